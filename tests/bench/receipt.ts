// What a source's browser does to find its tips in the public log, beside the hashing alone.

import { ENGINES, inEngine, type Ask, type Engine } from './engines.ts';
import { beside, median, type Figure } from './figures.ts';

const PART = 'receipt';
/** Tips in the log, and rounds. */
const LOGS = [
  [2_000, 5],
  [20_000, 3],
  [200_000, 1],
] as const;

export async function receipts(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const engine of ENGINES) figures.push(...(await inEngine(PART, engine, (ask) => measure(engine, ask))));
  return figures;
}

async function measure(engine: Engine, ask: Ask): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [tips, rounds] of LOGS) {
    const [ours, limit]: [number[], number[]] = [[], []];
    await ask('log', { tips });
    for (let round = 0; round < rounds; round += 1) {
      ours.push((await ask('receipt', {})).seconds);
      limit.push((await ask('digests', {})).seconds);
    }
    const figure = beside(PART, `receipts in a log of ${tips.toLocaleString('en')} tips, beside its hashes alone, ${engine.name}`, { ours, limit });
    figures.push(tips === LOGS[0][0] && !engine.jit ? { ...figure, goal: '< 1 s', met: median(ours) < 1 } : figure);
  }
  return figures;
}
