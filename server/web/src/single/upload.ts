// Stands in for worker/upload.ts in the single-file client: what would be sent is kept as the file `blob`, which anybody can hand in.

import { writeCarried } from '../crypto/carried.ts';
import type { Bytes } from '../crypto/notation.ts';
import type { Progress } from '../worker/calls.ts';
import type { Announced } from '../worker/tus.ts';
import { breathe } from './breathe.ts';
import { CallError } from './net.ts';
import { opened } from './opened.ts';

/** So much is gathered before it becomes a Blob, which browsers may keep elsewhere than in memory. */
const GATHERED = 4 * 1024 * 1024;

export interface Outgoing extends Announced {
  readonly sealed: ReadableStream<Bytes>;
}

export type Outcome = 'sent' | 'taken';

/** The file that the newest sealing gave, and what its commands name. */
export interface Sealed extends Announced {
  readonly file: Blob;
}

let newest: Sealed | undefined;

export function newestSealed(): Sealed | undefined {
  return newest;
}

export class Upload {
  readonly #outgoing: Outgoing;
  readonly #report: (progress: Progress) => void;
  #paused = false;
  #cancelled = false;
  #wake: () => void = () => undefined;

  constructor(outgoing: Outgoing, report: (progress: Progress) => void) {
    this.#outgoing = outgoing;
    this.#report = report;
  }

  /** Seals piece by piece, so that the page stays alive while it does. */
  async run(): Promise<Outcome> {
    newest = undefined;
    const { size, agency, tag, sealed } = this.#outgoing;
    const whole: Blob[] = [];
    let gathered: Bytes[] = [];
    let held = 0;
    let done = 0;
    const gather = () => {
      whole.push(new Blob(gathered));
      gathered = [];
      held = 0;
    };
    const reader = sealed.getReader();
    try {
      for (;;) {
        while (this.#paused && !this.#cancelled) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
        if (this.#cancelled) throw new CallError('cancelled');
        const piece = await reader.read();
        if (piece.done) break;
        gathered.push(piece.value);
        held += piece.value.length;
        done += piece.value.length;
        if (held >= GATHERED) gather();
        this.#report({ sent: done, total: size, state: 'sending' });
        await breathe();
      }
    } finally {
      reader.cancel().catch(() => undefined);
    }
    gather();
    newest = { file: writeCarried({ dropId: opened().drop.drop_id, agency, tag }, new Blob(whole)), size, agency, tag };
    return 'sent';
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#wake();
    this.#report({ sent: 0, total: this.#outgoing.size, state: paused ? 'paused' : 'sending' });
  }

  cancel(): void {
    this.#cancelled = true;
    this.#wake();
  }

  /** Nothing was sent. */
  withdraw(): Promise<void> {
    return Promise.resolve();
  }
}
