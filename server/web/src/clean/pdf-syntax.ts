// The objects of PDF (ISO 32000-1, section 7.3): read exactly from bytes, and written in one way.

import { Refusal } from './format.ts';

/** A name, without its slash; each byte one character. */
export class Name {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A number as written, because rounding would move something on a page. */
export class Numeral {
  readonly text: string;
  readonly value: number;

  constructor(text: string) {
    this.text = text;
    this.value = Number(text);
  }
}

/** A string; each byte one character. */
export class Text {
  readonly bytes: string;

  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** The number of another object. */
export class Reference {
  readonly number: number;
  readonly generation: number;

  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** A dictionary. */
export type Dictionary = ReadonlyMap<string, Value>;

/** A dictionary with bytes that lie in the file. */
export class Stream {
  readonly dictionary: Dictionary;
  readonly at: number;
  readonly length: number;

  constructor(dictionary: Dictionary, at: number, length: number) {
    this.dictionary = dictionary;
    this.at = at;
    this.length = length;
  }
}

export type Value = null | boolean | Name | Numeral | Text | Reference | readonly Value[] | Dictionary | Stream;

/** The bytes end in the middle of an object; there may be more of them in the file. */
export class Unfinished extends Error {}

const MAX_NESTING = 64;
const MAX_LENGTH = 1_000_000;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Reads one object after the other. */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** One object; a word that begins none is refused. */
  value(depth = 0): Value {
    if (depth > MAX_NESTING) throw new Refusal('limit');
    this.space();
    const byte = this.peek();
    if (byte === 0x2f) return this.name();
    if (byte === 0x28) return this.literal();
    if (byte === 0x5b) return this.list(depth);
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dictionary(depth) : this.hexadecimal();
    const word = this.word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (!NUMERAL.test(word)) throw new Refusal('broken');
    return this.reference(word) ?? new Numeral(word.replace(/^\+/, ''));
  }

  /** A whole number that is not negative. */
  integer(): number {
    this.space();
    const word = this.word();
    if (!/^\d{1,15}$/.test(word)) throw new Refusal('broken');
    return Number(word);
  }

  /** Whether this word comes next; it is passed over if so. */
  keyword(word: string): boolean {
    this.space();
    const start = this.at;
    if (this.word() === word) return true;
    this.at = start;
    return false;
  }

