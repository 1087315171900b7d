// The sheet of paper: nine numbered words and nothing that says what they are for. It lies under the page, and is all that a printer gets.

import { el } from './dom.ts';

/** Lays the sheet under the page, in place of an earlier one. */
export function laySheet(words: readonly string[], lang: string): void {
  takeSheet();
  if (words.length === 0) return;
  document.body.append(
    el('ol', { class: 'sheet', lang }, ...words.map((word, at) => el('li', {}, el('span', {}, String(at + 1)), ' ', el('b', {}, word)))),
  );
  document.body.classList.add('with-sheet');
}

/** Takes it away: another screen has no words to print. */
export function takeSheet(): void {
  document.querySelector('.sheet')?.remove();
  document.body.classList.remove('with-sheet');
}
