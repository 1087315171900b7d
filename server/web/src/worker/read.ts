// A reading visit: fetches the card, the log and the whole drawer, and finds in them what belongs to this codename. Nothing is asked about one tip.

import type { Card } from '../crypto/card.ts';
import { continues, MAX_PAGE, matchReplies, parseDrawerPage, type DrawerPage, type DrawerSlot } from '../crypto/drawer.ts';
import { decodeHex, encodeHex } from '../crypto/hex.ts';
import { drawerOf, forwardKey, replyIdentity, tags, threadKey, type Root } from '../crypto/keys.ts';
import { ENTRY_LENGTH, findOwnLeaves, MAX_LEAVES, openCheckpoint, openSeen, openShard, ownTags, receipt, yearsOf, type Shard } from '../crypto/log.ts';
import { ProtocolError, type Bytes } from '../crypto/notation.ts';
import { MAX_NOTE } from '../crypto/note.ts';
import { MAX_OBJECT_BYTES, openObject, openReply, type Reply, type ReplyObject } from '../crypto/reply.ts';
import type { CodenameHandle, Collected, Inbox, ReceiptView } from './calls.ts';
import { fetchShards, newest } from './desk.ts';
import { arrange, type Found } from './arrange.ts';
import { CallError, fetchBytes, type Expecting } from './net.ts';
import type { Visit } from './visit.ts';

/** How far notices of forwarding are followed (protocol section 13). */
const FORWARD_DEPTH = 3;
/** How often a drawer is begun again when a batch closed meanwhile: closings are hours apart. */
const DRAWER_ATTEMPTS = 3;
const A_NOTE: Expecting = { most: MAX_NOTE, tooLong: 'log-refused' };
const A_SHARD: Expecting = { most: MAX_LEAVES * ENTRY_LENGTH, tooLong: 'log-refused' };

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
    const log = await this.#readLog(root, card, fingerprint);
    const identity = await replyIdentity(root, card.agency);
    const found = await this.#openThread(slots, { key: await threadKey(root, card.agency), agency: card.agency, identity });
    this.#remember(found, identity);
    const { replies, missing, unnamed } = arrange(found);
    return {
      replies,
      missing,
      unnamed,
      rekey: found.some(({ reply, introducedBy }) => introducedBy === undefined && reply.rekey === true),
      receipts: withDays(log.receipts, found),
      collected: log.collected,
      confirmed: log.confirmed,
      today: this.#visit.today(),
      hotlines: card.hotlines,
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

  /** The answers of one thread, and of the threads that its notices of forwarding lead to. What does not open is not ours. */
  async #openThread(slots: readonly DrawerSlot[], thread: Thread, depth = 0): Promise<Found[]> {
    const found: Found[] = [];
    const all = await tags(thread.key);
    for (const { n, blob } of matchReplies(slots, all)) {
      if (found.some(({ reply }) => reply.n === n)) continue;
      const reply = await openReply(blob, thread.identity, thread.key, { dropId: this.#visit.dropId, agency: thread.agency, n }).catch(ignored);
      if (reply === undefined) continue;
      const tag = encodeHex(all.subarray(16 * (n - 1), 16 * n));
      found.push({ reply, tag, from: encodeHex(thread.agency), ...(thread.introducer === undefined ? {} : { introducedBy: encodeHex(thread.introducer) }) });
    }
    if (depth === FORWARD_DEPTH) return found;
    const next = await Promise.all(
      found.flatMap(({ reply }) => (reply.to === undefined ? [] : [this.#follow(slots, thread, reply.to, depth + 1)])),
    );
    return [...found, ...next.flat()];
  }

  async #follow(slots: readonly DrawerSlot[], thread: Thread, to: Bytes, depth: number): Promise<Found[]> {
    const key = await forwardKey(thread.key, to);
    return this.#openThread(slots, { key, agency: to, identity: thread.identity, introducer: thread.agency }, depth);
  }

  /** Own tips in the log. A log that cannot be confirmed gives no receipts, and is named: it must not look like silence. */
  async #readLog(root: Root, card: Card, fingerprint: string): Promise<OwnLog> {
    try {
      return await this.#findReceipts(root, card, fingerprint);
    } catch (error) {
      if (error instanceof CallError && error.failure === 'log-refused') return { receipts: [], collected: 'unknown', confirmed: false };
      throw error;
    }
  }

  async #findReceipts(root: Root, card: Card, fingerprint: string): Promise<OwnLog> {
    const shards: Shard[] = [];
    for (const name of await fetchShards(this.#visit, fingerprint)) shards.push(await this.#fetchShard(card, fingerprint, name));
    const years = new Map<number, Bytes>();
    for (const year of yearsOf(shards.map(({ shard }) => shard))) years.set(year, await ownTags(root, card.agency, year));
    const receipts = shards.flatMap((shard) =>
      findOwnLeaves(shard.entries, years).flatMap(({ index, year, slot }): ReceiptView[] => {
        const state = receipt(shard, index);
        return state === 'pending' ? [] : [{ state, year, slot }];
      }),
    );
    return { receipts, collected: newest(shards.flatMap(({ seen }) => (seen === undefined ? [] : [seen.day]))), confirmed: true };
  }

  /** One shard, checked whole. `seen` first, then `checkpoint`, then `entries`: each covers what the one before it covers. */
  async #fetchShard(card: Card, fingerprint: string, shard: string): Promise<Shard> {
    const path = `/api/log/${fingerprint}/${shard}`;
    const origin = { dropId: this.#visit.dropId, agency: card.agency, shard };
    const logKey = decodeHex(this.#visit.drop.log, 32) ?? new Uint8Array();
    const seen = await fetchBytes(`${path}/seen`, A_NOTE);
    const checkpoint = await fetchBytes(`${path}/checkpoint`, A_NOTE);
    // A shard begins with the checkpoint of no leaves: listed without one, something is being kept back.
    if (checkpoint === undefined) throw new CallError('log-refused');
    const entries = await fetchBytes(`${path}/entries`, A_SHARD);
    if (entries === undefined) throw new CallError('log-refused');
    try {
      return await openShard(
        entries.bytes,
        await openCheckpoint(checkpoint.bytes, origin, logKey),
        seen === undefined ? undefined : await openSeen(seen.bytes, origin, card.desk),
        shard,
      );
    } catch (error) {
      throw error instanceof ProtocolError ? new CallError('log-refused') : error;
    }
  }

  #remember(found: readonly Found[], identity: string): void {
    for (const { reply } of found) for (const object of reply.objects) this.#objects.set(encodeHex(object.id), { object, identity });
  }
}

interface OwnLog {
  readonly receipts: readonly ReceiptView[];
  readonly collected: Collected;
  readonly confirmed: boolean;
}

interface Thread {
  readonly key: Bytes;
  readonly agency: Bytes;
  /** Answers of this body and of those it forwarded to are sealed to the same identity. */
  readonly identity: string;
  readonly introducer?: Bytes;
}

/** The day the body received each tip, as its answers say. */
function withDays(receipts: readonly ReceiptView[], found: readonly Found[]): ReceiptView[] {
  const received = found.filter(({ introducedBy }) => introducedBy === undefined).flatMap(({ reply }) => reply.received);
  return receipts.map((one) => {
    const day = received.find(({ year, slot }) => year === one.year && slot === one.slot)?.day;
    return day === undefined ? one : { ...one, received: day };
  });
}

/** A slot with our tag that does not open is ignored without any request. */
function ignored(error: unknown): Reply | undefined {
  if (error instanceof ProtocolError) return undefined;
  throw error;
}

function refusing<T>(failure: 'server', parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new CallError(failure);
  }
}
