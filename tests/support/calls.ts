// An operator takes calls in a row on the page for them, which leaves nothing of one to the next.

import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import type { Visit } from './browser.ts';
import type { Planted } from './planted.ts';
import type { Wire } from './proxy.ts';
import { hook, LANGUAGES, press, readAloud, screen, textOf, type, type Codename, type Language } from './source.ts';
import { until } from './until.ts';

interface Call {
  readonly message: string;
  readonly contact: string;
  readonly amount: string;
}

export const CALLS: readonly [Call, Call] = [
  { message: 'Звонит житель: требуют деньги. call-one-4d7e', contact: '+7 700 000 4d7e', amount: 'сто-4d7e' },
  { message: 'Екінші қоңырау: жер дауы. call-two-4d7e', contact: '', amount: '' },
];

export async function takesTwoCalls(visit: Visit, wire: Wire, told: Planted): Promise<void> {
  const { page, engine } = visit;
  const home = await fetch(`${wire.address}/`);
  assert.doesNotMatch(await home.text(), /\/call/, 'sources are not led to the page for calls');
  await page.goto(`${wire.address}/call`, { waitUntil: 'load' });
  const several = await page.waitForSelector('main[data-screen="agency"], main[data-screen="call"]').then(() => page.$('main[data-screen="agency"]'));
  if (several !== null) await press(page, 'agency-unsure');
  await screen(page, 'call');
  await press(page, 'language-ru');
  const workers = page.workers().length;

  const first = await call(page, CALLS[0], 'ru');
  await press(page, 'call-next');
  await screen(page, 'call');
  const rest = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value),
    words: document.querySelectorAll('.spelled, .word, .sheet *').length,
    address: window.location.href,
    history: window.history.length,
    kept: [document.cookie, window.name, ...Object.values({ ...window.localStorage, ...window.sessionStorage })].join(''),
  }));
  for (const text of [...Object.values(CALLS[0]), '4d7e']) assert.ok(!rest.html.includes(text), `${text} of the first call is still in the page`);
  assert.ok(rest.fields.length > 8 && rest.fields.every((value) => value === ''), rest.fields.join('|'));
  assert.deepEqual([rest.words, rest.kept, new URL(rest.address).pathname], [0, '', '/call']);
  if (engine === 'chromium') await until('the worker of the first call has ended', () => page.workers().length === workers);

  const second = await call(page, CALLS[1], 'kk');
  for (const language of LANGUAGES) assert.notDeepEqual(first[language], second[language]);
  await press(page, 'call-next');
  await screen(page, 'call');
  for (const { message, contact } of CALLS) told.text('what a caller said', message).text('how to reach a caller', contact === '' ? message : contact);
  told.codename('the codename of the first call', first).codename('the codename of the second call', second);
}

/** One call, from the first word to «sent»: the operator types, reads out, and types two words that the caller reads back. */
async function call(page: Page, { message, contact, amount }: Call, language: Language): Promise<Codename> {
  await press(page, 'continue');
  await page.waitForSelector(`${hook('error')}[data-code="empty"]`);
  await type(page, 'message', message);
  if (contact !== '') {
    await page.select(hook('sector'), 'land');
    await type(page, 'known', 'сам платил');
    await press(page, 'risk-yes');
    await type(page, 'question-amount', amount);
    await press(page, 'forward-never');
    await type(page, 'contact', contact);
  }
  await press(page, 'continue');
  const codename = await readAloud(page, language);
  await press(page, 'codename-written');
  await screen(page, 'confirm');
  await page.waitForSelector(hook('confirm-1'));
  await type(page, 'confirm-1', 'xxxx');
  await press(page, 'confirm-continue');
  await page.waitForSelector(`${hook('error')}[data-code="confirm"]`);
  for (const name of ['confirm-1', 'confirm-2']) {
    const position = await page.$eval(hook(name), (input) => Number(input.getAttribute('data-position')));
    await page.click(hook(name), { count: 3 });
    await type(page, name, [...(codename[language][position - 1] ?? '')].slice(0, 4).join(''));
  }
  await press(page, 'confirm-continue');
  await screen(page, 'ready');
  await press(page, 'send');
  await page.waitForSelector(hook('sent'));
  assert.match(await textOf(page, 'come-back'), /через 5 дней/);
  assert.equal(await page.$('.word, .spelled'), null, 'the words are not shown again');
  return codename;
}
