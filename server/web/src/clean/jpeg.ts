// JPEG (ITU-T T.81): the tables and the coded picture, and nothing that an application added.
//
// Kept of the application's segments is only what changes the picture: that it is JFIF, Adobe's colour transform, which colour space is meant, and
// which way is up. Each is written anew. Everything behind the end of the picture goes: previews, films, what a camera appends.

import { be16, fromLatin, has, join, must, Pieces, Source, text, View, type Bytes } from './bytes.ts';
import { knownProfile, MAX_PROFILE } from './colour.ts';
import { readExif } from './exif.ts';
import { gather, Refusal, type Cleaner, type Finding, type Turn } from './format.ts';
import { inspectPhotoshop } from './iptc.ts';
import { orientation, orientationTiff, turned, type Orientation } from './orientation.ts';
import { inspectXmp } from './xmp.ts';

export const jpeg: Cleaner = {
  turnable: true,
  recognise: (head) => (has(head, 0, '\xFF\xD8\xFF') ? 'jpeg' : undefined),
  inspect: (file) => gather((found) => inspect(file, found)),
  clean,
};

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DNL = 0xdc;
const COM = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP11 = 0xeb;
const APP13 = 0xed;
const APP14 = 0xee;
const APP15 = 0xef;

/** No camera or program writes more; large appended XMP has a few hundred. */
const MAX_SEGMENTS = 10_000;

/** A marker segment: where its marker stands, and its bytes after the length. */
interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly data: Bytes;
  /** For SOS: where the coded data ends. */
  readonly end: number;
}

async function clean(file: Blob, { turn }: { readonly turn: Turn }): Promise<Blob> {
  const picture = new Pieces(file);
  const said = new Said();
  let frames = 0;
  let scans = 0;
  for await (const segment of segments(new Source(file))) {
    const { marker, at, data, end } = segment;
    if (marker >= APP0 && marker <= APP15) {
      if (scans === 0) said.hear(segment);
      continue;
    }
    if (marker === COM) continue;
    if (isFrame(marker)) frames++;
    if (marker === SOS) {
      must(frames === 1);
      scans++;
    }
    if (marker === EOI) {
      must(scans > 0);
      const whole = new Pieces(file);
      whole.add(Uint8Array.of(0xff, SOI), ...said.write(turn));
      whole.append(picture);
      whole.add(Uint8Array.of(0xff, EOI));
      return whole.blob('image/jpeg');
    }
    checkSegment(marker, data, frames, scans);
    if (scans === 0) picture.add(join(Uint8Array.of(0xff, marker), be16(data.length + 2), data));
    else picture.keep(at, end);
  }
  throw new Refusal('broken');
}

async function inspect(file: Blob, found: Finding[]): Promise<void> {
  for await (const { marker, data, end } of segments(new Source(file))) {
    if (marker === APP1 && has(data, 0, 'Exif\0\0')) found.push(...readExif(data.subarray(6)).found);
    else if (marker === APP1 && has(data, 0, XMP)) found.push(...inspectXmp(text(data.subarray(XMP.length))));
    else if (marker === APP2 && has(data, 0, 'MPF\0')) found.push({ kind: 'thumbnail', value: 'MPF' });
    else if (marker === APP11) found.push({ kind: 'history', value: 'JUMBF' });
    else if (marker === APP13 && has(data, 0, PHOTOSHOP)) found.push(...inspectPhotoshop(data.subarray(PHOTOSHOP.length)));
    else if (marker === APP0 && has(data, 0, 'JFXX\0')) found.push({ kind: 'thumbnail' });
    else if (marker === COM) found.push({ kind: 'comment', value: text(data) });
    else if (marker === EOI) {
      // What stands behind the picture: previews, the film of a moving photograph, what a camera appends.
      if (end < file.size) found.push({ kind: 'other', value: `+${file.size - end} B` });
      break;
    }
  }
}

const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const PHOTOSHOP = 'Photoshop 3.0\0';

/** What the application's segments say of the picture, and those segments written anew. */
class Said {
  #jfif: Bytes | undefined;
  #transform: number | undefined;
  #orientation: Orientation | undefined;
  readonly #profile = new Map<number, Bytes>();
  #profileParts = 0;

  hear({ marker, data }: Segment): void {
    if (marker === APP0 && has(data, 0, 'JFIF\0') && data.length >= 14) this.#jfif = data.slice(7, 12);
    if (marker === APP14 && has(data, 0, 'Adobe') && data.length >= 12) this.#transform = data[11];
    if (marker === APP1 && has(data, 0, 'Exif\0\0')) this.#orientation ??= readExif(data.subarray(6)).orientation;
    if (marker === APP2 && has(data, 0, 'ICC_PROFILE\0') && data.length > 14) {
      this.#profile.set(data[12] as number, data.slice(14));
      this.#profileParts = data[13] as number;
    }
  }

