// Saves a reading visit without the codename: the writing part, the log of one body and one drawer, as one file (protocol section 18).

import { continues, MAX_PAGE, parseDrawerPage, type DrawerPage } from '../crypto/drawer.ts';
import { ENTRY_LENGTH, MAX_LEAVES } from '../crypto/log.ts';
import type { Bytes } from '../crypto/notation.ts';
import { MAX_NOTE } from '../crypto/note.ts';
import { openSaved, writeSaved } from '../crypto/saved.ts';
import { MAX_WITHDRAWN } from '../crypto/withdrawn.ts';
import { fetchShards } from './desk.ts';
import { CallError, fetchBytes } from './net.ts';
import type { Visit } from './visit.ts';

/** drop.js and a card of each body. */
const MAX_WRITING_PART = 64 * 1024 * 1024;
const DRAWER_ATTEMPTS = 3;

type Parts = Map<string, Blob | Bytes>;

/** Fetches what a reading visit fetches. What it gets is checked where it is read; here a file that cannot be whole is not handed out. */
export async function saveVisit(visit: Visit, fingerprint: string, drawer: number): Promise<Blob> {
  const writing = await fetchBytes('/api/saved/drop', { most: MAX_WRITING_PART });
  if (writing === undefined) throw new CallError('server');
  const parts: Parts = new Map(await openSaved(new Blob([writing.bytes])));
  if (!parts.has(`cards/${fingerprint}`)) throw new CallError('no-agency');
  await saveLog(visit, fingerprint, parts);
  for (const bits of visit.drop.bits) await saveDrawer(`${bits}-${drawer % 2 ** bits}`, parts);
  return writeSaved(parts);
}

/** In the order of a reading visit: each part covers what the one before it covers. */
async function saveLog(visit: Visit, fingerprint: string, parts: Parts): Promise<void> {
  for (const shard of await fetchShards(visit, fingerprint)) {
    const asked = [
      ['seen', MAX_NOTE],
      ['checkpoint', MAX_NOTE],
      ['entries', MAX_LEAVES * ENTRY_LENGTH],
      ['withdrawn', MAX_WITHDRAWN],
    ] as const;
    for (const [name, most] of asked) {
      const answer = await fetchBytes(`/api/log/${fingerprint}/${shard}/${name}`, { most, tooLong: 'log-refused' });
      if (answer !== undefined) parts.set(`log/${fingerprint}/${shard}/${name}`, new Blob([answer.bytes]));
      else if (name !== 'seen' && name !== 'withdrawn') throw new CallError('log-refused');
    }
  }
}

/** All pages of one drawer, begun again when a batch closed between two of them. */
async function saveDrawer(name: string, parts: Parts): Promise<void> {
  for (let attempt = 1; attempt <= DRAWER_ATTEMPTS; attempt += 1) {
    const pages = await fetchPages(name);
    if (pages === undefined) continue;
    for (const [at, page] of pages.entries()) parts.set(`drawer/${name}/${at}`, page);
    return;
  }
  throw new CallError('busy');
}

async function fetchPages(name: string): Promise<Blob[] | undefined> {
  const pages: Blob[] = [];
  let before: DrawerPage | undefined;
  for (let count = 1; pages.length < count; ) {
    const answer = await fetchBytes(`/api/drawer/${name}?page=${pages.length}`, { most: MAX_PAGE });
    if (answer === undefined && before !== undefined) return undefined;
    if (answer === undefined) throw new CallError('server');
    const page = parsed(answer.bytes);
    if (before !== undefined && !continues(before, page)) return undefined;
    before = page;
    count = page.pages;
    pages.push(new Blob([answer.bytes]));
  }
  return pages;
}

function parsed(bytes: Bytes): DrawerPage {
  try {
    return parseDrawerPage(bytes);
  } catch {
    throw new CallError('server');
  }
}
