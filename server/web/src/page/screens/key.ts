// The key of the chosen body in twelve words, folded away: the first of them in sight, all of them for whoever has a paper to compare.

import type { App } from '../app.ts';
import { el, replace } from '../dom.ts';

/** So many words stand on the line that unfolds the rest. */
const IN_SIGHT = 3;

export function keyOf(app: App): HTMLElement {
  const { agency } = app.chosen();
  const glance = el('span', { class: 'glance', translate: 'no' });
  const whole = el('p', { class: 'fingerprint', translate: 'no', test: 'agency-key' });
  // Counted in this browser: the server is asked nothing.
  app.wait(
    app.engine.call('fingerprintWords', { fingerprint: agency }),
    (all) => {
      const words = all[app.language];
      replace(glance, `${words.slice(0, IN_SIGHT).join(' ')} …`);
      replace(whole, words.join(' '));
    },
    () => undefined,
  );
  return el(
    'details',
    { class: 'agency-key', test: 'key' },
    el('summary', {}, app.t('key_title'), glance),
    whole,
    el('p', { class: 'hint' }, app.t('about_key_text')),
  );
}
