// A drop with so many answers that its one drawer becomes two, then four: everybody comes back to the right one, online and in the page as one file.

import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { comeThrough, tellOneLine } from './support/answers.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { slots } from './support/drawer.ts';
import { look, lookEverywhere } from './support/looking.ts';
import { Wire } from './support/proxy.ts';
import { arrived, openFile } from './support/saved.ts';
import { arrive, enter, hook, press, replies, screen, textOf, type } from './support/source.ts';
import { until } from './support/until.ts';

/** Of each outbox: more than a drawer holds before there are two, and also, less one, more than two hold before there are four. */
const SLOTS = 132;
const PAGE = 64;

const EARLY = 'Первое сообщение, когда ящик был один.';
const LATE = 'Жәшік екеу болғанда жазылған хабарлама.';
const TO_EARLY = ['Проверяем.', 'Проверили: нужен номер договора.'] as const;
const TO_LATE = 'Екінші жәшікке жауап.';

for (const engine of engines('chromium')) {
  test(`several drawers, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('several-drawers', engine, { slots: SLOTS });
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const folder = join(desk.folder, 'reading');
    mkdirSync(folder);
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'online'), downloads: folder });
    const { page } = visit;
    lookEverywhere(page, ['save']);

    const early = await tellOneLine(page, wire.address, 'ru', EARLY);
    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    await desk.officer.reply(desk.folder, '1', TO_EARLY[0]);
    await bringOutbox(desk, 'first.outbox');
    await grown(desk, [0, 1]);

    const late = await tellOneLine(page, wire.address, 'kk', LATE);
    await closed(desk, 2);
    await bringBundle(desk, 'second.bundle');
    await desk.officer.reply(desk.folder, '1', TO_EARLY[1]);
    await desk.officer.reply(desk.folder, '2', TO_LATE);
    await bringOutbox(desk, 'second.outbox');
    await grown(desk, [0, 1, 2]);
    assert.deepEqual([await slots(desk, 0), await slots(desk, 1), await slots(desk, 2)], [SLOTS + 1, SLOTS - 1, 0], 'each answer lies where its tip was told to look');

    const drawers = [await reads(page, wire, early.ru, TO_EARLY), await reads(page, wire, late.kk, [TO_LATE])];
    assert.deepEqual(drawers.map(({ pages }) => pages), [drawers[0]?.pages, drawers[0]?.pages], 'as many pages of every drawer');
    const number = drawers[1]?.number ?? 0;

    // Without network: a number from somebody else's drawer is refused with the right one, and that one holds the answer.
    const program = join(desk.folder, 'sybyr.html');
    writeFileSync(program, Buffer.from(await (await fetch(`${desk.server.address}/sybyr.html`)).arrayBuffer()));
    const offline = await Visit.open({ engine, profile: profileIn(desk.folder, 'offline') });
    // The same as theirs while there were two, another now that there are four.
    await openFile(offline.page, program, await savesByNumber(page, desk, folder, number ^ 2, 4));
    await press(offline.page, 'language-en');
    await enter(offline.page, late.ru);
    const complaint = `${hook('error')}[data-code="not-saved"]`;
    await offline.page.waitForSelector(complaint);
    assert.match(await textOf(offline.page, 'error'), new RegExp(`drawer number ${number}\\b`));
    await openFile(offline.page, program, await savesByNumber(page, desk, folder, number));
    await enter(offline.page, late.ru);
    await screen(offline.page, 'inbox');
    assert.deepEqual((await replies(offline.page)).map(({ text }) => text), [TO_LATE]);
    await offline.close();
    await visit.close();
    assert.equal(await desk.server.stop(), 0);
  });
}

/** The close has shown what came, and says from now on how many drawers there are. */
async function grown(desk: Desk, bits: readonly number[]): Promise<void> {
  await until(`drawers under ${bits.join(', ')} bits`, async () => {
    const said = /"bits": (\[[^\]]*\])/.exec(await (await fetch(`${desk.server.address}/drop.js`)).text())?.[1];
    return said !== undefined && said.replaceAll(/\s/g, '') === JSON.stringify(bits);
  });
}

interface Read {
  /** Of the drawer under the newest bits. */
  readonly number: number;
  readonly pages: readonly number[];
}

/** Comes back, reads exactly these answers, and asks for all of one drawer under each bits there ever were. */
async function reads(page: Page, wire: Wire, words: readonly string[], texts: readonly string[]): Promise<Read> {
  await page.goto('about:blank');
  wire.forget();
  await comeThrough(page, wire.address, 'en', words, 'return-open', 'inbox');
  assert.deepEqual((await replies(page)).map(({ text }) => text).sort(), [...texts].sort());
  const asked = wire.requests().flatMap((line) => {
    const [, bits, drawer, at] = /^GET \/api\/drawer\/(\d+)-(\d+)\?page=(\d+)$/.exec(line) ?? [];
    return bits === undefined ? [] : [[bits, drawer, at].map(Number)];
  });
  const number = asked.find(([bits]) => bits === 2)?.[1] ?? -1;
  const pages = [0, 1, 2].map((bits) => asked.filter(([one]) => one === bits).length);
  const due = pages.flatMap((count, bits) => Array.from({ length: count }, (_, at) => [bits, number % 2 ** bits, at]));
  assert.deepEqual(asked, due, 'one drawer under each bits, from its first page to its last');
  assert.deepEqual([pages[0], pages[2]], [Math.ceil((SLOTS + 1) / PAGE), 1]);
  assert.ok((pages[1] ?? 0) >= Math.ceil((SLOTS - 1) / 2 / PAGE));
  await press(page, 'done');
  await screen(page, 'cleared');
  return { number, pages };
}

/** With several drawers the page asks for the number of one; the words stay where they are. Returns where the file lies. */
async function savesByNumber(page: Page, desk: Desk, folder: string, number: number, wrong?: number): Promise<string> {
  await arrive(page, desk.server.address, 'ru');
  await press(page, 'offline');
  await press(page, 'offline-read');
  await screen(page, 'save');
  if (wrong !== undefined) {
    await type(page, 'save-drawer', String(wrong));
    await press(page, 'save-start');
    await page.waitForSelector(`${hook('error')}[data-code="drawer"]`);
    await look(page, 'with its complaint');
    await page.$eval(hook('save-drawer'), (field) => (field as HTMLInputElement).select());
  }
  await type(page, 'save-drawer', String(number));
  await press(page, 'save-start');
  await screen(page, 'saved');
  await press(page, 'save-get');
  const [saved, kept] = [join(folder, 'visit.tar'), join(folder, `drawer-${number}.tar`)];
  await arrived(saved);
  renameSync(saved, kept);
  return kept;
}
