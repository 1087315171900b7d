// The box `meta` of HEIC and AVIF (ISO/IEC 23008-12): items, where they lie, what they are to each other, and their properties.

import { maybe, only, readBoxes, readFull, type Box } from './boxes.ts';
import { must, View, type Bytes } from './bytes.ts';
import { Refusal } from './format.ts';
import type { Range } from './ranges.ts';

/** A photograph of 200 megapixels in tiles has 800. */
const MAX_ITEMS = 10_000;
const MAX_EXTENTS = 64;

export interface Item {
  readonly id: number;
  readonly type: string;
  readonly hidden: boolean;
  /** Media type of items that are none of the standard's own. */
  readonly media: string;
  /** Where the bytes lie in the file; undefined when that is more than this program follows. */
  ranges: readonly Range[] | undefined;
  /** Indices into the properties, in the order in which they apply. */
  properties: readonly { readonly index: number; readonly essential: boolean }[];
}

export interface Reference {
  readonly type: string;
  readonly to: readonly number[];
}

export interface Meta {
  readonly primary: number;
  readonly items: ReadonlyMap<number, Item>;
  /** What each item refers to. */
  readonly references: ReadonlyMap<number, readonly Reference[]>;
  /** The items that say of themselves to belong to this one: transparency, depth and more. */
  readonly auxiliaries: ReadonlyMap<number, readonly number[]>;
  readonly properties: readonly Box[];
}

/** Reads the body of `meta`, which begins at `at` in the file. */
export function readMeta(body: Bytes, at: number): Meta {
  const { version, view } = readFull(body);
  must(version === 0);
  const boxes = readBoxes(view.rest());
  const kind = readFull(only(boxes, 'hdlr').body).view;
  kind.skip(4);
  must(kind.latin(4) === 'pict');
  const items = readInfo(only(boxes, 'iinf').body);
  const idat = maybe(boxes, 'idat')?.body;
  const data = idat === undefined ? undefined : { from: at + idat.byteOffset - body.byteOffset, length: idat.length };
  readLocations(only(boxes, 'iloc').body, items, data);
  const references = maybe(boxes, 'iref');
  const iprp = readBoxes(only(boxes, 'iprp').body);
  const properties = readBoxes(only(iprp, 'ipco').body);
  for (const { type, body: associations } of iprp) {
    if (type === 'ipma') readAssociations(associations, items, properties.length);
  }
  return {
    primary: readPrimary(only(boxes, 'pitm').body),
    items,
    ...readReferences(references?.body),
    properties,
  };
}

function readPrimary(body: Bytes): number {
  const { version, view } = readFull(body);
  return version === 0 ? view.u16() : view.u32();
}

function readInfo(body: Bytes): Map<number, Item> {
  const { version, view } = readFull(body);
  const count = version === 0 ? view.u16() : view.u32();
  if (count > MAX_ITEMS) throw new Refusal('limit');
  const items = new Map<number, Item>();
  for (const entry of readBoxes(view.rest())) {
    must(entry.type === 'infe');
    const { version: kind, flags, view: fields } = readFull(entry.body);
    // Older versions have no item types, and nobody writes them for pictures.
    if (kind !== 2 && kind !== 3) throw new Refusal('unsupported');
    const id = kind === 2 ? fields.u16() : fields.u32();
    // A protected item is encrypted.
    if (fields.u16() !== 0) throw new Refusal('protected');
    const type = fields.latin(4);
    const words = fields.latin(fields.left).split('\0');
    must(!items.has(id));
    items.set(id, { id, type, hidden: (flags & 1) === 1, media: type === 'mime' ? (words[1] ?? '') : '', ranges: undefined, properties: [] });
  }
  must(items.size === count);
  return items;
}

function readLocations(body: Bytes, items: ReadonlyMap<number, Item>, idat: { from: number; length: number } | undefined): void {
  const { version, view } = readFull(body);
  must(version <= 2);
  const sizes = view.u16();
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version === 0 ? 0 : sizes & 15];
  const number = (size: number) => {
    must(size === 0 || size === 4 || size === 8);
    return size === 0 ? 0 : size === 4 ? view.u32() : view.u64();
  };
  const count = version < 2 ? view.u16() : view.u32();
  if (count > MAX_ITEMS) throw new Refusal('limit');
  for (let i = 0; i < count; i++) {
    const item = items.get(version < 2 ? view.u16() : view.u32());
    const method = version === 0 ? 0 : view.u16() & 15;
    const elsewhere = view.u16() !== 0;
    const base = number(baseSize);
    const extents = view.u16();
    if (extents > MAX_EXTENTS) throw new Refusal('limit');
    const ranges: Range[] = [];
    for (let k = 0; k < extents; k++) {
      number(indexSize);
      const from = base + number(offsetSize);
      const length = number(lengthSize);
      if (method === 1) {
        must(idat !== undefined && from + length <= idat.length);
        ranges.push({ from: idat.from + from, to: idat.from + from + length });
      } else {
        ranges.push({ from, to: from + length });
      }
    }
    must(item !== undefined && item.ranges === undefined);
    // In another file, or inside of another item: not followed, and refused only when the item is one that is kept.
    if (!elsewhere && method <= 1 && lengthSize !== 0) item.ranges = ranges;
  }
  view.end();
}

function readReferences(body: Bytes | undefined): Pick<Meta, 'references' | 'auxiliaries'> {
  const references = new Map<number, Reference[]>();
  const auxiliaries = new Map<number, number[]>();
  if (body === undefined) return { references, auxiliaries };
  const { version, view } = readFull(body);
  must(version <= 1);
  const id = (fields: View) => (version === 0 ? fields.u16() : fields.u32());
  const boxes = readBoxes(view.rest());
  if (boxes.length > MAX_ITEMS) throw new Refusal('limit');
  for (const { type, body: entry } of boxes) {
    const fields = new View(entry);
    const from = id(fields);
    const to = Array.from({ length: fields.u16() }, () => id(fields));
    fields.end();
    add(references, from, { type, to });
    if (type === 'auxl') for (const target of to) add(auxiliaries, target, from);
  }
  return { references, auxiliaries };
}

function add<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function readAssociations(body: Bytes, items: ReadonlyMap<number, Item>, properties: number): void {
  const { version, flags, view } = readFull(body);
  const count = view.u32();
  if (count > MAX_ITEMS) throw new Refusal('limit');
  for (let i = 0; i < count; i++) {
    const item = items.get(version < 1 ? view.u16() : view.u32());
    const list = Array.from({ length: view.u8() }, () => {
      const value = (flags & 1) === 1 ? view.u16() : view.u8() * 0x100;
      const index = (flags & 1) === 1 ? value & 0x7fff : (value >> 8) & 0x7f;
      must(index <= properties);
      return { index: index - 1, essential: value >= 0x8000 };
    });
    must(item !== undefined && item.properties.length + list.length < 256);
    // Index 0 stands for no property.
    item.properties = [...item.properties, ...list.filter(({ index }) => index >= 0)];
  }
  view.end();
}
