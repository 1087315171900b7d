// A message is taken back before anybody fetched it, and another one after; authorship is asked for, refused under a wrong codename, and proven.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringBundle, bringOutbox, closed, openDesk } from './support/agency.ts';
import { comeThrough, receiptsWhole, retype, standing, tellOneLine } from './support/answers.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import type { Listed } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { look, lookEverywhere } from './support/looking.ts';
import { Wire } from './support/proxy.ts';
import { hook, press, screen, send, textOf, type, type Codename } from './support/source.ts';
import { until } from './support/until.ts';

const NAME = 'Ермек Сәрсенов';

interface Proven {
  readonly withdrawn: boolean;
  readonly tips: readonly { readonly message: string; readonly withdrawn: boolean; readonly proof?: { readonly holds: boolean; readonly claimant?: string; readonly leaf?: string } }[];
}

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`taking back and proving, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('withdraw-and-claim', engine);
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'source') });
    lookEverywhere(visit.page, ['claim', 'claim-check', 'retype', 'take-back', 'take-back-check', 'take-back-later', 'taken-back']);

    const first = await tellOneLine(visit.page, wire.address, 'ru', 'Лучше бы я этого не писал.');
    await closed(desk, 1);
    await takesBack(visit, wire, first, 'unread');
    const imported = await bringBundle(desk, 'first.bundle');
    assert.match(imported, /seen: 1 leaf/, 'the proof stands for the blob, and every leaf is accounted for');
    assert.equal((await desk.officer.ask<Listed>('list')).cases.length, 0, 'nobody has read it');
    await bringOutbox(desk, 'first.outbox');
    const shown = await shownSlots(desk);

    const second = await tellOneLine(visit.page, wire.address, 'kk', 'Тендер алдын ала бөлінген.');
    await closed(desk, 2);
    await bringBundle(desk, 'second.bundle');
    await desk.officer.do('challenge', '1');
    await bringOutbox(desk, 'second.outbox');
    await shownSlots(desk, shown);
    await proves(visit, wire.address, second, first);
    await closed(desk, 3);
    assert.match(await bringBundle(desk, 'third.bundle'), new RegExp(`case 1: authorship proven by ${NAME} for the tip of`, 'u'));
    const proven = await desk.officer.ask<Proven>('show', '1');
    assert.deepEqual(proven.tips[1]?.proof?.holds, true);
    assert.equal(proven.tips[1].proof.claimant, NAME);

    await takesBack(visit, wire, second, 'maybe-read');
    await bringBundle(desk, 'fourth.bundle');
    const withdrawn = await desk.officer.ask<Proven>('show', '1');
    assert.equal(withdrawn.tips[0]?.withdrawn, true);
    assert.equal(withdrawn.withdrawn, true, 'the case is closed as withdrawn');
    await visit.close();
    assert.equal(await desk.server.stop(), 0);
  });
}

/** In a visit of its own, which asks for nothing but the log; later visits show it. */
async function takesBack({ page }: Visit, wire: Wire, codename: Codename, expected: 'unread' | 'maybe-read'): Promise<void> {
  await page.goto('about:blank');
  wire.forget();
  await comeThrough(page, wire.address, 'ru', codename.ru, 'return-take-back', 'take-back');
  await press(page, 'take-back-1');
  await screen(page, 'take-back-check');
  const told = await page.$eval(hook('take-back-honest'), (line) => line.getAttribute('data-state'));
  assert.equal(told, expected === 'unread' ? 'in-log' : 'reached');
  await press(page, 'take-back-now');
  await screen(page, 'taken-back');
  assert.equal(await page.$eval(hook('taken-back'), (box) => box.getAttribute('data-state')), expected);
  const asked = wire.requests();
  assert.equal(asked.filter((request) => request === 'POST /api/withdraw').length, 1);
  assert.ok(!asked.some((request) => request.includes('/api/drawer') || request.includes('/api/tips')), asked.join('\n'));
  await press(page, 'done');
  await screen(page, 'cleared');

  await until('the codename shows it as taken back', async () => {
    await comeThrough(page, wire.address, 'ru', codename.ru, 'return-take-back', 'take-back');
    const [receipt] = await receiptsWhole(page);
    return receipt?.withdrawn === expected;
  });
  assert.equal(await page.$(hook('take-back-1')), null, 'it is not offered again');
  await comeThrough(page, wire.address, 'ru', codename.ru, 'return-open', 'inbox');
  assert.equal((await receiptsWhole(page))[0]?.withdrawn, expected);
  if (expected === 'unread') assert.match(await textOf(page, 'standing'), /отозвано вами/);
  // Who has read takes nothing back in the same visit.
  await press(page, 'write-again');
  await press(page, 'again-now');
  await screen(page, 'message');
  await press(page, 'back');
  await screen(page, 'return');
  await press(page, 'return-take-back');
  await screen(page, 'take-back-later');
  await press(page, 'done');
  await screen(page, 'cleared');
}

async function proves({ page }: Visit, address: string, codename: Codename, another: Codename): Promise<void> {
  await comeThrough(page, address, 'kk', codename.kk, 'return-open', 'inbox');
  assert.equal(await standing(page), 'received');
  await press(page, 'reply-prove');
  await screen(page, 'claim');
  await press(page, 'continue');
  // Nobody claims nothing.
  await page.waitForSelector(`${hook('error')}[data-code="claim-name"]`);
  await look(page, 'with its complaint');
  await type(page, 'claim-name', NAME);
  await press(page, 'continue');
  await screen(page, 'claim-check');
  assert.ok((await textOf(page, 'claim-statement')).includes(NAME));
  await press(page, 'claim-confirm');

  await retype(page, another.kk, 'error');
  assert.equal(await page.$eval(hook('error'), (line) => line.getAttribute('data-code')), 'not-yours');
  await press(page, 'back');
  await screen(page, 'claim-check');
  assert.ok((await textOf(page, 'claim-statement')).includes(NAME), 'what was typed is still there');
  await press(page, 'claim-confirm');
  await retype(page, codename.kk, 'ready');
  await send(page);
  await press(page, 'done');
  await screen(page, 'cleared');
}
