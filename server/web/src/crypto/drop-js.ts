// drop.js as a document: its JSON signed by the log key that it names itself (protocol section 15).

import { decodeHex } from './hex.ts';
import { hexAt, integer, integerAt, isObject, listAt, objectAt, parseObject, textAt, type Json, type JsonObject } from './json.ts';
import { isShard } from './log.ts';
import { ProtocolError, utf8, verify, type Bytes } from './notation.ts';
import type { Agency, Drop, Named, Names } from '../worker/drop.ts';

const HEAD = '// Sybyr drop, protocol 1. The JSON below is signed by the log key: S(log, "drop-js", json).\nglobalThis.sybyrDrop = Object.freeze(';
const MIDDLE = ');\n// signature ';
/** A drop with hundreds of sectors and districts for each of many bodies. */
const MAX_LENGTH = 4 * 1024 * 1024;
const MAX_AGENCIES = 1000;
const MAX_CHOICES = 200;
const MAX_ADDRESSES = 16;

/** Takes drop.js apart. The signature shows that nothing was damaged; whether the log key is the right one, nobody can read out of the file. */
export async function openDropJs(bytes: Bytes): Promise<Drop> {
  if (bytes.length > MAX_LENGTH) throw new ProtocolError('length');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProtocolError('json');
  }
  const middle = text.lastIndexOf(MIDDLE);
  const signature = decodeHex(text.slice(middle + MIDDLE.length, -1), 64);
  if (!text.startsWith(HEAD) || middle < HEAD.length || !text.endsWith('\n') || signature === undefined) throw new ProtocolError('json');
  const json = utf8(text.slice(HEAD.length, middle));
  const object = parseObject(json, MAX_LENGTH);
  if (!(await verify(hexAt(object, 'log', 32), signature, 'drop-js', json))) throw new ProtocolError('signature');
  return parseDrop(object);
}

function parseDrop(object: JsonObject): Drop {
  if (integerAt(object, 'v') !== 1) throw new ProtocolError('json');
  const limits = objectAt(object, 'limits');
  const bits = listAt(object, 'bits', 17).map((one) => integer(one, 16));
  if (bits.length === 0 || bits.some((one, at) => at > 0 && one <= (bits[at - 1] ?? 0))) throw new ProtocolError('json');
  return {
    agencies: listAt(object, 'agencies', MAX_AGENCIES).map(parseAgency),
    batch_hours: listAt(object, 'batch_hours', 24).map((one) => integer(one, 23)),
    bits,
    drop_id: hexTextAt(object, 'drop_id', 16),
    exit: textAt(object, 'exit', 1, 2000),
    limits: { reply_files: integerAt(limits, 'reply_files'), tip: integerAt(limits, 'tip') },
    log: hexTextAt(object, 'log', 32),
    previous: hexTextAt(object, 'previous', 32),
    v: 1,
    version: integerAt(object, 'version'),
    ...('addresses' in object ? { addresses: listAt(object, 'addresses', MAX_ADDRESSES).map(text) } : {}),
    ...('single_file' in object ? { single_file: hexTextAt(object, 'single_file', 32) } : {}),
  };
}

function parseAgency(value: Json): Agency {
  if (!isObject(value) || typeof value['default'] !== 'boolean') throw new ProtocolError('json');
  const first = textAt(value, 'first_shard', 1, 20);
  if (!isShard(first)) throw new ProtocolError('json');
  return {
    agency: hexTextAt(value, 'agency', 32),
    default: value['default'],
    districts: parseNamed(value, 'districts'),
    first_shard: first,
    names: parseNames(value),
    root: hexTextAt(value, 'root', 32),
    sectors: parseNamed(value, 'sectors'),
  };
}

function parseNamed(object: JsonObject, key: string): Named[] {
  return listAt(object, key, MAX_CHOICES).map((value) => {
    if (!isObject(value)) throw new ProtocolError('json');
    return { id: textAt(value, 'id', 1, 32), names: parseNames(value) };
  });
}

function parseNames(object: JsonObject): Names {
  const names = objectAt(object, 'names');
  return { kk: textAt(names, 'kk', 1, 200), ru: textAt(names, 'ru', 1, 200), en: textAt(names, 'en', 1, 200) };
}

/** Bytes in hexadecimal, kept as text: as drop.js gives them to the page. */
function hexTextAt(object: JsonObject, key: string, length: number): string {
  hexAt(object, key, length);
  return textAt(object, key, 2 * length, 2 * length);
}

function text(value: Json): string {
  if (typeof value !== 'string') throw new ProtocolError('json');
  return value;
}
