// Typing from a list: which letters can follow, and that four of them always lead to the word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, LISTS } from '../src/crypto/folding.ts';
import { allWords } from '../src/crypto/words.ts';
import { sentences as en } from '../src/locales/en.ts';
import { sentences as kk } from '../src/locales/kk.ts';
import { sentences as ru } from '../src/locales/ru.ts';
import { letterNames } from '../src/page/spelling.ts';
import { WordList } from '../src/page/word-list.ts';

const keys = { en: letterNames(en), ru: letterNames(ru), kk: letterNames(kk) };
const lists = LISTS.map((language) => new WordList(language, allWords(language)));

test('every word is reached by pressing its own letters, four at most, each of them offered', () => {
  for (const list of lists) {
    for (const word of allWords(list.language)) {
      let typed = '';
      for (const letter of [...word].slice(0, 4)) {
        assert.ok(list.follows(letter, list.following(typed)), `${letter} after ${typed}`);
        typed += letter;
      }
      const shorter = [...word].length < 4 && list.complete(typed) === undefined;
      // A short word that others begin with is one of the words offered to press.
      if (shorter) assert.equal(list.suggest(typed, 1)[0], word);
      else assert.equal(list.complete(typed), word);
      assert.ok(list.knows(word) && list.knows(typed));
    }
  }
});

test('nothing follows but what leads to a word', () => {
  for (const list of lists) {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 6 }), (choices) => {
        let typed = '';
        for (const choice of choices) {
          const open = [...keys[list.language].keys()].filter((letter) => list.follows(letter, list.following(typed)));
          if (open.length === 0) break;
          typed += open[choice % open.length] ?? '';
          assert.ok(list.suggest(typed, 1).length === 1, typed);
        }
        assert.ok([...typed].length <= 4);
      }),
    );
  }
});

test('a word is complete with four letters, a whole one stays complete, and a half one is not', () => {
  for (const list of lists) {
    for (const word of allWords(list.language)) {
      if ([...word].length < 4) continue;
      assert.equal(list.complete(word), word);
      assert.equal(list.complete([...word].slice(0, 3).join('')), undefined, word);
      assert.equal(list.following(word).size, 0);
    }
    assert.equal(list.complete(''), undefined);
    assert.ok(!list.knows(''));
  }
});

test('any way of typing a letter counts as the letter', () => {
  const kazakh = lists.find(({ language }) => language === 'kk');
  const word = allWords('kk').find((one) => /^.{0,3}қ/u.test(one)) ?? '';
  assert.equal(kazakh?.complete(word.replaceAll('қ', 'к').toUpperCase()), word);
  assert.equal(fold('Қ', 'kk'), 'к');
});
