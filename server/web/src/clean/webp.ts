// WebP (RFC 9649): the coded frames, and a header that says what is left.

import { fromLatin, has, join, le32, must, Pieces, Source, text, View, type Bytes } from './bytes.ts';
import { knownProfile, MAX_PROFILE } from './colour.ts';
import { readExifBlock } from './exif.ts';
import { gather, Refusal, type Cleaner, type Finding, type Turn } from './format.ts';
import { orientationTiff, turned, type Orientation } from './orientation.ts';
import { inspectXmp } from './xmp.ts';

export const webp: Cleaner = {
  turnable: true,
  recognise: (head) => (has(head, 0, 'RIFF') && has(head, 8, 'WEBP') ? 'webp' : undefined),
  inspect: (file) => gather((found) => inspect(file, found)),
  clean,
};

const MAX_CHUNKS = 100_000;

/** Bits of VP8X. */
const ICC = 0x20;
const ALPHA = 0x10;
const EXIF = 0x08;
const ANIMATION = 0x02;

interface Chunk {
  readonly type: string;
  /** Of the chunk's bytes, behind its name and length. */
  readonly at: number;
  readonly length: number;
}

async function clean(file: Blob, { turn }: { readonly turn: Turn }): Promise<Blob> {
  const source = new Source(file);
  const frames = new Pieces(file);
  let extended: Bytes | undefined;
  let canvas: Canvas | undefined;
  let profile: Bytes | undefined;
  let up: Orientation = 1;
  let pictures = 0;
  const names: string[] = [];
  for await (const chunk of chunks(source, 12, await end(source))) {
    const { type, at, length } = chunk;
    must(names.length > 0 || ['VP8 ', 'VP8L', 'VP8X'].includes(type));
    names.push(type);
    if (type === 'VP8X') {
      must(length === 10 && names.length === 1);
      extended = (await source.read(at, 10)).slice();
    } else if (type === 'VP8 ' || type === 'VP8L') {
      canvas ??= await readCanvas(source, chunk);
      keep(frames, chunk);
      pictures++;
    } else if (type === 'ALPH') {
      keep(frames, chunk);
    } else if (type === 'ANIM') {
      must(length === 6);
      keep(frames, chunk);
    } else if (type === 'ANMF') {
      await keepFrame(source, frames, chunk);
      pictures++;
    } else if (type === 'ICCP' && length <= MAX_PROFILE) {
      profile ??= knownProfile((await source.read(at, length)).slice());
    } else if (type === 'EXIF' && length <= MAX_PROFILE) {
      up = readExifBlock(await source.read(at, length)).orientation;
    }
  }
  must(pictures > 0);
  up = turned(up, turn);

  const written: Bytes[] = [];
  if (extended !== undefined || up !== 1) {
    const moving = names.includes('ANMF') ? ANIMATION : 0;
    must(moving === 0 ? pictures === 1 : names.includes('ANIM') && !names.includes('VP8 ') && !names.includes('VP8L'));
    must(extended === undefined || ((extended[0] as number) & ANIMATION) === moving);
    const alpha = extended === undefined ? (canvas?.alpha ?? 0) : (extended[0] as number) & ALPHA;
    const size = extended === undefined ? (canvas?.size as Bytes) : extended.subarray(4, 10);
    const flags = moving | alpha | (profile === undefined ? 0 : ICC) | (up === 1 ? 0 : EXIF);
    written.push(write('VP8X', join(Uint8Array.of(flags, 0, 0, 0), size)));
    if (profile !== undefined) written.push(write('ICCP', profile));
  } else {
    // The simple form is one picture, and what else stands in the file no reader looks at.
    must(pictures === 1 && !names.includes('ALPH') && !names.includes('ANIM'));
  }
  const last = up === 1 ? new Uint8Array() : write('EXIF', orientationTiff(up));
  const length = 4 + written.reduce((sum, part) => sum + part.length, 0) + frames.length + last.length;
  const whole = new Pieces(file);
  whole.add(fromLatin('RIFF'), le32(length), fromLatin('WEBP'), ...written);
  whole.append(frames);
  whole.add(last);
  return whole.blob('image/webp');
}

