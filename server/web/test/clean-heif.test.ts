// HEIC and AVIF: what ExifTool finds is gone from the copy, and libheif decodes the same picture.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, test } from 'node:test';
import { heif } from '../src/clean/heif.ts';
import { clean, inspect } from '../src/clean/index.ts';
import { Bench, PLANT, Watched, endures, leaks, planted, told, tool } from './clean-judge.ts';
import { box, full, number, writeHeif, type HeifItem } from './clean-boxes.ts';

const bench = new Bench();
const FILES = ['photo.heic', 'alpha.heic', 'photo.avif', 'alpha.avif', 'tiles.heic'];
const ALSO = [
  /^QuickTime:(MajorBrand|CompatibleBrands|HandlerType=Picture|ColorProfiles=|Rotation|Unknown_imir=$|ImageSpatialExtent|ImagePixelDepth|AuxiliaryImageType=)/,
  /^QuickTime:(MinorVersion=0.0.0|MediaDataSize|MediaDataOffset|MediaData|AV1Configuration\w*|HEVCConfigurationVersion|General\w+|Gen\w+)=?/,
  /^QuickTime:(ConstraintIndicatorFlags|MinSpatialSegmentationIDC|ParallelismType|ChromaFormat|BitDepth(Luma|Chroma)|AverageFrameRate)=/,
  /^QuickTime:(ConstantFrameRate|NumTemporalLayers|TemporalIDNested|SeqProfile|SeqLevelIdx0|SeqTier0|HighBitDepth|TwelveBit|MonoChrome)=/,
  /^QuickTime:(ChromaSubsampling\w*|ChromaSamplePosition|ChromaFormat|InitialDelaySamples|ColorPrimaries|TransferCharacteristics|MatrixCoefficients)=/,
  /^QuickTime:VideoFullRangeFlag=/,
  /^Meta:PrimaryItemReference=1$/,
];
const cleaned = new Map<string, string>();

before(async () => {
  const picture = (name: string, size: string, source = 'testsrc2', ...more: string[]) =>
    bench.ffmpeg('-f', 'lavfi', '-i', `${source}=s=${size}`, '-frames:v', '1', ...more, bench.path(name));
  picture('photo.jpg', '192x128', 'testsrc2', '-q:v', '3');
  picture('alpha.png', '96x64', 'testsrc2', '-vf', 'format=rgba,geq=r=r(X\\,Y):g=g(X\\,Y):b=b(X\\,Y):a=2*X');
  picture('left.png', '64x64');
  picture('right.png', '64x64', 'mandelbrot');
  tool('exiftool', ...PLANT, bench.path('photo.jpg'));
  for (const name of ['photo.heic', 'photo.avif']) tool('heif-enc', '-t', '64', bench.path('photo.jpg'), '-o', bench.path(name));
  for (const name of ['alpha.heic', 'alpha.avif']) tool('heif-enc', bench.path('alpha.png'), '-o', bench.path(name));
  for (const name of ['left', 'right']) tool('heif-enc', bench.path(`${name}.png`), '-o', bench.path(`${name}.heic`));
  for (const name of ['photo.heic', 'alpha.heic', 'alpha.avif']) tool('exiftool', ...PLANT, bench.path(name));
  bench.write('tiles.heic', asTelephonesWrite(bench.read('left.heic'), bench.read('right.heic')));
  for (const name of FILES) cleaned.set(name, await bench.clean(name));
});

