// A word for reading out on the telephone: large, then letter by letter with the name of each letter.

import { ENOUGH } from '../crypto/folding.ts';
import type { Sentences } from '../locales/locale.ts';
import type { Language } from '../worker/drop.ts';
import { el } from './dom.ts';

export { ENOUGH };

/** The letters of a language with their names, in the order of its alphabet. */
export function letterNames(sentences: Pick<Sentences, 'spelling'>): ReadonlyMap<string, string> {
  return new Map(sentences.spelling.split(', ').map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]));
}

/** `word` of the list of `language`, with the names that the sentences of the same language gives its letters. */
export function spelling(sentences: Sentences, language: Language, word: string): HTMLElement {
  const names = letterNames(sentences);
  return el(
    'div',
    { class: 'spelling', lang: language, translate: 'no', test: 'spelling' },
    el('p', { class: 'spelled' }, word),
    el(
      'ol',
      { class: 'letters', 'aria-label': sentences.spelling_label },
      ...[...word].map((letter, at) =>
        // The listener has to write down no more than the first four.
        el('li', { class: at < ENOUGH ? undefined : 'rest' }, el('b', {}, letter), el('span', {}, names.get(letter) ?? letter)),
      ),
    ),
  );
}
