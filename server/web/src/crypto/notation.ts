// The notation of the protocol: labelled messages, hashes, derived keys and signatures (protocol section 1), by WebCrypto.

/** Bytes that own their buffer, which is what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Why something was refused. Codes are for programs; the page has the sentences. */
export type ErrorCode =
  | 'json' // not the JSON of the protocol, or a field with a wrong value
  | 'length' // not as long as it must be, or not one of the size classes
  | 'signature' // not signed by the key that must have signed it
  | 'range' // a slot or reply number that does not exist
  | 'foreign' // of another drop, agency, shard or number than asked for
  | 'not-in-force' // a card before or after its days, or without a recipient for today
  | 'older' // a card with a lower counter than one already seen
  | 'recipient' // not a valid hybrid recipient
  | 'identity' // not a valid hybrid identity
  | 'sealed' // cannot be opened; says no more on purpose
  | 'container' // not a canonical container
  | 'mac' // a reply that its agency did not authenticate
  | 'note' // not a signed note of the expected form
  | 'root' // a log whose entries do not give the signed root
  | 'drawer' // not a page of a drawer
  | 'too-large' // more than the greatest size class
  | 'too-long' // a text above its limit
  | 'too-many' // more than 99 attachments
  | 'file-changed'; // a file that is not as long as it was when it was chosen

/** The one error of this folder. Its message is its code: nothing of the input is ever in it. */
export class ProtocolError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.name = 'ProtocolError';
    this.code = code;
  }
}

const PREFIX = 'sybyr/v1/';
const encoder = new TextEncoder();

/** Joins byte strings: `a | b | ..` */
export function join(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** `u8(n)`, one byte. */
export function u8(n: number): Bytes {
  return Uint8Array.of(n);
}

/** `u16be(n)` */
export function u16be(n: number): Bytes {
  return Uint8Array.of(n >>> 8, n);
}

/** `u32be(n)` */
export function u32be(n: number): Bytes {
  return Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
}

/** UTF-8. A lone surrogate becomes U+FFFD, as everywhere on the web. */
export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** `M(l, p..) = u8 len("sybyr/v1/" l) | "sybyr/v1/" l | p..`; each part has a fixed length or was framed by {@link variable}. */
export function message(label: string, ...parts: readonly Uint8Array[]): Bytes {
  const name = utf8(PREFIX + label);
  return join(u8(name.length), name, ...parts);
}

/** `var(x) = u32be len(x) | x` */
export function variable(bytes: Uint8Array): Bytes {
  return join(u32be(bytes.length), bytes);
}

/** SHA-256, FIPS 180-4. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** How many digests are under way at once: enough to keep the engine busy, few enough to leave the page alive. */
const BATCH = 2048;

/** SHA-256 of each stretch of `length` bytes; the hashes one after the other. */
export async function sha256Each(messages: Bytes, length: number): Promise<Bytes> {
  const count = messages.length / length;
  const out = new Uint8Array(32 * count);
  for (let first = 0; first < count; first += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - first) }, async (_, i) => {
      const at = first + i;
      out.set(await sha256(messages.subarray(length * at, length * (at + 1))), 32 * at);
    });
    await Promise.all(batch);
  }
  return out;
}

/** `H(l, p..) = SHA-256(M(l, p..))` */
export function hash(label: string, ...parts: readonly Uint8Array[]): Promise<Bytes> {
  return sha256(message(label, ...parts));
}

/** `K(k, l, p..)[length] = HKDF-SHA256(ikm = k, salt = 32 zero bytes, info = M(l, p..))`, RFC 5869; at most 8160 bytes. */
export async function derive(key: Bytes, length: number, label: string, ...parts: readonly Uint8Array[]): Promise<Bytes> {
  const ikm = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: message(label, ...parts) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, ikm, length * 8));
}

/** HMAC-SHA-512, RFC 2104. */
export async function hmacSha512(key: Bytes, bytes: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-512' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes));
}

/** Whether two byte strings are equal, in time that depends on their lengths only, as far as a script can promise that. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

/** Whether `signature` is `S(sk, l, p..)` of the key with this public half. */
export function verify(publicKey: Bytes, signature: Bytes, label: string, ...parts: readonly Uint8Array[]): Promise<boolean> {
  return verifyBytes(publicKey, signature, message(label, ...parts));
}

/**
 * Whether `signature` is Ed25519 over exactly `bytes` (signed notes carry no label of ours).
 *
 * The strictness is checked here, because engines differ: canonical encodings of the key and of `R`, neither of small order,
 * and `S` below the group order.
 */
export async function verifyBytes(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  if (!isStrictPoint(publicKey) || !isStrictPoint(signature.subarray(0, 32))) return false;
  if (littleEndian(signature.subarray(32)) >= GROUP_ORDER) return false;
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, bytes);
  } catch {
    // Some engines throw for a key that is no point of the curve, others say no.
    return false;
  }
}

const FIELD = 2n ** 255n - 19n;
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const ORDER_EIGHT = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
// The y coordinates of the eight points whose order divides eight.
const SMALL_ORDER = [0n, 1n, FIELD - 1n, ORDER_EIGHT, FIELD - ORDER_EIGHT];

function isStrictPoint(encoded: Uint8Array): boolean {
  const y = littleEndian(encoded) & (2n ** 255n - 1n);
  return y < FIELD && !SMALL_ORDER.includes(y);
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
