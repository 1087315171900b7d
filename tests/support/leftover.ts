// Ends the programs a failed story left running, so that the run ends and nothing outlives it.

import type { ChildProcess } from 'node:child_process';
import { after } from 'node:test';

const started = new Set<ChildProcess>();

after(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** Remembers a program until it ends by itself. */
export function endWithStory(child: ChildProcess): void {
  started.add(child);
  child.once('close', () => started.delete(child));
}
