// Fetches a bundle piece by piece, keeps what came when the connection goes, and hands the whole to the browser's saving.

import { el } from '../page/dom.ts';
import { Courier, CourierError } from './api.ts';

const SAVE_MILLISECONDS = 600_000;

export class Download {
  readonly #courier: Courier;
  readonly #query: string;
  #pieces: Blob[] = [];
  #done = 0;
  #size: number | undefined;
  #number: number | undefined;

  /** `again` seals everything that no `seen` has confirmed into a new bundle. */
  constructor(courier: Courier, again: boolean) {
    this.#courier = courier;
    this.#query = again ? '?from=seen' : '';
  }

  /** Goes on where it stopped; the name under which the bundle was saved. */
  async run(report: (done: number, size: number) => void): Promise<string> {
    while (this.#size === undefined || this.#done < this.#size) {
      const pinned = this.#number === undefined ? this.#query : `?number=${this.#number}`;
      const { bytes, size } = await this.#courier.piece(this.#done, pinned);
      if (this.#size !== undefined && size !== this.#size) throw new CourierError('error_gone');
      this.#size = size;
      this.#pieces.push(bytes);
      this.#done += bytes.size;
      // From the second piece on the bundle is asked for by number, so that no other can slip in between.
      this.#number ??= (await this.#courier.state()).bundle?.number;
      report(this.#done, size);
    }
    const name = `bundle-${String(this.#number ?? 0).padStart(4, '0')}.sybyr`;
    save(new Blob(this.#pieces, { type: 'application/octet-stream' }), name);
    this.#pieces = [];
    return name;
  }
}

function save(bundle: Blob, name: string): void {
  const address = URL.createObjectURL(bundle);
  el('a', { href: address, download: name }).click();
  // A large bundle takes the browser a while to copy to disk.
  setTimeout(() => URL.revokeObjectURL(address), SAVE_MILLISECONDS);
}
