// Replies, their files and the drawers they wait in: sealed here as an agency seals them, opened as the source does.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchReplies, parseDrawerPage } from '../src/crypto/drawer.ts';
import { encodeHex } from '../src/crypto/hex.ts';
import { tagAt, tags } from '../src/crypto/keys.ts';
import { join, u32be, utf8, type Bytes } from '../src/crypto/notation.ts';
import { identityFromSeed, recipientOf } from '../src/crypto/recipient.ts';
import { openObject, openReply } from '../src/crypto/reply.ts';
import { seal } from '../src/crypto/seal.ts';
import { HEADER_LENGTH, SLOT_LENGTH, payloadLength, smallestClass } from '../src/crypto/size.ts';
import { derived, filled, labelled, random, refuses, same, sha256, total } from './support.ts';

const identity = identityFromSeed(filled(32, 1));
const recipient = await recipientOf(identity);
const key = filled(32, 2);
const check = { dropId: filled(16, 3), agency: filled(32, 4), n: 3 };
const room = payloadLength(SLOT_LENGTH, HEADER_LENGTH) ?? 0;
const valid = {
  v: 1,
  drop_id: encodeHex(check.dropId),
  agency: encodeHex(check.agency),
  n: 3,
  day: 20_800,
  kind: 'message',
  status: 'checking',
  ref: 'ЖТ-12',
  message: 'Сәлем',
  part: 1,
  of: 1,
  count: 2,
  history: [
    [1, 20_790, 'status', 'received'],
    [2, 20_795, 'message', 'checking'],
  ],
  received: [[20_789, 2026, 17]],
  del: encodeHex(filled(32, 5)),
  objects: [{ id: encodeHex(filled(16, 6)), sha256: encodeHex(filled(32, 7)), name: '../x', type: '', size: 0 }],
  later: 1,
};

interface Making {
  readonly json?: Bytes;
  readonly body?: (body: Bytes) => Bytes;
  readonly n?: number;
  readonly mac?: Bytes;
}

/** A slot blob with one thing wrong. */
async function slot(changes: object = {}, making: Making = {}): Promise<Bytes> {
  const json = making.json ?? utf8(JSON.stringify({ ...valid, ...changes }));
  const start = join(u32be(json.length), json);
  const whole = join(start, filled(Math.max(0, room - 64 - start.length), 0)).slice(0, room - 64);
  const body = making.body?.(whole) ?? whole;
  const framed = labelled('reply', check.dropId, check.agency, u32be(making.n ?? 3), u32be(body.length), body);
  const mac = createHmac('sha512', making.mac ?? derived(key, 32, 'to-source'))
    .update(framed)
    .digest();
  return seal(recipient, join(body, mac));
}

const opening = async (changes: object, making?: Making) => openReply(await slot(changes, making), identity, key, check);

test('a reply is opened and read', async () => {
  const reply = await opening({});
  assert.deepEqual(
    [reply.n, reply.kind, reply.status, reply.ref, reply.message, reply.count],
    [3, 'message', 'checking', 'ЖТ-12', 'Сәлем', 2],
  );
  assert.deepEqual(reply.history[1], { n: 2, day: 20_795, kind: 'message', status: 'checking' });
  assert.deepEqual(reply.received, [{ day: 20_789, year: 2026, slot: 17 }]);
  assert.equal(reply.objects[0]?.name, '../x');
  same((await opening({ kind: 'forwarded', to: encodeHex(filled(32, 8)) })).to ?? key, filled(32, 8));
  same((await opening({ kind: 'challenge', challenge: encodeHex(filled(32, 9)) })).challenge ?? key, filled(32, 9));
});

test('only the agency that holds the thread key can write a reply, and only this one', async () => {
  await refuses('mac', () => opening({}, { mac: filled(32, 0) }));
  await refuses('mac', () => opening({}, { n: 4 }));
  const blob = await slot();
  await refuses('mac', () => openReply(blob, identity, filled(32, 9), check));
  await refuses('mac', () => openReply(blob, identity, key, { ...check, agency: filled(32, 9) }));
  await refuses('mac', () => openReply(blob, identity, key, { ...check, dropId: filled(16, 9) }));
  await refuses('mac', () => openReply(blob, identity, key, { ...check, n: 2 }));
  await refuses('sealed', () => openReply(blob, identityFromSeed(filled(32, 9)), key, check));
  await refuses('sealed', () => openReply(random(SLOT_LENGTH), identity, key, check));
  await refuses('length', () => openReply(blob.slice(1), identity, key, check));
  for (const n of [0, 511]) await refuses('length', () => openReply(blob, identity, key, { ...check, n }));
});

