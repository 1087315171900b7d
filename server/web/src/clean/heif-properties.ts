// Properties of items of HEIC and AVIF: what decoding needs, cleaned, and the turns of the picture.

import { box, colourCodes, fullBox, readFull, type Box } from './boxes.ts';
import { fromLatin, has, latin, must, type Bytes } from './bytes.ts';
import { knownProfile } from './colour.ts';
import { Refusal, type Turn } from './format.ts';
import type { Item, Meta } from './heif-items.ts';
import { cleanAvcC, cleanHvcC } from './nal.ts';
import { cleanAv1C } from './obu.ts';

const ALPHA = ['urn:mpeg:mpegB:cicp:systems:auxiliary:alpha', 'urn:mpeg:hevc:2015:auxid:1', 'urn:mpeg:avc:2015:auxid:1'];

/** Whether the property says that the picture is another's transparency. */
export function isAlpha(property: Box | undefined): boolean {
  return property?.type === 'auxC' && ALPHA.includes(auxiliaryKind(property));
}

/** What an auxiliary picture is: a name in a list of the standards. */
export function auxiliaryKind({ body }: Box): string {
  return latin(readFull(body).view.rest()).split('\0')[0] ?? '';
}

/** How the pictures of an item are coded. */
export type Configuration = { readonly codec: 'avc' | 'hevc'; readonly size: number } | { readonly codec: 'av1' } | undefined;

interface Property {
  readonly bytes: Bytes;
  readonly configuration?: Configuration;
}

/** One property of one item; the order is that in which they apply. */
export interface Step {
  readonly property: Property;
  readonly essential: boolean;
}

/** The properties that are kept, cleaned, each once. */
export class Properties {
  readonly #meta: Meta;
  readonly #cleaned = new Map<number, Property | undefined>();
  readonly #places = new Map<Property, number>();
  readonly #written: Bytes[] = [];

  constructor(meta: Meta) {
    this.#meta = meta;
  }

  /** Numbers of the item's properties in the new file, and how its pictures are coded. */
  of(item: Item, turn: Turn): { indices: number[]; configuration: Configuration } {
    const steps = this.steps(item);
    const configuration = steps.map(({ property }) => property.configuration).filter((one) => one !== undefined).at(-1);
    const turned = turn === 0 ? steps : turnSteps(steps, turn);
    must(turned.length < 256);
    return { indices: turned.map(({ property, essential }) => this.#place(property) + (essential ? 0x8000 : 0)), configuration };
  }

  /** What is done to the item's picture, in this order. */
  steps(item: Item): Step[] {
    const steps: Step[] = [];
    for (const { index, essential } of item.properties) {
      const property = this.#clean(index);
      if (property !== undefined) steps.push({ property, essential });
      else if (essential) throw new Refusal('unsupported');
    }
    return steps;
  }

  write(): Bytes {
    return box('ipco', ...this.#written);
  }

  #clean(index: number): Property | undefined {
    if (!this.#cleaned.has(index)) {
      const property = this.#meta.properties[index];
      must(property !== undefined);
      this.#cleaned.set(index, cleanProperty(property));
    }
    return this.#cleaned.get(index);
  }

  #place(property: Property): number {
    const known = this.#places.get(property);
    if (known !== undefined) return known;
    this.#written.push(property.bytes);
    must(this.#written.length < 0x8000);
    this.#places.set(property, this.#written.length);
    return this.#written.length;
  }
}

/** How long the properties are that are kept as they are. */
const PLAIN: ReadonlyMap<string, (body: Bytes) => boolean> = new Map([
  ['ispe', (body: Bytes) => body.length === 12],
  ['pixi', (body: Bytes) => body.length === 5 + (body[4] ?? 0)],
  ['pasp', (body: Bytes) => body.length === 8],
  ['clap', (body: Bytes) => body.length === 32],
  ['irot', (body: Bytes) => body.length === 1 && (body[0] as number) < 4],
  ['imir', (body: Bytes) => body.length === 1 && (body[0] as number) < 2],
  ['a1op', (body: Bytes) => body.length === 1],
  ['lsel', (body: Bytes) => body.length === 2],
]);

/** The property without what decoding does not need; undefined when it needs none of it. */
function cleanProperty({ type, body }: Box): Property | undefined {
  const plain = PLAIN.get(type);
  if (plain !== undefined) {
    must(plain(body));
    return { bytes: box(type, body) };
  }
  if (type === 'hvcC' || type === 'avcC') {
    const codec = type === 'hvcC' ? 'hevc' : 'avc';
    const { record, size } = codec === 'hevc' ? cleanHvcC(body) : cleanAvcC(body);
    return { bytes: box(type, record), configuration: { codec, size } };
  }
  if (type === 'av1C') return { bytes: box(type, cleanAv1C(body)), configuration: { codec: 'av1' } };
  if (type === 'auxC') return isAlpha({ type, body }) ? { bytes: fullBox('auxC', 0, 0, fromLatin(`${auxiliaryKind({ type, body })}\0`)) } : undefined;
  if (type !== 'colr') return undefined;
  if (has(body, 0, 'prof') || has(body, 0, 'rICC')) {
    const profile = knownProfile(body.slice(4));
    return profile === undefined ? undefined : { bytes: box('colr', fromLatin('prof'), profile) };
  }
  const codes = colourCodes(body);
  return codes === undefined ? undefined : { bytes: codes };
}

/** The type of the property. */
export function kindOf({ property }: Step): string {
  return latin(property.bytes.subarray(4, 8));
}

/** The steps with a further turn at their end, put into the last turn that is there: behind a mirror a turn counts the other way round. */
function turnSteps(steps: readonly Step[], turn: Turn): Step[] {
  const at = steps.map(kindOf).lastIndexOf('irot');
  const mirrors = steps.slice(at + 1).filter((step) => kindOf(step) === 'imir').length;
  // `irot` counts quarter turns against the clock.
  const rotation = (angle: number): Step => ({ property: { bytes: box('irot', Uint8Array.of(angle % 4)) }, essential: true });
  if (at < 0) return [...steps, rotation(4 - turn)];
  const before = steps[at]?.property.bytes[8] ?? 0;
  return steps.map((step, i) => (i === at ? rotation(before + (mirrors % 2 === 1 ? turn : 4 - turn)) : step));
}
