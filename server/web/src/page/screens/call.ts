// The call-taker's page: types what a caller says, reads the codename out, and forgets each call before the next.

import type { Language } from '../../worker/drop.ts';
import type { App, Screen } from '../app.ts';
import { button, el, replace, type Child } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { spelling } from '../spelling.ts';
import { isEmpty } from '../written.ts';
import { TO_WRITE, withAgency } from './agency.ts';
import { addressee, collected, comeBackAfter } from './choose.ts';
import { confirm, showCodename, wordLanguages, type Confirming } from './codename.ts';
import { answerField, districtField, forwardField, messageField, questionFields, riskField, sectorField } from './fields.ts';
import { loading } from './loading.ts';
import { promises, withdrawal } from './send.ts';

/** Where the page begins, instead of the two doors. */
export function takeCalls(app: App): void {
  app.calls = { form, sent, done: nextCall };
  whichAgency(app);
}

function whichAgency(app: App): void {
  withAgency(app, TO_WRITE, () => begin(app), app.agency === undefined ? undefined : () => begin(app));
}

/** The form, with the card and the note of the agency as they are now. */
function begin(app: App): void {
  app.written.kind = 'call';
  const back = () => whichAgency(app);
  app.go(loading('loading', back));
  app.wait(
    app.engine.call('desk', { agency: app.chosen().agency }),
    (desk) => {
      app.desk = desk;
      app.go(form);
    },
    (error) => showFailure(app, error, () => begin(app), back),
  );
}

/** Everything of this call goes: the worker with its keys, the words, the text. Only the agency, which is the operator's own choice, stays. */
function nextCall(app: App): HTMLElement {
  return button(app.t('call_next'), 'call-next', 'primary', () => {
    const { agency } = app;
    app.forget();
    app.agency = agency;
    begin(app);
  });
}

const form: Screen = (app) => {
  const complaint = el('div', { 'aria-live': 'assertive' });
  const onward = () => {
    replace(complaint);
    if (isEmpty(app.written)) replace(complaint, el('p', { class: 'note', role: 'alert', test: 'error', 'data-code': 'empty' }, app.t('empty_title')));
    else showCodename(app, words);
  };
  return {
    name: 'call',
    title: app.t('call_title'),
    content: [
      el('p', { class: 'lead' }, app.t('call_lead')),
      addressee(app),
      app.desk !== undefined && collected(app, app.desk.collected, app.desk.today, []),
      app.drop.agencies.length > 1 && button(app.t('call_agency'), 'call-agency', 'quiet', () => whichAgency(app)),
      messageField(app, 'call_message', 8, 'call_message_hint'),
      sectorField(app),
      districtField(app),
      answerField(app, 'place', 'place_label', 'place_hint'),
      answerField(app, 'when', 'when_label', 'when_hint'),
      answerField(app, 'who', 'who_label', 'who_hint'),
      answerField(app, 'known', 'call_known', 'call_known_hint', 2),
      riskField(app, 'risk_label_caller'),
      ...questionFields(app),
      forwardField(app, 'call_forward'),
      answerField(app, 'contact', 'call_contact', 'call_contact_hint'),
      complaint,
      button(app.t('call_words'), 'continue', 'primary', onward),
    ],
  };
};

const READ_BACK: Confirming = { title: 'call_confirm_title', lead: 'call_confirm_lead', wrong: 'call_confirm_wrong' };

/** The nine words at once, each letter by letter, in the language that the caller speaks. No sheet is laid: nothing of a call is to be printed. */
const words: Screen = (app) => {
  const box = el('div', { class: 'codename' });
  const draw = (shown: Language) => {
    const { sentences } = app.localeOf(shown);
    replace(
      box,
      wordLanguages(app, shown, draw),
      el('ol', { class: 'words-aloud' }, ...(app.drawn?.words[shown] ?? []).map((word, at) => el('li', { test: `call-word-${at + 1}` }, el('span', { class: 'number', 'aria-hidden': 'true' }, String(at + 1)), spelling(sentences, shown, word)))),
    );
  };
  draw(app.typing.list ?? app.language);
  return {
    name: 'call-codename',
    title: app.t('call_codename_title'),
    back: () => app.go(form),
    content: [el('p', { class: 'lead' }, app.t('call_codename_lead')), box, button(app.t('call_written'), 'codename-written', 'primary', () => app.go(confirm(READ_BACK, words)))],
  };
};

const sent: Screen = (app) => {
  const said: Child[] = [app.t('call_tell_where', { address: address(app) }), promises(app).join(' '), comeBackAfter(app), app.t('call_tell_new')].map((sentence) => sentence !== '' && sentence !== false && el('li', {}, sentence));
  return {
    name: 'sent',
    title: app.t('sent_title'),
    content: [
      el(
        'div',
        { class: 'result', test: 'sent' },
        el('h2', {}, app.t('call_tell')),
        el('ul', { class: 'plain' }, ...said),
        nextCall(app),
        ...withdrawal(app),
      ),
    ],
  };
};

/** Where the caller finds the answer: the drop's own address, the onion before any other. */
function address(app: App): string {
  const own = app.drop.addresses ?? [];
  return own.find((one) => one.endsWith('.onion')) ?? own[0] ?? window.location.origin;
}