test('refuses what is authenticated but not of the form', async () => {
  await refuses('length', () => opening({}, { body: (body) => join(u32be(body.length), body.slice(4)) }));
  await refuses('length', () => opening({}, { body: (body) => join(body.slice(0, -1), filled(1, 1)) }));
  await refuses('json', () => opening({}, { json: filled(6145, 0x20) }));
  await refuses('foreign', () => opening({ n: 2 }));
  await refuses('foreign', () => opening({ agency: encodeHex(filled(32, 9)) }));
  await refuses('foreign', () => opening({ drop_id: encodeHex(filled(16, 9)) }));
  const object = valid.objects[0];
  const wrong = [
    { v: 2 },
    { kind: 'letter' },
    { status: 'lost' },
    { status: undefined },
    { message: undefined },
    { part: 0 },
    { part: 2 },
    { part: undefined },
    { ref: 'x'.repeat(101) },
    { count: undefined },
    { history: Array(33).fill(valid.history[0]) },
    { history: [[1, 2, 'status']] },
    { history: [['1', 2, 'status', 'received']] },
    { received: [[1, 2]] },
    { received: [[1, 65536, 2]] },
    { del: 'ab' },
    { objects: Array(5).fill(object) },
    { objects: [{ ...object, name: '' }] },
    { objects: [{ ...object, size: 32 * 1024 * 1024 + 1 }] },
    {
      objects: [
        { ...object, size: 20_000_000 },
        { ...object, size: 20_000_000 },
      ],
    },
    { objects: ['x'] },
    { kind: 'forwarded' },
    { kind: 'challenge' },
    { to: encodeHex(filled(32, 8)) },
    { challenge: encodeHex(filled(32, 8)) },
  ];
  for (const changes of wrong) await refuses('json', () => opening(changes)).catch(() => assert.fail(JSON.stringify(changes)));
});

test('any field gives a reply or an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(valid)), fc.jsonValue(), async (field, value) =>
      total(() => opening({ [field]: value })),
    ),
    { numRuns: 60 },
  );
});

test('a file of a reply is the first bytes of its object', async () => {
  for (const size of [0, 1, 40_000]) {
    const file = random(size);
    const { payload } = smallestClass(HEADER_LENGTH, size) ?? { payload: 0 };
    const sealed = await seal(recipient, join(file, filled(payload - size, 0)));
    const object = { sha256: sha256(sealed), size };
    same(await openObject(sealed, identity, object), file);
    await refuses('sealed', () => openObject(sealed, identity, { ...object, sha256: filled(32, 0) }));
    await refuses('length', () => openObject(sealed, identity, { ...object, size: payload + 1 }));
    await refuses('length', () => openObject(sealed.slice(1), identity, object));
    if (size > 1) await refuses('length', () => openObject(sealed, identity, { ...object, size: 1 }));
    await refuses('sealed', () => openObject(sealed, identityFromSeed(filled(32, 9)), object));
  }
});

const page = (pages: number, slots: readonly Bytes[], room = slots.length) =>
  join(u32be(pages), u32be(slots.length), ...slots, filled((room - slots.length) * 8208, 0));
const record = (first: number) => join(filled(16, first), filled(SLOT_LENGTH, first));

test('a page is read whatever it is filled up with', () => {
  assert.deepEqual(parseDrawerPage(page(1, [])), { pages: 1, slots: [] });
  const read = parseDrawerPage(page(3, [record(1), record(2)], 64));
  assert.deepEqual([read.pages, read.slots.length], [3, 2]);
  same(read.slots[1]?.tag ?? key, filled(16, 2));
  same(read.slots[1]?.blob ?? key, filled(SLOT_LENGTH, 2));
});

test('a page in any other form is refused', async () => {
  await refuses('drawer', () => parseDrawerPage(new Uint8Array(7)));
  await refuses('drawer', () => parseDrawerPage(page(1, [record(2), record(1)])));
  await refuses('drawer', () => parseDrawerPage(page(1, [record(1)]).slice(0, -1)));
  await refuses('drawer', () => parseDrawerPage(join(page(1, [record(1)]), filled(1, 0))));
  await refuses('drawer', () => parseDrawerPage(page(1, [], 65)));
  await refuses('drawer', () => parseDrawerPage(join(u32be(1), u32be(2), record(1))));
  await refuses('drawer', () => parseDrawerPage(join(u32be(1), u32be(0), record(1))));
  await refuses('drawer', () => parseDrawerPage(join(u32be(2 ** 32 - 1), u32be(0))));
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (any) => total(() => parseDrawerPage(Uint8Array.from(any)))));
});

test('the replies of a thread are picked out of a drawer, by number', async () => {
  const all = await tags(key);
  const of = (n: number, fill: number) => ({ tag: tagAt(all, n), blob: filled(SLOT_LENGTH, fill) });
  const near = of(5, 0);
  near.tag[15] = (near.tag[15] ?? 0) ^ 1;
  const found = matchReplies([of(510, 1), { tag: random(16), blob: random(SLOT_LENGTH) }, near, of(1, 2), of(2, 3), of(2, 4)], all);
  assert.deepEqual(
    found.map(({ n, blob }) => [n, blob[0]]),
    [
      [1, 2],
      [2, 3],
      [2, 4],
      [510, 1],
    ],
  );
  for (const n of [0, 511, 1.5]) await refuses('range', () => tagAt(all, n));
});
