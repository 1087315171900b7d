// Filters of PDF streams (ISO 32000-1, section 7.4): which ones a stream has, and what is needed to undo those that wrap something else.

import { Refusal } from './format.ts';
import { isDictionary, isList, nameOf, wholeOf, type Dictionary, type Value } from './pdf-syntax.ts';
import { inflate } from './zlib.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Filter {
  readonly name: string;
  readonly parameters: Dictionary | undefined;
}

/** What follows references. */
interface Resolver {
  resolve(value: Value | undefined): Promise<Value>;
}

const FILTERS = new Set(['FlateDecode', 'LZWDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode']);
export const PICTURES = new Set(['CCITTFaxDecode', 'JBIG2Decode', 'DCTDecode', 'JPXDecode']);

/** The filters of a stream, first to be undone first. */
export async function filtersOf(pdf: Resolver, dictionary: Dictionary, picture: boolean): Promise<Filter[]> {
  const filter = await pdf.resolve(dictionary.get('Filter'));
  const parameters = await pdf.resolve(dictionary.get('DecodeParms'));
  const names = filter === null ? [] : isList(filter) ? filter : [filter];
  const filters: Filter[] = [];
  for (const [i, value] of names.entries()) {
    const name = nameOf(await pdf.resolve(value)) ?? '';
    if (name === 'Crypt') throw new Refusal('protected');
    if (!FILTERS.has(name) && !(picture && PICTURES.has(name))) throw new Refusal('unsupported');
    const own = await pdf.resolve(isList(parameters) ? parameters[i] : i === 0 ? parameters : null);
    filters.push({ name, parameters: isDictionary(own) ? own : undefined });
  }
  return filters;
}

/** The content; refuses what only a page needs to undo, and more than `limit` at any step. */
export async function decode(bytes: Bytes, filters: readonly Filter[], limit: number): Promise<Bytes> {
  let content = bytes;
  for (const { name, parameters } of filters) {
    if (name === 'FlateDecode') content = unpredict(await inflateAll(content, limit), parameters ?? new Map());
    else if (name === 'ASCII85Decode') content = fromAscii85(content);
    else if (name === 'ASCIIHexDecode') content = fromHexadecimal(content);
    else throw new Refusal('unsupported');
    if (content.length > limit) throw new Refusal('limit');
  }
  return content;
}

/** How Acrobat leaves what it adds to a file: flushed, but not finished. */
const FLUSHED = [0, 0, 0xff, 0xff];

async function inflateAll(packed: Bytes, limit: number): Promise<Bytes> {
  if (!FLUSHED.every((byte, i) => packed[packed.length - 4 + i] === byte)) return inflate(packed, limit);
  try {
    return await inflate(packed, limit);
  } catch (error) {
    if (!(error instanceof Refusal) || error.why !== 'broken') throw error;
    // Finished by an empty last block; the sum that would follow is the container's, and there is none in a bare one.
    const finished = new Blob([packed.subarray(2), Uint8Array.of(3, 0)]);
    return inflateBare(finished, limit);
  }
}

async function inflateBare(packed: Blob, limit: number): Promise<Bytes> {
  const parts: Bytes[] = [];
  let length = 0;
  try {
    const reader = (packed.stream().pipeThrough(new DecompressionStream('deflate-raw')) as ReadableStream<Bytes>).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      length += value.length;
      if (length > limit) {
        await reader.cancel();
        break;
      }
      parts.push(value);
    }
  } catch {
    throw new Refusal('broken');
  }
  throw new Refusal('limit');
}

/** Undoes the predictors of PNG, which tables are compressed with. */
function unpredict(bytes: Bytes, parameters: Dictionary): Bytes {
  const whole = (key: string, otherwise: number) => (parameters.has(key) ? wholeOf(parameters.get(key)) : otherwise);
  const predictor = whole('Predictor', 1);
  if (predictor === 1) return bytes;
  const columns = whole('Columns', 1);
  const plain = whole('Colors', 1) === 1 && whole('BitsPerComponent', 8) === 8;
  if (predictor === undefined || predictor < 10 || columns === undefined || columns < 1 || columns > 1024 || !plain) throw new Refusal('unsupported');
  if (bytes.length % (columns + 1) !== 0) throw new Refusal('broken');
  const rows = bytes.length / (columns + 1);
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column++) {
      const to = row * columns + column;
      const left = column === 0 ? 0 : (out[to - 1] ?? 0);
      const up = row === 0 ? 0 : (out[to - columns] ?? 0);
      const corner = row === 0 || column === 0 ? 0 : (out[to - columns - 1] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      if (guess === undefined) throw new Refusal('broken');
      out[to] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** ASCII85: five characters are four bytes. */
function fromAscii85(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let group: number[] = [];
  const put = (count: number) => {
    const padded = [...group, ...new Array<number>(5 - group.length).fill(84)];
    const value = padded.reduce((sum, digit) => sum * 85 + digit, 0);
    if (value > 0xffffffff) throw new Refusal('broken');
    for (let i = 0; i < count; i++) out[length++] = Math.floor(value / 256 ** (3 - i)) & 0xff;
    group = [];
  };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x7e) {
      if (group.length === 1 || bytes[i + 1] !== 0x3e) throw new Refusal('broken');
      if (group.length > 0) put(group.length - 1);
      return out.slice(0, length);
    }
    if (byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32) continue;
    if (byte === 0x7a && group.length === 0) {
      if (length + 4 > out.length) throw new Refusal('limit');
      group = [0, 0, 0, 0, 0];
      put(4);
      continue;
    }
    if (byte < 0x21 || byte > 0x75) throw new Refusal('broken');
    if (group.push(byte - 0x21) === 5) put(4);
  }
  throw new Refusal('broken');
}

function fromHexadecimal(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.ceil(bytes.length / 2));
  let digits = 0;
  for (const byte of bytes) {
    if (byte === 0x3e) return out.slice(0, Math.ceil(digits / 2));
    if (byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32) continue;
    const digit = Number.parseInt(String.fromCharCode(byte), 16);
    if (Number.isNaN(digit)) throw new Refusal('broken');
    out[digits >> 1] = (out[digits >> 1] ?? 0) | (digits % 2 === 0 ? digit << 4 : digit);
    digits++;
  }
  throw new Refusal('broken');
}
