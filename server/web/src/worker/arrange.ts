// Puts opened answers in the order a person reads them: parts of one message joined, gaps named.

import { encodeHex } from '../crypto/hex.ts';
import type { Reply } from '../crypto/reply.ts';
import type { FileView, ReplyView } from './calls.ts';

/** An opened answer with the tag it was found under. */
export interface Found {
  readonly reply: Reply;
  readonly tag: string;
  readonly from: string;
  readonly introducedBy?: string;
}

/** What is not there: by number where an answer gives it, and how many more there must have been. */
export interface Gaps {
  readonly missing: number[];
  readonly unnamed: number;
}

export function arrange(found: readonly Found[]): { readonly replies: ReplyView[] } & Gaps {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    // All parts of a message have the same number for their part 0, so to say, and no other message has it.
    const key = `${one.from} ${one.reply.n - one.reply.part} ${one.reply.of}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const replies = [...groups.values()].map(joinParts);
  // Newest last, as letters lie on a table; bodies one after the other within a day.
  replies.sort((a, b) => a.day - b.day || a.from.localeCompare(b.from) || a.first - b.first);
  return { replies, ...gaps(found) };
}

function joinParts(parts: readonly Found[]): ReplyView {
  const sorted = [...parts].sort((a, b) => a.reply.part - b.reply.part);
  const [head] = sorted;
  if (head === undefined) throw new Error('a group has a part');
  const replies = sorted.map(({ reply }) => reply);
  const texts = replies.flatMap(({ message }) => (message === undefined || message === '' ? [] : [message]));
  const last = replies.at(-1) ?? head.reply;
  const told = <K extends 'status' | 'ref'>(key: K) => replies.find((reply) => reply[key] !== undefined)?.[key];
  const status = told('status');
  const ref = told('ref');
  return {
    from: head.from,
    first: head.reply.n,
    last: last.n,
    day: head.reply.day,
    kind: head.reply.kind,
    partial: replies.length < head.reply.of,
    files: replies.flatMap(({ objects }) => objects.map((object): FileView => ({ id: encodeHex(object.id), name: object.name, size: object.size }))),
    deletions: sorted.map(({ tag, reply }) => ({ tag, del: encodeHex(reply.del) })),
    ...(head.introducedBy === undefined ? {} : { introducedBy: head.introducedBy }),
    ...(status === undefined ? {} : { status }),
    ...(ref === undefined ? {} : { ref }),
    ...(texts.length === 0 ? {} : { message: texts.join('') }),
    ...(head.reply.to === undefined ? {} : { to: encodeHex(head.reply.to) }),
  };
}

/**
 * What the body's own answers remember and what did not come. The last 32 before an answer are in its history; of the
 * others its count says how many there were, and which, as soon as all numbers below it were given.
 */
function gaps(found: readonly Found[]): Gaps {
  const own = found.filter(({ introducedBy }) => introducedBy === undefined).map(({ reply }) => reply);
  const here = new Set(own.map(({ n }) => n));
  const given = new Set([...here, ...own.flatMap(({ history }) => history.map(({ n }) => n))]);
  const complete = Math.max(0, ...own.filter(({ n, count }) => count >= n - 1).map(({ n }) => n));
  for (let n = 1; n < complete; n += 1) given.add(n);
  const shortages = own.map(({ n, count }) => count - [...given].filter((one) => one < n).length);
  return { missing: [...given].filter((n) => !here.has(n)).sort((a, b) => a - b), unnamed: Math.max(0, ...shortages) };
}
