// The log: signed notes, Merkle roots, own leaves and receipts, against RFC 6962 and node:crypto.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeHex } from '../src/crypto/hex.ts';
import { rootFromSecret } from '../src/crypto/keys.ts';
import {
  findOwnLeaves,
  isShard,
  merkleRoot,
  openCheckpoint,
  openSeen, seenBy,
  openShard,
  ownTags,
  receipt,
  yearsOf,
  type Origin,
} from '../src/crypto/log.ts';
import { join, utf8, type Bytes } from '../src/crypto/notation.ts';
import { openNote } from '../src/crypto/note.ts';
import { be16, derived, filled, hashed, merkleTreeHash, random, refuses, same, sha256, signedNote, signer, total } from './support.ts';

const origin: Origin = { dropId: filled(16, 1), agency: filled(32, 2), shard: '2026-1' };
const [drop, fp] = [encodeHex(origin.dropId), encodeHex(origin.agency)];
const [logKey, desk] = [signer(filled(32, 3)), signer(filled(32, 4))];
const named = `sybyr/${drop}/${fp}/2026-1`;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const checkpoint = (text: string) => openCheckpoint(signedNote(text, `sybyr/${drop}`, logKey), origin, logKey.publicKey);
const seen = (text: string) => openSeen(signedNote(text, `sybyr/${drop}/${fp}`, desk), origin, desk.publicKey);
const zero = base64(filled(32, 0));

test('opens the note of the Go implementation', async () => {
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const line = '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  const key = Uint8Array.from(Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1));
  assert.equal(await openNote(utf8(`${text}\n${line}`), 'PeterNeumann', key), text);
  await refuses('signature', () => openNote(utf8(`${text}\n${line}`), 'Peter', key));
});

test('lines by unknown keys are ignored, wrong lines by the known key are not', async () => {
  const note = signedNote('hello\n', 'name', logKey);
  const open = (...more: Uint8Array[]) => openNote(join(note, ...more), 'name', logKey.publicKey);
  assert.equal(await open(utf8('\u2014 witness AAAAAAAA\n')), 'hello\n');
  const ours = Buffer.from(note).toString().split('\n\n')[1] ?? '';
  assert.equal(await open(utf8(ours)), 'hello\n');
  const forged =
    Buffer.from(signedNote('other\n', 'name', logKey))
      .toString()
      .split('\n\n')[1] ?? '';
  await refuses('signature', () => open(utf8(forged)));
  await refuses('note', () => open(utf8('\u2014 witness AAAAAAAA\n'.repeat(16))));
  for (const wrong of [
    'x\n',
    '\n',
    '\u2014 witness AAAA\n',
    '\u2014 wit+ness AAAAAAAA\n',
    '\u2014  AAAAAAAA\n',
    '\u2014 w AAAAAAA\n',
    '\u2014 w AAAAAAB=\n',
    '\u2014 w  AAAAAAAA\n',
    '- w AAAAAAAA\n',
    '\u2014 w AAAAAAAA',
  ]) {
    await refuses('note', () => open(utf8(wrong))).catch(() => assert.fail(wrong));
  }
  await refuses('note', () => openNote(utf8('a\u0001\n\n\u2014 w AAAAAAAA\n'), 'w', logKey.publicKey));
  await refuses('note', () => openNote(Uint8Array.of(0xff), 'w', logKey.publicKey));
  await refuses('note', () => openNote(filled(256 * 1024 + 1, 10), 'w', logKey.publicKey));
});

test('a checkpoint has one form', async () => {
  const opened = await checkpoint(`${named}\n12\n${zero}\n`);
  assert.equal(opened.size, 12);
  same(opened.root, filled(32, 0));
  await checkpoint(`${named}\n32768\n${zero}\n`);
  for (const wrong of [
    `${named}\n32769\n${zero}\n`,
    `${named}\n012\n${zero}\n`,
    `${named}\n+1\n${zero}\n`,
    `${named}\n12\n${zero}\nmore\n`,
    `${named}\n12\n`,
    `${named}\n12\n${zero.slice(4)}\n`,
    `${named}\n12\n${zero.slice(0, -1)}\n`,
    `${named}\n\n${zero}\n`,
  ]) {
    await refuses('note', () => checkpoint(wrong)).catch(() => assert.fail(wrong));
  }
  await refuses('foreign', () => checkpoint(`${named}1\n12\n${zero}\n`));
  await refuses('signature', () => openCheckpoint(signedNote(`${named}\n1\n${zero}\n`, `sybyr/${drop}`, desk), origin, logKey.publicKey));
});

