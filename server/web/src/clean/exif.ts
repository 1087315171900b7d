// What Exif tells. Nothing read here is carried over but the orientation, so what does not make sense is passed by.

import { has, latin, text, type Bytes } from './bytes.ts';
import type { Finding, FindingKind } from './format.ts';
import { inspectIptc } from './iptc.ts';
import { orientation, type Orientation } from './orientation.ts';
import { place } from './place.ts';
import { inspectXmp } from './xmp.ts';

export interface Exif {
  readonly orientation: Orientation;
  readonly found: readonly Finding[];
}

/** Reads the TIFF that follows `Exif\0\0`. */
export function readExif(tiff: Bytes): Exif {
  const reader = new Reader(tiff);
  const tags = reader.directories();
  const turn = tags.get('0:112');
  return { orientation: orientation(turn === undefined ? undefined : reader.numbers(turn)[0]), found: findings(reader, tags) };
}

/** Exif as files carry it: some write `Exif\0\0` before the TIFF where none belongs. */
export function readExifBlock(block: Bytes): Exif {
  return readExif(has(block, 0, 'Exif\0\0') ? block.subarray(6) : block);
}

/** Tags whose text is shown; the key is the directory and the tag's number. */
const TEXTS: ReadonlyMap<string, FindingKind> = new Map([
  ['0:10e', 'comment'], // ImageDescription
  ['0:131', 'software'],
  ['0:132', 'date'], // ModifyDate
  ['0:13b', 'author'], // Artist
  ['0:13c', 'software'], // HostComputer
  ['0:8298', 'author'], // Copyright
  ['0:9c9b', 'comment'], // XPTitle
  ['0:9c9c', 'comment'], // XPComment
  ['0:9c9d', 'author'], // XPAuthor
  ['0:9c9e', 'comment'], // XPKeywords
  ['0:9c9f', 'comment'], // XPSubject
  ['0:c614', 'camera'], // UniqueCameraModel
  ['0:c62f', 'serial'], // CameraSerialNumber
  ['exif:9003', 'date'], // DateTimeOriginal
  ['exif:9004', 'date'], // CreateDate
  ['exif:9286', 'comment'], // UserComment
  ['exif:a420', 'serial'], // ImageUniqueID
  ['exif:a430', 'author'], // OwnerName
  ['exif:a431', 'serial'], // BodySerialNumber
  ['exif:a434', 'camera'], // LensModel
  ['exif:a435', 'serial'], // LensSerialNumber
  ['gps:1d', 'date'], // GPSDateStamp
]);

function findings(reader: Reader, tags: ReadonlyMap<string, Tag>): Finding[] {
  const found: Finding[] = [];
  const place = readPlace(reader, tags);
  if (place !== undefined) found.push({ kind: 'place', value: place });
  else if ([...tags.keys()].some((key) => key.startsWith('gps:'))) found.push({ kind: 'place' });
  const camera = ['0:10f', '0:110'].map((key) => reader.text(tags.get(key))).filter((part) => part !== '');
  if (camera.length > 0) found.push({ kind: 'camera', value: camera.join(' ') });
  for (const [key, kind] of TEXTS) {
    const tag = tags.get(key);
    const value = kind === 'date' ? date(reader.text(tag)) : reader.text(tag);
    if (value !== '') found.push({ kind, value });
  }
  // What a maker writes for itself: serial numbers, counts of shots, names given to the device.
  if (tags.has('exif:927c')) found.push({ kind: 'serial', value: 'MakerNote' });
  if (tags.has('1:201') || tags.has('1:111')) found.push({ kind: 'thumbnail' });
  const xmp = tags.get('0:2bc');
  if (xmp !== undefined) found.push(...inspectXmp(text(reader.value(xmp))));
  const iptc = tags.get('0:83bb');
  if (iptc !== undefined) found.push(...inspectIptc(reader.value(iptc)));
  return found;
}

/** Exif writes 2026:11:22 10:20:30; people write the day with hyphens. */
function date(value: string): string {
  return value.replace(/^(\d{4}):(\d\d):(\d\d)/, '$1-$2-$3');
}

