// Answers in the order a person reads them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply, Status } from '../src/crypto/reply.ts';
import { arrange, type Found } from '../src/worker/arrange.ts';

function found(n: number, more: Partial<Reply> = {}): Found {
  const reply: Reply = { n, day: 100 + n, kind: 'message', part: 1, of: 1, count: n - 1, history: [], received: [], del: new Uint8Array(32), objects: [], status: 'received', message: `text ${n}`, ...more };
  return { reply, tag: `tag ${n}` };
}

function gapsOf(...all: Found[]): [number[], number] {
  const { missing, unnamed } = arrange(all);
  return [missing.map(({ n }) => n), unnamed];
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

const past = (...numbers: number[]) => numbers.map((n) => ({ n, day: 100, kind: 'status' as const, status: 'received' as const }));

test('names the answers that later ones remember and that are not there', () => {
  assert.deepEqual(gapsOf(found(1), found(20, { count: 3, history: past(1, 2, 4) })), [[2, 4], 0]);
});

test('names the answers before those that a history reaches back to', () => {
  const last = Array.from({ length: 32 }, (_, i) => 8 + i);
  const rest = last.map((n) => found(n, { history: past(...last.filter((one) => one < n)) }));
  assert.deepEqual(gapsOf(found(1), ...rest, found(40, { history: past(...last) })), [[2, 3, 4, 5, 6, 7], 0]);
});

test('counts the answers that must be missing and that nothing numbers', () => {
  assert.deepEqual(gapsOf(found(1), found(40, { count: 10, history: past(38, 39) })), [[38, 39], 7]);
});

test('misses nothing when every answer is there', () => {
  assert.deepEqual(gapsOf(found(1), found(2, { history: past(1) }), found(3, { history: past(1, 2) })), [[], 0]);
});

test('tells of a missing answer what a later one remembers', () => {
  const { missing } = arrange([found(3, { count: 2, history: past(2) })]);
  assert.deepEqual(missing, [{ n: 1 }, { n: 2, day: 100, kind: 'status', status: 'received' }]);
});

test('says where the case stands, and since when without a break', () => {
  const at = (n: number, status: Status) => found(n, { status, day: 100 + n });
  assert.equal(arrange([]).standing, undefined);
  assert.deepEqual(arrange([at(1, 'received'), at(2, 'checking'), at(3, 'checking')]).standing, { status: 'checking', since: 102 });
  assert.deepEqual(arrange([at(1, 'checking'), at(2, 'closed'), at(3, 'checking')]).standing, { status: 'checking', since: 103 });
  // Of answers that are gone, the newest one left remembers the status and the day.
  const checked = past(1, 2).map((one) => ({ ...one, status: 'checking' as const }));
  assert.deepEqual(arrange([found(3, { status: 'checking', history: checked })]).standing, { status: 'checking', since: 100 });
});
