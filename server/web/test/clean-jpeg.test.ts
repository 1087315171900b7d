// JPEG: what ExifTool finds in a photograph is gone from its copy, and the picture is the same.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { clean, inspect } from '../src/clean/index.ts';
import { jpeg } from '../src/clean/jpeg.ts';
import { turned } from '../src/clean/orientation.ts';
import { Bench, PLANT, Watched, endures, leaks, planted, told, tool } from './clean-judge.ts';

const bench = new Bench();
const PHOTOS = ['baseline.jpg', 'progressive.jpg', 'restarts.jpg', 'arithmetic.jpg', 'gray.jpg', 'cmyk.jpg', 'moving.jpg'];
const cleaned = new Map<string, string>();

before(async () => {
  bench.ffmpeg('-f', 'lavfi', '-i', 'testsrc2=s=320x240', '-frames:v', '1', '-q:v', '3', bench.path('baseline.jpg'));
  const transform = (to: string, ...how: string[]) => tool('jpegtran', ...how, '-copy', 'none', '-outfile', bench.path(to), bench.path('baseline.jpg'));
  transform('progressive.jpg', '-progressive');
  transform('restarts.jpg', '-restart', '1');
  transform('arithmetic.jpg', '-arithmetic');
  transform('gray.jpg', '-grayscale');
  transform('thumbnail.jpg', '-optimize');
  // Without JFIF and with Adobe's marker the numbers are red, green, blue themselves: dropping the marker would turn the colours.
  bench.write('cmyk.jpg', adobe(bench.read('baseline.jpg')));
  bench.write('moving.jpg', bench.read('progressive.jpg'));
  const icc = bench.write('display.icc', displayProfile());
  for (const name of PHOTOS) {
    tool('exiftool', ...PLANT, '-IPTC:By-line=Planted Byline', '-IPTC:City=Planted', '-Comment=Planted comment', '-EXIF:Orientation#=6',
      `-ThumbnailImage<=${bench.path('thumbnail.jpg')}`, `-ICC_Profile<=${icc}`, `-Photoshop:PhotoshopThumbnail<=${bench.path('thumbnail.jpg')}`, bench.path(name)); // prettier-ignore
  }
  bench.write('maker.jpg', withMakerNote(bench.read('progressive.jpg')));
  // A moving photograph: a film and a second picture behind the end of the first.
  appendFileSync(bench.path('moving.jpg'), Buffer.concat([bench.read('baseline.jpg'), Buffer.from('\0\0\0\x18ftypmp42Planted film')]));
  for (const name of [...PHOTOS, 'maker.jpg']) cleaned.set(name, await bench.clean(name));
});

test('the judge sees what a photograph tells before it is cleaned', () => {
  const all = told(bench, ...PHOTOS, 'maker.jpg');
  for (const name of PHOTOS) {
    const found = leaks(all.get(name)).join('\n');
    for (const tag of ['GPS:GPSLatitude', 'IFD0:Artist', 'ExifIFD:SerialNumber', 'IFD1:ThumbnailImage', 'XMP-dc:Creator', 'IPTC:By-line',
      'File:Comment', 'ICC_Profile:ProfileDescription=Planted', 'ICC-header:ProfileDateTime=2026', 'Photoshop:PhotoshopThumbnail']) { // prettier-ignore
      assert(found.includes(tag), `${name}: ${tag} is not seen in\n${found}`);
    }
    assert(planted(bench.read(name)) > 20);
  }
  assert.match(leaks(all.get('maker.jpg')).join('\n'), /Canon:OwnerName=Planted Owner[^]*Canon:SerialNumber=0123456789/);
});

test('the copy tells nothing', () => {
  const all = told(bench, ...cleaned.values());
  for (const name of cleaned.values()) {
    assert.deepEqual(leaks(all.get(name)), [], name);
    assert.equal(planted(bench.read(name)), 0, name);
  }
  for (const name of PHOTOS.filter((photo) => photo !== 'gray.jpg' && photo !== 'cmyk.jpg')) {
    const profile = all.get(cleaned.get(name) ?? '')?.find(({ tag }) => tag === 'RedMatrixColumn');
    // Display P3 itself, not the monitor that was measured.
    assert.equal(profile?.value, '0.51512 0.2412 -0.00105', name);
  }
});

