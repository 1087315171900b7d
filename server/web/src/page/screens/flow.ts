// Which screens each way of telling has, in which order, and what comes before and after them.

import type { App, Screen } from '../app.ts';
import { button } from '../dom.ts';
import { later } from '../later.ts';
import { kinds } from './choose.ts';
import { showCodename } from './codename.ts';
import { passing } from './passing.ts';
import { quick } from './quick.ts';
import { details, files, message, sector, sectors } from './report.ts';
import { prepare } from './send.ts';
import { statement } from './statement.ts';

/** The screens of each way of telling, in order. */
function questions(app: App): readonly Screen[] {
  switch (app.written.kind) {
    case 'quick':
      return [quick];
    case 'statement':
      return [statement, passing];
    case 'message':
      return [app.rekeying ?? message];
    case 'call':
    case 'field':
    case 'report':
      return [...(sectors(app).length > 0 ? [sector] : []), message, details, files, passing];
  }
}

export function firstQuestion(app: App): Screen {
  return questions(app)[0] ?? message;
}

/** What is before and after a screen, and which step of how many it is. */
export function walk(app: App, here: Screen): { next: () => void; back: () => void; step?: string } {
  const all = questions(app);
  const at = all.indexOf(here);
  const following = all[at + 1];
  const before = all[at - 1];
  const start = () => (app.written.kind === 'message' ? later(app, (more) => app.go(more.enterCodename)) : app.go(kinds));
  return {
    next: () => {
      if (following !== undefined) app.go(following);
      else if (app.confirmed || !app.drawsNew()) prepare(app);
      else showCodename(app);
    },
    back: () => (before === undefined ? start() : app.go(before)),
    ...(all.length > 1 ? { step: app.t('step', { n: at + 1, of: all.length }) } : {}),
  };
}

export function onward(app: App, next: () => void): HTMLElement {
  return button(app.t('next'), 'continue', 'primary', next);
}
