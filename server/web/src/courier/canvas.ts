// Whether a browser lets a page read again what was drawn: one that resists fingerprinting gives noise in its place, in which no code would ever be seen.

/** Pixels drawn for the trial. */
const TRIAL = 32;

export function readsPictures(): boolean {
  const context = Object.assign(document.createElement('canvas'), { width: TRIAL, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  for (let at = 0; at < TRIAL; at += 1) {
    context.fillStyle = isLight(at) ? '#fff' : '#000';
    context.fillRect(at, 0, 1, 1);
  }
  return isTrial(context.getImageData(0, 0, TRIAL, 1).data);
}

/**
 * Whether this is the trial as it was drawn, but for a little noise, which does no harm: codes are read by dark and light.
 * Every byte is asked: Firefox repeats 32 bytes of noise, so that one of 256 such pictures has the right red everywhere.
 */
export function isTrial(data: Uint8ClampedArray): boolean {
  const drawn = (value: number, at: number) => (at % 4 === 3 ? value > 250 : isLight(at >> 2) ? value >= 128 : value < 128);
  return data.length === TRIAL * 4 && data.every(drawn);
}

/** Light and dark in no period that the noise could have. */
function isLight(at: number): boolean {
  return at % 3 === 0 || at % 7 === 0;
}
