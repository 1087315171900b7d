// Every screen passes axe at WCAG 2.2 AA, and a tip can be sent with the keyboard alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { makeAttachments } from './support/attachments.ts';
import { passesAxe } from './support/axe.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { shownSlots } from './support/drawer.ts';
import { attach, enter, hook, press, readCodename, screen, type, type Codename, type Language } from './support/source.ts';

/** What the card adds to the ways of telling: roles for field reports, questions of its own. */
const GUIDING = {
  roles: [{ id: 'commissioner', names: { en: 'Commissioner', ru: 'Комиссар', kk: 'Комиссар' } }],
  questions: [{ id: 'amount', kinds: ['report', 'field'], names: { en: 'How much?', ru: 'Сколько?', kk: 'Қанша?' }, hint: { en: 'About', ru: 'Примерно', kk: 'Шамамен' } }],
};

async function check(page: Page, name: string, seen: Set<string>): Promise<void> {
  await passesAxe(page, name);
  seen.add(name);
}

for (const engine of engines('chromium', 'firefox')) {
  test(`every screen passes axe, in ${engine}`, { timeout: 300_000 }, async (t) => {
    const desk = await openDesk('accessible', engine, { texts: GUIDING });
    t.after(() => desk.server.stop());
    const attached = makeAttachments(desk.folder, 'attached');
    const seen = new Set<string>();
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
    const codename = await writing(desk, visit.page, attached.document.path, seen);
    await visit.close();
    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    await desk.officer.reply(desk.folder, '1', 'Проверяем.', [attached.document.path]);
    await bringOutbox(desk, 'first.outbox');
    await shownSlots(desk);
    const back = await Visit.open({ engine, profile: profileIn(desk.folder, 'reads') });
    await reading(desk, back.page, codename, seen);
    await takingACall(desk, back.page, seen);
    await carrying(desk, back.page, seen);
    await back.close();
    assert.ok(seen.size === 31, [...seen].join(', '));
  });

  test(`a tip with the keyboard alone, in ${engine}`, { timeout: 300_000 }, async (t) => {
    const desk = await openDesk('accessible', `${engine}-keyboard`);
    t.after(() => desk.server.stop());
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'keys') });
    await keyboardAlone(desk, visit.page);
    await visit.close();
    await closed(desk, 1);
  });
}

async function writing(desk: Desk, page: Page, file: string, seen: Set<string>): Promise<Codename> {
  await page.goto(desk.server.address);
  for (const language of ['en', 'kk', 'ru'] as Language[]) {
    await screen(page, 'home');
    await press(page, `language-${language}`);
    await check(page, `home in ${language}`, seen);
  }
  await press(page, 'about');
  await screen(page, 'about');
  await press(page, 'about-hashes');
  await page.waitForSelector(hook('hash-client'));
  await check(page, 'about', seen);
  await press(page, 'back');
  await press(page, 'home-report');
  await screen(page, 'advice');
  await check(page, 'advice', seen);
  await press(page, 'advice-skip');
  await screen(page, 'kind');
  await check(page, 'kind', seen);
  for (const kind of ['quick', 'statement']) {
    await press(page, `kind-${kind}`);
    await screen(page, kind);
    await check(page, kind, seen);
    await press(page, 'back');
    await screen(page, 'kind');
  }
  await fieldReport(page, seen);
  await press(page, 'kind-report');
  for (const name of ['message', 'sector', 'details', 'knowing', 'questions', 'files', 'forward']) {
    await screen(page, name);
    if (name === 'message') await type(page, 'message', 'Жалоба.');
    if (name === 'files') await attach(page, { files: [file] });
    await check(page, name, seen);
    if (name === 'details') await covered(page, seen);
    await press(page, 'continue');
  }
  const codename = await readCodename(page);
  await check(page, 'codename', seen);
  await press(page, 'codename-written');
  await screen(page, 'confirm');
  await press(page, 'confirm-continue');
  await page.waitForSelector(hook('error'));
  await check(page, 'confirm, with its complaint', seen);
  for (const name of ['confirm-1', 'confirm-2']) {
    const position = await page.$eval(hook(name), (input) => Number(input.getAttribute('data-position')));
    await type(page, name, codename.ru[position - 1] ?? '');
  }
  await press(page, 'confirm-continue');
  await screen(page, 'ready');
  await check(page, 'ready', seen);
  await press(page, 'send');
  await page.waitForSelector(hook('sent'));
  await check(page, 'sent', seen);
  await press(page, 'done');
  await screen(page, 'cleared');
  await check(page, 'cleared', seen);
  return codename;
}

