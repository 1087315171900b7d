// What comes back under a codename: a receipt for each own tip, and the answers in order, with what is missing.

import type { FileView, Inbox, ReceiptView, ReplyView } from '../../worker/calls.ts';
import type { Key } from '../../locales/en.ts';
import type { App, Screen } from '../app.ts';
import { button, el, paragraphs, replace, type Child } from '../dom.ts';
import { errorNote, failureOf, showFailure } from '../errors.ts';
import { date, ranges, size } from '../format.ts';
import { advise } from './again.ts';
import { addressee, collected } from './choose.ts';
import { loading } from './loading.ts';
import { heard } from './rekey.ts';
import { enterCodename } from './return.ts';
import { cleared } from './send.ts';
import { statusMeaning, statusName } from './statuses.ts';

/** How long a downloaded file stays reachable for the browser's saving. */
const SAVE_MILLISECONDS = 60_000;

/** Fetches and opens everything of the chosen body, or shows again what this visit has fetched. */
export function readMessages(app: App): void {
  if (app.inbox !== undefined) {
    app.go(inbox(app.inbox));
    return;
  }
  const back = () => app.go(enterCodename);
  const codename = app.entered;
  if (codename === undefined) {
    back();
    return;
  }
  app.hasRead = true;
  app.go(loading('reading_title', back, 'reading_lead'));
  app.wait(
    app.engine.call('read', { codename, agency: app.chosen().agency }),
    (found) => {
      app.inbox = found;
      const open = () => app.go(inbox(found));
      if (found.rekey) app.go(heard(open));
      else open();
    },
    (error) => showFailure(app, error, () => readMessages(app), back),
  );
}

function inbox(found: Inbox): Screen {
  return (app) => {
    const nothing = found.confirmed && found.receipts.length === 0 && found.replies.length === 0;
    return {
      name: 'inbox',
      title: app.t('inbox_title'),
      content: [
        addressee(app),
        collected(app, found.collected, found.today, found.hotlines),
        !found.confirmed && errorNote(app, 'log-refused'),
        ...(nothing ? [el('div', { class: 'result', test: 'inbox-empty' }, el('p', { class: 'lead' }, app.t('inbox_nothing')), el('p', {}, app.t('inbox_nothing_why')))] : listed(app, found)),
        button(app.t('write_again'), 'write-again', 'secondary', () => app.go(advise)),
        button(app.t('sent_done'), 'done', 'primary', () => {
          app.forget();
          app.go(cleared);
        }),
        el('p', { class: 'hint under' }, app.t('inbox_newest')),
      ],
    };
  };
}

function listed(app: App, found: Inbox): Child[] {
  return [
    el(
      'section',
      { class: 'replies' },
      el('h2', {}, app.t('inbox_replies')),
      found.replies.length === 0 && el('p', {}, app.t('inbox_no_reply')),
      found.missing.length > 0 && el('p', { class: 'note warn', test: 'reply-missing', 'data-numbers': found.missing.join(',') }, app.t('reply_missing', { n: ranges(found.missing) })),
      found.unnamed > 0 && el('p', { class: 'note warn', test: 'reply-unnamed' }, app.t('reply_unnamed', { n: found.unnamed })),
      ...found.replies.map((reply) => replyCard(app, reply)),
      found.replies.length > 0 && el('p', { class: 'hint' }, app.t('reply_delete_note')),
    ),
    found.receipts.length > 0 &&
      el('section', { class: 'receipts' }, el('h2', {}, app.t('inbox_sent')), el('ol', {}, ...found.receipts.map((receipt, at) => receiptRow(app, receipt, at + 1)))),
  ];
}

function receiptRow(app: App, receipt: ReceiptView, number: number): HTMLElement {
  const sentences: Record<ReceiptView['state'], Key> = { 'in-log': 'receipt_in_log', reached: 'receipt_reached', 'not-opened': 'receipt_not_opened' };
  return el(
    'li',
    { class: `receipt ${receipt.state}`, test: 'receipt', 'data-state': receipt.state },
    el('strong', {}, app.t('receipt_number', { n: number })),
    el('span', {}, app.t(sentences[receipt.state])),
    receipt.received !== undefined && el('span', { class: 'hint' }, app.t('receipt_day', { date: date(app.locale, receipt.received) })),
  );
}

