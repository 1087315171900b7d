// Sealing and opening in Rust, beside the crate age alone with the same recipient: crypto/examples/bench.rs takes the time.

import { join } from 'node:path';
import { succeed } from '../support/program.ts';
import { beside, type Figure, type Pair } from './figures.ts';
import { EXAMPLES } from './programs.ts';

/** Bytes and rounds. */
const SIZES = [
  [4 << 10, 31],
  [1 << 20, 31],
  [64 << 20, 7],
] as const;

export async function seal(): Promise<readonly Figure[]> {
  const said = await succeed(join(EXAMPLES, 'bench'), ['seal', ...SIZES.flat().map(String)]);
  const lines = said.stdout.toString().trim().split('\n');
  return lines.map((line) => {
    const { name, ...pair } = JSON.parse(line) as Pair & { readonly name: string };
    return beside('seal', name, pair, name.includes('X25519') ? undefined : 1.1);
  });
}
