// Finds bodies by what is typed: their names, sectors and districts in all three languages, whatever the letters were typed as.

import type { Agency, Named, Names } from '../worker/drop.ts';

/** Letters that are taken for one another: as in the folding of codenames (protocol section 2), one step further, for all languages at once. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  ['аaә', 'вb', 'гғ', 'еe', 'иiі', 'кkқ', 'мm', 'нhң', 'оoө', 'рp', 'сc', 'тt', 'уyүұ', 'хxһ', 'ьъ'].flatMap((row) => {
    const [first = '', ...others] = [...row];
    return others.map((letter) => [letter, first] as const);
  }),
);

/** A text as it is compared: without case, marks, and the difference between letters that look or sound alike. */
export function skeleton(text: string): string {
  // й and ё fall apart into и and е with a mark.
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...plain].map((letter) => ALIKE.get(letter) ?? letter).join('');
}

function wordsOf(text: string): string[] {
  return skeleton(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Of each name of drop.js, once a visit: without a JIT the taking apart would be felt at every letter typed. */
const taken = new WeakMap<Names, readonly string[]>();

function wordsOfNames(names: Names): readonly string[] {
  const words = taken.get(names) ?? [names.kk, names.ru, names.en].flatMap(wordsOf);
  taken.set(names, words);
  return words;
}

const BEGINS = 3;
const STEM = 1;

/** What a typed word has in common with a word: it begins it; a stem, «землёй» with «земельные»; nothing. */
function likeness(typed: string, word: string): number {
  if (word.startsWith(typed)) return BEGINS;
  const shorter = Math.min(typed.length, word.length);
  let same = 0;
  while (same < shorter && typed[same] === word[same]) same += 1;
  return same >= 3 && 2 * same >= shorter ? STEM : 0;
}

function nearest(typed: string, names: Names): number {
  return Math.max(0, ...wordsOfNames(names).map((word) => likeness(typed, word)));
}

export interface Found {
  readonly agency: Agency;
  /** Sectors and districts that were typed, to be shown with the name. */
  readonly because: readonly Named[];
}

/** Bodies that what was typed speaks of, best first. Words that nothing is called by, as in «who deals with land», do not count against any. */
export function findAgencies(agencies: readonly Agency[], typed: string): Found[] {
  const words = wordsOf(typed).filter((word) => word.length > 1);
  const rated = agencies.map((agency) => ({ agency, met: 0, points: 0, because: new Set<Named>() }));
  for (const word of words) {
    const likenesses = agencies.map((agency) => ({
      name: nearest(word, agency.names),
      listed: [...agency.sectors, ...agency.districts].map((named) => ({ named, like: nearest(word, named.names) })),
    }));
    const best = Math.max(...likenesses.flatMap(({ name, listed }) => [name, ...listed.map(({ like }) => like)]));
    // Where a word stands somewhere as it was typed, a mere likeness elsewhere is chance.
    const least = best === BEGINS ? BEGINS : STEM;
    likenesses.forEach(({ name, listed }, at) => {
      const rating = rated[at];
      const right = listed.filter(({ like }) => like >= least);
      if (rating === undefined || (name < least && right.length === 0)) return;
      rating.met += 1;
      // A name counts for more than a list: whoever types it means it.
      rating.points += name >= least ? 2 * name : best;
      for (const { named } of right) rating.because.add(named);
    });
  }
  const most = Math.max(1, ...rated.map(({ met }) => met));
  return rated
    .filter(({ met }) => met === most)
    .sort((a, b) => b.points - a.points)
    .map(({ agency, because }) => ({ agency, because: [...because] }));
}

/** One sector or district under the name it has in the reader's language, with the bodies that have it. */
export interface Group {
  readonly label: string;
  readonly members: readonly { readonly agency: Agency; readonly id: string }[];
}

/** The sectors, or the districts, of all bodies together: what bears one name is one, whatever each body calls it inside. */
export function groupsOf(agencies: readonly Agency[], list: 'sectors' | 'districts', name: (names: Names) => string): Group[] {
  const groups = new Map<string, { label: string; members: { agency: Agency; id: string }[] }>();
  for (const agency of agencies) {
    for (const { id, names } of agency[list]) {
      const label = name(names);
      const group = groups.get(skeleton(label)) ?? { label, members: [] };
      group.members.push({ agency, id });
      groups.set(skeleton(label), group);
    }
  }
  return [...groups.values()];
}
