// The officer's import of a large bundle, beside opening the same tips with the crate age and writing the same files.

import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { exportedIdentities } from '../support/blob.ts';
import { OFFICER } from '../support/place.ts';
import { succeed } from '../support/program.ts';
import { cards, inTheLog, makeDrop, onCopy } from './drop.ts';
import { median, time, type Figure } from './figures.ts';
import { EXAMPLES, makeTips, send, type Took } from './programs.ts';

const PART = 'import';
const COUNT = 2000;
const ROUNDS = 5;
const LEAST = 0.8;

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
  const plain = async (threads: number): Promise<number> => {
    const out = join(desk.folder, 'plain');
    rmSync(out, { recursive: true, force: true });
    const said = await succeed(join(EXAMPLES, 'open_plainly'), [identities, tips, out, String(threads)]);
    return (JSON.parse(said.stdout.toString()) as Took).seconds;
  };
  const threads = Math.min(2, availableParallelism());
  const [ours, processor, one, all]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const casebook = join(desk.folder, 'copy-of-casebook');
    rmSync(casebook, { recursive: true, force: true });
    await succeed('cp', ['-a', desk.officer.casebook, casebook]);
    const officer = [OFFICER, '--casebook', casebook, '--passphrase-file', desk.officer.passphraseFile];
    const unlocking = await timed(...officer, 'list', '--json');
    const importing = await timed(...officer, 'import', bundle);
    ours.push(importing.wall - unlocking.wall);
    processor.push(importing.processor - unlocking.processor);
    one.push(await plain(1));
    all.push(await plain(threads));
    if (readdirSync(join(casebook, 'blobs')).length !== COUNT) throw new Error('not every tip was imported');
  }
  const ratios = (limit: readonly number[], divisor: number) => median(ours.map((wall, round) => (limit[round] ?? 0) / wall / divisor));
  const busy = median(ours.map((wall, round) => (processor[round] ?? 0) / wall));
  const perThread = ratios(one, threads);
  return [
    row(`tips a second and thread, import of ${COUNT} with ${threads} threads beside one thread of the crate`, COUNT / median(ours) / threads, COUNT / median(one), perThread, LEAST),
    row(`tips a second, import beside ${threads} threads of the crate`, COUNT / median(ours), COUNT / median(all), ratios(all, 1)),
    { part: PART, what: 'processors busy during the import', ours: busy.toFixed(2), limit: String(threads), ratio: busy / threads, goal: 'both' },
    { part: PART, what: 'processor time a tip', ours: time(median(processor) / COUNT), limit: '', goal: '' },
  ];
}

function row(what: string, ours: number, limit: number, share: number, least?: number): Figure {
  const shown = (rate: number) => `${Math.round(rate)} /s`;
  const goal = least === undefined ? {} : { met: share >= least };
  return { part: PART, what, ours: shown(ours), limit: shown(limit), ratio: share, goal: least === undefined ? '' : `≥ ${least.toFixed(2)}`, ...goal };
}

/** Wall-clock and processor seconds of a program, as the shell counts them. */
async function timed(...command: readonly string[]): Promise<{ readonly wall: number; readonly processor: number }> {
  const ended = await succeed('bash', ['-c', 'TIMEFORMAT="took %R %U %S"; time "$@"', 'bash', ...command]);
  const [, wall, user, system] = /took (\S+) (\S+) (\S+)/.exec(ended.stderr.toString()) ?? [];
  return { wall: Number(wall), processor: Number(user) + Number(system) };
}
