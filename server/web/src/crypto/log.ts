// The public log of an agency's tips, from which a source sees what became of its own (protocol sections 10 and 12).

import { encodeHex } from './hex.ts';
import { SLOTS_A_YEAR, claimPublicKey, withdrawSecrets, type Root } from './keys.ts';
import { ProtocolError, equal, join, message, sha256, sha256Each, u16be, type Bytes } from './notation.ts';
import { decodeBase64, namesKey, openNote } from './note.ts';

/** The most leaves of a shard. */
export const MAX_LEAVES = 32_768;
/** `entry = SHA-256(blob) | W` */
export const ENTRY_LENGTH = 64;

/** Which log a note speaks of: `sybyr/<drop_id>/<fp>/<shard>`. */
export interface Origin {
  readonly dropId: Bytes;
  readonly agency: Bytes;
  readonly shard: string;
}

/** What the drop signed when a batch closed: the shard has this size and this root. */
export interface Checkpoint {
  readonly size: number;
  readonly root: Bytes;
}

/** What the agency signed when everything up to `size` was durable on its machine. */
export interface Seen extends Checkpoint {
  readonly day: number;
  /** The leaves that did not open, ascending, each below `size`. */
  readonly failed: readonly number[];
}

/** A shard whose entries give the roots that the drop and the agency signed. */
export interface Shard {
  readonly shard: string;
  readonly size: number;
  /** Exactly `size` entries. */
  readonly entries: Bytes;
  readonly seen?: Seen | undefined;
}

/** A leaf of one's own. */
export interface OwnLeaf {
  readonly index: number;
  readonly year: number;
  readonly slot: number;
}

/** What became of a tip: with the drop only until its batch closes, in the log, on the agency's machine, or there but not to be opened. */
export type Receipt = 'pending' | 'in-log' | 'reached' | 'not-opened';

/** Whether a text names a shard, as `2026-1`. */
export function isShard(text: string): boolean {
  return /^(19[7-9]\d|[2-9]\d{3})-[1-9]\d{0,4}$/.test(text) && Number(text.slice(5)) <= 65_535;
}

/** Whether names of shards stand strictly ascending, by year and then by number. */
export function shardsInOrder(shards: readonly string[]): boolean {
  const places = shards.map((shard) => Number(shard.slice(0, 4)) * 65_536 + Number(shard.slice(5)));
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0));
}

/** Reads the checkpoint of a shard out of a note signed by the drop's log key. */
export async function openCheckpoint(bytes: Bytes, origin: Origin, logKey: Bytes): Promise<Checkpoint> {
  const lines = bodyLines(await openNote(bytes, `sybyr/${encodeHex(origin.dropId)}`, logKey), 3);
  return parseTree(lines, origin);
}

const seenName = (origin: Origin): string => `sybyr/${encodeHex(origin.dropId)}/${encodeHex(origin.agency)}`;

/** Reads the seen of a shard out of a note signed by the desk key of the agency's card. */
export async function openSeen(bytes: Bytes, origin: Origin, desk: Bytes): Promise<Seen> {
  const [title, ...lines] = bodyLines(await openNote(bytes, seenName(origin), desk), 6);
  if (title !== 'sybyr/v1/seen') throw new ProtocolError('note');
  const tree = parseTree(lines, origin);
  const day = decimal(lines[3], 2 ** 32 - 1);
  const failed = lines[4] === '-' ? [] : (lines[4] ?? '').split(',').map((index) => decimal(index, tree.size - 1));
  if (failed.some((index, i) => i > 0 && index <= (failed[i - 1] ?? 0))) throw new ProtocolError('note');
  return { ...tree, day, failed };
}

/**
 * The seen of a shard, as `openSeen`; a note without any line by this desk key counts as none: so it is after a change of
 * keys until the agency has signed anew.
 */
export async function seenBy(bytes: Bytes, origin: Origin, desk: Bytes): Promise<Seen | undefined> {
  return (await namesKey(bytes, seenName(origin), desk)) ? await openSeen(bytes, origin, desk) : undefined;
}

/**
 * Checks a shard whole: `root` unless the entries give both signed roots.
 *
 * Fetch `seen` first, then `checkpoint`, then `entries`: each covers at least what the one before it covers. Entries
 * behind the checkpoint are left out.
 */
export async function openShard(entries: Bytes, checkpoint: Checkpoint, seen: Seen | undefined, shard: string): Promise<Shard> {
  const own = entries.slice(0, ENTRY_LENGTH * checkpoint.size);
  if (entries.length % ENTRY_LENGTH !== 0 || own.length !== ENTRY_LENGTH * checkpoint.size) throw new ProtocolError('length');
  const tree = await buildTree(own);
  const holds = async ({ size, root }: Checkpoint) => size <= checkpoint.size && equal(await treeRoot(tree, size), root);
  if (!(await holds(checkpoint)) || (seen !== undefined && !(await holds(seen)))) throw new ProtocolError('root');
  return { shard, size: checkpoint.size, entries: own, seen };
}

/** The RFC 6962 root over the first `size` entries; of none, `SHA-256("")`. */
export async function merkleRoot(entries: Bytes, size: number): Promise<Bytes> {
  if (!Number.isInteger(size) || size < 0 || entries.length < ENTRY_LENGTH * size) throw new ProtocolError('length');
  return treeRoot(await buildTree(entries.slice(0, ENTRY_LENGTH * size)), size);
}

