// The visit: which screen is shown, in which language, and what has been typed so far. All of it is gone when the page is.

import { LOCALES } from 'sybyr:locales';
import type { Key, Locale } from '../locales/locale.ts';
import type { CodenameHandle, Desk, Draft, Drawn, Inbox } from '../worker/calls.ts';
import type { Agency, Drop, Language, Names } from '../worker/drop.ts';
import { add, button, el, replace, type Child } from './dom.ts';
import { Engine } from './engine.ts';
import { placeOf, type Place } from './address.ts';
import { leave } from './exit.ts';
import { fill, preferred, type Values } from './format.ts';
import { takeSheet } from './sheet.ts';
import { Typing } from './typing.ts';
import { draftOf, nothingWritten, type Written } from './written.ts';

/** The protocol's three languages: of cards and word lists. Those of the page are LOCALES. */
export const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];

/** One screen: a title, what is under it, and whether it must be covered when the page is hidden. */
export interface View {
  readonly name: string;
  readonly title: string;
  readonly step?: string;
  readonly covered?: boolean;
  readonly back?: () => void;
  readonly content: readonly Child[];
}

/** Which of the entries of a screen is wrong, counted from 0, where it is one of them; and a note in the language of the moment. */
export interface Complaint {
  readonly at?: number;
  readonly note: () => HTMLElement;
}

export type Screen = (app: App) => View;

/** What is different on the call-taker's page: where writing begins, and what comes after sending. */
export interface Calls {
  readonly form: Screen;
  readonly sent: Screen;
  readonly done: (app: App) => HTMLElement;
}

/** What is different in the single-file client, which reads saved visits and has no network. */
export interface Offline {
  /** Comes after sealing, in the place of "sent". */
  readonly sealed: Screen;
}

export class App {
  readonly drop: Drop;
  readonly offline: Offline | undefined;
  readonly place: Place;
  locale: Locale;
  engine: Engine;
  written: Written = nothingWritten();
  agency: Agency | undefined;
  desk: Desk | undefined;
  /** The codename drawn for a report of this visit. */
  drawn: Drawn | undefined;
  /** Whether two words of the drawn codename were typed back. */
  confirmed = false;
  /** The codename somebody came back with. */
  entered: CodenameHandle | undefined;
  /** Set while authorship of a message is proven: the screen where that was confirmed. */
  claiming: Screen | undefined;
  /** Set while what is written tells the body that the drawn codename replaces the entered one: the screen where that begins. */
  rekeying: Screen | undefined;
  /** Whether answers were fetched in this visit. */
  hasRead = false;
  readonly typing = new Typing();
  typedWords: string[] = Array.from({ length: 9 }, () => '');
  inbox: Inbox | undefined;
  /** What the screen shown now says is wrong with an entry: said again in another language, gone with the screen. */
  complaint: Complaint | undefined;
  /** Whether the advice before a report was shown in this visit. */
  advised = false;
  /** Set on the call-taker's page, for as long as it is open. */
  calls: Calls | undefined;
  readonly #root: HTMLElement;
  #screen: Screen | undefined;
  #covered = false;
  #shown = 0;

  constructor(drop: Drop, root: HTMLElement, engine: Engine, offline?: Offline) {
    this.drop = drop;
    this.offline = offline;
    this.place = placeOf(window.location, drop.addresses);
    this.#root = root;
    this.engine = engine;
    this.locale = preferred(LOCALES, navigator.language);
  }

  /** The protocol's language that goes with what is on the screen: for names on cards, and lists of words. */
  get language(): Language {
    return this.locale.protocol;
  }

  /** Whether what is on the screen must not be seen by the next pair of eyes. */
  get covered(): boolean {
    return this.#covered;
  }

  t(key: Key, values: Values = {}): string {
    return fill(this.locale.sentences[key], values, this.locale);
  }

  /** What is said in one of the protocol's languages, whatever the page speaks now. */
  localeOf(language: Language): Locale {
    return preferred(LOCALES, language);
  }

  languageName(language: Language): string {
    return this.localeOf(language).name;
  }

  name(names: Names): string {
    return names[this.language];
  }

  /** The body of this visit. Screens that need it come after the choice. */
  chosen(): Agency {
    if (this.agency === undefined) throw new Error('a body is chosen before this screen');
    return this.agency;
  }

