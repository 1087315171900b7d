// Stands in for worker/net.ts in the single-file client: what a visit would fetch comes out of the saved visit, and nothing else comes at all.

import type { Saved } from '../crypto/saved.ts';
import { bytesOf } from '../crypto/saved.ts';
import type { Bytes } from '../crypto/notation.ts';
import { CallError, Lost, type Ask, type Expecting } from '../worker/net.ts';

export { CallError, failureOf, Lost } from '../worker/net.ts';

let saved: Saved = new Map();

/** From now on the answers are those of this file. */
export function answerFrom(file: Saved): void {
  saved = file;
}

/** There is nobody to ask. */
export function ask(_path: string, _asked?: Ask): Promise<Response> {
  return Promise.reject(new Lost());
}

/** What the file holds for an address of the drop. What it does not hold was never saved: only what a log has not got yet may be absent. */
export async function fetchBytes(path: string, { most, tooLong = 'server' }: Expecting): Promise<{ bytes: Bytes; date: string | null } | undefined> {
  const log = /^\/api\/log\/([0-9a-f]{64})$/.exec(path)?.[1];
  if (log !== undefined) return { bytes: shardsOf(log), date: null };
  const name = nameOf(path);
  const part = saved.get(name);
  if (part === undefined) {
    if (/^cards\/|\/(?:seen|withdrawn)$/.test(name) || /^drawer\/.*\/[1-9][0-9]*$/.test(name)) return undefined;
    throw new CallError('not-saved');
  }
  if (part.size > most) throw new CallError(tooLong);
  return { bytes: await bytesOf(part), date: null };
}

function nameOf(path: string): string {
  const [, kind = '', rest = ''] = /^\/api\/([a-z]+)\/(.*)$/.exec(path) ?? [];
  if (kind === 'card') return `cards/${rest}`;
  return `${kind}/${rest.replace('?page=', '/')}`;
}

/** The list of shards as the server would give it: those whose checkpoint was saved. */
function shardsOf(agency: string): Bytes {
  const shards = [...saved.keys()].flatMap((name) => {
    const [, of, shard = ''] = /^log\/([0-9a-f]{64})\/([^/]+)\/checkpoint$/.exec(name) ?? [];
    return of === agency ? [shard] : [];
  });
  if (shards.length === 0) throw new CallError('not-saved');
  return new TextEncoder().encode(JSON.stringify({ shards }));
}
