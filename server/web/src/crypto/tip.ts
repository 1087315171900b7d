// The tip: what a source seals to an agency, laid out to the byte before the first byte is sealed (protocol section 6).

import { MAX_QUESTIONS, recipientToday, type Card } from './card.ts';
import type { Claim } from './claim.ts';
import { END_LENGTH, entryHeader, entryLength, padOf } from './container.ts';
import { encodeHex } from './hex.ts';
import { wellFormed, writeObject, type JsonObject } from './json.ts';
import {
  SLOTS_A_YEAR,
  claimCommitment,
  claimPublicKey,
  drawerOf,
  replyIdentity,
  threadKey,
  uploadTag,
  withdrawSecretAt,
  withdrawSecrets,
  type Root,
} from './keys.ts';
import { ProtocolError, sha256, utf8, type Bytes } from './notation.ts';
import { recipientOf } from './recipient.ts';
import { sealStream } from './seal.ts';
import { HEADER_LENGTH, smallestClass } from './size.ts';

export const MAX_ATTACHMENTS = 99;
export const MAX_MESSAGE = 1024 * 1024;
export const MAX_FIELD = 2000;
export const MAX_NAME = 255;
const MAX_TYPE = 100;
const MAX_JSON = 64 * 1024;

export type Forwarding = 'never' | 'ask' | 'yes';
export type Kind = 'report' | 'quick' | 'statement' | 'call' | 'field' | 'message' | 'claim';
export type Language = 'en' | 'ru' | 'kk';
/** Is the source at risk? */
export type Risk = 'yes' | 'no' | 'unsure';
/** The kind of corruption risk that a field report is about. */
export type Finding = 'demand' | 'conflict' | 'purchase' | 'barrier' | 'rules' | 'control' | 'other';

/** An answer to a question of the card. */
export interface Answer {
  readonly id: string;
  readonly text: string;
}

/** What the source wrote. A field that is absent or empty is left out. */
export interface TipContent {
  readonly forward: Forwarding;
  readonly kind: Kind;
  readonly language: Language;
  readonly message: string;
  readonly sector?: string | undefined;
  readonly district?: string | undefined;
  readonly place?: string | undefined;
  readonly when?: string | undefined;
  readonly who?: string | undefined;
  /** How the source knows. */
  readonly known?: string | undefined;
  readonly risk?: Risk | undefined;
  /** Of a field report: an id of the card, and what was found. */
  readonly role?: string | undefined;
  readonly finding?: Finding | undefined;
  /** Empty ones are left out. */
  readonly answers?: readonly Answer[] | undefined;
  readonly contact?: string | undefined;
  /** Of kind `claim` only. */
  readonly claim?: Claim | undefined;
}