test('a seen counts for whoever has a card whose desk signed it, and is none for the others', async () => {
  const text = `sybyr/v1/seen\n${named}\n5\n${zero}\n20778\n-\n`;
  const name = `sybyr/${drop}/${fp}`;
  const next = signer(filled(32, 5));
  const line = (note: Bytes) => new TextDecoder().decode(note).split('\n').at(-2) ?? '';
  const both = utf8(`${text}\n${line(signedNote(text, name, next))}\n${line(signedNote(text, name, desk))}\n`);
  for (const key of [desk, next]) assert.equal((await seenBy(both, origin, key.publicKey))?.size, 5);
  const before = signedNote(text, name, desk);
  assert.equal(await seenBy(before, origin, next.publicKey), undefined);
  await refuses('signature', () => openSeen(before, origin, next.publicKey));
  // what claims the key and is not by it stays an alarm, and so does what is no note
  const forged = Buffer.from(before).toString().replace('\n20778\n', '\n20779\n');
  await refuses('signature', () => seenBy(utf8(forged), origin, desk.publicKey));
  await refuses('note', () => seenBy(utf8(text), origin, desk.publicKey));
});

test('a seen has one form', async () => {
  const head = `sybyr/v1/seen\n${named}\n5\n${zero}\n`;
  assert.deepEqual((await seen(`${head}20778\n-\n`)).failed, []);
  const opened = await seen(`${head}20778\n0,4\n`);
  assert.deepEqual([opened.size, opened.day, ...opened.failed], [5, 20778, 0, 4]);
  for (const tail of [
    '1\n',
    '1\n\n',
    '01\n-\n',
    '1\n00\n',
    '1\n1,\n',
    '1\n-,1\n',
    '1\n-\nmore\n',
    '-1\n-\n',
    '4294967296\n-\n',
    '1\n1, 2\n',
    '1\n5\n',
    '1\n2,2\n',
    '1\n3,1\n',
  ]) {
    await refuses('note', () => seen(head + tail)).catch(() => assert.fail(tail));
  }
  await refuses('note', () => seen(`sybyr/v2/seen\n${named}\n5\n${zero}\n1\n-\n`));
  await refuses('foreign', () => seen(`sybyr/v1/seen\n${named}0\n5\n${zero}\n1\n-\n`));
  await seen(`sybyr/v1/seen\n${named}\n32768\n${zero}\n1\n${Array.from({ length: 32768 }, (_, i) => i).join(',')}\n`);
});

test('the root is that of RFC 6962 at every size', async () => {
  const entries = random(64 * 70);
  const leaves = Array.from({ length: 70 }, (_, i) => entries.slice(64 * i, 64 * i + 64));
  for (let size = 0; size <= 70; size++) same(await merkleRoot(entries, size), merkleTreeHash(leaves.slice(0, size)));
  await refuses('length', () => merkleRoot(entries, 71));
});

