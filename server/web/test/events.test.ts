// The time line: what stands before what.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeline, type Event } from '../src/page/events.ts';
import type { MissingView, ReceiptView, ReplyView } from '../src/worker/calls.ts';

const message = (more: Partial<ReceiptView> = {}): ReceiptView => ({ state: 'reached', shard: '2026-1', index: 0, year: 2026, slot: 1, tag: 'aa', ...more });
const reply = (first: number, day: number): ReplyView => ({ first, last: first, day, kind: 'status', status: 'checking', partial: false, files: [], deletions: [] });

function names(receipts: readonly ReceiptView[], replies: readonly ReplyView[], missing: readonly MissingView[] = []): string {
  const name = (event: Event) => {
    if (event.type === 'message') return `m${event.number}`;
    return event.type === 'reply' ? `r${event.reply.first}` : `gap${event.missing.map(({ n }) => n).join('+')}`;
  };
  return timeline(receipts, { replies, missing, unnamed: 0 }).map(name).join(' ');
}

test('a message stands before what was said on the day it was received, and behind what was said before', () => {
  assert.equal(names([message({ received: 100 }), message({ received: 110 })], [reply(1, 100), reply(2, 105), reply(3, 110)]), 'm1 r1 r2 m2 r3');
});

test('a message on its way stands last, one that has arrived unnamed or was taken back first', () => {
  assert.equal(names([message({ state: 'in-log' }), message(), message({ state: 'in-log', withdrawn: 'unread' })], [reply(1, 100)]), 'm2 m3 r1 m1');
});

test('answers stand by number, whatever a clock that went back says', () => {
  assert.equal(names([message({ received: 105 })], [reply(2, 100), reply(1, 110)]), 'm1 r1 r2');
});

test('what is missing stands where its numbers leave a gap, runs together', () => {
  assert.equal(names([], [reply(3, 103), reply(5, 105)], [{ n: 1 }, { n: 2, day: 101 }, { n: 4 }, { n: 6 }]), 'gap1+2 r3 gap4 r5 gap6');
});

test('with neither message nor answer there is nothing to tell', () => {
  assert.equal(names([], []), '');
});