  /** Passes over white space and comments. */
  space(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) return;
      if (byte === 0x25) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++;
      } else if (SPACE.has(byte)) this.at++;
      else return;
    }
  }

  private peek(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Unfinished();
    return byte;
  }

  /** Letters up to a space or a delimiter; at the end of the bytes more could follow. */
  private word(): string {
    let word = '';
    for (; ; this.at++) {
      const byte = this.peek();
      if (SPACE.has(byte) || DELIMITER.has(byte)) return word;
      word += String.fromCharCode(byte);
      if (word.length > 128) throw new Refusal('broken');
    }
  }

  private name(): Name {
    this.at++;
    const word = this.word();
    const text = word.replace(/#(..?)?/g, (_, digits: string | undefined) => {
      if (digits === undefined || !/^[0-9a-fA-F]{2}$/.test(digits) || digits === '00') throw new Refusal('broken');
      return String.fromCharCode(Number.parseInt(digits, 16));
    });
    return new Name(text);
  }

  private reference(word: string): Reference | undefined {
    if (!/^\d{1,10}$/.test(word)) return undefined;
    const start = this.at;
    this.space();
    // Only digits can begin the second number, and only an R makes a reference of both.
    if (/^[0-9]$/.test(String.fromCharCode(this.peek()))) {
      const generation = this.word();
      if (/^\d{1,5}$/.test(generation)) {
        this.space();
        if (this.peek() === 0x52) {
          const after = this.at;
          if (this.word() === 'R') return new Reference(Number(word), Number(generation));
          this.at = after;
        }
      }
    }
    this.at = start;
    return undefined;
  }

  private list(depth: number): Value[] {
    this.at++;
    const items: Value[] = [];
    for (;;) {
      this.space();
      if (this.peek() === 0x5d) {
        this.at++;
        return items;
      }
      if (items.push(this.value(depth + 1)) > MAX_LENGTH) throw new Refusal('limit');
    }
  }

  private dictionary(depth: number): Dictionary {
    this.at += 2;
    const entries = new Map<string, Value>();
    for (;;) {
      this.space();
      const byte = this.peek();
      if (byte === 0x3e) {
        this.at++;
        if (this.peek() !== 0x3e) throw new Refusal('broken');
        this.at++;
        return entries;
      }
      if (byte !== 0x2f) throw new Refusal('broken');
      const { text } = this.name();
      // Which of two a reader takes is not said.
      if (entries.has(text) || entries.size === MAX_LENGTH) throw new Refusal('broken');
      entries.set(text, this.value(depth + 1));
    }
  }

  private hexadecimal(): Text {
    this.at++;
    const parts: string[] = [];
    let high = -1;
    for (;;) {
      const byte = this.peek();
      this.at++;
      if (byte === 0x3e) break;
      if (SPACE.has(byte)) continue;
      const digit = Number.parseInt(String.fromCharCode(byte), 16);
      if (Number.isNaN(digit)) throw new Refusal('broken');
      if (high < 0) high = digit;
      else {
        parts.push(String.fromCharCode(high * 16 + digit));
        high = -1;
      }
    }
    if (high >= 0) parts.push(String.fromCharCode(high * 16));
    return new Text(parts.join(''));
  }

  private literal(): Text {
    this.at++;
    const parts: string[] = [];
    for (let open = 1; ; ) {
      const byte = this.peek();
      this.at++;
      if (byte === 0x5c) {
        parts.push(this.escape());
        continue;
      }
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) return new Text(parts.join(''));
      if (byte === 13) {
        // However it is written, the end of a line is one line feed.
        if (this.peek() === 10) this.at++;
        parts.push('\n');
      } else parts.push(String.fromCharCode(byte));
    }
  }

  private escape(): string {
    const byte = this.peek();
    this.at++;
    if (byte === 13) {
      if (this.peek() === 10) this.at++;
      return '';
    }
    if (byte === 10) return '';
    const character = String.fromCharCode(byte);
    if (!/[0-7]/.test(character)) return ESCAPES[character] ?? character;
    let digits = character;
    while (digits.length < 3 && /[0-7]/.test(String.fromCharCode(this.peek()))) digits += String.fromCharCode(this.bytes[this.at++] ?? 0);
    return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A name as bytes of a file. */
export function writeName(text: string): string {
  return `/${text.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${hexByte(character)}`)}`;
}

/** A string as bytes of a file. */
export function writeText(bytes: string): string {
  if (/^[ -~]*$/.test(bytes)) return `(${bytes.replace(/[\\()]/g, (character) => `\\${character}`)})`;
  return `<${[...bytes].map(hexByte).join('')}>`;
}

/** A string as people read it. */
export function readableText(bytes: string): string {
  const raw = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  if (bytes.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(raw.subarray(2));
  if (bytes.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(raw.subarray(2));
  if (bytes.startsWith('\xef\xbb\xbf')) return new TextDecoder().decode(raw.subarray(3));
  return bytes;
}

/** D:20260314150926+05'00' as 2026-03-14 15:09:26 +05:00. */
export function readableDate(text: string): string {
  const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?/.exec(text);
  if (parts === null) return text;
  const [, year, month, day, hour, minute, second, z, zone, zoneMinute] = parts;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  const time = [hour, minute, second].filter((part) => part !== undefined).join(':');
  const offset = z ?? (zone === undefined ? '' : `${zone}:${zoneMinute ?? '00'}`);
  return [date, time, offset].filter((part) => part !== '').join(' ');
}

export function isDictionary(value: Value | undefined): value is Dictionary {
  return value instanceof Map;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The text of a name, or undefined. */
export function nameOf(value: Value | undefined): string | undefined {
  return value instanceof Name ? value.text : undefined;
}

/** A whole number, or undefined. */
export function wholeOf(value: Value | undefined): number | undefined {
  return value instanceof Numeral && Number.isSafeInteger(value.value) ? value.value : undefined;
}

function hexByte(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}
