// Sealing a tip as the worker does, and sealing the same bytes by typage alone.

import { Encrypter } from 'age-encryption';
import type { Card } from '../../../server/web/src/crypto/card.ts';
import { rootFromSecret } from '../../../server/web/src/crypto/keys.ts';
import { join, type Bytes } from '../../../server/web/src/crypto/notation.ts';
import { identityFromSeed, recipientOf } from '../../../server/web/src/crypto/recipient.ts';
import { HEADER_LENGTH, payloadLength } from '../../../server/web/src/crypto/size.ts';
import { drawSlot, planTip, sealTip, type Part, type TipPlan, type TipRequest } from '../../../server/web/src/crypto/tip.ts';

/** Left for the text, the JSON entries and the headers. */
const RESERVE = 16 * 1024;
const TODAY = 20_778;

interface Prepared {
  readonly request: TipRequest;
  readonly files: readonly Blob[];
  readonly layout: TipPlan;
  readonly plaintext: Bytes;
}

let prepared: Prepared | undefined;

export async function prepare(size: number): Promise<void> {
  const content = random((payloadLength(size, HEADER_LENGTH) ?? 0) - RESERVE);
  const file = new File([content], 'photo.jpg', { type: 'image/jpeg' });
  const request: TipRequest = {
    root: await rootFromSecret(random(32), random(16)),
    card: await card(),
    content: { forward: 'ask', kind: 'report', language: 'ru', message: 'Директор школы берёт деньги за место в первом классе.' },
    files: [file],
    bits: 0,
    today: TODAY,
    year: 2026,
    slot: drawSlot(),
    id: random(16),
  };
  const layout = await planTip(request);
  if (layout.size !== size) throw new Error(`the tip has ${layout.size} bytes, not ${size}`);
  prepared = { request, files: [file], layout, plaintext: join(...layout.parts.map((part) => bytesOf(part, content))) };
}

export async function plan(): Promise<void> {
  await planTip(given().request);
}

export async function seal(): Promise<void> {
  const { layout, files } = given();
  const reader = (await sealTip(layout, files)).getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
  }
  if (length !== layout.size) throw new Error('the tip is not whole');
}

export async function bareTypage(): Promise<void> {
  const { layout, plaintext } = given();
  const encrypter = new Encrypter();
  encrypter.addRecipient(layout.recipient);
  if ((await encrypter.encrypt(plaintext)).length !== layout.size) throw new Error('the tip is not whole');
}

function given(): Prepared {
  if (prepared === undefined) throw new Error('nothing is prepared');
  return prepared;
}

function bytesOf(part: Part, file: Bytes): Bytes {
  if ('bytes' in part) return part.bytes;
  return 'file' in part ? file : new Uint8Array(part.zeros);
}

/** A card with nothing but what sealing asks of it; the other bytes are random. */
async function card(): Promise<Card> {
  const recipient = await recipientOf(identityFromSeed(random(32)));
  const names = { en: 'Agency', ru: 'Орган', kk: 'Орган' };
  return {
    dropId: random(16),
    agency: random(32),
    root: random(32),
    counter: 1,
    notBefore: TODAY,
    notAfter: TODAY,
    recipients: [{ from: TODAY, recipient }],
    desk: random(32),
    deskDh: random(32),
    bundle: recipient,
    hotlines: [],
    roles: [],
    questions: [],
    names,
    sectors: [],
    districts: [],
  };
}

/** Random bytes of any length; WebCrypto gives at most 64 KiB at a time. */
export function random(length: number): Bytes {
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(out.subarray(at, at + 65_536));
  return out;
}
