// Every screen and state in three languages, for eyes that see badly, zoom or need contrast, and for screen readers.

import assert from 'node:assert/strict';
import { createServer as createBusy } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { makeAttachments } from './support/attachments.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import { shownSlots } from './support/drawer.ts';
import { look, lookEverywhere } from './support/looking.ts';
import { isIn, listen, spokenSoFar } from './support/reader.ts';
import { Wire } from './support/proxy.ts';
import { ShiftedClock } from './support/shifted-clock.ts';
import { command, Server } from './support/server.ts';
import { arrive, attach, beginReport, confirmCodename, enter, hook, press, readCodename, screen, textOf, type, type Codename } from './support/source.ts';
import { until } from './support/until.ts';

/** A name that leads to the drop and is none of its own. */
const ELSEWHERE = 'drop.example';

/** Fewer bytes than the smallest sealed tip has, and more than asking for its place takes. */
const SMALLEST_TIP = 30_000;

/** What the card adds to the ways of telling: roles for field reports, questions of its own. */
const GUIDING = {
  roles: [{ id: 'commissioner', names: { en: 'Commissioner', ru: 'Комиссар', kk: 'Комиссар' } }],
  questions: [{ id: 'amount', kinds: ['report', 'field'], names: { en: 'How much?', ru: 'Сколько?', kk: 'Қанша?' }, hint: { en: 'About', ru: 'Примерно', kk: 'Шамамен' } }],
};

