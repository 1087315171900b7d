// Writes a PDF anew from its pages: each object once, under a new number, and its stream as it was.

import { Refusal, type Finding } from './format.ts';
import type { Inner } from './inner.ts';
import type { PdfFile } from './pdf-file.ts';
import { filtersOf } from './pdf-filters.ts';
import { cleanImage } from './pdf-images.ts';
import { CATALOG, Output } from './pdf-output.ts';
import { collectPages, keyOf, refuseWhole, type Page } from './pdf-pages.ts';
import { cleanProfile } from './pdf-profile.ts';
import { isDictionary, nameOf, readableDate, wholeOf, writeName, type Dictionary, type Reference, type Value } from './pdf-syntax.ts';
import { text, Values, type Objects, type Open } from './pdf-values.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const MAX_OBJECTS = 2_000_000;
const PAGES = 2;

interface Job {
  readonly id: number;
  readonly value: Value;
  readonly kind: string;
}

/** The parts of the file, or nothing when only `looking`. */
export async function rewritePdf(pdf: PdfFile, inner: Inner, note: (finding: Finding) => void, looking: boolean): Promise<Blob | undefined> {
  return new Rewriting(pdf, inner, note, looking).run();
}

class Rewriting implements Objects {
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
  private readonly values: Values;
  private last = PAGES;
  /** Of the trees that name their root in each node. */
  private structure = '';
  private outlines = '';

  constructor(pdf: PdfFile, inner: Inner, note: (finding: Finding) => void, looking: boolean) {
    this.pdf = pdf;
    this.inner = inner;
    this.note = note;
    this.looking = looking;
    this.values = new Values(this, note);
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
    this.object(CATALOG, this.values.dictionary(catalog, 'catalog'));
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
    if (dictionary.has('LastModified')) this.note({ kind: 'date', value: readableDate(text(dictionary.get('LastModified'))) });
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
    return `<</Parent ${PAGES} 0 R${this.values.entries(whole, 'page')}>>`;
  }

  private async drain(): Promise<void> {
    for (let job = this.queue.pop(); job !== undefined; job = this.queue.pop()) {
      const value = await this.pdf.resolve(job.value);
      const written = this.values.write(value, job.kind);
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
    const parameters = filters.map((filter) => (filter.parameters === undefined ? 'null' : this.values.dictionary(filter.parameters, 'parameters')));
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

  refer(reference: Reference, kind: string): string {
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
  share(value: Value, kind: string): string | undefined {
    if (!this.inheritedOnce.has(value)) return undefined;
    let id = this.shared.get(value);
    if (id === undefined) {
      id = this.newId();
      this.shared.set(value, id);
      this.queue.push({ id, value, kind });
    }
    return `${id} 0 R`;
  }
}
