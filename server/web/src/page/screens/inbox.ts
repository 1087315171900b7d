// What comes back under a codename: where the case stands, what happened in its order, and what bodies answered to which it was passed on.

import type { Inbox } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { button, el, type Child } from '../dom.ts';
import { errorNote, showFailure } from '../errors.ts';
import { advise, writeAgain } from './again.ts';
import { addressee, collected } from './choose.ts';
import { prove } from './claim.ts';
import { expectations } from './expecting.ts';
import { introducedSection, introducedTitles } from './introduced.ts';
import { loading } from './loading.ts';
import { heard } from './rekey.ts';
import { enterCodename } from './return.ts';
import { cleared } from './send.ts';
import { events, standing } from './timeline.ts';

/** Fetches and opens everything of the chosen body, or shows again what this visit has fetched. */
export function readMessages(app: App): void {
  if (app.inbox !== undefined) {
    app.go(inbox(app.inbox));
    return;
  }
  const back = () => app.go(enterCodename);
  const codename = app.entered;
  if (codename === undefined) {
    back();
    return;
  }
  app.hasRead = true;
  app.go(loading('reading_title', back, 'reading_lead'));
  app.wait(
    app.engine.call('read', { codename, agency: app.chosen().agency }),
    (found) => {
      app.inbox = found;
      const open = () => app.go(inbox(found));
      if (found.rekey) app.go(heard(open));
      else open();
    },
    (error) => showFailure(app, error, () => readMessages(app), back),
  );
}

function inbox(found: Inbox): Screen {
  return (app) => {
    const { thread, receipts } = found;
    const nothing = found.confirmed && receipts.length + thread.replies.length + thread.missing.length + thread.unnamed === 0;
    return {
      name: 'inbox',
      title: app.t('inbox_title'),
      content: [
        addressee(app),
        ...(nothing ? [empty(app)] : [standing(app, found), expectations(app, found)]),
        collected(app, found.collected, found.today, found.hotlines),
        !found.confirmed && errorNote(app, 'log-refused'),
        ...(nothing ? [] : happened(app, found)),
        button(app.t('write_again'), 'write-again', 'secondary', () => (app.offline === undefined ? app.go(advise) : writeAgain(app))),
        button(app.t('sent_done'), 'done', 'primary', () => {
          app.forget();
          app.go(cleared);
        }),
        el('p', { class: 'hint under' }, app.t('inbox_newest')),
      ],
    };
  };
}

function empty(app: App): HTMLElement {
  return el('div', { class: 'result', test: 'inbox-empty' }, el('p', { class: 'lead' }, app.t('inbox_nothing')), el('p', {}, app.t('inbox_nothing_why')));
}

function happened(app: App, { receipts, thread, introduced }: Inbox): Child[] {
  const titles = introducedTitles(app, introduced);
  return [
    el(
      'section',
      { class: 'happened' },
      el('h2', {}, app.t('inbox_happened')),
      events(app, receipts, thread, { prove: (challenge) => prove(app, challenge) }),
      thread.replies.length === 0 && el('p', {}, app.t('inbox_no_reply')),
    ),
    ...introduced.map((one, at) => introducedSection(app, one, titles[at] ?? '')),
  ];
}
