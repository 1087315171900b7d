// Stands in for page/screens/home.ts in the single-file client: first a saved visit is opened, then there are the two doors.

import type { App, Screen } from '../page/app.ts';
import { pickerOpened } from '../page/cover.ts';
import { button, el, freshId, GUARDS, replace, type Child } from '../page/dom.ts';
import { errorNote } from '../page/errors.ts';
import { date } from '../page/format.ts';
import { later } from '../page/later.ts';
import { chooseBody } from '../page/screens/choose.ts';
import { clock } from '../page/screens/clock.ts';
import { advice, adviseFirst } from '../page/screens/advice.ts';
import { door } from '../page/screens/home.ts';
import { opened, openVisit, today } from './opened.ts';
import { begin } from './begin.ts';

export { door } from '../page/screens/home.ts';

export const home: Screen = (app) => (app.drop.agencies.length === 0 ? closed(app) : doors(app));

/** No file is open yet. */
const closed: Screen = (app) => ({
  name: 'single',
  title: app.t('single_title'),
  covered: false,
  content: [el('p', { class: 'lead' }, app.t('single_lead')), opener(app, 'single_open'), el('p', { class: 'hint' }, app.t('single_where')), adviceButton(app)],
});

const doors: Screen = (app) => ({
  name: 'home',
  title: app.t('single_title'),
  covered: false,
  content: [
    el('p', { class: 'lead' }, app.t('single_lead_open')),
    el('div', {}, ...app.drop.agencies.map((agency) => keyOf(app, agency.agency, app.name(agency.names)))),
    el('p', { class: 'hint' }, app.t('single_compare')),
    el('p', { class: 'fact' }, app.t('single_today', { date: date(app.locale, today()) })),
    button(app.t('single_today_wrong'), 'single-today', 'quiet', () => app.go(clock(() => app.go(home)))),
    el(
      'div',
      { class: 'doors' },
      door(app.t('single_write'), app.t('single_write_hint'), 'home-report', opened().reads ? 'door' : 'door first', () => adviseFirst(app, () => app.go(home), () => chooseBody(app))),
      opened().reads && door(app.t('single_read'), app.t('single_read_hint'), 'home-return', 'door first', () => later(app, (more) => app.go(more.enterCodename))),
    ),
    adviceButton(app),
    opener(app, 'single_another'),
  ],
});

function adviceButton(app: App): HTMLElement {
  return button(app.t('home_advice'), 'advice', 'quiet', () => app.go(advice(() => app.go(home))));
}

/** The name of a body and its key in twelve words. */
function keyOf(app: App, agency: string, name: string): HTMLElement {
  const words = el('p', { class: 'fingerprint', test: `fingerprint-${agency}` });
  app.engine.call('fingerprintWords', { fingerprint: agency }).then(
    (lists) => replace(words, lists[app.language].join(' ')),
    () => undefined,
  );
  return el('div', {}, el('h2', {}, name), words);
}

function opener(app: App, label: 'single_open' | 'single_another'): HTMLElement {
  const id = freshId();
  const outcome = el('div', {});
  const complain = () => {
    app.complaint = { note: () => errorNote(app, 'no-saved-visit') };
    replace(outcome, app.complaint.note());
  };
  if (app.complaint !== undefined) replace(outcome, app.complaint.note());
  const input = el('input', { ...GUARDS, id, type: 'file', class: 'unseen notranslate', test: 'saved' });
  input.addEventListener('click', () => pickerOpened(input));
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    input.value = '';
    app.wait(
      openVisit(file),
      (visit) => (visit === undefined ? complain() : begin(visit.drop, app.locale)),
      complain,
    );
  });
  const content: Child[] = [input, el('label', { for: id, class: `button ${label === 'single_open' ? 'primary' : 'secondary'}` }, app.t(label)), outcome];
  return el('div', { class: 'picker' }, ...content);
}
