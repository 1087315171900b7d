// What this page protects and what it does not, in plain words, and the numbers by which others can check it.

import type { Key } from '../../locales/en.ts';
import type { App, Screen } from '../app.ts';
import { button, el, paragraphs, replace, type Child } from '../dom.ts';
import { clientHash, hashOf } from '../numbers.ts';
import { home } from './home.ts';

export const about: Screen = (app) => ({
  name: 'about',
  title: app.t('about_title'),
  covered: false,
  back: () => app.go(home),
  content: [
    ...list(app, 'about_protects', 'about_protects_list'),
    ...list(app, 'about_limits', 'about_limits_list'),
    el('h2', {}, app.t('about_tor')),
    ...paragraphs(app.t('about_tor_text')),
    el('h2', {}, app.t('about_hashes')),
    el('p', {}, app.t('about_hashes_text')),
    numbers(app),
  ],
});

function list(app: App, title: Key, lines: Key): Child[] {
  return [el('h2', {}, app.t(title)), el('ul', { class: 'plain' }, ...app.t(lines).split('\n').map((line) => el('li', {}, line)))];
}

function numbers(app: App): HTMLElement {
  const box = el('div', { class: 'numbers' });
  const show = button(app.t('about_hashes_button'), 'about-hashes', 'secondary', () => {
    show.disabled = true;
    app.wait(
      computed(app),
      (shown) => replace(box, ...shown),
      () => {
        show.disabled = false;
        replace(box, show, el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'offline' }, app.t('error_offline')));
      },
    );
  });
  replace(box, show);
  return box;
}

async function computed(app: App): Promise<Child[]> {
  const [client, drop] = await Promise.all([clientHash(), hashOf('/drop.js')]);
  const keys = await Promise.all(
    app.drop.agencies.map(async (agency) => {
      const words = await app.engine.call('fingerprintWords', { fingerprint: agency.agency });
      return [el('h3', {}, app.t('about_key', { name: app.name(agency.names) })), el('p', { class: 'fingerprint', test: `fingerprint-${agency.agency}` }, words[app.language].join(' '))];
    }),
  );
  return [
    el('h3', {}, app.t('about_hash_client')),
    el('p', { class: 'hash', test: 'hash-client' }, grouped(client)),
    el('h3', {}, app.t('about_hash_drop')),
    el('p', { class: 'hash', test: 'hash-drop' }, grouped(drop)),
    el('p', { class: 'hint' }, app.t('about_version', { n: app.drop.version })),
    el('p', { class: 'note' }, app.t('about_hash_own')),
    ...keys.flat(),
    el('p', { class: 'hint' }, app.t('about_key_text')),
  ];
}

/** In groups of eight, for reading aloud; copying gives the digits without the gaps, which are made by the style. */
function grouped(hash: string): HTMLElement {
  return el('code', {}, ...(hash.match(/.{8}/g) ?? []).map((part) => el('span', {}, part)));
}
