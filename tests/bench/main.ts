// Runs the parts that were named, or all, prints the table, and with --write puts it into docs/performance.md.

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
import { sending } from './sending.ts';
import { tips } from './tips.ts';
import { visit } from './visit.ts';

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { seal, browsers, receipt: receipts, tips, memory, import: imports, scale, visit, sending };

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
  if (names.length > 0 && !names.includes(name)) continue;
  const start = Date.now();
  const part = await measure();
  figures.push(...part);
  // Shown as it comes: the whole takes minutes.
  console.error(`${name}, ${Math.round((Date.now() - start) / 1000)} s:\n${table(part)}`);
}
const text = `${await machine()} The run took ${Math.round((Date.now() - began) / 1000)} s.\n\n${table(figures)}`;
console.log(text);
if (write) replaceTable(join(ROOT, 'docs', 'performance.md'), text);

function replaceTable(path: string, fresh: string): void {
  const old = readFileSync(path, 'utf8');
  const [start, end] = [old.indexOf(BEGIN), old.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${path} has no place for the table: it stands between ${BEGIN} and ${END}`);
  writeFileSync(path, `${old.slice(0, start + BEGIN.length)}\n\n${fresh}\n\n${old.slice(end)}`);
}
