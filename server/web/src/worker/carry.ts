// Hands in a tip that was sealed elsewhere and carried here: needs no codename, and learns nothing but what every upload announces.

import { openCarried, type Carried } from '../crypto/carried.ts';
import { ProtocolError, type Bytes } from '../crypto/notation.ts';
import type { CarriedView, Progress } from './calls.ts';
import { CallError, Lost } from './net.ts';
import { create, terminate, Troubled } from './tus.ts';
import { Upload } from './upload.ts';
import type { Visit } from './visit.ts';

const PATIENCE = 15_000;

export class Carrying {
  readonly #visit: Visit;
  readonly #report: (progress: Progress) => void;
  #file: Carried | undefined;
  #upload: Upload | undefined;

  constructor(visit: Visit, report: (progress: Progress) => void) {
    this.#visit = visit;
    this.#report = report;
  }

  /** Looks at a file without reading what is sealed, and says for whom it is. */
  async open(file: Blob): Promise<CarriedView> {
    this.#file = undefined;
    const carried = await openCarried(file).catch((error: unknown) => {
      throw error instanceof ProtocolError ? new CallError('no-blob') : error;
    });
    if (carried.dropId !== this.#visit.drop.drop_id) throw new CallError('no-blob');
    this.#visit.agency(carried.agency);
    if (carried.sealed.size > this.#visit.drop.limits.tip) throw new CallError('too-large');
    this.#file = carried;
    return { agency: carried.agency, total: carried.sealed.size };
  }

  /** Uploads it. That it is there already, from an earlier attempt by whatever means, is success: there is one ciphertext with this tag. */
  async send(): Promise<void> {
    if (this.#file === undefined) throw new CallError('unexpected');
    const { sealed, agency, tag } = this.#file;
    const announced = { size: sealed.size, agency, tag };
    if (await this.#there(announced)) return;
    const upload = new Upload({ ...announced, sealed: sealed.stream() as ReadableStream<Bytes> }, this.#report);
    this.#upload = upload;
    if ((await upload.run()) !== 'sent') throw new CallError('taken');
  }

  pause(paused: boolean): void {
    this.#upload?.pause(paused);
  }

  cancel(): void {
    this.#upload?.cancel();
  }

  /** Whether all of it has arrived before. What arrived in part is given up, because it cannot be known to be of this file. */
  async #there(announced: { size: number; agency: string; tag: string }): Promise<boolean> {
    try {
      const created = await create(announced, {});
      if (created.state === 'closed') return true;
      if (created.state === 'open') return false;
      if (created.offset >= announced.size) return true;
      await terminate(created.location, PATIENCE);
      return false;
    } catch (error) {
      if (error instanceof Troubled) throw new CallError(error.failure);
      throw error instanceof Lost ? new CallError('offline') : error;
    }
  }
}
