// The time line of a case in Kazakh: statuses with their days, a body that another one introduces out of its casebook, and writing to it directly; the server sees the same of every reader.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bringBundle, bringOutbox, closed, openDesk, type Desk, type Enrolled } from './support/agency.ts';
import { comeThrough, events, receiptsWhole, retype, standing, tellOneLine } from './support/answers.ts';
import { engines, inShort, profileIn, Visit } from './support/browser.ts';
import { caseWhere } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { listenTo, look, lookEverywhere } from './support/looking.ts';
import { passingInOutbox } from './support/passing.ts';
import { Wire } from './support/proxy.ts';
import { hook, press, replies, screen, send, textOf, type, type Codename } from './support/source.ts';
import { Threads } from './support/threads.ts';

const LAND = { names: { en: 'Land office', ru: 'Земельное управление', kk: 'Жер басқармасы' }, texts: { rhythm: 7 } };
const DAY_IN_KAZAKH = /\d{4}\u00a0жылғы \d{1,2}\u00a0\p{L}+/u;

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`the answers of two agencies, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('the-answers', engine, { texts: { deadlines: { acknowledge: 7, answer: 90 } }, others: [LAND] });
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const land = desk.others[0] as Enrolled;
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'source') });
    const { page } = visit;
    if (!inShort(engine)) lookEverywhere(page, ['introduced-write']);

    const codename = await tellOneLine(page, wire.address, 'kk', 'Жер үшін ақша сұрады.', desk.agency);
    const stranger = await tellOneLine(page, wire.address, 'kk', 'Басқа бір хабарлама.', land.agency);
    await closed(desk, 1);
    await promises(visit, wire.address, codename, desk);
    await bringBundle(desk, 'first.bundle');
    await desk.officer.do('reply', '1', '--status', 'registered', '--ref', '17/2026');
    await desk.officer.reply(desk.folder, '1', 'Қай күні болды?');
    await desk.officer.do('reply', '1', '--status', 'checking');
    await askedFirst(desk, land);
    await bringOutbox(desk, 'first.outbox');
    const shown = await shownSlots(desk);

    const at = { ...desk, ...land };
    await closed(at, 2);
    assert.match(await bringBundle(at, 'land.bundle'), /introduced by Anti-corruption service/);
    await land.officer.reply(desk.folder, await introducedCase(land), 'Біз осы істі қараймыз.');
    await bringOutbox(at, 'land.outbox');
    await shownSlots(desk, shown);

    const asked = await timeLine(visit, wire, codename, desk, land);
    await sameOfEveryReader(visit, wire, stranger, desk, asked);
    await writesDirectly(visit, wire.address, codename, desk, land, at);
    await visit.close();
    assert.equal(await desk.server.stop(), 0);
  });
}

/** Before any answer: what the agency has promised, and when to come back. */
async function promises({ page }: Visit, address: string, codename: Codename, desk: Desk): Promise<void> {
  await comeThrough(page, address, 'kk', codename.kk, 'return-open', 'inbox', desk.agency);
  assert.deepEqual(await receiptsWhole(page), [{ state: 'in-log', withdrawn: null, received: false }]);
  assert.match(await textOf(page, 'standing'), /^Қазір: серверде, журналда/);
  const promised = await page.$$eval(hook('promise'), (rows) => rows.map((row) => row.getAttribute('data-what')));
  assert.deepEqual(promised, ['acknowledge', 'answer']);
  assert.match(await textOf(page, 'come-back'), /7 күннен кейін/);
  await press(page, 'done');
}

/** A short line says that the source is to be asked first; then it is passed on with a word of it covered, from one casebook to the other. */
async function askedFirst(desk: Desk, land: Enrolled): Promise<void> {
  const cover = join(desk.folder, 'cover.txt');
  writeFileSync(cover, 'ақша\n');
  const typed = await passingInOutbox(desk, '1', land, 'Land office', ['--cover-file', cover]);
  const refused = await desk.officer.try(typed);
  assert.equal(refused.code, 18, 'a short line says that the source is to be asked first');
  await desk.officer.do(...typed, '--agreed');
}

/** The case whose tip was introduced. */
function introducedCase(land: Enrolled): Promise<string> {
  return caseWhere(land.officer, ({ tips }) => tips.some(({ introduced }) => introduced?.proven === true));
}

async function timeLine({ page }: Visit, wire: Wire, codename: Codename, desk: Desk, land: Enrolled): Promise<string[]> {
  await page.goto('about:blank');
  wire.forget();
  await comeThrough(page, wire.address, 'kk', codename.kk, 'return-open', 'inbox', desk.agency);
  const asked = wire.requests();

  assert.equal(await standing(page), 'referred');
  const now = await textOf(page, 'standing');
  assert.match(now, DAY_IN_KAZAKH);
  assert.match(now, /^Қазір: басқа органға берілді/);
  assert.match(now, /17\/2026/);
  assert.deepEqual(await events(page), ['receipt', 'reply', 'reply', 'reply', 'reply']);
  assert.deepEqual(await receiptsWhole(page), [{ state: 'reached', withdrawn: null, received: true }]);
  const own = (await replies(page)).slice(0, 4).map(({ kind, status }) => `${kind} ${status}`);
  assert.deepEqual(own, ['status registered', 'message registered', 'status checking', 'forwarded referred']);

  assert.equal(await page.$eval(hook('reply-masked'), (note) => note.getAttribute('data-parts')), 'message', 'it is told what the other body has not got whole');

  const section = `${hook('introduced')}[data-agency="${land.agency}"][data-known="true"][data-depth="1"]`;
  await page.waitForSelector(section);
  const title = await page.$eval(`${section} h2`, (heading) => heading.textContent ?? '');
  for (const name of ['Жер басқармасы', 'Сыбайлас жемқорлыққа қарсы қызмет']) assert.ok(title.includes(name), `who has it now, and through whom: ${title}`);
  const words = (await textOf(page, 'introduced-words')).split(' ');
  assert.equal(words.length, 12, 'its key, in twelve Kazakh words');
  assert.notEqual((await textOf(page, 'introduced-caution')).trim(), '');
  const theirs = await page.$$eval(`${section} ${hook('reply-text')}`, (texts) => texts.map((text) => (text as HTMLElement).innerText));
  assert.deepEqual(theirs, ['Біз осы істі қараймыз.']);
  await look(page, 'with answers of two agencies');
  return asked;
}

/** A codename of another body, which has nothing here, is asked about with the same requests: only the answers differ in meaning. */
async function sameOfEveryReader({ page }: Visit, wire: Wire, stranger: Codename, desk: Desk, asked: readonly string[]): Promise<void> {
  await page.goto('about:blank');
  wire.forget();
  await comeThrough(page, wire.address, 'kk', stranger.kk, 'return-open', 'inbox', desk.agency);
  await page.waitForSelector(hook('inbox-empty'));
  assert.deepEqual([...wire.requests()].sort(), [...asked].sort());
  for (const request of asked) assert.doesNotMatch(request, /POST|PATCH|object|withdraw(?!n)/, 'reading only fetches what everyone fetches');
}

async function writesDirectly({ page }: Visit, address: string, codename: Codename, desk: Desk, land: Enrolled, at: Desk): Promise<void> {
  await comeThrough(page, address, 'kk', codename.kk, 'return-open', 'inbox', desk.agency);
  await press(page, 'introduced-write');
  await screen(page, 'introduced-write');
  await press(page, 'again-now');
  await retype(page, codename.ru, 'message');
  await type(page, 'message', 'Енді сізге тікелей жазамын.');
  await press(page, 'continue');
  await screen(page, 'ready');
  await send(page);
  await press(page, 'done');
  await screen(page, 'cleared');

  await closed(at, 3);
  await bringBundle(at, 'direct.bundle');
  const number = await introducedCase(land);
  const shown = await land.officer.ask<{ tips: readonly { message: string }[] }>('show', number);
  assert.deepEqual(shown.tips.map(({ message }) => message), ['Жер үшін █████ сұрады.', 'Енді сізге тікелей жазамын.'], 'one matter for the agency');
  await land.officer.do('reply', number, '--status', 'confirmed');
  await land.officer.reply(desk.folder, number, 'Рақмет, енді тек екеуміз оқимыз.');
  await bringOutbox(at, 'direct.outbox');
  await shownSlots(desk, 16);

  await comeThrough(page, address, 'kk', codename.kk, 'return-open', 'inbox', desk.agency);
  const section = `${hook('introduced')}[data-agency="${land.agency}"]`;
  assert.equal(await standing(page, section), 'confirmed', 'answered under a key that only the two know');
  const [own, cautioned] = await page.$eval(section, (box) => {
    const caution = box.querySelector('[data-test="introduced-caution"]');
    const texts = [...box.querySelectorAll<HTMLElement>('[data-test="reply-text"]')];
    const follows = (text: Node) => caution !== null && (caution.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return [false, true].map((after) => texts.filter((text) => follows(text) === after).map((text) => text.innerText));
  });
  assert.deepEqual(own, ['Рақмет, енді тек екеуміз оқимыз.']);
  assert.deepEqual(cautioned, ['Біз осы істі қараймыз.'], 'only what the first body could have written itself is read with care');
  await listenTo(page, 'two threads of one agency, each with an answer 1');
  await press(page, 'done');
  await screen(page, 'cleared');

  // All that the first body can derive leads to the answer of before: it reads no later one, and nothing it forges stands among them.
  const threads = await Threads.of(desk, codename.en);
  assert.deepEqual(await threads.answers(desk, desk.agency, land.agency), { passedOn: [1], own: [1, 2] });
}
