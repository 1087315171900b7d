// OpenDocument: odt, ods, odp. Keeps the text, the styles, the pictures and the charts that a reader sees, and nothing else of the package.

import { Refusal, gather, type Cleaner, type Finding, type Format } from './format.ts';
import type { Inner } from './inner.ts';
import { odfProperties } from './odf-properties.ts';
import { odfRule, settingsRule, type References } from './odf-rules.ts';
import { escapeXml, rewriteXml } from './xml.ts';
import { readZip, unpack, unpackBlob, writeZip, type Entry, type NewEntry } from './zip.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const MAX_XML = 64 * 1024 * 1024;
const MAX_MIMETYPE = 100;
/** A formula in a chart in a text. */
const MAX_DEPTH = 4;

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.text-template', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.spreadsheet-template', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['application/vnd.oasis.opendocument.presentation-template', 'odp'],
]);
const OBJECT_TYPE = /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation|graphics|chart|formula|image)$/;

/** Programs, and what signs them or the document. Empty lists of programs, which LibreOffice writes, are none. */
const PROGRAMS = /^(?:Basic|Dialogs|Scripts|script)\/(?!(?:[^/]+\/)?(?:script|dialog)-l[bc]\.xml$)./i;
const SIGNATURES = /^META-INF\/[^/]*signatures[^/]*$/i;

/** The cleaner; `inner` cleans the pictures, sounds and films of a document. */
export function odf(inner: Inner): Cleaner {
  return {
    turnable: false,
    async recognise(head, file) {
      if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return undefined;
      try {
        return FORMATS.get(await mimetype(file, await readZip(file)));
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    },
    inspect: (file) =>
      gather(async (found) => {
        const entries = await readZip(file);
        found.push(...(await odfProperties(file, entries)));
        await new Walk(file, entries, inner, (finding) => found.push(finding)).run(true);
      }),
    async clean(file) {
      return writeZip(await new Walk(file, await readZip(file), inner, () => undefined).run(false));
    },
  };
}

async function mimetype(file: Blob, entries: ReadonlyMap<string, Entry>): Promise<string> {
  const entry = entries.get('mimetype');
  return entry === undefined ? '' : new TextDecoder().decode(await unpack(file, entry, MAX_MIMETYPE));
}

class Walk {
  private readonly file: Blob;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly inner: Inner;
  private readonly note: (finding: Finding) => void;
  private readonly written: NewEntry[] = [];
  private readonly manifest: string[] = [];
  private readonly media = new Map<string, string>();
  private readonly objects = new Map<string, string>();
  private types: ReadonlyMap<string, string> = new Map();

  constructor(file: Blob, entries: ReadonlyMap<string, Entry>, inner: Inner, note: (finding: Finding) => void) {
    this.file = file;
    this.entries = entries;
    this.inner = inner;
    this.note = note;
  }

  /** The files of the cleaned package; when only `looking`, media are looked at instead of cleaned. */
  async run(looking: boolean): Promise<NewEntry[]> {
    const type = await mimetype(this.file, this.entries);
    if (!FORMATS.has(type)) throw new Refusal('unsupported');
    for (const name of this.entries.keys()) {
      if (PROGRAMS.test(name) || SIGNATURES.test(name)) throw new Refusal('unsupported');
    }
    const { version, types } = await this.readManifest();
    this.types = types;
    this.declare('/', type, version);
    await this.document('', 0, looking);
    const manifest =
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="${version}">` +
      `${this.manifest.join('')}</manifest:manifest>`;
    return [
      { name: 'mimetype', content: new TextEncoder().encode(type), stored: true },
      ...this.written,
      { name: 'META-INF/manifest.xml', content: new TextEncoder().encode(manifest) },
    ];
  }

  /** The document in a folder: the whole one in '', a chart or a formula in its own. */
  private async document(folder: string, depth: number, looking: boolean): Promise<void> {
    if (depth > MAX_DEPTH) throw new Refusal('limit');
    const to = folder === '' ? '' : `${this.objects.get(folder) ?? ''}/`;
    const from = folder === '' ? '' : `${folder}/`;
    const media: string[] = [];
    const objects: string[] = [];
    const references: References = {
      // A picture that is not there is not shown either.
      media: (name) =>
        this.entries.has(name) ? this.reference(name, media, this.media, (number) => `Pictures/media${number}${extensionOf(name)}`) : '',
      object: (name) => this.reference(name, objects, this.objects, (number) => `Object ${number}`),
      folder: from,
    };
    const parts: readonly [name: string, rule: () => Parameters<typeof rewriteXml>[1]][] = [
      ['content.xml', () => odfRule(this.note, references)],
      ['styles.xml', () => odfRule(this.note, references)],
      ['settings.xml', settingsRule],
    ];
    for (const [name, rule] of parts) {
      const entry = this.entries.get(from + name);
      if (entry === undefined) {
        if (name === 'content.xml') throw new Refusal('broken');
        continue;
      }
      const content = rewriteXml(await unpack(this.file, entry, MAX_XML), rule());
      this.write(to + name, 'text/xml', content);
    }
    for (const name of media) await this.medium(name, looking);
    for (const name of objects) {
      const type = this.types.get(`${name}/`) ?? '';
      if (!OBJECT_TYPE.test(type)) throw new Refusal('unsupported');
      this.declare(`${this.objects.get(name) ?? ''}/`, type, '1.2');
      await this.document(name, depth + 1, looking);
    }
  }

  /** The new name of something that the text names, and a note to see to it. */
  private reference(name: string, found: string[], names: Map<string, string>, rename: (number: number) => string): string {
    const known = names.get(name);
    if (known !== undefined) return known;
    const renamed = rename(names.size + 1);
    names.set(name, renamed);
    found.push(name);
    return renamed;
  }

  private async medium(name: string, looking: boolean): Promise<void> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new Refusal('broken');
    const content = await unpackBlob(this.file, entry);
    if (looking) {
      (await this.inner.inspect(content)).forEach(this.note);
      return;
    }
    const { blob, format } = await this.inner.clean(content);
    this.write(this.media.get(name) ?? '', format.type, blob);
  }

  private write(name: string, type: string, content: Bytes | Blob): void {
    this.written.push({ name, content });
    this.declare(name, type);
  }

  private declare(name: string, type: string, version?: string): void {
    const versioned = version === undefined ? '' : ` manifest:version="${version}"`;
    this.manifest.push(`<manifest:file-entry manifest:full-path="${escapeXml(name)}"${versioned} manifest:media-type="${escapeXml(type)}"/>`);
  }

  private async readManifest(): Promise<{ version: string; types: Map<string, string> }> {
    const entry = this.entries.get('META-INF/manifest.xml');
    if (entry === undefined) throw new Refusal('broken');
    const types = new Map<string, string>();
    let version = '1.2';
    rewriteXml(await unpack(this.file, entry, MAX_XML), {
      open({ local, attributes }) {
        if (local === 'encryption-data' || local === 'encrypted-key') throw new Refusal('protected');
        const value = (name: string) => attributes.find((found) => found.local === name)?.value;
        if (local === 'manifest') version = /^1\.[0-4]$/.exec(value('version') ?? '')?.[0] ?? version;
        if (local === 'file-entry') types.set((value('full-path') ?? '').replace(/^\.\//, ''), value('media-type') ?? '');
        return undefined;
      },
    });
    return { version, types };
  }
}

/** Of a name, when it is a usual one. */
function extensionOf(name: string): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return ['jpg', 'jpeg', 'png', 'gif', 'webp', 'mp4', 'm4v', 'mov', 'm4a'].includes(extension) ? `.${extension}` : '';
}
