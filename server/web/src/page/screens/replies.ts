// One answer: what it says, its files, and what can be done with it.

import type { Part } from '../../crypto/reply.ts';
import type { FileView, ReplyView } from '../../worker/calls.ts';
import type { App } from '../app.ts';
import { button, el, freshId, paragraphs, replace, type Child } from '../dom.ts';
import { errorNote, failureOf } from '../errors.ts';
import { date, size } from '../format.ts';
import { saveFile } from '../save-file.ts';
import { STATUS_NAMES } from './statuses.ts';

/** What of a message may be left out or covered when it is passed on. */
const PART_NAMES = {
  message: 'part_message',
  sector: 'part_sector',
  district: 'part_district',
  role: 'part_role',
  place: 'part_place',
  when: 'part_when',
  who: 'part_who',
  known: 'part_known',
  risk: 'part_risk',
  finding: 'part_finding',
  answers: 'part_answers',
  attachments: 'part_attachments',
} as const satisfies Record<Part, string>;

/** What leads from an answer to a visit that writes. */
export interface Writing {
  /** A proof of authorship is asked for; absent where the source has written nothing itself. */
  readonly prove?: (challenge: string) => void;
  /** The heading of the section the answers stand in, where it is not the only one. */
  readonly under?: string;
}

/** The name of a body of this drop by its fingerprint. */
export function bodyName(app: App, fingerprint: string): string {
  const body = app.drop.agencies.find((agency) => agency.agency === fingerprint);
  return body === undefined ? app.t('reply_unknown_body') : app.name(body.names);
}

export function replyCard(app: App, reply: ReplyView, writing: Writing): HTMLElement {
  const { challenge } = reply;
  const { prove, under } = writing;
  const heading = freshId();
  return el(
    'article',
    { class: 'reply', 'aria-labelledby': heading, test: 'reply', 'data-number': reply.first, 'data-kind': reply.kind },
    el(
      'div',
      { class: 'reply-head' },
      el('h3', { id: heading }, app.t('reply_number', { n: reply.first === reply.last ? reply.first : `${reply.first}–${reply.last}` })),
      el('time', {}, date(app.locale, reply.day)),
    ),
    el('p', { class: 'status', test: 'reply-status', 'data-status': reply.status }, app.t(STATUS_NAMES[reply.status])),
    reply.message !== undefined && el('div', { class: 'reply-text', test: 'reply-text' }, ...paragraphs(reply.message)),
    reply.partial && el('p', { class: 'note warn', test: 'reply-partial' }, app.t('reply_partial')),
    reply.ref !== undefined && el('p', { class: 'hint', test: 'reply-ref' }, app.t('reply_ref', { ref: reply.ref })),
    reply.to !== undefined && el('p', { test: 'reply-forwarded', 'data-to': reply.to }, app.t('reply_forwarded', { name: bodyName(app, reply.to) })),
    reply.masked !== undefined && el('p', { class: 'hint', test: 'reply-masked', 'data-parts': reply.masked.join(' ') }, app.t('reply_masked', { parts: reply.masked.map((part) => app.t(PART_NAMES[part])).join(', ') })),
    ...(challenge === undefined ? [] : [el('p', {}, app.t('reply_challenge')), prove !== undefined && button(app.t('reply_challenge_open'), 'reply-prove', 'secondary', () => prove(challenge))]),
    ...files(app, reply),
    app.offline === undefined && deletion(app, reply, under === undefined ? heading : `${heading} ${under}`),
  );
}

function files(app: App, reply: ReplyView): Child[] {
  if (reply.files.length === 0) return [];
  return [
    el('h4', {}, app.t('reply_files')),
    el('ul', { class: 'file-list' }, ...reply.files.map((file) => fileRow(app, file))),
    el('p', { class: 'hint' }, app.t(app.offline === undefined ? 'reply_file_note' : 'single_no_files')),
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
        saveFile(blob, file.name);
      },
      (error) => {
        get.disabled = false;
        replace(outcome, errorNote(app, failureOf(error)));
      },
    );
  });
  get.setAttribute('aria-label', app.t('reply_file_label', { name: file.name }));
  return el('li', {}, el('span', { class: 'file-name' }, file.name), el('span', { class: 'file-size' }, size(app.locale, file.size)), app.offline === undefined && get, outcome);
}

/** Says what deleting does before it is done: nothing brings an answer back. `of` are the headings that say which one, to whoever hears only the button. */
function deletion(app: App, reply: ReplyView, of: string): HTMLElement {
  const box = el('div', { class: 'deletion' });
  const note = el('p', { class: 'hint', id: freshId() }, app.t('reply_delete_note'));
  const deleted = el('p', { class: 'hint', tabindex: -1, test: 'reply-deleted' }, app.t('reply_deleted'));
  const rest = button(app.t('reply_delete'), 'reply-delete', 'quiet', () => {
    replace(box, note, remove, keep);
    remove.focus();
  });
  const keep = button(app.t('reply_delete_keep'), 'reply-delete-keep', 'quiet', () => {
    replace(box, rest);
    rest.focus();
  });
  const remove = button(app.t('reply_delete_now'), 'reply-delete-now', 'danger', () => {
    remove.disabled = keep.disabled = true;
    app.wait(
      app.engine.call('deleteReply', { deletions: reply.deletions }),
      () => {
        replace(box, deleted);
        // The button that had the focus is gone: what became of it is read in its place.
        deleted.focus();
      },
      (error) => {
        remove.disabled = keep.disabled = false;
        replace(box, remove, keep, errorNote(app, failureOf(error)));
      },
    );
  });
  for (const pressed of [rest, remove, keep]) {
    pressed.id = freshId();
    pressed.setAttribute('aria-labelledby', `${pressed.id} ${of}`);
  }
  remove.setAttribute('aria-describedby', note.id);
  replace(box, rest);
  return box;
}