  /** Whether what is written now goes under a codename drawn in this visit. */
  drawsNew(): boolean {
    const { kind } = this.written;
    return (kind !== 'message' && kind !== 'claim') || this.rekeying !== undefined;
  }

  /** The codename that the drawn one replaces. */
  replaced(): CodenameHandle | undefined {
    return this.rekeying !== undefined && this.written.kind === 'message' ? this.entered : undefined;
  }

  /** The codename that what is written now belongs to: the one on the screen, or the one typed in. */
  codename(): CodenameHandle {
    const codename = this.drawsNew() ? this.drawn?.handle : this.entered;
    if (codename === undefined) throw new Error('a codename comes before this screen');
    return codename;
  }

  draft(): Draft {
    return draftOf(this.written, this.language, this.desk?.card.questions ?? []);
  }

  go(screen: Screen): void {
    this.#screen = screen;
    this.complaint = undefined;
    this.#shown += 1;
    this.#draw();
    window.scrollTo(0, 0);
    this.#root.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Waits for a piece of work; what comes of it is dropped when another screen was opened meanwhile. */
  wait<T>(work: Promise<T>, done: (value: T) => void, failed: (error: unknown) => void): void {
    const shown = this.#shown;
    work.then(
      (value) => {
        if (shown === this.#shown) done(value);
      },
      (error: unknown) => {
        if (shown === this.#shown) failed(error);
      },
    );
  }

  /** Draws the same screen again, for another language or another state of it. */
  redraw(): void {
    this.#draw();
  }

  /** What was sent is not needed any more; only how it was told decides what the last screen says. */
  forgetText(): void {
    this.written.files.end();
    this.written = { ...nothingWritten(), kind: this.written.kind };
  }

  /** Forgets everything of this visit: keys in the worker, text, files, codename. What is asked next waits for the new worker. */
  forget(): void {
    this.engine.end();
    this.written.files.end();
    this.written = nothingWritten();
    this.drawn = undefined;
    this.confirmed = false;
    this.entered = undefined;
    this.rekeying = undefined;
    this.claiming = undefined;
    this.hasRead = false;
    this.inbox = undefined;
    this.desk = undefined;
    this.advised = false;
    this.typedWords = Array.from({ length: 9 }, () => '');
    this.typing.list = undefined;
    this.agency = undefined;
    this.engine = new Engine();
    // A browser that passed its test at the start of the visit passes it again; a failure shows at the next call.
    this.engine.call('start', { drop: this.drop }).catch(() => undefined);
  }

  /** Clears the page and leaves it; the address of this page is replaced in the history of the tab. */
  leave(): void {
    this.engine.end();
    this.written.files.end();
    leave(this.drop.exit);
  }

  #draw(): void {
    takeSheet();
    const view = this.#screen?.(this);
    if (view === undefined) return;
    this.#covered = view.covered ?? true;
    document.documentElement.lang = this.locale.code;
    const back = view.back;
    replace(
      this.#root,
      this.#header(),
      el(
        'main',
        { 'data-screen': view.name },
        el(
          'div',
          { class: 'above' },
          back !== undefined && button(this.t('back'), 'back', 'quiet', back),
          view.step !== undefined && el('p', { class: 'step' }, view.step),
        ),
        el('h1', { tabindex: -1 }, view.title),
        ...view.content,
      ),
    );
  }

  #header(): HTMLElement {
    const languages = el('div', { class: 'languages', role: 'group', 'aria-label': this.t('language_label') });
    add(
      languages,
      LOCALES.map((locale) =>
        el(
          'button',
          {
            type: 'button',
            test: `language-${locale.code}`,
            lang: locale.code,
            'aria-pressed': String(locale === this.locale),
            onclick: () => {
              this.locale = locale;
              this.redraw();
              this.#root.querySelector<HTMLElement>(`[data-test=language-${locale.code}]`)?.focus();
            },
          },
          locale.short,
          el('span', { class: 'unseen' }, ` ${locale.name}`),
        ),
      ),
    );
    return el(
      'header',
      {},
      languages,
      el('button', { type: 'button', class: 'exit', test: 'exit', 'aria-label': this.t('exit_label'), onclick: () => this.leave() }, this.t('exit')),
    );
  }
}
