// PDF: what a document tells besides its pages is gone from its copy, and every pixel of every page is the same.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal, type Why } from '../src/clean/format.ts';
import { clean, inspect } from '../src/clean/index.ts';
import { pdf } from '../src/clean/pdf.ts';
import { cleanProfile } from '../src/clean/pdf-profile.ts';
import { Name, Numeral, Reader, Reference, Text, Unfinished, readableDate, writeName, writeText, type Value } from '../src/clean/pdf-syntax.ts';
import { Bench, endures, leaks, planted, told, tool } from './clean-judge.ts';

const bench = new Bench();
const PRINTED = ['chromium.pdf', 'libreoffice.pdf', 'ghostscript.pdf', 'reportlab.pdf'];
const MADE = ['incremental.pdf', 'packed.pdf', 'linear.pdf', 'everything.pdf', 'revised.pdf', 'flushed.pdf', 'hybrid.pdf'];
/** A flushed stream can only be finished by a bare inflater, which browsers have and Node has from 20.12. */
const BARE = (() => {
  try {
    return new DecompressionStream('deflate-raw') !== undefined;
  } catch {
    return false;
  }
})();
const DOCUMENTS = [...PRINTED, ...MADE.filter((name) => BARE || name !== 'flushed.pdf')];
const cleaned = new Map<string, string>();

