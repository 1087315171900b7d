// What a first visit loads: few files, and small ones. Measured in the built client; the benchmark counts the bytes on the wire.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = join(dirname(process.env['SYBYR_VECTORS'] ?? ''), '..', 'server', 'web', 'dist');
const MOST_BYTES = 150_000;
const MOST_REQUESTS = 6;

test('a first visit loads at most six files, the card among them, and less than 150 kB with gzip', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? '');
  // What page.js itself loads before anything is pressed.
  assert.match(readFileSync(join(dist, 'page.js'), 'utf8'), /"\/worker\.js"/);
  const files = ['index.html', ...named.filter((name) => name !== 'drop.js'), 'worker.js'];
  assert.deepEqual(files, ['index.html', 'style.css', 'page.js', 'worker.js']);
  assert.ok(files.length + ['drop.js', 'card'].length <= MOST_REQUESTS);
  const sum = (pack: (file: Buffer) => Buffer) => files.reduce((total, name) => total + pack(readFileSync(join(dist, name))).length, 0);
  const gzip = sum((file) => gzipSync(file, { level: 9 }));
  assert.ok(gzip < MOST_BYTES, `${gzip} bytes with gzip`);
  console.log(`# first visit without drop.js and card: ${gzip} bytes with gzip, ${sum(brotliCompressSync)} with brotli`);
});
