// A formal statement: photographs of pages written by hand, in order, with what such a paper bears besides.

import type { Screen } from '../app.ts';
import { el } from '../dom.ts';
import { addressee } from './choose.ts';
import { answerField, messageField } from './fields.ts';
import { attachments } from './files.ts';
import { onward, walk } from './flow.ts';

export const statement: Screen = (app) => {
  const { next, ...frame } = walk(app, statement);
  return {
    name: 'statement',
    title: app.t('statement_title'),
    ...frame,
    content: [
      addressee(app),
      el('p', { class: 'note warn' }, app.t('statement_lead')),
      ...attachments(app, 'pages'),
      answerField(app, 'when', 'statement_when', 'statement_when_hint'),
      answerField(app, 'place', 'statement_place', 'statement_place_hint'),
      messageField(app, 'statement_label', 3),
      onward(app, next),
    ],
  };
};
