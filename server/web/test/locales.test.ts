// What the page says in every language: the same blanks, all forms of counted words, the glossary's words, and how much no native reader has seen.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { build } from 'esbuild';
import { LOCALES } from 'sybyr:locales/courier';
import { locales } from '../locales.mjs';

const WEB = process.env['SYBYR_WEB'] ?? '.';
const DOCS = join(WEB, '..', '..', 'docs');

/** What stands in a blank. A number may need the word beside it in several forms; a text never does, nor does the number of a day or year. */
const NUMBERS = new Set(['n', 'of', 'count', 'have', 'percent', 'cleaned', 'most', 'original']);
const TEXTS = new Set(['address', 'agency', 'by', 'status', 'date', 'day', 'done', 'limit', 'month', 'name', 'number', 'numbers', 'parts', 'rate', 'ref', 'sent', 'size', 'time', 'total', 'year']);
/** Words after a number that it does not count: “word 3 is …”. */
const NOT_COUNTED = new Set(['of', 'is', 'are', 'in', 'at', 'and', 'or', 'из', 'не', 'и', 'или', 'в', 'на', 'от', 'до', 'по']);

interface Said {
  readonly locale: (typeof LOCALES)[number];
  readonly key: string;
  readonly sentence: string;
}

const SAID: readonly Said[] = LOCALES.flatMap((locale) =>
  [locale.sentences, locale.courier].flatMap((list) => Object.entries(list).map(([key, sentence]) => ({ locale, key: `${locale.code} ${key}`, sentence }))),
);
const ENGLISH = LOCALES.find(({ code }) => code === 'en');

const blanks = (sentence: string) => [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();

test('every language fills the same blanks, and says something', () => {
  assert.ok(ENGLISH !== undefined);
  for (const locale of LOCALES) {
    for (const [list, english] of [[locale.sentences, ENGLISH.sentences], [locale.courier, ENGLISH.courier]] as [Record<string, string>, Record<string, string>][]) {
      assert.deepEqual(Object.keys(list).sort(), Object.keys(english).sort(), locale.code);
      for (const [key, sentence] of Object.entries(list)) {
        const where = `${locale.code} ${key}`;
        assert.notEqual(sentence.trim(), '', where);
        assert.deepEqual(blanks(sentence), blanks(english[key] ?? ''), where);
        assert.equal(sentence.split('\n').length, english[key]?.split('\n').length, where);
      }
    }
  }
});

test('every blank is a number or a text', () => {
  for (const { key, sentence } of SAID) {
    for (const blank of blanks(sentence)) assert.ok(NUMBERS.has(blank) || TEXTS.has(blank), `${key}: say in test/locales.test.ts whether {${blank}} is a number or a text`);
  }
});

test('a word that is counted has all the forms its language needs, and no others', () => {
  for (const { locale, key, sentence } of SAID) {
    assert.doesNotMatch(sentence.replace(/\{\w+(\|[^{}]*)?\}/g, ''), /[{}]/, `${key}: braces that are no blank`);
    for (const [, name = '', words = ''] of sentence.matchAll(/\{(\w+)\|([^{}]*)\}/g)) {
      assert.ok(NUMBERS.has(name), `${key}: {${name}} is no number`);
      const forms = words.split('|').map((choice) => /^(\w+):[^:]+$/.exec(choice)?.[1]);
      assert.deepEqual(forms, locale.forms, `${key}: {${name}|…}`);
    }
    // «{n} файлов» would be wrong for 1 and for 3. A language with one form has nothing to choose.
    if (locale.forms.length === 1) continue;
    for (const [bare, name = '', word = ''] of sentence.matchAll(/\{(\w+)\}[ \u00a0](\p{Ll}{2,})/gu)) {
      assert.ok(!NUMBERS.has(name) || NOT_COUNTED.has(word), `${key}: «${bare}» counts a word in one form only; write {${name}} {${name}|${locale.forms.map((form) => `${form}:…`).join('|')}}`);
    }
  }
});

test('the rule of each language yields each of its forms, and only those', () => {
  for (const { code, form, forms } of LOCALES) {
    const met = new Set(Array.from({ length: 200 }, (_, count) => form(count)));
    assert.deepEqual([...met].sort(), [...forms].sort(), code);
  }
});

test('kazakh puts no ending on what is filled in, and writes no letter it does not have', () => {
  const ending = /\}-(ға|ге|қа|ке|да|де|та|те|ны|ні|ды|ді|ты|ті|ның|нің|дың|дің|тың|тің|нан|нен|дан|ден|тан|тен|мен|бен|пен)(?!\p{L})/u;
  for (const { locale, key, sentence } of SAID) {
    if (locale.code !== 'kk') continue;
    assert.doesNotMatch(sentence, ending, key);
    // The words of the list do have щ, and each letter of them has a name.
    if (key !== 'kk spelling') assert.doesNotMatch(sentence, /[ёщъ]/iu, key);
  }
});