test('the picture is the same, to the last bit', () => {
  for (const [name, copy] of cleaned) {
    // Twice: by libjpeg, and by FFmpeg, which knows no arithmetic coding.
    if (name !== 'arithmetic.jpg') assert.equal(bench.frames(copy), bench.frames(name), name);
    assert.deepEqual(tool('djpeg', bench.path(copy)), tool('djpeg', bench.path(name)), name);
  }
});

test('a turn adds to the way that was up', async () => {
  const [once, back] = [await bench.clean('baseline.jpg', 1), await bench.clean('baseline.jpg', 3)];
  const all = told(bench, once, back);
  const shown = (name: string) => all.get(name)?.find(({ tag }) => tag === 'Orientation')?.value;
  // Before: 6, a quarter turn clockwise.
  assert.equal(shown(once), 'Rotate 180');
  assert.equal(shown(back), undefined);
  for (const row of [[1, 6, 3, 8], [2, 7, 4, 5]] as const) {
    for (const [from, value] of row.entries()) {
      for (const turn of [0, 1, 2, 3] as const) assert.equal(turned(value, turn), row[(from + turn) % 4]);
    }
  }
});

test('says what a photograph tells', async () => {
  const { format, cleanable, turnable, found } = await inspect(bench.blob('moving.jpg'), 'anything.txt');
  assert.deepEqual({ format, cleanable, turnable }, { format: 'jpeg', cleanable: true, turnable: true });
  const said = found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
  for (const line of ['place: 51.12820°, 71.43040°', 'camera: Planted Make Planted Model', 'author: Planted Artist', 'author: Planted Creator',
    'author: Planted Byline', 'serial: Planted-123456', 'date: 2026-11-22 10:20:30', 'software: Planted Software', 'comment: Planted comment',
    'thumbnail: ', 'history: Planted-document']) { // prettier-ignore
    assert(said.includes(line), `${line} is not in\n${said.join('\n')}`);
  }
  assert(said.some((line) => /^other: \+\d+ B$/.test(line)));
  assert.deepEqual((await inspect(bench.blob(cleaned.get('moving.jpg') ?? ''), '')).found, []);
  assert((await inspect(bench.blob('maker.jpg'), '')).found.some(({ kind, value }) => kind === 'serial' && value === 'MakerNote'));
});

test('refuses what it cannot read to its end', async () => {
  const whole = bench.read('progressive.jpg');
  const why = async (bytes: Uint8Array) => {
    const result = await clean(new Blob([Uint8Array.from(bytes)]), 'photo.jpg');
    return result.state === 'cannot' ? result.why : result.state;
  };
  assert.equal(await why(whole), 'cleaned');
  assert.equal(await why(whole.subarray(0, -2)), 'broken');
  assert.equal(await why(whole.subarray(0, 3)), 'broken');
  assert.equal(await why(Buffer.from('hello')), 'unknown');
  // A table longer than what is in it could carry anything.
  const table = Buffer.from(whole).indexOf(Buffer.from([0xff, 0xdb, 0, 67]));
  assert.equal(await why(Buffer.concat([whole.subarray(0, table), Buffer.from([0xff, 0xdb, 0, 69, ...whole.subarray(table + 4, table + 69), 1, 2]), whole.subarray(table + 69)])), 'broken'); // prettier-ignore
});

test('endures any change of its bytes', async () => {
  await endures(jpeg, ['progressive.jpg', 'moving.jpg', 'maker.jpg'].map((name) => bench.read(name)), 400);
});

test('reads in windows, and copies nothing', async () => {
  bench.ffmpeg('-f', 'lavfi', '-i', 'nullsrc=s=2400x1600,geq=random(1)*255:128:128', '-frames:v', '1', '-q:v', '1', bench.path('large.jpg'));
  const large = new Watched([bench.read('large.jpg')]);
  assert(large.size > 2_000_000);
  assert((await clean(large, 'large.jpg')).state === 'cleaned');
  assert(large.seen.most <= 1024 * 1024, JSON.stringify(large.seen));
});