/** A file of these objects; `objects[n]` is object n. Returns also where each begins. */
function build(objects: Readonly<Record<number, string | Buffer>>, trailer: string, start = 0): { bytes: Buffer; offsets: Map<number, number> } {
  const parts: Buffer[] = start === 0 ? [Buffer.from('%PDF-1.6\n%\xe2\xe3\n', 'latin1')] : [];
  const offsets = new Map<number, number>();
  let at = start + (parts[0]?.length ?? 0);
  const put = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [number, object] of Object.entries(objects)) {
    offsets.set(Number(number), at);
    put(Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(object as string, 'latin1'), Buffer.from('\nendobj\n% Planted between\n')]));
  }
  const table = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const root = trailer === '' ? '' : `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<<${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  put(Buffer.from(root));
  return { bytes: Buffer.concat(parts), offsets };
}

const blobOf = (...parts: (Buffer | string)[]) => new Blob([Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))]);

function stream(dictionary: string, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content as string, 'latin1');
  return Buffer.concat([Buffer.from(`<<${dictionary}/Length ${bytes.length}>>\nstream\n`, 'latin1'), bytes, Buffer.from('\nendstream')]);
}

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const page = (text: string) => `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`;
const onePage = (content: string | Buffer, more = ''): Record<number, string | Buffer> => ({
  1: `<</Type/Catalog/Pages 2 0 R${more}>>`,
  2: '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 800]/Resources<</Font<</F1 4 0 R>>>>>>',
  3: '<</Type/Page/Parent 2 0 R/Contents 5 0 R>>',
  4: FONT,
  5: content,
});

/** A page with everything on it that the standard lets a program leave there. */
function everything(picture: Uint8Array): Buffer {
  const appearance = '/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 4 0 R>>>>/LastModified(D:20260314)/PieceInfo<</Planted<</Private(Planted)>>>>';
  return build(
    {
      1: `<</Type/Catalog/Pages 2 0 R/Metadata 20 0 R/PieceInfo<</Planted(Planted)>>/Lang(ru)/Outlines 21 0 R/OCProperties<</OCGs[23 0 R]/D<</Creator(Planted)/Name(Planted)/ON[23 0 R]/Order[23 0 R]>>>>
        /Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(Planted)>>]>>/Dests<</Names[(top)[3 0 R/Fit]]>>>>/OpenAction<</S/JavaScript/JS(Planted)>>/AA<</WC<</S/JavaScript/JS(Planted)>>>>
        /ViewerPreferences<</Planted(Planted)/Direction/L2R>>/Planted(Planted)/URI<</Base(file:///Planted)>>/PageLabels<</Nums[0<</S/r/Planted(Planted)>>]>>>>`,
      2: '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 800]/Resources 6 0 R>>',
      3: `<</Type/Page/Parent 2 0 R/Contents[5 0 R]/Thumb 22 0 R/LastModified(D:20260314)/PieceInfo<</Planted(Planted)>>/Metadata 20 0 R/ID(Planted)
        /VP[<</Type/Viewport/Measure<</Subtype/GEO/GPTS[51.1 71.4]>>>>]/Annots[10 0 R 11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R]/AA<</O<</S/JavaScript/JS(Planted)>>>>>>`,
      4: FONT,
      5: stream('/Planted(Planted)', `${page('Page')} /OC /L1 BDC 0 0 1 rg 20 20 50 50 re f EMC q 100 0 0 66 20 100 cm /P Do Q q 100 0 0 66 150 100 cm /J Do Q /C1 cs 0.2 0.5 0.3 sc 20 200 50 50 re f /X Do q 60 0 0 60 200 300 cm /S Do Q`),
      6: '<</Font<</F1 4 0 R>>/Properties<</L1 23 0 R/M1<</Planted(Planted)/Metadata 20 0 R>>>>/XObject<</P 24 0 R/J 27 0 R/X 26 0 R/S 31 0 R>>/ColorSpace<</C1[/ICCBased 25 0 R]>>/Planted<</A(Planted)>>>>',
      10: '<</Type/Annot/Subtype/Text/Rect[10 750 30 770]/Contents(A note)/T(Planted Commenter)/M(D:20260314150926Z)/CreationDate(D:20260314150926Z)/NM(Planted-1)/RC(<p>Planted</p>)/Subj(Planted)/Popup 12 0 R/P 3 0 R>>',
      11: '<</Type/Annot/Subtype/Link/Rect[50 750 100 770]/Border[0 0 1]/A<</S/Launch/F(file:///C:/Users/Planted/x.exe)>>>>',
      12: '<</Type/Annot/Subtype/Popup/Rect[0 0 1 1]/Parent 10 0 R/T(Planted)>>',
      13: '<</Type/Annot/Subtype/Text/Rect[10 750 30 770]/IRT 10 0 R/StateModel(Review)/State(Accepted)/Contents(Accepted set by Planted)/T(Planted)>>',
      14: '<</Type/Annot/Subtype/Stamp/Rect[150 700 250 720]/AP<</N 26 0 R>>/T(Planted Stamper)/Contents(Received)/F 4>>',
      15: '<</Type/Annot/Subtype/Link/Rect[50 650 100 670]/A<</S/URI/URI(https://example.org/)/Next<</S/JavaScript/JS(Planted)>>>>>>',
      16: '<</Type/Annot/Subtype/Link/Rect[50 600 100 620]/Dest(top)/A<</S/GoTo/D[9 0 R/Fit]>>>>',
      // A page that was deleted, which only a link still names.
      9: '<</Type/Page/Parent 2 0 R/Contents 8 0 R>>',
      8: stream('', page('Planted deleted page')),
      20: stream('/Type/Metadata/Subtype/XML', '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmp:CreatorTool="Planted Tool" dc:creator="Planted"/></x:xmpmeta>'),
      21: '<</Type/Outlines/First 28 0 R/Last 28 0 R/Count 1>>',
      22: stream('/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', 'x'),
      23: '<</Type/OCG/Name(Layer)/Usage<</CreatorInfo<</Creator(Planted)/Subtype/Artwork>>/View<</ViewState/ON>>>>/Planted(Planted)>>',
      24: stream('/Type/XObject/Subtype/Image/Width 48/Height 32/Filter/JPXDecode/ColorSpace/DeviceRGB/BitsPerComponent 8/Metadata 20 0 R/Alternates[<</Image 22 0 R/Planted(Planted)>>]', withBoxes(picture)),
      25: stream('/N 3/Planted(Planted)', profile(...SRGB)),
      26: stream(appearance, 'BT /F1 9 Tf (Received) Tj ET'),
      27: stream('/Type/XObject/Subtype/Image/Width 48/Height 32/Filter[/ASCIIHexDecode/DCTDecode]/ColorSpace/DeviceRGB/BitsPerComponent 8/OPI<</F(Planted)>>', `${jpeg().toString('hex')}>`),
      28: '<</Title(First)/Parent 21 0 R/Dest[3 0 R/Fit]/SE 1 0 R/Planted(Planted)>>',
      29: '<</Author(Planted Author)/Creator(Planted Creator)/CreationDate(D:20260314150926+05\'00\')/Company<feff0050006c0061006e007400650064>/Planted(Planted)>>',
      30: '(Planted, and named by nobody)',
      // Half transparent, its colours mixed with red beforehand.
      31: stream('/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8/SMask 32 0 R', '\x80\x40\x40'),
      32: stream('/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Matte[1 0 0]', '\x80'),
    },
    '/Size 40/Root 1 0 R/Info 29 0 R/ID[<506c616e746564><506c616e746564>]',
  ).bytes; // prettier-ignore
}

