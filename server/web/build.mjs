// Builds dist/ from src/: readable scripts and the static files beside them, the same bytes on every machine.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { locales } from './locales.mjs';
import { buildPage, modulesOf } from './build/parts.mjs';
import { shed } from './build/shed.mjs';
import { buildSingleFile } from './build/single-file.mjs';
import { strings } from './build/strings.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');

// Unminified, because reviewers read what browsers run; the word lists come from the crate, so that there is one copy of each.
const options = {
  absWorkingDir: here,
  bundle: true,
  charset: 'utf8',
  legalComments: 'inline',
  loader: { '.txt': 'text' },
  logLevel: 'warning',
  minify: false,
  platform: 'browser',
  plugins: [locales(join(here, 'src', 'locales')), shed],
  target: 'es2022',
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
  const sums = [0, 0, 0];
  const row = (name, ...sizes) => console.log(`${name.padEnd(28)} ${sizes.map((size) => String(size).padStart(8)).join(' ')}`);
  row('file', 'bytes', 'gzip', 'brotli');
  for (const path of files(dist)) {
    const bytes = readFileSync(path);
    const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
    row(relative(dist, path), ...sizes);
    sizes.forEach((size, at) => (sums[at] += size));
  }
  row('all', ...sums);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
cpSync(join(here, 'src', 'static'), dist, { recursive: true });
await buildPage(options);
await build({ ...options, format: 'iife', outdir: 'dist', entryPoints: { worker: 'src/worker/main.ts', clean: 'src/clean/main.ts' } });
const courier = 'src/courier/main.ts';
await build({ ...options, format: 'iife', outfile: 'dist/courier.js', entryPoints: [courier], plugins: [strings(here, await modulesOf(options, courier)), ...options.plugins] });
await buildSingleFile(options);
printSizes();
