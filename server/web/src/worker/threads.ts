// Finds in the slots of a drawer what belongs to a codename: the thread with one body, and those its notices of forwarding lead to.

import { matchReplies, type DrawerSlot } from '../crypto/drawer.ts';
import { encodeHex } from '../crypto/hex.ts';
import { forwardKey, replyIdentity, tagAt, tags, threadKey, type Root } from '../crypto/keys.ts';
import { ProtocolError, equal, type Bytes } from '../crypto/notation.ts';
import { openReply, type Reply } from '../crypto/reply.ts';
import type { Found } from './arrange.ts';

/** How far notices of forwarding are followed (protocol section 13). */
const FORWARD_DEPTH = 3;

/** A thread to look for. */
interface Thread {
  readonly key: Bytes;
  readonly agency: Bytes;
  /** Answers of a body that was introduced are sealed to the identity of the one the source wrote to. */
  readonly identity: string;
  /** The bodies that lead here, from the one the source wrote to. */
  readonly path: readonly Bytes[];
}

/** A thread, and what was found of it. */
export interface OpenedThread {
  readonly agency: Bytes;
  readonly identity: string;
  readonly path: readonly Bytes[];
  /** The source wrote to this body itself, after another had introduced it. */
  readonly direct: boolean;
  readonly found: readonly Found[];
}

/**
 * The thread with `agency` first; then of each body that an authenticated notice names, the thread that the notice gives and
 * the one that the source begins by writing to that body itself. No request is made for any of it.
 */
export async function openThreads(slots: readonly DrawerSlot[], root: Root, agency: Bytes): Promise<OpenedThread[]> {
  const identity = await replyIdentity(root, agency);
  const chosen = await openThread(slots, root, { key: await threadKey(root, agency), agency, identity, path: [] });
  return [chosen, ...(await follow(slots, root, await threadKey(root, agency), chosen))];
}

async function follow(slots: readonly DrawerSlot[], root: Root, key: Bytes, from: OpenedThread): Promise<OpenedThread[]> {
  if (from.path.length === FORWARD_DEPTH) return [];
  const path = [...from.path, from.agency];
  const threads: OpenedThread[] = [];
  for (const to of namedIn(from.found)) {
    const next = await forwardKey(key, to);
    const introduced = await openThread(slots, root, { key: next, agency: to, identity: from.identity, path });
    threads.push(introduced);
    // Whoever is introduced to the chosen body again is that body; the source reads it as such.
    if (!path.some((one) => equal(one, to))) {
      const own: Thread = { key: await threadKey(root, to), agency: to, identity: await replyIdentity(root, to), path };
      threads.push({ ...(await openThread(slots, root, own)), direct: true });
    }
    threads.push(...(await follow(slots, root, next, introduced)));
  }
  return threads;
}

/** The bodies that notices name, each once. */
function namedIn(found: readonly Found[]): Bytes[] {
  const named = new Map<string, Bytes>();
  for (const { reply } of found) if (reply.to !== undefined) named.set(encodeHex(reply.to), reply.to);
  return [...named.values()];
}

/** What does not open is not ours, or not meant for us: it is ignored without any request. */
async function openThread(slots: readonly DrawerSlot[], root: Root, thread: Thread): Promise<OpenedThread> {
  const found = new Map<number, Found>();
  const all = await tags(thread.key);
  for (const { n, blob } of matchReplies(slots, all)) {
    if (found.has(n)) continue;
    const reply = await openReply(blob, thread.identity, thread.key, { dropId: root.dropId, agency: thread.agency, n }).catch(ignored);
    if (reply !== undefined) found.set(n, { reply, tag: encodeHex(tagAt(all, n)) });
  }
  const { agency, identity, path } = thread;
  return { agency, identity, path, direct: false, found: [...found.values()] };
}

function ignored(error: unknown): Reply | undefined {
  if (error instanceof ProtocolError) return undefined;
  throw error;
}
