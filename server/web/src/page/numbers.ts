// The numbers by which others can check what this page was sent: hashes of exactly what it has loaded itself.

/**
 * The files a source's page consists of, by their name in `dist`; the same for every drop of the world. Sorted: the order
 * is part of the number. The courier's page is not among them, because a drop may keep it off the address for sources.
 */
const FILES: ReadonlyMap<string, string> = new Map([
  ['call.html', '/call'],
  ['clean.js', '/clean.js'],
  ['index.html', '/'],
  ['more.js', '/more.js'],
  ['page.js', '/page.js'],
  ['style.css', '/style.css'],
  ['worker.js', '/worker.js'],
]);

/** SHA-256 of what `sha256sum` prints for these files, so that a shell can compute it from `dist`. */
export async function clientHash(): Promise<string> {
  const lines = await Promise.all([...FILES].map(async ([name, address]) => `${await hashOf(address)}  ${name}\n`));
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join(''))));
}

/** SHA-256 of what lies at an address of this drop. */
export async function hashOf(address: string): Promise<string> {
  const answer = await fetch(address, { cache: 'no-store', credentials: 'omit', redirect: 'error' });
  if (!answer.ok) throw new Error('a part of this page cannot be fetched');
  return hex(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
