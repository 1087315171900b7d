// The policy of the page: no script that is not a file of the client runs, no worker but by the one policy, nothing is sent elsewhere; and every answer says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { LeakyPage } from './support/leaky.ts';
import { screen } from './support/source.ts';
import { until } from './support/until.ts';

for (const engine of engines('chromium', 'firefox')) {
  test(`a planted script does not run, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('a-planted-script-does-not-run', engine);
    const elsewhere = await LeakyPage.open();
    t.after(() => Promise.all([desk.server.stop(), elsewhere.close()]));
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'visits') });
    const { page } = visit;
    await page.goto(desk.server.address);
    await screen(page, 'home');
    assert.deepEqual(visit.complaints, []);

    const tricks: Record<string, (other: string) => unknown> = {
      'a script in the page': () => {
        const script = document.createElement('script');
        script.append('globalThis.sybyrPlanted = true');
        document.body.append(script);
      },
      'a script from elsewhere': (other) => {
        const script = document.createElement('script');
        script.setAttribute('src', other);
        document.body.append(script);
      },
      'a module from elsewhere': (other) => import(other),
      'a script of this page as a worker, by its address': () => new Worker('/worker.js'),
      'a listener in an attribute': () => {
        const image = document.createElement('img');
        image.setAttribute('onerror', 'globalThis.sybyrPlanted = true');
        image.setAttribute('src', 'data:,');
        document.body.append(image);
      },
      'a frame': (other) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('src', other);
        document.body.append(frame);
      },
      'a message elsewhere': (other) => fetch(other, { method: 'POST', body: 'x', mode: 'no-cors' }).catch(() => undefined),
      'a form': (other) => {
        const form = document.createElement('form');
        form.setAttribute('action', other);
        document.body.append(form);
        form.submit();
      },
    };
    for (const [name, trick] of Object.entries(tricks)) {
      const before = visit.complaints.length;
      // Trusted Types answer by throwing, the rest of the policy by silence; both complain on the console.
      await page.evaluate(trick, elsewhere.address).catch(() => undefined);
      await until(`the browser complains of ${name}`, () => visit.complaints.length > before);
    }
    assert.equal(await page.evaluate(() => 'sybyrPlanted' in globalThis), false);
    assert.equal(elsewhere.requests, 0, 'nothing was asked of elsewhere');
    assert.equal(new URL(page.url()).origin, desk.server.address);
    // This also shows that a visit fails when its page complains.
    await assert.rejects(visit.close(), /the page complained/);
    await samePolicy(desk);
  });
}

/** One and the same policy on pages, scripts, answers and errors. */
async function samePolicy(desk: Desk): Promise<void> {
  const paths = ['/', '/page.js', '/more.js', '/worker.js', '/clean.js', '/drop.js', '/style.css', '/call', '/courier', `/api/card/${desk.agency}`, '/api/card/x', '/api/courier/state', '/nothing', '/api/tips'];
  const policies = new Set<string | null>();
  for (const path of paths) policies.add((await fetch(desk.server.address + path)).headers.get('content-security-policy'));
  assert.equal(policies.size, 1);
  assert.match([...policies][0] ?? '', /^default-src 'none';/);
}
