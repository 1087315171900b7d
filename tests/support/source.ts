// What a source does in the page, step by step, with real keys and clicks; nothing here reaches around the page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Visit } from './browser.ts';

export type Language = 'en' | 'kk' | 'ru';
export type Codename = Readonly<Record<Language, readonly string[]>>;

export const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];

export interface Telling {
  readonly language: Language;
  readonly message: string;
  readonly place?: string;
  readonly when?: string;
  readonly who?: string;
  readonly contact?: string;
  /** Leaves the choice between cleaned copies and originals as the page makes it. */
  readonly cleaned?: boolean;
  /** Paths of files chosen in the picker. */
  readonly files?: readonly string[];
  /** Files under names no disk allows, put in by the page itself: name and path of the content. */
  readonly renamed?: readonly (readonly [string, string])[];
}

export function hook(name: string): string {
  return `[data-test="${name}"]`;
}

export async function press(page: Page, name: string): Promise<void> {
  await page.locator(hook(name)).click();
}

export async function type(page: Page, name: string, text: string): Promise<void> {
  const field = await page.waitForSelector(hook(name), { visible: true });
  await field?.type(text);
}

const watchers = new WeakMap<Page, (name: string) => Promise<void>>();

/** Lets a story look at each screen of a page that its steps come to. */
export function watchScreens(page: Page, look: (name: string) => Promise<void>): void {
  watchers.set(page, look);
}

export async function screen(page: Page, name: string): Promise<void> {
  try {
    await page.waitForSelector(`main[data-screen="${name}"]`);
  } catch (cause) {
    throw new Error(`the screen ${name} did not come; there is ${await shownNow(page)}`, { cause });
  }
  await watchers.get(page)?.(name);
}

/** Where a story stands that waited in vain: without it nobody knows what went wrong on a machine that is not there any more. */
function shownNow(page: Page): Promise<string> {
  return page
    .evaluate(() => {
      const error = document.querySelector('[data-test="error"]');
      return [
        `screen ${document.querySelector('main')?.getAttribute('data-screen') ?? 'none'}`,
        `focus on ${document.activeElement?.getAttribute('data-test') ?? document.activeElement?.tagName ?? 'nothing'}`,
        ...(error === null ? [] : [`error ${error.getAttribute('data-code') ?? ''} «${error.textContent ?? ''}»`]),
        document.visibilityState,
      ].join(', ');
    })
    .catch(() => 'no page');
}

export async function textOf(page: Page, name: string): Promise<string> {
  const found = await page.waitForSelector(hook(name));
  return (await found?.evaluate((element) => (element as HTMLElement).innerText)) ?? '';
}

/**
 * Leaves by the keyboard: presses Esc as often as it takes at least, and again until the page is empty, where the machine takes so
 * long between two that the first is forgotten before the third.
 */
export async function leaveByKeys(page: Page, least = 3): Promise<void> {
  const isEmpty = () => page.evaluate(() => document.querySelector('main') === null).catch(() => true);
  for (let presses = 0; presses < least || !(await isEmpty()); presses += 1) await page.keyboard.press('Escape');
}

/** Opens the first page and chooses a language. */
export async function arrive(page: Page, address: string, language: Language): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await screen(page, 'home');
  await press(page, `language-${language}`);
}

/** Presses «Report», and reads the advice that comes before the first report of a visit. */
export async function beginReport(page: Page): Promise<void> {
  await press(page, 'home-report');
  await screen(page, 'advice');
  await press(page, 'advice-continue');
}

/** From the first page to the codename. */
export async function write(page: Page, telling: Telling): Promise<void> {
  await beginReport(page);
  await screen(page, 'kind');
  await press(page, 'kind-report');
  await screen(page, 'message');
  await type(page, 'message', telling.message);
  await press(page, 'continue');
  await screen(page, 'sector');
  await press(page, 'sector-land');
  await press(page, 'continue');
  await screen(page, 'details');
  await page.select(hook('district'), 'south');
  for (const name of ['place', 'when', 'who'] as const) {
    const text = telling[name];
    if (text !== undefined) await type(page, name, text);
  }
  await press(page, 'continue');
  await screen(page, 'knowing');
  await press(page, 'continue');
  await screen(page, 'files');
  await attach(page, telling);
  await press(page, 'continue');
  await screen(page, 'forward');
  if (telling.contact !== undefined) await type(page, 'contact', telling.contact);
  await press(page, 'continue');
}

export async function attach(page: Page, telling: Pick<Telling, 'files' | 'renamed' | 'cleaned'>): Promise<void> {
  const expected = (telling.files?.length ?? 0) + (telling.renamed?.length ?? 0);
  if (telling.files !== undefined && telling.files.length > 0) {
    const input = (await page.waitForSelector(`input${hook('files')}`)) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(...telling.files);
  }
  for (const [name, path] of telling.renamed ?? []) {
    await page.$eval(
      `input${hook('files')}`,
      (input, fileName, content) => {
        const list = new DataTransfer();
        list.items.add(new File([Uint8Array.from(atob(content), (char) => char.charCodeAt(0))], fileName));
        (input as HTMLInputElement).files = list.files;
        input.dispatchEvent(new Event('change'));
      },
      name,
      readFileSync(path).toString('base64'),
    );
  }
  await page.waitForFunction((selector, count) => document.querySelectorAll(selector).length === count, {}, `${hook('file-row')}:not([data-state="looking"])`, expected);
  // Byte for byte as they are, unless the story is about cleaned copies.
  for (let n = 1; n <= expected && telling.cleaned !== true; n += 1) {
    if ((await page.$(hook(`file-original-${n}`))) !== null) await press(page, `file-original-${n}`);
  }
}

