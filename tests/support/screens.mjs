// The screens that the sources of the page name, and which of them no story has looked at.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `name: 'home',` of a screen, and of the still pages `show(root, 'unsupported', ...)`. */
const NAMED = /^\s*name: '([a-z-]+)',$|\bname: '([a-z-]+)', title:|\bshow\(root, '([a-z-]+)'/gm;

export function screensOfSources(root) {
  const folder = join(root, 'server', 'web', 'src', 'page');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return new Set(sources.flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(NAMED)].map(([, own, brief, still]) => own ?? brief ?? still)));
}

/** `looked` is the folder in which the stories note what they have looked at in an engine. */
export function neverLookedAt(root, looked) {
  const seen = existsSync(looked) ? new Set(readdirSync(looked)) : new Set();
  return [...screensOfSources(root)].filter((name) => !seen.has(name)).sort();
}
