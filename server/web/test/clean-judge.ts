// Judges cleaned copies by programs that are not ours: ExifTool says what a file tells, other decoders say whether the picture is the same.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Refusal, type Cleaner, type Turn } from '../src/clean/format.ts';
import { clean } from '../src/clean/index.ts';

/** Runs a program and returns what it printed. */
export function tool(command: string, ...args: string[]): Buffer {
  // ExifTool reads and writes the dates of films in the zone of whoever runs it.
  const run = spawnSync(command, args, { env: { ...process.env, TZ: 'UTC' }, maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.error !== undefined) throw new Error(`${command} is missing: tests/install.sh names the package`, { cause: run.error });
  assert.equal(run.status, 0, `${command} ${args.join(' ')}\n${run.stderr.toString()}`);
  return run.stdout;
}

/** A folder that goes when the tests of the file are over. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'sybyr-clean-'));

  constructor() {
    process.on('exit', () => rmSync(this.folder, { recursive: true, force: true }));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, bytes: Uint8Array): string {
    writeFileSync(this.path(name), bytes);
    return this.path(name);
  }

  read(name: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(readFileSync(this.path(name)));
  }

  /** The file as the page has it. */
  blob(name: string): Blob {
    return new Blob([this.read(name)]);
  }

  /** Cleans `name` and writes the copy as `clean-…-name`. */
  async clean(name: string, turn: Turn = 0): Promise<string> {
    const cleaned = await clean(this.blob(name), name, { turn });
    assert.equal(cleaned.state, 'cleaned', `${name}: ${JSON.stringify(cleaned)}`);
    assert(cleaned.state === 'cleaned');
    const copy = `clean-${turn}-${name}`;
    this.write(copy, new Uint8Array(await cleaned.blob.arrayBuffer()));
    return copy;
  }

  ffmpeg(...args: string[]): void {
    tool('ffmpeg', '-v', 'error', '-y', '-nostdin', ...args);
  }

  /** A hash of every decoded frame and stretch of sound, with its time; the tag of orientation is not applied. `how` names the format. */
  frames(name: string, ...how: string[]): string {
    const lines = tool('ffmpeg', '-v', 'error', '-nostdin', '-noautorotate', ...how, '-i', this.path(name), '-f', 'framemd5', '-').toString();
    // Square pixels are said or not said; it is the same.
    return lines.replace(/#sar 0: (\d+)\/\1$/m, '#sar 0: 0/1');
  }

  /** The same with the orientation applied, as people see it. */
  shown(name: string): string {
    return tool('ffmpeg', '-v', 'error', '-nostdin', '-i', this.path(name), '-f', 'framemd5', '-').toString();
  }
}

/** One line of ExifTool. */
export interface Told {
  readonly group: string;
  readonly tag: string;
  readonly value: string;
}

/** All that ExifTool finds, by the file's name: duplicates, unknown tags and what is embedded in films too. */
export function told(bench: Bench, ...names: string[]): Map<string, Told[]> {
  const out = tool('exiftool', '-a', '-G1', '-ee3', '-u', '-s', '-m', '--System:all', ...names.map((name) => bench.path(name)));
  const files = new Map<string, Told[]>(names.length === 1 ? [[names[0] as string, []]] : []);
  let current = files.get(names[0] ?? '');
  for (const line of out.toString().split('\n')) {
    const file = /^======== .*\/([^/]+)$/.exec(line);
    if (file !== null) files.set(file[1] as string, (current = []));
    const tag = /^\[([^\]]+)\]\s+(\S+)\s+: (.*)$/.exec(line);
    if (tag !== null) current?.push({ group: tag[1] as string, tag: tag[2] as string, value: tag[3] as string });
  }
  for (const name of names) assert((files.get(name)?.length ?? 0) > 3, `ExifTool says too little of ${name}`);
  return files;
}

