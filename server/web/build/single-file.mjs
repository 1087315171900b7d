// Puts the whole client into one file that works without network: the same sources, with other modules where a network was.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { modulesOf } from './parts.mjs';
import { strings } from './strings.mjs';

const ENTRY = 'src/single/main.ts';

/** What stands in for what. Whoever is in src/single itself gets the original, and takes of it what needs no network. */
const STAND_INS = new Map([
  ['src/page/cleaning.ts', 'src/single/cleaning.ts'],
  ['src/page/engine.ts', 'src/single/engine.ts'],
  ['src/page/later.ts', 'src/single/later.ts'],
  ['src/page/numbers.ts', 'src/single/numbers.ts'],
  ['src/page/screens/home.ts', 'src/single/home.ts'],
  ['src/worker/net.ts', 'src/single/net.ts'],
  ['src/worker/upload.ts', 'src/single/upload.ts'],
]);

/** No address at all: connections, frames, workers, forms, images from anywhere but memory. Scripts and styles are those whose hashes stand here. */
function policy(script, style) {
  const rules = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return rules.join('; ');
}

export async function buildSingleFile(options) {
  const here = options.absWorkingDir;
  const modules = await modulesOf(options, ENTRY, [standIns(here)]);
  const { outputFiles } = await build({ ...options, format: 'iife', entryPoints: [ENTRY], outdir: 'dist', plugins: [standIns(here), strings(here, modules), ...options.plugins], write: false });
  const read = (...path) => readFileSync(join(here, 'src', ...path), 'utf8');
  const script = `\n${outputFiles[0].text}`;
  const style = `\n${read('static', 'style.css')}`;
  const title = /<title>(.*)<\/title>/u.exec(read('static', 'index.html'))[1];
  // Where a comment of HTML begins, a script that is named inside would end at the second end.
  if (/<\/?(?:script|style)/iu.test(script + style)) throw new Error('what ends a script stands inside of it');
  const filled = { policy: policy(script, style), title, style, script };
  writeFileSync(join(here, 'dist', 'sybyr.html'), read('single', 'sybyr.html').replace(/\{\{(\w+)\}\}/gu, (_, name) => filled[name]));
}

function standIns(here) {
  return {
    name: 'without network',
    setup(builder) {
      builder.onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir, importer }) => {
        const instead = STAND_INS.get(relative(here, resolve(resolveDir, path)));
        const own = relative(here, importer).startsWith('src/single/');
        const original = own && ORIGINALS.get(relative(here, importer)) === relative(here, resolve(resolveDir, path));
        return instead === undefined || original ? undefined : { path: join(here, instead) };
      });
    },
  };
}

/** A stand-in may import the one module it stands in for. */
const ORIGINALS = new Map([...STAND_INS].map(([original, instead]) => [instead, original]));

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
