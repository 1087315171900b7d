// What the page of the measurements asks of its worker; every answer is seconds.

export interface Works {
  /** Lays out a tip whose blob has exactly `size` bytes; the bytes that bare typage seals are the same. */
  prepare: { readonly size: number };
  /** `planTip`, `times` over. */
  plan: { readonly times: number };
  /** `sealTip`, read to its end. */
  seal: { readonly times: number };
  /** The same bytes to the same recipient by typage alone. */
  typage: { readonly times: number };
  /** From the nine indices to every key of one agency. */
  keys: object;
  /** PBKDF2 alone. */
  pbkdf2: object;
  /** Makes a log of so many tips in shards, signed by the drop and by the agency. */
  log: { readonly tips: number };
  /** What a reading visit does with this log: signatures, roots, own tags, own leaves. */
  receipt: object;
  /** As many SHA-256 of the same lengths, by WebCrypto alone. */
  digests: object;
}

export type Work = keyof Works;

export interface Asked {
  readonly work: Work;
  readonly input: Works[Work];
}

/** Seconds of one run, or what went wrong. */
export type Said = { readonly seconds: number } | { readonly error: string };

/** What the page's side returns: also the longest time in which the page could not react, in seconds. */
export interface Measured {
  readonly seconds: number;
  readonly pause: number;
}
