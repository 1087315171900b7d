// The source's guide says what the page says: the advice, the states of a case and the names of buttons, word for word and in every language.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LOCALES } from 'sybyr:locales';

const WEB = process.env['SYBYR_WEB'] ?? '.';

type Sentences = Readonly<Record<string, string>>;

/** A page on paper breaks its lines where it likes: the spaces that do not break are the screen's. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const GUIDE = plain(readFileSync(join(WEB, '..', '..', 'docs', 'source-guide.md'), 'utf8'));

/** What only the screen needs: its own frame, and an address that stands behind it. */
const OF_THE_SCREEN = ['advice_title', 'advice_lead', 'advice_skip', 'advice_onion'];

/** What Tor Browser says, quoted in the guide as a button is. Its words are not ours to check. */
const OF_TOR_BROWSER = ['Standard', 'Safer', 'Safest', 'New identity', 'Обычный', 'Высокий', 'Высший', 'Новая личность', 'Настройки', 'Подключение', 'Мосты'];

const section = (name: string) => GUIDE.split(/^## /mu).find((part) => part.startsWith(`${name}\n`)) ?? '';

test('the guide gives the advice of the page, whole and under the same headings', () => {
  for (const { code, name, sentences } of LOCALES) {
    const said: Sentences = sentences;
    const guide = section(name);
    const advice = Object.entries(said).filter(([key]) => key.startsWith('advice_') && !OF_THE_SCREEN.includes(key));
    assert.ok(advice.length >= 14, `${code}: the page advises`);
    for (const [key, sentence] of advice) {
      const list = `- ${plain(sentence).split('\n').join('\n- ')}\n`;
      const title = said[key.replace(/_list$/u, '')];
      const expected = key.endsWith('_list') ? `\n#### ${title}\n\n${list}` : `${key}_list` in said ? `\n#### ${plain(sentence)}\n` : list;
      assert.ok(guide.includes(expected), `docs/source-guide.md, ${name}, does not say ${key} as the page does:\n${expected}`);
    }
  }
});

test('the guide names every state of a case, and what it means', () => {
  for (const { code, name, sentences } of LOCALES) {
    const said: Sentences = sentences;
    const guide = section(name);
    const states = Object.keys(said).filter((key) => key.startsWith('status_'));
    assert.equal(states.length, 13, code);
    const rows = states.map((key) => plain(`| ${said[key]} | ${said[key.replace('status_', 'meaning_')]} |\n`)).join('');
    assert.ok(guide.includes(`|---|---|\n${rows}\n`), `docs/source-guide.md, ${name}, needs this table:\n${rows}`);
  }
});

test('what the guide quotes stands on the page, in the same language', () => {
  for (const { code, name, sentences } of LOCALES) {
    const onPage = new Set(Object.values(sentences).map(plain));
    const quoted = [...section(name).matchAll(/«([^»]+)»|“([^”]+)”/gu)].map((found) => found[1] ?? found[2] ?? '');
    assert.ok(quoted.length > 20, `${code}: the guide quotes the page`);
    for (const words of quoted) assert.ok(onPage.has(words) || OF_TOR_BROWSER.includes(words), `docs/source-guide.md, ${name}, quotes «${words}», which the page does not say`);
  }
});
