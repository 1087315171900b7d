// A drop with one agency, made once and copied for each measurement, so that each begins with the same empty store.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk, type Desk } from '../support/agency.ts';
import { succeed } from '../support/program.ts';
import { command } from '../support/server.ts';
import { until } from '../support/until.ts';
import { Listening } from './programs.ts';

/** The desk of a stopped drop. `batch` says when batches close. */
export async function makeDrop(part: string, batch = farHour()): Promise<Desk> {
  const desk = await openDesk(part, 'desk');
  await desk.server.stop();
  await command('set', '--dir', desk.dir, `batch_hours=${batch}`);
  return desk;
}

/** An hour that does not come while this runs. */
function farHour(): string {
  return String((new Date().getUTCHours() + 12) % 24);
}

/** Serves a copy of the drop, and removes it afterwards. */
export async function onCopy<T>(desk: Desk, work: (drop: Listening) => Promise<T>): Promise<T> {
  const copy = join(desk.folder, 'copy');
  rmSync(copy, { recursive: true, force: true });
  await succeed('cp', ['-a', desk.dir, copy]);
  const drop = await Listening.drop(copy);
  try {
    return await work(drop);
  } finally {
    await drop.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Waits until so many tips are in the log. */
export async function inTheLog(drop: Listening, agency: string, tips: number): Promise<void> {
  const log = `http://${drop.address}/api/log/${agency}`;
  await until(`${tips} tips in the log`, async () => {
    const { shards } = (await (await fetch(log)).json()) as { readonly shards: readonly string[] };
    const lengths = await Promise.all(shards.map(async (shard) => (await (await fetch(`${log}/${shard}/entries`)).arrayBuffer()).byteLength));
    return lengths.reduce((sum, length) => sum + length, 0) >= 64 * tips;
  });
}

/** The agency's card file. */
export function cards(desk: Desk): string {
  return join(desk.stick, 'casebook.card');
}
