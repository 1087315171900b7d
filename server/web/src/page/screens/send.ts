// Sends the tip: what will travel, progress with a calm pause when the connection goes, and what happens next.

import type { Key } from '../../locales/en.ts';
import type { Progress } from '../../worker/calls.ts';
import type { App, Screen } from '../app.ts';
import { button, el, replace, type Child } from '../dom.ts';
import { errorNote, failureOf, showFailure } from '../errors.ts';
import { nextClosing, size } from '../format.ts';
import { TO_READ, withAgency } from './agency.ts';
import { left, Pace } from '../pace.ts';
import { comeBackAfter } from './choose.ts';
import { wordList } from './codename.ts';
import { home } from './home.ts';
import { loading } from './loading.ts';
import { firstQuestion } from './flow.ts';
import { another } from './rekey.ts';

/** Computes the size that will travel, then asks for the last word, unless that has been given. */
export function prepare(app: App, agreed = false): void {
  const rewrite = () => app.go(firstQuestion(app));
  const replaced = app.replaced();
  app.go(loading('loading', rewrite));
  app.wait(
    app.engine.call('plan', { codename: app.codename(), ...(replaced === undefined ? {} : { prev: replaced }), agency: app.chosen().agency, draft: app.draft(), files: app.written.files.outgoing() }),
    ({ total }) => (agreed ? send(app, total) : app.go(ready(total))),
    (error) => showFailure(app, error, () => prepare(app, agreed), rewrite),
  );
}

function ready(total: number): Screen {
  return (app) => {
    const { files, message, claim } = app.written;
    return {
      name: 'ready',
      title: app.t(app.offline === undefined ? 'send_title' : 'seal_title'),
      back: () => app.go(firstQuestion(app)),
      content: [
        el(
          'dl',
          { class: 'summary' },
          ...row(app.t('send_to'), app.name(app.chosen().names)),
          ...(claim === undefined ? row(app.t('send_text'), app.t('send_text_amount', { n: [...message].length })) : row(app.t('claim_name_label'), claim.claimant)),
          ...(files.list.length > 0 ? row(app.t('send_files'), String(files.list.length), versions(app)) : []),
          ...row(app.t('send_size'), size(app.locale, total), app.t('send_size_note')),
        ),
        button(app.t(app.offline === undefined ? 'send_button' : 'seal_button'), 'send', 'primary', () => send(app, total)),
      ],
    };
  };
}

/** How many go cleaned and how many as they are: the last look before sending. */
function versions(app: App): string {
  const { list } = app.written.files;
  const cleaned = list.filter(({ version }) => version === 'cleaned').length;
  return app.t('send_versions', { cleaned, original: list.length - cleaned });
}

function row(term: string, detail: string, note?: string): HTMLElement[] {
  return [el('dt', {}, term), el('dd', {}, detail, note !== undefined && el('small', {}, note))];
}

function send(app: App, total: number): void {
  const state: Progress = { sent: 0, total, state: 'sending' };
  app.go(sending(state));
  app.wait(
    app.engine.call('send', {}),
    () => {
      app.forgetText();
      app.go(app.calls?.sent ?? app.offline?.sealed ?? sent);
    },
    (error) => {
      const failure = failureOf(error);
      if (failure === 'cancelled') app.go(stopped('cancelled'));
      else if (failure === 'not-deleted' || failure === 'batch-closed') app.go(mayArrive(failure));
      else showFailure(app, error, () => prepare(app), () => app.go(firstQuestion(app)));
    },
  );
}

const NOTES: Readonly<Partial<Record<Progress['state'], Key>>> = {
  lost: 'sending_lost',
  busy: 'sending_busy',
  paused: 'sending_paused',
  stopping: 'sending_stopping',
};

/** How often what is said of the pace is looked at again, though nothing was heard. */
const LOOK = 2000;

