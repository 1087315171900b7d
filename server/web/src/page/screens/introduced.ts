// Bodies that another one passed the message on to: who they are, what they answered, and how to make sure of them.

import type { IntroducedView } from '../../worker/calls.ts';
import type { Agency } from '../../worker/drop.ts';
import type { App, Screen } from '../app.ts';
import { button, el, freshId, paragraphs } from '../dom.ts';
import { writeAgain } from './again.ts';
import { writeAnew } from './anew.ts';
import { readMessages } from './inbox.ts';
import { bodyName } from './replies.ts';
import { cleared } from './send.ts';
import { events, standing } from './timeline.ts';

export function introducedSection(app: App, introduced: IntroducedView): HTMLElement {
  const { agency, path, words, thread, direct } = introduced;
  const body = app.drop.agencies.find((one) => one.agency === agency);
  const under = freshId();
  const has = (one: IntroducedView['thread']) => one.replies.length + one.missing.length + one.unnamed > 0;
  const own = has(direct);
  return el(
    'section',
    { class: 'introduced', test: 'introduced', 'data-agency': agency, 'data-known': String(body !== undefined), 'data-depth': path.length },
    el('h2', { id: under }, app.t('introduced_title', { name: bodyName(app, agency), by: bodyName(app, path.at(-1) ?? '') })),
    own && standing(app, { thread: direct, receipts: [] }),
    own && events(app, [], direct, { under }),
    has(thread) && el('p', { class: 'note warn', test: 'introduced-caution' }, app.t('introduced_caution')),
    has(thread) ? events(app, [], thread, { under }) : !own && el('p', {}, app.t('inbox_no_reply')),
    el('p', { class: 'hint' }, app.t('introduced_words')),
    el('p', { class: 'fingerprint', test: 'introduced-words' }, words[app.language].join(' ')),
    body === undefined
      ? el('p', { class: 'hint', test: 'introduced-unknown' }, app.t('introduced_unknown'))
      : button(app.t('introduced_write', { name: app.name(body.names) }), 'introduced-write', 'secondary', () => app.go(advise(body, introduced))),
  );
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
