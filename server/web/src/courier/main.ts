// The courier's page: carries the bundle from the drop to a stick and the outbox from the stick to the drop; holds no key.

import { LOCALES } from 'sybyr:locales/courier';
import type { CourierKey } from '../locales/locale.ts';
import { add, button, el, freshId, GUARDS, replace, type Child } from '../page/dom.ts';
import { date, fill, preferred, size, type Values } from '../page/format.ts';
import { Courier, CourierError, type State } from './api.ts';
import { Download } from './download.ts';
import { Reading, type Saying } from './reading.ts';

const root = document.getElementById('page');
let locale = preferred(LOCALES, navigator.language);
let courier: Courier | undefined;
let state: State | undefined;
let download: Download | undefined;
let reading: Reading | undefined;

draw();

function t(key: CourierKey, values: Values = {}): string {
  return fill(locale.courier[key], values, locale);
}

function draw(): void {
  if (root === null) return;
  document.documentElement.lang = locale.code;
  const opened = courier !== undefined && state !== undefined;
  replace(
    root,
    header(),
    el('main', { 'data-screen': opened ? 'courier' : 'courier-token' }, el('h1', { tabindex: -1 }, t('title')), el('p', { class: 'lead' }, t('lead')), ...(courier !== undefined && state !== undefined ? panel(courier, state) : entry())),
  );
}

function header(): HTMLElement {
  const languages = el('div', { class: 'languages', role: 'group', 'aria-label': locale.sentences.language_label });
  add(
    languages,
    LOCALES.map((one) =>
      el(
        'button',
        {
          type: 'button',
          test: `language-${one.code}`,
          lang: one.code,
          'aria-pressed': String(one === locale),
          onclick: () => {
            locale = one;
            draw();
            root?.querySelector<HTMLElement>(`[data-test=language-${one.code}]`)?.focus();
          },
        },
        one.short,
        el('span', { class: 'unseen' }, ` ${one.name}`),
      ),
    ),
  );
  return el('header', {}, languages);
}

function entry(): Child[] {
  const id = freshId();
  const token = el('input', { ...GUARDS, id, type: 'password', test: 'courier-token', 'aria-describedby': `${id}h` });
  const outcome = el('div', { role: 'status' });
  const open = async () => {
    // The token file of the drop is a whole header line, for curl; pasted as it is, it is understood.
    const asking = new Courier(token.value.trim().replace(/^(Authorization:\s*)?Bearer\s+/i, ''));
    state = await asking.state();
    courier = asking;
    draw();
  };
  const press = () => void open().catch((error: unknown) => complain(outcome, error));
  token.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') press();
  });
  return [
    el('div', { class: 'field' }, el('label', { for: id }, t('token')), el('p', { class: 'hint', id: `${id}h` }, t('token_hint')), token),
    outcome,
    button(t('open'), 'courier-open', 'primary', press),
  ];
}

function panel(asking: Courier, shown: State): Child[] {
  const box = el('div', {}, summary(shown));
  const refresh = async () => {
    state = await asking.state();
    replace(box, summary(state));
  };
  return [
    box,
    ...downloads(asking, refresh),
    ...upload(asking, refresh),
    button(t('close'), 'courier-close', 'quiet', () => {
      reading?.stop();
      reading = undefined;
      courier = undefined;
      state = undefined;
      download = undefined;
      draw();
    }),
  ];
}

function summary(shown: State): HTMLElement {
  return el(
    'dl',
    { class: 'summary', test: 'courier-state', 'data-waiting': shown.waiting },
    ...row(t('agency'), el('code', {}, ...(shown.agency.match(/.{8}/g) ?? []).map((part) => el('span', {}, part)))),
    ...row(t('waiting'), String(shown.waiting)),
    ...row(t('bundle'), bundleState(shown)),
    ...row(t('outbox'), shown.outbox === undefined ? t('none') : t('outbox_state', { number: shown.outbox.number, date: date(locale, shown.outbox.day) })),
  );
}

