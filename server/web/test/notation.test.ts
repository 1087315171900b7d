// Labels, hashes, derivation and signatures against node:crypto, RFC 8032 and the small-order points.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeHex, encodeHex } from '../src/crypto/hex.ts';
import {
  derive,
  equal,
  hash,
  hmacSha512,
  join,
  message,
  sha256Each,
  u16be,
  u32be,
  utf8,
  variable,
  verify,
  verifyBytes,
} from '../src/crypto/notation.ts';
import { bytes, derived, filled, hashed, labelled, same, sha256, signer } from './support.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });

test('a message carries the length of its whole label', () => {
  same(message('agency', Uint8Array.of(7, 8)), bytes('0f73796279722f76312f6167656e63790708'));
});

test('numbers and framed parts are big-endian', () => {
  same(u16be(0x1234), bytes('1234'));
  same(u32be(0xfedcba98), bytes('fedcba98'));
  same(variable(utf8('abc')), bytes('00000003616263'));
});

test('the example of the protocol', async () => {
  same(await hash('agency', filled(32, 0)), sha256(Buffer.concat([bytes('0f73796279722f76312f6167656e6379'), filled(32, 0)])));
});

test('hashes and derived keys are those of node:crypto', async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, anyBytes, fc.integer({ min: 1, max: 8160 }), async (key, part, length) => {
      const [k, p] = [Uint8Array.from(key), Uint8Array.from(part)];
      same(await hash('check', p), hashed('check', p));
      same(await derive(k, length, 'tags', p), derived(k, length, 'tags', p));
      same(
        await hmacSha512(k.length === 0 ? filled(1, 0) : k, p),
        createHmac('sha512', k.length === 0 ? filled(1, 0) : k)
          .update(p)
          .digest(),
      );
    }),
    { numRuns: 60 },
  );
});

test('many hashes at once are the hashes one by one, also behind the first batch', async () => {
  const messages = join(...Array.from({ length: 2100 }, (_, i) => u32be(i)));
  const all = await sha256Each(messages, 4);
  for (const i of [0, 1, 2047, 2048, 2099]) same(all.slice(32 * i, 32 * i + 32), sha256(u32be(i)));
  assert.equal((await sha256Each(new Uint8Array(), 64)).length, 0);
});

test('equal compares whole byte strings', () => {
  fc.assert(
    fc.property(anyBytes, anyBytes, (a, b) => {
      assert.equal(equal(a, b), Buffer.compare(a, b) === 0);
      assert.ok(equal(a, a.slice()));
    }),
  );
});

test('hex has one spelling and survives', () => {
  fc.assert(fc.property(anyBytes, (a) => same(decodeHex(encodeHex(a), a.length) ?? new Uint8Array(1), a)));
  for (const wrong of ['0AFF', '0af', '0aff0', '0x0a', 'жж', '0a f']) assert.equal(decodeHex(wrong, 2), undefined, wrong);
});

test('verifies the second signature of RFC 8032 and nothing next to it', async () => {
  const publicKey = bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = bytes(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  assert.ok(await verifyBytes(publicKey, signature, bytes('72')));
  assert.ok(!(await verifyBytes(publicKey, signature, bytes('73'))));
  for (let at = 0; at < 64; at++) {
    const changed = signature.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.ok(!(await verifyBytes(publicKey, changed, bytes('72'))), `byte ${at}`);
  }
});

test('a label is part of what is signed', async () => {
  const key = signer(filled(32, 5));
  const signature = key.sign(labelled('card', utf8('x')));
  assert.ok(await verify(key.publicKey, signature, 'card', utf8('x')));
  assert.ok(!(await verify(key.publicKey, signature, 'drop', utf8('x'))));
});

test('keys of small order, non-canonical keys and a large S verify nothing', async () => {
  // The eight points of small order and their other encodings: with R the same point and S zero, lax verifiers accept.
  const points = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '0100000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000080',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  ].map(bytes);
  for (const key of points) {
    for (const r of points) {
      for (let last = 0; last < 8; last++) assert.ok(!(await verifyBytes(key, join(r, filled(32, 0)), Uint8Array.of(last))));
    }
  }
  const honest = signer(filled(32, 6));
  const signature = honest.sign(utf8('x'));
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${encodeHex(signature.slice(32).reverse())}`) + order;
  const large = join(signature.slice(0, 32), bytes(s.toString(16).padStart(64, '0')).reverse());
  assert.ok(!(await verifyBytes(honest.publicKey, large, utf8('x'))));
  assert.ok(!(await verifyBytes(honest.publicKey.slice(1), signature, utf8('x'))));
});
