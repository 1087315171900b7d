// Files to attach, the same bytes in every run: a photo of 5 MB, a document, an empty file, and names that are trouble.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deterministic } from './numbers.ts';
import { deflateSync, constants } from 'node:zlib';

export interface Attachment {
  readonly name: string;
  readonly path: string;
  readonly content: Buffer;
}

export interface Attachments {
  readonly photo: Attachment;
  readonly document: Attachment;
  readonly empty: Attachment;
  /** A name that would climb out of a folder. No disk holds it, so the page is given it under this name. */
  readonly climbing: Attachment;
}

function put(folder: string, name: string, content: Buffer): Attachment {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { name, path, content };
}

/** Writes the files. `mark` is a text inside of them, to be searched for later. */
export function makeAttachments(parent: string, mark: string): Attachments {
  const folder = join(parent, 'attachments');
  mkdirSync(folder, { recursive: true });
  return {
    photo: put(folder, `IMG_20261103_${mark}.png`, photo(1300, mark)),
    document: put(folder, 'отчёт №1.pdf', pdf(mark)),
    empty: put(folder, 'empty.txt', Buffer.alloc(0)),
    climbing: { ...put(folder, 'climbing', Buffer.from(`#!/bin/sh\n# ${mark}\necho climbed\n`)), name: '../../x' },
  };
}

/** Bytes that look random and are the same every time. */
export function bytes(length: number, seed: string): Buffer {
  return deterministic(length, seed);
}

/** A PNG of noise, side by side three bytes a point: a camera's picture hardly compresses either. */
function photo(side: number, comment: string): Buffer {
  const noise = deterministic(side * side * 3, `photo ${comment}`);
  const rows = Buffer.alloc(side * (side * 3 + 1));
  for (let row = 0; row < side; row += 1) noise.copy(rows, row * (side * 3 + 1) + 1, row * side * 3, (row + 1) * side * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1')),
    chunk('IDAT', deflateSync(rows, { level: constants.Z_NO_COMPRESSION })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** One page with one line of text. */
function pdf(text: string): Buffer {
  const stream = `BT /F1 18 Tf 60 780 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let out = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = out.length;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Every regular file below a folder, as paths. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

/** The files below a folder whose content is exactly this. */
export function holding(folder: string, content: Buffer): string[] {
  return filesBelow(folder).filter((path) => statSync(path).size === content.length && readFileSync(path).equals(content));
}
