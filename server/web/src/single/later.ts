// Stands in for page/later.ts in the single-file client: everything is here already.

import type { App } from '../page/app.ts';
import * as all from '../page/more.ts';

export function later(_app: App, next: (more: typeof all) => void): void {
  next(all);
}

export function expect(): void {
  // Nothing has to come.
}
