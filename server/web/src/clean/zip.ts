// ZIP, read so that no two readers could see different files in it, and written in one fixed way.
//
// Whatever a ZIP file can carry besides its files goes: times, attributes, extra fields, comments, bytes between the entries, and the
// traces of the program that packed it, because every entry is unpacked and packed again.

import { Refusal } from './format.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One file of the archive, checked against its own header. */
export interface Entry {
  readonly name: string;
  /** Unpacked length, as both headers say. */
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  /** Where the packed bytes begin, and how many there are. */
  readonly at: number;
  readonly packed: number;
}

/** A file for the archive. Names are those of `isName`. */
export interface NewEntry {
  readonly name: string;
  readonly content: Blob | Bytes;
  /** Never packed: the first entry of an OpenDocument file. */
  readonly stored?: boolean;
}

const MAX_ENTRIES = 10_000;
/** All files together, unpacked; the page seals at most 512 MiB. */
const MAX_TOTAL = 1024 * 1024 * 1024;
const MAX_NAME = 1024;
const MAX_COMMENT = 0xffff;

const END = { mark: 0x06054b50, length: 22 };
const CENTRAL = { mark: 0x02014b50, length: 46 };
const LOCAL = { mark: 0x04034b50, length: 30 };
const DESCRIPTOR_MARK = 0x08074b50;
const STORED = 0;
const DEFLATED = 8;

const ENCRYPTED = 0x2041; // traditional, strong, and a masked directory
const DESCRIPTOR = 0x0008;
const UTF8 = 0x0800;
const KNOWN_FLAGS = 0x0006 | DESCRIPTOR | UTF8;

