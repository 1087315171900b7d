// The trial before a camera is asked for: what a canvas gives back is told from noise.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrial } from '../src/courier/canvas.ts';

/** What was drawn, each byte changed by `noise`. */
function picture(noise: (value: number, at: number) => number): Uint8ClampedArray {
  const light = (at: number) => at % 3 === 0 || at % 7 === 0;
  return Uint8ClampedArray.from({ length: 128 }, (_, at) => noise(at % 4 === 3 || light(at >> 2) ? 255 : 0, at));
}

test('what was drawn is known again, also under a little noise', () => {
  assert.ok(isTrial(picture((value) => value)));
  assert.ok(isTrial(picture((value, at) => value + (at % 5) - 2)));
});

test('noise with the right red is noise', () => {
  assert.ok(!isTrial(picture((value, at) => (at % 4 === 0 ? value : (at * 37) % 256))));
  assert.ok(!isTrial(picture((value, at) => (at % 4 === 3 ? 143 : value))));
  assert.ok(!isTrial(picture((_, at) => (at * 91) % 256)));
  assert.ok(!isTrial(new Uint8ClampedArray(128).fill(255)));
  assert.ok(!isTrial(new Uint8ClampedArray(0)));
});

test('no 32 bytes that repeat, as Firefox gives them, are what was drawn', () => {
  const [drawn, byte] = [picture((value) => value), (value: number) => (value >= 128 ? 1 : 0)];
  assert.ok(drawn.some((value, at) => at >= 32 && byte(value) !== byte(drawn[at - 32] ?? 0)));
});
