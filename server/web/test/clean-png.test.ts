// PNG, APNG and WebP: what ExifTool finds is gone from the copy, and every frame is the same.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../src/clean/crc.ts';
import { clean, inspect } from '../src/clean/index.ts';
import { png } from '../src/clean/png.ts';
import { webp } from '../src/clean/webp.ts';
import { Bench, PLANT, Watched, endures, leaks, planted, told, tool } from './clean-judge.ts';

const bench = new Bench();
const PNGS = ['colour.png', 'palette.png', 'gray16.png', 'moving.png'];
const WEBPS = ['lossy.webp', 'lossless.webp', 'alpha.webp', 'moving.webp'];
const ALSO = [
  /^PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette|Transparency|ProfileName=-$|AnimationFrames|AnimationPlays)/,
  /^PNG:SignificantBits=/,
  /^PNG-pHYs:(PixelsPerUnit[XY]=\d+|PixelUnits=Unknown)$/,
  /^RIFF:(WebP_Flags|ImageWidth|ImageHeight|AlphaPreprocessing|AlphaFiltering|AlphaCompression|AlphaIsUsed|VP8Version|HorizontalScale|VerticalScale)=/,
  /^RIFF:(BackgroundColor|AnimationLoopCount|FrameCount|Duration)=/,
];
const cleaned = new Map<string, string>();

before(async () => {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=160x120:r=5'];
  const one = ['-frames:v', '1'];
  bench.ffmpeg(...source, ...one, '-vf', 'format=rgba,geq=r=r(X\\,Y):g=g(X\\,Y):b=b(X\\,Y):a=X', bench.path('colour.png'));
  bench.ffmpeg(...source, ...one, '-pix_fmt', 'pal8', bench.path('palette.png'));
  bench.ffmpeg(...source, ...one, '-pix_fmt', 'gray16be', bench.path('gray16.png'));
  bench.ffmpeg(...source, '-t', '1', '-plays', '0', '-f', 'apng', bench.path('moving.png'));
  bench.write('untagged.png', bench.read('moving.png'));
  tool('cwebp', '-quiet', '-q', '80', bench.path('palette.png'), '-o', bench.path('lossy.webp'));
  tool('cwebp', '-quiet', '-lossless', bench.path('palette.png'), '-o', bench.path('lossless.webp'));
  tool('cwebp', '-quiet', '-q', '80', bench.path('colour.png'), '-o', bench.path('alpha.webp'));
  tool('img2webp', '-lossy', '-d', '100', bench.path('colour.png'), bench.path('palette.png'), bench.path('gray16.png'), '-o', bench.path('moving.webp'));
  bench.write('untagged.webp', bench.read('moving.webp'));
  const icc = bench.write('planted.icc', profile());
  for (const name of [...PNGS, ...WEBPS]) {
    tool('exiftool', ...PLANT, '-EXIF:Orientation#=6', `-ICC_Profile<=${icc}`, '-PNG:Author=Planted Author', '-PNG:Software=Planted', '-PNG:CreationTime=2026:11:22 10:20:30',
      '-PNG:ModifyDate=2026:11:22 10:20:30', '-PNG:PixelsPerUnitX=2834', '-PNG:PixelsPerUnitY=2834', bench.path(name)); // prettier-ignore
  }
  // Where programs leave more: text that is compressed, a chunk of their own, and what a cut-off picture leaves behind its end.
  const file = Buffer.from(bench.read('colour.png'));
  const more = [chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync('Planted comment')])), chunk('prVt', Buffer.from('Planted'))];
  bench.write('colour.png', Buffer.concat([file.subarray(0, -12), ...more, file.subarray(-12), Buffer.from('Planted remains')]));
  bench.write('moving.webp', Buffer.concat([bench.read('moving.webp'), Buffer.from('Planted remains')]));
  // Brightness and primaries as an old monitor was measured; pixels that are not square.
  const plain = Buffer.from(bench.read('gray16.png'));
  const measured = [64_123, 33_456, 30_111, 59_876, 15_432, 6_111, 31_300, 32_911];
  const numbers = (...list: number[]) => Buffer.concat(list.map((n) => Buffer.from(new Uint32Array([n]).buffer).reverse()));
  bench.write('measured.png', Buffer.concat([plain.subarray(0, 33), chunk('gAMA', numbers(45_123)),
    chunk('cHRM', numbers(...measured.slice(6), ...measured.slice(0, 6))), chunk('pHYs', Buffer.concat([numbers(2, 1), Buffer.of(0)])),
    plain.subarray(plain.indexOf('IDAT') - 4)])); // prettier-ignore
  for (const name of [...PNGS, ...WEBPS, 'measured.png']) cleaned.set(name, await bench.clean(name));
});

