// The programs of this repository as the measurements run them: release builds, their processor time and their memory.

import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SERVER } from '../support/place.ts';
import { succeed } from '../support/program.ts';
import { until } from '../support/until.ts';

/** Where Cargo puts examples. */
export const EXAMPLES = join(dirname(SERVER), 'examples');
const LOAD = join(EXAMPLES, 'load');
/** Clock ticks a second in /proc, on every Linux that Debian builds. */
const TICKS = 100;

/** A program that listens and says where. */
export class Listening {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #pid: number;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.#pid = child.pid ?? 0;
    this.address = address;
  }

  static async start(program: string, ...args: readonly string[]): Promise<Listening> {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    const address = await until(`${program} says where it listens`, () => {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
      return /listening on http:\/\/(\S+)/.exec(said)?.[1];
    });
    return new Listening(child, address);
  }

  /** The real server on a drop. */
  static drop(dir: string): Promise<Listening> {
    return Listening.start(SERVER, 'serve', '--dir', dir, '--listen', '127.0.0.1:0');
  }

  /** The route that throws bodies away. */
  static discard(): Promise<Listening> {
    return Listening.start(LOAD, 'discard');
  }

  /** Seconds of processor time so far, in the program and in the kernel for it. */
  processorTime(): number {
    const fields = readFileSync(`/proc/${this.#pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  /** The most memory it ever had, in bytes. */
  peakMemory(): number {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.#pid}/status`, 'utf8'))?.[1];
    return Number(kib) * 1024;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGTERM');
    await ended;
  }
}

/** What the load programs print. */
export interface Took {
  readonly seconds: number;
  readonly tips: number;
}

/** Runs `load` with these arguments. */
export async function load(...args: readonly string[]): Promise<Took> {
  return JSON.parse((await succeed(LOAD, args)).stdout.toString()) as Took;
}

/** Sends tips; the keys are those of server/examples/load/main.rs. */
export function send(keys: Readonly<Record<string, string | number>>): Promise<Took> {
  return load('send', ...Object.entries(keys).map(([key, value]) => `${key}=${value}`));
}

/** Tips of 32 KiB to the agency of a card file. */
export async function makeTips(cards: string, count: number, out: string): Promise<string> {
  const today = Math.floor(Date.now() / 86_400_000);
  await succeed(join(EXAMPLES, 'bench'), ['tips', cards, String(today), String(count), out]);
  return out;
}
