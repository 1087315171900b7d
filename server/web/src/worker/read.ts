// A reading visit: fetches the card, the log and the whole drawer, and finds in them what belongs to this codename. Nothing is asked about one tip.

import { continues, MAX_PAGE, parseDrawerPage, type DrawerPage, type DrawerSlot } from '../crypto/drawer.ts';
import { encodeHex } from '../crypto/hex.ts';
import { drawerOf, type Root } from '../crypto/keys.ts';
import { MAX_OBJECT_BYTES, openObject, type ReplyObject } from '../crypto/reply.ts';
import type { CodenameHandle, Inbox, IntroducedView, ReceiptView } from './calls.ts';
import { arrange, type Found } from './arrange.ts';
import { CallError, fetchBytes } from './net.ts';
import { readOwnLog } from './own-log.ts';
import { openThreads, type OpenedThread } from './threads.ts';
import type { Visit } from './visit.ts';

/** How often a drawer is begun again when a batch closed meanwhile: closings are hours apart. */
const DRAWER_ATTEMPTS = 3;

export class Reading {
  readonly #visit: Visit;
  readonly #objects = new Map<string, { readonly object: ReplyObject; readonly identity: string }>();

  constructor(visit: Visit) {
    this.#visit = visit;
  }

  async read(codename: CodenameHandle, fingerprint: string): Promise<Inbox> {
    this.#visit.hasRead = true;
    const root = await this.#visit.root(codename);
    const card = await this.#visit.card(fingerprint);
    const slots = await this.#fetchDrawers(root);
    const log = await readOwnLog(this.#visit, root, card, fingerprint);
    const [chosen, ...introduced] = await openThreads(slots, root, card.agency);
    if (chosen === undefined) throw new CallError('unexpected');
    for (const thread of [chosen, ...introduced]) this.#remember(thread);
    return {
      rekey: chosen.found.some(({ reply }) => reply.rekey === true),
      thread: arrange(chosen.found),
      introduced: this.#introductions(introduced),
      receipts: withDays(log.receipts, chosen.found),
      collected: log.collected,
      confirmed: log.confirmed,
      today: this.#visit.today(),
      hotlines: card.hotlines,
      ...(card.deadlines === undefined ? {} : { deadlines: card.deadlines }),
      ...(card.rhythm === undefined ? {} : { rhythm: card.rhythm }),
    };
  }

  /** Fetches and opens one file of a reply: the one request of a reading visit that is not the same for everyone. */
  async object(id: string): Promise<Blob> {
    const known = this.#objects.get(id);
    if (known === undefined) throw new CallError('object-gone');
    const answer = await fetchBytes(`/api/object/${id}`, { most: MAX_OBJECT_BYTES, tooLong: 'object-broken' });
    if (answer === undefined) throw new CallError('object-gone');
    try {
      return new Blob([await openObject(answer.bytes, known.identity, known.object)], { type: 'application/octet-stream' });
    } catch {
      throw new CallError('object-broken');
    }
  }

  /** Every page of the drawer under every `bits` this drop ever had, whatever the first pages hold. */
  async #fetchDrawers(root: Root): Promise<DrawerSlot[]> {
    const slots: DrawerSlot[] = [];
    for (const bits of this.#visit.drop.bits) slots.push(...(await this.#fetchDrawer(`${bits}-${drawerOf(root, bits)}`)));
    return slots;
  }

  async #fetchDrawer(name: string): Promise<DrawerSlot[]> {
    for (let attempt = 1; attempt <= DRAWER_ATTEMPTS; attempt += 1) {
      const slots = await this.#fetchPages(name);
      if (slots !== undefined) return slots;
    }
    throw new CallError('busy');
  }

  /** All pages of a drawer; undefined when they are not of one drawer, because a batch closed between two of them. */
  async #fetchPages(name: string): Promise<DrawerSlot[] | undefined> {
    const pages: DrawerPage[] = [];
    for (let count = 1; pages.length < count; ) {
      const answer = await fetchBytes(`/api/drawer/${name}?page=${pages.length}`, { most: MAX_PAGE });
      // The number of pages may have shrunk since the first one said it.
      if (answer === undefined && pages.length > 0) return undefined;
      if (answer === undefined) throw new CallError('server');
      const page = refusing('server', () => parseDrawerPage(answer.bytes));
      const before = pages.at(-1);
      if (before !== undefined && !continues(before, page)) return undefined;
      pages.push(page);
      count = page.pages;
    }
    return pages.flatMap(({ slots }) => slots);
  }

  /** One for each body and way to it: what it answered there, and what it answered to the source itself. */
  #introductions(threads: readonly OpenedThread[]): IntroducedView[] {
    const ways = new Map<string, OpenedThread[]>();
    for (const thread of threads) {
      const way = [...thread.path, thread.agency].map(encodeHex).join(' ');
      ways.set(way, [...(ways.get(way) ?? []), thread]);
    }
    return [...ways.entries()].map(([way, of]) => {
      const fingerprints = way.split(' ');
      const agency = fingerprints.at(-1) ?? '';
      const found = (direct: boolean) => of.filter((thread) => thread.direct === direct).flatMap((thread) => thread.found);
      return { agency, path: fingerprints.slice(0, -1), words: this.#visit.fingerprintWords(agency), thread: arrange(found(false)), direct: arrange(found(true)) };
    });
  }

  #remember({ found, identity }: OpenedThread): void {
    for (const { reply } of found) for (const object of reply.objects) this.#objects.set(encodeHex(object.id), { object, identity });
  }
}

/** The day the body received each tip, as its answers say. */
function withDays(receipts: readonly ReceiptView[], found: readonly Found[]): ReceiptView[] {
  const received = found.flatMap(({ reply }) => reply.received);
  return receipts.map((one) => {
    const day = received.find(({ year, slot }) => year === one.year && slot === one.slot)?.day;
    return day === undefined ? one : { ...one, received: day };
  });
}

function refusing<T>(failure: 'server', parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new CallError(failure);
  }
}
