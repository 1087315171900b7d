// What the worker knows during one visit: the drop, today's date, the codename and what follows from it, the cards.

import { codenameWords, generateCodename, parseCodename, type Indices } from '../crypto/codename.ts';
import { openCard, type Card } from '../crypto/card.ts';
import { decodeHex } from '../crypto/hex.ts';
import { MAX_LENGTH } from '../crypto/json.ts';
import { deriveRoot, type Root } from '../crypto/keys.ts';
import { ProtocolError, type Bytes } from '../crypto/notation.ts';
import { fingerprintWords, indexOfWord, LISTS } from '../crypto/words.ts';
import type { CodenameHandle, Drawn, Entered } from './calls.ts';
import type { Agency, Drop, Language } from './drop.ts';
import { CallError, fetchBytes } from './net.ts';

const DAY = 86_400_000;
/** How far the device's clock may be from the server's. */
const CLOCK_DAYS = 2;

export type Words = Record<Language, readonly string[]>;

interface Known {
  readonly indices: Indices;
  readonly root: Promise<Root>;
}

export class Visit {
  readonly drop: Drop;
  readonly dropId: Bytes;
  /** Each codename of this visit under the handle the page names it by, so that none is ever taken for another. */
  readonly #codenames = new Map<CodenameHandle, Known>();
  /** Whether answers were fetched in this visit: then it must not tell the server whose new codename follows which old one. */
  hasRead = false;
  #counters = new Map<string, number>();
  #dayOffset: number | undefined;

  constructor(drop: Drop) {
    if (drop.v !== 1) throw new CallError('unexpected');
    this.drop = drop;
    this.dropId = hex(drop.drop_id, 16);
  }

  today(): number {
    return Math.floor(Date.now() / DAY) + (this.#dayOffset ?? 0);
  }

  year(): number {
    return new Date(this.today() * DAY).getUTCFullYear();
  }

  /** The person has said what day it is: from now on that counts, not the clock of the device and not the server's. */
  setToday(day: number): void {
    this.#dayOffset = day - Math.floor(Date.now() / DAY);
  }

  agency(fingerprint: string): Agency {
    const agency = this.drop.agencies.find((one) => one.agency === fingerprint);
    if (agency === undefined) throw new CallError('no-agency');
    return agency;
  }

  /** The card in force, checked against drop.js, today, and the cards of this visit. */
  async card(fingerprint: string): Promise<Card> {
    const agency = this.agency(fingerprint);
    const answer = await fetchBytes(`/api/card/${fingerprint}`, { most: MAX_LENGTH, tooLong: 'card-refused' });
    if (answer === undefined) throw new CallError('no-agency');
    this.#checkClock(answer.date);
    try {
      const card = await openCard(answer.bytes, {
        dropId: this.dropId,
        root: hex(agency.root, 32),
        fingerprint: hex(agency.agency, 32),
        today: this.today(),
        counter: this.#counters.get(fingerprint),
      });
      this.#counters.set(fingerprint, card.counter);
      return card;
    } catch (error) {
      throw new CallError(error instanceof ProtocolError && error.code === 'not-in-force' ? 'card-expired' : 'card-refused');
    }
  }

  /** Draws a codename and starts deriving from it, which takes a second or two. */
  async createCodename(): Promise<Drawn> {
    const indices = await generateCodename();
    return { handle: this.#use(indices), words: inEachLanguage((list) => codenameWords(indices, list)) };
  }

  async enterCodename(words: readonly string[]): Promise<Entered> {
    const parsed = await parseCodename(words.join(' '));
    if ('indices' in parsed) {
      return { state: 'ok', handle: this.#use(parsed.indices) };
    }
    switch (parsed.error) {
      case 'count':
        return { state: 'count', found: parsed.count };
      case 'word':
        return { state: 'unknown', position: parsed.position };
      case 'check':
        return { state: 'check' };
    }
  }

  /** Whether a word typed in any of the languages is the one at this position. */
  sameWord(codename: CodenameHandle, position: number, typed: string): boolean {
    const index = this.#known(codename).indices[position - 1];
    return index !== undefined && LISTS.some((list) => indexOfWord(typed.trim(), list) === index);
  }

  /** Every codename of this visit, drawn or entered: none of them may be part of what is sent. */
  codenames(): Indices[] {
    return [...this.#codenames.values()].map(({ indices }) => indices);
  }

  fingerprintWords(fingerprint: string): Words {
    const bytes = hex(fingerprint, 32);
    return inEachLanguage((list) => fingerprintWords(bytes, list));
  }

  /** What a codename is worth here. */
  root(codename: CodenameHandle): Promise<Root> {
    return this.#known(codename).root;
  }

  #known(codename: CodenameHandle): Known {
    const known = this.#codenames.get(codename);
    if (known === undefined) throw new CallError('unexpected');
    return known;
  }

  #use(indices: Indices): CodenameHandle {
    const root = deriveRoot(indices, this.dropId);
    // Whoever awaits it later gets the failure; until then it must not count as unhandled.
    root.catch(() => undefined);
    const handle = this.#codenames.size + 1;
    this.#codenames.set(handle, { indices, root });
    return handle;
  }

  #checkClock(date: string | null): void {
    const server = date === null ? Number.NaN : Date.parse(date);
    if (this.#dayOffset !== undefined || Number.isNaN(server)) return;
    if (Math.abs(server - Date.now()) > CLOCK_DAYS * DAY) throw new CallError('clock');
  }
}

export function inEachLanguage(words: (list: Language) => readonly string[]): Words {
  return { kk: words('kk'), ru: words('ru'), en: words('en') };
}

/** Bytes out of drop.js, which is of this drop and well formed, or the page is not whole. */
function hex(text: string, length: number): Bytes {
  const bytes = decodeHex(text, length);
  if (bytes === undefined) throw new CallError('unexpected');
  return bytes;
}
