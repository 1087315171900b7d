// What the public log says of one's own tips: the same download for everyone, and nothing is asked about one leaf.

import type { Card } from '../crypto/card.ts';
import { decodeHex, encodeHex } from '../crypto/hex.ts';
import { withdrawSecretAt, withdrawSecrets, type Root } from '../crypto/keys.ts';
import { ENTRY_LENGTH, findOwnLeaves, MAX_LEAVES, openCheckpoint, openShard, ownTags, receipt, seenBy, yearsOf, type Shard } from '../crypto/log.ts';
import { ProtocolError, type Bytes } from '../crypto/notation.ts';
import { MAX_NOTE } from '../crypto/note.ts';
import { findWithdrawn, MAX_WITHDRAWN, parseWithdrawn, type WithdrawnList } from '../crypto/withdrawn.ts';
import type { Collected, ReceiptView } from './calls.ts';
import { fetchShards, newest } from './desk.ts';
import { CallError, fetchBytes, type Expecting } from './net.ts';
import type { Visit } from './visit.ts';

const A_NOTE: Expecting = { most: MAX_NOTE, tooLong: 'log-refused' };
const A_SHARD: Expecting = { most: MAX_LEAVES * ENTRY_LENGTH, tooLong: 'log-refused' };
const A_LIST: Expecting = { most: MAX_WITHDRAWN, tooLong: 'log-refused' };

export interface OwnLog {
  readonly receipts: readonly ReceiptView[];
  readonly collected: Collected;
  /** Whether the log's signatures and roots held; without them there are no receipts. */
  readonly confirmed: boolean;
}

interface Fetched {
  readonly shard: Shard;
  readonly withdrawn: WithdrawnList | undefined;
}

/** Own tips in the log. A log that cannot be confirmed gives no receipts, and is named: it must not look like silence. */
export async function readOwnLog(visit: Visit, root: Root, card: Card, fingerprint: string): Promise<OwnLog> {
  try {
    return await findReceipts(visit, root, card, fingerprint);
  } catch (error) {
    if (error instanceof CallError && error.failure === 'log-refused') return { receipts: [], collected: 'unknown', confirmed: false };
    throw error;
  }
}

async function findReceipts(visit: Visit, root: Root, card: Card, fingerprint: string): Promise<OwnLog> {
  const fetched: Fetched[] = [];
  for (const name of await fetchShards(visit, fingerprint)) fetched.push(await fetchShard(visit, card, fingerprint, name));
  const years = new Map<number, Bytes>();
  for (const year of yearsOf(fetched.map(({ shard }) => shard.shard))) years.set(year, await ownTags(root, card.agency, year));
  const receipts: ReceiptView[] = [];
  for (const { shard, withdrawn } of fetched) {
    for (const { index, year, slot } of findOwnLeaves(shard.entries, years)) {
      const state = receipt(shard, index);
      if (state === 'pending') continue;
      const secret = withdrawSecretAt(await withdrawSecrets(root, card.agency, year), slot);
      const taken = withdrawn === undefined ? undefined : await findWithdrawn(withdrawn, secret);
      const tag = encodeHex(shard.entries.subarray(ENTRY_LENGTH * index + 32, ENTRY_LENGTH * (index + 1)));
      receipts.push({ state, shard: shard.shard, index, year, slot, tag, ...(taken === undefined ? {} : { withdrawn: taken }) });
    }
  }
  return { receipts, collected: newest(fetched.flatMap(({ shard: { seen } }) => (seen === undefined ? [] : [seen.day]))), confirmed: true };
}

/** One shard, checked whole. `seen` first, then `checkpoint`, then `entries`: each covers what the one before it covers. */
async function fetchShard(visit: Visit, card: Card, fingerprint: string, shard: string): Promise<Fetched> {
  const path = `/api/log/${fingerprint}/${shard}`;
  const origin = { dropId: visit.dropId, agency: card.agency, shard };
  const logKey = decodeHex(visit.drop.log, 32) ?? new Uint8Array();
  const seen = await fetchBytes(`${path}/seen`, A_NOTE);
  const checkpoint = await fetchBytes(`${path}/checkpoint`, A_NOTE);
  // A shard begins with the checkpoint of no leaves: listed without one, something is being kept back.
  if (checkpoint === undefined) throw new CallError('log-refused');
  const entries = await fetchBytes(`${path}/entries`, A_SHARD);
  if (entries === undefined) throw new CallError('log-refused');
  const withdrawn = await fetchBytes(`${path}/withdrawn`, A_LIST);
  try {
    const opened = await openShard(
      entries.bytes,
      await openCheckpoint(checkpoint.bytes, origin, logKey),
      seen === undefined ? undefined : await seenBy(seen.bytes, origin, card.desk),
      shard,
    );
    return { shard: opened, withdrawn: withdrawn === undefined ? undefined : parseWithdrawn(withdrawn.bytes) };
  } catch (error) {
    throw error instanceof ProtocolError ? new CallError('log-refused') : error;
  }
}
