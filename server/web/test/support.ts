// What the tests share: independent computations by node:crypto, signers, and the one way to expect an error.

import assert from 'node:assert/strict';
import { createHash, createPrivateKey, createPublicKey, hkdfSync, randomBytes, sign as signBytes } from 'node:crypto';
import { encodeHex } from '../src/crypto/hex.ts';
import { ProtocolError, join, type Bytes, type ErrorCode } from '../src/crypto/notation.ts';

/** Bytes of a hex text. */
export function bytes(hex: string): Bytes {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

/** `length` times the same byte. */
export function filled(length: number, value: number): Bytes {
  return new Uint8Array(length).fill(value);
}

/** Random bytes. */
export function random(length: number): Bytes {
  return Uint8Array.from(randomBytes(length));
}

/** `M(l, p..)`, written apart from the code under test. */
export function labelled(label: string, ...parts: Uint8Array[]): Buffer {
  const name = Buffer.from(`sybyr/v1/${label}`, 'latin1');
  return Buffer.concat([Buffer.from([name.length]), name, ...parts]);
}

/** `H(l, p..)` */
export function hashed(label: string, ...parts: Uint8Array[]): Bytes {
  return sha256(labelled(label, ...parts));
}

/** SHA-256. */
export function sha256(input: Uint8Array): Bytes {
  return Uint8Array.from(createHash('sha256').update(input).digest());
}

/** `K(k, l, p..)[length]` */
export function derived(key: Uint8Array, length: number, label: string, ...parts: Uint8Array[]): Bytes {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(32), labelled(label, ...parts), length));
}

/** `u16be(n)` */
export function be16(n: number): Bytes {
  return Uint8Array.of(n >> 8, n & 255);
}

/** An Ed25519 key from its seed. */
export interface Signer {
  readonly publicKey: Bytes;
  sign(input: Uint8Array): Bytes;
}

/** The Ed25519 key with this seed. */
export function signer(seed: Uint8Array): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = Uint8Array.from(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { publicKey, sign: (input) => Uint8Array.from(signBytes(null, input, key)) };
}

/** `u32be len(json) | json | S(signer, label, json)` */
export function signedDocument(by: Signer, label: string, value: unknown): Bytes {
  const json = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return join(length, json, by.sign(labelled(label, json)));
}

/** A signed note. */
export function signedNote(text: string, name: string, by: Signer): Bytes {
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([1]), by.publicKey])).slice(0, 4);
  const line = Buffer.concat([id, by.sign(Buffer.from(text))]).toString('base64');
  return Uint8Array.from(Buffer.from(`${text}\n\u2014 ${name} ${line}\n`));
}

/** RFC 6962, section 2.1, word for word. */
export function merkleTreeHash(leaves: readonly Uint8Array[]): Bytes {
  if (leaves.length === 0) return sha256(new Uint8Array());
  if (leaves.length === 1) return sha256(join(Uint8Array.of(0), leaves[0] ?? new Uint8Array()));
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return sha256(join(Uint8Array.of(1), merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k))));
}

/** Expects the refusal with this code, and no other error. */
export async function refuses(code: ErrorCode, run: () => unknown): Promise<void> {
  await assert.rejects(
    async () => run(),
    (error) => error instanceof ProtocolError && error.code === code,
    `expected ${code}`,
  );
}

/** Expects a value or a ProtocolError: what every parser owes to any input. */
export async function total(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}

/** Equality with a readable difference. */
export function same(actual: Uint8Array, expected: Uint8Array): void {
  assert.equal(encodeHex(actual), encodeHex(expected));
}

/** All bytes of a stream. */
export async function collect(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(...chunks);
    chunks.push(value);
  }
}
