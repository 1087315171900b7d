// A source enters the codename on a phone without any keyboard of the device, prints it, cannot send it by mistake, and replaces it when an operator has heard it.

import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { engineOf, engines, profileIn, Visit, type Engine } from './support/browser.ts';
import type { Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { look } from './support/looking.ts';
import { succeed } from './support/program.ts';
import { arrive, enter, hook, press, readAloud, readCodename, receipts, replies, screen, send, textOf, type, type Codename, type Language } from './support/source.ts';
import { until } from './support/until.ts';

const ANSWER = 'Тексереміз.';
const ANSWER_TO_NEW = 'Жаңа сөздермен оқисыз.';

/** What `FIREFOX` prints to, when the page asks for printing and nobody is asked. */
const PRINTED = 'printed.pdf';

for (const engine of engines('chromium', 'firefox')) {
  test(`a codename and its words, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('the-codename', engine);
    t.after(() => desk.server.stop());
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'phone'), preferences: aPhone(desk) });
    const { page } = visit;
    await page.setViewport({ width: 320, height: 640, isMobile: engine === 'chromium', hasTouch: engine === 'chromium' });

    const heard = await takeACall(desk, page);
    await answer(desk, 1, ANSWER);
    await readByPad(desk, page, heard);

    const own = await takeNewWords(desk, engine, page, heard);
    await answer(desk, 2, ANSWER_TO_NEW);
    await readUnderBoth(desk, page, heard, own);

    await writeUnderOld(desk, page, heard);
    await closed(desk, 3);
    await bringBundle(desk, 'third.bundle');
    const { tips } = await desk.officer.ask<Shown>('show', '1');
    assert.deepEqual(tips.map(({ old_key }) => old_key), [false, false, true], 'what comes under the old words is flagged');
    await visit.close();
  });
}

/** Firefox has no phone to imitate: it is told that its pointer is a finger. */
function aPhone(desk: Desk): Readonly<Record<string, boolean | number | string>> {
  const printer = 'print.printer_Mozilla_Save_to_PDF.';
  return {
    'ui.primaryPointerCapabilities': 1,
    'ui.allPointerCapabilities': 1,
    'print.always_print_silent': true,
    print_printer: 'Mozilla Save to PDF',
    [`${printer}print_to_file`]: true,
    [`${printer}print_to_filename`]: join(desk.folder, PRINTED),
    [`${printer}show_print_progress`]: false,
  };
}

async function answer(desk: Desk, tips: number, text: string): Promise<void> {
  const before = tips - 1;
  await closed(desk, tips);
  await bringBundle(desk, `${tips}.bundle`);
  const shown = await desk.officer.ask<Shown>('show', '1');
  assert.equal(shown.tips.length, tips, 'one case, whichever words it came under');
  await desk.officer.reply(desk.folder, '1', text);
  await bringOutbox(desk, `${tips}.outbox`);
  await shownSlots(desk, before * 8);
}

/** Takes a call on the page for calls, reads the words out, and types the two that are read back on the page's own letters, a wrong one first. */
async function takeACall(desk: Desk, page: Page): Promise<Codename> {
  await page.goto(`${desk.server.address}/call`, { waitUntil: 'load' });
  await screen(page, 'call');
  await press(page, 'language-kk');
  await type(page, 'message', 'Қоңырау шалған адам айтты.');
  await press(page, 'continue');
  const codename = await readAloud(page, 'kk');
  await press(page, 'codename-written');
  await screen(page, 'confirm');
  await opensAtAField(page, 'confirm-1');
  await onATallPhone(page, () => look(page, 'on the pad'));
  await page.focus(hook('confirm-1'));
  const positions = await page.$$eval('.entry input', (inputs) => inputs.map((input) => Number(input.getAttribute('data-position'))));
  const [first = '', second = ''] = positions.map((position) => codename.kk[position - 1] ?? '');
  await pressWord(page, second === first ? 'абай' : second);
  await pressWord(page, second);
  await press(page, 'confirm-continue');
  const complaint = await page.waitForSelector(`${hook('error')}[data-code=confirm]`);
  assert.ok((await complaint?.evaluate((note) => note.textContent))?.includes(String(positions[0])));
  // The pad has come back for the word that is different; taken back letter by letter, it is pressed anew.
  for (let letters = 0; letters < 4; letters += 1) await press(page, 'pad-erase');
  await pressWord(page, first);
  assert.equal(await focused(page), 'confirm-continue', 'the last word is there: the pad has gone, and the focus on');
  await press(page, 'confirm-continue');
  await screen(page, 'ready');
  await send(page);
  return codename;
}

/** On paper: nine numbers and nine words, although the browser was asked for its usual header and footer. */
async function prints(desk: Desk, engine: Engine, page: Page, words: readonly string[]): Promise<void> {
  const path = join(desk.folder, PRINTED);
  const usual = '1cm';
  if (engine === 'chromium') await page.pdf({ path, displayHeaderFooter: true, margin: { top: usual, bottom: usual, left: usual, right: usual } });
  else {
    await press(page, 'codename-print');
    await until('the sheet is printed whole', async () => existsSync(path) && statSync(path).size > 0 && (await succeed('pdfinfo', [path]).catch(() => false)) !== false);
  }
  const printed = (await succeed('pdftotext', ['-layout', path, '-'])).stdout.toString();
  assert.deepEqual(
    printed.split(/\s+/u).filter((part) => part !== ''),
    words.flatMap((word, at) => [String(at + 1), word]),
  );
  const about = (await succeed('pdfinfo', [path])).stdout.toString();
  assert.doesNotMatch(about, /127\.0\.0\.1|sybyr|code|құпия/iu);
  assert.match(about, /^Pages: +1$/mu);
}

/**
 * On a small phone the screen is read first; once a field is touched, that field and every letter are in sight.
 * A Firefox that resists fingerprinting says that it has a mouse, whatever it has: there the letters come at a press, and with them the field.
 */
async function opensAtAField(page: Page, name: string): Promise<void> {
  if (await page.evaluate(() => window.matchMedia('(pointer: coarse)').matches)) {
    await page.waitForSelector('.key[aria-disabled=false]');
    assert.equal(await page.$eval(hook('pad'), (pad) => (pad as HTMLElement).offsetHeight), 0, 'nothing lies over the fields');
    await page.focus(hook(name));
  } else {
    assert.equal(engineOf(page), 'firefox-safer', 'the others are phones');
    await press(page, 'typing-switch');
    await page.waitForSelector('.key[aria-disabled=false]');
    await page.waitForSelector(`${hook(name)}:focus`);
  }
  const at = await page.evaluate((selector) => {
    const box = (one: string) => (document.querySelector(one) as HTMLElement).getBoundingClientRect();
    return { bar: box('header').bottom, top: box(selector).top, bottom: box(selector).bottom, pad: box('.pad').top, end: box('.pad').bottom, height: window.innerHeight };
  }, hook(name));
  assert.ok(at.top >= at.bar && at.bottom <= at.pad && at.end <= at.height, `${name} is above the letters, and all of them are on the screen: ${JSON.stringify(at)}`);
}

/** Where there is room for both, the letters are there from the beginning. */
async function onATallPhone(page: Page, work: () => Promise<void>): Promise<void> {
  const small = page.viewport();
  if (small === null) throw new Error('the story is told on a phone');
  await page.setViewport({ ...small, height: 1400 });
  await work();
  await page.setViewport(small);
}

/** Enters nine words without a keyboard of the device, first by fingers, then with the keys of the pad; then reads. */
async function readByPad(desk: Desk, page: Page, codename: Codename): Promise<void> {
  await arrive(page, desk.server.address, 'kk');
  await press(page, 'home-return');
  await screen(page, 'return');
  await opensAtAField(page, 'return-word-1');
  await onATallPhone(page, () => look(page, 'on the pad'));
  await page.focus(hook('return-word-1'));
  const modes = await page.$$eval('.entry input', (inputs) => inputs.map((input) => input.inputMode));
  assert.deepEqual(new Set(modes), new Set(['none']), 'the keyboard of the device stays away');
  const sizes = await page.$$eval(hook('pad-letter'), (keys) => keys.map((key) => key.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
  assert.ok(Math.min(...sizes) >= 44, `the smallest key is ${Math.min(...sizes)} pixels`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing is wider than the phone');

  const [first = '', second = '', third = '', ...others] = codename.kk;
  await pressWord(page, first);
  await byKeys(page, second);
  await byArrows(page, third);
  for (const word of others) await pressWord(page, word);
  assert.deepEqual(await page.$$eval('.entry input', (inputs) => inputs.map((input) => input.value)), codename.kk);
  assert.equal(await page.$eval(hook('pad'), (pad) => (pad as HTMLElement).offsetHeight), 0);
  const attributes = await page.$$eval('main *', (all) => all.flatMap((element) => [...element.attributes].map(({ value }) => value)).join(' '));
  for (const word of codename.kk) assert.ok(!attributes.includes(word), 'no attribute holds a word');

  await press(page, 'return-open');
  await screen(page, 'rekey-heard');
  await look(page);
  await press(page, 'rekey-read');
  await screen(page, 'inbox');
  assert.deepEqual((await replies(page)).map(({ text }) => text), [ANSWER]);

  // Who has read cannot take new words in the same visit.
  await press(page, 'write-again');
  await press(page, 'again-now');
  await screen(page, 'message');
  await press(page, 'back');
  await screen(page, 'return');
  await press(page, 'return-rekey');
  await screen(page, 'rekey-later');
  await look(page);
  await press(page, 'rekey-clear');
  await screen(page, 'cleared');
}

/** Pastes the old words, is not let send them, and takes new ones, on paper. */
async function takeNewWords(desk: Desk, engine: Engine, page: Page, heard: Codename): Promise<Codename> {
  await arrive(page, desk.server.address, 'ru');
  await press(page, 'home-return');
  await screen(page, 'return');
  await paste(page, 'return-word-4', heard.ru.map((word, at) => `${at + 1}) ${word.toUpperCase()};`).join(' '));
  assert.deepEqual(
    (await page.$$eval('.entry input', (inputs) => inputs.map((input) => input.value))).map((word) => word.toLowerCase()),
    heard.ru,
  );
  assert.equal(await focused(page), 'return-open', 'nine words are there: nothing is left to enter');
  await page.evaluate(() => window.scrollTo(0, 0));
  await press(page, 'words-hide');
  const shown = await page.$$eval('.entry li:not(.current) input', (inputs) => inputs.map((input) => getComputedStyle(input).getPropertyValue('-webkit-text-security')));
  assert.deepEqual(new Set(shown), new Set(['disc']));
  await press(page, 'return-write');
  await screen(page, 'message');
  await type(page, 'message', `Мои слова: ${heard.en.slice(3, 7).join(', ')}`);
  await press(page, 'continue');
  await screen(page, 'codename-inside');
  await look(page);
  assert.equal(await page.$eval(hook('error'), (note) => note.getAttribute('data-code')), 'codename-in-text');
  await press(page, 'codename-inside-change');
  await screen(page, 'message');
  await press(page, 'back');
  await screen(page, 'return');

  await press(page, 'return-rekey');
  await screen(page, 'rekey');
  await look(page);
  await press(page, 'continue');
  // The text of the refused message is still there, and is still refused, now beside the new words.
  const own = await readCodename(page);
  assert.notDeepEqual(own.kk, heard.kk);
  await press(page, 'codename-language-kk');
  await page.waitForSelector('.words[lang=kk]');
  await prints(desk, engine, page, own.kk);
  await press(page, 'codename-language-en');
  await page.waitForSelector('.words[lang=en]');
  await confirmWith(page, own.en);
  await screen(page, 'codename-inside');
  await press(page, 'codename-inside-change');
  await screen(page, 'rekey');
  await page.$eval(hook('message'), (field) => (field as HTMLTextAreaElement).select());
  await page.keyboard.press('Backspace');
  await press(page, 'continue');
  await screen(page, 'ready');
  await send(page);
  await page.waitForSelector(hook('codename-word-9'));
  return own;
}

async function readUnderBoth(desk: Desk, page: Page, heard: Codename, own: Codename): Promise<void> {
  const read = async (codename: Codename, language: Language) => {
    await arrive(page, desk.server.address, language);
    await enter(page, codename[language]);
  };
  await read(own, 'en');
  await screen(page, 'inbox');
  assert.deepEqual((await replies(page)).map(({ text }) => text), [ANSWER_TO_NEW]);
  assert.deepEqual(await receipts(page), ['reached']);
  await read(heard, 'ru');
  await screen(page, 'rekey-heard');
  await press(page, 'rekey-read');
  await screen(page, 'inbox');
  assert.deepEqual((await replies(page)).map(({ text }) => text), [ANSWER], 'what came under the old words stays readable, and nothing is added');
}

async function writeUnderOld(desk: Desk, page: Page, heard: Codename): Promise<void> {
  await arrive(page, desk.server.address, 'ru');
  await enter(page, heard.ru, 'return-write');
  await screen(page, 'message');
  await type(page, 'message', 'Я нашёл бумагу.');
  await press(page, 'continue');
  await screen(page, 'ready');
  await send(page);
  assert.notEqual(await textOf(page, 'sent'), '');
}

/** Types two words back with the keyboard of the device, after switching to it. */
async function confirmWith(page: Page, words: readonly string[]): Promise<void> {
  await press(page, 'codename-written');
  await screen(page, 'confirm');
  if ((await page.$(hook('pad'))) !== null) await press(page, 'typing-switch');
  await page.waitForSelector(hook('pad'), { hidden: true });
  assert.equal(await page.$eval(hook('confirm-1'), (input) => (input as HTMLInputElement).inputMode), '');
  for (const name of ['confirm-1', 'confirm-2']) {
    const position = await page.$eval(hook(name), (input) => Number(input.getAttribute('data-position')));
    await type(page, name, words[position - 1] ?? '');
  }
  await press(page, 'confirm-continue');
}

/** Presses the first four letters of a word, each of which must be open. */
async function pressWord(page: Page, word: string): Promise<void> {
  for (const letter of [...word].slice(0, 4)) await page.locator(`.key[data-letter="${letter}"][aria-disabled=false]`).click();
}

/** With the focus in the pad, a real keyboard presses its keys. */
async function byKeys(page: Page, word: string): Promise<void> {
  await page.focus('.key[tabindex="0"]');
  // Chromium's driver knows the keys of no Cyrillic keyboard, so the event is made.
  await page.evaluate((letters) => {
    for (const key of letters) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }, [...word].slice(0, 4));
  assert.equal(await focused(page), 'pad-letter', 'the focus stays in the pad');
}

/** With arrows and Enter alone, as a switch or a screen reader's keyboard does. */
async function byArrows(page: Page, word: string): Promise<void> {
  for (const letter of [...word].slice(0, 4)) {
    const steps = await page.evaluate((wanted) => {
      const keys = [...document.querySelectorAll<HTMLElement>('.key')];
      return keys.findIndex(({ dataset }) => dataset['letter'] === wanted) - keys.findIndex((key) => key === document.activeElement);
    }, letter);
    for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
    await page.keyboard.press('Enter');
  }
}

/** As pasting does: all at once, into one field. */
async function paste(page: Page, name: string, text: string): Promise<void> {
  await page.focus(hook(name));
  await page.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['test']);
}
