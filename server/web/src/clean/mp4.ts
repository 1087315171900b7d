// MP4, QuickTime and M4A: picture and sound, in a file built anew.
//
// Only tracks of picture and sound are kept, and of the media data only the samples of those tracks, wherever they lie. So places on a track of their
// own, names, times, covers, free space and what a camera appends are never reached. Samples stay where they are; the new file is made of slices.

import { keepFrame } from './aac.ts';
import { box, keptBrands, maybe, only, peekBrands, readBoxes, readBrands, topBoxes, writeBrands, type TopBox } from './boxes.ts';
import { be32, be64, fromLatin, has, join, must, Pieces, Source, type Bytes } from './bytes.ts';
import { gather, Refusal, type Cleaner, type Format } from './format.ts';
import { withoutUserData, type Coding } from './mp4-entry.ts';
import type { Chunk } from './mp4-samples.ts';
import { inspect } from './mp4-tells.ts';
import { cleanMovieHeader, QUICKTIME, readTrack, type Placed, type Track } from './mp4-track.ts';
import { keepUnits } from './nal.ts';
import { keepObus } from './obu.ts';
import { Ranges } from './ranges.ts';

export const mp4: Cleaner = {
  turnable: false,
  recognise: (head) => recognise(Uint8Array.from(head)),
  inspect: (file) => gather((found) => inspect(file, found)),
  clean,
};

const BRANDS: ReadonlySet<string> = new Set(
  ['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'av01', '3gp4', '3gp5', '3gp6', '3g2a', 'M4A ', 'M4V ', 'qt  '],
);
/** The tables of some hours. */
const MAX_MOOV = 32 * 1024 * 1024;
const MAX_TRACKS = 64;
const MAX_PIECES = 1_000_000;
const MAX_CHUNKS = 1_000_000;

function recognise(head: Bytes): Format | undefined {
  const [major] = peekBrands(head) ?? [];
  if (major === undefined) {
    // Files from before there were brands begin with the film or its data, or with a picture for the desktop.
    return ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].some((type) => has(head, 4, type)) ? 'mov' : undefined;
  }
  // Canon's raw pictures have the same boxes and nothing else in common.
  if (major === 'crx ') return undefined;
  if (major === 'qt  ') return 'mov';
  return major.startsWith('M4A') || major.startsWith('M4B') ? 'm4a' : 'mp4';
}

async function clean(file: Blob): Promise<Blob> {
  const source = new Source(file, 4096);
  const top = await topBoxes(source);
  // A film in fragments keeps its tables in many places; recorders that write it are rare.
  if (top.some(({ type }) => type === 'moof')) throw new Refusal('unsupported');
  const moov = only(top, 'moov');
  if (moov.end - moov.at > MAX_MOOV) throw new Refusal('limit');
  const boxes = readBoxes((await source.read(moov.at, moov.end - moov.at)).slice());
  if (boxes.some(({ type }) => ['mvex', 'cmov', 'rmra'].includes(type))) throw new Refusal('unsupported');
  const traks = boxes.filter(({ type }) => type === 'trak');
  if (traks.length > MAX_TRACKS) throw new Refusal('limit');
  const tracks = traks.map(({ body }) => readTrack(body)).filter((track) => track !== undefined);
  if (tracks.length === 0) throw new Refusal('unsupported');

  const head = await writeHead(source, maybe(top, 'ftyp'));
  const { data, placed } = await copySamples(file, tracks, top.filter(({ type }) => type === 'mdat'));
  const header = cleanMovieHeader(only(boxes, 'mvhd').body, tracks.reduce((last, { id }) => Math.max(last, id), 0));
  const wide = data.length + MAX_MOOV > 2 ** 32;
  const write = (start: number): Bytes => {
    const moved = placed.map(({ sizes, offsets }) => ({ sizes, offsets: offsets.map((offset) => offset + start) }));
    return box('moov', header, ...tracks.map((track, i) => track.write(moved[i] as Placed, wide, head.quicktime)));
  };
  const media = wide ? join(be32(1), fromLatin('mdat'), be64(data.length + 16)) : join(be32(data.length + 8), fromLatin('mdat'));
  const whole = new Pieces(file);
  whole.add(head.bytes, write(head.bytes.length + write(0).length + media.length), media);
  whole.append(data);
  return whole.blob(head.quicktime ? 'video/quicktime' : head.sound ? 'audio/mp4' : 'video/mp4');
}

