// A source attaches files, sees what each of them tells, and sends cleaned copies of some and the originals of others.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bringBundle, closed, openDesk } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { photograph, pixels, tags, TOLD } from './support/camera.ts';
import type { Shown } from './support/cases.ts';
import { Wire } from './support/proxy.ts';
import { arrive, attach, beginReport, confirmCodename, hook, press, readCodename, screen, send, textOf, type } from './support/source.ts';

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`files cleaned and original, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('files-cleaned-and-original', engine);
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const chosen = [await photograph(desk.folder, 'IMG_20240312_143305.jpg'), await photograph(desk.folder, 'IMG_20240312_143341.jpg', [320, 240])];
    const [first, second] = chosen as [(typeof chosen)[0], (typeof chosen)[0]];
    const unknown = join(desk.folder, 'база.dat');
    writeFileSync(unknown, 'nothing that anybody knows');

    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
    const { page } = visit;
    await arrive(page, wire.address, 'ru');
    await beginReport(page);
    await press(page, 'kind-report');
    await type(page, 'message', 'Снято в приёмной.');
    for (const name of ['message', 'sector', 'details', 'knowing']) {
      await screen(page, name);
      await press(page, 'continue');
    }
    await screen(page, 'files');
    assert.ok(!wire.requests().some((request) => /clean/.test(request)), 'nothing comes before there is a file');
    await attach(page, { files: [first.path, second.path, unknown], cleaned: true });
    assert.deepEqual(
      wire.requests().filter((request) => /clean/.test(request)),
      ['GET /clean.js'],
    );

    // What each tells, and what the page would do about it.
    const told = await textOf(page, 'file-found-1');
    for (const value of [TOLD.Make, TOLD.Model, TOLD.SerialNumber, TOLD.Artist, '2024', '43.2', '76.8']) assert.ok(told.includes(value), `${value} in:\n${told}`);
    const state = (n: number) => page.$eval(`${hook('file-row')}:nth-child(${n})`, (row) => (row as HTMLElement).dataset['state']);
    assert.deepEqual([await state(1), await state(2), await state(3)], ['cleaned', 'cleaned', 'original']);
    assert.equal(await page.$eval(hook('file-cannot-3'), (note) => (note as HTMLElement).dataset['why']), 'unknown');
    assert.deepEqual(await names(page), ['photo-1.jpg', 'photo-2.jpg', 'база.dat']);
    // The second goes as evidence, the keyboard stays where it was, and the first keeps its name.
    await page.focus(hook('file-cleaned-2'));
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, `${hook('file-original-2')}[aria-checked="true"]`);
    await press(page, 'file-name-change-1');
    assert.deepEqual(await names(page), [first.name, second.name, 'база.dat']);
    await press(page, 'file-name-change-1');
    assert.deepEqual(await names(page), ['photo-1.jpg', second.name, 'база.dat']);

    await press(page, 'continue');
    await screen(page, 'forward');
    await press(page, 'continue');
    await confirmCodename(page, (await readCodename(page)).ru);
    assert.match(await page.$eval('main', (main) => (main as HTMLElement).innerText), /Очищенных копий: 1\. Оригиналов: 2/);
    await send(page);
    await visit.close();

    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    const [tip] = (await desk.officer.ask<Shown>('show', '1')).tips;
    assert.deepEqual(tip?.tip.attachments?.map(({ name }) => name), ['photo-1.jpg', second.name, 'база.dat']);
    const saved = join(desk.folder, 'saved');
    mkdirSync(saved);
    await desk.officer.do('save', '1', '--to', saved, '--originals');
    const arrived = (name: string) => join(saved, 'case-1', name);
    const copy = arrived('01-photo-1.jpg');
    const left = await tags(copy);
    assert.deepEqual(Object.keys(TOLD).filter((tag) => tag in left), [], 'ExifTool finds nothing in the copy');
    for (const value of Object.values(TOLD)) assert.ok(!readFileSync(copy).includes(value), value);
    assert.equal(await pixels(copy), await pixels(first.path));
    assert.ok(readFileSync(arrived(`02-${second.name}`)).equals(second.content));
    assert.ok(readFileSync(arrived('03-база.dat')).equals(readFileSync(unknown)));
  });
}

/** The names under which they would arrive. */
function names(page: Visit['page']): Promise<string[]> {
  return page.$$eval('[data-test^="file-name-"]:not(button)', (shown) => shown.map((name) => name.textContent ?? ''));
}
