// Requests of the worker: no cookies, no cache, no redirects, a limit on time, and one failure code for everything that can go wrong.

import type { Bytes } from '../crypto/notation.ts';
import type { Failure } from './calls.ts';

/** Ends a call with a code that the page has a sentence for. */
export class CallError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure);
    this.name = 'CallError';
    this.failure = failure;
  }
}

/** The connection failed, or nothing came back in time. */
export class Lost extends Error {}

const MINUTE = 60_000;

export interface Ask {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Bytes | string;
  /** Ends the request from outside: the person cancelled. */
  readonly signal?: AbortSignal;
  readonly milliseconds?: number;
}

/** One request and its answer, headers only. Throws {@link Lost} when there is none, `cancelled` when it was stopped. */
export async function ask(path: string, { method = 'GET', headers = {}, body, signal, milliseconds = 2 * MINUTE }: Ask = {}): Promise<Response> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, milliseconds);
  signal?.addEventListener('abort', end);
  try {
    if (signal?.aborted === true) throw new CallError('cancelled');
    return await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: ending.signal,
    });
  } catch (error) {
    if (signal?.aborted === true) throw new CallError('cancelled');
    if (error instanceof CallError) throw error;
    throw new Lost();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

/** The whole body of a 200; undefined for a 404, which each caller reads in its own way. */
export async function fetchBytes(path: string): Promise<{ bytes: Bytes; date: string | null } | undefined> {
  try {
    const answer = await ask(path);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new CallError(failureOf(answer.status));
    return { bytes: new Uint8Array(await answer.arrayBuffer()), date: answer.headers.get('date') };
  } catch (error) {
    throw error instanceof CallError ? error : new CallError('offline');
  }
}

/** The failure of an answer that is neither expected nor particular to a call. */
export function failureOf(status: number): Failure {
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'server' : 'refused';
}
