// The worker: hears what the page asks, one call at a time for each answer, and is the only place where keys exist.

import { allWords } from '../crypto/words.ts';
import type { Answer, CallName, Calls, Request } from './calls.ts';
import { ask, CallError, failureOf, Lost } from './net.ts';
import { Reading } from './read.ts';
import { selfTest } from './self-test.ts';
import { Submission } from './submit.ts';
import { visitDesk } from './desk.ts';
import { inEachLanguage, Visit } from './visit.ts';
import { ownMessages, takeBack } from './withdraw.ts';

type Handlers = { [N in CallName]: (input: Calls[N]['input']) => Calls[N]['output'] | Promise<Calls[N]['output']> };

const page = self as unknown as { postMessage(answer: Answer): void; onmessage: (event: MessageEvent<Request>) => void };

let visit: Visit | undefined;
let submission: Submission | undefined;
let reading: Reading | undefined;

const handlers: Handlers = {
  start: async ({ drop }) => {
    if (!(await selfTest())) throw new CallError('self-test');
    visit = new Visit(drop);
    submission = new Submission(visit, (progress) => page.postMessage({ progress }));
    reading = new Reading(visit);
  },
  setToday: ({ day }) => started(visit).setToday(day),
  desk: ({ agency }) => visitDesk(started(visit), agency),
  createCodename: () => started(visit).createCodename(),
  sameWord: ({ codename, position, typed }) => started(visit).sameWord(codename, position, typed),
  enterCodename: ({ words }) => started(visit).enterCodename(words),
  wordLists: () => inEachLanguage(allWords),
  plan: (asked) => started(submission).plan(asked),
  send: () => started(submission).send(),
  pause: ({ paused }) => started(submission).pause(paused),
  cancel: () => started(submission).cancel(),
  withdrawNow: () => started(submission).withdraw(),
  read: ({ codename, agency }) => started(reading).read(codename, agency),
  ownMessages: (input) => ownMessages(started(visit), input),
  takeBack: (input) => takeBack(started(visit), input),
  object: ({ id }) => started(reading).object(id),
  deleteReply: ({ deletions }) => deleteReplies(deletions),
  fingerprintWords: ({ fingerprint }) => started(visit).fingerprintWords(fingerprint),
};

page.onmessage = ({ data }) => {
  void answer(data).then((said) => page.postMessage(said));
};

async function answer<N extends CallName>({ id, call, input }: { id: number; call: N; input: Calls[N]['input'] }): Promise<Answer> {
  try {
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
