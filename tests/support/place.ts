// Where things are: the repository, the binaries, and a fresh folder for each telling of a story, kept for inspection.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; run the stories with \`npm test\``);
  return value;
}

export const ROOT = given('SYBYR_ROOT');
export const SERVER = join(given('SYBYR_BIN'), 'sybyr-server');
export const OFFICER = join(given('SYBYR_BIN'), 'sybyr-officer');

/** Holds a file for each screen that some story has looked at, by engine; `run.mjs` compares it with the sources. */
export const LOOKED_AT = join(given('SYBYR_OUT'), 'looked-at');

/** An empty folder under tests/out, named after the story. What the last run left there is removed first. */
export function freshFolder(...parts: readonly string[]): string {
  const path = join(given('SYBYR_OUT'), ...parts);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}
