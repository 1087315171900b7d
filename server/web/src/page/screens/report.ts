// The screens of a full report: what happened, what it is about, where and when and who, how it is known, files.

import type { App, Screen } from '../app.ts';
import { el } from '../dom.ts';
import { answerField, asked, districtField, introducerField, listChoices, messageField, questionFields, riskField } from './fields.ts';
import { attachments } from './files.ts';
import { onward, skippable, walk } from './flow.ts';

export const message: Screen = (app) => {
  const { next, ...frame } = walk(app, message);
  const again = app.written.kind === 'message';
  return {
    name: 'message',
    title: app.t(again ? 'again_message_title' : 'message_title'),
    ...frame,
    content: [messageField(app, 'message_label', 10, again ? undefined : 'message_hint'), ...(again ? attachments(app) : []), again && introducerField(app), onward(app, next)],
  };
};

export const sector: Screen = (app) => {
  const { next, ...frame } = walk(app, sector);
  const list = listChoices(app, 'sector_label', 'sector', app.desk?.card.sectors ?? [], 'sector_none', app.written.sector, (id) => {
    app.written.sector = id;
  });
  return {
    name: 'sector',
    title: app.t('sector_title'),
    ...frame,
    content: skippable(app, next, () => app.written.sector !== undefined, [list]),
  };
};

export const details: Screen = (app) => {
  const { next, ...frame } = walk(app, details);
  const filled = () => app.written.district !== undefined || anyText(app, 'place', 'when', 'who');
  return {
    name: 'details',
    title: app.t('details_title'),
    ...frame,
    content: [
      el('p', { class: 'lead' }, app.t('details_lead')),
      ...skippable(app, next, filled, [
        districtField(app),
        answerField(app, 'place', 'place_label', 'place_hint'),
        answerField(app, 'when', 'when_label', 'when_hint'),
        answerField(app, 'who', 'who_label', 'who_hint'),
      ]),
    ],
  };
};

export const knowing: Screen = (app) => {
  const { next, ...frame } = walk(app, knowing);
  return {
    name: 'knowing',
    title: app.t('known_title'),
    ...frame,
    content: skippable(app, next, () => app.written.risk !== undefined || anyText(app, 'known'), [
      answerField(app, 'known', 'message_label', 'known_hint', 3),
      riskField(app, 'risk_label'),
    ]),
  };
};

/** The agency's own questions, of whatever way of telling. */
export const questions: Screen = (app) => {
  const { next, ...frame } = walk(app, questions);
  const filled = () => asked(app).some(({ id }) => (app.written.answers.get(id) ?? '').trim() !== '');
  return {
    name: 'questions',
    title: app.t('questions_title'),
    ...frame,
    content: [el('p', { class: 'lead' }, app.t('details_lead')), ...skippable(app, next, filled, questionFields(app))],
  };
};

export const files: Screen = (app) => {
  const { next, ...frame } = walk(app, files);
  return { name: 'files', title: app.t('files_title'), ...frame, content: [el('p', { class: 'lead' }, app.t('files_lead')), ...attachments(app), onward(app, next)] };
};

function anyText(app: App, ...keys: readonly ('place' | 'when' | 'who' | 'known')[]): boolean {
  return keys.some((key) => app.written[key].trim() !== '');
}
