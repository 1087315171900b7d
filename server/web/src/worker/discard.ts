// Takes an upload back, and is sure of it before anybody says so.

import { CallError, Lost } from './net.ts';
import { create, refusal, terminate, type Announced } from './tus.ts';

/** `deleted`: the drop has nothing of it. `in-log`: too late, its batch closes or is closed. `unknown`: no answer came. */
export type Discarded = 'deleted' | 'in-log' | 'unknown';

const ATTEMPTS = 5;
/** How long one attempt may take: a circuit of Tor needs some seconds. */
const PATIENCE = 15_000;

/** Repeats the request until it is answered, a minute or so at most. */
export async function discard(location: string, announced: Announced, wait: (attempt: number) => Promise<void>): Promise<Discarded> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await discardOnce(location, announced);
    } catch (error) {
      if (attempt === ATTEMPTS) return 'unknown';
      if (!(error instanceof Lost) && !(error instanceof CallError)) throw error;
    }
    await wait(attempt);
  }
}

/** One attempt. Throws {@link Lost} or a refusal when the answer leaves it open. */
export async function discardOnce(location: string, announced: Announced): Promise<Exclude<Discarded, 'unknown'>> {
  const answer = await terminate(location, PATIENCE);
  if (answer.ok) return 'deleted';
  if (answer.status !== 404 && answer.status !== 410) throw refusal(answer.status);
  // Unknown there: expired, deleted by an attempt whose answer was lost, or its batch closed. The log has the last word.
  const found = await create(announced, { milliseconds: PATIENCE });
  if (found.state === 'closed') return 'in-log';
  if (found.state === 'pending') throw new Lost();
  await terminate(found.location, PATIENCE);
  return 'deleted';
}
