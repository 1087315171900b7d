// Two short ways: a photo and one line, two presses from the first page to the camera; and a statement written by hand, its pages photographed, put in order and turned.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { bringBundle, closed, openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import { photograph, pixels, tags, TOLD } from './support/camera.ts';
import type { Shown } from './support/cases.ts';
import { arrive, attach, beginReport, confirmCodename, hook, press, readCodename, screen, send, type } from './support/source.ts';

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`quick, and a statement, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('quick-and-statement', engine);
    t.after(() => desk.server.stop());
    await takesAPhoto(desk, engine);
    await photographsAStatement(desk, engine);
  });
}

async function takesAPhoto(desk: Desk, engine: Engine): Promise<void> {
  const photo = await photograph(desk.folder, '20240312_143305.jpg');
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'quick') });
  const { page } = visit;
  await arrive(page, desk.server.address, 'kk');
  await press(page, 'home-quick');
  await screen(page, 'quick');
  // The second press opens the camera on a phone; here it is given a file.
  const camera = (await page.waitForSelector(`input${hook('camera')}[capture="environment"][accept="image/*"]`)) as ElementHandle<HTMLInputElement>;
  await camera.uploadFile(photo.path);
  await previewed(page, 1, [640, 480]);
  await type(page, 'message', 'Қабылдау бөлмесінде.');
  await press(page, 'continue');
  // As soon as two words were typed back it goes: the button says so.
  const { kk: words } = await readCodename(page);
  await confirmCodename(page, words, 'sent');
  await visit.close();

  await closed(desk, 1);
  await bringBundle(desk, 'quick.bundle');
  const saved = await save(desk, '1');
  assert.ok(readdirSync(saved).includes('01-photo-1.jpg'), readdirSync(saved).join(' '));
  const left = await tags(join(saved, '01-photo-1.jpg'));
  assert.deepEqual(Object.keys(TOLD).filter((tag) => tag in left), []);
  const [tip] = (await desk.officer.ask<Shown>('show', '1')).tips;
  assert.deepEqual([tip?.tip.kind, tip?.message], ['quick', 'Қабылдау бөлмесінде.']);
}

async function photographsAStatement(desk: Desk, engine: Engine): Promise<void> {
  // Told apart by their size: 201 wide is page 1, and so on.
  const pages = await Promise.all([201, 202, 203, 204].map((width) => photograph(desk.folder, `page ${width}.jpg`, [width + 1 - (width % 2), 300])));
  const [one, two, three, spoilt] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'statement') });
  const { page } = visit;
  await arrive(page, desk.server.address, 'ru');
  await beginReport(page);
  await press(page, 'kind-statement');
  await screen(page, 'statement');
  await attach(page, { files: [two.path, spoilt.path, one.path, three.path], cleaned: true });
  await press(page, 'file-remove-2');
  await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 3, {}, hook('file-row'));
  // With the keyboard: page 1 goes up, and the focus goes with it.
  await page.focus(hook('file-up-2'));
  await page.keyboard.press('Enter');
  await page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, hook('file-down-1'));
  const stood = await top(page, 'file-turn-3');
  // The second lies on its side, the third stands on its head.
  for (const [n, turns] of [[2, 1], [3, 2]] as const) {
    for (let turn = 1; turn <= turns; turn += 1) {
      await press(page, `file-turn-${n}`);
      await page.waitForSelector(`${hook(`file-preview-${n}`)}[data-turn="${turn}"]`);
    }
  }
  await previewed(page, 2, [300, await width(two.path)]);
  assert.equal(await top(page, 'file-turn-3'), stood, 'no button moves away from a finger when a page above it is turned');
  await type(page, 'when', '12 марта 2024 года');
  await press(page, 'continue');
  await screen(page, 'forward');
  await press(page, 'continue');
  await confirmCodename(page, (await readCodename(page)).ru);
  await send(page);
  await visit.close();

  await closed(desk, 2);
  await bringBundle(desk, 'statement.bundle');
  const saved = await save(desk, '2');
  const arrived = [1, 2, 3].map((n) => join(saved, `0${n}-page-${n}.jpg`));
  assert.deepEqual(await Promise.all(arrived.map(pixels)), await Promise.all([one, two, three].map(({ path }) => pixels(path))), 'in order, and no pixel is another');
  const left = await Promise.all(arrived.map(tags));
  // 6 and 3: a quarter and a half turn clockwise.
  assert.deepEqual(left.map(({ Orientation }) => Orientation ?? 1), [1, 6, 3]);
  assert.deepEqual(left.flatMap((found) => Object.keys(TOLD).filter((tag) => tag in found)), []);
  const [tip] = (await desk.officer.ask<Shown>('show', '2')).tips;
  assert.deepEqual([tip?.tip.kind, tip?.tip.when], ['statement', '12 марта 2024 года']);
}

async function width(path: string): Promise<number> {
  return Number((await tags(path))['ImageWidth']);
}

/** How far down the document it begins. */
function top(page: Page, name: string): Promise<number> {
  return page.$eval(hook(name), (element) => Math.round(element.getBoundingClientRect().top + scrollY));
}

/** The preview shows the picture as it will be seen: of this width and height. */
async function previewed(page: Page, n: number, [wide, high]: readonly [number, number]): Promise<void> {
  await page.waitForFunction(
    (selector, right, down) => {
      const image = document.querySelector(selector);
      return image instanceof HTMLImageElement && image.complete && image.naturalWidth === right && image.naturalHeight === down;
    },
    {},
    hook(`file-preview-${n}`),
    wide,
    high,
  );
}

/** Saves a case, and names the folder. */
async function save(desk: Desk, number: string): Promise<string> {
  const folder = join(desk.folder, 'saved');
  mkdirSync(folder, { recursive: true });
  await desk.officer.do('save', number, '--to', folder, '--originals');
  return join(folder, `case-${number}`);
}
