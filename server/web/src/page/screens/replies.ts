// One answer: what it says, its files, and what can be done with it.

import type { Part } from '../../crypto/reply.ts';
import type { FileView, ReplyView } from '../../worker/calls.ts';
import type { App } from '../app.ts';
import { button, el, freshId, nameWith, paragraphs, replace, type Child } from '../dom.ts';
import { errorNote, failureOf } from '../errors.ts';
import { apart, date, size } from '../format.ts';
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

/** What leads from an answer to a visit that writes, and where on the screen it stands. */
export interface Writing {
  /** A proof of authorship is asked for; absent where the source has written nothing itself. */
  readonly prove?: (challenge: string) => void;
  /** The headings that the answers stand under, the nearest first, where there are others: several agencies have an answer 1. */
  readonly under?: readonly string[];
  /** The answers stand one rank lower: their section is divided. */
  readonly lower?: boolean;
}

/** The name of a body of this drop by its fingerprint. */
export function bodyName(app: App, fingerprint: string): string {
  const body = app.drop.agencies.find((agency) => agency.agency === fingerprint);
  return body === undefined ? app.t('reply_unknown_body') : app.name(body.names);
}

export function replyCard(app: App, reply: ReplyView, writing: Writing): HTMLElement {
  const { challenge } = reply;
  const { prove, under = [], lower = false } = writing;
  const heading = freshId();
  const of = [heading, ...under];
  return el(
    'article',
    { class: 'reply', 'aria-labelledby': heading, test: 'reply', 'data-number': reply.first, 'data-kind': reply.kind },
    el(
      'div',
      { class: 'reply-head' },
      el(lower ? 'h4' : 'h3', { id: heading }, app.t('reply_number', { n: reply.first === reply.last ? reply.first : `${reply.first}–${reply.last}` })),
      el('time', {}, date(app.locale, reply.day)),
    ),
    el('p', { class: 'status', test: 'reply-status', 'data-status': reply.status }, app.t(STATUS_NAMES[reply.status])),
    reply.message !== undefined && el('div', { class: 'reply-text', test: 'reply-text' }, ...paragraphs(reply.message)),
    reply.partial && el('p', { class: 'note warn', test: 'reply-partial' }, app.t('reply_partial')),
    reply.ref !== undefined && el('p', { class: 'hint', test: 'reply-ref' }, app.t('reply_ref', { ref: reply.ref })),
    reply.to !== undefined && el('p', { test: 'reply-forwarded', 'data-to': reply.to }, app.t('reply_forwarded', { name: bodyName(app, reply.to) })),
    reply.masked !== undefined && el('p', { class: 'hint', test: 'reply-masked', 'data-parts': reply.masked.join(' ') }, app.t('reply_masked', { parts: reply.masked.map((part) => app.t(PART_NAMES[part])).join(', ') })),
    ...(challenge === undefined ? [] : [el('p', {}, app.t('reply_challenge')), prove !== undefined && nameWith(button(app.t('reply_challenge_open'), 'reply-prove', 'secondary', () => prove(challenge)), ...of)]),
    ...files(app, reply, of, lower ? 'h5' : 'h4'),
    app.offline === undefined && deletion(app, reply, of),
  );
}

function files(app: App, reply: ReplyView, of: readonly string[], rank: 'h4' | 'h5'): Child[] {
  if (reply.files.length === 0) return [];
  const names = apart(reply.files.map(({ name }) => name));
  return [
    el(rank, {}, app.t('reply_files')),
    el('ul', { class: 'file-list' }, ...reply.files.map((file, at) => fileRow(app, file, names[at] ?? file.name, of))),
    el('p', { class: 'hint' }, app.t(app.offline === undefined ? 'reply_file_note' : 'single_no_files')),
  ];
}

function fileRow(app: App, file: FileView, name: string, of: readonly string[]): HTMLElement {
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
  nameWith(get, ...of).setAttribute('aria-label', app.t('reply_file_label', { name }));
  return el('li', {}, el('span', { class: 'file-name' }, name), el('span', { class: 'file-size' }, size(app.locale, file.size)), app.offline === undefined && get, outcome);
}

/** Says what deleting does before it is done: nothing brings an answer back. `of` are the headings that say which one, to whoever hears only the button. */
function deletion(app: App, reply: ReplyView, of: readonly string[]): HTMLElement {
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
  for (const pressed of [rest, remove, keep]) nameWith(pressed, ...of);
  remove.setAttribute('aria-describedby', note.id);
  replace(box, rest);
  return box;
}
