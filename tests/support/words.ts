// The word lists and the codename's check (protocol section 2), written once more so that a story can make wrong codenames on purpose.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './place.ts';
import type { Language } from './source.ts';

export function wordList(language: Language): readonly string[] {
  return readFileSync(join(ROOT, 'crypto', 'src', 'words', `${language}.txt`), 'utf8').trim().split('\n');
}

/** Whether nine words of a list pass the check that catches 255 of 256 slips. */
export function passesCheck(language: Language, words: readonly string[]): boolean {
  const list = wordList(language);
  const number = words.reduce((sum, word) => (sum << 11n) | BigInt(list.indexOf(word)), 0n) << 5n;
  const idx13 = Buffer.from(number.toString(16).padStart(26, '0'), 'hex');
  const label = Buffer.from('sybyr/v1/check');
  return createHash('sha256').update(Buffer.from([label.length])).update(label).update(idx13).digest()[0] === 0;
}

/** The same codename with another word of the list at a position (from 1), such that the check fails. */
export function slipped(language: Language, words: readonly string[], position: number): string[] {
  for (const other of wordList(language)) {
    const wrong = words.map((word, at) => (at === position - 1 ? other : word));
    if (other !== words[position - 1] && !passesCheck(language, wrong)) return wrong;
  }
  throw new Error('no word of the list fails the check');
}
