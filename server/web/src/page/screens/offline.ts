// For where the page is blocked or watched: the page as one file, what it needs to write and to read, and handing in what it sealed.

import type { App, Screen } from '../app.ts';
import { button, el, steps, type Child } from '../dom.ts';
import { carry } from './carry.ts';
import { home } from './home.ts';
import { chooseSaved } from './save.ts';

export const offline: Screen = (app) => ({
  name: 'offline',
  title: app.t('offline_title'),
  covered: false,
  back: () => app.go(home),
  content: [
    el('p', { class: 'lead' }, app.t('offline_lead')),
    el('h2', {}, app.t('offline_write')),
    steps(
      [app.t('offline_step_program'), download('/sybyr.html', 'sybyr.html', app.t('offline_program_get'), 'offline-program')],
      ...numberOf(app),
      [app.t('offline_step_keys'), download('/api/saved/drop', 'visit.tar', app.t('offline_write_get'), 'offline-write')],
      [app.t('offline_step_open')],
      [app.t('offline_step_blob')],
      [app.t('offline_step_upload'), button(app.t('offline_upload_get'), 'offline-upload', 'secondary', () => app.go(carry()))],
    ),
    el('h2', {}, app.t('offline_read')),
    steps([app.t('offline_step_collect'), button(app.t('offline_read_get'), 'offline-read', 'secondary', () => chooseSaved(app))], [app.t('offline_step_read')]),
    el('p', { class: 'note' }, app.t('offline_erase')),
  ],
});

/** A link, so that the browser itself saves the file, and shows how much of it has come. */
function download(address: string, name: string, label: string, test: string): HTMLElement {
  return el('a', { class: 'button secondary', href: address, download: name, test }, label);
}

/** The step that compares: the number that drop.js names, and the command of each system that computes it from the saved file. */
function numberOf(app: App): [string, ...Child[]][] {
  const number = app.drop.single_file;
  if (number === undefined) return [];
  const commands = ['sha256sum sybyr.html', 'shasum -a 256 sybyr.html', 'certutil -hashfile sybyr.html SHA256'];
  return [
    [
      app.t('offline_step_check'),
      el('p', { class: 'hash', test: 'hash-single-file' }, el('code', {}, ...(number.match(/.{8}/g) ?? []).map((part) => el('span', {}, part)))),
      el(
        'details',
        { test: 'offline-how' },
        el('summary', {}, app.t('offline_check_how')),
        el('p', {}, app.t('offline_check_where')),
        el('ul', { class: 'plain' }, ...['Linux', 'macOS', 'Windows'].map((system, at) => el('li', {}, `${system}: `, el('code', {}, commands[at])))),
      ),
    ],
  ];
}
