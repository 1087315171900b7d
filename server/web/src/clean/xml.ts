// Reads XML strictly, once from front to back, and writes it again without what a rule takes out; everything else stays letter for letter.
//
// Comments, processing instructions and the declaration are never written again. Neither is a document type that only names one; one that
// defines anything is refused.

import { Refusal } from './format.ts';

/** An attribute; `ns` is '' without a prefix, and `XMLNS` for a declaration of a prefix. `value` is without escapes. */
export interface Attribute {
  readonly ns: string;
  readonly local: string;
  /** As written, with its prefix. */
  readonly name: string;
  readonly value: string;
}

/** An element that is open. Its parents say where it stands. */
export interface Element {
  readonly ns: string;
  readonly local: string;
  readonly attributes: readonly Attribute[];
  readonly parent: Element | undefined;
  /** The namespace that a prefix stands for here. */
  namespace(prefix: string): string | undefined;
  /** Takes the element out with all that it holds, read or yet to come. Only for an element that is open and was `held`. */
  remove(): void;
  /** Takes only its tags out. Likewise. */
  unwrap(): void;
}

/** What becomes of a start tag: nothing, out with all that it holds, or other attributes and the right to call `remove` and `unwrap` later. */
export type Verdict =
  | undefined
  | 'drop'
  | { readonly attributes?: readonly Attribute[] | undefined; readonly held?: boolean; readonly unwrapped?: boolean };

/** A text that may be replaced until the end. */
export interface Slot {
  set(value: string): void;
}

export interface Rule {
  open?(element: Element): Verdict;
  /** When the end tag has been read and not yet written. */
  close?(element: Element): void;
  /**
   * For an element with very many children: what matches one or more of them whole, when they are so plain that no rule concerns them. A sheet
   * has a million cells, and without a JIT each tag that is looked at costs ten times as much. The pattern is sticky.
   */
  plain?(element: Element): RegExp | undefined;
  /** Text directly within an element. What it returns stands instead; `slot` is for those who know only later. */
  text?(value: string, within: Element, slot: () => Slot): string | undefined;
}

export const XMLNS = 'http://www.w3.org/2000/xmlns/';
export const XML = 'http://www.w3.org/XML/1998/namespace';

const MAX_DEPTH = 512;
const MAX_ATTRIBUTES = 1024;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
// Names are not looked at more closely than parsing needs: they are compared with known ones.
const NAME = /[^\s"'<>/=&!?#;]+/y;
const ATTRIBUTE = /\s+([^\s"'<>/=&!?#;]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const DOCUMENT_TYPE = /<!DOCTYPE\s+[\w:.-]+(?:\s+(?:PUBLIC\s+"[^"<&]*"\s+"[^"<&]*"|SYSTEM\s+"[^"<&]*"))?\s*>/y;
const BAD_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)/;

/** The document without what the rule takes out; throws `Refusal` for anything that is not well-formed UTF-8 XML. */
export function rewriteXml(bytes: Uint8Array, rule: Rule): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(new Rewriting(decode(bytes), rule).run());
}

/** The text of a start tag. */
export function startTag(name: string, attributes: readonly Attribute[], empty: boolean): string {
  return `<${name}${attributes.map((attribute) => ` ${attribute.name}="${escapeXml(attribute.value)}"`).join('')}${empty ? '/>' : '>'}`;
}

/** For attributes in double quotes. */
export function escapeXml(value: string): string {
  return value.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? `&#${character.charCodeAt(0)};`);
}

/** For text, where a new line is one. */
function escapeText(value: string): string {
  return value.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '&#13;');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

class Open implements Element {
  readonly name: string;
  readonly ns: string;
  readonly local: string;
  readonly attributes: readonly Attribute[];
  readonly parent: Open | undefined;
  readonly scope: ReadonlyMap<string, string>;
  removed: boolean;
  unwrapped = false;
  plain: RegExp | undefined;
  /** Its start tag among the pieces, when it is held. */
  piece = -1;
  private readonly pieces: Piece[];

  constructor(pieces: Piece[], name: string, parent: Open | undefined, scope: ReadonlyMap<string, string>, attributes: readonly Attribute[] | undefined) {
    this.pieces = pieces;
    this.name = name;
    this.parent = parent;
    this.scope = scope;
    // Inside of what is removed, names are only counted.
    this.removed = attributes === undefined;
    this.attributes = attributes ?? [];
    const [prefix, local] = this.removed ? ['', name] : split(name);
    this.local = local;
    const ns = scope.get(prefix);
    if (ns === undefined) throw new Refusal('broken');
    this.ns = this.removed ? '' : ns;
  }

  namespace(prefix: string): string | undefined {
    return this.scope.get(prefix);
  }