/** A chosen file, as the browser describes it: a `File` is one. */
export interface FileInfo {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Everything that decides a tip but its randomness inside age. */
export interface TipRequest {
  readonly root: Root;
  readonly card: Card;
  readonly content: TipContent;
  readonly files: readonly FileInfo[];
  /** The newest of `bits` in drop.js. */
  readonly bits: number;
  /** The day today and its UTC year. */
  readonly today: number;
  readonly year: number;
  /** `0 <= slot < 4080`, drawn at random: see {@link drawSlot}. */
  readonly slot: number;
  /** 16 random bytes. */
  readonly id: Bytes;
  /** An older thread key that this thread continues: after a forward or a re-key. */
  readonly prev?: Bytes | undefined;
}

/** A stretch of the plaintext. */
export type Part = { readonly bytes: Bytes } | { readonly zeros: number } | { readonly file: number; readonly size: number };

/** The exact layout of a tip. A plain object, so that it can be handed to a worker. */
export interface TipPlan {
  readonly recipient: string;
  /** `fp_A` and `W`, which go into the upload's metadata. */
  readonly agency: Bytes;
  readonly tag: Bytes;
  readonly year: number;
  readonly slot: number;
  /** Length of the plaintext, and of the blob: one of the 30 classes. */
  readonly payload: number;
  readonly size: number;
  readonly parts: readonly Part[];
}

/** A slot drawn uniformly. */
export function drawSlot(): number {
  for (;;) {
    const drawn = (crypto.getRandomValues(new Uint16Array(1))[0] as number) >>> 4;
    if (drawn < SLOTS_A_YEAR) return drawn;
  }
}

/** Lays a tip out. Fails before anything is sealed: `too-many` files, `too-large` together, a text `too-long`. */
export async function planTip(request: TipRequest): Promise<TipPlan> {
  const { card, files, content, year, slot } = request;
  if (files.length > MAX_ATTACHMENTS) throw new ProtocolError('too-many');
  const text = utf8(content.message);
  if (text.length > MAX_MESSAGE) throw new ProtocolError('too-long');
  const { keys, tag } = await keysJson(request);
  const parts: Part[] = [];
  let used = 0;
  const begin = (name: string, size: number) => {
    parts.push({ bytes: entryHeader(name, size) });
    used += entryLength(size);
  };
  const entry = (name: string, bytes: Bytes) => {
    begin(name, bytes.length);
    parts.push({ bytes }, { zeros: padOf(bytes.length) });
  };
  entry('tip.json', tipJson(request));
  entry('keys.json', keys);
  entry('message.txt', text);
  files.forEach(({ size }, file) => {
    begin(`attachments/${String(file + 1).padStart(2, '0')}`, size);
    parts.push({ file, size }, { zeros: padOf(size) });
  });

  const { size, payload } = smallestClass(HEADER_LENGTH, used + entryLength(0) + END_LENGTH) ?? tooLarge();
  const extra = payload % 512;
  const padding = payload - END_LENGTH - extra - used - entryLength(0);
  begin('padding', padding);
  parts.push({ zeros: padding + END_LENGTH + extra });
  return { recipient: recipientToday(card, request.today), agency: card.agency, tag, year, slot, payload, size, parts };
}

/** The length that a tip with these files and this message will have, or undefined when no class is large enough. */
export function tipSize(content: TipContent, files: readonly FileInfo[]): number | undefined {
  // Both JSON entries are counted at more than they come to; a class more than needed is shown, never less.
  const told = utf8(JSON.stringify({ ...content, message: '' })).length;
  const texts = [utf8(content.message).length, told + 512 + 400 * files.length, 4096, ...files.map((file) => file.size)];
  return smallestClass(
    HEADER_LENGTH,
    texts.reduce((sum, size) => sum + entryLength(size), entryLength(0) + END_LENGTH),
  )?.size;
}

/**
 * Seals a tip as it is read: `plan.size` bytes in all, a few MiB of memory at any length.
 *
 * The stream fails with `file-changed` when a file is not as long as planned, or cannot be read any more.
 */
export async function sealTip(plan: TipPlan, files: readonly Blob[]): Promise<ReadableStream<Bytes>> {
  const pieces = readParts(plan.parts, files);
  const plaintext = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return (await sealStream(plan.recipient, plaintext)).pipeThrough(exactly(plan.size));
}

/** An attachment's name as it is told to the agency: never empty, at most 255 bytes, shortened before its extension. */
export function attachmentName(name: string): string {
  const whole = wellFormed(name).replace(/\p{Cc}/gu, '_') || 'file';
  if (utf8(whole).length <= MAX_NAME) return whole;
  const extension = /\.[^.]{1,16}$/u.exec(whole)?.[0] ?? '';
  const letters = [...whole.slice(0, whole.length - extension.length)];
  let length = utf8(whole).length;
  while (length > MAX_NAME) length -= utf8(letters.pop() ?? '').length;
  return letters.join('') + extension;
}

function tipJson({ root, card, content, files, id }: TipRequest): Bytes {
  const object: Record<string, JsonObject[string]> = {
    v: 1,
    drop_id: encodeHex(root.dropId),
    agency: encodeHex(card.agency),
    id: encodeHex(id),
    forward: content.forward,
    kind: content.kind,
    language: content.language,
  };
  for (const key of ['sector', 'district', 'role', 'risk', 'finding'] as const) {
    const value = content[key];
    if (value) object[key] = value;
  }
  for (const key of ['place', 'when', 'who', 'known', 'contact'] as const) {
    const value = content[key];
    if (value) object[key] = field(value);
  }
  const answers = (content.answers ?? []).filter(({ text }) => text !== '').map(({ id, text }) => ({ id, text: field(text) }));
  if (answers.length > MAX_QUESTIONS) throw new ProtocolError('too-long');
  if (answers.length > 0) object['answers'] = answers;
  if (content.claim !== undefined) object['claim'] = content.claim;
  if (files.length > 0) object['attachments'] = files.map(describe);
  const json = writeObject(object);
  if (json.length > MAX_JSON) throw new ProtocolError('too-long');
  return json;
}

function field(text: string): string {
  if (utf8(text).length > MAX_FIELD) throw new ProtocolError('too-long');
  return text;
}

function describe({ name, type, size }: FileInfo): JsonObject {
  return { name: attachmentName(name), type: utf8(type).length > MAX_TYPE ? '' : type, size };
}

/** `wh = SHA-256(w_{y,s})`, `C`, `W`, and the keys that the agency needs for its answers. */
async function keysJson({ root, card, bits, year, slot, prev }: TipRequest): Promise<{ keys: Bytes; tag: Bytes }> {
  const [key, identity, claimPublic, secrets] = await Promise.all([
    threadKey(root, card.agency),
    replyIdentity(root, card.agency),
    claimPublicKey(root, card.agency),
    withdrawSecrets(root, card.agency, year),
  ]);
  const withdrawHash = await sha256(withdrawSecretAt(secrets, slot));
  const claim = await claimCommitment(root.dropId, card.agency, year, slot, claimPublic);
  const keys = writeObject({
    v: 1,
    k: encodeHex(key),
    reply_to: await recipientOf(identity),
    bits,
    drawer: drawerOf(root, bits),
    year,
    slot,
    wh: encodeHex(withdrawHash),
    claim: encodeHex(claim),
    ...(prev === undefined ? {} : { prev: encodeHex(prev) }),
  });
  return { keys, tag: await uploadTag(withdrawHash, claim) };
}

const ZEROS = new Uint8Array(64 * 1024);

async function* readParts(parts: readonly Part[], files: readonly Blob[]): AsyncGenerator<Bytes, void, undefined> {
  for (const part of parts) {
    if ('bytes' in part) yield part.bytes;
    else if ('file' in part) yield* readFile(files[part.file], part.size);
    else for (let left = part.zeros; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
  }
}

async function* readFile(file: Blob | undefined, size: number): AsyncGenerator<Bytes, void, undefined> {
  if (file?.size !== size) throw new ProtocolError('file-changed');
  const reader = (file.stream() as ReadableStream<Bytes>).getReader();
  let left = size;
  try {
    for (;;) {
      // A browser fails the read of a file that changed on the disk since it was chosen.
      const { done, value } = await reader.read().catch(() => changed());
      if (done) break;
      left -= value.length;
      if (left < 0) changed();
      yield value;
    }
    if (left > 0) changed();
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Passes exactly `size` bytes; anything else would be no size class. */
function exactly(size: number): TransformStream<Bytes, Bytes> {
  let left = size;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.length;
      controller.enqueue(chunk);
    },
    flush() {
      if (left !== 0) throw new ProtocolError('length');
    },
  });
}

function changed(): never {
  throw new ProtocolError('file-changed');
}

function tooLarge(): never {
  throw new ProtocolError('too-large');
}
