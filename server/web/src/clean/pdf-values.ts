// Writes values of a PDF by their kinds: of each dictionary the keys of its kind, and of what may be several things the one it is.

import { Refusal, type Finding } from './format.ts';
import { isOutside, looksLikePath } from './links.ts';
import { COLOURS, KINDS, MAYBE_STREAMS, STREAMS } from './pdf-kinds.ts';
import { isKept } from './pdf-pages.ts';
import { Name, Numeral, Reference, Stream, Text, isDictionary, isList, nameOf, readableDate, readableText, writeName, writeText, type Dictionary, type Value } from './pdf-syntax.ts';

/** What is written of a stream: the entries of its dictionary, and where its bytes are. */
export interface Open {
  readonly entries: string;
  readonly stream: Stream;
  readonly kind: string;
}

/** The objects of the new file, which values name. */
export interface Objects {
  /** A reference to an object of this kind, which will be written; `null` for what does not stay. */
  refer(reference: Reference, kind: string): string;
  /** A reference to a value that is written once as an object of its own, if it is one of those. */
  share(value: Value, kind: string): string | undefined;
}

export class Values {
  private readonly objects: Objects;
  private readonly note: (finding: Finding) => void;

  constructor(objects: Objects, note: (finding: Finding) => void) {
    this.objects = objects;
    this.note = note;
  }

  /** A value within another. */
  private inline(value: Value, kind: string): string {
    if (value instanceof Reference) return this.objects.refer(value, kind);
    const shared = this.objects.share(value, kind);
    if (shared !== undefined) return shared;
    const written = this.write(value, kind);
    // A stream stands only by itself.
    if (typeof written !== 'string') throw new Refusal('broken');
    return written;
  }

  /** A value of a kind as it stands in the file; of a stream, what is written before its bytes. */
  write(value: Value, kind: string): string | Open {
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

  dictionary(dictionary: Dictionary, kind: string): string {
    return `<<${this.entries(dictionary, kind)}>>`;
  }

  /** The keys that dictionaries of a kind keep. */
  entries(dictionary: Dictionary, kind: string): string {
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
    if (value instanceof Reference) return this.objects.refer(value, 'plain');
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
    if (!widget && value.has('T')) this.note({ kind: 'author', value: text(value.get('T')) });
    for (const key of ['M', 'CreationDate']) if (value.has(key)) this.note({ kind: 'date', value: readableDate(text(value.get(key))) });
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
    return `[${value.map((item, i) => (i === 0 && item instanceof Reference ? this.objects.refer(item, 'page') : this.plain(item))).join(' ')}]`;
  }

  private elements(value: Value): string {
    if (isList(value)) return this.items(value, 'elements');
    if (!isDictionary(value)) return this.plain(value);
    const type = nameOf(value.get('Type'));
    return this.dictionary(value, type === 'MCR' || type === 'OBJR' ? 'reference' : 'element');
  }
}

/** Text for people; nothing for what is none. */
export function text(value: Value | undefined): string {
  return value instanceof Text ? readableText(value.bytes) : '';
}
