// The first visit loads five files; what it does not need comes when it is asked for, and when the connection is gone just then, calmly a little later.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { Wire } from './support/proxy.ts';
import { arrive, hook, press, screen, textOf } from './support/source.ts';

for (const engine of engines('chromium', 'firefox', 'firefox-safer')) {
  test(`a part that comes later, in ${engine}`, { timeout: 120_000 }, async (t) => {
    const desk = await openDesk('a-part-that-comes-later', engine);
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const visit = await Visit.open({
      engine,
      profile: profileIn(desk.folder, 'visits'),
      // The story cuts the connection itself.
      allow: [/net::ERR_|Failed to fetch dynamically imported module|Loading failed for the module|error loading dynamically imported module/],
    });
    const { page } = visit;
    await arrive(page, wire.address, 'ru');
    assert.deepEqual(wire.requests().sort(), ['GET /', 'GET /drop.js', 'GET /page.js', 'GET /style.css', 'GET /worker.js']);

    wire.target = undefined;
    wire.break();
    await press(page, 'home-return');
    await screen(page, 'error');
    assert.equal(await page.$eval(hook('error'), (note) => note.getAttribute('data-code')), 'offline');
    // Still gone: the same calm answer.
    await press(page, 'retry');
    await screen(page, 'error');
    wire.target = desk.server.port;
    await press(page, 'retry');
    await screen(page, 'return');
    assert.notEqual(await textOf(page, 'return-open'), '', 'its sentences came with it');

    // It is here now: no second request, whoever asks.
    wire.forget();
    await press(page, 'back');
    await press(page, 'about');
    await screen(page, 'about');
    assert.deepEqual(wire.requests(), []);
    await visit.close();
  });
}
