// Looks at a screen as people do who see badly, zoom, use no mouse, or read another language: axe, geometry, keys, and what a change of language keeps.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { engineOf } from './browser.ts';
import { LOOKED_AT } from './place.ts';
import { heard } from './reader.ts';
import { hook, LANGUAGES, watchScreens } from './source.ts';
import { contrasts, measured, WIDTHS } from './measuring.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The title says nothing to whoever sees the tab, and does not change. */
const TITLE = 'Home';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

type Tell = (wrong: string) => void;

/** From now on each screen that a step arrives at in this page is looked at, once: every one, or those of a list. */
export function lookEverywhere(page: Page, only?: readonly string[]): void {
  const seen = new Set<string>();
  watchScreens(page, async (name) => {
    if (seen.has(name) || only?.includes(name) === false) return;
    seen.add(name);
    await beginsAtItsHeading(page, name);
    await look(page);
  });
}

/**
 * Looks at what is shown now, in every language, and fails with all that is wrong; `state` tells apart what one screen can show.
 * Afterwards the screen is as it was, but for the focus.
 */
export async function look(page: Page, state?: string): Promise<void> {
  const engine = engineOf(page);
  const screen = await page.evaluate(() => document.querySelector('main')?.getAttribute('data-screen') ?? '');
  const wrong: string[] = [];
  const tell = (how: string) => (what: string) => wrong.push(`${how}: ${what}`);
  const title = await page.title();
  if (title !== TITLE && !screen.startsWith('courier')) tell('title')(title);
  const session = engine === 'chromium' ? await page.createCDPSession() : undefined;
  const languages = await inEveryLanguage(page, tell('change of language'), async (language) => {
    // Not as the last step left it, half under the bar.
    await page.evaluate(() => window.scrollTo(0, 0));
    await axe(page, tell(`axe, ${language}`));
    if (session === undefined) return;
    (await heard(session)).forEach(tell(`read out, ${language}`));
    await measure(page, session, (mode) => tell(`${mode}, ${language}`));
  });
  if (session !== undefined) {
    await otherwise(page, session, tell);
    if (languages) await byKeys(page, tell('by keys'));
    await session.detach();
  }
  const name = state === undefined ? screen : `${screen}: ${state}`;
  // For whoever mends many screens: all of them in one run.
  if (process.env['SYBYR_LOOK'] === 'tell') for (const what of wrong) console.error(`${name}: ${what}`);
  else assert.equal(wrong.join('\n'), '', name);
  const folder = join(LOOKED_AT, engine);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, screen), '');
}

/** Only what is heard: each thing has a name, and in no language two have the same. Other engines than Chromium do not say what they compute. */
export async function listenTo(page: Page, state: string): Promise<void> {
  if (await page.evaluate(() => navigator.userAgent.includes('Firefox'))) return;
  const session = await page.createCDPSession();
  const wrong: string[] = [];
  await inEveryLanguage(page, (what) => wrong.push(what), async (language) => {
    for (const what of await heard(session)) wrong.push(`${language}: ${what}`);
  });
  await session.detach();
  assert.equal(wrong.join('\n'), '', state);
}

/** A screen begins at its heading, so that it is read from its beginning. The pages without a way on are loaded, not opened. */
async function beginsAtItsHeading(page: Page, name: string): Promise<void> {
  const still = await page.evaluate(() => document.querySelector('main')?.className === 'still');
  if (!still) assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', `where ${name} begins`);
}

