// Sealing and opening, both ways with bare typage, and every header that is not ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bech32 } from '@scure/base';
import {
  Decrypter,
  Encrypter,
  Stanza,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
  type Recipient,
} from 'age-encryption';
import { join, utf8 } from '../src/crypto/notation.ts';
import { checkRecipient, identityFromSeed, recipientOf } from '../src/crypto/recipient.ts';
import { open, seal, sealStream } from '../src/crypto/seal.ts';
import { HEADER_LENGTH, sealedLength } from '../src/crypto/size.ts';
import { collect, filled, random, refuses, same } from './support.ts';

const identity = identityFromSeed(filled(32, 7));
const recipient = await recipientOf(identity);

/** What a stanza-making recipient adds in front of or behind the hybrid one. */
class Extra implements Recipient {
  readonly stanza: Stanza;
  constructor(type: string) {
    this.stanza = new Stanza([type, 'x'], random(20));
  }
  wrapFileKey(): Stanza[] {
    return [this.stanza];
  }
}

async function sealedTo(...recipients: (string | Recipient)[]) {
  const encrypter = new Encrypter();
  for (const to of recipients) encrypter.addRecipient(to);
  return Uint8Array.from(await encrypter.encrypt('hello'));
}

test('what is sealed opens, and has the length that was computed', async () => {
  for (const length of [0, 1, 65535, 65536, 65537, 200_000]) {
    const plaintext = random(length);
    const sealed = await seal(recipient, plaintext);
    assert.equal(sealed.length, sealedLength(HEADER_LENGTH, length));
    same(await open(identity, sealed), plaintext);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    same(await decrypter.decrypt(sealed), plaintext);
  }
});

test('a stream is sealed as bytes are', async () => {
  const plaintext = random(150_000);
  const stream = new Blob([plaintext]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  same(await open(identity, (await collect(await sealStream(recipient, stream))) as Uint8Array<ArrayBuffer>), plaintext);
});

test('one stanza of grease is accepted on either side, two are not', async () => {
  const grease = new Extra('abc-grease');
  same(await open(identity, await sealedTo(recipient, grease)), utf8('hello'));
  same(await open(identity, await sealedTo(grease, recipient)), utf8('hello'));
  await refuses('sealed', async () => open(identity, await sealedTo(grease, recipient, grease)));
});

test('every other header is refused, even when it would open', async () => {
  const other = await recipientOf(await generateHybridIdentity());
  const x25519 = await identityToRecipient(await generateX25519Identity());
  await refuses('sealed', async () => open(identity, await sealedTo(recipient, other)));
  await refuses('sealed', async () => open(identity, await sealedTo(recipient, recipient)));
  await refuses('sealed', async () => open(identity, await sealedTo(recipient, x25519)));
  await refuses('sealed', async () => open(identity, await sealedTo(recipient, new Extra('unknown'))));
  await refuses('sealed', async () => open(identity, await sealedTo(x25519)));
  await refuses('sealed', async () => open(identity, await sealedTo(other)));
});

test('a changed or cut object does not open, and the error says no more', async () => {
  const sealed = await seal(recipient, random(100));
  for (let at = 0; at < sealed.length; at += 7) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    await refuses('sealed', () => open(identity, changed));
    await refuses('sealed', () => open(identity, sealed.slice(0, at)));
  }
  await refuses('sealed', () => open(identity, join(sealed, filled(1, 0))));
  await refuses('sealed', () => open(identity, join(utf8('age-encryption.org/v1\n'), utf8('-> x y\n\n'.repeat(1000)))));
});

test('a recipient is checked so far that sealing to it cannot fail', async () => {
  const raw = bech32.fromWords(bech32.decode(recipient as `${string}1${string}`, false).words);
  const encode = (change: (bytes: Uint8Array) => void) => {
    const copy = Uint8Array.from(raw);
    change(copy);
    return bech32.encode('age1pq', bech32.toWords(copy), false);
  };
  assert.equal(checkRecipient(encode(() => undefined)), recipient);
  const lowOrder = [
    '00',
    '01',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7',
  ];
  for (const point of lowOrder) {
    const text = encode((copy) => copy.set(Buffer.from(point.padEnd(64, '0'), 'hex'), 1184));
    await refuses('recipient', () => checkRecipient(text));
    await assert.rejects(() => sealedTo(text), 'typage refuses it too');
  }
  // A coefficient of 3329, the modulus: typage would seal to it.
  const high = encode((copy) => copy.set([0x01, ((copy[1] ?? 0) & 0xf0) | 0x0d]));
  await refuses('recipient', () => checkRecipient(high));
  const x25519 = await identityToRecipient(await generateX25519Identity());
  for (const wrong of [
    '',
    'age1pq1',
    recipient.toUpperCase(),
    `${recipient}q`,
    recipient.slice(0, -1),
    ` ${recipient}`,
    x25519,
    identity,
    'age1pq1'.padEnd(1960, 'q'),
    'x'.repeat(10_000),
  ]) {
    await refuses('recipient', () => checkRecipient(wrong));
    await refuses('recipient', () => seal(wrong, utf8('x')));
  }
});

test('an identity has one spelling', async () => {
  for (const wrong of ['', identity.toLowerCase(), identity.slice(0, -1), recipient, await generateX25519Identity()]) {
    await refuses('identity', () => recipientOf(wrong));
    await refuses('sealed', async () => open(wrong, await seal(recipient, utf8('x'))));
  }
});