  remove(): void {
    if (this.piece < 0 || this.removed) return;
    this.pieces.length = this.piece;
    this.removed = true;
  }

  unwrap(): void {
    const piece = this.pieces[this.piece];
    if (this.removed || typeof piece !== 'object') return;
    piece.text = '';
    this.unwrapped = true;
  }
}

type Piece = string | { text: string };

class Rewriting {
  private readonly xml: string;
  private readonly rule: Rule;
  private readonly pieces: Piece[] = [DECLARATION];
  private at = 0;
  /** Up to here the source stands in the pieces, or is left out. */
  private copied = 0;
  private top: Open | undefined;
  private depth = 0;

  constructor(xml: string, rule: Rule) {
    this.xml = xml;
    this.rule = rule;
  }

  run(): string {
    const { xml } = this;
    let roots = 0;
    while (this.at < xml.length) {
      const start = this.at;
      if (xml.charCodeAt(start) !== 0x3c) {
        const next = xml.indexOf('<', start);
        this.characters(start, next < 0 ? xml.length : next);
        continue;
      }
      if (this.top?.plain !== undefined && this.passOver(this.top.plain)) continue;
      const second = xml[start + 1];
      if (second === '/') this.endTag(start);
      else if (second === '?') this.skip(start, '?>');
      else if (second !== '!') {
        if (this.top === undefined && roots++ > 0) throw new Refusal('broken');
        this.startTag(start);
      } else if (xml.startsWith('<!--', start)) this.skip(start, '-->');
      else if (xml.startsWith(CDATA, start)) this.cdata(start);
      else this.documentType(start, roots);
    }
    if (this.top !== undefined || roots !== 1) throw new Refusal('broken');
    this.flush(xml.length, xml.length);
    return this.pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  }

  /** Copies the source up to `to`, unless it stands in something removed, and goes on at `from`. */
  private flush(to: number, from: number): void {
    if (to > this.copied && this.top?.removed !== true) this.pieces.push(this.xml.slice(this.copied, to));
    this.copied = from;
  }

  private passOver(plain: RegExp): boolean {
    plain.lastIndex = this.at;
    if (!plain.test(this.xml)) return false;
    this.at = plain.lastIndex;
    return true;
  }

  private skip(start: number, end: string): void {
    const stop = this.xml.indexOf(end, start + 2);
    if (stop < 0) throw new Refusal('broken');
    this.at = stop + end.length;
    this.flush(start, this.at);
  }

  private documentType(start: number, roots: number): void {
    DOCUMENT_TYPE.lastIndex = start;
    if (roots > 0 || DOCUMENT_TYPE.exec(this.xml) === null) throw new Refusal(this.xml.startsWith('<!DOCTYPE', start) ? 'unsupported' : 'broken');
    this.at = DOCUMENT_TYPE.lastIndex;
    this.flush(start, this.at);
  }

  private cdata(start: number): void {
    const stop = this.xml.indexOf(']]>', start);
    if (stop < 0 || this.top === undefined) throw new Refusal('broken');
    this.at = stop + 3;
    this.text(this.xml.slice(start + CDATA.length, stop), start);
  }

  private characters(start: number, stop: number): void {
    this.at = stop;
    if (this.top === undefined) {
      // Around the root there is only white space, and none of it is needed.
      if (this.xml.slice(start, stop).trim() !== '') throw new Refusal('broken');
      this.flush(start, stop);
      return;
    }
    const source = this.xml.slice(start, stop);
    if (BAD_REFERENCE.test(source)) throw new Refusal('broken');
    const value = unescape(source);
    if (this.rule.text !== undefined) this.text(value, start);
  }

  private text(value: string, start: number): void {
    const { top } = this;
    if (top === undefined || top.removed) return;
    const replacement = this.rule.text?.(value, top, () => {
      const piece = { text: this.xml.slice(start, this.at) };
      this.flush(start, this.at);
      this.pieces.push(piece);
      return { set: (text) => void (piece.text = escapeText(text)) };
    });
    if (replacement === undefined) return;
    this.flush(start, this.at);
    this.pieces.push(escapeText(replacement));
  }

