// AV1 as files carry it: units that decoders need are kept, metadata and padding are not (AV1 specification, section 5.3).

import { must, View, type Bytes, type Pieces } from './bytes.ts';
import { Refusal } from './format.ts';
import type { Ranges } from './ranges.ts';

/** Sequence header, temporal delimiter, frame header, tile group, frame, repeated frame header. */
const KEPT: readonly number[] = [1, 2, 3, 4, 6, 7];
const SEQUENCE_HEADER = 1;
const MAX_UNITS = 20_000;

interface Unit {
  readonly type: number;
  /** With its header. */
  readonly length: number;
}

/** Appends those units of one picture that are kept. */
export async function keepObus(ranges: Ranges, pieces: Pieces): Promise<void> {
  let at = 0;
  for (let count = 0; at < ranges.length; count++) {
    if (count === MAX_UNITS) throw new Refusal('limit');
    const { type, length } = readUnit(await ranges.upTo(at, 10), ranges.length - at);
    if (KEPT.includes(type)) ranges.keep(pieces, at, at + length);
    at += length;
  }
}

/** The record `av1C`: four bytes and the sequence header. */
export function cleanAv1C(body: Bytes): Bytes {
  must(body.length >= 4 && body[0] === 0x81);
  const view = new View(body, 4);
  const parts: number[] = [...body.subarray(0, 4)];
  while (view.left > 0) {
    const { type, length } = readUnit(body.subarray(view.at), view.left);
    const unit = view.take(length);
    if (type === SEQUENCE_HEADER) parts.push(...unit);
  }
  return Uint8Array.from(parts);
}

/** `left` is how many bytes there are from here; without a length of its own a unit takes them all. */
function readUnit(head: Bytes, left: number): Unit {
  const view = new View(head);
  const first = view.u8();
  must((first & 0x81) === 0);
  const type = (first >> 3) & 15;
  if ((first & 4) !== 0) view.skip(1);
  if ((first & 2) === 0) return { type, length: left };
  let size = 0;
  for (let i = 0; ; i++) {
    must(i < 5);
    const byte = view.u8();
    size += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) break;
  }
  must(view.at + size <= left);
  return { type, length: view.at + size };
}
