// The first visit loads five files; what is behind the doors comes when one of them is taken, the same for each, and when the connection is gone just then, calmly a little later.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { Wire } from './support/proxy.ts';
import { until } from './support/until.ts';
import { arrive, hook, press, screen, textOf } from './support/source.ts';

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`a part that comes later, in ${engine}`, { timeout: 600_000 }, async (t) => {
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

    // The server does not see which door it was, and whoever only reads the advice asks for nothing.
    await press(page, 'advice');
    await screen(page, 'advice');
    await press(page, 'back');
    assert.equal(wire.requests().length, 5);
    for (const door of ['home-report', 'home-return', 'about']) {
      wire.forget();
      await arrive(page, wire.address, 'ru');
      await press(page, door);
      await until('the rest of the page was asked for', () => wire.requests().length > 5);
      assert.deepEqual(wire.requests().sort(), ['GET /', 'GET /drop.js', 'GET /more.js', 'GET /page.js', 'GET /style.css', 'GET /worker.js'], door);
    }
    await arrive(page, wire.address, 'ru');

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
