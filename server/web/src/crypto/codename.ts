// The codename: nine indices of eleven bits, shown as words of any of the three lists (protocol section 2).

import { hash, type Bytes } from './notation.ts';
import { wordsOf } from './folding.ts';
import { LISTS, indexOfWord, wordAt, type List } from './words.ts';

export { type List } from './words.ts';

/** Words in a codename. */
export const WORDS = 9;

/** Nine numbers below 2048: the only key of a source. */
export type Indices = readonly number[];

/** Why what was typed is not a codename; never what was typed. `position` counts from 1. */
export type CodenameError =
  { readonly error: 'count'; readonly count: number } | { readonly error: 'word'; readonly position: number } | { readonly error: 'check' };

/** Nine uniform indices, redrawn together until the check holds (256 draws on average). */
export async function generateCodename(): Promise<Indices> {
  for (;;) {
    const random = crypto.getRandomValues(new Uint16Array(WORDS));
    const indices = Array.from(random, (drawn) => drawn >>> 5);
    if (await checks(indices)) return indices;
  }
}

/** The nine words in one language. */
export function codenameWords(indices: Indices, list: List): string[] {
  return indices.map((index) => wordAt(index, list));
}

/** Reads nine words of any one list, in any case, with anything but letters between them; four letters of each suffice. */
export async function parseCodename(typed: string): Promise<{ readonly indices: Indices } | CodenameError> {
  const words = wordsOf(typed);
  if (words.length !== WORDS) return { error: 'count', count: words.length };
  let best = { known: 0, position: 1 };
  let checkFailed = false;
  for (const list of LISTS) {
    const found = words.map((word) => indexOfWord(word, list));
    const indices = found.filter((index) => index !== undefined);
    if (indices.length < WORDS) {
      if (indices.length >= best.known) best = { known: indices.length, position: found.indexOf(undefined) + 1 };
      continue;
    }
    if (await checks(indices)) return { indices };
    checkFailed = true;
  }
  return checkFailed ? { error: 'check' } : { error: 'word', position: best.position };
}

/** Whether these are nine indices with `H("check", idx13)[0] = 0`. */
export async function checks(indices: Indices): Promise<boolean> {
  if (indices.length !== WORDS || indices.some((index) => !Number.isInteger(index) || index < 0 || index > 2047)) return false;
  return (await hash('check', packIndices(indices)))[0] === 0;
}

/** `idx13`: 99 bits, the first index most significant, then five zero bits. */
export function packIndices(indices: Indices): Bytes {
  const out = new Uint8Array(13);
  indices.forEach((index, i) => {
    for (let bit = 0; bit < 11; bit++) {
      const at = 11 * i + bit;
      if ((index >> (10 - bit)) & 1) out[at >> 3] = (out[at >> 3] as number) | (0x80 >> (at & 7));
    }
  });
  return out;
}
