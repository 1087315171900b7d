// A page as most pages are: its fields are remembered by browsers. What is typed here must be found afterwards, or the search is worth nothing.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Visit } from './browser.ts';
import { readMozLz4 } from './lz4.ts';
import { until } from './until.ts';

/** Typed into the leaky page. */
export const CONTROL = 'бақылау-control-4711-жемқорлық';

export class LeakyPage {
  /** Requests that came here. */
  requests = 0;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', () => {
      this.requests += 1;
    });
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

  /** Types the control text in a tab of its own and waits until the browser has written it down, each in its way. */
  async use(visit: Visit, words: readonly string[] = []): Promise<void> {
    const page = await visit.tab();
    await page.goto(this.address);
    await page.type('#text', CONTROL);
    for (const [at, word] of words.entries()) await page.type(`#w${at + 1}`, word);
    if (visit.engine === 'chromium') await this.leave(page);
    // Of a private window nothing is ever written down: that it is not is for the story to see.
    else if (!visit.private) await this.#session(page, visit.profile);
  }

  /** Goes elsewhere with a tab: now Chromium writes down what the fields of the page before held. */
  async leave(page: Page): Promise<void> {
    await page.goto(`${this.address}elsewhere`);
  }

  /** Firefox writes its session every while, in the middle of everything, when something changed and it has a quiet moment; all tabs are in it. */
  async #session(page: Page, profile: string): Promise<void> {
    const session = join(profile, 'sessionstore-backups', 'recovery.jsonlz4');
    await page.browser().newPage();
    await until('Firefox writes its session', () => existsSync(session) && readMozLz4(readFileSync(session)).includes(CONTROL));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
