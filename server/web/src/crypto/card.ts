// The card: an agency's signed public document, from which a client takes the key it seals to (protocol section 3).

import { openDocument } from './document.ts';
import { MAX_U32, choice, hexAt, integerAt, isObject, listAt, objectAt, parseObject, textAt, type Json, type JsonObject } from './json.ts';
import { ProtocolError, equal, hash, type Bytes } from './notation.ts';
import { checkRecipient } from './recipient.ts';

const MAX_RECIPIENT = 4096;
const MAX_DAYS = 400;
/** The greatest counter: ten digits, as outboxes name cards. */
const MAX_COUNTER = 9_999_999_999;
const MAX_CHOICES = 200;
/** The most questions of a card, and answers of a tip. */
export const MAX_QUESTIONS = 20;
const MAX_HOTLINES = 8;
const MAX_DEADLINE = 3650;
/** The kinds that begin a thread: a question of a card is asked in these. */
const ASKED_IN = ['report', 'quick', 'statement', 'call', 'field'] as const;

/** A text in the three languages. */
export interface Texts {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
}

/** One sector, district or role that a source can choose. */
export interface Choice {
  readonly id: string;
  readonly names: Texts;
}

/** A way of telling that begins a thread. */
export type FirstKind = (typeof ASKED_IN)[number];

/** A question of the agency's own, which any source may leave unanswered. */
export interface Question {
  readonly id: string;
  readonly kinds: readonly FirstKind[];
  readonly names: Texts;
  readonly hint?: Texts;
}

/** A telephone number for what cannot wait. */
export interface Hotline {
  readonly number: string;
  readonly names?: Texts;
}

/** Within how many days the agency promises to tell a wrong address, to confirm, to answer. */
export interface Deadlines {
  readonly redirect?: number;
  readonly acknowledge?: number;
  readonly answer?: number;
}

/** The key that tips are sealed to from this day on. */
export interface PeriodKey {
  readonly from: number;
  readonly recipient: string;
}

/** A card whose signature was checked. */
export interface Card {
  readonly dropId: Bytes;
  readonly agency: Bytes;
  readonly root: Bytes;
  readonly counter: number;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly recipients: readonly PeriodKey[];
  readonly desk: Bytes;
  readonly deskDh: Bytes;
  readonly bundle: string;
  readonly names: Texts;
  readonly texts?: Texts;
  /** Also those of a card that names one only, under the older key `hotline`. */
  readonly hotlines: readonly Hotline[];
  readonly sectors: readonly Choice[];
  readonly districts: readonly Choice[];
  /** Who writes field reports. */
  readonly roles: readonly Choice[];
  readonly questions: readonly Question[];
  readonly deadlines?: Deadlines;
  /** The body collects at least every so many days. */
  readonly rhythm?: number;
}

/** Against what a card is checked: drop.js for the first three, the device's clock, the visit. */
export interface CardCheck {
  readonly dropId: Bytes;
  /** `root_pk_A` and `fp_A` as drop.js names them. */
  readonly root: Bytes;
  readonly fingerprint: Bytes;
  readonly today: number;
  /** The highest counter seen in this visit. */
  readonly counter?: number | undefined;
}

/** Checks signature, fingerprint, drop, days and counter, in this order. Codes: signature, json, foreign, not-in-force, older, recipient. */
export async function openCard(bytes: Bytes, check: CardCheck): Promise<Card> {
  const card = parseCard(await openDocument(bytes, check.root, 'card'));
  const ours = equal(card.root, check.root) && equal(card.agency, check.fingerprint) && equal(card.dropId, check.dropId);
  if (!ours || !equal(await hash('agency', check.root), check.fingerprint)) throw new ProtocolError('foreign');
  if (check.today < card.notBefore || check.today > card.notAfter) throw new ProtocolError('not-in-force');
  recipientToday(card, check.today);
  if (card.counter < (check.counter ?? 0)) throw new ProtocolError('older');
  return card;
}

/** The recipient with the greatest `from <= today`. */
export function recipientToday(card: Card, today: number): string {
  const begun = card.recipients.filter(({ from }) => from <= today).at(-1);
  if (begun === undefined) throw new ProtocolError('not-in-force');
  return begun.recipient;
}

