// MP4, QuickTime and M4A: what ExifTool finds is gone from the copy, and every frame and every stretch of sound is the same.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { clean, inspect } from '../src/clean/index.ts';
import { mp4 } from '../src/clean/mp4.ts';
import { box, full, number } from './clean-boxes.ts';
import { Bench, Watched, endures, leaks, planted, told, tool } from './clean-judge.ts';

const bench = new Bench();
const FILES = ['camera.mp4', 'telephone.mov', 'camcorder.mov', 'vp9.mp4', 'av1.mp4', 'old.3gp', 'voice.m4a', 'lossless.m4a'];
const ZERO = '0000:00:00 00:00:00';
const TRACK = '(Track\\d+|QuickTime)';
const ALSO = [
  /^QuickTime:(MajorBrand|MinorVersion=0.0.0|CompatibleBrands|MovieHeaderVersion|TimeScale|Duration|PreferredRate|PreferredVolume|NextTrackID)/,
  /^QuickTime:(PreviewTime|PreviewDuration|PosterTime|SelectionTime|SelectionDuration|CurrentTime)=0 s$/,
  /^QuickTime:(MediaDataSize|MediaDataOffset|MatrixStructure|MediaData|ImageWidth|ImageHeight)=/,
  new RegExp(`^QuickTime:(CreateDate|ModifyDate)=${ZERO}$`),
  new RegExp(`^${TRACK}:(Track|Media)(CreateDate|ModifyDate)=${ZERO}$`),
  new RegExp(`^${TRACK}:(TrackHeaderVersion|TrackID|TrackDuration|TrackLayer|TrackVolume|MatrixStructure|ImageWidth|ImageHeight|MediaHeaderVersion)=`),
  new RegExp(`^${TRACK}:(MediaTimeScale|MediaDuration|MediaLanguageCode=und$|HandlerType=|HandlerClass=(Media|Data) Handler|GraphicsMode|OpColor|Balance)`),
  new RegExp(`^${TRACK}:(CompressorID|SourceImageWidth|SourceImageHeight|XResolution=72$|YResolution=72$|BitDepth|VideoFrameRate|PixelAspectRatio)`),
  new RegExp(`^${TRACK}:(AudioFormat|AudioChannels|AudioBitsPerSample|AudioSampleRate|BufferSize|MaxBitrate|AverageBitrate|PurchaseFileFormat)`),
  // The tables themselves, which ExifTool names when it is asked for what it does not know.
  new RegExp(`^${TRACK}:(Unknown_(edts|esds|hvcC|mp4a|d263|av1C|vpcC|dOps|alac|chan|frma)|LayoutFlags|VideoFieldOrder|SampleToGroup|TimeToSampleTable|SyncSampleTable|SampleToChunk|SampleSizes|ChunkOffset|CompositionTimeToSample|EditListTable)=`),
  new RegExp(`^${TRACK}:(IdependentAndDisposableSamples|SampleGroup\\w*|AVCConfiguration|HEVC\\w*|ColorProfiles|ColorPrimaries|MatrixCoefficients)=`),
  new RegExp(`^${TRACK}:(TransferCharacteristics|VideoFullRangeFlag|CleanAperture\\w*|OtherFormat=und)`),
];
/** Names of encoders, which stand in coded pictures and sound too. */
const ENCODERS = /Lav[cf]\d|x26[45] |libvpx|libaom/;
const cleaned = new Map<string, string>();

