// When clean.js does not come: nothing is known of any file, no original goes in its place unasked, and a further attempt finds what there is.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { clean, inspect } from '../src/clean/index.ts';
import type { CleaningAnswer, CleaningRequest } from '../src/clean/main.ts';
import { Attachments } from '../src/page/attached.ts';

/** Node has no workers of the browser's kind: this one is started in the same way, does the same work, or does not come. */
class Worker {
  static comes = true;
  static started = 0;
  static ended = 0;
  onmessage: (event: { readonly data: CleaningAnswer }) => void = () => undefined;
  onerror: (event: { preventDefault(): void }) => void = () => undefined;

  constructor(address: string) {
    assert.equal(String(address), '/clean.js');
    Worker.started += 1;
    if (!Worker.comes) setImmediate(() => this.onerror({ preventDefault: () => undefined }));
  }

  postMessage(request: CleaningRequest): void {
    if (!Worker.comes) return;
    const { file, name } = request.input;
    const work = request.call === 'inspect' ? inspect(file, name) : clean(file, name, request.input.options);
    void work.then((value) => this.onmessage({ data: { id: request.id, value } }));
  }

  terminate(): void {
    Worker.ended += 1;
  }
}

Object.assign(globalThis, { Worker });

beforeEach(() => {
  Worker.comes = true;
  Worker.started = 0;
  Worker.ended = 0;
});

const picture = () => new File([Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')], 'Almas at the office.gif');

/** Waits until `done` is true, looked at after each change. */
function changed(files: Attachments, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (done()) resolve();
    };
    files.onchange = look;
    look();
  });
}

test('a file that could not be looked at is not sent unasked, and is looked at again', async () => {
  Worker.comes = false;
  const files = new Attachments();
  files.add([picture(), picture()]);
  await changed(files, () => files.list.every(({ failed }) => failed));
  assert.deepEqual([files.settled, files.busy, Worker.ended], [false, false, 1]);
  assert.throws(() => files.outgoing(), /still being looked at/);

  Worker.comes = true;
  files.again();
  await files.untilSettled();
  assert.deepEqual(files.list.map(({ failed, version, copy }) => [failed, version, copy?.state]), [[false, 'cleaned', 'cleaned'], [false, 'cleaned', 'cleaned']]);
  assert.deepEqual(files.outgoing().map(({ name }) => name), ['picture-1.gif', 'picture-2.gif']);
  assert.equal(Worker.started, 2, 'one for both files, and one for the second attempt');
});

test('whoever chooses the original can send it though nothing is known of it', async () => {
  Worker.comes = false;
  const files = new Attachments();
  const file = picture();
  files.add([file]);
  await changed(files, () => files.list.every(({ failed }) => failed));
  files.choose(0, 'original');
  await files.untilSettled();
  assert.deepEqual(files.outgoing().map(({ blob, name }) => [blob, name]), [[file, file.name]]);
});
