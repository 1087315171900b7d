// Saved visits: what a visit would have fetched, in one file, for reading and writing without network (protocol section 18).

import { END_LENGTH, entryHeader, isZero, MAX_SIZE, padOf } from './container.ts';
import { isShard } from './log.ts';
import { equal, ProtocolError, type Bytes } from './notation.ts';

const BLOCK = 512;
/** Far above the files of the busiest drop: pages of a drawer, four parts a shard. */
const MAX_ENTRIES = 16_384;

/** What a saved visit can hold. Each kind is told by its name, and names stand in one order. */
const NAMES: readonly RegExp[] = [
  /^drop\.js$/,
  /^cards\/([0-9a-f]{64})$/,
  /^log\/([0-9a-f]{64})\/([1-9][0-9]{3})-([1-9][0-9]{0,4})\/(checkpoint|entries|seen|withdrawn)$/,
  /^drawer\/(0|[1-9]|1[0-6])-(0|[1-9][0-9]{0,4})\/(0|[1-9][0-9]{0,5})$/,
];

const [LOG, DRAWER] = [2, 3];

/** A saved visit: each part still where it lies, read when it is asked for. */
export type Saved = ReadonlyMap<string, Blob>;

/**
 * Finds the parts of a saved visit. Reads headers only, so that a drawer of any length costs no memory; as everywhere a
 * header is rebuilt and compared. Every other name, order or byte is refused.
 */
export async function openSaved(file: Blob): Promise<Saved> {
  const parts = new Map<string, Blob>();
  let before: readonly Part[] | undefined;
  for await (const { name, content } of entriesOf(file)) {
    const place = placeOf(name);
    if (place === undefined || (before === undefined ? name !== 'drop.js' : compare(before, place) >= 0) || parts.size === MAX_ENTRIES) throw new ProtocolError('container');
    parts.set(name, content);
    before = place;
  }
  if (parts.size === 0) throw new ProtocolError('container');
  return parts;
}

/** The parts as one file, in the one order. */
export function writeSaved(parts: Iterable<readonly [name: string, content: Blob | Bytes]>): Blob {
  const placed = [...parts].map(([name, content]) => {
    const place = placeOf(name);
    if (place === undefined) throw new ProtocolError('container');
    return { name, content: content instanceof Blob ? content : new Blob([content]), place };
  });
  placed.sort((a, b) => compare(a.place, b.place));
  return containerOf(placed);
}

/** A container of these entries as they stand. */
export function containerOf(entries: readonly { readonly name: string; readonly content: Blob }[]): Blob {
  const pieces = entries.flatMap(({ name, content }) => [entryHeader(name, content.size), content, new Uint8Array(padOf(content.size))]);
  return new Blob([...pieces, new Uint8Array(END_LENGTH)], { type: 'application/octet-stream' });
}

/** The entries of a container that lies in a file, one after the other. */
export async function* entriesOf(file: Blob): AsyncGenerator<{ readonly name: string; readonly content: Blob }> {
  let at = 0;
  for (;;) {
    const header = await bytesOf(file.slice(at, at + BLOCK));
    if (header.length < BLOCK) throw new ProtocolError('container');
    if (isZero(header)) break;
    const name = String.fromCharCode(...header.subarray(0, 100)).replace(/\0+$/, '');
    const size = Number.parseInt(String.fromCharCode(...header.subarray(124, 135)), 8);
    if (!(size <= MAX_SIZE) || !equal(header, entryHeader(name, size))) throw new ProtocolError('container');
    at += BLOCK;
    const content = file.slice(at, at + size);
    const pad = await bytesOf(file.slice(at + size, at + size + padOf(size)));
    if (content.size !== size || pad.length !== padOf(size) || !isZero(pad)) throw new ProtocolError('container');
    yield { name, content };
    at += size + pad.length;
  }
  const end = file.slice(at);
  if (end.size < END_LENGTH || end.size >= END_LENGTH + BLOCK || !isZero(await bytesOf(end))) throw new ProtocolError('container');
}

/** The bytes of a piece of a file; a file that cannot be read any more ends early. */
export async function bytesOf(piece: Blob): Promise<Bytes> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch {
    throw new ProtocolError('container');
  }
}

type Part = string | number;

/** Where a name stands: its kind first, then what makes its order; numbers as numbers. */
function placeOf(name: string): readonly Part[] | undefined {
  for (const [kind, pattern] of NAMES.entries()) {
    const found = pattern.exec(name);
    if (found === null) continue;
    const place = [kind, ...found.slice(1).map((part) => (/^[0-9]{1,6}$/.test(part) ? Number(part) : part))];
    return exists(place) ? place : undefined;
  }
  return undefined;
}

/** Whether there can be such a shard, or such a drawer. */
function exists([kind, ...rest]: readonly Part[]): boolean {
  if (kind === LOG) return isShard(`${rest[1]}-${rest[2]}`);
  return kind !== DRAWER || Number(rest[1]) < 2 ** Number(rest[0]);
}

function compare(a: readonly Part[], b: readonly Part[]): number {
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (other === undefined || part === other) continue;
    return part < other ? -1 : 1;
  }
  return a.length - b.length;
}
