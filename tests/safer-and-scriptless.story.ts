// Tor Browser at "Safer" does everything; a browser without scripts, or without cryptography, gets calm words and no field to write in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringBundle, bringOutbox, closed, openDesk } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import type { Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { comeBack, hook, receipts, replies, tell } from './support/source.ts';

const MESSAGE = 'Мектеп асханасының ақшасы жоғалды.';
const ANSWER = 'Тексеріп жатырмыз.';

for (const engine of engines('firefox-safer')) {
  test(`the loop, short, in ${engine}`, { timeout: 300_000 }, async (t) => {
    const desk = await openDesk('safer-and-scriptless', engine);
    t.after(() => desk.server.stop());
    const writes = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
    if (engine === 'firefox-safer') assert.equal(await writes.page.evaluate(() => typeof WebAssembly), 'undefined', 'this is Safer');
    const { codename } = await tell(writes, desk.server.address, { language: 'kk', message: MESSAGE });
    await writes.close();
    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    assert.equal((await desk.officer.ask<Shown>('show', '1')).tips[0]?.message, MESSAGE);
    await desk.officer.reply(desk.folder, '1', ANSWER);
    await bringOutbox(desk, 'first.outbox');
    await shownSlots(desk);
    const reads = await Visit.open({ engine, profile: profileIn(desk.folder, 'reads') });
    await comeBack(reads, desk.server.address, 'ru', codename.ru);
    assert.deepEqual(await receipts(reads.page), ['reached']);
    assert.equal((await replies(reads.page))[0]?.text, ANSWER);
    await reads.close();
  });
}

/** A name that leads here but is no loopback address: browsers then take cryptography away from a page on plain http. */
const ELSEWHERE = 'drop.example';

for (const engine of engines('chromium', 'firefox')) {
  test(`no scripts, and no cryptography, in ${engine}`, { timeout: 120_000 }, async (t) => {
    const desk = await openDesk('safer-and-scriptless', `${engine}-without`);
    t.after(() => desk.server.stop());

    const scriptless = await Visit.open({ engine, profile: profileIn(desk.folder, 'scriptless'), preferences: { 'javascript.enabled': false } });
    if (engine === 'chromium') await scriptless.page.setJavaScriptEnabled(false);
    await scriptless.page.goto(desk.server.address, { waitUntil: 'load' });
    const calm = await scriptless.page.evaluate(() => document.body.innerText);
    for (const words of ['скриптер керек', 'нужны скрипты', 'needs scripts']) assert.ok(calm.includes(words), calm);
    await noField(scriptless);
    await scriptless.close();

    const insecure = await Visit.open({
      engine,
      profile: profileIn(desk.folder, 'insecure'),
      arguments: engine === 'chromium' ? [`--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`] : [],
      preferences: { 'network.dns.localDomains': ELSEWHERE },
      allow: [/Cross-Origin-Opener-Policy header has been ignored, because the URL's origin was untrustworthy/],
    });
    await insecure.page.goto(desk.server.address.replace('127.0.0.1', ELSEWHERE));
    await insecure.page.waitForSelector(hook('unsupported'));
    assert.equal(await insecure.page.evaluate(() => typeof crypto.subtle), 'undefined');
    assert.deepEqual(await insecure.page.$$eval(`${hook('unsupported')} section`, (parts) => parts.map((part) => (part as HTMLElement).lang)), ['kk', 'ru', 'en']);
    await noField(insecure);
    await insecure.close();
  });
}

async function noField(visit: Visit): Promise<void> {
  assert.equal(await visit.page.evaluate(() => document.querySelectorAll('form, input, textarea, select, button').length), 0);
}
