// Starts the page: shows the two doors only when everything that seals is known to work.

import type { Drop } from '../worker/drop.ts';
import { App } from './app.ts';
import { placeOf } from './address.ts';
import { watchHiding } from './cover.ts';
import { Engine, EngineError } from './engine.ts';
import { watchEscape, watchLeaving } from './exit.ts';
import { later } from './later.ts';
import { home } from './screens/home.ts';
import { elsewhere, incomplete, unsupported } from './screens/problem.ts';

const drop = (globalThis as { sybyrDrop?: Drop }).sybyrDrop;
const root = document.getElementById('page');
/** call.html differs from index.html in this only. */
const takesCalls = document.documentElement.dataset['page'] === 'call';

if (root !== null) start(root);

function start(page: HTMLElement): void {
  if (drop === undefined) {
    incomplete(page);
    return;
  }
  if (placeOf(window.location, drop.addresses) === 'elsewhere') {
    elsewhere(page);
    return;
  }
  const engine = typeof Worker === 'function' && globalThis.crypto?.subtle !== undefined ? new Engine() : undefined;
  if (engine === undefined) {
    unsupported(page);
    return;
  }
  const app = new App(drop, page, engine);
  watchHiding(app);
  watchEscape(() => app.leave());
  watchLeaving(() => app.engine.end());
  engine.call('start', { drop }).then(
    () => (takesCalls ? later(app, (more) => more.takeCalls(app)) : app.go(home)),
    (error: unknown) => (error instanceof EngineError && error.failure === 'self-test' ? unsupported(page) : incomplete(page)),
  );
}
