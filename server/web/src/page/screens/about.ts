// What this page protects and what it does not, in plain words, and the numbers by which others can check it.

import type { Key } from '../../locales/en.ts';
import type { Language } from '../../worker/drop.ts';
import type { App, Screen } from '../app.ts';
import { button, el, paragraphs, replace, type Child } from '../dom.ts';
import { errorNote } from '../errors.ts';
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

interface Found {
  readonly client: string;
  readonly drop: string;
  /** By fingerprint, in each of the three languages. */
  readonly words: ReadonlyMap<string, Record<Language, readonly string[]>>;
}

/** Computed once: they do not change while the page is open, and stay in sight when the language changes. */
let found: Found | undefined;

function numbers(app: App): HTMLElement {
  const box = el('div', { class: 'numbers' });
  const show = button(app.t('about_hashes_button'), 'about-hashes', 'secondary', () => {
    show.disabled = true;
    app.wait(
      compute(app),
      (computed) => {
        found = computed;
        replace(box, ...shown(app, computed));
      },
      () => {
        show.disabled = false;
        app.complaint = { note: () => errorNote(app, 'offline') };
        replace(box, show, app.complaint.note());
      },
    );
  });
  replace(box, ...(found === undefined ? [show, app.complaint?.note()] : shown(app, found)));
  return box;
}

async function compute(app: App): Promise<Found> {
  const [client, drop, ...words] = await Promise.all([
    clientHash(),
    hashOf('/drop.js'),
    ...app.drop.agencies.map(async ({ agency }) => [agency, await app.engine.call('fingerprintWords', { fingerprint: agency })] as const),
  ]);
  return { client, drop, words: new Map(words) };
}

function shown(app: App, { client, drop, words }: Found): Child[] {
  const keys = app.drop.agencies.flatMap(({ agency, names }) => [
    el('h3', {}, app.t('about_key', { name: app.name(names) })),
    el('p', { class: 'fingerprint', lang: app.language, test: `fingerprint-${agency}` }, words.get(agency)?.[app.language].join(' ')),
  ]);
  return [
    el('h3', {}, app.t('about_hash_client')),
    el('p', { class: 'hash', test: 'hash-client' }, grouped(client)),
    el('h3', {}, app.t('about_hash_drop')),
    el('p', { class: 'hash', test: 'hash-drop' }, grouped(drop)),
    el('p', { class: 'hint' }, app.t('about_version', { n: app.drop.version })),
    el('p', { class: 'note' }, app.t('about_hash_own')),
    ...keys,
    el('p', { class: 'hint' }, app.t('about_key_text')),
  ];
}

/** In groups of eight, for reading aloud; copying gives the digits without the gaps, which are made by the style. */
function grouped(hash: string): HTMLElement {
  return el('code', {}, ...(hash.match(/.{8}/g) ?? []).map((part) => el('span', {}, part)));
}
