// Finding the codename inside a text: in any language and shape, and never where it is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codenameWords, generateCodename, type Indices } from '../src/crypto/codename.ts';
import { LISTS } from '../src/crypto/folding.ts';
import { allWords, wordAt } from '../src/crypto/words.ts';
import { mentions, refuseMention } from '../src/worker/mention.ts';
import { CallError } from '../src/worker/net.ts';

const index = fc.integer({ min: 0, max: 2047 });
/** Nine different words, so that a test knows how many of them stand in a row. */
const indices = fc.uniqueArray(index, { minLength: 9, maxLength: 9 });
const separator = fc.constantFrom(' ', ', ', '-', '\n', '. ', '\n3. ', '\u00a0', '/', '\u00ad', '  \u2014 ');
const list = fc.constantFrom(...LISTS);
const shape = fc.constantFrom<(word: string) => string>(
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => [...word].slice(0, 4).join(''),
  // An ending does not hide a word, unless the word has only three letters.
  (word) => (word.length < 4 ? word : `${word}\u0430`),
  (word) => word.normalize('NFD'),
  (word) => word.replaceAll('қ', 'к').replaceAll('ұ', 'у').replaceAll('а', 'a').replaceAll('о', 'o'),
);
/** Words of a sentence that are no words of the list in four letters, which also must not join with a neighbour. */
const other = fc.constantFrom('и', 'да', 'the', 'и', 'ъъъъ', 'және', 'zzzzz', '');

test('four words in a row are found, in any language, case, shape and place', () => {
  fc.assert(
    fc.property(indices, fc.integer({ min: 0, max: 5 }), list, separator, shape, other, other, (codename, from, language, between, written, before, after) => {
      const four = codename.slice(from, from + 4).map((one) => written(wordAt(one, language)));
      assert.ok(mentions(`${before} ${four.join(between)} ${after}`, codename));
    }),
  );
});

test('each word may be in another language, and up to two other words between them', () => {
  fc.assert(
    fc.property(indices, fc.array(list, { minLength: 4, maxLength: 4 }), fc.array(fc.tuple(other, other), { minLength: 4, maxLength: 4 }), (codename, languages, between) => {
      const four = languages.map((language, at) => `${wordAt(codename[at] ?? 0, language)} ${between[at]?.join(' ') ?? ''}`);
      assert.ok(mentions(four.join(' '), codename));
    }),
  );
});

test('three words, four that are not in order, and words far apart are no mention', () => {
  fc.assert(
    fc.property(indices, list, (codename, language) => {
      const words = codenameWords(codename, language);
      assert.ok(!mentions(words.slice(0, 3).join(' '), codename));
      assert.ok(!mentions([...words].reverse().join(' '), codename));
      assert.ok(!mentions(words.join(' ъъъъ ъъъъ ъъъъ '), codename));
      assert.ok(!mentions([words[0], words[2], words[4], words[6]].join(' '), codename));
    }),
  );
});

test('another codename is no mention, nor is the whole list', async () => {
  const [mine, other] = [await generateCodename(), await generateCodename()];
  for (const language of LISTS) {
    assert.ok(!mentions(codenameWords(other, language).join(' '), mine));
    const sorted = mine.every((one, at) => at === 0 || one !== (mine[at - 1] ?? 0) + 1);
    if (sorted) assert.ok(!mentions(allWords(language).join(' '), mine));
  }
});

test('any text gives an answer', () => {
  fc.assert(fc.property(indices, fc.string({ unit: 'binary' }), (codename, text) => void mentions(text, codename)));
});

test('a small text file is read in the encodings Cyrillic comes in, a large one and a picture are not', async () => {
  const codename: Indices = await generateCodename();
  const words = codenameWords(codename, 'ru').join(' ');
  const cp1251 = Uint8Array.from([...words], (letter) => (letter === ' ' ? 0x20 : letter.charCodeAt(0) - 0x350));
  const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from([...words], (letter) => letter.charCodeAt(0)).buffer)]);
  const refused = async (file: File) =>
    refuseMention([codename], { message: '' }, [{ blob: file, name: file.name, type: file.type }]).then(
      () => false,
      (error: unknown) => error instanceof CallError && error.failure === 'codename-in-file',
    );
  assert.ok(await refused(new File([words], 'a', { type: 'text/plain' })));
  assert.ok(await refused(new File([cp1251], 'a.TXT')));
  assert.ok(await refused(new File([utf16], 'a.csv')));
  assert.ok(!(await refused(new File([words], 'a.png'))));
  assert.ok(!(await refused(new File([words, new Uint8Array(1024 * 1024)], 'a.txt'))));
});
