// Nothing of what a source wrote is left where it should not be: not on the server, not on the wire, not on the stick, not in the browser's profile.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { makeAttachments } from './support/attachments.ts';
import { blobFromDatabase, decrypt, exportedIdentities, secretLines } from './support/blob.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import { shownSlots } from './support/drawer.ts';
import { CONTROL, LeakyPage } from './support/leaky.ts';
import { freshFolder } from './support/place.ts';
import { listed, Planted } from './support/planted.ts';
import { Wire } from './support/proxy.ts';
import { command } from './support/server.ts';
import { arrive, comeBack, comeToSending, confirmCodename, leaveByKeys, press, readCodename, replies, screen, tell, type, write, type Codename, type Telling } from './support/source.ts';

const WORDS: Codename = {
  en: ['abandon', 'bridge', 'carpet', 'danger', 'eagle', 'fabric', 'garden', 'habit', 'icon'],
  ru: ['якорь', 'мостик', 'ковёр', 'гроза', 'орёл', 'ткань', 'садик', 'обычай', 'икона'],
  kk: ['қайық', 'көпір', 'кілем', 'дауыл', 'бүркіт', 'мата', 'бақша', 'әдет', 'белгі'],
};

const TELLING: Telling = {
  language: 'ru',
  message: 'Тайник-8c1f: акимат списал тридцать домов, которых нет. secret-ledger-8c1f',
  place: 'переулок-8c1f у старой мельницы',
  when: 'в-ночь-8c1f на пятницу',
  who: 'Сейтқали-8c1f Әбдірахманұлы',
  contact: 'plover-8c1f@example.org',
};
const MARK = 'mark-8c1f-inside';
const ANSWER = 'Ответ-8c1f: приходите свидетелем. answer-8c1f';
const ANSWER_FILE = 'answer-file-8c1f';

test('the search finds a text in every form in which a program may write it down', () => {
  const folder = freshFolder('what-is-left-behind', 'forms');
  const forms: Record<string, Buffer> = {
    plain: Buffer.from(CONTROL),
    'utf-16': Buffer.from(CONTROL, 'utf16le'),
    json: Buffer.from(JSON.stringify(CONTROL).replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)),
    address: Buffer.from(`/?q=${encodeURIComponent(CONTROL)}`),
    'base64 at 0': Buffer.from(Buffer.from(CONTROL).toString('base64')),
    'base64 at 1': Buffer.from(Buffer.from(`x${CONTROL}`).toString('base64')),
    'base64 at 2': Buffer.from(Buffer.from(`xy${CONTROL}z`).toString('base64')),
    hex: Buffer.from(Buffer.from(CONTROL).toString('hex')),
    'words apart': Buffer.from(JSON.stringify(WORDS.kk.map((word, at) => ({ id: at, value: word })))),
    'four letters': Buffer.from(JSON.stringify(WORDS.ru.map((word, at) => ({ id: at, value: [...word].slice(0, 4).join('') })))),
    'three in a row': Buffer.from(WORDS.en.slice(3, 6).join(' ')),
    'two in a row': Buffer.from(WORDS.ru.slice(3, 5).join(' ')),
    key: Buffer.alloc(32, 0xa7),
    'key in base64': Buffer.from(Buffer.alloc(32, 0xa7).toString('base64')),
  };
  for (const [name, content] of Object.entries(forms)) writeFileSync(join(folder, name), Buffer.concat([Buffer.alloc(100, 1), content, Buffer.alloc(100, 2)]));
  writeFileSync(join(folder, 'harmless'), 'abandon, garden and icon are words of every book, and a browser says danger, eagle by chance');
  const found = new Planted().text('control', CONTROL).codename('codename', WORDS).bytes('key', Buffer.alloc(32, 0xa7)).inFolder(folder);
  assert.deepEqual([...new Set(found.map(({ where }) => where))].sort(), Object.keys(forms).sort());
});

test('words that everybody may read tell nothing of a codename, and the others still do', () => {
  const text = Buffer.from(`${WORDS.kk[0]} пен тағы ${WORDS.kk[4]} туралы`);
  const planted = new Planted().codename('codename', WORDS);
  assert.ok(planted.inBytes('unknown', text).length > 0);
  planted.published(Buffer.from(`карточкада «${WORDS.kk[0]}» деген сөз бар`));
  assert.equal(listed(planted.inBytes('one of two', text)), '');
  assert.ok(planted.inBytes('two others', Buffer.from(`${WORDS.kk[2]} пен ${WORDS.kk[4]}`)).length > 0);
});

