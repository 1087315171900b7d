// The receipt check of a reading visit over a log of any length, and the hashing it cannot do without alone.

import { encodeHex } from '../../../server/web/src/crypto/hex.ts';
import { rootFromSecret, SLOTS_A_YEAR, type Root } from '../../../server/web/src/crypto/keys.ts';
import {
  ENTRY_LENGTH,
  findOwnLeaves,
  MAX_LEAVES,
  merkleRoot,
  openCheckpoint,
  openSeen,
  openShard,
  ownTags,
  receipt,
  yearsOf,
  type Origin,
} from '../../../server/web/src/crypto/log.ts';
import { join, utf8, type Bytes } from '../../../server/web/src/crypto/notation.ts';
import { keyId } from '../../../server/web/src/crypto/note.ts';
import { random } from './tip.ts';

interface SignedShard {
  readonly origin: Origin;
  readonly entries: Bytes;
  readonly checkpoint: Bytes;
  readonly seen: Bytes;
}

interface Log {
  readonly root: Root;
  readonly logKey: Bytes;
  readonly desk: Bytes;
  readonly shards: readonly SignedShard[];
  readonly tips: number;
}

let log: Log | undefined;

export async function makeLog(tips: number): Promise<void> {
  const root = await rootFromSecret(random(32), random(16));
  const agency = random(32);
  const [logKey, desk] = [await newKey(), await newKey()];
  const own = (await ownTags(root, agency, 2026)).subarray(0, 32);
  const shards: SignedShard[] = [];
  for (let first = 0; first < tips; first += MAX_LEAVES) {
    const size = Math.min(MAX_LEAVES, tips - first);
    const entries = random(ENTRY_LENGTH * size);
    if (first === 0) entries.set(own, ENTRY_LENGTH * (size >> 1) + 32);
    const origin: Origin = { dropId: root.dropId, agency, shard: `2026-${first / MAX_LEAVES + 1}` };
    const [drop, body] = [`sybyr/${encodeHex(root.dropId)}`, `sybyr/${encodeHex(root.dropId)}/${encodeHex(agency)}`];
    const tree = `${body}/${origin.shard}\n${size}\n${base64(await merkleRoot(entries, size))}\n`;
    shards.push({
      origin,
      entries,
      checkpoint: await note(tree, drop, logKey),
      seen: await note(`sybyr/v1/seen\n${tree}20778\n-\n`, body, desk),
    });
  }
  log = { root, logKey: logKey.publicKey, desk: desk.publicKey, shards, tips };
}

/** As worker/read.ts does it, without the network. */
export async function checkReceipt(): Promise<void> {
  const { root, logKey, desk, shards } = given();
  const opened = [];
  for (const { origin, entries, checkpoint, seen } of shards) {
    const signed = await openCheckpoint(checkpoint, origin, logKey);
    opened.push(await openShard(entries, signed, await openSeen(seen, origin, desk), origin.shard));
  }
  const agency = shards[0]?.origin.agency ?? new Uint8Array();
  const years = new Map<number, Bytes>();
  for (const year of yearsOf(opened.map(({ shard }) => shard))) years.set(year, await ownTags(root, agency, year));
  const receipts = opened.flatMap((shard) => findOwnLeaves(shard.entries, years).map(({ index }) => receipt(shard, index)));
  if (receipts.join() !== 'reached') throw new Error(`the receipts are ${receipts.join()}`);
}

/** Two hashes a leaf and three for each slot of two years, in the batches of notation.ts. */
export async function digestOnly(): Promise<void> {
  const bytes = random(65);
  for (let left = 2 * given().tips + 2 * 3 * SLOTS_A_YEAR; left > 0; left -= 2048) {
    await Promise.all(Array.from({ length: Math.min(left, 2048) }, () => crypto.subtle.digest('SHA-256', bytes)));
  }
}

function given(): Log {
  if (log === undefined) throw new Error('there is no log');
  return log;
}

interface NoteKey {
  readonly publicKey: Bytes;
  readonly key: CryptoKey;
}

async function newKey(): Promise<NoteKey> {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  return { publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)), key: pair.privateKey };
}

async function note(text: string, name: string, { publicKey, key }: NoteKey): Promise<Bytes> {
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', key, utf8(text)));
  return utf8(`${text}\n\u2014 ${name} ${base64(join(await keyId(name, publicKey), signature))}\n`);
}

function base64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}
