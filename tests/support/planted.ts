// Secrets planted in a story, and the search for them afterwards in every form in which a program may have written them down.

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow } from './attachments.ts';
import { Needles, type Hit, type Needle } from './needles.ts';
import { isMozLz4, readMozLz4 } from './lz4.ts';
import { LANGUAGES, type Codename, type Language } from './source.ts';

export interface Finding {
  readonly where: string;
  readonly secret: string;
  readonly form: string;
  readonly offset: number;
}

/** Bytes between words of a codename that still count as one place. */
const WINDOW = 4096;
/**
 * So many different words of one codename in one place are the codename. English words also name a browser's settings, and some meet
 * by chance; Russian and Kazakh ones do not, and two are as many as a visit types back that breaks off.
 */
const ENOUGH: Readonly<Record<Language, number>> = { en: 6, ru: 2, kk: 2 };
/**
 * So many neighbours of one codename in a row are the codename. The scripts of Firefox itself hold 23,561 pairs of English words of the
 * list, so that one codename in twenty would be found in a browser that never saw it; of three in a row they hold one in 100,000.
 */
const IN_A_ROW: Readonly<Record<Language, number>> = { en: 3, ru: 2, kk: 2 };

export class Planted {
  readonly #needles = new Needles();
  readonly #codenames: { readonly secret: string; readonly enough: number }[] = [];
  /** The single words of all codenames, which are searched for together: a profile is too large to go through it for each. */
  readonly #words = new Needles();
  /** Which codename of the list a word is of. */
  readonly #of = new Map<Needle, number>();
  readonly #published: Buffer[] = [];

  /** A text nobody would write by chance. */
  text(secret: string, text: string): this {
    for (const [form, bytes] of formsOfText(text)) this.#needles.add({ secret, form, bytes });
    return this;
  }

  /** A key or hash: raw and in the notations in which keys are written down. */
  bytes(secret: string, raw: Buffer): this {
    this.#needles.add({ secret, form: 'raw', bytes: raw });
    for (const [form, text] of [
      ['hex', raw.toString('hex')],
      ['HEX', raw.toString('hex').toUpperCase()],
      ['base64', raw.toString('base64').replace(/=+$/, '').slice(0, -1)],
    ] as const) {
      this.#needles.add({ secret, form, bytes: Buffer.from(text) });
      this.#needles.add({ secret, form: `${form} utf-16`, bytes: Buffer.from(text, 'utf16le') });
    }
    return this;
  }

  /** A text that everybody may read, such as a card: single words that stand in it tell nothing of a codename. */
  published(bytes: Buffer): this {
    this.#published.push(bytes);
    return this;
  }

  /** Nine words, in all three languages: any neighbours in a row, and any gathering of single words, whole or by their first four letters. */
  codename(secret: string, codename: Codename): this {
    for (const language of LANGUAGES) {
      const words = codename[language];
      const row = IN_A_ROW[language];
      for (let at = 0; at + row <= words.length; at += 1) {
        for (const gap of [' ', ',', ', ', '\n', '-', '","']) this.text(`${secret} (${language}, words ${at + 1} to ${at + row})`, words.slice(at, at + row).join(gap));
      }
      for (const [form, cut] of [['whole', 99], ['four letters', 4]] as const) {
        for (const word of new Set(words.map((whole) => [...whole].slice(0, cut).join('')))) {
          // Four bare letters occur everywhere; between the marks of a notation they do not.
          for (const marked of cut === 4 ? [`"${word}"`, `\0${word}\0`, `=${word}&`] : [word]) this.#addWord({ secret: word, form: 'utf-8', bytes: Buffer.from(marked) });
          this.#addWord({ secret: word, form: 'utf-16', bytes: Buffer.from(cut === 4 ? `\0${word}\0` : word, 'utf16le') });
        }
        this.#codenames.push({ secret: `${secret} (${language}, ${form})`, enough: ENOUGH[language] });
      }
    }
    return this;
  }

  /** Everything found in these bytes. */
  inBytes(where: string, bytes: Buffer): Finding[] {
    const found = this.inServed(where, bytes);
    const published = this.#published.map((text) => this.#places(text));
    for (const [codename, places] of this.#places(bytes)) {
      const { secret, enough } = this.#codenames[codename] ?? { secret: '', enough: 1 };
      const common = new Set(published.flatMap((words) => words.get(codename) ?? []).map(({ needle }) => needle.secret));
      const offset = gathering(bytes, places, enough, common);
      if (offset !== undefined) found.push({ where, secret, form: `${enough} single words`, offset });
    }
    return found;
  }

