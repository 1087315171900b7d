// A coded picture or sample as it lies in the file: one stretch or several, read and kept as if it were one.

import { join, must, type Bytes, type Pieces, type Source } from './bytes.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Stretches of the file, one after the other. */
export class Ranges {
  readonly length: number;
  readonly #source: Source;
  readonly #ranges: readonly Range[];

  constructor(source: Source, ranges: readonly Range[]) {
    this.#source = source;
    this.#ranges = ranges;
    this.length = ranges.reduce((sum, { from, to }) => {
      must(from >= 0 && from <= to && to <= source.size);
      return sum + to - from;
    }, 0);
  }

  async read(at: number, length: number): Promise<Bytes> {
    must(at >= 0 && length >= 0 && at + length <= this.length);
    const parts: Bytes[] = [];
    for (const { from, to } of this.#cut(at, at + length)) parts.push(await this.#source.read(from, to - from));
    return parts.length === 1 ? (parts[0] as Bytes) : join(...parts);
  }

  /** Up to `length` bytes, fewer only at the end. */
  async upTo(at: number, length: number): Promise<Bytes> {
    return this.read(at, Math.max(0, Math.min(length, this.length - at)));
  }

  keep(pieces: Pieces, from: number, to: number): void {
    for (const range of this.#cut(from, to)) pieces.keep(range.from, range.to);
  }

  *#cut(from: number, to: number): Generator<Range> {
    let start = 0;
    for (const range of this.#ranges) {
      const length = range.to - range.from;
      const cut = { from: range.from + Math.max(0, from - start), to: range.from + Math.min(length, to - start) };
      if (cut.from < cut.to) yield cut;
      start += length;
      if (start >= to) return;
    }
  }
}
