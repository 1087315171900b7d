// PDF: the pages and what they are made of, written anew; what tells of people, programs, times and earlier revisions is not copied.

import { has } from './bytes.ts';
import { gather, type Cleaner, type Finding, type FindingKind } from './format.ts';
import type { Inner } from './inner.ts';
import { PdfFile } from './pdf-file.ts';
import { Stream, Text, readableDate, readableText, type Value } from './pdf-syntax.ts';
import { rewritePdf } from './pdf-write.ts';
import { inspectXmp } from './xmp.ts';

const MAX_XMP = 4 * 1024 * 1024;

/** What the entries of the information dictionary are; further ones are a program's own. */
const KINDS: Readonly<Record<string, FindingKind>> = {
  Author: 'author',
  Company: 'author',
  Creator: 'software',
  Producer: 'software',
  CreationDate: 'date',
  ModDate: 'date',
  Title: 'comment',
  Subject: 'comment',
  Keywords: 'comment',
};
/** Says only whether printing needs care. */
const SILENT = new Set(['Trapped']);

/** The cleaner; `inner` cleans the photographs on the pages. */
export function pdf(inner: Inner): Cleaner {
  return {
    turnable: false,
    recognise: (head) => (has(head, 0, '%PDF-') ? 'pdf' : undefined),
    inspect: (file) =>
      gather(async (found) => {
        const opened = await PdfFile.open(file);
        if (opened.revisions > 1) found.push({ kind: 'history', value: `${opened.revisions}×` });
        await information(opened, found);
        await metadata(opened, found);
        await rewritePdf(opened, inner, (finding) => found.push(finding), true);
      }),
    async clean(file) {
      const written = await rewritePdf(await PdfFile.open(file), inner, () => undefined, false);
      return written ?? new Blob();
    },
  };
}

async function information(opened: PdfFile, found: Finding[]): Promise<void> {
  for (const [key, value] of (await opened.dictionary(opened.trailer.get('Info'))) ?? new Map<string, Value>()) {
    const text = await opened.resolve(value);
    if (text instanceof Text && text.bytes !== '' && !SILENT.has(key)) {
      const kind = KINDS[key];
      const readable = readableText(text.bytes);
      found.push(kind === undefined ? { kind: 'other', value: readable } : { kind, value: kind === 'date' ? readableDate(readable) : readable });
    }
  }
}

async function metadata(opened: PdfFile, found: Finding[]): Promise<void> {
  const catalog = await opened.dictionary(opened.trailer.get('Root'));
  const packet = await opened.resolve(catalog?.get('Metadata'));
  if (packet instanceof Stream) found.push(...inspectXmp(new TextDecoder().decode(await opened.contentOf(packet, MAX_XMP))));
}
