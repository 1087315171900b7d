// Takes a tip out of the server's database and opens it, with programs that know SQLite and age and nothing of Sybyr.

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import type { Desk } from './agency.ts';
import { filesBelow } from './attachments.ts';
import { succeed } from './program.ts';

/** What whoever seizes the disk finds of the only tip: its pieces in order. */
export async function blobFromDatabase(desk: Desk): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const path of filesBelow(join(desk.dir, 'batches'))) {
    const rows = await succeed('sqlite3', ['-readonly', path, 'SELECT hex(bytes) FROM piece ORDER BY name, part']);
    pieces.push(...rows.text.trim().split('\n').map((row) => Buffer.from(row, 'hex')));
  }
  const blob = Buffer.concat(pieces);
  assert.equal(blob.subarray(0, 21).toString(), 'age-encryption.org/v1');
  return blob;
}

/** The agency's intake keys, as text for the age command. */
export async function exportedIdentities(desk: Desk): Promise<string> {
  const path = join(desk.folder, 'identity.txt');
  await desk.officer.do('identity', 'export', '--output', path, '--yes');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  return readFileSync(path, 'utf8');
}

export function secretLines(identities: string): string[] {
  return identities.split('\n').filter((line) => line.startsWith('AGE-SECRET-KEY-'));
}

export async function decrypt(blob: Buffer, identities: string): Promise<Buffer> {
  const decrypter = new Decrypter();
  for (const line of secretLines(identities)) decrypter.addIdentity(line);
  return Buffer.from(await decrypter.decrypt(blob));
}
