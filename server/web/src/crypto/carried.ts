// A sealed tip as a file that is carried: `blob`, with what its upload announces beside it (protocol section 18). Nothing in it is secret.

import { containerOf, bytesOf, entriesOf } from './saved.ts';
import { encodeHex } from './hex.ts';
import { hexAt, integerAt, parseObject } from './json.ts';
import { equal, ProtocolError, utf8, type Bytes } from './notation.ts';
import { CLASSES } from './size.ts';

const MAX_META = 1024;

export interface Announcement {
  /** `drop_id` as 32, agency and tag as 64 hexadecimal digits. */
  readonly dropId: string;
  readonly agency: string;
  readonly tag: string;
}

export interface Carried extends Announcement {
  readonly sealed: Blob;
}

/** `container(upload.json, sealed)` */
export function writeCarried(announced: Announcement, sealed: Blob): Blob {
  return containerOf([
    { name: 'upload.json', content: new Blob([metaOf(announced)]) },
    { name: 'sealed', content: sealed },
  ]);
}

/** Takes the file apart without reading what is sealed. Its two entries and every byte of the first are rebuilt and compared. */
export async function openCarried(file: Blob): Promise<Carried> {
  const entries: { readonly name: string; readonly content: Blob }[] = [];
  for await (const entry of entriesOf(file)) {
    entries.push(entry);
    if (entries.length > 2) throw new ProtocolError('container');
  }
  const [meta, sealed] = entries;
  if (meta?.name !== 'upload.json' || sealed?.name !== 'sealed' || meta.content.size > MAX_META) throw new ProtocolError('container');
  if (!CLASSES.includes(sealed.content.size)) throw new ProtocolError('length');
  const bytes = await bytesOf(meta.content);
  const object = parseObject(bytes, MAX_META);
  if (integerAt(object, 'v') !== 1) throw new ProtocolError('json');
  const announced = { dropId: encodeHex(hexAt(object, 'drop_id', 16)), agency: encodeHex(hexAt(object, 'agency', 32)), tag: encodeHex(hexAt(object, 'tag', 32)) };
  if (!equal(bytes, metaOf(announced))) throw new ProtocolError('json');
  return { ...announced, sealed: sealed.content };
}

/** The one form: another program that writes the same must write the same bytes. */
function metaOf({ dropId, agency, tag }: Announcement): Bytes {
  return utf8(`${JSON.stringify({ v: 1, drop_id: dropId, agency, tag })}\n`);
}
