// The key schedule against node:crypto.

import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import { test } from 'node:test';
import { generateCodename, packIndices } from '../src/crypto/codename.ts';
import {
  MAX_REPLIES,
  SLOTS_A_YEAR,
  claimCommitment,
  claimPublicKey,
  deriveRoot,
  drawerOf,
  forwardKey,
  macKey,
  replyIdentity,
  rootFromSecret,
  tags,
  threadKey,
  uploadTag,
  withdrawSecrets,
} from '../src/crypto/keys.ts';
import { identityFromSeed } from '../src/crypto/recipient.ts';
import { be16, derived, filled, hashed, labelled, random, same, sha256, signer } from './support.ts';

const dropId = filled(16, 1);
const fp = filled(32, 2);

test('a codename gives its root', async () => {
  const indices = await generateCodename();
  const root = await deriveRoot(indices, dropId);
  const expected = pbkdf2Sync(packIndices(indices), labelled('root', dropId), 1_000_000, 32, 'sha512');
  same(root.secret, expected);
  const [high = 0, low = 0] = derived(expected, 2, 'drawer');
  assert.equal(root.drawer, high * 256 + low);
  assert.deepEqual(structuredClone(root), root);
});

test('only the low bits of the drawer leave', async () => {
  const root = { ...(await rootFromSecret(random(32), dropId)), drawer: 0xabcd };
  assert.deepEqual(
    [0, 1, 4, 8, 16].map((bits) => drawerOf(root, bits)),
    [0, 1, 0xd, 0xcd, 0xabcd],
  );
});

test('every key of a thread is the one of the protocol', async () => {
  const root = await rootFromSecret(random(32), dropId);
  const k = derived(root.secret, 32, 'agency', fp);
  same(await threadKey(root, fp), k);
  same(await forwardKey(k, filled(32, 3)), derived(k, 32, 'forward', filled(32, 3)));
  same(await macKey(k), derived(k, 32, 'to-source'));
  same(await tags(k), derived(k, 8160, 'tags'));
  assert.equal((await tags(k)).length, 16 * MAX_REPLIES);
  assert.equal(await replyIdentity(root, fp), identityFromSeed(derived(root.secret, 32, 'reply', fp)));
});

test('the claim key is the public half of its seed', async () => {
  for (let round = 0; round < 20; round++) {
    const root = await rootFromSecret(random(32), dropId);
    same(await claimPublicKey(root, fp), signer(derived(root.secret, 32, 'claim', fp)).publicKey);
  }
});

test('every slot of a year has the withdraw secret of the protocol', async () => {
  const root = await rootFromSecret(random(32), dropId);
  const all = await withdrawSecrets(root, fp, 2026);
  assert.equal(all.length, 32 * SLOTS_A_YEAR);
  for (const slot of [0, 1, 254, 255, 256, 509, 510, 4079]) {
    const block = derived(root.secret, 8160, 'withdraw', fp, be16(2026), Uint8Array.of(Math.floor(slot / 255)));
    same(all.slice(32 * slot, 32 * slot + 32), block.slice(32 * (slot % 255), 32 * (slot % 255) + 32));
  }
});

test('a tag commits to drop, agency, year, slot, claim key and withdraw secret', async () => {
  const [w, cpk] = [random(32), random(32)];
  const claim = await claimCommitment(dropId, fp, 2026, 4079, cpk);
  same(claim, hashed('claim', dropId, fp, be16(2026), be16(4079), cpk));
  same(await uploadTag(sha256(w), claim), hashed('tag', sha256(w), claim));
});