/** The picture as libheif shows it, transparency and turns included; then changed by a filter of FFmpeg. */
function decoded(name: string, ...filter: string[]): string {
  if (!existsSync(bench.path(`${name}.png`))) tool('heif-convert', bench.path(name), bench.path(`${name}.png`));
  const change = filter.length === 0 ? [] : ['-vf', filter.join()];
  const frame = tool('ffmpeg', '-v', 'error', '-nostdin', '-i', bench.path(`${name}.png`), ...change, '-pix_fmt', 'rgba', '-f', 'framemd5', '-');
  return frame.toString().replace(/^#sar.*$/m, '');
}

test('the judge sees what a picture tells before it is cleaned', () => {
  const all = told(bench, ...FILES);
  for (const name of FILES) {
    const found = leaks(all.get(name), ALSO).join('\n');
    for (const tag of ['GPS:GPSLatitude', 'IFD0:Artist', 'ExifIFD:SerialNumber', 'XMP-dc:Creator']) assert(found.includes(tag), `${name}: ${tag} is not seen in\n${found}`);
    assert(planted(bench.read(name)) > 10);
  }
  const info = tool('heif-info', bench.path('tiles.heic')).toString();
  for (const part of ['thumbnail: 64x64', 'depth channel: yes']) assert(info.includes(part), info);
});

test('the copy tells nothing', () => {
  const all = told(bench, ...cleaned.values());
  for (const name of cleaned.values()) {
    assert.deepEqual(leaks(all.get(name), ALSO), [], name);
    assert.equal(planted(bench.read(name)), 0, name);
    const info = tool('heif-info', bench.path(name)).toString();
    assert(!info.includes('thumbnail') && info.includes('depth channel: no') && /metadata:\s+none/.test(info), info);
    assert.equal(info.includes('alpha channel: yes'), name.includes('alpha'), info);
    assert.equal(info.match(/^image:/gm)?.length, 1);
  }
});

test('libheif decodes the same picture, to the last bit', () => {
  const shown = new Set<string>();
  for (const [name, copy] of cleaned) {
    assert.equal(decoded(copy), decoded(name), name);
    shown.add(decoded(name));
  }
  // Not the same picture each time.
  assert(shown.size >= 4);
});

test('turns by the property that turns', async () => {
  for (const name of FILES) {
    const copy = await bench.clean(name, 1);
    assert.equal(decoded(copy), decoded(name, 'transpose=clock'), name);
    // Three more, and it is as it was.
    if (name === 'tiles.heic') assert.equal(decoded(await bench.clean(copy, 3)), decoded(name));
  }
});

test('says what a picture tells', async () => {
  for (const name of ['photo.heic', 'photo.avif', 'tiles.heic']) {
    const { format, found } = await inspect(bench.blob(name), '');
    assert.equal(format, name.endsWith('.avif') ? 'avif' : 'heic');
    const said = found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
    for (const line of ['place: 51.12820°, 71.43040°', 'author: Planted Creator', 'serial: Planted-123456', 'camera: Planted Make Planted Model', 'thumbnail: ']) {
      assert(said.includes(line), `${name}: ${line} is not in\n${said.join('\n')}`);
    }
    assert.deepEqual((await inspect(bench.blob(cleaned.get(name) ?? ''), '')).found, []);
  }
});

test('refuses pictures that it cannot take apart', async () => {
  const why = async (bytes: Uint8Array) => clean(new Blob([Uint8Array.from(bytes)]), '');
  const rename = (from: string, to: string) => Buffer.from(Buffer.from(bench.read('tiles.heic')).toString('latin1').replaceAll(from, to), 'latin1');
  assert.deepEqual(await why(rename('grid', 'tmap')), { state: 'cannot', why: 'unsupported' });
  assert.deepEqual(await why(rename('iloc', 'ilok')), { state: 'cannot', why: 'broken' });
  assert.deepEqual(await why(Buffer.concat([bench.read('photo.heic'), box('moov')])), { state: 'cannot', why: 'unsupported' });
});

test('endures any change of its bytes', async () => {
  await endures(heif, FILES.map((name) => bench.read(name)), 500);
});

test('reads headers, not pictures', async () => {
  bench.ffmpeg('-f', 'lavfi', '-i', 'nullsrc=s=480x320,geq=random(1)*255:128:128', '-frames:v', '1', bench.path('large.png'));
  tool('heif-enc', '-q', '90', bench.path('large.png'), '-o', bench.path('large.heic'));
  const large = new Watched([bench.read('large.heic')]);
  assert((await clean(large, '')).state === 'cleaned');
  assert(large.size > 100_000 && large.seen.bytes < 16 * 1024, JSON.stringify([large.size, large.seen]));
});

/** A picture of two tiles with all that a telephone puts beside it. */
function asTelephonesWrite(left: Uint8Array, right: Uint8Array): Uint8Array {
  const [hvcC, leftTile] = codedPicture(left);
  const [, rightTile] = codedPicture(right);
  const sei = Buffer.concat([number(4, 2 + 2 + 16 + 7 + 1), Buffer.of(0x4e, 1, 5, 23), Buffer.alloc(16, 0xa5), Buffer.from('Planted'), Buffer.of(0x80)]);
  const tags = bench.write('tags.jpg', bench.read('photo.jpg'));
  const exif = tool('exiftool', '-b', '-Exif', tags);
  const xmp = tool('exiftool', '-b', '-XMP', tags);
  const ispe = (w: number, h: number) => full('ispe', 0, 0, number(4, w), number(4, h));
  const depth = full('auxC', 0, 0, Buffer.from('urn:mpeg:hevc:2015:auxid:2\0Planted'));
  const described = full('udes', 0, 0, Buffer.from('en\0Planted name\0Planted description\0Planted\0'));
  const tile = { type: 'hvc1', hidden: true, properties: [hvcC, ispe(64, 64)] };
  const items: HeifItem[] = [
    { ...tile, data: Buffer.concat([sei, leftTile]) },
    { ...tile, data: Buffer.concat([rightTile, sei]) },
    { type: 'grid', properties: [ispe(128, 64), described, box('irot', Buffer.of(3)), box('imir', Buffer.of(0))], inside: true, data: Buffer.from([0, 0, 0, 1, 0, 128, 0, 64]), refers: { dimg: [1, 2] } },
    { ...tile, hidden: false, data: leftTile, refers: { thmb: [3] } },
    { ...tile, properties: [...tile.properties, depth], data: rightTile, refers: { auxl: [3] } },
    { type: 'Exif', properties: [], data: Buffer.concat([number(4, 6), Buffer.from('Exif\0\0'), exif]), refers: { cdsc: [3] } },
    { type: 'mime', media: 'application/rdf+xml', properties: [], data: xmp, refers: { cdsc: [3] } },
  ];
  const film = box('mpvd', Buffer.from('Planted film'));
  const maker = box('uuid', Buffer.alloc(16, 7), Buffer.from('Planted maker'));
  return Buffer.concat([writeHeif(items, 3, 'Planted name'), film, maker, Buffer.from('Planted')]);
}

/** The configuration and the coded bytes of the one picture that heif-enc wrote. */
function codedPicture(file: Uint8Array): [Buffer, Buffer] {
  const bytes = Buffer.from(file);
  const boxAt = (name: string) => {
    const at = bytes.indexOf(name) - 4;
    return bytes.subarray(at, at + bytes.readUInt32BE(at));
  };
  return [boxAt('hvcC'), boxAt('mdat').subarray(8)];
}
