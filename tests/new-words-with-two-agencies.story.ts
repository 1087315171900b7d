// Somebody may have seen the paper, and two agencies know the old words: one wrote to both, for another the first passed it on to the second. Both take new words, and read both answers with them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk, type Enrolled } from './support/agency.ts';
import { comeThrough, tellOneLine } from './support/answers.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { caseWhere, type Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { lookEverywhere } from './support/looking.ts';
import { passing, passOn } from './support/passing.ts';
import { confirmCodename, hook, press, readCodename, receipts, replies, screen, send, type, type Codename, type Language } from './support/source.ts';

const LAND = { names: { en: 'Land office', ru: 'Земельное управление', kk: 'Жер басқармасы' }, texts: {} };

/** Told to both agencies by the source. */
const BOTH = 'Жер үшін ақша сұрады.';
/** Told to the first one, which passes it on. */
const PASSED = 'За участок просят деньги.';

for (const engine of engines('chromium')) {
  test(`new words with two agencies, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('new-words-with-two-agencies', engine, { others: [LAND] });
    t.after(() => desk.server.stop());
    const land = desk.others[0] as Enrolled;
    const second: Desk = { ...desk, ...land };
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'source') });
    const { page } = visit;
    lookEverywhere(page, ['rekey-another']);

    const both = await tellOneLine(page, desk.server.address, 'kk', BOTH, desk.agency);
    await writeUnder(page, desk, both, 'kk', BOTH, land);
    const passed = await tellOneLine(page, desk.server.address, 'ru', PASSED, desk.agency);
    await closed(desk, 2);
    await bringBundle(desk, 'first.bundle');
    await passOn(desk, await passing(desk, await caseOf(desk, PASSED), land));
    await bringOutbox(desk, 'first.outbox');
    await closed(second, 2);
    await bringBundle(second, 'second.bundle');

    const newBoth = await takeNewWords(page, desk, both, 'kk', land, undefined);
    const newPassed = await takeNewWords(page, desk, passed, 'ru', land, desk);
    await writeUnder(page, desk, passed, 'ru', 'Я нашёл бумагу.', land, desk);
    await Promise.all([closed(desk, 4), closed(second, 5)]);
    const before = await shownSlots(desk);
    for (const at of [desk, second]) await answers(at);
    await shownSlots(desk, before + 8);

    assert.deepEqual(await flags(desk, BOTH), [false, false]);
    assert.deepEqual(await flags(second, BOTH), [false, false]);
    assert.deepEqual(await flags(desk, PASSED), [false, false]);
    assert.deepEqual((await flags(second, PASSED)).sort(), [false, false, true], 'what comes under the old words after that is flagged');

    await reads(page, desk, newBoth, 'kk', BOTH);
    await reads(page, second, newBoth, 'kk', BOTH);
    await reads(page, desk, newPassed, 'ru', PASSED);
    await reads(page, second, newPassed, 'ru', PASSED);
    // The old words open what came under them, and nothing of the new.
    await comeThrough(page, desk.server.address, 'ru', passed.ru, 'return-open', 'inbox', desk.agency);
    assert.deepEqual((await replies(page)).map(({ kind }) => kind), ['forwarded']);
    for (const at of [desk, second]) {
      await comeThrough(page, desk.server.address, 'kk', both.kk, 'return-open', 'inbox', at.agency);
      assert.deepEqual(await replies(page), []);
    }
    await visit.close();
  });
}

function caseOf(at: Desk, message: string): Promise<string> {
  return caseWhere(at.officer, ({ tips }) => tips[0]?.message === message);
}

/** Which tips of a case came under words that were given up. */
async function flags(at: Desk, message: string): Promise<boolean[]> {
  return (await at.officer.ask<Shown>('show', await caseOf(at, message))).tips.map(({ old_key }) => old_key);
}

/** A further message under the same words. */
async function writeUnder(page: Page, desk: Desk, codename: Codename, language: Language, message: string, to: Enrolled, introducer?: Enrolled): Promise<void> {
  await comeThrough(page, desk.server.address, language, codename[language], 'return-write', 'message', to.agency);
  if (introducer !== undefined) await page.select(hook('introducer'), introducer.agency);
  await type(page, 'message', message);
  await press(page, 'continue');
  await screen(page, 'ready');
  await send(page);
  await press(page, 'done');
  await screen(page, 'cleared');
}

/** New words for the first agency, then the same ones for the second, which the source wrote to or `introducer` led to. */
async function takeNewWords(page: Page, desk: Desk, old: Codename, language: Language, second: Enrolled, introducer: Enrolled | undefined): Promise<Codename> {
  await comeThrough(page, desk.server.address, language, old[language], 'return-rekey', 'rekey', desk.agency);
  await press(page, 'continue');
  const own = await readCodename(page);
  await confirmCodename(page, own[language]);
  await send(page);
  await press(page, 'rekey-another');
  await screen(page, 'agency');
  await press(page, `agency-${second.agency}`);
  await screen(page, 'rekey-another');
  if (introducer !== undefined) await page.select(hook('introducer'), introducer.agency);
  await press(page, 'continue');
  await screen(page, 'ready');
  await send(page);
  assert.equal(await page.$$eval('[data-test^="codename-word-"]', (words) => words.map((word) => word.textContent).join(' ')), own.en.join(' '), 'one paper for both');
  await press(page, 'done');
  await screen(page, 'cleared');
  return own;
}

/** Each case is answered by repeating it, in one outbox. */
async function answers(at: Desk): Promise<void> {
  await bringBundle(at, `${at.agency.slice(0, 8)}.bundle`);
  for (const message of [BOTH, PASSED]) await at.officer.reply(at.folder, await caseOf(at, message), `${message} ${at.agency}`);
  await bringOutbox(at, `${at.agency.slice(0, 8)}.outbox`);
}

async function reads(page: Page, at: Desk, codename: Codename, language: Language, message: string): Promise<void> {
  await comeThrough(page, at.server.address, language, codename[language], 'return-open', 'inbox', at.agency);
  assert.deepEqual((await replies(page)).map(({ text }) => text), [`${message} ${at.agency}`]);
  assert.deepEqual(await receipts(page), ['reached']);
}
