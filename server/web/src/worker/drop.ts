// The shape of drop.js (protocol section 15): which drop this is, and the bodies that receive tips here.

export type Language = 'kk' | 'ru' | 'en';

export interface Names {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

export interface Named {
  readonly id: string;
  readonly names: Names;
}

export interface Agency {
  /** The fingerprint, 64 hexadecimal digits. */
  readonly agency: string;
  readonly default: boolean;
  readonly districts: readonly Named[];
  readonly first_shard: string;
  readonly names: Names;
  readonly root: string;
  readonly sectors: readonly Named[];
}

export interface Drop {
  /** Where the drop is reached: its own addresses, the onion's among them. */
  readonly addresses?: readonly string[];
  readonly agencies: readonly Agency[];
  readonly batch_hours: readonly number[];
  readonly bits: readonly number[];
  readonly drop_id: string;
  readonly exit: string;
  readonly limits: { readonly reply_files: number; readonly tip: number };
  readonly log: string;
  readonly previous: string;
  readonly single_file?: string;
  readonly v: number;
  readonly version: number | string;
}
