// The screens of a full report: what it is about, what happened, where and who, files.

import type { Named } from '../../worker/drop.ts';
import type { App, Screen } from '../app.ts';
import { choices, el } from '../dom.ts';
import { answerField, districtField, messageField } from './fields.ts';
import { attachments } from './files.ts';
import { onward, walk } from './flow.ts';

export function sectors(app: App): readonly Named[] {
  return app.desk?.card.sectors ?? [];
}

export const sector: Screen = (app) => {
  const { next, ...frame } = walk(app, sector);
  return {
    name: 'sector',
    title: app.t('sector_title'),
    ...frame,
    content: [
      choices(
        app.t('sector_label'),
        true,
        sectors(app).map((one) => ({ value: one.id, label: app.name(one.names), test: `sector-${one.id}` })),
        app.written.sector,
        (id) => {
          app.written.sector = id;
        },
      ),
      onward(app, next),
    ],
  };
};

export const message: Screen = (app) => {
  const { next, ...frame } = walk(app, message);
  const again = app.written.kind === 'message';
  return {
    name: 'message',
    title: app.t(again ? 'again_message_title' : 'message_title'),
    ...frame,
    content: [messageField(app, 'message_label', 10, again ? undefined : 'message_hint'), ...(again ? attachments(app) : []), onward(app, next)],
  };
};

export const details: Screen = (app) => {
  const { next, ...frame } = walk(app, details);
  return {
    name: 'details',
    title: app.t('details_title'),
    ...frame,
    content: [
      el('p', { class: 'lead' }, app.t('details_lead')),
      districtField(app),
      answerField(app, 'place', 'place_label', 'place_hint'),
      answerField(app, 'when', 'when_label', 'when_hint'),
      answerField(app, 'who', 'who_label', 'who_hint'),
      onward(app, next),
    ],
  };
};

export const files: Screen = (app) => {
  const { next, ...frame } = walk(app, files);
  return { name: 'files', title: app.t('files_title'), ...frame, content: [el('p', { class: 'lead' }, app.t('files_lead')), ...attachments(app), onward(app, next)] };
};
