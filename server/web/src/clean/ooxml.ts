// Office Open XML: docx, xlsx, pptx. Keeps the parts that a reader sees, each gone through by the rules, and nothing else of the package.

import { Refusal, gather, type Cleaner, type Finding, type Format } from './format.ts';
import type { Inner } from './inner.ts';
import { isOutside } from './links.ts';
import { isImplicit, partOf, relationName } from './ooxml-names.ts';
import { ooxmlProperties } from './ooxml-properties.ts';
import { ooxmlRule } from './ooxml-rules.ts';
import { escapeXml, rewriteXml, type Attribute } from './xml.ts';
import { readZip, unpack, unpackBlob, writeZip, type Entry, type NewEntry } from './zip.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const TYPES = '[Content_Types].xml';
/** One part of XML; the largest sheets of honest workbooks are about this long. */
const MAX_XML = 64 * 1024 * 1024;
/** A workbook behind a chart of a presentation is one document deep. */
const MAX_DEPTH = 2;

const MAIN: readonly [format: Format, type: RegExp][] = [
  ['docx', /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)\.main\+xml$/],
  ['xlsx', /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)\.main\+xml$/],
  ['pptx', /^application\/vnd\.openxmlformats-officedocument\.presentationml\.(?:presentation|slideshow|template)\.main\+xml$/],
];
const MACROS = /macroEnabled/;
const XML_TYPE = /^application\/(?:vnd\.(?:openxmlformats-officedocument|ms-(?:word|excel|powerpoint|office))[\w.-]*\+xml|vnd\.openxmlformats-officedocument\.vmlDrawing)$/;
const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** The cleaner; `inner` cleans the pictures, sounds and films of a document. */
export function ooxml(inner: Inner): Cleaner {
  return {
    turnable: false,
    async recognise(head, file) {
      if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return undefined;
      try {
        const package_ = await openPackage(file);
        return MAIN.find(([, type]) => type.test(package_.type.replace(MACROS, '')))?.[0] ?? macroFormat(package_.type);
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    },
    inspect: (file) =>
      gather(async (found) => {
        const package_ = await openPackage(file);
        found.push(...(await ooxmlProperties(file, package_.entries, package_.root)));
        await new Walk(file, package_, inner, (finding) => found.push(finding), 0).run(true);
      }),
    clean: (file) => cleanPackage(file, inner, 0),
  };
}

function macroFormat(type: string): Format | undefined {
  if (!MACROS.test(type)) return undefined;
  return type.includes('ms-word') ? 'docx' : type.includes('ms-excel') ? 'xlsx' : type.includes('ms-powerpoint') ? 'pptx' : undefined;
}

async function cleanPackage(file: Blob, inner: Inner, depth: number): Promise<Blob> {
  const walk = new Walk(file, await openPackage(file), inner, () => undefined, depth);
  return writeZip(await walk.run(false));
}

/** A relationship as written. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

interface Package {
  readonly entries: ReadonlyMap<string, Entry>;
  /** By lower-case name: parts are found without regard to case. */
  readonly names: ReadonlyMap<string, string>;
  readonly root: readonly Relationship[];
  readonly main: string;
  /** Content type of the main part. */
  readonly type: string;
  typeOf(name: string): string | undefined;
}

async function openPackage(file: Blob): Promise<Package> {
  const entries = await readZip(file);
  const names = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]));
  const typesEntry = entries.get(TYPES);
  if (typesEntry === undefined) throw new Refusal('unsupported');
  const typeOf = contentTypes(await unpack(file, typesEntry, MAX_XML));
  const root = await relationships(file, entries, names, '');
  const mains = root.filter(({ type }) => relationName(type) === 'officeDocument');
  const main = mains[0] === undefined ? undefined : names.get(resolveTarget('', mains[0].target).toLowerCase());
  if (main === undefined || mains.length !== 1) throw new Refusal('unsupported');
  return { entries, names, root, main, type: typeOf(main) ?? '', typeOf };
}

interface Job {
  readonly name: string;
  readonly relation: string;
}

/** From the main part to every part that it needs. */
class Walk {
  private readonly file: Blob;
  private readonly package_: Package;
  private readonly inner: Inner;
  private readonly note: (finding: Finding) => void;
  private readonly depth: number;
  /** New names by old ones; in this order parts are written. */
  private readonly renamed = new Map<string, string>();
  private readonly types = new Map<string, string>();
  private readonly queue: Job[] = [];
  private readonly written: NewEntry[] = [];
  private media = 0;

