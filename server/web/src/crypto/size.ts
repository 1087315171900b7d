// The thirty lengths that a sealed tip or reply file can have, and what fits into each (protocol section 4).

/** Length of a reply's slot blob. */
export const SLOT_LENGTH = 8192;
/** Length of the header that typage writes for one hybrid recipient. */
export const HEADER_LENGTH = 1627;
/** age's nonce between header and payload. */
export const NONCE_LENGTH = 16;

const CHUNK = 64 * 1024;
const AEAD_TAG = 16;

/** `2^15 .. 2^24`, then `2^k · {1.25, 1.5, 1.75, 2}` for k = 24..28, ascending. */
export const CLASSES: readonly number[] = [
  ...Array.from({ length: 10 }, (_, i) => 2 ** (15 + i)),
  ...Array.from({ length: 20 }, (_, i) => 2 ** (24 + (i >> 2)) * (1.25 + 0.25 * (i & 3))),
];

/** Whether `length` is one of the thirty. */
export function isClass(length: number): boolean {
  return CLASSES.includes(length);
}

/** Length of an age file with a header of `header` bytes around `payload` bytes. */
export function sealedLength(header: number, payload: number): number {
  return header + NONCE_LENGTH + payload + AEAD_TAG * Math.max(1, Math.ceil(payload / CHUNK));
}

/**
 * How many payload bytes fill an age file of exactly `sealed` bytes; undefined when no payload does.
 *
 * A last chunk is never empty, so sixteen lengths in every 64 KiB cannot be reached.
 */
export function payloadLength(sealed: number, header: number): number | undefined {
  const body = sealed - header - NONCE_LENGTH;
  const payload = body - AEAD_TAG * Math.ceil(body / (CHUNK + AEAD_TAG));
  return payload > 0 && sealedLength(header, payload) === sealed ? payload : undefined;
}

/** The smallest reachable class for at least `content` payload bytes. */
export function smallestClass(header: number, content: number): { size: number; payload: number } | undefined {
  for (const size of CLASSES) {
    const payload = payloadLength(size, header);
    if (payload !== undefined && payload >= content) return { size, payload };
  }
  return undefined;
}
