// Choosing files: the limits are said beside the buttons, names stay inside the tip.

import { MOST_FILES } from '../attached.ts';
import type { App } from '../app.ts';
import { pickerOpened } from '../cover.ts';
import { el, freshId, GUARDS, replace, type Child } from '../dom.ts';
import { size } from '../format.ts';
import { showAttached } from './attached-list.ts';

/** Any files; a photo that goes at once; the pages of a statement. */
export type Asked = 'files' | 'photo' | 'pages';

export function attachments(app: App, asked: Asked = 'files'): Child[] {
  const { files } = app.written;
  files.callPages(asked === 'pages');
  const list = el('div', { class: 'attached' });
  const label = el('span', {});
  const draw = () => {
    label.textContent = chooseLabel(app, asked);
    if (files.list.length === 0) replace(list);
    else showAttached(app, asked, list);
  };
  files.onchange = draw;
  draw();
  const limits = el('p', { class: 'hint', test: 'files-limit' }, app.t('files_limit', { count: MOST_FILES, size: size(app.locale, app.desk?.room ?? 0) }), ` ${app.t('files_meta')}`);
  return [
    el(
      'div',
      { class: 'files' },
      // Whoever came for the camera finds it first; the limits of so quick a tip are hardly ever met.
      asked !== 'photo' && limits,
      list,
      asked !== 'files' && picker(app, 'camera', app.t(asked === 'photo' ? 'files_camera' : 'pages_camera'), { accept: 'image/*', capture: 'environment' }, 'primary'),
      picker(app, 'files', label, { multiple: true, accept: asked === 'pages' ? 'image/*' : undefined }, 'secondary'),
      asked === 'photo' && limits,
    ),
  ];
}

function chooseLabel(app: App, asked: Asked): string {
  if (asked === 'pages') return app.t('pages_choose');
  if (app.written.files.list.length > 0) return app.t('files_more');
  return app.t(asked === 'photo' ? 'files_device' : 'files_choose');
}

/** An input that nobody sees under a label that everybody does. */
function picker(app: App, test: string, label: Child, kind: { readonly accept?: string | undefined; readonly capture?: string; readonly multiple?: boolean }, look: 'primary' | 'secondary'): HTMLElement {
  const id = freshId();
  const input = el('input', { ...GUARDS, ...kind, id, type: 'file', class: 'unseen notranslate', test });
  input.addEventListener('click', () => pickerOpened(input));
  input.addEventListener('change', () => {
    app.written.files.add(input.files ?? []);
    // The same photo can be chosen again after it was taken out.
    input.value = '';
  });
  return el('div', { class: 'picker' }, input, el('label', { for: id, class: `button ${look}` }, label));
}
