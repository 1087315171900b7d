// What the page may ask of the worker, and what it gets: the page holds no key and opens no connection of its own.

import type { Deadlines, FirstKind, Hotline, Question } from '../crypto/card.ts';
import type { Part, ReplyKind, Status } from '../crypto/reply.ts';
import type { Answer as TipAnswer, Finding, Risk } from '../crypto/tip.ts';
import type { Taken } from '../crypto/withdrawn.ts';
import type { Drop, Language, Named, Names } from './drop.ts';

export type { Taken };
export type { Deadlines, Finding, FirstKind, Hotline, Question, Risk };
export type ForwardChoice = 'never' | 'ask' | 'yes';
export type Kind = FirstKind | 'message' | 'claim';

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
  /** The bodies through which this one was introduced, from the first the source wrote to: the thread goes on from there. */
  readonly introducedBy?: readonly string[];
  /** Of kind `claim`: which tip is claimed, for whom, in answer to what. */
  readonly claim?: ClaimDraft;
}

export interface ClaimDraft {
  readonly claimant: string;
  readonly challenge: string;
  readonly year: number;
  readonly slot: number;
  /** The W of the tip: another codename gives another one. */
  readonly tag: string;
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
  /** The body collects at least every so many days. */
  readonly rhythm?: number;
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
  /** Its leaf. */
  readonly shard: string;
  readonly index: number;
  readonly year: number;
  readonly slot: number;
  /** W, by which the log knows it. */
  readonly tag: string;
  /** Taken back by the source. */
  readonly withdrawn?: Taken;
  /** Day the body says it received this tip, when a reply lists it. */
  readonly received?: number;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface ReplyView {
  /** First and last number: the parts of one message are one reply. */
  readonly first: number;
  readonly last: number;
  readonly day: number;
  readonly kind: ReplyKind;
  readonly status: Status;
  readonly ref?: string;
  readonly message?: string;
  /** Fewer parts arrived than the message has. */
  readonly partial: boolean;
  /** Whom the body passed the tip on to. */
  readonly to?: string;
  /** Of what that one has not got everything. */
  readonly masked?: readonly Part[];
  /** What a proof of authorship must answer. */
  readonly challenge?: string;
  readonly files: readonly FileView[];
  readonly deletions: readonly { readonly tag: string; readonly del: string }[];
}

/** An answer that is not there: deleted, expired, or withheld. Of one that a later answer remembers, more than the number is known. */
export interface MissingView {
  readonly n: number;
  readonly day?: number;
  readonly status?: Status;
}

/** Where a case stands, and since when. */
export interface Standing {
  readonly status: Status;
  readonly since: number;
}

/** The answers of one body in one thread, in their order. */
export interface ThreadView {
  readonly replies: readonly ReplyView[];
  readonly missing: readonly MissingView[];
  /** How many more must be missing, of which no answer says the number. */
  readonly unnamed: number;
  readonly standing?: Standing;
}

/** A body that another one passed the tip on to. */
export interface IntroducedView {
  readonly agency: string;
  /** The bodies that lead to it, from the one the source wrote to; the last introduced it. */
  readonly path: readonly string[];
  /** Its fingerprint. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** What it answered to what was passed on. */
  readonly thread: ThreadView;
  /** What it answered to what the source wrote to it afterwards. */
  readonly direct: ThreadView;
}

export interface Inbox {
  readonly receipts: readonly ReceiptView[];
  readonly thread: ThreadView;
  readonly introduced: readonly IntroducedView[];
  readonly collected: Collected;
  /** An operator heard this codename: the body asks for a new one. */
  readonly rekey: boolean;
  /** Whether the log's signatures and roots held; without them there are no receipts. */
  readonly confirmed: boolean;
  readonly today: number;
  readonly hotlines: readonly Hotline[];
  readonly deadlines?: Deadlines;
  /** The body collects at least every so many days. */
  readonly rhythm?: number;
}

/** What the log has of one codename: all that a visit for taking back asks. */
export interface OwnMessages {
  readonly receipts: readonly ReceiptView[];
  readonly collected: Collected;
  readonly confirmed: boolean;
  readonly today: number;
}

/** A file as it goes: of a cleaned copy the original stays behind. */
export interface Outgoing {
  readonly blob: Blob;
  readonly name: string;
  readonly type: string;
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

/** A sealed file that was carried here. */
export interface CarriedView {
  readonly agency: string;
  readonly total: number;
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
  plan: { input: { codename: CodenameHandle; prev?: CodenameHandle; agency: string; draft: Draft; files: readonly Outgoing[] }; output: Planned };
  send: { input: object; output: void };
  pause: { input: { paused: boolean }; output: void };
  cancel: { input: object; output: void };
  withdrawNow: { input: object; output: void };
  read: { input: { codename: CodenameHandle; agency: string }; output: Inbox };
  ownMessages: { input: { codename: CodenameHandle; agency: string }; output: OwnMessages };
  takeBack: { input: { codename: CodenameHandle; agency: string; receipt: ReceiptView }; output: Taken };
  object: { input: { id: string }; output: Blob };
  deleteReply: { input: { deletions: readonly { tag: string; del: string }[] }; output: void };
  /** Which drawer a reader of a saved visit needs: what `GET /api/drawer` tells the server too. */
  drawerNumber: { input: { codename: CodenameHandle }; output: number };
  saveVisit: { input: { agency: string; drawer: number }; output: Blob };
  openCarried: { input: { file: Blob }; output: CarriedView };
  sendCarried: { input: object; output: void };
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
  | 'not-saved'
  | 'no-saved-visit'
  | 'no-blob'
  | 'self-test'
  | 'clock'
  | 'cancelled'
  | 'codename-in-text'
  | 'codename-in-answer'
  | 'codename-in-file'
  | 'not-deleted'
  | 'not-yours'
  | 'unexpected';

export type Request = { [N in CallName]: { readonly id: number; readonly call: N; readonly input: Calls[N]['input'] } }[CallName];

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }
  | { readonly progress: Progress };
