// PNG and APNG (W3C PNG, third edition): the chunks that a decoder needs, in their order, and the colour space and orientation written anew.

import { be32, fromLatin, has, join, latin, must, Pieces, Source, text, View, type Bytes } from './bytes.ts';
import { knownChromaticities, knownGamma, knownProfile, MAX_PROFILE } from './colour.ts';
import { crc32 } from './crc.ts';
import { readExifBlock } from './exif.ts';
import { gather, Refusal, type Cleaner, type Finding, type FindingKind, type Turn } from './format.ts';
import { orientation, orientationTiff, turned, type Orientation } from './orientation.ts';
import { inspectXmp } from './xmp.ts';
import { inflate, store } from './zlib.ts';

const SIGNATURE = '\x89PNG\r\n\x1A\n';

export const png: Cleaner = {
  turnable: true,
  recognise: (head) => (has(head, 0, SIGNATURE) ? 'png' : undefined),
  inspect: (file) => gather((found) => inspect(file, found)),
  clean,
};

/** A picture of 500 MB in pieces of 8 kB, the smallest that programs write, has 60 000. */
const MAX_CHUNKS = 200_000;
/** Chunks that are read are small; a larger one is no colour and no text that anybody would read. */
const MAX_SMALL = MAX_PROFILE;

interface Chunk {
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

/** Chunks that are kept as they are, and the lengths they may have. */
const KEPT: ReadonlyMap<string, (length: number) => boolean> = new Map([
  ['IHDR', (n: number) => n === 13],
  ['PLTE', (n: number) => n > 0 && n <= 768 && n % 3 === 0],
  ['tRNS', (n: number) => n > 0 && n <= 256],
  ['sBIT', (n: number) => n > 0 && n <= 4],
  ['acTL', (n: number) => n === 8],
  ['fcTL', (n: number) => n === 26],
  ['IEND', (n: number) => n === 0],
]);

async function clean(file: Blob, { turn }: { readonly turn: Turn }): Promise<Blob> {
  const source = new Source(file);
  const said = new Said();
  const rest = new Pieces(file);
  let header: Bytes | undefined;
  let data: 'before' | 'in' | 'after' = 'before';
  for await (const chunk of chunks(source)) {
    const { type, at, length } = chunk;
    must((header === undefined) === (type === 'IHDR'));
    // The picture's chunks follow each other; only films have more of them later, under another name.
    if (type === 'IDAT') must(data !== 'after');
    if (type === 'IDAT') data = 'in';
    else if (data === 'in') data = 'after';
    const fits = KEPT.get(type);
    if (type === 'IDAT' || (type === 'fdAT' && length >= 4)) {
      rest.keep(at, at + 12 + length);
    } else if (fits !== undefined) {
      must(fits(length));
      const whole = await source.read(at, 12 + length);
      must(crc32(whole.subarray(4, 8 + length)) === new View(whole, 8 + length).u32());
      if (type === 'IHDR') header = whole.slice();
      else rest.keep(at, at + 12 + length);
    } else if (isCritical(type)) {
      throw new Refusal('unsupported');
    } else if (HEARD.includes(type) && length <= MAX_SMALL) {
      said.hear(type, (await source.read(at + 8, length)).slice());
    }
    if (type === 'IEND') {
      must(header !== undefined && data === 'after');
      const whole = new Pieces(file);
      whole.add(fromLatin(SIGNATURE), header, ...(await said.write(turn)));
      whole.append(rest);
      return whole.blob('image/png');
    }
  }
  throw new Refusal('broken');
}

async function inspect(file: Blob, found: Finding[]): Promise<void> {
  const source = new Source(file);
  for await (const { type, at, length } of chunks(source)) {
    if (type === 'IEND' && at + 12 < file.size) found.push({ kind: 'other', value: `+${file.size - at - 12} B` });
    if (type === 'caBX') found.push({ kind: 'history', value: 'JUMBF' });
    if (!['eXIf', 'tIME', 'tEXt', 'zTXt', 'iTXt'].includes(type) || length > MAX_SMALL) continue;
    const data = await source.read(at + 8, length);
    if (type === 'eXIf') found.push(...readExifBlock(data).found);
    else if (type === 'tIME' && length === 7) found.push({ kind: 'date', value: time(new View(data)) });
    else if (type !== 'tIME') found.push(...(await inspectText(type, data)));
  }
}

/** Ancillary chunks that say something of the picture itself. */
const HEARD: readonly string[] = ['cICP', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'eXIf'];

/** What those chunks say, and what of it is written anew. */
class Said {
  readonly #chunks = new Map<string, Bytes>();