  constructor(file: Blob, package_: Package, inner: Inner, note: (finding: Finding) => void, depth: number) {
    this.file = file;
    this.package_ = package_;
    this.inner = inner;
    this.note = note;
    this.depth = depth;
  }

  /** The files of the cleaned package; when only `looking`, media are looked at instead of cleaned. */
  async run(looking: boolean): Promise<NewEntry[]> {
    const { main, type, root } = this.package_;
    if (MACROS.test(type) || !MAIN.some(([, pattern]) => pattern.test(type))) throw new Refusal('unsupported');
    for (const { type: relation } of root) {
      if (partOf(relationName(relation) ?? '') === 'refuse') throw new Refusal('unsupported');
    }
    const start = root.find(({ type: relation }) => relationName(relation) === 'officeDocument');
    this.renamed.set(main, main);
    this.queue.push({ name: main, relation: 'officeDocument' });
    for (let job = this.queue.shift(); job !== undefined; job = this.queue.shift()) await this.part(job, looking);
    const rootRelationships = relationshipsXml([{ id: 'rId1', type: start?.type ?? '', target: main, external: false }]);
    return [
      { name: TYPES, content: this.contentTypes() },
      { name: '_rels/.rels', content: rootRelationships },
      ...this.written,
    ];
  }

  private async part({ name, relation }: Job, looking: boolean): Promise<void> {
    const { entries, names } = this.package_;
    const entry = entries.get(name);
    const type = this.package_.typeOf(name) ?? '';
    if (entry === undefined) throw new Refusal('broken');
    if (!XML_TYPE.test(type) || MACROS.test(type) || (type === VML) !== (relation === 'vmlDrawing')) throw new Refusal('unsupported');
    this.types.set(name, type);
    const { rule, referenced } = ooxmlRule(this.note);
    const content = rewriteXml(await unpack(this.file, entry, MAX_XML), rule);
    this.written.push({ name, content });
    const ids = referenced();
    const kept: Relationship[] = [];
    for (const relationship of await relationships(this.file, entries, names, name)) {
      const mended = await this.related(name, relation, relationship, ids.has(relationship.id), looking);
      if (mended !== undefined) kept.push(mended);
    }
    if (kept.length > 0) this.written.push({ name: relationshipsName(name), content: relationshipsXml(kept) });
  }

  /** What stays of a relationship, having seen to its target. */
  private async related(from: string, relation: string, found: Relationship, referenced: boolean, looking: boolean): Promise<Relationship | undefined> {
    const name = relationName(found.type);
    const part = name === undefined ? undefined : partOf(name);
    if (part === 'refuse') throw new Refusal('unsupported');
    if (name === undefined || part === undefined) {
      // Unknown, but not seen either; or unknown and a piece of what is seen.
      if (referenced) throw new Refusal('unsupported');
      return undefined;
    }
    if (!referenced && !isImplicit(name, relation)) return undefined;
    if (part === 'drop') {
      if (referenced) throw new Refusal('unsupported');
      return undefined;
    }
    if (found.external || part === 'link' || part === 'file') return this.outside(found, part);
    const target = this.package_.names.get(resolveTarget(from, found.target).toLowerCase());
    if (target === undefined) throw new Refusal('broken');
    if (!this.renamed.has(target)) {
      if (part === 'xml') {
        this.renamed.set(target, target);
        this.queue.push({ name: target, relation: name });
      } else this.renamed.set(target, await this.opaque(target, part, looking));
    }
    return { ...found, target: relative(from, this.renamed.get(target) ?? target) };
  }

  private outside(found: Relationship, part: string): Relationship {
    if (part === 'link' && (isOutside(found.target) || (!found.external && found.target.startsWith('#')))) return found;
    const target = part === 'file' ? 'file' : 'about:blank';
    if (found.target !== target) this.note({ kind: 'other', value: found.target });
    return { ...found, target, external: true };
  }

