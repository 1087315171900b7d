// Each way of telling, from the page to the officer's desk with every field whole; several agencies to choose from; calls in a row that leave nothing to one another.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closed, openDesk, type Desk, type Enrolled, type Other } from './support/agency.ts';
import { makeAttachments } from './support/attachments.ts';
import { engines, inShort, profileIn, Visit, type Engine } from './support/browser.ts';
import { CALLS, takesTwoCalls } from './support/calls.ts';
import type { Listed, Shown } from './support/cases.ts';
import { look, lookEverywhere } from './support/looking.ts';
import { listed, Planted } from './support/planted.ts';
import { Wire } from './support/proxy.ts';
import { arrive, attach, beginReport, confirmCodename, hook, press, readCodename, screen, send, textOf, type, type Codename, type Language } from './support/source.ts';

const names = (en: string, ru: string, kk: string) => ({ en, ru, kk });

const GUIDING = {
  roles: [
    { id: 'commissioner', names: names('Commissioner', 'Комиссар', 'Комиссар') },
    { id: 'ambassador', names: names('Ambassador of change', 'Посол перемен', 'Өзгеріс елшісі') },
  ],
  questions: [
    { id: 'amount', kinds: ['report', 'call'], names: names('How much?', 'Сколько?', 'Қанша?'), hint: names('About', 'Примерно', 'Шамамен') },
    { id: 'people', kinds: ['field'], names: names('How many people?', 'Сколько людей?', 'Қанша адам?') },
    { id: 'any', kinds: ['quick', 'statement'], names: names('Anything else?', 'Что ещё?', 'Тағы не?') },
  ],
  hotlines: [{ number: '1424', names: names('call centre', 'колл-центр', 'байланыс орталығы') }],
  deadlines: { redirect: 3, acknowledge: 7, answer: 21 },
  rhythm: 5,
};

const HEALTH = { id: 'health', names: names('Health care', 'Здравоохранение', 'Денсаулық сақтау') };
const COURTS = { id: 'courts', names: names('Courts', 'Суды', 'Соттар') };
const TALGAR = { id: 'talgar', names: names('Talgar district', 'Талгарский район', 'Талғар ауданы') };

function other(name: string, sectors: readonly object[], districts: readonly object[] = []): Other {
  return { names: names(name, name, name), texts: { sectors, districts } };
}

/** With the first one six, so that the page offers to search. */
const OTHERS: readonly Other[] = [
  { names: names('Health office', 'Управление здравоохранения', 'Денсаулық сақтау басқармасы'), texts: { sectors: [HEALTH], districts: [TALGAR] } },
  other('Сот кеңесі', [COURTS]),
  other('Прокуратура', [HEALTH, COURTS], [TALGAR]),
  other('Қаржы', []),
  other('Кеден', []),
];

for (const engine of engines('chromium', 'firefox', 'firefox-safer')) {
  test(`every way to report, in ${engine}`, { timeout: 600_000 }, async (t) => {
    // At «Safer» only speed and the absence of WebAssembly differ: a report and two calls show that.
    const core = inShort(engine);
    const desk = await openDesk('every-way-to-report', engine, { texts: GUIDING, others: core ? [] : OTHERS });
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'tells') });
    const told = new Planted();
    if (!core) lookEverywhere(visit.page, ['agency']);

    await report(visit.page, wire, told, core);
    if (!core) {
      await statement(visit.page, desk, wire, engine);
      await fieldReport(visit.page, wire, told);
      await quick(visit.page, wire);
      await choosesByTopic(visit.page, wire);
    }
    await takesTwoCalls(visit, wire, told);
    await visit.close();
    const left = told.inFolder(visit.profile);
    assert.deepEqual(left, [], `nothing of it is in the profile:\n${listed(left)}`);

    await opens(desk, desk, core ? 3 : 6);
    await officerReads(desk, core);
    if (!core) await othersRead(desk);
    assert.equal(await desk.server.stop(), 0);
  });
}

/** From «Report» to the ways of telling, at the body for whoever is not sure; with one body there is nothing to choose. */
async function notSure(page: Page, only = false): Promise<void> {
  await beginReport(page);
  if (!only) {
    await screen(page, 'agency');
    await press(page, 'agency-unsure');
  }
  await screen(page, 'kind');
}

async function through(page: Page, ...screens: readonly string[]): Promise<void> {
  for (const name of screens) {
    await screen(page, name);
    await press(page, 'continue');
  }
}

