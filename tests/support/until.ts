// Waits for a state of the world: asks again and again, and gives up loudly at a deadline.

import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_MILLISECONDS = 50;

/** Asks until the answer is neither `undefined` nor `false`, and returns it. */
export async function until<T>(what: string, ask: () => T | Promise<T>, seconds = 120): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} seconds in vain: ${what}`);
    await pause(BETWEEN_MILLISECONDS);
  }
}
