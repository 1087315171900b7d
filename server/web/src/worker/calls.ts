// What the page may ask of the worker, and what it gets: the page holds no key and opens no connection of its own.

import type { Deadlines, FirstKind, Hotline, Question } from '../crypto/card.ts';
import type { Status } from '../crypto/reply.ts';
import type { Answer as TipAnswer, Finding, Risk } from '../crypto/tip.ts';
import type { Drop, Language, Named, Names } from './drop.ts';

export type { Deadlines, Finding, FirstKind, Hotline, Question, Risk };
export type ForwardChoice = 'never' | 'ask' | 'yes';
export type Kind = FirstKind | 'message';

/** What a source wrote; content fields are left out when empty. */
export interface Draft {
  readonly kind: Kind;
  readonly forward: ForwardChoice;
  readonly language: Language;
  readonly message: string;
  readonly sector?: string;
  readonly district?: string;
  readonly place?: string;
  readonly when?: string;
  readonly who?: string;
  readonly known?: string;
  readonly risk?: Risk;
  readonly role?: string;
  readonly finding?: Finding;
  readonly answers?: readonly TipAnswer[];
  readonly contact?: string;
}

/** The part of a card that is shown. */
export interface CardView {
  readonly texts?: Names;
  readonly hotlines: readonly Hotline[];
  readonly sectors: readonly Named[];
  readonly districts: readonly Named[];
  readonly roles: readonly Named[];
  readonly questions: readonly Question[];
  readonly deadlines?: Deadlines;
}

/** Day of the newest `seen`; `unknown` when the log could not be confirmed. */
export type Collected = number | 'never' | 'unknown';

export interface Desk {
  readonly card: CardView;
  readonly collected: Collected;
  readonly today: number;
  /** How many bytes of files fit into one message. */
  readonly room: number;
}

/** Names one codename of this visit; worth nothing outside of it. */
export type CodenameHandle = number;

export interface Drawn {
  readonly handle: CodenameHandle;
  readonly words: Readonly<Record<Language, readonly string[]>>;
}

export type Entered =
  | { readonly state: 'ok'; readonly handle: CodenameHandle }
  | { readonly state: 'count'; readonly found: number }
  | { readonly state: 'unknown'; readonly position: number }
  | { readonly state: 'check' };

/** In the log; on the agency's machine; or there, but it did not open. */
export type ReceiptState = 'in-log' | 'reached' | 'not-opened';

export interface ReceiptView {
  readonly state: ReceiptState;
  readonly year: number;
  readonly slot: number;
  /** Day the body says it received this tip, when a reply lists it. */
  readonly received?: number;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface ReplyView {
  /** Fingerprint of the body that answers. */
  readonly from: string;
  /** Set when the answer comes from a body that another one introduced. */
  readonly introducedBy?: string;
  /** First and last number: the parts of one message are one reply. */
  readonly first: number;
  readonly last: number;
  readonly day: number;
  readonly kind: 'status' | 'message' | 'forwarded' | 'challenge';
  readonly status?: Status;
  readonly ref?: string;
  readonly message?: string;
  /** Fewer parts arrived than the message has. */
  readonly partial: boolean;
  readonly to?: string;
  readonly files: readonly FileView[];
  readonly deletions: readonly { readonly tag: string; readonly del: string }[];
}

export interface Inbox {
  readonly receipts: readonly ReceiptView[];
  readonly replies: readonly ReplyView[];
  /** Numbers that later answers remember and that are not there: deleted, expired, or withheld. */
  readonly missing: readonly number[];
  /** How many more must be missing, of which no answer says the number. */
  readonly unnamed: number;
  readonly collected: Collected;
  /** An operator heard this codename: the body asks for a new one. */
  readonly rekey: boolean;
  /** Whether the log's signatures and roots held; without them there are no receipts. */
  readonly confirmed: boolean;
  readonly today: number;
  readonly hotlines: readonly Hotline[];
}

export interface Planned {
  /** Bytes that will travel, padding included. */
  readonly total: number;
}

export interface Progress {
  readonly sent: number;
  readonly total: number;
  /** `lost`: waiting for the connection; `busy`: for the server; `paused`: by the person; `stopping`: what arrived is being taken back. */
  readonly state: 'sending' | 'lost' | 'busy' | 'paused' | 'stopping';
}

export interface Calls {
  start: { input: { drop: Drop }; output: void };
  setToday: { input: { day: number }; output: void };
  desk: { input: { agency: string }; output: Desk };
  createCodename: { input: object; output: Drawn };
  sameWord: { input: { codename: CodenameHandle; position: number; typed: string }; output: boolean };
  enterCodename: { input: { words: readonly string[] }; output: Entered };
  /** The public lists, by which the page completes what is typed. */
  wordLists: { input: object; output: Record<Language, readonly string[]> };
  /** `prev` is the codename that `codename` replaces. */
  plan: { input: { codename: CodenameHandle; prev?: CodenameHandle; agency: string; draft: Draft; files: readonly File[] }; output: Planned };
  send: { input: object; output: void };
  pause: { input: { paused: boolean }; output: void };
  cancel: { input: object; output: void };
  withdrawNow: { input: object; output: void };
  read: { input: { codename: CodenameHandle; agency: string }; output: Inbox };
  object: { input: { id: string }; output: Blob };
  deleteReply: { input: { deletions: readonly { tag: string; del: string }[] }; output: void };
  fingerprintWords: { input: { fingerprint: string }; output: Record<Language, readonly string[]> };
}

export type CallName = keyof Calls;

/** Every way a call can fail. Each has a sentence in three languages (page/errors.ts). */
export type Failure =
  | 'offline'
  | 'server'
  | 'busy'
  | 'no-agency'
  | 'card-refused'
  | 'card-expired'
  | 'log-refused'
  | 'too-large'
  | 'too-many-files'
  | 'message-too-long'
  | 'refused'
  | 'file-changed'
  | 'taken'
  | 'batch-closed'
  | 'object-gone'
  | 'object-broken'
  | 'self-test'
  | 'clock'
  | 'cancelled'
  | 'codename-in-text'
  | 'codename-in-answer'
  | 'codename-in-file'
  | 'not-deleted'
  | 'unexpected';

export type Request = { [N in CallName]: { readonly id: number; readonly call: N; readonly input: Calls[N]['input'] } }[CallName];

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }
  | { readonly progress: Progress };
