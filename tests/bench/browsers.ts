// Sealing in the browsers beside typage alone, how long the page stands still meanwhile, and the way from a codename to its keys.

import { ENGINES, inEngine, type Ask, type Engine } from './engines.ts';
import { beside, median, ratio, time, type Figure } from './figures.ts';

const PART = 'browsers';
const KIB = 1024;
const ROUNDS = 5;
/** Tips in a row that make up one sample, so that the clock's steps do not show. */
const TIMES = { jit: 20, bare: 3 };
const LONGEST_PAUSE = 0.05;

export async function browsers(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const engine of ENGINES) figures.push(...(await inEngine(PART, engine, (ask) => measure(engine, ask))));
  return figures;
}

async function measure(engine: Engine, ask: Ask): Promise<Figure[]> {
  const short = await sealing(engine, ask, 64 * KIB, engine.jit ? TIMES.jit : TIMES.bare);
  const long = await sealing(engine, ask, 16 * KIB * KIB, 1);
  const [ours, limit]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push((await ask('keys', {})).seconds);
    limit.push((await ask('pbkdf2', {})).seconds);
  }
  const keys = beside(PART, `codename to keys, beside PBKDF2 alone, ${engine.name}`, { ours, limit });
  return [...short, ...long, engine.jit ? keys : { ...keys, goal: '< 2 s', met: median(ours) < 2 }];
}

async function sealing(engine: Engine, ask: Ask, size: number, times: number): Promise<Figure[]> {
  const name = size < KIB * KIB ? `${size / KIB} KiB` : `${size / KIB / KIB} MiB`;
  const [plan, ours, limit, pauses, others]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  await ask('prepare', { size });
  if (engine.jit) for (const work of ['plan', 'seal', 'typage'] as const) await ask(work, { times });
  for (let round = 0; round < ROUNDS; round += 1) {
    const sealed = await ask('seal', { times });
    const bare = await ask('typage', { times });
    ours.push(sealed.seconds / times);
    limit.push(bare.seconds / times);
    pauses.push(sealed.pause);
    others.push(bare.pause);
    plan.push((await ask('plan', { times })).seconds / times);
  }
  const whole = { ours: ours.map((one, round) => one + (plan[round] ?? 0)), limit };
  const shown = (longest: readonly number[]) => `${time(median(longest))}, worst turn ${time(Math.max(...longest))}`;
  return [
    beside(PART, `seal ${name}, beside typage, ${engine.name}`, { ours, limit }, 1.15),
    { part: PART, what: `the same with laying out, ${engine.name}`, ours: time(median(whole.ours)), limit: time(median(limit)), ratio: ratio(whole), goal: '' },
    { part: PART, what: `longest pause of the page meanwhile, ${engine.name}`, ours: shown(pauses), limit: shown(others), goal: '< 50 ms', met: Math.max(...pauses) < LONGEST_PAUSE },
  ];
}
