// Office Open XML and OpenDocument: what a document tells besides its content is gone from its copy, and the content is the same.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { Refusal, type Cleaner } from '../src/clean/format.ts';
import { clean, inspect } from '../src/clean/index.ts';
import { odf } from '../src/clean/odf.ts';
import { ooxml } from '../src/clean/ooxml.ts';
import { readZip, unpack, writeZip, type NewEntry } from '../src/clean/zip.ts';
import { Bench, leaks, planted, told, tool } from './clean-judge.ts';

const bench = new Bench();
const DOCUMENTS = ['word.docx', 'excel.xlsx', 'openpyxl.xlsx', 'powerpoint.pptx', 'writer.odt', 'calc.ods', 'impress.odp'];
const cleaned = new Map<string, string>();

before(async () => {
  for (const name of DOCUMENTS) bench.write(name, readFileSync(new URL(`../../test/documents/${name}`, import.meta.url)));
  for (const name of DOCUMENTS) cleaned.set(name, await bench.clean(name));
});

const unpackedOnce = new Map<string, Map<string, Buffer>>();
let folders = 0;

/** Every file of an archive, unpacked by a program that is not ours, and those of the archives inside it. */
function unpacked(name: string): Map<string, Buffer> {
  const files = unpackedOnce.get(name) ?? new Map<string, Buffer>();
  if (files.size > 0) return files;
  unpackedOnce.set(name, files);
  const take = (archive: string, prefix: string) => {
    const folder = bench.path(`unpacked-${++folders}`);
    mkdirSync(folder);
    tool('unzip', '-qq', '-o', archive, '-d', folder);
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const full = joinPath(folder, path);
      if (!statSync(full).isFile()) continue;
      const bytes = readFileSync(full);
      files.set(`${prefix}${path}`, bytes);
      if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') take(full, `${prefix}${path}/`);
    }
  };
  take(bench.path(name), `${name}/`);
  return files;
}

/** How much of what was planted the files still hold, and the year in which they were made. */
function traces(files: ReadonlyMap<string, Buffer>): string[] {
  const year = /20(?:26|13)-\d\d-\d\dT|2026:\d\d:\d\d/g;
  return [...files].flatMap(([path, bytes]) => {
    const count = planted(bytes) + (path.includes('lanted') ? 1 : 0) + (bytes.toString('latin1').match(year)?.length ?? 0);
    return count === 0 ? [] : [`${path}: ${count}`];
  });
}

test('the judge sees what a document tells before it is cleaned', () => {
  for (const name of DOCUMENTS) {
    const found = traces(unpacked(name));
    assert(found.length >= 3, `${name}: ${found.join(', ')}`);
  }
  assert([...unpacked('word.docx').values()].some((bytes) => bytes.includes('rsid')));
  const all = told(bench, 'word.docx', 'writer.odt', 'excel.xlsx');
  const sees = (name: string, ...tags: string[]) => {
    const found = leaks(all.get(name), ARCHIVE).join('\n');
    for (const tag of tags) assert(found.includes(tag), `${name}: ${tag} is not seen in\n${found}`);
  };
  sees('word.docx', 'XMP-dc:Creator=Planted Author', 'XML:LastModifiedBy=Planted Editor', 'PreviewImage', 'ZipModifyDate=2026', 'XML:TotalEditTime');
  sees('excel.xlsx', 'XML:Company=Planted Company', 'XML:PlantedProperty=Planted value');
  sees('writer.odt', 'Generator=LibreOffice', 'Initial-creator=Planted Author', 'PreviewPNG');
});

/** What any archive says of its entries: always the same. */
const ARCHIVE = [
  /^File:(FileType|FileTypeExtension|MIMEType)=/,
  /^ZIP:Zip(RequiredVersion=20|BitFlag=0|Compression=(None|Deflated)|ModifyDate=1980:01:01 00:00:00|CRC=.*|(Unc|C)ompressedSize=\d+)$/,
  /^ZIP:ZipFileName=[\w /.[\]-]+$/,
];

