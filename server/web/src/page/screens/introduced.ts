// Bodies that another one passed the message on to: who they are, what they answered, and how to make sure of them.

import type { IntroducedView, ThreadView } from '../../worker/calls.ts';
import type { Agency } from '../../worker/drop.ts';
import type { App, Screen } from '../app.ts';
import { button, el, freshId, nameWith, paragraphs, type Child } from '../dom.ts';
import { apart } from '../format.ts';
import { writeAgain } from './again.ts';
import { writeAnew } from './anew.ts';
import { readMessages } from './inbox.ts';
import { bodyName } from './replies.ts';
import { cleared } from './send.ts';
import { events, standing } from './timeline.ts';

/** Whose answers they are, and who led to it; told apart even where neither is known to this drop. */
export function introducedTitles(app: App, all: readonly IntroducedView[]): string[] {
  return apart(all.map(({ agency, path }) => app.t('introduced_title', { name: bodyName(app, agency), by: bodyName(app, path.at(-1) ?? '') })));
}

export function introducedSection(app: App, introduced: IntroducedView, title: string): HTMLElement {
  const { agency, path, words } = introduced;
  const body = app.drop.agencies.find((one) => one.agency === agency);
  const under = freshId();
  return el(
    'section',
    { class: 'introduced', test: 'introduced', 'data-agency': agency, 'data-known': String(body !== undefined), 'data-depth': path.length },
    el('h2', { id: under }, title),
    ...answers(app, introduced, under),
    el('p', { class: 'hint' }, app.t('introduced_words')),
    el('p', { class: 'fingerprint', test: 'introduced-words' }, words[app.language].join(' ')),
    body === undefined
      ? el('p', { class: 'hint', test: 'introduced-unknown' }, app.t('introduced_unknown'))
      : nameWith(button(app.t('introduced_write'), 'introduced-write', 'secondary', () => app.go(advise(body, introduced))), under),
  );
}

/** What it answered to the source itself, and what to the one that passed the message on: two threads, each with an answer 1. */
function answers(app: App, { thread, direct }: IntroducedView, section: string): Child[] {
  const has = (one: ThreadView) => one.replies.length + one.missing.length + one.unnamed > 0;
  const [own, passed] = [has(direct), has(thread)];
  if (!own && !passed) return [el('p', {}, app.t('inbox_no_reply'))];
  const part = (title: 'introduced_own' | 'introduced_passed') => {
    const id = freshId();
    return own && passed ? { heading: el('h3', { id }, app.t(title)), writing: { under: [id, section], lower: true } } : { heading: null, writing: { under: [section] } };
  };
  const [first, second] = [part('introduced_own'), part('introduced_passed')];
  return [
    ...(own ? [first.heading, standing(app, { thread: direct, receipts: [] }), events(app, [], direct, first.writing)] : []),
    ...(passed ? [second.heading, el('p', { class: 'note warn', test: 'introduced-caution' }, app.t('introduced_caution')), events(app, [], thread, second.writing)] : []),
  ];
}

/** Writing to it ties two threads together: in a visit of its own. */
function advise(body: Agency, { path }: IntroducedView): Screen {
  return (app) => ({
    name: 'introduced-write',
    title: app.t('introduced_write_title', { name: app.name(body.names) }),
    back: () => readMessages(app),
    content: [
      ...paragraphs(app.t('introduced_write_text', { name: app.name(body.names), by: bodyName(app, path.at(-1) ?? '') })),
      button(app.t('again_later'), 'again-later', 'primary', () => {
        app.forget();
        app.go(cleared);
      }),
      button(app.t('again_now'), 'again-now', 'secondary', () =>
        writeAnew(app, body, (anew) => {
          anew.written.introducedBy = [...path];
          writeAgain(anew);
        }),
      ),
    ],
  });
}
