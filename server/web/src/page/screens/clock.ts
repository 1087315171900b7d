// Asks for today's date when the device and the server disagree by more than two days: the date decides which key seals.

import type { Screen } from '../app.ts';
import { button, el, freshId, GUARDS, paragraphs } from '../dom.ts';

const DAY = 86_400_000;

export function clock(serverDay: number | undefined, go: () => void): Screen {
  return (app) => {
    const id = freshId();
    const field = el('input', { ...GUARDS, id, type: 'date', test: 'today' });
    if (serverDay !== undefined) field.value = new Date(serverDay * DAY).toISOString().slice(0, 10);
    const take = () => {
      const at = Date.parse(`${field.value}T00:00:00Z`);
      if (Number.isNaN(at)) field.focus();
      else void app.engine.call('setToday', { day: Math.floor(at / DAY) }).then(go, () => app.go(clock(serverDay, go)));
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
