// Stands in for page/cleaning.ts in the single-file client: browsers refuse workers to files, so cleaning runs in the page itself, piece by piece.

import { clean, inspect, type Cleaned, type CleanOptions, type Inspection } from '../clean/index.ts';
import { breathe } from './breathe.ts';

/** Cannot happen here: the script is in the file. */
export class NotLooked extends Error {}

export class Cleaning {
  async inspect(file: Blob, name: string): Promise<Inspection> {
    await breathe();
    return inspect(file, name);
  }

  async clean(file: Blob, name: string, options: CleanOptions): Promise<Cleaned> {
    await breathe();
    return clean(file, name, options);
  }

  end(): void {
    // There is no worker to end.
  }
}
