// Gives each part of the page the sentences it says: those that page.js names in page.js, all others with more.js.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One sentence of a language, on a line of its own. */
const SENTENCE = /^ {2}(?:'([^']+)'|(\w+)): (?:'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"),(?: *\/\/.*)?$/u;

/** The files that locales.mjs finds. */
const LANGUAGE_FILE = /[\\/]src[\\/]locales[\\/][a-z]{2,3}(-[A-Z][a-z]{3})?\.ts$/;

/**
 * `first` are the modules of page.js. A key that any of them names in any way stays there; what is not on one line is in
 * both. So a sentence can be in the wrong part only by being there although it is not needed.
 */
export function strings(here, first, part) {
  const named = new Set();
  for (const module of first.filter((one) => one.startsWith('src/') && !isLocale(one))) {
    for (const [word] of readFileSync(join(here, module), 'utf8').matchAll(/[A-Za-z][\w-]*/gu)) named.add(word);
  }
  return {
    name: `sentences said ${part}`,
    setup(builder) {
      builder.onLoad({ filter: LANGUAGE_FILE }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const whole = /^export const sentences\b[^\n]*\{\n(.*?)^\}/msu.exec(source)?.[1];
        if (whole === undefined) throw new Error(`${path} has no sentences`);
        const kept = whole.split('\n').filter((line) => {
          const found = SENTENCE.exec(line);
          return found === null || named.has(found[1] ?? found[2]) === (part === 'first');
        });
        return { contents: source.replace(whole, () => kept.join('\n')), loader: 'ts' };
      });
    },
  };
}

function isLocale(module) {
  return module.startsWith('src/locales/');
}