function readPlace(reader: Reader, tags: ReadonlyMap<string, Tag>): string | undefined {
  const degrees = (letter: string, numbers: string): number | undefined => {
    const [d, m = 0, s = 0] = reader.numbers(tags.get(numbers));
    if (d === undefined) return undefined;
    const value = d + m / 60 + s / 3600;
    return /^[SW]/.test(reader.text(tags.get(letter))) ? -value : value;
  };
  return place(degrees('gps:1', 'gps:2'), degrees('gps:3', 'gps:4'));
}

interface Tag {
  readonly type: number;
  readonly count: number;
  readonly at: number;
  /** In bytes. */
  readonly length: number;
}

/** Bytes of one value of each type, by the type's number. */
const SIZES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const MAX_TAGS = 512;

class Reader {
  readonly #bytes: Bytes;
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = has(bytes, 0, 'II');
  }

  /** The tags of the picture, its thumbnail, Exif and GPS; each directory is read once. */
  directories(): Map<string, Tag> {
    const tags = new Map<string, Tag>();
    if (!has(this.#bytes, 0, this.#little ? 'II*\0' : 'MM\0*')) return tags;
    const thumbnail = this.#directory('0', this.#u32(4), tags);
    if (thumbnail !== 0) this.#directory('1', thumbnail, tags);
    for (const [pointer, name] of [['0:8769', 'exif'], ['0:8825', 'gps']] as const) {
      const tag = tags.get(pointer);
      const at = tag === undefined ? undefined : this.numbers(tag)[0];
      if (at !== undefined) this.#directory(name, at, tags);
    }
    return tags;
  }

  /** Adds the directory's tags and returns where the next one is. */
  #directory(name: string, at: number, tags: Map<string, Tag>): number {
    const count = Math.min(this.#u16(at), MAX_TAGS);
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + 12 * i;
      const type = this.#u16(entry + 2);
      const number = this.#u32(entry + 4);
      const length = (SIZES[type] ?? 0) * number;
      const place = length <= 4 ? entry + 8 : this.#u32(entry + 8);
      if (length === 0 || place + length > this.#bytes.length) continue;
      const key = `${name}:${this.#u16(entry).toString(16)}`;
      if (!tags.has(key)) tags.set(key, { type, count: number, at: place, length });
    }
    return this.#u32(at + 2 + 12 * count);
  }

  value(tag: Tag): Bytes {
    return this.#bytes.subarray(tag.at, tag.at + tag.length);
  }

  /** At most the first three; rationals divided. */
  numbers(tag: Tag | undefined): number[] {
    if (tag === undefined) return [];
    const size = SIZES[tag.type] ?? 0;
    return Array.from({ length: Math.min(tag.count, 3) }, (_, i) => {
      const at = tag.at + size * i;
      if (tag.type === 5 || tag.type === 10) return this.#u32(at) / this.#u32(at + 4);
      return size === 1 ? (this.#bytes[at] ?? 0) : size === 2 ? this.#u16(at) : this.#u32(at);
    });
  }

  /** Text of a tag; XP tags are UTF-16, a UserComment begins with the name of its code. */
  text(tag: Tag | undefined): string {
    if (tag === undefined) return '';
    const bytes = this.value(tag).subarray(0, 2000);
    if (has(bytes, 0, 'UNICODE\0')) return decode(this.#little ? 'utf-16le' : 'utf-16be', bytes.subarray(8));
    if (has(bytes, 0, 'ASCII\0\0\0') || has(bytes, 0, '\0\0\0\0\0\0\0\0')) return decode('utf-8', bytes.subarray(8));
    if (tag.type === 2 || tag.type === 7) return decode('utf-8', bytes);
    return tag.type === 1 ? decode('utf-16le', bytes) : '';
  }

  #u16(at: number): number {
    return at + 2 <= this.#bytes.length ? this.#view.getUint16(at, this.#little) : 0;
  }

  #u32(at: number): number {
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, this.#little) : 0;
  }
}

function decode(name: string, bytes: Bytes): string {
  const whole = name === 'utf-8' && bytes.some((byte) => byte > 127) ? new TextDecoder().decode(bytes) : undefined;
  const value = whole ?? (name === 'utf-8' ? latin(bytes) : new TextDecoder(name).decode(bytes));
  return value.replace(/\0[^]*$/, '').trim();
}
