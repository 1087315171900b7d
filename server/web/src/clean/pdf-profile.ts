// Colour profiles in a PDF: a well-known space in its own numbers or in those of the standard, a printing condition without what names anybody.

import { be32, fromLatin, has, join, latin, must, View, type Bytes } from './bytes.ts';
import { knownProfile, MAX_PROFILE } from './colour.ts';
import { Refusal } from './format.ts';

/** What a profile needs to turn numbers into colours. Everything else says who measured what, when, and with which device. */
const NEEDED = new Set(
  'A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 gamt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad'.split(' '),
);
const COMPONENTS: Readonly<Record<string, number>> = { 'GRAY': 1, 'RGB ': 3, 'Lab ': 3, 'CMYK': 4 };

/** The profile's stream: bytes and the entries of its dictionary. Without a profile readers take the plain colours that it names. */
export function cleanProfile(profile: Bytes, components: number): { bytes: Bytes; entries: string } {
  const device = components === 1 ? 'DeviceGray' : components === 3 ? 'DeviceRGB' : 'DeviceCMYK';
  const lab = has(profile, 16, 'Lab ');
  if (![1, 3, 4].includes(components)) throw new Refusal('unsupported');
  return { bytes: profileFor(profile, components), entries: `/N ${components}${lab ? '' : `/Alternate/${device}`}` };
}

function profileFor(profile: Bytes, components: number): Bytes {
  const colours = latin(profile.subarray(16, 20));
  const valid = profile.length >= 132 && profile.length <= MAX_PROFILE && has(profile, 36, 'acsp');
  if (!valid || COMPONENTS[colours] !== components) return new Uint8Array();
  if (colours === 'CMYK' || colours === 'Lab ') return strip(profile);
  // The measured numbers of a screen or a scanner tell it from all others; those of a standard tell nothing.
  const known = knownProfile(profile);
  if (known === undefined) return new Uint8Array();
  return isStandard(tagsOf(profile), tagsOf(known)) ? strip(profile) : known;
}

/** Whether the primaries are those of a space that many devices share, but for rounding. */
function isStandard(own: ReadonlyMap<string, Bytes>, known: ReadonlyMap<string, Bytes>): boolean {
  const numbers = primaries(own);
  return [primaries(known), GENERIC].some((standard) => standard.every((value, i) => Math.abs(value - (numbers[i] ?? Infinity)) <= ROUNDING));
}

/** Nine numbers for a profile of three colours, none for grey. */
function primaries(tags: ReadonlyMap<string, Bytes>): number[] {
  return ['rXYZ', 'gXYZ', 'bXYZ'].flatMap((name) => {
    const tag = tags.get(name);
    if (tag === undefined) return [];
    const view = new View(tag, 8);
    return [view.u32() | 0, view.u32() | 0, view.u32() | 0];
  });
}

/** "Generic RGB" of Apple, in which its programs write PDF. */
const GENERIC = [29771, 15901, 971, 23155, 44198, 5926, 10264, 5463, 47155];

/** In 1/65536; the editions of sRGB differ by less among themselves, two screens by more. */
const ROUNDING = 48;

function tagsOf(profile: Bytes): Map<string, Bytes> {
  const view = new View(profile, 128);
  const count = view.u32();
  must(count <= 200);
  const tags = new Map<string, Bytes>();
  for (let i = 0; i < count; i++) {
    const name = view.latin(4);
    const at = view.u32();
    const length = view.u32();
    must(at >= 128 && at + length <= profile.length && !tags.has(name));
    tags.set(name, profile.subarray(at, at + length));
  }
  return tags;
}

function strip(profile: Bytes): Bytes {
  const four = (profile[8] ?? 0) >= 4;
  // A name and a right are required, in the form of the version; neither says anything.
  const unicode = join(fromLatin('mluc\0\0\0\0'), be32(1), be32(12), fromLatin('enUS'), be32(2), be32(28), fromLatin('\0-'));
  const name = four ? unicode : join(fromLatin('desc\0\0\0\0'), be32(2), fromLatin('-\0'), new Uint8Array(78));
  const right = four ? unicode : fromLatin('text\0\0\0\0-\0');
  const tags: [string, Bytes][] = [['desc', name], ['cprt', right], ...[...tagsOf(profile)].filter(([tag]) => NEEDED.has(tag))];
  const bodies: Bytes[] = [];
  const places = new Map<string, number>();
  const table: Bytes[] = [];
  let at = 128 + 4 + 12 * tags.length;
  for (const [tag, body] of tags) {
    // The three curves of a space are often one.
    const key = latin(body);
    if (!places.has(key)) {
      places.set(key, at);
      const padded = join(body, new Uint8Array(-body.length & 3));
      bodies.push(padded);
      at += padded.length;
    }
    table.push(join(fromLatin(tag), be32(places.get(key) ?? 0), be32(body.length)));
  }
  const header = join(
    be32(at),
    be32(0),
    profile.subarray(8, 24), // version, class, colours, connection space
    new Uint8Array(12), // date
    fromLatin('acsp'),
    new Uint8Array(24), // platform, flags, maker, model, attributes
    profile.subarray(64, 80), // intent, illuminant
    new Uint8Array(48), // creator, identifier
  );
  return join(header, be32(tags.length), ...table, ...bodies);
}
