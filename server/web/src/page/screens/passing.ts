// Whether another agency may have it, and, last of all, how the source can be reached.

import type { Screen } from '../app.ts';
import { answerField, forwardField } from './fields.ts';
import { onward, walk } from './flow.ts';

export const passing: Screen = (app) => {
  const { next, ...frame } = walk(app, passing);
  return {
    name: 'forward',
    title: app.t('forward_title'),
    ...frame,
    content: [forwardField(app, 'forward_label'), answerField(app, 'contact', 'contact_label', 'contact_hint'), onward(app, next)],
  };
};
