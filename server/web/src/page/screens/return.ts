// Takes the nine words back, names the place of a mistake, and leads to reading, to writing, or to new words.

import type { Key } from '../../locales/en.ts';
import type { Entered } from '../../worker/calls.ts';
import type { App, Complaint, Screen } from '../app.ts';
import { button, el, replace } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { wordEntry } from '../word-entry.ts';
import { writeAgain } from './again.ts';
import { TO_READ, withAgency } from './agency.ts';
import { home } from './home.ts';
import { readMessages } from './inbox.ts';
import { takeNewWords } from './rekey.ts';
import { listOwn } from './withdraw.ts';

type Next = (app: App) => void;

/** What is asked for with the words; the first door is the one that Enter opens. */
interface Asked {
  readonly name: string;
  readonly title: Key;
  readonly lead: Key;
  readonly doors: readonly [Door, ...Door[]];
  readonly back: Next;
}

interface Door {
  readonly label: Key;
  readonly test: string;
  readonly next: Next;
}

export const enterCodename: Screen = words({
  name: 'return',
  title: 'return_title',
  lead: 'return_lead',
  doors: [
    { label: 'return_open', test: 'return-open', next: (app) => chooseBody(app, readMessages) },
    { label: 'return_write', test: 'return-write', next: (app) => chooseBody(app, writeAgain) },
    { label: 'return_take_back', test: 'return-take-back', next: (app) => chooseBody(app, listOwn) },
    { label: 'return_rekey', test: 'return-rekey', next: (app) => chooseBody(app, takeNewWords) },
  ],
  back: (app) => app.go(home),
});

/** The words once more, for what is sent to the body chosen before; the visit that read is over by then. */
export function retype(next: Next, back: Next): Screen {
  return words({ name: 'retype', title: 'retype_title', lead: 'retype_lead', doors: [{ label: 'next', test: 'retype-continue', next }], back });
}

function words({ back, doors, ...asked }: Asked): Screen {
  const screen: Screen = (app) => {
    const complaint = el('div', {});
    const submit = (next: Next) => {
      app.complaint = undefined;
      replace(complaint);
      // Cleared first: when this screen is left before the answer, nothing of an earlier codename stays in its place.
      app.entered = undefined;
      app.inbox = undefined;
      app.rekeying = undefined;
      app.wait(
        app.engine.call('enterCodename', { words: app.typedWords }),
        (entered) => {
          if (entered.state !== 'ok') {
            app.complaint = complaintOf(app, entered);
            complain(app.complaint);
            return;
          }
          app.entered = entered.handle;
          next(app);
        },
        (error) => showFailure(app, error, () => app.go(screen), () => app.go(home)),
      );
    };
    const complain = ({ at, note }: Complaint) => {
      replace(complaint, note());
      entry.mark(at ?? -1);
    };
    // There is nobody to take a message back from where there is no network.
    const [first, ...others] = doors.filter(({ test }) => app.offline === undefined || test !== 'return-take-back') as [Door, ...Door[]];
    const open = button(app.t(first.label), first.test, 'primary', () => submit(first.next));
    const entry = wordEntry(app, {
      places: app.typedWords.map((_, at) => ({ position: at + 1, test: `return-word-${at + 1}` })),
      typed: app.typedWords,
      canHide: true,
      finished: () => open.focus(),
      submit: () => submit(first.next),
    });
    if (app.complaint !== undefined) complain(app.complaint);
    return {
      name: asked.name,
      title: app.t(asked.title),
      back: () => back(app),
      content: [
        el('p', { class: 'lead' }, app.t(asked.lead)),
        entry.element,
        complaint,
        open,
        ...others.map(({ label, test, next }) => button(app.t(label), test, 'quiet', () => submit(next))),
      ],
    };
  };
  return screen;
}

function chooseBody(app: App, next: Next): void {
  withAgency(app, TO_READ, () => next(app), () => app.go(enterCodename));
}

function complaintOf(app: App, entered: Exclude<Entered, { state: 'ok' }>): Complaint {
  const position = entered.state === 'unknown' ? entered.position : entered.state === 'count' ? app.typedWords.indexOf('') + 1 : 0;
  const said = () =>
    entered.state === 'unknown'
      ? app.t('return_unknown', { n: position })
      : entered.state === 'count'
        ? app.t('return_count', { n: entered.found })
        : app.t('return_check');
  return {
    at: position - 1,
    note: () => el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': `codename-${entered.state}`, 'data-position': position > 0 ? position : undefined }, said()),
  };
}
