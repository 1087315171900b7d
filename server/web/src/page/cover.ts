// Covers the page while it is hidden, so that a glance at the list of open apps or at a switched-back tab shows nothing; clears nothing.

import type { App } from './app.ts';
import { button, el } from './dom.ts';

let picking = false;

/** A file picker or camera hides the page by the person's own doing: then the cover goes by itself on return. */
export function pickerOpened(input: HTMLInputElement): void {
  picking = true;
  const over = new AbortController();
  const closed = () => {
    if (document.visibilityState !== 'visible') return;
    over.abort();
    picking = false;
    uncover();
  };
  input.addEventListener('change', closed, { signal: over.signal });
  input.addEventListener('cancel', closed, { signal: over.signal });
  // Not every browser says that nothing was chosen; one that has the keyboard again has no picker open.
  window.addEventListener('focus', closed, { signal: over.signal });
}

/** Where the keyboard was when the cover came. */
let before: HTMLElement | undefined;

function uncover(): void {
  const cover = document.querySelector('.cover');
  if (cover === null) return;
  cover.remove();
  document.getElementById('page')?.removeAttribute('inert');
  before?.focus({ preventScroll: true });
  before = undefined;
}

export function watchHiding(app: Pick<App, 'covered' | 't' | 'leave'>): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      if (picking) uncover();
      else document.querySelector<HTMLElement>('.cover .primary')?.focus();
      return;
    }
    if (!app.covered || document.querySelector('.cover') !== null) return;
    before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
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
