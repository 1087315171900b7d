// The attached files of one message: what each tells besides its content, whether a cleaned copy or the original goes, and under which name.

import type { Cleaned, Format, Inspection, Turn } from '../clean/index.ts';
import type { Outgoing } from '../worker/calls.ts';
import { Cleaning } from './cleaning.ts';

export const MOST_FILES = 99;

/** Pictures that every browser shows: never one that can hold more than a picture. */
const SHOWN: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'avif'];

export type Version = 'cleaned' | 'original';

/** One chosen file. `found` and `copy` come a moment after it was chosen. */
export interface Attached {
  readonly file: File;
  readonly found: Inspection | undefined;
  readonly copy: Cleaned | undefined;
  /** Neither could be had: clean.js did not come. */
  readonly failed: boolean;
  readonly version: Version;
  readonly turn: Turn;
  /** Set when the person chose between the file's own name and a neutral one. */
  readonly ownName: boolean | undefined;
}

type Changing = { -readonly [K in keyof Attached]: Attached[K] };

export class Attachments {
  readonly #files: Changing[] = [];
  readonly #cleaning = new Cleaning();
  readonly #previews = new Map<Blob, string>();
  /** What the cleaned copies are called. */
  #pages = false;
  /** Told after every change. One screen shows them at a time. */
  onchange: () => void = () => undefined;
  #whenSettled: (() => void)[] = [];

  get list(): readonly Attached[] {
    return this.#files;
  }

  /** Bytes of what would go now. */
  get size(): number {
    return this.#files.reduce((sum, one) => sum + blobOf(one).size, 0);
  }

  /** Still being looked at, or being cleaned. */
  get busy(): boolean {
    return this.#files.some((one) => !settled(one) && !one.failed);
  }

  /** Whether it is decided for each file what goes. */
  get settled(): boolean {
    return this.#files.every(settled);
  }

  /** Waits until it is decided for each file what goes. */
  async untilSettled(): Promise<void> {
    while (!this.settled) await new Promise<void>((resolve) => this.#whenSettled.push(resolve));
  }

  /** The files are the pages of a statement, in order. */
  callPages(pages: boolean): void {
    this.#pages = pages;
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const one: Changing = { file, found: undefined, copy: undefined, failed: false, version: 'cleaned', turn: 0, ownName: undefined };
      this.#files.push(one);
      void this.#look(one);
    }
    this.#changed();
  }

