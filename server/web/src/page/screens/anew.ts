// Ends the visit that read and begins one that writes: keys go, the words are typed once more, and only what will be sent anyway is carried over.

import type { Agency } from '../../worker/drop.ts';
import type { App } from '../app.ts';
import { home } from './home.ts';
import { retype } from './return.ts';

/** `next` is called with the codename typed in again. */
export function writeAnew(app: App, body: Agency, next: (app: App) => void): void {
  app.forget();
  app.agency = body;
  app.go(retype(next, () => app.go(home)));
}
