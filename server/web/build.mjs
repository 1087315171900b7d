// Builds dist/ from src/: three readable scripts and the static files beside them, the same bytes on every machine.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { locales } from './locales.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');

// Unminified, because reviewers read what browsers run; the word lists come from the crate, so that there is one copy of each.
const options = {
  absWorkingDir: here,
  bundle: true,
  charset: 'utf8',
  format: 'iife',
  legalComments: 'inline',
  loader: { '.txt': 'text' },
  logLevel: 'warning',
  minify: false,
  outdir: 'dist',
  platform: 'browser',
  plugins: [locales(join(here, 'src', 'locales'))],
  target: 'es2022',
  entryPoints: {
    page: 'src/page/main.ts',
    worker: 'src/worker/main.ts',
    courier: 'src/courier/main.ts',
  },
};

function* files(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function printSizes() {
  let raw = 0;
  let packed = 0;
  const row = (name, a, b) => console.log(`${name.padEnd(28)} ${String(a).padStart(8)} ${String(b).padStart(8)}`);
  row('file', 'bytes', 'gzip');
  for (const path of files(dist)) {
    const bytes = readFileSync(path);
    const gzip = gzipSync(bytes, { level: 9 }).length;
    row(relative(dist, path), bytes.length, gzip);
    raw += bytes.length;
    packed += gzip;
  }
  row('all', raw, packed);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
cpSync(join(here, 'src', 'static'), dist, { recursive: true });
await build(options);
printSizes();
