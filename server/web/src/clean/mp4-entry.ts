// Sample descriptions of MP4 and QuickTime: how sound and picture are coded, and nothing of who coded them.

import { box, colourCodes, fullBox, readFull, type Box } from './boxes.ts';
import { be16, be32, fromLatin, has, join, must, View, type Bytes } from './bytes.ts';
import { knownProfile } from './colour.ts';
import { Refusal } from './format.ts';
import { cleanAvcC, cleanHvcC } from './nal.ts';
import { cleanAv1C } from './obu.ts';

/** How the samples of a description are taken apart; `whole` holds nothing but picture or sound. */
export type Coding = { readonly kind: 'avc' | 'hevc'; readonly size: number } | { readonly kind: 'av1' | 'mpeg4' | 'aac' | 'whole' };

/** A description written anew. */
export interface Entry {
  readonly bytes: Bytes;
  readonly coding: Coding;
  /** What a sample of size 1 really takes: old QuickTime counts uncompressed sound in frames. */
  readonly frame: { readonly samples: number; readonly bytes: number };
}

/** The boxes without which each coding is not decoded. */
const VIDEO: Readonly<Record<string, string | undefined>> = {
  avc1: 'avcC',
  avc3: 'avcC',
  hvc1: 'hvcC',
  hev1: 'hvcC',
  av01: 'av1C',
  vp08: 'vpcC',
  vp09: 'vpcC',
  mp4v: 'esds',
  s263: 'd263',
};

/** Sound that is not compressed. */
const PLAIN_SOUND = ['sowt', 'twos', 'in24', 'in32', 'fl32', 'fl64', 'lpcm', 'raw ', 'ulaw', 'alaw'];

/** The same for sound; '' where nothing is needed. */
const AUDIO: Readonly<Record<string, string | undefined>> = {
  mp4a: 'esds',
  alac: 'alac',
  samr: '',
  sawb: '',
  Opus: 'dOps',
  fLaC: 'dfLa',
  'ac-3': 'dac3',
  'ec-3': 'dec3',
  ...Object.fromEntries(PLAIN_SOUND.map((type) => [type, ''])),
};

/** The description of a picture or of sound; undefined when it is coded in a way that is not known here. */
export function readEntry(handler: string, { type, body }: Box): Entry | undefined {
  if (type === 'encv' || type === 'enca' || type === 'drms' || type === 'drmi') throw new Refusal('protected');
  if (handler === 'vide') {
    const needed = VIDEO[type];
    return needed === undefined ? undefined : readVideo(type, needed, body);
  }
  const needed = AUDIO[type];
  return needed === undefined ? undefined : readAudio(type, needed, body);
}

function readVideo(type: string, needed: string, body: Bytes): Entry {
  const view = new View(body);
  view.skip(24);
  const size = view.take(4);
  view.skip(14 + 32);
  const depth = view.u16();
  // A table of colours follows where this is not -1 and colours are few; no camera writes one.
  must(view.u16() === 0xffff || depth > 8);
  const parts = new Parts(type);
  parts.readAll(view.rest());
  parts.need(needed);
  const fixed = join(new Uint8Array(6), be16(1), new Uint8Array(16), size, be32(0x480000), be32(0x480000), be32(0), be16(1), new Uint8Array(32));
  return {
    bytes: box(type, fixed, be16(depth === 32 ? 32 : 24), be16(0xffff), ...parts.written),
    coding: parts.coding,
    frame: { samples: 1, bytes: 1 },
  };
}

function readAudio(type: string, needed: string, body: Bytes): Entry {
  const view = new View(body);
  view.skip(8);
  const version = view.u16();
  view.skip(6);
  const channels = view.u16();
  const bits = view.u16();
  const compression = view.u16();
  view.skip(2);
  const rate = view.u32();
  const fixed = [new Uint8Array(6), be16(1), be16(version), new Uint8Array(6), be16(channels), be16(bits), be16(compression), be16(0), be32(rate)];
  let frame = { samples: 1, bytes: PLAIN_SOUND.includes(type) ? Math.max(1, channels * (bits >> 3)) : 1 };
  if (version === 1) {
    const numbers = view.take(16);
    const fields = new View(numbers);
    const samples = fields.u32();
    fields.skip(4);
    if (samples > 0) frame = { samples, bytes: fields.u32() };
    fixed.push(numbers);
  } else if (version === 2) {
    const numbers = view.take(36);
    must(new View(numbers).u32() === 72);
    fixed.push(numbers);
  } else {
    must(version === 0);
  }
  const parts = new Parts(type);
  parts.readAll(view.rest());
  if (needed !== '') parts.need(needed);
  return { bytes: box(type, ...fixed, ...parts.written), coding: parts.coding, frame };
}

