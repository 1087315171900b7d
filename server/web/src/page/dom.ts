// Builds the page's elements: text goes in as text nodes only, and every field is born with all its guards against memory and spelling services.

export type Child = Node | string | null | undefined | false;

export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined | ((event: Event) => void);
}

/** Makes one element. Attributes starting with `on` are listeners, `test` is `data-test`; `false` and `undefined` leave an attribute out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name === 'test' ? 'data-test' : name, String(value));
  }
  add(made, children);
  return made;
}

export function add(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

export function replace(parent: Node, ...children: readonly Child[]): void {
  while (parent.firstChild !== null) parent.removeChild(parent.firstChild);
  add(parent, children);
}

/** What keeps a browser from saving, correcting, translating or sending away what is typed. On every field, without exception. */
export const GUARDS: Attributes = {
  autocomplete: 'off',
  autocorrect: 'off',
  autocapitalize: 'none',
  spellcheck: 'false',
  translate: 'no',
  class: 'notranslate',
  'data-lpignore': 'true',
  'data-1p-ignore': 'true',
  'data-gramm': 'false',
};

let ids = 0;

/** An id that is unique within the visit, for labels. */
export function freshId(): string {
  ids += 1;
  return `e${ids}`;
}

export interface TextField {
  readonly label: string;
  readonly hint?: string;
  readonly test: string;
  readonly value: string;
  readonly limit: number;
  readonly lines?: number;
  readonly input: (value: string) => void;
}

/** A labelled field of one or more lines. It has no name and no form, so nothing can submit it. */
export function textField(field: TextField): HTMLElement {
  const id = freshId();
  const hintId = field.hint === undefined ? undefined : `${id}h`;
  const typed = { ...GUARDS, id, test: field.test, maxlength: field.limit, 'aria-describedby': hintId };
  const box = field.lines === undefined ? el('input', { ...typed, type: 'text' }) : el('textarea', { ...typed, rows: field.lines });
  box.value = field.value;
  box.addEventListener('input', () => field.input(box.value));
  return el('div', { class: 'field' }, el('label', { for: id }, field.label), hintId !== undefined && el('p', { class: 'hint', id: hintId }, field.hint), box);
}

/** What is typed in this field cannot be taken: it is marked, and gets the focus. */
export function markWrong(field: HTMLElement): void {
  const box = field.querySelector('input');
  box?.setAttribute('aria-invalid', 'true');
  box?.focus();
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly test: string;
}

/**
 * A list of large rows, one of which may be chosen. Buttons in the role of radios: real radios form a group only by a name,
 * and no field of this page has one.
 */
export function choices(legend: string, hidden: boolean, list: readonly Choice[], chosen: string | undefined, pick: (value: string) => void): HTMLElement {
  const legendId = freshId();
  const rows = list.map((choice) =>
    el(
      'button',
      { type: 'button', role: 'radio', class: 'choice', test: choice.test, 'data-value': choice.value },
      el('span', {}, choice.label, choice.hint !== undefined && el('small', {}, choice.hint)),
    ),
  );
  makeRadios(rows, chosen, pick);
  return el(
    'div',
    { class: 'choices' },
    el('p', { id: legendId, class: hidden ? 'unseen' : 'legend' }, legend),
    el('div', { role: 'radiogroup', 'aria-labelledby': legendId }, ...rows),
  );
}

/** Lets buttons with `data-value` be chosen one at a time, by pointer and by arrow keys, as radios are. */
export function makeRadios(rows: readonly HTMLButtonElement[], chosen: string | undefined, pick: (value: string) => void): void {
  const mark = (value: string | undefined) => {
    const known = rows.some((row) => row.dataset['value'] === value);
    rows.forEach((row, at) => {
      const mine = row.dataset['value'] === value;
      row.setAttribute('aria-checked', String(mine));
      row.tabIndex = mine || (!known && at === 0) ? 0 : -1;
    });
  };
  const take = (row: HTMLButtonElement | undefined) => {
    const value = row?.dataset['value'];
    if (row === undefined || value === undefined) return;
    mark(value);
    pick(value);
    row.focus();
  };
  rows.forEach((row, at) => {
    row.addEventListener('click', () => take(row));
    row.addEventListener('keydown', (event) => {
      const step = ['ArrowDown', 'ArrowRight'].includes(event.key) ? 1 : ['ArrowUp', 'ArrowLeft'].includes(event.key) ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      take(rows[(at + step + rows.length) % rows.length]);
    });
  });
  mark(chosen);
}

export function button(label: string, test: string, look: 'primary' | 'secondary' | 'quiet' | 'danger', press: () => void): HTMLButtonElement {
  return el('button', { type: 'button', class: look, test, onclick: press }, label);
}

/** Lets a button be heard with the headings it belongs to, where its own words stand on the screen more than once. */
export function nameWith(pressed: HTMLButtonElement, ...headings: readonly string[]): HTMLButtonElement {
  pressed.id = freshId();
  pressed.setAttribute('aria-labelledby', [pressed.id, ...headings].join(' '));
  return pressed;
}

/** A paragraph for each line of a text. */
export function paragraphs(text: string, look?: string): HTMLElement[] {
  return text.split('\n').map((line) => el('p', { class: look }, line));
}

/** What to do, one after the other: what each step says, and what it needs. */
export function steps(...all: readonly (readonly [string, ...Child[]])[]): HTMLElement {
  return el('ol', { class: 'steps' }, ...all.map(([says, ...needs]) => el('li', {}, el('p', {}, says), ...needs)));
}
