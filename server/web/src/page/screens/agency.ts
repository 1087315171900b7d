// Chooses a body: by its name, by what it deals with, by its district, or the one for whoever is not sure. All of it comes from drop.js: nothing is asked of the server.

import type { Key } from '../../locales/locale.ts';
import type { Agency, Named } from '../../worker/drop.ts';
import type { App, Screen } from '../app.ts';
import { button, el, replace, textField, type Child } from '../dom.ts';
import { findAgencies, groupsOf, type Group } from '../search.ts';
import { forgetChoices } from '../written.ts';
import { door } from './home.ts';

/** Up to so many bodies are shown as they are; more can be searched and listed in other ways. */
const FEW = 5;
/** So many sectors stand under a name; whoever wants all of them has the list by topic. */
const SHOWN = 4;

const WAYS = { name: 'agency_by_name', sector: 'agency_by_sector', district: 'agency_by_district' } as const satisfies Record<string, Key>;
type Way = keyof typeof WAYS;

/** In which list a body was found, and as what: chosen for the source, who said so by choosing it there. */
type Preset = { readonly sector?: string; readonly district?: string };

export interface Choosing {
  readonly title: Key;
  /** What whoever was not sure reads on that door. */
  readonly unsure: Key;
  readonly hint: Key;
}

export const TO_WRITE: Choosing = { title: 'agency_title', unsure: 'agency_unsure', hint: 'agency_unsure_hint' };
export const TO_READ: Choosing = { title: 'agency_title_return', unsure: 'agency_unsure_return', hint: 'agency_unsure_return_hint' };

/** Goes on with the only body there is, or asks which. */
export function withAgency(app: App, choosing: Choosing, next: () => void, back: (() => void) | undefined): void {
  const [only, ...others] = app.drop.agencies;
  if (only !== undefined && others.length === 0) take(app, only, {}, next);
  else app.go(chooseAgency(choosing, next, back));
}

function take(app: App, agency: Agency, preset: Preset, next: () => void): void {
  if (app.agency?.agency !== agency.agency) forgetChoices(app.written);
  app.agency = agency;
  Object.assign(app.written, preset);
  next();
}

function chooseAgency(choosing: Choosing, next: () => void, back: (() => void) | undefined): Screen {
  // Outlives the drawing of the screen in another language.
  const state: { typed: string; way: Way; picked: number | undefined } = { typed: '', way: 'name', picked: undefined };
  return (app) => {
    const { agencies } = app.drop;
    const box = el('div', { class: 'found' });
    const choose = (agency: Agency, preset: Preset = {}) => take(app, agency, preset, next);
    const draw = () => replace(box, ...results(app, state, choose, draw));
    draw();
    return {
      name: 'agency',
      title: app.t(choosing.title),
      covered: false,
      ...(back === undefined ? {} : { back }),
      content: [
        ...(agencies.length > FEW ? finders(app, state, draw) : []),
        unsure(app, choosing, choose),
        box,
      ],
    };
  };
}

function unsure(app: App, { unsure: label, hint }: Choosing, choose: (agency: Agency) => void): Child {
  const standard = app.drop.agencies.find((agency) => agency.default);
  return standard !== undefined && door(app.t(label), app.t(hint, { name: app.name(standard.names) }), 'agency-unsure', 'door', () => choose(standard));
}

interface State {
  typed: string;
  way: Way;
  picked: number | undefined;
}

/** The field to search, and the three lists. */
function finders(app: App, state: State, draw: () => void): Child[] {
  const search = textField({
    label: app.t('agency_search'),
    test: 'agency-search',
    value: state.typed,
    limit: 200,
    input: (value) => {
      state.typed = value;
      draw();
    },
  });
  const has = (list: 'sectors' | 'districts') => app.drop.agencies.some((agency) => agency[list].length > 0);
  const ways: Way[] = ['name', ...(has('sectors') ? (['sector'] as const) : []), ...(has('districts') ? (['district'] as const) : [])];
  const input = search.querySelector('input');
  const choices = ways.map((way) =>
    el(
      'button',
      {
        type: 'button',
        test: `agency-by-${way}`,
        'aria-pressed': String(way === state.way),
        onclick: () => {
          Object.assign(state, { way, picked: undefined, typed: '' });
          if (input !== null) input.value = '';
          choices.forEach((choice, at) => choice.setAttribute('aria-pressed', String(ways[at] === way)));
          draw();
        },
      },
      app.t(WAYS[way]),
    ),
  );
  return [search, ways.length > 1 && el('div', { class: 'ways', role: 'group', 'aria-label': app.t('agency_by') }, ...choices)];
}

type Choose = (agency: Agency, preset?: Preset) => void;

function results(app: App, state: State, choose: Choose, draw: () => void): Child[] {
  const { agencies } = app.drop;
  if (state.typed.trim() !== '') {
    const found = findAgencies(agencies, state.typed);
    const said = found.length === 0 ? app.t('agency_not_found') : app.t('agency_found', { n: found.length });
    return [
      el('p', { class: 'hint', role: 'status', test: 'agency-found', 'data-count': found.length }, said),
      doors(found.map(({ agency, because }) => body(app, agency, because.length > 0 ? because : agency.sectors, () => choose(agency)))),
    ];
  }
  if (state.way === 'name') return [doors(agencies.map((agency) => body(app, agency, agency.sectors, () => choose(agency))))];
  const [way, list] = state.way === 'sector' ? (['sector', 'sectors'] as const) : (['district', 'districts'] as const);
  const groups = groupsOf(agencies, list, (names) => app.name(names));
  const picked = state.picked === undefined ? undefined : groups[state.picked];
  const all = () => {
    state.picked = undefined;
    draw();
  };
  if (picked !== undefined) return members(app, picked, all, (agency, id) => choose(agency, { [way]: id }));
  return [doors(groups.map((group, at) => groupDoor(app, group, at, () => {
    state.picked = at;
    draw();
  }, (agency, id) => choose(agency, { [way]: id }))))];
}

/** A sector or district: leads to its body when it has one only, otherwise to the list of them. */
function groupDoor(app: App, { label, members: all }: Group, at: number, open: () => void, choose: (agency: Agency, id: string) => void): HTMLElement {
  const [only, ...others] = all;
  const names = all.map(({ agency }) => app.name(agency.names)).join(' · ');
  return door(label, names, `agency-group-${at + 1}`, 'door', () => {
    if (only !== undefined && others.length === 0) choose(only.agency, only.id);
    else open();
  });
}

function members(app: App, { label, members: all }: Group, back: () => void, choose: (agency: Agency, id: string) => void): Child[] {
  const head = el('h2', { tabindex: -1 }, label);
  queueMicrotask(() => head.focus());
  return [
    head,
    doors(all.map(({ agency, id }) => body(app, agency, [], () => choose(agency, id)))),
    button(app.t('agency_groups'), 'agency-groups', 'quiet', back),
  ];
}

function body(app: App, agency: Agency, about: readonly Named[], open: () => void): HTMLElement {
  const names = about.slice(0, SHOWN).map(({ names: words }) => app.name(words));
  const hint = about.length > SHOWN ? `${names.join(' · ')} …` : names.join(' · ');
  return door(app.name(agency.names), hint, `agency-${agency.agency}`, 'door', open);
}

function doors(list: readonly HTMLElement[]): HTMLElement {
  return el('div', { class: 'doors' }, ...list);
}
