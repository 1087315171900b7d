// Taking a tip back after its batch closed: a visit of its own, which shows the server the proof for one leaf (protocol section 13).

import type { Card } from '../crypto/card.ts';
import { encodeHex } from '../crypto/hex.ts';
import { claimCommitment, claimPublicKey, withdrawSecretAt, withdrawSecrets } from '../crypto/keys.ts';
import type { Taken } from '../crypto/withdrawn.ts';
import type { Calls, OwnMessages } from './calls.ts';
import { readOwnLog } from './own-log.ts';
import { ask, CallError, failureOf, Lost } from './net.ts';
import type { Visit } from './visit.ts';

/** What the log has under this codename; drawers are left alone. */
export async function ownMessages(visit: Visit, { codename, agency }: Calls['ownMessages']['input']): Promise<OwnMessages> {
  const root = await visit.root(codename);
  const { receipts, collected, confirmed } = await readOwnLog(visit, root, await visit.card(agency), agency);
  return { receipts, collected, confirmed, today: visit.today() };
}

/** Shows `w` and `C` of one leaf. The answer says whether the agency may have the blob already. */
export async function takeBack(visit: Visit, { codename, agency, receipt }: Calls['takeBack']['input']): Promise<Taken> {
  const { shard, index, year, slot } = receipt;
  const root = await visit.root(codename);
  const card: Card = await visit.card(agency);
  const secret = withdrawSecretAt(await withdrawSecrets(root, card.agency, year), slot);
  const claim = await claimCommitment(root.dropId, card.agency, year, slot, await claimPublicKey(root, card.agency));
  const body = JSON.stringify({ agency, shard, index, w: encodeHex(secret), claim: encodeHex(claim) });
  try {
    const said = await ask('/api/withdraw', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (said.status === 204) return 'unread';
    if (said.status === 202) return 'maybe-read';
    throw new CallError(failureOf(said.status));
  } catch (error) {
    throw error instanceof Lost ? new CallError('offline') : error;
  }
}
