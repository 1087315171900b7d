// JPEG 2000 as it stands in a PDF (ISO 15444-1): the boxes and markers that a decoder needs.

import { be32, has, must, Pieces, Source, View, type Bytes } from './bytes.ts';
import { knownProfile } from './colour.ts';
import { Refusal } from './format.ts';

const SIGNATURE = '\0\0\0\x0cjP  \r\n\x87\n';
const MAX_BOXES = 1000;
const MAX_TILES = 100_000;
const MAX_SMALL = 4 * 1024 * 1024;
/** Of the header; anything else names a resolution, an owner or a comment. */
const HEADER = new Set(['ihdr', 'bpcc', 'colr', 'pclr', 'cmap', 'cdef']);

/** The picture without boxes and comments of its own. */
export async function cleanJpeg2000(file: Blob): Promise<Blob> {
  const source = new Source(file);
  const out = new Pieces(file);
  const head = await source.upTo(0, SIGNATURE.length);
  if (!has(head, 0, SIGNATURE)) {
    await codestream(source, out, 0, file.size);
    return out.blob('image/jp2');
  }
  let at = 0;
  let streams = 0;
  for (let boxes = 0; at < file.size; boxes++) {
    if (boxes === MAX_BOXES) throw new Refusal('limit');
    const { type, body, end } = await box(source, at, file.size);
    if (type === 'jP  ' || type === 'ftyp') out.keep(at, end);
    else if (type === 'jp2h') out.add(headerBox(await source.read(body, end - body)));
    else if (type === 'jp2c') {
      must(streams++ === 0);
      const stream = new Pieces(file);
      await codestream(source, stream, body, end);
      if (stream.length + 8 > 0xffffffff) throw new Refusal('limit');
      out.add(be32(stream.length + 8), Uint8Array.of(0x6a, 0x70, 0x32, 0x63));
      out.append(stream);
    }
    at = end;
  }
  must(streams === 1);
  return out.blob('image/jp2');
}

async function box(source: Source, at: number, limit: number): Promise<{ type: string; body: number; end: number }> {
  const view = new View(await source.upTo(at, 16));
  const length = view.u32();
  const type = view.latin(4);
  const [body, end] = length === 1 ? [at + 16, at + view.u64()] : [at + 8, length === 0 ? limit : at + length];
  must(end >= body && end <= limit);
  return { type, body, end };
}

function headerBox(bytes: Bytes): Bytes {
  const kept: Bytes[] = [];
  const view = new View(bytes);
  while (view.left > 0) {
    const start = view.at;
    const length = view.u32();
    const type = view.latin(4);
    must(length >= 8);
    view.skip(length - 8);
    const box = bytes.slice(start, start + length);
    if (!HEADER.has(type)) continue;
    // A profile within: the well-known one that it means.
    kept.push(type === 'colr' && box[8] === 2 ? profileBox(box) : box);
  }
  const length = kept.reduce((sum, box) => sum + box.length, 8);
  must(length <= MAX_SMALL);
  const whole = new Uint8Array(length);
  whole.set(be32(length));
  whole.set([0x6a, 0x70, 0x32, 0x68], 4);
  let at = 8;
  for (const box of kept) {
    whole.set(box, at);
    at += box.length;
  }
  return whole;
}

function profileBox(box: Bytes): Bytes {
  const known = knownProfile(box.slice(11));
  if (known === undefined) throw new Refusal('unsupported');
  const written = new Uint8Array(11 + known.length);
  written.set(be32(written.length));
  written.set(box.subarray(4, 11), 4);
  written.set(known, 11);
  return written;
}

/** Markers up to the first tile, without comments; then the tiles as they are, which must have none. */
async function codestream(source: Source, out: Pieces, start: number, end: number): Promise<void> {
  must(has(await source.read(start, 4), 0, '\xff\x4f\xff\x51'));
  out.keep(start, start + 2);
  let at = start + 2;
  for (let segments = 0; ; segments++) {
    if (segments === MAX_BOXES) throw new Refusal('limit');
    const view = new View(await source.read(at, 4));
    const marker = view.u16();
    const next = at + 2 + view.u16();
    if (marker === 0xff90) break;
    must(marker >= 0xff50 && marker <= 0xff6f && next <= end);
    if (marker !== 0xff64) out.keep(at, next);
    at = next;
  }
  for (let tiles = 0; ; tiles++) {
    if (tiles === MAX_TILES) throw new Refusal('limit');
    const view = new View(await source.read(at, 2));
    const marker = view.u16();
    if (marker === 0xffd9) break;
    must(marker === 0xff90);
    const tile = new View(await source.read(at, 12), 6);
    const length = tile.u32();
    const stop = length === 0 ? end - 2 : at + length;
    must(stop > at + 12 && stop <= end - 2);
    await tileHeader(source, at + 12, stop);
    out.keep(at, stop);
    at = stop;
  }
  out.keep(at, at + 2);
}

async function tileHeader(source: Source, from: number, stop: number): Promise<void> {
  let at = from;
  for (let segments = 0; segments < MAX_BOXES; segments++) {
    const view = new View(await source.read(at, 4));
    const marker = view.u16();
    if (marker === 0xff93) return;
    // A comment here could only go by counting the tile's length anew.
    if (marker === 0xff64) throw new Refusal('unsupported');
    at += 2 + view.u16();
    must(marker >= 0xff50 && marker <= 0xff6f && at < stop);
  }
  throw new Refusal('limit');
}
