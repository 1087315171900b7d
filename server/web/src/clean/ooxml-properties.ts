// What the parts of an Office document tell that the cleaned copy does not have at all.

import { Refusal, type Finding, type FindingKind } from './format.ts';
import type { Relationship } from './ooxml.ts';
import { relationName } from './ooxml-names.ts';
import { rewriteXml } from './xml.ts';
import { unpack, type Entry } from './zip.ts';

const MAX_PROPERTIES = 1024 * 1024;

/** Elements of core and extended properties that say something. */
const KINDS: Readonly<Record<string, FindingKind>> = {
  creator: 'author',
  lastModifiedBy: 'author',
  Manager: 'author',
  Company: 'author',
  created: 'date',
  modified: 'date',
  lastPrinted: 'date',
  Application: 'software',
  AppVersion: 'software',
  Template: 'other',
  HyperlinkBase: 'other',
  title: 'comment',
  subject: 'comment',
  keywords: 'comment',
  category: 'comment',
  description: 'comment',
};

/** What the properties, the thumbnail and the lists of people say; a part that cannot be read says nothing. */
export async function ooxmlProperties(file: Blob, entries: ReadonlyMap<string, Entry>, root: readonly Relationship[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { type, target } of root) {
    const entry = entries.get(target.replace(/^\//, ''));
    const name = relationName(type);
    if (entry === undefined || name === undefined) continue;
    if (name === 'thumbnail') found.push({ kind: 'thumbnail' });
    if (/^(?:core|extended|custom)-properties$/.test(name)) await readProperties(file, entry, name === 'custom-properties', found);
  }
  for (const [name, entry] of entries) {
    if (/\/(?:people|usernames|revisionheaders)\.xml$|\/persons\/[^/]+\.xml$/i.test(name)) await readPeople(file, entry, found);
    if (/(?:^|\/)xl\/workbook\.xml$/i.test(name)) await readFolder(file, entry, found);
  }
  return found;
}

async function readProperties(file: Blob, entry: Entry, custom: boolean, found: Finding[]): Promise<void> {
  let revision = '';
  let minutes = '';
  await look(file, entry, (bytes) => {
    rewriteXml(bytes, {
      open({ local, attributes }) {
        const name = local === 'property' ? attributes.find((attribute) => attribute.local === 'name')?.value : undefined;
        if (custom && name !== undefined) found.push({ kind: 'other', value: name });
        return undefined;
      },
      text(value, within) {
        const kind = custom ? 'other' : KINDS[within.local];
        if (kind !== undefined && value.trim() !== '') found.push({ kind, value });
        if (within.local === 'revision') revision = value;
        if (within.local === 'TotalTime') minutes = value;
        return undefined;
      },
    });
  });
  if (revision !== '' && revision !== '1') found.push({ kind: 'history', value: `${revision}×` });
  const time = Number.parseInt(minutes, 10);
  if (time > 0) found.push({ kind: 'history', value: `${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}` });
}

async function readPeople(file: Blob, entry: Entry, found: Finding[]): Promise<void> {
  await look(file, entry, (bytes) => {
    rewriteXml(bytes, {
      open({ attributes }) {
        for (const { local, value } of attributes) {
          if (local === 'author' || local === 'displayName' || local === 'userName' || local === 'name') found.push({ kind: 'author', value });
        }
        return undefined;
      },
    });
  });
}

/** The folder in which the program last kept the workbook. */
async function readFolder(file: Blob, entry: Entry, found: Finding[]): Promise<void> {
  await look(file, entry, (bytes) => {
    rewriteXml(bytes, {
      open({ local, attributes }) {
        const url = local === 'absPath' ? attributes.find((attribute) => attribute.local === 'url')?.value : undefined;
        if (url !== undefined) found.push({ kind: 'other', value: url });
        return undefined;
      },
    });
  });
}

async function look(file: Blob, entry: Entry, read: (bytes: Uint8Array) => void): Promise<void> {
  try {
    read(await unpack(file, entry, MAX_PROPERTIES));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
