// Before writing: the card of the body, how much it accepts, and when it last collected.

import type { Card } from '../crypto/card.ts';
import { decodeHex } from '../crypto/hex.ts';
import { isShard, openSeen } from '../crypto/log.ts';
import { ProtocolError } from '../crypto/notation.ts';
import { CLASSES, HEADER_LENGTH, payloadLength } from '../crypto/size.ts';
import type { Desk } from './calls.ts';
import { CallError, fetchBytes } from './net.ts';
import type { Visit } from './visit.ts';

/** Left free for the text, the container and the two JSON entries. */
const RESERVE = 256 * 1024;

export async function visitDesk(visit: Visit, fingerprint: string): Promise<Desk> {
  const card = await visit.card(fingerprint);
  return {
    card: {
      sectors: card.sectors,
      districts: card.districts,
      ...(card.texts === undefined ? {} : { texts: card.texts }),
      ...(card.hotline === undefined ? {} : { hotline: card.hotline }),
    },
    collected: await lastCollected(visit, fingerprint, card),
    today: visit.today(),
    room: room(visit.drop.limits.tip),
  };
}

/** The names of the shards of a body's log, in order. */
export async function fetchShards(fingerprint: string): Promise<string[]> {
  const answer = await fetchBytes(`/api/log/${fingerprint}`);
  if (answer === undefined) throw new CallError('no-agency');
  try {
    const { shards } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.bytes)) as { shards?: unknown };
    if (Array.isArray(shards) && shards.every((shard): shard is string => typeof shard === 'string' && isShard(shard))) return shards;
  } catch {
    // Falls through: what is not the list of shards is refused below.
  }
  throw new CallError('log-refused');
}

/** Day of the newest `seen`: the same request whoever asks, and nothing of it says what will be written. */
async function lastCollected(visit: Visit, fingerprint: string, card: Card): Promise<Desk['collected']> {
  const agency = decodeHex(fingerprint, 32);
  if (agency === undefined) throw new CallError('no-agency');
  try {
    for (const shard of (await fetchShards(fingerprint)).reverse()) {
      const note = await fetchBytes(`/api/log/${fingerprint}/${shard}/seen`);
      if (note === undefined) continue;
      return (await openSeen(note.bytes, { dropId: visit.dropId, agency, shard }, card.desk)).day;
    }
    return 'never';
  } catch (error) {
    // A log that cannot be confirmed takes away a date, not the right to write.
    if (error instanceof ProtocolError || (error instanceof CallError && error.failure === 'log-refused')) return 'unknown';
    throw error;
  }
}

/** How many bytes of files fit into the largest class that the server takes. */
function room(limit: number): number {
  const largest = CLASSES.filter((size) => size <= limit).at(-1) ?? 0;
  return Math.max(0, (payloadLength(largest, HEADER_LENGTH) ?? 0) - RESERVE);
}
