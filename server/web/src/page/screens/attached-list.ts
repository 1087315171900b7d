// The list of what was chosen: what each file tells besides its content, the cleaned copy or the original, the name, and for pages their order.

import type { FindingKind, Why } from '../../clean/index.ts';
import type { Key } from '../../locales/locale.ts';
import type { App } from '../app.ts';
import { formatOf, hasOwnName, MOST_FILES, nounOf, type Attached, type Noun, type Version } from '../attached.ts';
import { button, el, freshId, makeRadios, nameWith, replace, type Child } from '../dom.ts';
import { apart, size } from '../format.ts';
import type { Asked } from './files.ts';

const NOUNS: Readonly<Record<Noun, Key>> = {
  photo: 'file_photo',
  picture: 'file_picture',
  video: 'file_video',
  sound: 'file_sound',
  document: 'file_document',
  table: 'file_table',
  slides: 'file_slides',
  archive: 'file_archive',
  file: 'file_unknown',
};

const FOUND: Readonly<Record<FindingKind, Key>> = {
  place: 'found_place',
  camera: 'found_camera',
  serial: 'found_serial',
  author: 'found_author',
  date: 'found_date',
  software: 'found_software',
  comment: 'found_comment',
  thumbnail: 'found_thumbnail',
  history: 'found_history',
  other: 'found_other',
};

const CANNOT: Readonly<Record<Why, Key>> = {
  unknown: 'cannot_format',
  format: 'cannot_format',
  broken: 'cannot_parts',
  unsupported: 'cannot_parts',
  limit: 'cannot_parts',
  protected: 'cannot_protected',
  unreadable: 'cannot_unreadable',
};

const INSTEAD: Readonly<Record<Noun, Key>> = {
  photo: 'instead_picture',
  picture: 'instead_picture',
  video: 'instead_recording',
  sound: 'instead_recording',
  document: 'instead_document',
  table: 'instead_document',
  slides: 'instead_document',
  archive: 'instead_archive',
  file: 'instead_file',
};

/** Where the keyboard goes when the list is drawn anew: the button that was pressed may have moved. */
let focusNext: string | undefined;

export function showAttached(app: App, asked: Asked, box: HTMLElement): void {
  const { files } = app.written;
  const active = document.activeElement;
  const focus = focusNext ?? (active instanceof HTMLElement && box.contains(active) ? active.dataset['test'] : undefined);
  focusNext = undefined;
  const room = app.desk?.room ?? 0;
  const over = files.size > room;
  const names = asked === 'pages' ? files.list.map((_, at) => app.t('page_title', { n: at + 1 })) : apart(files.list.map(({ file }) => file.name));
  replace(
    box,
    el(asked === 'pages' ? 'ol' : 'ul', { class: 'attached-list' }, ...files.list.map((one, at) => row(app, asked, one, at, names[at] ?? ''))),
    files.list.some(({ failed }) => failed) && failedNote(app),
    (files.list.length > 1 || over) && el('p', { class: over ? 'note bad' : 'hint', test: 'files-total' }, app.t('files_total', { size: size(app.locale, files.size), limit: size(app.locale, room) })),
    over && el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'too-large' }, app.t('error_too_large')),
    files.list.length > MOST_FILES && el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'too-many-files' }, app.t('error_too_many_files', { count: MOST_FILES })),
  );
  const target = focus === undefined ? null : box.querySelector<HTMLElement>(`[data-test="${focus}"]`);
  target?.focus({ preventScroll: true });
}

function failedNote(app: App): HTMLElement {
  return el('div', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'not-looked' }, el('p', {}, app.t('files_failed')), button(app.t('error_retry'), 'files-retry', 'secondary', () => app.written.files.again()));
}

function row(app: App, asked: Asked, one: Attached, at: number, name: string): HTMLElement {
  const n = at + 1;
  const heading = freshId();
  const pages = asked === 'pages';
  const waiting = one.copy === undefined && !one.failed;
  return el(
    'li',
    { test: 'file-row', 'data-state': waiting ? 'looking' : one.failed && one.copy === undefined ? 'failed' : one.version, 'data-format': formatOf(one) },
    el(
      'div',
      { class: 'attached-head' },
      el('div', {}, el('strong', { class: 'attached-name', id: heading }, name), !pages && el('span', { class: 'soft' }, describe(app, one))),
      removeButton(app, name, at),
    ),
    asked !== 'files' && preview(app, one, at),
    pages && order(app, one, at),
    ...(waiting ? [el('p', { class: 'soft' }, app.t('file_looking'))] : [tells(app, one, n), version(app, one, at), arrives(app, one, at, heading)]),
  );
}

function removeButton(app: App, name: string, at: number): HTMLElement {
  const remove = button(app.t('files_remove'), `file-remove-${at + 1}`, 'quiet', () => {
    const last = app.written.files.list.length - 1;
    focusNext = last === 0 ? undefined : `file-remove-${Math.min(at + 1, last)}`;
    app.written.files.remove(at);
  });
  remove.setAttribute('aria-label', app.t('files_remove_label', { name }));
  return remove;
}

