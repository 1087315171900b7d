// Boxes of the ISO base media file format (ISO/IEC 14496-12), which HEIC, AVIF, MP4 and QuickTime share.

import { be16, be32, fromLatin, has, join, latin, must, View, type Bytes, type Source } from './bytes.ts';
import { Refusal } from './format.ts';

/** A box in memory: its type and what is in it. */
export interface Box {
  readonly type: string;
  readonly body: Bytes;
}

/** A box of the file: where its body begins and ends. */
export interface TopBox {
  readonly type: string;
  readonly at: number;
  readonly end: number;
}

const MAX_BOXES = 50_000;

/** The boxes that fill `bytes` exactly. */
export function readBoxes(bytes: Bytes): Box[] {
  const view = new View(bytes);
  const boxes: Box[] = [];
  while (view.left > 0) {
    must(boxes.length < MAX_BOXES);
    const length = view.u32();
    const type = view.latin(4);
    // Inside of a box that is in memory no honest box needs eight bytes for its length, or has none.
    must(length >= 8);
    boxes.push({ type, body: view.take(length - 8) });
  }
  return boxes;
}

/** The boxes of the file in their order, up to the end or to where bytes stand that are none: a camera's own appendix, which goes anyway. */
export async function topBoxes(source: Source): Promise<TopBox[]> {
  const boxes: TopBox[] = [];
  let at = 0;
  while (at + 8 <= source.size) {
    if (boxes.length === MAX_BOXES) throw new Refusal('limit');
    const view = new View(await source.upTo(at, 16));
    let length = view.u32();
    const type = view.latin(4);
    let header = 8;
    if (length === 1) {
      if (view.left < 8) break;
      length = view.u64();
      header = 16;
    } else if (length === 0) {
      length = source.size - at;
    }
    if (length < header || at + length > source.size) break;
    boxes.push({ type, at: at + header, end: at + length });
    at += length;
  }
  return boxes;
}

/** The only box of this type; refuses none and several. */
export function only<T extends { readonly type: string }>(boxes: readonly T[], type: string): T {
  const found = boxes.filter((one) => one.type === type);
  must(found.length === 1);
  return found[0] as T;
}

/** The only box of this type, or undefined where there is none. */
export function maybe<T extends { readonly type: string }>(boxes: readonly T[], type: string): T | undefined {
  return boxes.some((one) => one.type === type) ? only(boxes, type) : undefined;
}

/** A box written anew. */
export function box(type: string, ...parts: readonly Bytes[]): Bytes {
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return join(be32(length), fromLatin(type), ...parts);
}

/** A box with version and flags. */
export function fullBox(type: string, version: number, flags: number, ...parts: readonly Bytes[]): Bytes {
  return box(type, be32(version * 2 ** 24 + flags), ...parts);
}

/** Version and flags, and a view on what follows. */
export function readFull(body: Bytes): { version: number; flags: number; view: View } {
  const view = new View(body);
  return { version: view.u8(), flags: view.u24(), view };
}

/** The brands of `ftyp`, the major one first. */
export function readBrands(body: Bytes): string[] {
  must(body.length >= 8 && body.length % 4 === 0 && body.length <= 4096);
  const all = Array.from({ length: body.length / 4 }, (_, i) => latin(body.subarray(4 * i, 4 * i + 4)));
  return all.filter((_, i) => i !== 1);
}

/** Those of the brands that are `allowed`, the major one first: a maker's own brands name the maker. */
export function keptBrands(brands: readonly string[], allowed: ReadonlySet<string>, otherwise: string): string[] {
  const kept = brands.filter((brand) => allowed.has(brand));
  return kept.length > 0 ? kept : [otherwise];
}

/** `ftyp` with these brands. */
export function writeBrands(brands: readonly string[]): Bytes {
  return box('ftyp', fromLatin(brands[0] ?? ''), be32(0), ...[...new Set(brands)].map(fromLatin));
}

/** The brands at the beginning of a file, as far as `head` shows them; undefined when it is no such file. */
export function peekBrands(head: Bytes): string[] | undefined {
  if (!has(head, 4, 'ftyp')) return undefined;
  const length = new View(head).u32();
  if (length < 16 || length % 4 !== 0) return undefined;
  const end = Math.min(length, head.length - (head.length % 4));
  return readBrands(head.slice(8, end));
}

/** Box `hdlr` without the name that a program gave it. */
export function handler(kind: string, component = '\0\0\0\0'): Bytes {
  return fullBox('hdlr', 0, 0, fromLatin(component), fromLatin(kind), new Uint8Array(13));
}

/** Codes of ITU-T H.273 and nothing else, or a well-known profile; see `colour.ts`. */
export function colourCodes(body: Bytes): Bytes | undefined {
  if (has(body, 0, 'nclx') && body.length === 11) return box('colr', body);
  return has(body, 0, 'nclc') && body.length === 10 ? box('colr', body) : undefined;
}

/** Numbers of two bytes, one after the other. */
export function u16s(...numbers: readonly number[]): Bytes {
  return join(...numbers.map(be16));
}
