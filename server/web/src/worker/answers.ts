// What the page may ask, and who answers it: the only place where keys exist. Runs in a worker, or in the page itself where there are none.

import { drawerOf } from '../crypto/keys.ts';
import { allWords } from '../crypto/words.ts';
import type { Answer, CallName, Calls, CodenameHandle, Progress } from './calls.ts';
import { Carrying } from './carry.ts';
import type { Drop } from './drop.ts';
import { ask, CallError, failureOf, Lost } from './net.ts';
import { Reading } from './read.ts';
import { saveVisit } from './save.ts';
import { selfTest } from './self-test.ts';
import { Submission } from './submit.ts';
import { visitDesk } from './desk.ts';
import { inEachLanguage, Visit } from './visit.ts';
import { ownMessages, takeBack } from './withdraw.ts';

type Handlers = { [N in CallName]: (input: Calls[N]['input']) => Calls[N]['output'] | Promise<Calls[N]['output']> };

let report: (progress: Progress) => void = () => undefined;
/** The start that everything else waits for: whoever forgets one visit and begins the next is quicker than a slow telephone tests itself. */
let starting: Promise<void> | undefined;
let visit: Visit | undefined;
let submission: Submission | undefined;
let reading: Reading | undefined;
let carrying: Carrying | undefined;
/** Who sends now, to be paused or stopped. */
let sender: Submission | Carrying | undefined;

const handlers: Handlers = {
  start: ({ drop }) => {
    starting = start(drop);
    return starting;
  },
  setToday: ({ day }) => started(visit).setToday(day),
  desk: ({ agency }) => visitDesk(started(visit), agency),
  createCodename: () => started(visit).createCodename(),
  sameWord: ({ codename, position, typed }) => started(visit).sameWord(codename, position, typed),
  enterCodename: ({ words }) => started(visit).enterCodename(words),
  wordLists: () => inEachLanguage(allWords),
  plan: (asked) => started(submission).plan(asked),
  send: () => {
    sender = started(submission);
    return sender.send();
  },
  pause: ({ paused }) => started(sender).pause(paused),
  cancel: () => started(sender).cancel(),
  withdrawNow: () => started(submission).withdraw(),
  read: ({ codename, agency }) => started(reading).read(codename, agency),
  ownMessages: (input) => ownMessages(started(visit), input),
  takeBack: (input) => takeBack(started(visit), input),
  object: ({ id }) => started(reading).object(id),
  deleteReply: ({ deletions }) => deleteReplies(deletions),
  saveVisit: ({ agency, drawer }) => saveVisit(started(visit), agency, drawer),
  openCarried: ({ file }) => started(carrying).open(file),
  sendCarried: () => {
    sender = started(carrying);
    return sender.send();
  },
  drawerNumber: ({ codename }) => drawerNumber(started(visit), codename),
  fingerprintWords: ({ fingerprint }) => started(visit).fingerprintWords(fingerprint),
};

async function start(drop: Drop): Promise<void> {
  if (!(await selfTest())) throw new CallError('self-test');
  visit = new Visit(drop);
  submission = new Submission(visit, (progress) => report(progress));
  reading = new Reading(visit);
  carrying = new Carrying(visit, (progress) => report(progress));
}

/** Names who hears of progress. */
export function reportTo(hear: (progress: Progress) => void): void {
  report = hear;
}

/** Forgets the visit and every key of it. A worker need not: it is ended. */
export function forgetVisit(): void {
  starting = undefined;
  visit = undefined;
  submission?.cancel();
  submission = undefined;
  reading = undefined;
  carrying = undefined;
  sender = undefined;
  report = () => undefined;
}

export async function answer<N extends CallName>({ id, call, input }: { id: number; call: N; input: Calls[N]['input'] }): Promise<Answer> {
  try {
    if (call !== 'start') await starting;
    return { id, value: await handlers[call](input) };
  } catch (error) {
    // The cause stays here: whatever it is, it may hold what somebody typed.
    return { id, failure: error instanceof CallError ? error.failure : 'unexpected' };
  }
}

function started<T>(part: T | undefined): T {
  if (part === undefined) throw new CallError('unexpected');
  return part;
}

/** All parts of one answer; the server says 204 whether it knew them or not. */
async function deleteReplies(deletions: Calls['deleteReply']['input']['deletions']): Promise<void> {
  for (const { tag, del } of deletions) {
    try {
      const said = await ask('/api/reply/delete', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ tag, del }) });
      if (!said.ok) throw new CallError(failureOf(said.status));
    } catch (error) {
      throw error instanceof Lost ? new CallError('offline') : error;
    }
  }
}

/** The drawer under the newest bits: those under older ones follow from it. */
async function drawerNumber(at: Visit, codename: CodenameHandle): Promise<number> {
  return drawerOf(await at.root(codename), Math.max(...at.drop.bits));
}
