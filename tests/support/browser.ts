// Opens real browsers on fresh profiles, and fails the story when a page complained of anything on its console.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endWithStory } from './leftover.ts';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

export type Engine = 'chromium' | 'firefox' | 'firefox-safer';

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'firefox-safer'];

/** The engines a story is told in: those it names, or those SYBYR_ENGINES names. */
export function engines(...usual: readonly Engine[]): readonly Engine[] {
  const asked = process.env['SYBYR_ENGINES'];
  if (asked === undefined || asked === '') return usual;
  const names = asked.split(',');
  const unknown = names.find((name) => !ENGINES.includes(name as Engine));
  if (unknown !== undefined) throw new Error(`SYBYR_ENGINES names ${unknown}; known are ${ENGINES.join(', ')}`);
  return names as Engine[];
}

/** Whether a story may leave out at «Safer» what only takes long there: not for whoever names the engines, as the full matrix does. */
export function inShort(engine: Engine): boolean {
  return engine === 'firefox-safer' && (process.env['SYBYR_ENGINES'] ?? '') === '';
}

const CHROMIUM = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--headless=new',
  '--no-first-run',
  // The stories may run as root, where Chromium's own sandbox cannot.
  '--no-sandbox',
];

/** What puppeteer switches off and a person has on: the sessions Firefox keeps on disk, which is where secrets were once found. */
const FIREFOX = {
  'browser.sessionstore.interval': 500,
  'browser.sessionstore.interval.idle': 500,
  'browser.sessionstore.resume_from_crash': true,
  'browser.startup.page': 3,
  'browser.aboutConfig.showWarning': false,
};

/** How long a story waits for what a page is to show, on a machine of a third of the speed. A page that is not compiled seals many times slower. */
const SECONDS: Readonly<Record<Engine, number>> = { chromium: 120, firefox: 120, 'firefox-safer': 240 };

/** Longer than anything a story waits for, in milliseconds: what did not come is then named by the story that waited, not by the wire. */
const WIRE = 900_000;

/** Every window is a private one. */
const PRIVATE = { 'browser.privatebrowsing.autostart': true };

/** What Tor Browser sets at the level "Safer" (SecurityLevel.sys.mjs), and at every level: the parts that concern a page on an onion. */
const SAFER = {
  ...PRIVATE,
  'gfx.font_rendering.graphite.enabled': false,
  'gfx.font_rendering.opentype_svg.enabled': false,
  'javascript.options.asmjs': false,
  'javascript.options.baselinejit': false,
  'javascript.options.ion': false,
  'javascript.options.native_regexp': false,
  'javascript.options.wasm': false,
  'mathml.disabled': true,
  // Canvases give noise, clocks are coarse, the time zone is nobody's. Windows keep the size that a story gives them: a phone's is none that letterboxing has.
  'privacy.resistFingerprinting': true,
};

export interface Opening {
  readonly engine: Engine;
  /** Where the profile lies afterwards. */
  readonly profile: string;
  readonly preferences?: Readonly<Record<string, boolean | number | string>>;
  readonly arguments?: readonly string[];
  /** Where the browser saves files a person asks for. */
  readonly downloads?: string;
  /** A private window: the browser promises to write nothing down. */
  readonly private?: boolean;
  /** Takes a certificate that nobody has signed: for sites of the story's own. */
  readonly anyCertificate?: boolean;
  /** Complaints that belong to this story, e.g. of connections it breaks itself. */
  readonly allow?: readonly RegExp[];
}

const engineOfPage = new WeakMap<Page, Engine>();

/** The engine that a page of a visit is shown in. */
export function engineOf(page: Page): Engine {
  const engine = engineOfPage.get(page);
  if (engine === undefined) throw new Error('no visit has opened this page');
  return engine;
}

/** What Chromium says of every visit, and what is as it should be. */
const ALWAYS_ALLOWED = [
  // The protocol answers 404 for the newest note of a log that has none yet, and for its list of withdrawals before the first close.
  /404 .*\/api\/log\/[0-9a-f]{64}\/\d+-\d+\/(seen|withdrawn)$/,
  // The header also names features that only other versions know.
  /Permissions-Policy header: Unrecognized feature/,
  // The icon is declared as none, so that no browser asks for one; Chromium holds that against the policy.
  /Loading the image 'about:blank' violates/,
];

