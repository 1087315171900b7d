// What whoever knows a thread key finds among the answers on show: the keys as the page derives them, the slots as anyone may fetch them.

import { parseCodename } from '../../server/web/src/crypto/codename.ts';
import { matchReplies, parseDrawerPage, type DrawerSlot } from '../../server/web/src/crypto/drawer.ts';
import { decodeHex } from '../../server/web/src/crypto/hex.ts';
import { deriveRoot, forwardKey, tags, threadKey, type Root } from '../../server/web/src/crypto/keys.ts';
import type { Bytes } from '../../server/web/src/crypto/notation.ts';
import type { Desk } from './agency.ts';

/** The numbers of the answers under the two keys of a body: the one that who passed the message on has too, and the source's own. */
export interface Under {
  readonly passedOn: readonly number[];
  readonly own: readonly number[];
}

/** A codename, as the three parties of a message that was passed on know its keys. */
export class Threads {
  readonly #root: Root;

  private constructor(root: Root) {
    this.#root = root;
  }

  static async of(desk: Pick<Desk, 'server'>, words: readonly string[]): Promise<Threads> {
    const script = await (await fetch(`${desk.server.address}/drop.js`)).text();
    const dropId = decodeHex(/"drop_id": "([0-9a-f]{32})"/.exec(script)?.[1] ?? '', 16);
    const typed = await parseCodename(words.join(' '));
    if (dropId === undefined || !('indices' in typed)) throw new Error(`no codename of this drop: ${words.join(' ')}`);
    return new Threads(await deriveRoot(typed.indices, dropId));
  }

  /** The answers of `to` on show now, to which `from` has passed the message on. */
  async answers(desk: Pick<Desk, 'server'>, from: string, to: string): Promise<Under> {
    const [first, second] = [fingerprint(from), fingerprint(to)];
    const slots = await shown(desk);
    const numbers = async (key: Bytes) => matchReplies(slots, await tags(key)).map(({ n }) => n);
    return {
      passedOn: await numbers(await forwardKey(await threadKey(this.#root, first), second)),
      own: await numbers(await threadKey(this.#root, second)),
    };
  }
}

/** Every slot of the one drawer there is at bits 0. */
async function shown(desk: Pick<Desk, 'server'>): Promise<DrawerSlot[]> {
  const slots: DrawerSlot[] = [];
  for (let page = 0, pages = 1; page < pages; page += 1) {
    const parsed = parseDrawerPage(new Uint8Array(await (await fetch(`${desk.server.address}/api/drawer/0-0?page=${page}`)).arrayBuffer()));
    pages = parsed.pages;
    slots.push(...parsed.slots);
  }
  return slots;
}

function fingerprint(agency: string): Bytes {
  const decoded = decodeHex(agency, 32);
  if (decoded === undefined) throw new Error(`no fingerprint: ${agency}`);
  return decoded;
}
