// Whether another agency may have it, and, last of all, how the source can be reached.

import type { Screen } from '../app.ts';
import { choices } from '../dom.ts';
import { answerField } from './fields.ts';
import { onward, walk } from './flow.ts';

export const passing: Screen = (app) => {
  const { next, ...frame } = walk(app, passing);
  return {
    name: 'forward',
    title: app.t('forward_title'),
    ...frame,
    content: [
      choices(
        app.t('forward_label'),
        false,
        [
          { value: 'ask', label: app.t('forward_ask'), hint: app.t('forward_ask_hint'), test: 'forward-ask' },
          { value: 'yes', label: app.t('forward_yes'), hint: app.t('forward_yes_hint'), test: 'forward-yes' },
          { value: 'never', label: app.t('forward_never'), hint: app.t('forward_never_hint'), test: 'forward-never' },
        ],
        app.written.forward,
        (value) => {
          if (value === 'ask' || value === 'yes' || value === 'never') app.written.forward = value;
        },
      ),
      answerField(app, 'contact', 'contact_label', 'contact_hint'),
      onward(app, next),
    ],
  };
};
