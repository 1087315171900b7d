// The sample tables of a track of MP4 and QuickTime: where its samples lie, and the tables written anew for where they come to lie.

import { fullBox, maybe, only, readBoxes, readFull, type Box } from './boxes.ts';
import { be32, join, latin, must, View, type Bytes } from './bytes.ts';
import { Refusal } from './format.ts';
import { readEntry, type Entry } from './mp4-entry.ts';

/** Sound of a day, or pictures of as long as anybody films. */
const MAX_SAMPLES = 4_000_000;
const MAX_ENTRIES = 16;

/** A run of samples that lie one behind the other. */
export interface Chunk {
  readonly track: SampleTables;
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** Number of its first sample, from 0. */
  readonly first: number;
  readonly samples: number;
  readonly entry: Entry;
}

/** The tables of one track, from its box `stbl`. */
export class SampleTables {
  readonly entries: readonly Entry[];
  readonly #kept: readonly Bytes[];
  readonly #sizes: Uint32Array | number;
  readonly #count: number;
  readonly #runs: Runs;
  readonly #offsets: Float64Array;

  /** Undefined when the track is coded in a way that is not known here. */
  static read(handler: string, body: Bytes): SampleTables | undefined {
    const boxes = readBoxes(body);
    // Where there are tables of encryption, there is encryption.
    if (boxes.some(({ type }) => ['senc', 'saiz', 'saio'].includes(type))) throw new Refusal('protected');
    const entries = readDescriptions(handler, only(boxes, 'stsd').body);
    return entries === undefined ? undefined : new SampleTables(boxes, entries);
  }

  private constructor(boxes: readonly Box[], entries: readonly Entry[]) {
    this.entries = entries;
    const { sizes, count } = readSizes(maybe(boxes, 'stsz')?.body, maybe(boxes, 'stz2')?.body);
    this.#sizes = sizes;
    this.#count = count;
    this.#offsets = readOffsets(maybe(boxes, 'stco')?.body, maybe(boxes, 'co64')?.body);
    this.#runs = readRuns(only(boxes, 'stsc').body);
    only(boxes, 'stts');
    this.#kept = boxes.filter((one) => isKept(one, count)).map(({ type, body }) => fullTable(type, body));
  }

  get chunkCount(): number {
    return this.#offsets.length;
  }

  get sampleCount(): number {
    return this.#count;
  }

  /** Size of a sample in the old file. */
  sizeOf(sample: number): number {
    return typeof this.#sizes === 'number' ? this.#sizes : (this.#sizes[sample] as number);
  }

  /** Whether every sample has the size that its description implies, so that none can be taken apart. */
  get constant(): boolean {
    return typeof this.#sizes === 'number';
  }