/** What a cleaned file may tell, as `group:tag` or `group:tag=value`: the format itself, and nothing that a person or a device chose. */
const ALLOWED: readonly RegExp[] = [
  /^ExifTool:ExifToolVersion=/,
  /^Composite:(ImageSize|Megapixels|Rotation|AvgBitrate|ImageWidth|ImageHeight)=/,
  /^File:(FileType|FileTypeExtension|MIMEType|ImageWidth|ImageHeight|EncodingProcess|BitsPerSample|ColorComponents|YCbCrSubSampling)=/,
  /^File:ExifByteOrder=Big-endian \(Motorola, MM\)$/,
  /^IFD0:Orientation=/,
  /^JFIF:(JFIFVersion=1.01|ResolutionUnit=None|[XY]Resolution=\d+)$/,
  /^Adobe:(DCTEncodeVersion=100|APP14Flags0=\(none\)|APP14Flags1=\(none\)|ColorTransform=.*)$/,
  // The profiles that colour.ts writes: no date, no maker, a name of one hyphen.
  /^ICC-header:(ProfileCMMType|ProfileVersion|ProfileClass|ColorSpaceData|ProfileConnectionSpace|ProfileFileSignature|CMMFlags|DeviceAttributes)=/,
  /^ICC-header:(RenderingIntent|ConnectionSpaceIlluminant)=/,
  /^ICC-header:(ProfileDateTime=0000:00:00 00:00:00|PrimaryPlatform=Unknown \(\)|Device(Manufacturer|Model)=|ProfileCreator=|ProfileID=0)$/,
  /^ICC_Profile:(MediaWhitePoint|(Red|Green|Blue)(MatrixColumn|TRC)|GrayTRC)=/,
  /^ICC_Profile:Profile(Description|Copyright)=-$/,
];

/** What a cleaned file tells and may not. `also` allows what one format needs. */
export function leaks(tags: readonly Told[] | undefined, also: readonly RegExp[] = []): string[] {
  const allowed = [...ALLOWED, ...also];
  return (tags ?? []).map(({ group, tag, value }) => `${group}:${tag}=${value}`).filter((line) => !allowed.some((one) => one.test(line)));
}

/** Words that no format has. Planted in every field of the originals, and looked for in the bytes of the copies. */
export const PLANTED = 'Planted';

/** How often the planted word stands in the bytes, plain or as UTF-16. */
export function planted(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes);
  const wide = Buffer.from(PLANTED, 'utf16le');
  const forms = [Buffer.from(PLANTED), wide, Buffer.concat([Buffer.of(0), wide.subarray(0, -1)])];
  return forms.reduce((sum, form) => {
    let count = 0;
    for (let at = buffer.indexOf(form); at >= 0; at = buffer.indexOf(form, at + 1)) count++;
    return sum + count;
  }, 0);
}

/** Arguments of ExifTool that plant a person, a place, a device and a time everywhere in a photograph. */
export const PLANT: readonly string[] = [
  '-overwrite_original',
  '-m',
  '-q',
  '-EXIF:Artist=Planted Artist',
  '-EXIF:Copyright=Planted Owner',
  '-EXIF:Make=Planted Make',
  '-EXIF:Model=Planted Model',
  '-EXIF:Software=Planted Software',
  '-EXIF:ImageDescription=Planted description',
  '-EXIF:UserComment=Planted comment',
  '-EXIF:SerialNumber=Planted-123456',
  '-EXIF:LensSerialNumber=Planted-7890',
  '-EXIF:LensModel=Planted lens',
  '-EXIF:OwnerName=Planted Name',
  '-EXIF:ImageUniqueID=Planted0123456789',
  '-EXIF:XPAuthor=Planted Author',
  '-EXIF:DateTimeOriginal=2026:11:22 10:20:30',
  '-EXIF:ModifyDate=2026:11:22 10:20:31',
  '-EXIF:GPSLatitude=51.1282',
  '-EXIF:GPSLatitudeRef=N',
  '-EXIF:GPSLongitude=71.4304',
  '-EXIF:GPSLongitudeRef=E',
  '-EXIF:GPSAltitude=347',
  '-EXIF:GPSDateStamp=2026:11:22',
  '-XMP-dc:Creator=Planted Creator',
  '-XMP-dc:Rights=Planted Rights',
  '-XMP-xmp:CreatorTool=Planted Tool',
  '-XMP-xmp:CreateDate=2026:11:22 10:20:30',
  '-XMP-exif:GPSLatitude=51.1282',
  '-XMP-exif:GPSLongitude=71.4304',
  '-XMP-aux:SerialNumber=Planted-XMP',
  '-XMP-photoshop:City=Planted City',
  '-XMP-xmpMM:DocumentID=Planted-document',
];

