// A source writes with several files attached; the officer opens it offline and answers; the source comes back, reads, and writes again.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { bytes, makeAttachments, type Attachments } from './support/attachments.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import type { Listed, Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { comeBack, press, receipts, replies, screen, send, tell, textOf, type, type Codename, type Language } from './support/source.ts';
import { until } from './support/until.ts';

interface Told {
  readonly writes: Language;
  readonly reads: Language;
  readonly message: string;
  readonly answer: string;
  readonly again: string;
}

const TOLD: Readonly<Record<Engine, Told>> = {
  chromium: {
    writes: 'ru',
    reads: 'kk',
    message: 'Начальник отдела берёт по 200 000 тенге за каждый участок.\nДеньги передают в машине у рынка.',
    answer: 'Сообщение проверяется. Кто ещё видел передачу денег?\nОтвечайте, когда будет безопасно.',
    again: 'Видел водитель, он готов говорить.',
  },
  firefox: {
    writes: 'kk',
    reads: 'en',
    message: 'Бөлім бастығы әр жер учаскесі үшін ақша алады.\nҮй-жайды тексеріңіз: құжаттар қоса берілді.',
    answer: 'Хабарлама тексерілуде. Құжаттың түпнұсқасы қайда?',
    again: 'Түпнұсқасы мұрағатта, екінші сөреде.',
  },
  'firefox-safer': {
    writes: 'en',
    reads: 'ru',
    message: 'The tender was written for one bidder. “Annex 4” names his brother’s firm — see the photo.',
    answer: 'We are looking into the tender. Do you know who drafted annex 4?',
    again: 'The deputy head did; his initials are on page 9.',
  },
};

for (const engine of engines('chromium', 'firefox', 'firefox-safer')) {
  test(`a tip and its answer, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const told = TOLD[engine];
    const desk = await openDesk('a-tip-and-its-answer', engine);
    t.after(() => desk.server.stop());
    const attached = makeAttachments(desk.folder, 'attached');
    assert.ok(attached.photo.content.length > 5_000_000);

    const codename = await sourceTells(desk, engine, told, attached);
    await closed(desk, 1);
    await sourceSees(desk, engine, 'in-log', told.writes, codename);

    await bringBundle(desk, 'first.bundle');
    await officerReads(desk, told, attached);
    const answerFile = join(desk.folder, 'ответ №7.bin');
    writeFileSync(answerFile, bytes(300_001, engine));
    await desk.officer.reply(desk.folder, '1', told.answer, [answerFile]);
    await bringOutbox(desk, 'first.outbox');
    await shownSlots(desk);

    await sourceReads(desk, engine, told, codename, readFileSync(answerFile));
    await closed(desk, 2);
    await bringBundle(desk, 'second.bundle');
    const shown = await desk.officer.ask<Shown>('show', '1');
    assert.deepEqual(
      shown.tips.map(({ message, tip }) => [message, tip.kind]),
      [
        [told.message, 'report'],
        [told.again, 'message'],
      ],
    );
    assert.equal((await desk.officer.ask<Listed>('list')).cases.length, 1);
    assert.equal(await desk.server.stop(), 0);
  });
}

async function sourceTells(desk: Desk, engine: Engine, told: Told, attached: Attachments): Promise<Codename> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
  // No WebAssembly, and the time zone that everybody has who resists fingerprinting.
  if (engine === 'firefox-safer') assert.deepEqual(await visit.page.evaluate(() => [typeof WebAssembly, Intl.DateTimeFormat().resolvedOptions().timeZone]), ['undefined', 'Atlantic/Reykjavik'], 'this is Safer');
  const { codename, progress } = await tell(visit, desk.server.address, {
    language: told.writes,
    message: told.message,
    place: 'ул. Абая 5',
    who: 'Е. Ә. — начальник',
    files: [attached.photo.path, attached.document.path, attached.empty.path],
    renamed: [[attached.climbing.name, attached.climbing.path]],
  });
  assert.ok(progress.filter((share) => share > 0 && share < 1).length >= 2, `progress was seen at ${progress.join(', ')}`);
  assert.deepEqual(progress, [...progress].sort((a, b) => a - b));
  await press(visit.page, 'done');
  await screen(visit.page, 'cleared');
  await visit.close();
  return codename;
}

async function sourceSees(desk: Desk, engine: Engine, state: string, language: Language, codename: Codename): Promise<void> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, `sees-${state}`) });
  await comeBack(visit, desk.server.address, language, codename[language]);
  assert.deepEqual(await receipts(visit.page), [state]);
  assert.deepEqual(await replies(visit.page), []);
  await visit.close();
}

async function officerReads(desk: Desk, told: Told, attached: Attachments): Promise<void> {
  const { cases } = await desk.officer.ask<Listed>('list');
  assert.deepEqual(
    cases.map(({ case: number, tips, language, attachments, sector, district }) => ({ number, tips, language, attachments, sector, district })),
    [{ number: 1, tips: 1, language: told.writes, attachments: 4, sector: 'land', district: 'south' }],
  );
  const [first] = (await desk.officer.ask<Shown>('show', '1')).tips;
  assert.equal(first?.message, told.message);
  assert.equal(first.tip.place, 'ул. Абая 5');
  const names = first.tip.attachments?.map(({ name }) => name);
  const files = [attached.photo, attached.document, attached.empty, attached.climbing];
  assert.deepEqual(
    names,
    files.map(({ name }) => name),
  );
  const shown = await desk.officer.do('show', '1');
  for (const line of told.message.split('\n')) assert.ok(shown.text.includes(line.slice(0, 30)), shown.text);

  const saved = join(desk.folder, 'saved');
  mkdirSync(saved);
  await desk.officer.do('save', '1', '--to', saved, '--originals');
  for (const [at, name] of ['01-' + attached.photo.name, '02-отчёт №1.pdf', '03-empty.txt', '04-x'].entries()) {
    const path = join(saved, 'case-1', name);
    assert.ok(readFileSync(path).equals(files[at]?.content ?? Buffer.alloc(1)), `${name} is saved byte for byte`);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  }
  assert.equal(readFileSync(join(saved, 'case-1', 'message.txt'), 'utf8'), told.message);
}

async function sourceReads(desk: Desk, engine: Engine, told: Told, codename: Codename, file: Buffer): Promise<void> {
  const downloads = join(desk.folder, 'downloads');
  mkdirSync(downloads);
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'reads'), downloads });
  const { page } = visit;
  await comeBack(visit, desk.server.address, told.reads, codename[told.reads]);
  assert.deepEqual(await receipts(page), ['reached']);
  const [reply, ...more] = await replies(page);
  assert.equal(reply?.text.replace(/\n+/g, '\n'), told.answer);
  assert.equal(more.length, 0);
  await press(page, 'reply-file');
  const saved = join(downloads, 'ответ №7.bin');
  await until('the file is saved whole', () => {
    try {
      return statSync(saved).size === file.length;
    } catch {
      return false;
    }
  });
  assert.ok(readFileSync(saved).equals(file), 'the file is saved byte for byte');

  await press(page, 'write-again');
  await screen(page, 'again');
  await press(page, 'again-now');
  await screen(page, 'message');
  await type(page, 'message', told.again);
  await press(page, 'continue');
  await screen(page, 'ready');
  await send(page);
  assert.notEqual(await textOf(page, 'sent'), '');
  await visit.close();
}
