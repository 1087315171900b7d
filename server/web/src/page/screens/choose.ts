// Chooses the body and the way of telling; says before anything is written how long ago the body last collected.

import type { Key } from '../../locales/en.ts';
import type { Collected, Hotline, Kind } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { el, paragraphs, type Child } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { date } from '../format.ts';
import { door, home } from './home.ts';
import { loading } from './loading.ts';
import { firstQuestion } from './flow.ts';

/** After so many days without collection the page warns. */
const LATE_DAYS = 14;

export function chooseAgency(title: Key, next: () => void, back: () => void): Screen {
  return (app) => ({
    name: 'agency',
    title: app.t(title),
    covered: false,
    back,
    content: [
      el(
        'div',
        { class: 'doors' },
        ...app.drop.agencies.map((agency) =>
          door(app.name(agency.names), '', `agency-${agency.agency}`, agency.default ? 'door first' : 'door', () => {
            app.agency = agency;
            next();
          }),
        ),
      ),
    ],
  });
}

/** Fetches the card and the newest note of the chosen body, then asks how to tell it. */
export function openDesk(app: App): void {
  const agency = app.chosen().agency;
  app.go(loading('loading', () => app.go(home)));
  app.wait(
    app.engine.call('desk', { agency }),
    (desk) => {
      app.desk = desk;
      app.go(kinds);
    },
    (error) => showFailure(app, error, () => openDesk(app), () => app.go(home)),
  );
}

export const kinds: Screen = (app) => {
  const way = (kind: Kind, label: Key, hint: Key) =>
    door(app.t(label), app.t(hint), `kind-${kind}`, 'door', () => {
      app.written.kind = kind;
      app.go(firstQuestion(app));
    });
  return {
    name: 'kind',
    title: app.t('kind_title'),
    covered: false,
    back: () => app.go(home),
    content: [
      el('p', { class: 'addressee' }, app.name(app.chosen().names)),
      app.desk !== undefined && collected(app, app.desk.collected, app.desk.today, app.desk.card.hotlines),
      ...(app.desk?.card.texts === undefined ? [] : paragraphs(app.name(app.desk.card.texts))),
      el(
        'div',
        { class: 'doors' },
        way('quick', 'kind_quick', 'kind_quick_hint'),
        way('report', 'kind_report', 'kind_report_hint'),
        way('statement', 'kind_statement', 'kind_statement_hint'),
      ),
    ],
  };
};

/** When the body last collected, a warning after two weeks, and the number to call then. */
export function collected(app: App, collected: Collected, today: number, hotlines: readonly Hotline[]): Child {
  const late = typeof collected === 'number' && today - collected > LATE_DAYS;
  return el(
    'p',
    { class: late ? 'note warn' : 'fact', test: 'collected', 'data-day': collected },
    typeof collected === 'number' ? app.t('collected_on', { date: date(app.locale, collected) }) : app.t(collected === 'never' ? 'collected_never' : 'collected_unknown'),
    late && ` ${app.t('collected_late')}`,
    (late || collected === 'never') && hotlines.length > 0 && ` ${app.t('hotline', { number: numbers(app, hotlines) })}`,
  );
}

/** Telephone numbers in one line, each with who answers there. */
function numbers(app: App, hotlines: readonly Hotline[]): string {
  return hotlines.map(({ number, names }) => (names === undefined ? number : `${number}\u00a0(${app.name(names)})`)).join(', ');
}
