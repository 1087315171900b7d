// A PDF file as a table of objects (ISO 32000-1, section 7.5): tables, streams and hybrids of both, newest revision first.
//
// Nothing is guessed: an offset that does not lead to its object, a length that does not end at `endstream`, a table that has to be searched
// for is refused, because two readers could then show two documents.

import { Refusal } from './format.ts';
import { decode, filtersOf } from './pdf-filters.ts';
import { Name, Reader, Reference, Stream, Unfinished, isDictionary, isList, nameOf, wholeOf, type Dictionary, type Value } from './pdf-syntax.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const MAX_OBJECTS = 1_000_000;
const MAX_SECTIONS = 1024;
/** An object without its stream. */
const MAX_OBJECT = 16 * 1024 * 1024;
/** One compressed stream of objects or of the table, unpacked; and all of them together. */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_ALL_UNPACKED = 1024 * 1024 * 1024;
const MAX_DEPTH = 4;
const TAIL = 2048;
const FIRST_READ = 4096;
const SHORT = 16 * 1024;

type Place = { readonly at: number; readonly generation: number } | { readonly within: number; readonly index: number };

interface Packed {
  readonly bytes: Bytes;
  /** Number and offset of each object. */
  readonly objects: readonly (readonly [number, number])[];
}

export class PdfFile {
  readonly file: Blob;
  /** That of the newest revision. */
  readonly trailer: Dictionary;
  /** How many times the file was written or added to. */
  readonly revisions: number;
  /** As the first line says. */
  readonly version: string;
  private readonly places: ReadonlyMap<number, Place>;
  private readonly windows: Windows;
  private readonly packed = new Map<number, Packed>();
  private unpackedBytes = 0;

  private constructor(windows: Windows, places: ReadonlyMap<number, Place>, facts: { trailer: Dictionary; revisions: number; version: string }) {
    this.file = windows.file;
    this.windows = windows;
    this.places = places;
    this.trailer = facts.trailer;
    this.revisions = facts.revisions;
    this.version = facts.version;
  }

