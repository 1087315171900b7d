// Gives each script the sentences it says, and no others.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One sentence of a language, on a line of its own. */
const SENTENCE = /^ {2}(?:'([^']+)'|(\w+)): (?:'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"),(?: *\/\/.*)?$/u;

/** The files that locales.mjs finds. */
const LANGUAGE_FILE = /[\\/]src[\\/]locales[\\/][a-z]{2,3}(-[A-Z][a-z]{3})?\.ts$/;

/**
 * Keeps the sentences whose key any of `modules` names in any way, but for those that `others` name, who have them already.
 * What is not on one line stays. So a sentence can be in the wrong part only by being there although it is not needed.
 */
export function strings(here, modules, others = []) {
  const named = namedBy(here, modules);
  const elsewhere = namedBy(here, others);
  return {
    name: 'sentences that are said',
    setup(builder) {
      builder.onLoad({ filter: LANGUAGE_FILE }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const whole = /^export const sentences\b[^\n]*\{\n(.*?)^\}/msu.exec(source)?.[1];
        if (whole === undefined) throw new Error(`${path} has no sentences`);
        const kept = whole.split('\n').filter((line) => {
          const found = SENTENCE.exec(line);
          const key = found?.[1] ?? found?.[2];
          return key === undefined || (named(key) && !elsewhere(key));
        });
        return { contents: source.replace(whole, () => kept.join('\n')), loader: 'ts' };
      });
    },
  };
}

/** Which keys modules name: as a whole word, or as one that begins like a key put together in a template. */
function namedBy(here, modules) {
  const words = new Set();
  const beginnings = new Set();
  for (const module of modules) {
    const source = readFileSync(join(here, module), 'utf8');
    for (const [word] of source.matchAll(/[A-Za-z][\w-]*/gu)) words.add(word);
    for (const [, beginning] of source.matchAll(/`([a-z_]+_)\$\{/gu)) beginnings.add(beginning);
  }
  return (key) => words.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
}
