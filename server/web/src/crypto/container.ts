// Canonical ustar: the one byte form of a tar archive that tips use (protocol section 5).

import { ProtocolError, equal, utf8, type Bytes } from './notation.ts';

const BLOCK = 512;
/** The largest content of an entry: eleven octal digits. */
export const MAX_SIZE = 2 ** 33 - 1;
/** Zero bytes that end every container, before the 0..511 that fill a size class. */
export const END_LENGTH = 1024;

/** One entry of a container. */
export interface Entry {
  readonly name: string;
  readonly content: Bytes;
}

/** Bytes an entry takes: header, content, zeros to the next block. */
export function entryLength(size: number): number {
  return BLOCK + size + padOf(size);
}

/** Zeros between the content and the next block. */
export function padOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Whether `name` may stand in a header: 1..99 of `[a-z0-9./-]`, no part empty, `.` or `..`. */
export function isName(name: string): boolean {
  return /^[a-z0-9./-]{1,99}$/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The 512 bytes before the content of an entry. */
export function entryHeader(name: string, size: number): Bytes {
  if (!isName(name) || !Number.isSafeInteger(size) || size < 0 || size > MAX_SIZE) throw new ProtocolError('container');
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => block.set(utf8(text), at);
  put(0, name);
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, size.toString(8).padStart(11, '0'));
  put(136, '00000000000');
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\u000000');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\u0000 `);
  return block;
}

/**
 * Takes a container apart. Never interprets a header: it rebuilds the 512 bytes from name and size and compares, so that
 * no two programs can see different files in one archive.
 */
export function readContainer(bytes: Bytes): Entry[] {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = 0;
  for (;;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.length < BLOCK) throw new ProtocolError('container');
    if (isZero(header)) break;
    const name = latin1(header.subarray(0, 100)).replace(/\0+$/, '');
    const size = Number.parseInt(latin1(header.subarray(124, 135)), 8);
    if (!equal(header, entryHeader(name, size)) || names.has(name)) throw new ProtocolError('container');
    names.add(name);
    at += BLOCK;
    const content = bytes.subarray(at, at + size);
    const pad = bytes.subarray(at + size, at + size + padOf(size));
    if (content.length !== size || pad.length !== padOf(size) || !isZero(pad)) throw new ProtocolError('container');
    if (name === 'padding' && (size % BLOCK !== 0 || !isZero(content))) throw new ProtocolError('container');
    entries.push({ name, content });
    at += size + pad.length;
  }
  const end = bytes.subarray(at);
  if (end.length < END_LENGTH || end.length >= END_LENGTH + BLOCK || !isZero(end)) throw new ProtocolError('container');
  return entries;
}

/** Whether all bytes are zero. */
export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
