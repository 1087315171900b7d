// Circuits break in the middle of an upload, servers die, lids are closed, people pause: the tip goes on where it stopped and arrives whole.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { bringBundle, closed, openDesk } from './support/agency.ts';
import { bytes } from './support/attachments.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { Wire } from './support/proxy.ts';
import { Server } from './support/server.ts';
import { arrive, comeToSending, confirmCodename, hook, press, readCodename, send, write } from './support/source.ts';
import { until } from './support/until.ts';

const MEGABYTE = 1_000_000;

/** What browsers say of a connection that was cut. */
const CUT = [/net::ERR_/, /NetworkError|Cross-Origin Request Blocked/, /due to access control|Failed to fetch/];

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`a connection that breaks, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('a-connection-that-breaks', engine);
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const film = join(desk.folder, 'film.mp4');
    writeFileSync(film, bytes(20 * MEGABYTE, engine));

    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes'), allow: CUT });
    const { page } = visit;
    await arrive(page, wire.address, 'kk');
    await write(page, { language: 'kk', message: 'Бейнежазба қоса берілді.', files: [film] });
    await confirmCodename(page, (await readCodename(page)).kk);

    // Three times in the middle of a request; the fourth time the server itself dies, and comes back elsewhere.
    const cuts = [3, 7, 11, 15].map((at) => at * MEGABYTE);
    const start = wire.upward;
    wire.breakWhen((upward) => {
      const next = cuts[0];
      if (next === undefined || upward - start < next) return false;
      cuts.shift();
      if (cuts.length === 0) wire.target = undefined;
      return true;
    });
    const sent = send(page);
    await until('the fourth cut', () => wire.target === undefined, 240);
    await page.waitForSelector(`${hook('sending-state')}[data-state="lost"]`);
    await desk.server.stop('SIGKILL');
    desk.server = await Server.serve(desk.dir);
    wire.target = desk.server.port;
    const progress = await sent;

    assert.ok(progress.length > 5);
    // From the start after each cut it would be 57 MB; two pieces of at most 4 MiB are lost with each cut.
    assert.ok(wire.upward - start < 50 * MEGABYTE, `it went on where it stopped: ${wire.upward - start} bytes went up for 21 MB`);
    await visit.close();

    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    const saved = join(desk.folder, 'saved');
    mkdirSync(saved);
    await desk.officer.do('save', '1', '--to', saved, '--originals');
    assert.ok(readFileSync(join(saved, 'case-1', '01-film.mp4')).equals(readFileSync(film)), 'the film arrived whole');
  });
}

/** Longer than the page takes for a device that was only busy. */
const NAP = 11_000;

for (const engine of engines('chromium', 'firefox')) {
  test(`a closed lid and a pause, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('a-connection-that-breaks', `lid-${engine}`);
    // Slow enough that there is something to say about the pace, and to be asleep in the middle of.
    const wire = await Wire.to(desk.server.port, { rate: 2 * MEGABYTE, delay: 0.05 });
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const film = join(desk.folder, 'film.mp4');
    writeFileSync(film, bytes(30 * MEGABYTE, engine));
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes'), allow: CUT });
    const { page } = visit;
    await comeToSending(page, wire.address, { language: 'ru', message: 'Запись приложена.', files: [film] });
    const start = wire.upward;
    const sent = send(page);

    // The page says how fast it goes and how long it takes, and a screen reader hears a quarter: each in its own time, and the quarter only until it is a half.
    await Promise.all([
      page.waitForFunction((selector) => /в секунду · осталось меньше минуты/.test(document.querySelector(selector)?.textContent ?? ''), {}, hook('sending-pace')),
      page.waitForFunction((selector) => /^Отправлено: 25/.test(document.querySelector(selector)?.textContent ?? ''), {}, hook('sending-said')),
    ]);

    // A pause: what is on its way lands, then nothing goes up until it is over.
    await press(page, 'pause');
    await page.waitForSelector(`${hook('sending-state')}[data-state="paused"]`);
    const rested = await quiet(wire);
    await press(page, 'pause');
    await until('it goes on', () => wire.upward > rested + MEGABYTE);

    // The lid: clocks stand still, and the connections die meanwhile without a word to anybody.
    visit.closeLid();
    wire.stall();
    await setTimeout(NAP);
    const before = wire.connections;
    visit.openLid();
    await until('a new connection, long before the old ones are given up', () => wire.connections > before, 50);
    await sent;
    assert.ok(wire.upward - start < 60 * MEGABYTE, `it went on where it stopped: ${wire.upward - start} bytes went up for 33 MB`);
    await visit.close();

    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    const saved = join(desk.folder, 'saved');
    mkdirSync(saved);
    await desk.officer.do('save', '1', '--to', saved, '--originals');
    assert.ok(readFileSync(join(saved, 'case-1', '01-film.mp4')).equals(readFileSync(film)), 'the film arrived whole');
  });
}

/** Waits until all that is on its way has been answered, and says how much had gone up until then. */
async function quiet(wire: Wire): Promise<number> {
  await until('everything that went up is answered', () => wire.asking === 0);
  return wire.upward;
}
