// Codenames: the lists, folding, what is typed back, and where an error points.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  WORDS,
  checks,
  codenameWords,
  generateCodename,
  packIndices,
  parseCodename,
  type Indices,
} from '../src/crypto/codename.ts';
import { LISTS, LIST_LENGTH, fingerprintWords, indexOfWord, wordAt } from '../src/crypto/words.ts';
import { bytes, filled, hashed, same, sha256 } from './support.ts';

const parsed = async (text: string): Promise<Indices> => {
  const result = await parseCodename(text);
  if (!('indices' in result)) assert.fail(result.error);
  return result.indices;
};

test('each list has 2048 words, unique in their first four folded letters', () => {
  for (const list of LISTS) {
    const words = Array.from({ length: LIST_LENGTH }, (_, i) => wordAt(i, list));
    assert.equal(new Set(words).size, LIST_LENGTH, list);
    words.forEach((word, i) => {
      assert.match(word, /^\p{Ll}{3,8}$/u);
      assert.equal(indexOfWord(word, list), i, word);
    });
  }
});

test('the lists are the frozen ones of the crate', () => {
  const source = readFileSync(join(process.env['SYBYR_VECTORS'] ?? '', '../../crypto/src/words.rs'), 'utf8');
  for (const list of LISTS) {
    const text = `${Array.from({ length: LIST_LENGTH }, (_, i) => wordAt(i, list)).join('\n')}\n`;
    const hash = Buffer.from(sha256(Buffer.from(text))).toString('hex');
    assert.ok(source.includes(hash), `${list}.txt has the hash ${hash}, which crypto/src/words.rs does not freeze`);
  }
});

test('the same codename can be written in each language, and four letters of each word suffice', async () => {
  for (let round = 0; round < 5; round++) {
    const indices = await generateCodename();
    assert.equal(indices.length, WORDS);
    assert.equal(hashed('check', packIndices(indices))[0], 0);
    for (const list of LISTS) {
      const words = codenameWords(indices, list);
      assert.deepEqual(await parsed(words.join(' ')), indices);
      assert.deepEqual(
        await parsed(
          `  ${words
            .map((word) => [...word].slice(0, 4).join(''))
            .join('-')
            .toUpperCase()}.\n`,
        ),
        indices,
      );
    }
  }
});

test('a word typed on another keyboard is found', () => {
  assert.equal(indexOfWord('АBОUt', 'en'), indexOfWord('about', 'en'));
  const look: Readonly<Record<string, string>> = {
    қ: 'к',
    ғ: 'г',
    ң: 'н',
    ү: 'у',
    ұ: 'у',
    ө: 'о',
    һ: 'х',
    ә: 'а',
    і: 'и',
    а: 'a',
    в: 'b',
    с: 'c',
    е: 'e',
    к: 'k',
    м: 'm',
    о: 'o',
    р: 'p',
    т: 't',
    х: 'x',
    у: 'y',
  };
  for (const list of ['ru', 'kk'] as const) {
    for (let i = 0; i < LIST_LENGTH; i++) {
      const word = wordAt(i, list);
      assert.equal(indexOfWord([...word].map((letter) => look[letter] ?? letter).join(''), list), i, word);
    }
  }
});

test('the packed indices are 99 bits and five zeros', () => {
  same(packIndices(Array<number>(9).fill(2047)), bytes('ffffffffffffffffffffffffe0'));
  same(packIndices([1024, 0, 0, 0, 0, 0, 0, 0, 1]), bytes('80000000000000000000000020'));
});

test('an error says where and never what', async () => {
  assert.deepEqual(await parseCodename(''), { error: 'count', count: 0 });
  assert.deepEqual(await parseCodename('abandon '.repeat(8)), { error: 'count', count: 8 });
  assert.deepEqual(await parseCodename('abandon '.repeat(9)), { error: 'check' });
  const words = codenameWords(await generateCodename(), 'ru');
  words[4] = 'щщщщ';
  assert.deepEqual(await parseCodename(words.join(' ')), { error: 'word', position: 5 });
});

test('a check is part of what is an index', async () => {
  const indices = await generateCodename();
  assert.ok(await checks(indices));
  assert.ok(!(await checks(indices.slice(1))));
  for (const wrong of [2048, -1, 0.5, Number.NaN]) assert.ok(!(await checks([wrong, ...indices.slice(1)])));
});

test('almost every wrong word is caught', async () => {
  const right = await generateCodename();
  const wrong = right.flatMap((_, at) => Array.from({ length: 2048 }, (_, index) => right.map((own, i) => (i === at ? index : own))));
  const passed = (await Promise.all(wrong.map(checks))).filter(Boolean).length;
  // Nine of them are the right codename itself; 18,432 / 256 = 72 others are expected.
  assert.ok(passed > 40 && passed < 130, String(passed));
});

test('a fingerprint shows its first 132 bits', () => {
  const fingerprint = filled(32, 0);
  fingerprint[16] = 0b0001_0000;
  assert.deepEqual(fingerprintWords(fingerprint, 'en').slice(10), ['abandon', 'ability']);
  fingerprint[16] = 0b0000_1000;
  assert.equal(fingerprintWords(fingerprint, 'en')[11], 'abandon');
});

test('any text gives a value or an error', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (text) => void (await parseCodename(text))));
});
