// What is shown where nothing can be sealed: calm words in all three languages, and never a field.

import type { Key } from '../../locales/en.ts';
import { LOCALES } from 'sybyr:locales';
import type { Sentences } from '../../locales/locale.ts';
import { el, paragraphs, replace, steps, type Child } from '../dom.ts';

/** The browser lacks the cryptography, or computes it wrongly. */
export function unsupported(root: HTMLElement): void {
  show(root, 'unsupported', 'problem_title', 'problem_text', withoutNetwork);
}

/** drop.js or the worker did not arrive. */
export function incomplete(root: HTMLElement): void {
  show(root, 'incomplete', 'problem_drop', 'problem_drop_text');
}

/** The address bar names no address of this drop: a gateway, a mirror, or an operator who has not said where the drop is reached. */
export function elsewhere(root: HTMLElement): void {
  show(root, 'elsewhere', 'elsewhere_title', 'elsewhere_text');
}

/** Another browser may do it, and without any network; from a file there is nothing to save. */
function withoutNetwork(sentences: Sentences): Child[] {
  if (window.location.protocol === 'file:') return [];
  const link = (address: string, name: string, label: string) => el('a', { class: 'button secondary', href: address, download: name }, label);
  return [
    el('p', {}, sentences.problem_single),
    steps(
      [sentences.offline_step_program, link('/sybyr.html', 'sybyr.html', sentences.offline_program_get)],
      [sentences.offline_step_keys, link('/api/saved/drop', 'visit.tar', sentences.offline_write_get)],
      [sentences.offline_step_open],
      [sentences.offline_step_blob],
      [sentences.offline_step_upload],
    ),
  ];
}

function show(root: HTMLElement, name: string, title: Key, text: Key, more: (sentences: Sentences) => Child[] = () => []): void {
  replace(
    root,
    el(
      'main',
      { class: 'still', 'data-screen': name, test: name },
      ...LOCALES.map(({ code, sentences }) => el('section', { lang: code }, el('h1', {}, sentences[title]), ...paragraphs(sentences[text]), ...more(sentences))),
    ),
  );
}
