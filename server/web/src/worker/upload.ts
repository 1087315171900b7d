// Our tus client: keeps only what the server has not acknowledged, survives lost connections, and is sure of success before it says so.

import type { Bytes } from '../crypto/notation.ts';
import { join } from '../crypto/notation.ts';
import type { Progress } from './calls.ts';
import { ask, CallError, failureOf, Lost } from './net.ts';

const MIB = 1024 * 1024;
const SMALLEST_PATCH = 64 * 1024;
const LONGEST_WAIT = 15_000;

export interface Outgoing {
  readonly sealed: ReadableStream<Bytes>;
  readonly size: number;
  /** `agency` and `tag` as 64 hexadecimal digits each. */
  readonly agency: string;
  readonly tag: string;
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
  #held: Bytes = new Uint8Array();
  #patch = MIB;
  #failures = 0;
  #paused = false;
  #wake: () => void = () => undefined;

  constructor(outgoing: Outgoing, report: (progress: Progress) => void) {
    this.#outgoing = outgoing;
    this.#report = report;
    this.#reader = outgoing.sealed.getReader();
  }

  async run(): Promise<Outcome> {
    try {
      return await this.#run();
    } catch (error) {
      // Nothing acknowledged means nothing of ours lies there: a tag that was pending already leads to an earlier tip.
      if (this.#acknowledged > 0) await this.#discard();
      throw error;
    } finally {
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
      const answer = await ask(this.#place(), { method: 'DELETE', headers: TUS });
      if (answer.status === 404 || answer.status === 410) throw new CallError('batch-closed');
      if (!answer.ok) throw new CallError(failureOf(answer.status));
    } catch (error) {
      throw error instanceof Lost ? new CallError('offline') : error;
    }
  }

  async #run(): Promise<Outcome> {
    if ((await this.#create()) !== 'open') return 'taken';
    while (this.#acknowledged < this.#outgoing.size) {
      await this.#resumed();
      await this.#fill();
      const outcome = await this.#send();
      if (outcome !== undefined) return outcome;
    }
    this.#tell('sending');
    return 'sent';
  }

  /** Creates the upload; `pending` when another one with this tag waits there, `closed` when the tag is in the log. */
  #create(): Promise<'open' | 'pending' | 'closed'> {
    const metadata = `agency ${btoa(this.#outgoing.agency)},tag ${btoa(this.#outgoing.tag)}`;
    return this.#insist(async () => {
      const headers = { ...TUS, 'Upload-Length': String(this.#outgoing.size), 'Upload-Metadata': metadata };
      const answer = await ask('/api/tips', { method: 'POST', headers, signal: this.#stop.signal });
      if (answer.status === 410) return 'closed';
      const location = answer.headers.get('location');
      if (answer.status !== 201 || location === null) throw refusal(answer.status);
      if (Number(answer.headers.get('upload-offset') ?? 0) > 0) return 'pending';
      this.#location = sameOrigin(location);
      return 'open';
    });
  }

  /** Reads sealed bytes until one PATCH is full or the tip has ended. */
  async #fill(): Promise<void> {
    const pieces = [this.#held];
    for (let length = this.#held.length; length < MIB; ) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      pieces.push(value);
      length += value.length;
    }
    if (pieces.length > 1) this.#held = join(...pieces);
  }

  async #send(): Promise<Outcome | undefined> {
    const part = this.#held.slice(0, this.#patch);
    const triedBefore = this.#tried;
    this.#tried = Math.max(this.#tried, this.#acknowledged + part.length);
    this.#tell('sending');
    try {
      const headers = { ...TUS, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(this.#acknowledged) };
      const answer = await ask(this.#place(), { method: 'PATCH', headers, body: part, signal: this.#stop.signal });
      if (answer.status === 404) return await this.#gone();
      if (answer.status !== 204 && answer.status !== 409) throw refusal(answer.status);
      // A refused first piece: what lies there is another upload's. Later ones are refused because the browser itself repeated a piece that was cut.
      const mine = answer.status === 409 && this.#acknowledged === 0 ? triedBefore : this.#tried;
      if (!this.#acknowledge(answer, mine)) return 'taken';
      this.#failures = 0;
      this.#patch = Math.min(MIB, this.#patch * 2);
      return undefined;
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      this.#patch = Math.max(SMALLEST_PATCH, this.#patch / 2);
      return this.#recover();
    }
  }

  /** After a lost connection: waits, asks how much arrived, goes on from there. */
  async #recover(): Promise<Outcome | undefined> {
    await this.#wait();
    const answer = await this.#insist(async () => {
      const head = await ask(this.#place(), { method: 'HEAD', headers: TUS, signal: this.#stop.signal });
      if (!head.ok && head.status !== 404) throw refusal(head.status);
      return head;
    });
    if (answer.status === 404) return this.#gone();
    return this.#acknowledge(answer, this.#tried) ? undefined : 'taken';
  }

  /**
   * The upload is unknown: expired, or its batch closed before the last answer reached us. If every byte was on its way,
   * the log has the last word: a tag that only this ciphertext of this visit can have brought there is success.
   */
  async #gone(): Promise<Outcome> {
    if (this.#tried < this.#outgoing.size) return 'taken';
    const found = await this.#create();
    if (found === 'open') await this.#discard();
    return found === 'closed' ? 'sent' : 'taken';
  }

  /** Drops what the server has. False when the offset is none that our own bytes, up to `tried`, can have led to. */
  #acknowledge(answer: Response, tried: number): boolean {
    const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN);
    if (!Number.isInteger(offset) || offset < this.#acknowledged || offset > tried) return false;
    this.#held = this.#held.slice(offset - this.#acknowledged);
    this.#acknowledged = offset;
    return true;
  }

  /** Repeats a small request until it is answered. */
  async #insist<T>(request: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const value = await request();
        this.#failures = 0;
        return value;
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
        await this.#wait();
      }
    }
  }

  /** Waits a little longer after each failure in a row, less when the device says it is online again. */
  async #wait(): Promise<void> {
    this.#failures += 1;
    this.#tell('lost');
    const milliseconds = Math.min(LONGEST_WAIT, 500 * 2 ** this.#failures);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      addEventListener('online', this.#wake, { once: true });
    });
    removeEventListener('online', this.#wake);
    await this.#resumed();
  }

  async #resumed(): Promise<void> {
    while (this.#paused && !this.#stop.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#stop.signal.aborted) throw new CallError('cancelled');
  }

  /** Leaves nothing unfinished on the server, as far as it can be reached. */
  async #discard(): Promise<void> {
    if (this.#location === undefined) return;
    await ask(this.#location, { method: 'DELETE', headers: TUS }).catch(() => undefined);
  }

  #place(): string {
    if (this.#location === undefined) throw new CallError('unexpected');
    return this.#location;
  }

  #tell(state: Progress['state']): void {
    this.#report({ sent: this.#acknowledged, total: this.#outgoing.size, state: this.#paused ? 'paused' : state });
  }
}

const TUS = { 'Tus-Resumable': '1.0.0' };

/** What an unexpected answer means: try again later, or give up. */
function refusal(status: number): Error {
  if (status >= 500 || status === 429 || status === 408) return new Lost();
  if (status === 404) return new CallError('no-agency');
  return new CallError(status === 413 ? 'too-large' : 'refused');
}

/** The path of an upload on this server: an address elsewhere is refused. */
function sameOrigin(location: string): string {
  const address = new URL(location, self.location.origin);
  if (address.origin !== self.location.origin || !address.pathname.startsWith('/api/tips/')) throw new CallError('refused');
  return address.pathname;
}
