// Follows the pages of a recovery kit to the letter: the commands that they print, at a terminal, with nothing of ours.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from './agency.ts';
import { ROOT } from './place.ts';
import { succeed } from './program.ts';

/**
 * The command age: SYBYR_AGE names a real one of version 1.3 or newer, which Debian 12 does not have; without it, a script
 * that opens with typage, by age's author, and takes the same arguments.
 */
function ageCommand(folder: string): string {
  const real = process.env['SYBYR_AGE'];
  if (real !== undefined) return real;
  const path = join(folder, 'age-by-typage');
  const library = JSON.stringify(join(ROOT, 'tests/node_modules/age-encryption/dist/index.js'));
  writeFileSync(
    path,
    `#!/usr/bin/env node
(async () => {
  const { openSync, readFileSync, readSync, writeSync } = await import('node:fs');
  const { Decrypter } = await import(${library});
  const [, ...rest] = process.argv.slice(2);
  const decrypter = new Decrypter();
  if (rest[0] === '-i') {
    for (const line of readFileSync(rest[1], 'utf8').trim().split('\\n')) decrypter.addIdentity(line);
  } else {
    const terminal = openSync('/dev/tty', 'r+');
    writeSync(terminal, 'Enter passphrase: ');
    const line = Buffer.alloc(4096);
    decrypter.addPassphrase(line.toString('utf8', 0, readSync(terminal, line)).trim());
  }
  let plain = Buffer.from(await decrypter.decrypt(readFileSync(rest.at(-1))));
  while (plain.length > 0) plain = plain.subarray(writeSync(1, plain));
})();
`,
    { mode: 0o700 },
  );
  return path;
}

/** Every tip's folder, opened as the page in this language says; then wiped as it says. */
export async function openByKit(desk: Desk, language: 'en' | 'ru' | 'kk', look: (folder: string) => void): Promise<void> {
  const here = join(desk.folder, `kit-${language}`);
  mkdirSync(here);
  const kit = join(here, 'kit');
  await desk.officer.do('kit', '--output', kit, '--age', ageCommand(here));
  await succeed('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: kit });
  await succeed('cp', ['-r', desk.officer.casebook, join(here, 'casebook')]);
  const page = readFileSync(join(kit, `OPEN-${language}.txt`), 'utf8');
  const lines = page.split('\n').filter((line) => /^ {4}(mkdir|cp|cd|chmod|kit\/age|python3|for|rm) /.test(line));
  assert.equal(lines.length, 10);
  const opening = join(here, 'opening');
  const commands = lines.map((line) => line.trim().replaceAll('/dev/shm/opening', opening));
  const wipe = commands.splice(commands.findIndex((line) => line === 'cd /'));
  writeFileSync(join(here, 'open.sh'), `set -e\n${commands.join('\n')}\n`);
  writeFileSync(join(here, 'wipe.sh'), `set -e\n${wipe.join('\n')}\n`);
  await succeed('script', ['--quiet', '--return', '--command', 'sh open.sh', '/dev/null'], { cwd: here, input: `${desk.passphrase}\n` });
  look(join(opening, 'tips'));
  await succeed('sh', ['wipe.sh'], { cwd: here });
  assert.throws(() => readFileSync(join(opening, 'keys.txt')), { code: 'ENOENT' });
}
