// The time line: where the case stands in one sentence, then everything that happened, one under the other.

import type { Inbox, MissingView, ReceiptView, ThreadView } from '../../worker/calls.ts';
import type { Key } from '../../locales/en.ts';
import type { App } from '../app.ts';
import { el, type Child } from '../dom.ts';
import { timeline, type Event } from '../events.ts';
import { date, ranges } from '../format.ts';
import { replyCard, type Writing } from './replies.ts';
import { STATUS_MEANINGS, STATUS_NAMES } from './statuses.ts';

/** The newest state: what the body says last, or what the log says while it has said nothing. */
export function standing(app: App, { thread, receipts }: Pick<Inbox, 'thread' | 'receipts'>): HTMLElement {
  const now = thread.standing;
  const said = now === undefined ? app.t(logStanding(receipts)) : app.t('now_status', { status: lower(app.t(STATUS_NAMES[now.status])), date: date(app.locale, now.since) });
  const ref = thread.replies.filter((reply) => reply.ref !== undefined).at(-1)?.ref;
  return el(
    'div',
    { class: 'standing', test: 'standing', 'data-status': now?.status, 'data-day': now?.since },
    el('p', { class: 'lead' }, said),
    now !== undefined && el('p', {}, app.t(STATUS_MEANINGS[now.status])),
    ref !== undefined && el('p', { test: 'standing-ref' }, app.t('reply_ref', { ref })),
  );
}

function logStanding(receipts: readonly ReceiptView[]): Key {
  const open = receipts.filter(({ withdrawn }) => withdrawn === undefined);
  if (open.length === 0) return receipts.length === 0 ? 'now_nothing' : 'now_withdrawn';
  if (open.some(({ state }) => state === 'reached')) return 'now_reached';
  return open.some(({ state }) => state === 'in-log') ? 'now_in_log' : 'now_not_opened';
}

/** Everything in order. */
export function events(app: App, receipts: readonly ReceiptView[], thread: ThreadView, writing: Writing): HTMLElement {
  const rows = timeline(receipts, thread).map((event) => el('li', { class: 'event' }, row(app, event, writing)));
  return el(
    'div',
    { class: 'timeline' },
    thread.unnamed > 0 && el('p', { class: 'note warn', test: 'reply-unnamed' }, app.t('reply_unnamed', { n: thread.unnamed })),
    el('ol', {}, ...rows),
  );
}

function row(app: App, event: Event, writing: Writing): Child {
  switch (event.type) {
    case 'message':
      return receiptRow(app, event.receipt, event.number);
    case 'reply':
      return replyCard(app, event.reply, writing);
    case 'missing':
      return missingRow(app, event.missing);
  }
}

const STATES: Readonly<Record<ReceiptView['state'], Key>> = { 'in-log': 'receipt_in_log', reached: 'receipt_reached', 'not-opened': 'receipt_not_opened' };

/** What became of an own message, step by step; its number is a heading, under those of the screen it stands on. */
export function receiptRow(app: App, receipt: ReceiptView, number: number, rank: 'h2' | 'h3' = 'h3'): HTMLElement {
  const { state, withdrawn, received } = receipt;
  return el(
    'div',
    { class: `receipt ${withdrawn === undefined ? state : 'withdrawn'}`, test: 'receipt', 'data-state': state, 'data-withdrawn': withdrawn, 'data-received': received },
    el(rank, {}, app.t('receipt_number', { n: number })),
    ...receiptSteps(app, receipt).map((step) => el('span', {}, step)),
  );
}

function receiptSteps(app: App, { state, withdrawn, received }: ReceiptView): string[] {
  if (withdrawn !== undefined) return [app.t(withdrawn === 'unread' ? 'receipt_withdrawn_unread' : 'receipt_withdrawn_read')];
  if (state === 'in-log') return [app.t('receipt_in_log')];
  return [app.t('receipt_was_in_log'), app.t(STATES[state]), ...(received === undefined ? [] : [app.t('receipt_day', { date: date(app.locale, received) })])];
}

function missingRow(app: App, missing: readonly MissingView[]): HTMLElement {
  const numbers = missing.map(({ n }) => n);
  const told = missing.filter(({ day, status }) => day !== undefined && status !== undefined);
  return el(
    'div',
    { class: 'note warn', test: 'reply-missing', 'data-numbers': numbers.join(',') },
    el('p', {}, app.t('reply_missing', { n: ranges(numbers) })),
    told.length > 0 &&
      el(
        'ul',
        {},
        ...told.map(({ n, day = 0, status = 'received' }) => el('li', {}, app.t('reply_missing_told', { n, date: date(app.locale, day), status: lower(app.t(STATUS_NAMES[status])) }))),
      ),
  );
}

/** A name of a status inside a sentence. */
function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
