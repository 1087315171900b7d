// The key schedule: everything that follows from a codename or a thread key (protocol section 2).

import { packIndices, type Indices } from './codename.ts';
import { ProtocolError, derive, hash, join, message, u16be, u8, type Bytes } from './notation.ts';
import { identityFromSeed } from './recipient.ts';

/** Rounds of PBKDF2 from the codename to the root. */
export const ROUNDS = 1_000_000;
/** How many tips one codename can send to one agency in a year: slots are `0 <= s < SLOTS_A_YEAR`. */
export const SLOTS_A_YEAR = 4080;
/** How many replies one thread can hold: reply numbers are `1 <= n <= MAX_REPLIES`. */
export const MAX_REPLIES = 510;

/** What a codename is worth on one drop. A plain object, so that it can be handed to a worker. */
export interface Root {
  readonly dropId: Bytes;
  readonly secret: Bytes;
  /** All sixteen bits; only the low ones ever leave the browser, see {@link drawerOf}. */
  readonly drawer: number;
}

/** `root = PBKDF2-HMAC-SHA-512(idx13, M("root", drop_id), 1,000,000, 32 bytes)`; takes 0.5 to 1.5 s, on purpose. */
export async function deriveRoot(indices: Indices, dropId: Bytes): Promise<Root> {
  const password = await crypto.subtle.importKey('raw', packIndices(indices), 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-512', salt: message('root', dropId), iterations: ROUNDS };
  return rootFromSecret(new Uint8Array(await crypto.subtle.deriveBits(algorithm, password, 256)), dropId);
}

/** The root whose 32 bytes are known already; `drawer = u16be K(root, "drawer")[2]`. */
export async function rootFromSecret(secret: Bytes, dropId: Bytes): Promise<Root> {
  const [high, low] = await derive(secret, 2, 'drawer');
  return { dropId, secret, drawer: ((high as number) << 8) | (low as number) };
}

/** `drawer mod 2^bits`, the part that a drop may know. */
export function drawerOf(root: Root, bits: number): number {
  return root.drawer & ((1 << bits) - 1);
}

/** `k_A = K(root, "agency", fp_A)`, the thread key, given to the agency inside tips. */
export function threadKey(root: Root, fingerprint: Bytes): Promise<Bytes> {
  return derive(root.secret, 32, 'agency', fingerprint);
}

/** `x = K(k, "forward", fp_B)`: the key under which a forwarded tip's thread goes on with B. */
export function forwardKey(key: Bytes, fingerprint: Bytes): Promise<Bytes> {
  return derive(key, 32, 'forward', fingerprint);
}

/** `mac = K(k, "to-source")`: authenticates replies. */
export function macKey(key: Bytes): Promise<Bytes> {
  return derive(key, 32, 'to-source');
}

/** `tag_1 | .. | tag_510`, 16 bytes each: `K(k, "tags")[8160]`, by which the source finds its replies in a drawer. */
export function tags(key: Bytes): Promise<Bytes> {
  return derive(key, 16 * MAX_REPLIES, 'tags');
}

/** `tag_n` out of all: `range` unless `1 <= n <= 510`. */
export function tagAt(all: Bytes, n: number): Bytes {
  if (!Number.isInteger(n) || n < 1 || n > MAX_REPLIES) throw new ProtocolError('range');
  return all.slice(16 * (n - 1), 16 * n);
}

/** `reply_A`: the hybrid identity with seed `K(root, "reply", fp_A)`, as `AGE-SECRET-KEY-PQ-1…`. */
export async function replyIdentity(root: Root, fingerprint: Bytes): Promise<string> {
  return identityFromSeed(await derive(root.secret, 32, 'reply', fingerprint));
}

/** `cpk`: the public half of the Ed25519 key with seed `K(root, "claim", fp_A)`. */
export async function claimPublicKey(root: Root, fingerprint: Bytes): Promise<Bytes> {
  return ed25519Public(await derive(root.secret, 32, 'claim', fingerprint));
}

/** `w_{y,0} | .. | w_{y,4079}`, 32 bytes each: sixteen times `K(root, "withdraw", fp_A, u16be y, u8 block)[8160]`. */
export async function withdrawSecrets(root: Root, fingerprint: Bytes, year: number): Promise<Bytes> {
  const blocks = Array.from({ length: SLOTS_A_YEAR / 255 }, (_, block) =>
    derive(root.secret, 8160, 'withdraw', fingerprint, u16be(year), u8(block)),
  );
  return join(...(await Promise.all(blocks)));
}

/** `w_{y,s}` out of all of the year: `range` unless `0 <= s < 4080`. */
export function withdrawSecretAt(all: Bytes, slot: number): Bytes {
  if (!Number.isInteger(slot) || slot < 0 || slot >= SLOTS_A_YEAR) throw new ProtocolError('range');
  return all.slice(32 * slot, 32 * slot + 32);
}

/** `C = H("claim", drop_id, fp, u16be y, u16be s, cpk)`: commits a tip to the key that can claim it. */
export function claimCommitment(dropId: Bytes, fingerprint: Bytes, year: number, slot: number, claimPublic: Bytes): Promise<Bytes> {
  return hash('claim', dropId, fingerprint, u16be(year), u16be(slot), claimPublic);
}

/** `W = H("tag", wh, C)`: what the server and the log know a tip by. */
export function uploadTag(withdrawHash: Bytes, claim: Bytes): Promise<Bytes> {
  return hash('tag', withdrawHash, claim);
}

// PKCS #8 of an Ed25519 private key (RFC 8410): everything before the seed.
const PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

/** `claim_A` itself, to sign a claim with. */
export async function importClaimKey(root: Root, fingerprint: Bytes): Promise<CryptoKey> {
  return ed25519Key(await derive(root.secret, 32, 'claim', fingerprint), false);
}

function ed25519Key(seed: Bytes, extractable: boolean): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', join(PKCS8, seed), { name: 'Ed25519' }, extractable, ['sign']);
}

/** WebCrypto computes the public half of a private key, and hands it out only as part of a JWK. */
async function ed25519Public(seed: Bytes): Promise<Bytes> {
  const key = await ed25519Key(seed, true);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return Uint8Array.from(atob(x.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
}
