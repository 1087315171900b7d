// Colour profiles: which of the well-known colour spaces a profile means, and that space written anew.
//
// A profile is never carried over. It can name the monitor, its serial number and the day it was measured, and the measured numbers alone tell
// one screen from another. So its primaries and its curve are compared with the spaces that cameras and screens mean, and the nearest is written.

import { be16, be32, fromLatin, has, join, must, View, type Bytes } from './bytes.ts';

/** Longest profile that is looked at; those of cameras and screens have below 20 kB. */
export const MAX_PROFILE = 4 * 1024 * 1024;

type Triple = readonly [number, number, number];

interface Space {
  /** Red, green, blue as XYZ under D50, in 1/65536 as profiles have them. */
  readonly xyz: readonly [Triple, Triple, Triple];
  /** x and y of white, red, green, blue, as the PNG chunk cHRM has them, in 1/100000. */
  readonly xy: readonly number[];
}

const SPACES: readonly Space[] = [
  // sRGB
  {
    xyz: [[0x6fa2, 0x38f5, 0x0390], [0x6299, 0xb785, 0x18da], [0x24a0, 0x0f84, 0xb6cf]],
    xy: [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000],
  },
  // Display P3
  {
    xyz: [[0x83df, 0x3dbf, -0x45], [0x4abf, 0xb137, 0x0ab9], [0x2838, 0x110b, 0xc8b9]],
    xy: [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000],
  },
  // Adobe RGB
  {
    xyz: [[0x9c18, 0x4fa5, 0x04fc], [0x348d, 0xa02c, 0x0f95], [0x2631, 0x102f, 0xbe9c]],
    xy: [31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000],
  },
  // ProPhoto RGB
  {
    xyz: [[0xcc34, 0x49bd, 0], [0x229c, 0xb63e, 0], [0x0806, 0x0006, 0xd32c]],
    xy: [34570, 35850, 73470, 26530, 15960, 84040, 3660, 10],
  },
  // BT.2020
  {
    xyz: [[0xac69, 0x476f, -0x7f], [0x2a69, 0xace3, 0x07ad], [0x2003, 0x0bad, 0xcbfc]],
    xy: [31270, 32900, 70800, 29200, 17000, 79700, 13100, 4600],
  },
];

interface Curve {
  /** What becomes of the value one half. */
  readonly middle: number;
  /** The tag `para`: kind of function and its numbers. */
  readonly kind: number;
  readonly numbers: readonly number[];
}

const CURVES: readonly Curve[] = [
  { middle: 0.21404, kind: 3, numbers: [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] }, // sRGB
  { middle: 0.21778, kind: 0, numbers: [563 / 256] }, // Adobe RGB
  { middle: 0.18946, kind: 0, numbers: [2.4] },
  { middle: 0.25968, kind: 3, numbers: [1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081] }, // BT.709 and BT.2020
  { middle: 0.28717, kind: 0, numbers: [1.8] },
  { middle: 0.5, kind: 0, numbers: [1] },
];

/** The well-known profile that comes nearest to this one, or undefined where there is none (CMYK, pure tables, not a profile). */
export function knownProfile(profile: Bytes): Bytes | undefined {
  try {
    return nearestProfile(profile);
  } catch {
    return undefined;
  }
}

/** The eight numbers of cHRM of the space that comes nearest. */
export function knownChromaticities(numbers: readonly number[]): readonly number[] {
  return nearest(SPACES, ({ xy }) => distance(xy, numbers)).xy;
}

/** The exponent of gAMA, in 1/100000, that is in use and comes nearest. */
export function knownGamma(value: number): number {
  return nearest([45455, 55556, 100000], (known) => Math.abs(known - value));
}

function nearestProfile(profile: Bytes): Bytes | undefined {
  must(profile.length >= 132 && profile.length <= MAX_PROFILE && has(profile, 36, 'acsp'));
  const tags = readTags(profile);
  const cicp = readCicp(tags.get('cicp'));
  if (has(profile, 16, 'RGB ')) {
    const found = [readXyz(tags.get('rXYZ')), readXyz(tags.get('gXYZ')), readXyz(tags.get('bXYZ'))];
    const space = nearest(SPACES, ({ xyz }) => distance(xyz.flat(), found.flat()));
    return writeProfile('RGB ', space, nearestCurve(tags.get('gTRC')), cicp);
  }
  if (has(profile, 16, 'GRAY')) return writeProfile('GRAY', undefined, nearestCurve(tags.get('kTRC')), undefined);
  return undefined;
}