test('a shard is only what both notes signed', async () => {
  const entries = random(64 * 9);
  const leaves = Array.from({ length: 9 }, (_, i) => entries.slice(64 * i, 64 * i + 64));
  const at = (size: number) => ({ size, root: merkleTreeHash(leaves.slice(0, size)) });
  const seenAt = (size: number) => ({ ...at(size), day: 1, failed: [2] });
  for (let size = 0; size <= 9; size++) {
    const shard = await openShard(entries, at(9), seenAt(size), '2026-1');
    assert.equal(shard.size, 9);
  }
  const shorter = await openShard(entries, at(7), undefined, '2026-1');
  assert.equal(shorter.entries.length, 64 * 7);
  await refuses('root', () => openShard(entries, { ...at(9), size: 8 }, undefined, '2026-1'));
  await refuses('root', () => openShard(entries, at(9), { ...seenAt(5), size: 6 }, '2026-1'));
  await refuses('root', () => openShard(entries, at(8), seenAt(9), '2026-1'));
  await refuses('length', () => openShard(entries.slice(64), at(9), undefined, '2026-1'));
  await refuses('length', () => openShard(entries.slice(1), at(8), undefined, '2026-1'));
  const rewritten = entries.slice();
  rewritten[64 * 3] = (rewritten[64 * 3] ?? 0) ^ 1;
  await refuses('root', () => openShard(rewritten, at(9), undefined, '2026-1'));
});

test('own leaves are found among others, and what became of them', async () => {
  const root = await rootFromSecret(filled(32, 5), origin.dropId);
  const cpk = signer(derived(root.secret, 32, 'claim', origin.agency)).publicKey;
  const tag = (year: number, slot: number): Bytes => {
    const block = derived(root.secret, 8160, 'withdraw', origin.agency, be16(year), Uint8Array.of(Math.floor(slot / 255)));
    const w = block.slice(32 * (slot % 255), 32 * (slot % 255) + 32);
    return hashed('tag', sha256(w), hashed('claim', origin.dropId, origin.agency, be16(year), be16(slot), cpk));
  };
  const tags = new Map<number, Bytes>();
  for (const year of yearsOf(['2026-1', '2026-2'])) tags.set(year, await ownTags(root, origin.agency, year));
  assert.deepEqual([...tags.keys()], [2025, 2026]);
  for (const slot of [0, 254, 255, 4079]) same(tags.get(2026)?.slice(32 * slot, 32 * slot + 32) ?? cpk, tag(2026, slot));

  const own: readonly (readonly [number, number])[] = [
    [2026, 0],
    [2025, 4079],
    [2026, 255],
    [2026, 4079],
  ];
  const near = tag(2026, 7);
  near[31] = (near[31] ?? 0) ^ 1;
  const entries = join(
    random(64 * 3),
    random(32),
    tag(2026, 0),
    random(64),
    random(32),
    tag(2025, 4079),
    random(32),
    tag(2026, 255),
    random(32),
    near,
    random(32),
    tag(2026, 4079),
  );
  const found = findOwnLeaves(entries, tags);
  assert.deepEqual(
    found.map(({ year, slot }) => [year, slot]),
    own,
  );
  assert.deepEqual(
    found.map(({ index }) => index),
    [3, 5, 6, 8],
  );

  const shard = { shard: '2026-1', size: 9, entries, seen: { size: 7, root: filled(32, 0), day: 1, failed: [5] } };
  assert.deepEqual(
    [3, 5, 6, 8].map((index) => receipt(shard, index)),
    ['reached', 'not-opened', 'reached', 'in-log'],
  );
  assert.equal(receipt({ ...shard, seen: undefined }, 3), 'in-log');
  assert.equal(receipt(shard, undefined), 'pending');
  assert.equal(receipt(undefined, undefined), 'pending');
});

test('a shard has one name', () => {
  for (const right of ['2026-1', '1970-1', '9999-65535']) assert.ok(isShard(right), right);
  for (const wrong of ['2026', '2026-', '-1', '2026-0', '2026-01', '02026-1', '26-1', '2026-1 ', '2026-65536', '2026-1-1', '1969-1'])
    assert.ok(!isShard(wrong), wrong);
});

test('any bytes give a value or an error', async () => {
  const line = fc.constantFrom('sybyr/v1/seen', named, '5', zero, '1', '-', '', '\u2014 x AAAAAAAA', '0,1');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 9 }), async (lines) => {
      const text = `${lines.join('\n')}\n`;
      await total(() => checkpoint(text));
      await total(() => seen(text));
      await total(() => openCheckpoint(utf8(text), origin, logKey.publicKey));
    }),
    { numRuns: 200 },
  );
});
