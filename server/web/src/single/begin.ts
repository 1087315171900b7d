// Begins a visit of the single-file client: with no drop first, and anew with each saved visit that is opened.

import { App } from '../page/app.ts';
import { Engine } from '../page/engine.ts';
import { home } from '../page/screens/home.ts';
import { unsupported } from '../page/screens/problem.ts';
import type { Locale } from '../locales/locale.ts';
import type { Drop } from '../worker/drop.ts';
import { sealed } from './sealed.ts';

let root: HTMLElement | undefined;
let current: App | undefined;

/** The visit that is on the screen. */
export function visit(): App | undefined {
  return current;
}

export function beginIn(page: HTMLElement, drop: Drop): void {
  root = page;
  begin(drop);
}

export function begin(drop: Drop, locale?: Locale): void {
  if (root === undefined) return;
  const page = root;
  current?.engine.end();
  const app = new App(drop, page, new Engine(), { sealed });
  if (locale !== undefined) app.locale = locale;
  current = app;
  // Before a file is open there is no drop to visit, and nothing to ask about one.
  app.engine.call('start', { drop }).then(
    () => app.go(home),
    () => unsupported(page),
  );
}
