// Asks for today's date when the device and the server disagree by more than two days: the date decides which key seals.

import type { Screen } from '../app.ts';
import { button, el, freshId, GUARDS, paragraphs } from '../dom.ts';

const DAY = 86_400_000;

/** Nothing is filled in: neither clock is to be believed, and a date that stands there already is one that gets accepted. */
export function clock(go: () => void): Screen {
  return (app) => {
    const id = freshId();
    const field = el('input', { ...GUARDS, id, type: 'date', test: 'today' });
    const take = () => {
      const at = Date.parse(`${field.value}T00:00:00Z`);
      if (Number.isNaN(at)) field.focus();
      else void app.engine.call('setToday', { day: Math.floor(at / DAY) }).then(go, () => app.go(clock(go)));
    };
    return {
      name: 'clock',
      title: app.t('clock_title'),
      content: [
        ...paragraphs(app.t('clock_text')),
        el('div', { class: 'field' }, el('label', { for: id }, app.t('clock_label')), field),
        button(app.t('next'), 'continue', 'primary', take),
      ],
    };
  };
}
