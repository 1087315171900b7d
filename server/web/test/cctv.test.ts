// The age test vectors of C2SP/CCTV against the one path used here, and against typage as it stands for the rest.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { Decrypter, armor } from 'age-encryption';
import * as vectors from 'cctv-age';
import { ProtocolError, type Bytes } from '../src/crypto/notation.ts';
import { open } from '../src/crypto/seal.ts';

const EXPECTED = ['success', 'no match', 'HMAC failure', 'header failure', 'payload failure', 'armor failure'] as const;

interface Vector {
  readonly name: string;
  readonly expect: (typeof EXPECTED)[number];
  readonly payload: string | undefined;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly armored: boolean;
  readonly file: Bytes;
}

function parse(name: string, raw: Uint8Array): Vector {
  const bytes = Buffer.from(raw);
  const end = bytes.indexOf('\n\n');
  const header = bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    });
  const all = (key: string) => header.filter(([k]) => k === key).map(([, value]) => value);
  const expect = EXPECTED.find((known) => known === all('expect')[0]);
  assert.ok(expect, `${name}: unknown expectation ${String(all('expect')[0])}`);
  const body = bytes.subarray(end + 2);
  return {
    name,
    expect,
    payload: all('payload')[0],
    identities: all('identity'),
    passphrases: all('passphrase'),
    armored: all('armored').includes('yes'),
    file: Uint8Array.from(all('compressed').includes('zlib') ? inflateSync(body) : body),
  };
}

const all = Object.entries(vectors as unknown as Record<string, Uint8Array>).map(([name, raw]) => parse(name, raw));
const hybrid = all.filter(({ name }) => name.startsWith('hybrid'));

const hashOf = (plaintext: Uint8Array) => createHash('sha256').update(plaintext).digest('hex');

/** Only a ProtocolError is a refusal; anything else is a bug and fails the test. */
async function openAny({ identities, file }: Vector): Promise<Bytes | undefined> {
  for (const identity of identities) {
    try {
      return await open(identity, file);
    } catch (error) {
      if (!(error instanceof ProtocolError && error.code === 'sealed')) throw error;
    }
  }
  return undefined;
}

test('the set is the one that was written for', () => {
  assert.equal(all.length, 143);
  assert.equal(hybrid.length, 18);
  assert.ok(hybrid.some(({ expect }) => expect === 'success'));
  assert.ok(hybrid.some(({ expect }) => expect === 'header failure'));
  assert.ok(hybrid.some(({ expect }) => expect === 'no match'));
});

for (const vector of hybrid) {
  test(`${vector.name}: ${vector.expect}`, async () => {
    const plaintext = await openAny(vector);
    if (vector.expect !== 'success') return assert.equal(plaintext, undefined);
    const recipients = stanzaTypes(vector.file);
    // Readers of ours refuse a second recipient, where age allows it.
    if (recipients.length > 1) return assert.equal(plaintext, undefined);
    assert.ok(plaintext);
    assert.equal(hashOf(plaintext), vector.payload);
  });
}

test('nothing but a hybrid recipient is ever opened', async () => {
  const others = all.filter((vector) => !hybrid.includes(vector));
  for (const vector of others) {
    const types = vector.armored ? [] : stanzaTypes(vector.file);
    const plaintext = await openAny(vector);
    if (types.length === 1 && types[0] === 'mlkem768x25519' && vector.expect === 'success')
      assert.equal(hashOf(plaintext ?? new Uint8Array()), vector.payload);
    else assert.equal(plaintext, undefined, vector.name);
  }
});

test('typage, the library below, passes the rest of the set', async () => {
  let [opened, refused] = [0, 0];
  for (const vector of all.filter((one) => !hybrid.includes(one))) {
    const decrypter = new Decrypter();
    vector.identities.forEach((identity) => decrypter.addIdentity(identity));
    vector.passphrases.forEach((passphrase) => decrypter.addPassphrase(passphrase));
    const run = async () => decrypter.decrypt(vector.armored ? armor.decode(Buffer.from(vector.file).toString('latin1')) : vector.file);
    if (vector.expect === 'success') {
      assert.equal(hashOf(await run()), vector.payload, vector.name);
      opened++;
    } else {
      await assert.rejects(run, Error, vector.name);
      refused++;
    }
  }
  assert.ok(opened > 0 && refused > 0);
});

function stanzaTypes(file: Uint8Array): string[] {
  const header = Buffer.from(file).toString('latin1').split('\n---')[0] ?? '';
  return [...header.matchAll(/^-> (\S+)/gm)].map(([, type]) => type ?? '');
}
