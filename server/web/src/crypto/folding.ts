// How typed letters are compared with the words of a list (protocol section 2), apart from the lists, so that the page can fold without carrying them.

/** A language in which codenames and fingerprints can be shown, in the order in which a reader tries them. */
export const LISTS = ['en', 'ru', 'kk'] as const;
export type List = (typeof LISTS)[number];

/** So many folded letters tell the words of a list apart. */
export const ENOUGH = 4;

/** What was typed as it is compared: lower case, with the letters of another keyboard that look alike. */
export function fold(text: string, list: List): string {
  const letters = list === 'en' ? TO_LATIN : TO_CYRILLIC;
  return [...text.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join('');
}

/** The first four folded letters: two words are equal when these are. */
export function prefixOf(word: string, list: List): string {
  return [...fold(word, list)].slice(0, ENOUGH).join('');
}

/** The words of a text: letters that some systems paste apart put together, and everything that is not a letter between them. */
export function wordsOf(text: string): string[] {
  return compose(text).match(/\p{Alphabetic}+/gu) ?? [];
}

function compose(text: string): string {
  return text.replace(/[иИ]\u0306/gu, 'й').replace(/[еЕ]\u0308/gu, 'ё');
}

type Letters = ReadonlyMap<string, string>;

const TO_LATIN = /* @__PURE__ */ pair('авсеніикмортху', 'abcehiikmoptxy');
const TO_CYRILLIC = /* @__PURE__ */ pair('қғңүұөһәіё' + 'abcehikmoptxy', 'кгнууохаие' + 'авсеникмортху');

function pair(from: string, to: string): Letters {
  return new Map([...from].map((letter, i) => [letter, to[i] ?? letter]));
}
