// Says what failed and what to do next, in the reader's language.

import type { Key } from '../locales/en.ts';
import type { Failure } from '../worker/calls.ts';
import type { App, Screen } from './app.ts';
import { button, el } from './dom.ts';
import { EngineError } from './engine.ts';
import { clock } from './screens/clock.ts';

export const SENTENCES: Readonly<Record<Failure, Key>> = {
  offline: 'error_offline',
  server: 'error_server',
  busy: 'error_busy',
  'no-agency': 'error_no_agency',
  'card-refused': 'error_card_refused',
  'card-expired': 'error_card_expired',
  'log-refused': 'error_log_refused',
  'too-large': 'error_too_large',
  'too-many-files': 'error_too_many_files',
  'message-too-long': 'error_message_too_long',
  refused: 'error_refused',
  'file-changed': 'error_file_changed',
  taken: 'error_taken',
  'batch-closed': 'error_batch_closed',
  'object-gone': 'error_object_gone',
  'object-broken': 'error_object_broken',
  'not-saved': 'error_not_saved',
  'no-saved-visit': 'error_no_saved_visit',
  'no-blob': 'error_no_blob',
  'self-test': 'problem_text',
  clock: 'clock_text',
  cancelled: 'cancelled',
  'codename-in-text': 'error_codename_in_text',
  'codename-in-answer': 'error_codename_in_answer',
  'codename-in-file': 'error_codename_in_file',
  'not-deleted': 'error_not_deleted',
  'not-yours': 'error_not_yours',
  unexpected: 'error_unexpected',
};

export function failureOf(error: unknown): Failure {
  return error instanceof EngineError ? error.failure : 'unexpected';
}

export function sentence(app: App, failure: Failure, number = 99): string {
  return app.t(SENTENCES[failure], { count: number });
}

export function errorNote(app: App, failure: Failure, number?: number): HTMLElement {
  return el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': failure }, sentence(app, failure, number));
}

/** Shows a failure as a screen of its own, with the way on: the clock and a browser without cryptography have theirs. */
export function showFailure(app: App, error: unknown, retry: () => void, back: () => void): void {
  const failure = failureOf(error);
  if (failure === 'clock') app.go(clock(retry));
  else if (failure.startsWith('codename-in')) app.go(inside(failure, back));
  else app.go(failed(failure, retry, back, error instanceof EngineError ? error.number : undefined));
}

function failed(failure: Failure, retry: () => void, back: () => void, number?: number): Screen {
  return (app) => ({
    name: 'error',
    title: app.t('error_title'),
    back,
    content: [errorNote(app, failure, number), button(app.t('error_retry'), 'retry', 'primary', retry)],
  });
}

/** The codename never leaves: here nothing can be tried again before it is taken out. */
function inside(failure: Failure, change: () => void): Screen {
  return (app) => ({
    name: 'codename-inside',
    title: app.t('codename_inside_title'),
    back: change,
    content: [errorNote(app, failure), button(app.t('codename_inside_change'), 'codename-inside-change', 'primary', change)],
  });
}
