// Shows the nine words, and lets two of them be typed back before anything is sent.

import type { Language } from '../../worker/drop.ts';
import { LANGUAGES, type App, type Screen } from '../app.ts';
import { button, el, replace, textField } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { home } from './home.ts';
import { loading } from './loading.ts';
import { firstQuestion } from './flow.ts';
import { prepare } from './send.ts';

/** Makes the codename in the worker, which derives its keys while the person writes the words down; the same one after going back. */
export function showCodename(app: App): void {
  if (app.drawn !== undefined) {
    app.go(words);
    return;
  }
  app.go(loading('loading', () => app.go(firstQuestion(app))));
  app.wait(
    app.engine.call('createCodename', {}),
    (drawn) => {
      app.drawn = drawn;
      app.confirmed = false;
      app.go(words);
    },
    (error) => showFailure(app, error, () => showCodename(app), () => app.go(home)),
  );
}

/** The words as a numbered list, with the switch to the other languages. */
export function wordList(app: App): HTMLElement {
  const box = el('div', { class: 'codename' });
  let shown: Language = app.language;
  const draw = () =>
    replace(
      box,
      el(
        'ol',
        { class: 'words', lang: shown },
        ...(app.drawn?.words[shown] ?? []).map((word, at) => el('li', {}, el('span', { class: 'number', 'aria-hidden': 'true' }, String(at + 1)), el('span', { class: 'word', test: `codename-word-${at + 1}` }, word))),
      ),
      el(
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
                shown = language;
                draw();
                box.querySelector<HTMLElement>(`[data-test=codename-language-${language}]`)?.focus();
              },
            },
            app.languageName(language),
          ),
        ),
      ),
    );
  draw();
  return box;
}

const words: Screen = (app) => ({
  name: 'codename',
  title: app.t('codename_title'),
  back: () => app.go(firstQuestion(app)),
  content: [
    el('p', { class: 'lead' }, app.t('codename_lead')),
    wordList(app),
    el('p', { class: 'note' }, app.t('codename_care')),
    button(app.t('codename_written'), 'codename-written', 'primary', () => app.go(confirm(...twoPositions()))),
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

function confirm(first: number, second: number): Screen {
  const typed = new Map<number, string>([
    [first, ''],
    [second, ''],
  ]);
  return (app) => {
    const complaint = el('div', { 'aria-live': 'assertive' });
    const field = (position: number, test: string) => {
      const box = textField({
        label: app.t('confirm_word', { n: position }),
        test,
        value: typed.get(position) ?? '',
        limit: 40,
        input: (value) => {
          typed.set(position, value);
          replace(complaint);
        },
      });
      const input = box.querySelector('input');
      input?.setAttribute('data-position', String(position));
      input?.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') check();
      });
      return box;
    };
    const check = () => {
      const codename = app.codename();
      const asked = [...typed].map(([position, word]) => app.engine.call('sameWord', { codename, position, typed: word }).then((same) => (same ? undefined : position)));
      app.wait(
        Promise.all(asked),
        (wrong) => {
          const position = wrong.find((one) => one !== undefined);
          if (position === undefined) {
            app.confirmed = true;
            prepare(app);
          } else replace(complaint, el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'confirm' }, app.t('confirm_wrong', { n: position })));
        },
        (error) => showFailure(app, error, check, () => app.go(words)),
      );
    };
    return {
      name: 'confirm',
      title: app.t('confirm_title'),
      back: () => app.go(words),
      content: [
        el('p', { class: 'lead' }, app.t('confirm_lead')),
        field(first, 'confirm-1'),
        field(second, 'confirm-2'),
        complaint,
        button(app.t('next'), 'confirm-continue', 'primary', check),
        button(app.t('confirm_again'), 'confirm-again', 'quiet', () => app.go(words)),
      ],
    };
  };
}
