// New words for old ones that somebody may have seen (protocol section 13): in a visit of its own, never in one that read.

import type { App, Screen } from '../app.ts';
import { button, el, paragraphs } from '../dom.ts';
import { messageField, writtenBeforeField } from './fields.ts';
import { onward, walk } from './flow.ts';
import { enterCodename } from './return.ts';
import { cleared } from './send.ts';

/** With the old words just entered. */
export function takeNewWords(app: App): void {
  if (app.hasRead) {
    app.go(notNow);
    return;
  }
  app.written.kind = 'message';
  app.rekeying = rekey;
  app.drawn = undefined;
  app.confirmed = false;
  app.go(rekey);
}

const rekey: Screen = (app) => {
  const { next, back } = walk(app, rekey);
  return {
    name: 'rekey',
    title: app.t('rekey_title'),
    back,
    content: [
      el('p', { class: 'lead' }, app.t('rekey_lead')),
      el('ul', { class: 'plain' }, ...app.t('rekey_points').split('\n').map((point) => el('li', {}, point))),
      messageField(app, 'rekey_label', 3, 'rekey_label_hint'),
      writtenBeforeField(app),
      onward(app, next),
    ],
  };
};

/** The same new words for one more body, which may know the case by what another one passed on to it. */
export function another(next: () => void, back: () => void): Screen {
  return (app) => ({
    name: 'rekey-another',
    title: app.t('rekey_for', { name: app.name(app.chosen().names) }),
    back,
    content: [writtenBeforeField(app), onward(app, next)],
  });
}

/** This visit has read: the server would see which answers the new words belong to. */
const notNow: Screen = (app) => ({
  name: 'rekey-later',
  title: app.t('rekey_later_title'),
  back: () => app.go(enterCodename),
  content: [...paragraphs(app.t('rekey_later_text')), clearing(app)],
});

/** Before the answers: the body says that an operator heard these words. */
export function heard(readOn: () => void): Screen {
  return (app) => ({
    name: 'rekey-heard',
    title: app.t('rekey_heard_title'),
    content: [
      el('p', { class: 'lead' }, app.t('rekey_heard_lead')),
      ...paragraphs(app.t('rekey_later_text')),
      clearing(app),
      button(app.t('rekey_heard_read'), 'rekey-read', 'secondary', readOn),
    ],
  });
}

function clearing(app: App): HTMLElement {
  return button(app.t('again_later'), 'rekey-clear', 'primary', () => {
    app.forget();
    app.go(cleared);
  });
}