/** What it is, in a word, and how much. */
function describe(app: App, one: Attached): string {
  const format = formatOf(one);
  const kind = app.t(NOUNS[nounOf(format)]);
  const plain = format === 'unknown' || format === 'office' || format === 'matroska';
  return `${one.found === undefined ? '' : `${kind}${plain ? '' : `, ${format.toUpperCase()}`} · `}${size(app.locale, one.file.size)}`;
}

function preview(app: App, one: Attached, at: number): Child {
  const address = app.written.files.preview(at);
  if (address === undefined) return one.copy !== undefined && el('p', { class: 'soft' }, app.t('preview_none'));
  const picture = el('img', { class: 'preview', src: address, alt: app.t('preview_label', { n: at + 1 }), decoding: 'async', test: `file-preview-${at + 1}`, 'data-turn': one.turn });
  picture.addEventListener('error', () => picture.replaceWith(el('p', { class: 'soft' }, app.t('preview_none'))));
  return picture;
}

/** Buttons that turn a page and change its place; the keyboard stays with the page. */
function order(app: App, one: Attached, at: number): HTMLElement {
  const { files } = app.written;
  const n = at + 1;
  const named = (made: HTMLButtonElement, label: Key, off: boolean) => {
    made.setAttribute('aria-label', app.t(label, { n }));
    made.disabled = off;
    return made;
  };
  const move = (by: -1 | 1) => () => {
    const to = at + by;
    const edge = to === 0 ? 'down' : to === files.list.length - 1 ? 'up' : by === -1 ? 'up' : 'down';
    focusNext = `file-${edge}-${to + 1}`;
    files.move(at, by);
  };
  return el(
    'div',
    { class: 'page-order' },
    named(button(app.t('page_turn'), `file-turn-${n}`, 'secondary', () => files.turn(at)), 'page_turn_label', one.found?.turnable !== true || one.version === 'original'),
    named(button(app.t('page_up'), `file-up-${n}`, 'secondary', move(-1)), 'page_up_label', at === 0),
    named(button(app.t('page_down'), `file-down-${n}`, 'secondary', move(1)), 'page_down_label', at === files.list.length - 1),
  );
}

/** What the agency would see besides the content. */
function tells(app: App, one: Attached, n: number): Child {
  if (one.found === undefined || !one.found.cleanable) return null;
  if (one.found.found.length === 0) return el('p', { class: 'soft' }, app.t('file_tells_nothing'));
  const kinds = [...new Set(one.found.found.map(({ kind }) => kind))];
  const said = (kind: FindingKind) =>
    one.found?.found
      .filter((finding) => finding.kind === kind && finding.value !== undefined)
      .map(({ value }) => value)
      .join('; ');
  return el(
    'div',
    { class: one.version === 'original' ? 'tells kept' : 'tells', test: `file-found-${n}` },
    el('p', { class: 'soft' }, app.t('file_tells')),
    el('dl', {}, ...kinds.flatMap((kind) => [el('dt', { 'data-kind': kind }, app.t(FOUND[kind])), el('dd', { translate: 'no' }, said(kind))])),
  );
}

function version(app: App, one: Attached, at: number): Child {
  const n = at + 1;
  if (one.copy?.state === 'cannot') {
    const { why } = one.copy;
    return el(
      'div',
      { class: 'note warn', test: `file-cannot-${n}`, 'data-why': why },
      el('p', {}, app.t(CANNOT[why])),
      why !== 'unreadable' && el('p', {}, app.t(INSTEAD[nounOf(formatOf(one))])),
    );
  }
  const option = (value: Version, label: Key) => el('button', { type: 'button', role: 'radio', class: 'segment', test: `file-${value}-${n}`, 'data-value': value }, app.t(label));
  const options = [option('cleaned', 'file_cleaned'), option('original', 'file_original')];
  makeRadios(options, one.version, (value) => {
    focusNext = `file-${value}-${n}`;
    app.written.files.choose(at, value === 'original' ? 'original' : 'cleaned');
  });
  return el(
    'div',
    {},
    el('div', { class: 'segments', role: 'radiogroup', 'aria-label': app.t('file_choice', { n }) }, ...options),
    el('p', { class: 'soft' }, app.t(one.version === 'cleaned' ? 'file_cleaned_says' : one.found?.found.length === 0 ? 'file_original_plain' : 'file_original_says')),
  );
}

/** The name it arrives under, and the other one it could have. */
function arrives(app: App, one: Attached, at: number, heading: string): HTMLElement {
  const n = at + 1;
  const own = hasOwnName(one);
  const change = button(app.t(own ? 'file_neutral_name' : 'file_keep_name'), `file-name-change-${n}`, 'quiet', () => {
    focusNext = `file-name-change-${n}`;
    app.written.files.keepName(at, !own);
  });
  return el(
    'div',
    { class: 'attached-as' },
    el('p', { class: 'soft' }, app.t('file_as'), ' ', el('span', { test: `file-name-${n}`, translate: 'no' }, app.written.files.nameOf(at))),
    nameWith(change, heading),
  );
}
