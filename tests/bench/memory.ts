// The most memory the drop ever has: many large tips at once, one of the largest class from its first byte to the courier's last.

import { join } from 'node:path';
import type { Desk } from '../support/agency.ts';
import { succeed } from '../support/program.ts';
import { cards, inTheLog, makeDrop, onCopy } from './drop.ts';
import { bytes, type Figure } from './figures.ts';
import { makeTips, send, type Listening } from './programs.ts';

const PART = 'memory';
const MIB = 1 << 20;
const MOST = 150 * MIB;
/** Size classes: 96 MiB is the one for 100 MB. */
const LARGE = 96 * MIB;
const LARGEST = 512 * MIB;
const MANY = 200;

export async function memory(): Promise<readonly Figure[]> {
  const desk = await makeDrop(PART, 'after-1s');
  const tips = await makeTips(cards(desk), 1, join(desk.folder, 'tips'));
  const common = { agency: desk.agency, tips, requests: 'two', tags: 'fresh' };
  const many = await onCopy(desk, async (drop) => {
    const idle = drop.peakMemory();
    await send({ ...common, address: drop.address, connections: MANY, count: MANY, length: LARGE, sent: 2 * MIB });
    return { idle, peak: drop.peakMemory() };
  });
  const one = await onCopy(desk, async (drop) => {
    await send({ ...common, address: drop.address, connections: 1, count: 1, length: LARGEST, sent: LARGEST });
    const sent = drop.peakMemory();
    await inTheLog(drop, desk.agency, 1);
    const closed = drop.peakMemory();
    await fetchBundle(desk, drop);
    return { sent, closed, fetched: drop.peakMemory() };
  });
  return [
    row(`${MANY} uploads declared ${bytes(LARGE)}, 2 MiB sent each, all at once; idle as the limit`, many.peak, bytes(many.idle)),
    row(`one tip of ${bytes(LARGEST)} received whole`, one.sent),
    row('its batch closed', one.closed),
    row('its bundle sealed and fetched', one.fetched),
  ];
}

function row(what: string, peak: number, limit = ''): Figure {
  return { part: PART, what, ours: bytes(peak), limit, goal: '< 150 MiB', met: peak < MOST };
}

async function fetchBundle(desk: Desk, drop: Listening): Promise<void> {
  const options = ['--silent', '--show-error', '--fail', '--noproxy', '*', '--output', '/dev/null'];
  await succeed('curl', [...options, '--header', `Authorization: Bearer ${desk.token}`, `http://${drop.address}/api/courier/bundle`]);
}
