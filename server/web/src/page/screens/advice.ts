// Advice before the first report of a visit: device, place, what not to say, who sees what.

import type { Key } from '../../locales/en.ts';
import type { App, Screen } from '../app.ts';
import { onionOf } from '../address.ts';
import { button, el, type Child } from '../dom.ts';
import { expect } from '../later.ts';

const SECTIONS: readonly (readonly [title: Key, lines: Key])[] = [
  ['advice_device', 'advice_device_list'],
  ['advice_place', 'advice_place_list'],
  ['advice_say', 'advice_say_list'],
  ['advice_seen', 'advice_seen_list'],
  ['advice_blocked', 'advice_blocked_list'],
  ['advice_after', 'advice_after_list'],
];

/** `next` goes on with the report; from the first page there is only the way back to it. */
export function advice(back: () => void, next?: () => void): Screen {
  return (app) => ({
    name: 'advice',
    title: app.t('advice_title'),
    covered: false,
    back,
    content: [
      el('p', { class: 'lead' }, app.t('advice_lead')),
      next !== undefined && button(app.t('advice_skip'), 'advice-skip', 'quiet', next),
      ...SECTIONS.flatMap(([title, lines]): Child[] => [
        el('h2', {}, app.t(title)),
        title === 'advice_seen' && hereSeen(app),
        el('ul', { class: 'plain' }, ...app.t(lines).split('\n').map((line) => el('li', {}, line))),
      ]),
      next !== undefined && button(app.t('next'), 'advice-continue', 'primary', next),
    ],
  });
}

/** Before «Report» goes on, once in a visit. */
export function adviseFirst(app: App, back: () => void, next: () => void): void {
  if (app.advised) {
    next();
    return;
  }
  expect();
  app.go(
    advice(back, () => {
      app.advised = true;
      next();
    }),
  );
}

/** What the address in use tells to whom, and the better one where there is one. */
function hereSeen(app: App): Child {
  if (app.place === 'onion') return el('p', { class: 'note' }, app.t('advice_here_onion'));
  return el('div', { class: 'note' }, el('p', {}, app.t('advice_here_clear')), onionOffer(app));
}

/** As text to mark and copy: a link would open in this browser, where it leads nowhere. */
export function onionOffer(app: App): Child {
  const onion = onionOf(app.drop.addresses);
  return app.place !== 'onion' && onion !== undefined && el('p', {}, app.t('advice_onion'), ' ', el('code', { class: 'address', test: 'onion' }, onion));
}
