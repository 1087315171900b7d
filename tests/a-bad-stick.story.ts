// Sticks break and people mix up files: whatever arrives cut, altered, twice or too late is refused in words, and nothing is lost by it.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { bytes } from './support/attachments.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import type { Listed, Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { comeBack, receipts, replies, tell, type Codename } from './support/source.ts';

/** Numbers from the table of exits in the officer's guide. */
const [PASSPHRASE, BAD_FILE, ROLLED_BACK] = [3, 8, 13];
const ANSWER = 'Проверка начата.';

for (const engine of engines('chromium')) {
  test(`a bad stick, with a tip from ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('a-bad-stick', engine);
    t.after(() => desk.server.stop());
    const codename = await source(desk, engine);
    await closed(desk, 1);
    const bundle = await desk.courier.fetch(desk.server.address, 'first.bundle');

    await wrongPassphrase(desk);
    await damagedBundles(desk, bundle);
    await desk.officer.do('import', bundle);
    assert.equal((await desk.officer.do('import', bundle)).code, 0, 'the same bundle twice is harmless');
    assert.equal((await desk.officer.ask<Listed>('list')).cases.length, 1);

    // A copy of the casebook as it was before it answered: a backup that somebody will put back.
    const backup = join(desk.folder, 'backup');
    cpSync(desk.officer.casebook, backup, { recursive: true });
    await desk.officer.reply(desk.folder, '1', ANSWER);
    const first = await damagedOutbox(desk);
    await replayed(desk, first);
    await rolledBack(desk, backup);
    await nothingLost(desk, engine, codename);
    assert.equal(await desk.server.stop(), 0);
  });
}

async function source(desk: Desk, engine: Engine): Promise<Codename> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
  const { codename } = await tell(visit, desk.server.address, { language: 'ru', message: 'Печать на акте поддельная.' });
  await visit.close();
  return codename;
}

/** A refusal says what is wrong and what to do, on the error stream, and leaves everything as it was. */
async function refused(desk: Desk, args: readonly string[], code: number, passphraseFile?: string): Promise<void> {
  const ended = await desk.officer.try(args, undefined, passphraseFile);
  assert.equal(ended.code, code, `${args.join(' ')} should end with ${code}:\n${ended.text}`);
  assert.equal(ended.stdout.length, 0);
  assert.match(ended.stderr.toString(), /^error: .+\n(?:help: .+\n)+$/, 'one sentence, and what to do next');
}

async function wrongPassphrase(desk: Desk): Promise<void> {
  const wrong = join(desk.folder, 'wrong.passphrase');
  writeFileSync(wrong, 'летняя дорога через перевал\n', { mode: 0o600 });
  await refused(desk, ['list'], PASSPHRASE, wrong);
}

async function damagedBundles(desk: Desk, path: string): Promise<void> {
  const whole = readFileSync(path);
  const altered = (at: number) => Buffer.from(whole.map((byte, index) => (index === at ? byte ^ 1 : byte)));
  const damaged: [string, Buffer][] = [
    ['empty', Buffer.alloc(0)],
    ['noise', bytes(5000, 'noise')],
    ['begin', whole.subarray(0, 100)],
    ['half', whole.subarray(0, whole.length >> 1)],
    ['last', whole.subarray(0, -1)],
    ['header', altered(700)],
    ['middle', altered(whole.length >> 1)],
    ['end', altered(whole.length - 1)],
    ['longer', Buffer.concat([whole, Buffer.from([0])])],
  ];
  for (const [name, content] of damaged) {
    const file = join(desk.stick, `${name}.bundle`);
    writeFileSync(file, content);
    await refused(desk, ['import', file], BAD_FILE);
    rmSync(file);
  }
  assert.equal((await desk.officer.ask<Listed>('list')).cases.length, 0);
}

async function answered(desk: Desk, path: string, code: string): Promise<void> {
  const ended = await desk.courier.tryUpload(desk.server.address, path);
  assert.notEqual(ended.code, 0);
  assert.equal((JSON.parse(ended.stdout.toString()) as { error: string }).error, code);
}

/** Writes the first outbox; damaged copies of it are refused, itself is taken, and taken again. */
async function damagedOutbox(desk: Desk): Promise<string> {
  const path = join(desk.stick, 'first.outbox');
  await desk.officer.do('outbox', '--output', path);
  const whole = readFileSync(path);
  const copy = join(desk.stick, 'damaged.outbox');
  for (const content of [Buffer.alloc(0), whole.subarray(0, 1000), whole.subarray(0, -1), Buffer.from(whole.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)))]) {
    writeFileSync(copy, content);
    await answered(desk, copy, 'outbox');
  }
  await desk.courier.upload(desk.server.address, path);
  await desk.courier.upload(desk.server.address, path);
  await shownSlots(desk);
  return path;
}

/** A newer outbox is in; the old stick comes again. */
async function replayed(desk: Desk, first: string): Promise<void> {
  await bringBundle(desk, 'second.bundle');
  await bringOutbox(desk, 'second.outbox');
  await answered(desk, first, 'outbox-replayed');
  assert.equal((await desk.courier.state(desk.server.address)).outbox?.number, 2);
}

/** The backup is put in the casebook's place: the drop refuses its outbox, and it refuses to go on itself as soon as it hears of the drop. */
async function rolledBack(desk: Desk, backup: string): Promise<void> {
  const real = join(desk.folder, 'real');
  cpSync(desk.officer.casebook, real, { recursive: true });
  rmSync(desk.officer.casebook, { recursive: true });
  cpSync(backup, desk.officer.casebook, { recursive: true });

  const old = join(desk.stick, 'rolled-back.outbox');
  await desk.officer.do('outbox', '--output', old);
  await answered(desk, old, 'outbox-replayed');
  const bundle = await desk.courier.fetch(desk.server.address, 'third.bundle');
  const alarmed = await desk.officer.try(['import', bundle]);
  assert.equal(alarmed.code, ROLLED_BACK, alarmed.text);
  assert.match(alarmed.stderr.toString(), /^error: .+\n(?:help: .+\n)+$/m);
  await refused(desk, ['outbox', '--output', join(desk.stick, 'never.outbox')], ROLLED_BACK);

  rmSync(desk.officer.casebook, { recursive: true });
  cpSync(real, desk.officer.casebook, { recursive: true });
  await desk.officer.do('import', bundle);
}

async function nothingLost(desk: Desk, engine: Engine, codename: Codename): Promise<void> {
  const shown = await desk.officer.ask<Shown>('show', '1');
  assert.deepEqual([shown.tips.length, shown.replies.length], [1, 1]);
  assert.equal(shown.replies[0]?.state, 'confirmed');
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'reads') });
  await comeBack(visit, desk.server.address, 'ru', codename.ru);
  assert.deepEqual(await receipts(visit.page), ['reached']);
  assert.deepEqual(
    (await replies(visit.page)).map(({ text }) => text),
    [ANSWER],
  );
  await visit.close();
}
