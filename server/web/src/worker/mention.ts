// Whether something that is about to be sealed holds the codename: who reads the tip could then read the answers, and write as its source.

import { codenameWords, type Indices } from '../crypto/codename.ts';
import { LISTS, prefixOf, wordsOf } from '../crypto/folding.ts';
import type { Outgoing } from './calls.ts';
import { CallError } from './net.ts';

/** So many words of it in a row are not chance: four words of 2048 are 44 bits. */
const IN_A_ROW = 4;
/** Other words that may stand between two of them: "the first is …, then …". */
const BETWEEN = 2;
/** Longer than four letters of any script take in UTF-16; what follows in a word is not compared. */
const LONGEST_BEGINNING = 8;

/** Whether four or more words of a codename follow each other in a text, in any of the three languages, also mixed. */
export function mentions(text: string, indices: Indices): boolean {
  const latin = new Map<string, number[]>();
  const cyrillic = new Map<string, number[]>();
  for (const list of LISTS) {
    const known = list === 'en' ? latin : cyrillic;
    codenameWords(indices, list).forEach((word, position) => {
      const beginning = prefixOf(word, list);
      known.set(beginning, [...(known.get(beginning) ?? []), position]);
    });
  }
  // For each of the last words of the text: how many words of the codename in a row end there, by the last one's position.
  let recent: readonly (readonly number[])[] = [];
  for (const word of wordsOf(text)) {
    const beginning = word.slice(0, LONGEST_BEGINNING);
    // The Russian and the Kazakh list fold alike.
    const positions = [...(latin.get(prefixOf(beginning, 'en')) ?? []), ...(cyrillic.get(prefixOf(beginning, 'ru')) ?? [])];
    const rows: number[] = [];
    for (const position of positions) {
      const row = 1 + Math.max(0, ...recent.map((before) => before[position - 1] ?? 0));
      if (row >= IN_A_ROW) return true;
      rows[position] = row;
    }
    recent = [...recent, rows].slice(-1 - BETWEEN);
  }
  return false;
}

/** A file that is read for words: text, and no longer than a message can be. */
const LONGEST_TEXT = 1024 * 1024;

/** Refuses what holds a codename of this visit, saying only where. There is no way round it. */
export async function refuseMention(codenames: readonly Indices[], told: object & { readonly message: string }, files: readonly Outgoing[]): Promise<void> {
  const found = (text: string) => codenames.some((indices) => mentions(text, indices));
  const { message, ...rest } = told;
  if (found(message)) throw new CallError('codename-in-text');
  if (textsIn(rest).some(found)) throw new CallError('codename-in-answer');
  for (const file of files) {
    if (found(file.name) || (await readings(file)).some(found)) throw new CallError('codename-in-file');
  }
}

/** Every text inside a value, whatever fields it has. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What a small text file may say: in UTF-8, or as older systems write Cyrillic. */
async function readings({ blob, name, type }: Outgoing): Promise<string[]> {
  const isText = type.startsWith('text/') || /\.(txt|text|md|csv|log)$/iu.test(name);
  if (!isText || blob.size > LONGEST_TEXT) return [];
  // A file that cannot be read any more is told of where it is sealed.
  const bytes = await blob.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return [];
  try {
    return [new TextDecoder('utf-8', { fatal: true }).decode(bytes)];
  } catch {
    return ['windows-1251', 'utf-16le', 'utf-16be'].map((label) => new TextDecoder(label).decode(bytes));
  }
}
