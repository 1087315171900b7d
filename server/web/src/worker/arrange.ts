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

export function arrange(found: readonly Found[]): { replies: ReplyView[]; missing: number[] } {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    // All parts of a message have the same number for their part 0, so to say, and no other message has it.
    const key = `${one.from} ${one.reply.n - one.reply.part} ${one.reply.of}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const replies = [...groups.values()].map(joinParts);
  // Newest last, as letters lie on a table; bodies one after the other within a day.
  replies.sort((a, b) => a.day - b.day || a.from.localeCompare(b.from) || a.first - b.first);
  return { replies, missing: missingNumbers(found) };
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

/** Numbers that an answer of the body itself remembers and that did not come. Numbers nobody remembers were never given. */
function missingNumbers(found: readonly Found[]): number[] {
  const own = found.filter(({ introducedBy }) => introducedBy === undefined);
  const here = new Set(own.map(({ reply }) => reply.n));
  const remembered = new Set(own.flatMap(({ reply }) => reply.history.map(({ n }) => n)));
  return [...remembered].filter((n) => !here.has(n)).sort((a, b) => a - b);
}
