// Finds the languages of the page: every file of src/locales that is named by a language code, so that adding one is adding a file.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** These come first on the page; others follow by their code. */
const FIRST = ['kk', 'ru', 'en'];
const LANGUAGE_FILE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?\.ts$/;

/** The codes of the languages in a folder, in the order in which the page offers them. */
export function languagesIn(folder) {
  const codes = readdirSync(folder)
    .filter((name) => LANGUAGE_FILE.test(name))
    .map((name) => name.slice(0, -'.ts'.length));
  return [...FIRST.filter((code) => codes.includes(code)), ...codes.filter((code) => !FIRST.includes(code)).sort()];
}

/**
 * Resolves `sybyr:locales` to the list of all languages with what each says on the page; `sybyr:locales/PART` adds another exported
 * list of sentences of each file, such as `courier`. What a script does not import is left out of it. Typed in src/locales/found.d.ts.
 */
export function locales(folder) {
  return {
    name: 'sybyr-locales',
    setup(build) {
      build.onResolve({ filter: /^sybyr:locales(\/[a-z]+)?$/ }, ({ path }) => ({ path, namespace: 'sybyr-locales' }));
      build.onLoad({ filter: /.*/, namespace: 'sybyr-locales' }, ({ path }) => {
        const parts = ['sentences', ...path.split('/').slice(1)];
        const codes = languagesIn(folder);
        const of = (part, at) => `${part}_${at}`;
        const imports = codes.map((code, at) => `import { ${['about', ...parts].map((part) => `${part} as ${of(part, at)}`).join(', ')} } from ${JSON.stringify(`./${code}.ts`)};`);
        const rows = codes.map((_, at) => `  { ...${of('about', at)}, ${parts.map((part) => `${part}: ${of(part, at)}`).join(', ')} },`);
        return {
          contents: `${imports.join('\n')}\nexport const LOCALES = [\n${rows.join('\n')}\n];\n`,
          loader: 'ts',
          resolveDir: folder,
          watchDirs: [folder],
          watchFiles: codes.map((code) => join(folder, `${code}.ts`)),
        };
      });
    },
  };
}
