// The list by which a source recognises its withdrawals.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { join, u8, type Bytes } from '../src/crypto/notation.ts';
import { ProtocolError } from '../src/crypto/notation.ts';
import { findWithdrawn, parseWithdrawn } from '../src/crypto/withdrawn.ts';
import { filled, hashed, random, refuses } from './support.ts';

const salt = filled(32, 1);
const entry = (secret: Bytes, bundled: number) => hashed('withdrawn', salt, secret, u8(bundled));
const list = (...entries: readonly Uint8Array[]) => join(salt, ...[...entries].sort(Buffer.compare));

test('finds what was taken back by whoever knows the secret, and what else is said of it', async () => {
  const [unread, read, kept] = [filled(32, 2), filled(32, 3), filled(32, 4)];
  const found = parseWithdrawn(list(entry(unread, 0), entry(read, 1), ...Array.from({ length: 62 }, () => random(32))));
  assert.deepEqual([await findWithdrawn(found, unread), await findWithdrawn(found, read), await findWithdrawn(found, kept)], ['unread', 'maybe-read', undefined]);
});

test('refuses what is cut, or not in order', async () => {
  const good = list(filled(32, 5), filled(32, 6));
  parseWithdrawn(good);
  await refuses('length', () => parseWithdrawn(good.slice(0, 31)));
  await refuses('length', () => parseWithdrawn(good.slice(0, -1)));
  await refuses('length', () => parseWithdrawn(join(salt, filled(32, 6), filled(32, 5))));
  await refuses('length', () => parseWithdrawn(join(salt, filled(32, 5), filled(32, 5))));
});

test('any bytes are a list or are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        parseWithdrawn(new Uint8Array(bytes));
      } catch (error) {
        assert.ok(error instanceof ProtocolError);
      }
    }),
  );
});
