// A tip taken out of the server's database opens with age as others wrote it, and with tar, by the exported identity; cut short, it does not.
// A casebook opens in the same way, by what the recovery kit says.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bringBundle, closed, openDesk, type Desk } from './support/agency.ts';
import { filesBelow, makeAttachments } from './support/attachments.ts';
import { engines, profileIn, Visit } from './support/browser.ts';
import { blobFromDatabase, decrypt, exportedIdentities } from './support/blob.ts';
import { openByKit } from './support/kit.ts';
import { run, succeed } from './support/program.ts';
import { tell } from './support/source.ts';

const MESSAGE = 'Жеребьёвка участков подстроена: см. протокол № 14.\nЕкі тізім бар.\n';

for (const engine of engines('chromium')) {
  test(`an independent program opens a tip written in ${engine}`, { timeout: 600_000 }, async (t) => {
    const desk = await openDesk('an-independent-program-opens-a-tip', engine);
    t.after(() => desk.server.stop());
    const attached = makeAttachments(desk.folder, 'attached');
    const files = [attached.document, attached.empty, attached.photo];
    const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
    await tell(visit, desk.server.address, { language: 'ru', message: MESSAGE, files: files.map(({ path }) => path) });
    await visit.close();
    await closed(desk, 1);
    await bringBundle(desk, 'bundle');
    await desk.server.stop();

    const blob = await blobFromDatabase(desk);
    assert.equal(blob.length, 8 << 20);
    const identities = await exportedIdentities(desk);
    const plaintext = await decrypt(blob, identities);
    const folder = await untar(desk, 'whole', plaintext);
    assert.deepEqual(
      filesBelow(folder)
        .map((path) => path.slice(folder.length + 1))
        .sort(),
      ['attachments/01', 'attachments/02', 'attachments/03', 'keys.json', 'message.txt', 'padding', 'tip.json'],
    );
    assert.equal(readFileSync(join(folder, 'message.txt'), 'utf8'), MESSAGE);
    const tip = JSON.parse(readFileSync(join(folder, 'tip.json'), 'utf8')) as { agency: string; attachments: { name: string; size: number }[] };
    assert.equal(tip.agency, desk.agency);
    for (const [at, file] of files.entries()) {
      assert.ok(readFileSync(join(folder, 'attachments', `0${at + 1}`)).equals(file.content));
      assert.deepEqual({ name: tip.attachments[at]?.name, size: tip.attachments[at]?.size }, { name: file.name, size: file.content.length });
    }

    await cutShort(desk, blob, plaintext, identities);

    if (engine !== 'chromium') return;
    for (const language of ['kk', 'ru', 'en'] as const) {
      await openByKit(desk, language, (tips) => {
        const [one, ...others] = readdirSync(tips);
        assert.ok(one !== undefined && others.length === 0);
        assert.equal(readFileSync(join(tips, one, 'message.txt'), 'utf8'), MESSAGE);
        assert.ok(readFileSync(join(tips, one, 'attachments', '01')).equals(attached.document.content));
      });
    }
  });
}

async function untar(desk: Desk, name: string, archive: Buffer): Promise<string> {
  const folder = join(desk.folder, name);
  mkdirSync(folder);
  await succeed('tar', ['--extract', '--file=-', '--directory', folder], { input: archive });
  return folder;
}

/** By one byte, by the last chunk, in the middle: age refuses; and what a tool that does not check would hand on, tar refuses. */
async function cutShort(desk: Desk, blob: Buffer, plaintext: Buffer, identities: string): Promise<void> {
  const lastChunk = blob.length - (((blob.length - 1627 - 16) % (65536 + 16)) || 65536 + 16);
  for (const length of [blob.length - 1, lastChunk, blob.length >> 1]) {
    await assert.rejects(decrypt(blob.subarray(0, length), identities), `age refuses ${length} of ${blob.length} bytes`);
  }
  const altered = Buffer.from(blob);
  altered[blob.length >> 1] = (altered[blob.length >> 1] ?? 0) ^ 1;
  await assert.rejects(decrypt(altered, identities), 'age refuses an altered byte');
  const folder = join(desk.folder, 'cut');
  mkdirSync(folder);
  const ended = await run('tar', ['--extract', '--file=-', '--directory', folder], { input: plaintext.subarray(0, plaintext.length - 65536) });
  assert.notEqual(ended.code, 0, 'tar refuses an archive without its end');
}
