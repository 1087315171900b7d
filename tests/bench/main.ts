// Runs the parts that were named, or all that take minutes, prints the table, and with --write puts its rows into docs/performance.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/place.ts';
import { browsers } from './browsers.ts';
import { table, type Figure } from './figures.ts';
import { imports } from './import.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { receipts } from './receipt.ts';
import { scale } from './scale.ts';
import { seal } from './seal.ts';
import { sending, sendingLong } from './sending.ts';
import { tips } from './tips.ts';
import { visit } from './visit.ts';

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { seal, browsers, receipt: receipts, tips, memory, import: imports, scale, visit, sending, 'sending-long': sendingLong };
/** Half an hour each: only when they are named. */
const LONG: readonly string[] = ['sending-long'];

const BEGIN = '<!-- the table of `make bench` begins -->';
const END = '<!-- the table of `make bench` ends -->';

const asked = process.argv.slice(2);
const write = asked.includes('--write');
const names = asked.filter((name) => name !== '--write');
const unknown = names.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  console.error(`there is no part ${unknown}; the parts are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const figures: Figure[] = [];
const began = Date.now();
for (const [name, measure] of Object.entries(PARTS)) {
  if (names.length > 0 ? !names.includes(name) : LONG.includes(name)) continue;
  const start = Date.now();
  const part = await measure();
  figures.push(...part);
  // Shown as it comes: the whole takes minutes.
  console.error(`${name}, ${Math.round((Date.now() - start) / 1000)} s:\n${table(part)}`);
}
const now = await machine();
console.log(`${now} The run took ${Math.round((Date.now() - began) / 1000)} s.\n\n${table(figures)}`);
if (write) replaceRows(join(ROOT, 'docs', 'performance.md'));

/** Puts the rows that were measured in the place of the old ones of the same parts; what was not measured stays. */
function replaceRows(path: string): void {
  const old = readFileSync(path, 'utf8');
  const [start, end] = [old.indexOf(BEGIN), old.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${path} has no place for the table: it stands between ${BEGIN} and ${END}`);
  const [head = '', rule = '', ...fresh] = table(figures).split('\n');
  const before = old.slice(start, end).split('\n').filter((line) => line.startsWith('| '));
  const lines = Object.keys(PARTS).flatMap((part) => [fresh, before].map((rows) => rows.filter((line) => line.startsWith(`| ${part} | `))).find((rows) => rows.length > 0) ?? []);
  writeFileSync(path, `${old.slice(0, start + BEGIN.length)}\n\n${now}\n\n${[head, rule, ...lines].join('\n')}\n\n${old.slice(end)}`);
}