/** The files of the archive by name; throws `Refusal`. Folders are left out: a document's parts need none. */
export async function readZip(file: Blob): Promise<Map<string, Entry>> {
  const end = await findEnd(file);
  const directory = await read(file, end.at, end.length);
  const entries: Entry[] = [];
  const spans: [number, number][] = [];
  const names = new Set<string>();
  let at = 0;
  let total = 0;
  for (let i = 0; i < end.entries; i++) {
    const central = centralHeader(directory, at);
    at += central.length;
    // Readers that fold letters would show one of two such files, others the other.
    const folded = central.name.toLowerCase();
    refuse(names.has(folded), 'broken');
    names.add(folded);
    total += central.size;
    refuse(total > MAX_TOTAL, 'limit');
    const { entry, stop } = await localEntry(file, central);
    spans.push([central.offset, stop]);
    if (!entry.name.endsWith('/')) entries.push(entry);
    else refuse(entry.size !== 0, 'broken');
  }
  refuse(at !== directory.length, 'broken');
  spans.sort((a, b) => a[0] - b[0]);
  let free = 0;
  for (const [start, stop] of spans) {
    refuse(start < free, 'broken');
    free = stop;
  }
  refuse(free > end.at, 'broken');
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** The whole content of a small entry, checked against its length and sum. */
export async function unpack(file: Blob, entry: Entry, limit: number): Promise<Bytes> {
  refuse(entry.size > limit, 'limit');
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  for await (const chunk of unpacked(file, entry)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The content of an entry of any length, checked likewise, and left to the browser to keep in memory or not. */
export async function unpackBlob(file: Blob, entry: Entry): Promise<Blob> {
  const parts: Bytes[] = [];
  for await (const chunk of unpacked(file, entry)) parts.push(chunk);
  return new Blob(parts);
}

/** The archive of these files, in this order. */
export async function writeZip(entries: readonly NewEntry[]): Promise<Blob> {
  const parts: (Blob | Bytes)[] = [];
  const directory: Bytes[] = [];
  let at = 0;
  for (const { name, content, stored } of entries) {
    const { data, method, crc, size } = await pack(content, stored === true);
    const shared = sharedHeader(method, crc, data.size, size, new TextEncoder().encode(name));
    parts.push(shared.local, data);
    directory.push(shared.central(at));
    at += shared.local.length + data.size;
  }
  const length = directory.reduce((sum, header) => sum + header.length, 0);
  refuse(at + length > 0xffffffff || entries.length > MAX_ENTRIES, 'limit');
  const end = new DataView(new ArrayBuffer(END.length));
  end.setUint32(0, END.mark, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, length, true);
  end.setUint32(16, at, true);
  return new Blob([...parts, ...directory, new Uint8Array(end.buffer)]);
}

/** A relative path of plain segments. */
export function isName(name: string): boolean {
  if (name.length === 0 || name.length > MAX_NAME || /[\0-\x1f\x7f\\:]/.test(name)) return false;
  const segments = name.replace(/\/$/, '').split('/');
  return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

async function findEnd(file: Blob): Promise<{ at: number; length: number; entries: number }> {
  const base = Math.max(0, file.size - END.length - MAX_COMMENT);
  const tail = view(await read(file, base, file.size - base));
  let found = -1;
  for (let at = tail.byteLength - END.length; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END.mark || at + END.length + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
    // Two possible ends: a reader could take the other.
    refuse(found >= 0, 'broken');
    found = at;
  }
  refuse(found < 0, 'broken');
  const entries = tail.getUint16(found + 10, true);
  const length = tail.getUint32(found + 12, true);
  const offset = tail.getUint32(found + 16, true);
  refuse(entries === 0xffff || length === 0xffffffff || offset === 0xffffffff, 'unsupported'); // zip64
  refuse(tail.getUint32(found + 4, true) !== 0 || tail.getUint16(found + 8, true) !== entries, 'broken'); // several disks
  refuse(offset + length !== base + found, 'broken');
  refuse(entries > MAX_ENTRIES, 'limit');
  return { at: offset, length, entries };
}

interface Central {
  readonly name: string;
  readonly rawName: Bytes;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** Of this header. */
  readonly length: number;
}

function centralHeader(directory: Bytes, at: number): Central {
  refuse(directory.length - at < CENTRAL.length, 'broken');
  const header = view(directory.subarray(at));
  refuse(header.getUint32(0, true) !== CENTRAL.mark, 'broken');
  const [nameLength, extra, comment] = [28, 30, 32].map((field) => header.getUint16(field, true)) as [number, number, number];
  const length = CENTRAL.length + nameLength + extra + comment;
  refuse(directory.length - at < length || header.getUint16(34, true) !== 0, 'broken');
  const flags = header.getUint16(8, true);
  refuse((flags & ENCRYPTED) !== 0, 'protected');
  refuse((flags & ~KNOWN_FLAGS) !== 0, 'unsupported');
  const method = header.getUint16(10, true);
  refuse(method !== STORED && method !== DEFLATED, 'unsupported');
  const rawName = directory.slice(at + CENTRAL.length, at + CENTRAL.length + nameLength);
  const packed = header.getUint32(20, true);
  const size = header.getUint32(24, true);
  refuse(packed === 0xffffffff || size === 0xffffffff || header.getUint32(42, true) === 0xffffffff, 'unsupported');
  refuse(method === STORED && packed !== size, 'broken');
  return {
    name: decodeName(rawName, (flags & UTF8) !== 0),
    rawName,
    flags,
    method,
    crc: header.getUint32(16, true),
    packed,
    size,
    offset: header.getUint32(42, true),
    length,
  };
}

function decodeName(raw: Bytes, utf8: boolean): string {
  // Without the flag a name is in a code page that nobody states.
  refuse(!utf8 && raw.some((byte) => byte > 0x7e), 'unsupported');
  let name = '';
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw new Refusal('broken');
  }
  refuse(!isName(name), 'broken');
  return name;
}

/** The entry, and the offset behind its last byte. */
async function localEntry(file: Blob, central: Central): Promise<{ entry: Entry; stop: number }> {
  const { name, flags, method, crc, packed, size, offset } = central;
  const header = view(await read(file, offset, LOCAL.length + central.rawName.length));
  refuse(header.getUint32(0, true) !== LOCAL.mark, 'broken');
  refuse(header.getUint16(6, true) !== flags || header.getUint16(8, true) !== method, 'broken');
  refuse(header.getUint16(26, true) !== central.rawName.length, 'broken');
  refuse(!central.rawName.every((byte, i) => header.getUint8(LOCAL.length + i) === byte), 'broken');
  const described = (flags & DESCRIPTOR) !== 0;
  [crc, packed, size].forEach((value, i) => {
    const local = header.getUint32(14 + 4 * i, true);
    refuse(local !== value && !(described && local === 0), 'broken');
  });
  const at = offset + LOCAL.length + central.rawName.length + header.getUint16(28, true);
  let stop = at + packed;
  refuse(stop > file.size, 'broken');
  if (described) {
    const trailer = view(await read(file, stop, Math.min(16, file.size - stop)));
    const skip = trailer.byteLength === 16 && trailer.getUint32(0, true) === DESCRIPTOR_MARK ? 4 : 0;
    refuse(trailer.byteLength < skip + 12, 'broken');
    [crc, packed, size].forEach((value, i) => refuse(trailer.getUint32(skip + 4 * i, true) !== value, 'broken'));
    stop += skip + 12;
  }
  return { entry: { name, size, method, crc, at, packed }, stop };
}

/**
 * The unpacked bytes, or an error at the end when they are not those that the headers promise.
 *
 * Dressed as gzip, so that the browser's own code checks length and CRC-32, which takes minutes in a script without a JIT, and refuses
 * bytes hidden behind the end of the packed ones. Needs no more memory than a chunk, whatever a bomb unpacks to.
 */
async function* unpacked(file: Blob, entry: Entry): AsyncGenerator<Bytes> {
  const data = file.slice(entry.at, entry.at + entry.packed);
  if (entry.method === STORED) {
    yield* chunks(data.stream() as ReadableStream<Bytes>, entry.size);
    // The sum of stored bytes is only to be had by packing them.
    if ((await pack(data, false)).crc !== entry.crc) throw new Refusal('broken');
    return;
  }
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, entry.crc, true);
  trailer.setUint32(4, entry.size, true);
  const dressed = new Blob([GZIP_HEADER, data, new Uint8Array(trailer.buffer)]);
  yield* chunks(dressed.stream().pipeThrough(new DecompressionStream('gzip')) as ReadableStream<Bytes>, entry.size);
}

/** A gzip header without name, time or system. */
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

async function* chunks(stream: ReadableStream<Bytes>, size: number): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  let left = size;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      left -= value.length;
      refuse(left < 0, 'broken');
      yield value;
    }
    refuse(left !== 0, 'broken');
  } catch (error) {
    // What the browser says of bytes that cannot be unpacked is its own affair; that a file cannot be read is not.
    throw error instanceof Refusal || error instanceof DOMException ? error : new Refusal('broken');
  } finally {
    // A cancelled stream that had failed already says so again.
    await reader.cancel().catch(() => undefined);
  }
}

