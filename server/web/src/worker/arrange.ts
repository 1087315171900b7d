// Puts the opened answers of one thread in the order a person reads them: parts of one message joined, gaps named, where the case stands.

import { encodeHex } from '../crypto/hex.ts';
import type { Past, Reply } from '../crypto/reply.ts';
import type { FileView, MissingView, ReplyView, Standing, ThreadView } from './calls.ts';

/** An opened answer with the tag it was found under. */
export interface Found {
  readonly reply: Reply;
  readonly tag: string;
}

export function arrange(found: readonly Found[]): ThreadView {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    // All parts of a message have the same number for their part 0, so to say, and no other message has it.
    const key = `${one.reply.n - one.reply.part} ${one.reply.of}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const replies = [...groups.values()].map(joinParts);
  // Newest last, as letters lie on a table.
  replies.sort((a, b) => a.first - b.first);
  const past = remembered(found.map(({ reply }) => reply));
  const standing = newestStatus(past);
  return { replies, ...gaps(found, past), ...(standing === undefined ? {} : { standing }) };
}

function joinParts(parts: readonly Found[]): ReplyView {
  const sorted = [...parts].sort((a, b) => a.reply.part - b.reply.part);
  const [head] = sorted;
  if (head === undefined) throw new Error('a group has a part');
  const replies = sorted.map(({ reply }) => reply);
  const texts = replies.flatMap(({ message }) => (message === '' ? [] : [message]));
  const last = replies.at(-1) ?? head.reply;
  const ref = replies.find((reply) => reply.ref !== undefined)?.ref;
  return {
    first: head.reply.n,
    last: last.n,
    day: head.reply.day,
    kind: head.reply.kind,
    status: head.reply.status,
    partial: replies.length < head.reply.of,
    files: replies.flatMap(({ objects }) => objects.map((object): FileView => ({ id: encodeHex(object.id), name: object.name, size: object.size }))),
    deletions: sorted.map(({ tag, reply }) => ({ tag, del: encodeHex(reply.del) })),
    ...(ref === undefined ? {} : { ref }),
    ...(texts.length === 0 ? {} : { message: texts.join('') }),
    ...(head.reply.to === undefined ? {} : { to: encodeHex(head.reply.to) }),
    ...(head.reply.masked === undefined ? {} : { masked: head.reply.masked }),
    ...(head.reply.challenge === undefined ? {} : { challenge: encodeHex(head.reply.challenge) }),
  };
}

/** Every answer there ever was, as far as those that are here tell: themselves, and what they remember. By number. */
function remembered(replies: readonly Reply[]): ReadonlyMap<number, Past> {
  const past = new Map<number, Past>();
  for (const { history } of replies) for (const one of history) past.set(one.n, one);
  for (const { n, day, kind, status } of replies) past.set(n, { n, day, kind, status });
  return past;
}

/** The newest status, and the day of the first answer since which there has been no other. */
function newestStatus(past: ReadonlyMap<number, Past>): Standing | undefined {
  const order = [...past.values()].sort((a, b) => b.n - a.n);
  const [newest] = order;
  if (newest === undefined) return undefined;
  const other = order.findIndex(({ status }) => status !== newest.status);
  const since = order[(other < 0 ? order.length : other) - 1] ?? newest;
  return { status: newest.status, since: since.day };
}

/**
 * What the body's own answers remember and what did not come. The last 32 before an answer are in its history; of the
 * others its count says how many there were, and which, as soon as all numbers below it were given.
 */
function gaps(found: readonly Found[], past: ReadonlyMap<number, Past>): { missing: MissingView[]; unnamed: number } {
  const replies = found.map(({ reply }) => reply);
  const here = new Set(replies.map(({ n }) => n));
  const given = new Set(past.keys());
  const complete = Math.max(0, ...replies.filter(({ n, count }) => count >= n - 1).map(({ n }) => n));
  for (let n = 1; n < complete; n += 1) given.add(n);
  const shortages = replies.map(({ n, count }) => count - [...given].filter((one) => one < n).length);
  const missing = [...given].filter((n) => !here.has(n)).sort((a, b) => a - b);
  return { missing: missing.map((n): MissingView => past.get(n) ?? { n }), unnamed: Math.max(0, ...shortages) };
}
