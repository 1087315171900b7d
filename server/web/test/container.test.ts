// The canonical container: read by us and by tar, and refused in every other form.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { END_LENGTH, entryHeader, entryLength, isName, padOf, readContainer } from '../src/crypto/container.ts';
import { join, utf8, type Bytes } from '../src/crypto/notation.ts';
import { filled, random, refuses, same, total } from './support.ts';

function container(entries: readonly (readonly [string, Bytes])[], extra = 0): Bytes {
  const parts = entries.flatMap(([name, content]) => [entryHeader(name, content.length), content, filled(padOf(content.length), 0)]);
  return join(...parts, filled(END_LENGTH + extra, 0));
}

const sample = container(
  [
    ['tip.json', utf8('{}')],
    ['attachments/01', random(700)],
    ['padding', filled(1024, 0)],
  ],
  5,
);

test('entries are read back, at every length of the end', () => {
  const entry = fc.tuple(
    fc.stringMatching(/^[a-z0-9-]{1,20}(\/[a-z0-9-]{1,20})?$/).filter((name) => name !== 'padding'),
    fc.uint8Array({ maxLength: 1200 }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ([name]) => name, maxLength: 5 }), fc.integer({ min: 0, max: 511 }), (entries, extra) => {
      const list = entries.map(([name, content]) => [name, Uint8Array.from(content)] as const);
      const read = readContainer(container(list, extra));
      assert.deepEqual(
        read.map(({ name }) => name),
        list.map(([name]) => name),
      );
      read.forEach(({ content }, i) => same(content, list[i]?.[1] ?? new Uint8Array(1)));
    }),
  );
  assert.equal(entryLength(700), 512 + 1024);
});

test('tar shows the same files', () => {
  const list = spawnSync('tar', ['-tvf', '-'], { input: sample, encoding: 'utf8' });
  assert.equal(list.status, 0, list.stderr);
  assert.deepEqual(
    list.stdout
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split(/\s+/)
          .filter((_, i) => i === 0 || i === 2 || i === 5)
          .join(' '),
      ),
    ['-rw-r--r-- 2 tip.json', '-rw-r--r-- 700 attachments/01', '-rw-r--r-- 1024 padding'],
  );
});

test('refuses every changed byte that is not content', async () => {
  const content = (at: number) => (at >= 512 && at < 514) || (at >= 1536 && at < 2236);
  for (let at = 0; at < sample.length; at++) {
    if (content(at)) continue;
    const changed = sample.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    await refuses('container', () => readContainer(changed)).catch(() => assert.fail(`byte ${at}`));
  }
});

test('refuses every cut, and zeros or bytes behind the end', async () => {
  const whole = container([['tip.json', utf8('{}')]]);
  readContainer(whole);
  for (let length = 0; length < whole.length; length++) await refuses('container', () => readContainer(whole.slice(0, length)));
  readContainer(join(whole, filled(511, 0)));
  await refuses('container', () => readContainer(join(whole, filled(512, 0))));
  await refuses('container', () => readContainer(join(whole, whole)));
});

test('refuses a name twice, and padding that is not zeros', async () => {
  await refuses('container', () =>
    readContainer(
      container([
        ['a', utf8('1')],
        ['a', utf8('2')],
      ]),
    ),
  );
  await refuses('container', () => readContainer(container([['padding', filled(512, 1)]])));
  await refuses('container', () => readContainer(container([['padding', filled(511, 0)]])));
});

test('names cannot leave their folder', async () => {
  for (const name of ['tip.json', 'attachments/01', 'cards/0000000001', 'a'.repeat(99), '2026-1/blobs/00000', '..a'])
    assert.ok(isName(name), name);
  for (const name of ['', '/a', 'a/', 'a//b', '.', '..', 'a/../b', './a', 'A', 'a b', 'ж', 'a\0', 'a'.repeat(100), 'a_b']) {
    assert.ok(!isName(name), name);
    await refuses('container', () => entryHeader(name, 0));
  }
  for (const size of [-1, 0.5, 2 ** 33, Number.NaN]) await refuses('container', () => entryHeader('a', size));
});

test('any bytes give entries or an error', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (any) => total(() => readContainer(Uint8Array.from(any)))));
  const mutated = fc.tuple(fc.nat({ max: sample.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(mutated, async ([at, value]) => {
      const changed = sample.slice();
      changed[at] = value;
      await total(() => readContainer(changed));
    }),
  );
});