/** A Blob that counts what is read of it. */
export class Watched extends Blob {
  /** Bytes read so far, and the most at once. */
  readonly seen = { reads: 0, bytes: 0, most: 0 };

  override slice(from?: number, to?: number, type?: string): Blob {
    const part = super.slice(from, to, type);
    const arrayBuffer = part.arrayBuffer.bind(part);
    part.arrayBuffer = () => {
      this.seen.reads++;
      this.seen.bytes += part.size;
      this.seen.most = Math.max(this.seen.most, part.size);
      return arrayBuffer();
    };
    return part;
  }
}

/** How many times longer than usual to look for bytes that break something. */
const TIMES = Number(process.env['SYBYR_TIMES'] ?? 1);

/** Whatever is done to the bytes of a file, the cleaner gives a copy or refuses, and a copy is cleaned to itself. */
export async function endures(cleaner: Cleaner, seeds: readonly Uint8Array[], runs: number): Promise<void> {
  const counts = { cleaned: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutation(seeds.length), async ({ seed, edits }) => {
      const bytes = edits.reduce(change, seeds[seed] as Uint8Array);
      const file = new Blob([Uint8Array.from(bytes)]);
      await cleaner.inspect(file).catch(onlyRefusal);
      const copy = await cleaner.clean(file, { turn: 0 }).catch(onlyRefusal);
      if (copy === undefined) {
        counts.refused++;
        return;
      }
      counts.cleaned++;
      // Bounded: what is written anew is small beside what is kept.
      assert(copy.size <= 2 * bytes.length + 64 * 1024, `${bytes.length} bytes became ${copy.size}`);
      const again = await cleaner.clean(copy, { turn: 0 });
      assert.deepEqual(Buffer.from(await again.arrayBuffer()), Buffer.from(await copy.arrayBuffer()));
    }),
    { numRuns: runs * TIMES },
  );
  // Mutations that are all refused, or none, would show nothing.
  assert(counts.cleaned > 0 && counts.refused > 0, JSON.stringify(counts));
}

function onlyRefusal(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

type Edit =
  | { readonly do: 'set'; readonly place: number; readonly bytes: Uint8Array }
  | { readonly do: 'remove' | 'repeat'; readonly place: number; readonly length: number }
  | { readonly do: 'cut'; readonly place: number };

/** A real file cut, with bytes overwritten, removed, doubled: near its start, where headers are, more often than elsewhere. */
function mutation(seeds: number): fc.Arbitrary<{ seed: number; edits: Edit[] }> {
  const place = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.nat({ max: 0xffff_ffff }));
  const byte = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat({ max: 255 }));
  const length = fc.integer({ min: 1, max: 64 });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ do: fc.constant('set' as const), place, bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
    fc.record({ do: fc.constant('set' as const), place, bytes: fc.array(byte, { minLength: 1, maxLength: 4 }).map((list) => Uint8Array.from(list)) }),
    fc.record({ do: fc.constantFrom('remove' as const, 'repeat' as const), place, length }),
    fc.record({ do: fc.constant('cut' as const), place }),
  );
  return fc.record({ seed: fc.nat({ max: seeds - 1 }), edits: fc.array(edit, { minLength: 1, maxLength: 4 }) });
}

function change(bytes: Uint8Array, edit: Edit): Uint8Array {
  const at = bytes.length === 0 ? 0 : edit.place % bytes.length;
  const before = bytes.subarray(0, at);
  if (edit.do === 'set') return Buffer.concat([before, edit.bytes, bytes.subarray(at + edit.bytes.length)]);
  if (edit.do === 'cut') return before;
  if (edit.do === 'remove') return Buffer.concat([before, bytes.subarray(at + edit.length)]);
  return Buffer.concat([before, bytes.subarray(at, at + edit.length), bytes.subarray(at)]);
}