function parseCard(json: Bytes): Card {
  const object = parseObject(json);
  if (integerAt(object, 'v') !== 1) throw new ProtocolError('json');
  const recipients = listAt(object, 'recipients', 2).map(parsePeriodKey);
  const notBefore = integerAt(object, 'not_before', MAX_U32);
  const notAfter = integerAt(object, 'not_after', MAX_U32);
  const ascending = recipients.every(({ from }, i) => i === 0 || from > (recipients[i - 1]?.from ?? 0));
  if (recipients.length === 0 || !ascending || notAfter < notBefore || notAfter - notBefore > MAX_DAYS) throw new ProtocolError('json');
  return {
    dropId: hexAt(object, 'drop_id', 16),
    agency: hexAt(object, 'agency', 32),
    root: hexAt(object, 'root', 32),
    counter: integerAt(object, 'counter', MAX_COUNTER),
    notBefore,
    notAfter,
    recipients,
    desk: hexAt(object, 'desk', 32),
    deskDh: hexAt(object, 'desk_dh', 32),
    bundle: checkRecipient(textAt(object, 'bundle', 1, MAX_RECIPIENT)),
    names: parseTexts(objectAt(object, 'names'), 1, 200),
    sectors: parseChoices(object, 'sectors'),
    districts: parseChoices(object, 'districts'),
    roles: parseChoices(object, 'roles'),
    questions: parseQuestions(object),
    hotlines: parseHotlines(object),
    ...('deadlines' in object ? { deadlines: parseDeadlines(objectAt(object, 'deadlines')) } : {}),
    ...('texts' in object ? { texts: parseTexts(objectAt(object, 'texts'), 0, 2000) } : {}),
    ...('rhythm' in object ? { rhythm: integerAt(object, 'rhythm', MAX_U32) } : {}),
  };
}

function parsePeriodKey(value: Json): PeriodKey {
  if (!isObject(value)) throw new ProtocolError('json');
  return { from: integerAt(value, 'from', MAX_U32), recipient: checkRecipient(textAt(value, 'recipient', 1, MAX_RECIPIENT)) };
}

/** `{ en, ru, kk }`, each of `min` to `max` bytes. */
export function parseTexts(object: JsonObject, min: number, max: number): Texts {
  return { en: textAt(object, 'en', min, max), ru: textAt(object, 'ru', min, max), kk: textAt(object, 'kk', min, max) };
}

/** A list of sectors, districts or roles; absent is empty. */
export function parseChoices(object: JsonObject, key: string): Choice[] {
  const choices = entriesAt(object, key, MAX_CHOICES).map((value): Choice => ({ id: idAt(value), names: parseTexts(objectAt(value, 'names'), 1, 200) }));
  return distinct(choices, ({ id }) => id);
}

function parseQuestions(object: JsonObject): Question[] {
  const questions = entriesAt(object, 'questions', MAX_QUESTIONS).map((value): Question => {
    const kinds = listAt(value, 'kinds', ASKED_IN.length).map((kind) => choice(kind, ASKED_IN));
    if (kinds.length === 0) throw new ProtocolError('json');
    return {
      id: idAt(value),
      kinds: distinct(kinds, (kind) => kind),
      names: parseTexts(objectAt(value, 'names'), 1, 200),
      ...('hint' in value ? { hint: parseTexts(objectAt(value, 'hint'), 1, 400) } : {}),
    };
  });
  return distinct(questions, ({ id }) => id);
}

function parseHotlines(object: JsonObject): Hotline[] {
  const hotlines = entriesAt(object, 'hotlines', MAX_HOTLINES).map(
    (value): Hotline => ({
      number: textAt(value, 'number', 1, 100),
      ...('names' in value ? { names: parseTexts(objectAt(value, 'names'), 1, 200) } : {}),
    }),
  );
  const old = 'hotline' in object ? textAt(object, 'hotline', 0, 100) : '';
  return hotlines.length === 0 && old !== '' ? [{ number: old }] : hotlines;
}

function parseDeadlines(object: JsonObject): Deadlines {
  const days = (key: keyof Deadlines) => {
    if (!(key in object)) return {};
    const value = integerAt(object, key, MAX_DEADLINE);
    if (value === 0) throw new ProtocolError('json');
    return { [key]: value };
  };
  return { ...days('redirect'), ...days('acknowledge'), ...days('answer') };
}

/** The objects of a list; absent is empty. */
function entriesAt(object: JsonObject, key: string, max: number): JsonObject[] {
  if (!(key in object)) return [];
  return listAt(object, key, max).map((value) => {
    if (!isObject(value)) throw new ProtocolError('json');
    return value;
  });
}

function idAt(object: JsonObject): string {
  const id = textAt(object, 'id', 1, 32);
  if (!/^[a-z0-9-]+$/.test(id)) throw new ProtocolError('json');
  return id;
}

function distinct<T>(list: T[], key: (one: T) => string): T[] {
  if (new Set(list.map(key)).size !== list.length) throw new ProtocolError('json');
  return list;
}
