// Takes the nine words back: pasted whole or typed, four letters each, with the page's own suggestions and the place of a mistake.

import type { Entered } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { button, el, freshId, GUARDS, replace } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { writeAgain } from './again.ts';
import { chooseAgency } from './choose.ts';
import { home } from './home.ts';
import { readMessages } from './inbox.ts';

/** Everything that is not a letter separates words (protocol section 2). */
const SEPARATORS = /\P{Alphabetic}+/u;

type Next = (app: App) => void;

export const enterCodename: Screen = (app) => {
  const complaint = el('div', {});
  const inputs: HTMLInputElement[] = [];
  const submit = (next: Next) => {
    replace(complaint);
    // Cleared first: when this screen is left before the answer, nothing of an earlier codename stays in its place.
    app.entered = undefined;
    app.inbox = undefined;
    app.wait(
      app.engine.call('enterCodename', { words: app.typedWords }),
      (entered) => {
        if (entered.state !== 'ok') {
          complain(app, entered, inputs, complaint);
          return;
        }
        app.entered = entered.handle;
        chooseBody(app, next);
      },
      (error) => showFailure(app, error, () => app.go(enterCodename), () => app.go(home)),
    );
  };
  const fields = app.typedWords.map((_, at) => wordField(app, at, inputs, () => submit(readMessages)));
  return {
    name: 'return',
    title: app.t('return_title'),
    back: () => app.go(home),
    content: [
      el('p', { class: 'lead' }, app.t('return_lead')),
      el('ol', { class: 'entry' }, ...fields),
      complaint,
      button(app.t('return_open'), 'return-open', 'primary', () => submit(readMessages)),
      button(app.t('return_write'), 'return-write', 'quiet', () => submit(writeAgain)),
    ],
  };
};

function chooseBody(app: App, next: Next): void {
  const only = app.drop.agencies.length === 1 ? app.drop.agencies[0] : undefined;
  if (only === undefined) {
    app.go(chooseAgency('agency_title_return', () => next(app), () => app.go(enterCodename)));
    return;
  }
  app.agency = only;
  next(app);
}

function complain(app: App, entered: Exclude<Entered, { state: 'ok' }>, inputs: readonly HTMLInputElement[], complaint: HTMLElement): void {
  const position = entered.state === 'unknown' ? entered.position : entered.state === 'count' ? app.typedWords.indexOf('') + 1 : 0;
  const said =
    entered.state === 'unknown'
      ? app.t('return_unknown', { n: position })
      : entered.state === 'count'
        ? app.t('return_count', { n: entered.found })
        : app.t('return_check');
  inputs.forEach((input, at) => input.setAttribute('aria-invalid', String(at === position - 1)));
  replace(
    complaint,
    el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': `codename-${entered.state}`, 'data-position': position > 0 ? position : undefined }, said),
  );
  inputs[position - 1]?.focus();
}

function wordField(app: App, at: number, inputs: HTMLInputElement[], submit: () => void): HTMLElement {
  const id = freshId();
  const suggestions = el('div', { class: 'suggestions' });
  const input = el('input', { ...GUARDS, id, type: 'text', maxlength: 400, test: `return-word-${at + 1}`, 'aria-label': app.t('return_word', { n: at + 1 }) });
  input.value = app.typedWords[at] ?? '';
  inputs[at] = input;

  const take = (text: string) => {
    const words = text.split(SEPARATORS).filter((word) => word !== '');
    // Nine words belong to all nine fields, wherever they were pasted.
    const first = words.length >= inputs.length ? 0 : at;
    words.slice(0, inputs.length - first).forEach((word, offset) => {
      app.typedWords[first + offset] = word;
      const field = inputs[first + offset];
      if (field !== undefined) field.value = word;
    });
    inputs[Math.min(first + words.length, inputs.length - 1)]?.focus();
  };
  const suggest = () => {
    const typed = input.value;
    if ([...typed].length < 2) {
      replace(suggestions);
      return;
    }
    app.wait(
      app.engine.call('suggest', { typed, language: app.language }),
      (words) => {
        if (input.value !== typed) return;
        const done = words.length === 1 && words[0] === typed;
        replace(suggestions, ...(done ? [] : words.map((word) => suggestion(word))));
      },
      () => replace(suggestions),
    );
  };
  const suggestion = (word: string) => {
    const chip = button(word, 'suggestion', 'quiet', () => {
      take(word);
      replace(suggestions);
    });
    chip.tabIndex = -1;
    // Pressing must not take the focus first, or the list would go before the press arrives.
    chip.addEventListener('pointerdown', (event) => event.preventDefault());
    return chip;
  };

  input.addEventListener('input', () => {
    input.removeAttribute('aria-invalid');
    if (SEPARATORS.test(input.value)) {
      take(input.value);
      if (app.typedWords[at] !== undefined) input.value = app.typedWords[at];
      replace(suggestions);
    } else {
      app.typedWords[at] = input.value;
      suggest();
    }
  });
  input.addEventListener('blur', () => replace(suggestions));
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const next = inputs[at + 1];
    if (next === undefined) submit();
    else next.focus();
  });
  return el('li', {}, el('label', { for: id, 'aria-hidden': 'true' }, String(at + 1)), input, suggestions);
}