  /** A picture, a sound, a film, or a document inside, under a new name, because its own may be that of a file of the writer's. */
  private async opaque(name: string, part: string, looking: boolean): Promise<string> {
    const entry = this.package_.entries.get(name);
    if (entry === undefined) throw new Refusal('broken');
    const content = await unpackBlob(this.file, entry);
    const folder = `${this.package_.main.split('/')[0] ?? ''}/media`;
    const number = ++this.media;
    if (part === 'package') {
      if (this.depth + 1 >= MAX_DEPTH) throw new Refusal('limit');
      const package_ = await openPackage(content);
      const extension = MAIN.find(([, type]) => type.test(package_.type))?.[0];
      if (extension === undefined) throw new Refusal('unsupported');
      const renamed = `${folder}/package${number}.${extension}`;
      const walk = new Walk(content, package_, this.inner, this.note, this.depth + 1);
      if (looking) (await ooxmlProperties(content, package_.entries, package_.root)).forEach(this.note);
      const parts = await walk.run(looking);
      if (!looking) this.written.push({ name: renamed, content: await writeZip(parts) });
      this.types.set(renamed, package_.type.replace(/\.main\+xml$/, ''));
      return renamed;
    }
    if (looking) {
      (await this.inner.inspect(content)).forEach(this.note);
      return name;
    }
    const { blob, format } = await this.inner.clean(content);
    const renamed = `${folder}/media${number}.${format.extension}`;
    this.types.set(renamed, format.type);
    this.written.push({ name: renamed, content: blob });
    return renamed;
  }

  private contentTypes(): Bytes {
    const overrides = [...this.types].map(
      ([name, type]) => `<Override PartName="/${escapeXml(encodeURI(name))}" ContentType="${escapeXml(type)}"/>`,
    );
    return new TextEncoder().encode(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    );
  }
}

/** The relationships of a part, of the package itself for ''. */
async function relationships(
  file: Blob,
  entries: ReadonlyMap<string, Entry>,
  names: ReadonlyMap<string, string>,
  of: string,
): Promise<Relationship[]> {
  const entry = entries.get(names.get(relationshipsName(of).toLowerCase()) ?? '');
  if (entry === undefined) return [];
  const found: Relationship[] = [];
  const ids = new Set<string>();
  rewriteXml(await unpack(file, entry, MAX_XML), {
    open({ local, attributes }) {
      if (local !== 'Relationship') return undefined;
      const id = valueOf(attributes, 'Id');
      const type = valueOf(attributes, 'Type');
      const target = valueOf(attributes, 'Target');
      if (id === undefined || type === undefined || target === undefined || ids.has(id)) throw new Refusal('broken');
      ids.add(id);
      found.push({ id, type, target, external: valueOf(attributes, 'TargetMode') === 'External' });
      return undefined;
    },
  });
  return found;
}

function relationshipsXml(found: readonly Relationship[]): Bytes {
  const items = found.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return new TextEncoder().encode(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`,
  );
}

function contentTypes(bytes: Bytes): (name: string) => string | undefined {
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  rewriteXml(bytes, {
    open({ local, attributes }) {
      const type = valueOf(attributes, 'ContentType');
      const [table, key] =
        local === 'Default' ? [defaults, valueOf(attributes, 'Extension')] : [overrides, valueOf(attributes, 'PartName')?.replace(/^\//, '')];
      if (local === 'Types') return undefined;
      if (type === undefined || key === undefined || table.has(key.toLowerCase())) throw new Refusal('broken');
      table.set(decodeTarget(key).toLowerCase(), type);
      return undefined;
    },
  });
  return (name) => overrides.get(name.toLowerCase()) ?? defaults.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

function relationshipsName(of: string): string {
  const slash = of.lastIndexOf('/') + 1;
  return `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`;
}

/** The part that a relative reference means, without a leading slash. */
function resolveTarget(from: string, target: string): string {
  const [path = ''] = decodeTarget(target).split('#');
  const segments = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function decodeTarget(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    throw new Refusal('broken');
  }
}

function relative(from: string, to: string): string {
  const folder = from.split('/').slice(0, -1);
  const path = to.split('/');
  let shared = 0;
  while (shared < folder.length && shared < path.length - 1 && folder[shared] === path[shared]) shared++;
  return encodeURI([...folder.slice(shared).map(() => '..'), ...path.slice(shared)].join('/'));
}

function valueOf(attributes: readonly Attribute[], local: string): string | undefined {
  return attributes.find((found) => found.ns === '' && found.local === local)?.value;
}