/** Asks axe. It is put in by the driver, so the page's policy does not apply to it. */
async function axe(page: Page, tell: Tell): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const { axe: program } = globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: Violation[] }> } };
    return (await program.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })).violations;
  }, RULES);
  for (const { id, nodes } of violations) tell(`${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary ?? ''})`).join('; ')}`);
}

async function measure(page: Page, session: CDPSession, tell: (mode: string) => Tell): Promise<void> {
  for (const width of WIDTHS) {
    await width.set(session);
    (await page.evaluate(measured, width.name)).forEach(tell(width.name));
    await width.unset(session);
  }
  // A story may have set a phone's size itself.
  const own = page.viewport();
  if (own !== null) await page.setViewport(own);
  // What the page does by the room there is, it has done by the second frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** What is typed and chosen on the screen. */
function filled(): string[] {
  const said: string[] = [];
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('main input:not([type=file]), main textarea, main select')) said.push(`${field.dataset['test'] ?? ''}=${field.value}`);
  for (const choice of document.querySelectorAll<HTMLElement>('main [aria-checked]')) said.push(`${choice.dataset['test'] ?? ''}: ${choice.getAttribute('aria-checked') ?? ''}`);
  // Nothing that is there may go, nothing come: errors, results, lists that were opened.
  for (const part of document.querySelectorAll<HTMLElement>('main [data-test]')) said.push(`${part.dataset['test']}${part.dataset['code'] ?? ''}${part.hasAttribute('disabled') ? ' disabled' : ''}${part instanceof HTMLDetailsElement && part.open ? ' open' : ''}`);
  return said;
}

/** Goes through the languages and back to the first; what is on the screen must stay, and the focus on the button. Whether there was a choice. */
async function inEveryLanguage(page: Page, tell: Tell, look: (language: string) => Promise<void>): Promise<boolean> {
  const first = await page.evaluate(() => document.documentElement.lang);
  if ((await page.$(hook(`language-${first}`))) === null || (await page.$('[inert]')) !== null) {
    await look('all languages');
    return false;
  }
  const before = await page.evaluate(filled);
  for (const language of [...LANGUAGES.filter((one) => one !== first), first]) {
    await page.$eval(hook(`language-${language}`), (button) => (button as HTMLButtonElement).click());
    await page.waitForFunction((code) => document.documentElement.lang === code, {}, language);
    const after = await page.evaluate(filled);
    const [gone, come] = [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))];
    if (gone.length + come.length > 0) tell(`to ${language}: ${gone.join(', ') || 'nothing'} became ${come.join(', ') || 'nothing'}`);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-test') ?? '');
    if (focused !== `language-${language}`) tell(`to ${language}: the focus went to ${focused}`);
    await look(language);
  }
  return true;
}

/** The same screen for eyes that need other colours, or no movement. */
async function otherwise(page: Page, session: CDPSession, tell: (mode: string) => Tell): Promise<void> {
  const emulate = (...features: [string, string][]) => session.send('Emulation.setEmulatedMedia', { features: features.map(([name, value]) => ({ name, value })) });
  await emulate(['prefers-color-scheme', 'dark'], ['prefers-reduced-motion', 'reduce']);
  await axe(page, tell('axe, dark'));
  const moving = await page.evaluate(() => document.getAnimations().length);
  if (moving > 0) tell('less movement')(`${moving} things move`);
  await emulate(['forced-colors', 'active']);
  (await page.evaluate(contrasts)).forEach(tell('high contrast'));
  await emulate();
}

/** Tab reaches everything in order, shows where it is, keeps it in sight, and gets out again. */
async function byKeys(page: Page, tell: Tell): Promise<void> {
  const expected = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, summary, a[href], [tabindex="0"]')];
    const reachable = all.filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible');
    reachable.forEach((one, at) => one.setAttribute('data-order', String(at)));
    window.scrollTo(0, 0);
    reachable[0]?.focus();
    return reachable.length;
  });
  for (let at = 1; at < expected; at += 1) {
    await page.keyboard.press('Tab');
    // A date is a field of three or four stops.
    for (let inside = 0; inside < 4 && (await page.evaluate((before) => document.activeElement?.matches(`input[type=date][data-order="${before}"]`), at - 1)); inside += 1) await page.keyboard.press('Tab');
    const wrong = await page.evaluate((due) => {
      const here = document.activeElement as HTMLElement;
      const told = here.getAttribute('data-test') ?? here.tagName;
      if (here.getAttribute('data-order') !== String(due)) return `${told} comes in place of ${document.querySelector(`[data-order="${due}"]`)?.getAttribute('data-test')}`;
      const label = here.matches('.unseen') ? (here.nextElementSibling as HTMLElement) : here;
      const style = getComputedStyle(label);
      if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) return `${told} does not show the focus`;
      const box = label.getBoundingClientRect();
      const seen = [4, box.height / 2, box.height - 4].some((down) => {
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + down);
        return top !== null && (here.contains(top) || label.contains(top) || label.parentElement === top);
      });
      return seen ? undefined : `${told} has the focus out of sight: ${Math.round(box.top)}..${Math.round(box.bottom)} of ${innerHeight}`;
    }, at);
    if (wrong !== undefined) tell(wrong);
  }
  await page.evaluate(() => document.querySelectorAll('[data-order]').forEach((one) => one.removeAttribute('data-order')));
}
