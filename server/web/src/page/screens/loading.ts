// A calm screen while something is fetched.

import type { Key } from '../../locales/en.ts';
import type { Screen } from '../app.ts';
import { el } from '../dom.ts';

export function loading(title: Key, back: () => void, lead?: Key): Screen {
  return (app) => ({
    name: 'loading',
    title: app.t(title),
    back,
    content: [lead !== undefined && el('p', { class: 'lead' }, app.t(lead)), el('div', { class: 'waiting', role: 'status', 'aria-label': app.t('loading') })],
  });
}
