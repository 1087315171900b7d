// What a language is: its names, its grammar of numbers, which of the protocol's three languages stands in for it, and everything it says.

import type { Language } from '../worker/drop.ts';
import type { courier, Key } from './en.ts';

export type { Key };
export type CourierKey = keyof typeof courier;

/** Every sentence of the page. A missing or surplus one does not compile. */
export type Sentences = Readonly<Record<Key, string>>;
export type CourierSentences = Readonly<Record<CourierKey, string>>;

/** The forms a counted word can take, by the names that linguists use. */
export type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

export interface About {
  /** What stands in `lang`: the code of the language, and the name of its file. */
  readonly code: string;
  /** Its own name for itself, and that in the three or four capitals of its button. */
  readonly name: string;
  readonly short: string;
  /** The card's language and word list a reader of this language gets: names of agencies, questions, codenames. */
  readonly protocol: Language;
  /** The forms of a counted word that this language has; a sentence that offers a choice must offer exactly these. */
  readonly forms: readonly Form[];
  /** Which of them goes with a whole number from 0 up. Its own rule: what the browser knows of a language tells browsers apart. */
  readonly form: (count: number) => Form;
  /** Between units and tenths, and between groups of three digits. */
  readonly decimal: string;
  readonly group: string;
}

export interface Locale extends About {
  readonly sentences: Sentences;
}
