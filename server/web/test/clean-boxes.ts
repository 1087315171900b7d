// Writes boxes, and HEIC files as telephones do, which no encoder in Debian does: tiles, previews, maps of depth, all in one file.

/** An item: its coded bytes, its properties as whole boxes, and the numbers (from 1) of items that it refers to. */
export interface HeifItem {
  readonly type: string;
  readonly media?: string;
  readonly hidden?: boolean;
  /** Whether the bytes lie in `idat`. */
  readonly inside?: boolean;
  readonly properties: readonly Buffer[];
  readonly data: Uint8Array;
  readonly refers?: Readonly<Record<string, readonly number[]>>;
}

/** A big-endian number of `size` bytes. */
export function number(size: number, value: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}

export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([number(4, body.length + 8), Buffer.from(type, 'latin1'), body]);
}

export function full(type: string, version: number, flags: number, ...parts: readonly Uint8Array[]): Buffer {
  return box(type, Buffer.of(version), number(3, flags), ...parts);
}

/** The file whose item number `primary` is shown; every item has the name `name`. */
export function writeHeif(items: readonly HeifItem[], primary: number, name: string): Buffer {
  const properties = items.flatMap((item) => item.properties);
  const inside = Buffer.concat(items.filter((item) => item.inside).map((item) => item.data));
  const write = (start: number): Buffer => {
    let [within, outside] = [0, start];
    const locations = items.map((item, i) => {
      const at = item.inside ? within : outside;
      if (item.inside) within += item.data.length;
      else outside += item.data.length;
      return Buffer.concat([number(2, i + 1), number(2, item.inside ? 1 : 0), number(2, 0), number(2, 1), number(4, at), number(4, item.data.length)]);
    });
    const infos = items.map((item, i) =>
      full('infe', 2, item.hidden ? 1 : 0, number(2, i + 1), number(2, 0), Buffer.from(`${item.type}${name}\0${item.media ? `${item.media}\0` : ''}`)),
    );
    const references = items.flatMap(({ refers = {} }, i) =>
      Object.entries(refers).map(([type, to]) => box(type, number(2, i + 1), number(2, to.length), ...to.map((id) => number(2, id)))),
    );
    let index = 0;
    const associations = items.map((item, i) =>
      Buffer.concat([number(2, i + 1), Buffer.of(item.properties.length), ...item.properties.map(() => Buffer.of(++index))]),
    );
    return Buffer.concat([
      box('ftyp', Buffer.from('heic'), number(4, 7), Buffer.from('mif1heicPLNT')),
      full('meta', 0, 0,
        full('hdlr', 0, 0, number(4, 0), Buffer.from('pict'), Buffer.alloc(12), Buffer.from('Planted handler\0')),
        box('dinf', full('dref', 0, 0, number(4, 1), full('url ', 0, 1))),
        full('pitm', 0, 0, number(2, primary)),
        full('iinf', 0, 0, number(2, items.length), ...infos),
        full('iref', 0, 0, ...references),
        box('iprp', box('ipco', ...properties), full('ipma', 0, 0, number(4, items.length), ...associations)),
        box('idat', inside),
        full('iloc', 1, 0, Buffer.of(0x44, 0), number(2, items.length), ...locations),
      ),
    ]); // prettier-ignore
  };
  const data = Buffer.concat(items.filter((item) => !item.inside).map((item) => item.data));
  return Buffer.concat([write(write(0).length + 8), box('mdat', data)]);
}
