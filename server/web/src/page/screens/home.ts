// The first page: two doors, and who is behind them.

import type { App, Screen } from '../app.ts';
import { button, el } from '../dom.ts';
import { later } from '../later.ts';
import { advice, adviseFirst, onionOffer } from './advice.ts';
import { chooseAgency, openDesk } from './choose.ts';

export const home: Screen = (app) => ({
  name: 'home',
  title: app.t('home_title'),
  covered: false,
  content: [
    el('p', { class: 'lead' }, app.t('home_lead')),
    el(
      'div',
      { class: 'doors' },
      door(app.t('home_report'), app.t('home_report_hint'), 'home-report', 'door first', () => adviseFirst(app, () => app.go(home), () => report(app))),
      door(app.t('home_return'), app.t('home_return_hint'), 'home-return', 'door', () => later(app, (more) => app.go(more.enterCodename))),
    ),
    app.place !== 'onion' && el('div', { class: 'advice' }, el('p', {}, app.place === 'clear' && `${app.t('home_clear')} `, app.t('home_tor')), onionOffer(app)),
    el(
      'section',
      { class: 'who' },
      el('h2', {}, app.t('home_who')),
      el('ul', {}, ...app.drop.agencies.map((agency) => el('li', {}, app.name(agency.names)))),
    ),
    button(app.t('home_advice'), 'advice', 'quiet', () => app.go(advice(() => app.go(home)))),
    button(app.t('home_about'), 'about', 'quiet', () => later(app, (more) => app.go(more.about))),
  ],
});

export function door(label: string, hint: string, test: string, look: string, open: () => void): HTMLElement {
  return el('button', { type: 'button', class: look, test, onclick: open }, el('strong', {}, label), hint !== '' && el('span', {}, hint));
}

function report(app: App): void {
  const only = app.drop.agencies.length === 1 ? app.drop.agencies[0] : undefined;
  if (only === undefined) {
    app.go(chooseAgency('agency_title', () => openDesk(app), () => app.go(home)));
    return;
  }
  app.agency = only;
  openDesk(app);
}