/** A field report that stays empty, and back to the ways of telling. */
async function fieldReport(page: Page, seen: Set<string>): Promise<void> {
  await press(page, 'kind-field');
  for (const name of ['role', 'finding', 'questions', 'files']) {
    await screen(page, name);
    await check(page, name, seen);
    await press(page, 'continue');
  }
  await screen(page, 'empty');
  await check(page, 'empty', seen);
  for (const name of ['files', 'questions', 'finding', 'role', 'kind']) {
    await press(page, 'back');
    await screen(page, name);
  }
}

/** Another tab in front, and back: what was on the screen is covered until it is asked for. */
async function covered(page: Page, seen: Set<string>): Promise<void> {
  const other = await page.browser().newPage();
  await page.waitForSelector(hook('cover'));
  await other.close();
  await page.bringToFront();
  await check(page, 'the cover', seen);
  await press(page, 'cover-continue');
  await page.waitForSelector(hook('cover'), { hidden: true });
}

async function reading(desk: Desk, page: Page, codename: Codename, seen: Set<string>): Promise<void> {
  await page.goto(desk.server.address);
  await screen(page, 'home');
  await enter(page, codename.kk.slice(0, 8));
  await page.waitForSelector(hook('error'));
  await check(page, 'return, with its complaint', seen);
  await type(page, 'return-word-9', codename.kk[8] ?? '');
  await press(page, 'return-open');
  await screen(page, 'inbox');
  await page.waitForSelector(hook('reply'));
  await check(page, 'inbox', seen);
  await press(page, 'write-again');
  await screen(page, 'again');
  await check(page, 'again', seen);
}

async function takingACall(desk: Desk, page: Page, seen: Set<string>): Promise<void> {
  await page.goto(`${desk.server.address}/call`);
  await screen(page, 'call');
  await check(page, 'a call', seen);
  await type(page, 'message', 'Звонок.');
  await press(page, 'continue');
  await screen(page, 'call-codename');
  await check(page, 'the codename to be read out', seen);
}

async function carrying(desk: Desk, page: Page, seen: Set<string>): Promise<void> {
  await page.goto(`${desk.server.address}/courier`);
  await screen(page, 'courier-token');
  await check(page, "the courier's door", seen);
  await type(page, 'courier-token', desk.token);
  await press(page, 'courier-open');
  await screen(page, 'courier');
  await check(page, "the courier's desk", seen);
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

async function keyboardAlone(desk: Desk, page: Page): Promise<void> {
  await page.goto(desk.server.address);
  await screen(page, 'home');
  // A screen begins at its heading; the languages are above it.
  await pressKey(page, 'language-kk', true);
  await pressKey(page, 'home-report');
  await screen(page, 'advice');
  await pressKey(page, 'advice-skip');
  await screen(page, 'kind');
  await pressKey(page, 'kind-report');
  await screen(page, 'message');
  await tabTo(page, 'message');
  await page.keyboard.type('Тендер бір адамға арналған.');
  await pressKey(page, 'continue');
  await screen(page, 'sector');
  await tabTo(page, 'sector-land');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.$eval(hook('sector-tenders'), (row) => row.getAttribute('aria-checked')), 'true');
  await pressKey(page, 'continue');
  for (const name of ['details', 'knowing', 'files', 'forward']) {
    await screen(page, name);
    await pressKey(page, 'continue');
  }
  await screen(page, 'codename');
  const words = await page.$$eval('[data-test^="codename-word-"]', (list) => list.map((word) => word.textContent ?? ''));
  await pressKey(page, 'codename-written');
  await screen(page, 'confirm');
  for (const name of ['confirm-1', 'confirm-2']) {
    await tabTo(page, name);
    const position = await page.$eval(hook(name), (input) => Number(input.getAttribute('data-position')));
    await page.keyboard.type(words[position - 1] ?? '');
  }
  await page.keyboard.press('Enter');
  await screen(page, 'ready');
  await pressKey(page, 'send');
  await page.waitForSelector(hook('sent'));
}
