// Hands in a file that was sealed without network: anybody can, with no codename, and sees for which body it is and how large.

import type { CarriedView } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { pickerOpened } from '../cover.ts';
import { button, el, freshId, GUARDS, replace } from '../dom.ts';
import { errorNote, failureOf, showFailure } from '../errors.ts';
import { size } from '../format.ts';
import { offline } from './offline.ts';
import { cleared, sending, stopped } from './send.ts';

export const carry: Screen = (app) => {
  const id = freshId();
  const found = el('div', {});
  const input = el('input', { ...GUARDS, id, type: 'file', class: 'unseen notranslate', test: 'carry-file' });
  input.addEventListener('click', () => pickerOpened(input));
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    input.value = '';
    app.wait(
      app.engine.call('openCarried', { file }),
      (carried) => replace(found, ...ready(app, carried)),
      (error) => replace(found, errorNote(app, failureOf(error))),
    );
  });
  return {
    name: 'carry',
    title: app.t('carry_title'),
    back: () => app.go(offline),
    content: [
      el('p', { class: 'lead' }, app.t('offline_upload_text')),
      el('div', { class: 'picker' }, input, el('label', { for: id, class: 'button secondary' }, app.t('carry_choose'))),
      found,
    ],
  };
};

function ready(app: App, carried: CarriedView): HTMLElement[] {
  const body = app.drop.agencies.find(({ agency }) => agency === carried.agency);
  const row = (term: string, detail: string) => [el('dt', {}, term), el('dd', {}, detail)];
  return [
    el('dl', { class: 'summary' }, ...row(app.t('carry_for'), body === undefined ? '' : app.name(body.names)), ...row(app.t('send_size'), size(app.locale, carried.total))),
    button(app.t('send_button'), 'carry-send', 'primary', () => send(app, carried.total)),
  ];
}

function send(app: App, total: number): void {
  app.go(sending({ sent: 0, total, state: 'sending' }));
  app.wait(
    app.engine.call('sendCarried', {}),
    () => app.go(carried),
    (error) => {
      if (failureOf(error) === 'cancelled') app.go(stopped('cancelled'));
      else showFailure(app, error, () => app.go(carry), () => app.go(offline));
    },
  );
}

const carried: Screen = (app) => ({
  name: 'carried',
  title: app.t('sent_title'),
  content: [
    el('p', { class: 'lead', test: 'carried' }, app.t('carry_sent')),
    button(app.t('sent_done'), 'done', 'primary', () => {
      app.forget();
      app.go(cleared);
    }),
  ],
});
