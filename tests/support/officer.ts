// The officer's machine: the real program on one casebook, cut off from every network where the system allows that.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OFFICER } from './place.ts';
import { run, type Ended } from './program.ts';

/** Puts a program into a network namespace of its own, which has not even a loopback interface that is up. */
const CUT_OFF = [
  ['unshare', '--net'],
  ['unshare', '--user', '--map-current-user', '--net'],
].find(([program = '', ...args]) => spawnSync(program, [...args, 'true']).status === 0);

if (CUT_OFF === undefined) console.warn('note: this system does not allow network namespaces; the officer runs without one');

export class Officer {
  readonly casebook: string;
  readonly passphraseFile: string;
  /** Standard output of commands may show tips; the error stream never may. It is kept here. */
  readonly complaints: Buffer[] = [];

  constructor(folder: string, passphrase: string, casebook = 'casebook') {
    this.casebook = join(folder, casebook);
    this.passphraseFile = join(folder, `${casebook}.passphrase`);
    writeFileSync(this.passphraseFile, `${passphrase}\n`, { mode: 0o600 });
  }

  /** What is typed, cut off from every network. */
  words(args: readonly string[], passphraseFile = this.passphraseFile): string[] {
    return [...(CUT_OFF ?? []), OFFICER, '--casebook', this.casebook, '--passphrase-file', passphraseFile, ...args];
  }

  /** Runs a command; any exit is an answer. */
  async try(args: readonly string[], input?: string, passphraseFile = this.passphraseFile): Promise<Ended> {
    const [program = OFFICER, ...rest] = this.words(args, passphraseFile);
    const ended = await run(program, rest, input === undefined ? {} : { input });
    this.complaints.push(ended.stderr);
    return ended;
  }

  /** Runs a command that must succeed. */
  async do(...args: readonly string[]): Promise<Ended> {
    const ended = await this.try(args);
    if (ended.code !== 0) throw new Error(`sybyr-officer ${args.join(' ')} ended with ${ended.code}:\n${ended.text}`);
    return ended;
  }

  /** Runs a command that prints JSON. */
  async ask<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse((await this.do(...args, '--json')).stdout.toString()) as T;
  }

  /** Replies with a text that comes from a file, as an officer writes it. */
  async reply(folder: string, id: string, text: string, files: readonly string[] = []): Promise<Ended> {
    const letter = join(folder, 'answer.txt');
    writeFileSync(letter, text);
    return this.do('reply', id, '--message-file', letter, ...files.flatMap((path) => ['--attach', path]));
  }
}
