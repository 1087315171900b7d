// One agency passes a case on to another of the drop, by hand or through the outbox.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Desk, Enrolled } from './agency.ts';
import { run } from './program.ts';

/** What is typed to pass case `number` on to another agency of the desk, but for what the source has said of it. */
export async function passing(desk: Desk, number: string, to: Enrolled): Promise<string[]> {
  const card = join(desk.stick, `casebook-${desk.others.indexOf(to) + 2}.card`);
  return ['forward', number, '--to', card, '--output', join(desk.stick, 'passed-on'), '--fingerprint', (await cardWords(to)).join(' ')];
}

/** The officer passes it on with what `passing` gave, after the source agreed; the courier sends it with the command that was shown. */
export async function passOn(desk: Desk, typed: readonly string[]): Promise<void> {
  const said = (await desk.officer.do(...typed, '--agreed')).text;
  const metadata = /'Upload-Metadata: ([^']+)'/.exec(said)?.[1];
  const length = /'Upload-Length: (\d+)'/.exec(said)?.[1];
  assert.ok(metadata !== undefined && length !== undefined, said);
  const headers = ['Tus-Resumable: 1.0.0', `Upload-Length: ${length}`, `Upload-Metadata: ${metadata}`, 'Content-Type: application/offset+octet-stream'];
  const sent = await run('curl', ['--silent', '--show-error', '--fail-with-body', '--noproxy', '*', ...headers.flatMap((header) => ['--header', header]), '--data-binary', `@${join(desk.stick, 'passed-on')}`, `${desk.server.address}/api/tips`]);
  assert.equal(sent.code, 0, sent.text);
}

/** What is typed to pass a case on from one casebook to another through the outbox, once the other agency's card is kept there. */
export async function passingInOutbox(desk: Desk, number: string, to: Enrolled, name: string, more: readonly string[]): Promise<string[]> {
  const card = join(desk.stick, `casebook-${desk.others.indexOf(to) + 2}.card`);
  await desk.officer.do('agency-card', 'import', card, '--fingerprint', (await cardWords(to)).join(' '));
  return ['forward', number, '--to', name, ...more];
}

/** The agency's twelve words, as its officer reads them out. */
async function cardWords(agency: Enrolled): Promise<string[]> {
  const said = (await agency.officer.do('--language', 'en', 'card', '--output', `${agency.officer.casebook}.again`)).text;
  const words = /Read these words[^\n]*:\n([\p{L}\s]+)/u.exec(said)?.[1]?.trim().split(/\s+/);
  assert.equal(words?.length, 12, said);
  return words;
}
