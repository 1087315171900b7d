// H.264 and H.265 as files carry them: units, each after its length. Slices and parameter sets are kept; what an encoder or a camera says besides, in
// units that decoders skip, is not. Dashboard cameras write places there, encoders their settings.

import { be16, be32, join, must, View, type Bytes, type Pieces } from './bytes.ts';
import { Refusal } from './format.ts';
import type { Ranges } from './ranges.ts';

export type Codec = 'avc' | 'hevc';

/** Types of units that a decoder of the base picture needs (H.264 table 7-1, H.265 table 7-1). */
const KEPT: Readonly<Record<Codec, ReadonlySet<number>>> = {
  // Slices, sequence and picture parameters, delimiter, ends, extension, auxiliary slice.
  avc: new Set([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 19]),
  // Slices; video, sequence and picture parameters; delimiter, ends.
  hevc: new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37]),
};

const SEI: Readonly<Record<Codec, readonly number[]>> = { avc: [6], hevc: [39, 40] };

/**
 * Kinds of supplemental information that can change what is shown, and have no room for anything else: buffering, where decoding can begin,
 * arrangement of stereo pictures, orientation, active parameters, check sums, range of brightness. Not the timing of H.264, which holds the clock.
 */
const KEPT_SEI: Readonly<Record<Codec, ReadonlySet<number>>> = {
  avc: new Set([0, 6, 45, 47, 137, 144, 147]),
  hevc: new Set([0, 1, 6, 45, 47, 129, 130, 132, 137, 144, 147]),
};

/** No more supplemental information in one unit than this is taken apart; a longer unit goes whole. */
const MAX_SEI = 64 * 1024;
const MAX_UNITS = 20_000;

/** Appends those units of one picture that are kept, with lengths of `size` bytes before them. */
export async function keepUnits(ranges: Ranges, pieces: Pieces, codec: Codec, size: number): Promise<void> {
  let at = 0;
  for (let count = 0; at < ranges.length; count++) {
    if (count === MAX_UNITS) throw new Refusal('limit');
    const header = codec === 'hevc' ? 2 : 1;
    const view = new View(await ranges.read(at, size));
    const length = size === 4 ? view.u32() : size === 2 ? view.u16() : view.u8();
    const from = at;
    at += size + length;
    must(at <= ranges.length);
    // An empty unit is what some writers pad with.
    if (length === 0) continue;
    must(length >= header);
    const type = unitType(codec, await ranges.read(from + size, 1));
    if (KEPT[codec].has(type)) {
      ranges.keep(pieces, from, at);
    } else if (SEI[codec].includes(type) && length <= MAX_SEI) {
      const kept = keepMessages(await ranges.read(from + size, length), codec);
      if (kept === undefined) continue;
      const prefix = size === 4 ? be32(kept.length) : size === 2 ? be16(kept.length) : Uint8Array.of(kept.length);
      must(kept.length < 256 ** size);
      pieces.add(prefix, kept);
    }
  }
}

/** Whether a unit of these bytes is a parameter set. */
export function isParameterSet(codec: Codec, unit: Bytes): boolean {
  const type = unitType(codec, unit);
  return codec === 'avc' ? [7, 8, 13].includes(type) : [32, 33, 34].includes(type);
}

function unitType(codec: Codec, unit: Bytes): number {
  const first = unit[0] as number;
  must(unit.length > 0 && first < 0x80);
  return codec === 'avc' ? first & 0x1f : first >> 1;
}

/** The unit with those of its messages that are kept; undefined when none is. One that cannot be taken apart exactly goes whole. */
function keepMessages(unit: Bytes, codec: Codec): Bytes | undefined {
  const header = codec === 'hevc' ? 2 : 1;
  const view = new View(unescape(unit.subarray(header)));
  const number = () => {
    let sum = 0;
    for (;;) {
      const byte = view.u8();
      sum += byte;
      if (byte !== 0xff) return sum;
    }
  };
  const kept: Bytes[] = [];
  let all = true;
  try {
    // The last byte holds the bit that ends the unit.
    while (view.left > 1) {
      const start = view.at;
      const type = number();
      view.skip(number());
      if (KEPT_SEI[codec].has(type)) kept.push(view.bytes.slice(start, view.at));
      else all = false;
    }
    must(view.u8() === 0x80);
  } catch {
    return undefined;
  }
  if (all) return unit.slice();
  return kept.length === 0 ? undefined : join(unit.subarray(0, header), escape(join(...kept, Uint8Array.of(0x80))));
}

/** Removes the bytes 03 that keep a unit from looking like the start of another. */
function unescape(bytes: Bytes): Bytes {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    plain[length++] = byte;
  }
  return plain.subarray(0, length);
}

function escape(bytes: Bytes): Bytes {
  const escaped: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      escaped.push(3);
      zeros = 0;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    escaped.push(byte);
  }
  return Uint8Array.from(escaped);
}

/** The record `avcC`: parameter sets, each exactly as long as it says. */
export function cleanAvcC(body: Bytes): { record: Bytes; size: number } {
  const view = new View(body);
  const head = view.take(5);
  must(head[0] === 1);
  const parts = [head.slice(0, 4), Uint8Array.of((head[4] as number) | 0xfc)];
  const sets = (mask: number) => {
    const kept: Bytes[] = [];
    const count = view.u8() & mask;
    for (let i = 0; i < count; i++) {
      const unit = view.take(view.u16());
      must(isParameterSet('avc', unit));
      kept.push(join(be16(unit.length), unit));
    }
    return kept;
  };
  const sequences = sets(0x1f);
  parts.push(Uint8Array.of(0xe0 | sequences.length), ...sequences);
  const pictures = sets(0xff);
  parts.push(Uint8Array.of(pictures.length), ...pictures);
  // The High profiles have three more numbers and extensions; anything else at the end is nobody's.
  if (view.left >= 4 && [100, 110, 122, 144, 244, 44, 83, 86, 118, 128].includes(head[1] as number)) {
    parts.push(view.take(3));
    const extensions = sets(0xff);
    parts.push(Uint8Array.of(extensions.length), ...extensions);
  }
  return { record: join(...parts), size: lengthSize(head[4] as number) };
}

/** The record `hvcC`: its arrays of parameter sets; arrays of supplemental information go. */
export function cleanHvcC(body: Bytes): { record: Bytes; size: number } {
  const view = new View(body);
  const head = view.take(22);
  must(head[0] === 1);
  const arrays: Bytes[] = [];
  const count = view.u8();
  for (let i = 0; i < count; i++) {
    const kind = view.u8();
    const units: Bytes[] = [];
    const number = view.u16();
    for (let k = 0; k < number; k++) {
      const unit = view.take(view.u16());
      if (![32, 33, 34].includes(kind & 0x3f)) continue;
      must(isParameterSet('hevc', unit));
      units.push(join(be16(unit.length), unit));
    }
    if (units.length > 0) arrays.push(join(Uint8Array.of(kind & 0xbf), be16(units.length), ...units));
  }
  view.end();
  return { record: join(head, Uint8Array.of(arrays.length), ...arrays), size: lengthSize(head[21] as number) };
}

function lengthSize(byte: number): number {
  const size = (byte & 3) + 1;
  must(size !== 3);
  return size;
}
