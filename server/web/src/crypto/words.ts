// The three lists of 2048 words (protocol section 2).

import en from '../../../../crypto/src/words/en.txt';
import kk from '../../../../crypto/src/words/kk.txt';
import ru from '../../../../crypto/src/words/ru.txt';
import { prefixOf, type List } from './folding.ts';

export { LISTS, type List } from './folding.ts';

/** Words in one list. */
export const LIST_LENGTH = 2048;

interface Loaded {
  readonly words: readonly string[];
  readonly byPrefix: ReadonlyMap<string, number>;
}

const loaded = new Map<List, Loaded>();

function load(list: List): Loaded {
  const ready = loaded.get(list);
  if (ready !== undefined) return ready;
  const words = { en, ru, kk }[list].trimEnd().split('\n');
  const fresh = { words, byPrefix: new Map(words.map((word, index) => [prefixOf(word, list), index])) };
  loaded.set(list, fresh);
  return fresh;
}

/** The word at `index`, which is below 2048. */
export function wordAt(index: number, list: List): string {
  return load(list).words[index % LIST_LENGTH] as string;
}

/** The index of a typed word: equal in the first four folded letters. */
export function indexOfWord(typed: string, list: List): number | undefined {
  return load(list).byPrefix.get(prefixOf(typed, list));
}

/** Every word of a list, in its order. */
export function allWords(list: List): readonly string[] {
  return load(list).words;
}

/** The first 132 bits as twelve words: how a fingerprint is shown, printed and read out. */
export function fingerprintWords(fingerprint: Uint8Array, list: List): string[] {
  return Array.from({ length: 12 }, (_, i) => wordAt(bits11(fingerprint, 11 * i), list));
}

/** Eleven bits of `bytes` from bit `start`, most significant first. */
export function bits11(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let bit = start; bit < start + 11; bit++) value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  return value;
}