/** One visit of one person: a browser with an empty profile and one page. */
export class Visit {
  readonly engine: Engine;
  /** A private window, or a browser that has no others. */
  readonly private: boolean;
  readonly page: Page;
  readonly profile: string;
  readonly complaints: string[] = [];
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page, opening: Opening) {
    this.#browser = browser;
    this.engine = opening.engine;
    this.private = opening.private === true || opening.engine === 'firefox-safer';
    this.page = page;
    this.profile = opening.profile;
  }

  static async open(opening: Opening): Promise<Visit> {
    rmSync(opening.profile, { recursive: true, force: true });
    mkdirSync(opening.profile, { recursive: true });
    const browser = opening.engine === 'chromium' ? await chromium(opening) : await firefox(opening);
    const child = browser.process();
    if (child !== null) endWithStory(child);
    // A new tab: the one Firefox starts with has its focus in the address bar, and keys would not press buttons.
    const window = opening.private === true && opening.engine === 'chromium' ? await browser.createBrowserContext() : browser.defaultBrowserContext();
    const page = await window.newPage();
    page.setDefaultTimeout(SECONDS[opening.engine] * 1000);
    engineOfPage.set(page, opening.engine);
    const visit = new Visit(browser, page, opening);
    visit.#listen([...ALWAYS_ALLOWED, ...(opening.allow ?? [])]);
    if (opening.downloads !== undefined && opening.engine === 'chromium') {
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: opening.downloads });
    }
    return visit;
  }

  /** Another tab of the same window. */
  async tab(): Promise<Page> {
    const page = await this.page.browserContext().newPage();
    page.setDefaultTimeout(SECONDS[this.engine] * 1000);
    return page;
  }

  /** Ends the visit. Whatever the page complained of fails the story here. */
  async close(): Promise<void> {
    await this.#browser.close();
    if (this.complaints.length > 0) throw new Error(`the page complained:\n${this.complaints.join('\n')}`);
  }

  /** Ends the browser as a pulled plug does, so that the profile stays as it was in the middle of the visit. */
  async kill(): Promise<void> {
    const child = this.#browser.process();
    const ended = new Promise((resolve) => child?.once('close', resolve));
    child?.kill('SIGKILL');
    await ended;
    if (this.complaints.length > 0) throw new Error(`the page complained:\n${this.complaints.join('\n')}`);
  }

  /** Closes the lid: every process of the browser stands still, and its clocks with it, until it is opened again. */
  closeLid(): void {
    this.#signal('SIGSTOP');
  }

  openLid(): void {
    this.#signal('SIGCONT');
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#browser.process()?.pid;
    // A browser leads a group of its own, in which all its processes are.
    if (pid !== undefined) process.kill(-pid, signal);
  }

  #listen(allowed: readonly RegExp[]): void {
    const complain = (text: string) => {
      if (!allowed.some((pattern) => pattern.test(text))) this.complaints.push(text);
    };
    this.page.on('console', (message) => {
      if (['error', 'warn', 'assert'].includes(message.type())) complain(`${message.type()}: ${message.text()} ${message.location().url ?? ''}`);
    });
    this.page.on('pageerror', (error) => complain(`thrown: ${String(error)}`));
  }
}

function chromium(opening: Opening): Promise<Browser> {
  return puppeteer.launch({
    browser: 'chrome',
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...CHROMIUM, ...(opening.arguments ?? [])],
    acceptInsecureCerts: opening.anyCertificate ?? false,
    userDataDir: opening.profile,
    defaultViewport: null,
    protocolTimeout: WIRE,
    timeout: SECONDS[opening.engine] * 1000,
  });
}

function firefox(opening: Opening): Promise<Browser> {
  const downloads = opening.downloads === undefined ? {} : { 'browser.download.dir': opening.downloads, 'browser.download.folderList': 2, 'browser.download.useDownloadDir': true };
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    args: [...(opening.arguments ?? [])],
    acceptInsecureCerts: opening.anyCertificate ?? false,
    userDataDir: opening.profile,
    extraPrefsFirefox: { ...FIREFOX, ...(opening.engine === 'firefox-safer' ? SAFER : {}), ...downloads, ...(opening.private === true ? PRIVATE : {}), ...opening.preferences },
    defaultViewport: null,
    protocolTimeout: WIRE,
    timeout: SECONDS[opening.engine] * 1000,
  });
}

/** A profile folder inside a story's folder. */
export function profileIn(folder: string, name: string): string {
  return join(folder, `profile-${name}`);
}
