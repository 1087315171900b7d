// The claim: how a source proves, with the codename alone, that it wrote a tip (protocol section 13).

import { MAX_CLAIMANT, isClaimant } from './claimant.ts';
import { encodeHex } from './hex.ts';
import { MAX_U32, hexAt, integerAt, textAt, type JsonObject } from './json.ts';
import {
  SLOTS_A_YEAR,
  claimCommitment,
  claimPublicKey,
  importClaimKey,
  uploadTag,
  withdrawSecretAt,
  withdrawSecrets,
  type Root,
} from './keys.ts';
import { ProtocolError, message, sha256, u32be, utf8, variable, verifyBytes, type Bytes } from './notation.ts';

/** `claim` of `tip.json`. A type, not an interface: it is written as it is. */
export type Claim = {
  readonly cpk: string;
  /** UTC year in which the tip was sealed, and its slot. */
  readonly year: number;
  readonly slot: number;
  readonly wh: string;
  /** Who claims it: what the source typed, 1..400 bytes on one line. */
  readonly claimant: string;
  readonly day: number;
  /** What the body asked to be answered. */
  readonly challenge: string;
  readonly sig: string;
};

/** What is claimed, and for whom. */
export interface Statement {
  readonly year: number;
  readonly slot: number;
  readonly challenge: Bytes;
  readonly claimant: string;
  readonly day: number;
}

/** `sig = S(claim_A, "claim", drop_id, fp_A, W, challenge, var(claimant), u32be day)`, with all that checks it. */
export async function signClaim(root: Root, agency: Bytes, { year, slot, challenge, claimant, day }: Statement): Promise<Claim> {
  if (!isClaimant(claimant)) throw new ProtocolError('too-long');
  const [cpk, wh, key] = await Promise.all([claimPublicKey(root, agency), withdrawHash(root, agency, year, slot), importClaimKey(root, agency)]);
  const tag = await uploadTag(wh, await claimCommitment(root.dropId, agency, year, slot, cpk));
  const said = claimMessage(root.dropId, agency, tag, challenge, claimant, day);
  const sig = new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, key, said));
  return { cpk: encodeHex(cpk), year, slot, wh: encodeHex(wh), claimant, day, challenge: encodeHex(challenge), sig: encodeHex(sig) };
}

/** The tag W of an own tip by its year and slot. */
export async function ownTag(root: Root, agency: Bytes, year: number, slot: number): Promise<Bytes> {
  const [cpk, wh] = await Promise.all([claimPublicKey(root, agency), withdrawHash(root, agency, year, slot)]);
  return uploadTag(wh, await claimCommitment(root.dropId, agency, year, slot, cpk));
}

/** The tag of the tip whose authorship a claim proves. Code: signature, or json for one that is out of bounds. */
export async function verifyClaim(object: JsonObject, dropId: Bytes, agency: Bytes): Promise<Bytes> {
  const year = integerAt(object, 'year', 65_535);
  const slot = integerAt(object, 'slot', SLOTS_A_YEAR - 1);
  const claimant = textAt(object, 'claimant', 1, MAX_CLAIMANT);
  if (!isClaimant(claimant)) throw new ProtocolError('json');
  const cpk = hexAt(object, 'cpk', 32);
  const tag = await uploadTag(hexAt(object, 'wh', 32), await claimCommitment(dropId, agency, year, slot, cpk));
  const said = claimMessage(dropId, agency, tag, hexAt(object, 'challenge', 32), claimant, integerAt(object, 'day', MAX_U32));
  if (!(await verifyBytes(cpk, hexAt(object, 'sig', 64), said))) throw new ProtocolError('signature');
  return tag;
}

function claimMessage(dropId: Bytes, agency: Bytes, tag: Bytes, challenge: Bytes, claimant: string, day: number): Bytes {
  return message('claim', dropId, agency, tag, challenge, variable(utf8(claimant)), u32be(day));
}

async function withdrawHash(root: Root, agency: Bytes, year: number, slot: number): Promise<Bytes> {
  return sha256(withdrawSecretAt(await withdrawSecrets(root, agency, year), slot));
}
