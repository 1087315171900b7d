// Measures a screen in the browser itself: nothing runs out of the page or is cut, and what is pressed is large enough.

import type { CDPSession } from 'puppeteer-core';

export interface Width {
  readonly name: string;
  set(session: CDPSession): Promise<unknown>;
  unset(session: CDPSession): Promise<unknown>;
}

const size = (name: string, width: number, height: number, font?: number): Width => ({
  name,
  set: async (session) => {
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    if (font !== undefined) await session.send('Page.setFontSizes', { fontSizes: { standard: font, fixed: font } });
  },
  unset: async (session) => {
    await session.send('Emulation.clearDeviceMetricsOverride');
    if (font !== undefined) await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  },
});

/** A small phone; a window of 1280 at 200 %; a phone whose letters alone are twice as large. */
export const WIDTHS: readonly Width[] = [size('320 wide', 320, 640), size('200 % of 1280', 640, 512), size('letters of 200 %', 390, 844, 32)];

/** Runs in the page. What is wrong with where things lie. */
export function measured(mode: string): string[] {
  const wrong: string[] = [];
  const told = (element: Element) => `${element.tagName.toLowerCase()} ${element.getAttribute('data-test') ?? element.className} «${(element.textContent ?? '').trim().slice(0, 40)}»`;
  const wide = document.documentElement;
  if (wide.scrollWidth > wide.clientWidth) wrong.push(`scrolls sideways: ${wide.scrollWidth} in ${wide.clientWidth}`);
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.closest('.unseen, [inert], noscript, script') !== null || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.right > wide.clientWidth + 1 || box.left < -1) wrong.push(`${told(element)} lies outside: ${Math.round(box.left)}..${Math.round(box.right)}`);
    // Lines of commands are scrolled, by keys too: a bend could be taken for a part of them.
    const cuts = style.overflowX !== 'visible' && !element.matches('input, select, textarea, progress, pre[role=region][tabindex="0"]');
    if (cuts && (element.scrollWidth > element.clientWidth + 1 || (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1))) wrong.push(`${told(element)} is cut`);
    if (!element.matches('button, select, input, textarea, summary, label.button, a[href]')) continue;
    if (box.width < 24 || box.height < 24) wrong.push(`${told(element)} is too small: ${Math.round(box.width)} by ${Math.round(box.height)}`);
    if (element.matches('.primary, .secondary, .door, .choice, .exit, input, select, label.button') && box.height < 44) wrong.push(`${told(element)} is below 44: ${Math.round(box.height)}`);
    if (element.matches('button, label.button') && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) wrong.push(`${told(element)} does not hold its words (${mode})`);
  }
  return wrong;
}

/** Runs in the page, in high contrast: backgrounds are gone there, so what is pressed needs an edge, and what is chosen a mark. */
export function contrasts(): string[] {
  const wrong: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('.primary, .secondary, .door, .exit, .choice, input, select, textarea')) {
    if (element.getClientRects().length === 0 || element.matches('.unseen')) continue;
    const edge = (one: Element) => Number.parseFloat(getComputedStyle(one).borderTopWidth) >= 1 && getComputedStyle(one).borderTopStyle !== 'none';
    if (!edge(element) && !(element.matches('.choice') && element.parentElement !== null && edge(element.parentElement))) wrong.push(`${element.getAttribute('data-test') ?? ''} has no edge`);
  }
  const look = (element: Element) => {
    const [own, before] = [getComputedStyle(element), getComputedStyle(element, '::before')];
    return [own.backgroundColor, own.textDecorationLine, own.textDecorationColor, own.borderTopColor, before.backgroundColor, before.borderTopWidth, before.content].join();
  };
  for (const state of ['aria-checked', 'aria-pressed']) {
    for (const chosen of document.querySelectorAll(`[${state}="true"]`)) {
      const other = [...(chosen.parentElement?.children ?? [])].find((one) => one.getAttribute(state) === 'false');
      if (other !== undefined && look(chosen) === look(other)) wrong.push(`${chosen.getAttribute('data-test') ?? ''} looks the same chosen and not`);
    }
  }
  for (const note of document.querySelectorAll('[data-test=error]')) if (note.closest('[role=alert], [aria-live]') === null) wrong.push('an error that is not read out');
  return wrong;
}
