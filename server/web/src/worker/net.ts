// Requests of the worker: no cookies, no cache, no redirects, limits on time and on length, and one failure code for everything that can go wrong.

import { join, type Bytes } from '../crypto/notation.ts';
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
  /** Ends the request as a lost one: its connection cannot be trusted any more. */
  readonly cut?: AbortSignal;
  readonly milliseconds?: number;
}

/** One request and its answer, headers only. Throws {@link Lost} when there is none, `cancelled` when it was stopped. */
export async function ask(path: string, { method = 'GET', headers = {}, body, signal, cut, milliseconds = 2 * MINUTE }: Ask = {}): Promise<Response> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, milliseconds);
  signal?.addEventListener('abort', end);
  cut?.addEventListener('abort', end);
  try {
    if (signal?.aborted === true) throw new CallError('cancelled');
    if (cut?.aborted === true) throw new Lost();
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
    cut?.removeEventListener('abort', end);
  }
}

export interface Expecting {
  /** The most bytes that an honest answer can have. */
  readonly most: number;
  /** What a longer answer is told as. */
  readonly tooLong?: Failure;
  /** How long the answer may stand still. */
  readonly idle?: number;
}

/** The whole body of a 200; undefined for a 404, which each caller reads in its own way. */
export async function fetchBytes(path: string, { most, tooLong = 'server', idle = MINUTE }: Expecting): Promise<{ bytes: Bytes; date: string | null } | undefined> {
  try {
    const answer = await ask(path);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new CallError(failureOf(answer.status));
    const bytes = await readBody(answer, most, idle);
    if (bytes === undefined) throw new CallError(tooLong);
    return { bytes, date: answer.headers.get('date') };
  } catch (error) {
    throw error instanceof CallError ? error : new CallError('offline');
  }
}

/** The failure of an answer that is neither expected nor particular to a call. */
export function failureOf(status: number): Failure {
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'server' : 'refused';
}

/** All bytes of an answer; undefined when there are more than `most`. */
async function readBody(answer: Response, most: number, idle: number): Promise<Bytes | undefined> {
  const reader = answer.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const pieces: Bytes[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await within(idle, reader.read());
      if (done) break;
      length += value.length;
      if (length > most) return undefined;
      pieces.push(value as Bytes);
    }
  } finally {
    // Not awaited: whoever stands still may also never end.
    reader.cancel().catch(() => undefined);
  }
  return join(...pieces);
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Lost()), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