/** The name of a body of this drop by its fingerprint. */
function bodyName(app: App, fingerprint: string): string {
  const body = app.drop.agencies.find((agency) => agency.agency === fingerprint);
  return body === undefined ? app.t('reply_unknown_body') : app.name(body.names);
}

function replyCard(app: App, reply: ReplyView): HTMLElement {
  const status = reply.status === undefined ? undefined : statusName(reply.status);
  const introducer = reply.introducedBy;
  return el(
    'article',
    { class: 'reply', test: 'reply', 'data-number': reply.first, 'data-kind': reply.kind },
    el(
      'p',
      { class: 'reply-head' },
      el('span', {}, app.t('reply_number', { n: reply.first === reply.last ? reply.first : `${reply.first}–${reply.last}` })),
      el('time', {}, date(app.locale, reply.day)),
    ),
    introducer !== undefined && el('p', { class: 'note warn' }, `${bodyName(app, reply.from)}: ${app.t('reply_introduced', { name: bodyName(app, introducer) })}`),
    status !== undefined && el('p', { class: 'status', test: 'reply-status', 'data-status': reply.status }, app.t(status)),
    reply.status !== undefined && el('p', { class: 'hint' }, app.t(statusMeaning(reply.status))),
    reply.message !== undefined && el('div', { class: 'reply-text', test: 'reply-text' }, ...paragraphs(reply.message)),
    reply.partial && el('p', { class: 'note warn', test: 'reply-partial' }, app.t('reply_partial')),
    reply.ref !== undefined && el('p', { class: 'hint', test: 'reply-ref' }, app.t('reply_ref', { ref: reply.ref })),
    reply.to !== undefined && el('p', { test: 'reply-forwarded' }, app.t('reply_forwarded', { name: bodyName(app, reply.to) })),
    reply.kind === 'challenge' && el('p', {}, app.t('reply_challenge')),
    ...files(app, reply),
    deletion(app, reply),
  );
}

function files(app: App, reply: ReplyView): Child[] {
  if (reply.files.length === 0) return [];
  return [
    el('h3', {}, app.t('reply_files')),
    el('ul', { class: 'file-list' }, ...reply.files.map((file) => fileRow(app, file))),
    el('p', { class: 'hint' }, app.t('reply_file_note')),
  ];
}

function fileRow(app: App, file: FileView): HTMLElement {
  const outcome = el('span', { class: 'outcome', role: 'status' });
  const get = button(app.t('reply_file_get'), 'reply-file', 'secondary', () => {
    get.disabled = true;
    replace(outcome, app.t('reply_file_working'));
    app.wait(
      app.engine.call('object', { id: file.id }),
      (blob) => {
        get.disabled = false;
        replace(outcome);
        save(blob, file.name);
      },
      (error) => {
        get.disabled = false;
        replace(outcome, errorNote(app, failureOf(error)));
      },
    );
  });
  get.setAttribute('aria-label', app.t('reply_file_label', { name: file.name }));
  return el('li', {}, el('span', { class: 'file-name' }, file.name), el('span', { class: 'file-size' }, size(app.locale, file.size)), get, outcome);
}

/** Hands a file to the browser's own saving; the blob's type is opaque, so that no browser opens it in a tab of this site. */
function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = el('a', { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVE_MILLISECONDS);
}

function deletion(app: App, reply: ReplyView): HTMLElement {
  const box = el('div', { class: 'deletion' });
  const remove = button(app.t('reply_delete'), 'reply-delete', 'quiet', () => {
    remove.disabled = true;
    app.wait(
      app.engine.call('deleteReply', { deletions: reply.deletions }),
      () => replace(box, el('p', { class: 'hint', role: 'status', test: 'reply-deleted' }, app.t('reply_deleted'))),
      (error) => {
        remove.disabled = false;
        replace(box, remove, errorNote(app, failureOf(error)));
      },
    );
  });
  replace(box, remove);
  return box;
}
