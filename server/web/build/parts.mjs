// Cuts the page in two: page.js, which a first visit loads, and more.js, which is loaded when somebody goes on from there.

import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { strings } from './strings.mjs';

const PAGE = 'src/page/main.ts';
const MORE = 'src/page/more.ts';
const LATER = 'src/page/later.ts';
/** What the generated entries of both parts are called. */
const ENTRY = 'entry';
/** more.js begins by handing its sentences over. */
const BEGINNING = `import { LOCALES } from 'sybyr:locales';
import { extend } from './${LATER}';
export * from './${MORE}';
extend(LOCALES);
`;

/**
 * A module belongs to page.js when main.ts reaches it without the dynamic import of more.ts. What more.js needs of those
 * modules it imports from page.js, which exports exactly that: nothing is loaded twice, and there is one App.
 */
export async function buildPage(options) {
  const here = options.absWorkingDir;
  const first = await modulesOf(options, PAGE, [elsewhere(here, new Set([MORE]), './more.js')]);
  const later = (await modulesOf(options, MORE)).filter((module) => !first.includes(module));
  const shared = new Set(first);
  const needed = neededOf(here, later, shared);
  const part = (name, contents, plugins) => build({ ...options, format: 'esm', outfile: `dist/${name}`, stdin: { contents, resolveDir: here, sourcefile: ENTRY }, plugins: [...plugins, ...options.plugins] });
  await part('page.js', [`import './${PAGE}';`, ...exportsOf(needed), ''].join('\n'), [elsewhere(here, new Set([MORE]), './more.js'), strings(here, first)]);
  await part('more.js', BEGINNING, [elsewhere(here, shared, './page.js'), languagesElsewhere, strings(here, later, first)]);
}

/** Our own modules that an entry reaches, languages left out. */
export async function modulesOf(options, entryPoint, plugins = []) {
  const { metafile } = await build({ ...options, format: 'esm', entryPoints: [entryPoint], metafile: true, outdir: 'dist', plugins: [...plugins, ...options.plugins], write: false });
  return Object.keys(metafile.inputs)
    .filter((module) => module.startsWith('src/') && !module.startsWith('src/locales/'))
    .sort();
}

/** Leaves imports of these modules as imports of another file of dist. */
function elsewhere(here, modules, file) {
  return {
    name: `modules of ${file}`,
    setup(builder) {
      builder.onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => (modules.has(relative(here, resolve(resolveDir, path))) ? { path: file, external: true } : undefined));
    },
  };
}

/** Everybody asks page.js for the list of languages, which is extended there; only the entry of more.js sees what it adds. */
const languagesElsewhere = {
  name: 'languages of page.js',
  setup(builder) {
    builder.onResolve({ filter: /^sybyr:locales$/ }, ({ importer }) => (importer.endsWith(ENTRY) ? undefined : { path: './page.js', external: true }));
  },
};

/** For each module of page.js, the names that the modules of more.js import from it. */
function neededOf(here, later, shared) {
  const needed = new Map([
    [LATER, new Set(['extend'])],
    ['sybyr:locales', new Set(['LOCALES'])],
  ]);
  const origins = new Map();
  for (const module of later) {
    const source = readFileSync(join(here, module), 'utf8');
    for (const [, names, path] of source.matchAll(/^(?:import|export) \{([^}]*)\} from '(\.[^']*)';$/gmu)) {
      const from = relative(here, resolve(here, dirname(module), path));
      if (!shared.has(from)) continue;
      for (const name of names.split(',').map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('type '))) {
        const exported = name.split(' as ')[0];
        if ((origins.get(exported) ?? from) !== from) throw new Error(`${from} and ${origins.get(exported)} both export ${exported}: rename one, page.js has one name for one thing`);
        origins.set(exported, from);
        needed.set(from, (needed.get(from) ?? new Set()).add(exported));
      }
    }
  }
  return needed;
}

function exportsOf(needed) {
  const lines = [...needed].sort(([a], [b]) => (a < b ? -1 : 1));
  return lines.map(([from, names]) => `export { ${[...names].sort().join(', ')} } from '${from.startsWith('src/') ? './' : ''}${from}';`);
}
