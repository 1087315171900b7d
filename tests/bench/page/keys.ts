// From a codename to every key of one agency, and the part of it that is slow on purpose alone.

import { claimPublicKey, deriveRoot, macKey, replyIdentity, ROUNDS, tags, threadKey, withdrawSecrets } from '../../../server/web/src/crypto/keys.ts';
import { recipientOf } from '../../../server/web/src/crypto/recipient.ts';
import { random } from './tip.ts';

const INDICES = [12, 345, 678, 901, 234, 567, 890, 1234, 2047];

export async function deriveKeys(): Promise<void> {
  const agency = random(32);
  const root = await deriveRoot(INDICES, random(16));
  const key = await threadKey(root, agency);
  await recipientOf(await replyIdentity(root, agency));
  await claimPublicKey(root, agency);
  await withdrawSecrets(root, agency, 2026);
  await tags(key);
  await macKey(key);
}

export async function pbkdf2(): Promise<void> {
  const password = await crypto.subtle.importKey('raw', random(13), 'PBKDF2', false, ['deriveBits']);
  await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: random(32), iterations: ROUNDS }, password, 256);
}
