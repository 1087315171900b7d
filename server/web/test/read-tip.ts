// The officer's side of a tip, written for the vectors: the client itself never opens one.

import { MAX_QUESTIONS } from '../src/crypto/card.ts';
import { readContainer } from '../src/crypto/container.ts';
import { encodeHex } from '../src/crypto/hex.ts';
import { choiceAt, hexAt, integerAt, isObject, listAt, objectAt, parseObject, textAt, type JsonObject } from '../src/crypto/json.ts';
import { SLOTS_A_YEAR, uploadTag } from '../src/crypto/keys.ts';
import { ProtocolError, type Bytes } from '../src/crypto/notation.ts';
import { checkRecipient } from '../src/crypto/recipient.ts';
import { parseParts } from '../src/crypto/reply.ts';
import { open } from '../src/crypto/seal.ts';
import { MAX_ATTACHMENTS, MAX_FIELD, MAX_MESSAGE, MAX_NAME } from '../src/crypto/tip.ts';

export interface Expected {
  readonly dropId: Bytes;
  readonly agency: Bytes;
  readonly tag: Bytes;
}

export interface OpenedTip {
  readonly tip: string;
  readonly keys: string;
  readonly message: string;
  readonly files: readonly Bytes[];
}

/** Opens a tip. Codes: sealed; container, json, recipient; foreign; mac for a tag that is not the tip's. */
export async function readTip(sealed: Bytes, identity: string, expected: Expected): Promise<OpenedTip> {
  const entries = readContainer(await open(identity, sealed));
  const names = entries.map(({ name }) => name);
  const at = (name: string): Bytes => entries.find((entry) => entry.name === name)?.content ?? wrong();
  const tip = checkTip(parseObject(at('tip.json')));
  const keys = parseObject(at('keys.json'));
  const forwarded = names.includes('forward.json') ? ['forward.json'] : [];
  const attachments = tip.sizes.map((_, i) => `attachments/${String(i + 1).padStart(2, '0')}`);
  const order = ['tip.json', 'keys.json', ...forwarded, 'message.txt', ...attachments, 'padding'];
  if (names.join() !== order.join() || at('message.txt').length > MAX_MESSAGE) wrong();
  const files = attachments.map(at);
  if (files.some((file, i) => file.length !== tip.sizes[i])) wrong();
  const tag = await checkKeys(keys);
  if (tip.dropId !== encodeHex(expected.dropId) || tip.agency !== encodeHex(expected.agency)) throw new ProtocolError('foreign');
  if (encodeHex(tag) !== encodeHex(expected.tag)) throw new ProtocolError('mac');
  return { tip: decode(at('tip.json')), keys: decode(at('keys.json')), message: decode(at('message.txt')), files };
}

function checkTip(object: JsonObject): { dropId: string; agency: string; sizes: readonly number[] } {
  if (integerAt(object, 'v') !== 1) wrong();
  hexAt(object, 'id', 16);
  choiceAt(object, 'forward', ['never', 'ask', 'yes']);
  const kind = choiceAt(object, 'kind', ['report', 'quick', 'statement', 'call', 'field', 'message', 'claim']);
  if ('claim' in object !== (kind === 'claim')) wrong();
  if ('claim' in object) integerAt(objectAt(object, 'claim'), 'slot', SLOTS_A_YEAR - 1);
  choiceAt(object, 'language', ['en', 'ru', 'kk']);
  for (const key of ['place', 'when', 'who', 'known', 'contact']) if (key in object) textAt(object, key, 0, MAX_FIELD);
  for (const key of ['sector', 'district', 'role']) if (key in object) checkId(object, key);
  if ('risk' in object) choiceAt(object, 'risk', ['yes', 'no', 'unsure']);
  if ('finding' in object) choiceAt(object, 'finding', ['demand', 'conflict', 'purchase', 'barrier', 'rules', 'control', 'other']);
  if ('masked' in object) parseParts(object);
  const answers = 'answers' in object ? listAt(object, 'answers', MAX_QUESTIONS) : [];
  const answered = answers.map((value) => {
    if (!isObject(value)) return wrong();
    textAt(value, 'text', 1, MAX_FIELD);
    return checkId(value, 'id');
  });
  if (new Set(answered).size !== answered.length) wrong();
  const attachments = 'attachments' in object ? listAt(object, 'attachments', MAX_ATTACHMENTS) : [];
  const sizes = attachments.map((value) => {
    if (!isObject(value)) return wrong();
    textAt(value, 'name', 1, MAX_NAME);
    textAt(value, 'type', 0, 100);
    return integerAt(value, 'size');
  });
  return { dropId: encodeHex(hexAt(object, 'drop_id', 16)), agency: encodeHex(hexAt(object, 'agency', 32)), sizes };
}

function checkId(object: JsonObject, key: string): string {
  const id = textAt(object, key, 1, 32);
  return /^[a-z0-9-]+$/.test(id) ? id : wrong();
}

function checkKeys(object: JsonObject): Promise<Bytes> {
  const bits = integerAt(object, 'bits', 16);
  if (integerAt(object, 'v') !== 1) wrong();
  integerAt(object, 'drawer', 2 ** bits - 1);
  integerAt(object, 'year', 65_535);
  integerAt(object, 'slot', SLOTS_A_YEAR - 1);
  hexAt(object, 'k', 32);
  if ('prev' in object) hexAt(object, 'prev', 32);
  checkRecipient(textAt(object, 'reply_to', 1, 4096));
  return uploadTag(hexAt(object, 'wh', 32), hexAt(object, 'claim', 32));
}

function decode(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return wrong();
  }
}

function wrong(): never {
  throw new ProtocolError('json');
}