  /** Reads the tables; throws `Refusal`. */
  static async open(file: Blob): Promise<PdfFile> {
    const windows = new Windows(file);
    const head = latin(await windows.upTo(0, 1024));
    const version = /^%PDF-([12]\.\d)[\s%]/.exec(head)?.[1];
    if (version === undefined) throw new Refusal('broken');
    const tail = latin(await windows.upTo(Math.max(0, file.size - TAIL), TAIL));
    const start = /^startxref\s+(\d{1,15})\s+%%EOF/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))));
    if (start === null) throw new Refusal('broken');
    const places = new Map<number, Place | undefined>();
    const seen = new Set<number>();
    let trailer: Dictionary | undefined;
    let revisions = 0;
    const queue = [Number(start[1])];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      if (seen.has(at) || seen.size === MAX_SECTIONS) throw new Refusal('broken');
      seen.add(at);
      const section = await readSection(windows, at);
      for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place);
      if (places.size > MAX_OBJECTS) throw new Refusal('limit');
      if (section.trailer.has('Encrypt')) throw new Refusal('protected');
      trailer ??= section.trailer;
      revisions++;
      // A hybrid's stream says what its table hides from old readers, and comes before older revisions.
      const hybrid = wholeOf(section.trailer.get('XRefStm'));
      if (hybrid !== undefined && section.table) {
        const hidden = await readSection(windows, hybrid);
        for (const [number, place] of hidden.places) if (places.get(number) === undefined) places.set(number, place);
      }
      const previous = section.trailer.get('Prev');
      if (previous !== undefined) queue.push(wholeOf(previous) ?? -1);
    }
    if (trailer === undefined) throw new Refusal('broken');
    const known = new Map([...places].filter((entry): entry is [number, Place] => entry[1] !== undefined));
    // A file made for the network has its table in two parts from the beginning.
    if (/\/Linearized\b/.test(head) && revisions > 1) revisions--;
    return new PdfFile(windows, known, { trailer, revisions, version });
  }

  /** The object of this number; null when there is none, as the format has it. */
  async load({ number, generation }: Reference, depth = 0): Promise<Value> {
    // A length may lie in a stream that has a length; in no honest file does that go on.
    if (depth > MAX_DEPTH) throw new Refusal('broken');
    const place = this.places.get(number);
    if (place === undefined) return null;
    if ('within' in place) return generation === 0 ? this.loadPacked(number, place.within, place.index, depth) : null;
    return place.generation === generation ? this.loadAt(place.at, number, generation, depth) : null;
  }

  /** The value itself, following references. */
  async resolve(value: Value | undefined): Promise<Value> {
    let current = value ?? null;
    for (let steps = 0; current instanceof Reference; steps++) {
      if (steps === 16) throw new Refusal('broken');
      current = await this.load(current);
    }
    return current;
  }

  async dictionary(value: Value | undefined): Promise<Dictionary | undefined> {
    const found = await this.resolve(value);
    return isDictionary(found) ? found : undefined;
  }

  async list(value: Value | undefined): Promise<readonly Value[] | undefined> {
    const found = await this.resolve(value);
    return isList(found) ? found : undefined;
  }

  /** The bytes of a stream as they lie in the file; short ones are read, because a Blob of a hundred thousand pieces is slow. */
  async bytesOf({ at, length }: Stream): Promise<Blob | Bytes> {
    return length <= SHORT ? (await this.windows.upTo(at, length)).slice() : this.file.slice(at, at + length);
  }

  /** The same, read; refuses longer ones. */
  async rawOf({ at, length }: Stream, limit: number): Promise<Bytes> {
    if (length > limit) throw new Refusal('limit');
    return new Uint8Array(await this.file.slice(at, at + length).arrayBuffer());
  }

  /** The content of a stream of metadata or colours; refuses longer ones. */
  async contentOf(stream: Stream, limit: number): Promise<Bytes> {
    return decode(await this.rawOf(stream, limit), await filtersOf(this, stream.dictionary, false), limit);
  }

  private async loadAt(at: number, number: number, generation: number, depth: number): Promise<Value> {
    return this.windows.parse(at, async (reader) => {
      if (reader.integer() !== number || reader.integer() !== generation || !reader.keyword('obj')) throw new Refusal('broken');
      const value = reader.value();
      if (reader.keyword('endobj')) return value;
      if (!isDictionary(value) || !reader.keyword('stream')) throw new Refusal('broken');
      const start = at + streamStart(reader);
      const length = value.get('Length');
      return readStream(this.windows, value, start, wholeOf(length instanceof Reference ? await this.load(length, depth + 1) : length));
    });
  }

  private async loadPacked(number: number, within: number, index: number, depth: number): Promise<Value> {
    let packed = this.packed.get(within);
    if (packed === undefined) {
      packed = await this.unpack(within, depth);
      // Neighbours are asked for together; more than a few streams at once would only be memory.
      const [oldest] = this.packed.keys();
      if (this.packed.size >= 16 && oldest !== undefined) this.packed.delete(oldest);
      this.packed.set(within, packed);
    }
    const [found, at] = packed.objects[index] ?? [];
    if (found !== number || at === undefined) throw new Refusal('broken');
    try {
      const reader = new Reader(packed.bytes, at);
      return reader.value();
    } catch (error) {
      throw error instanceof Unfinished ? new Refusal('broken') : error;
    }
  }

  private async unpack(number: number, depth: number): Promise<Packed> {
    const place = this.places.get(number);
    if (place === undefined || 'within' in place) throw new Refusal('broken');
    const stream = await this.loadAt(place.at, number, place.generation, depth);
    if (!(stream instanceof Stream) || nameOf(stream.dictionary.get('Type')) !== 'ObjStm') throw new Refusal('broken');
    const body = await unpackStream(this.windows, stream);
    this.unpackedBytes += body.length;
    if (this.unpackedBytes > MAX_ALL_UNPACKED) throw new Refusal('limit');
    const count = wholeOf(stream.dictionary.get('N')) ?? -1;
    const first = wholeOf(stream.dictionary.get('First')) ?? -1;
    if (count < 0 || count > MAX_OBJECTS || first < 0 || first > body.length) throw new Refusal('broken');
    const objects: (readonly [number, number])[] = [];
    // A space, so that an object at the very end has one after it.
    const bytes = new Uint8Array(body.length + 1).fill(32);
    bytes.set(body);
    try {
      const reader = new Reader(bytes.subarray(0, first + 1));
      for (let i = 0; i < count; i++) objects.push([reader.integer(), first + reader.integer()]);
    } catch (error) {
      throw error instanceof Unfinished ? new Refusal('broken') : error;
    }
    return { bytes, objects };
  }
}

