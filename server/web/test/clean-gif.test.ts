// GIF: comments and metadata are gone from the copy, and every frame is the same.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gif } from '../src/clean/gif.ts';
import { clean, inspect } from '../src/clean/index.ts';
import { Bench, endures, leaks, planted, told, tool } from './clean-judge.ts';

const bench = new Bench();
let copy = '';

before(async () => {
  bench.ffmpeg('-f', 'lavfi', '-i', 'testsrc2=s=80x60:r=5', '-t', '1', '-loop', '3', bench.path('moving.gif'));
  tool('exiftool', '-q', '-overwrite_original', '-Comment=Planted comment', '-XMP-dc:Creator=Planted Creator', '-XMP-exif:GPSLatitude=51.1', '-XMP-exif:GPSLongitude=71.4', bench.path('moving.gif')); // prettier-ignore
  copy = await bench.clean('moving.gif');
});

/** What a GIF says of itself. */
const TOLD = [/^GIF:(GIFVersion|ImageWidth|ImageHeight|HasColorMap|ColorResolutionDepth|BitsPerPixel|BackgroundColor|AnimationIterations|FrameCount|Duration|TransparentColor|PixelAspectRatio)=/];

test('the judge sees what it tells before, and nothing after', () => {
  const all = told(bench, 'moving.gif', copy);
  assert.match(leaks(all.get('moving.gif'), TOLD).join('\n'), /File:Comment=Planted comment[^]*XMP-exif:GPSLatitude/);
  assert(planted(bench.read('moving.gif')) > 1);
  assert.deepEqual(leaks(all.get(copy), TOLD), []);
  assert.equal(planted(bench.read(copy)), 0);
});

test('every frame and the number of repeats are the same', () => {
  assert.equal(bench.frames(copy), bench.frames('moving.gif'));
  assert.equal(told(bench, copy).get(copy)?.find(({ tag }) => tag === 'AnimationIterations')?.value, '3');
});

test('a person is shown what it tells', async () => {
  const { found } = await inspect(bench.blob('moving.gif'), '');
  const lines = found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
  for (const line of ['comment: Planted comment', 'author: Planted Creator', 'place: 51.10000°, 71.40000°']) assert(lines.includes(line), lines.join('\n'));
  assert.deepEqual((await inspect(bench.blob(copy), '')).found, []);
});

test('text that a viewer would draw is refused', async () => {
  const bytes = Buffer.from(bench.read(copy));
  const drawn = Buffer.concat([bytes.subarray(0, -1), Buffer.from([0x21, 0x01, 2, 65, 66, 0]), bytes.subarray(-1)]);
  assert.deepEqual(await clean(new Blob([Uint8Array.from(drawn)]), ''), { state: 'cannot', why: 'unsupported' });
});

test('whatever is done to the bytes, a copy or a refusal', async () => {
  await endures(gif, [bench.read('moving.gif')], 200);
});
