// What the parts of an OpenDocument file tell that the cleaned copy does not have at all.

import { Refusal, type Finding, type FindingKind } from './format.ts';
import { rewriteXml, type Rule } from './xml.ts';
import { unpack, type Entry } from './zip.ts';

const MAX_PROPERTIES = 1024 * 1024;

/** Elements of meta.xml that say something. */
const KINDS: Readonly<Record<string, FindingKind>> = {
  creator: 'author',
  'initial-creator': 'author',
  'printed-by': 'author',
  date: 'date',
  'creation-date': 'date',
  'print-date': 'date',
  generator: 'software',
  title: 'comment',
  subject: 'comment',
  description: 'comment',
  keyword: 'comment',
  'user-defined': 'other',
};

/** What the properties, the thumbnail, the stored versions and the printer say; a part that cannot be read says nothing. */
export async function odfProperties(file: Blob, entries: ReadonlyMap<string, Entry>): Promise<Finding[]> {
  const found: Finding[] = [];
  await look(file, entries.get('meta.xml'), {
    open({ local, attributes }) {
      const value = (name: string) => attributes.find((attribute) => attribute.local === name)?.value;
      const template = local === 'template' ? (value('href') ?? value('title')) : undefined;
      if (template !== undefined) found.push({ kind: 'other', value: template });
      return undefined;
    },
    text(value, { local }) {
      const kind = KINDS[local];
      if (kind !== undefined && value.trim() !== '') found.push({ kind, value });
      if (local === 'editing-cycles' && value !== '1') found.push({ kind: 'history', value: `${value}×` });
      const time = local === 'editing-duration' ? /^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?/.exec(value) : null;
      const minutes = time === null ? 0 : Number(time[1] ?? 0) * 1440 + Number(time[2] ?? 0) * 60 + Number(time[3] ?? 0);
      if (minutes > 0) found.push({ kind: 'history', value: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}` });
      return undefined;
    },
  });
  let item = '';
  await look(file, entries.get('settings.xml'), {
    open({ attributes }) {
      item = attributes.find(({ local }) => local === 'name')?.value ?? '';
      return undefined;
    },
    text(value) {
      if (item === 'PrinterName' && value.trim() !== '') found.push({ kind: 'other', value });
      return undefined;
    },
  });
  for (const name of entries.keys()) {
    if (name.startsWith('Thumbnails/')) found.push({ kind: 'thumbnail' });
    if (/^Versions?\//.test(name)) found.push({ kind: 'history' });
  }
  return found;
}

async function look(file: Blob, entry: Entry | undefined, rule: Rule): Promise<void> {
  if (entry === undefined) return;
  try {
    rewriteXml(await unpack(file, entry, MAX_PROPERTIES), rule);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
