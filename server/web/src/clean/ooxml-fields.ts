// Field instructions of a text document: the hidden half of a page number, a link, or a picture that stands in a folder of the writer's.

import type { Finding } from './format.ts';
import { looksLikePath } from './links.ts';
import { shortNamespace } from './ooxml-names.ts';
import type { Element, Slot } from './xml.ts';

/** Fields that compute something from the document itself, or lead somewhere. All others name files, databases, people or programs. */
const KNOWN = new Set(
  (
    'PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TOA TA TC XE INDEX HYPERLINK DATE TIME FORMTEXT FORMCHECKBOX ' +
    'FORMDROPDOWN SYMBOL EQ QUOTE ADVANCE LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT = IF COMPARE SET ASK FILLIN CITATION BIBLIOGRAPHY GOTOBUTTON'
  ).split(' '),
);

/** A field whose result stays as it stands. */
const FIXED = ' QUOTE ';

interface Field {
  readonly slots: Slot[];
  readonly texts: string[];
}

export class Fields {
  private readonly note: (finding: Finding) => void;
  private readonly open_: Field[] = [];

  constructor(note: (finding: Finding) => void) {
    this.note = note;
  }

  /** The instruction as it may stay. */
  instruction(text: string): string {
    const keyword = /^\s*([A-Za-z]+|=)/.exec(text)?.[1]?.toUpperCase();
    if (keyword !== undefined && KNOWN.has(keyword) && !looksLikePath(text)) return text;
    if (text.trim() === '') return text;
    this.note({ kind: 'other', value: text });
    return FIXED;
  }

  open(element: Element): void {
    if (element.local !== 'fldChar') return;
    const type = element.attributes.find(({ ns, local }) => local === 'fldCharType' && shortNamespace(ns) === 'w')?.value;
    if (type === 'begin') this.open_.push({ slots: [], texts: [] });
    else if (type === 'separate') this.settle(this.open_.at(-1));
    else if (type === 'end') this.settle(this.open_.pop());
  }

  close(element: Element): void {
    // A paragraph of the document's end may leave fields open; what they say is settled all the same.
    if (element.parent === undefined) while (this.open_.length > 0) this.settle(this.open_.pop());
  }

  text(value: string, within: Element, slot: () => Slot): string | undefined {
    if (within.local !== 'instrText' && within.local !== 'delInstrText') return undefined;
    const field = this.open_.at(-1);
    // Outside of a field an instruction has no meaning.
    if (field === undefined) return '';
    field.texts.push(value);
    field.slots.push(slot());
    return undefined;
  }

  /** An instruction may be spread over many runs: it is judged whole. */
  private settle(field: Field | undefined): void {
    if (field === undefined || field.slots.length === 0) return;
    const text = field.texts.join('');
    const kept = this.instruction(text);
    if (kept !== text) field.slots.forEach((slot, i) => slot.set(i === 0 ? kept : ''));
    field.slots.length = 0;
    field.texts.length = 0;
  }
}