test('the copy tells nothing', () => {
  const all = told(bench, ...cleaned.values());
  for (const copy of cleaned.values()) {
    assert.deepEqual(leaks(all.get(copy), ARCHIVE), [], copy);
    const files = unpacked(copy);
    assert.deepEqual(traces(files), [], copy);
    for (const path of files.keys()) {
      assert.doesNotMatch(files.get(path)?.toString('latin1') ?? '', /rsid|docVars|\b(?:para|text)Id=/i, `${copy}: ${path}`);
      assert.doesNotMatch(path, /docProps|thumbnail|customXml|printerSettings|meta\.xml|Configurations2|\.rdf|ObjectReplacements/i, copy);
    }
  }
});

/** All that stands between tags, with every run of white space as one, apart from authors, dates, hidden fields and a picture's path. */
function words(name: string, ...parts: RegExp[]): string {
  const files = [...unpacked(name)].filter(([path]) => parts.some((part) => part.test(path))).sort(([a], [b]) => (a < b ? -1 : 1));
  assert(files.length > 0, name);
  return files
    .map(([, bytes]) =>
      bytes
        .toString()
        .replace(/<\?[^>]*>|<(w:instrText|office:change-info|dc:creator|dc:date|meta:creator-initials|authors|office:scripts)\b[^>]*>.*?<\/\1>/gs, '')
        .replace(/<svg:desc>[^<]*\.jpg<\/svg:desc>|<[^>]*>/g, ' ')
        .replace(/Planted Commenter:/g, 'Author:')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join('\n');
}

test('what a reader sees is the same', () => {
  const parts = [/word\/(document|header1|comments)\.xml$/, /xl\/(sharedStrings|worksheets\/sheet1|comments1?|comments\/comment1|charts\/chart1)\.xml$/, /slides\/slide1\.xml$/, /notesSlide1\.xml$/, /content\.xml$/]; // prettier-ignore
  for (const [name, copy] of cleaned) {
    const [was, is] = [words(name, ...parts), words(copy, ...parts)];
    assert(was.length > 20, name);
    assert.equal(is, was, name);
  }
  // Pictures: the same picture, as a copy that tells nothing.
  const picture = (name: string) => [...unpackedPictures(name)];
  for (const [name, copy] of cleaned) {
    const [was, is] = [picture(name), picture(copy)];
    assert(was.length > 0 && is.length === was.length, `${name}: ${was.length} pictures became ${is.length}`);
    assert.deepEqual(is, was, name);
  }
});

function unpackedPictures(name: string): string[] {
  const files = [...unpacked(`${name}`)].filter(([path]) => /(media|Pictures)\/[^/]+$/.test(path)).map(([, bytes]) => bytes);
  return files
    .filter((bytes) => bytes[0] === 0xff || bytes[0] === 0x89)
    .map((bytes) => {
      const path = `picture-${bytes.length}-${bytes[0]}`;
      bench.write(path, bytes);
      return bench.frames(path);
    })
    .sort();
}

test('a person is shown what the document tells', async () => {
  const found = async (name: string) => (await inspect(bench.blob(name), name)).found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
  const all = new Map(await Promise.all(DOCUMENTS.map(async (name) => [name, await found(name)] as const)));
  const expected: Readonly<Record<string, readonly string[]>> = {
    'word.docx': ['author: Planted Author', 'author: Planted Editor', 'author: Planted Commenter', 'author: Planted Reviser', 'date: 2026-03-14T15:09:26Z',
      'history: 42×', 'software: Microsoft Macintosh Word', 'other: Normal.dotm', 'thumbnail: ', 'comment: Planted remark', 'place: 43.23889°, 76.93472°'],
    'excel.xlsx': ['author: Planted Company', 'author: Planted Manager', 'author: Planted Commenter', 'software: Microsoft Excel', 'other: Planted value', 'other: C:\\Users\\Planted\\photo.jpg'],
    'openpyxl.xlsx': ['author: Planted Commenter', 'other: file:///C:/Users/Planted/other.xlsx'],
    'powerpoint.pptx': ['author: Planted Author', 'other: IMG_20260314_Planted.jpg', 'thumbnail: '],
    'writer.odt': ['author: Planted Author', 'author: Planted Commenter', 'author: Planted Reviser', 'thumbnail: ', 'history: 42×'],
    'calc.ods': ['author: Planted Author', 'thumbnail: ', 'other: Planted value'],
    'impress.odp': ['author: Planted Editor', 'thumbnail: ', 'history: 0:01'],
  }; // prettier-ignore
  for (const [name, lines] of Object.entries(expected)) {
    for (const line of lines) assert(all.get(name)?.includes(line), `${name}: ${line} is not shown in\n${all.get(name)?.join('\n')}`);
  }
  for (const copy of cleaned.values()) assert.deepEqual((await inspect(bench.blob(copy), copy)).found, [], copy);
});

type Edit = (text: string) => string;

/** The document with some of its files changed, added (from '') or taken away (to ''). */
async function edited(name: string, edits: Readonly<Record<string, Edit>>): Promise<Blob> {
  const file = bench.blob(name);
  const files: NewEntry[] = [];
  const entries = await readZip(file);
  for (const [path, entry] of entries) {
    const bytes = await unpack(file, entry, 1 << 26);
    const edit = edits[path];
    const content = edit === undefined ? bytes : new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));
    if (content.length > 0) files.push({ name: path, content });
  }
  for (const [path, edit] of Object.entries(edits)) {
    if (!entries.has(path)) files.push({ name: path, content: new TextEncoder().encode(edit('')) });
  }
  return writeZip(files);
}