async function writeHead(source: Source, ftyp: TopBox | undefined): Promise<{ bytes: Bytes; quicktime: boolean; sound: boolean }> {
  if (ftyp === undefined) return { bytes: QUICKTIME, quicktime: true, sound: false };
  must(ftyp.end - ftyp.at <= 4096);
  const brands = keptBrands(readBrands((await source.read(ftyp.at, ftyp.end - ftyp.at)).slice()), BRANDS, 'isom');
  return { bytes: writeBrands(brands), quicktime: brands[0] === 'qt  ', sound: brands[0] === 'M4A ' };
}

/** The samples of all tracks in the order in which they lie, and where they come to lie from the start of the data on. */
async function copySamples(file: Blob, tracks: readonly Track[], media: readonly TopBox[]): Promise<{ data: Pieces; placed: Placed[] }> {
  if (tracks.reduce((sum, { samples }) => sum + samples.chunkCount, 0) > MAX_CHUNKS) throw new Refusal('limit');
  const chunks = tracks.flatMap(({ samples }) => samples.chunks()).sort((a, b) => a.from - b.from || a.to - b.to);
  checkPlaces(chunks, media);
  const data = new Pieces(file);
  // Sound and picture lie in turns, so the same windows serve both.
  const windows = new Source(file, 1024 * 1024);
  const copies = new Map(tracks.map(({ samples }) => [samples, new Copy(windows, samples)]));
  for (const chunk of chunks) {
    await (copies.get(chunk.track) as Copy).keep(chunk, data);
    if (data.count > MAX_PIECES) throw new Refusal('limit');
  }
  return { data, placed: tracks.map(({ samples }) => copies.get(samples) as Copy) };
}

/** Each chunk lies within the media data and none lies over another: tables could otherwise pass off anything as samples, or make much of little. */
function checkPlaces(chunks: readonly Chunk[], media: readonly TopBox[]): void {
  let box = 0;
  let last = 0;
  for (const { from, to } of chunks) {
    if (from === to) continue;
    while (box < media.length && (media[box] as TopBox).end <= from) box++;
    const around = media[box];
    must(around !== undefined && from >= around.at && to <= around.end && from >= last);
    last = to;
  }
}

/** Samples at least this long are looked at one by one, shorter ones in windows. */
const LONG = 128 * 1024;

/** The samples of one track on their way into the new file. */
class Copy implements Placed {
  sizes: Uint32Array | undefined;
  readonly offsets: Float64Array;
  readonly #source: Source;
  readonly #samples: Track['samples'];

  constructor(windows: Source, samples: Track['samples']) {
    this.#samples = samples;
    this.offsets = new Float64Array(samples.chunkCount);
    let bytes = 0;
    if (!samples.constant) for (let i = 0; i < samples.sampleCount; i++) bytes += samples.sizeOf(i);
    this.#source = bytes > LONG * samples.sampleCount ? new Source(windows.file, 4096) : windows;
  }

  async keep(chunk: Chunk, data: Pieces): Promise<void> {
    const { from, to, first, samples, entry, index } = chunk;
    this.offsets[index] = data.length;
    if (entry.coding.kind === 'whole' || this.#samples.constant) return data.keep(from, to);
    let at = from;
    for (let i = first; i < first + samples; i++) {
      const size = this.#samples.sizeOf(i);
      const before = data.length;
      await keepSample(new Ranges(this.#source, [{ from: at, to: at + size }]), data, entry.coding);
      at += size;
      const kept = data.length - before;
      if (kept === size) continue;
      // A sample of nothing else would leave a gap in time.
      must(kept > 0);
      this.sizes ??= Uint32Array.from({ length: this.#samples.sampleCount }, (_, n) => this.#samples.sizeOf(n));
      this.sizes[i] = kept;
    }
  }
}

/** The headers of a picture are not longer than this. */
const MAX_HEADERS = 64 * 1024;

async function keepSample(sample: Ranges, data: Pieces, coding: Coding): Promise<void> {
  switch (coding.kind) {
    case 'avc':
    case 'hevc':
      return keepUnits(sample, data, coding.kind, coding.size);
    case 'av1':
      return keepObus(sample, data);
    case 'aac':
      return keepFrame(sample, data);
    case 'mpeg4': {
      const headers = await sample.upTo(0, MAX_HEADERS);
      const kept = withoutUserData(headers);
      if (kept.length === headers.length) return sample.keep(data, 0, sample.length);
      data.add(kept);
      return sample.keep(data, headers.length, sample.length);
    }
    case 'whole':
      return sample.keep(data, 0, sample.length);
  }
}