/** The table «Words the page never says» of the glossary: language and the beginning of a word, which also forbids what is built on it. */
function forbidden(): { language: string; word: string; use: string }[] {
  const [, section = ''] = readFileSync(join(DOCS, 'glossary.md'), 'utf8').split('## Words the page never says');
  return section
    .split('\n')
    .filter((line) => /^\| (kk|ru|en) \|/.test(line))
    .flatMap((line) => {
      const [language = '', words = '', use = ''] = line.split('|').slice(1).map((cell) => cell.trim());
      return words.split(', ').map((word) => ({ language, word, use }));
    });
}

test('the page keeps to the words of the glossary', () => {
  const list = forbidden();
  for (const code of ['kk', 'ru', 'en']) assert.ok(list.some(({ language }) => language === code), `the glossary forbids something in ${code}`);
  for (const { locale, key, sentence } of SAID) {
    for (const { language, word, use } of list) {
      if (language !== locale.code) continue;
      const whole = word.endsWith('.') ? `${word.slice(0, -1)}(?!\\p{L})` : word;
      assert.doesNotMatch(sentence, new RegExp(`(?<!\\p{L})${whole}`, 'iu'), `${key}: the glossary says ${use}`);
    }
  }
});

test('each line says whether a native reader has seen it', (t) => {
  for (const code of LOCALES.map((locale) => locale.code)) {
    const lines = readFileSync(join(WEB, 'src', 'locales', `${code}.ts`), 'utf8').replace(/:\n +/g, ': ').split('\n');
    const sentences = lines.filter((line) => /^ {2}('[^']+'|\w+): ['"]/.test(line) && !/^ {2}(code|name|short|protocol|decimal|group): /.test(line));
    const known = LOCALES.find((locale) => locale.code === code);
    assert.equal(sentences.length, Object.keys(known?.sentences ?? {}).length + Object.keys(known?.courier ?? {}).length, `${code}: one line for each sentence`);
    for (const line of sentences) assert.match(line, /',( \/\/ unread)?$|",( \/\/ unread)?$/, `${code}: ${line}`);
    const unread = sentences.filter((line) => line.endsWith('// unread')).length;
    t.diagnostic(`${code}: ${unread} of ${sentences.length} lines have been seen by no native reader`);
  }
});

test('a fourth language is one file', async () => {
  const folder = join(WEB, 'node_modules', '.sybyr-fourth');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'worker'), { recursive: true });
  cpSync(join(WEB, 'src', 'locales'), join(folder, 'locales'), { recursive: true });
  cpSync(join(WEB, 'src', 'worker', 'drop.ts'), join(folder, 'worker', 'drop.ts'));
  const russian = readFileSync(join(folder, 'locales', 'ru.ts'), 'utf8');
  const fourth = russian.replace("code: 'ru'", "code: 'tt'").replace(/name: '[^']+'/, "name: 'Татарча'").replace(/(back: )'[^']+'/, "$1'Кире кайту'");
  writeFileSync(join(folder, 'locales', 'tt.ts'), fourth);
  const config = { extends: join('..', '..', 'tsconfig.json'), include: ['locales'], compilerOptions: { noUnusedLocals: true } };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const types = () => spawnSync(join(WEB, 'node_modules', '.bin', 'tsc'), ['-p', folder], { encoding: 'utf8' });
  assert.equal(types().stdout, '');
  const bundle = async (entry: string) => {
    const made = await build({ absWorkingDir: WEB, bundle: true, charset: 'utf8', entryPoints: [entry], format: 'iife', loader: { '.txt': 'text' }, plugins: [locales(join(folder, 'locales'))], write: false });
    return made.outputFiles[0]?.text ?? '';
  };
  const page = await bundle('src/page/main.ts');
  assert.match(page, /Кире кайту/);
  assert.match(page, /Татарча/);
  assert.match(await bundle('src/courier/main.ts'), /Татарча/);
  assert.ok(!page.includes(ENGLISH?.courier.lead ?? ''), "the courier's sentences stay out of the source's page");
  writeFileSync(join(folder, 'locales', 'tt.ts'), fourth.replace(/ {2}back: .*\n/, ''));
  assert.match(types().stdout, /back/, 'a missing sentence does not compile');
});
