// HEIC and AVIF: the picture that is shown first, with what it is put together from, in a file built anew.
//
// Items are chosen from the picture outwards: the tiles of a grid, the picture's transparency. Exif, XMP, previews, maps of depth and brightness, other
// pictures of a burst and what stands behind the last box are never reached.

import { box, fullBox, handler, keptBrands, maybe, only, peekBrands, readBrands, topBoxes, u16s, writeBrands } from './boxes.ts';
import { be32, fromLatin, join, must, Pieces, Source, text, View, type Bytes } from './bytes.ts';
import { MAX_PROFILE } from './colour.ts';
import { readExif } from './exif.ts';
import { gather, Refusal, type Cleaner, type Finding, type Format, type Turn } from './format.ts';
import { readMeta, type Item, type Meta } from './heif-items.ts';
import { auxiliaryKind, isAlpha, kindOf, Properties, type Configuration } from './heif-properties.ts';
import { keepUnits } from './nal.ts';
import { keepObus } from './obu.ts';
import { Ranges } from './ranges.ts';
import { inspectXmp } from './xmp.ts';

export const heif: Cleaner = {
  turnable: true,
  recognise: (head) => recognise(Uint8Array.from(head)),
  inspect: (file) => gather((found) => inspect(file, found)),
  clean,
};

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'mif2', 'msf1', 'miaf', 'MiHB', 'MiHE', 'MiHA'];
const AVIF_BRANDS = ['avif', 'avis', 'avio', 'MA1A', 'MA1B'];
const BRANDS: ReadonlySet<string> = new Set([...HEIC_BRANDS, ...AVIF_BRANDS]);
/** Much more than the tables of any picture. */
const MAX_META = 8 * 1024 * 1024;

function recognise(head: Bytes): Format | undefined {
  const brands = peekBrands(head) ?? [];
  if (!BRANDS.has(brands[0] ?? '')) return undefined;
  return brands.some((brand) => AVIF_BRANDS.includes(brand)) ? 'avif' : 'heic';
}

async function clean(file: Blob, { turn }: { readonly turn: Turn }): Promise<Blob> {
  const source = new Source(file, 4096);
  const top = await topBoxes(source);
  // A film of pictures beside the picture.
  if (top.some(({ type }) => type === 'moov' || type === 'moof')) throw new Refusal('unsupported');
  const brands = keptBrands(await readFileBrands(source, only(top, 'ftyp')), BRANDS, 'mif1');
  const meta = await readFileMeta(source, only(top, 'meta'));

  const kept = reach(meta);
  const properties = new Properties(meta);
  const turning = turn === 0 ? [] : turningItems(meta, properties);
  const items: { item: Item; properties: readonly number[]; data: Pieces }[] = [];
  let total = 0;
  for (const item of kept) {
    const { indices, configuration } = properties.of(item, turning.includes(item) ? turn : 0);
    const data = await copyItem(source, item, configuration);
    total += data.length;
    // Items that share their bytes could make a large file of a small one.
    if (total > file.size) throw new Refusal('broken');
    items.push({ item, properties: indices, data });
  }

  const number = new Map(kept.map(({ id }, i) => [id, i + 1]));
  const write = (start: number) =>
    join(
      writeBrands(brands),
      fullBox(
        'meta',
        0,
        0,
        handler('pict'),
        fullBox('pitm', 0, 0, u16s(1)),
        writeLocations(items.map(({ data }) => data.length), start),
        fullBox('iinf', 0, 0, u16s(items.length), ...items.map(({ item }, i) => writeInfo(item, i + 1))),
        ...writeReferences(meta, number),
        box('iprp', properties.write(), writeAssociations(items.map((one) => one.properties))),
      ),
    );
  const whole = new Pieces(file);
  const head = write(write(0).length + 8);
  whole.add(head, be32(total + 8), fromLatin('mdat'));
  for (const { data } of items) whole.append(data);
  return whole.blob(brands.some((brand) => AVIF_BRANDS.includes(brand)) ? 'image/avif' : 'image/heic');
}

async function readFileBrands(source: Source, { at, end }: { at: number; end: number }): Promise<string[]> {
  must(end - at <= 4096);
  return readBrands((await source.read(at, end - at)).slice());
}

async function readFileMeta(source: Source, { at, end }: { at: number; end: number }): Promise<Meta> {
  if (end - at > MAX_META) throw new Refusal('limit');
  return readMeta((await source.read(at, end - at)).slice(), at);
}

/** The items that the first picture needs, itself first. */
function reach(meta: Meta): Item[] {
  const reached = new Map<number, Item>();
  const visit = (id: number) => {
    const item = meta.items.get(id);
    must(item !== undefined);
    reached.set(id, item);
  };
  visit(meta.primary);
  // The list grows while it is walked, and each item enters it once.
  for (const id of reached.keys()) {
    for (const { type, to } of meta.references.get(id) ?? []) {
      if (type === 'dimg') to.forEach(visit);
      // Pictures in layers: the base lies in another item.
      if (type === 'base' || type === 'exbl' || type === 'pred') throw new Refusal('unsupported');
    }
    for (const alpha of alphaOf(meta, id)) visit(alpha.id);
  }
  return [...reached.values()];
}

/** The items that hold this picture's transparency. */
function alphaOf(meta: Meta, id: number): Item[] {
  const items = (meta.auxiliaries.get(id) ?? []).map((from) => meta.items.get(from));
  return items.filter((item): item is Item => item?.properties.some(({ index }) => isAlpha(meta.properties[index])) ?? false);
}

