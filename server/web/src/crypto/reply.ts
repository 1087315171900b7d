// The reply: what an agency seals to a source, found by tag, opened, authenticated and read (protocol section 7).

import { isZero } from './container.ts';
import {
  MAX_U32,
  choice,
  choiceAt,
  hexAt,
  integer,
  integerAt,
  isObject,
  listAt,
  parseObject,
  textAt,
  type Json,
  type JsonObject,
} from './json.ts';
import { MAX_REPLIES, macKey } from './keys.ts';
import { ProtocolError, equal, hmacSha512, message, sha256, u32be, variable, type Bytes } from './notation.ts';
import { open } from './seal.ts';
import { SLOT_LENGTH, isClass } from './size.ts';

/** The longest `reply.json`. */
export const MAX_REPLY_JSON = 6144;
/** Files of one reply: at most so many, and so many bytes sealed. */
export const MAX_OBJECTS = 4;
export const MAX_OBJECT_BYTES = 32 * 1024 * 1024;
const MAC_LENGTH = 64;
/** How many earlier replies, and how many tips, a reply lists. */
const LISTED = 32;

export const KINDS = ['status', 'message', 'forwarded', 'challenge'] as const;
export const STATUSES = [
  'received',
  'registered',
  'referred-territory',
  'referred',
  'checking',
  'investigating',
  'answered',
  'written-off',
  'confirmed',
  'not-confirmed',
  'reward',
  'closed',
  'reopened',
] as const;
/** Parts of a message, of which something may be left out or covered when it is passed on; in this order. */
export const PARTS = ['message', 'sector', 'district', 'role', 'place', 'when', 'who', 'known', 'risk', 'finding', 'answers', 'attachments'] as const;
export type Part = (typeof PARTS)[number];
export type ReplyKind = (typeof KINDS)[number];
export type Status = (typeof STATUSES)[number];