  write(turn: Turn): Bytes[] {
    const segment = (marker: number, ...data: Bytes[]) => {
      const body = join(...data);
      return join(Uint8Array.of(0xff, marker), be16(body.length + 2), body);
    };
    const written: Bytes[] = [];
    if (this.#jfif !== undefined) written.push(segment(APP0, fromLatin('JFIF\0\x01\x01'), pixelAspect(this.#jfif), Uint8Array.of(0, 0)));
    if (this.#transform !== undefined) written.push(segment(APP14, fromLatin('Adobe\0\x64\0\0\0\0'), Uint8Array.of(this.#transform)));
    const up = turned(orientation(this.#orientation), turn);
    if (up !== 1) written.push(segment(APP1, fromLatin('Exif\0\0'), orientationTiff(up)));
    const profile = this.#readProfile();
    if (profile !== undefined) written.push(segment(APP2, fromLatin('ICC_PROFILE\0\x01\x01'), profile));
    return written;
  }

  #readProfile(): Bytes | undefined {
    const parts = Array.from({ length: this.#profileParts }, (_, i) => this.#profile.get(i + 1));
    let length = 0;
    for (const part of parts) {
      if (part === undefined) return undefined;
      length += part.length;
    }
    return length > MAX_PROFILE ? undefined : knownProfile(join(...(parts as Bytes[])));
  }
}

/** Unit and density of JFIF as a ratio of a pixel's sides: dots per inch are the device's, and change nothing. */
function pixelAspect(density: Bytes): Bytes {
  const view = new View(density, 1);
  const x = view.u16();
  const y = view.u16();
  return x === y || x === 0 || y === 0 ? Uint8Array.of(0, 0, 1, 0, 1) : join(Uint8Array.of(0), be16(x), be16(y));
}

/** SOF of every process but the hierarchical ones. */
function isFrame(marker: number): boolean {
  return [0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xca, 0xcb].includes(marker);
}

/** A segment that is kept has exactly the bytes that its tables need. */
function checkSegment(marker: number, data: Bytes, frames: number, scans: number): void {
  const view = new View(data);
  if (isFrame(marker)) {
    must(frames === 1 && scans === 0);
    view.skip(5);
    view.skip(3 * view.u8());
  } else if (marker === SOS) {
    view.skip(2 * view.u8() + 3);
  } else if (marker === 0xdb) {
    while (view.left > 0) view.skip(view.u8() >> 4 === 0 ? 64 : 128);
  } else if (marker === 0xc4) {
    while (view.left > 0) {
      view.skip(1);
      view.skip(view.take(16).reduce((sum, count) => sum + count, 0));
    }
  } else if (marker === 0xcc) {
    must(data.length % 2 === 0);
    view.skip(data.length);
  } else if (marker === 0xdd || marker === DNL) {
    view.skip(2);
  } else {
    throw new Refusal('unsupported');
  }
  view.end();
}

/** All segments up to the end of the picture. */
async function* segments(source: Source): AsyncGenerator<Segment> {
  must(has(await source.read(0, 2), 0, '\xFF\xD8'));
  let at = 2;
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    // Any number of FF may stand before a marker.
    let marker = 0xff;
    for (let fill = 0; marker === 0xff; fill++) {
      must(fill < 65_536);
      const pair = await source.read(at, 2);
      must(pair[0] === 0xff);
      marker = pair[1] as number;
      if (marker === 0xff) at++;
    }
    if (marker === EOI) {
      yield { marker, at, data: new Uint8Array(), end: at + 2 };
      return;
    }
    must(marker >= 0xc0 && marker !== SOI && !(marker >= 0xd0 && marker <= 0xd7));
    const length = new View(await source.read(at + 2, 2)).u16();
    must(length >= 2);
    const data = await source.read(at + 4, length - 2);
    const start = at;
    at += 2 + length;
    if (marker === SOS) at = await endOfScan(source, at);
    yield { marker, at: start, data, end: at };
  }
  throw new Refusal('limit');
}

const CHUNK = 1024 * 1024;

/** Where the marker stands that ends the coded data. The search itself is the engine's own, so that it is quick without compiled script. */
async function endOfScan(source: Source, from: number): Promise<number> {
  let at = from;
  for (;;) {
    const chunk = await source.upTo(at, CHUNK);
    must(chunk.length >= 2);
    let i = chunk.indexOf(0xff);
    while (i >= 0 && i + 1 < chunk.length) {
      const next = chunk[i + 1] as number;
      // FF 00 is a byte FF, FF D0..D7 a restart, FF FF a fill byte before a marker.
      if (next === 0 || (next >= 0xd0 && next <= 0xd7)) i = chunk.indexOf(0xff, i + 2);
      else if (next === 0xff) i++;
      else return at + i;
    }
    // A last FF is looked at again together with what follows.
    at += i < 0 ? chunk.length : i;
  }
}
