// Who can be named in a claim (protocol section 13): small, because the page asks it too.

/** The longest name of a claimant, in bytes of UTF-8. */
export const MAX_CLAIMANT = 400;

/** Whether a claimant can be named so: 1..400 bytes, no control character that could make the signed line read otherwise. */
export function isClaimant(text: string): boolean {
  const { length } = new TextEncoder().encode(text);
  return length >= 1 && length <= MAX_CLAIMANT && !/\p{Cc}|\p{Surrogate}/u.test(text);
}
