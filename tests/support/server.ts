// Starts and stops the real server, and keeps every byte it prints.

import { spawn, type ChildProcess } from 'node:child_process';
import { endWithStory } from './leftover.ts';
import { SERVER } from './place.ts';
import { succeed, type Ended } from './program.ts';
import { until } from './until.ts';

const LISTENING = /listening on http:\/\/127\.0\.0\.1:(\d+)/;

/** One command of the server's program that must succeed. */
export function command(...args: readonly string[]): Promise<Ended> {
  return succeed(SERVER, args);
}

export class Server {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #printed: Buffer[];

  private constructor(child: ChildProcess, printed: Buffer[], port: number) {
    this.#child = child;
    this.#printed = printed;
    this.port = port;
  }

  static serve(dir: string, port = 0): Promise<Server> {
    return Server.start(['serve', '--dir', dir, '--listen', `127.0.0.1:${port}`]);
  }

  static async start(args: readonly string[], cwd?: string): Promise<Server> {
    const child = spawn(SERVER, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    endWithStory(child);
    const printed: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => printed.push(bytes));
    const port = await until('the server says where it listens', () => {
      const said = Buffer.concat(printed).toString();
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${said}`);
      return LISTENING.exec(said)?.[1];
    });
    return new Server(child, printed, Number(port));
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** All it has printed so far, on both streams. */
  get printed(): Buffer {
    return Buffer.concat(this.#printed);
  }

  async stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = new Promise((resolve) => this.#child.once('close', resolve));
      this.#child.kill(signal);
      await ended;
    }
    return this.#child.exitCode;
  }
}
