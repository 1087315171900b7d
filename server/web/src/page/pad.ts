// The page's own letters: pressed instead of typed, so that no keyboard of the device learns a word. Only what can follow can be pressed.

import type { List } from '../crypto/folding.ts';
import { LANGUAGES, type App } from './app.ts';
import { button, el, replace } from './dom.ts';
import { ENOUGH, letterNames } from './spelling.ts';

export interface PadActions {
  readonly press: (letter: string) => void;
  readonly erase: () => void;
  readonly take: (word: string) => void;
  readonly change: (list: List) => void;
}

/** What the pad shows of the word that is being entered. */
export interface PadState {
  readonly position: number;
  readonly typed: string;
  readonly open: (letter: string) => boolean;
  readonly words: readonly string[];
}

export interface Pad {
  readonly element: HTMLElement;
  show(state: PadState): void;
}

export function letterPad(app: App, list: List, { press, erase, take, change }: PadActions): Pad {
  const slate = el('p', { class: 'slate', 'aria-hidden': 'true' });
  const chips = el('div', { class: 'chips' });
  const keys = [...letterNames(app.localeOf(list).sentences).keys()].map((letter) =>
    el('button', { type: 'button', class: 'key', test: 'pad-letter', tabindex: -1, 'data-letter': letter, onclick: (event) => pressed(event.currentTarget) }, letter),
  );
  const remove = el('button', { type: 'button', class: 'erase', test: 'pad-erase', 'aria-label': app.t('pad_erase'), onclick: erase }, '\u2190');

  const isOpen = (key: Element) => key.getAttribute('aria-disabled') !== 'true';
  const pressed = (key: EventTarget | null) => {
    if (key instanceof HTMLElement && isOpen(key)) press(key.dataset['letter'] ?? '');
  };
  // One stop for the Tab key, arrows inside; and a letter of a real keyboard presses its key.
  const stopAt = (key: HTMLElement) => {
    for (const other of keys) other.tabIndex = other === key ? 0 : -1;
  };
  const steps = (key: string): number => {
    const [first] = keys;
    const columns = keys.filter(({ offsetTop }) => offsetTop === first?.offsetTop).length;
    return { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key] ?? 0;
  };
  const letters = el('div', { class: 'keys', role: 'group', 'aria-label': app.t('pad_label'), lang: list }, ...keys);
  letters.addEventListener('keydown', (event) => {
    const at = keys.findIndex((key) => key === document.activeElement);
    const next = keys[at + steps(event.key)];
    if (steps(event.key) !== 0) event.preventDefault();
    if (at >= 0 && next !== undefined && next !== keys[at]) {
      stopAt(next);
      next.focus();
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Backspace') erase();
    else pressed(keys.find(({ dataset }) => dataset['letter'] === event.key.toLowerCase()) ?? null);
  });

  const alphabets = el(
    'div',
    { class: 'alphabets', role: 'group', 'aria-label': app.t('pad_language') },
    ...LANGUAGES.map((one) =>
      el(
        'button',
        { type: 'button', test: `pad-${one}`, lang: one, 'aria-pressed': String(one === list), onclick: () => change(one) },
        app.localeOf(one).short,
        // The languages of the page sound alike, for whoever hears a button without its group.
        el('span', { class: 'unseen' }, ` ${app.languageName(one)}. ${app.localeOf(one).sentences.pad_language}`),
      ),
    ),
  );
  const element = el('div', { class: 'pad', test: 'pad', translate: 'no' }, el('div', { class: 'pad-head' }, slate, chips, remove), letters, alphabets);
  // The focus stays in the field, where a screen reader and a real keyboard are.
  element.addEventListener('pointerdown', (event) => event.preventDefault());

  return {
    element,
    show({ position, typed, open, words }) {
      const shown = [...typed].slice(0, ENOUGH);
      replace(slate, el('b', {}, String(position)), ...Array.from({ length: ENOUGH }, (_, at) => el('span', {}, shown[at] ?? '')));
      for (const key of keys) key.setAttribute('aria-disabled', String(!open(key.dataset['letter'] ?? '')));
      const stop = keys.find((key) => key.tabIndex === 0);
      if (stop === undefined || !isOpen(stop)) {
        const first = document.activeElement === stop ? stop : keys.find(isOpen);
        if (first !== undefined) stopAt(first);
      }
      replace(
        chips,
        ...words.map((word) => {
          const chip = button(word, 'suggestion', 'quiet', () => take(word));
          chip.lang = list;
          return chip;
        }),
      );
    },
  };
}
