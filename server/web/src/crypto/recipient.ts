// age's hybrid recipients and identities as the protocol admits them (protocol section 4); typage does the rest.

import { bech32 } from '@scure/base';
import { identityToRecipient } from 'age-encryption';
import { ProtocolError, type Bytes } from './notation.ts';

const ML_KEM_PUBLIC = 1184;
const PUBLIC_LENGTH = ML_KEM_PUBLIC + 32;

/** Checks a recipient `age1pq1…` so far that sealing to it cannot fail, and returns it. */
export function checkRecipient(text: string): string {
  const bytes = decode(text, 'age1pq');
  if (bytes?.length !== PUBLIC_LENGTH || !isCanonical(bytes.subarray(0, 1152)) || isLowOrder(bytes.subarray(ML_KEM_PUBLIC))) {
    throw new ProtocolError('recipient');
  }
  return text;
}

/** The identity `AGE-SECRET-KEY-PQ-1…` with this seed of 32 bytes. */
export function identityFromSeed(seed: Bytes): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', seed).toUpperCase();
}

/** The public half of an identity. */
export function recipientOf(identity: string): Promise<string> {
  if (!identity.startsWith('AGE-SECRET-KEY-PQ-1') || decode(identity.toLowerCase(), 'age-secret-key-pq-')?.length !== 32) {
    throw new ProtocolError('identity');
  }
  return identityToRecipient(identity);
}

// Lower case only: one key has one spelling.
function decode(text: string, prefix: string): Uint8Array | undefined {
  if (!text.startsWith(`${prefix}1`) || text.length > 2048) return undefined;
  try {
    return bech32.fromWords(bech32.decode(text as `${string}1${string}`, false).words);
  } catch {
    return undefined;
  }
}

/** FIPS 203, section 7.2: every 12-bit coefficient of the encapsulation key is below q = 3329. */
function isCanonical(mlKem: Uint8Array): boolean {
  for (let i = 0; i + 2 < mlKem.length; i += 3) {
    const [a, b, c] = mlKem.subarray(i, i + 3) as unknown as [number, number, number];
    if ((a | ((b & 15) << 8)) >= 3329 || ((b >> 4) | (c << 4)) >= 3329) return false;
  }
  return true;
}

const FIELD = 2n ** 255n - 19n;
const ORDER_EIGHT = [
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
];
const LOW_ORDER = [0n, 1n, FIELD - 1n, ...ORDER_EIGHT];

/** RFC 7748: the top bit does not count, and a coordinate at or above the field is one below it. */
function isLowOrder(x25519: Uint8Array): boolean {
  const u = x25519.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n) & (2n ** 255n - 1n);
  return LOW_ORDER.includes(u % FIELD);
}