for (const engine of engines('chromium', 'firefox')) {
  test(`every screen, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('accessible', engine, { texts: GUIDING });
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    // Long enough to look at everything that is possible only until the batch closes.
    await startAnew(desk, wire, 'after-60s');
    const visit = await open(desk, engine, 'writes');
    lookEverywhere(visit.page);
    await before(visit.page, wire.address);
    await report(desk, visit.page, wire);
    await stopped(desk, visit.page, wire);
    await stoppedTooLate(desk, visit.page, wire);
    const codename = await sentAndClosed(desk, visit.page, wire);
    await visit.close();
    await bringBundle(desk, 'first.bundle');
    const { path } = makeAttachments(desk.folder, 'answer').document;
    for (const text of ['Проверяем.', 'Проверили.']) await desk.officer.reply(desk.folder, '2', text, [path]);
    await bringOutbox(desk, 'first.outbox');
    await shownSlots(desk);
    const back = await open(desk, engine, 'reads');
    lookEverywhere(back.page);
    await reading(back.page, wire.address, codename);
    await troubles(desk, back.page, wire);
    await takingACall(desk, back.page);
    await carrying(desk, back.page);
    await back.close();
  });
}

function open(desk: Desk, engine: Engine, name: string): Promise<Visit> {
  return Visit.open({
    engine,
    profile: profileIn(desk.folder, name),
    arguments: engine === 'chromium' ? [`--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`] : [],
    preferences: { 'network.dns.localDomains': ELSEWHERE },
    // The story cuts connections, and leaves parts of the page away.
    allow: [/net::ERR_|Failed to fetch|Loading failed|NetworkError|origin was untrustworthy|sybyrDrop/],
  });
}

/** The drop as it is, with other hours, on another port. */
async function startAnew(desk: Desk, wire: Wire, hours: string): Promise<void> {
  await desk.server.stop();
  await command('set', '--dir', desk.dir, `batch_hours=${hours}`);
  desk.server = await Server.serve(desk.dir);
  wire.target = desk.server.port;
}

async function before(page: Page, address: string): Promise<void> {
  await arrive(page, address, 'kk');
  await press(page, 'advice');
  await screen(page, 'advice');
  await press(page, 'back');
  await press(page, 'about');
  await screen(page, 'about');
  await press(page, 'about-hashes');
  await page.waitForSelector(hook('hash-client'));
  await look(page, 'with its numbers');
  await press(page, 'back');
  await press(page, 'home-report');
  await screen(page, 'advice');
  await look(page, 'before a report');
  await press(page, 'advice-skip');
  await screen(page, 'kind');
  for (const kind of ['quick', 'statement']) {
    await press(page, `kind-${kind}`);
    await screen(page, kind);
    await press(page, 'back');
    await screen(page, 'kind');
  }
  await fieldReport(page);
}

/** A field report that stays empty, and back to the ways of telling. */
async function fieldReport(page: Page): Promise<void> {
  await press(page, 'kind-field');
  for (const name of ['role', 'finding', 'questions', 'files']) {
    await screen(page, name);
    await press(page, 'continue');
  }
  await screen(page, 'empty');
  for (const name of ['files', 'questions', 'finding', 'role', 'kind']) {
    await press(page, 'back');
    await screen(page, name);
  }
}

async function report(desk: Desk, page: Page, wire: Wire): Promise<void> {
  await press(page, 'kind-report');
  for (const name of ['message', 'sector', 'details', 'knowing', 'questions', 'files', 'forward']) {
    await screen(page, name);
    if (name === 'message') await type(page, 'message', 'Жолға бөлінген ақша жоғалды.');
    if (name === 'sector') await press(page, 'sector-land');
    if (name === 'details') await type(page, 'place', 'Көпір жанында');
    if (name === 'knowing') await press(page, 'risk-unsure');
    if (name === 'files') await attachTwins(desk, page);
    await look(page, 'filled');
    if (name === 'details') await covered(page);
    await press(page, 'continue');
  }
  const codename = await readCodename(page);
  await press(page, 'codename-written');
  await screen(page, 'confirm');
  await press(page, 'confirm-continue');
  await page.waitForSelector(hook('error'));
  await look(page, 'with its complaint');
  await press(page, 'confirm-again');
  await confirmCodename(page, codename.kk);
  await waits(desk, page, wire);
  await press(page, 'pause');
  await page.waitForSelector(hook('sent'));
  await screen(page, 'sent');
  await press(page, 'withdraw-now');
  await screen(page, 'withdrawn');
  await press(page, 'done');
  await screen(page, 'cleared');
  await press(page, 'home');
}

/** Two files of one name, as telephones give them, and both under their own. */
async function attachTwins(desk: Desk, page: Page): Promise<void> {
  const { path } = makeAttachments(desk.folder, 'attached').document;
  await attach(page, { renamed: [['image.pdf', path], ['image.pdf', path]] });
}

/** Sends where there is no connection, or a server that cannot; it waits then for as long as it is looked at. Paused at the end. */
async function waits(desk: Desk, page: Page, wire: Wire): Promise<void> {
  const busy = createBusy((_, answer) => {
    answer.statusCode = 503;
    answer.end();
  });
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  // Should something fail here, it does not keep the story from ending.
  busy.unref();
  wire.target = undefined;
  wire.break();
  await listen(page);
  await press(page, 'send');
  await screen(page, 'sending');
  await heardState(page, 'lost');
  await look(page, 'without a connection');
  wire.target = (busy.address() as AddressInfo).port;
  await heardState(page, 'busy');
  await look(page, 'the server is busy');
  await press(page, 'pause');
  await heardState(page, 'paused');
  await look(page, 'paused');
  wire.target = desk.server.port;
  wire.break();
  await new Promise((resolve) => busy.close(resolve));
}

/** Comes to a state of sending, and hears of it without looking for it: in the language that was chosen just then, because the state may come while all are looked at. */
async function heardState(page: Page, state: string): Promise<void> {
  await page.waitForSelector(sendingState(state));
  const said = await spokenSoFar(page);
  const texts: string[] = [];
  for (const language of ['en', 'ru', 'kk'] as const) {
    await press(page, `language-${language}`);
    await page.waitForFunction((code) => document.documentElement.lang === code, {}, language);
    texts.push((await textOf(page, 'sending-state')).trim());
  }
  isIn(said, 'status', texts);
}

function sendingState(state: string): string {
  return `${hook('sending-state')}[data-state="${state}"]`;
}

/** From the first page to the last button, in the shortest way that has one. */
async function brief(page: Page): Promise<Codename> {
  await beginReport(page);
  await screen(page, 'kind');
  await press(page, 'kind-statement');
  await screen(page, 'statement');
  await type(page, 'message', 'Мост на бумаге.');
  await press(page, 'continue');
  await screen(page, 'forward');
  await press(page, 'continue');
  const codename = await readCodename(page);
  await confirmCodename(page, codename.en);
  return codename;
}

/** Stopped before anything has arrived. */
async function stopped(desk: Desk, page: Page, wire: Wire): Promise<void> {
  await brief(page);
  wire.target = undefined;
  wire.break();
  await press(page, 'send');
  await page.waitForSelector(sendingState('lost'));
  await press(page, 'cancel');
  await screen(page, 'cancelled');
  wire.target = desk.server.port;
  await press(page, 'done');
  await screen(page, 'cleared');
  await press(page, 'home');
}

/** All of it has arrived, but no answer came back; stopped then, nobody can say whether it was deleted, and a little later it is too late. */
async function stoppedTooLate(desk: Desk, page: Page, wire: Wire): Promise<void> {
  await brief(page);
  const most = wire.upward + SMALLEST_TIP;
  wire.breakWhen((upward) => {
    wire.mute ||= upward > most;
    return false;
  });
  await press(page, 'send');
  await until('the whole tip waits at the drop', async () => (await waiting(desk)) === 1);
  wire.target = undefined;
  wire.mute = false;
  wire.breakWhen(undefined);
  wire.break();
  await page.waitForSelector(sendingState('lost'));
  await press(page, 'cancel');
  await screen(page, 'not-deleted');
  await startAnew(desk, wire, 'after-1s');
  await closed(desk, 1);
  await press(page, 'withdraw-now');
  await screen(page, 'batch-closed');
  await press(page, 'done');
  await screen(page, 'cleared');
  await press(page, 'home');
}

async function waiting(desk: Desk): Promise<number> {
  const status = JSON.parse((await command('status', '--dir', desk.dir, '--json')).stdout.toString()) as { waiting: number };
  return status.waiting;
}

/** Sent; by the time somebody wants it back it is in the log. */
async function sentAndClosed(desk: Desk, page: Page, wire: Wire): Promise<Codename> {
  assert.notEqual(wire.target, undefined);
  const codename = await brief(page);
  await press(page, 'send');
  await page.waitForSelector(hook('sent'));
  await closed(desk, 2);
  await press(page, 'withdraw-now');
  await page.waitForSelector(hook('error'));
  await look(page, 'too late to withdraw');
  await press(page, 'done');
  return codename;
}

/** Another tab in front, and back: what was on the screen is covered until it is asked for. */
async function covered(page: Page): Promise<void> {
  const other = await page.browser().newPage();
  await page.waitForSelector(hook('cover'));
  await other.close();
  await page.bringToFront();
  await page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, hook('cover-continue'));
  await look(page, 'covered');
  await press(page, 'cover-continue');
  await page.waitForSelector(hook('cover'), { hidden: true });
}

async function reading(page: Page, address: string, codename: Codename): Promise<void> {
  await arrive(page, address, 'ru');
  await enter(page, codename.kk.slice(0, 8));
  await page.waitForSelector(hook('error'));
  await look(page, 'with its complaint');
  await type(page, 'return-word-9', codename.kk[8] ?? '');
  await press(page, 'return-open');
  await screen(page, 'inbox');
  assert.equal((await page.$$(hook('reply-file'))).length, 2, 'each answer has its file');
  await press(page, 'write-again');
  await screen(page, 'again');
}

/** What is shown when something is missing: a connection, a part of the page, cryptography, the right date, the right address. */
async function troubles(desk: Desk, page: Page, wire: Wire): Promise<void> {
  const silent = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  await arrive(page, wire.address, 'en');
  await press(page, 'home-report');
  await screen(page, 'advice');
  wire.target = (silent.address() as AddressInfo).port;
  wire.break();
  await press(page, 'advice-continue');
  await screen(page, 'loading');
  wire.target = undefined;
  wire.break();
  await screen(page, 'error');
  wire.target = desk.server.port;
  await new Promise((resolve) => silent.close(resolve));

  const ahead = await ShiftedClock.before(desk.server.port, 5);
  await arrive(page, ahead.address, 'kk');
  await press(page, 'home-report');
  await press(page, 'advice-skip');
  await screen(page, 'clock');
  await ahead.close();

  const still = async (name: string, address: string, prepare: () => void) => {
    const prepared = await page.evaluateOnNewDocument(prepare);
    await page.goto(address);
    await screen(page, name);
    await page.removeScriptToEvaluateOnNewDocument(prepared.identifier);
  };
  await still('incomplete', wire.address, () => Object.defineProperty(globalThis, 'sybyrDrop', { get: () => undefined, set: () => undefined }));
  await still('unsupported', wire.address, () => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }));
  await still('elsewhere', desk.server.address.replace('127.0.0.1', ELSEWHERE), () => undefined);
}

async function takingACall(desk: Desk, page: Page): Promise<void> {
  await page.goto(`${desk.server.address}/call`);
  await screen(page, 'call');
  await type(page, 'message', 'Звонок.');
  await look(page, 'filled');
  await press(page, 'continue');
  await screen(page, 'call-codename');
}

async function carrying(desk: Desk, page: Page): Promise<void> {
  await page.goto(`${desk.server.address}/courier`);
  await page.waitForSelector('main[data-screen="courier-token"]');
  await look(page);
  await type(page, 'courier-token', desk.token);
  await press(page, 'courier-open');
  await page.waitForSelector('main[data-screen="courier"]');
  await look(page);
}
