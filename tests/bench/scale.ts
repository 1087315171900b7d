// The officer's casebook with a thousand, ten thousand and a hundred thousand cases.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from '../support/place.ts';
import { succeed } from '../support/program.ts';
import { bytes, time, type Figure } from './figures.ts';
import { EXAMPLES } from './programs.ts';

const PART = 'scale';
const SIZES = [1000, 10_000, 100_000];

/** What examples/scale.rs prints: seconds and bytes. */
type Measured = Readonly<Record<string, number>>;

/** Each action with the time it may take, and without one what is only told. */
const ACTIONS: readonly (readonly [string, string, number?])[] = [
  ['open', 'start after the passphrase', 2],
  ['page', 'the fifty newest cases', 0.1],
  ['search', 'search: a word and the beginning of another', 0.1],
  ['search_letter', 'search: one letter', 0.1],
  ['show', 'what the index knows of one case', 0.1],
  ['similar', 'cases that tell the same', 0.1],
  ['reply', 'an answer made durable', 0.05],
  ['decide', 'a decision made durable', 0.05],
  ['screen', 'on the screen: from the passphrase to the inbox', 2],
  ['screen_key', 'on the screen: the slowest key that moves', 0.1],
  ['screen_search', 'on the screen: the slowest letter of a search', 0.1],
  ['screen_case', 'on the screen: into a case and back', 0.1],
  ['due', 'every clock that runs'],
  ['list', 'every case, read'],
];

export async function scale(): Promise<readonly Figure[]> {
  const folder = freshFolder('bench', PART);
  const figures: Figure[] = [];
  for (const cases of SIZES) {
    const casebook = join(folder, String(cases));
    const measured = JSON.parse((await succeed(join(EXAMPLES, 'scale'), [casebook, String(cases)])).stdout.toString()) as Measured;
    rmSync(casebook, { recursive: true });
    const of = (name: string): number => {
      const value = measured[name];
      if (value === undefined) throw new Error(`the program does not say ${name}`);
      return value;
    };
    const all = cases.toLocaleString('en');
    for (const [name, what, most] of ACTIONS) {
      const taken = of(name);
      figures.push({ part: PART, what: `${all} cases: ${what}`, ours: time(taken), limit: '', ...(most === undefined ? { goal: '' } : { goal: `< ${time(most)}`, met: taken < most }) });
    }
    figures.push({ part: PART, what: `${all} cases: most memory, while it was filled too`, ours: bytes(of('memory')), limit: '', goal: '' });
    figures.push({ part: PART, what: `${all} cases: files of two generations`, ours: bytes(of('file')), limit: '', goal: '' });
  }
  return figures;
}
