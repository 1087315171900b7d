// Other people's clients of tus carry sealed tips: what the single-file client made goes up with any of them, cut off and gone on with.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DetailedError, Upload } from 'tus-js-client';
import { bringBundle, closed, openDesk } from './support/agency.ts';
import { bytes } from './support/attachments.ts';
import type { Listed } from './support/cases.ts';
import { ROOT } from './support/place.ts';
import { succeed } from './support/program.ts';
import { Wire } from './support/proxy.ts';
import { sealed, type Sealed } from './support/sealed.ts';
import { Server } from './support/server.ts';

const MEGABYTE = 1_000_000;
const PYTHON = join(ROOT, 'tests', '.tuspy', 'bin', 'python');

/** tus-js-client as its documentation sets it up; ends when it calls the tip sent, or stops where `until` says. */
function upload(endpoint: string, { blob, agency, tag }: Sealed, more: { readonly uploadUrl?: string; readonly whole?: boolean; readonly until?: number } = {}): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const one: Upload = new Upload(blob, {
      endpoint,
      metadata: { agency, tag },
      chunkSize: more.whole === true ? Number.POSITIVE_INFINITY : 400_000,
      uploadDataDuringCreation: more.whole === true,
      retryDelays: [0, 100, 300, 1000, 3000],
      ...(more.uploadUrl === undefined ? {} : { uploadUrl: more.uploadUrl }),
      onError: reject,
      onSuccess: () => resolve(one),
      onChunkComplete: (_, accepted) => {
        if (more.until !== undefined && accepted >= more.until) one.abort().then(() => resolve(one), reject);
      },
    });
    one.start();
  });
}

/** Cuts the wire each time so many more bytes went up. */
function cutAt(wire: Wire, ...places: readonly number[]): void {
  const left = places.map((place) => wire.upward + place);
  wire.breakWhen((upward) => {
    if (left[0] === undefined || upward < left[0]) return false;
    left.shift();
    return true;
  });
}

test('other clients upload', { timeout: 600_000 }, async (t) => {
  assert.ok(existsSync(PYTHON), 'tuspy is not here: run tests/install.sh');
  const desk = await openDesk('other-clients-upload', 'tus');
  const wire = await Wire.to(desk.server.port);
  t.after(() => Promise.all([desk.server.stop(), wire.close()]));
  const endpoint = `${wire.address}/api/tips`;
  const film = { name: 'film.mp4', type: 'video/mp4', content: bytes(3 * MEGABYTE, 'film') };

  // In pieces, cut twice in the middle of one.
  cutAt(wire, MEGABYTE, 2 * MEGABYTE);
  await upload(endpoint, await sealed(desk, 'in pieces', [film]));
  wire.breakWhen(undefined);

  // Stopped by its person; the server ends and starts again, and a new visit goes on at the address it has kept.
  const tip = await sealed(desk, 'in two visits', [film]);
  const first = await upload(endpoint, tip, { until: 1_200_000 });
  await desk.server.stop('SIGKILL');
  desk.server = await Server.serve(desk.dir);
  wire.target = desk.server.port;
  wire.forget();
  const second = await upload(endpoint, tip, { uploadUrl: String(first.url) });
  assert.equal(second.url, first.url);
  assert.ok(wire.up.length < 3.2 * MEGABYTE, `it went on where it had stopped: ${wire.up.length} bytes went up`);

  // With its creation, whole; and one more that is taken back.
  await upload(endpoint, await sealed(desk, 'whole', []), { whole: true });
  const withdrawn = await upload(endpoint, await sealed(desk, 'taken back', [film]), { until: 400_000 });
  await withdrawn.abort(true);
  assert.equal((await fetch(String(withdrawn.url), { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } })).status, 404);

  // What it refuses, it refuses in words that a client can show.
  await assert.rejects(upload(endpoint, { ...(await sealed(desk, 'odd', [])), tag: 'not a tag' }), (error) => error instanceof DetailedError && error.originalResponse?.getStatus() === 400);

  // tuspy: half of it in one run, the rest in another, cut in both.
  const third = await sealed(desk, 'with tuspy', [film]);
  const file = join(desk.folder, 'tip.age');
  writeFileSync(file, third.blob);
  const python = (...args: readonly string[]) => succeed(PYTHON, [join(ROOT, 'tests', 'support', 'tuspy.py'), endpoint, file, third.agency, third.tag, ...args]);
  cutAt(wire, MEGABYTE, 3 * MEGABYTE);
  const address = (await python('begin')).stdout.toString().trim();
  await python('resume', address);

  await closed(desk, 4);
  await bringBundle(desk, 'first.bundle');
  const { cases } = await desk.officer.ask<Listed>('list');
  assert.deepEqual(new Map(cases.map((one) => [one.first_line, one.attachments])), new Map([['in pieces', 1], ['in two visits', 1], ['whole', 0], ['with tuspy', 1]]));
  const saved = join(desk.folder, 'saved');
  mkdirSync(saved);
  for (const one of cases.filter(({ attachments }) => attachments > 0)) {
    await desk.officer.do('save', String(one.case), '--to', saved, '--originals');
    assert.ok(readFileSync(join(saved, `case-${one.case}`, '01-film.mp4')).equals(film.content), one.first_line);
  }
});