/** A file of a reply, fetched only on an explicit click. */
export interface ReplyObject {
  readonly id: Bytes;
  readonly sha256: Bytes;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** An earlier reply as a later one remembers it. */
export interface Past {
  readonly n: number;
  readonly day: number;
  readonly kind: ReplyKind;
  readonly status: Status;
}

/** A tip of the thread that the agency says it has. */
export interface Received {
  readonly day: number;
  readonly year: number;
  readonly slot: number;
}

/** An authenticated reply. */
export interface Reply {
  readonly n: number;
  readonly day: number;
  readonly kind: ReplyKind;
  /** Where the case stands. */
  readonly status: Status;
  /** The body's public number of the case. */
  readonly ref?: string;
  /** May be empty. */
  readonly message: string;
  /** Part 1..of of a long message. */
  readonly part: number;
  readonly of: number;
  /** How many replies came before this one, and the last 32 of them. */
  readonly count: number;
  readonly history: readonly Past[];
  readonly received: readonly Received[];
  /** Who shows it may delete this reply. */
  readonly del: Bytes;
  readonly objects: readonly ReplyObject[];
  /** The other body, of a `forwarded` reply. */
  readonly to?: Bytes;
  /** Of a `forwarded` reply: the parts of which the other body has not got everything. */
  readonly masked?: readonly Part[];
  /** Of a `challenge` reply. */
  readonly challenge?: Bytes;
  /** An operator heard the codename of this thread: the source should take a new one. */
  readonly rekey?: true;
}

/** Whose reply this must be, and which. */
export interface ReplyCheck {
  readonly dropId: Bytes;
  readonly agency: Bytes;
  readonly n: number;
}

/** Opens a slot's blob. Codes: length, sealed, mac, json, foreign; whatever the code, the slot is to be ignored. */
export async function openReply(blob: Bytes, identity: string, threadKey: Bytes, check: ReplyCheck): Promise<Reply> {
  if (blob.length !== SLOT_LENGTH || check.n < 1 || check.n > MAX_REPLIES) throw new ProtocolError('length');
  const plaintext = await open(identity, blob);
  if (plaintext.length < 4 + MAC_LENGTH) throw new ProtocolError('length');
  const body = plaintext.slice(0, -MAC_LENGTH);
  const authentic = message('reply', check.dropId, check.agency, u32be(check.n), variable(body));
  const mac = await hmacSha512(await macKey(threadKey), authentic);
  if (!equal(mac, plaintext.slice(-MAC_LENGTH))) throw new ProtocolError('mac');
  const length = new DataView(body.buffer).getUint32(0);
  if (length > body.length - 4 || !isZero(body.subarray(4 + length))) throw new ProtocolError('length');
  return parseReply(parseObject(body.subarray(4, 4 + length), MAX_REPLY_JSON), check);
}

/** Opens a file of a reply: checks the hash of the sealed object before opening it, and that only zeros follow the file. */
export async function openObject(sealed: Bytes, identity: string, object: Pick<ReplyObject, 'sha256' | 'size'>): Promise<Bytes> {
  if (!isClass(sealed.length) || sealed.length > MAX_OBJECT_BYTES) throw new ProtocolError('length');
  if (!equal(await sha256(sealed), object.sha256)) throw new ProtocolError('sealed');
  const plaintext = await open(identity, sealed);
  if (object.size > plaintext.length || !isZero(plaintext.subarray(object.size))) throw new ProtocolError('length');
  return plaintext.slice(0, object.size);
}

function parseReply(object: JsonObject, check: ReplyCheck): Reply {
  const version = integerAt(object, 'v');
  const n = integerAt(object, 'n', MAX_REPLIES);
  const ours = equal(hexAt(object, 'drop_id', 16), check.dropId) && equal(hexAt(object, 'agency', 32), check.agency);
  if (!ours || n !== check.n) throw new ProtocolError('foreign');
  const kind = choiceAt(object, 'kind', KINDS);
  const part = integerAt(object, 'part', MAX_REPLIES);
  const of = integerAt(object, 'of', MAX_REPLIES);
  const objects = 'objects' in object ? listAt(object, 'objects', MAX_OBJECTS).map(parseReplyObject) : [];
  const files = objects.reduce((sum, { size }) => sum + size, 0);
  const fits = part >= 1 && part <= of && files <= MAX_OBJECT_BYTES;
  const named = 'to' in object === (kind === 'forwarded') && 'challenge' in object === (kind === 'challenge');
  const masked = 'masked' in object ? parseParts(object) : [];
  const rekey = object['rekey'];
  if (version !== 1 || !fits || !named || (masked.length > 0 && kind !== 'forwarded') || (rekey !== undefined && rekey !== true)) throw new ProtocolError('json');
  return {
    n,
    day: integerAt(object, 'day', MAX_U32),
    kind,
    status: choiceAt(object, 'status', STATUSES),
    message: textAt(object, 'message', 0, MAX_REPLY_JSON),
    part,
    of,
    count: integerAt(object, 'count', MAX_U32),
    history: listAt(object, 'history', LISTED).map(parsePast),
    received: listAt(object, 'received', LISTED).map(parseReceived),
    del: hexAt(object, 'del', 32),
    objects,
    ...('ref' in object ? { ref: textAt(object, 'ref', 0, 100) } : {}),
    ...(kind === 'forwarded' ? { to: hexAt(object, 'to', 32) } : {}),
    ...(masked.length > 0 ? { masked } : {}),
    ...(kind === 'challenge' ? { challenge: hexAt(object, 'challenge', 32) } : {}),
    ...(rekey === true ? { rekey } : {}),
  };
}

/** `masked`: parts in their order, none twice. */
export function parseParts(object: JsonObject): Part[] {
  const parts = listAt(object, 'masked', PARTS.length).map((value) => choice(value, PARTS));
  const places = parts.map((part) => PARTS.indexOf(part));
  if (places.some((place, i) => i > 0 && place <= (places[i - 1] ?? 0))) throw new ProtocolError('json');
  return parts;
}

function parsePast(value: Json): Past {
  if (!Array.isArray(value) || value.length !== 4) throw new ProtocolError('json');
  const [n, day, kind, status] = value as readonly Json[];
  return { n: integer(n, MAX_U32), day: integer(day, MAX_U32), kind: choice(kind, KINDS), status: choice(status, STATUSES) };
}

function parseReceived(value: Json): Received {
  if (!Array.isArray(value) || value.length !== 3) throw new ProtocolError('json');
  const [day, year, slot] = value as readonly Json[];
  return { day: integer(day, MAX_U32), year: integer(year, 65_535), slot: integer(slot, 65_535) };
}

function parseReplyObject(value: Json): ReplyObject {
  if (!isObject(value)) throw new ProtocolError('json');
  return {
    id: hexAt(value, 'id', 16),
    sha256: hexAt(value, 'sha256', 32),
    name: textAt(value, 'name', 1, 255),
    type: textAt(value, 'type', 0, 100),
    size: integerAt(value, 'size', MAX_OBJECT_BYTES),
  };
}