  hear(type: string, data: Bytes): void {
    if (!this.#chunks.has(type)) this.#chunks.set(type, data);
  }

  async write(turn: Turn): Promise<Bytes[]> {
    const written = [...this.#pixelAspect()];
    const cicp = this.#exactly('cICP', 4);
    if (cicp !== undefined) written.push(chunk('cICP', cicp));
    written.push(...(await this.#colours()));
    const up = turned(this.#orientation(), turn);
    if (up !== 1) written.push(chunk('eXIf', orientationTiff(up)));
    return written;
  }

  /** The profile goes before sRGB, and that before gamma and primaries, as decoders take them. */
  async #colours(): Promise<Bytes[]> {
    const profile = await this.#profile();
    if (profile !== undefined) return [chunk('iCCP', join(fromLatin('-\0\0'), store(profile)))];
    const srgb = this.#exactly('sRGB', 1);
    if (srgb !== undefined && (srgb[0] as number) <= 3) return [chunk('sRGB', srgb)];
    const written: Bytes[] = [];
    const gamma = this.#exactly('gAMA', 4);
    if (gamma !== undefined) written.push(chunk('gAMA', be32(knownGamma(new View(gamma).u32()))));
    const primaries = this.#exactly('cHRM', 32);
    if (primaries !== undefined) {
      const view = new View(primaries);
      const numbers = Array.from({ length: 8 }, () => view.u32());
      written.push(chunk('cHRM', join(...knownChromaticities(numbers).map(be32))));
    }
    return written;
  }

  async #profile(): Promise<Bytes | undefined> {
    const data = this.#chunks.get('iCCP');
    const name = data?.indexOf(0) ?? -1;
    if (data === undefined || name < 1 || data[name + 1] !== 0) return undefined;
    try {
      return knownProfile(await inflate(data.slice(name + 2), MAX_PROFILE));
    } catch {
      return undefined;
    }
  }

  /** Dots per inch are the device's; only pixels that are not square change the picture. */
  #pixelAspect(): Bytes[] {
    const data = this.#exactly('pHYs', 9);
    if (data === undefined) return [];
    const view = new View(data);
    const [x, y] = [view.u32(), view.u32()];
    return x === y || x === 0 || y === 0 ? [] : [chunk('pHYs', join(be32(x), be32(y), Uint8Array.of(0)))];
  }

  #orientation(): Orientation {
    const exif = this.#chunks.get('eXIf');
    return exif === undefined ? orientation(1) : readExifBlock(exif).orientation;
  }

  #exactly(type: string, length: number): Bytes | undefined {
    const data = this.#chunks.get(type);
    return data?.length === length ? data : undefined;
  }
}

function chunk(type: string, data: Bytes): Bytes {
  const named = join(fromLatin(type), data);
  return join(be32(data.length), named, be32(crc32(named)));
}

/** All chunks up to the end of the picture. */
async function* chunks(source: Source): AsyncGenerator<Chunk> {
  must(has(await source.read(0, 8), 0, SIGNATURE));
  let at = 8;
  for (let count = 0; count < MAX_CHUNKS; count++) {
    const view = new View(await source.read(at, 8));
    const length = view.u32();
    const type = view.latin(4);
    must(length < 2 ** 31 && /^[A-Za-z]{4}$/.test(type) && at + 12 + length <= source.size);
    yield { type, at, length };
    if (type === 'IEND') return;
    at += 12 + length;
  }
  throw new Refusal('limit');
}

/** A capital letter first: a decoder that does not know the chunk cannot show the picture. */
function isCritical(type: string): boolean {
  return type < 'a';
}

const KEYWORDS: Readonly<Record<string, FindingKind>> = {
  Author: 'author',
  Artist: 'author',
  Copyright: 'author',
  Software: 'software',
  Source: 'camera',
  Make: 'camera',
  Model: 'camera',
  'Creation Time': 'date',
  'date:create': 'date',
  'date:modify': 'date',
};

async function inspectText(type: string, data: Bytes): Promise<Finding[]> {
  const end = data.indexOf(0);
  if (end < 0) return [];
  const keyword = latin(data.subarray(0, Math.min(end, 79)));
  const value = await readText(type, data, end + 1).catch(() => '');
  if (keyword === 'XML:com.adobe.xmp') return inspectXmp(value);
  const kind = KEYWORDS[keyword];
  return [kind === undefined ? { kind: 'comment', value: `${keyword}: ${value}` } : { kind, value }];
}

async function readText(type: string, data: Bytes, from: number): Promise<string> {
  const unpack = async (at: number) => text(await inflate(data.slice(at), MAX_TEXT));
  if (type === 'tEXt') return latin(data.subarray(from, from + MAX_TEXT));
  if (type === 'zTXt') return unpack(from + 1);
  const language = data.indexOf(0, from + 2);
  const translated = data.indexOf(0, language + 1);
  must(language >= 0 && translated >= 0);
  return data[from] === 1 ? unpack(translated + 1) : text(data.subarray(translated + 1, translated + 1 + MAX_TEXT));
}

const MAX_TEXT = 256 * 1024;

function time(view: View): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const year = view.u16();
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = view.take(5);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
