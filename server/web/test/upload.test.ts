// The tus client against a real HTTP server that loses connections, answers and whole uploads on purpose.

import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import type { Bytes } from '../src/crypto/notation.ts';
import { ProtocolError } from '../src/crypto/notation.ts';
import type { Progress } from '../src/worker/calls.ts';
import { CallError } from '../src/worker/net.ts';
import { Upload } from '../src/worker/upload.ts';
import { comeOnline, serve } from './drop-server.ts';

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
  /** Whether a piece that is early is held, as the real server does; each is a function that tries again. */
  holds: boolean;
  held: Set<() => void>;
}

let drop: Drop;
await serve((request, response, body) => answer(request, response, body));

beforeEach(() => {
  drop = { stored: Buffer.alloc(0), created: 0, deleted: 0, deletions: 0, deaf: 0, known: false, closed: false, spoil: () => false, patches: 0, holds: true, held: new Set() };
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
      return void take(request, body, end);
  }
}

type End = (status: number, headers?: Record<string, string>) => void;

function take(request: IncomingMessage, body: Buffer, end: End): void {
  const offset = () => ({ 'Upload-Offset': String(drop.stored.length) });
  const from = Number(request.headers['upload-offset']);
  if (!drop.known) return end(404);
  if (drop.holds && from > drop.stored.length && !request.socket.destroyed) {
    const again = () => {
      drop.held.delete(again);
      take(request, body, end);
    };
    drop.held.add(again);
    return;
  }
  if (request.socket.destroyed) return;
  if (from !== drop.stored.length) return end(409, offset());
  drop.stored = Buffer.concat([drop.stored, body]);
  end(204, offset());
  for (const again of [...drop.held]) again();
}

function content(size: number): Bytes {
  // No stretch of it is like another: bytes in a wrong place show.
  return Uint8Array.from({ length: size }, (_, at) => Math.imul(at, 2_654_435_761) >>> 13);
}

/** Whether this is the piece behind the first: the one behind that may come before it. */
function isSecond(request: IncomingMessage): boolean {
  return request.headers['upload-offset'] === String(MIB / 4) && drop.stored.length === MIB / 4;
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

test('sends everything in pieces of bounded length, the first of them alone', async () => {
  const bytes = content(9 * MIB + 5);
  const pieces: number[] = [];
  drop.spoil = (_patch, _request, _response, body) => {
    pieces.push(body.length);
    return false;
  };
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
  assert.equal(pieces[0], MIB / 4);
  assert.ok(pieces.every((length) => length <= 4 * MIB));
});

test('has the next piece on its way before the one in front is answered', async () => {
  const bytes = content(3 * MIB);
  let first: (() => void) | undefined;
  drop.spoil = (patch, request, response, body) => {
    if (patch === 2) first = () => take(request, body, (status, headers) => response.writeHead(status, headers).end());
    // The second is answered only when the third is here: one after the other would stand still for ever.
    if (patch === 3) first?.();
    return patch === 2;
  };
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
});

test('goes on one piece after the other when early ones are not held', async () => {
  const bytes = content(9 * MIB);
  const progress: Progress[] = [];
  drop.holds = false;
  let hold: (() => void) | undefined;
  drop.spoil = (patch, request, response, body) => {
    const answered: End = (status, headers) => response.writeHead(status, headers).end();
    // The second piece comes behind the third, which is refused.
    if (patch === 2) hold = () => take(request, body, answered);
    if (patch !== 3) return patch === 2;
    take(request, body, answered);
    hold?.();
    return true;
  };
  assert.equal(await upload(bytes, progress).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
  assert.deepEqual([...new Set(progress.map(({ state }) => state))], ['sending']);
});

test('does not wait for answers from before the device slept', async () => {
  const bytes = content(3 * MIB);
  drop.spoil = (patch) => {
    if (patch === 3) setImmediate(comeOnline);
    return patch === 2 || patch === 3;
  };
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
});

test('arrives whole, whatever is cut and however much of it was kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.tuple(fc.nat(9), fc.nat(400_000))), async (troubles) => {
      drop = { ...drop, stored: Buffer.alloc(0), known: false, patches: 0, held: new Set() };
      const bytes = content(2 * MIB + 77);
      drop.spoil = (_patch, request, response, body) => {
        const [kind, kept] = troubles.next().value ?? [9, 0];
        if (kind > 2) return false;
        const mine = Number(request.headers['upload-offset']) === drop.stored.length;
        if (mine) drop.stored = Buffer.concat([drop.stored, body.subarray(0, kept)]);
        if (kind === 0) response.writeHead(503).end();
        else request.socket.destroy();
        for (const again of [...drop.held]) again();
        return true;
      };
      assert.equal(await upload(bytes).run(), 'sent');
      assert.deepEqual(drop.stored, Buffer.from(bytes));
    }),
    { numRuns: 12 },
  );
});

test('goes on where the server is, when half of a piece was kept and the connection died', async () => {
  const bytes = content(3 * MIB);
  const progress: Progress[] = [];
  drop.spoil = (_patch, request, _response, body) => {
    if (!isSecond(request)) return false;
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
  drop.spoil = (_patch, request, _response, body) => {
    if (isSecond(request)) drop.stored = Buffer.concat([drop.stored, body.subarray(0, 300_000)]);
    return false;
  };
  assert.equal(await upload(bytes).run(), 'sent');
  assert.deepEqual(drop.stored, Buffer.from(bytes));
});

test('believes the offset of a refused piece when the answer to that piece was lost', async () => {
  const bytes = content(2 * MIB);
  drop.spoil = (_patch, request, _response, body) => {
    if (!isSecond(request)) return false;
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
  const bytes = content(8 * MIB);
  const progress: Progress[] = [];
  const one = upload(bytes, progress);
  drop.spoil = (patch) => {
    if (patch === 2) one.pause(true);
    return false;
  };
  const running = one.run();
  // What was on its way lands, and is told; then nothing moves.
  const still = async () => {
    for (let turn = 0, there = drop.patches; turn < 300; turn += 1) {
      await new Promise(setImmediate);
      if (drop.patches !== there || progress.at(-1)?.sent !== drop.stored.length) [turn, there] = [0, drop.patches];
    }
    return drop.patches;
  };
  while (progress.at(-1)?.state !== 'paused') await new Promise(setImmediate);
  const there = await still();
  assert.ok(there <= 3 && drop.stored.length < bytes.length);
  assert.equal(await still(), there);
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
