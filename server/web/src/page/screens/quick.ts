// The quickest way: a photo and one line.

import type { Screen } from '../app.ts';
import { messageField } from './fields.ts';
import { attachments } from './files.ts';
import { onward, walk } from './flow.ts';

export const quick: Screen = (app) => {
  const { next, ...frame } = walk(app, quick);
  return { name: 'quick', title: app.t('quick_title'), ...frame, content: [...attachments(app, 'photo'), messageField(app, 'quick_label', 2), onward(app, next)] };
};