/** The boxes of a description, cleaned. */
class Parts {
  readonly written: Bytes[] = [];
  coding: Coding = { kind: 'whole' };
  readonly #type: string;
  readonly #seen = new Set<string>();

  constructor(type: string) {
    this.#type = type;
  }

  need(type: string): void {
    must(this.#seen.has(type));
  }

  readAll(bytes: Bytes): void {
    for (const child of childrenOf(bytes)) {
      const cleaned = this.#clean(child);
      if (cleaned === undefined) continue;
      // Two of a kind could mean two things to two readers.
      must(child.type === 'colr' || !this.#seen.has(child.type));
      this.#seen.add(child.type);
      this.written.push(cleaned);
    }
  }

  #clean({ type, body }: Box): Bytes | undefined {
    switch (type) {
      case 'sinf':
        throw new Refusal('protected');
      case 'avcC':
      case 'hvcC': {
        const kind = type === 'avcC' ? 'avc' : 'hevc';
        const { record, size } = kind === 'avc' ? cleanAvcC(body) : cleanHvcC(body);
        this.coding = { kind, size };
        return box(type, record);
      }
      case 'av1C':
        this.coding = { kind: 'av1' };
        return box(type, cleanAv1C(body));
      case 'esds':
        return this.#esds(body);
      case 'wave':
        return this.#wave(body);
      case 'colr': {
        const profile = has(body, 0, 'prof') ? knownProfile(body.slice(4)) : undefined;
        return profile === undefined ? colourCodes(body) : box('colr', fromLatin('prof'), profile);
      }
      // The first four bytes name the maker.
      case 'damr':
        return body.length === 9 ? box(type, new Uint8Array(4), body.subarray(4)) : undefined;
      case 'd263':
        return body.length >= 7 ? box(type, new Uint8Array(4), body.subarray(4, 7)) : undefined;
      case 'dfLa':
        return flac(body);
      default:
        return PLAIN.get(type)?.(body) === true ? box(type, body) : undefined;
    }
  }

  #esds(body: Bytes): Bytes {
    const { bytes, object, specific } = readStream(body);
    if (this.#type === 'mp4v') {
      must(object === 0x20);
      this.coding = { kind: 'mpeg4' };
      return fullBox('esds', 0, 0, writeStream(bytes, specific === undefined ? undefined : withoutUserData(specific)));
    }
    // AAC in its kinds. Others, MP3 among them, carry texts in their frames.
    if (![0x40, 0x66, 0x67, 0x68].includes(object)) throw new Refusal('unsupported');
    must(specific === undefined || specific.length <= 64);
    // Low complexity, which everybody records. Its extensions order their frames otherwise, and no encoder puts a name before them.
    if (specific !== undefined && (specific[0] as number) >> 3 === 2) this.coding = { kind: 'aac' };
    return fullBox('esds', 0, 0, writeStream(bytes, specific));
  }

  /** QuickTime's box of boxes around the description of the decoder. */
  #wave(body: Bytes): Bytes | undefined {
    const kept: Bytes[] = [];
    for (const child of childrenOf(body)) {
      if (child.type === 'frma' && child.body.length === 4) kept.push(box('frma', child.body));
      if (child.type === 'enda' && child.body.length === 2) kept.push(box('enda', child.body));
      if (child.type === 'mp4a') kept.push(box('mp4a', new Uint8Array(4)));
      if (child.type === 'esds' || child.type === 'alac') {
        const cleaned = this.#clean(child);
        if (cleaned === undefined) continue;
        kept.push(cleaned);
        this.#seen.add(child.type);
      }
    }
    return box('wave', ...kept, be32(8), be32(0));
  }
}