/** The nine words in all three languages, as the page shows them one after the other. */
export async function readCodename(page: Page): Promise<Codename> {
  await screen(page, 'codename');
  const shown: Partial<Record<Language, string[]>> = {};
  for (const language of LANGUAGES) {
    await press(page, `codename-language-${language}`);
    await page.waitForSelector(`.words[lang="${language}"]`);
    shown[language] = await page.$$eval('[data-test^="codename-word-"]', (words) => words.map((word) => word.textContent ?? ''));
    assert.equal(shown[language].length, 9);
  }
  return shown as Codename;
}

/** The nine words in all three languages, as a call-taker reads them out, each letter by letter; the words stay on the screen in `last`. */
export async function readAloud(page: Page, last: Language): Promise<Codename> {
  await screen(page, 'call-codename');
  const shown: Partial<Record<Language, string[]>> = {};
  for (const language of [...LANGUAGES.filter((one) => one !== last), last]) {
    await press(page, `codename-language-${language}`);
    await page.waitForSelector(`.spelling[lang="${language}"]`);
    shown[language] = await page.$$eval('[data-test^="call-word-"] .spelled', (list) => list.map((word) => word.textContent ?? ''));
    assert.equal(shown[language].length, 9);
    assert.ok(await page.$$eval('[data-test^="call-word-"]', (list) => list.every((word) => word.querySelectorAll('.letters li').length > 2)), 'each word is spelled out');
  }
  return shown as Codename;
}

/** Types back the two words the page asks for, and comes to the last question before sending, or where else this way of telling leads. */
export async function confirmCodename(page: Page, words: readonly string[], next = 'ready'): Promise<void> {
  await press(page, 'codename-written');
  await screen(page, 'confirm');
  for (const name of ['confirm-1', 'confirm-2']) {
    const position = await page.$eval(hook(name), (input) => Number(input.getAttribute('data-position')));
    await type(page, name, words[position - 1] ?? '');
  }
  await press(page, 'confirm-continue');
  await screen(page, next);
}

/** Sends, watches the progress, and waits for the end. Returns the shares of the bytes that were seen to have been sent. */
export async function send(page: Page): Promise<readonly number[]> {
  await page.evaluate((selector) => {
    const seen: number[] = [];
    (globalThis as { sybyrSeen?: number[] }).sybyrSeen = seen;
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLElement>(selector);
      if (bar !== null) seen.push(Number(bar.dataset['sent']) / Number(bar.dataset['total']));
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-sent'] });
  }, hook('progress'));
  await press(page, 'send');
  await page.waitForSelector(hook('sent'));
  return page.evaluate(() => (globalThis as { sybyrSeen?: number[] }).sybyrSeen ?? []);
}

/** Everything from the first page to the last question before sending. */
export async function comeToSending(page: Page, address: string, telling: Telling): Promise<Codename> {
  await arrive(page, address, telling.language);
  await write(page, telling);
  const codename = await readCodename(page);
  await confirmCodename(page, codename[telling.language]);
  return codename;
}

/** Everything from the first page to "sent", in one visit. */
export async function tell(visit: Visit, address: string, telling: Telling): Promise<{ codename: Codename; progress: readonly number[] }> {
  const { page } = visit;
  const codename = await comeToSending(page, address, telling);
  const progress = await send(page);
  return { codename, progress };
}

export type Door = 'return-open' | 'return-rekey' | 'return-take-back' | 'return-write';

/** Types a codename and presses the door: `return-open` reads, `return-write` writes. */
export async function enter(page: Page, words: readonly string[], door: Door = 'return-open'): Promise<void> {
  await press(page, 'home-return');
  await screen(page, 'return');
  // Each space takes the typing on to the next field, as it does for a person.
  await type(page, 'return-word-1', words.join(' '));
  await press(page, door);
}

/** Comes back with a codename and reads what waits. */
export async function comeBack(visit: Visit, address: string, language: Language, words: readonly string[]): Promise<void> {
  await arrive(visit.page, address, language);
  await enter(visit.page, words);
  await screen(visit.page, 'inbox');
}

/** The states of the own tips, as the page shows them: `in-log` or `reached`. */
export function receipts(page: Page): Promise<string[]> {
  return page.$$eval('[data-test="receipt"]', (rows) => rows.map((row) => row.getAttribute('data-state') ?? ''));
}

export interface ReplyShown {
  readonly number: number;
  readonly kind: string;
  readonly text: string;
  readonly status: string | null;
}

export function replies(page: Page): Promise<ReplyShown[]> {
  return page.$$eval('[data-test="reply"]', (cards) =>
    cards.map((card) => ({
      number: Number(card.getAttribute('data-number')),
      kind: card.getAttribute('data-kind') ?? '',
      text: card.querySelector<HTMLElement>('[data-test="reply-text"]')?.innerText ?? '',
      status: card.querySelector('[data-test="reply-status"]')?.getAttribute('data-status') ?? null,
    })),
  );
}
