// The tus client against a real HTTP server that loses connections, answers and whole uploads on purpose.

import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeEach, test } from 'node:test';
import type { Bytes } from '../src/crypto/notation.ts';
import { ProtocolError } from '../src/crypto/notation.ts';
import type { Progress } from '../src/worker/calls.ts';
import { CallError } from '../src/worker/net.ts';
import { Upload } from '../src/worker/upload.ts';
import { serve } from './drop-server.ts';

const MIB = 1024 * 1024;
const KEY = 'ab'.repeat(32);

/** One upload slot of a drop, and what shall go wrong with it. */
interface Drop {
  stored: Buffer;
  created: number;
  deleted: number;
  /** How often a DELETE came, and how many of these lose their connection. */
  deletions: number;
  deaf: number;
  known: boolean;
  closed: boolean;
  /** Called before each PATCH is taken; may spoil it. True when it was dealt with. */
  spoil: (patch: number, request: IncomingMessage, response: ServerResponse, body: Buffer) => boolean;
  patches: number;
}

let drop: Drop;
await serve((request, response, body) => answer(request, response, body));

beforeEach(() => {
  drop = { stored: Buffer.alloc(0), created: 0, deleted: 0, deletions: 0, deaf: 0, known: false, closed: false, spoil: () => false, patches: 0 };
});

function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const end = (status: number, headers: Record<string, string> = {}) => response.writeHead(status, headers).end();
  const offset = () => ({ 'Upload-Offset': String(drop.stored.length) });
  switch (request.method) {
    case 'POST':
      if (drop.closed) return void end(410);
      drop.created += 1;
      drop.known = true;
      return void end(201, { Location: '/api/tips/one', ...offset() });
    case 'HEAD':
      return void (drop.known ? end(200, offset()) : end(404));
    case 'DELETE':
      drop.deletions += 1;
      if (drop.deletions <= drop.deaf) return void request.socket.destroy();
      if (!drop.known) return void end(404);
      drop.deleted += 1;
      drop.known = false;
      drop.stored = Buffer.alloc(0);
      return void end(204);
    default:
      drop.patches += 1;
      if (drop.spoil(drop.patches, request, response, body)) return;
      if (!drop.known) return void end(404);
      if (Number(request.headers['upload-offset']) !== drop.stored.length) return void end(409, offset());
      drop.stored = Buffer.concat([drop.stored, body]);
      return void end(204, offset());
  }
}

function content(size: number): Bytes {
  return Uint8Array.from({ length: size }, (_, at) => at * 7 + (at >> 8));
}

function streamOf(bytes: Bytes, fail?: Error): ReadableStream<Bytes> {
  let at = 0;
  return new ReadableStream<Bytes>({
    pull(controller) {
      if (at >= bytes.length) {
        if (fail === undefined) controller.close();
        else controller.error(fail);
        return;
      }
      controller.enqueue(bytes.slice(at, at + 65_552));
      at += 65_552;
    },
  });
}

function upload(bytes: Bytes, progress: Progress[] = [], fail?: Error): Upload {
  const size = fail === undefined ? bytes.length : bytes.length + 1;
  return new Upload({ sealed: streamOf(bytes, fail), size, agency: KEY, tag: KEY }, (one) => progress.push(one));
}

function fails(code: string): (error: unknown) => boolean {
  return (error) => error instanceof CallError && error.failure === code;
}

test('sends everything in pieces of at most one MiB', async () => {
  const bytes = content(2 * MIB + 5);
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
  assert.equal(drop.patches, 3);
});