/** Boxes that are kept as they are, when they are as long as their numbers. */
const PLAIN: ReadonlyMap<string, (body: Bytes) => boolean> = new Map([
  ['pasp', (body: Bytes) => body.length === 8],
  ['clap', (body: Bytes) => body.length === 32],
  ['fiel', (body: Bytes) => body.length === 2],
  ['vpcC', (body: Bytes) => body.length === 12 && body[10] === 0 && body[11] === 0],
  ['alac', (body: Bytes) => body.length === 28 || body.length === 52],
  ['dOps', (body: Bytes) => body.length === (body[10] === 0 ? 11 : 13 + (body[1] ?? 0))],
  ['dac3', (body: Bytes) => body.length === 3],
  ['dec3', (body: Bytes) => body.length >= 5 && body.length <= 32],
  ['chan', (body: Bytes) => body.length >= 16 && body.length === 16 + 20 * new View(body, 12).u32()],
]);

/** Boxes, and the four zeros with which QuickTime ends a list of them. */
function childrenOf(bytes: Bytes): Box[] {
  const view = new View(bytes);
  const boxes: Box[] = [];
  while (view.left >= 8) {
    const length = view.u32();
    const type = view.latin(4);
    must(length >= 8 && boxes.length < 100);
    boxes.push({ type, body: view.take(length - 8) });
  }
  must(view.rest().every((byte) => byte === 0));
  return boxes;
}

/** STREAMINFO, the one block that a decoder needs; the others are tags and pictures. */
function flac(body: Bytes): Bytes | undefined {
  const { view } = readFull(body);
  must((view.u8() & 0x7f) === 0 && view.u24() === 34);
  return fullBox('dfLa', 0, 0, be32(0x80000000 + 34), view.take(34));
}

interface Stream {
  /** The numbers of the decoder's configuration. */
  readonly bytes: Bytes;
  readonly object: number;
  readonly specific: Bytes | undefined;
}

/** The descriptors of `esds` (ISO/IEC 14496-1, 7.2.6). */
function readStream(body: Bytes): Stream {
  const { view } = readFull(body);
  const stream = descriptor(view, 3);
  stream.skip(2);
  const flags = stream.u8();
  if ((flags & 0x80) !== 0) stream.skip(2);
  if ((flags & 0x40) !== 0) stream.skip(stream.u8());
  if ((flags & 0x20) !== 0) stream.skip(2);
  const config = descriptor(stream, 4);
  const bytes = config.take(13);
  const specific = config.left > 0 && config.bytes[config.at] === 5 ? descriptor(config, 5).rest() : undefined;
  return { bytes, object: bytes[0] as number, specific };
}

function descriptor(view: View, tag: number): View {
  must(view.u8() === tag);
  let length = 0;
  for (let i = 0; i < 4; i++) {
    const byte = view.u8();
    length = length * 128 + (byte & 0x7f);
    if (byte < 0x80) break;
  }
  return new View(view.take(length).slice());
}

function writeStream(bytes: Bytes, specific: Bytes | undefined): Bytes {
  const write = (tag: number, ...parts: Bytes[]) => {
    const all = join(...parts);
    const n = all.length;
    return join(Uint8Array.of(tag, 0x80 | (n >> 21), 0x80 | (n >> 14), 0x80 | (n >> 7), n & 0x7f), all);
  };
  const config = write(4, bytes, ...(specific === undefined ? [] : [write(5, specific)]));
  return write(3, Uint8Array.of(0, 0, 0), config, write(6, Uint8Array.of(2)));
}

/** MPEG-4 headers without the texts that encoders leave there (ISO/IEC 14496-2, 6.2.2.1). */
export function withoutUserData(bytes: Bytes): Bytes {
  const kept: Bytes[] = [];
  let start = nextStartCode(bytes, 0);
  while (start < bytes.length) {
    const code = bytes[start + 3] as number;
    // Behind the start of a picture only the picture follows.
    const end = code === 0xb6 ? bytes.length : nextStartCode(bytes, start + 4);
    if (code !== 0xb2) kept.push(bytes.subarray(start, end));
    start = end;
  }
  return join(...kept);
}

function nextStartCode(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(1, from + 2); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(1, at + 1)) {
    if (bytes[at - 1] === 0 && bytes[at - 2] === 0) return at - 2;
  }
  return bytes.length;
}
