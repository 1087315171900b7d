// Reading a word out: every letter that the lists use has a name of its own in that language.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LISTS, LIST_LENGTH, wordAt } from '../src/crypto/words.ts';
import { sentences as en } from '../src/locales/en.ts';
import { sentences as kk } from '../src/locales/kk.ts';
import { sentences as ru } from '../src/locales/ru.ts';
import { letterNames } from '../src/page/spelling.ts';

const locales = { en, ru, kk };

test('every letter of a list has a name, no two the same, and no letter is named that no word has', () => {
  for (const list of LISTS) {
    const names = letterNames(locales[list]);
    const used = new Set(Array.from({ length: LIST_LENGTH }, (_, i) => wordAt(i, list)).flatMap((word) => [...word]));
    assert.deepEqual([...names.keys()].sort(), [...used].sort(), list);
    assert.equal(new Set(names.values()).size, names.size, list);
  }
});

test('a name holds its letter, mostly as its first', () => {
  for (const list of LISTS) {
    for (const [letter, name] of letterNames(locales[list])) {
      const signs = /^[ьъы]$/u.test(letter);
      const inside = /[йңһ]/u.test(letter);
      if (!signs && !inside) assert.equal([...name.toLowerCase()][0], letter, name);
    }
  }
});