async function inspect(file: Blob, found: Finding[]): Promise<void> {
  const source = new Source(file);
  const last = await end(source);
  for await (const { type, at, length } of chunks(source, 12, last)) {
    if (length > MAX_PROFILE) continue;
    if (type === 'EXIF') found.push(...readExifBlock(await source.read(at, length)).found);
    if (type === 'XMP ') found.push(...inspectXmp(text(await source.read(at, length))));
    if (type === 'C2PA') found.push({ kind: 'history', value: 'JUMBF' });
  }
  if (last < file.size) found.push({ kind: 'other', value: `+${file.size - last} B` });
}

/** Where the container ends; what follows does not belong to it. */
async function end(source: Source): Promise<number> {
  const view = new View(await source.read(0, 12));
  must(view.latin(4) === 'RIFF');
  const last = 8 + view.u32le();
  must(last <= source.size && view.latin(4) === 'WEBP');
  return last;
}

async function* chunks(source: Source, from: number, to: number): AsyncGenerator<Chunk> {
  let at = from;
  for (let count = 0; at < to; count++) {
    if (count === MAX_CHUNKS) throw new Refusal('limit');
    must(at + 8 <= to);
    const view = new View(await source.read(at, 8));
    const type = view.latin(4);
    const length = view.u32le();
    // Some writers leave the last chunk without its byte of padding.
    must(at + 8 + length <= to);
    yield { type, at: at + 8, length };
    at += 8 + length + (length % 2);
  }
}

/** The chunk as it is, its padding a zero. */
function keep(pieces: Pieces, { type, at, length }: Chunk): void {
  pieces.add(fromLatin(type), le32(length));
  pieces.keep(at, at + length);
  if (length % 2 === 1) pieces.add(Uint8Array.of(0));
}

function write(type: string, data: Bytes): Bytes {
  return join(fromLatin(type), le32(data.length), data, new Uint8Array(data.length % 2));
}

/** A frame of an animation: its place and time, and within it only what is coded. */
async function keepFrame(source: Source, frames: Pieces, { at, length }: Chunk): Promise<void> {
  must(length >= 16);
  const head = (await source.read(at, 16)).slice();
  const coded = new Pieces(source.file);
  const names: string[] = [];
  for await (const chunk of chunks(source, at + 16, at + length)) {
    if (!['ALPH', 'VP8 ', 'VP8L'].includes(chunk.type)) continue;
    names.push(chunk.type);
    keep(coded, chunk);
  }
  must(['VP8 ', 'VP8L', 'ALPH,VP8 '].includes(names.join()));
  frames.add(fromLatin('ANMF'), le32(16 + coded.length), head);
  frames.append(coded);
}

interface Canvas {
  /** Width and height less one, as VP8X has them. */
  readonly size: Bytes;
  readonly alpha: number;
}

/** The size that the coded picture itself states, for a file that had no header of its own. */
async function readCanvas(source: Source, { type, at }: Chunk): Promise<Canvas> {
  const view = new View(await source.read(at, 10));
  let [width, height, alpha] = [0, 0, 0];
  if (type === 'VP8 ') {
    view.skip(3);
    must(view.u24() === 0x9d012a);
    width = (view.u16le() & 0x3fff) - 1;
    height = (view.u16le() & 0x3fff) - 1;
  } else {
    must(view.u8() === 0x2f);
    const bits = view.u32le();
    width = bits & 0x3fff;
    height = (bits >>> 14) & 0x3fff;
    alpha = ((bits >>> 28) & 1) === 1 ? ALPHA : 0;
  }
  must(width >= 0 && height >= 0);
  return { size: join(le32(width).subarray(0, 3), le32(height).subarray(0, 3)), alpha };
}