export function sending(from: Progress): Screen {
  let latest = from;
  const pace = new Pace();
  return (app) => {
    const bar = el('progress', { class: 'bar', test: 'progress', max: 1000, value: 0, 'aria-label': app.t('sending_title') });
    const amount = el('p', { class: 'amount' });
    const speed = el('p', { class: 'amount', test: 'sending-pace' });
    const state = el('div', { role: 'status', test: 'sending-state' });
    // Read out by quarters only: whoever listens is not to hear numbers all the time.
    const said = el('p', { class: 'unseen', role: 'status', test: 'sending-said' });
    const pause = button('', 'pause', 'secondary', () => {
      void app.engine.call('pause', { paused: latest.state !== 'paused' });
    });
    const stop = button(app.t('sending_cancel'), 'cancel', 'quiet', () => {
      void app.engine.call('cancel', {});
    });
    const drawPace = () => {
      const rate = latest.state === 'sending' ? pace.rate(performance.now()) : undefined;
      const rest = rate === undefined || rate === 0 ? undefined : timeLeft(app, latest.total - latest.sent, rate);
      speed.textContent = rate === undefined ? '\u00a0' : [app.t('sending_rate', { rate: size(app.locale, Math.round(rate)) }), rest].filter((part) => part !== undefined).join(' · ');
      return rest;
    };
    let quarter = 0;
    const draw = (progress: Progress) => {
      latest = progress;
      pace.note(performance.now(), progress.sent, progress.state === 'sending');
      const share = progress.total === 0 ? 0 : progress.sent / progress.total;
      bar.value = Math.round(1000 * share);
      bar.dataset['sent'] = String(progress.sent);
      bar.dataset['total'] = String(progress.total);
      amount.textContent = app.t('sending_amount', { sent: size(app.locale, progress.sent), total: size(app.locale, progress.total) });
      const rest = drawPace();
      if (Math.floor(4 * share) > quarter) {
        quarter = Math.floor(4 * share);
        said.textContent = [app.t('sending_said', { percent: 25 * quarter }), rest].filter((part) => part !== undefined).join(', ');
      }
      const press = app.t(progress.state === 'paused' ? 'sending_resume' : 'sending_pause');
      // Only when it changes: a button that has the focus is read again otherwise.
      if (pause.textContent !== press) pause.textContent = press;
      if (state.dataset['state'] !== progress.state) {
        state.dataset['state'] = progress.state;
        const note = NOTES[progress.state];
        replace(state, note !== undefined && el('p', { class: 'note' }, app.t(note)));
        pause.disabled = stop.disabled = progress.state === 'stopping';
      }
    };
    app.engine.onprogress = draw;
    draw(latest);
    const look = setInterval(() => (bar.isConnected ? drawPace() : clearInterval(look)), LOOK);
    return {
      name: 'sending',
      title: app.t(app.offline === undefined ? 'sending_title' : 'seal_working'),
      content: [el('p', { class: 'lead' }, app.t('sending_lead')), bar, amount, speed, state, said, pause, stop],
    };
  };
}

function timeLeft(app: App, bytes: number, rate: number): string {
  const rest = left(bytes, rate);
  if (rest.unit === 'soon') return app.t('sending_left_soon');
  return app.t(rest.unit === 'minutes' ? 'sending_left_minutes' : 'sending_left_hours', { n: rest.n });
}

const sent: Screen = (app) => {
  const own = app.drawsNew();
  const closing = nextClosing(app.drop.batch_hours, new Date());
  const content: Child[] = [
    el('p', { class: 'lead' }, closing === undefined ? app.t('sent_soon') : app.t('sent_at', { time: closing.time, n: closing.hours })),
    ...whenAnswered(app, own),
    own && wordList(app),
    anotherBody(app, () => app.go(sent)),
    done(app),
    ...withdrawal(app),
  ];
  return { name: 'sent', title: app.t('sent_title'), content: [el('div', { class: 'result', test: 'sent' }, ...nodes(content))] };
};

