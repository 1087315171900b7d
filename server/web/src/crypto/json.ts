// Strict JSON (protocol section 1): what two readers could understand differently is refused before a value is used.

import { decodeHex } from './hex.ts';
import { ProtocolError, utf8, type Bytes } from './notation.ts';

/** The usual limit of one object, in bytes. */
export const MAX_LENGTH = 64 * 1024;
/** The greatest day, number of a reply, and other small numbers. */
export const MAX_U32 = 2 ** 32 - 1;
/** The greatest depth of nesting; the outermost object is depth 1. */
export const MAX_DEPTH = 8;

export type Json = string | number | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Parses one object: UTF-8, no duplicate keys, no `null`, depth at most 8, only integers below 2^53. */
export function parseObject(bytes: Uint8Array, maxLength: number = MAX_LENGTH): JsonObject {
  if (bytes.length > maxLength) throw new ProtocolError('json');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProtocolError('json');
  }
  const reader = { text, at: 0 };
  const value = parseValue(reader, 0);
  skipSpace(reader);
  if (reader.at !== text.length || !isObject(value)) throw new ProtocolError('json');
  return value;
}

/** Serializes an object of ours. Lone surrogates become U+FFFD: JSON.stringify would escape them, and readers refuse that. */
export function writeObject(value: JsonObject): Bytes {
  return utf8(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? wellFormed(part) : part)));
}

/** The text with each lone surrogate replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Whether a value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The object under `key`. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  if (!isObject(value)) throw new ProtocolError('json');
  return value;
}

/** The list under `key`, at most `max` entries. */
export function listAt(object: JsonObject, key: string, max: number): readonly Json[] {
  const value = object[key];
  if (!Array.isArray(value) || value.length > max) throw new ProtocolError('json');
  return value as readonly Json[];
}

/** The integer under `key`, at most `max`. */
export function integerAt(object: JsonObject, key: string, max: number = Number.MAX_SAFE_INTEGER): number {
  return integer(object[key], max);
}

/** The value as an integer of at most `max`. */
export function integer(value: Json | undefined, max: number = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || value > max) throw new ProtocolError('json');
  return value;
}

/** The text under `key`, of `min` to `max` bytes of UTF-8. */
export function textAt(object: JsonObject, key: string, min: number, max: number): string {
  const value = object[key];
  if (typeof value !== 'string') throw new ProtocolError('json');
  const length = utf8(value).length;
  if (length < min || length > max) throw new ProtocolError('json');
  return value;
}

/** The text under `key`, one of `values`. */
export function choiceAt<T extends string>(object: JsonObject, key: string, values: readonly T[]): T {
  return choice(object[key], values);
}

/** The value as one of `values`. */
export function choice<T extends string>(value: Json | undefined, values: readonly T[]): T {
  const found = values.find((allowed) => allowed === value);
  if (found === undefined) throw new ProtocolError('json');
  return found;
}

/** The `length` bytes under `key`. */
export function hexAt(object: JsonObject, key: string, length: number): Bytes {
  const value = object[key];
  const bytes = typeof value === 'string' ? decodeHex(value, length) : undefined;
  if (bytes === undefined) throw new ProtocolError('json');
  return bytes;
}

interface Reader {
  readonly text: string;
  at: number;
}

const SPACE = /[ \t\n\r]*/y;
const INTEGER = /(?:0|[1-9][0-9]*)(?![0-9.eE])/y;
// A string as the grammar has it: no raw control characters, only the eight short escapes and \uXXXX.
const STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function skipSpace(reader: Reader): void {
  take(reader, SPACE);
}

function takeMark(reader: Reader, mark: string): boolean {
  skipSpace(reader);
  if (!reader.text.startsWith(mark, reader.at)) return false;
  reader.at += mark.length;
  return true;
}

function parseValue(reader: Reader, depth: number): Json {
  if (takeMark(reader, '{')) return parseMembers(reader, depth + 1);
  if (takeMark(reader, '[')) return parseElements(reader, depth + 1);
  if (takeMark(reader, 'true')) return true;
  if (takeMark(reader, 'false')) return false;
  if (reader.text[reader.at] === '"') return parseString(reader);
  const value = Number(take(reader, INTEGER) ?? Number.NaN);
  if (!Number.isSafeInteger(value)) throw new ProtocolError('json');
  return value;
}

function parseString(reader: Reader): string {
  skipSpace(reader);
  const literal = take(reader, STRING);
  if (literal === undefined) throw new ProtocolError('json');
  const value = JSON.parse(literal) as string;
  if (/\p{Surrogate}/u.test(value)) throw new ProtocolError('json');
  return value;
}

function parseMembers(reader: Reader, depth: number): JsonObject {
  if (depth > MAX_DEPTH) throw new ProtocolError('json');
  // Without a prototype, so that a key such as __proto__ is a key like any other.
  const object = Object.create(null) as Record<string, Json>;
  if (takeMark(reader, '}')) return object;
  do {
    const key = parseString(reader);
    if (key in object || !takeMark(reader, ':')) throw new ProtocolError('json');
    object[key] = parseValue(reader, depth);
  } while (takeMark(reader, ','));
  if (!takeMark(reader, '}')) throw new ProtocolError('json');
  return object;
}

function parseElements(reader: Reader, depth: number): Json[] {
  if (depth > MAX_DEPTH) throw new ProtocolError('json');
  const list: Json[] = [];
  if (takeMark(reader, ']')) return list;
  do list.push(parseValue(reader, depth));
  while (takeMark(reader, ','));
  if (!takeMark(reader, ']')) throw new ProtocolError('json');
  return list;
}
