// Loads more.js when somebody goes through one of the doors, and waits calmly for it.

import { LOCALES } from 'sybyr:locales';
import type { Locale } from '../locales/locale.ts';
import type { App, Screen } from './app.ts';
import { button, el } from './dom.ts';
import { home } from './screens/home.ts';
import { loading } from './screens/loading.ts';

type More = typeof import('./more.ts');

let loaded: More | undefined;
let coming: Promise<More> | undefined;
let attempts = 0;

/**
 * One attempt at a time, whoever asks: a second copy would have a state of its own. Firefox remembers for the whole visit that a
 * module did not arrive, so that every further attempt has an address of its own.
 */
function load(): Promise<More> {
  if (coming !== undefined) return coming;
  attempts += 1;
  const attempt: Promise<More> = attempts === 1 ? import('./more.ts') : import(`/more.js?${attempts}`);
  coming = attempt.then(
    (more) => (loaded = more),
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

/** Called by more.js as it starts: adds its sentences to those of the page (build/strings.mjs). */
export function extend(later: readonly Locale[]): void {
  for (const { code, sentences } of later) Object.assign(LOCALES.find((one) => one.code === code)?.sentences ?? {}, sentences);
}

/** Lets it come while something else is read. That it does not come is said when it is needed. */
export function expect(): void {
  load().catch(() => undefined);
}

/** Goes on with what is behind the doors; at once when it is here already. */
export function later(app: App, next: (more: More) => void): void {
  if (loaded !== undefined) {
    next(loaded);
    return;
  }
  const back = () => app.go(home);
  app.go(loading('loading', back));
  app.wait(load(), next, () => app.go(unreached(() => later(app, next), back)));
}

/** As any failure without a connection is said (errors.ts, which is not here yet). */
function unreached(retry: () => void, back: () => void): Screen {
  return (app) => ({
    name: 'error',
    title: app.t('error_title'),
    back,
    content: [el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'offline' }, app.t('error_offline')), button(app.t('error_retry'), 'retry', 'primary', retry)],
  });
}