  chunks(): Chunk[] {
    const chunks: Chunk[] = [];
    const runs = this.#runs;
    let first = 0;
    let run = 0;
    for (let index = 0; index < this.#offsets.length; index++) {
      while (run + 1 < runs.length && (runs.firsts[run + 1] as number) <= index + 1) run++;
      const samples = runs.samples[run] as number;
      const entry = this.entries[(runs.descriptions[run] as number) - 1];
      must(entry !== undefined && first + samples <= this.#count);
      const from = this.#offsets[index] as number;
      chunks.push({ track: this, index, from, to: from + this.#bytes(first, samples, entry), first, samples, entry });
      first += samples;
    }
    must(first === this.#count);
    return chunks;
  }

  #bytes(first: number, samples: number, { frame, coding }: Entry): number {
    if (typeof this.#sizes !== 'number') {
      let sum = 0;
      for (let i = first; i < first + samples; i++) sum += this.#sizes[i] as number;
      return sum;
    }
    if (this.#sizes !== 1 || coding.kind !== 'whole') return samples * this.#sizes;
    must(samples % frame.samples === 0);
    return (samples / frame.samples) * frame.bytes;
  }

  /** `stbl` for samples of these sizes (where they changed) in chunks that lie there. */
  write(sizes: Uint32Array | undefined, offsets: Float64Array, wide: boolean): Bytes {
    const descriptions = fullBox('stsd', 0, 0, be32(this.entries.length), ...this.entries.map(({ bytes }) => bytes));
    return join(descriptions, ...this.#kept, this.#runs.bytes, this.#writeSizes(sizes), writeOffsets(offsets, wide));
  }

  #writeSizes(sizes: Uint32Array | undefined): Bytes {
    const written = sizes ?? this.#sizes;
    if (typeof written === 'number') return fullBox('stsz', 0, 0, be32(written), be32(this.#count));
    return fullBox('stsz', 0, 0, be32(0), be32(this.#count), numbers(written));
  }
}

function readDescriptions(handler: string, body: Bytes): Entry[] | undefined {
  const { version, view } = readFull(body);
  const count = view.u32();
  // Version 1 gives the descriptions of sound another meaning; phones and cameras write 0.
  if (version !== 0 || count === 0 || count > MAX_ENTRIES) throw new Refusal('unsupported');
  const boxes = readBoxes(view.rest());
  must(boxes.length === count);
  const entries = boxes.map((one) => readEntry(handler, one));
  return entries.every((entry) => entry !== undefined) ? (entries as Entry[]) : undefined;
}

function readSizes(stsz: Bytes | undefined, stz2: Bytes | undefined): { sizes: Uint32Array | number; count: number } {
  must((stsz === undefined) !== (stz2 === undefined));
  const { view } = readFull((stsz ?? stz2) as Bytes);
  const size = view.u32();
  const count = view.u32();
  if (stsz !== undefined && size !== 0) {
    view.end();
    // Uncompressed sound has a sample for each frame, and no table of them.
    must(count < 2 ** 32);
    return { sizes: size, count };
  }
  if (count > MAX_SAMPLES) throw new Refusal('limit');
  const bits = stsz !== undefined ? 32 : size;
  must([4, 8, 16, 32].includes(bits) && view.left === Math.ceil((count * bits) / 8));
  const table = view.rest();
  const fields = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const sizes = Uint32Array.from({ length: count }, (_, i) => {
    if (bits === 32) return fields.getUint32(4 * i);
    if (bits === 16) return fields.getUint16(2 * i);
    return bits === 8 ? fields.getUint8(i) : (fields.getUint8(i >> 1) >> (i % 2 === 0 ? 4 : 0)) & 15;
  });
  return { sizes, count };
}

function readOffsets(stco: Bytes | undefined, co64: Bytes | undefined): Float64Array {
  must((stco === undefined) !== (co64 === undefined));
  const { view } = readFull((stco ?? co64) as Bytes);
  const count = view.u32();
  if (count > MAX_SAMPLES) throw new Refusal('limit');
  must(view.left === count * (stco === undefined ? 8 : 4));
  return Float64Array.from({ length: count }, () => (stco === undefined ? view.u64() : view.u32()));
}

interface Runs {
  readonly length: number;
  readonly firsts: Uint32Array;
  readonly samples: Uint32Array;
  readonly descriptions: Uint32Array;
  readonly bytes: Bytes;
}

function readRuns(body: Bytes): Runs {
  const { view } = readFull(body);
  const length = view.u32();
  if (length > MAX_SAMPLES) throw new Refusal('limit');
  must(view.left === 12 * length);
  const runs = { length, firsts: new Uint32Array(length), samples: new Uint32Array(length), descriptions: new Uint32Array(length) };
  for (let i = 0; i < length; i++) {
    runs.firsts[i] = view.u32();
    runs.samples[i] = view.u32();
    runs.descriptions[i] = view.u32();
    must(i === 0 ? runs.firsts[i] === 1 : (runs.firsts[i] as number) > (runs.firsts[i - 1] as number));
  }
  return { ...runs, bytes: fullTable('stsc', body) };
}

/** Tables that are kept as they are: times, places to begin from, order; each exactly as long as it says. */
function isKept({ type, body }: Box, samples: number): boolean {
  const entry = { stts: 8, ctts: 8, stss: 4, stps: 4 }[type];
  if (entry !== undefined) {
    must(body.length === 8 + entry * new View(body, 4).u32());
    return true;
  }
  if (type === 'cslg') return body.length === (body[0] === 0 ? 24 : 44);
  if (type === 'sdtp') return body.length === 4 + samples;
  // Groups that say from where sound and pictures can be decoded: numbers of one or two bytes.
  if (type === 'sgpd') {
    const size = GROUPS.get(latin(body.subarray(4, 8)));
    return size !== undefined && body[0] === 1 && body.length >= 16 && new View(body, 8).u32() === size && body.length === 16 + size * new View(body, 12).u32();
  }
  return type === 'sbgp' && body[0] === 0 && GROUPS.has(latin(body.subarray(4, 8))) && body.length >= 12 && body.length === 12 + 8 * new View(body, 8).u32();
}

const GROUPS: ReadonlyMap<string, number> = new Map([
  ['roll', 2],
  ['prol', 2],
  ['rap ', 1],
  ['sync', 1],
]);

/** The table with its flags zero. */
function fullTable(type: string, body: Bytes): Bytes {
  return fullBox(type, body[0] ?? 0, 0, body.subarray(4));
}

function writeOffsets(offsets: Float64Array, wide: boolean): Bytes {
  if (!wide) return fullBox('stco', 0, 0, be32(offsets.length), numbers(offsets));
  const table = new Uint8Array(8 * offsets.length);
  const view = new DataView(table.buffer);
  offsets.forEach((offset, i) => {
    view.setUint32(8 * i, Math.floor(offset / 2 ** 32));
    view.setUint32(8 * i + 4, offset % 2 ** 32);
  });
  return fullBox('co64', 0, 0, be32(offsets.length), table);
}

/** Numbers of four bytes. */
function numbers(values: Uint32Array | Float64Array): Bytes {
  const table = new Uint8Array(4 * values.length);
  const view = new DataView(table.buffer);
  values.forEach((value, i) => view.setUint32(4 * i, value));
  return table;
}
