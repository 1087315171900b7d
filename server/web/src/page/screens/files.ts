// The list of attachments: the limit is said before choosing, each file can be taken out again, names stay inside the tip.

import type { App } from '../app.ts';
import { button, el, freshId, GUARDS, replace, type Child } from '../dom.ts';
import { size } from '../format.ts';
import { pickerOpened } from '../cover.ts';

const MOST_FILES = 99;

export function attachments(app: App): Child[] {
  const box = el('div', { class: 'files' });
  const draw = () => replace(box, ...contents(app, draw));
  draw();
  return [box];
}

function contents(app: App, draw: () => void): Child[] {
  const { files } = app.written;
  const room = app.desk?.room ?? 0;
  const limit = size(app.locale, room);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const over = total > room;
  return [
    el('p', { class: 'hint', test: 'files-limit' }, app.t('files_limit', { count: MOST_FILES, size: limit })),
    files.length > 0 &&
      el(
        'ul',
        { class: 'file-list' },
        ...files.map((file, at) => {
          const remove = button(app.t('files_remove'), `file-remove-${at + 1}`, 'quiet', () => {
            files.splice(at, 1);
            draw();
          });
          remove.setAttribute('aria-label', app.t('files_remove_label', { name: file.name }));
          return el(
            'li',
            { test: 'file-row' },
            el('span', { class: 'file-name' }, file.name),
            el('span', { class: 'file-size' }, size(app.locale, file.size)),
            remove,
          );
        }),
      ),
    files.length > 1 && el('p', { class: over ? 'note bad' : 'hint', test: 'files-total' }, app.t('files_total', { size: size(app.locale, total), limit })),
    over && files.length <= 1 && el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'too-large' }, app.t('error_too_large')),
    files.length > MOST_FILES && el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'too-many-files' }, app.t('error_too_many_files', { count: MOST_FILES })),
    picker(app, draw),
    files.length > 0 && el('p', { class: 'note' }, app.t('files_meta')),
  ];
}

function picker(app: App, draw: () => void): HTMLElement {
  const id = freshId();
  const input = el('input', { ...GUARDS, id, type: 'file', multiple: true, class: 'unseen notranslate', test: 'files' });
  input.addEventListener('click', () => pickerOpened(input));
  input.addEventListener('change', () => {
    app.written.files.push(...(input.files ?? []));
    draw();
  });
  const label = app.t(app.written.files.length > 0 ? 'files_more' : 'files_choose');
  return el('div', { class: 'picker' }, input, el('label', { for: id, class: 'button secondary' }, label));
}
