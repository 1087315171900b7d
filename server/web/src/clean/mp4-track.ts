// A track of MP4 and QuickTime: picture or sound, written anew without names, times and languages.

import { box, fullBox, handler, maybe, only, readBoxes, readFull } from './boxes.ts';
import { be16, be32, fromLatin, join, must, type Bytes } from './bytes.ts';
import { Refusal } from './format.ts';
import { SampleTables } from './mp4-samples.ts';

/** What becomes of the samples of a track. */
export interface Placed {
  /** Sizes of the samples, when some have become smaller. */
  readonly sizes: Uint32Array | undefined;
  /** Where each chunk lies in the new file. */
  readonly offsets: Float64Array;
}

/** One track that is kept. */
export interface Track {
  readonly id: number;
  readonly samples: SampleTables;
  write(placed: Placed, wide: boolean, quicktime: boolean): Bytes;
}

/** The track; undefined when it is neither picture nor sound, or switched off and coded in a way that is not known here. */
export function readTrack(body: Bytes): Track | undefined {
  const boxes = readBoxes(body);
  const media = readBoxes(only(boxes, 'mdia').body);
  const kind = readHandler(only(media, 'hdlr').body);
  if (kind !== 'vide' && kind !== 'soun') return undefined;
  const header = readTrackHeader(only(boxes, 'tkhd').body);
  const information = readBoxes(only(media, 'minf').body);
  const samples = SampleTables.read(kind, only(information, 'stbl').body);
  if (samples === undefined) {
    // Recorders put a second track beside the first for players that know more; left out it is not missed. One that is switched on would be.
    if (header.enabled) throw new Refusal('unsupported');
    return undefined;
  }
  checkReferences(readBoxes(only(information, 'dinf').body));
  const edits = readEdits(maybe(boxes, 'edts')?.body);
  const time = cleanMediaHeader(only(media, 'mdhd').body);

  const write = (placed: Placed, wide: boolean, quicktime: boolean): Bytes => {
    const looks = kind === 'vide' ? fullBox('vmhd', 0, 1, new Uint8Array(8)) : fullBox('smhd', 0, 0, new Uint8Array(4));
    const here = box('dinf', fullBox('dref', 0, 0, be32(1), fullBox('url ', 0, 1)));
    return box(
      'trak',
      header.bytes,
      ...edits,
      box(
        'mdia',
        time,
        handler(kind, quicktime ? 'mhlr' : undefined),
        box(
          'minf',
          looks,
          ...(quicktime ? [handler('url ', 'dhlr')] : []),
          here,
          box('stbl', samples.write(placed.sizes, placed.offsets, wide)),
        ),
      ),
    );
  };
  return { id: header.id, samples, write };
}

/** Picture, sound, or what else the track holds. */
export function readHandler(body: Bytes): string {
  const { view } = readFull(body);
  view.skip(4);
  return view.latin(4);
}

/** `mvhd` without the times, for a film whose tracks have numbers up to `last`. */
export function cleanMovieHeader(body: Bytes, last: number): Bytes {
  const { version, view } = readFull(body);
  must(version <= 1);
  view.skip(version === 0 ? 8 : 16);
  const scale = view.take(version === 0 ? 8 : 12);
  const rateAndVolume = view.take(6);
  view.skip(10);
  const matrix = view.take(36);
  view.skip(28);
  view.end();
  const times = new Uint8Array(version === 0 ? 8 : 16);
  return fullBox('mvhd', version, 0, times, scale, rateAndVolume, new Uint8Array(10), matrix, new Uint8Array(24), be32(last + 1));
}

function readTrackHeader(body: Bytes): { id: number; enabled: boolean; bytes: Bytes } {
  const { version, flags, view } = readFull(body);
  must(version <= 1);
  view.skip(version === 0 ? 8 : 16);
  const id = view.u32();
  must(id > 0 && id < 0x7fffffff);
  view.skip(4);
  const duration = view.take(version === 0 ? 4 : 8);
  view.skip(8);
  const layerGroupVolume = view.take(6);
  view.skip(2);
  const matrixAndSize = view.take(44);
  view.end();
  const times = new Uint8Array(version === 0 ? 8 : 16);
  const parts = [times, be32(id), be32(0), duration, new Uint8Array(8), layerGroupVolume, new Uint8Array(2), matrixAndSize];
  return { id, enabled: (flags & 1) === 1, bytes: fullBox('tkhd', version, flags & 15, ...parts) };
}

/** `mdhd` without times and language: the language is that of the device. */
function cleanMediaHeader(body: Bytes): Bytes {
  const { version, view } = readFull(body);
  must(version <= 1);
  view.skip(version === 0 ? 8 : 16);
  const scale = view.take(version === 0 ? 8 : 12);
  view.skip(4);
  view.end();
  const undetermined = 0x55c4;
  return fullBox('mdhd', version, 0, new Uint8Array(version === 0 ? 8 : 16), scale, be16(undetermined), be16(0));
}

/** The list of edits: where the picture begins to be shown. */
function readEdits(body: Bytes | undefined): Bytes[] {
  if (body === undefined) return [];
  const list = maybe(readBoxes(body), 'elst')?.body;
  if (list === undefined) return [];
  const { version, view } = readFull(list);
  must(version <= 1);
  const count = view.u32();
  must(view.left === count * (version === 0 ? 12 : 20));
  return [box('edts', fullBox('elst', version, 0, be32(count), view.rest()))];
}

/** The samples must lie in this very file. */
function checkReferences(boxes: readonly { readonly type: string; readonly body: Bytes }[]): void {
  const { view } = readFull(only(boxes, 'dref').body);
  view.skip(4);
  for (const { body } of readBoxes(view.rest())) {
    if (readFull(body).flags !== 1) throw new Refusal('unsupported');
  }
}

/** `ftyp` of files so old that they have none. */
export const QUICKTIME = join(be32(20), fromLatin('ftypqt  '), be32(0), fromLatin('qt  '));
