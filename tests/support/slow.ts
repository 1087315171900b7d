// One direction of a slow wire: so many bytes a second for all connections together, each of them some time later at the other end.

import type { Socket } from 'node:net';

export interface Slowness {
  /** Bytes a second. */
  readonly rate: number;
  /** Seconds from one end to the other. */
  readonly delay: number;
}

/** Bytes a connection may have waiting before its sender is held back: about what a home router keeps. */
const QUEUE = 64 * 1024;

export class Lane {
  readonly #slowness: Slowness;
  readonly #waiting = new Map<Socket, number>();
  readonly #sent = new Timetable();
  readonly #arriving = new Timetable();
  /** When the last byte will have been put on the wire, in milliseconds. */
  #free = 0;

  constructor(slowness: Slowness) {
    this.#slowness = slowness;
  }

  carry(bytes: Buffer, from: Socket, to: Socket): void {
    const waiting = (this.#waiting.get(from) ?? 0) + bytes.length;
    this.#waiting.set(from, waiting);
    if (waiting > QUEUE) from.pause();
    this.#free = Math.max(this.#free, performance.now()) + (1000 * bytes.length) / this.#slowness.rate;
    this.#sent.add(this.#free, () => {
      const left = (this.#waiting.get(from) ?? 0) - bytes.length;
      this.#waiting.set(from, left);
      if (left <= QUEUE) from.resume();
    });
    this.#arriving.add(this.#free + 1000 * this.#slowness.delay, () => {
      if (to.writable) to.write(bytes);
    });
  }

  /** The end of a connection, behind all that is on its way. */
  end(to: Socket): void {
    this.#arriving.add(Math.max(this.#free, performance.now()) + 1000 * this.#slowness.delay, () => to.end());
  }
}

/** Work in order, each piece at its moment or a little later; timers of their own could overtake each other. */
class Timetable {
  readonly #due: { readonly moment: number; readonly work: () => void }[] = [];
  #armed = false;

  add(moment: number, work: () => void): void {
    this.#due.push({ moment, work });
    this.#arm();
  }

  #arm(): void {
    const first = this.#due[0];
    if (this.#armed || first === undefined) return;
    this.#armed = true;
    setTimeout(() => {
      this.#armed = false;
      while ((this.#due[0]?.moment ?? Number.POSITIVE_INFINITY) <= performance.now()) this.#due.shift()?.work();
      this.#arm();
    }, first.moment - performance.now());
  }
}