function readTags(profile: Bytes): Map<string, Bytes> {
  const view = new View(profile, 128);
  const count = view.u32();
  must(count <= 200);
  const tags = new Map<string, Bytes>();
  for (let i = 0; i < count; i++) {
    const name = view.latin(4);
    const at = view.u32();
    const length = view.u32();
    if (at + length <= profile.length) tags.set(name, profile.subarray(at, at + length));
  }
  return tags;
}

function readXyz(tag: Bytes | undefined): Triple {
  must(tag !== undefined && has(tag, 0, 'XYZ '));
  const view = new View(tag, 8);
  return [view.u32() | 0, view.u32() | 0, view.u32() | 0];
}

/** Four code numbers of ITU-T H.273; not the numbers of a device. */
function readCicp(tag: Bytes | undefined): Bytes | undefined {
  return tag !== undefined && tag.length === 12 && has(tag, 0, 'cicp\0\0\0\0') ? tag.slice() : undefined;
}

function nearestCurve(tag: Bytes | undefined): Curve {
  const middle = tag === undefined ? undefined : middleOf(tag);
  // A curve that cannot be read is taken for that of sRGB, which is what an unnamed one mostly is.
  return nearest(CURVES, (curve) => Math.abs(curve.middle - (middle ?? 0)) * (middle === undefined ? 0 : 1));
}

/** What the curve makes of one half. */
function middleOf(tag: Bytes): number | undefined {
  const view = new View(tag, 8);
  if (has(tag, 0, 'curv')) {
    const count = view.u32();
    if (count === 0) return 0.5;
    if (count === 1) return 0.5 ** (view.u16() / 256);
    must(count * 2 <= view.left);
    view.skip(2 * ((count - 1) >> 1));
    const below = view.u16();
    return (count % 2 === 1 ? below : (below + view.u16()) / 2) / 65535;
  }
  if (!has(tag, 0, 'para')) return undefined;
  const kind = view.u16();
  view.skip(2);
  const number = () => (view.u32() | 0) / 65536;
  const gamma = number();
  if (kind === 0) return 0.5 ** gamma;
  const a = number();
  const b = number();
  return kind <= 4 ? (a * 0.5 + b) ** gamma : undefined;
}

function nearest<T>(known: readonly T[], far: (one: T) => number): T {
  const [first, ...others] = known;
  must(first !== undefined);
  return others.reduce((best, one) => (far(one) < far(best) ? one : best), first);
}

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
}

const D50: Triple = [0xf6d6, 0x10000, 0xd32d];

/** A profile of version 4 as ICC.1:2010 wants it: a neutral name, no date, no maker. */
function writeProfile(colours: 'RGB ' | 'GRAY', space: Space | undefined, curve: Curve, cicp: Bytes | undefined): Bytes {
  const trc = join(fromLatin('para\0\0\0\0'), be16(curve.kind), be16(0), ...curve.numbers.map((n) => be32(Math.round(n * 65536))));
  const xyz = (numbers: Triple) => join(fromLatin('XYZ \0\0\0\0'), ...numbers.map(be32));
  // One text in English: "-". Both tags are required, and neither says anything.
  const name = join(fromLatin('mluc\0\0\0\0'), be32(1), be32(12), fromLatin('enUS'), be32(2), be32(28), fromLatin('\0-'));
  const tags: [string, Bytes][] = [['desc', name], ['cprt', name], ['wtpt', xyz(D50)]];
  if (space === undefined) tags.push(['kTRC', trc]);
  else {
    tags.push(['rXYZ', xyz(space.xyz[0])], ['gXYZ', xyz(space.xyz[1])], ['bXYZ', xyz(space.xyz[2])]);
    tags.push(['rTRC', trc], ['gTRC', trc], ['bTRC', trc]);
  }
  if (cicp !== undefined) tags.push(['cicp', cicp]);

  const places = new Map<Bytes, number>();
  const bodies: Bytes[] = [];
  let at = 128 + 4 + 12 * tags.length;
  for (const [, body] of tags) {
    if (places.has(body)) continue;
    places.set(body, at);
    const padded = join(body, new Uint8Array(-body.length & 3));
    bodies.push(padded);
    at += padded.length;
  }
  const table = tags.map(([tag, body]) => join(fromLatin(tag), be32(places.get(body) ?? 0), be32(body.length)));
  const header = join(
    be32(at),
    be32(0),
    be32(0x04200000),
    fromLatin('mntr'),
    fromLatin(colours),
    fromLatin('XYZ '),
    new Uint8Array(12),
    fromLatin('acsp'),
    new Uint8Array(28),
    ...D50.map(be32),
    new Uint8Array(48),
  );
  return join(header, be32(tags.length), ...table, ...bodies);
}
