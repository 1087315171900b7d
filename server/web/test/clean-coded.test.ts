// Coded pictures and sound: units and elements that decoders skip go, to the bit, and all others stay.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepFrame } from '../src/clean/aac.ts';
import { Pieces, Source } from '../src/clean/bytes.ts';
import { Refusal } from '../src/clean/format.ts';
import { withoutUserData } from '../src/clean/mp4-entry.ts';
import { cleanAvcC, cleanHvcC, keepUnits, type Codec } from '../src/clean/nal.ts';
import { cleanAv1C, keepObus } from '../src/clean/obu.ts';
import { Ranges } from '../src/clean/ranges.ts';

type Keep = (ranges: Ranges, pieces: Pieces) => Promise<void>;

/** What is kept of these bytes, as hex; read as one stretch, and again as three with others between them. */
async function kept(hex: string, keep: Keep): Promise<string> {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const whole = await copy(bytes, [{ from: 0, to: bytes.length }], keep);
  const [a, b] = [bytes.length >> 2, bytes.length >> 1];
  const parts = Buffer.concat([Buffer.alloc(3, 0xee), bytes.subarray(0, a), Buffer.alloc(3, 0xee), bytes.subarray(a, b), Buffer.alloc(3, 0xee), bytes.subarray(b)]);
  const ranges = [{ from: 3, to: 3 + a }, { from: 6 + a, to: 6 + b }, { from: 9 + b, to: 9 + bytes.length }];
  assert.equal(await copy(parts, ranges, keep), whole);
  return whole;
}

async function copy(bytes: Uint8Array, ranges: { from: number; to: number }[], keep: Keep): Promise<string> {
  const file = new Blob([Uint8Array.from(bytes)]);
  const pieces = new Pieces(file);
  await keep(new Ranges(new Source(file), ranges), pieces);
  return Buffer.from(await pieces.blob('').arrayBuffer()).toString('hex');
}

const units = (codec: Codec, hex: string) => kept(hex, (ranges, pieces) => keepUnits(ranges, pieces, codec, 4));
const SLICE = '00000003 658899';
const USER = '05 12 00112233445566778899aabbccddeeff 4869'; // a message of an identifier and "Hi"

test('H.264: slices and parameters stay, filling and unknown units go', async () => {
  assert.equal(await units('avc', `00000002 0910 ${SLICE} 00000003 0cff80 00000002 3e01 00000000`), `000000020910${SLICE.replace(' ', '')}`);
  await assert.rejects(units('avc', '00000009 6588'), Refusal);
  await assert.rejects(units('avc', '00000002 e588'), Refusal);
});

test('H.264: of supplemental information only what changes the picture stays', async () => {
  const slice = SLICE.replace(' ', '');
  // A place to begin from (6) beside a user's note (5); the clock (1) alone.
  assert.equal(await units('avc', `00000019 06 0601c4 ${USER} 80 ${SLICE}`), `00000005060601c480${slice}`);
  assert.equal(await units('avc', `00000005 06 010112 80 ${SLICE}`), slice);
  // What stays alone stays as it was, with its escapes; what is written anew is escaped again.
  assert.equal(await units('avc', '00000009 06 0604 0000030100 80'), '00000009060604000003010080');
  assert.equal(await units('avc', `0000001d 06 0604 0000030001 ${USER} 80`), '000000090606040000030001' + '80');
  // A message that is longer than its unit.
  assert.equal(await units('avc', `00000004 06 05ff 80 ${SLICE}`), slice);
});

test('H.265: units for other layers of light, and notes, go', async () => {
  const slice = '00000004 2601aabb';
  const kept = slice.replace(' ', '');
  // 62: Dolby's brightness; 39 with a user's note; 41: reserved.
  assert.equal(await units('hevc', `${slice} 00000004 7c01aabb 00000017 4e01 ${USER} 80 00000003 520180`), kept);
  assert.equal(await units('hevc', `00000006 4e01 8401aa 80 ${slice}`), `000000064e018401aa80${kept}`);
});

test('the records of H.264 and H.265 keep parameter sets only', () => {
  const avcC = '014d401fff e1 0003 674d40 01 0002 68ee';
  const clean = (hex: string, how: (bytes: Uint8Array<ArrayBuffer>) => { record: Uint8Array; size: number }) => {
    const { record, size } = how(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')));
    return [Buffer.from(record).toString('hex'), size];
  };
  assert.deepEqual(clean(`${avcC} deadbeef`, cleanAvcC), [avcC.replaceAll(' ', ''), 4]);
  assert.throws(() => clean('014d401fff e1 0003 064d40 01 0002 68ee', cleanAvcC), Refusal);
  const head = `01${'00'.repeat(20)}03`;
  const sets = '20 0001 0003 40010c';
  assert.deepEqual(clean(`${head} 02 ${sets} 27 0001 0004 4e010501`, cleanHvcC), [`${head}01${sets.replaceAll(' ', '')}`, 4]);
});

test('AV1: frames stay, metadata and padding go', async () => {
  const obus = (hex: string) => kept(hex, keepObus);
  assert.equal(await obus('1200 0a0101 2a03aabbcc 3202eeff 7a0100'), '12000a01013202eeff');
  // The last unit may do without a length.
  assert.equal(await obus('1200 30ff'), '120030ff');
  await assert.rejects(obus('3209ee'), Refusal);
  await assert.rejects(obus('32ffffffffffff'), Refusal);
  assert.equal(Buffer.from(cleanAv1C(Uint8Array.from([0x81, 4, 0, 0, 0x0a, 1, 1, 0x2a, 1, 9]))).toString('hex'), '810400000a0101');
});

test('AAC: the name at the front of a frame becomes zeros, the sound stays', async () => {
  const bits = (...parts: (readonly [number, number])[]) => {
    const text = parts.map(([value, length]) => value.toString(2).padStart(length, '0')).join('');
    return Buffer.from((text + '0'.repeat(-text.length & 7)).match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []).toString('hex');
  };
  const sound = [[0, 3], [0xabcdef0123, 40], [7, 3]] as const;
  const name = (...letters: number[]) => [[6, 3], [letters.length + 1, 4], ...letters.map((letter) => [letter, 8] as const), [0, 8]] as const;
  const frame = (hex: string) => kept(hex, keepFrame);
  assert.equal(await frame(bits(...name(0x4c, 0x61, 0x76), ...sound)), bits(...name(0, 0, 0), ...sound));
  // A stream of data, aligned to bytes.
  const data = (value: number) => [[4, 3], [0, 4], [1, 1], [2, 8], [value, 8], [value, 8]] as const;
  assert.equal(await frame(bits(...data(0x4c), ...sound)), bits(...data(0), ...sound));
  // The upper half of the sound is no name.
  const upper = [[6, 3], [2, 4], [13, 4], [0xabc, 12]] as const;
  assert.equal(await frame(bits(...upper, ...sound)), bits(...upper, ...sound));
  assert.equal(await frame(bits(...sound)), bits(...sound));
});

test('MPEG-4: notes before a picture go, what looks like one within it stays', () => {
  const clean = (hex: string) => Buffer.from(withoutUserData(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')))).toString('hex');
  assert.equal(clean('000001b001 000001b24c617663 00000120aa 000001b24c00 000001b6ff 000001b2'), '000001b00100000120aa000001b6ff000001b2');
  assert.equal(clean('000001b6ff'), '000001b6ff');
});
