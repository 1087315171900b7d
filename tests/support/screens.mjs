// The screens that the sources of the page name, and which of them no story has looked at.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `name: 'home',` of a screen; of still pages, of ends of sending, and of the courier's page what their functions are called with. */
const NAMED = [/^\s*name: '([a-z-]+)',$/gm, /\bname: '([a-z-]+)', title:/g, /\bshow\(root, '([a-z-]+)'/g, /\b(?:stopped|mayArrive)\(why: '([a-z-]+)' \| '([a-z-]+)'/g, /'data-screen': opened \? '([a-z-]+)' : '([a-z-]+)'/g];

export function screensOfSources(root) {
  const web = join(root, 'server', 'web', 'src');
  const folders = ['page', 'single', 'courier'].map((name) => join(web, name));
  const paths = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)));
  const sources = paths.filter((path) => path.endsWith('.ts')).map((path) => readFileSync(path, 'utf8'));
  return new Set(sources.flatMap((source) => NAMED.flatMap((pattern) => [...source.matchAll(pattern)].flatMap(([, ...names]) => names))));
}

/** `looked` is the folder in which the stories note what they have looked at in an engine. */
export function neverLookedAt(root, looked) {
  const seen = existsSync(looked) ? new Set(readdirSync(looked)) : new Set();
  return [...screensOfSources(root)].filter((name) => !seen.has(name)).sort();
}