/** A colour profile as calibrating programs write it, with these primaries. */
function profile(...primaries: number[]): Buffer {
  const numbers = (...list: number[]) => {
    const bytes = Buffer.alloc(4 * list.length);
    list.forEach((one, i) => bytes.writeInt32BE(Math.round(one * 65536), 4 * i));
    return bytes;
  };
  const xyz = (...list: number[]) => Buffer.concat([Buffer.from('XYZ \0\0\0\0'), numbers(...list)]);
  const curve = Buffer.from([...Buffer.from('curv\0\0\0\0'), 0, 0, 0, 1, 2, 0x33, 0, 0]);
  const name = Buffer.from('Planted monitor, serial Planted-0815');
  const tags: [string, Buffer][] = [
    ['desc', Buffer.concat([Buffer.from('desc\0\0\0\0\0\0\0\x25'), name, Buffer.alloc(79)])],
    ['cprt', Buffer.from('text\0\0\0\0Planted copyright\0')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ...['rXYZ', 'gXYZ', 'bXYZ'].map((tag, i): [string, Buffer] => [tag, xyz(...primaries.slice(3 * i, 3 * i + 3))]),
    ...['rTRC', 'gTRC', 'bTRC'].map((tag): [string, Buffer] => [tag, curve]),
    ['vcgt', Buffer.from('vcgtPlanted calibration')],
  ];
  let at = 132 + 12 * tags.length;
  const table = tags.map(([tag, body]) => {
    const entry = Buffer.alloc(12);
    entry.write(tag);
    entry.writeUInt32BE(at, 4);
    entry.writeUInt32BE(body.length, 8);
    at += body.length;
    return entry;
  });
  const header = Buffer.alloc(132);
  header.writeUInt32BE(at);
  header.write('PLNT\x02\x40\0\0mntrRGB XYZ \x07\xea\0\x0b\0\x16\0\x0a\0\x14\0\x1eacspPLNT', 4, 'latin1');
  header.write('PLNTPLNT', 48);
  numbers(0.9642, 1, 0.8249).copy(header, 68);
  header.write('PLNTPlanted', 80);
  header.writeUInt32BE(tags.length, 128);
  return Buffer.concat([header, ...table, ...tags.map(([, body]) => body)]);
}

const SRGB = [0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141];

test('a profile of a standard keeps its numbers, a measured one takes those of the nearest', () => {
  const primaries = (bytes: Uint8Array) => tool('exiftool', '-s', '-RedMatrixColumn', bench.write('profile.icc', bytes)).toString().trim();
  const standard = cleanProfile(Uint8Array.from(profile(...SRGB)), 3);
  const measured = cleanProfile(Uint8Array.from(profile(0.45, 0.23, 0.02, ...SRGB.slice(3))), 3);
  assert.match(primaries(profile(0.45, 0.23, 0.02)), /0.45 0.23/);
  for (const { bytes } of [standard, measured]) {
    assert.match(primaries(bytes), /0.436\d+ 0.222\d+ 0.0139/);
    assert.equal(planted(bytes), 0);
    assert(!Buffer.from(bytes).includes('PLNT'));
    assert.doesNotMatch(tool('exiftool', '-s', '-G1', '--System:all', bench.path('profile.icc')).toString(), /2026:|Planted/);
  }
  assert.deepEqual(cleanProfile(new Uint8Array(400), 3).bytes, new Uint8Array());
});

/** A small photograph with a person and a comment in it. */
function jpeg(): Buffer {
  if (readdirSync(bench.folder).includes('photo.jpg')) return Buffer.from(bench.read('photo.jpg'));
  tool('ffmpeg', '-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=48x32', '-frames:v', '1', bench.path('photo.jpg'));
  tool('exiftool', '-q', '-overwrite_original', '-Artist=Planted Artist', '-Comment=Planted', '-GPSLatitude=51', '-GPSLatitudeRef=N', bench.path('photo.jpg'));
  return Buffer.from(bench.read('photo.jpg'));
}

/** The picture with the boxes in which programs keep names and times. */
function withBoxes(picture: Uint8Array): Buffer {
  const box = (type: string, content: string) => {
    const bytes = Buffer.from(`....${type}${content}`, 'latin1');
    bytes.writeUInt32BE(bytes.length);
    return bytes;
  };
  const at = Buffer.from(picture).indexOf('jp2h') - 4;
  assert(at > 0);
  return Buffer.concat([picture.subarray(0, at), box('xml ', '<x>Planted</x>'), box('uuid', 'Planted and sixteen'), picture.subarray(at)]);
}

/** A page whose first draft is still in the file. */
function revised(): Buffer {
  const first = build(onePage(stream('', page('Planted first draft'))), '/Size 6/Root 1 0 R');
  const start = first.bytes.lastIndexOf('xref', first.bytes.length - 20);
  const second = build({ 5: stream('', page('Second')) }, `/Size 6/Root 1 0 R/Prev ${start}`, first.bytes.length);
  return Buffer.concat([first.bytes, second.bytes]);
}

const number = (value: number, width: number) => [...new Array(width).keys()].map((i) => Math.floor(value / 256 ** (width - 1 - i)) % 256);

/** A table in a stream that was flushed and not finished, as Acrobat leaves it; with one object in a stream of its own kind. */
function flushed(): Buffer {
  const objects = onePage(stream('', page('Flushed')));
  delete objects[4];
  const packed = `4 0 6 11 ${FONT} (Planted)`;
  const { bytes, offsets } = build({ ...objects, 7: stream(`/Type/ObjStm/N 2/First 9`, packed.replace('6 11', `6 ${FONT.length + 1}`)) }, '');
  const at = bytes.length;
  const row = (n: number) => (n === 4 ? [2, ...number(7, 2), 0] : [offsets.has(n) ? 1 : 0, ...number(offsets.get(n) ?? 0, 2), 0]);
  const rows = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7].flatMap(row));
  // A block that is not the last one, and the empty one of a flush.
  const whole = deflateSync(rows, { level: 0 });
  const body = Buffer.concat([whole.subarray(0, 2), Buffer.of(0), whole.subarray(3, -4), Buffer.of(0, 0, 0, 0xff, 0xff)]);
  const table = stream('/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R/Info 6 0 R/Filter/FlateDecode', body);
  return Buffer.concat([bytes, Buffer.from('8 0 obj\n'), table, Buffer.from(`\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
}

/** A table for old readers, and a stream for new ones that holds the object which the table hides. */
function hybrid(): Buffer {
  const objects = onePage(stream('', page('Hybrid')), '/Metadata 6 0 R');
  delete objects[4];
  const { bytes, offsets } = build({ ...objects, 6: stream('', 'Planted'), 7: stream('/Type/ObjStm/N 1/First 4', `4 0 ${FONT}`) }, '');
  const hidden = bytes.length;
  const rows = Buffer.from([2, 0, 7, 0]);
  const table = Buffer.concat([Buffer.from('9 0 obj\n'), stream('/Type/XRef/Size 10/Index[4 1]/W[1 2 1]', rows), Buffer.from('\nendobj\n')]);
  const at = hidden + table.length;
  const entries = (...numbers: number[]) => numbers.map((n) => `${String(offsets.get(n)).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.concat([
    bytes,
    table,
    Buffer.from(`xref\n0 4\n0000000000 65535 f \n${entries(1, 2, 3)}5 3\n${entries(5, 6, 7)}trailer\n<</Size 10/Root 1 0 R/XRefStm ${hidden}>>\nstartxref\n${at}\n%%EOF\n`),
  ]);
}

before(async () => {
  const document = (name: string) => readFileSync(new URL(`../../test/documents/${name}`, import.meta.url));
  for (const name of [...PRINTED, 'picture.jp2']) bench.write(name, document(name));
  bench.write('incremental.pdf', document('chromium.pdf'));
  tool('exiftool', '-q', '-overwrite_original', '-Author=Planted Author', '-Keywords=Planted keyword', '-XMP-dc:Creator=Planted Creator', '-XMP-exif:GPSLatitude=51.1', '-XMP-exif:GPSLongitude=71.4', bench.path('incremental.pdf')); // prettier-ignore
  tool('qpdf', '--object-streams=generate', bench.path('libreoffice.pdf'), bench.path('packed.pdf'));
  tool('qpdf', '--linearize', '--object-streams=generate', bench.path('incremental.pdf'), bench.path('linear.pdf'));
  tool('qpdf', '--encrypt', 'a', 'b', '256', '--', bench.path('chromium.pdf'), bench.path('encrypted.pdf'));
  bench.write('everything.pdf', everything(bench.read('picture.jp2')));
  bench.write('revised.pdf', revised());
  bench.write('flushed.pdf', flushed());
  bench.write('hybrid.pdf', hybrid());
  for (const name of DOCUMENTS) cleaned.set(name, await bench.clean(name));
});

/** The bytes of the file, and all that is compressed in it unpacked by a program that is not ours. */
function laidOpen(name: string): Buffer {
  // Its warnings, of which it says with a status of 3, are about originals made by hand.
  const { stdout } = spawnSync('qpdf', ['--qdf', '--preserve-unreferenced', '--object-streams=disable', '--stream-data=uncompress', '--decode-level=all', bench.path(name), '-'], { maxBuffer: 1 << 28 }); // prettier-ignore
  assert(stdout.length > 500, name);
  return Buffer.concat([bench.read(name), stdout]);
}

/** Planted words and dates. */
function traces(name: string): number {
  const bytes = laidOpen(name);
  return planted(bytes) + (bytes.toString('latin1').match(/D:20\d\d|20\d\d-\d\d-\d\dT|Skia|Ghostscript|LibreOffice|ReportLab/g)?.length ?? 0);
}

/** Of a cleaned PDF and the pictures in it. */
const TOLD = [/^PDF:(PDFVersion=1.7|Linearized=No|PageCount=\d+|Language=\w+(-\w+)?|TaggedPDF=Yes|HasXFA=No|PageMode=\w+|PageLayout=\w+)$/, /^PDF:EmbeddedImage(Width|Height|ColorSpace|Filter)?=/, /^(Jpeg2000|File):/]; // prettier-ignore

test('the judge sees what a document tells before it is cleaned', () => {
  for (const name of DOCUMENTS) assert(traces(name) > 0, name);
  const all = told(bench, 'incremental.pdf', 'everything.pdf', 'libreoffice.pdf');
  const sees = (name: string, ...tags: string[]) => {
    const found = leaks(all.get(name), TOLD).join('\n');
    for (const tag of tags) assert(found.includes(tag), `${name}: ${tag} is not seen in\n${found}`);
  };
  sees('incremental.pdf', 'PDF:Author=Planted Author', 'XMP-exif:GPSLatitude=51', 'PDF:Creator=Mozilla', 'PDF:CreateDate=2026');
  sees('everything.pdf', 'PDF:Author=Planted Author', 'XMP-xmp:CreatorTool=Planted Tool', 'PDF:Company=Planted');
  sees('libreoffice.pdf', 'PDF:Producer=LibreOffice', 'XMP-dc:Creator=Planted Author');
  assert(traces('everything.pdf') > 60);
});

test('the copy tells nothing', () => {
  const all = told(bench, ...cleaned.values());
  for (const copy of cleaned.values()) {
    assert.deepEqual(leaks(all.get(copy), TOLD), [], copy);
    assert.equal(traces(copy), 0, copy);
    assert.doesNotMatch(laidOpen(copy).toString('latin1'), /JavaScript|Launch|GEO|PieceInfo|StateModel|\/Thumb\b|\/NM\b|first draft/, copy);
  }
});

function pages(name: string): Buffer[] {
  rmSync(bench.path('pages'), { recursive: true, force: true });
  tool('mkdir', bench.path('pages'));
  tool('pdftoppm', '-r', '60', bench.path(name), bench.path('pages/p'));
  return readdirSync(bench.path('pages'))
    .sort()
    .map((file) => readFileSync(bench.path(`pages/${file}`)));
}

test('every page is the same to the last pixel, and its text and links too', () => {
  for (const [name, copy] of cleaned) {
    const [was, is] = [pages(name), pages(copy)];
    assert(was.length > 0 && is.length === was.length, name);
    was.forEach((pixels, i) => assert(pixels.equals(is[i] ?? Buffer.of()), `${name}: page ${i + 1}`));
    // A page that is white would be the same whatever was lost.
    assert(was.some((pixels) => new Set(pixels.subarray(20)).size > 3), name);
    assert.equal(tool('pdftotext', '-layout', bench.path(copy), '-').toString(), tool('pdftotext', '-layout', bench.path(name), '-').toString(), name);
    tool('qpdf', '--check', bench.path(copy));
  }
  const text = laidOpen(cleaned.get('everything.pdf') ?? '').toString('latin1');
  for (const kept of ['(A note)', '(https://example.org/)', '(Layer)', '(First)', '(Received)', '(top)', '/ViewState /ON', '/L2R']) assert(text.includes(kept), kept);
  assert.match(laidOpen(cleaned.get('reportlab.pdf') ?? '').toString('latin1'), /\/FT \/Tx[^]*\/V \(12 000 000\)/);
});

test('a person is shown what the document tells', async () => {
  const found = async (name: string) => (await inspect(bench.blob(name), name)).found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
  const expected: Readonly<Record<string, readonly string[]>> = {
    'incremental.pdf': ['author: Planted Author', 'author: Planted Creator', 'history: 2×', 'place: 51.10000°, 71.40000°', 'camera: PlantedMake', 'comment: Planted title'],
    'everything.pdf': ['author: Planted Commenter', 'author: Planted Stamper', 'author: Planted Artist', 'author: Planted', 'date: 2026-03-14 15:09:26 +05:00', 'date: 2026-03-14 15:09:26 Z',
      'thumbnail: ', 'history: ', 'place: ', 'software: Planted Tool', 'other: JavaScript', 'other: file:///C:/Users/Planted/x.exe'],
    'revised.pdf': ['history: 2×'],
    'libreoffice.pdf': ['author: Planted Author', 'software: LibreOffice 7.4'],
  }; // prettier-ignore
  for (const [name, lines] of Object.entries(expected)) {
    const all = await found(name);
    for (const line of lines) assert(all.includes(line), `${name}: ${line} is not shown in\n${all.join('\n')}`);
  }
  assert.equal((await found('linear.pdf')).some((line) => line.startsWith('history: 2')), false);
  for (const copy of cleaned.values()) assert.deepEqual(await found(copy), [], copy);
});

test('what cannot be taken apart is refused, not left in', async () => {
  const file = (catalog: string, more: Record<number, string | Buffer> = {}, trailer = '') =>
    blobOf(build({ ...onePage(stream('', page('x')), catalog), ...more }, `/Size 60/Root 1 0 R${trailer}`).bytes);
  const annotated = (annotation: string) => file('', { 3: `<</Type/Page/Parent 2 0 R/Contents 5 0 R/Annots[<<${annotation}>>]>>` });
  const cases: readonly [Why, string, Blob][] = [
    ['protected', 'encryption', bench.blob('encrypted.pdf')],
    ['unsupported', 'a file inside', file('/Names<</EmbeddedFiles<</Names[(a)<</EF<<>>>>]>>>>')],
    ['unsupported', 'a file pinned to a page', annotated('/Subtype/FileAttachment/Rect[0 0 1 1]/FS<<>>')],
    ['unsupported', 'a film', annotated('/Subtype/RichMedia/Rect[0 0 1 1]')],
    ['unsupported', 'a portfolio', file('/Collection<<>>')],
    ['unsupported', 'a form of another kind', file('/AcroForm<</XFA[]/Fields[]>>')],
    ['unsupported', 'a signature', file('/AcroForm<</Fields[<</FT/Sig/V<</Type/Sig/Contents<00>>>>>]>>')],
    ['unsupported', 'a signature on a page', annotated('/Subtype/Widget/FT/Sig/Rect[0 0 1 1]/V<<>>')],
    ['unsupported', 'bytes in another file', file('', { 5: stream('/F(x)', 'x') })],
    ['unsupported', 'a filter that nobody knows', file('', { 5: stream('/Filter/PlantedDecode', 'x') })],
    ['unsupported', 'a colour space that nobody knows', file('', { 2: '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]/Resources<</ColorSpace<</C[/Planted 1]>>>>>>' })],
    ['unsupported', 'a program for printers', file('', { 2: '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>>>', 6: stream('/Subtype/PS', 'x') })],
    ['broken', 'a page that is its own parent', file('', { 2: '<</Type/Pages/Kids[2 0 R]/Count 1>>' })],
    ['broken', 'a key twice', file('/Lang(a)/Lang(b)')],
    ['broken', 'no pages', file('', { 2: '<</Type/Pages/Kids[]/Count 0>>' })],
    ['broken', 'a length that ends elsewhere', file('', { 5: '<</Length 3>>\nstream\nlonger\nendstream' })],
    ['broken', 'tables in a circle', file('', {}, '/Prev 18')],
    ['broken', 'no table', new Blob(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'])],
    ['broken', 'a table somewhere else', blobOf(revised().toString('latin1').replace(/startxref\n\d+\n%%EOF\n$/, 'startxref\n9\n%%EOF\n'))],
  ]; // prettier-ignore
  for (const [why, what, blob] of cases) assert.deepEqual(await clean(blob, ''), { state: 'cannot', why }, what);
});

test('bombs and endless nesting are refused within bounds', async () => {
  const bomb = () => {
    const body = deflateSync(Buffer.alloc(80 << 20));
    const { bytes, offsets } = build({ ...onePage(stream('', page('x'))), 7: stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', body) }, '');
    const rows = Buffer.from([2, 0, 7, 0, 1, ...number(offsets.get(7) ?? 0, 2), 0]);
    return blobOf(bytes, '8 0 obj\n', stream('/Type/XRef/Size 9/Index[1 1 7 1]/W[1 2 1]/Root 1 0 R', rows), `\nendobj\nstartxref\n${bytes.length}\n%%EOF\n`);
  };
  assert.deepEqual(await clean(bomb(), ''), { state: 'cannot', why: 'limit' });
  const nested = build(onePage(stream('', page('x')), `/OpenAction ${'['.repeat(5000)}${']'.repeat(5000)}`), '/Size 6/Root 1 0 R');
  assert.deepEqual(await clean(blobOf(nested.bytes), ''), { state: 'cannot', why: 'limit' });
});

/** Values as the syntax has them. */
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Value>(null, true, false),
    fc.stringMatching(/^[ -~\x80-\xff]{0,12}$/).map((text) => new Name(text)),
    fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)), maxLength: 20 }).map((text) => new Text(text)),
    fc.constantFrom('0', '-1', '12.5', '-.5', '4.', '007').map((text) => new Numeral(text)),
    fc.tuple(fc.nat(99999), fc.nat(9)).map(([n, g]) => new Reference(n, g)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,6}$/), tie('value'), { maxKeys: 4 }).map((object) => new Map(Object.entries(object))),
  ),
})).value;