  /** Once more, when clean.js did not come. */
  again(): void {
    for (const one of this.#files.filter(({ failed }) => failed)) void this.#look(one);
    this.#changed();
  }

  remove(at: number): void {
    this.#files.splice(at, 1);
    this.#tidy();
    this.#changed();
  }

  /** Changes places with the file before or behind. */
  move(at: number, by: -1 | 1): void {
    const [one, other] = [this.#files[at], this.#files[at + by]];
    if (one === undefined || other === undefined) return;
    this.#files[at] = other;
    this.#files[at + by] = one;
    this.#changed();
  }

  /** A quarter turn clockwise, of the cleaned copy: an original stays what it is. */
  turn(at: number): void {
    const one = this.#files[at];
    if (one === undefined) return;
    one.turn = ((one.turn + 1) % 4) as Turn;
    void this.#copy(one);
  }

  choose(at: number, version: Version): void {
    const one = this.#files[at];
    if (one === undefined || (version === 'cleaned' && one.copy?.state === 'cannot')) return;
    one.version = version;
    this.#changed();
  }

  keepName(at: number, own: boolean): void {
    const one = this.#files[at];
    if (one === undefined) return;
    one.ownName = own;
    this.#changed();
  }

  /** The name under which a file arrives. Its own tells dates and places as often as what is inside of it. */
  nameOf(at: number): string {
    const one = this.#files[at];
    if (one === undefined) return '';
    if (hasOwnName(one)) return one.file.name;
    const noun = this.#pages ? 'page' : nounOf(formatOf(one));
    const before = this.#files.slice(0, at).filter((other) => !hasOwnName(other) && (this.#pages || nounOf(formatOf(other)) === noun)).length;
    return `${noun}-${before + 1}${extension(one)}`;
  }

  /** What goes. Only when all is settled: an original never goes in place of a copy that is not there yet. */
  outgoing(): Outgoing[] {
    if (!this.settled) throw new Error('a file is still being looked at');
    return this.#files.map((one, at) => ({ blob: blobOf(one), name: this.nameOf(at), type: one.file.type }));
  }

  /** An address under which this page shows what would go; undefined for what no browser shows, and for what is not known to be a picture. */
  preview(at: number): string | undefined {
    const one = this.#files[at];
    if (one === undefined || !SHOWN.includes(formatOf(one)) || !settled(one)) return undefined;
    const blob = blobOf(one);
    const made = this.#previews.get(blob) ?? URL.createObjectURL(blob.slice(0, blob.size, `image/${formatOf(one)}`));
    this.#previews.set(blob, made);
    return made;
  }

  /** Forgets everything. */
  end(): void {
    this.#files.length = 0;
    this.#cleaning.end();
    this.#tidy();
    this.onchange = () => undefined;
  }

  async #look(one: Changing): Promise<void> {
    one.failed = false;
    try {
      one.found = await this.#cleaning.inspect(one.file, one.file.name);
    } catch {
      one.failed = true;
      this.#changed();
      return;
    }
    if (one.found.cleanable) {
      await this.#copy(one);
      return;
    }
    one.copy = { state: 'cannot', why: one.found.format === 'unknown' ? 'unknown' : 'format' };
    one.version = 'original';
    this.#changed();
  }

  async #copy(one: Changing): Promise<void> {
    const { turn } = one;
    one.copy = undefined;
    this.#changed();
    try {
      const copy = await this.#cleaning.clean(one.file, one.file.name, { turn });
      // Turned on meanwhile: the later copy counts.
      if (one.turn !== turn) return;
      one.copy = copy;
      if (copy.state === 'cannot') one.version = 'original';
    } catch {
      one.failed = true;
    }
    this.#tidy();
    this.#changed();
  }

  #changed(): void {
    this.onchange();
    if (this.settled) for (const go of this.#whenSettled.splice(0)) go();
  }

  /** Lets go of previews that nobody shows any more. */
  #tidy(): void {
    const shown = new Set(this.#files.map(blobOf));
    for (const [blob, address] of this.#previews) {
      if (shown.has(blob)) continue;
      URL.revokeObjectURL(address);
      this.#previews.delete(blob);
    }
  }
}

function settled(one: Attached): boolean {
  return one.version === 'original' || one.copy !== undefined;
}

function blobOf({ version, copy, file }: Attached): Blob {
  return version === 'cleaned' && copy?.state === 'cleaned' ? copy.blob : file;
}

export function hasOwnName({ ownName, version }: Attached): boolean {
  return ownName ?? version === 'original';
}

export type Noun = 'photo' | 'picture' | 'video' | 'sound' | 'document' | 'table' | 'slides' | 'archive' | 'file';

const NOUNS: Readonly<Record<Format, Noun>> = {
  jpeg: 'photo',
  heic: 'photo',
  avif: 'picture',
  png: 'picture',
  webp: 'picture',
  gif: 'picture',
  tiff: 'picture',
  mp4: 'video',
  mov: 'video',
  avi: 'video',
  matroska: 'video',
  m4a: 'sound',
  mp3: 'sound',
  ogg: 'sound',
  flac: 'sound',
  wav: 'sound',
  pdf: 'document',
  docx: 'document',
  odt: 'document',
  office: 'document',
  xlsx: 'table',
  ods: 'table',
  pptx: 'slides',
  odp: 'slides',
  zip: 'archive',
  rar: 'archive',
  '7z': 'archive',
};

export function formatOf({ found }: Attached): Format | 'unknown' {
  return found?.format ?? 'unknown';
}

export function nounOf(format: Format | 'unknown'): Noun {
  return format === 'unknown' ? 'file' : NOUNS[format];
}

/** As the format has it; of an unknown one what the file's own name ends in. */
function extension(one: Attached): string {
  const format = formatOf(one);
  if (format === 'unknown' || format === 'office') return /\.[a-z0-9]{1,8}$/.exec(one.file.name.toLowerCase())?.[0] ?? '';
  return `.${format === 'jpeg' ? 'jpg' : format === 'matroska' ? 'mkv' : format}`;
}
