// The bytes on their way: one buffer for the whole upload, because a fresh one for each piece piles up faster than browsers collect.

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

  get full(): boolean {
    return this.#length === this.#buffer.length;
  }

  /** Takes a chunk, of which it becomes the only owner. Only while not full. */
  put(chunk: Bytes): void {
    this.#ahead = chunk;
    this.#advance();
  }

  /** The next bytes to send, at most `most`: a view that holds until `drop`. */
  first(most: number): Bytes {
    return this.#buffer.subarray(0, Math.min(most, this.#length));
  }

  /** Forgets the first `count` bytes: they have arrived. */
  drop(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#advance();
  }

  #advance(): void {
    const chunk = this.#ahead;
    if (chunk.length === 0) return;
    const taken = chunk.subarray(0, this.#buffer.length - this.#length);
    this.#buffer.set(taken, this.#length);
    this.#length += taken.length;
    this.#ahead = chunk.subarray(taken.length);
    if (this.#ahead.length > 0) return;
    this.#ahead = NOTHING;
    release(chunk);
  }
}

/** Gives the memory of a chunk back at once, where the browser can; elsewhere it waits for the garbage collection. */
function release(chunk: Bytes): void {
  (chunk.buffer as { transfer?: (length: number) => ArrayBuffer }).transfer?.(0);
}