test('goes on where the server is, when half of a piece was kept and the connection died', async () => {
  const bytes = content(3 * MIB);
  const progress: Progress[] = [];
  drop.spoil = (patch, request, _response, body) => {
    if (patch !== 2) return false;
    drop.stored = Buffer.concat([drop.stored, body.subarray(0, 300_000)]);
    request.socket.destroy();
    return true;
  };
  assert.equal(await upload(bytes, progress).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
  assert.ok(progress.some(({ state }) => state === 'lost'));
  assert.deepEqual(progress.at(-1), { sent: bytes.length, total: bytes.length, state: 'sending' });
});

test('waits out a server in trouble', async () => {
  drop.spoil = (patch, _request, response) => patch === 1 && response.writeHead(503).end() !== undefined;
  const bytes = content(40_000);
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
});

test('takes a closed batch for success only when every byte was on its way', async () => {
  const closing: Drop['spoil'] = (_patch, request) => {
    drop.known = false;
    drop.closed = true;
    request.socket.destroy();
    return true;
  };
  drop.spoil = closing;
  assert.equal(await upload(content(40_000)).run(), 'sent');

  drop.closed = false;
  drop.spoil = closing;
  assert.equal(await upload(content(2 * MIB)).run(), 'taken');
});

test('takes a tag that is in the log before anything was sent for another one', async () => {
  drop.closed = true;
  assert.equal(await upload(content(40_000)).run(), 'taken');
  assert.equal(drop.patches, 0);
});

test('leaves an earlier upload under the same tag alone', async () => {
  drop.stored = Buffer.alloc(32_768);
  assert.equal(await upload(content(40_000)).run(), 'taken');
  assert.deepEqual([drop.patches, drop.deleted], [0, 0]);
});

test('never goes on behind bytes that are not its own', async () => {
  drop.spoil = (patch) => {
    if (patch === 1) drop.stored = Buffer.alloc(32_768);
    return false;
  };
  assert.equal(await upload(content(40_000)).run(), 'taken');
  assert.equal(drop.stored.length, 32_768);
});

test('goes on when a piece was cut and the browser sent it again by itself', async () => {
  const bytes = content(3 * MIB);
  drop.spoil = (patch, _request, _response, body) => {
    if (patch === 2) drop.stored = Buffer.concat([drop.stored, body.subarray(0, 300_000)]);
    return false;
  };
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
});

test('believes the offset of a refused piece when the answer to that piece was lost', async () => {
  const bytes = content(2 * MIB);
  drop.spoil = (patch, request, _response, body) => {
    if (patch !== 2) return false;
    drop.stored = Buffer.concat([drop.stored, body]);
    request.socket.destroy();
    return true;
  };
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
});

test('deletes what had arrived when the person stops it', async () => {
  const one = upload(content(3 * MIB));
  drop.spoil = (patch) => {
    if (patch === 2) one.cancel();
    return false;
  };
  await assert.rejects(one.run(), fails('cancelled'));
  assert.equal(drop.deleted, 1);
});

/** Takes a PATCH whole and stops the upload before the answer is on its way. */
function keepAndStop(one: Upload): Drop['spoil'] {
  return (_patch, request, _response, body) => {
    drop.stored = Buffer.concat([drop.stored, body]);
    one.cancel();
    request.socket.destroy();
    return true;
  };
}

test('deletes a tip of one piece that the server had whole when it was stopped', async () => {
  const progress: Progress[] = [];
  const one = upload(content(32_768), progress);
  drop.spoil = keepAndStop(one);
  await assert.rejects(one.run(), fails('cancelled'));
  assert.deepEqual([drop.stored.length, drop.deleted, progress.at(-1)?.state], [0, 1, 'stopping']);
});

test('asks again for the deletion until it is answered', async () => {
  const one = upload(content(32_768));
  drop.spoil = keepAndStop(one);
  drop.deaf = 2;
  await assert.rejects(one.run(), fails('cancelled'));
  assert.deepEqual([drop.deletions, drop.deleted], [3, 1]);
});

test('does not say deleted when the server never answered that', async () => {
  const one = upload(content(32_768));
  drop.spoil = keepAndStop(one);
  drop.deaf = Number.POSITIVE_INFINITY;
  await assert.rejects(one.run(), fails('not-deleted'));
  drop.deaf = 0;
  await one.withdraw();
  assert.equal(drop.deleted, 1);
});

test('says that it is too late when the batch closed before the deletion', async () => {
  const one = upload(content(32_768));
  drop.spoil = (...given) => {
    drop.closed = true;
    drop.known = false;
    return keepAndStop(one)(...given);
  };
  await assert.rejects(one.run(), fails('batch-closed'));
  await assert.rejects(one.withdraw(), fails('batch-closed'));
});

test('takes a tip of one piece back when its only answer was a refusal', async () => {
  drop.spoil = (_patch, _request, response, body) => {
    drop.stored = Buffer.concat([drop.stored, body]);
    return response.writeHead(400).end() !== undefined;
  };
  await assert.rejects(upload(content(32_768)).run(), fails('refused'));
  assert.equal(drop.deleted, 1);
});

for (const [status, code] of [[507, 'server'], [500, 'server'], [503, 'busy']] as const) {
  test(`ends with ${code} when the server answers nothing but ${status}`, async () => {
    const progress: Progress[] = [];
    drop.spoil = (_patch, _request, response) => response.writeHead(status).end() !== undefined;
    await assert.rejects(upload(content(40_000), progress).run(), fails(code));
    const states = new Set(progress.map(({ state }) => state));
    assert.deepEqual([states.has('busy'), states.has('lost')], [true, false]);
    assert.equal(drop.deleted, 1);
  });
}

test('stands still while paused', async () => {
  const bytes = content(3 * MIB);
  const progress: Progress[] = [];
  const one = upload(bytes, progress);
  drop.spoil = (patch) => {
    if (patch === 2) one.pause(true);
    return false;
  };
  const running = one.run();
  while (progress.at(-1)?.state !== 'paused' || drop.stored.length < 2 * MIB) await new Promise(setImmediate);
  assert.equal(drop.patches, 2);
  one.pause(false);
  assert.equal(await running, 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
});

test('leaves nothing behind when a file changes while it is sent', async () => {
  await assert.rejects(upload(content(2 * MIB), [], new ProtocolError('file-changed')).run(), (error) => error instanceof ProtocolError && error.code === 'file-changed');
  assert.equal(drop.known, false);
});

test('says what the server refused', async () => {
  drop.spoil = (_patch, _request, response) => response.writeHead(413).end() !== undefined;
  await assert.rejects(upload(content(40_000)).run(), fails('too-large'));
});

test('withdraws until the batch closes', async () => {
  const one = upload(content(40_000));
  await one.run();
  await one.withdraw();
  assert.equal(drop.deleted, 1);
});
