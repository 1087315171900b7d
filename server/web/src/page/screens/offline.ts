// For where the page is blocked or watched: the page as one file, what it needs to write and to read, and handing in what it sealed.

import type { App, Screen } from '../app.ts';
import { button, el, type Child } from '../dom.ts';
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
    el('h2', {}, app.t('offline_program')),
    el('p', {}, app.t('offline_program_text')),
    download('/sybyr.html', 'sybyr.html', app.t('offline_program_get'), 'offline-program'),
    ...numberOf(app),
    el('h2', {}, app.t('offline_write')),
    el('p', {}, app.t('offline_write_text')),
    download('/api/saved/drop', 'visit.tar', app.t('offline_write_get'), 'offline-write'),
    el('h2', {}, app.t('offline_read')),
    el('p', {}, app.t('offline_read_text')),
    button(app.t('offline_read_get'), 'offline-read', 'secondary', () => chooseSaved(app)),
    el('h2', {}, app.t('offline_upload')),
    el('p', {}, app.t('offline_upload_text')),
    button(app.t('offline_upload_get'), 'offline-upload', 'secondary', () => app.go(carry())),
  ],
});

/** A link, so that the browser itself saves the file, and shows how much of it has come. */
function download(address: string, name: string, label: string, test: string): HTMLElement {
  return el('a', { class: 'button secondary', href: address, download: name, test }, label);
}

/** The number that drop.js names, and the command of each system that computes it from the saved file. */
function numberOf(app: App): Child[] {
  const number = app.drop.single_file;
  if (number === undefined) return [];
  const commands = ['sha256sum sybyr.html', 'shasum -a 256 sybyr.html', 'certutil -hashfile sybyr.html SHA256'];
  return [
    el('p', { class: 'hint' }, app.t('offline_program_hash')),
    el('p', { class: 'hash', test: 'hash-single-file' }, el('code', {}, ...(number.match(/.{8}/g) ?? []).map((part) => el('span', {}, part)))),
    el('ul', { class: 'plain' }, ...['Linux', 'macOS', 'Windows'].map((system, at) => el('li', {}, `${system}: `, el('code', {}, commands[at])))),
  ];
}
