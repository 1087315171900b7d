// zlib (RFC 1950) for the few kilobytes that PNG keeps compressed: inflated by the platform, deflated without compressing.

import { be16, join, type Bytes } from './bytes.ts';
import { Refusal } from './format.ts';

/** The bytes inflated; refuses more than `max`, however small they were packed. */
export async function inflate(packed: Bytes, max: number): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return join(...chunks);
      length += value.length;
      if (length > max) {
        await reader.cancel();
        break;
      }
      chunks.push(value);
    }
  } catch {
    throw new Refusal('broken');
  }
  throw new Refusal('limit');
}

/** The bytes as one stored block, which holds at most 65 535. */
export function store(bytes: Bytes): Bytes {
  if (bytes.length > 0xffff) throw new RangeError('longer than a stored block');
  const length = Uint8Array.of(bytes.length, bytes.length >> 8);
  const inverse = length.map((byte) => ~byte);
  return join(Uint8Array.of(0x78, 0x01, 0x01), length, inverse, bytes, adler32(bytes));
}

function adler32(bytes: Bytes): Bytes {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return join(be16(b), be16(a));
}
