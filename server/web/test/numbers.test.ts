// The number of the client, against a drop whose courier's page has an address of its own.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { clientHash } from '../src/page/numbers.ts';
import { serve } from './drop-server.ts';
import { sha256 } from './support.ts';

const dist = join(dirname(process.env['SYBYR_VECTORS'] ?? ''), '..', 'server', 'web', 'dist');
const FILES = ['call.html', 'clean.js', 'index.html', 'more.js', 'page.js', 'style.css', 'worker.js'];
const asked: string[] = [];

await serve((request, response) => {
  const path = request.url ?? '';
  asked.push(path);
  if (path.startsWith('/courier')) response.writeHead(404).end();
  else response.end(readFileSync(join(dist, path === '/' ? 'index.html' : path === '/call' ? 'call.html' : path)));
});

test('hashes what a source loads and nothing else, as a shell does', async () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const lines = FILES.map((name) => `${hex(sha256(readFileSync(join(dist, name))))}  ${name}\n`);
  assert.equal(await clientHash(), hex(sha256(Buffer.from(lines.join('')))));
  assert.deepEqual(asked.sort(), FILES.map((name) => (name === 'index.html' ? '/' : name === 'call.html' ? '/call' : `/${name}`)).sort());
});

test('hashes every file that the page names', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => `/${(address ?? '').replace(/^\//, '')}`);
  // The settings and the page as one file have numbers of their own, the keys are signed, and the icon is none.
  const others = ['/drop.js', '/sybyr.html', '/api/saved/drop'];
  for (const address of named.filter((one) => !others.includes(one) && !one.includes('about:'))) assert.ok(asked.includes(address), address);
});

test('hashes every file of dist but those of the courier and the single-file client, which has a number of its own', () => {
  assert.deepEqual(readdirSync(dist).filter((name) => !name.startsWith('courier') && name !== 'sybyr.html').sort(), FILES);
});
