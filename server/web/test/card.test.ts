// Cards: every check of the reader, on cards signed by node:crypto.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openCard, recipientToday, type CardCheck } from '../src/crypto/card.ts';
import { encodeHex } from '../src/crypto/hex.ts';
import { join } from '../src/crypto/notation.ts';
import { identityFromSeed, recipientOf } from '../src/crypto/recipient.ts';
import { filled, hashed, random, refuses, signedDocument, signer, total } from './support.ts';

const key = signer(filled(32, 1));
const agency = hashed('agency', key.publicKey);
const dropId = filled(16, 2);
const [first, second, bundle] = await Promise.all([3, 4, 5].map((seed) => recipientOf(identityFromSeed(filled(32, seed)))));
const names = { en: 'Agency', ru: 'Орган', kk: 'Орган' };
const valid = {
  v: 1,
  drop_id: encodeHex(dropId),
  agency: encodeHex(agency),
  root: encodeHex(key.publicKey),
  counter: 7,
  not_before: 100,
  not_after: 160,
  recipients: [
    { from: 100, recipient: first },
    { from: 130, recipient: second },
  ],
  desk: encodeHex(filled(32, 6)),
  desk_dh: encodeHex(filled(32, 7)),
  bundle,
  names,
  hotline: '1424',
  hotlines: [{ number: '+7 717 290 90 02', names }, { number: '111' }],
  roles: [{ id: 'commissioner', names }],
  questions: [
    { id: 'amount', kinds: ['report', 'call'], names, hint: names },
    { id: 'people', kinds: ['field'], names },
  ],
  deadlines: { redirect: 3, answer: 90 },
  rhythm: 7,
  sectors: [
    { id: 'land', names },
    { id: 'tax', names },
  ],
  later: { unknown: true },
};
const check: CardCheck = { dropId, root: key.publicKey, fingerprint: agency, today: 120 };
const card = (changes: object = {}) => signedDocument(key, 'card', { ...valid, ...changes });
const opening = (changes: object, against: Partial<CardCheck> = {}) => openCard(card(changes), { ...check, ...against });

test('a card gives the key of the day, and what it says', async () => {
  const opened = await openCard(card(), check);
  assert.equal(opened.counter, 7);
  assert.deepEqual(
    opened.sectors.map(({ id }) => id),
    ['land', 'tax'],
  );
  assert.deepEqual([opened.districts, opened.rhythm, opened.texts, opened.names.ru], [[], 7, undefined, 'Орган']);
  const { roles, questions, hotlines, deadlines } = opened;
  assert.deepEqual({ roles, questions, hotlines, deadlines }, { roles: valid.roles, questions: valid.questions, hotlines: valid.hotlines, deadlines: valid.deadlines });
  assert.equal(recipientToday(opened, 129), first);
  assert.equal(recipientToday(opened, 130), second);
  for (const today of [100, 160]) await opening({}, { today });
});

test('refuses what another key signed, and every changed byte', async () => {
  await refuses('signature', () => openCard(signedDocument(signer(filled(32, 9)), 'card', valid), check));
  await refuses('signature', () => openCard(signedDocument(key, 'drop', valid), check));
  const bytes = card();
  for (let at = 4; at < bytes.length; at += 13) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    await refuses('signature', () => openCard(changed, check));
  }
  await refuses('length', () => openCard(bytes.slice(0, -1), check));
  await refuses('length', () => openCard(join(bytes, filled(1, 0)), check));
  await refuses('length', () => openCard(new Uint8Array(), check));
  await refuses('length', () => opening({ more: 'x'.repeat(65536) }));
});

test('refuses a card of another agency or drop', async () => {
  await refuses('foreign', () => opening({ drop_id: encodeHex(filled(16, 9)) }));
  await refuses('foreign', () => opening({ agency: encodeHex(filled(32, 9)) }));
  await refuses('foreign', () => opening({ root: encodeHex(filled(32, 9)) }));
  await refuses('foreign', () => opening({}, { fingerprint: filled(32, 9) }));
  // drop.js that names a fingerprint which is not its root's
  await refuses('foreign', () => opening({ agency: encodeHex(filled(32, 9)) }, { fingerprint: filled(32, 9) }));
});

