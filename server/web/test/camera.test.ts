// Codes that look in the picture of a camera as if they stood elsewhere: they are read nevertheless.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCode } from '../src/courier/camera.ts';
import { tool } from './clean-judge.ts';

test('a code whose own pattern looks like a corner is read', () => {
  const size = { width: 480, height: 360 };
  const pixels = tool('ffmpeg', '-v', 'error', '-nostdin', '-i', fileURLToPath(new URL('../../test/documents/unlucky-code.webp', import.meta.url)), '-f', 'rawvideo', '-pix_fmt', 'rgba', '-');
  assert.equal(pixels.length, size.width * size.height * 4);
  const bytes = readCode({ ...size, data: Uint8ClampedArray.from(pixels) });
  assert.equal(bytes?.length, 520);
  assert.deepEqual(bytes.subarray(0, 4), Uint8Array.from([...'SYQ1'].map((letter) => letter.charCodeAt(0))));
});
