// What has been typed in this visit, and the part of it that goes with the chosen way of telling.

import type { ClaimDraft, Draft, Finding, ForwardChoice, Kind, Question, Risk } from '../worker/calls.ts';
import type { Language } from '../worker/drop.ts';
import { Attachments } from './attached.ts';

export interface Written {
  kind: Kind;
  message: string;
  sector: string | undefined;
  district: string | undefined;
  place: string;
  when: string;
  who: string;
  known: string;
  risk: Risk | undefined;
  role: string | undefined;
  finding: Finding | undefined;
  /** By the ids of the card's questions. */
  answers: Map<string, string>;
  contact: string;
  forward: ForwardChoice;
  readonly files: Attachments;
  /** The bodies that led to the one this is written to, of a further message. */
  introducedBy: string[] | undefined;
  claim: ClaimDraft | undefined;
}

export function nothingWritten(): Written {
  return {
    kind: 'report',
    message: '',
    sector: undefined,
    district: undefined,
    place: '',
    when: '',
    who: '',
    known: '',
    risk: undefined,
    role: undefined,
    finding: undefined,
    answers: new Map(),
    contact: '',
    forward: 'ask',
    files: new Attachments(),
    introducedBy: undefined,
    claim: undefined,
  };
}

type Told = 'sector' | 'district' | 'place' | 'when' | 'who' | 'known' | 'risk' | 'role' | 'finding' | 'contact';

const CIRCUMSTANCES: readonly Told[] = ['sector', 'district', 'place', 'when', 'who', 'known', 'risk', 'contact'];

/** What each way of telling asks for. Nothing else is sent with it, whatever was typed under another way before. */
const ASKED: Readonly<Record<Kind, readonly Told[]>> = {
  report: CIRCUMSTANCES,
  call: CIRCUMSTANCES,
  quick: [],
  statement: ['when', 'place', 'contact'],
  field: ['role', 'finding', 'sector', 'district'],
  message: [],
  claim: [],
};

/** The ways that ask whether the tip may be passed on; the others leave it at asking the source first. */
const PASSED_ON: readonly Kind[] = ['report', 'call', 'statement'];

/** The card's questions that are asked in this way of telling. */
export function questionsOf(questions: readonly Question[], kind: Kind): readonly Question[] {
  return kind === 'message' || kind === 'claim' ? [] : questions.filter(({ kinds }) => kinds.includes(kind));
}

/** What is sent: only what was asked, and of that only what was answered. */
export function draftOf(written: Written, language: Language, questions: readonly Question[]): Draft {
  const { kind, message } = written;
  const told = ASKED[kind].flatMap((key) => {
    const value = written[key];
    return value === undefined || value.trim() === '' ? [] : [[key, value] as const];
  });
  const answers = questionsOf(questions, kind).flatMap(({ id }) => {
    const text = written.answers.get(id) ?? '';
    return text.trim() === '' ? [] : [{ id, text }];
  });
  const forward = PASSED_ON.includes(kind) ? written.forward : 'ask';
  const { introducedBy, claim } = written;
  return {
    kind,
    forward,
    message: kind === 'claim' ? '' : message,
    language,
    ...Object.fromEntries(told),
    ...(answers.length === 0 ? {} : { answers }),
    ...(kind === 'message' && introducedBy !== undefined ? { introducedBy } : {}),
    ...(kind === 'claim' && claim !== undefined ? { claim } : {}),
  };
}

/** Neither a word nor a file: there is nothing to send yet. */
export function isEmpty({ message, files }: Written): boolean {
  return message.trim() === '' && files.list.length === 0;
}

/** What was chosen from one body's lists means nothing to another. */
export function forgetChoices(written: Written): void {
  Object.assign(written, { sector: undefined, district: undefined, role: undefined });
  written.answers.clear();
}
