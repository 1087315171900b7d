// A drawer: where replies of many sources wait together, fetched whole (protocol section 9).

import { isZero } from './container.ts';
import { MAX_REPLIES, tagAt } from './keys.ts';
import { ProtocolError, equal, type Bytes } from './notation.ts';
import { SLOT_LENGTH } from './size.ts';

/** Slots on a page. */
export const PAGE_SLOTS = 64;
const TAG_LENGTH = 16;
const RECORD_LENGTH = TAG_LENGTH + SLOT_LENGTH;
/** The longest answer. */
export const MAX_PAGE = 8 + PAGE_SLOTS * RECORD_LENGTH;
// `bits` keeps the mean drawer at one page: a fullest one of more than 268 MB is a mistake or an attack.
const MAX_PAGES = 512;

/** One place of a drawer. */
export interface DrawerSlot {
  readonly tag: Bytes;
  readonly blob: Bytes;
}

/** One page, and how many there are. */
export interface DrawerPage {
  readonly pages: number;
  readonly slots: readonly DrawerSlot[];
}

/** A slot whose tag is one of a thread's: reply `n`, if it opens. */
export interface Match {
  readonly n: number;
  readonly blob: Bytes;
}

/** `u32be pages | u32be slots | slots × (tag 16 | blob 8192), sorted by tag | zeros`, up to the length of the fullest. */
export function parseDrawerPage(bytes: Bytes): DrawerPage {
  if (bytes.length < 8) throw new ProtocolError('drawer');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const pages = view.getUint32(0);
  const count = view.getUint32(4);
  const room = (bytes.length - 8) / RECORD_LENGTH;
  if (pages > MAX_PAGES || !Number.isInteger(room) || room > PAGE_SLOTS || count > room) throw new ProtocolError('drawer');
  const slots = Array.from({ length: count }, (_, i): DrawerSlot => {
    const at = 8 + i * RECORD_LENGTH;
    return { tag: bytes.subarray(at, at + TAG_LENGTH), blob: bytes.subarray(at + TAG_LENGTH, at + RECORD_LENGTH) };
  });
  const sorted = slots.every(({ tag }, i) => i === 0 || compare(slots[i - 1]?.tag ?? tag, tag) <= 0);
  if (!sorted || !isZero(bytes.subarray(8 + count * RECORD_LENGTH))) throw new ProtocolError('drawer');
  return { pages, slots };
}

/**
 * Whether a page goes on where the one before it ended. When a batch closes between two requests, slots move from page to
 * page, and joining such pages would lose some.
 */
export function continues(before: DrawerPage, next: DrawerPage): boolean {
  const last = before.slots.at(-1);
  const first = next.slots[0];
  if (before.pages !== next.pages) return false;
  if (first === undefined) return true;
  if (last === undefined || before.slots.length < PAGE_SLOTS) return false;
  const order = compare(last.tag, first.tag);
  return order < 0 || (order === 0 && !equal(last.blob, first.blob));
}

/** The slots that carry one of the tags `tag_1 | .. | tag_510` of a thread, by reply number. What does not open is to be ignored. */
export function matchReplies(slots: readonly DrawerSlot[], tags: Bytes): Match[] {
  const byTag = new Map<number, number[]>();
  for (let n = 1; n <= MAX_REPLIES; n++) {
    const key = prefixOf(tagAt(tags, n));
    byTag.set(key, [...(byTag.get(key) ?? []), n]);
  }
  return slots
    .flatMap(({ tag, blob }) => (byTag.get(prefixOf(tag)) ?? []).filter((n) => equal(tagAt(tags, n), tag)).map((n): Match => ({ n, blob })))
    .sort((a, b) => a.n - b.n);
}

function prefixOf(tag: Bytes): number {
  return new DataView(tag.buffer, tag.byteOffset).getUint32(0);
}

function compare(a: Bytes, b: Bytes): number {
  const differing = a.findIndex((byte, i) => byte !== b[i]);
  return differing < 0 ? 0 : (a[differing] as number) - (b[differing] as number);
}
