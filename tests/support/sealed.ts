// Seals a tip in Node with the page's own code, for clients that only carry bytes.

import { openCard } from '../../server/web/src/crypto/card.ts';
import { decodeHex, encodeHex } from '../../server/web/src/crypto/hex.ts';
import { rootFromSecret } from '../../server/web/src/crypto/keys.ts';
import type { Bytes } from '../../server/web/src/crypto/notation.ts';
import { drawSlot, planTip, sealTip } from '../../server/web/src/crypto/tip.ts';
import type { Desk } from './agency.ts';

export interface Sealed {
  readonly blob: Buffer;
  /** What the upload's metadata says, 64 hexadecimal digits each. */
  readonly agency: string;
  readonly tag: string;
}

export interface Enclosed {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** A tip to the desk's agency from a fresh codename, as long as its files make it. */
export async function sealed(desk: Desk, message: string, files: readonly Enclosed[]): Promise<Sealed> {
  const drop = await published(desk.server.address);
  const agency = drop.agencies.find((one) => one.agency === desk.agency);
  if (agency === undefined) throw new Error('drop.js does not name the agency');
  const today = Math.floor(Date.now() / 86_400_000);
  const dropId = bytes(drop.drop_id, 16);
  const card = await openCard(new Uint8Array(await (await fetch(`${desk.server.address}/api/card/${desk.agency}`)).arrayBuffer()), {
    dropId,
    root: bytes(agency.root, 32),
    fingerprint: bytes(agency.agency, 32),
    today,
    counter: undefined,
  });
  const plan = await planTip({
    // Nobody will come back with words: the root's own 32 bytes do.
    root: await rootFromSecret(random(32), dropId),
    card,
    content: { forward: 'ask', kind: 'report', language: 'en', message },
    files: files.map(({ name, type, content }) => ({ name, type, size: content.length })),
    bits: Math.max(...drop.bits),
    today,
    year: new Date().getUTCFullYear(),
    slot: drawSlot(),
    id: random(16),
  });
  const blob = Buffer.from(await new Response(await sealTip(plan, files.map(({ content }) => new Blob([Uint8Array.from(content)])))).arrayBuffer());
  return { blob, agency: encodeHex(plan.agency), tag: encodeHex(plan.tag) };
}

interface Published {
  readonly drop_id: string;
  readonly bits: readonly number[];
  readonly agencies: readonly { readonly agency: string; readonly root: string }[];
}

/** The one object of drop.js. */
async function published(address: string): Promise<Published> {
  const script = await (await fetch(`${address}/drop.js`)).text();
  return JSON.parse(script.slice(script.indexOf('{'), script.lastIndexOf('}') + 1)) as Published;
}

function bytes(hex: string, length: number): Bytes {
  const decoded = decodeHex(hex, length);
  if (decoded === undefined) throw new Error(`not ${length} bytes: ${hex}`);
  return decoded;
}

function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
