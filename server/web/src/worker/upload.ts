// Our tus client: keeps only what the server has not acknowledged, survives lost connections, and is sure of success before it says so.

import type { Bytes } from '../crypto/notation.ts';
import type { Progress } from './calls.ts';
import { discard, discardOnce, type Discarded } from './discard.ts';
import { Flights, LARGEST_PIECE, MOST_FLIGHTS } from './flights.ts';
import { CallError, Lost } from './net.ts';
import { SendWindow } from './send-window.ts';
import { create, head, refusal, Troubled, type Announced, type Limits } from './tus.ts';
import { watchWaking } from './waking.ts';

const LONGEST_WAIT = 15_000;
/** How long an answer to a small request is waited for, after no failure and after many. */
const SHORTEST_PATIENCE = 10_000;
const LONGEST_PATIENCE = 120_000;
/** How often in a row the server may answer that it cannot, before the person is told: most of a minute. */
const MOST_TROUBLES = 6;

export interface Outgoing extends Announced {
  readonly sealed: ReadableStream<Bytes>;
}

/** How an attempt ends: the blob is with the drop, or this tag is another's and a new one must be drawn. */
export type Outcome = 'sent' | 'taken';

export class Upload {
  readonly #outgoing: Outgoing;
  readonly #report: (progress: Progress) => void;
  readonly #reader: ReadableStreamDefaultReader<Bytes>;
  readonly #stop = new AbortController();
  #location: string | undefined;
  /** Bytes the server has acknowledged, and bytes it may have got. */
  #acknowledged = 0;
  #tried = 0;
  readonly #window = new SendWindow(MOST_FLIGHTS * LARGEST_PIECE);
  readonly #flights = new Flights();
  /** Ends small requests when the device wakes up. */
  #cut = new AbortController();
  #failures = 0;
  #troubles = 0;
  #paused = false;
  #wake: () => void = () => undefined;

  constructor(outgoing: Outgoing, report: (progress: Progress) => void) {
    this.#outgoing = outgoing;
    this.#report = report;
    this.#reader = outgoing.sealed.getReader();
  }

