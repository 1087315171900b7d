// The first page: a door to report, a short cut to the camera, a door for whoever comes back, and who is behind them.

import type { App, Screen } from '../app.ts';
import { button, el } from '../dom.ts';
import { later } from '../later.ts';
import { advice, adviseFirst, onionOffer } from './advice.ts';

/** Up to so many names stand on the first page. */
const FEW = 5;

export const home: Screen = (app) => ({
  name: 'home',
  title: app.t('home_title'),
  covered: false,
  content: [
    el('p', { class: 'lead' }, app.t('home_lead')),
    el(
      'div',
      { class: 'doors' },
      door(app.t('home_report'), app.t('home_report_hint'), 'home-report', 'door first', () => adviseFirst(app, () => app.go(home), () => later(app, (more) => more.chooseBody(app)))),
      door(app.t('kind_quick'), app.t('home_quick_hint'), 'home-quick', 'door', () => later(app, (more) => more.quickly(app))),
      door(app.t('home_return'), app.t('home_return_hint'), 'home-return', 'door', () => later(app, (more) => app.go(more.enterCodename))),
    ),
    app.place !== 'onion' && el('div', { class: 'advice' }, el('p', {}, app.place === 'clear' && `${app.t('home_clear')} `, app.t('home_tor')), onionOffer(app)),
    who(app),
    button(app.t('home_advice'), 'advice', 'quiet', () => app.go(advice(() => app.go(home)))),
    button(app.t('home_offline'), 'offline', 'quiet', () => later(app, (more) => app.go(more.offline))),
    button(app.t('home_about'), 'about', 'quiet', () => later(app, (more) => app.go(more.about))),
  ],
});

export function door(label: string, hint: string, test: string, look: string, open: () => void): HTMLElement {
  return el('button', { type: 'button', class: look, test, onclick: open }, el('strong', {}, label), hint !== '' && el('span', {}, hint));
}

/** All of them when they are few; more are folded away under their number. */
function who(app: App): HTMLElement {
  const { agencies } = app.drop;
  const list = el('ul', {}, ...agencies.map((agency) => el('li', {}, app.name(agency.names))));
  return el(
    'section',
    { class: 'who' },
    el('h2', {}, app.t('home_who')),
    agencies.length > FEW ? el('details', {}, el('summary', {}, app.t('home_who_all', { n: agencies.length })), list) : list,
  );
}
