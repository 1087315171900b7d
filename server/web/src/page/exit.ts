// Leaves at once, by the button or by Esc three times; and leaves nothing behind when the browser leaves by itself.

import { replace } from './dom.ts';

const PRESSES = 3;
const MILLISECONDS = 2000;

/**
 * Empties the page, then opens the exit in its place, so that «back» does not lead here. The title stays: it says nothing, and
 * without one a tab would show the address while the other site is still being fetched.
 */
export function leave(exit: string): void {
  replace(document.body);
  window.location.replace(exit);
}

/**
 * Esc pressed three times within two seconds. A key held down counts once, and one that ends the composing of a letter not at all.
 * A screen reader keeps the first for itself when it was in a field: then the fourth leaves.
 */
export function watchEscape(press: () => void): void {
  let presses: number[] = [];
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.repeat || event.isComposing) return;
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= MILLISECONDS);
      if (presses.length < PRESSES) return;
      presses = [];
      press();
    },
    // Before anything on the page can keep the key for itself.
    { capture: true },
  );
}

/** A browser may keep a page it has left, to show it again as it was. This one is emptied when it is left, and loads anew. */
export function watchLeaving(forget: () => void): void {
  window.addEventListener('pagehide', () => {
    forget();
    replace(document.body);
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
}
