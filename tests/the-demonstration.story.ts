// `sybyr-server demo` starts with nothing set up, prints what to do next, and every printed command works as it stands; a second start goes on.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { agencyOf, closed } from './support/agency.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { shownSlots } from './support/drawer.ts';
import { freshFolder } from './support/place.ts';
import { succeed } from './support/program.ts';
import { Server } from './support/server.ts';
import { arrive, beginReport, comeBack, confirmCodename, press, readCodename, receipts, replies, screen, type } from './support/source.ts';
import { until } from './support/until.ts';

const START = ['demo', '--dir', 'demo-drop', '--listen', '127.0.0.1:0'];
const END_OF_GUIDE = 'ends it for good';

/** What is printed under each number, line by line: an address, or commands for a shell. */
async function guide(server: Server): Promise<string[][]> {
  const text = await until('the guide is printed', () => {
    const printed = server.printed.toString();
    return printed.includes(END_OF_GUIDE) && printed;
  });
  const steps = text.split(/^\d\. /m).slice(1);
  return steps.map((step) => (step.match(/^ {5}\S.*$/gm) ?? []).map((line) => line.trim()));
}

for (const engine of engines('chromium')) {
  test(`the demonstration, in ${engine}`, { timeout: 600_000 }, async (t) => {
    const folder = freshFolder('the-demonstration', engine);
    let server = await Server.start(START, folder);
    t.after(() => server.stop());
    const [[page = ''] = [], fetchIt = [], readIt = [], bringIt = []] = await guide(server);
    assert.deepEqual([fetchIt.length, readIt.length, bringIt.length], [1, 5, 1]);
    const shell = async (lines: readonly string[]) => {
      let said = '';
      for (const line of lines) said += (await succeed('sh', ['-c', line], { cwd: folder })).text;
      return said;
    };

    const writes = await Visit.open({ engine, profile: profileIn(folder, 'writes') });
    await arrive(writes.page, page, 'en');
    await beginReport(writes.page);
    await press(writes.page, 'kind-quick');
    await screen(writes.page, 'quick');
    await type(writes.page, 'message', 'The bridge was paid for twice.');
    await press(writes.page, 'continue');
    const codename = await readCodename(writes.page);
    await confirmCodename(writes.page, codename.en, 'sent');
    await writes.close();
    const agency = await agencyOf(server);
    await closed({ server, agency }, 1);

    await shell(fetchIt);
    assert.match(await shell(readIt), /The bridge was paid for twice\./);
    await shell(bringIt);
    await shownSlots({ server });

    assert.equal(await server.stop('SIGINT'), 0);
    server = await Server.start(START, folder);
    const again = await guide(server);
    assert.equal(await agencyOf(server), agency, 'the second start goes on with the same agency');
    const reads = await Visit.open({ engine, profile: profileIn(folder, 'reads') });
    await comeBack(reads, again[0]?.[0] ?? '', 'kk', codename.kk);
    assert.deepEqual(await receipts(reads.page), ['reached']);
    assert.deepEqual(
      (await replies(reads.page)).map(({ text }) => text.trim()),
      ['Thank you. We are looking into it.'],
    );
    await reads.close();
    await shell(again[1] ?? []);
    assert.ok(existsSync(join(folder, 'demo-drop', 'tips.bundle')));
    assert.equal(await server.stop('SIGINT'), 0);
  });
}