/** From the codename to what is said when the tip is sent. */
async function confirmAndSend(page: Page, language: Language): Promise<Codename> {
  const codename = await readCodename(page);
  await confirmCodename(page, codename[language]);
  await send(page);
  return codename;
}

async function homeAgain(page: Page): Promise<void> {
  await press(page, 'done');
  await screen(page, 'cleared');
  await press(page, 'home');
  await screen(page, 'home');
}

async function report(page: Page, wire: Wire, told: Planted, only: boolean): Promise<void> {
  await arrive(page, wire.address, 'ru');
  await notSure(page, only);
  assert.equal((await textOf(page, 'agency-key')).trim() === '', true, 'the key is folded away');
  await press(page, 'key');
  await page.waitForFunction((selector) => (document.querySelector<HTMLElement>(selector)?.innerText ?? '').split(' ').length === 12, {}, hook('agency-key'));
  assert.match(await textOf(page, 'come-back'), /через 5 дней после отправки/);
  wire.forget();
  await press(page, 'kind-report');
  // Everything can be skipped, but then there is nothing to send, and no codename is drawn for it.
  await through(page, 'message', 'sector', 'details', 'knowing', 'questions', 'files', 'forward');
  await screen(page, 'empty');
  await press(page, 'empty-write');
  await screen(page, 'message');
  await type(page, 'message', 'В поликлинике берут за справку. tip-4d7e\n«Без очереди» — 5 000 ₸.');
  await through(page, 'message');
  await screen(page, 'sector');
  assert.equal(await textOf(page, 'continue'), 'Пропустить');
  await press(page, 'sector-tenders');
  assert.equal(await textOf(page, 'continue'), 'Дальше');
  await through(page, 'sector');
  await screen(page, 'details');
  await page.select(hook('district'), 'south');
  await type(page, 'place', 'регистратура-4d7e');
  await type(page, 'when', 'каждую пятницу');
  await type(page, 'who', 'Ә. Қ.');
  await through(page, 'details');
  await screen(page, 'knowing');
  await type(page, 'known', 'Платила сама-4d7e');
  await press(page, 'risk-unsure');
  await through(page, 'knowing');
  await screen(page, 'questions');
  await type(page, 'question-amount', '5 000');
  await through(page, 'questions', 'files');
  await screen(page, 'forward');
  await press(page, 'forward-yes');
  await type(page, 'contact', 'robin-4d7e@example.org');
  await through(page, 'forward');
  assert.deepEqual(wire.requests(), [], 'nothing is asked of the server while a report is written');
  await confirmAndSend(page, 'ru');
  assert.match(await textOf(page, 'sent-promise'), /в течение 7 дней.*в течение 21 дня\./s);
  assert.match(await textOf(page, 'come-back'), /через 5 дней после отправки/);
  for (const part of ['tip-4d7e', 'регистратура-4d7e', 'Платила сама-4d7e', 'robin-4d7e@example.org']) told.text(`report: ${part}`, part);
  await homeAgain(page);
}

/** A statement typed under other ways first: what was typed there is not sent with it. */
async function statement(page: Page, desk: Desk, wire: Wire, engine: Engine): Promise<void> {
  await press(page, 'language-kk');
  await notSure(page);
  wire.forget();
  await press(page, 'kind-field');
  await press(page, 'role-ambassador');
  await through(page, 'role');
  await screen(page, 'finding');
  await page.select(hook('finding-kind'), 'conflict');
  for (const name of ['role', 'kind']) {
    await press(page, 'back');
    await screen(page, name);
  }
  await press(page, 'kind-statement');
  await screen(page, 'statement');
  await type(page, 'message', 'Арызым қоса берілді.');
  const { photo } = makeAttachments(desk.folder, `pages-${engine}`);
  await attach(page, { files: [photo.path] });
  await through(page, 'statement');
  await screen(page, 'questions');
  await type(page, 'question-any', 'Түпнұсқасы өзімде');
  await through(page, 'questions');
  await screen(page, 'forward');
  await press(page, 'forward-never');
  await through(page, 'forward');
  await confirmAndSend(page, 'kk');
  await homeAgain(page);
}

