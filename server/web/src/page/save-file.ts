// Hands a file to the browser's own saving.

import { el } from './dom.ts';

/** How long a file stays reachable for the browser's saving. */
const SAVE_MILLISECONDS = 60_000;

/** The blob's type is opaque, so that no browser opens it in a tab of this site. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = el('a', { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVE_MILLISECONDS);
}