test('the judge sees what a picture tells before it is cleaned', () => {
  const all = told(bench, ...PNGS, ...WEBPS);
  for (const name of [...PNGS, ...WEBPS]) {
    const found = leaks(all.get(name), ALSO).join('\n');
    for (const tag of ['GPS:GPSLatitude', 'IFD0:Artist', 'ExifIFD:SerialNumber', 'XMP-dc:Creator', 'ICC_Profile:ProfileDescription=Planted']) {
      assert(found.includes(tag), `${name}: ${tag} is not seen in\n${found}`);
    }
    if (PNGS.includes(name)) assert.match(found, /PNG:Author=Planted Author[^]*PNG:CreationTime=/);
    assert(planted(bench.read(name)) > 15);
  }
});

test('the copy tells nothing', () => {
  const all = told(bench, ...cleaned.values());
  for (const name of cleaned.values()) {
    assert.deepEqual(leaks(all.get(name), [...ALSO, /^PNG:(Gamma=2.2$|WhitePoint[XY]=0.3(127|29)$|(Red|Green|Blue)[XY]=0.(64|33|3|6|15|06)$)/]), [], name);
    assert.equal(planted(bench.read(name)), 0, name);
    if (!name.includes('measured')) assert(all.get(name)?.some(({ tag, value }) => tag === 'Orientation' && value === 'Rotate 90 CW'), name);
  }
  const measured = all.get(cleaned.get('measured.png') ?? '')?.map(({ tag, value }) => `${tag}=${value}`);
  // sRGB itself in place of the monitor; the shape of the pixels stays.
  for (const line of ['RedX=0.64', 'BlueY=0.06', 'WhitePointX=0.3127', 'PixelsPerUnitX=2', 'PixelsPerUnitY=1']) assert(measured?.includes(line), line);
});

test('every frame is the same, to the last bit', async () => {
  for (const name of [...PNGS, 'measured.png']) assert.equal(bench.frames(cleaned.get(name) ?? '', '-f', 'png_pipe'), bench.frames(name, '-f', 'png_pipe'), name);
  // FFmpeg takes a film for its first picture when there is a profile before the frames, so it compares with the film from before it was tagged.
  const film = bench.frames('untagged.png', '-f', 'apng');
  assert.equal(film.match(/^0,/gm)?.length, 5);
  tool('exiftool', '-q', '-overwrite_original', '-ICC_Profile=', '-Orientation=', bench.path('moving.png'));
  assert.equal(bench.frames(await bench.clean('moving.png'), '-f', 'apng'), film);
  const decode = (name: string) => tool('dwebp', '-quiet', bench.path(name), '-pam', '-o', '-');
  for (const name of WEBPS.slice(0, 3)) assert.deepEqual(decode(cleaned.get(name) ?? ''), decode(name), name);
  for (const frame of ['1', '2', '3']) {
    const pick = (name: string) => {
      tool('webpmux', '-get', 'frame', frame, bench.path(name), '-o', bench.path('frame.webp'));
      return decode('frame.webp');
    };
    assert.deepEqual(pick(cleaned.get('moving.webp') ?? ''), pick('untagged.webp'));
  }
  const about = (name: string) => tool('webpmux', '-info', bench.path(name)).toString();
  const list = (name: string) => about(name).match(/^ *\d+: .*$/gm);
  assert.equal(list(cleaned.get('moving.webp') ?? '')?.length, 3);
  // Sizes differ where a frame lost something; the place, the time and the way it is laid do not.
  assert.deepEqual(list(cleaned.get('moving.webp') ?? ''), list('untagged.webp'));
  for (const name of WEBPS) assert.match(tool('webpinfo', bench.path(cleaned.get(name) ?? '')).toString(), /No error detected/);
});

test('turns a picture that had no header for it', async () => {
  tool('cwebp', '-quiet', '-q', '80', bench.path('palette.png'), '-o', bench.path('plain.webp'));
  tool('cwebp', '-quiet', '-lossless', bench.path('colour.png'), '-o', bench.path('plain-lossless.webp'));
  const copies: string[] = [];
  for (const name of ['plain.webp', 'plain-lossless.webp']) {
    assert.deepEqual(bench.read(await bench.clean(name)), bench.read(name));
    const copy = await bench.clean(name, 2);
    assert.match(tool('webpinfo', bench.path(copy)).toString(), /Canvas size 160 x 120[^]*No error detected/);
    const decode = (file: string) => tool('dwebp', '-quiet', bench.path(file), '-pam', '-o', '-');
    assert.deepEqual(decode(copy), decode(name));
    copies.push(copy);
  }
  copies.push(await bench.clean('measured.png', 3));
  const up = [...told(bench, ...copies).values()].map((tags) => tags.find(({ tag }) => tag === 'Orientation')?.value);
  assert.deepEqual(up, ['Rotate 180', 'Rotate 180', 'Rotate 270 CW']);
});

