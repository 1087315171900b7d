// One list of 2048 words as somebody types from it: which letters can follow, and when a word is known.

import { ENOUGH, fold, wordsOf, type List } from '../crypto/folding.ts';

export class WordList {
  readonly language: List;
  readonly #words: readonly { readonly word: string; readonly folded: string }[];

  constructor(language: List, words: readonly string[]) {
    this.language = language;
    this.#words = words.map((word) => ({ word, folded: fold(word, language) }));
  }

  /** The word that is meant already: its first four letters are there, or all of a shorter one that no other begins with. */
  complete(typed: string): string | undefined {
    const letters = this.#fold(typed);
    const meant = this.#beginning(letters);
    const [only, ...others] = meant;
    return others.length === 0 && (letters.length >= ENOUGH || letters === only?.folded) ? only?.word : undefined;
  }

  /** Whether this is a word of the list, also a short one that others begin with. */
  knows(typed: string): boolean {
    const letters = this.#fold(typed);
    return this.complete(typed) !== undefined || this.#words.some(({ folded }) => folded === letters);
  }

  /** The folded letters that a word may go on with; none when it is known. */
  following(typed: string): ReadonlySet<string> {
    const letters = this.#fold(typed);
    if (letters.length >= ENOUGH) return new Set();
    return new Set(this.#beginning(letters).flatMap(({ folded }) => folded.charAt(letters.length) || []));
  }

  /** The words that begin as typed, in the order of the list; none for an empty beginning. */
  suggest(typed: string, limit: number): string[] {
    const letters = this.#fold(typed);
    if (letters === '') return [];
    const meant = letters.length >= ENOUGH ? this.#beginning(letters) : this.#words.filter(({ folded }) => folded.startsWith(letters));
    return meant.slice(0, limit).map(({ word }) => word);
  }

  /** Whether a key of the letter pad may be pressed. */
  follows(letter: string, following: ReadonlySet<string>): boolean {
    return following.has(fold(letter, this.language));
  }

  #fold(typed: string): string {
    return fold(wordsOf(typed)[0] ?? '', this.language);
  }

  /** What begins with these folded letters, of which only the first four count. */
  #beginning(letters: string): readonly { readonly word: string; readonly folded: string }[] {
    const start = letters.slice(0, ENOUGH);
    return start === '' ? this.#words : this.#words.filter(({ folded }) => folded.startsWith(start));
  }
}
