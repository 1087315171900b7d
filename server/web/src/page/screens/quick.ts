// The quickest way: a photo and one line. Two presses lead from the first page to the camera.

import type { App, Screen } from '../app.ts';
import { button, el, type Child } from '../dom.ts';
import { TO_WRITE, withAgency } from './agency.ts';
import { advice } from './advice.ts';
import { addressee, collected, openDesk } from './choose.ts';
import { messageField } from './fields.ts';
import { attachments } from './files.ts';
import { onward, walk } from './flow.ts';

export const quick: Screen = (app) => {
  const { next, ...frame } = walk(app, quick);
  return {
    name: 'quick',
    title: app.t('quick_title'),
    ...frame,
    content: [addressee(app), otherAgency(app), app.desk !== undefined && collected(app, app.desk.collected, app.desk.today, app.desk.card.hotlines), ...attachments(app, 'photo'), messageField(app, 'quick_label', 2), ...unadvised(app), onward(app, next)],
  };
};

/** On the short cut nobody was asked who should get it, and nobody was told when that body last collected. */
function otherAgency(app: App): Child {
  const back = () => app.go(quick);
  return app.drop.agencies.length > 1 && button(app.t('quick_other'), 'quick-agency', 'quiet', () => withAgency(app, TO_WRITE, () => openDesk(app, back), back));
}

/** The short cut passes by the advice: here it is one press away. */
function unadvised(app: App): Child[] {
  if (app.advised) return [];
  const back = () => app.go(quick);
  return [el('p', { class: 'hint' }, app.t('quick_advice')), button(app.t('home_advice'), 'advice', 'quiet', () => app.go(advice(back)))];
}
