// Takes words of a codename: numbered fields for any keyboard, pasted text in any shape, and the page's own letters for a phone.

import { LISTS, wordsOf, type List } from '../crypto/folding.ts';
import type { App } from './app.ts';
import { button, el, freshId, GUARDS, replace } from './dom.ts';
import { letterPad, type Pad } from './pad.ts';

/** Suggestions under a field, and in the narrow head of the pad. */
const SUGGESTED = 4;
const SUGGESTED_ON_PAD = 3;
/** The screen has room for nine words of fifty letters; more was pasted by mistake. */
const LONGEST = 450;

export interface Asked {
  /** Which words, each with the hook of its field. What is typed is kept by the screen, so that it survives another language. */
  readonly places: readonly { readonly position: number; readonly test: string }[];
  readonly typed: string[];
  /** Offers to show what was entered as dots. */
  readonly canHide: boolean;
  /** The last word is there: where the pad folds away and the focus goes on to. */
  readonly finished: () => void;
  /** Enter in the last field. */
  readonly submit: () => void;
  readonly changed?: () => void;
}

export interface WordEntry {
  readonly element: HTMLElement;
  /** Marks the field at this place, from 0, as the one to look at, and goes there; no field at -1. */
  mark(place: number): void;
}

export function wordEntry(app: App, asked: Asked): WordEntry {
  const { typing } = app;
  const { typed, places } = asked;
  const list = typing.list ?? app.language;
  const said = el('p', { class: 'unseen', role: 'status' });
  const known = (word: string) => LISTS.some((one) => typing.words(one)?.knows(word) ?? word.length > 0);
  const firstOpen = (from: number) => {
    const order = [...typed.keys()].map((at) => (from + at) % typed.length);
    return order.find((at) => !known(typed[at] ?? ''));
  };
  let current = firstOpen(0) ?? -1;
  let pad: Pad | undefined;
  /** Until a field is touched the pad is not shown where it would lie over the fields: the screen is read from its beginning. */
  let folded = false;

  const inputs = places.map(({ position, test }, at) => {
    const input = el('input', {
      ...GUARDS,
      id: freshId(),
      type: 'text',
      maxlength: LONGEST,
      test,
      'data-position': position,
      'aria-label': app.t('return_word', { n: position }),
      inputmode: typing.pad ? 'none' : undefined,
    });
    input.value = typed[at] ?? '';
    return input;
  });
  const suggestions = inputs.map(() => el('div', { class: 'suggestions' }));
  const items = inputs.map((input, at) => el('li', {}, el('label', { for: input.id, 'aria-hidden': 'true' }, String(places[at]?.position)), input, suggestions[at]));

  const set = (at: number, word: string) => {
    typed[at] = word;
    const input = inputs[at];
    if (input !== undefined) {
      input.value = word;
      input.removeAttribute('aria-invalid');
    }
    asked.changed?.();
  };

  /** The words that begin as typed: of the language of the page, or of the first list that has some. */
  const suggested = (text: string, limit: number, lists: readonly List[]): readonly string[] =>
    lists.map((one) => typing.words(one)?.suggest(text, limit) ?? []).find((words) => words.length > 0) ?? [];

  const show = () => {
    items.forEach((item, at) => item.classList.toggle('current', at === current));
    if (pad === undefined) return;
    pad.element.hidden = folded || current < 0;
    const words = typing.words(list);
    const text = typed[current] ?? '';
    const following = words?.following(text) ?? new Set<string>();
    const meant = words?.complete(text) === undefined ? suggested(text, SUGGESTED_ON_PAD + 1, [list]) : [];
    pad.show({
      position: places[current]?.position ?? 0,
      typed: text,
      open: (letter) => words?.follows(letter, following) ?? false,
      words: meant.length <= SUGGESTED_ON_PAD ? meant : [],
    });
  };

  /** Moves the page when the field is not above the pad: to the top then, so that as many of the next ones as possible are seen with it. */
  const keepInSight = () => {
    const field = items[current]?.getBoundingClientRect();
    if (field === undefined || pad === undefined) return;
    const lowest = window.innerHeight - pad.element.offsetHeight;
    const highest = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    if (field.bottom > lowest || field.top < highest) window.scrollBy(0, field.top - highest - 8);
  };

  /** Called once the screen is drawn. */
  const foldWhereLow = () => {
    const field = items[current]?.getBoundingClientRect();
    if (pad === undefined || field === undefined || box.contains(document.activeElement)) return;
    folded = field.bottom > window.innerHeight - pad.element.offsetHeight;
    show();
  };

  /** Goes to a field: with the focus, when a field has it; otherwise only the pad goes there. */
  const goTo = (at: number) => {
    const inField = inputs.some((input) => input === document.activeElement);
    current = at;
    if (inField) inputs[at]?.focus({ preventScroll: true });
    show();
    keepInSight();
  };

  const goOn = () => {
    const next = firstOpen(current);
    if (next === undefined) {
      current = -1;
      show();
      asked.finished();
      return;
    }
    goTo(next);
    replace(said, app.t('return_word', { n: places[next]?.position ?? 0 }));
  };

  const takeWord = (word: string) => {
    set(current, word);
    goOn();
  };

  const press = (letter: string) => {
    const words = typing.words(list);
    if (words === undefined || current < 0) return;
    const text = (typed[current] ?? '') + letter;
    const whole = words.complete(text);
    if (whole !== undefined) {
      takeWord(whole);
      return;
    }
    set(current, text);
    show();
    keepInSight();
  };

  const erase = () => {
    if (current < 0) return;
    if ((typed[current] ?? '') === '' && current > 0) goTo(current - 1);
    // Of a word that was completed, the last letter that was pressed.
    const letters = [...(typed[current] ?? '')];
    set(current, letters.slice(0, Math.min(letters.length - 1, 3)).join(''));
    show();
  };

  /** Spreads what was typed or pasted over the fields: as many words as there are fields belong to all of them. */
  const take = (text: string, at: number) => {
    const words = wordsOf(text);
    const first = words.length >= inputs.length ? 0 : at;
    words.slice(0, inputs.length - first).forEach((word, offset) => set(first + offset, word));
    inputs[Math.min(first + words.length, inputs.length - 1)]?.focus();
    if (words.length >= inputs.length) goOn();
  };

  inputs.forEach((input, at) => {
    const below = suggestions[at] ?? el('div');
    const suggest = () => {
      const text = input.value;
      const order = [app.language, ...LISTS.filter((one) => one !== app.language)];
      const words = typing.pad || [...text].length < 2 ? [] : suggested(text, SUGGESTED, order);
      replace(below, ...(words.length === 1 && words[0] === text ? [] : words.map((word) => chip(word))));
    };
    const chip = (word: string) => {
      const made = button(word, 'suggestion', 'quiet', () => {
        take(word, at);
        replace(below);
      });
      made.tabIndex = -1;
      // Pressing must not take the focus first, or the list would go before the press arrives.
      made.addEventListener('pointerdown', (event) => event.preventDefault());
      return made;
    };
    input.addEventListener('input', () => {
      const words = wordsOf(input.value);
      if (words.join('') === input.value.normalize('NFC') || words.length === 0) {
        set(at, input.value);
        suggest();
      } else {
        take(input.value, at);
        if (input.value !== typed[at]) input.value = typed[at] ?? '';
        replace(below);
      }
      show();
    });
    input.addEventListener('focus', () => {
      current = at;
      folded = false;
      show();
      keepInSight();
    });
    input.addEventListener('blur', () => replace(below));
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      const next = inputs[at + 1];
      if (next === undefined) asked.submit();
      else next.focus();
    });
  });

  const box = el('div', { class: typing.pad ? 'word-entry by-pad' : 'word-entry' });
  const fields = el('ol', { class: places.length < 4 ? 'entry few' : 'entry' }, ...items);
  fields.classList.toggle('masked', asked.canHide && typing.hidden);
  const again = (focus: string) => {
    app.redraw();
    document.querySelector<HTMLElement>(`[data-test="${focus}"]`)?.focus();
  };
  const change = (language: List) => {
    typing.list = language;
    // A word begun in one alphabet does not go on in another.
    if (!known(typed[current] ?? '')) typed[current] = '';
    again(`pad-${language}`);
  };
  const hide = el(
    'button',
    {
      type: 'button',
      class: 'quiet toggle',
      test: 'words-hide',
      'aria-pressed': String(typing.hidden),
      onclick: () => {
        typing.hidden = !typing.hidden;
        hide.setAttribute('aria-pressed', String(typing.hidden));
        fields.classList.toggle('masked', typing.hidden);
      },
    },
    app.t('words_hide'),
  );
  const other = button(app.t(typing.pad ? 'typing_keyboard' : 'typing_pad'), 'typing-switch', 'quiet', () => {
    typing.pad = !typing.pad;
    // The letters of the page come with the field they are for.
    again(typing.pad ? (places[current]?.test ?? 'typing-switch') : 'typing-switch');
  });
  if (typing.pad) pad = letterPad(app, list, { press, erase, take: takeWord, change });
  replace(
    box,
    asked.canHide && hide,
    fields,
    said,
    pad?.element,
    el('div', { class: 'entry-switch' }, other, typing.byFinger && el('p', { class: 'hint' }, app.t('typing_hint'))),
  );
  typing.load(app, show);
  show();
  queueMicrotask(foldWhereLow);

  return {
    element: box,
    mark(place) {
      inputs.forEach((input, at) => input.setAttribute('aria-invalid', String(at === place)));
      inputs[place]?.focus();
    },
  };
}
