// After sealing: the file to carry, how to hand it in by the page or with curl, and the words once more.

import type { App, Screen } from '../page/app.ts';
import { button, el, replace } from '../page/dom.ts';
import { saveFile } from '../page/save-file.ts';
import { comeBackAfter } from '../page/screens/choose.ts';
import { wordList } from '../page/screens/codename.ts';
import { cleared } from '../page/screens/send.ts';
import { commands } from './commands.ts';
import { newestSealed } from './upload.ts';

/** What the file is called: the name says nothing, and it is the same for everyone. */
const NAME = 'blob';

export const sealed: Screen = (app) => {
  const made = newestSealed();
  if (made === undefined) return cleared(app);
  const lines = commands(app.drop.addresses ?? [], made);
  const saved = el('div', { role: 'status' });
  return {
    name: 'sealed',
    title: app.t('sealed_title'),
    content: [
      el('p', { class: 'lead', test: 'sealed' }, app.t('sealed_lead', { name: app.name(app.chosen().names) })),
      button(app.t('sealed_get'), 'sealed-get', 'primary', () => {
        saveFile(made.file, NAME);
        replace(saved);
      }),
      saved,
      app.drawsNew() && el('div', { class: 'result' }, comeBackAfter(app), el('p', {}, app.t('sent_answer')), wordList(app)),
      el('h2', {}, app.t('sealed_page')),
      el('p', {}, app.t('sealed_page_text')),
      el('h2', {}, app.t('sealed_curl')),
      el('p', {}, app.t('sealed_curl_text', { size: String(made.size) })),
      el('pre', { class: 'commands', test: 'commands', role: 'region', 'aria-label': app.t('sealed_curl'), tabindex: 0 }, lines),
      button(app.t('sealed_commands'), 'commands-get', 'quiet', () => saveFile(new Blob([lines], { type: 'application/octet-stream' }), 'commands.txt')),
      done(app),
    ],
  };
};

function done(app: App): HTMLElement {
  return button(app.t('sent_done'), 'done', 'secondary', () => {
    app.forget();
    app.go(cleared);
  });
}
