// Known answers of every algorithm the client takes from the browser: a browser that computes one of them wrongly gets no form.

import { decodeHex, encodeHex } from '../crypto/hex.ts';
import { derive, hmacSha512, sha256, utf8, verifyBytes, type Bytes } from '../crypto/notation.ts';

/** Whether SHA-256, HMAC, HKDF, PBKDF2 and Ed25519 are there and right. */
export async function selfTest(): Promise<boolean> {
  try {
    return (await Promise.all([testHash(), testHmac(), testHkdf(), testPbkdf2(), testEd25519()])).every((right) => right);
  } catch {
    return false;
  }
}

// FIPS 180-4, the message "abc".
async function testHash(): Promise<boolean> {
  return encodeHex(await sha256(utf8('abc'))) === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
}

// RFC 4231, test case 2.
async function testHmac(): Promise<boolean> {
  const mac = await hmacSha512(utf8('Jefe'), utf8('what do ya want for nothing?'));
  return encodeHex(mac).startsWith('164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554');
}

// K(32 × 01, "self-test")[16], computed by two independent programs.
async function testHkdf(): Promise<boolean> {
  return encodeHex(await derive(new Uint8Array(32).fill(1), 16, 'self-test')) === '53add7892aaf8bbbed093e5f86291768';
}

// The password "password", the salt "salt", one round.
async function testPbkdf2(): Promise<boolean> {
  const password = await crypto.subtle.importKey('raw', utf8('password'), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: utf8('salt'), iterations: 1 }, password, 256);
  return encodeHex(new Uint8Array(bits)) === '867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252';
}

// RFC 8032, section 7.1, test 2; and the same signature over another message must fail.
async function testEd25519(): Promise<boolean> {
  const publicKey = bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 32);
  const signature = bytes('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00', 64);
  const right = await verifyBytes(publicKey, signature, Uint8Array.of(0x72));
  const wrong = await verifyBytes(publicKey, signature, Uint8Array.of(0x73));
  return right && !wrong;
}

function bytes(hex: string, length: number): Bytes {
  return decodeHex(hex, length) ?? new Uint8Array();
}
