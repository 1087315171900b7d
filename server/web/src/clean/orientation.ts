// The one thing of Exif that the picture needs: which way is up.

import { be16, be32, fromLatin, join, type Bytes } from './bytes.ts';
import type { Turn } from './format.ts';

/** The values of the Exif tag; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

// Each step to the right in a row is a quarter turn clockwise; the second row is mirrored.
const ROWS: readonly (readonly Orientation[])[] = [
  [1, 6, 3, 8],
  [2, 7, 4, 5],
];

/** The orientation that shows the picture turned further, by quarter turns clockwise. */
export function turned(orientation: Orientation, turn: Turn): Orientation {
  const row = ROWS.find((values) => values.includes(orientation)) ?? [];
  return row[(row.indexOf(orientation) + turn) % 4] ?? 1;
}

/** The number as an orientation; 1 for anything that is none, as viewers take it. */
export function orientation(value: number | undefined): Orientation {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

/** A TIFF with one directory of one tag: Orientation, a short. 26 bytes. */
export function orientationTiff(value: Orientation): Bytes {
  const tag = join(be16(0x0112), be16(3), be32(1), be16(value), be16(0));
  return join(fromLatin('MM'), be16(42), be32(8), be16(1), tag, be32(0));
}
