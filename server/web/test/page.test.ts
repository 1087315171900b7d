// What the page says, in its three languages: dates, sizes, closing hours, and sentences whose blanks are the same everywhere.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courierLocales } from '../src/locales/courier.ts';
import { en, type Key } from '../src/locales/en.ts';
import { kk } from '../src/locales/kk.ts';
import { ru } from '../src/locales/ru.ts';
import { date, fill, nextClosing, ranges, size } from '../src/page/format.ts';

const blanks = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

test('every language fills the same blanks, and says something', () => {
  for (const key of Object.keys(en) as Key[]) {
    for (const locale of [ru, kk]) {
      assert.notEqual(locale[key].trim(), '', key);
      assert.deepEqual(blanks(locale[key]), blanks(en[key]), key);
      assert.equal(locale[key].split('\n').length, en[key].split('\n').length, key);
    }
  }
  for (const key of Object.keys(courierLocales.en) as (keyof typeof courierLocales.en)[]) {
    for (const locale of [courierLocales.ru, courierLocales.kk]) assert.deepEqual(blanks(locale[key]), blanks(courierLocales.en[key]), key);
  }
});

test('kazakh never says account for report, nor writes russian letters kazakh does not have', () => {
  for (const [key, sentence] of Object.entries(kk)) {
    assert.doesNotMatch(sentence, /(^|[^\p{L}])есеп/iu, key);
    // The words of the list do have щ, and each letter of them has a name.
    if (key !== 'spelling') assert.doesNotMatch(sentence, /[ёщъ]/iu, key);
  }
});

test('every language has twelve months', () => {
  for (const locale of [en, ru, kk]) assert.equal(new Set(locale.months.split(' ')).size, 12);
});

test('writes a day as readers of each language do', () => {
  assert.equal(date(en, 20778), '21\u00a0November 2026');
  assert.equal(date(ru, 20778), '21\u00a0ноября 2026\u00a0года');
  assert.equal(date(kk, 20778), '2026\u00a0жылғы 21\u00a0қараша');
});

test('writes sizes with at most one decimal', () => {
  assert.equal(size(en, 0), '0\u00a0B');
  assert.equal(size(ru, 1536), '1,5\u00a0КБ');
  assert.equal(size(en, 512 * 1024 * 1024), '512\u00a0MB');
  assert.equal(size(kk, 3_000_000), '2,9\u00a0МБ');
});

test('finds the next closing hour, over midnight too', () => {
  const hours = [1, 7, 13, 19];
  assert.deepEqual(nextClosing(hours, new Date('2026-11-21T12:59:00Z')), { time: '13:00', hours: 1 });
  assert.deepEqual(nextClosing(hours, new Date('2026-11-21T13:00:00Z')), { time: '19:00', hours: 6 });
  assert.deepEqual(nextClosing(hours, new Date('2026-11-21T22:10:00Z')), { time: '01:00', hours: 3 });
  assert.equal(nextClosing([], new Date()), undefined);
});

test('leaves a blank it has no value for as it is', () => {
  assert.equal(fill('{a} of {constructor}', { a: 1 }), '1 of {constructor}');
});

test('writes numbers that follow each other as a range', () => {
  assert.equal(ranges([]), '');
  assert.equal(ranges([2]), '2');
  assert.equal(ranges([1, 2, 4, 5, 6, 9]), '1, 2, 4–6, 9');
});