/** The years whose withdraw secrets may stand in these shards: a tip of New Year's Eve can lie in the next year's. */
export function yearsOf(shards: readonly string[]): number[] {
  const years = shards.map((shard) => Number(shard.slice(0, 4)));
  return [...new Set(years.flatMap((year) => [year - 1, year]))].sort((a, b) => a - b);
}

/** All `W` of a year, 32 bytes each: what to look for in the log. Compute it once a visit. */
export async function ownTags(root: Root, fingerprint: Bytes, year: number): Promise<Bytes> {
  const [secrets, claimPublic] = await Promise.all([withdrawSecrets(root, fingerprint, year), claimPublicKey(root, fingerprint)]);
  const claims = messages((slot) => message('claim', root.dropId, fingerprint, u16be(year), u16be(slot), claimPublic));
  const [withdrawHashes, commitments] = await Promise.all([sha256Each(secrets, 32), sha256Each(claims.bytes, claims.length)]);
  const uploads = messages((slot) => message('tag', at(withdrawHashes, slot), at(commitments, slot)));
  return sha256Each(uploads.bytes, uploads.length);
}

/** Finds the leaves of this codename among entries, by the tags of the years given. */
export function findOwnLeaves(entries: Bytes, tagsByYear: ReadonlyMap<number, Bytes>): OwnLeaf[] {
  const known = new Map<number, { year: number; slot: number; tag: Bytes }>();
  for (const [year, all] of tagsByYear) {
    for (let slot = 0; slot < SLOTS_A_YEAR; slot++) {
      const tag = at(all, slot);
      known.set(prefixOf(tag), { year, slot, tag });
    }
  }
  const found: OwnLeaf[] = [];
  for (let index = 0; index < Math.floor(entries.length / ENTRY_LENGTH); index++) {
    const tag = entries.subarray(ENTRY_LENGTH * index + 32, ENTRY_LENGTH * (index + 1));
    const own = known.get(prefixOf(tag));
    if (own !== undefined && equal(own.tag, tag)) found.push({ index, year: own.year, slot: own.slot });
  }
  return found;
}

/** What became of the tip at this index of a shard; undefined when it is in none. */
export function receipt(shard: Shard | undefined, index: number | undefined): Receipt {
  if (shard === undefined || index === undefined || index >= shard.size) return 'pending';
  if (shard.seen === undefined || index >= shard.seen.size) return 'in-log';
  return shard.seen.failed.includes(index) ? 'not-opened' : 'reached';
}

/** The hashes of all levels, leaves first; an unpaired hash moves up as it is. */
async function buildTree(entries: Bytes): Promise<Bytes[]> {
  let level = await sha256Each(prefixed(0, entries, ENTRY_LENGTH), 1 + ENTRY_LENGTH);
  const levels = [level];
  while (level.length > 32) {
    const paired = level.length - (level.length % 64);
    const nodes = await sha256Each(prefixed(1, level.subarray(0, paired), 64), 65);
    level = join(nodes, level.subarray(paired));
    levels.push(level);
  }
  return levels;
}

/** The root at a size up to the tree's own: its complete subtrees, one for each bit of the size, joined from the right. */
async function treeRoot(levels: readonly Bytes[], size: number): Promise<Bytes> {
  let root: Bytes | undefined;
  for (let height = 0; size >> height > 0; height++) {
    if (((size >> height) & 1) === 0) continue;
    const peak = at(levels[height] ?? new Uint8Array(), (size >> height) - 1);
    root = root === undefined ? peak.slice() : await sha256(join(Uint8Array.of(1), peak, root));
  }
  return root ?? sha256(new Uint8Array());
}

/** The records of `length` bytes, each behind one byte. */
function prefixed(first: number, records: Bytes, length: number): Bytes {
  const count = records.length / length;
  const out = new Uint8Array(count * (length + 1));
  for (let i = 0; i < count; i++) {
    out[i * (length + 1)] = first;
    out.set(records.subarray(i * length, (i + 1) * length), i * (length + 1) + 1);
  }
  return out;
}

function messages(of: (slot: number) => Bytes): { bytes: Bytes; length: number } {
  const all = Array.from({ length: SLOTS_A_YEAR }, (_, slot) => of(slot));
  return { bytes: join(...all), length: all[0]?.length ?? 0 };
}

function at(hashes: Bytes, index: number): Bytes {
  return hashes.subarray(32 * index, 32 * index + 32);
}

/** The first 52 bits: a key for a map that costs no text. */
function prefixOf(tag: Bytes): number {
  const view = new DataView(tag.buffer, tag.byteOffset);
  return view.getUint32(0) * 2 ** 20 + (view.getUint32(4) >>> 12);
}

function bodyLines(text: string, count: number): string[] {
  const lines = text.slice(0, -1).split('\n');
  if (lines.length !== count) throw new ProtocolError('note');
  return lines;
}

function parseTree([named, size, root]: readonly string[], { dropId, agency, shard }: Origin): Checkpoint {
  if (named !== `sybyr/${encodeHex(dropId)}/${encodeHex(agency)}/${shard}`) throw new ProtocolError('foreign');
  const hash = decodeBase64(root ?? '');
  if (hash?.length !== 32) throw new ProtocolError('note');
  return { size: decimal(size, MAX_LEAVES), root: hash };
}

/** A decimal number in its one spelling: digits only, no leading zero. */
function decimal(text: string | undefined, max: number): number {
  if (text === undefined || !/^(0|[1-9]\d{0,9})$/.test(text) || Number(text) > max) throw new ProtocolError('note');
  return Number(text);
}
