// How many short tips a second the drop makes durable, beside SQLite writing the same rows; and what each costs the processor, beside a route that forgets it.

import { join } from 'node:path';
import { cards, makeDrop, onCopy } from './drop.ts';
import { median, ratio, time, type Figure, type Pair } from './figures.ts';
import { Listening, load, makeTips, send, type Took } from './programs.ts';

const PART = 'tips';
const COUNT = 1500;
const CONNECTIONS = 32;
const ROUNDS = 5;

/** A tip in one request, and as our page sends it: creation, then the bytes. */
const SHAPES = [
  ['one', 'one request'],
  ['two', 'two requests, as the page sends it'],
] as const;

interface Side {
  readonly rate: number[];
  readonly processor: number[];
}

const side = (): Side => ({ rate: [], processor: [] });

export async function tips(): Promise<readonly Figure[]> {
  const desk = await makeDrop(PART);
  const file = await makeTips(cards(desk), 500, join(desk.folder, 'tips'));
  const discarding = await Listening.discard();
  const sides = SHAPES.map(([requests, name]) => ({ requests, name, ours: side(), discard: side() }));
  const [grouped, single]: [number[], number[]] = [[], []];
  const rows = (group: number) => load('rows', join(desk.folder, 'rows.db'), file, String(COUNT), String(group));
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { requests, ours, discard } of sides) {
        const keys = { agency: desk.agency, tips: file, connections: CONNECTIONS, count: COUNT, requests, tags: 'fresh' };
        await onCopy(desk, (drop) => run(drop, ours, () => send({ ...keys, address: drop.address })));
        await run(discarding, discard, () => send({ ...keys, address: discarding.address }));
      }
      grouped.push(rate(await rows(CONNECTIONS)));
      single.push(rate(await rows(1)));
    }
  } finally {
    await discarding.stop();
  }
  return sides.flatMap(({ name, ours, discard }) => [
    faster(`short tips a second, ${name}, beside SQLite with ${CONNECTIONS} tips a commit`, { ours: ours.rate, limit: grouped }, 0.5),
    faster(`the same beside SQLite with one tip a commit`, { ours: ours.rate, limit: single }),
    cheaper(`processor time a tip, ${name}, beside throwing it away`, { ours: ours.processor, limit: discard.processor }),
  ]);
}

async function run(program: Listening, { rate: rates, processor }: Side, work: () => Promise<Took>): Promise<void> {
  const before = program.processorTime();
  const took = await work();
  processor.push((program.processorTime() - before) / took.tips);
  rates.push(rate(took));
}

function rate({ seconds, tips: count }: Took): number {
  return count / seconds;
}

function faster(what: string, pair: Pair, least?: number): Figure {
  const share = ratio(pair);
  const shown = (samples: readonly number[]) => `${Math.round(median(samples))} /s`;
  const goal = least === undefined ? {} : { met: share >= least };
  return { part: PART, what, ours: shown(pair.ours), limit: shown(pair.limit), ratio: share, goal: least === undefined ? '' : `≥ ${least.toFixed(2)}`, ...goal };
}

function cheaper(what: string, pair: Pair): Figure {
  return { part: PART, what, ours: time(median(pair.ours)), limit: time(median(pair.limit)), ratio: ratio(pair), goal: '' };
}
