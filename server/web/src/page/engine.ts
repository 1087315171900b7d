// The page's side of the worker: asks, waits, and passes progress on; ending it ends every key.

import { scriptAddress } from '../script-address.ts';
import type { Answer, CallName, Calls, Failure, Progress } from '../worker/calls.ts';
import { EngineError } from './engine-error.ts';

export { EngineError } from './engine-error.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: EngineError) => void;
}

export class Engine {
  onprogress: (progress: Progress) => void = () => undefined;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor() {
    this.#worker = new Worker(scriptAddress('/worker.js'));
    this.#worker.onmessage = (event: MessageEvent<Answer>) => this.#hear(event.data);
    this.#worker.onerror = () => this.#fail('unexpected');
  }

  call<N extends CallName>(call: N, input: Calls[N]['input']): Promise<Calls[N]['output']> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: never) => void, reject });
      this.#worker.postMessage({ id, call, input });
    });
  }

  /** Ends the worker, and with it everything it knows. */
  end(): void {
    this.#worker.terminate();
    this.#waiting.clear();
    this.onprogress = () => undefined;
  }

  #hear(answer: Answer): void {
    if ('progress' in answer) {
      this.onprogress(answer.progress);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) return;
    this.#waiting.delete(answer.id);
    if ('failure' in answer) waiting.reject(new EngineError(answer.failure));
    else waiting.resolve(answer.value as never);
  }

  #fail(failure: Failure): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new EngineError(failure));
    this.#waiting.clear();
  }
}
