// What IPTC and Photoshop's blocks tell. They are never carried over.

import { latin, text, View, type Bytes } from './bytes.ts';
import type { Finding, FindingKind } from './format.ts';

/** Numbers of data sets in record 2. */
const DATA_SETS: ReadonlyMap<number, FindingKind> = new Map([
  [5, 'comment'], // object name
  [25, 'comment'], // keywords
  [40, 'comment'], // special instructions
  [55, 'date'],
  [62, 'date'],
  [65, 'software'],
  [80, 'author'],
  [85, 'author'],
  [90, 'place'],
  [92, 'place'],
  [95, 'place'],
  [101, 'place'],
  [105, 'comment'], // headline
  [110, 'author'],
  [115, 'author'],
  [116, 'author'],
  [118, 'author'],
  [120, 'comment'], // caption
  [122, 'author'],
]);

/** The findings of the resources that follow `Photoshop 3.0\0`; stops where they stop making sense. */
export function inspectPhotoshop(resources: Bytes): Finding[] {
  const found: Finding[] = [];
  const view = new View(resources);
  while (view.left >= 12 && latin(view.take(4)) === '8BIM') {
    const id = view.u16();
    const name = view.u8();
    if (name + 1 - (name % 2) + 4 > view.left) break;
    view.skip(name + 1 - (name % 2));
    const length = view.u32();
    if (length > view.left) break;
    const data = view.take(length);
    if (length % 2 === 1 && view.left > 0) view.skip(1);
    if (id === 0x0404) found.push(...inspectIptc(data));
    if (id === 0x0409 || id === 0x040c) found.push({ kind: 'thumbnail' });
  }
  return found.length > 0 ? found : [{ kind: 'software', value: 'Photoshop' }];
}

/** The findings of IPTC data sets. */
export function inspectIptc(data: Bytes): Finding[] {
  const found: Finding[] = [];
  const view = new View(data);
  while (view.left >= 5 && view.u8() === 0x1c) {
    const record = view.u8();
    const number = view.u8();
    const length = view.u16();
    if (length > view.left) break;
    const kind = record === 2 ? DATA_SETS.get(number) : undefined;
    const value = text(view.take(length));
    if (kind !== undefined) found.push({ kind, value });
  }
  return found;
}