for (const engine of engines('chromium', 'firefox')) {
  test(`what is typed into a page that lets ${engine} remember is found`, { timeout: 600_000 }, async (t) => {
    const leaky = await LeakyPage.open();
    t.after(() => leaky.close());
    const visit = await Visit.open({ engine, profile: profileIn(freshFolder('what-is-left-behind', `${engine}-control`), 'control') });
    await leaky.use(visit, WORDS.kk);
    await visit.close();
    const found = new Planted().text('control', CONTROL).codename('codename', WORDS).inFolder(visit.profile);
    if (visit.private) {
      assert.equal(listed(found), '', 'a browser without ordinary windows remembers nothing');
      return;
    }
    assert.ok(found.some(({ secret }) => secret === 'control'), 'the text is found');
    assert.ok(found.some(({ form }) => form.endsWith('single words')), 'the words of nine fields are found');
  });

  test(`what is left behind by a tip and its answer, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('what-is-left-behind', engine);
    const wire = await Wire.to(desk.server.port);
    const leaky = await LeakyPage.open();
    t.after(() => Promise.all([desk.server.stop(), wire.close(), leaky.close()]));
    const attached = makeAttachments(desk.folder, MARK);
    const telling = { ...TELLING, files: [attached.document.path, attached.photo.path] };
    const planted = new Planted().text('mark in the files', MARK).text('answer', ANSWER).text('file of the answer', ANSWER_FILE).text('passphrase', desk.passphrase);
    for (const [name, text] of Object.entries(TELLING)) if (name !== 'language') planted.text(name, String(text));
    for (const part of ['secret-ledger-8c1f', 'Тайник-8c1f', 'plover-8c1f']) planted.text(`part ${part}`, part);
    planted.text('name of a file', 'отчёт №1').text('name of a file', 'IMG_20261103');

    const visits = [await breaksOff(desk, engine, wire, leaky, telling, planted)];
    const sent = await Visit.open({ engine, profile: profileIn(desk.folder, 'sent') });
    const { codename } = await tell(sent, wire.address, telling);
    planted.codename('codename', codename);
    await press(sent.page, 'done');
    await screen(sent.page, 'cleared');
    await leaky.use(sent);
    await sent.close();
    visits.push(sent);

    await closed(desk, 1);
    await probe(desk);
    await bringBundle(desk, 'first.bundle');
    const file = join(desk.folder, `${ANSWER_FILE}.txt`);
    writeFileSync(file, ANSWER_FILE);
    await desk.officer.reply(desk.folder, '1', ANSWER, [file]);
    await bringOutbox(desk, 'first.outbox');
    await shownSlots(desk);
    visits.push(await reads(desk, engine, wire, leaky, codename));
    await desk.server.stop();

    const identities = await exportedIdentities(desk);
    const tip = await decrypt(await blobFromDatabase(desk), identities);
    const keys = /\{[^}]*"k":"([0-9a-f]{64})"[^}]*\}/.exec(tip.toString('latin1'));
    assert.ok(keys?.[1] !== undefined);
    planted.bytes('thread key', Buffer.from(keys[1], 'hex'));
    for (const line of secretLines(identities)) planted.text('intake key', line);
    searchAll(desk, wire, visits, planted);
  });
}

for (const engine of engines('chromium', 'firefox')) {
  test(`what is left behind by leaving in a hurry, and by a crash, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('what-is-left-behind', `${engine}-hurry`);
    const leaky = await LeakyPage.open();
    t.after(() => Promise.all([desk.server.stop(), leaky.close()]));
    await command('set', '--dir', desk.dir, `exit=https://127.0.0.1:${desk.server.port}/`);
    const telling = { ...TELLING, files: [makeAttachments(desk.folder, MARK).document.path] };
    const planted = new Planted().text('mark in the file', MARK).text('name of a file', 'отчёт №1').codename('codename typed in', WORDS);
    for (const [name, text] of Object.entries(TELLING)) if (name !== 'language') planted.text(name, String(text));
    const address = new Planted().text('address', new URL(desk.server.address).host).text('control', CONTROL);
    for (const window of engine === 'firefox-safer' ? (['private'] as const) : (['ordinary', 'private'] as const)) {
      const open = (name: string) => Visit.open({ engine, profile: profileIn(desk.folder, `${window}-${name}`), private: window === 'private', anyCertificate: true });
      const left = await open('left');
      planted.codename(`codename, ${window}`, await comeToSending(left.page, desk.server.address, telling));
      await leaveByKeys(left.page);
      await left.page.waitForFunction(() => document.querySelector('main') === null);
      const tab = await left.tab();
      await typeCodename(tab, desk.server.address);
      await tab.close();
      if (window === 'ordinary') await leaky.use(left);
      await left.close();

      const crashed = await open('crashed');
      planted.codename(`codename, ${window}, crashed`, await comeToSending(crashed.page, desk.server.address, telling));
      const words = await crashed.tab();
      await typeCodename(words, desk.server.address);
      if (window === 'ordinary') await leaky.use(crashed);
      await crashed.kill();

      for (const { profile } of [left, crashed]) {
        assert.equal(listed(planted.inFolder(profile)), '', profile);
        const found = new Set(address.inFolder(profile).map(({ secret }) => secret));
        if (window === 'private') assert.deepEqual([...found], [], `a private window leaves not even the address: ${profile}`);
        else if (engine === 'firefox' || profile === left.profile) assert.ok(found.has('control'), `the control text is in ${profile}`);
      }
      if (window === 'ordinary') assert.ok(address.inFolder(left.profile).some(({ secret }) => secret === 'address'), 'an ordinary window keeps the address, as the page says');
    }
  });
}

