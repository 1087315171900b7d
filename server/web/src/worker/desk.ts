// Before writing: the card of the body, how much it accepts, and when it last collected.

import type { Card } from '../crypto/card.ts';
import { decodeHex } from '../crypto/hex.ts';
import { isShard, seenBy, shardsInOrder } from '../crypto/log.ts';
import { MAX_NOTE } from '../crypto/note.ts';
import { ProtocolError } from '../crypto/notation.ts';
import { CLASSES, HEADER_LENGTH, payloadLength } from '../crypto/size.ts';
import type { Collected, Desk } from './calls.ts';
import { CallError, fetchBytes } from './net.ts';
import type { Visit } from './visit.ts';

/** Left free for the text, the container and the two JSON entries. */
const RESERVE = 256 * 1024;
/** A list of shards: some thousands of names. */
const MAX_LIST = 64 * 1024;

export async function visitDesk(visit: Visit, fingerprint: string): Promise<Desk> {
  const card = await visit.card(fingerprint);
  return {
    card: {
      hotlines: card.hotlines,
      sectors: card.sectors,
      districts: card.districts,
      roles: card.roles,
      questions: card.questions,
      ...(card.texts === undefined ? {} : { texts: card.texts }),
      ...(card.deadlines === undefined ? {} : { deadlines: card.deadlines }),
      ...(card.rhythm === undefined ? {} : { rhythm: card.rhythm }),
    },
    collected: await lastCollected(visit, fingerprint, card),
    today: visit.today(),
    room: room(visit.drop.limits.tip),
  };
}

/**
 * The names of the shards of a body's log since its first, in order. The first exists from the body's first day: a list
 * without it, or in no order, is refused, so that nothing missing can look like silence.
 */
export async function fetchShards(visit: Visit, fingerprint: string): Promise<string[]> {
  const first = visit.agency(fingerprint).first_shard;
  const answer = await fetchBytes(`/api/log/${fingerprint}`, { most: MAX_LIST, tooLong: 'log-refused' });
  if (answer === undefined) throw new CallError('no-agency');
  try {
    const { shards } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.bytes)) as { shards?: unknown };
    if (Array.isArray(shards) && shards.every((shard): shard is string => typeof shard === 'string' && isShard(shard))) {
      const from = shards.indexOf(first);
      if (from >= 0 && shardsInOrder(shards)) return shards.slice(from);
    }
  } catch {
    // Falls through: what is not the list of shards is refused below.
  }
  throw new CallError('log-refused');
}

/** Day of the newest `seen`: the same requests whoever asks, and nothing of them says what will be written. */
async function lastCollected(visit: Visit, fingerprint: string, card: Card): Promise<Desk['collected']> {
  const agency = decodeHex(fingerprint, 32);
  if (agency === undefined) throw new CallError('no-agency');
  try {
    const days: number[] = [];
    for (const shard of await fetchShards(visit, fingerprint)) {
      const note = await fetchBytes(`/api/log/${fingerprint}/${shard}/seen`, { most: MAX_NOTE, tooLong: 'log-refused' });
      const seen = note === undefined ? undefined : await seenBy(note.bytes, { dropId: visit.dropId, agency, shard }, card.desk);
      if (seen !== undefined) days.push(seen.day);
    }
    return newest(days);
  } catch (error) {
    // A log that cannot be confirmed takes away a date, not the right to write.
    if (error instanceof ProtocolError || (error instanceof CallError && ['log-refused', 'not-saved'].includes(error.failure))) return 'unknown';
    throw error;
  }
}

/** The latest day of all `seen`, whatever the order of the shards they stand in. */
export function newest(days: readonly number[]): Collected {
  return days.length === 0 ? 'never' : Math.max(...days);
}

/** How many bytes of files fit into the largest class that the server takes. */
function room(limit: number): number {
  const largest = CLASSES.filter((size) => size <= limit).at(-1) ?? 0;
  return Math.max(0, (payloadLength(largest, HEADER_LENGTH) ?? 0) - RESERVE);
}