async function pack(content: Blob | Bytes, stored: boolean): Promise<{ data: Blob; method: number; crc: number; size: number }> {
  const raw = content instanceof Blob ? content : new Blob([content]);
  // gzip is deflate between a header of ten bytes and a trailer with the CRC-32, computed by the browser.
  const gzip = await new Response(raw.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  const head = view(await read(gzip, 0, GZIP_HEADER.length));
  refuse(gzip.size < 20 || head.getUint32(0, false) !== 0x1f8b0800, 'unreadable');
  const crc = view(await read(gzip, gzip.size - 8, 4)).getUint32(0, true);
  const deflated = gzip.slice(GZIP_HEADER.length, gzip.size - 8);
  if (stored || deflated.size >= raw.size) return { data: raw, method: STORED, crc, size: raw.size };
  return { data: deflated, method: DEFLATED, crc, size: raw.size };
}

/** Both headers of one entry: version 2.0, no time but the first day that ZIP knows, nothing else. */
function sharedHeader(method: number, crc: number, packed: number, size: number, name: Bytes): { local: Bytes; central: (offset: number) => Bytes } {
  const shared = new DataView(new ArrayBuffer(26));
  shared.setUint16(0, 20, true);
  shared.setUint16(2, name.every((byte) => byte < 0x80) ? 0 : UTF8, true);
  shared.setUint16(4, method, true);
  shared.setUint16(8, 0x21, true); // 1980-01-01
  shared.setUint32(10, crc, true);
  shared.setUint32(14, packed, true);
  shared.setUint32(18, size, true);
  shared.setUint16(22, name.length, true);
  const same = new Uint8Array(shared.buffer);
  const local = new Uint8Array(LOCAL.length + name.length);
  view(local).setUint32(0, LOCAL.mark, true);
  local.set(same, 4);
  local.set(name, LOCAL.length);
  return {
    local,
    central: (offset) => {
      const central = new Uint8Array(CENTRAL.length + name.length);
      view(central).setUint32(0, CENTRAL.mark, true);
      view(central).setUint16(4, 20, true);
      central.set(same, 6);
      view(central).setUint32(42, offset, true);
      central.set(name, CENTRAL.length);
      return central;
    },
  };
}

/** Exactly these bytes of the file. */
async function read(file: Blob, at: number, length: number): Promise<Bytes> {
  refuse(at < 0 || length < 0 || at + length > file.size, 'broken');
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}

function view(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refuse(condition: boolean, why: Refusal['why']): void {
  if (condition) throw new Refusal(why);
}
