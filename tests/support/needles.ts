// Finds thousands of byte strings in one pass: a profile is tens of megabytes, and a secret has many forms.

export interface Needle {
  readonly secret: string;
  readonly form: string;
  readonly bytes: Buffer;
}

export interface Hit {
  readonly needle: Needle;
  readonly offset: number;
}

const FILTER_BITS = 18;

/** Needles are told apart by their first bytes; the shortest word of a list has three. */
const START = 3;

function slot(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

export class Needles {
  readonly #byStart = new Map<number, Needle[]>();
  readonly #filter = new Uint8Array(1 << FILTER_BITS);

  add(needle: Needle): void {
    if (needle.bytes.length < START) throw new Error(`too short to be searched for: ${needle.secret}`);
    const key = needle.bytes.readUIntBE(0, START);
    this.#filter[slot(key)] = 1;
    const same = this.#byStart.get(key);
    if (same === undefined) this.#byStart.set(key, [needle]);
    else same.push(needle);
  }

  /** The first place of each needle, or with `all` every place; in the order of offsets. */
  search(bytes: Buffer, all = false): Hit[] {
    const hits: Hit[] = [];
    const found = new Set<Needle>();
    let key = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      key = ((key << 8) | (bytes[at] ?? 0)) & 0xffffff;
      if (this.#filter[slot(key)] === 0 || at < START - 1) continue;
      const offset = at - START + 1;
      for (const needle of this.#byStart.get(key) ?? []) {
        if ((!all && found.has(needle)) || bytes.compare(needle.bytes, 0, needle.bytes.length, offset, Math.min(offset + needle.bytes.length, bytes.length)) !== 0) continue;
        found.add(needle);
        hits.push({ needle, offset });
      }
    }
    return hits;
  }
}