  private startTag(start: number): void {
    const { name, raw, end, empty } = readTag(this.xml, start);
    this.at = end;
    const parent = this.top;
    if (++this.depth > MAX_DEPTH) throw new Refusal('limit');
    let verdict: Verdict = 'drop';
    if (parent?.removed === true) {
      this.top = new Open(this.pieces, name, parent, parent.scope, undefined);
    } else {
      const scope = scopeOf(raw, parent?.scope ?? ROOT_SCOPE);
      const open = new Open(this.pieces, name, parent, scope, resolve(raw, scope));
      verdict = this.rule.open?.(open);
      // Because of this element the rule may have removed one around it.
      if (isRemoved(parent)) verdict = 'drop';
      if (verdict !== undefined) this.flush(start, end);
      open.removed = verdict === 'drop';
      if (!open.removed) open.plain = this.rule.plain?.(open);
      this.top = open;
      if (typeof verdict === 'object') {
        if ((verdict.held === true || verdict.unwrapped === true) && !empty) open.piece = this.pieces.length;
        const text = verdict.attributes === undefined ? this.xml.slice(start, end) : startTag(name, verdict.attributes, empty);
        this.pieces.push(open.piece < 0 ? text : { text });
        if (verdict.unwrapped === true) open.unwrap();
      }
    }
    if (!empty) return;
    // What was taken out is skipped; the rest is copied with what follows.
    if (this.top.removed) this.copied = end;
    else this.rule.close?.(this.top);
    this.top = parent;
    this.depth--;
  }

  private endTag(start: number): void {
    const { top } = this;
    NAME.lastIndex = start + 2;
    const name = NAME.exec(this.xml)?.[0];
    TAG_END.lastIndex = NAME.lastIndex;
    const end = name === undefined ? null : TAG_END.exec(this.xml);
    if (top === undefined || name !== top.name || end === null || end[1] !== '') throw new Refusal('broken');
    this.at = TAG_END.lastIndex;
    if (!top.removed) this.rule.close?.(top);
    if (top.removed) this.copied = this.at;
    else if (top.unwrapped) this.flush(start, this.at);
    this.top = top.parent;
    this.depth--;
  }
}

function isRemoved(open: Open | undefined): boolean {
  return open?.removed === true;
}

const CDATA = '<![CDATA[';

const ROOT_SCOPE: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', XML],
]);

function decode(bytes: Uint8Array): string {
  let xml = '';
  try {
    // Any other encoding than UTF-8 either fails here or leaves characters that XML does not have.
    xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('unsupported');
  }
  const declared = /^<\?xml\s[^?]*?encoding\s*=\s*["']([^"']*)["']/.exec(xml)?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) throw new Refusal('unsupported');
  if (/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(xml)) throw new Refusal('broken');
  return xml;
}

function readTag(xml: string, start: number): { name: string; raw: [string, string][]; end: number; empty: boolean } {
  NAME.lastIndex = start + 1;
  const name = NAME.exec(xml)?.[0];
  if (name === undefined) throw new Refusal('broken');
  let at = NAME.lastIndex;
  const raw: [string, string][] = [];
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(xml);
    if (found === null) break;
    at = ATTRIBUTE.lastIndex;
    const value = found[2] ?? found[3] ?? '';
    if (value.includes('&') && BAD_REFERENCE.test(value)) throw new Refusal('broken');
    if (raw.push([found[1] ?? '', unescape(value)]) > MAX_ATTRIBUTES) throw new Refusal('limit');
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(xml);
  if (end === null) throw new Refusal('broken');
  return { name, raw, end: TAG_END.lastIndex, empty: end[1] === '/' };
}

function scopeOf(raw: readonly [string, string][], outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let scope: Map<string, string> | undefined;
  for (const [name, value] of raw) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice('xmlns:'.length);
    if (prefix === 'xml' || prefix === 'xmlns' || (prefix !== '' && value === '')) throw new Refusal('broken');
    (scope ??= new Map(outer)).set(prefix, value);
  }
  return scope ?? outer;
}

function resolve(raw: readonly [string, string][], scope: ReadonlyMap<string, string>): Attribute[] {
  const seen = new Set<string>();
  return raw.map(([name, value]) => {
    const [prefix, local] = split(name);
    let ns: string | undefined = '';
    if (prefix === 'xmlns' || name === 'xmlns') ns = XMLNS;
    else if (prefix !== '') ns = scope.get(prefix);
    const key = `${ns} ${local}`;
    if (ns === undefined || seen.has(key)) throw new Refusal('broken');
    seen.add(key);
    return { ns, local, name, value };
  });
}

function split(name: string): [string, string] {
  const colon = name.indexOf(':');
  if (colon < 0) return ['', name];
  const local = name.slice(colon + 1);
  if (colon === 0 || local === '' || local.includes(':')) throw new Refusal('broken');
  return [name.slice(0, colon), local];
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(source: string): string {
  if (!source.includes('&')) return source;
  return source.replace(/&(#x?)?([0-9A-Za-z]+);/g, (_, number: string | undefined, name: string) => {
    if (number === undefined) return NAMED[name] ?? '';
    const point = Number.parseInt(name, number === '#' ? 10 : 16);
    if (!(point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) throw new Refusal('broken');
    return String.fromCodePoint(point);
  });
}