/** The photograph with the segment that says its numbers are not YCbCr, in place of JFIF. */
function adobe(photo: Uint8Array): Uint8Array {
  const app0 = Buffer.from(photo).indexOf(Buffer.from([0xff, 0xe0]));
  const app14 = Buffer.from([0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 0]);
  return Buffer.concat([photo.subarray(0, app0), app14, photo.subarray(app0 + 18)]);
}

/** A maker note of the simplest kind, as Canon writes it: a directory with the camera's serial number and its owner's name. */
function withMakerNote(photo: Uint8Array): Uint8Array {
  const tag = (id: number, type: number, count: number, value: number) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(id, 0);
    entry.writeUInt16LE(type, 2);
    entry.writeUInt32LE(count, 4);
    entry.writeUInt32LE(value, 8);
    return entry;
  };
  const directory = (...tags: Buffer[]) => Buffer.concat([Buffer.from([tags.length, 0]), ...tags, Buffer.alloc(4)]);
  // 0: header, 8: IFD0 of two tags, 38: "Canon", 44: Exif of one tag, 62: maker note of two tags, 92: the owner.
  const tiff = Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    directory(tag(0x010f, 2, 6, 38), tag(0x8769, 4, 1, 44)),
    Buffer.from('Canon\0'),
    directory(tag(0x927c, 7, 30 + 16, 62)),
    directory(tag(0x0009, 2, 16, 92), tag(0x000c, 4, 1, 123456789)),
    Buffer.from('Planted Owner\0\0\0'),
  ]);
  const data = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  // In place of all Exif there was.
  const copy = Buffer.from(photo);
  const at = copy.indexOf(Buffer.from('Exif\0\0')) - 4;
  const end = at + 2 + copy.readUInt16BE(at + 2);
  return Buffer.concat([copy.subarray(0, at), Buffer.from([0xff, 0xe1, (data.length + 2) >> 8, (data.length + 2) & 255]), data, copy.subarray(end)]);
}

/** A monitor's profile as calibrating software writes it: near Display P3, with the day, the maker and the monitor's serial number. */
function displayProfile(): Uint8Array {
  const s15 = (n: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(Math.round(n * 65536));
    return bytes;
  };
  const xyz = (...n: number[]) => Buffer.concat([Buffer.from('XYZ \0\0\0\0'), ...n.map(s15)]);
  const desc = (words: string) => {
    const bytes = Buffer.alloc(12 + words.length + 1 + 78);
    bytes.write('desc');
    bytes.writeUInt32BE(words.length + 1, 8);
    bytes.write(words, 12);
    return bytes;
  };
  const tags: [string, Buffer][] = [
    ['desc', desc('Planted monitor 27, serial Planted-0815')],
    ['cprt', Buffer.from('text\0\0\0\0Planted copyright\0')],
    ['dmdd', desc('Planted model')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.5111, 0.2398, 0.0002)],
    ['gXYZ', xyz(0.2951, 0.6951, 0.0431)],
    ['bXYZ', xyz(0.158, 0.0651, 0.7816)],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, Buffer.from([...Buffer.from('curv\0\0\0\0'), 0, 0, 0, 1, 2, 0x33, 0, 0])]),
    ['vcgt', Buffer.from('vcgtPlanted calibration of one monitor')],
  ];
  let at = 132 + 12 * tags.length;
  const table = tags.map(([name, body]) => {
    const entry = Buffer.alloc(12);
    entry.write(name);
    entry.writeUInt32BE(at, 4);
    entry.writeUInt32BE(body.length, 8);
    at += body.length;
    return entry;
  });
  const header = Buffer.alloc(132);
  header.writeUInt32BE(at);
  header.write('plnt\x02\x20\0\0mntrRGB XYZ ', 4, 'latin1');
  [2026, 11, 22, 10, 20, 30].forEach((n, i) => header.writeUInt16BE(n, 24 + 2 * i));
  header.write('acspAPPL', 36);
  header.write('plntplan', 48);
  header.writeUInt32BE(tags.length, 128);
  return Buffer.concat([header, ...table, ...tags.map(([, body]) => body)]);
}
