// How a call to the worker fails.

import type { Failure } from '../worker/calls.ts';

/** A call that did not succeed, as a code with a sentence in every language. */
export class EngineError extends Error {
  readonly failure: Failure;
  /** A number that the sentence names. */
  readonly number: number | undefined;
  constructor(failure: Failure, number?: number) {
    super(failure);
    this.failure = failure;
    this.number = number;
  }
}
