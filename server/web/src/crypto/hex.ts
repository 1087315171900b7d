// Byte strings as lower-case hex: the only form in which the protocol's JSON and metadata carry bytes.

import type { Bytes } from './notation.ts';

/** Encodes as lower-case hex. */
export function encodeHex(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += byte.toString(16).padStart(2, '0');
  return out;
}

/** Decodes exactly `length` bytes of lower-case hex; upper case is refused, so that one value has one spelling. */
export function decodeHex(text: string, length: number): Bytes | undefined {
  if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) return undefined;
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) out[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return out;
}
