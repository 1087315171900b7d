// The courier's online computer: curl with the token in a file, as the guide says, and a folder that stands for the stick.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Ended } from './program.ts';

export interface CourierState {
  readonly agency: string;
  readonly waiting: number;
  readonly bundle?: { readonly number: number; readonly size: number; readonly fetched: boolean };
  readonly outbox?: { readonly number: number; readonly day: number };
  readonly seen: readonly { readonly shard: string; readonly size: number }[];
}

export class Courier {
  readonly #stick: string;
  readonly #header: string;

  constructor(computer: string, stick: string, token: string, name = 'courier') {
    this.#stick = stick;
    this.#header = join(computer, `${name}.token`);
    writeFileSync(this.#header, `Authorization: Bearer ${token}\n`, { mode: 0o600 });
  }

  curl(...args: readonly string[]): Promise<Ended> {
    return run('curl', ['--silent', '--show-error', '--fail-with-body', '--noproxy', '*', '--header', `@${this.#header}`, ...args]);
  }

  async state(address: string): Promise<CourierState> {
    return JSON.parse((await this.#must(`${address}/api/courier/state`)).stdout.toString()) as CourierState;
  }

  /** Fetches the bundle onto the stick and returns its path. */
  async fetch(address: string, name: string): Promise<string> {
    const path = join(this.#stick, name);
    await this.#must('--output', path, `${address}/api/courier/bundle`);
    return path;
  }

  /** Uploads an outbox; any answer is an answer. */
  tryUpload(address: string, outbox: string): Promise<Ended> {
    return this.curl('--data-binary', `@${outbox}`, '--header', 'Content-Type: application/octet-stream', `${address}/api/courier/outbox`);
  }

  async upload(address: string, outbox: string): Promise<void> {
    const ended = await this.tryUpload(address, outbox);
    if (ended.code !== 0) throw new Error(`the outbox was not taken:\n${ended.text}`);
  }

  async #must(...args: readonly string[]): Promise<Ended> {
    const ended = await this.curl(...args);
    if (ended.code !== 0) throw new Error(`curl ${args.join(' ')} ended with ${ended.code}:\n${ended.text}`);
    return ended;
  }
}
