// What `sybyr-officer list --json` and `show --json` print, and a case found by it.

import type { Officer } from './officer.ts';

export interface Listed {
  readonly cases: readonly {
    readonly case: number;
    readonly received: string;
    readonly kind: string;
    readonly language: string;
    readonly tips: number;
    readonly new: number;
    readonly replies: number;
    readonly attachments: number;
    readonly sector?: string;
    readonly district?: string;
    readonly heard: boolean;
    readonly first_line: string;
  }[];
  readonly unopened: number;
}

export interface Shown {
  readonly case: number;
  /** A call-taker has heard the codename that the case is answered under. */
  readonly heard: boolean;
  readonly tips: readonly {
    readonly leaf: string;
    readonly new: boolean;
    readonly repeated: boolean;
    readonly old_key: boolean;
    /** Another agency passed it on; whether that one signed it. */
    readonly introduced?: { readonly proven: boolean };
    readonly message: string;
    /** The card's names for the ids of the tip, in the officer's language. */
    readonly words: { readonly sector?: string; readonly district?: string; readonly role?: string; readonly questions?: Readonly<Record<string, string>> };
    readonly tip: {
      readonly kind: string;
      readonly language: string;
      readonly forward: string;
      readonly sector?: string;
      readonly district?: string;
      readonly place?: string;
      readonly when?: string;
      readonly who?: string;
      readonly known?: string;
      readonly risk?: string;
      readonly role?: string;
      readonly finding?: string;
      readonly answers?: readonly { readonly id: string; readonly text: string }[];
      readonly contact?: string;
      readonly attachments?: readonly { readonly name: string; readonly type: string; readonly size: number }[];
    };
  }[];
  readonly replies: readonly {
    readonly n: number;
    readonly day: string;
    readonly state: 'waiting' | 'sent' | 'confirmed';
    readonly outbox?: number;
    readonly message: string;
  }[];
}

/** The case whose first tip is like this: tips of one batch stand in no order of time. */
export async function caseWhere(officer: Officer, is: (shown: Shown) => boolean): Promise<string> {
  const { cases } = await officer.ask<Listed>('list');
  for (const { case: number } of cases) if (is(await officer.ask<Shown>('show', String(number)))) return String(number);
  throw new Error('there is no such case');
}
