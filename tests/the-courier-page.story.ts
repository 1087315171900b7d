// The courier needs no curl: a page of the drop saves the bundle and takes the outbox, and forgets the token when it is closed.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ElementHandle } from 'puppeteer-core';
import { closed, openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import type { Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { CONTROL, LeakyPage } from './support/leaky.ts';
import { listed, Planted } from './support/planted.ts';
import { comeBack, hook, press, replies, screen, tell, type } from './support/source.ts';
import { until } from './support/until.ts';

const MESSAGE = 'Заправки записаны на родственников.';
const ANSWER = 'Проверяем заправки.';

for (const engine of engines('chromium', 'firefox')) {
  test(`the courier's page, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('the-courier-page', engine);
    const leaky = await LeakyPage.open();
    t.after(() => Promise.all([desk.server.stop(), leaky.close()]));
    const writes = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
    const { codename } = await tell(writes, desk.server.address, { language: 'ru', message: MESSAGE });
    await writes.close();
    await closed(desk, 1);

    const downloads = join(desk.folder, 'downloads');
    mkdirSync(downloads);
    // Chromium mentions the refusals that this story provokes.
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'courier'), downloads, allow: [/status of (401|409|400)/] });
    await opens(visit, desk);
    const bundle = await downloadsBundle(visit, downloads);
    await desk.officer.do('import', bundle);
    assert.equal((await desk.officer.ask<Shown>('show', '1')).tips[0]?.message, MESSAGE);
    await desk.officer.reply(desk.folder, '1', ANSWER);
    await uploadsOutbox(visit, desk);
    await shownSlots(desk);

    await press(visit.page, 'courier-close');
    await screen(visit.page, 'courier-token');
    assert.equal(await visit.page.$eval(hook('courier-token'), (input) => (input as HTMLInputElement).value), '');
    await leaky.use(visit);
    await leaky.leave(visit.page);
    await visit.close();
    assert.equal(new Planted().text('control', CONTROL).inFolder(visit.profile).length > 0, !visit.private, 'what any page leaves in an ordinary window is there');
    assert.equal(listed(new Planted().text('token', desk.token).inFolder(visit.profile)), '', 'the token is not left in the profile');
    await sourceReads(desk, engine, codename.en);
  });
}

/** A wrong token is refused in words; the right one, pasted as the file has it, opens the desk. */
async function opens(visit: Visit, desk: Desk): Promise<void> {
  const { page } = visit;
  await page.goto(`${desk.server.address}/courier`);
  await screen(page, 'courier-token');
  await type(page, 'courier-token', '0'.repeat(desk.token.length));
  await press(page, 'courier-open');
  await page.waitForSelector(hook('error'));
  await page.reload();
  await type(page, 'courier-token', `Authorization: Bearer ${desk.token}`);
  await press(page, 'courier-open');
  await screen(page, 'courier');
  assert.equal(await page.$eval(hook('courier-state'), (state) => state.getAttribute('data-waiting')), '1');
}

async function downloadsBundle(visit: Visit, downloads: string): Promise<string> {
  await press(visit.page, 'courier-bundle');
  await visit.page.waitForSelector(hook('courier-downloaded'));
  const path = join(downloads, 'bundle-0001.sybyr');
  await until('the bundle is saved', () => {
    try {
      return statSync(path).size > 32_768 && readFileSync(path).subarray(0, 21).toString() === 'age-encryption.org/v1';
    } catch {
      return false;
    }
  });
  return path;
}

async function uploadsOutbox(visit: Visit, desk: Desk): Promise<void> {
  const outbox = join(desk.stick, 'first.outbox');
  await desk.officer.do('outbox', '--output', outbox);
  const choose = async (path: string) => {
    const input = (await visit.page.waitForSelector(`input${hook('courier-outbox')}`)) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
  };
  await choose(join(desk.stick, 'casebook.card'));
  await visit.page.waitForSelector(`${hook('courier-outbox-state')} ${hook('error')}`);
  await choose(outbox);
  const accepted = await visit.page.waitForSelector(hook('courier-accepted'));
  assert.equal(await accepted?.evaluate((note) => note.getAttribute('data-number')), '1');
}

async function sourceReads(desk: Desk, engine: Engine, words: readonly string[]): Promise<void> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'reads') });
  await comeBack(visit, desk.server.address, 'ru', words);
  assert.equal((await replies(visit.page))[0]?.text, ANSWER);
  await visit.close();
}
