// The pieces that are on their way: two at a time, so that the wire never waits for an answer to come back.

import type { Bytes } from '../crypto/notation.ts';
import { CallError, Lost } from './net.ts';
import { patch } from './tus.ts';

const KIB = 1024;
export const SMALLEST_PIECE = 64 * KIB;
const FIRST_PIECE = 256 * KIB;
export const LARGEST_PIECE = 4 * KIB * KIB;
/** After a piece that is answered sooner the next is longer, after one that takes longer it is shorter: often enough for the eye, seldom enough for the wire. */
const SOON = 3000;
const LATE = 10_000;
/** Then the connection is taken for dead: the smallest piece passes in this time at 9 kbit/s. */
const PATIENCE = 60_000;
export const MOST_FLIGHTS = 2;

/** How a piece ended: with an answer, lost, or because everything was stopped. */
export type Landing = Response | Lost | CallError;

export interface Flight {
  readonly offset: number;
  readonly end: number;
  /** What was acknowledged, and what had ever been on its way, when it set out. */
  readonly acknowledged: number;
  readonly triedBefore: number;
}

export class Flights {
  readonly #under: { readonly flight: Flight; readonly landing: Promise<Landing>; readonly cut: AbortController }[] = [];
  #most = MOST_FLIGHTS;
  /** Length of the next piece. */
  piece = FIRST_PIECE;
  /** The shortest time in which a small request was answered, how long the last piece took, and when one last set out. */
  #roundTrip = Number.POSITIVE_INFINITY;
  #took = 0;
  #launched = 0;

  get count(): number {
    return this.#under.length;
  }

  /** Where the last of them ends. */
  get end(): number | undefined {
    return this.#under.at(-1)?.flight.end;
  }

  /** Whether another one may set out. The first piece goes alone: its answer says whose bytes lie there. */
  mayLaunch(acknowledged: number): boolean {
    return this.#under.length < (acknowledged === 0 ? 1 : this.#most);
  }

  /** A small request was answered in this time. */
  answered(milliseconds: number): void {
    this.#roundTrip = Math.min(this.#roundTrip, milliseconds);
  }

  /** Waits until the next piece may set out behind the one that is on its way. */
  async keepDistance(): Promise<void> {
    const first = this.#under[0];
    // Half a piece apart: both would end together otherwise, and the wire stand still until their answers are back.
    const distance = Math.min(this.#took / 2, Math.max(0, this.#took - this.#roundTrip));
    const left = this.#launched + distance - performance.now();
    if (first === undefined || left <= 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, left);
    });
    await Promise.race([late, first.landing]);
    clearTimeout(timer);
  }

  launch(location: string, body: Bytes, from: Omit<Flight, 'end'>, stop: AbortSignal): void {
    const cut = new AbortController();
    const began = performance.now();
    this.#launched = began;
    const landing = patch(location, from.offset, body, { signal: stop, cut: cut.signal, milliseconds: PATIENCE }).then(
      (answer) => {
        this.#learn(performance.now() - began, body.length);
        return answer;
      },
      (error: unknown) => (error instanceof Lost || error instanceof CallError ? error : new Lost()),
    );
    this.#under.push({ flight: { ...from, end: from.offset + body.length }, landing, cut });
  }

  /** Waits for the one that set out first. */
  async land(): Promise<{ readonly flight: Flight; readonly landing: Landing }> {
    const first = this.#under[0];
    if (first === undefined) throw new CallError('unexpected');
    const landing = await first.landing;
    this.#under.shift();
    return { flight: first.flight, landing };
  }

  /** Gives up all that are on their way. What of them arrives does no harm: they are the same bytes as will be sent again. */
  ground(): void {
    for (const { cut } of this.#under.splice(0)) cut.abort();
  }

  /** Ends all of them as lost; each is still to be landed. */
  cut(): void {
    for (const { cut } of this.#under) cut.abort();
  }

  /** A server, or something before it, does not hold an early piece: from now on one after the other. */
  keepOrder(): void {
    this.#most = 1;
  }

  shrink(): void {
    this.piece = Math.max(SMALLEST_PIECE, this.piece / 2);
  }

  #learn(took: number, length: number): void {
    this.#took = took;
    if (took > LATE) this.shrink();
    else if (took < SOON && length >= this.piece) this.piece = Math.min(LARGEST_PIECE, this.piece * (took < SOON / 2 ? 4 : 2));
  }
}