const insert =
  (before: string, text: string): Edit =>
  (was) => {
    assert(was.includes(before), before);
    return was.replace(before, text + before);
  };
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string, mode = '') =>
  insert('</Relationships>', `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode}/>`);
const type = (part: string, content: string) => insert('</Types>', `<Override PartName="/${part}" ContentType="${content}"/>`);

/** Text of one part of the cleaned copy. */
async function part(blob: Blob, name: string): Promise<string> {
  const entry = (await readZip(blob)).get(name);
  return entry === undefined ? '' : new TextDecoder().decode(await unpack(blob, entry, 1 << 26));
}

test('what newer programs add goes too', async () => {
  const file = await edited('excel.xlsx', {
    'xl/workbook.xml': (was) =>
      was
        .replace('<workbook ', '<workbook xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" mc:Ignorable="x15 xr" ')
        .replace('<sheets>', '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\Planted\\" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><xr:revisionPtr documentId="8_{Planted}"/><!-- Planted --><?planted Planted?><sheets>'),
    'xl/_rels/workbook.xml.rels': relation('rId77', 'http://schemas.microsoft.com/office/2017/10/relationships/person', 'persons/person.xml'),
    'xl/persons/person.xml': () => '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Planted Person" id="{0}" userId="planted@example.org"/></personList>',
    '[Content_Types].xml': type('xl/persons/person.xml', 'application/vnd.ms-excel.person+xml'),
    'Planted.txt': () => 'Planted',
  }); // prettier-ignore
  const found = (await inspect(file, '')).found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
  assert(found.includes('author: Planted Person') && found.includes('other: C:\\Users\\Planted\\'), found.join('\n'));
  const copy = await clean(file, '');
  assert(copy.state === 'cleaned');
  bench.write('newer.xlsx', new Uint8Array(await copy.blob.arrayBuffer()));
  assert.deepEqual(traces(unpacked('newer.xlsx')), []);
  assert.match(await part(copy.blob, 'xl/workbook.xml'), /<workbook [^>]*><[^!?]*<sheets>/);
});

