// What a source sees of answers, and the ways to it that the stories of answers share.

import type { Page } from 'puppeteer-core';
import { arrive, confirmCodename, enter, press, readCodename, screen, type, beginReport, hook, type Codename, type Door, type Language } from './source.ts';

/** Where the case stands, as the page says it at the top. */
export function standing(page: Page, inside = 'main'): Promise<string | null> {
  return page.$eval(`${inside} ${hook('standing')}`, (box) => box.getAttribute('data-status'));
}

export interface ReceiptShown {
  readonly state: string | null;
  readonly withdrawn: string | null;
  readonly received: boolean;
}

export function receiptsWhole(page: Page): Promise<ReceiptShown[]> {
  return page.$$eval('[data-test="receipt"]', (rows) => rows.map((row) => ({ state: row.getAttribute('data-state'), withdrawn: row.getAttribute('data-withdrawn'), received: row.hasAttribute('data-received') })));
}

/** The kinds of events of the time line, in their order. */
export function events(page: Page): Promise<string[]> {
  return page.$$eval('.happened .event > *', (rows) => rows.map((row) => row.getAttribute('data-test') ?? ''));
}

/** Tells one line to a body, and clears the page. */
export async function tellOneLine(page: Page, address: string, language: Language, line: string, agency?: string): Promise<Codename> {
  await arrive(page, address, language);
  await beginReport(page);
  if (agency !== undefined) {
    await screen(page, 'agency');
    await press(page, `agency-${agency}`);
  }
  await screen(page, 'kind');
  await press(page, 'kind-quick');
  await screen(page, 'quick');
  await type(page, 'message', line);
  await press(page, 'continue');
  const codename = await readCodename(page);
  await confirmCodename(page, codename[language], 'sent');
  await press(page, 'done');
  await screen(page, 'cleared');
  return codename;
}

/** Comes back through a door of the return page, and chooses the body when there are several. */
export async function comeThrough(page: Page, address: string, language: Language, words: readonly string[], door: Door, next: string, agency?: string): Promise<void> {
  await arrive(page, address, language);
  await enter(page, words, door);
  if (agency !== undefined) {
    await screen(page, 'agency');
    await press(page, `agency-${agency}`);
  }
  await screen(page, next);
}

/** The words once more, after the visit that read has ended. */
export async function retype(page: Page, words: readonly string[], next: string): Promise<void> {
  await screen(page, 'retype');
  await type(page, 'return-word-1', words.join(' '));
  await press(page, 'retype-continue');
  await screen(page, next);
}
