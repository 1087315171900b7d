// With the ordinary reply delay an answer leaves only in a later outbox, so that the day of an answer says nothing about the day of its tip.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import type { Shown } from './support/cases.ts';
import { shownSlots } from './support/drawer.ts';
import { comeBack, receipts, replies, tell, type Codename } from './support/source.ts';

const ANSWER = 'Мы получили сообщение и проверяем его.';

function day(shift: number): string {
  return new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
}

for (const engine of engines('chromium')) {
  test(`the answer waits a day, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const [yesterday, today] = [day(-1), day(0)];
    const desk = await openDesk('the-answer-waits-a-day', engine, { replyDelayDays: 1, today: yesterday });
    t.after(() => desk.server.stop());
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
    const { codename } = await tell(visit, desk.server.address, { language: 'ru', message: 'Подписи под актом поддельные.' });
    await visit.close();
    await closed(desk, 1);

    const bundle = await desk.courier.fetch(desk.server.address, 'first.bundle');
    await desk.officer.do('--today', yesterday, 'import', bundle);
    const letter = join(desk.folder, 'answer.txt');
    writeFileSync(letter, ANSWER);
    await desk.officer.do('--today', yesterday, 'reply', '1', '--message-file', letter);
    await bringOutbox(desk, 'first.outbox', ['--today', yesterday]);
    const first = await shownSlots(desk);
    assert.equal(await state(desk), 'waiting');
    await sees(desk, engine, codename, 'first', []);

    // The drop has told that it took the first outbox, but it is still the same day.
    await bringBundle(desk, 'second.bundle');
    await bringOutbox(desk, 'second.outbox', ['--today', yesterday]);
    const second = await shownSlots(desk, first);
    assert.equal(await state(desk), 'waiting');
    await sees(desk, engine, codename, 'second', []);

    await bringOutbox(desk, 'third.outbox', ['--today', today]);
    await shownSlots(desk, second);
    assert.equal(await state(desk), 'sent');
    await sees(desk, engine, codename, 'third', [ANSWER]);
    assert.equal(await desk.server.stop(), 0);
  });
}

async function state(desk: Desk): Promise<string | undefined> {
  return (await desk.officer.ask<Shown>('show', '1')).replies[0]?.state;
}

async function sees(desk: Desk, engine: Engine, codename: Codename, name: string, texts: readonly string[]): Promise<void> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, name) });
  await comeBack(visit, desk.server.address, 'en', codename.en);
  assert.deepEqual(await receipts(visit.page), ['reached']);
  assert.deepEqual(
    (await replies(visit.page)).map(({ text }) => text),
    texts,
  );
  await visit.close();
}
