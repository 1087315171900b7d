// How the words of a codename are typed in this visit: with which letters, in which language, and whether they may be seen.

import type { List } from '../crypto/folding.ts';
import type { App } from './app.ts';
import { WordList } from './word-list.ts';

export class Typing {
  /** Whether fingers type here: on a keyboard that remembers and sends away. */
  readonly byFinger = window.matchMedia('(pointer: coarse)').matches;
  /** The page's own letters instead of the device's keyboard. */
  pad = this.byFinger;
  /** What was entered is shown as dots. */
  hidden = false;
  /** The language of the words, once somebody has chosen one. */
  list: List | undefined;
  #words: Readonly<Record<List, readonly string[]>> | undefined;
  readonly #prepared = new Map<List, WordList>();

  /** The list of a language; nothing until the worker has handed the lists over. */
  words(language: List): WordList | undefined {
    const words = this.#words?.[language];
    if (words === undefined) return undefined;
    const prepared = this.#prepared.get(language) ?? new WordList(language, words);
    this.#prepared.set(language, prepared);
    return prepared;
  }

  /** Asks the worker for the lists, once. They are public, and the same for everyone. */
  load(app: App, ready: () => void): void {
    if (this.#words !== undefined) return;
    app.wait(
      app.engine.call('wordLists', {}),
      (words) => {
        this.#words = words;
        ready();
      },
      // Without them there is nothing to complete with; whole words can still be typed.
      () => undefined,
    );
  }
}
