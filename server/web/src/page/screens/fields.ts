// The fields that several ways of telling share.

import type { Key } from '../../locales/en.ts';
import type { App } from '../app.ts';
import { el, freshId, GUARDS, textField } from '../dom.ts';

/** Characters of a message; the worker checks the bytes. */
const MESSAGE_LIMIT = 1_000_000;
/** So that any script of any language stays below the 2000 bytes of the protocol. */
const ANSWER_LIMIT = 600;

export function messageField(app: App, label: Key, lines: number, hint?: Key): HTMLElement {
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

export type Answer = 'place' | 'when' | 'who' | 'contact';

export function answerField(app: App, answer: Answer, label: Key, hint: Key): HTMLElement {
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

export function districtField(app: App): HTMLElement | null {
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