test('a fallback stands where nothing else is understood, and a known alternative stays', async () => {
  const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const choice = (prefix: string, uri: string, text: string) =>
    `<mc:AlternateContent ${mc}><mc:Choice xmlns:${prefix}="${uri}" Requires="${prefix}"><w:r><w:t>${text}</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>fallback of ${text}</w:t></w:r></mc:Fallback></mc:AlternateContent>`;
  const file = await edited('word.docx', {
    'word/document.xml': insert(
      '<w:sectPr',
      `<w:p>${choice('wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'known')}${choice('ink', 'urn:planted:ink', 'unknown')}</w:p>`,
    ),
  });
  const copy = await clean(file, '');
  assert(copy.state === 'cleaned');
  const text = await part(copy.blob, 'word/document.xml');
  assert.match(text, /<mc:Choice [^>]*Requires="wps"><w:r><w:t>known<\/w:t><\/w:r><\/mc:Choice><mc:Fallback>/);
  assert.match(text, /<\/mc:AlternateContent><w:r><w:t>fallback of unknown<\/w:t><\/w:r><\/w:p>/);
});

test('fields keep what they show, and lose the path or the program behind it', async () => {
  const text = await part(bench.blob(cleaned.get('word.docx') ?? ''), 'word/document.xml');
  assert.deepEqual(
    [...text.matchAll(/<w:instrText>(.*?)<\/w:instrText>/g)].map(([, instruction]) => instruction),
    [' PAGE ', ' QUOTE ', '', ' QUOTE '],
  );
  assert.equal(text.match(/<w:t>shown<\/w:t>/g)?.length, 3);
});

