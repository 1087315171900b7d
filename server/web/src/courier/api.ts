// The courier's three requests: the state, the bundle piece by piece, the outbox. The token lives in this object and nowhere else.

import type { CourierKey } from '../locales/locale.ts';

/** Pieces are small enough to be repeated after a lost connection, and blobs that the browser may keep on disk. */
const PIECE = 16 * 1024 * 1024;

/** A request that did not succeed, as the key of its sentence. */
export class CourierError extends Error {
  readonly key: CourierKey;
  constructor(key: CourierKey) {
    super(key);
    this.key = key;
  }
}

export interface State {
  readonly agency: string;
  readonly waiting: number;
  readonly bundle?: { readonly number: number; readonly size: number; readonly fetched: boolean };
  readonly outbox?: { readonly number: number; readonly day: number };
}

export class Courier {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async state(): Promise<State> {
    const answer = await this.#ask('/api/courier/state');
    return (await answer.json()) as State;
  }

  async upload(outbox: Blob): Promise<number> {
    const answer = await this.#ask('/api/courier/outbox', { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: outbox });
    return ((await answer.json()) as { accepted: number }).accepted;
  }

  /** The bytes of the bundle from `start` on, at most one piece, and the length of the whole. */
  async piece(start: number, query: string): Promise<{ bytes: Blob; size: number }> {
    const answer = await this.#ask(`/api/courier/bundle${query}`, { headers: { Range: `bytes=${start}-${start + PIECE - 1}` } });
    if (answer.status === 204) throw new CourierError('error_nothing');
    const bytes = await answer.blob().catch(() => {
      throw new CourierError('error_offline');
    });
    if (answer.status === 200 && start === 0) return { bytes, size: bytes.size };
    const size = Number(/^bytes \d+-\d+\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1]);
    if (answer.status !== 206 || !Number.isSafeInteger(size) || bytes.size === 0) throw new CourierError('error_server');
    return { bytes, size };
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string> | undefined), Authorization: `Bearer ${this.#token}` };
    let answer: Response;
    try {
      answer = await fetch(path, { ...init, headers, cache: 'no-store', credentials: 'omit', redirect: 'error' });
    } catch {
      throw new CourierError('error_offline');
    }
    if (!answer.ok) throw new CourierError(keyOf(answer.status));
    return answer;
  }
}

function keyOf(status: number): CourierKey {
  switch (status) {
    case 400:
      return 'error_outbox';
    case 401:
      return 'error_token';
    case 404:
      return 'error_nothing';
    case 409:
      return 'error_replayed';
    case 410:
    case 416:
      return 'error_gone';
    case 413:
      return 'error_large';
    default:
      return 'error_server';
  }
}
