// With the keyboard alone, and by ear: a report, a photo and a line, the answer, its deletion, and a further message, in Kazakh.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { caseWhere } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { beginsAtHeading, hears, listen, wasSaid } from './support/reader.ts';
import { hook, screen } from './support/source.ts';

const REPORT = 'Тендер бір адамға арналған.';
const ANSWER = 'Хабарламаңыз тексеріліп жатыр.';

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`with the keyboard alone, and by ear, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('by-keys-and-ear', engine);
    t.after(() => desk.server.stop());
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'keys') });
    await keyboardAlone(desk, visit.page);
    await visit.close();
  });
}

/** Presses Tab until the element has the focus, as a person does who sees where it is. */
async function tabTo(page: Page, name: string, backwards = false): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (backwards) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (backwards) await page.keyboard.up('Shift');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, hook(name))) {
      const outlined = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle !== 'none');
      assert.ok(outlined, `${name} shows that it has the focus`);
      return;
    }
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

async function pressKey(page: Page, name: string, backwards = false): Promise<void> {
  await tabTo(page, name, backwards);
  await page.keyboard.press('Enter');
}

/** Arrives at a screen as somebody does who hears it: at its heading. */
async function arrived(page: Page, name: string): Promise<void> {
  await screen(page, name);
  await beginsAtHeading(page);
}

/** Tells in full, adds a photo and a line, comes back for the answer, and writes again: no pointer, and every step heard. */
async function keyboardAlone(desk: Desk, page: Page): Promise<void> {
  await page.goto(desk.server.address);
  await listen(page);
  await screen(page, 'home');
  // A screen begins at its heading; the languages are above it.
  await pressKey(page, 'language-kk', true);
  await hears(page, 'button', 'ҚАЗ Қазақша');
  await hears(page, 'button', 'Хабарлау Мәтін, фотосурет, құжат');
  const codename = await reportByKeys(page);
  await sentByKeys(page);
  await quickByKeys(page);
  await closed(desk, 2);
  await bringBundle(desk, 'keys.bundle');
  await desk.officer.reply(desk.folder, await caseWhere(desk.officer, ({ tips }) => tips[0]?.message === REPORT), ANSWER);
  await bringOutbox(desk, 'keys.outbox');
  await shownSlots(desk);
  await readByKeys(page, codename);
  await closed(desk, 3);
}

async function reportByKeys(page: Page): Promise<readonly string[]> {
  await pressKey(page, 'home-report');
  await arrived(page, 'advice');
  await pressKey(page, 'advice-skip');
  await arrived(page, 'kind');
  await pressKey(page, 'kind-report');
  await arrived(page, 'message');
  await hears(page, 'textbox', 'Өз сөзіңізбен');
  await tabTo(page, 'message');
  await page.keyboard.type(REPORT);
  await pressKey(page, 'continue');
  await arrived(page, 'sector');
  await hears(page, 'radiogroup', 'Сала');
  await tabTo(page, 'sector-land');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector(`${hook('sector-tenders')}[aria-checked="true"]`);
  await hears(page, 'radio', 'Сатып алу');
  await pressKey(page, 'continue');
  await arrived(page, 'details');
  await hears(page, 'combobox', 'Аудан');
  for (const name of ['details', 'knowing', 'files', 'forward']) {
    await screen(page, name);
    await pressKey(page, 'continue');
  }
  return writtenDown(page, 'ready');
}

/** Reads the words, types one of them wrong, hears so, and types both right. */
async function writtenDown(page: Page, next: string): Promise<readonly string[]> {
  await arrived(page, 'codename');
  const words = await page.$$eval('[data-test^="codename-word-"]', (list) => list.map((word) => word.textContent ?? ''));
  await pressKey(page, 'codename-written');
  await arrived(page, 'confirm');
  const names = ['confirm-1', 'confirm-2'];
  const positions = await Promise.all(names.map((name) => page.$eval(hook(name), (input) => Number(input.getAttribute('data-position')))));
  await hears(page, 'textbox', `${positions[0]}-сөз`);
  const [first, second] = positions.map((position) => words[position - 1] ?? '');
  await tabTo(page, 'confirm-1');
  await page.keyboard.type(first ?? '');
  await tabTo(page, 'confirm-2');
  await page.keyboard.type(words.find((word) => word !== second) ?? '');
  await page.keyboard.press('Enter');
  await page.waitForSelector(hook('error'));
  await wasSaid(page, 'alert', new RegExp(`^${positions[1]}-сөз`));
  // The focus is where it is wrong.
  await page.waitForSelector(`${hook('confirm-2')}:focus`);
  for (let letters = 0; letters < 20; letters += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type(second ?? '');
  await page.keyboard.press('Enter');
  await screen(page, next);
  return words;
}

/** From the last question to the first page again. */
async function sentByKeys(page: Page): Promise<void> {
  await beginsAtHeading(page);
  await pressKey(page, 'send');
  await page.waitForSelector(hook('sent'));
  await wasSaid(page, 'status', /^Жіберілгені: \d+\u00a0%/);
  await doneByKeys(page);
}

async function doneByKeys(page: Page): Promise<void> {
  await arrived(page, 'sent');
  await pressKey(page, 'done');
  await arrived(page, 'cleared');
  await pressKey(page, 'home');
  await arrived(page, 'home');
}

async function quickByKeys(page: Page): Promise<void> {
  await pressKey(page, 'home-quick');
  await arrived(page, 'quick');
  await hears(page, 'textbox', 'Бір жол мәтін: бұл не және қай жерде');
  await tabTo(page, 'message');
  await page.keyboard.type('3-терезеде ақша алып тұр.');
  await pressKey(page, 'continue');
  await writtenDown(page, 'sent');
  await doneByKeys(page);
}

async function readByKeys(page: Page, codename: readonly string[]): Promise<void> {
  await pressKey(page, 'home-return');
  await arrived(page, 'return');
  await hears(page, 'textbox', '1-сөз');
  await tabTo(page, 'return-word-1');
  // Eight words: it is said which one is missing.
  await page.keyboard.type(codename.slice(0, 8).join(' '));
  await pressKey(page, 'return-open');
  await page.waitForSelector(hook('error'));
  await wasSaid(page, 'alert', 'Тоғыз сөз керек. Толтырылғаны: 8.');
  await page.keyboard.type(codename[8] ?? '');
  await page.keyboard.press('Enter');
  await arrived(page, 'inbox');
  await hears(page, 'heading', 'Осы уақытқа дейін не болды');
  await hears(page, 'heading', '1-хабарлама');
  await hears(page, 'article', '1-жауап');
  await hears(page, 'button', 'Бұл жауапты өшіру 1-жауап');
  assert.equal(await page.$eval(hook('reply-text'), (text) => text.textContent), ANSWER);
  await pressKey(page, 'reply-delete');
  await page.waitForSelector(`${hook('reply-delete-now')}:focus`);
  await hears(page, 'button', 'Біржола өшіру 1-жауап');
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${hook('reply-deleted')}:focus`);
  await pressKey(page, 'write-again');
  await arrived(page, 'again');
  await pressKey(page, 'again-now');
  await arrived(page, 'message');
  await tabTo(page, 'message');
  await page.keyboard.type('Рақмет, күтемін.');
  await pressKey(page, 'continue');
  await screen(page, 'ready');
  await sentByKeys(page);
}
