// Pictures in a PDF: those that are whole files of their own (JPEG, JPEG 2000) are cleaned as such, the others are nothing but pixels.

import { Refusal, type Finding } from './format.ts';
import type { Inner } from './inner.ts';
import type { PdfFile } from './pdf-file.ts';
import { decode, PICTURES, type Filter } from './pdf-filters.ts';
import { cleanJpeg2000 } from './pdf-jpeg2000.ts';
import type { Stream } from './pdf-syntax.ts';

/** A picture of 64 MB within another compression is no honest one. */
const MAX_WRAPPED = 64 * 1024 * 1024;

/** The cleaned picture and its filters; undefined for one that is only pixels. */
export async function cleanImage(
  pdf: PdfFile,
  stream: Stream,
  filters: readonly Filter[],
  inner: Inner,
  note: (finding: Finding) => void,
  looking: boolean,
): Promise<{ filters: readonly Filter[]; body: Blob } | undefined> {
  const last = filters.at(-1);
  if (last === undefined || (last.name !== 'DCTDecode' && last.name !== 'JPXDecode')) return undefined;
  if (filters.slice(0, -1).some(({ name }) => PICTURES.has(name))) throw new Refusal('unsupported');
  const wrapped = filters.slice(0, -1);
  const file =
    wrapped.length === 0
      ? pdf.file.slice(stream.at, stream.at + stream.length)
      : new Blob([await decode(await pdf.rawOf(stream, MAX_WRAPPED), wrapped, MAX_WRAPPED)]);
  if (last.name === 'JPXDecode') {
    const cleaned = await cleanJpeg2000(file);
    return { filters: [last], body: cleaned };
  }
  if (looking) {
    (await inner.inspect(file)).forEach(note);
    return { filters: [last], body: file };
  }
  const { blob, format } = await inner.clean(file);
  if (format.extension !== 'jpeg') throw new Refusal('broken');
  return { filters: [last], body: blob };
}
