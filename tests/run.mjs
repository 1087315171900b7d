// Bundles the stories for Node and runs them with `node --test`; arguments name the stories to run, none means all.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { neverLookedAt } from './support/screens.mjs';

/** How many stories are told at once: a browser, a server and a program wait for each other most of the time, and one processor is enough for them. */
const AT_ONCE = Math.min(4, availableParallelism());

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
// Inside node_modules, so that the packages left external are found and nothing needs to be ignored by git.
const bundled = join(here, 'node_modules', '.sybyr-stories');
const binaries = process.env.SYBYR_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug');

for (const name of ['sybyr-server', 'sybyr-officer']) {
  if (existsSync(join(binaries, name))) continue;
  console.error(`there is no ${name} in ${binaries}; run \`cargo build -p sybyr-server -p sybyr-officer\``);
  process.exit(2);
}

const asked = process.argv.slice(2);
const stories = readdirSync(here)
  .filter((name) => name.endsWith('.story.ts'))
  .map((name) => name.slice(0, -'.story.ts'.length))
  .filter((name) => asked.length === 0 || asked.includes(name))
  .sort();
if (stories.length === 0) {
  console.error(`no story is named ${asked.join(', ')}; the stories are the files tests/*.story.ts`);
  process.exit(2);
}

const lookedAt = join(here, 'out', 'looked-at');
if (asked.length === 0) rmSync(lookedAt, { recursive: true, force: true });
rmSync(bundled, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  bundle: true,
  charset: 'utf8',
  entryPoints: stories.map((name) => `${name}.story.ts`),
  format: 'esm',
  // The word lists, when a story seals with the page's own code.
  loader: { '.txt': 'text' },
  logLevel: 'warning',
  outExtension: { '.js': '.mjs' },
  outdir: bundled,
  packages: 'external',
  platform: 'node',
  sourcemap: 'inline',
  target: 'node18',
});

const run = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--import',
    new URL('support/setup.mjs', import.meta.url).href,
    '--test',
    `--test-concurrency=${AT_ONCE}`,
    '--test-reporter=spec',
    ...stories.map((name) => join(bundled, `${name}.story.mjs`)),
  ],
  { stdio: 'inherit', env: { ...process.env, SYBYR_ROOT: root, SYBYR_BIN: binaries, SYBYR_OUT: join(here, 'out') } },
);
// A screen that no story looks at in an engine is a screen that nobody knows to be accessible there. Which stories look in which engine is theirs to say, unless the engines were named.
const lookers = process.env.SYBYR_ENGINES ? process.env.SYBYR_ENGINES.split(',') : ['chromium'];
const never = asked.length === 0 ? lookers.flatMap((engine) => neverLookedAt(root, join(lookedAt, engine)).map((name) => `${name} (${engine})`)) : [];
if (never.length > 0) console.error(`no story looked at the screens ${never.join(', ')}: see support/looking.ts`);
process.exit(run.status === 0 && never.length > 0 ? 1 : (run.status ?? 1));