/** The way back, as long as this page is open and the batch is. */
export function withdrawal(app: App): Child[] {
  const outcome = el('div', { role: 'status' });
  const withdraw = button(app.t('sent_withdraw'), 'withdraw-now', 'quiet', () => {
    withdraw.disabled = true;
    app.wait(
      app.engine.call('withdrawNow', {}),
      () => app.go(stopped('withdrawn')),
      (error) => {
        app.complaint = { note: () => errorNote(app, failureOf(error)) };
        replace(outcome, app.complaint.note());
        withdraw.disabled = false;
      },
    );
  });
  if (app.complaint !== undefined) replace(outcome, app.complaint.note());
  return [withdraw, el('p', { class: 'hint under' }, app.t('sent_withdraw_note')), outcome];
}

/** After one body has the new words: the same ones for another that knows the old ones. */
function anotherBody(app: App, back: () => void): HTMLElement | null {
  if (app.rekeying === undefined || app.drop.agencies.length < 2) return null;
  const choose = () => withAgency(app, { ...TO_READ, title: 'rekey_another_title' }, () => app.go(another(() => prepare(app), choose)), back);
  return el('div', {}, button(app.t('rekey_another'), 'rekey-another', 'secondary', choose), el('p', { class: 'hint' }, app.t('rekey_another_note')));
}

/** What the card promises and when an answer can be there, or that it takes days; then how to come back for it. */
function whenAnswered(app: App, own: boolean): Child[] {
  if (app.rekeying !== undefined) return [el('p', {}, app.t('sent_answer_rekey'))];
  const promised = promises(app);
  const when = comeBackAfter(app);
  const known = promised.length > 0 || when !== false;
  const how = own ? app.t(known ? 'sent_come_back' : 'sent_answer') : app.t('sent_answer_again');
  return [promised.length > 0 && el('p', { test: 'sent-promise' }, promised.join(' ')), when, el('p', {}, how)];
}

/** Within how many days the body confirms and answers, as its card says. */
export function promises(app: App): string[] {
  const { acknowledge, answer } = app.desk?.card.deadlines ?? {};
  return [...(acknowledge === undefined ? [] : [app.t('sent_confirms', { n: acknowledge })]), ...(answer === undefined ? [] : [app.t('sent_within', { n: answer })])];
}

function nodes(children: readonly Child[]): Child[] {
  return children.filter((child) => child !== null);
}

export function stopped(why: 'cancelled' | 'withdrawn'): Screen {
  return (app) => ({ name: why, title: app.t(why === 'cancelled' ? 'stopped_title' : 'withdrawn_title'), content: [el('p', { class: 'lead' }, app.t(why)), done(app)] });
}

/** Stopped, but too late or without an answer: the words on the paper may still be needed. */
function mayArrive(why: 'not-deleted' | 'batch-closed'): Screen {
  return (app) => {
    const again = button(app.t('sent_withdraw'), 'withdraw-now', 'secondary', () => {
      again.disabled = true;
      app.wait(
        app.engine.call('withdrawNow', {}),
        () => app.go(stopped('withdrawn')),
        (error) => app.go(mayArrive(failureOf(error) === 'batch-closed' ? 'batch-closed' : 'not-deleted')),
      );
    });
    return {
      name: why,
      title: app.t('stopped_title'),
      content: [errorNote(app, why), app.drawsNew() && wordList(app), why === 'not-deleted' && again, done(app)],
    };
  };
}

function done(app: App): HTMLElement {
  if (app.calls !== undefined) return app.calls.done(app);
  return button(app.t('sent_done'), 'done', 'primary', () => {
    app.forget();
    app.go(cleared);
  });
}

export const cleared: Screen = (app) => ({
  name: 'cleared',
  title: app.t('cleared_title'),
  covered: false,
  content: [
    el('p', { class: 'lead', test: 'cleared' }, app.t('cleared_text')),
    el('p', {}, app.t('cleared_history')),
    button(app.t('cleared_home'), 'home', 'secondary', () => app.go(home)),
  ],
});