interface Section {
  /** `undefined` stands for an object that was given up. */
  readonly places: ReadonlyMap<number, Place | undefined>;
  readonly trailer: Dictionary;
  readonly table: boolean;
}

async function readSection(windows: Windows, at: number): Promise<Section> {
  if (!(at >= 0 && at < windows.size)) throw new Refusal('broken');
  return windows.parse(at, async (reader) => {
    if (reader.keyword('xref')) return readTable(reader);
    reader.integer();
    reader.integer();
    if (!reader.keyword('obj')) throw new Refusal('broken');
    const dictionary = reader.value();
    if (!isDictionary(dictionary) || nameOf(dictionary.get('Type')) !== 'XRef' || !reader.keyword('stream')) throw new Refusal('broken');
    const stream = await readStream(windows, dictionary, at + streamStart(reader), wholeOf(dictionary.get('Length')));
    return { places: readEntries(await unpackStream(windows, stream), dictionary), trailer: dictionary, table: false };
  });
}

function readTable(reader: Reader): Section {
  const places = new Map<number, Place | undefined>();
  while (!reader.keyword('trailer')) {
    let start = reader.integer();
    const count = reader.integer();
    if (start + count > 10 * MAX_OBJECTS || count > MAX_OBJECTS) throw new Refusal('limit');
    for (let i = 0; i < count; i++) {
      const at = reader.integer();
      const generation = reader.integer();
      const used = reader.keyword('n');
      if (!used && !reader.keyword('f')) throw new Refusal('broken');
      // Some programs number the head of the free list 1; no object has generation 65535.
      if (i === 0 && start === 1 && !used && generation === 65535) start = 0;
      if (places.has(start + i)) throw new Refusal('broken');
      places.set(start + i, used && at > 0 ? { at, generation } : undefined);
    }
  }
  const trailer = reader.value();
  if (!isDictionary(trailer)) throw new Refusal('broken');
  return { places, trailer, table: true };
}

/** The entries of a table that is a stream. */
function readEntries(bytes: Bytes, dictionary: Dictionary): Map<number, Place | undefined> {
  const widths = numbers(dictionary.get('W'));
  const size = wholeOf(dictionary.get('Size'));
  if (widths.length !== 3 || size === undefined || widths.some((width) => width > 7)) throw new Refusal('broken');
  const index = dictionary.has('Index') ? numbers(dictionary.get('Index')) : [0, size];
  if (index.length % 2 !== 0) throw new Refusal('broken');
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  const length = kindWidth + firstWidth + secondWidth;
  const places = new Map<number, Place | undefined>();
  let at = 0;
  const field = (width: number): number => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (bytes[at++] ?? 0);
    return value;
  };
  for (let i = 0; i < index.length; i += 2) {
    const [start = 0, count = 0] = index.slice(i, i + 2);
    if (length === 0 || at + count * length > bytes.length || count > MAX_OBJECTS) throw new Refusal('broken');
    for (let number = start; number < start + count; number++) {
      const kind = kindWidth === 0 ? 1 : field(kindWidth);
      const first = field(firstWidth);
      const second = field(secondWidth);
      if (places.has(number)) throw new Refusal('broken');
      if (kind > 2) throw new Refusal('unsupported');
      places.set(number, kind === 0 ? undefined : kind === 1 ? { at: first, generation: second } : { within: first, index: second });
    }
  }
  return places;
}

