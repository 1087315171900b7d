// A formal statement: photographs of pages written by hand, in order.

import type { Screen } from '../app.ts';
import { el } from '../dom.ts';
import { messageField } from './fields.ts';
import { attachments } from './files.ts';
import { onward, walk } from './flow.ts';

export const statement: Screen = (app) => {
  const { next, ...frame } = walk(app, statement);
  return {
    name: 'statement',
    title: app.t('statement_title'),
    ...frame,
    content: [el('p', { class: 'lead' }, app.t('statement_lead')), ...attachments(app, 'pages'), messageField(app, 'statement_label', 3), onward(app, next)],
  };
};
