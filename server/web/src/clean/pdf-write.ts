// Writes a PDF anew from its pages: each object once, under a new number, with the keys of its kind, and its stream as it was.

import { Refusal, type Finding } from './format.ts';
import type { Inner } from './inner.ts';
import { isOutside, looksLikePath } from './links.ts';
import type { PdfFile } from './pdf-file.ts';
import { filtersOf } from './pdf-filters.ts';
import { cleanImage } from './pdf-images.ts';
import { COLOURS, KINDS, MAYBE_STREAMS, STREAMS } from './pdf-kinds.ts';
import { CATALOG, Output } from './pdf-output.ts';
import { collectPages, isKept, keyOf, refuseWhole, type Page } from './pdf-pages.ts';
import { cleanProfile } from './pdf-profile.ts';
import {
  Name,
  Numeral,
  Reference,
  Stream,
  Text,
  isDictionary,
  isList,
  nameOf,
  readableDate,
  readableText,
  wholeOf,
  writeName,
  writeText,
  type Dictionary,
  type Value,
} from './pdf-syntax.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const MAX_OBJECTS = 2_000_000;
const PAGES = 2;

/** What is written of a stream: the entries of its dictionary, and where its bytes are. */
interface Open {
  readonly entries: string;
  readonly stream: Stream;
  readonly kind: string;
}

interface Job {
  readonly id: number;
  readonly value: Value;
  readonly kind: string;
}

/** The parts of the file, or nothing when only `looking`. */
export async function rewritePdf(pdf: PdfFile, inner: Inner, note: (finding: Finding) => void, looking: boolean): Promise<Blob | undefined> {
  return new Rewriting(pdf, inner, note, looking).run();
}

class Rewriting {
  private readonly pdf: PdfFile;
  private readonly inner: Inner;
  private readonly note: (finding: Finding) => void;
  private readonly looking: boolean;
  private readonly queue: Job[] = [];
  /** By number, generation and kind: an object that is used as two kinds is written twice. */
  private readonly ids = new Map<string, number>();
  private readonly inheritedOnce = new Set<Value>();
  private readonly shared = new Map<Value, number>();
  private readonly pages = new Map<string, number>();
  private annotations: ReadonlySet<string> = new Set();
  private readonly output = new Output();
  private last = PAGES;
  /** Of the trees that name their root in each node. */
  private structure = '';
  private outlines = '';

  constructor(pdf: PdfFile, inner: Inner, note: (finding: Finding) => void, looking: boolean) {
    this.pdf = pdf;
    this.inner = inner;
    this.note = note;
    this.looking = looking;
  }