test('refuses a card out of force, without a begun key, or older than one seen', async () => {
  await refuses('not-in-force', () => opening({}, { today: 99 }));
  await refuses('not-in-force', () => opening({}, { today: 161 }));
  await refuses('not-in-force', () => opening({ recipients: [{ from: 121, recipient: first }] }));
  await opening({}, { counter: 7 });
  await refuses('older', () => opening({}, { counter: 8 }));
});

test('refuses every field outside its limits', async () => {
  const many = Array.from({ length: 201 }, (_, i) => ({ id: `s${i}`, names }));
  const wrong = [
    { v: 2 },
    { v: '1' },
    { counter: -1 },
    { counter: 1e10 },
    { not_after: 99, not_before: 100 },
    { not_before: 100, not_after: 501 },
    { recipients: [] },
    { recipients: undefined },
    {
      recipients: [
        { from: 130, recipient: first },
        { from: 130, recipient: second },
      ],
    },
    {
      recipients: [
        { from: 100, recipient: first },
        { from: 101, recipient: first },
        { from: 102, recipient: first },
      ],
    },
    { desk: 'AB'.repeat(32) },
    { desk: 'ab'.repeat(31) },
    { desk_dh: undefined },
    { names: { ...names, kk: '' } },
    { names: { ...names, kk: 'x'.repeat(201) } },
    { names: { en: 'a', ru: 'a' } },
    { texts: { ...names, en: 'x'.repeat(2001) } },
    { texts: 'text' },
    { hotline: 'x'.repeat(101) },
    { hotline: null },
    { hotlines: [{ number: '' }] },
    { hotlines: [{ number: 'x'.repeat(101) }] },
    { hotlines: [{ number: '1', names: { en: 'a', ru: 'a' } }] },
    { hotlines: Array.from({ length: 9 }, () => ({ number: '1' })) },
    { hotlines: ['1424'] },
    { roles: [{ id: 'Commissioner', names }] },
    { roles: [...valid.roles, ...valid.roles] },
    { questions: [{ id: 'a', kinds: [], names }] },
    { questions: [{ id: 'a', kinds: ['message'], names }] },
    { questions: [{ id: 'a', kinds: ['call', 'call'], names }] },
    { questions: [{ id: 'a', kinds: 'call', names }] },
    { questions: [{ id: 'a', kinds: ['call'] }] },
    { questions: [{ id: 'a', kinds: ['call'], names, hint: { en: '', ru: 'a', kk: 'a' } }] },
    { questions: [{ id: 'a', kinds: ['call'], names, hint: { ...names, ru: 'x'.repeat(401) } }] },
    { questions: [valid.questions[0], valid.questions[0]] },
    { questions: Array.from({ length: 21 }, (_, i) => ({ id: `${i}`, kinds: ['call'], names })) },
    { deadlines: { answer: 0 } },
    { deadlines: { acknowledge: 3651 } },
    { deadlines: { redirect: '3' } },
    { deadlines: [3] },
    { rhythm: '7' },
    { sectors: [{ id: 'Land', names }] },
    { sectors: [{ id: '', names }] },
    { sectors: [{ id: 'x'.repeat(33), names }] },
    {
      sectors: [
        { id: 'a', names },
        { id: 'a', names },
      ],
    },
    { sectors: ['a'] },
    { sectors: many },
    { districts: {} },
  ];
  for (const changes of wrong) await refuses('json', () => opening(changes)).catch(() => assert.fail(JSON.stringify(changes)));
  await opening({ not_before: 100, not_after: 500, texts: { en: '', ru: '', kk: 'x'.repeat(2000) }, districts: many.slice(1) });
  for (const key of ['bundle', 'recipients'] as const) {
    await refuses('recipient', () =>
      opening(key === 'bundle' ? { bundle: first?.slice(1) } : { recipients: [{ from: 1, recipient: 'age1x' }] }),
    );
  }
});

test('any bytes give a card or an error', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (any) => total(() => openCard(Uint8Array.from(any), check))));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(valid)), fc.jsonValue(), async (field, value) =>
      total(() => opening({ [field]: value })),
    ),
    { numRuns: 200 },
  );
  await total(() => openCard(random(65536), check));
});
