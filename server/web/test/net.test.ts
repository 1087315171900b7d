// Answers that never end, or are longer than any honest one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallError, fetchBytes } from '../src/worker/net.ts';
import { serve } from './drop-server.ts';

await serve((request, response) => {
  switch (request.url) {
    case '/endless': {
      const more = () => void response.write(Buffer.alloc(64 * 1024), (error) => error ?? more());
      more();
      return;
    }
    case '/still':
      response.write('begun');
      return;
    default:
      response.end(Buffer.alloc(1000));
  }
});

const fails = (code: string) => (error: unknown) => error instanceof CallError && error.failure === code;

test('reads an answer of exactly the most', async () => {
  assert.equal((await fetchBytes('/', { most: 1000 }))?.bytes.length, 1000);
});

test('refuses an answer of one byte more', async () => {
  await assert.rejects(fetchBytes('/', { most: 999 }), fails('server'));
});

test('reads an answer without end no further than the most', async () => {
  await assert.rejects(fetchBytes('/endless', { most: 1 << 20, tooLong: 'log-refused' }), fails('log-refused'));
});

test('waits no longer than its patience for an answer that stands still', async () => {
  await assert.rejects(fetchBytes('/still', { most: 1000, idle: 50 }), fails('offline'));
});
