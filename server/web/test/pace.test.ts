// What the page says of speed and time left: smooth, coarse, and nothing when it does not know.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { left, Pace } from '../src/page/pace.ts';

const SECOND = 1000;

/** Pieces of so many bytes, one every so many seconds. */
function steady(pace: Pace, from: number, pieces: number, bytes: number, seconds: number): number {
  for (let piece = 0; piece < pieces; piece += 1) pace.note((from + piece * seconds) * SECOND, piece * bytes, true);
  return (from + (pieces - 1) * seconds) * SECOND;
}

test('says nothing before some seconds have passed', () => {
  const pace = new Pace();
  assert.equal(pace.rate(0), undefined);
  const now = steady(pace, 0, 3, 100_000, 1);
  assert.equal(pace.rate(now), undefined);
});

test('says what arrives a second, however it jumps', () => {
  const pace = new Pace();
  const now = steady(pace, 0, 20, 262_144, 2);
  assert.equal(pace.rate(now), 131_072);
  assert.equal(pace.rate(now + 1.9 * SECOND), 131_072, 'between two pieces nothing changes');
  assert.ok((pace.rate(now + 12 * SECOND) ?? 0) < 120_000, 'a silence shows');
});

test('forgets what was before a pause, a lost connection, or a sleep', () => {
  for (const stop of [(pace: Pace, at: number) => pace.note(at, 2_000_000, false), (pace: Pace, at: number) => pace.note(at + 3600 * SECOND, 2_000_000, true)]) {
    const pace = new Pace();
    const now = steady(pace, 0, 10, 200_000, 2);
    stop(pace, now + SECOND);
    assert.equal(pace.rate(now + 3601 * SECOND), undefined);
  }
});

test('follows a connection that became slower', () => {
  const pace = new Pace();
  for (let at = 0; at <= 60; at += 2) pace.note(at * SECOND, at * 100_000, true);
  for (let at = 62; at <= 122; at += 2) pace.note(at * SECOND, 6_000_000 + (at - 60) * 10_000, true);
  const rate = pace.rate(122 * SECOND) ?? 0;
  assert.ok(rate > 9_000 && rate < 11_000, String(rate));
});

test('says time as people do', () => {
  const cases: readonly [seconds: number, unit: string, n?: number][] = [
    [0, 'soon'],
    [59, 'soon'],
    [61, 'minutes', 1],
    [200, 'minutes', 3],
    [9.6 * 60, 'minutes', 10],
    [33 * 60, 'minutes', 35],
    [57 * 60, 'minutes', 55],
    [58 * 60, 'hours', 1],
    [100 * 60, 'hours', 2],
    [26 * 3600, 'hours', 26],
  ];
  for (const [seconds, unit, n] of cases) assert.deepEqual(left(seconds * 1000, 1000), n === undefined ? { unit } : { unit, n });
});
