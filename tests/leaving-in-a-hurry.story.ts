// Somebody comes in: by the button, by Esc three times, or by the browser's own ways, what was on the screen is gone and «back» does not bring it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { openDesk, type Desk } from './support/agency.ts';
import { makeAttachments } from './support/attachments.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { ExitSite } from './support/exit-site.ts';
import { LeakyPage } from './support/leaky.ts';
import { command } from './support/server.ts';
import { arrive, beginReport, comeToSending, hook, leaveByKeys, press, screen, type } from './support/source.ts';
import { until } from './support/until.ts';

const TEXT = 'Ол кісі дәл қазір есікте тұр.';

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`leaving in a hurry, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('leaving-in-a-hurry', engine);
    const before = await LeakyPage.open();
    const exit = await ExitSite.serve(desk.folder);
    t.after(() => Promise.all([desk.server.stop(), before.close(), exit.close()]));
    await command('set', '--dir', desk.dir, `exit=${exit.address}`);
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'leaves'), anyCertificate: true });
    const { page } = visit;

    await typing(desk, page, before);
    const title = await page.title();
    assert.equal(title, 'Home');
    for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape');
    assert.equal(await page.$eval(hook('message'), (field) => (field as HTMLTextAreaElement).value), TEXT, 'twice is not yet leaving');
    await emptied(desk, page, exit, () => leaveByKeys(page, 1));

    await typing(desk, page, before);
    await away(page, before, exit, () => press(page, 'exit'));

    const attached = makeAttachments(desk.folder, 'attached');
    await page.goto(`${before.address}elsewhere`);
    await comeToSending(page, desk.server.address, { language: 'ru', message: TEXT, files: [attached.document.path] });
    await press(page, 'send');
    await away(page, before, exit, () => leaveByKeys(page));

    await typing(desk, page, before);
    await page.goto(`${before.address}elsewhere`);
    await page.goBack();
    await screen(page, 'home');
    assert.doesNotMatch(await everything(page), new RegExp(TEXT), 'a page that was left is not kept as it was');

    await picking(desk, visit, before);
    await visit.close();
  });
}

async function typing(desk: Desk, page: Page, before: LeakyPage): Promise<void> {
  await page.goto(`${before.address}elsewhere`);
  await arrive(page, desk.server.address, 'kk');
  await beginReport(page);
  await press(page, 'kind-quick');
  await screen(page, 'quick');
  await type(page, 'message', TEXT);
}

/** Leaves, and looks at what is left while the other site is still on its way. */
async function emptied(desk: Desk, page: Page, exit: ExitSite, leave: () => Promise<void>): Promise<void> {
  exit.open = false;
  const arrived = exit.asked();
  await leave();
  await arrived;
  const asked: string[] = [];
  const listen = (request: HTTPRequest) => asked.push(request.url());
  page.on('request', listen);
  assert.equal(await page.evaluate(() => document.body.childNodes.length), 0, 'the page is empty at once');
  assert.equal(await page.title(), 'Home');
  // That a worker has ended is told to the driver by a message of its own.
  await until('the worker is gone', () => page.workers().length === 0);
  page.off('request', listen);
  assert.ok(!asked.some((address) => address.startsWith(desk.server.address)), asked.join(', '));
}

/** Leaves, arrives, and goes back. */
async function away(page: Page, before: LeakyPage, exit: ExitSite, leave: () => Promise<void>): Promise<void> {
  exit.open = true;
  await leave();
  await page.waitForFunction(() => document.title === 'Weather');
  assert.equal(page.url(), exit.address);
  await page.goBack();
  assert.equal(page.url(), `${before.address}elsewhere`, '«back» leads to what was before this page');
}

/** All text and all values of fields. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => [document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)].join('\n'));
}

/** A picker or a camera hides the page by the person's own doing: nobody is met by a cover then, but after that hiding covers again. */
async function picking(desk: Desk, visit: Visit, before: LeakyPage): Promise<void> {
  const { page } = visit;
  await typing(desk, page, before);
  if (visit.engine === 'chromium') {
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.click(`label[for="${await page.$eval(`input${hook('files')}`, (input) => input.id)}"]`)]);
    await hidden(page, async () => undefined);
    assert.equal(await page.$(hook('cover')), null, 'the camera was in front, and the page is as it was');
    await chooser.cancel();
  }
  await hidden(page, async () => {
    assert.equal(await page.$eval(hook('cover'), (cover) => cover.getBoundingClientRect().height >= innerHeight), true);
  });
  assert.notEqual(await page.$(hook('cover')), null);
  await press(page, 'cover-continue');
  assert.equal(await page.$eval(hook('message'), (field) => (field as HTMLTextAreaElement).value), TEXT, 'nothing was cleared');
}

/** Another tab comes in front and goes again. */
async function hidden(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  const other = await page.browser().newPage();
  // A page that is hidden draws no frames to ask it in.
  await page.waitForFunction(() => document.visibilityState === 'hidden', { polling: 100 });
  await meanwhile();
  await other.close();
  await page.bringToFront();
  await page.waitForFunction(() => document.visibilityState === 'visible');
}
