// Which screens each way of telling has, in which order, and what comes before and after them.

import type { App, Screen } from '../app.ts';
import { button, el, type Child } from '../dom.ts';
import { later } from '../later.ts';
import { isEmpty } from '../written.ts';
import { kinds } from './choose.ts';
import { showCodename } from './codename.ts';
import { finding, role } from './field.ts';
import { asked } from './fields.ts';
import { passing } from './passing.ts';
import { quick } from './quick.ts';
import { details, files, knowing, message, questions, sector } from './report.ts';
import { prepare } from './send.ts';
import { statement } from './statement.ts';

/** The screens of each way of telling, in order. A list that the card does not have is not asked for; contact details come last. */
function screens(app: App): readonly Screen[] {
  const own = asked(app).length > 0 ? [questions] : [];
  switch (app.written.kind) {
    case 'quick':
      return [quick, ...own];
    case 'statement':
      return [statement, ...own, passing];
    case 'message':
      return [app.rekeying ?? message];
    case 'claim':
      return [app.claiming ?? message];
    case 'field':
      return [role, finding, ...own, files];
    case 'call':
      return [app.calls?.form ?? message];
    case 'report':
      return [message, ...((app.desk?.card.sectors ?? []).length > 0 ? [sector] : []), details, knowing, ...own, files, passing];
  }
}

export function firstQuestion(app: App): Screen {
  return screens(app)[0] ?? message;
}

/** What is before and after a screen, and which step of how many it is. */
export function walk(app: App, here: Screen): { next: () => void; back: () => void; step?: string } {
  const all = screens(app);
  const at = all.indexOf(here);
  const following = all[at + 1];
  const before = all[at - 1];
  const start = () => (app.written.kind === 'message' ? later(app, (more) => app.go(more.enterCodename)) : app.go(kinds));
  return {
    next: () => {
      if (following !== undefined) app.go(following);
      // New words need no text to be sent to the body.
      else if (app.rekeying === undefined && isEmpty(app.written)) app.go(empty);
      else if (app.confirmed || !app.drawsNew()) prepare(app);
      else showCodename(app);
    },
    back: () => (before === undefined ? start() : app.go(before)),
    ...(all.length > 1 ? { step: app.t('step', { n: at + 1, of: all.length }) } : {}),
  };
}

/** Nothing was written and nothing attached: said before a codename is drawn for it. */
const empty: Screen = (app) => {
  const all = screens(app);
  const text = all.find((screen) => screen === finding || screen === message) ?? firstQuestion(app);
  const last = all.at(-1) ?? text;
  return {
    name: 'empty',
    title: app.t('empty_title'),
    back: () => app.go(last),
    content: [
      el('p', { class: 'lead' }, app.t('empty_text')),
      button(app.t('empty_write'), 'empty-write', 'primary', () => app.go(text)),
      all.includes(files) && button(app.t('files_choose'), 'empty-files', 'secondary', () => app.go(files)),
    ],
  };
};

export function onward(app: App, next: () => void): HTMLElement {
  // Files that are still being looked at hold it up: what goes is decided before anything else is asked.
  return button(app.t('next'), 'continue', 'primary', () => app.wait(app.written.files.untilSettled(), next, next));
}

/** Fields that may all stay empty: the button says so as long as they are. */
export function skippable(app: App, next: () => void, filled: () => boolean, fields: readonly Child[]): Child[] {
  const on = onward(app, next);
  const label = () => {
    const some = filled();
    on.textContent = app.t(some ? 'next' : 'skip');
    // Going on with nothing is not what the page asks for.
    on.className = some ? 'primary' : 'secondary';
  };
  label();
  return [el('div', { class: 'fields', oninput: label, onchange: label, onclick: label, onkeydown: label }, ...fields), on];
}
