// Frames of AAC: encoders put their name into fill elements at the front of a frame (ISO/IEC 14496-3, 4.4.2.7); there it is overwritten with zeros.
//
// Elements behind the sound cannot be found without decoding it, and are left.

import type { Bytes, Pieces } from './bytes.ts';
import type { Ranges } from './ranges.ts';

/** A name is short; what is longer fills up to a constant rate. */
const LOOKED_AT = 2048;

/** Appends the frame, the elements at its front emptied. Its length stays. */
export async function keepFrame(frame: Ranges, pieces: Pieces): Promise<void> {
  const head = await frame.upTo(0, LOOKED_AT);
  const emptied = withoutNames(head);
  if (emptied === undefined) return frame.keep(pieces, 0, frame.length);
  pieces.add(emptied);
  frame.keep(pieces, head.length, frame.length);
}

const DATA_STREAM = 4;
const FILL = 6;

function withoutNames(head: Bytes): Bytes | undefined {
  let copy: Bytes | undefined;
  let bit = 0;
  const read = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++) value = value * 2 + ((((head[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) as number);
    return value;
  };
  const empty = (count: number): void => {
    for (const end = Math.min(bit + count, head.length * 8); bit < end; bit++) {
      const mask = 0x80 >> (bit & 7);
      if (((head[bit >> 3] as number) & mask) === 0) continue;
      copy ??= head.slice();
      copy[bit >> 3] = (copy[bit >> 3] as number) & ~mask;
    }
  };
  while (bit + 32 < head.length * 8) {
    const kind = read(3);
    if (kind === FILL) {
      let bytes = read(4);
      if (bytes === 15) bytes += read(8) - 1;
      // The first four bits say what is filled in: 13 and 14 are the upper half of the sound.
      const start = bit;
      const use = bytes > 0 ? read(4) : 0;
      bit = start;
      if (use === 13 || use === 14) return copy;
      empty(8 * bytes);
    } else if (kind === DATA_STREAM) {
      read(4);
      const aligned = read(1);
      let bytes = read(8);
      if (bytes === 255) bytes += read(8);
      if (aligned === 1) bit = (bit + 7) & ~7;
      empty(8 * bytes);
    } else {
      return copy;
    }
  }
  return copy;
}