function row(term: string, detail: Child): HTMLElement[] {
  return [el('dt', {}, term), el('dd', {}, detail)];
}

function bundleState({ bundle }: State): string {
  if (bundle === undefined) return t('none');
  const known = t('bundle_state', { number: bundle.number, size: size(locale, bundle.size) });
  return bundle.fetched ? `${known}, ${t('bundle_fetched')}` : known;
}

function downloads(asking: Courier, refresh: () => Promise<void>): Child[] {
  const outcome = el('div', { role: 'status', test: 'courier-bundle-state' });
  const start = (again: boolean) => {
    for (const one of buttons) one.disabled = true;
    download ??= new Download(asking, again);
    download
      .run((done, whole) => replace(outcome, el('p', {}, t('downloading', { done: size(locale, done), size: size(locale, whole) }))))
      .then(async (name) => {
        download = undefined;
        replace(outcome, el('p', { class: 'note', test: 'courier-downloaded' }, t('downloaded', { name })));
        await refresh();
      })
      .catch((error: unknown) => {
        // What came is kept for the next press, unless that bundle is gone.
        if (!(error instanceof CourierError) || error.key !== 'error_offline') download = undefined;
        complain(outcome, error);
      })
      .finally(() => {
        for (const one of buttons) one.disabled = false;
      });
  };
  const buttons = [
    button(t(download === undefined ? 'download' : 'download_again'), 'courier-bundle', 'primary', () => start(false)),
    button(t('download_again_from'), 'courier-bundle-again', 'quiet', () => {
      download = undefined;
      start(true);
    }),
  ];
  return [el('h2', {}, t('download_title')), outcome, ...buttons];
}

function upload(asking: Courier, refresh: () => Promise<void>): Child[] {
  const id = freshId();
  const outcome = el('div', { role: 'status', test: 'courier-outbox-state' });
  const send = (outbox: Blob) => {
    replace(outcome, el('p', {}, t('uploading')));
    asking
      .upload(outbox)
      .then(async (number) => {
        replace(outcome, el('p', { class: 'note', test: 'courier-accepted', 'data-number': number }, t('uploaded', { number })));
        await refresh();
      })
      .catch((error: unknown) => complain(outcome, error));
  };
  const input = el('input', { ...GUARDS, id, type: 'file', class: 'unseen notranslate', test: 'courier-outbox' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    send(file);
    input.value = '';
  });
  const picker = el('div', { class: 'picker' }, input, el('label', { for: id, class: 'button secondary' }, t('upload')));
  return [el('h2', {}, t('upload_title')), outcome, picker, byCamera(outcome, send)];
}

/** The way without a stick: the officer's screen shows the outbox as codes, and a camera reads them. */
function byCamera(outcome: HTMLElement, send: (outbox: Blob) => void): HTMLElement {
  const box = el('div', {});
  const close = () => {
    reading?.stop();
    reading = undefined;
    replace(box, start);
    start.focus();
  };
  const saying: Saying = {
    t,
    whole: (outbox) => {
      close();
      send(new Blob([outbox]));
    },
    failed: (key) => {
      close();
      complain(outcome, new CourierError(key));
    },
  };
  const show = (now: Reading) => {
    const again = button(t('camera_again'), 'courier-camera-again', 'secondary', () => now.startOver());
    replace(box, el('p', { class: 'hint' }, t('camera_hint')), ...now.elements(saying), again, button(t('camera_stop'), 'courier-camera-stop', 'quiet', close));
  };
  const start = button(t('camera'), 'courier-camera', 'secondary', () => {
    replace(outcome);
    reading = new Reading(saying);
    show(reading);
    box.querySelector<HTMLElement>('[data-test=courier-camera-stop]')?.focus();
    void reading.run();
  });
  // A change of language draws everything anew, while the camera goes on.
  if (reading === undefined) add(box, [start]);
  else show(reading);
  return box;
}

function complain(outcome: HTMLElement, error: unknown): void {
  const key = error instanceof CourierError ? error.key : 'error_server';
  replace(outcome, el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': key }, t(key)));
}
