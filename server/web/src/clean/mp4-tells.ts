// What a film tells: times, the notes of telephones and cameras in their several forms, and tracks that are neither picture nor sound.

import { maybe, readBoxes, readFull, topBoxes, type Box } from './boxes.ts';
import { latin, Source, text, View, type Bytes } from './bytes.ts';
import { Refusal, type Finding, type FindingKind } from './format.ts';
import { readHandler } from './mp4-track.ts';
import { place, placeOfIso6709 } from './place.ts';
import { inspectXmp } from './xmp.ts';

const MAX_NOTES = 16 * 1024 * 1024;

/** Adds what the file tells. */
export async function inspect(file: Blob, found: Finding[]): Promise<void> {
  const source = new Source(file, 4096);
  const top = await topBoxes(source);
  for (const { type, at, end } of top) {
    if (!['moov', 'uuid', 'udta', 'meta'].includes(type)) continue;
    if (end - at > 2 * MAX_NOTES) continue;
    const body = (await source.read(at, end - at)).slice();
    if (type === 'moov') inspectMovie(body, found);
    else inspectNotes({ type, body }, found);
  }
  const last = top.at(-1)?.end ?? 0;
  if (last < file.size) found.push({ kind: 'other', value: `+${file.size - last} B` });
}

function inspectMovie(body: Bytes, found: Finding[]): void {
  for (const one of readBoxes(body)) {
    if (one.type === 'mvhd') inspectTime(one.body, found);
    else if (one.type === 'trak') attempt(() => inspectTrack(one.body, found));
    else inspectNotes(one, found);
  }
}

function inspectTrack(body: Bytes, found: Finding[]): void {
  const boxes = readBoxes(body);
  for (const one of boxes) inspectNotes(one, found);
  const media = readBoxes(maybe(boxes, 'mdia')?.body ?? new Uint8Array());
  const kind = readHandler(maybe(media, 'hdlr')?.body ?? new Uint8Array());
  if (kind === 'vide' || kind === 'soun') return;
  const tables = readBoxes(maybe(readBoxes(maybe(media, 'minf')?.body ?? new Uint8Array()), 'stbl')?.body ?? new Uint8Array());
  const coded = latin(maybe(tables, 'stsd')?.body.subarray(12, 16) ?? new Uint8Array());
  // On tracks of these kinds cameras and telephones write where they are while they film.
  if (['gpmd', 'camm', 'mebx', 'rtmd', 'CTMD', 'djmd', 'gps '].includes(coded)) found.push({ kind: 'place', value: coded });
  else found.push({ kind: 'other', value: coded });
}