  async run(): Promise<Outcome> {
    const rest = watchWaking(() => this.#woke());
    try {
      return await this.#run();
    } catch (error) {
      this.#flights.ground();
      return await this.#takeBack(error);
    } finally {
      rest();
      await this.#reader.cancel().catch(() => undefined);
    }
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#wake();
    this.#tell(paused ? 'paused' : 'sending');
  }

  cancel(): void {
    this.#stop.abort();
    this.#wake();
  }

  /** Takes the tip back, which works until its batch closes. */
  async withdraw(): Promise<void> {
    try {
      if ((await discardOnce(this.#place(), this.#outgoing)) === 'in-log') throw new CallError('batch-closed');
    } catch (error) {
      if (error instanceof Troubled) throw new CallError(error.failure);
      throw error instanceof Lost ? new CallError('offline') : error;
    }
  }

  async #run(): Promise<Outcome> {
    if ((await this.#create()) !== 'open') return 'taken';
    while (this.#acknowledged < this.#outgoing.size) {
      // What is on its way lands even while paused; nothing new sets out.
      if (this.#flights.count === 0) await this.#resumed();
      while (!this.#paused && this.#flights.mayLaunch(this.#acknowledged) && this.#next() < this.#outgoing.size) {
        await this.#flights.keepDistance();
        if (!this.#paused) await this.#launch();
      }
      const outcome = await this.#land();
      if (outcome !== undefined) return outcome;
    }
    return 'sent';
  }

  /**
   * Ends an attempt that failed or was stopped. The server may have every byte while its answer was still on the way, so
   * whatever was begun is taken back, and what is said depends on the answer to that.
   */
  async #takeBack(error: unknown): Promise<Outcome> {
    // Without an address nothing of ours lies there: a tag that was pending already leads to an earlier tip.
    if (this.#location === undefined) throw error;
    this.#tell('stopping');
    const discarded: Discarded = await this.#discard(this.#location);
    const whole = this.#tried >= this.#outgoing.size;
    const cancelled = error instanceof CallError && error.failure === 'cancelled';
    if (discarded === 'in-log' && whole) {
      if (cancelled) throw new CallError('batch-closed');
      return 'sent';
    }
    if (discarded === 'unknown' && (whole || (cancelled && this.#tried > 0))) throw new CallError('not-deleted');
    throw error;
  }

  async #create(): Promise<'open' | 'pending' | 'closed'> {
    const created = await this.#insist(() => create(this.#outgoing, this.#limits()));
    if (created.state === 'open') this.#location = created.location;
    return created.state;
  }

  /** Where the next piece begins. */
  #next(): number {
    return this.#flights.end ?? this.#acknowledged;
  }

  /** Seals as much as the next piece needs, and sends it on its way. */
  async #launch(): Promise<void> {
    const offset = this.#next();
    const [from, most] = [offset - this.#acknowledged, this.#flights.piece];
    while (!this.#window.holds(from + most)) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.#window.put(value);
    }
    const body = this.#window.behind(from, most);
    const triedBefore = this.#tried;
    this.#tried = Math.max(triedBefore, offset + body.length);
    this.#tell('sending');
    this.#flights.launch(this.#place(), body, { offset, acknowledged: this.#acknowledged, triedBefore }, this.#stop.signal);
  }

  async #land(): Promise<Outcome | undefined> {
    const { flight, landing } = await this.#flights.land();
    if (landing instanceof CallError) throw landing;
    if (landing instanceof Lost) return this.#recover(landing);
    const { status } = landing;
    if (status === 404) return this.#gone();
    if (status !== 204 && status !== 409) {
      const error = refusal(status);
      if (error instanceof Lost) return this.#recover(error);
      throw error;
    }
    const offset = offsetOf(landing);
    if (status === 409 && offset >= flight.acknowledged && offset < flight.offset) {
      // It came before the piece in front of it, and was not held.
      this.#flights.keepOrder();
      this.#flights.ground();
      return undefined;
    }
    // A refused first piece: what lies there is another upload's. Later ones are refused because the browser itself repeated a piece that was cut.
    const mine = status === 409 && flight.offset === 0 ? flight.triedBefore : this.#tried;
    if (!this.#acknowledge(offset, mine)) return 'taken';
    if (offset !== flight.end) this.#flights.ground();
    this.#tell('sending');
    return undefined;
  }

  /** After a lost connection: waits, asks how much arrived, goes on from there. */
  async #recover(after: Lost): Promise<Outcome | undefined> {
    this.#flights.ground();
    this.#flights.shrink();
    await this.#wait(after);
    const answer = await this.#insist(async () => {
      const said = await head(this.#place(), this.#limits());
      if (!said.ok && said.status !== 404) throw refusal(said.status);
      return said;
    });
    if (answer.status === 404) return this.#gone();
    return this.#acknowledge(offsetOf(answer), this.#tried) ? undefined : 'taken';
  }

  /**
   * The upload is unknown: expired, or its batch closed before the last answer reached us. If every byte was on its way,
   * the log has the last word: a tag that only this ciphertext of this visit can have brought there is success.
   */
  async #gone(): Promise<Outcome> {
    this.#flights.ground();
    if (this.#tried < this.#outgoing.size) return 'taken';
    const found = await this.#create();
    if (found === 'open') await this.#discard(this.#place());
    return found === 'closed' ? 'sent' : 'taken';
  }

  /** Drops what the server has. False when the offset is none that our own bytes, up to `tried`, can have led to. */
  #acknowledge(offset: number, tried: number): boolean {
    if (!Number.isInteger(offset) || offset < this.#acknowledged || offset > tried) return false;
    if (offset > this.#acknowledged) this.#calm();
    this.#window.drop(offset - this.#acknowledged);
    this.#acknowledged = offset;
    return true;
  }

  /** Repeats a small request until it is answered. */
  async #insist<T>(request: () => Promise<T>): Promise<T> {
    for (;;) {
      const began = performance.now();
      try {
        const answer = await request();
        this.#flights.answered(performance.now() - began);
        return answer;
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
        await this.#wait(error);
      }
    }
  }

  /** It goes on: only bytes that arrived count, since a full server still answers what is asked about them. */
  #calm(): void {
    this.#failures = 0;
    this.#troubles = 0;
  }

  /** Waits a little longer after each failure in a row, less when the device says it is online again. */
  async #wait(after: Lost): Promise<void> {
    this.#failures += 1;
    if (after instanceof Troubled) {
      this.#troubles += 1;
      if (this.#troubles >= MOST_TROUBLES) throw new CallError(after.failure);
    }
    this.#tell(after instanceof Troubled ? 'busy' : 'lost');
    await this.#sleep(Math.min(LONGEST_WAIT, 500 * 2 ** this.#failures));
    await this.#resumed();
  }

  async #sleep(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      addEventListener('online', this.#wake, { once: true });
    });
    removeEventListener('online', this.#wake);
  }

  async #resumed(): Promise<void> {
    while (this.#paused && !this.#stop.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#stop.signal.aborted) throw new CallError('cancelled');
  }

  /** The device slept, or came to another network: what is on its way will not be answered any more. */
  #woke(): void {
    this.#flights.cut();
    this.#cut.abort();
    this.#cut = new AbortController();
  }

  /** A small request may meet an old connection that is dead as well: at first it is given up soon, and asked again. */
  #limits(): Limits {
    return { signal: this.#stop.signal, cut: this.#cut.signal, milliseconds: Math.min(LONGEST_PATIENCE, SHORTEST_PATIENCE * 2 ** this.#failures) };
  }

  #discard(location: string): Promise<Discarded> {
    return discard(location, this.#outgoing, (attempt) => this.#sleep(500 * 2 ** (attempt - 1)));
  }

  #place(): string {
    if (this.#location === undefined) throw new CallError('unexpected');
    return this.#location;
  }

  #tell(state: Progress['state']): void {
    this.#report({ sent: this.#acknowledged, total: this.#outgoing.size, state: this.#paused ? 'paused' : state });
  }
}

/** The offset that an answer tells; not a number when it tells none. */
function offsetOf(answer: Response): number {
  return Number(answer.headers.get('upload-offset') ?? Number.NaN);
}
