// Looks into the drop as anyone may: how many slots lie on show.

import type { Desk } from './agency.ts';
import { until } from './until.ts';

/** Slots of all drawers of these bits; at bits 0 there is one drawer. */
export async function slots(desk: Pick<Desk, 'server'>, bits = 0): Promise<number> {
  let count = 0;
  for (let drawer = 0; drawer < 2 ** bits; drawer += 1) {
    for (let page = 0, pages = 1; page < pages; page += 1) {
      const answer = Buffer.from(await (await fetch(`${desk.server.address}/api/drawer/${bits}-${drawer}?page=${page}`)).arrayBuffer());
      pages = answer.readUInt32BE(0);
      count += answer.readUInt32BE(4);
    }
  }
  return count;
}

/** Waits until slots of an outbox are on show; with `more` until there are more than those. */
export function shownSlots(desk: Pick<Desk, 'server'>, more = 0): Promise<number> {
  return until('the slots of the outbox are on show', async () => {
    const now = await slots(desk);
    return now > more && now;
  });
}