/** A part that does not make sense does not hide the others. */
function attempt(look: () => void): void {
  try {
    look();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function inspectNotes({ type, body }: Box, found: Finding[]): void {
  attempt(() => {
    if (type === 'udta') for (const note of userData(body)) inspectNote(note, found);
    if (type === 'meta') inspectMeta(body, found);
    if (type === 'uuid') {
      const xmp = latin(body.subarray(0, 4)) === '\xBE\x7A\xCF\xCB';
      found.push(...(xmp ? inspectXmp(text(body.subarray(16))) : [{ kind: 'other' as const, value: 'uuid' }]));
    }
  });
}

/** Notes up to the four zeros with which QuickTime ends them. */
function userData(body: Bytes): Box[] {
  const view = new View(body);
  const boxes: Box[] = [];
  while (view.left >= 8 && boxes.length < 1000) {
    const length = view.u32();
    if (length < 8 || length - 4 > view.left) break;
    const type = view.latin(4);
    boxes.push({ type, body: view.take(length - 8) });
  }
  return boxes;
}

/** The four letters, without what stands before them: © in QuickTime, nothing in 3GPP. */
const NOTES: Readonly<Record<string, FindingKind | undefined>> = {
  xyz: 'place',
  loci: 'place',
  mak: 'camera',
  mod: 'camera',
  manu: 'camera',
  modl: 'camera',
  CAME: 'serial',
  LENS: 'serial',
  MUID: 'serial',
  FIRM: 'software',
  swr: 'software',
  too: 'software',
  enc: 'software',
  day: 'date',
  yrrc: 'date',
  ART: 'author',
  aART: 'author',
  auth: 'author',
  aut: 'author',
  perf: 'author',
  cpy: 'author',
  cprt: 'author',
  nam: 'comment',
  titl: 'comment',
  cmt: 'comment',
  des: 'comment',
  desc: 'comment',
  dscp: 'comment',
  covr: 'thumbnail',
  thmb: 'thumbnail',
};

function inspectNote({ type, body }: Box, found: Finding[]): void {
  if (type === 'meta') return inspectMeta(body, found);
  if (type === 'XMP_') return void found.push(...inspectXmp(text(body)));
  if (type === 'name' || type === 'hnti') return;
  const kind = NOTES[type.replace(/^\xA9/, '')];
  if (type === 'loci') return void found.push({ kind: 'place', value: place3gpp(body) ?? 'loci' });
  if (kind === 'thumbnail') return void found.push({ kind });
  const value = noteText(type, body);
  if (kind === undefined) found.push({ kind: 'other', value: `${type}${/^[\x20-\x7E\s]{3,}$/.test(value) ? `: ${value}` : ''}` });
  else found.push({ kind, value: kind === 'place' ? (placeOfIso6709(value) ?? value) : value });
}

/** A note of QuickTime is its length, a language and the text; one of 3GPP is a language and the text; others are the text alone. */
function noteText(type: string, body: Bytes): string {
  if (type.startsWith('\xA9') && body.length >= 4) {
    const length = new View(body).u16();
    if (length <= body.length - 4) return text(body.subarray(4, 4 + length));
  }
  if (['auth', 'titl', 'dscp', 'cprt', 'perf'].includes(type)) return text(body.subarray(6)).replace(/\0[^]*$/, '');
  return text(body.subarray(0, 1000)).replace(/\0+$/, '');
}

/** The place of 3GPP: a name, a role, then degrees in 1/65536. */
function place3gpp(body: Bytes): string | undefined {
  const name = body.indexOf(0, 6);
  if (name < 0 || name + 10 > body.length) return undefined;
  const view = new View(body, name + 2);
  const longitude = (view.u32() | 0) / 65536;
  return place((view.u32() | 0) / 65536, longitude);
}

/** Apple's notes: keys with names, or names of four letters, each with data. */
function inspectMeta(body: Bytes, found: Finding[]): void {
  // QuickTime has no version and flags here, MP4 has.
  const boxes = readBoxes(latin(body.subarray(4, 8)) === 'hdlr' ? body : readFull(body).view.rest());
  const keys = readKeys(maybe(boxes, 'keys')?.body);
  for (const item of readBoxes(maybe(boxes, 'ilst')?.body ?? new Uint8Array())) {
    attempt(() => {
      const key = keys[new View(Uint8Array.from(item.type, (c) => c.charCodeAt(0))).u32() - 1] ?? item.type;
      const data = maybe(readBoxes(item.body), 'data')?.body;
      const value = data === undefined ? '' : text(data.subarray(8, 1008));
      if (key === '----') found.push({ kind: 'other', value: text(item.body).replace(/[^\x20-\x7E]+/g, ' ') });
      else found.push(...keyFinding(key, value));
    });
  }
}

function readKeys(body: Bytes | undefined): string[] {
  if (body === undefined) return [];
  const { view } = readFull(body);
  view.skip(4);
  return readBoxes(view.rest()).map((key) => text(key.body));
}

const KEYS: readonly (readonly [RegExp, FindingKind])[] = [
  [/location\.ISO6709$/, 'place'],
  [/location/, 'place'],
  [/(?:make|model|manufacturer|lens)(?:\.|$)|camera/, 'camera'],
  [/software|version|encoder/, 'software'],
  [/date/, 'date'],
  [/author|artist|copyright|owner|producer/, 'author'],
  [/identifier|serial/, 'serial'],
  [/title|description|comment|keywords|displayname/, 'comment'],
];

function keyFinding(key: string, value: string): Finding[] {
  const kind = KEYS.find(([pattern]) => pattern.test(key))?.[1] ?? NOTES[key.replace(/^\xA9/, '')];
  if (kind === 'place') return [{ kind, value: placeOfIso6709(value) ?? value }];
  if (kind === 'thumbnail') return [{ kind }];
  return [kind === undefined ? { kind: 'other', value: key } : { kind, value }];
}

/** Seconds from the start of 1904 to that of 1970. */
const EPOCH = 2_082_844_800;

function inspectTime(body: Bytes, found: Finding[]): void {
  const { version, view } = readFull(body);
  const seconds = version === 1 ? view.u64() : view.u32();
  if (seconds > EPOCH && seconds < EPOCH + 2 ** 33) {
    found.push({ kind: 'date', value: new Date((seconds - EPOCH) * 1000).toISOString().slice(0, 19).replace('T', ' ') });
  }
}
