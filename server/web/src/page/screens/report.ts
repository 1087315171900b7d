// The questions, one screen each: what it is about, what happened, where and who, files, and whether it may be passed on.

import type { Key } from '../../locales/en.ts';
import type { Named } from '../../worker/drop.ts';
import type { App, Screen } from '../app.ts';
import { button, choices, el, freshId, GUARDS, textField } from '../dom.ts';
import { kinds } from './choose.ts';
import { showCodename } from './codename.ts';
import { attachments } from './files.ts';
import { enterCodename } from './return.ts';
import { prepare } from './send.ts';

/** Characters of a message; the worker checks the bytes. */
const MESSAGE_LIMIT = 1_000_000;
/** So that any script of any language stays below the 2000 bytes of the protocol. */
const ANSWER_LIMIT = 600;

function sectors(app: App): readonly Named[] {
  return app.desk?.card.sectors ?? [];
}

/** The screens of each way of telling, in order. */
function questions(app: App): readonly Screen[] {
  switch (app.written.kind) {
    case 'quick':
      return [quick];
    case 'statement':
      return [statement, passing];
    case 'message':
      return [message];
    case 'report':
      return [...(sectors(app).length > 0 ? [sector] : []), message, details, files, passing];
  }
}

export function firstQuestion(app: App): Screen {
  return questions(app)[0] ?? message;
}

function walk(app: App, here: Screen): { next: () => void; back: () => void; step?: string } {
  const all = questions(app);
  const at = all.indexOf(here);
  const following = all[at + 1];
  const before = all[at - 1];
  const start = app.written.kind === 'message' ? enterCodename : kinds;
  return {
    next: () => {
      if (following !== undefined) app.go(following);
      else if (app.confirmed || app.written.kind === 'message') prepare(app);
      else showCodename(app);
    },
    back: () => app.go(before ?? start),
    ...(all.length > 1 ? { step: app.t('step', { n: at + 1, of: all.length }) } : {}),
  };
}

function onward(app: App, next: () => void): HTMLElement {
  return button(app.t('next'), 'continue', 'primary', next);
}

const sector: Screen = (app) => {
  const { next, ...frame } = walk(app, sector);
  return {
    name: 'sector',
    title: app.t('sector_title'),
    ...frame,
    content: [
      choices(
        app.t('sector_label'),
        true,
        sectors(app).map((one) => ({ value: one.id, label: app.name(one.names), test: `sector-${one.id}` })),
        app.written.sector,
        (id) => {
          app.written.sector = id;
        },
      ),
      onward(app, next),
    ],
  };
};

function messageField(app: App, label: Key, lines: number, hint?: Key): HTMLElement {
  return textField({
    label: app.t(label),
    ...(hint === undefined ? {} : { hint: app.t(hint) }),
    test: 'message',
    value: app.written.message,
    limit: MESSAGE_LIMIT,
    lines,
    input: (value) => {
      app.written.message = value;
    },
  });
}

const message: Screen = (app) => {
  const { next, ...frame } = walk(app, message);
  const again = app.written.kind === 'message';
  return {
    name: 'message',
    title: app.t(again ? 'again_message_title' : 'message_title'),
    ...frame,
    content: [messageField(app, 'message_label', 10, again ? undefined : 'message_hint'), ...(again ? attachments(app) : []), onward(app, next)],
  };
};

type Answer = 'place' | 'when' | 'who' | 'contact';

function answerField(app: App, answer: Answer, label: Key, hint: Key): HTMLElement {
  return textField({
    label: app.t(label),
    hint: app.t(hint),
    test: answer,
    value: app.written[answer],
    limit: ANSWER_LIMIT,
    input: (value) => {
      app.written[answer] = value;
    },
  });
}

const details: Screen = (app) => {
  const { next, ...frame } = walk(app, details);
  return {
    name: 'details',
    title: app.t('details_title'),
    ...frame,
    content: [
      el('p', { class: 'lead' }, app.t('details_lead')),
      districtField(app),
      answerField(app, 'place', 'place_label', 'place_hint'),
      answerField(app, 'when', 'when_label', 'when_hint'),
      answerField(app, 'who', 'who_label', 'who_hint'),
      onward(app, next),
    ],
  };
};

function districtField(app: App): HTMLElement | null {
  const districts = app.desk?.card.districts ?? [];
  if (districts.length === 0) return null;
  const id = freshId();
  const list = el(
    'select',
    { ...GUARDS, id, test: 'district' },
    el('option', { value: '' }, app.t('district_none')),
    ...districts.map((one) => el('option', { value: one.id }, app.name(one.names))),
  );
  list.value = app.written.district ?? '';
  list.addEventListener('change', () => {
    app.written.district = list.value === '' ? undefined : list.value;
  });
  return el('div', { class: 'field' }, el('label', { for: id }, app.t('district_label')), list);
}

const files: Screen = (app) => {
  const { next, ...frame } = walk(app, files);
  return { name: 'files', title: app.t('files_title'), ...frame, content: [el('p', { class: 'lead' }, app.t('files_lead')), ...attachments(app), onward(app, next)] };
};

const quick: Screen = (app) => {
  const { next, ...frame } = walk(app, quick);
  return { name: 'quick', title: app.t('quick_title'), ...frame, content: [...attachments(app), messageField(app, 'quick_label', 2), onward(app, next)] };
};

const statement: Screen = (app) => {
  const { next, ...frame } = walk(app, statement);
  return {
    name: 'statement',
    title: app.t('statement_title'),
    ...frame,
    content: [el('p', { class: 'lead' }, app.t('statement_lead')), ...attachments(app), messageField(app, 'statement_label', 3), onward(app, next)],
  };
};

const passing: Screen = (app) => {
  const { next, ...frame } = walk(app, passing);
  return {
    name: 'forward',
    title: app.t('forward_title'),
    ...frame,
    content: [
      choices(
        app.t('forward_label'),
        false,
        [
          { value: 'ask', label: app.t('forward_ask'), hint: app.t('forward_ask_hint'), test: 'forward-ask' },
          { value: 'yes', label: app.t('forward_yes'), hint: app.t('forward_yes_hint'), test: 'forward-yes' },
          { value: 'never', label: app.t('forward_never'), hint: app.t('forward_never_hint'), test: 'forward-never' },
        ],
        app.written.forward,
        (value) => {
          if (value === 'ask' || value === 'yes' || value === 'never') app.written.forward = value;
        },
      ),
      answerField(app, 'contact', 'contact_label', 'contact_hint'),
      onward(app, next),
    ],
  };
};
