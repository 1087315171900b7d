// Loads more.js when somebody goes where the first visit does not lead, and waits calmly for it.

import { LOCALES } from 'sybyr:locales';
import type { Locale } from '../locales/locale.ts';
import type { App } from './app.ts';
import { EngineError } from './engine.ts';
import { showFailure } from './errors.ts';
import { home } from './screens/home.ts';
import { loading } from './screens/loading.ts';

type More = typeof import('./more.ts');

let loaded: More | undefined;
let attempts = 0;

/** Firefox remembers for the whole visit that a module did not arrive, so that every further attempt has an address of its own. */
function load(): Promise<More> {
  attempts += 1;
  return attempts === 1 ? import('./more.ts') : import(`/more.js?${attempts}`);
}

/** Called by more.js as it starts: adds its sentences to those of the page (build/strings.mjs). */
export function extend(later: readonly Locale[]): void {
  for (const { code, sentences } of later) Object.assign(LOCALES.find((one) => one.code === code)?.sentences ?? {}, sentences);
}

/** The same part for a screen that stays as it is meanwhile. Fails when it does not come. */
export async function more(): Promise<More> {
  loaded ??= await load();
  return loaded;
}

/** Goes on with a part of the page that comes in a script of its own; at once when it is here already. */
export function later(app: App, next: (more: More) => void): void {
  if (loaded !== undefined) {
    next(loaded);
    return;
  }
  const back = () => app.go(home);
  app.go(loading('loading', back));
  app.wait(
    load(),
    (more) => {
      loaded = more;
      next(more);
    },
    () => showFailure(app, new EngineError('offline'), () => later(app, next), back),
  );
}
