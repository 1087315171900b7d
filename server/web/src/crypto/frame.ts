// Frames: an outbox as small pieces that a screen shows as QR codes and a camera reads in any order (protocol section 20).

import { equal, hash, join, variable, type Bytes } from './notation.ts';

/** "SYQ1": what a frame begins with. */
const MAGIC = Uint8Array.of(0x53, 0x59, 0x51, 0x31);
const HEAD = 4 + 16 + 4 + 2 + 2;
const CHECK = 4;
const NAME = 16;

/** The most bytes of data in one frame. */
export const MAX_DATA = 2048;
/** The most bytes that travel so: 4 MiB. */
export const MAX_WHOLE = 4 * 1024 * 1024;
/** The most frames of one whole. */
export const MAX_FRAMES = 8192;

/** One piece of a whole. */
export interface Frame {
  /** Which whole: the first 16 bytes of `H("frames", var(whole))`. */
  readonly whole: Bytes;
  /** Bytes of the whole. */
  readonly length: number;
  /** Bytes of data in every frame but the last. */
  readonly size: number;
  /** From 0. */
  readonly index: number;
  /** How many frames there are. */
  readonly count: number;
  readonly data: Bytes;
}

/** Whether bytes begin as a frame does. */
export function isFrame(bytes: Uint8Array): boolean {
  return equal(bytes.subarray(0, MAGIC.length), MAGIC);
}

/** Reads what a camera saw; `undefined` when it is no frame, or was misread. */
export async function readFrame(bytes: Bytes): Promise<Frame | undefined> {
  if (bytes.length < HEAD + CHECK || !isFrame(bytes)) return undefined;
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [length, size, index] = [numbers.getUint32(20), numbers.getUint16(24), numbers.getUint16(26)];
  const data = bytes.subarray(HEAD, bytes.length - CHECK);
  if (length === 0 || length > MAX_WHOLE || size === 0 || size > MAX_DATA) return undefined;
  const count = Math.ceil(length / size);
  if (count > MAX_FRAMES || index >= count || data.length !== Math.min(size, length - index * size)) return undefined;
  const check = await hash('frame', variable(bytes.subarray(0, bytes.length - CHECK)));
  if (!equal(check.subarray(0, CHECK), bytes.subarray(bytes.length - CHECK))) return undefined;
  return { whole: bytes.slice(4, 4 + NAME), length, size, index, count, data: data.slice() };
}

/** Puts the frames of one whole together, in whatever order and however often they come. */
export class Collected {
  readonly #first: Frame;
  readonly #parts: (Bytes | undefined)[];
  #have = 0;

  constructor(first: Frame) {
    this.#first = first;
    this.#parts = new Array<undefined>(first.count).fill(undefined);
    this.take(first);
  }

  get have(): number {
    return this.#have;
  }

  get count(): number {
    return this.#first.count;
  }

  /** Whether the frame is of this whole. Two ways of cutting the same one are two. */
  belongs(frame: Frame): boolean {
    return equal(frame.whole, this.#first.whole) && frame.length === this.#first.length && frame.size === this.#first.size;
  }

  /** Keeps a frame that belongs; whether it was missing. */
  take(frame: Frame): boolean {
    if (!this.belongs(frame) || this.#parts[frame.index] !== undefined) return false;
    this.#parts[frame.index] = frame.data;
    this.#have += 1;
    return true;
  }

  /** The numbers of the frames that are missing, from 1 as people count. */
  missing(): number[] {
    return this.#parts.flatMap((part, index) => (part === undefined ? [index + 1] : []));
  }

  /** The whole; `undefined` while something is missing, or when what came is not what was named. */
  async whole(): Promise<Bytes | undefined> {
    if (this.#have < this.count) return undefined;
    const whole = join(...this.#parts.filter((part) => part !== undefined));
    const name = (await hash('frames', variable(whole))).subarray(0, NAME);
    return equal(name, this.#first.whole) ? whole : undefined;
  }
}
