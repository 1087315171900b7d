// Esc three times: when it counts, and when it does not; and what a browser finds that keeps the page it leaves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchEscape, watchLeaving } from '../src/page/exit.ts';

type Key = Partial<Pick<KeyboardEvent, 'key' | 'repeat' | 'isComposing'>> & { readonly at: number };

/** How often the page was left over these keys. */
function left(keys: readonly Key[]): number {
  let listener: (event: KeyboardEvent) => void = () => undefined;
  let times = 0;
  const page = { addEventListener: (_: string, listen: typeof listener) => (listener = listen) };
  (globalThis as { document?: unknown }).document = page;
  watchEscape(() => (times += 1));
  for (const { at, ...key } of keys) listener({ key: 'Escape', repeat: false, isComposing: false, timeStamp: at, ...key } as KeyboardEvent);
  return times;
}

test('three within two seconds leave', () => {
  assert.equal(left([{ at: 1000 }, { at: 1400 }, { at: 1900 }]), 1);
  assert.equal(left([{ at: 0 }, { at: 1999 }, { at: 2000 }]), 1);
});

test('fewer, or slower ones, do not', () => {
  assert.equal(left([{ at: 1000 }, { at: 1100 }]), 0);
  assert.equal(left([{ at: 1000 }, { at: 2500 }, { at: 3100 }]), 0);
});

test('the third in time counts, however many went before', () => {
  assert.equal(left([{ at: 0 }, { at: 2500 }, { at: 3000 }, { at: 3500 }]), 1);
});

test('a key that is held down counts once', () => {
  assert.equal(left([{ at: 0 }, { at: 500, repeat: true }, { at: 530, repeat: true }, { at: 560, repeat: true }]), 0);
});

test('ending the composing of a letter does not count, nor does another key', () => {
  assert.equal(left([{ at: 0, isComposing: true }, { at: 100, isComposing: true }, { at: 200 }]), 0);
  assert.equal(left([{ at: 0, key: 'Enter' }, { at: 100, key: 'Tab' }, { at: 200 }]), 0);
});

test('other keys between them do not hold it up', () => {
  assert.equal(left([{ at: 0 }, { at: 100, key: 'a' }, { at: 200 }, { at: 300, key: 'Tab' }, { at: 400 }]), 1);
});

/** Browsers that are driven keep no page, so that no story sees this. */
test('a page that the browser leaves is emptied, and loads anew when it is shown again', () => {
  const listeners = new Map<string, (event: { persisted: boolean }) => void>();
  const body = { children: ['what was typed'], get firstChild() { return this.children[0] ?? null; }, removeChild() { this.children.pop(); } };
  let [ended, loaded] = [0, 0];
  Object.assign(globalThis, {
    document: { body },
    window: { addEventListener: (name: string, listen: never) => listeners.set(name, listen), location: { reload: () => (loaded += 1) } },
  });
  watchLeaving(() => (ended += 1));
  listeners.get('pageshow')?.({ persisted: false });
  assert.deepEqual([ended, loaded, body.children.length], [0, 0, 1], 'the first time it is shown');
  listeners.get('pagehide')?.({ persisted: true });
  assert.deepEqual([ended, loaded, body.children.length], [1, 0, 0]);
  listeners.get('pageshow')?.({ persisted: true });
  assert.equal(loaded, 1);
});
