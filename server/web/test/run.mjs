// Bundles every test/*.test.ts for Node and runs them with `node --test`; arguments name the tests to run, none means all.

import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { locales } from '../locales.mjs';
import { shed } from '../build/shed.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const web = dirname(here);
// Inside node_modules, so that the packages left external are found and nothing needs to be ignored by git.
const out = join(web, 'node_modules', '.sybyr-tests');

const asked = process.argv.slice(2);
const names = readdirSync(here)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -'.test.ts'.length))
  .filter((name) => asked.length === 0 || asked.includes(name))
  .sort();
if (names.length === 0) {
  console.error(`no test is named ${asked.join(', ')}; the tests are the files test/*.test.ts`);
  process.exit(2);
}

/** What a test itself imports is the library as it stands; what the client imports is as shipped, without what build/shed.mjs leaves out. */
const whole = {
  name: 'whole libraries for tests',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ importer, path }) => (dirname(importer) === here ? { path, external: true } : undefined));
  },
};

rmSync(out, { recursive: true, force: true });
await build({
  absWorkingDir: web,
  bundle: true,
  charset: 'utf8',
  entryPoints: names.map((name) => `test/${name}.test.ts`),
  format: 'esm',
  loader: { '.txt': 'text' },
  logLevel: 'warning',
  outExtension: { '.js': '.mjs' },
  outdir: out,
  platform: 'node',
  plugins: [locales(join(web, 'src', 'locales')), whole, shed],
  sourcemap: 'inline',
  target: 'node18',
});

const run = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--import',
    new URL('setup.mjs', import.meta.url).href,
    '--test',
    ...names.map((name) => join(out, `${name}.test.mjs`)),
  ],
  { stdio: 'inherit', env: { ...process.env, SYBYR_WEB: web, SYBYR_VECTORS: join(web, '..', '..', 'tests', 'vectors') } },
);
process.exit(run.status ?? 1);
