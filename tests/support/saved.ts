// The page as one file, what it is opened with, and the files that browsers save.

import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { hook, screen } from './source.ts';
import { until } from './until.ts';

/** Chooses a file in a picker of the page. */
export async function choose(page: Page, name: string, path: string): Promise<void> {
  const input = (await page.waitForSelector(`input${hook(name)}`)) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}

/** Opens the page as one file, and in it a saved visit. */
export async function openFile(page: Page, program: string, saved: string): Promise<void> {
  await page.goto(pathToFileURL(program).href, { waitUntil: 'load' });
  await screen(page, 'single');
  await choose(page, 'saved', saved);
  await screen(page, 'home');
}

/** A download is there when its last bytes are: browsers write under another name first. */
export function arrived(path: string): Promise<true> {
  return until(`${path} is saved`, () => existsSync(path) && readFileSync(path).subarray(-1024).equals(Buffer.alloc(1024)));
}