/** The picture and its transparency, unless only the picture is turned already: readers differ in whether transparency turns along. */
function turningItems(meta: Meta, properties: Properties): Item[] {
  const picture = meta.items.get(meta.primary);
  must(picture !== undefined);
  const turns = (item: Item) => properties.steps(item).some((step) => ['irot', 'imir'].includes(kindOf(step)));
  return [picture, ...alphaOf(meta, meta.primary).filter((alpha) => turns(alpha) || !turns(picture))];
}

/** The item's bytes: coded pictures without the units that say something else, rules of composition of exactly their length. */
async function copyItem(source: Source, item: Item, configuration: Configuration): Promise<Pieces> {
  const data = new Pieces(source.file);
  if (item.type === 'iden') return data;
  if (item.ranges === undefined) throw new Refusal('unsupported');
  const ranges = new Ranges(source, item.ranges);
  if (item.type === 'hvc1' || item.type === 'avc1') {
    must(configuration?.codec === (item.type === 'hvc1' ? 'hevc' : 'avc'));
    await keepUnits(ranges, data, configuration.codec, configuration.size);
  } else if (item.type === 'av01') {
    must(configuration?.codec === 'av1');
    await keepObus(ranges, data);
  } else if (item.type === 'grid') {
    const head = await ranges.read(0, 4);
    must(head[0] === 0 && ranges.length === ((head[1] as number) & 1 ? 12 : 8));
    ranges.keep(data, 0, ranges.length);
  } else {
    // A picture that is coded otherwise, JPEG among them, has segments of its own.
    throw new Refusal('unsupported');
  }
  must(data.length > 0);
  return data;
}

function writeInfo(item: Item, number: number): Bytes {
  return fullBox('infe', 2, item.hidden ? 1 : 0, u16s(number, 0), fromLatin(`${item.type}\0`));
}

function writeLocations(lengths: readonly number[], start: number): Bytes {
  let at = start;
  const entries = lengths.map((length, i) => {
    const entry = join(u16s(i + 1, 0, 1), be32(at), be32(length));
    at += length;
    return entry;
  });
  must(at < 2 ** 32);
  return fullBox('iloc', 0, 0, u16s(0x4400, entries.length), ...entries);
}

/** The references between items that are kept. */
function writeReferences(meta: Meta, number: ReadonlyMap<number, number>): Bytes[] {
  const kept: Bytes[] = [];
  for (const [id, origin] of number) {
    for (const { type, to } of meta.references.get(id) ?? []) {
      const targets = to.map((target) => number.get(target)).filter((target) => target !== undefined);
      if (['dimg', 'auxl', 'prem'].includes(type) && targets.length > 0) kept.push(box(type, u16s(origin, targets.length, ...targets)));
    }
  }
  return kept.length === 0 ? [] : [fullBox('iref', 0, 0, ...kept)];
}

function writeAssociations(lists: readonly (readonly number[])[]): Bytes {
  return fullBox('ipma', 0, 1, be32(lists.length), ...lists.map((list, i) => join(u16s(i + 1), Uint8Array.of(list.length), u16s(...list))));
}

async function inspect(file: Blob, found: Finding[]): Promise<void> {
  const source = new Source(file, 4096);
  const top = await topBoxes(source);
  for (const { type } of top) {
    if (type === 'uuid' || type === 'jumb') found.push({ kind: 'other', value: type });
    if (type === 'mpvd') found.push({ kind: 'other', value: 'MP4' });
  }
  const last = top.at(-1)?.end ?? 0;
  if (last < file.size) found.push({ kind: 'other', value: `+${file.size - last} B` });
  const place = maybe(top, 'meta');
  if (place === undefined) return;
  const meta = await readFileMeta(source, place);
  for (const item of meta.items.values()) await inspectItem(source, item, found);
  if ([...meta.references.values()].flat().some(({ type }) => type === 'thmb')) found.push({ kind: 'thumbnail' });
  const further = furtherPictures(meta);
  if (further > 0) found.push({ kind: 'other', value: `+${further} HEIC` });
  for (const kind of meta.properties.filter(({ type }) => type === 'auxC').map(auxiliaryKind)) {
    if (!kind.endsWith(':alpha') && !kind.endsWith(':1')) found.push({ kind: 'other', value: kind });
  }
}

async function inspectItem(source: Source, item: Item, found: Finding[]): Promise<void> {
  if ((item.type !== 'Exif' && item.type !== 'mime') || item.ranges === undefined) return;
  const ranges = new Ranges(source, item.ranges);
  if (ranges.length > MAX_PROFILE) return;
  const data = (await ranges.read(0, ranges.length)).slice();
  if (item.type === 'mime') {
    if (item.media === 'application/rdf+xml') found.push(...inspectXmp(text(data)));
    return;
  }
  // Four bytes say how far behind them the TIFF begins.
  const view = new View(data);
  view.skip(view.u32());
  found.push(...readExif(view.rest().slice()).found);
}

/** How many pictures there are beside the first that a viewer could show: of a burst, of the other eye. */
function furtherPictures(meta: Meta): number {
  const parts = new Set<number>([meta.primary]);
  for (const [from, references] of meta.references) {
    for (const { type, to } of references) {
      if (type === 'dimg') to.forEach((id) => parts.add(id));
      if (type === 'thmb' || type === 'auxl') parts.add(from);
    }
  }
  const pictures = ['hvc1', 'av01', 'avc1', 'jpeg', 'grid', 'iovl', 'iden'];
  return [...meta.items.values()].filter(({ id, type, hidden }) => !hidden && !parts.has(id) && pictures.includes(type)).length;
}
