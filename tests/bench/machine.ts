// Says on what kind of machine the figures were taken, in general terms.

import { readFileSync } from 'node:fs';
import { arch, cpus, totalmem } from 'node:os';
import { succeed } from '../support/program.ts';

export async function machine(): Promise<string> {
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'an unnamed system';
  const [chromium, firefox, rustc] = await Promise.all([
    version(process.env['CHROMIUM'] ?? '/usr/bin/chromium', '--version'),
    version(process.env['FIREFOX'] ?? '/usr/bin/firefox-esr', '--version'),
    version('rustc', '--version'),
  ]);
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores ${arch() === 'x64' ? 'x86-64' : arch()}, ${memory} GiB, ${system}; Chromium ${chromium}, Firefox ESR ${firefox}, Rust ${rustc}, Node ${process.versions.node}.`;
}

async function version(program: string, ...args: readonly string[]): Promise<string> {
  return /\d+(\.\d+)+/.exec((await succeed(program, args)).text)?.[0] ?? 'of unknown version';
}