/** Types nine words into the fields for them, and presses nothing. */
async function typeCodename(page: Page, address: string): Promise<void> {
  await arrive(page, address, 'kk');
  await press(page, 'home-return');
  await screen(page, 'return');
  await type(page, 'return-word-1', WORDS.kk.join(' '));
}

/** Writes up to the last button, types the codename too, and then the power fails, or the person goes elsewhere. */
async function breaksOff(desk: Desk, engine: Engine, wire: Wire, leaky: LeakyPage, telling: Telling, planted: Planted): Promise<Visit> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'broken-off') });
  const { page } = visit;
  await arrive(page, wire.address, telling.language);
  await write(page, telling);
  const codename = await readCodename(page);
  planted.codename('codename of the broken visit', codename);
  await confirmCodename(page, codename[telling.language]);
  await leaky.use(visit);
  if (engine === 'chromium') {
    await leaky.leave(page);
    await visit.close();
  } else {
    await visit.kill();
  }
  return visit;
}

async function reads(desk: Desk, engine: Engine, wire: Wire, leaky: LeakyPage, codename: Codename): Promise<Visit> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'reads') });
  await comeBack(visit, wire.address, 'kk', codename.kk);
  assert.equal((await replies(visit.page))[0]?.text, ANSWER);
  await leaky.use(visit);
  await leaky.leave(visit.page);
  await visit.close();
  return visit;
}

/** What a stranger plants in requests is neither kept nor printed, nor said back. */
async function probe(desk: Desk): Promise<void> {
  for (const path of ['/probe-path-8c1f', '/api/card/probe-path-8c1f', '/api/drawer/probe-path-8c1f', '/api/tips/probe-path-8c1f']) {
    const answer = await desk.courier.curl(
      ...['--user-agent', 'probe-agent-8c1f', '--header', 'X-Forwarded-For: 203.0.113.81', '--header', 'Cookie: probe=cookie-8c1f', '--include'],
      `${desk.server.address}${path}?probe=query-8c1f`,
    );
    assert.equal(/8c1f|203\.0\.113/.test(answer.stdout.toString()), false, answer.text);
  }
}

function searchAll(desk: Desk, wire: Wire, visits: readonly Visit[], planted: Planted): void {
  const control = new Planted().text('control', CONTROL);
  for (const { profile, private: alone } of visits) {
    assert.equal(control.inFolder(profile).length > 0, !alone, `the control text is in ${profile}, if any window leaves it`);
    assert.equal(listed(planted.inFolder(profile)), '', profile);
  }
  assert.equal(listed(planted.inServed('what the server sent', wire.down)), '');
  assert.equal(listed(planted.inBytes('what the browser sent', wire.up)), '');
  assert.equal(listed(planted.inFolder(desk.officer.casebook)), '', 'the casebook');
  // The card lies on the stick and in the server's database, and holds sentences in three languages.
  planted.published(readFileSync(join(desk.stick, 'casebook.card')));
  assert.equal(listed(planted.inBytes('what the officer was told on the error stream', Buffer.concat(desk.officer.complaints))), '');
  assert.equal(listed(planted.inFolder(desk.stick)), '', 'the stick');

  // From here on what only the courier and strangers had.
  planted.text('token', desk.token).text('stranger', 'probe-path-8c1f').text('stranger', 'probe-agent-8c1f').text('stranger', 'cookie-8c1f').text('stranger', 'query-8c1f');
  planted.text('address', '203.0.113.81').text('user agent', 'Mozilla/5.0').text('user agent', 'HeadlessChrome').text('user agent', 'Gecko/').text('user agent', 'curl/');
  assert.equal(listed(planted.inBytes('what the server printed', desk.server.printed)), '');
  assert.equal(listed(planted.inFolder(desk.dir)), '', 'the server');
  assert.ok(readFileSync(join(desk.dir, 'main.db')).length > 0);
}
