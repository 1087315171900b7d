// The fields that several ways of telling share. Each may stay as it is.

import type { Key } from '../../locales/locale.ts';
import type { Finding, Risk } from '../../worker/calls.ts';
import type { Named } from '../../worker/drop.ts';
import type { App } from '../app.ts';
import { choices, el, freshId, GUARDS, textField, type Child } from '../dom.ts';
import { questionsOf } from '../written.ts';

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

export type Answer = 'place' | 'when' | 'who' | 'known' | 'contact';

export function answerField(app: App, answer: Answer, label: Key, hint: Key, lines?: number): HTMLElement {
  return textField({
    label: app.t(label),
    hint: app.t(hint),
    test: answer,
    value: app.written[answer],
    limit: ANSWER_LIMIT,
    ...(lines === undefined ? {} : { lines }),
    input: (value) => {
      app.written[answer] = value;
    },
  });
}

/** A field for each question that the agency itself asks in this way of telling. */
export function questionFields(app: App): HTMLElement[] {
  return asked(app).map(({ id, names, hint }) =>
    textField({
      label: app.name(names),
      ...(hint === undefined ? {} : { hint: app.name(hint) }),
      test: `question-${id}`,
      value: app.written.answers.get(id) ?? '',
      limit: ANSWER_LIMIT,
      lines: 2,
      input: (value) => {
        app.written.answers.set(id, value);
      },
    }),
  );
}

/** The agency's own questions in this way of telling. */
export function asked(app: App): ReturnType<typeof questionsOf> {
  return questionsOf(app.desk?.card.questions ?? [], app.written.kind);
}

interface Select {
  readonly test: string;
  readonly label: string;
  readonly hint?: string;
  /** What the first line says, which chooses nothing. */
  readonly none: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string | undefined;
  readonly choose: (id: string | undefined) => void;
}

function selectField({ test, label, hint, none, options, chosen, choose }: Select): HTMLElement | null {
  if (options.length === 0) return null;
  const id = freshId();
  const hintId = hint === undefined ? undefined : `${id}h`;
  const list = el('select', { ...GUARDS, id, test, 'aria-describedby': hintId }, el('option', { value: '' }, none), ...options.map((one) => el('option', { value: one.id }, one.label)));
  list.value = chosen ?? '';
  list.addEventListener('change', () => choose(list.value === '' ? undefined : list.value));
  return el('div', { class: 'field' }, el('label', { for: id }, label), hintId !== undefined && el('p', { class: 'hint', id: hintId }, hint), list);
}

function named(app: App, list: readonly Named[] | undefined): Select['options'] {
  return (list ?? []).map(({ id, names }) => ({ id, label: app.name(names) }));
}

export function districtField(app: App): HTMLElement | null {
  return selectField({
    test: 'district',
    label: app.t('district_label'),
    none: app.t('district_none'),
    options: named(app, app.desk?.card.districts),
    chosen: app.written.district,
    choose: (id) => {
      app.written.district = id;
    },
  });
}

/** Whether another body led to this one: then both are one matter, and the answer goes on in one thread. */
export function introducerField(app: App): HTMLElement | null {
  return introducedBy(app, { label: app.t('introducer_label'), hint: app.t('introducer_hint'), none: app.t('introducer_none'), name: (name) => name });
}

/** Under which key a body knows the case that gets new words: the source's own, or the one by which another body led to it. */
export function writtenBeforeField(app: App): HTMLElement | null {
  return introducedBy(app, { label: app.t('rekey_written'), hint: app.t('rekey_written_hint'), none: app.t('rekey_written_yes'), name: (name) => app.t('rekey_written_no', { name }) });
}

function introducedBy(app: App, { name, ...said }: { readonly label: string; readonly hint: string; readonly none: string; readonly name: (name: string) => string }): HTMLElement | null {
  const { introducedBy: path = [] } = app.written;
  // A way through several bodies is known to the page only: it is not taken apart.
  if (path.length > 1) return null;
  return selectField({
    ...said,
    test: 'introducer',
    options: app.drop.agencies.filter(({ agency }) => agency !== app.agency?.agency).map(({ agency, names }) => ({ id: agency, label: name(app.name(names)) })),
    chosen: path[0],
    choose: (id) => {
      app.written.introducedBy = id === undefined ? undefined : [id];
    },
  });
}

/** The sectors as one line to open, for screens that ask more than that. */
export function sectorField(app: App): HTMLElement | null {
  return selectField({
    test: 'sector',
    label: app.t('sector_label'),
    none: app.t('unnamed'),
    options: named(app, app.desk?.card.sectors),
    chosen: app.written.sector,
    choose: (id) => {
      app.written.sector = id;
    },
  });
}

const FINDINGS: Readonly<Record<Finding, Key>> = {
  demand: 'finding_demand',
  conflict: 'finding_conflict',
  purchase: 'finding_purchase',
  barrier: 'finding_barrier',
  rules: 'finding_rules',
  control: 'finding_control',
  other: 'finding_other',
};
const KINDS_OF_FINDING = Object.keys(FINDINGS) as Finding[];

export function findingField(app: App): HTMLElement | null {
  return selectField({
    test: 'finding-kind',
    label: app.t('finding_kind'),
    none: app.t('unnamed'),
    options: KINDS_OF_FINDING.map((id) => ({ id, label: app.t(FINDINGS[id]) })),
    chosen: app.written.finding,
    choose: (id) => {
      app.written.finding = KINDS_OF_FINDING.find((one) => one === id);
    },
  });
}

const RISKS: readonly (readonly [Risk, Key])[] = [
  ['yes', 'risk_yes'],
  ['no', 'risk_no'],
  ['unsure', 'risk_unsure'],
];

export function riskField(app: App, label: Key): HTMLElement {
  return choices(
    app.t(label),
    false,
    [...RISKS.map(([value, key]) => ({ value, label: app.t(key), test: `risk-${value}` })), { value: '', label: app.t('risk_silent'), test: 'risk-silent' }],
    app.written.risk,
    (value) => {
      app.written.risk = RISKS.find(([one]) => one === value)?.[0];
    },
  );
}

/** Whether another agency may have it. */
export function forwardField(app: App, label: Key): HTMLElement {
  return choices(
    app.t(label),
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
  );
}

/** Rows of a list of the card, with one at the end that takes the choice back. */
export function listChoices(app: App, label: Key, prefix: string, list: readonly Named[], none: Key, chosen: string | undefined, choose: (id: string | undefined) => void): Child {
  return choices(
    app.t(label),
    true,
    [...list.map((one) => ({ value: one.id, label: app.name(one.names), test: `${prefix}-${one.id}` })), { value: '', label: app.t(none), test: `${prefix}-` }],
    chosen,
    (id) => choose(id === '' ? undefined : id),
  );
}
