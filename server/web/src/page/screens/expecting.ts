// What can be expected next, in honest words: the body's own deadlines, and when coming back can show anything new.

import type { Inbox } from '../../worker/calls.ts';
import type { Status } from '../../crypto/reply.ts';
import type { App } from '../app.ts';
import { el, type Child } from '../dom.ts';
import { date } from '../format.ts';
import { USUAL_RHYTHM } from './choose.ts';

/** After these nothing is awaited by itself. */
const ENDS: readonly Status[] = ['answered', 'written-off', 'closed', 'not-confirmed', 'referred'];

export function expectations(app: App, inbox: Inbox): HTMLElement {
  const { thread, introduced } = inbox;
  // Whoever it was passed on to may still answer here.
  const ended = thread.standing !== undefined && ENDS.includes(thread.standing.status) && introduced.length === 0;
  return el(
    'div',
    { class: 'expecting' },
    ...(ended ? [] : promises(app, inbox)),
    el('p', { class: 'fact', test: 'come-back' }, app.t(ended ? 'come_back_ended' : 'come_back', { n: inbox.rhythm ?? USUAL_RHYTHM })),
  );
}

/**
 * What the body has promised and not done. A date can be named only from the day on which it says that it received the first
 * message; before it has answered at all, nobody here knows that day, because the log names none.
 */
function promises(app: App, { deadlines, receipts, thread, today }: Inbox): Child[] {
  if (deadlines === undefined) return [];
  const { acknowledge, answer } = deadlines;
  if (thread.standing === undefined) {
    return [
      acknowledge !== undefined && el('p', { class: 'fact', test: 'promise', 'data-what': 'acknowledge' }, app.t('promise_acknowledge', { n: acknowledge })),
      answer !== undefined && el('p', { class: 'fact', test: 'promise', 'data-what': 'answer' }, app.t('promise_answer', { n: answer })),
    ];
  }
  const days = receipts.flatMap(({ received, withdrawn }) => (received === undefined || withdrawn !== undefined ? [] : [received]));
  if (answer === undefined || days.length === 0) return [];
  const day = Math.min(...days) + answer;
  const late = day < today;
  return [el('p', { class: late ? 'note warn' : 'fact', test: 'due', 'data-day': day }, app.t(late ? 'due_answer_late' : 'due_answer', { date: date(app.locale, day) }))];
}
