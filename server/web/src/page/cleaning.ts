// The page's side of clean.js: starts it with the first attached file, whatever that is, asks it, and ends it with the visit.

import type { Cleaned, CleanOptions, Inspection } from '../clean/index.ts';
import type { CleaningAnswer, CleaningCalls, CleaningRequest } from '../clean/main.ts';
import { scriptAddress } from '../script-address.ts';

/** The script did not come, or stopped: nothing is known of any file. */
export class NotLooked extends Error {}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: NotLooked) => void;
}

export class Cleaning {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  inspect(file: Blob, name: string): Promise<Inspection> {
    return this.#ask('inspect', { file, name });
  }

  clean(file: Blob, name: string, options: CleanOptions): Promise<Cleaned> {
    return this.#ask('clean', { file, name, options });
  }

  /** Ends the worker; the next question starts another one. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const waiting of this.#waiting.values()) waiting.reject(new NotLooked());
    this.#waiting.clear();
  }

  #ask<N extends keyof CleaningCalls>(call: N, input: CleaningCalls[N]['input']): Promise<CleaningCalls[N]['output']> {
    const worker = (this.#worker ??= this.#start());
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: never) => void, reject });
      worker.postMessage({ id, call, input } as CleaningRequest);
    });
  }

  #start(): Worker {
    const worker = new Worker(scriptAddress('/clean.js'));
    worker.onmessage = ({ data }: MessageEvent<CleaningAnswer>) => {
      this.#waiting.get(data.id)?.resolve(data.value as never);
      this.#waiting.delete(data.id);
    };
    worker.onerror = (event) => {
      // Said on the page, in words; nothing of it belongs on the console.
      event.preventDefault();
      this.end();
    };
    return worker;
  }
}
