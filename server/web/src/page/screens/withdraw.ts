// Taking a message back after it entered the log: a visit of its own, which reads no answers and writes nothing else.

import type { OwnMessages, ReceiptView, Taken } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { button, el, paragraphs } from '../dom.ts';
import { errorNote, showFailure } from '../errors.ts';
import { nextClosing } from '../format.ts';
import { addressee, collected } from './choose.ts';
import { loading } from './loading.ts';
import { enterCodename } from './return.ts';
import { cleared } from './send.ts';
import { receiptRow } from './timeline.ts';

/** Asks the log, and nothing else, what there is of this codename. */
export function listOwn(app: App): void {
  const back = () => app.go(enterCodename);
  const codename = app.entered;
  if (codename === undefined) {
    back();
    return;
  }
  if (app.hasRead) {
    app.go(notNow);
    return;
  }
  app.go(loading('take_back_loading', back));
  app.wait(
    app.engine.call('ownMessages', { codename, agency: app.chosen().agency }),
    (own) => app.go(list(own)),
    (error) => showFailure(app, error, () => listOwn(app), back),
  );
}

/** This visit has read: the server would see which answers and which message are one person's. */
const notNow: Screen = (app) => ({
  name: 'take-back-later',
  title: app.t('take_back_title'),
  back: () => app.go(enterCodename),
  content: [...paragraphs(app.t('take_back_separate')), clearing(app, 'again_later')],
});

function list(own: OwnMessages): Screen {
  return (app) => ({
    name: 'take-back',
    title: app.t('take_back_title'),
    back: () => app.go(enterCodename),
    content: [
      addressee(app),
      collected(app, own.collected, own.today, []),
      !own.confirmed && errorNote(app, 'log-refused'),
      ...(own.receipts.length === 0 ? (own.confirmed ? [el('p', { class: 'lead', test: 'take-back-none' }, app.t('take_back_none'))] : []) : paragraphs(app.t('take_back_lead'), 'lead')),
      el('ol', { class: 'receipts' }, ...own.receipts.map((receipt, at) => el('li', {}, receiptRow(app, receipt, at + 1, 'h2'), receipt.withdrawn === undefined && take(app, own, receipt, at + 1)))),
      clearing(app, 'sent_done'),
    ],
  });
}

function take(app: App, own: OwnMessages, receipt: ReceiptView, number: number): HTMLElement {
  const open = button(app.t('take_back_one', { n: number }), `take-back-${number}`, 'secondary', () => app.go(confirm(own, receipt, number)));
  return open;
}

/** What it does and does not do, before it is done: nothing brings the message back. */
function confirm(own: OwnMessages, receipt: ReceiptView, number: number): Screen {
  return (app) => ({
    name: 'take-back-check',
    title: app.t('take_back_one', { n: number }),
    back: () => app.go(list(own)),
    content: [
      el('p', { class: 'lead', test: 'take-back-honest', 'data-state': receipt.state }, app.t(receipt.state === 'in-log' ? 'take_back_unread' : 'take_back_read')),
      ...paragraphs(app.t('take_back_what')),
      button(app.t('take_back_now'), 'take-back-now', 'danger', () => takeBack(app, own, receipt, number)),
      button(app.t('take_back_keep'), 'take-back-keep', 'quiet', () => app.go(list(own))),
    ],
  });
}

function takeBack(app: App, own: OwnMessages, receipt: ReceiptView, number: number): void {
  const codename = app.entered;
  const back = () => app.go(confirm(own, receipt, number));
  if (codename === undefined) return;
  app.go(loading('loading', back));
  app.wait(
    app.engine.call('takeBack', { codename, agency: app.chosen().agency, receipt }),
    (taken) => app.go(outcome(taken)),
    (error) => showFailure(app, error, () => takeBack(app, own, receipt, number), back),
  );
}

function outcome(taken: Taken): Screen {
  return (app) => {
    const closing = nextClosing(app.drop.batch_hours, new Date());
    return {
      name: 'taken-back',
      title: app.t('taken_back_title'),
      content: [
        el(
          'div',
          { class: 'result', test: 'taken-back', 'data-state': taken },
          el('p', { class: 'lead' }, app.t(taken === 'unread' ? 'taken_back_unread' : 'taken_back_read')),
          el('p', {}, closing === undefined ? app.t('taken_back_soon') : app.t('taken_back_at', { time: closing.time, n: closing.hours })),
          clearing(app, 'sent_done'),
        ),
      ],
    };
  };
}

function clearing(app: App, label: 'again_later' | 'sent_done'): HTMLElement {
  return button(app.t(label), 'done', 'primary', () => {
    app.forget();
    app.go(cleared);
  });
}