before(async () => {
  const video = ['-f', 'lavfi', '-i', 'testsrc2=s=128x96:r=10'];
  const sound = ['-f', 'lavfi', '-i', 'sine=f=440:r=44100'];
  const short = ['-t', '2', '-metadata', 'title=Planted title', '-metadata', 'comment=Planted comment', '-metadata:s:v', 'handler_name=Planted handler'];
  const place = ['-metadata', 'location=+51.1282+071.4304/', '-metadata', 'creation_time=2026-11-22T10:20:30Z', '-metadata:s:a', 'language=rus'];
  // Pictures with a note in their own stream, as dashboard cameras have it.
  const note = ['-bsf:v', 'h264_metadata=sei_user_data=086f3693b7b34f2c965321492feee5b8+Planted'];
  const make = (name: string, ...how: string[]) => bench.ffmpeg(...how, ...short, ...place, bench.path(name));
  make('camera.mp4', ...video, ...sound, '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '5', ...note, '-c:a', 'aac');
  make('telephone.mov', ...video, ...sound, '-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-tag:v', 'hvc1', '-c:a', 'aac');
  make('camcorder.mov', ...video, ...sound, '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'pcm_s16le', '-timecode', '10:20:30:00');
  make('vp9.mp4', ...video, ...sound, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-ar', '48000', '-c:a', 'libopus');
  make('av1.mp4', ...video, '-c:v', 'libaom-av1', '-cpu-used', '8', '-usage', 'realtime', '-frames:v', '5');
  make('old.3gp', ...video, ...sound, '-c:v', 'mpeg4', '-c:a', 'aac', '-f', '3gp');
  make('voice.m4a', ...sound, '-c:a', 'aac', '-movflags', 'faststart');
  make('lossless.m4a', ...sound, '-c:a', 'alac');
  for (const name of ['camera.mp4', 'telephone.mov']) bench.write(name, withPlaces(bench.read(name)));
  for (const name of FILES) {
    tool('exiftool', '-overwrite_original', '-m', '-q', '-api', 'QuickTimeUTC', '-Keys:GPSCoordinates=51.1282, 71.4304, 347', '-Keys:Make=Planted Make',
      '-Keys:Model=Planted Model', '-Keys:Software=Planted Software', '-Keys:CreationDate=2026:11:22 10:20:30', '-ItemList:Artist=Planted Artist',
      '-UserData:GPSCoordinates=51.1282, 71.4304, 347', '-UserData:Author=Planted Author', '-XMP-dc:Creator=Planted Creator', '-QuickTime:CreateDate=2026:11:22 10:20:30',
      '-TrackCreateDate=2026:11:22 10:20:30', '-MediaCreateDate=2026:11:22 10:20:30', bench.path(name)); // prettier-ignore
  }
  for (const name of FILES) cleaned.set(name, await bench.clean(name));
});

test('the judge sees what a film tells before it is cleaned', () => {
  const all = told(bench, ...FILES);
  for (const name of FILES) {
    const found = leaks(all.get(name), ALSO).join('\n');
    for (const tag of ['Keys:GPSCoordinates', 'Keys:Make=Planted Make', 'ItemList:Artist', 'UserData:Author', 'XMP-dc:Creator', 'TrackCreateDate=2026', 'HandlerDescription']) {
      assert(found.includes(tag), `${name}: ${tag} is not seen in\n${found}`);
    }
    assert(planted(bench.read(name)) > 5);
    // Alac and VP9 have no room for a name in their streams.
    assert.match(Buffer.from(bench.read(name)).toString('latin1'), ENCODERS, name);
  }
  // A place for every second, on a track of its own.
  for (const name of ['camera.mp4', 'telephone.mov']) assert.match(leaks(all.get(name), ALSO).join('\n'), /Track3:GPSLatitude=51 deg/);
  assert.equal(Buffer.from(bench.read('camera.mp4')).toString('latin1').match(/\x21\x49\x2f\xee\xe5\xb8Planted/g)?.length, 4);
  assert.match(leaks(all.get('camcorder.mov'), ALSO).join('\n'), /TimeCode/);
});

test('the copy tells nothing', () => {
  const all = told(bench, ...cleaned.values());
  for (const name of cleaned.values()) {
    assert.deepEqual(leaks(all.get(name), ALSO), [], name);
    assert.equal(planted(bench.read(name)), 0, name);
    assert.doesNotMatch(Buffer.from(bench.read(name)).toString('latin1'), ENCODERS, name);
  }
});

test('every frame and every stretch of sound is the same', () => {
  for (const [name, copy] of cleaned) {
    const frames = bench.frames(name);
    assert(frames.match(/^\d, /gm) && frames.split('\n').length > 12, name);
    assert.equal(bench.frames(copy), frames, name);
    // And the coded streams lie where the tables say, to the last packet.
    const packets = (file: string) => tool('ffprobe', '-v', 'error', '-show_entries', 'packet=stream_index,pts,dts,duration,flags', '-of', 'csv', bench.path(file)).toString();
    const kept = packets(name).split('\n').filter((line) => /^packet,[01],/.test(line) && !(name === 'av1.mp4' && line.startsWith('packet,1')));
    assert.deepEqual(packets(copy).split('\n').filter((line) => line !== ''), kept, name);
  }
});

test('says what a film tells', async () => {
  for (const [name, format] of [['camera.mp4', 'mp4'], ['telephone.mov', 'mov'], ['voice.m4a', 'm4a']] as const) {
    const inspection = await inspect(bench.blob(name), '');
    assert.deepEqual([inspection.format, inspection.cleanable, inspection.turnable], [format, true, false]);
    const said = inspection.found.map(({ kind, value }) => `${kind}: ${value ?? ''}`);
    for (const line of ['place: 51.12820°, 71.43040°', 'camera: Planted Make', 'author: Planted Artist', 'author: Planted Creator', 'software: Planted Software', 'date: 2026-11-22 10:20:30']) {
      assert(said.includes(line), `${name}: ${line} is not in\n${said.join('\n')}`);
    }
    assert.equal(said.includes('place: camm'), format !== 'm4a');
    assert.deepEqual((await inspect(bench.blob(cleaned.get(name) ?? ''), '')).found, []);
  }
});

test('refuses films that it cannot take apart', async () => {
  const why = async (name: string) => clean(bench.blob(name), '');
  const rename = (name: string, from: string, to: string) =>
    bench.write(`renamed-${name}`, Buffer.from(Buffer.from(bench.read(name)).toString('latin1').replaceAll(from, to), 'latin1'));
  bench.ffmpeg('-i', bench.path('camera.mp4'), '-c', 'copy', '-movflags', 'frag_keyframe+empty_moov', bench.path('fragments.mp4'));
  assert.deepEqual(await why('fragments.mp4'), { state: 'cannot', why: 'unsupported' });
  rename('camera.mp4', 'avc1\0', 'jpeg\0');
  assert.deepEqual(await why('renamed-camera.mp4'), { state: 'cannot', why: 'unsupported' });
  rename('voice.m4a', 'mp4a\0', 'enca\0');
  assert.deepEqual(await why('renamed-voice.m4a'), { state: 'cannot', why: 'protected' });
  // A table that points at the notes instead of the sound.
  const crooked = Buffer.from(bench.read('voice.m4a'));
  crooked.writeUInt32BE(100, crooked.indexOf('stco') + 12);
  assert.deepEqual(await clean(new Blob([crooked]), ''), { state: 'cannot', why: 'broken' });
  // One that makes much of little: chunks that lie over each other.
  const double = Buffer.from(bench.read('camera.mp4'));
  const table = double.indexOf('stco');
  double.copy(double, table + 16, table + 12, table + 16);
  assert.deepEqual(await clean(new Blob([double]), ''), { state: 'cannot', why: 'broken' });
  for (const [name, bytes] of [['sound.mp3', 'ID3\x04'], ['sound.ogg', 'OggS\0'], ['sound.wav', 'RIFF\0\0\0\0WAVE']]) {
    assert.deepEqual(await clean(new Blob([bytes as string]), name as string), { state: 'cannot', why: 'format' });
    assert.equal((await inspect(new Blob([bytes as string]), '')).cleanable, false);
  }
});

test('endures any change of its bytes', async () => {
  // The tables are at the end of some and at the start of others.
  const seeds = ['voice.m4a', 'av1.mp4', 'old.3gp', 'camcorder.mov'].map((name) => bench.read(cleaned.get(name) ?? ''));
  await endures(mp4, [...seeds, bench.read('voice.m4a')], 500);
});

test('never has more than a window of a film in memory', async () => {
  bench.ffmpeg('-stream_loop', '100', '-i', bench.path('camera.mp4'), '-map', '0:v', '-map', '0:a', '-c', 'copy', bench.path('long.mp4'));
  const long = new Watched([bench.read('long.mp4')]);
  const result = await clean(long, '');
  assert(result.state === 'cleaned');
  assert(long.size > 3_000_000 && long.seen.most <= 1024 * 1024, JSON.stringify([long.size, long.seen]));
});

/** The film with a third track: a place for every second, as Android's cameras write it, and its samples behind the others. */
function withPlaces(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file);
  const moov = bytes.lastIndexOf('moov') - 4;
  assert.equal(moov + bytes.readUInt32BE(moov), bytes.length, 'the tables stand at the end');
  const double = (value: number) => {
    const data = Buffer.alloc(8);
    data.writeDoubleLE(value);
    return data;
  };
  const samples = [0, 1].map((second) => Buffer.concat([Buffer.of(0, 0, 5, 0), double(51.1282 + second / 1000), double(71.4304), double(347)]));
  const table = (type: string, ...numbers: number[]) => full(type, 0, 0, ...numbers.map((n) => number(4, n)));
  const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map((n) => number(4, n));
  const track = box('trak',
    full('tkhd', 0, 1, number(4, 0), number(4, 0), number(4, 3), number(4, 0), number(4, 2000), Buffer.alloc(16), ...matrix, Buffer.alloc(8)),
    box('mdia',
      full('mdhd', 0, 0, number(4, 0), number(4, 0), number(4, 1), number(4, 2), number(4, 0)),
      full('hdlr', 0, 0, number(4, 0), Buffer.from('meta'), Buffer.alloc(12), Buffer.from('Planted places\0')),
      box('minf', full('nmhd', 0, 0), box('dinf', full('dref', 0, 0, number(4, 1), full('url ', 0, 1))),
        box('stbl', full('stsd', 0, 0, number(4, 1), box('camm', Buffer.alloc(6), number(2, 1))), table('stts', 1, 2, 1), table('stsc', 1, 1, 2, 1),
          table('stsz', 28, 2), table('stco', 1, moov + 8))))); // prettier-ignore
  const tables = bytes.subarray(moov + 8);
  return Buffer.concat([bytes.subarray(0, moov), box('mdat', ...samples), box('moov', tables, track)]);
}
