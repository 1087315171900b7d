// What a first visit loads, up to the doors: few files, and small ones. Measured in the built client; the benchmark counts the bytes on the wire.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = join(dirname(process.env['SYBYR_VECTORS'] ?? ''), '..', 'server', 'web', 'dist');
/** With brotli, which browsers ask for on https; on plain http it is gzip. */
const MOST_BYTES = 100_000;
const MOST_WITH_GZIP = 120_000;
const MOST_REQUESTS = 5;

test('a first visit loads five files, and less than 100 kB with brotli', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? '');
  // What page.js itself loads before anything is pressed.
  assert.match(readFileSync(join(dist, 'page.js'), 'utf8'), /"\/worker\.js"/);
  const files = ['index.html', ...named.filter((name) => name !== 'drop.js'), 'worker.js'];
  assert.deepEqual(files, ['index.html', 'style.css', 'page.js', 'worker.js']);
  assert.ok(files.length + ['drop.js'].length <= MOST_REQUESTS);
  const sum = (pack: (file: Buffer) => Buffer) => files.reduce((total, name) => total + pack(readFileSync(join(dist, name))).length, 0);
  const gzip = sum((file) => gzipSync(file, { level: 9 }));
  const brotli = sum(brotliCompressSync);
  assert.ok(brotli < MOST_BYTES, `${brotli} bytes with brotli`);
  assert.ok(gzip < MOST_WITH_GZIP, `${gzip} bytes with gzip`);
  console.log(`# first visit without drop.js: ${brotli} bytes with brotli, ${gzip} with gzip`);
});
