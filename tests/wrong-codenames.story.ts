// A slip of the pen is caught in the page and nothing leaves it; a codename nobody uses looks like a drawer with nothing in it, to the person and on the wire.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringBundle, bringOutbox, closed, openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { shownSlots } from './support/drawer.ts';
import { Wire } from './support/proxy.ts';
import { arrive, enter, hook, press, readCodename, replies, screen, tell, write, type Codename, type Language } from './support/source.ts';
import { passesCheck, slipped } from './support/words.ts';

/** Begins like no word of any list. */
const NO_WORD = 'ъъъъ';

for (const engine of engines('chromium', 'firefox-safer')) {
  test(`wrong codenames, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('wrong-codenames', engine);
    const wire = await Wire.to(desk.server.port);
    t.after(() => Promise.all([desk.server.stop(), wire.close()]));
    const looker = await Visit.open({ engine, profile: profileIn(desk.folder, 'looks') });
    const [unused, unusedToo] = [await abandoned(desk, looker), await abandoned(desk, looker)];

    // Before anybody wrote: nothing in the log, nothing in the drawer.
    const empty = await look(looker, wire, unused);

    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
    const { codename } = await tell(visit, desk.server.address, { language: 'kk', message: 'Көпір салынбаған.' });
    await visit.close();
    await closed(desk, 1);
    await bringBundle(desk, 'first.bundle');
    await desk.officer.reply(desk.folder, '1', 'Тексереміз.');
    await bringOutbox(desk, 'first.outbox');
    await shownSlots(desk);

    await slips(looker, wire, codename);
    const [known, unknown, unknownToo] = [
      await look(looker, wire, codename),
      await look(looker, wire, unused),
      await look(looker, wire, unusedToo),
    ];
    await looker.close();
    assert.equal(known.replies, 1);
    assert.equal(unknown.replies, 0);
    assert.deepEqual(unknown, unknownToo);
    assert.deepEqual(unknown.requests, known.requests, 'the server cannot tell a known codename from an unknown one');
    assert.equal(unknown.nothing, empty.nothing, 'the page says the same as over an empty drawer');
    assert.notEqual(unknown.nothing, '');
  });
}

/** A valid codename that was shown and never used. */
async function abandoned(desk: Desk, { page }: Visit): Promise<Codename> {
  await arrive(page, desk.server.address, 'en');
  await write(page, { language: 'en', message: 'never sent' });
  const codename = await readCodename(page);
  for (const language of ['en', 'ru', 'kk'] as const) assert.ok(passesCheck(language, codename[language]));
  return codename;
}

/** Slips of every kind, in every language: each is named at its place, none makes a request. */
async function slips({ page }: Visit, wire: Wire, codename: Codename): Promise<void> {
  for (const language of ['ru', 'kk', 'en'] as Language[]) {
    const right = codename[language];
    const cases: [readonly string[], string, string | null][] = [
      [right.map((word, at) => (at === 4 ? NO_WORD : word)), 'codename-unknown', '5'],
      [slipped(language, right, 9), 'codename-check', null],
      [right.slice(0, 8), 'codename-count', '9'],
    ];
    for (const [words, code, position] of cases) {
      await arrive(page, wire.address, language);
      // The screen itself comes with more.js; from here on there is nothing to ask for.
      await press(page, 'home-return');
      await screen(page, 'return');
      await press(page, 'back');
      await screen(page, 'home');
      const before = wire.requests().length;
      await enter(page, words);
      const complaint = await page.waitForSelector(hook('error'));
      assert.deepEqual(await complaint?.evaluate((note) => [note.getAttribute('data-code'), note.getAttribute('data-position')]), [code, position], language);
      const said = await complaint?.evaluate((note) => (note as HTMLElement).innerText);
      // A single word of a list may be one that the sentence needs.
      assert.ok(words.slice(1).every((word, at) => !said?.includes(`${words[at] ?? ''} ${word}`)), 'the complaint does not repeat what was typed');
      assert.equal(said?.includes(NO_WORD), false);
      assert.equal(wire.requests().length, before, 'nothing left the page');
    }
  }
}

interface Looked {
  readonly requests: readonly string[];
  readonly replies: number;
  /** What the page says where messages would be. */
  readonly nothing: string;
}

async function look({ page }: Visit, wire: Wire, codename: Codename): Promise<Looked> {
  wire.forget();
  await arrive(page, wire.address, 'ru');
  await enter(page, codename.ru);
  await screen(page, 'inbox');
  return {
    requests: wire.requests().sort(),
    replies: (await replies(page)).length,
    nothing: await page.$$eval(hook('inbox-empty'), (boxes) => boxes.map((box) => (box as HTMLElement).innerText).join()),
  };
}
