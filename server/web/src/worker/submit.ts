// Seals a tip and sends it: plans, draws a new slot when a tag is taken, and remembers the upload so that it can be withdrawn in this visit.

import type { Card } from '../crypto/card.ts';
import { ownTag, signClaim, type Claim } from '../crypto/claim.ts';
import { decodeHex, encodeHex } from '../crypto/hex.ts';
import { forwardKey, threadKey, type Root } from '../crypto/keys.ts';
import { ProtocolError, type Bytes } from '../crypto/notation.ts';
import { drawSlot, planTip, sealTip, type TipPlan } from '../crypto/tip.ts';
import type { Calls, ClaimDraft, CodenameHandle, Draft, Outgoing, Planned, Progress } from './calls.ts';
import { refuseMention } from './mention.ts';
import { CallError } from './net.ts';
import { Upload } from './upload.ts';
import type { Visit } from './visit.ts';

const ATTEMPTS = 3;

interface Told {
  readonly codename: CodenameHandle;
  readonly prev: CodenameHandle | undefined;
  readonly card: Card;
  readonly draft: Draft;
  readonly files: readonly Outgoing[];
}

export class Submission {
  readonly #visit: Visit;
  readonly #report: (progress: Progress) => void;
  #prepared: { readonly told: Told; readonly plan: TipPlan } | undefined;
  #upload: Upload | undefined;
  #cancelled = false;

  constructor(visit: Visit, report: (progress: Progress) => void) {
    this.#visit = visit;
    this.#report = report;
  }

  /** Lays the tip out under the card in force now, and says how long it will be. */
  async plan({ codename, prev, agency, draft, files }: Calls['plan']['input']): Promise<Planned> {
    // The page does not offer it; what ties two threads or a name to a codename belongs into a visit of its own.
    const ties = prev !== undefined || draft.introducedBy !== undefined || draft.claim !== undefined;
    if (ties && this.#visit.hasRead) throw new CallError('unexpected');
    await refuseMention(this.#visit.codenames(), draft, files);
    const told: Told = { codename, prev, card: await this.#visit.card(agency), draft, files };
    const plan = await this.#layOut(told);
    if (plan.size > this.#visit.drop.limits.tip) throw new CallError('too-large');
    this.#prepared = { told, plan };
    return { total: plan.size };
  }

  async send(): Promise<void> {
    if (this.#prepared === undefined) throw new CallError('unexpected');
    const { told } = this.#prepared;
    this.#cancelled = false;
    let plan = this.#prepared.plan;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (this.#cancelled) throw new CallError('cancelled');
      const sealed = await sealTip(plan, told.files.map(({ blob }) => blob));
      const upload = new Upload({ sealed, size: plan.size, agency: encodeHex(plan.agency), tag: encodeHex(plan.tag) }, this.#report);
      this.#upload = upload;
      if ((await inWords(upload.run())) === 'sent') {
        // Files and text are not needed any more; only the address of the upload is kept, for withdrawing.
        this.#prepared = undefined;
        return;
      }
      plan = await this.#layOut(told);
    }
    throw new CallError('taken');
  }

  pause(paused: boolean): void {
    this.#upload?.pause(paused);
  }

  cancel(): void {
    this.#cancelled = true;
    this.#upload?.cancel();
  }

  async withdraw(): Promise<void> {
    if (this.#upload === undefined) throw new CallError('batch-closed');
    await this.#upload.withdraw();
    this.#upload = undefined;
  }

  async #layOut({ codename, prev, card, draft, files }: Told): Promise<TipPlan> {
    const root = await this.#visit.root(codename);
    const before = prev === undefined ? root : await this.#visit.root(prev);
    const older = (await this.#introduction(before, card, draft)) ?? (prev === undefined ? undefined : await threadKey(before, card.agency));
    const { claim, introducedBy: _, ...content } = draft;
    const claimed = claim === undefined ? undefined : await this.#claim(root, card, claim);
    return inWords(
      planTip({
        root,
        card,
        content: { ...content, claim: claimed },
        files: files.map(({ blob, name, type }) => ({ name, type, size: blob.size })),
        bits: Math.max(...this.#visit.drop.bits),
        today: this.#visit.today(),
        year: this.#visit.year(),
        slot: drawSlot(),
        id: crypto.getRandomValues(new Uint8Array(16)),
        prev: older,
      }),
    );
  }

  /** The key under which the body knows the case so far, when others passed it on: it goes on under the source's own. */
  async #introduction(root: Root, card: Card, { introducedBy }: Draft): Promise<Bytes | undefined> {
    const [first, ...others] = (introducedBy ?? []).map((fingerprint) => decodeHex(fingerprint, 32));
    if (first === undefined) return undefined;
    let key = await threadKey(root, first);
    for (const next of others) if (next !== undefined) key = await forwardKey(key, next);
    return forwardKey(key, card.agency);
  }

  /** The words may be those of another paper: then the tip that was asked about is not theirs, and nothing is signed. */
  async #claim(root: Root, card: Card, { claimant, challenge, year, slot, tag }: ClaimDraft): Promise<Claim> {
    const asked = decodeHex(challenge, 32);
    if (asked === undefined) throw new CallError('unexpected');
    if (encodeHex(await ownTag(root, card.agency, year, slot)) !== tag) throw new CallError('not-yours');
    return inWords(signClaim(root, card.agency, { year, slot, challenge: asked, claimant, day: this.#visit.today() }));
  }
}

/** Turns the refusals of the protocol's code into the page's. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    switch (error.code) {
      case 'file-changed':
        throw new CallError('file-changed');
      case 'too-large':
        throw new CallError('too-large');
      case 'too-long':
        throw new CallError('message-too-long');
      case 'too-many':
        throw new CallError('too-many-files');
      case 'not-in-force':
        throw new CallError('card-expired');
      default:
        throw new CallError('unexpected');
    }
  }
}
