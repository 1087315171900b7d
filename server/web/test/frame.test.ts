// Frames of an outbox as a camera reads them: in any order, twice, misread, of another outbox, or not ours at all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Collected, MAX_DATA, MAX_FRAMES, readFrame, type Frame } from '../src/crypto/frame.ts';
import { hash, join, u16be, u32be, utf8, variable, type Bytes } from '../src/crypto/notation.ts';
import { same } from './support.ts';

async function checked(content: Bytes): Promise<Bytes> {
  return join(content, (await hash('frame', variable(content))).subarray(0, 4));
}

/** Written here a second time, from the protocol alone: the page only reads. */
async function cut(whole: Bytes, size: number, name?: Bytes): Promise<Bytes[]> {
  const named = name ?? (await hash('frames', variable(whole))).subarray(0, 16);
  const count = Math.ceil(whole.length / size);
  const frame = (i: number) => join(utf8('SYQ1'), named, u32be(whole.length), u16be(size), u16be(i), whole.subarray(i * size, (i + 1) * size));
  return Promise.all(Array.from({ length: count }, (_, i) => checked(frame(i))));
}

async function read(bytes: Bytes): Promise<Frame> {
  const frame = await readFrame(bytes);
  assert.ok(frame !== undefined);
  return frame;
}

const bytes = (most: number, least = 0) => fc.uint8Array({ minLength: least, maxLength: most }).map((any) => Uint8Array.from(any));

test('frames in any order, some of them twice, give the whole', async () => {
  const wholes = fc.tuple(bytes(2000, 1), fc.integer({ min: 1, max: 300 }), fc.infiniteStream(fc.nat()));
  await fc.assert(
    fc.asyncProperty(wholes, async ([whole, size, picks]) => {
      const frames = await Promise.all((await cut(whole, size)).map(read));
      const shuffled = frames.map((frame) => ({ frame, at: picks.next().value ?? 0 })).sort((a, b) => a.at - b.at);
      const seen = [...shuffled, ...shuffled.slice(0, 3)].map(({ frame }) => frame);
      const collected = new Collected(seen[0] as Frame);
      for (const [i, frame] of seen.entries()) {
        assert.equal(collected.take(frame), i > 0 && i < frames.length);
        if (collected.have < collected.count) assert.equal(await collected.whole(), undefined);
      }
      assert.deepEqual(collected.missing(), []);
      same((await collected.whole()) as Bytes, whole);
    }),
    { numRuns: 40 },
  );
});

test('what is missing is named as people count', async () => {
  const frames = await Promise.all((await cut(new Uint8Array(1000), 100)).map(read));
  const collected = new Collected(frames[4] as Frame);
  collected.take(frames[0] as Frame);
  assert.deepEqual(collected.missing(), [2, 3, 4, 6, 7, 8, 9, 10]);
  assert.deepEqual([collected.have, collected.count], [2, 10]);
});

test('a frame of another outbox, or of the same one cut otherwise, is not taken', async () => {
  const whole = Uint8Array.from({ length: 300 }, (_, i) => i);
  const collected = new Collected(await read((await cut(whole, 100))[0] as Bytes));
  const others = [...(await cut(whole, 150)), ...(await cut(whole.slice(1), 100)), ...(await cut(whole.map((b) => b ^ 1), 100))];
  for (const other of others) {
    const frame = await read(other);
    assert.ok(!collected.belongs(frame));
    assert.ok(!collected.take(frame));
  }
  assert.equal(collected.have, 1);
});

test('frames that hold but do not give what they are named after give nothing', async () => {
  const frames = await Promise.all((await cut(new Uint8Array(300), 100, new Uint8Array(16))).map(read));
  const collected = new Collected(frames[0] as Frame);
  for (const frame of frames) collected.take(frame);
  assert.equal(collected.have, 3);
  assert.equal(await collected.whole(), undefined);
});

test('any bytes are a frame or nothing', async () => {
  const any = fc.oneof(bytes(200), bytes(200).map((tail) => join(utf8('SYQ1'), tail)));
  await fc.assert(fc.asyncProperty(any, async (input) => assert.equal(await readFrame(input), undefined)));
  // With a check that holds, which chance does not find.
  const held = fc.tuple(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(2 ** 32 - 1), fc.nat(65_535), fc.nat(65_535), bytes(60));
  await fc.assert(
    fc.asyncProperty(held, async ([name, length, size, index, data]) => {
      const frame = await readFrame(await checked(join(utf8('SYQ1'), Uint8Array.from(name), u32be(length), u16be(size), u16be(index), data)));
      if (frame === undefined) return;
      assert.ok(frame.count <= MAX_FRAMES && frame.size <= MAX_DATA && index * size + data.length <= length);
    }),
  );
});

test('a bit that was misread, a cut and a longer frame are refused', async () => {
  const [, , frame] = (await cut(new Uint8Array(250).fill(7), 100)) as [Bytes, Bytes, Bytes];
  for (let at = 0; at < frame.length; at++) {
    const misread = frame.slice();
    misread[at] = (misread[at] ?? 0) ^ (1 << at % 8);
    assert.equal(await readFrame(misread), undefined, `byte ${at}`);
    assert.equal(await readFrame(frame.slice(0, at)), undefined, `cut at ${at}`);
  }
  assert.equal(await readFrame(join(frame, Uint8Array.of(0))), undefined);
});
