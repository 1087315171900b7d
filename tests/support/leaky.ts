// A page as most pages are: its fields are remembered by browsers. What is typed here must be found afterwards, or the search is worth nothing.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'puppeteer-core';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMozLz4 } from './lz4.ts';
import { until } from './until.ts';

/** Typed into the leaky page. */
export const CONTROL = 'бақылау-control-4711-жемқорлық';

export class LeakyPage {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<LeakyPage> {
    const fields = Array.from({ length: 9 }, (_, at) => `<input id="w${at + 1}">`).join('');
    const server = createServer((request, answer) => {
      answer.setHeader('Content-Type', 'text/html; charset=utf-8');
      answer.setHeader('Cache-Control', 'no-store');
      answer.end(`<!doctype html><link rel="icon" href="data:,">${request.url === '/elsewhere' ? 'elsewhere' : `<textarea id="text"></textarea>${fields}`}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new LeakyPage(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Types the control text in a tab of its own, then leaves the page by going elsewhere. */
  async use(browser: Browser, words: readonly string[] = []): Promise<void> {
    const page = await browser.newPage();
    await page.goto(this.address);
    await page.type('#text', CONTROL);
    for (const [at, word] of words.entries()) await page.type(`#w${at + 1}`, word);
    await this.leave(page);
  }

  /** Goes elsewhere with a tab: now the browser writes down what the fields of the page before held. */
  async leave(page: Page): Promise<void> {
    await page.goto(`${this.address}elsewhere`);
  }

  /** Types the control text and waits until Firefox has written its session, with this text in it, in the middle of everything. */
  async useAndWaitForSession(browser: Browser, profile: string): Promise<void> {
    const page = await browser.newPage();
    await page.goto(this.address);
    await page.type('#text', CONTROL);
    const session = join(profile, 'sessionstore-backups', 'recovery.jsonlz4');
    await until('Firefox writes its session', async () => {
      if (existsSync(session) && readMozLz4(readFileSync(session)).includes(CONTROL)) return true;
      // Firefox writes a session when something changed in it.
      await page.type('#w1', '.');
      return false;
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
