// Takes the nine words back, names the place of a mistake, and leads to reading, to writing, or to new words.

import type { Entered } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { button, el, replace } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { wordEntry, type WordEntry } from '../word-entry.ts';
import { writeAgain } from './again.ts';
import { TO_READ, withAgency } from './agency.ts';
import { home } from './home.ts';
import { readMessages } from './inbox.ts';
import { takeNewWords } from './rekey.ts';

type Next = (app: App) => void;

export const enterCodename: Screen = (app) => {
  const complaint = el('div', {});
  const submit = (next: Next) => {
    replace(complaint);
    // Cleared first: when this screen is left before the answer, nothing of an earlier codename stays in its place.
    app.entered = undefined;
    app.inbox = undefined;
    app.rekeying = undefined;
    app.wait(
      app.engine.call('enterCodename', { words: app.typedWords }),
      (entered) => {
        if (entered.state !== 'ok') {
          complain(app, entered, entry, complaint);
          return;
        }
        app.entered = entered.handle;
        chooseBody(app, next);
      },
      (error) => showFailure(app, error, () => app.go(enterCodename), () => app.go(home)),
    );
  };
  const open = button(app.t('return_open'), 'return-open', 'primary', () => submit(readMessages));
  const entry = wordEntry(app, {
    places: app.typedWords.map((_, at) => ({ position: at + 1, test: `return-word-${at + 1}` })),
    typed: app.typedWords,
    canHide: true,
    finished: () => open.focus(),
    submit: () => submit(readMessages),
  });
  return {
    name: 'return',
    title: app.t('return_title'),
    back: () => app.go(home),
    content: [
      el('p', { class: 'lead' }, app.t('return_lead')),
      entry.element,
      complaint,
      open,
      button(app.t('return_write'), 'return-write', 'quiet', () => submit(writeAgain)),
      button(app.t('return_rekey'), 'return-rekey', 'quiet', () => submit(takeNewWords)),
    ],
  };
};

function chooseBody(app: App, next: Next): void {
  withAgency(app, TO_READ, () => next(app), () => app.go(enterCodename));
}

function complain(app: App, entered: Exclude<Entered, { state: 'ok' }>, entry: WordEntry, complaint: HTMLElement): void {
  const position = entered.state === 'unknown' ? entered.position : entered.state === 'count' ? app.typedWords.indexOf('') + 1 : 0;
  const said =
    entered.state === 'unknown'
      ? app.t('return_unknown', { n: position })
      : entered.state === 'count'
        ? app.t('return_count', { n: entered.found })
        : app.t('return_check');
  replace(
    complaint,
    el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': `codename-${entered.state}`, 'data-position': position > 0 ? position : undefined }, said),
  );
  entry.mark(position - 1);
}