test('says what a picture tells', async () => {
  for (const name of ['colour.png', 'moving.webp']) {
    const said = (await inspect(bench.blob(name), '')).found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
    const lines = ['place: 51.12820°, 71.43040°', 'author: Planted Creator', 'serial: Planted-123456', 'camera: Planted Make Planted Model', 'other: +15 B'];
    if (name.endsWith('.png')) lines.push('author: Planted Author', 'comment: Comment: Planted comment', 'date: 2026-11-22 10:20:30');
    for (const line of lines) assert(said.includes(line), `${line} is not in\n${said.join('\n')}`);
    assert.deepEqual((await inspect(bench.blob(cleaned.get(name) ?? ''), '')).found, []);
  }
});

test('what is found before the end of a file cut short is said, and there is no copy', async () => {
  for (const name of ['colour.png', 'lossy.webp']) {
    const whole = bench.read(name);
    const half = new Blob([whole.subarray(0, name.endsWith('.png') ? whole.length >> 1 : -9)]);
    assert.deepEqual(await clean(half, name), { state: 'cannot', why: 'broken' });
  }
  assert((await inspect(new Blob([bench.read('colour.png').subarray(0, -40)]), '')).found.some(({ kind }) => kind === 'place'));
});

test('refuses a picture that needs what is not known', async () => {
  const file = Buffer.from(bench.read('palette.png'));
  // Apple's own kind of PNG begins with a chunk that every decoder must know.
  const apple = Buffer.concat([file.subarray(0, 8), chunk('CgBI', Buffer.of(0x50, 0, 0x20, 6)), file.subarray(8)]);
  const later = Buffer.concat([file.subarray(0, 33), chunk('CgBI', Buffer.of(0x50, 0, 0x20, 6)), file.subarray(33)]);
  assert.deepEqual(await clean(new Blob([apple]), ''), { state: 'cannot', why: 'broken' });
  assert.deepEqual(await clean(new Blob([later]), ''), { state: 'cannot', why: 'unsupported' });
  const wrong = Buffer.from(file);
  wrong[29] = ~(wrong[29] as number);
  assert.deepEqual(await clean(new Blob([wrong]), ''), { state: 'cannot', why: 'broken' });
});

test('endures any change of its bytes', async () => {
  await endures(png, PNGS.map((name) => bench.read(name)), 300);
  await endures(webp, WEBPS.map((name) => bench.read(name)), 300);
});

test('reads in windows, and copies nothing', async () => {
  bench.ffmpeg('-f', 'lavfi', '-i', 'nullsrc=s=1000x800,geq=random(1)*255:128:128', '-frames:v', '1', bench.path('large.png'));
  const large = new Watched([bench.read('large.png')]);
  assert((await clean(large, '')).state === 'cleaned');
  assert(large.size > 500_000 && large.seen.most <= 64 * 1024, JSON.stringify([large.size, large.seen]));
});

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length);
  whole.write(type, 4, 'latin1');
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), data.length + 8);
  return whole;
}

/** A grey monitor's profile with a name. */
function profile(): Uint8Array {
  const name = Buffer.from('desc\0\0\0\0\0\0\0\x10Planted profile\0', 'latin1');
  const curve = Buffer.from('curv\0\0\0\0\0\0\0\x01\x02\x33\0\0', 'latin1');
  const header = Buffer.alloc(132 + 24);
  const at = header.length;
  header.writeUInt32BE(at + 28 + 80 + 16);
  header.write('plnt\x02\x20\0\0mntrGRAYXYZ ', 4, 'latin1');
  header.write('acsp', 36);
  header.writeUInt32BE(2, 128);
  header.write('desc', 132);
  header.writeUInt32BE(at, 136);
  header.writeUInt32BE(name.length + 80, 140);
  header.write('kTRC', 144);
  header.writeUInt32BE(at + name.length + 80, 148);
  header.writeUInt32BE(16, 152);
  return Buffer.concat([header, name, Buffer.alloc(80), curve]);
}
