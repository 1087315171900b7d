// Covers the page while it is hidden, so that a glance at the list of open apps or at a switched-back tab shows nothing; clears nothing.

import type { App } from './app.ts';
import { button, el } from './dom.ts';

let picking = false;

/** A file picker or camera hides the page by the person's own doing: then the cover goes by itself on return. */
export function pickerOpened(input: HTMLInputElement): void {
  picking = true;
  const closed = () => {
    picking = false;
    uncover();
  };
  // Not every browser says that nothing was chosen; one that has the keyboard again has no picker open.
  window.addEventListener('focus', () => document.visibilityState === 'visible' && closed(), { once: true });
  input.addEventListener('change', closed, { once: true });
  input.addEventListener('cancel', closed, { once: true });
}

function uncover(): void {
  document.querySelector('.cover')?.remove();
  document.getElementById('page')?.removeAttribute('inert');
}

export function watchHiding(app: App): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      if (picking) uncover();
      return;
    }
    if (!app.covered || document.querySelector('.cover') !== null) return;
    document.getElementById('page')?.setAttribute('inert', '');
    document.body.append(
      el(
        'div',
        { class: 'cover', test: 'cover', role: 'dialog', 'aria-modal': 'true', 'aria-label': app.t('cover_title') },
        el('p', {}, app.t('cover_text')),
        button(app.t('cover_open'), 'cover-continue', 'primary', uncover),
        button(app.t('exit'), 'cover-exit', 'secondary', () => app.leave()),
      ),
    );
  });
}
