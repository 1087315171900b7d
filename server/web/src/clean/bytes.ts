// Reading a stranger's bytes without trusting a length, and putting a new file together out of pieces of the old one.

import { Refusal } from './format.ts';

/** Bytes that a Blob can be made of. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Above this no piece of a file is brought into memory at once. */
export const MAX_READ = 32 * 1024 * 1024;

/** A file, read in windows: neighbouring small reads cost one. */
export class Source {
  readonly file: Blob;
  readonly size: number;
  readonly #ahead: number;
  #window: Bytes = new Uint8Array();
  #start = 0;

  /** `ahead` is the least that is read at once: much where headers lie close together, little where they lie far apart. */
  constructor(file: Blob, ahead = 64 * 1024) {
    this.file = file;
    this.#ahead = ahead;
    this.size = file.size;
  }

  /** Exactly these bytes; refuses those that are not there. */
  async read(at: number, length: number): Promise<Bytes> {
    if (!(at >= 0) || !(length >= 0) || at + length > this.size) throw new Refusal('broken');
    if (length > MAX_READ) throw new Refusal('limit');
    if (at < this.#start || at + length > this.#start + this.#window.length) {
      const end = Math.min(this.size, at + Math.max(length, this.#ahead));
      const window = new Uint8Array(await this.file.slice(at, end).arrayBuffer());
      if (window.length !== end - at) throw new Refusal('unreadable');
      this.#window = window;
      this.#start = at;
    }
    return this.#window.subarray(at - this.#start, at - this.#start + length);
  }

  /** Up to `length` bytes, fewer only at the end of the file. */
  async upTo(at: number, length: number): Promise<Bytes> {
    return this.read(at, Math.max(0, Math.min(length, this.size - at)));
  }
}

/** Reads numbers one after the other, big-endian unless the name says otherwise; past the end it refuses. */
export class View {
  readonly bytes: Bytes;
  at: number;

  constructor(bytes: Bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  take(length: number): Bytes {
    if (!(length >= 0) || length > this.left) throw new Refusal('broken');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  rest(): Bytes {
    return this.take(this.left);
  }

  skip(length: number): void {
    this.take(length);
  }

  u8(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Refusal('broken');
    this.at++;
    return byte;
  }

  u16(): number {
    return this.u8() * 0x100 + this.u8();
  }

  u24(): number {
    return this.u8() * 0x10000 + this.u16();
  }

  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }

  /** A number of eight bytes; refuses one that is not exact as a number. */
  u64(): number {
    const value = this.u32() * 2 ** 32 + this.u32();
    if (!Number.isSafeInteger(value)) throw new Refusal('broken');
    return value;
  }

  u16le(): number {
    return this.u8() + this.u8() * 0x100;
  }

  u24le(): number {
    return this.u16le() + this.u8() * 0x10000;
  }

  u32le(): number {
    return this.u16le() + this.u16le() * 0x10000;
  }

  /** Each byte one character, as names of chunks and boxes are compared. */
  latin(length: number): string {
    return latin(this.take(length));
  }

  /** Refuses anything left over: what no reader needs is not carried along. */
  end(): void {
    if (this.left !== 0) throw new Refusal('broken');
  }
}

/** Refuses with `broken` unless it holds. */
export function must(holds: boolean): asserts holds {
  if (!holds) throw new Refusal('broken');
}

/** Each byte one character. */
export function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Each character one byte. */
export function fromLatin(text: string): Bytes {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** UTF-8 as far as it is; text for people, not for decisions. */
export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Whether `bytes` has this at `at`. */
export function has(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let i = 0; i < mark.length; i++) {
    if (bytes[at + i] !== mark.charCodeAt(i)) return false;
  }
  return true;
}

export function be16(n: number): Bytes {
  return Uint8Array.of(n >> 8, n);
}

export function be32(n: number): Bytes {
  return Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
}

export function be64(n: number): Bytes {
  return join(be32(Math.floor(n / 2 ** 32)), be32(n >>> 0));
}

export function le32(n: number): Bytes {
  return Uint8Array.of(n, n >>> 8, n >>> 16, n >>> 24);
}

/** All of them, one after the other. */
export function join(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A new file: own bytes and ranges of the old file, neighbours as one. Nothing is copied until somebody reads. */
export class Pieces {
  readonly #file: Blob;
  readonly #parts: (Bytes | { from: number; to: number })[] = [];
  #length = 0;

  constructor(file: Blob) {
    this.#file = file;
  }

  get length(): number {
    return this.#length;
  }

  /** How many parts there are. */
  get count(): number {
    return this.#parts.length;
  }

  add(...bytes: readonly Bytes[]): void {
    for (const part of bytes) {
      this.#parts.push(part.slice());
      this.#length += part.length;
    }
  }

  /** The bytes of the old file from `from` up to `to`. */
  keep(from: number, to: number): void {
    must(from >= 0 && from <= to && to <= this.#file.size);
    if (from === to) return;
    this.#length += to - from;
    const last = this.#parts.at(-1);
    if (last !== undefined && 'to' in last && last.to === from) last.to = to;
    else this.#parts.push({ from, to });
  }

  append(other: Pieces): void {
    for (const part of other.#parts) {
      if ('to' in part) this.keep(part.from, part.to);
      else this.add(part);
    }
  }

  blob(type: string): Blob {
    // Own bytes that stand together are one part: Firefox knows a picture by the first part alone when it is asked for a bitmap.
    const parts: (Blob | Bytes)[] = [];
    let own: Bytes[] = [];
    const flush = () => {
      if (own.length > 0) parts.push(join(...own));
      own = [];
    };
    for (const part of this.#parts) {
      if ('to' in part) {
        flush();
        parts.push(this.#file.slice(part.from, part.to));
      } else {
        own.push(part);
      }
    }
    flush();
    return new Blob(parts, { type });
  }
}
