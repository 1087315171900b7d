// Dates, sizes, numbers, counted words and closing hours as readers of each language write them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOCALES } from 'sybyr:locales';
import type { Locale } from '../src/locales/locale.ts';
import { apart, date, fill, nextClosing, number, preferred, ranges, size } from '../src/page/format.ts';

const [kk, ru, en] = ['kk', 'ru', 'en'].map((code) => preferred(LOCALES, code)) as [Locale, Locale, Locale];

test('every language has twelve months', () => {
  for (const { sentences } of LOCALES) assert.equal(new Set(sentences.months.split(' ')).size, 12);
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
  assert.equal(fill('{a} of {constructor}', { a: 1 }, en), '1 of {constructor}');
});

test('counts words as each language does', () => {
  const counted = (locale: Locale, words: string, counts: readonly (number | string)[]) => counts.map((n) => fill(`{n} {n|${words}}`, { n }, locale));
  assert.deepEqual(counted(en, 'one:file|other:files', [0, 1, 2, 21]), ['0 files', '1 file', '2 files', '21 files']);
  assert.deepEqual(
    counted(ru, 'one:файл|few:файла|many:файлов', [0, 1, 2, 4, 5, 11, 12, 14, 19, 20, 21, 22, 25, 101, 111, 112, 122]),
    ['0 файлов', '1 файл', '2 файла', '4 файла', '5 файлов', '11 файлов', '12 файлов', '14 файлов', '19 файлов', '20 файлов', '21 файл', '22 файла', '25 файлов', '101 файл', '111 файлов', '112 файлов', '122 файла'],
  );
  assert.deepEqual(counted(kk, 'other:файл', [1, 5]), ['1 файл', '5 файл']);
  assert.deepEqual(counted(ru, 'one:файл|few:файла|many:файлов', ['1–3']), ['1–3 файлов'], 'a text takes the last word');
});

test('groups digits from five on, so that years stay whole', () => {
  assert.deepEqual([2026, 12_345, 1_234_567].map((value) => number(en, value)), ['2026', '12,345', '1,234,567']);
  assert.equal(number(ru, 262_144), '262\u00a0144');
  assert.equal(fill('{n}', { n: 10_000 }, kk), '10\u00a0000');
});

test('takes the language a browser asks for, and English for one it does not have', () => {
  const codes = ['kk-KZ', 'RU', 'en-GB', 'de', 'kkx', ''].map((asked) => preferred(LOCALES, asked).code);
  assert.deepEqual(codes, ['kk', 'ru', 'en', 'en', 'en', 'en']);
});

test('writes numbers that follow each other as a range', () => {
  assert.equal(ranges([]), '');
  assert.equal(ranges([2]), '2');
  assert.equal(ranges([1, 2, 4, 5, 6, 9]), '1, 2, 4–6, 9');
});

test('tells the same names apart, and from names that look like that', () => {
  assert.deepEqual(apart(['image.jpg', 'a.pdf', 'image.jpg', 'image.jpg (2)', 'image.jpg']), ['image.jpg', 'a.pdf', 'image.jpg (2)', 'image.jpg (2) (2)', 'image.jpg (3)']);
});
