// Answers in the order a person reads them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply } from '../src/crypto/reply.ts';
import { arrange, type Found } from '../src/worker/arrange.ts';

const US = 'aa'.repeat(32);
const OTHER = 'bb'.repeat(32);

function found(n: number, more: Partial<Reply> = {}, of: Partial<Found> = {}): Found {
  const reply: Reply = { n, day: 100 + n, kind: 'message', part: 1, of: 1, count: n - 1, history: [], received: [], del: new Uint8Array(32), objects: [], status: 'received', message: `text ${n}`, ...more };
  return { reply, tag: `tag ${n}`, from: US, ...of };
}

test('joins the parts of one message in their order', () => {
  const { replies } = arrange([found(4, { part: 3, of: 3 }), found(2, { part: 1, of: 3, status: 'checking' }), found(3, { part: 2, of: 3 }), found(1)]);
  assert.equal(replies.length, 2);
  assert.deepEqual([replies[1]?.first, replies[1]?.last, replies[1]?.message, replies[1]?.partial, replies[1]?.status], [2, 4, 'text 2text 3text 4', false, 'checking']);
  assert.deepEqual(
    replies[1]?.deletions.map(({ tag }) => tag),
    ['tag 2', 'tag 3', 'tag 4'],
  );
});

test('says when a part is not there', () => {
  const { replies } = arrange([found(2, { part: 1, of: 2 })]);
  assert.equal(replies[0]?.partial, true);
});

test('names the answers that later ones remember and that are not there', () => {
  const { missing } = arrange([found(1), found(20, { history: [1, 2, 4].map((n) => ({ n, day: 100, kind: 'status' as const, status: 'received' as const })) })]);
  assert.deepEqual(missing, [2, 4]);
});

test('keeps the answers of an introduced body apart', () => {
  const { replies, missing } = arrange([found(1), found(1, { day: 101, history: [{ n: 9, day: 1, kind: 'status', status: 'received' }] }, { from: OTHER, introducedBy: US })]);
  assert.deepEqual(
    replies.map(({ from, introducedBy }) => [from, introducedBy]),
    [
      [US, undefined],
      [OTHER, US],
    ],
  );
  assert.deepEqual(missing, []);
});
