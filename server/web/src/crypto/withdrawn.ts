// The list by which a source recognises its own withdrawals, and nobody else learns of any (protocol section 13).

import { encodeHex } from './hex.ts';
import { MAX_LEAVES } from './log.ts';
import { ProtocolError, hash, u8, type Bytes } from './notation.ts';

const HASH = 32;
/** As long as the list of a shard of which everything was withdrawn. */
export const MAX_WITHDRAWN = HASH * (1 + MAX_LEAVES);

export interface WithdrawnList {
  readonly salt: Bytes;
  readonly hashes: ReadonlySet<string>;
}

/** `unread`: no bundle had carried the blob before. `maybe-read`: one had. */
export type Taken = 'unread' | 'maybe-read';

/** `salt 32 | m × 32`, ascending. */
export function parseWithdrawn(bytes: Bytes): WithdrawnList {
  const hashes = Array.from({ length: Math.ceil(bytes.length / HASH) }, (_, i) => encodeHex(bytes.subarray(HASH * i, HASH * (i + 1)))).slice(1);
  // Of equal length, hex sorts as the bytes do.
  const ascending = hashes.every((one, i) => i === 0 || one > (hashes[i - 1] ?? one));
  if (bytes.length < HASH || bytes.length % HASH !== 0 || !ascending) throw new ProtocolError('length');
  return { salt: bytes.slice(0, HASH), hashes: new Set(hashes) };
}

/** What the list says of the tip with this withdraw secret: an entry is `H("withdrawn", salt, w, u8 bundled)`. */
export async function findWithdrawn({ salt, hashes }: WithdrawnList, secret: Bytes): Promise<Taken | undefined> {
  const states: readonly Taken[] = ['unread', 'maybe-read'];
  for (const [bundled, state] of states.entries()) if (hashes.has(encodeHex(await hash('withdrawn', salt, secret, u8(bundled))))) return state;
  return undefined;
}