test('what cannot be taken apart is refused, not left in', async () => {
  const word = (rels: Edit, more: Readonly<Record<string, Edit>> = {}) => edited('word.docx', { 'word/_rels/document.xml.rels': rels, ...more });
  const body = (text: string) => ({ 'word/document.xml': insert('<w:sectPr', text) });
  const VBA = 'http://schemas.microsoft.com/office/2006/relationships/vbaProject';
  const cases: readonly [string, Promise<Blob>, string][] = [
    ['macros', word(relation('rId90', VBA, 'vbaProject.bin')), 'unsupported'],
    ['an object of another program', word(relation('rId90', `${OFFICE}/oleObject`, 'x.bin'), body('<w:p><w:object r:id="rId90"/></w:p>')), 'unsupported'],
    ['a part of an unknown kind', word(relation('rId90', 'urn:planted', 'x.xml'), body('<w:p><w:r r:id="rId90"/></w:p>')), 'unsupported'],
    ['a picture that is none', word((was) => was, { 'word/media/image1.jpg': () => 'not a picture' }), 'unsupported'],
    ['a picture that is not there', word((was) => was, { 'word/media/image1.jpg': () => '' }), 'broken'],
    ['an element of an unknown kind', word((was) => was, body('<x:y xmlns:x="urn:planted"/>')), 'unsupported'],
    ['a document type', word((was) => was, { 'word/header1.xml': insert('<w:hdr', '<!DOCTYPE w:hdr [<!ENTITY planted "Planted">]>') }), 'unsupported'],
    ['a tag that does not close', word((was) => was, { 'word/header1.xml': (was) => was.replace('</w:hdr>', '') }), 'broken'],
    ['a signature', edited('word.docx', { '_rels/.rels': relation('rId90', 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin', '_xmlsignatures/origin.sigs') }), 'unsupported'],
    ['programs in OpenDocument', edited('writer.odt', { 'Basic/Standard/Module1.xml': () => '<x/>' }), 'unsupported'],
    ['a signature in OpenDocument', edited('writer.odt', { 'META-INF/documentsignatures.xml': () => '<x/>' }), 'unsupported'],
    ['encryption in OpenDocument', edited('writer.odt', { 'META-INF/manifest.xml': insert('</manifest:manifest>', '<manifest:file-entry manifest:full-path="x"><manifest:encryption-data/></manifest:file-entry>') }), 'protected'],
    ['an object in OpenDocument', edited('writer.odt', { 'content.xml': insert('</office:text>', '<text:p><draw:frame><draw:object-ole xlink:href="./Object 9"/></draw:frame></text:p>') }), 'unsupported'],
  ]; // prettier-ignore
  for (const [what, file, why] of cases) assert.deepEqual(await clean(await file, ''), { state: 'cannot', why }, what);
  // Empty lists of programs, which LibreOffice writes into many documents, are none.
  assert.equal((await clean(await edited('writer.odt', { 'Basic/script-lc.xml': () => '<x/>', 'Basic/Standard/script-lb.xml': () => '<x/>' }), '')).state, 'cleaned');
});

test('a deleted slide does not come back', async () => {
  const slide = readFileSync(bench.path('powerpoint.pptx'));
  assert(slide.length > 0);
  const file = await edited('powerpoint.pptx', {
    'ppt/_rels/presentation.xml.rels': relation('rId90', `${OFFICE}/slide`, 'slides/slide9.xml'),
    'ppt/slides/slide9.xml': () => '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">Planted</p:sld>',
    '[Content_Types].xml': type('ppt/slides/slide9.xml', 'application/vnd.openxmlformats-officedocument.presentationml.slide+xml'),
  });
  const copy = await clean(file, '');
  assert(copy.state === 'cleaned');
  assert.equal((await readZip(copy.blob)).has('ppt/slides/slide9.xml'), false);
});

test('whatever is done to the bytes, a copy or a refusal', async () => {
  const inner = {
    clean: async (file: Blob) => ({ blob: file, format: { extension: 'jpeg', type: 'image/jpeg' } }),
    inspect: async () => [],
  };
  const all = { cleaned: 0, refused: 0 };
  for (const [cleaner, name, path] of [
    [ooxml(inner), 'openpyxl.xlsx', 'xl/worksheets/sheet1.xml'],
    [ooxml(inner), 'openpyxl.xlsx', 'xl/_rels/workbook.xml.rels'],
    [ooxml(inner), 'openpyxl.xlsx', '[Content_Types].xml'],
    [odf(inner), 'impress.odp', 'content.xml'],
    [odf(inner), 'impress.odp', 'META-INF/manifest.xml'],
  ] as const) {
    const counts = await survives(cleaner, name, path, 30);
    all.cleaned += counts.cleaned;
    all.refused += counts.refused;
  }
  // Changes that are all refused, or none, would show nothing.
  assert(all.cleaned > 0 && all.refused > 0, JSON.stringify(all));
});

/** Whichever letters of a part are others: a copy that is cleaned to itself, or a refusal. A changed byte of the archive is mostly a wrong sum. */
async function survives(cleaner: Cleaner, name: string, path: string, runs: number): Promise<{ cleaned: number; refused: number }> {
  const original = bench.blob(name);
  const files = await Promise.all([...(await readZip(original))].map(async ([part, entry]) => ({ name: part, content: await unpack(original, entry, 1 << 26) })));
  const bytes = files.find((file) => file.name === path)?.content ?? new Uint8Array();
  const counts = { cleaned: 0, refused: 0 };
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.constantFrom(...'<>/"=aZ .01'));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
      const content = Uint8Array.from(bytes);
      for (const [at, letter] of changes) content[at] = letter.charCodeAt(0);
      const file = await writeZip(files.map((one) => (one.name === path ? { name: path, content } : one)));
      await cleaner.inspect(file);
      try {
        const copy = await cleaner.clean(file, { turn: 0 });
        const again = await cleaner.clean(copy, { turn: 0 });
        assert.deepEqual(Buffer.from(await again.arrayBuffer()), Buffer.from(await copy.arrayBuffer()));
        counts.cleaned++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        counts.refused++;
      }
    }),
    { numRuns: runs },
  );
  return counts;
}
