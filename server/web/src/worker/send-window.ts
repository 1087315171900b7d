// The bytes on their way: one buffer of fixed size for the whole upload, however long the tip is.

import type { Bytes } from '../crypto/notation.ts';

const NOTHING = new Uint8Array();

export class SendWindow {
  readonly #buffer: Bytes;
  #length = 0;
  /** What did not fit any more. */
  #ahead: Bytes = NOTHING;

  constructor(capacity: number) {
    this.#buffer = new Uint8Array(capacity);
  }

  /** Whether `count` bytes are here, or as many as there is room for. */
  holds(count: number): boolean {
    return this.#length >= Math.min(count, this.#buffer.length);
  }

  /** Takes a chunk. Only while there is room. */
  put(chunk: Bytes): void {
    this.#ahead = chunk;
    this.#advance();
  }

  /** At most `most` bytes behind the first `from`: a view that holds until `drop`. */
  behind(from: number, most: number): Bytes {
    return this.#buffer.subarray(from, Math.min(from + most, this.#length));
  }

  /** Forgets the first `count` bytes: they have arrived. */
  drop(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#advance();
  }

  #advance(): void {
    const chunk = this.#ahead;
    const taken = chunk.subarray(0, this.#buffer.length - this.#length);
    this.#buffer.set(taken, this.#length);
    this.#length += taken.length;
    this.#ahead = taken.length === chunk.length ? NOTHING : chunk.subarray(taken.length);
  }
}
