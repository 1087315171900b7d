// Hands in a file that was sealed without network: anybody can, with no codename, and sees for which body it is and how large.

import type { CarriedView } from '../../worker/calls.ts';
import type { App, Complaint, Screen } from '../app.ts';
import { pickerOpened } from '../cover.ts';
import { button, el, freshId, GUARDS, replace } from '../dom.ts';
import { errorNote, failureOf, showFailure } from '../errors.ts';
import { size } from '../format.ts';
import { offline } from './offline.ts';
import { cleared, sending, stopped } from './send.ts';

export function carry(): Screen {
  // Outlives the drawing of the screen in another language.
  let opened: CarriedView | undefined;
  return (app) => {
    const id = freshId();
    const complaint = el('div', {});
    const found = el('div', { role: 'status' });
    const onward = el('div', {});
    const show = (carried: CarriedView) => {
      opened = carried;
      replace(found, summary(app, carried));
      replace(onward, button(app.t('send_button'), 'carry-send', 'primary', () => send(app, carried.total)));
    };
    const input = el('input', { ...GUARDS, id, type: 'file', class: 'unseen notranslate', test: 'carry-file' });
    const complain = ({ note }: Complaint) => replace(complaint, note());
    input.addEventListener('click', () => pickerOpened(input));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file === undefined) return;
      input.value = '';
      app.complaint = undefined;
      opened = undefined;
      for (const part of [complaint, found, onward]) replace(part);
      app.wait(
        app.engine.call('openCarried', { file }),
        show,
        (error) => {
          app.complaint = { note: () => errorNote(app, failureOf(error)) };
          complain(app.complaint);
        },
      );
    });
    if (opened !== undefined) show(opened);
    if (app.complaint !== undefined) complain(app.complaint);
    return {
      name: 'carry',
      title: app.t('carry_title'),
      back: () => app.go(offline),
      content: [
        el('p', { class: 'lead' }, app.t('offline_upload_text')),
        el('div', { class: 'picker' }, input, el('label', { for: id, class: 'button secondary' }, app.t('carry_choose'))),
        complaint,
        found,
        onward,
      ],
    };
  };
}

function summary(app: App, carried: CarriedView): HTMLElement {
  const body = app.drop.agencies.find(({ agency }) => agency === carried.agency);
  const row = (term: string, detail: string) => [el('dt', {}, term), el('dd', {}, detail)];
  return el('dl', { class: 'summary' }, ...row(app.t('carry_for'), body === undefined ? '' : app.name(body.names)), ...row(app.t('send_size'), size(app.locale, carried.total)));
}

function send(app: App, total: number): void {
  app.go(sending({ sent: 0, total, state: 'sending' }));
  app.wait(
    app.engine.call('sendCarried', {}),
    () => app.go(carried),
    (error) => {
      if (failureOf(error) === 'cancelled') app.go(stopped('cancelled'));
      else showFailure(app, error, () => app.go(carry()), () => app.go(offline));
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
