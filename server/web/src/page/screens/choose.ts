// Chooses the way of telling; says before anything is written how long ago the body last collected.

import type { Key } from '../../locales/en.ts';
import type { Collected, Hotline, Kind } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { el, paragraphs, type Child } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { date } from '../format.ts';
import { TO_WRITE, withAgency } from './agency.ts';
import { door, home } from './home.ts';
import { keyOf } from './key.ts';
import { loading } from './loading.ts';
import { firstQuestion } from './flow.ts';

/** After so many days without collection the page warns. */
const LATE_DAYS = 14;
/** Days between two collections where a body says nothing of its rhythm. */
export const USUAL_RHYTHM = 7;

/** From the first page: which body, unless there is only one; then how to tell it. */
export function chooseBody(app: App): void {
  withAgency(app, TO_WRITE, () => openDesk(app), () => app.go(home));
}

/** From the first page to the camera: the body for whoever is not sure, who can be changed there; with none to fall back on, it is asked for. */
export function quickly(app: App): void {
  app.written.kind = 'quick';
  const [only, ...others] = app.drop.agencies;
  const standard = others.length === 0 ? only : app.drop.agencies.find((agency) => agency.default);
  const next = () => openDesk(app, () => app.go(firstQuestion(app)));
  if (standard === undefined) {
    withAgency(app, TO_WRITE, next, () => app.go(home));
    return;
  }
  app.agency = standard;
  next();
}

/** Fetches the card and the newest note of the chosen body, then asks how to tell it. */
export function openDesk(app: App, next: () => void = () => app.go(kinds)): void {
  const agency = app.chosen().agency;
  app.go(loading('loading', () => app.go(home)));
  app.wait(
    app.engine.call('desk', { agency }),
    (desk) => {
      app.desk = desk;
      next();
    },
    (error) => showFailure(app, error, () => openDesk(app, next), () => app.go(home)),
  );
}

export const kinds: Screen = (app) => {
  const roles = app.desk?.card.roles ?? [];
  const way = (kind: Kind, label: Key, hint: string) =>
    door(app.t(label), hint, `kind-${kind}`, 'door', () => {
      app.written.kind = kind;
      app.go(firstQuestion(app));
    });
  return {
    name: 'kind',
    title: app.t('kind_title'),
    covered: false,
    back: () => (app.drop.agencies.length > 1 ? chooseBody(app) : app.go(home)),
    content: [
      addressee(app),
      app.desk !== undefined && !(app.offline !== undefined && app.desk.collected === 'unknown') && collected(app, app.desk.collected, app.desk.today, app.desk.card.hotlines),
      ...(app.desk?.card.texts === undefined ? [] : paragraphs(app.name(app.desk.card.texts))),
      el(
        'div',
        { class: 'doors' },
        way('quick', 'kind_quick', app.t('kind_quick_hint')),
        way('report', 'kind_report', app.t('kind_report_hint')),
        way('statement', 'kind_statement', app.t('kind_statement_hint')),
        roles.length > 0 && way('field', 'kind_field', roles.map(({ names }) => app.name(names)).join(' · ')),
      ),
      comeBackAfter(app),
    ],
  };
};

/** To whom, and its key for whoever wants to compare it. */
export function addressee(app: App): HTMLElement {
  return el('div', { class: 'to' }, el('p', { class: 'addressee' }, app.name(app.chosen().names)), keyOf(app));
}

/** When the body last collected, a warning after two weeks, and the number to call then. */
export function collected(app: App, collected: Collected, today: number, hotlines: readonly Hotline[]): Child {
  const late = isLate(collected, today);
  return el(
    'p',
    { class: late ? 'note warn' : 'fact', test: 'collected', 'data-day': collected },
    typeof collected === 'number' ? app.t('collected_on', { date: date(app.locale, collected) }) : app.t(collected === 'never' ? 'collected_never' : 'collected_unknown'),
    late && ` ${app.t('collected_late')}`,
    (late || collected === 'never') && hotlines.length > 0 && ` ${app.t('hotline', { number: numbers(app, hotlines) })}`,
  );
}

function isLate(collected: Collected, today: number): boolean {
  return typeof collected === 'number' && today - collected > LATE_DAYS;
}

/** When there can be an answer, by the rhythm that the card names. Not said of a body that has not kept to any. */
export function comeBackAfter(app: App): Child {
  if (app.desk === undefined || isLate(app.desk.collected, app.desk.today)) return false;
  return el('p', { class: 'fact', test: 'come-back' }, app.t('come_back_after', { n: app.desk.card.rhythm ?? USUAL_RHYTHM }));
}

/** Telephone numbers in one line, each in one piece and with who answers there. */
function numbers(app: App, hotlines: readonly Hotline[]): string {
  return hotlines
    .map(({ number, names }) => {
      const whole = number.replaceAll(' ', '\u00a0');
      return names === undefined ? whole : `${whole} (${app.name(names)})`;
    })
    .join(', ');
}
