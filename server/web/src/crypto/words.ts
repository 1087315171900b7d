// The three lists of 2048 words and how typed letters are folded before they are compared (protocol section 2).

import en from '../../../../crypto/src/words/en.txt';
import kk from '../../../../crypto/src/words/kk.txt';
import ru from '../../../../crypto/src/words/ru.txt';

/** A language in which codenames and fingerprints can be shown, in the order in which a reader tries them. */
export const LISTS = ['en', 'ru', 'kk'] as const;
export type List = (typeof LISTS)[number];

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

/** The words that begin as typed, after folding, in the order of the list; none for an empty beginning. */
export function suggestWords(typed: string, list: List, limit: number = 6): string[] {
  const beginning = fold(typed.trim(), list);
  if (beginning === '') return [];
  return load(list)
    .words.filter((word) => fold(word, list).startsWith(beginning))
    .slice(0, limit);
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

function prefixOf(word: string, list: List): string {
  return [...fold(word, list)].slice(0, 4).join('');
}

/** What was typed as it is compared: lower case, with the letters of another keyboard that look alike. */
function fold(text: string, list: List): string {
  const letters = list === 'en' ? TO_LATIN : TO_CYRILLIC;
  return [...text.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join('');
}

type Letters = ReadonlyMap<string, string>;

const TO_LATIN = /* @__PURE__ */ pair('авсеніикмортху', 'abcehiikmoptxy');
const TO_CYRILLIC = /* @__PURE__ */ pair('қғңүұөһәіё' + 'abcehikmoptxy', 'кгнууохаие' + 'авсеникмортху');

function pair(from: string, to: string): Letters {
  return new Map([...from].map((letter, i) => [letter, to[i] ?? letter]));
}