async function fieldReport(page: Page, wire: Wire, told: Planted): Promise<void> {
  await notSure(page);
  wire.forget();
  await press(page, 'kind-field');
  await screen(page, 'role');
  await press(page, 'role-commissioner');
  await through(page, 'role');
  await screen(page, 'finding');
  await page.select(hook('sector'), 'land');
  await page.select(hook('district'), 'north');
  await page.select(hook('finding-kind'), 'barrier');
  await type(page, 'message', 'Кезек екі ай: өтінімдер үстелде жатыр. finding-4d7e');
  await through(page, 'finding');
  await screen(page, 'questions');
  await type(page, 'question-people', '40 шамасында');
  await through(page, 'questions', 'files');
  assert.deepEqual(wire.requests(), [], 'a field report asks for nothing that another does not');
  await confirmAndSend(page, 'kk');
  told.text('finding', 'finding-4d7e');
  await homeAgain(page);
}

async function quick(page: Page, wire: Wire): Promise<void> {
  await notSure(page);
  wire.forget();
  await press(page, 'kind-quick');
  await screen(page, 'quick');
  await type(page, 'message', 'Ақша алып тұр, 3-терезе.');
  await through(page, 'quick', 'questions');
  assert.deepEqual(wire.requests(), []);
  const codename = await readCodename(page);
  await confirmCodename(page, codename.kk, 'sent');
  await homeAgain(page);
}

/** What the server is asked for a body once it is chosen; without the body's own number the same for every one. */
function neutral(wire: Wire): string[] {
  return wire.requests().map((line) => line.replace(/[0-9a-f]{64}/g, 'AGENCY'));
}

async function choosesByTopic(page: Page, wire: Wire): Promise<void> {
  await press(page, 'language-ru');
  await beginReport(page);
  await screen(page, 'agency');
  wire.forget();
  const shown = () => page.$$eval('[data-test^="agency-"] strong', (rows) => rows.map((row) => row.textContent));
  // A Kazakh word without its letters, on a Russian page.
  await type(page, 'agency-search', 'денсаулык');
  await page.waitForSelector(`${hook('agency-found')}[data-count="2"]`);
  assert.deepEqual((await shown()).slice(1), ['Управление здравоохранения', 'Прокуратура']);
  await press(page, 'agency-by-district');
  await page.waitForSelector(hook('agency-group-1'));
  await press(page, 'agency-by-sector');
  const topics = await page.$$eval('[data-test^="agency-group-"] strong', (rows) => rows.map((row) => row.textContent));
  assert.deepEqual(topics, ['Земля', 'Закупки', 'Здравоохранение', 'Суды']);
  await look(page, 'by topic');
  await press(page, 'agency-group-3');
  await page.waitForSelector(hook('agency-groups'));
  assert.deepEqual(wire.requests(), [], 'the server is not asked while somebody chooses');
  await page.locator('.found .door').click();
  await screen(page, 'kind');
  const asked = neutral(wire);
  assert.equal(await page.$eval('.addressee', (line) => line.textContent), 'Управление здравоохранения');
  assert.equal(await page.$(hook('kind-field')), null, 'this card has no roles');

  // Another body asks the server for the same, and what was chosen for the first one is forgotten.
  await press(page, 'back');
  await screen(page, 'agency');
  wire.forget();
  await press(page, 'agency-unsure');
  await screen(page, 'kind');
  assert.deepEqual(neutral(wire), asked);
  await press(page, 'back');
  await screen(page, 'agency');
  await press(page, 'agency-by-district');
  await press(page, 'agency-group-3');
  await page.waitForSelector(hook('agency-groups'));
  await page.locator('.found .door').click();
  await screen(page, 'kind');
  await press(page, 'kind-report');
  await screen(page, 'message');
  await type(page, 'message', 'Приём только для своих.');
  await through(page, 'message');
  await screen(page, 'sector');
  assert.equal(await page.$('[role=radio][aria-checked=true]'), null);
  await through(page, 'sector');
  await screen(page, 'details');
  assert.equal(await page.$eval(hook('district'), (list) => (list as HTMLSelectElement).value), 'talgar', 'the district that led here is chosen');
  await through(page, 'details', 'knowing', 'files', 'forward');
  const codename = await confirmAndSend(page, 'ru');
  await homeAgain(page);

  // Coming back, the same choice: to read, the body is found by its name.
  await press(page, 'home-return');
  await screen(page, 'return');
  await type(page, 'return-word-1', codename.ru.join(' '));
  await press(page, 'return-open');
  await screen(page, 'agency');
  await type(page, 'agency-search', 'управл');
  await page.waitForSelector(`${hook('agency-found')}[data-count="1"]`);
  await page.locator('.found .door').click();
  await screen(page, 'inbox');
  await press(page, 'done');
  await screen(page, 'cleared');
}

