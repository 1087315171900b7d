// Where there is no network: the page as one file seals from a saved visit, somebody else hands the file in, and the answer is read from another saved visit.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { engines, inShort, profileIn, Visit } from './support/browser.ts';
import { filmed, FILMED, pixels } from './support/camera.ts';
import type { Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { look, lookEverywhere } from './support/looking.ts';
import { succeed } from './support/program.ts';
import { arrived, choose, openFile } from './support/saved.ts';
import { command, Server } from './support/server.ts';
import { Socks } from './support/socks.ts';
import { arrive, confirmCodename, enter, hook, press, readCodename, receipts, replies, screen, textOf, write, type Codename } from './support/source.ts';

const MESSAGE = 'Ауылдағы жолдың ақшасы жоғалды. Деньги за дорогу пропали.';
const SECOND = 'Тағы бір хабарлама, екінші қолмен.';
const ANSWER = 'Хабарламаңыз тексеріліп жатыр.';
/** Of the film, by engine. */
const SIZES = { chromium: 40_000_000, firefox: 12_000_000, 'firefox-safer': 3_000_000 };
const ONION = `${'a'.repeat(56)}.onion`;

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`the single-file client, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('the-single-file-client', engine);
    t.after(() => desk.server.stop());
    await onionOf(desk);
    const socks = await Socks.to(desk.server.port);
    t.after(() => socks.close());
    const carried = join(desk.folder, 'carried');
    mkdirSync(carried);

    // With network: the page as one file, and what it needs to write.
    const program = join(carried, 'sybyr.html');
    const served = await fetch(`${desk.server.address}/sybyr.html`);
    assert.equal(served.headers.get('content-disposition'), 'attachment; filename="sybyr.html"');
    writeFileSync(program, Buffer.from(await served.arrayBuffer()));
    await compareNumbers(desk, program);
    const writing = join(carried, 'writing.tar');
    writeFileSync(writing, await everyonesFile(desk));

    // Without: a message is sealed.
    const offline = await Visit.open({ engine, profile: profileIn(desk.folder, 'offline'), downloads: carried });
    const requests = watched(offline.page);
    const looks = !inShort(engine);
    if (looks) lookEverywhere(offline.page, ['single', 'home', 'ready', 'sealed']);
    // In one engine more than any part in which it is read, cleaned, sealed and gathered; without a JIT that would take minutes.
    const film = await filmed(desk.folder, 'VID_20261103.mov', SIZES[engine]);
    const first = await seal(offline, program, writing, carried, MESSAGE, [film]);
    const { cleaning, sealing, progress } = first.alive;
    // A small film is cleaned in as few turns as the machine is fast: there only that it had one.
    assert.ok(cleaning > (engine === 'chromium' ? 3 : 0) && sealing > 10 && progress > 10, `the page was alive while it cleaned and sealed: ${JSON.stringify(first.alive)}`);
    // Somebody else hands it in, with the two commands as they were printed; only the port of Tor is another here.
    const ended = await handIn(carried, first.commands.replace('127.0.0.1:9050', socks.address));
    assert.match(ended, /^HTTP\/1\.1 201 /m);
    assert.match(ended, new RegExp(`^upload-offset: ${first.size}\\r?$`, 'im'));
    assert.deepEqual(socks.asked, [`${ONION}:80`]);

    // A second one, that the page of another person hands in.
    const second = await seal(offline, program, writing, carried, SECOND, []);
    const saying = join(desk.folder, 'nothing.txt');
    writeFileSync(saying, 'nothing that this page has made');
    const helper = await Visit.open({ engine, profile: profileIn(desk.folder, 'helper') });
    if (looks) lookEverywhere(helper.page, ['offline', 'carry', 'carried']);
    await upload(helper.page, desk, join(carried, 'blob'), { look: looks });
    // Once more, because nobody knows whether it worked the first time: nothing changes.
    await upload(helper.page, desk, join(carried, 'blob'));
    await upload(helper.page, desk, saying, { look: looks, complaint: 'no-blob' });
    await helper.close();

    await closed(desk, 2);
    await bringBundle(desk, 'first.bundle');
    const tips = [(await desk.officer.ask<Shown>('show', '1')).tips[0], (await desk.officer.ask<Shown>('show', '2')).tips[0]];
    assert.deepEqual(tips.map((tip) => tip?.message).sort(), [MESSAGE, SECOND].sort());
    const answered = tips[0]?.message === MESSAGE ? '1' : '2';
    await arrivesCleaned(desk, answered, film);
    await desk.officer.reply(desk.folder, answered, ANSWER);
    await bringOutbox(desk, 'first.outbox');
    await shownSlots(desk);

    // With network, and without the codename: log and drawer as a file.
    const reading = join(carried, 'reading');
    mkdirSync(reading);
    const collector = await Visit.open({ engine, profile: profileIn(desk.folder, 'collector'), downloads: reading });
    if (looks) lookEverywhere(collector.page, ['saved']);
    await arrive(collector.page, desk.server.address, 'en');
    await press(collector.page, 'offline');
    await press(collector.page, 'offline-read');
    await screen(collector.page, 'saved');
    await press(collector.page, 'save-get');
    const saved = join(reading, 'visit.tar');
    await arrived(saved);
    await collector.close();

    // Without: the answer is read, and what cannot be read is said.
    await openFile(offline.page, program, writing);
    assert.equal(await offline.page.$(hook('home-return')), null, 'a file for writing offers no reading');
    await openFile(offline.page, program, saved);
    await enter(offline.page, first.codename.kk);
    await screen(offline.page, 'inbox');
    assert.deepEqual((await replies(offline.page)).map(({ text }) => text), [ANSWER]);
    assert.deepEqual(await receipts(offline.page), ['reached']);
    await openFile(offline.page, program, saved);
    await enter(offline.page, second.codename.ru);
    await screen(offline.page, 'inbox');
    assert.deepEqual(await replies(offline.page), []);
    assert.deepEqual(await receipts(offline.page), ['reached']);
    await refused(offline.page, program, saying);

    assert.deepEqual(requests.filter((address) => !/^(?:file|blob|about|data):/.test(address)), [], 'no request left the page');
    await offline.close();
  });
}

/** The drop is reached at an onion, so that the commands name it. */
async function onionOf(desk: Desk): Promise<void> {
  await command('set', '--dir', desk.dir, `onion_address=${ONION}`);
  await desk.server.stop();
  desk.server = await Server.serve(desk.dir);
}

/** drop.js, `status` and a shell agree on the number of the file. */
async function compareNumbers(desk: Desk, program: string): Promise<void> {
  const number = createHash('sha256').update(readFileSync(program)).digest('hex');
  const [sum] = (await succeed('sha256sum', [program])).text.split(' ');
  assert.equal(sum, number);
  assert.match(await (await fetch(`${desk.server.address}/drop.js`)).text(), new RegExp(`"single_file": "${number}"`));
  const status = JSON.parse((await command('status', '--dir', desk.dir, '--json')).stdout.toString()) as { single_file: string };
  assert.equal(status.single_file, number);
}

/** The writing part is the same bytes for whoever asks. */
async function everyonesFile(desk: Desk): Promise<Buffer> {
  const ask = async () => Buffer.from(await (await fetch(`${desk.server.address}/api/saved/drop`)).arrayBuffer());
  const [one, other] = [await ask(), await ask()];
  assert.ok(one.equals(other));
  return one;
}

/** Every address the page ever asks for. */
function watched(page: Page): readonly string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  return addresses;
}

async function refused(page: Page, program: string, path: string): Promise<void> {
  await page.goto(pathToFileURL(program).href, { waitUntil: 'load' });
  await screen(page, 'single');
  await choose(page, 'saved', path);
  await page.waitForSelector(`${hook('error')}[data-code="no-saved-visit"]`);
}

interface Sealed {
  readonly codename: Codename;
  readonly commands: string;
  readonly size: number;
  readonly alive: Alive;
}

/** How often the page had a turn of its own while it worked, and how many states of the progress it drew. */
interface Alive {
  readonly cleaning: number;
  readonly sealing: number;
  readonly progress: number;
}

/** From now on the page counts its turns. */
function countTurns(page: Page): Promise<void> {
  return page.evaluate(() => {
    const alive = { cleaning: 0, sealing: 0, progress: 0 };
    (globalThis as { sybyrAlive?: Alive }).sybyrAlive = alive;
    let last = '';
    const turn = () => {
      if (document.querySelector('[data-state="looking"]') !== null) alive.cleaning += 1;
      const bar = document.querySelector<HTMLElement>('main[data-screen="sending"] progress');
      if (bar !== null) {
        alive.sealing += 1;
        const { sent = '' } = bar.dataset;
        if (sent !== last) alive.progress += 1;
        last = sent;
      }
      if (document.querySelector('[data-screen="sealed"]') === null) setTimeout(turn, 0);
    };
    turn();
  });
}

/** Writes and seals a message, and saves it as `blob`, in the place of an earlier one. */
async function seal({ page }: Visit, program: string, saved: string, folder: string, message: string, files: readonly string[]): Promise<Sealed> {
  await openFile(page, program, saved);
  await press(page, 'language-kk');
  const key = await page.waitForSelector('[data-test^="fingerprint-"]:not(:empty)');
  assert.equal((await key?.evaluate((words) => words.textContent))?.split(' ').length, 12);
  await countTurns(page);
  await write(page, { language: 'kk', message, files: [...files], cleaned: true });
  const codename = await readCodename(page);
  await confirmCodename(page, codename.kk);
  await press(page, 'send');
  await screen(page, 'sealed');
  const alive = (await page.evaluate(() => (globalThis as { sybyrAlive?: Alive }).sybyrAlive)) as Alive;
  const lines = await textOf(page, 'commands');
  const size = Number(/Upload-Length: (\d+)/.exec(lines)?.[1]);
  const blob = join(folder, 'blob');
  if (existsSync(blob)) await succeed('rm', [blob]);
  await press(page, 'sealed-get');
  await arrived(blob);
  return { codename, commands: lines, size, alive };
}

/** What the officer opens is the film, with nothing of what it told. */
async function arrivesCleaned(desk: Desk, number: string, film: string): Promise<void> {
  const saved = join(desk.folder, 'saved');
  mkdirSync(saved);
  await desk.officer.do('save', number, '--to', saved, '--originals');
  const copy = join(saved, `case-${number}`, '01-video-1.mov');
  const [before, after] = [readFileSync(film), readFileSync(copy)];
  for (const told of FILMED) assert.deepEqual([before.includes(told), after.includes(told)], [true, false], told);
  assert.equal(await pixels(copy), await pixels(film));
}

/** What the commands print, run by a shell in the folder of the file. */
async function handIn(folder: string, lines: string): Promise<string> {
  return (await succeed('sh', ['-e'], { cwd: folder, input: lines })).stdout.toString();
}

async function upload(page: Page, desk: Desk, path: string, expected: { readonly complaint?: string; readonly look?: boolean } = {}): Promise<void> {
  await arrive(page, desk.server.address, 'en');
  await press(page, 'offline');
  await screen(page, 'offline');
  await press(page, 'offline-upload');
  await screen(page, 'carry');
  await choose(page, 'carry-file', path);
  await page.waitForSelector(expected.complaint === undefined ? hook('carry-send') : `${hook('error')}[data-code="${expected.complaint}"]`);
  if (expected.look === true) await look(page, expected.complaint ?? 'with a file');
  if (expected.complaint !== undefined) return;
  await press(page, 'carry-send');
  await screen(page, 'carried');
}
