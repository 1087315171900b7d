// Opens each engine, with and without its JIT, on the page of the measurements.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { profileIn, Visit, type Opening } from '../support/browser.ts';
import { freshFolder } from '../support/place.ts';
import type { Measured, Work, Works } from './page/calls.ts';

export interface Engine {
  readonly name: string;
  readonly jit: boolean;
  readonly opening: Pick<Opening, 'engine' | 'arguments'>;
}

export const ENGINES: readonly Engine[] = [
  { name: 'Chromium', jit: true, opening: { engine: 'chromium' } },
  { name: 'Chromium without JIT', jit: false, opening: { engine: 'chromium', arguments: ['--js-flags=--jitless'] } },
  { name: 'Firefox', jit: true, opening: { engine: 'firefox' } },
  { name: 'Firefox set as “Safer”', jit: false, opening: { engine: 'firefox-safer' } },
];

/** Asks the page to measure; gives seconds. */
export type Ask = <W extends Work>(work: W, input: Works[W]) => Promise<Measured>;

/** Opens the engine on the page, hands `ask` over, and closes it. */
export async function inEngine<T>(part: string, engine: Engine, measure: (ask: Ask) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const found = FILES[request.url ?? ''];
    // The two that make a clock of fine resolution available; the drop sends them as well.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', found.type);
    response.end(found.content());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = profileIn(freshFolder(part, engine.name.replace(/\W+/g, '-')), 'bench');
  const visit = await Visit.open({ ...engine.opening, profile });
  try {
    // A page of its own: a browser may still replace the one it starts with.
    const page = await visit.page.browser().newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'load' });
    return await measure((work, input) => page.evaluate(callPage, work as string, input as unknown));
  } finally {
    await visit.close();
    server.close();
  }
}

/** Runs in the page. */
function callPage(work: string, input: unknown): Promise<Measured> {
  return (globalThis as unknown as { measure: (work: string, input: unknown) => Promise<Measured> }).measure(work, input);
}

const script = (name: string) => ({ type: 'text/javascript', content: () => readFileSync(join(process.env['SYBYR_BUNDLED'] ?? '', name)) });

const FILES: Readonly<Record<string, { readonly type: string; readonly content: () => Buffer | string }>> = {
  '/': { type: 'text/html', content: () => '<!doctype html><title>bench</title><link rel="icon" href="data:,"><script src="/page.js"></script>' },
  '/page.js': script('page.js'),
  '/worker.js': script('worker.js'),
};
