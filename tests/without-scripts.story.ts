// A browser without scripts, or without cryptography, gets calm words and no field to write in; so does whoever comes through somebody in between.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import { command } from './support/server.ts';
import { hook, press, screen, textOf } from './support/source.ts';

/** Names that lead here but are no loopback address: browsers then take cryptography away from a page on plain http. */
const ONION = `${'sybyr'.padEnd(56, 'a')}.onion`;
const GATEWAY = `${ONION}.to`;
const CLEAR = 'drop.example';

for (const engine of engines('chromium', 'firefox')) {
  test(`no scripts, and no cryptography, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('without-scripts', `${engine}-without`);
    t.after(() => desk.server.stop());

    const scriptless = await Visit.open({ engine, profile: profileIn(desk.folder, 'scriptless'), preferences: { 'javascript.enabled': false } });
    if (engine === 'chromium') await scriptless.page.setJavaScriptEnabled(false);
    await scriptless.page.goto(desk.server.address, { waitUntil: 'load' });
    const calm = await scriptless.page.evaluate(() => document.body.innerText);
    for (const words of ['скриптер керек', 'нужны скрипты', 'needs scripts']) assert.ok(calm.includes(words), calm);
    assert.deepEqual(
      await scriptless.page.evaluate(() => [...document.querySelectorAll('noscript a')].map((link) => link.getAttribute('href'))),
      [1, 2, 3].flatMap(() => ['/sybyr.html', '/api/saved/drop']),
      'in each language the page as one file, and what it needs',
    );
    await noField(scriptless);
    await scriptless.close();

    await command('set', '--dir', desk.dir, `addresses=${named(desk, CLEAR)}`);
    const insecure = await elsewhere(desk, engine, 'insecure', []);
    await insecure.page.goto(named(desk, CLEAR));
    await insecure.page.waitForSelector(hook('unsupported'));
    assert.equal(await insecure.page.evaluate(() => typeof crypto.subtle), 'undefined');
    assert.deepEqual(await insecure.page.$$eval(`${hook('unsupported')} section`, (parts) => parts.map((part) => (part as HTMLElement).lang)), ['kk', 'ru', 'en']);
    assert.equal((await insecure.page.$$(`${hook('unsupported')} a[href="/sybyr.html"]`)).length, 3);
    await noField(insecure);
    await insecure.close();
  });

  test(`a page that came through somebody in between goes no further, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('without-scripts', `${engine}-between`);
    t.after(() => desk.server.stop());
    const visit = await elsewhere(desk, engine, 'between', [GATEWAY, ONION, CLEAR]);
    const { page } = visit;
    const refused = async (host: string) => {
      const asked: string[] = [];
      const listen = (request: { url(): string }) => asked.push(new URL(request.url()).pathname);
      page.on('request', listen);
      await page.goto(named(desk, host));
      await page.waitForSelector(hook('elsewhere'));
      assert.equal(await page.evaluate(() => typeof crypto.subtle), 'object', `${host} could seal`);
      assert.deepEqual(await page.$$eval(`${hook('elsewhere')} section`, (parts) => parts.map((part) => (part as HTMLElement).lang)), ['kk', 'ru', 'en']);
      await noField(visit);
      page.off('request', listen);
      assert.ok(!asked.some((path) => path.startsWith('/api/') || path === '/worker.js'), `${host}: ${asked.join(', ')}`);
    };
    const told = async (host: string) => {
      await page.goto(named(desk, host));
      await screen(page, 'home');
      await press(page, 'language-en');
      return page.evaluate(() => document.body.innerText);
    };

    for (const host of [GATEWAY, ONION, CLEAR]) await refused(host);
    await command('set', '--dir', desk.dir, `onion_address=${ONION}`);
    for (const host of [GATEWAY, CLEAR]) await refused(host);
    assert.doesNotMatch(await told(ONION), /provider|\.onion/, 'the onion address needs no warning');

    await command('set', '--dir', desk.dir, `addresses=${named(desk, CLEAR)}`);
    await refused(GATEWAY);
    assert.match(await told(CLEAR), /your provider sees that you opened this site/);
    assert.equal(await textOf(page, 'onion'), ONION, 'the better address is offered as text');
    assert.equal(await page.evaluate(() => document.querySelectorAll('a').length), 0, 'and not as a link');
    await press(page, 'home-report');
    await screen(page, 'advice');
    assert.match(await page.evaluate(() => document.body.innerText), /You are at an ordinary address/);
    await visit.close();
  });
}

/** The drop under another name. */
function named(desk: Desk, host: string): string {
  return `http://${host}:${desk.server.port}`;
}

/** A browser for which these names lead here, and which counts the second list as if a certificate stood before them. */
function elsewhere(desk: Desk, engine: Engine, name: string, secure: readonly string[]): Promise<Visit> {
  return Visit.open({
    engine,
    profile: profileIn(desk.folder, name),
    arguments: engine === 'chromium' ? ['--host-resolver-rules=MAP * 127.0.0.1', `--unsafely-treat-insecure-origin-as-secure=${secure.map((host) => named(desk, host)).join(',')}`] : [],
    preferences: {
      'network.dns.localDomains': [GATEWAY, ONION, CLEAR].join(','),
      'network.dns.blockDotOnion': false,
      'dom.securecontext.allowlist': secure.join(','),
    },
    allow: [/Cross-Origin-Opener-Policy header has been ignored, because the URL's origin was untrustworthy/],
  });
}

async function noField(visit: Visit): Promise<void> {
  assert.equal(await visit.page.evaluate(() => document.querySelectorAll('form, input, textarea, select, button').length), 0);
}
