// Bundles the measurements for Node, and what they run in browsers, then starts them; arguments as in run.sh.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const tests = dirname(here);
const root = dirname(tests);
// Inside node_modules, so that the packages left external are found and nothing needs to be ignored by git.
const bundled = join(tests, 'node_modules', '.sybyr-bench');

rmSync(bundled, { recursive: true, force: true });
const shared = { absWorkingDir: here, bundle: true, charset: 'utf8', logLevel: 'warning', outdir: bundled };
await build({
  ...shared,
  entryPoints: { main: 'main.ts' },
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  packages: 'external',
  platform: 'node',
  sourcemap: 'inline',
  target: 'node18',
});
// As server/web/build.mjs builds the page, so that the same code is measured.
await build({
  ...shared,
  // One copy of typage for both sides: the page's.
  alias: { 'age-encryption': join(root, 'server', 'web', 'node_modules', 'age-encryption') },
  entryPoints: { page: 'page/main.ts', worker: 'page/worker.ts' },
  format: 'iife',
  loader: { '.txt': 'text' },
  platform: 'browser',
  target: 'es2022',
});

// What support/ starts it ends through a hook of node:test, which would report that there were no tests.
const quiet = ['--test-reporter=tap', '--test-reporter-destination=/dev/null'];
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const run = spawnSync(
  process.execPath,
  [...quiet, '--enable-source-maps', '--import', new URL('../support/setup.mjs', import.meta.url).href, join(bundled, 'main.mjs'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      SYBYR_ROOT: root,
      SYBYR_BIN: process.env.SYBYR_BIN ?? join(target, 'release'),
      // Not where the stories write, which may be told meanwhile.
      SYBYR_OUT: join(target, 'bench'),
      SYBYR_BUNDLED: bundled,
    },
  },
);
process.exit(run.status ?? 1);