  /** Adds a word of the codename that is put into the list next. */
  #addWord(needle: Needle): void {
    this.#words.add(needle);
    this.#of.set(needle, this.#codenames.length);
  }

  /** Where the words of each codename stand, in the order of offsets. */
  #places(bytes: Buffer): Map<number, Hit[]> {
    const places = new Map<number, Hit[]>();
    for (const hit of this.#words.search(bytes, true)) {
      const codename = this.#of.get(hit.needle) ?? -1;
      const same = places.get(codename);
      if (same === undefined) places.set(codename, [hit]);
      else same.push(hit);
    }
    return places;
  }

  /** The same without gatherings of single words: the word lists themselves are part of what a server sends. */
  inServed(where: string, bytes: Buffer): Finding[] {
    return this.#needles.search(bytes).map(({ needle, offset }) => ({ where, secret: needle.secret, form: needle.form, offset }));
  }

  /** Everything found in the files below a folder, also inside compressed ones. */
  inFolder(folder: string, except: (path: string) => boolean = () => false): Finding[] {
    return filesBelow(folder)
      .map((path) => relative(folder, path))
      .filter((path) => !except(path))
      .flatMap((path) => this.inFile(path, readFileSync(`${folder}/${path}`)));
  }

  inFile(where: string, bytes: Buffer): Finding[] {
    return [...this.inBytes(where, bytes), ...this.inBytes(`the name ${where}`, Buffer.from(where)), ...opened(bytes).flatMap(([how, content]) => this.inBytes(`${where} (${how})`, content))];
  }
}

/** The contents of a file that is compressed as a whole. */
function opened(bytes: Buffer): [string, Buffer][] {
  if (isMozLz4(bytes)) return [['mozLz4', readMozLz4(bytes)]];
  if (bytes.length < 2 || bytes.readUInt16BE(0) !== 0x1f8b) return [];
  try {
    return [['gzip', gunzipSync(bytes)]];
  } catch {
    // Two bytes alike are not yet a gzip file.
    return [];
  }
}

/** Where enough different words stand close together, of those that are not `common`. */
function gathering(bytes: Buffer, found: readonly Hit[], enough: number, common: ReadonlySet<string>): number | undefined {
  const isLetter = (at: number) => /[A-Za-z]/.test(String.fromCharCode(bytes[at] ?? 0));
  // `use` within `user` is no word.
  const places = found.filter(({ needle, offset }) => !common.has(needle.secret) && !isLetter(offset - 1) && !isLetter(offset + needle.bytes.length));
  return places.find(({ offset }, first) => {
    const near = places.slice(first, first + 64).filter((place) => place.offset - offset <= WINDOW);
    return new Set(near.map(({ needle }) => needle.secret)).size >= enough;
  })?.offset;
}

function formsOfText(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text);
  const escaped = Array.from({ length: text.length }, (_, at) => (text.charCodeAt(at) < 128 ? text.charAt(at) : `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)).join('');
  const forms: [string, Buffer][] = [
    ['utf-8', utf8],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ['escaped', Buffer.from(escaped)],
    ['percent', Buffer.from(encodeURIComponent(text))],
    ['hex', Buffer.from(utf8.toString('hex'))],
    // Base64 has three alignments; the first and last letters of the second and third depend on neighbours.
    ...[0, 1, 2].map((shift): [string, Buffer] => {
      const whole = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64').replace(/=+$/, '');
      return [`base64+${shift}`, Buffer.from(whole.slice(shift === 0 ? 0 : shift + 1, -1))];
    }),
  ];
  const seen = new Set<string>();
  return forms.filter(([, bytes]) => !seen.has(bytes.toString('latin1')) && seen.add(bytes.toString('latin1')) !== undefined);
}

/** One line a finding, for a failure a person can act on. */
export function listed(found: readonly Finding[]): string {
  return found.map(({ where, secret, form, offset }) => `${secret} in ${where}, ${form}, at ${offset}`).join('\n');
}
