// What a screen reader is told: roles and names as the browser computes them, and what live regions say without being asked.

import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'puppeteer-core';

/** There is exactly one thing of this role and name, as the engine's own accessibility tree has it. */
export async function hears(page: Page, role: string, name: string): Promise<void> {
  const found = await page.$$(`aria/${name}[role="${role}"]`);
  assert.equal(found.length, 1, `${role} «${name}»`);
}

/** A screen is read from its heading on: the focus is there, and it is the only one of the first rank. */
export async function beginsAtHeading(page: Page): Promise<void> {
  const { title, others, focused } = await page.evaluate(() => {
    const heading = document.querySelector('main h1');
    return { title: heading?.textContent ?? '', others: document.querySelectorAll('h1').length - 1, focused: heading === document.activeElement };
  });
  assert.deepEqual([others, focused], [0, true], `«${title}» has the focus, and is the only one`);
  await hears(page, 'heading', title);
}

/** What people press, type into or choose. */
const USED = new Set(['button', 'checkbox', 'combobox', 'DisclosureTriangle', 'link', 'progressbar', 'radio', 'radiogroup', 'textbox']);

interface Property {
  readonly value?: unknown;
}

interface Told {
  readonly ignored: boolean;
  readonly role?: Property;
  readonly name?: Property;
}

/** What leads somewhere: whoever goes from one to the next by its name alone must know which is which. */
const PRESSED = new Set(['button', 'DisclosureTriangle', 'link']);

/** What is wrong with the whole tree: a thing without a name, or two in a list of things that sound the same. No screen has two that do the same. */
export async function heard(session: CDPSession): Promise<string[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly Told[] };
  const used = nodes.filter(({ ignored, role }) => !ignored && USED.has(String(role?.value))).map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '').trim() }));
  const wrong = used.filter(({ name }) => name === '').map(({ role }) => `a ${role} without a name`);
  const pressed = used.filter(({ role }) => PRESSED.has(role)).map(({ name }) => name);
  const twice = new Set(pressed.filter((name, at) => pressed.indexOf(name) !== at));
  return [...wrong, ...[...twice].map((name) => `«${name}» is said of several things`)];
}

export interface Spoken {
  readonly how: 'alert' | 'status';
  readonly text: string;
}

/** Notes from now on what live regions say, for as long as the page is open. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spoken: Spoken[] = [];
    (globalThis as { sybyrSpoken?: Spoken[] }).sybyrSpoken = spoken;
    const LIVE = '[role=alert], [role=status]';
    const say = (region: Element, how = region.getAttribute('role') as Spoken['how']) => {
      const text = (region.textContent ?? '').trim();
      if (text !== '' && !(spoken.at(-1)?.text === text && spoken.at(-1)?.how === how)) spoken.push({ how, text });
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(LIVE);
        if (region !== null && region !== undefined) say(region);
        // An alert is read when it comes; a status only when it was there before its words.
        for (const added of addedNodes) if (added instanceof Element && added.tagName !== 'MAIN') for (const alert of [added, ...added.querySelectorAll('*')]) if (alert.matches('[role=alert]')) say(alert);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** What live regions have said since this was last asked. */
export async function spokenSoFar(page: Page): Promise<readonly Spoken[]> {
  return page.evaluate(() => (globalThis as { sybyrSpoken?: Spoken[] }).sybyrSpoken?.splice(0) ?? []);
}

/** Since this was last asked, live regions have said this text, or one that goes like it. */
export async function wasSaid(page: Page, how: Spoken['how'], text: RegExp | string): Promise<void> {
  isIn(await spokenSoFar(page), how, [text]);
}

/** One of these texts was said. */
export function isIn(all: readonly Spoken[], how: Spoken['how'], texts: readonly (RegExp | string)[]): void {
  const said = all.some((one) => one.how === how && texts.some((text) => (typeof text === 'string' ? one.text === text : text.test(one.text))));
  assert.ok(said, `${how} ${texts.join(' or ')} was not said, but:\n${all.map((one) => `${one.how} ${one.text}`).join('\n')}`);
}