function numbers(value: Value | undefined): number[] {
  if (!isList(value)) throw new Refusal('broken');
  return value.map((item) => {
    const number = wholeOf(item);
    if (number === undefined || number < 0) throw new Refusal('broken');
    return number;
  });
}

/** Offset of the first byte of a stream within the reader's bytes, behind the one end of line that the format allows. */
function streamStart(reader: Reader): number {
  const [first, second] = [reader.bytes[reader.at], reader.bytes[reader.at + 1]];
  if (second === undefined) throw new Unfinished();
  if (first === 13 && second === 10) return reader.at + 2;
  if (first === 10) return reader.at + 1;
  throw new Refusal('broken');
}

async function readStream(windows: Windows, dictionary: Dictionary, at: number, length: number | undefined): Promise<Stream> {
  if (length === undefined || length < 0 || at + length > windows.size) throw new Refusal('broken');
  const after = latin(await windows.upTo(at + length, 32));
  if (!/^\s{0,2}endstream\s+endobj/.test(after)) throw new Refusal('broken');
  return new Stream(dictionary, at, length);
}

/** The content of a table or of packed objects: their filters stand in the dictionary itself. */
async function unpackStream(windows: Windows, { dictionary, at, length }: Stream): Promise<Bytes> {
  if (length > MAX_UNPACKED) throw new Refusal('limit');
  const raw = new Uint8Array(await windows.file.slice(at, at + length).arrayBuffer());
  // A reference would have to be looked up in the table that is being read.
  const direct = { resolve: async (value: Value | undefined) => (value instanceof Reference ? new Name('') : (value ?? null)) };
  return decode(raw, await filtersOf(direct, dictionary, false), MAX_UNPACKED);
}

/** The file in windows that are kept for a while: objects are asked for in no order, but mostly near each other. */
class Windows {
  readonly file: Blob;
  readonly size: number;
  private readonly kept = new Map<number, Bytes>();

  constructor(file: Blob) {
    this.file = file;
    this.size = file.size;
  }

  /** Up to `length` bytes, fewer at the end of the file. */
  async upTo(at: number, length: number): Promise<Bytes> {
    const end = Math.min(this.size, at + length);
    if (end <= at) return new Uint8Array();
    const first = Math.floor(at / WINDOW);
    if (Math.floor((end - 1) / WINDOW) !== first) return new Uint8Array(await this.file.slice(at, end).arrayBuffer());
    let window = this.kept.get(first);
    if (window === undefined) {
      window = new Uint8Array(await this.file.slice(first * WINDOW, (first + 1) * WINDOW).arrayBuffer());
      const [oldest] = this.kept.keys();
      if (this.kept.size >= WINDOWS && oldest !== undefined) this.kept.delete(oldest);
      this.kept.set(first, window);
    }
    return window.subarray(at - first * WINDOW, end - first * WINDOW);
  }

  /** Reads at an offset, with more and more of the file until what is there can be read. */
  async parse<T>(at: number, read: (reader: Reader) => T | Promise<T>): Promise<T> {
    for (let length = FIRST_READ; ; length *= 8) {
      const bytes = await this.upTo(at, length);
      try {
        return await read(new Reader(bytes));
      } catch (error) {
        if (!(error instanceof Unfinished)) throw error;
        if (bytes.length < length) throw new Refusal('broken');
        if (length > MAX_OBJECT) throw new Refusal('limit');
      }
    }
  }
}

const WINDOW = 256 * 1024;
const WINDOWS = 32;

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

