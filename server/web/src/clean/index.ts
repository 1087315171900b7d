// Cleaned copies of files: what a file tells besides its content, and the same content without it.

import { HEAD, Refusal, type Cleaned, type Cleaner, type CleanOptions, type Finding, type Format, type Inspection } from './format.ts';
import { gif } from './gif.ts';
import { heif } from './heif.ts';
import { MEDIA, type Inner } from './inner.ts';
import { jpeg } from './jpeg.ts';
import { mp4 } from './mp4.ts';
import { odf } from './odf.ts';
import { ooxml } from './ooxml.ts';
import { recogniseOther } from './other.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import { webp } from './webp.ts';

export type { Cleaned, CleanOptions, Finding, FindingKind, Format, Inspection, Turn, Why } from './format.ts';

/** Pictures, sounds and films within documents are cleaned by the same cleaners; documents within documents are their own affair. */
const inner: Inner = {
  async clean(file) {
    const { cleaner, format } = await recogniseMedia(file);
    return { blob: await cleaner.clean(file, { turn: 0 }), format };
  },
  async inspect(file) {
    return (await recogniseMedia(file)).cleaner.inspect(file);
  },
};

/** The formats that are cleaned: one file each. The first that recognises a file's bytes has it; its name says nothing. */
const CLEANERS: readonly Cleaner[] = [jpeg, png, webp, gif, heif, mp4, ooxml(inner), odf(inner), pdf(inner)];

/** At most this many findings of a file are shown, each with at most this many characters. */
const MAX_FOUND = 64;
const MAX_VALUE = 200;

/** What the file tells. Never throws; of a file that breaks off, what stands before the break is found. `_name` is not believed. */
export async function inspect(file: Blob, _name: string): Promise<Inspection> {
  try {
    const known = await recognise(file);
    if (known === undefined) return { format: 'unknown', cleanable: false, turnable: false, found: [] };
    const { format, cleaner } = known;
    if (cleaner === undefined) return { format, cleanable: false, turnable: false, found: [] };
    const found = await cleaner.inspect(file).catch(() => []);
    return { format, cleanable: true, turnable: cleaner.turnable, found: tidy(found) };
  } catch {
    return { format: 'unknown', cleanable: false, turnable: false, found: [] };
  }
}

/** The cleaned copy, or why there is none. Never throws, and never gives half of one. `_name` is not believed. */
export async function clean(file: Blob, _name: string, options: CleanOptions = {}): Promise<Cleaned> {
  try {
    const known = await recognise(file);
    if (known === undefined) return { state: 'cannot', why: 'unknown' };
    if (known.cleaner === undefined) return { state: 'cannot', why: 'format' };
    const turn = options.turn ?? 0;
    if (turn !== 0 && !known.cleaner.turnable) return { state: 'cannot', why: 'unsupported' };
    return { state: 'cleaned', blob: await known.cleaner.clean(file, { turn }) };
  } catch (error) {
    if (error instanceof Refusal) return { state: 'cannot', why: error.why };
    // A DOMException comes from reading: the file changed or went away. Anything else is a parser that met what it did not expect.
    return { state: 'cannot', why: error instanceof DOMException ? 'unreadable' : 'broken' };
  }
}

async function recognise(file: Blob): Promise<{ format: Format; cleaner?: Cleaner } | undefined> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  for (const cleaner of CLEANERS) {
    const format = await cleaner.recognise(head, file);
    if (format !== undefined) return { format, cleaner };
  }
  const format = recogniseOther(head);
  return format === undefined ? undefined : { format };
}

async function recogniseMedia(file: Blob) {
  const known = await recognise(file);
  const format = known === undefined ? undefined : MEDIA[known.format];
  if (known?.cleaner === undefined || format === undefined) throw new Refusal('unsupported');
  return { cleaner: known.cleaner, format };
}

/** Cuts, and says the same thing once. */
function tidy(found: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  const kept: Finding[] = [];
  for (const { kind, value } of found) {
    const text = value === undefined ? undefined : printable(value);
    const key = `${kind} ${text ?? ''}`;
    if (text === '' || seen.has(key) || kept.length === MAX_FOUND) continue;
    seen.add(key);
    kept.push(text === undefined ? { kind } : { kind, value: text });
  }
  return kept;
}

/** Without control characters and marks that turn the direction of writing, and not longer than a line or two. */
function printable(value: string): string {
  const text = value.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const points = [...text.slice(0, 2 * MAX_VALUE)];
  return points.length <= MAX_VALUE ? points.join('') : `${points.slice(0, MAX_VALUE - 1).join('')}…`;
}
