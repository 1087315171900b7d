// The officer's import of a large bundle, beside opening the same tips with the crate age and writing the same files.

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../support/agency.ts';
import { exportedIdentities } from '../support/blob.ts';
import { OFFICER } from '../support/place.ts';
import { succeed } from '../support/program.ts';
import { cards, inTheLog, makeDrop, onCopy } from './drop.ts';
import { median, time, type Figure } from './figures.ts';
import { EXAMPLES, makeTips, send, type Took } from './programs.ts';

const PART = 'import';
const COUNT = 2000;
const ROUNDS = 5;
const ROUND = 'rounds';
const LEAST = 0.8;
const THREADS = Math.min(2, availableParallelism());

/** Seconds, and what the program printed. */
interface Run {
  readonly wall: number;
  readonly processor: number;
  readonly said: string;
}

export async function imports(): Promise<readonly Figure[]> {
  const desk = await makeDrop(PART, 'after-1s');
  const tips = await makeTips(cards(desk), COUNT, join(desk.folder, 'tips'));
  const bundle = await onCopy(desk, async (drop) => {
    await send({ address: drop.address, agency: desk.agency, tips, connections: 32, count: COUNT, requests: 'one', tags: 'own' });
    await inTheLog(drop, desk.agency, COUNT);
    return desk.courier.fetch(`http://${drop.address}`, 'bundle');
  });
  await exportedIdentities(desk);
  const identities = join(desk.folder, 'identity.txt');
  const plain = async (threads: number, files: 'durable' | 'cached'): Promise<Run> => {
    const out = fresh(desk, 'plain');
    const run = await timed(join(EXAMPLES, 'open_plainly'), identities, tips, out, String(threads), files);
    // Its own clock leaves out the reading of its input.
    return { ...run, wall: (JSON.parse(run.said) as Took).seconds };
  };
  const ours: Run[] = [];
  const [one, all, cached]: [Run[], Run[], Run[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await importOnce(desk, bundle));
    one.push(await plain(1, 'durable'));
    all.push(await plain(THREADS, 'durable'));
    cached.push(await plain(1, 'cached'));
  }
  rmSync(join(desk.folder, ROUND), { recursive: true });
  const rate = (runs: readonly Run[]) => COUNT / median(runs.map(({ wall }) => wall));
  const share = (limit: readonly Run[], threads: number) => median(ours.map(({ wall }, round) => (limit[round]?.wall ?? 0) / wall / threads));
  const busy = (runs: readonly Run[]) => median(runs.map(({ wall, processor }) => processor / wall));
  const processor = (runs: readonly Run[]) => median(runs.map((run) => run.processor)) / COUNT;
  return [
    row(`tips a second and thread, import of ${COUNT} with ${THREADS} threads, beside one thread of the crate`, rate(ours) / THREADS, rate(one), share(one, THREADS), LEAST),
    row(`tips a second, beside ${THREADS} threads of the crate`, rate(ours), rate(all), share(all, 1)),
    row('tips a second and thread, beside one thread of the crate that syncs nothing', rate(ours) / THREADS, rate(cached), share(cached, THREADS)),
    { part: PART, what: `processors busy, beside ${THREADS} threads of the crate`, ours: busy(ours).toFixed(2), limit: busy(all).toFixed(2), ratio: busy(ours) / busy(all), goal: '' },
    { part: PART, what: 'processor time a tip, beside one thread of the crate', ours: time(processor(ours)), limit: time(processor(one)), ratio: processor(ours) / processor(one), goal: '' },
  ];
}

/**
 * A path of its own for each run. Nothing is removed between two runs: ext4 looks at every file removed in the last minutes before it
 * gives a new one its place, and two thousand of them cost more than opening as many tips.
 */
function fresh(desk: Desk, name: string): string {
  const rounds = join(desk.folder, ROUND);
  mkdirSync(rounds, { recursive: true });
  return join(rounds, `${name}-${readdirSync(rounds).length}`);
}

/** One import into a copy of the empty casebook, less what unlocking it takes. */
async function importOnce(desk: Desk, bundle: string): Promise<Run> {
  const casebook = fresh(desk, 'casebook');
  await succeed('cp', ['-a', desk.officer.casebook, casebook]);
  const officer = [OFFICER, '--casebook', casebook, '--passphrase-file', desk.officer.passphraseFile];
  const unlocking = await timed(...officer, 'list', '--json');
  const importing = await timed(...officer, 'import', bundle);
  if (readdirSync(join(casebook, 'blobs')).length !== COUNT) throw new Error('not every tip was imported');
  return { ...importing, wall: importing.wall - unlocking.wall, processor: importing.processor - unlocking.processor };
}

function row(what: string, ours: number, limit: number, share: number, least?: number): Figure {
  const shown = (rate: number) => `${Math.round(rate)} /s`;
  const goal = least === undefined ? {} : { met: share >= least };
  return { part: PART, what, ours: shown(ours), limit: shown(limit), ratio: share, goal: least === undefined ? '' : `≥ ${least.toFixed(2)}`, ...goal };
}

/** Wall-clock and processor seconds of a program, as the shell counts them. */
async function timed(...command: readonly string[]): Promise<Run> {
  // What the run before left to be written is not this one's work.
  await succeed('sync', []);
  const ended = await succeed('bash', ['-c', 'TIMEFORMAT="took %R %U %S"; time "$@"', 'bash', ...command]);
  const [, wall, user, system] = /took (\S+) (\S+) (\S+)/.exec(ended.stderr.toString()) ?? [];
  return { wall: Number(wall), processor: Number(user) + Number(system), said: ended.stdout.toString() };
}
