// Runs a program to its end and keeps all it said; remembers every byte for the search at the end of a story.

import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** Both streams as text. */
  readonly text: string;
}

export interface Options {
  readonly cwd?: string;
  readonly input?: string | Buffer;
}

/** Runs a program; a non-zero exit is an answer like any other. */
export function run(program: string, args: readonly string[], options: Options = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
    child.on('error', reject);
    // A program that ends without reading its input is no failure of the story.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('close', (code) => {
      const ended = { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
      resolve({ ...ended, text: `${ended.stdout.toString()}${ended.stderr.toString()}` });
    });
  });
}

/** Runs a program that must succeed. */
export async function succeed(program: string, args: readonly string[], options: Options = {}): Promise<Ended> {
  const ended = await run(program, args, options);
  if (ended.code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${ended.code}:\n${ended.text}`);
  return ended;
}
