// Writing again under the same codename: advises a visit of its own, and allows it now.

import type { App, Screen } from '../app.ts';
import { button, paragraphs } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { readMessages } from './inbox.ts';
import { firstQuestion } from './flow.ts';
import { cleared } from './send.ts';
import { enterCodename } from './return.ts';
import { loading } from './loading.ts';

/** From the inbox: the server has just seen this visit read. */
export const advise: Screen = (app) => ({
  name: 'again',
  title: app.t('again_title'),
  back: () => readMessages(app),
  content: [
    ...paragraphs(app.t('again_text')),
    button(app.t('again_later'), 'again-later', 'primary', () => {
      app.forget();
      app.go(cleared);
    }),
    button(app.t('again_now'), 'again-now', 'secondary', () => writeAgain(app)),
  ],
});

/** Straight to the text: same codename, same thread, nothing is read. */
export function writeAgain(app: App): void {
  app.written.kind = 'message';
  app.rekeying = undefined;
  const back = () => app.go(enterCodename);
  app.go(loading('loading', back));
  app.wait(
    app.engine.call('desk', { agency: app.chosen().agency }),
    (desk) => {
      app.desk = desk;
      app.go(firstQuestion(app));
    },
    (error) => showFailure(app, error, () => writeAgain(app), back),
  );
}
