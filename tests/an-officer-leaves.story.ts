// An officer leaves with a copy of the casebook, and `rekey` makes all keys new: who wrote before reads on, whose page was open sends all the same, who comes later writes under the new card, and the copy opens only what it could before.

import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { comeThrough, receiptsWhole, tellOneLine } from './support/answers.ts';
import { decrypt, exportedIdentities } from './support/blob.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { caseWhere, type Listed, type Shown } from './support/cases.ts';
import { Courier } from './support/courier.ts';
import { shownSlots } from './support/drawer.ts';
import { Officer } from './support/officer.ts';
import { command } from './support/server.ts';
import { comeToSending, replies, send, type Codename } from './support/source.ts';
import { until } from './support/until.ts';

/** Numbers from the table of exits in the officer's guide. */
const [PASSPHRASE, BAD_FILE] = [3, 8];

const [BEFORE, MEANWHILE, AFTER] = ['Справки продают в третьем кабинете.', 'Деньги берёт сам начальник.', 'Кассаға ақша түспейді.'];
const ANSWERS = ['Кто их подписывает?', 'Теперь этим занимается другой сотрудник.'];

for (const engine of engines('chromium')) {
  test(`an officer leaves, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('an-officer-leaves', engine);
    t.after(() => desk.server.stop());
    const leaver = await joins(desk);
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'sources') });
    const { page } = visit;

    const before = await tellOneLine(page, desk.server.address, 'ru', BEFORE);
    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    await desk.officer.reply(desk.folder, '1', ANSWERS[0] ?? '');
    await bringOutbox(desk, 'first.outbox');
    const shown = await shownSlots(desk);

    // Somebody else is about to send, and has the card of before.
    const meanwhile = await comeToSending(page, desk.server.address, { language: 'ru', message: MEANWHILE });
    const old = await card(desk);
    copies(desk, leaver);
    await rekeys(desk, leaver);
    await desk.officer.reply(desk.folder, '1', ANSWERS[1] ?? '');
    await bringOutbox(desk, 'rekeyed.outbox');
    await shownSlots(desk, shown);
    assert.ok(!(await card(desk)).equals(old), 'the drop shows the new card');
    await send(page);

    await readsBoth(page, desk, before);
    const after = await tellOneLine(page, desk.server.address, 'kk', AFTER);
    await closed(desk, 3);
    const bundle = await desk.courier.fetch(desk.server.address, 'second.bundle');
    await desk.officer.do('import', bundle);
    await allOpen(desk);
    await copyIsOfBefore(desk, leaver, bundle);

    await bringOutbox({ ...desk, courier: await replacesToken(desk, leaver) }, 'second.outbox');
    for (const [codename, language] of [[meanwhile, 'ru'], [after, 'kk']] as const) {
      await until('the note signed for it is on show', async () => {
        await comeThrough(page, desk.server.address, language, codename[language], 'return-open', 'inbox');
        return (await receiptsWhole(page))[0]?.state === 'reached';
      });
    }
    await visit.close();
    assert.equal(await desk.server.stop(), 0);
  });
}

/** The officer who will leave: a holder of the casebook with a passphrase of their own. */
async function joins(desk: Desk): Promise<Officer> {
  const leaver = new Officer(desk.folder, 'весенний лёд на реке Ишим', 'copied');
  await desk.officer.do('identity', 'add', 'leaver', '--new-passphrase-file', leaver.passphraseFile, '--work-factor', '15');
  return leaver;
}

/** The whole casebook, on the last day. */
function copies(desk: Desk, leaver: Officer): void {
  cpSync(desk.officer.casebook, leaver.casebook, { recursive: true });
}

/** As the guide says, up to the outbox. */
async function rekeys(desk: Desk, leaver: Officer): Promise<void> {
  await desk.officer.do('identity', 'remove', 'leaver', '--yes');
  await desk.officer.do('rekey');
  assert.equal((await desk.officer.try(['list'], undefined, leaver.passphraseFile)).code, PASSPHRASE, 'the leaver opens the casebook no more');
}

/** The card that the drop shows now. */
async function card(desk: Desk): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${desk.server.address}/api/card/${desk.agency}`)).arrayBuffer());
}

/** The answers of before and after, and a receipt under the new card: the source has to notice nothing. */
async function readsBoth(page: Page, desk: Desk, codename: Codename): Promise<void> {
  await comeThrough(page, desk.server.address, 'ru', codename.ru, 'return-open', 'inbox');
  assert.deepEqual(
    (await replies(page)).map(({ text }) => text),
    ANSWERS,
  );
  assert.deepEqual(await receiptsWhole(page), [{ state: 'reached', withdrawn: null, received: true }]);
}

/** Three cases, whichever card their tips were sealed to. */
async function allOpen(desk: Desk): Promise<void> {
  const { cases, unopened } = await desk.officer.ask<Listed>('list');
  assert.deepEqual([cases.length, unopened], [3, 0]);
  for (const message of [BEFORE, MEANWHILE, AFTER]) await caseOf(desk.officer, message);
}

function caseOf(officer: Officer, message: string): Promise<string> {
  return caseWhere(officer, ({ tips }) => tips.some((tip) => tip.message === message));
}

/** What the leaver took along still opens, and what was sealed to the card of before if they get hold of it; nothing of after. */
async function copyIsOfBefore(desk: Desk, leaver: Officer, bundle: string): Promise<void> {
  const { tips } = await leaver.ask<Shown>('show', '1');
  assert.deepEqual(tips.map(({ message }) => message), [BEFORE]);
  const refused = await leaver.try(['import', bundle]);
  assert.equal(refused.code, BAD_FILE, refused.text);

  // The sealed tips of the casebook, as somebody who seized the drop would have them.
  const identities = await exportedIdentities({ ...desk, officer: leaver });
  const folder = join(desk.officer.casebook, 'blobs');
  const opened: string[] = [];
  for (const name of readdirSync(folder)) {
    const plaintext = await decrypt(readFileSync(join(folder, name)), identities).catch(() => Buffer.alloc(0));
    opened.push(...[BEFORE, MEANWHILE, AFTER].filter((message) => plaintext.includes(message)));
  }
  assert.deepEqual(opened.sort(), [BEFORE, MEANWHILE].sort());
}

/** The leaver may have had the courier's token too: what the old keys write is refused with it, and soon the token itself. */
async function replacesToken(desk: Desk, leaver: Officer): Promise<Courier> {
  const forged = join(desk.stick, 'forged.outbox');
  await leaver.do('outbox', '--output', forged);
  await isRefused(desk, forged, 'outbox');
  await command('courier', 'revoke', '--dir', desk.dir, desk.agency);
  const token = (await command('courier', 'add', '--dir', desk.dir, desk.agency)).stdout.toString().trim();
  await isRefused(desk, forged, 'token');
  return new Courier(desk.folder, desk.stick, token, 'next-courier');
}

async function isRefused(desk: Desk, outbox: string, code: string): Promise<void> {
  const ended = await desk.courier.tryUpload(desk.server.address, outbox);
  assert.notEqual(ended.code, 0);
  assert.equal((JSON.parse(ended.stdout.toString()) as { error: string }).error, code);
}