function written(item: Value): string {
  if (item instanceof Name) return writeName(item.text);
  if (item instanceof Text) return writeText(item.bytes);
  if (item instanceof Numeral) return item.text;
  if (item instanceof Reference) return `${item.number} ${item.generation} R`;
  if (Array.isArray(item)) return `[${item.map(written).join(' ')}]`;
  if (item instanceof Map) return `<<${[...item].map(([key, one]) => `${writeName(key)} ${written(one)}`).join('')}>>`;
  return String(item);
}

test('values are read as they were written', () => {
  fc.assert(
    fc.property(value, (item) => {
      assert.deepEqual(new Reader(Buffer.from(`${written(item)} endobj`, 'latin1')).value(), item);
    }),
  );
  const read = (text: string) => new Reader(Buffer.from(`${text} endobj`, 'latin1')).value();
  assert.deepEqual(read('(a\\(b\\)(c)\\101\\\r\nd\\n\r\n)'), new Text('a(b)(c)Ad\n\n'));
  assert.deepEqual(read('<4 1 4>'), new Text('A@'));
  assert.deepEqual(read('[1 0 2 0 R 3]'), [new Numeral('1'), new Numeral('0'), new Reference(2, 0), new Numeral('3')]);
  assert.deepEqual(read('/A#20B%comment\n'), new Name('A B'));
  assert.equal(readableDate("D:20260314150926-05'30'"), '2026-03-14 15:09:26 -05:30');
  assert.equal(readableDate('yesterday'), 'yesterday');
});

test('any bytes are a value, unfinished or refused', () => {
  const letters = fc.array(fc.constantFrom(...'<<>>[]()/#%\\ \n19.-RaF'), { maxLength: 40 }).map((list) => Buffer.from(list.join(''), 'latin1'));
  fc.assert(
    fc.property(letters, (bytes) => {
      try {
        new Reader(bytes).value();
      } catch (error) {
        if (!(error instanceof Refusal) && !(error instanceof Unfinished)) throw error;
      }
    }),
    { numRuns: 2000 },
  );
});

test('whatever is done to the bytes, a copy or a refusal', async () => {
  const inner = {
    clean: async (file: Blob) => ({ blob: file, format: { extension: 'jpeg', type: 'image/jpeg' } }),
    inspect: async () => [],
  };
  await endures(pdf(inner), ['everything.pdf', 'revised.pdf', 'hybrid.pdf', 'packed.pdf'].map((name) => bench.read(name)), 250);
});

test('bytes behind the end are not carried along', async () => {
  bench.write('tail.pdf', bench.read('chromium.pdf'));
  appendFileSync(bench.path('tail.pdf'), '\n% Planted at the end\n');
  assert.equal(planted(bench.read(await bench.clean('tail.pdf'))), 0);
});
