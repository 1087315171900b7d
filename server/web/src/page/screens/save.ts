// Collects log and drawer of one body into a file that is read without network; the codename stays where it is.

import type { App, Complaint, Screen } from '../app.ts';
import { button, el, markWrong, replace, textField } from '../dom.ts';
import { showFailure } from '../errors.ts';
import { saveFile } from '../save-file.ts';
import { TO_READ, withAgency } from './agency.ts';
import { loading } from './loading.ts';
import { offline } from './offline.ts';

const NAME = 'visit.tar';

/** Asks for the body, and for the drawer as soon as there is more than one. */
export function chooseSaved(app: App): void {
  const next = () => (Math.max(...app.drop.bits) === 0 ? collect(app, 0) : app.go(drawer()));
  withAgency(app, TO_READ, next, () => app.go(offline));
}

function drawer(): Screen {
  // Outlives the drawing of the screen in another language.
  let typed = '';
  return (app) => {
    const most = 2 ** Math.max(...app.drop.bits);
    const complaint = el('div', {});
    const field = textField({
      label: app.t('save_drawer'),
      hint: app.t('save_drawer_hint'),
      test: 'save-drawer',
      value: typed,
      limit: 5,
      input: (value) => {
        typed = value.trim();
      },
    });
    const complain = ({ note }: Complaint) => {
      replace(complaint, note());
      markWrong(field);
    };
    const take = () => {
      if (/^[0-9]{1,5}$/.test(typed) && Number(typed) < most) {
        collect(app, Number(typed));
        return;
      }
      app.complaint = { note: () => el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'drawer' }, app.t('save_drawer_wrong', { most: most - 1 })) };
      complain(app.complaint);
    };
    if (app.complaint !== undefined) complain(app.complaint);
    return {
      name: 'save',
      title: app.t('save_title'),
      back: () => app.go(offline),
      content: [field, complaint, button(app.t('save_button'), 'save-start', 'primary', take)],
    };
  };
}

function collect(app: App, number: number): void {
  const back = () => app.go(offline);
  app.go(loading('save_title', back, 'reading_lead'));
  app.wait(
    app.engine.call('saveVisit', { agency: app.chosen().agency, drawer: number }),
    (file) => app.go(collected(file)),
    (error) => showFailure(app, error, () => collect(app, number), back),
  );
}

function collected(file: Blob): Screen {
  return (app) => ({
    name: 'saved',
    title: app.t('save_title'),
    back: () => app.go(offline),
    content: [el('p', { class: 'lead' }, app.t('save_done')), button(app.t('save_get'), 'save-get', 'primary', () => saveFile(file, NAME))],
  });
}