  async run(): Promise<Blob | undefined> {
    const catalog = await this.pdf.dictionary(this.pdf.trailer.get('Root'));
    if (catalog === undefined || nameOf(catalog.get('Type')) !== 'Catalog') throw new Refusal('broken');
    await refuseWhole(this.pdf, catalog, this.note);
    const { pages, annotations } = await collectPages(this.pdf, catalog.get('Pages'));
    this.annotations = annotations;
    for (const { key } of pages) this.pages.set(key, this.newId());
    this.structure = keyOf(catalog.get('StructTreeRoot'));
    this.outlines = keyOf(catalog.get('Outlines'));
    this.output.begin(this.version(catalog));
    this.object(CATALOG, this.dictionary(catalog, 'catalog'));
    this.object(PAGES, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => `${this.idOf(page)} 0 R`).join(' ')}]>>`);
    for (const page of pages) {
      this.object(this.idOf(page), this.page(page));
      await this.drain();
    }
    await this.drain();
    return this.looking ? undefined : this.output.end(this.last);
  }

  private version(catalog: Dictionary): string {
    return nameOf(catalog.get('Version'))?.startsWith('2') === true || this.pdf.version.startsWith('2') ? '2.0' : '1.7';
  }

  private idOf({ key }: Page): number {
    return this.pages.get(key) ?? PAGES;
  }

  private page({ dictionary, inherited }: Page): string {
    if (dictionary.has('Thumb')) this.note({ kind: 'thumbnail' });
    if (dictionary.has('LastModified')) this.note({ kind: 'date', value: readableDate(this.text(dictionary.get('LastModified'))) });
    if (dictionary.has('PieceInfo')) this.note({ kind: 'history' });
    if (dictionary.has('VP')) this.note({ kind: 'place' });
    const whole = new Map(dictionary);
    for (const key of ['Resources', 'MediaBox', 'CropBox', 'Rotate']) {
      for (const node of inherited) {
        if (whole.get(key) === undefined && node.get(key) !== undefined) whole.set(key, node.get(key) ?? null);
      }
    }
    // Many pages may inherit one dictionary: it is written once.
    const resources = whole.get('Resources');
    if (isDictionary(resources) && !dictionary.has('Resources')) this.inheritedOnce.add(resources);
    return `<</Parent ${PAGES} 0 R${this.entries(whole, 'page')}>>`;
  }

  private async drain(): Promise<void> {
    for (let job = this.queue.pop(); job !== undefined; job = this.queue.pop()) {
      const value = await this.pdf.resolve(job.value);
      const written = this.write(value, job.kind);
      if (typeof written === 'string') this.object(job.id, written);
      else await this.stream(job.id, written);
    }
  }

  private object(id: number, text: string): void {
    if (!this.looking) this.output.object(id, text);
  }

  private async stream(id: number, { entries, stream, kind }: Open): Promise<void> {
    const { dictionary } = stream;
    // The bytes are elsewhere, in a file that is not this one.
    if (dictionary.has('F') && dictionary.get('F') !== null) throw new Refusal('unsupported');
    const filters = await filtersOf(this.pdf, dictionary, kind === 'image');
    if (kind === 'profile') {
      const profile = cleanProfile(await this.pdf.contentOf(stream, 4 * 1024 * 1024), wholeOf(await this.pdf.resolve(dictionary.get('N'))) ?? 0);
      this.body(id, `${entries}${profile.entries}`, profile.bytes);
      return;
    }
    if (kind === 'image') {
      const cleaned = await cleanImage(this.pdf, stream, filters, this.inner, this.note, this.looking);
      if (cleaned !== undefined) {
        this.body(id, `${entries}${this.filter(cleaned.filters)}`, cleaned.body);
        return;
      }
    }
    if (!this.looking) this.body(id, `${entries}${this.filter(filters)}`, await this.pdf.bytesOf(stream));
  }

  private filter(filters: readonly { readonly name: string; readonly parameters: Dictionary | undefined }[]): string {
    if (filters.length === 0) return '';
    const parameters = filters.map((filter) => (filter.parameters === undefined ? 'null' : this.dictionary(filter.parameters, 'parameters')));
    const names = `/Filter[${filters.map(({ name }) => writeName(name)).join('')}]`;
    return parameters.every((text) => text === 'null') ? names : `${names}/DecodeParms[${parameters.join(' ')}]`;
  }

  private body(id: number, entries: string, body: Blob | Bytes): void {
    if (!this.looking) this.output.stream(id, entries, body);
  }

  private newId(): number {
    if (this.last >= MAX_OBJECTS) throw new Refusal('limit');
    return ++this.last;
  }

  /** A reference to an object of this kind, which will be written. */
  private refer(reference: Reference, kind: string): string {
    const key = keyOf(reference);
    if (kind === 'page') return this.pages.has(key) ? `${this.pages.get(key) ?? 0} 0 R` : 'null';
    if (kind === 'pages') return `${PAGES} 0 R`;
    const as = this.kindOf(key, kind);
    if (as === '') return 'null';
    const known = this.ids.get(`${key} ${as}`);
    if (known !== undefined) return `${known} 0 R`;
    const id = this.newId();
    this.ids.set(`${key} ${as}`, id);
    this.queue.push({ id, value: reference, kind: as });
    return `${id} 0 R`;
  }

  /** Kinds under which one object is named in several places; '' for what does not stay. */
  private kindOf(key: string, kind: string): string {
    if (kind === 'annotation') return this.annotations.has(key) ? kind : '';
    if (kind === 'field' || kind === 'structured') {
      if (this.annotations.has(key)) return 'annotation';
      return kind === 'field' ? 'field' : 'external';
    }
    if (kind === 'form' || kind === 'image') return 'external';
    if (kind === 'elementparent') return key === this.structure ? 'structure' : 'elements';
    if (kind === 'outlineparent') return key === this.outlines ? 'outlines' : 'outline';
    return kind;
  }

  /** An object of its own for a value that many pages inherit. */
  private share(value: Value, kind: string): string {
    let id = this.shared.get(value);
    if (id === undefined) {
      id = this.newId();
      this.shared.set(value, id);
      this.queue.push({ id, value, kind });
    }
    return `${id} 0 R`;
  }

  /** A value within another. */
  private inline(value: Value, kind: string): string {
    if (value instanceof Reference) return this.refer(value, kind);
    if (this.inheritedOnce.has(value)) return this.share(value, kind);
    const written = this.write(value, kind);
    // A stream stands only by itself.
    if (typeof written !== 'string') throw new Refusal('broken');
    return written;
  }

  private write(value: Value, kind: string): string | Open {
    if (value === null) return 'null';
    if (kind === 'plain') return this.plain(value);
    if (kind.startsWith('[')) return this.items(value, kind.slice(1, -1));
    if (kind.startsWith('{')) return this.named(value, kind.slice(1, -1));
    const special = this.special(value, kind);
    if (special !== undefined) return special;
    if (value instanceof Stream) return this.streamOf(value, kind);
    if (!isDictionary(value) || STREAMS.has(kind)) throw new Refusal('unsupported');
    return this.dictionary(value, kind);
  }

  private streamOf(stream: Stream, kind: string): Open {
    if (!STREAMS.has(kind) && !MAYBE_STREAMS.has(kind)) throw new Refusal('unsupported');
    return { entries: kind === 'profile' ? '' : this.entries(stream.dictionary, kind), stream, kind };
  }

  private dictionary(dictionary: Dictionary, kind: string): string {
    return `<<${this.entries(dictionary, kind)}>>`;
  }

  private entries(dictionary: Dictionary, kind: string): string {
    const keys = KINDS[kind];
    if (keys === undefined) throw new Refusal('unsupported');
    let text = '';
    for (const [key, as] of Object.entries(keys)) {
      const value = dictionary.get(key);
      if (value === undefined || value === null) continue;
      const written = this.inline(value, as);
      if (written !== 'null') text += `${writeName(key)} ${written}`;
    }
    return text;
  }

  private plain(value: Value): string {
    if (value === null || typeof value === 'boolean') return String(value);
    if (value instanceof Name) return writeName(value.text);
    if (value instanceof Numeral) return value.text;
    if (value instanceof Text) return writeText(value.bytes);
    if (value instanceof Reference) return this.refer(value, 'plain');
    if (isList(value)) return `[${value.map((item) => this.plain(item)).join(' ')}]`;
    throw new Refusal('unsupported');
  }

  private items(value: Value, kind: string): string {
    if (!isList(value)) throw new Refusal('unsupported');
    const items = value.map((item) => this.inline(item, kind)).filter((item) => item !== 'null');
    return `[${items.join(' ')}]`;
  }

  private named(value: Value, kind: string): string {
    if (!isDictionary(value)) throw new Refusal('unsupported');
    return `<<${[...value].map(([name, item]) => `${writeName(name)} ${this.inline(item, kind)}`).join('')}>>`;
  }

  /** Names and values in turn. */
  private pairs(value: Value, kind: string): string {
    if (!isList(value)) throw new Refusal('unsupported');
    return `[${value.map((item, i) => (i % 2 === 0 ? this.plain(item) : this.inline(item, kind))).join(' ')}]`;
  }

  /** Kinds that depend on what the value is; `undefined` for those that are dictionaries or streams of one kind. */
  private special(value: Value, kind: string): string | Open | undefined {
    switch (kind) {
      case 'nothing':
        return 'null';
      case 'contents':
        return isList(value) ? this.items(value, 'content') : this.write(value, 'content');
      case 'functions':
        if (value instanceof Name) return this.plain(value);
        return isList(value) ? this.items(value, 'function') : this.write(value, 'function');
      case 'mask':
        return isList(value) ? this.plain(value) : this.write(value, 'image');
      case 'encoding':
        if (value instanceof Name) return this.plain(value);
        return this.write(value, value instanceof Stream ? 'map' : 'encodings');
      case 'lookup':
        return value instanceof Text ? this.plain(value) : this.write(value, 'data');
      case 'map':
      case 'data':
      case 'softmask':
        return value instanceof Name ? this.plain(value) : undefined;
      case 'pattern':
        return this.write(value, value instanceof Stream ? 'tiling' : 'shaded');
      case 'external':
        return this.external(value);
      case 'stated':
        return value instanceof Stream ? this.write(value, 'form') : this.named(value, 'external');
      case 'statefont':
        return isList(value) ? `[${value.map((item, i) => (i === 0 ? this.inline(item, 'font') : this.plain(item))).join(' ')}]` : undefined;
      case 'colours':
        return this.colours(value);
      case 'optional':
      case 'property':
        return this.layer(value, kind);
      case 'layers':
        if (isList(value)) return this.items(value, 'layers');
        return isDictionary(value) ? this.layer(value, 'optional') : this.plain(value);
      case 'annotation':
        return this.annotation(value);
      case 'field':
        return this.field(value);
      case 'action':
        return this.action(value);
      case 'opening':
        return this.write(value, isList(value) ? 'destination' : 'action');
      case 'destination':
        return this.destination(value);
      case 'destinationpairs':
        return this.pairs(value, 'destination');
      case 'labelpairs':
        return this.pairs(value, 'label');
      case 'parentpairs':
        return this.pairs(value, 'elements');
      case 'elements':
        return this.elements(value);
      case 'alternative':
        return value instanceof Text && looksLikePath(readableText(value.bytes)) ? 'null' : this.plain(value);
      case 'attributes':
        if (isList(value)) return `[${value.map((item) => (item instanceof Numeral ? item.text : this.inline(item, 'attributes'))).join(' ')}]`;
        return this.write(value, 'attribute');
      case 'roles':
        return this.named(value, 'plain');
      default:
        return undefined;
    }
  }

  private external(value: Value): string | Open {
    if (!(value instanceof Stream)) return 'null';
    const subtype = nameOf(value.dictionary.get('Subtype'));
    if (value.dictionary.has('Metadata') || value.dictionary.has('PieceInfo')) this.note({ kind: 'history' });
    if (subtype !== 'Image' && subtype !== 'Form') throw new Refusal('unsupported');
    // A page of another file.
    if (value.dictionary.has('Ref')) throw new Refusal('unsupported');
    return this.streamOf(value, subtype === 'Image' ? 'image' : 'form');
  }

  private colours(value: Value): string {
    if (value instanceof Name) return this.plain(value);
    if (!isList(value)) throw new Refusal('unsupported');
    const [family, ...rest] = value;
    const kinds = COLOURS[nameOf(family) ?? ''];
    if (kinds === undefined || family === undefined) throw new Refusal('unsupported');
    return `[${[this.plain(family), ...kinds.slice(0, rest.length).map((kind, i) => this.inline(rest[i] ?? null, kind))].join(' ')}]`;
  }

  private layer(value: Value, kind: string): string {
    if (!isDictionary(value)) throw new Refusal('unsupported');
    const type = nameOf(value.get('Type'));
    if (type === 'OCG') return this.dictionary(value, 'layer');
    if (type === 'OCMD') return this.dictionary(value, 'membership');
    if (kind === 'optional') throw new Refusal('unsupported');
    return this.dictionary(value, 'markedproperty');
  }

  private annotation(value: Value): string {
    if (!isDictionary(value)) throw new Refusal('unsupported');
    if (!isKept(value)) return 'null';
    const widget = nameOf(value.get('Subtype')) === 'Widget';
    if (!widget && value.has('T')) this.note({ kind: 'author', value: this.text(value.get('T')) });
    for (const key of ['M', 'CreationDate']) if (value.has(key)) this.note({ kind: 'date', value: readableDate(this.text(value.get(key))) });
    if (widget) this.refuseSignature(value);
    return this.dictionary(value, widget ? 'widget' : 'markup');
  }

  private field(value: Value): string {
    if (!isDictionary(value)) throw new Refusal('unsupported');
    this.refuseSignature(value);
    return this.dictionary(value, 'fields');
  }

  /** A signature is of the bytes as they were: a copy would show a broken one. */
  private refuseSignature(field: Dictionary): void {
    const signature = field.get('V');
    if (nameOf(field.get('FT')) === 'Sig' && signature !== undefined && signature !== null) throw new Refusal('unsupported');
  }

  private action(value: Value): string {
    if (!isDictionary(value)) throw new Refusal('unsupported');
    const kind = nameOf(value.get('S'));
    if (kind === 'GoTo') return this.dictionary(value, 'goto');
    if (kind === 'Named') return this.dictionary(value, 'named');
    const address = value.get('URI');
    if (kind === 'URI' && address instanceof Text && isOutside(address.bytes)) return this.dictionary(value, 'address');
    // A script, a program, a file of the writer's.
    const file = value.get('F') ?? address;
    this.note({ kind: 'other', value: file instanceof Text ? readableText(file.bytes) : (kind ?? '') });
    return 'null';
  }

  private destination(value: Value): string {
    if (isDictionary(value)) return this.dictionary(value, 'destinationentry');
    if (!isList(value)) return this.plain(value);
    return `[${value.map((item, i) => (i === 0 && item instanceof Reference ? this.refer(item, 'page') : this.plain(item))).join(' ')}]`;
  }

  private elements(value: Value): string {
    if (isList(value)) return this.items(value, 'elements');
    if (!isDictionary(value)) return this.plain(value);
    const type = nameOf(value.get('Type'));
    return this.dictionary(value, type === 'MCR' || type === 'OBJR' ? 'reference' : 'element');
  }

  private text(value: Value | undefined): string {
    return value instanceof Text ? readableText(value.bytes) : '';
  }
}
