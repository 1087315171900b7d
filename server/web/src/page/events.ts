// One line of events out of what the log and the answers say, in the order in which a person would tell them.

import type { MissingView, ReceiptView, ReplyView, ThreadView } from '../worker/calls.ts';

/** An own message with what became of it; an answer; answers of which only the number is known. */
export type Event =
  | { readonly type: 'message'; readonly number: number; readonly receipt: ReceiptView }
  | { readonly type: 'reply'; readonly reply: ReplyView }
  | { readonly type: 'missing'; readonly missing: readonly MissingView[] };

interface Placed {
  readonly event: Event;
  readonly day: number;
}

/**
 * Own messages in the order of the log, by the day the body says it received them; one it has not named yet comes before the
 * answers when it reached the body, and last when it is still on its way. Answers by number, gaps where the numbers leave them.
 */
export function timeline(receipts: readonly ReceiptView[], thread: ThreadView): Event[] {
  const answers = answersInOrder(thread);
  const messages = receipts.map((receipt, at): Placed => ({ event: { type: 'message', number: at + 1, receipt }, day: dayOf(receipt) }));
  // What came on one day stands before what was said that day.
  const behind = ({ day }: Placed) => {
    const first = answers.findIndex((answer) => answer.day >= day);
    return first < 0 ? answers.length : first;
  };
  const all: Event[] = [];
  for (let at = 0; at <= answers.length; at += 1) {
    all.push(...messages.filter((message) => behind(message) === at).map(({ event }) => event));
    const answer = answers[at];
    if (answer !== undefined) all.push(answer.event);
  }
  return all;
}

function dayOf({ received, state, withdrawn }: ReceiptView): number {
  if (received !== undefined) return received;
  return state === 'in-log' && withdrawn === undefined ? Number.POSITIVE_INFINITY : 0;
}

/** Answers and gaps by number. Days never fall along it: a body's clock that went back does not take an answer out of its place. */
function answersInOrder({ replies, missing }: ThreadView): Placed[] {
  const events: { readonly n: number; readonly day: number; readonly event: Event }[] = replies.map((reply) => ({ n: reply.first, day: reply.day, event: { type: 'reply', reply } }));
  for (const run of runs(missing, replies)) {
    const [first] = run;
    if (first !== undefined) events.push({ n: first.n, day: first.day ?? 0, event: { type: 'missing', missing: run } });
  }
  events.sort((a, b) => a.n - b.n);
  let latest = 0;
  return events.map(({ event, day }) => {
    latest = Math.max(latest, day);
    return { event, day: latest };
  });
}

/** Missing answers between which there is none that came. */
function runs(missing: readonly MissingView[], replies: readonly ReplyView[]): MissingView[][] {
  const all: MissingView[][] = [];
  for (const one of missing) {
    const last = all.at(-1);
    const before = last?.at(-1);
    const together = before !== undefined && !replies.some(({ first }) => before.n < first && first < one.n);
    if (together) last?.push(one);
    else all.push([one]);
  }
  return all;
}
