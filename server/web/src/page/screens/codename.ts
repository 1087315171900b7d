// Shows the nine words, and lets two of them be typed back before anything is sent.

import type { Key } from '../../locales/locale.ts';
import type { Language } from '../../worker/drop.ts';
import { LANGUAGES, type App, type Complaint, type Screen } from '../app.ts';
import { button, el, replace } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { laySheet } from '../sheet.ts';
import { wordEntry } from '../word-entry.ts';
import { loading } from './loading.ts';
import { firstQuestion } from './flow.ts';
import { prepare } from './send.ts';

/** Makes the codename in the worker, which derives its keys while the person writes the words down; the same one after going back. */
export function showCodename(app: App, shown: Screen = words): void {
  if (app.drawn !== undefined) {
    app.go(shown);
    return;
  }
  const back = () => app.go(firstQuestion(app));
  app.go(loading('loading', back));
  app.wait(
    app.engine.call('createCodename', {}),
    (drawn) => {
      app.drawn = drawn;
      app.confirmed = false;
      app.go(shown);
    },
    (error) => showFailure(app, error, () => showCodename(app, shown), back),
  );
}

/** The words as a numbered list, with the switch to the other languages. */
export function wordList(app: App): HTMLElement {
  const box = el('div', { class: 'codename' });
  let shown: Language = app.typing.list ?? app.language;
  const draw = () => {
    laySheet(app.drawn?.words[shown] ?? [], shown);
    replace(
      box,
      el(
        'ol',
        { class: 'words', lang: shown },
        ...(app.drawn?.words[shown] ?? []).map((word, at) => el('li', {}, el('span', { class: 'number', 'aria-hidden': 'true' }, String(at + 1)), el('span', { class: 'word', test: `codename-word-${at + 1}` }, word))),
      ),
      wordLanguages(app, shown, (language) => {
        shown = language;
        draw();
      }),
      button(app.t('codename_print'), 'codename-print', 'quiet', () => window.print()),
      el('p', { class: 'hint' }, app.t('codename_print_note')),
    );
  };
  draw();
  return box;
}

/** The switch between the languages of the words; what is typed back later is typed with the letters of the chosen one. */
export function wordLanguages(app: App, shown: Language, choose: (language: Language) => void): HTMLElement {
  return el(
    'div',
    { class: 'word-languages', role: 'group', 'aria-label': app.t('codename_show') },
    el('span', { 'aria-hidden': 'true' }, app.t('codename_show')),
    ...LANGUAGES.map((language) =>
      el(
        'button',
        {
          type: 'button',
          test: `codename-language-${language}`,
          lang: language,
          'aria-pressed': String(language === shown),
          onclick: () => {
            app.typing.list = language;
            choose(language);
            document.querySelector<HTMLElement>(`[data-test=codename-language-${language}]`)?.focus();
          },
        },
        app.languageName(language),
      ),
    ),
  );
}

const words: Screen = (app) => ({
  name: 'codename',
  title: app.t('codename_title'),
  back: () => app.go(firstQuestion(app)),
  content: [
    el('p', { class: 'lead' }, app.t('codename_lead')),
    wordList(app),
    el('p', { class: 'note' }, app.t('codename_care')),
    button(app.t('codename_written'), 'codename-written', 'primary', () => app.go(confirm(OWN_PAPER, words))),
  ],
});

/** Two different positions of 1..9, ascending. */
function twoPositions(): [number, number] {
  const draw = () => {
    // 252 is the greatest multiple of 9 in a byte, so that no position is likelier.
    for (;;) {
      const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < 252) return (byte % 9) + 1;
    }
  };
  const first = draw();
  let second = draw();
  while (second === first) second = draw();
  return first < second ? [first, second] : [second, first];
}

/** How the two words are asked for. */
export interface Confirming {
  readonly title: Key;
  readonly lead: Key;
  readonly wrong: Key;
}

const OWN_PAPER: Confirming = { title: 'confirm_title', lead: 'confirm_lead', wrong: 'confirm_wrong' };

/** Asks for two of the drawn words, from the paper or from the mouth of whoever has it; `shown` is the screen with all of them. */
export function confirm(asking: Confirming, shown: Screen): Screen {
  const positions = twoPositions();
  const typed = ['', ''];
  return (app) => {
    const complaint = el('div', {});
    const check = () => {
      const codename = app.codename();
      const asked = positions.map((position, at) => app.engine.call('sameWord', { codename, position, typed: typed[at] ?? '' }));
      app.wait(
        Promise.all(asked),
        (same) => {
          const wrong = same.indexOf(false);
          if (wrong < 0) {
            app.confirmed = true;
            // The quickest way has no screen of its own for it: this button says what it does.
            prepare(app, app.written.kind === 'quick');
            return;
          }
          app.complaint = { at: wrong, note: () => el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'confirm' }, app.t(asking.wrong, { n: positions[wrong] ?? 0 })) };
          complain(app.complaint);
        },
        (error) => showFailure(app, error, check, () => app.go(shown)),
      );
    };
    const complain = ({ at, note }: Complaint) => {
      replace(complaint, note());
      entry.mark(at ?? -1);
    };
    const onward = button(app.t(app.written.kind === 'quick' ? 'send_button' : 'next'), 'confirm-continue', 'primary', check);
    const entry = wordEntry(app, {
      places: positions.map((position, at) => ({ position, test: `confirm-${at + 1}` })),
      typed,
      canHide: false,
      finished: () => onward.focus(),
      submit: check,
      changed: () => {
        app.complaint = undefined;
        replace(complaint);
      },
    });
    if (app.complaint !== undefined) complain(app.complaint);
    return {
      name: 'confirm',
      title: app.t(asking.title),
      back: () => app.go(shown),
      content: [
        el('p', { class: 'lead' }, app.t(asking.lead)),
        entry.element,
        complaint,
        onward,
        button(app.t('confirm_again'), 'confirm-again', 'quiet', () => app.go(shown)),
      ],
    };
  };
}
