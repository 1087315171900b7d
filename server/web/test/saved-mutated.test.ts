// Saved visits and carried tips that somebody changed: whatever is done to the vectors' files, they are read or refused, and what is read has one form.
// The same files and the same changes every time; SYBYR_TIMES makes more of them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join as path } from 'node:path';
import { test } from 'node:test';
import { openCarried, writeCarried } from '../src/crypto/carried.ts';
import { ProtocolError, join, utf8, type Bytes } from '../src/crypto/notation.ts';
import { containerOf, openSaved, writeSaved } from '../src/crypto/saved.ts';
import { filled } from './support.ts';

const folder = path(process.env['SYBYR_VECTORS'] ?? '', 'saved');
const TIMES = 1500 * Number(process.env['SYBYR_TIMES'] ?? 1);
const BLOCK = 512;
/** A carried file begins so; the zeros behind are not worth changing. */
const CARRIED = 3 * BLOCK;

interface Vector {
  readonly kind: 'visit' | 'carried';
  readonly file_b64?: string;
  readonly entries?: readonly { readonly name: string; readonly text?: string; readonly zeros?: number }[];
}

/** Numbers below 2^32 that are the same in every run (xorshift). */
function* numbers(seed: number): Generator<number, never> {
  let state = seed >>> 0 || 1;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    yield state;
  }
}

const vectors = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(path(folder, name), 'utf8')) as Vector);

const files = async (kind: Vector['kind']): Promise<Bytes[]> => {
  const of = vectors.filter((vector) => vector.kind === kind);
  return Promise.all(
    of.map(async ({ file_b64, entries = [] }) => {
      if (file_b64 !== undefined) return Uint8Array.from(Buffer.from(file_b64, 'base64'));
      const file = containerOf(entries.map(({ name, text, zeros }) => ({ name, content: new Blob([text === undefined ? filled(zeros ?? 0, 0) : utf8(text)]) })));
      return wholeOf(file);
    }),
  );
};

const wholeOf = async (file: Blob): Promise<Bytes> => new Uint8Array(await file.arrayBuffer());

type Change = (file: Bytes, below: (most: number) => number, other: Bytes) => Bytes;

const splice = (file: Bytes, at: number, take: number, put: Uint8Array) => join(file.subarray(0, at), Uint8Array.from(put), file.subarray(Math.min(file.length, at + take)));

/** The sum of a header, so that not every change of one ends there. */
function mended(file: Bytes, at: number): Bytes {
  const changed = Uint8Array.from(file);
  const header = changed.subarray(at, at + BLOCK);
  if (header.length < BLOCK) return changed;
  header.fill(0x20, 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return changed;
}

const CHANGES: Readonly<Record<string, Change>> = {
  'a byte': (file, below) => splice(file, below(file.length), 1, Uint8Array.of(below(256))),
  'a letter of a name': (file, below) => {
    const at = BLOCK * below(Math.ceil(file.length / BLOCK));
    return mended(splice(file, at + below(40), 1, utf8('0/-.adx1'.charAt(below(8)))), at);
  },
  'the size of an entry': (file, below) => {
    const at = BLOCK * below(Math.ceil(file.length / BLOCK));
    return mended(splice(file, at + 124 + below(11), 1, utf8(String(below(8)))), at);
  },
  'its length': (file, below) => file.slice(0, below(file.length)),
  'a block taken out': (file, below) => splice(file, BLOCK * below(file.length / BLOCK), BLOCK, new Uint8Array()),
  'a block put in': (file, below, other) => splice(file, BLOCK * below(file.length / BLOCK), 0, other.slice(0, BLOCK * (1 + below(3)))),
  'blocks of another file': (file, below, other) => join(file.subarray(0, BLOCK * below(file.length / BLOCK)), other.subarray(BLOCK * below(other.length / BLOCK))),
  'zeros in the place of blocks': (file, below) => splice(file, BLOCK * below(file.length / BLOCK), BLOCK, filled(BLOCK, 0)),
  'zeros behind': (file, below) => join(file, filled(below(600), 0)),
};

/** The only way in which taking a file apart may fail. */
async function readOrRefused<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    assert.ok(error instanceof ProtocolError, String(error));
    return undefined;
  }
}

/** Runs `read` over changed files; says how many were read after each kind of change. */
async function changed(kind: Vector['kind'], most: number, read: (file: Bytes) => Promise<boolean>): Promise<Map<string, number>> {
  const from = await files(kind);
  const drawn = numbers(0x5b7b_5b7b);
  const below = (bound: number) => (bound < 1 ? 0 : drawn.next().value % Math.floor(bound));
  const accepted = new Map<string, number>();
  for (let time = 0; time < TIMES; time += 1) {
    const kinds = Object.entries(CHANGES);
    const [name, change] = kinds[time % kinds.length] ?? assert.fail();
    const [one, other] = [from[below(from.length)] ?? assert.fail(), from[below(from.length)] ?? assert.fail()];
    const whole = Math.min(one.length, most);
    const input = join(change(one.subarray(0, whole), below, other.subarray(0, most)), one.subarray(whole));
    if (await read(input)) accepted.set(name, (accepted.get(name) ?? 0) + 1);
  }
  return accepted;
}

test('a saved visit that was changed is refused, or has one form', async () => {
  const accepted = await changed('visit', Infinity, async (file) => {
    const saved = await readOrRefused(openSaved(new Blob([file])));
    if (saved === undefined) return false;
    const written = await wholeOf(writeSaved([...saved].reverse()));
    assert.ok(file.length - written.length < BLOCK && Buffer.from(file.subarray(0, written.length)).equals(written), 'what is read is written as it was');
    assert.ok(file.subarray(written.length).every((byte) => byte === 0));
    return true;
  });
  // Otherwise the changes are so coarse that nothing behind the first header is ever reached.
  assert.ok(accepted.size >= 4, [...accepted].join(' '));
});

test('a carried tip that was changed is refused, or has one form', async () => {
  const accepted = await changed('carried', CARRIED, async (file) => {
    const carried = await readOrRefused(openCarried(new Blob([file])));
    if (carried === undefined) return false;
    const written = await wholeOf(writeCarried(carried, carried.sealed));
    assert.ok(Buffer.from(file.subarray(0, written.length)).equals(written), 'what is read is written as it was');
    return true;
  });
  assert.ok(accepted.size >= 1, [...accepted].join(' '));
});
