// Strict JSON: what the protocol allows, every violation it names, and totality.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  choiceAt,
  hexAt,
  integerAt,
  listAt,
  objectAt,
  parseObject,
  textAt,
  wellFormed,
  writeObject,
  type JsonObject,
} from '../src/crypto/json.ts';
import { utf8 } from '../src/crypto/notation.ts';
import { refuses, total } from './support.ts';

const parse = (text: string) => parseObject(utf8(text));

test('accepts what the protocol allows', () => {
  const object = parse(' {"a":1,"b":["х",true,false,{}],"c":{"d":9007199254740991},"e":"\\u0436\\n\\ud83d\\ude00"}\n');
  assert.equal(JSON.stringify(object), '{"a":1,"b":["х",true,false,{}],"c":{"d":9007199254740991},"e":"ж\\n😀"}');
});

test('refuses everything that two readers could understand differently', async () => {
  const wrong = [
    '{"a":1,"a":2}',
    '{"x":{"a":1,"\\u0061":2}}',
    '{"__proto__":1,"__proto__":2}', // duplicate keys
    '{"a":null}',
    '{"a":1.0}',
    '{"a":1e3}',
    '{"a":1E3}',
    '{"a":-1}',
    '{"a":-0}',
    '{"a":01}',
    '{"a":+1}',
    '{"a":9007199254740992}',
    '{"a":99999999999999999999}',
    '{"a":0x1}',
    '{"a":NaN}',
    '\ufeff{}',
    '{}x',
    '{}{}',
    '{},',
    '[]',
    '1',
    '"a"',
    '',
    ' ',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{,}',
    '{"a":[1,]}',
    '{"a":[}',
    "{'a':1}",
    '{a:1}',
    '{"a":1 "b":2}',
    '{"a":tru}',
    '{"a":trues}',
    '{"a":"\\ud800"}',
    '{"a":"\\udc00\\ud800"}',
    '{"a":"\u0001"}',
    '{"a":"\n"}',
    '{"a":"\\x41"}',
    '{"a":"\\u00g0"}',
    '{"a":"',
    '{"a":"\\"}',
    '\u00a0{}',
    '{}\u2028',
    '{/**/}',
  ];
  for (const text of wrong) await refuses('json', () => parse(text)).catch(() => assert.fail(text));
});

test('refuses what is not UTF-8, and what is longer than its limit', async () => {
  await refuses('json', () => parseObject(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)));
  await refuses('json', () => parseObject(utf8(`{"a":"${'x'.repeat(65536)}"}`)));
  await refuses('json', () => parseObject(utf8('{"a":1}'), 6));
  assert.equal(parseObject(utf8('{"a":1}'), 7)['a'], 1);
  assert.equal((parse(`{"a":"${'x'.repeat(65528)}"}`)['a'] as string).length, 65528);
});

test('refuses the ninth level', async () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
  parse(nested(8));
  await refuses('json', () => parse(nested(9)));
  await refuses('json', () => parse(`{"a":${'['.repeat(60000)}`));
});

test('a key is only what was sent, whatever it is called', () => {
  const object = parse('{"__proto__":{"polluted":1},"constructor":2}');
  assert.equal(({} as JsonObject)['polluted'], undefined);
  assert.equal(object['constructor'], 2);
  assert.equal('toString' in object, false);
});

test('what is written is read back, with lone surrogates mended', () => {
  const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeNat(), fc.boolean());
  const object = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf)), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(object, (value) =>
      assert.deepEqual(JSON.parse(JSON.stringify(parseObject(writeObject(value as JsonObject)))), JSON.parse(JSON.stringify(value))),
    ),
  );
  assert.equal(parseObject(writeObject({ a: 'x\ud800y' }))['a'], 'x\ufffdy');
  assert.equal(wellFormed('\udc00😀\ud83d'), '\ufffd😀\ufffd');
});

test('agrees with JSON.parse on every text that both accept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => {
      await total(() => assert.deepEqual(JSON.parse(JSON.stringify(parse(`{"a":${text}}`))), JSON.parse(`{"a":${text}}`)));
    }),
    { numRuns: 300 },
  );
});

test('any bytes give a value or an error', async () => {
  const token = fc.constantFrom('{', '}', '[', ']', ':', ',', '"', '"a"', '1', 'true', '\\', '\\u00', ' ', 'null', '-', '.');
  await fc.assert(
    fc.asyncProperty(fc.array(token, { maxLength: 20 }), async (tokens) => total(() => parse(tokens.join('')))),
    { numRuns: 500 },
  );
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (any) => total(() => parseObject(any))));
});

test('each reader of a field refuses another type, another length and absence', async () => {
  const object = parse('{"n":7,"s":"жж","h":"0aff","l":[1,2],"o":{},"b":true}');
  assert.equal(integerAt(object, 'n', 7), 7);
  assert.equal(textAt(object, 's', 4, 4), 'жж');
  assert.deepEqual([...hexAt(object, 'h', 2)], [10, 255]);
  assert.equal(listAt(object, 'l', 2).length, 2);
  assert.equal(choiceAt(object, 's', ['a', 'жж']), 'жж');
  objectAt(object, 'o');
  await refuses('json', () => integerAt(object, 'n', 6));
  await refuses('json', () => textAt(object, 's', 5, 9));
  await refuses('json', () => textAt(object, 's', 0, 3));
  await refuses('json', () => hexAt(object, 'h', 3));
  await refuses('json', () => listAt(object, 'l', 1));
  await refuses('json', () => choiceAt(object, 's', ['a']));
  for (const key of ['n', 's', 'h', 'l', 'o', 'b', 'none']) {
    if (key !== 'n') await refuses('json', () => integerAt(object, key));
    if (key !== 's' && key !== 'h') await refuses('json', () => textAt(object, key, 0, 99));
    if (key !== 'h') await refuses('json', () => hexAt(object, key, 2));
    if (key !== 'l') await refuses('json', () => listAt(object, key, 9));
    if (key !== 'o') await refuses('json', () => objectAt(object, key));
  }
});
