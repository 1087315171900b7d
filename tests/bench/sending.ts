// How long sending takes from the click to "sent" over a slow wire with long round trips, beside what its bytes alone would take.

import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { TimeoutError, type Page } from 'puppeteer-core';
import { bytes as content } from '../support/attachments.ts';
import { profileIn, Visit, type Engine } from '../support/browser.ts';
import { freshFolder } from '../support/place.ts';
import { Wire } from '../support/proxy.ts';
import { comeToSending, hook, press } from '../support/source.ts';
import { makeDrop, onCopy } from './drop.ts';
import { time, type Figure } from './figures.ts';

const MEGABIT = 125_000;
/** There and back: what a circuit of Tor to an onion service takes. */
const ROUND_TRIP = 0.6;
const MOST = 1.15;

interface Sending {
  readonly what: string;
  readonly file?: number;
  readonly megabits: number;
}

const SENDINGS: readonly Sending[] = [
  { what: 'a text', megabits: 1 },
  { what: '10 MB', file: 10_000_000, megabits: 1 },
  { what: '200 MB', file: 200_000_000, megabits: 20 },
];

/** Half an hour: a part of its own, so that the others need not wait for it. */
const LONG: Sending = { what: '200 MB', file: 200_000_000, megabits: 1 };

export function sending(): Promise<readonly Figure[]> {
  return measured('sending', SENDINGS);
}

export function sendingLong(): Promise<readonly Figure[]> {
  return measured('sending-long', [LONG]);
}

async function measured(part: string, sendings: readonly Sending[]): Promise<readonly Figure[]> {
  const desk = await makeDrop(part);
  const figures: Figure[] = [];
  for (const one of sendings) figures.push(await onCopy(desk, (drop) => measure(part, Number(drop.address.split(':')[1]), 'chromium', one)));
  return figures;
}

async function measure(part: string, port: number, engine: Engine, { what, file, megabits }: Sending): Promise<Figure> {
  const folder = freshFolder(part, 'browser');
  const rate = megabits * MEGABIT;
  const path = join(folder, 'film.dat');
  if (file !== undefined) writeFileSync(path, content(file, what));
  const wire = await Wire.to(port, { rate, delay: ROUND_TRIP / 2 });
  const visit = await Visit.open({ engine, profile: profileIn(folder, 'sends') });
  try {
    const { page } = visit;
    page.setDefaultTimeout(600_000);
    await comeToSending(page, wire.address, { language: 'en', message: 'What happened.', files: file === undefined ? [] : [path] });
    // The page tells when it was clicked and when it said "sent", by its own clock.
    await page.evaluate((selector) => {
      const marks = globalThis as { sybyrClicked?: number; sybyrSent?: number };
      document.addEventListener('click', () => (marks.sybyrClicked ??= performance.now()), { capture: true });
      new MutationObserver(() => {
        const bar = document.querySelector<HTMLElement>('progress');
        if (bar !== null) document.documentElement.dataset['total'] = bar.dataset['total'];
        if (document.querySelector(selector) !== null) marks.sybyrSent ??= performance.now();
      }).observe(document.body, { subtree: true, childList: true });
    }, hook('sent'));
    await press(page, 'send');
    await untilSent(page);
    const { took, total } = await page.evaluate(() => {
      const marks = globalThis as { sybyrClicked?: number; sybyrSent?: number };
      return { took: ((marks.sybyrSent ?? 0) - (marks.sybyrClicked ?? 0)) / 1000, total: Number(document.documentElement.dataset['total']) };
    });
    const limit = total / rate;
    const share = took / limit;
    const row = { part, what: `${what}, ${(total / 1_000_000).toFixed(total < 1_000_000 ? 3 : 1)} MB as it travels, ${megabits} Mbit/s, ${ROUND_TRIP * 1000} ms`, ours: time(took), limit: time(limit), ratio: share };
    // A text is two round trips, one that names it and one that brings it; its bytes are the lesser part.
    if (file === undefined) return { ...row, goal: `≤ bytes and two round trips: ${time(MOST * (limit + 2 * ROUND_TRIP))}`, met: took <= MOST * (limit + 2 * ROUND_TRIP) };
    return { ...row, goal: `≤ ${MOST.toFixed(2)}`, met: share <= MOST };
  } finally {
    await visit.close();
    await wire.close();
  }
}

/** Asked again and again: one question to the browser may stay open for three minutes at most. */
async function untilSent(page: Page): Promise<void> {
  for (;;) {
    const sent = await page.waitForSelector(hook('sent'), { timeout: 60_000 }).catch((error: unknown) => {
      if (error instanceof TimeoutError) return null;
      throw error;
    });
    if (sent !== null) return;
  }
}