async function opens(desk: Desk, { agency, officer, courier }: Enrolled, count: number): Promise<void> {
  await closed({ server: desk.server, agency }, count);
  await officer.do('import', await courier.fetch(desk.server.address, `${agency.slice(0, 8)}.bundle`));
}

async function officerReads(desk: Desk, core: boolean): Promise<void> {
  const { cases } = await desk.officer.ask<Listed>('list');
  const shown = new Map<string, Shown>();
  for (const { case: number } of cases) {
    const one = await desk.officer.ask<Shown>('--language', 'ru', 'show', String(number));
    shown.set(one.tips[0]?.message ?? '', one);
  }
  const tip = (text: string) => {
    const [message, one] = [...shown].find(([said]) => said.includes(text)) ?? [];
    assert.ok(message !== undefined && one !== undefined, `a tip says ${text}`);
    const { drop_id: _drop, agency: _agency, id: _id, v: _v, ...told } = one.tips[0]?.tip as unknown as Record<string, unknown>;
    return { message, told, words: one.tips[0]?.words, heard: one.heard };
  };
  assert.deepEqual(tip('tip-4d7e'), {
    message: 'В поликлинике берут за справку. tip-4d7e\n«Без очереди» — 5 000 ₸.',
    told: {
      forward: 'yes',
      kind: 'report',
      language: 'ru',
      sector: 'tenders',
      district: 'south',
      place: 'регистратура-4d7e',
      when: 'каждую пятницу',
      who: 'Ә. Қ.',
      known: 'Платила сама-4d7e',
      risk: 'unsure',
      answers: [{ id: 'amount', text: '5 000' }],
      contact: 'robin-4d7e@example.org',
    },
    words: { sector: 'Закупки', district: 'Южный район', questions: { amount: 'Сколько?' } },
    heard: false,
  });
  assert.deepEqual(tip('call-one-4d7e'), {
    message: CALLS[0].message,
    told: { forward: 'never', kind: 'call', language: 'ru', sector: 'land', known: 'сам платил', risk: 'yes', answers: [{ id: 'amount', text: CALLS[0].amount }], contact: CALLS[0].contact },
    words: { sector: 'Земля', questions: { amount: 'Сколько?' } },
    heard: true,
  });
  assert.deepEqual(tip('call-two-4d7e'), { message: CALLS[1].message, told: { forward: 'ask', kind: 'call', language: 'ru' }, words: {}, heard: true });
  assert.deepEqual(cases.filter(({ heard }) => heard).map(({ kind }) => kind), ['call', 'call']);
  if (core) return;
  assert.deepEqual(tip('finding-4d7e'), {
    message: 'Кезек екі ай: өтінімдер үстелде жатыр. finding-4d7e',
    told: { forward: 'ask', kind: 'field', language: 'kk', sector: 'land', district: 'north', role: 'commissioner', finding: 'barrier', answers: [{ id: 'people', text: '40 шамасында' }] },
    words: { sector: 'Земля', district: 'Северный район', role: 'Комиссар', questions: { people: 'Сколько людей?' } },
    heard: false,
  });
  const { told, words } = tip('Арызым');
  const { attachments, ...rest } = told;
  assert.equal((attachments as unknown[]).length, 1);
  assert.deepEqual([rest, words], [{ forward: 'never', kind: 'statement', language: 'kk', answers: [{ id: 'any', text: 'Түпнұсқасы өзімде' }] }, { questions: { any: 'Что ещё?' } }]);
  assert.deepEqual(tip('3-терезе').told, { forward: 'ask', kind: 'quick', language: 'kk' });
  const field = cases.find(({ kind }) => kind === 'field');
  const text = (await desk.officer.do('--language', 'kk', 'show', String(field?.case))).text;
  for (const line of ['Рөлі: Комиссар', 'Тәуекел түрі: негізсіз кедергілер', 'Қанша адам? 40 шамасында']) assert.ok(text.includes(line), text);
  const out = join(desk.folder, 'out');
  await desk.officer.do('save', String(field?.case), '--to', out, '--originals');
}

/** The tip that went to the health office by its district, and to nobody else. */
async function othersRead(desk: Desk): Promise<void> {
  const [health] = desk.others;
  assert.ok(health !== undefined);
  await opens(desk, health, 1);
  const shown = await health.officer.ask<Shown>('show', '1');
  assert.deepEqual([shown.tips.length, shown.tips[0]?.message, shown.tips[0]?.tip.district, shown.tips[0]?.tip.sector], [1, 'Приём только для своих.', 'talgar', undefined]);
}
