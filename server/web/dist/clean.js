"use strict";
(() => {
  // src/clean/format.ts
  var HEAD = 4096;
  var Refusal = class extends Error {
    why;
    constructor(why) {
      super(why);
      this.name = "Refusal";
      this.why = why;
    }
  };
  async function gather(look3) {
    const found = [];
    try {
      await look3(found);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    return found;
  }

  // src/clean/bytes.ts
  var MAX_READ = 32 * 1024 * 1024;
  var Source = class {
    file;
    size;
    #ahead;
    #window = new Uint8Array();
    #start = 0;
    /** `ahead` is the least that is read at once: much where headers lie close together, little where they lie far apart. */
    constructor(file, ahead = 64 * 1024) {
      this.file = file;
      this.#ahead = ahead;
      this.size = file.size;
    }
    /** Exactly these bytes; refuses those that are not there. */
    async read(at, length) {
      if (!(at >= 0) || !(length >= 0) || at + length > this.size) throw new Refusal("broken");
      if (length > MAX_READ) throw new Refusal("limit");
      if (at < this.#start || at + length > this.#start + this.#window.length) {
        const end2 = Math.min(this.size, at + Math.max(length, this.#ahead));
        const window = new Uint8Array(await this.file.slice(at, end2).arrayBuffer());
        if (window.length !== end2 - at) throw new Refusal("unreadable");
        this.#window = window;
        this.#start = at;
      }
      return this.#window.subarray(at - this.#start, at - this.#start + length);
    }
    /** Up to `length` bytes, fewer only at the end of the file. */
    async upTo(at, length) {
      return this.read(at, Math.max(0, Math.min(length, this.size - at)));
    }
  };
  var View = class {
    bytes;
    at;
    constructor(bytes, at = 0) {
      this.bytes = bytes;
      this.at = at;
    }
    get left() {
      return this.bytes.length - this.at;
    }
    take(length) {
      if (!(length >= 0) || length > this.left) throw new Refusal("broken");
      this.at += length;
      return this.bytes.subarray(this.at - length, this.at);
    }
    rest() {
      return this.take(this.left);
    }
    skip(length) {
      this.take(length);
    }
    u8() {
      const byte = this.bytes[this.at];
      if (byte === void 0) throw new Refusal("broken");
      this.at++;
      return byte;
    }
    u16() {
      return this.u8() * 256 + this.u8();
    }
    u24() {
      return this.u8() * 65536 + this.u16();
    }
    u32() {
      return this.u16() * 65536 + this.u16();
    }
    /** A number of eight bytes; refuses one that is not exact as a number. */
    u64() {
      const value = this.u32() * 2 ** 32 + this.u32();
      if (!Number.isSafeInteger(value)) throw new Refusal("broken");
      return value;
    }
    u16le() {
      return this.u8() + this.u8() * 256;
    }
    u24le() {
      return this.u16le() + this.u8() * 65536;
    }
    u32le() {
      return this.u16le() + this.u16le() * 65536;
    }
    /** Each byte one character, as names of chunks and boxes are compared. */
    latin(length) {
      return latin(this.take(length));
    }
    /** Refuses anything left over: what no reader needs is not carried along. */
    end() {
      if (this.left !== 0) throw new Refusal("broken");
    }
  };
  function must(holds) {
    if (!holds) throw new Refusal("broken");
  }
  function latin(bytes) {
    let text3 = "";
    for (const byte of bytes) text3 += String.fromCharCode(byte);
    return text3;
  }
  function fromLatin(text3) {
    return Uint8Array.from(text3, (letter) => letter.charCodeAt(0));
  }
  function text(bytes) {
    return new TextDecoder().decode(bytes);
  }
  function has(bytes, at, mark) {
    for (let i = 0; i < mark.length; i++) {
      if (bytes[at + i] !== mark.charCodeAt(i)) return false;
    }
    return true;
  }
  function be16(n) {
    return Uint8Array.of(n >> 8, n);
  }
  function be32(n) {
    return Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
  }
  function be64(n) {
    return join(be32(Math.floor(n / 2 ** 32)), be32(n >>> 0));
  }
  function le32(n) {
    return Uint8Array.of(n, n >>> 8, n >>> 16, n >>> 24);
  }
  function join(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
  var Pieces = class {
    #file;
    #parts = [];
    #length = 0;
    constructor(file) {
      this.#file = file;
    }
    get length() {
      return this.#length;
    }
    /** How many parts there are. */
    get count() {
      return this.#parts.length;
    }
    add(...bytes) {
      for (const part of bytes) {
        this.#parts.push(part.slice());
        this.#length += part.length;
      }
    }
    /** The bytes of the old file from `from` up to `to`. */
    keep(from, to) {
      must(from >= 0 && from <= to && to <= this.#file.size);
      if (from === to) return;
      this.#length += to - from;
      const last = this.#parts.at(-1);
      if (last !== void 0 && "to" in last && last.to === from) last.to = to;
      else this.#parts.push({ from, to });
    }
    append(other) {
      for (const part of other.#parts) {
        if ("to" in part) this.keep(part.from, part.to);
        else this.add(part);
      }
    }
    blob(type) {
      const parts = [];
      let own = [];
      const flush = () => {
        if (own.length > 0) parts.push(join(...own));
        own = [];
      };
      for (const part of this.#parts) {
        if ("to" in part) {
          flush();
          parts.push(this.#file.slice(part.from, part.to));
        } else {
          own.push(part);
        }
      }
      flush();
      return new Blob(parts, { type });
    }
  };

  // src/clean/place.ts
  function place(latitude, longitude) {
    if (latitude === void 0 || longitude === void 0 || !Number.isFinite(latitude + longitude)) return void 0;
    return `${latitude.toFixed(5)}°, ${longitude.toFixed(5)}°`;
  }
  function placeOfIso6709(value) {
    const parts = /^([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)/.exec(value);
    return parts === null ? void 0 : place(Number(parts[1]), Number(parts[2]));
  }

  // src/clean/xmp.ts
  var MAX_TEXT = 256 * 1024;
  var PROPERTIES = [
    ["author", "dc:creator"],
    ["author", "dc:rights"],
    ["author", "photoshop:Credit"],
    ["author", "photoshop:AuthorsPosition"],
    ["author", "photoshop:CaptionWriter"],
    ["author", "xmpRights:Owner"],
    ["author", "aux:OwnerName"],
    ["author", "exifEX:CameraOwnerName"],
    ["author", "pdf:Author"],
    ["camera", "tiff:Make"],
    ["camera", "tiff:Model"],
    ["camera", "aux:Lens"],
    ["serial", "aux:SerialNumber"],
    ["serial", "aux:LensSerialNumber"],
    ["serial", "exifEX:BodySerialNumber"],
    ["serial", "exifEX:LensSerialNumber"],
    ["serial", "exif:ImageUniqueID"],
    ["date", "xmp:CreateDate"],
    ["date", "xmp:ModifyDate"],
    ["date", "photoshop:DateCreated"],
    ["date", "exif:DateTimeOriginal"],
    ["software", "xmp:CreatorTool"],
    ["software", "tiff:Software"],
    ["software", "pdf:Producer"],
    ["comment", "dc:title"],
    ["comment", "dc:description"],
    ["comment", "dc:subject"],
    ["comment", "photoshop:Headline"],
    ["place", "photoshop:City"],
    ["place", "photoshop:State"],
    ["place", "photoshop:Country"],
    ["place", "Iptc4xmpCore:Location"],
    ["history", "xmpMM:OriginalDocumentID"],
    ["history", "xmpMM:DocumentID"]
  ];
  function inspectXmp(packet) {
    const xml = packet.slice(0, MAX_TEXT);
    const found = [];
    const where = place(degrees(property(xml, "exif:GPSLatitude")), degrees(property(xml, "exif:GPSLongitude")));
    if (where !== void 0) found.push({ kind: "place", value: where });
    for (const [kind, name] of PROPERTIES) {
      const value = property(xml, name);
      if (value !== "") found.push({ kind, value });
    }
    if (xml.includes("<xmpMM:History")) found.push({ kind: "history" });
    if (/<xmp(?:GImg)?:(?:Thumbnails|image)/.test(xml)) found.push({ kind: "thumbnail" });
    if (found.length === 0 && xml.includes("<rdf:Description")) found.push({ kind: "other", value: "XMP" });
    return found;
  }
  function property(xml, name) {
    for (let at = xml.indexOf(name); at >= 0; at = xml.indexOf(name, at + name.length)) {
      const after = at + name.length;
      if (/^\s*=\s*["']/.test(xml.slice(after, after + 8))) {
        const quote = xml.slice(after).search(/["']/) + after;
        const end2 = xml.indexOf(xml[quote] ?? '"', quote + 1);
        return end2 < 0 ? "" : unescape(xml.slice(quote + 1, end2));
      }
      if (xml[at - 1] === "<") {
        const end2 = xml.indexOf(`</${name}`, after);
        const inner2 = end2 < 0 ? "" : xml.slice(xml.indexOf(">", after) + 1, end2);
        return unescape(inner2.slice(0, 4e3).replace(/<[^<>]*>/g, " "));
      }
    }
    return "";
  }
  function degrees(value) {
    const parts = /^([\d.]+)(?:,([\d.]+))?(?:,([\d.]+))?([NSEW])$/.exec(value);
    if (parts === null) return void 0;
    const [, d, m = "0", s = "0", letter = ""] = parts;
    const sum = Number(d) + Number(m) / 60 + Number(s) / 3600;
    return "SW".includes(letter) ? -sum : sum;
  }
  function unescape(value) {
    return value.slice(0, 1e3).replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity).replace(/\s+/g, " ").trim();
  }
  var ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

  // src/clean/gif.ts
  var gif = {
    turnable: false,
    recognise: (head) => has(head, 0, "GIF87a") || has(head, 0, "GIF89a") ? "gif" : void 0,
    inspect: (file) => gather(async (found) => {
      await walk(file, found);
    }),
    clean: (file) => walk(file, [])
  };
  var MAX_BLOCKS = 1e6;
  var MAX_TEXT2 = 64 * 1024;
  var LOOPS = ["NETSCAPE2.0", "ANIMEXTS1.0"];
  async function walk(file, found) {
    const source = new Source(file);
    const out = new Pieces(file);
    const screen = await source.read(0, 13);
    let at = 13 + paletteLength(screen[10] ?? 0);
    out.keep(0, at);
    for (let blocks = 0; ; blocks++) {
      if (blocks === MAX_BLOCKS) throw new Refusal("limit");
      const start2 = at;
      const [mark, kind = 0] = await source.upTo(at, 2);
      if (mark === 59) {
        out.add(Uint8Array.of(59));
        return out.blob("image/gif");
      }
      if (mark === 44) {
        at += 10 + paletteLength((await source.read(at, 10))[9] ?? 0) + 1;
        at = (await subBlocks(source, at)).end;
        out.keep(start2, at);
        continue;
      }
      must(mark === 33);
      const { end: end2, content } = await subBlocks(source, at + 2);
      at = end2;
      if (kind === 249) out.keep(start2, end2);
      else if (kind === 255 && isLoop(content)) out.keep(start2, end2);
      else if (kind === 1) throw new Refusal("unsupported");
      else if (kind === 254) found.push({ kind: "comment", value: text(content) });
      else if (has(content, 0, "XMP DataXMP")) found.push(...inspectXmp(text(await source.upTo(start2, Math.min(end2 - start2, MAX_TEXT2)))));
      else found.push({ kind: "other", value: latin(content.subarray(0, 11)) });
    }
  }
  function isLoop(content) {
    return content.length === 14 && LOOPS.includes(latin(content.subarray(0, 11))) && content[11] === 1;
  }
  function paletteLength(flags) {
    return (flags & 128) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
  }
  async function subBlocks(source, from) {
    const parts = [];
    let at = from;
    for (; ; ) {
      const [length = 0] = await source.read(at, 1);
      if (length === 0) return { end: at + 1, content: Uint8Array.from(parts) };
      const block = await source.read(at + 1, length);
      if (parts.length < MAX_TEXT2) parts.push(...block);
      at += 1 + length;
    }
  }

  // src/clean/boxes.ts
  var MAX_BOXES = 5e4;
  function readBoxes(bytes) {
    const view2 = new View(bytes);
    const boxes = [];
    while (view2.left > 0) {
      must(boxes.length < MAX_BOXES);
      const length = view2.u32();
      const type = view2.latin(4);
      must(length >= 8);
      boxes.push({ type, body: view2.take(length - 8) });
    }
    return boxes;
  }
  async function topBoxes(source) {
    const boxes = [];
    let at = 0;
    while (at + 8 <= source.size) {
      if (boxes.length === MAX_BOXES) throw new Refusal("limit");
      const view2 = new View(await source.upTo(at, 16));
      let length = view2.u32();
      const type = view2.latin(4);
      let header = 8;
      if (length === 1) {
        if (view2.left < 8) break;
        length = view2.u64();
        header = 16;
      } else if (length === 0) {
        length = source.size - at;
      }
      if (length < header || at + length > source.size) break;
      boxes.push({ type, at: at + header, end: at + length });
      at += length;
    }
    return boxes;
  }
  function only(boxes, type) {
    const found = boxes.filter((one) => one.type === type);
    must(found.length === 1);
    return found[0];
  }
  function maybe(boxes, type) {
    return boxes.some((one) => one.type === type) ? only(boxes, type) : void 0;
  }
  function box(type, ...parts) {
    const length = parts.reduce((sum, part) => sum + part.length, 8);
    return join(be32(length), fromLatin(type), ...parts);
  }
  function fullBox(type, version, flags, ...parts) {
    return box(type, be32(version * 2 ** 24 + flags), ...parts);
  }
  function readFull(body) {
    const view2 = new View(body);
    return { version: view2.u8(), flags: view2.u24(), view: view2 };
  }
  function readBrands(body) {
    must(body.length >= 8 && body.length % 4 === 0 && body.length <= 4096);
    const all = Array.from({ length: body.length / 4 }, (_, i) => latin(body.subarray(4 * i, 4 * i + 4)));
    return all.filter((_, i) => i !== 1);
  }
  function keptBrands(brands, allowed, otherwise) {
    const kept = brands.filter((brand) => allowed.has(brand));
    return kept.length > 0 ? kept : [otherwise];
  }
  function writeBrands(brands) {
    return box("ftyp", fromLatin(brands[0] ?? ""), be32(0), ...[...new Set(brands)].map(fromLatin));
  }
  function peekBrands(head) {
    if (!has(head, 4, "ftyp")) return void 0;
    const length = new View(head).u32();
    if (length < 16 || length % 4 !== 0) return void 0;
    const end2 = Math.min(length, head.length - head.length % 4);
    return readBrands(head.slice(8, end2));
  }
  function handler(kind, component = "\0\0\0\0") {
    return fullBox("hdlr", 0, 0, fromLatin(component), fromLatin(kind), new Uint8Array(13));
  }
  function colourCodes(body) {
    if (has(body, 0, "nclx") && body.length === 11) return box("colr", body);
    return has(body, 0, "nclc") && body.length === 10 ? box("colr", body) : void 0;
  }
  function u16s(...numbers3) {
    return join(...numbers3.map(be16));
  }

  // src/clean/colour.ts
  var MAX_PROFILE = 4 * 1024 * 1024;
  var SPACES = [
    // sRGB
    {
      xyz: [[28578, 14581, 912], [25241, 46981, 6362], [9376, 3972, 46799]],
      xy: [31270, 32900, 64e3, 33e3, 3e4, 6e4, 15e3, 6e3]
    },
    // Display P3
    {
      xyz: [[33759, 15807, -69], [19135, 45367, 2745], [10296, 4363, 51385]],
      xy: [31270, 32900, 68e3, 32e3, 26500, 69e3, 15e3, 6e3]
    },
    // Adobe RGB
    {
      xyz: [[39960, 20389, 1276], [13453, 41004, 3989], [9777, 4143, 48796]],
      xy: [31270, 32900, 64e3, 33e3, 21e3, 71e3, 15e3, 6e3]
    },
    // ProPhoto RGB
    {
      xyz: [[52276, 18877, 0], [8860, 46654, 0], [2054, 6, 54060]],
      xy: [34570, 35850, 73470, 26530, 15960, 84040, 3660, 10]
    },
    // BT.2020
    {
      xyz: [[44137, 18287, -127], [10857, 44259, 1965], [8195, 2989, 52220]],
      xy: [31270, 32900, 70800, 29200, 17e3, 79700, 13100, 4600]
    }
  ];
  var CURVES = [
    { middle: 0.21404, kind: 3, numbers: [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] },
    // sRGB
    { middle: 0.21778, kind: 0, numbers: [563 / 256] },
    // Adobe RGB
    { middle: 0.18946, kind: 0, numbers: [2.4] },
    { middle: 0.25968, kind: 3, numbers: [1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081] },
    // BT.709 and BT.2020
    { middle: 0.28717, kind: 0, numbers: [1.8] },
    { middle: 0.5, kind: 0, numbers: [1] }
  ];
  function knownProfile(profile) {
    try {
      return nearestProfile(profile);
    } catch {
      return void 0;
    }
  }
  function knownChromaticities(numbers3) {
    return nearest(SPACES, ({ xy }) => distance(xy, numbers3)).xy;
  }
  function knownGamma(value) {
    return nearest([45455, 55556, 1e5], (known) => Math.abs(known - value));
  }
  function nearestProfile(profile) {
    must(profile.length >= 132 && profile.length <= MAX_PROFILE && has(profile, 36, "acsp"));
    const tags = readTags(profile);
    const cicp = readCicp(tags.get("cicp"));
    if (has(profile, 16, "RGB ")) {
      const found = [readXyz(tags.get("rXYZ")), readXyz(tags.get("gXYZ")), readXyz(tags.get("bXYZ"))];
      const space = nearest(SPACES, ({ xyz }) => distance(xyz.flat(), found.flat()));
      return writeProfile("RGB ", space, nearestCurve(tags.get("gTRC")), cicp);
    }
    if (has(profile, 16, "GRAY")) return writeProfile("GRAY", void 0, nearestCurve(tags.get("kTRC")), void 0);
    return void 0;
  }
  function readTags(profile) {
    const view2 = new View(profile, 128);
    const count = view2.u32();
    must(count <= 200);
    const tags = /* @__PURE__ */ new Map();
    for (let i = 0; i < count; i++) {
      const name = view2.latin(4);
      const at = view2.u32();
      const length = view2.u32();
      if (at + length <= profile.length) tags.set(name, profile.subarray(at, at + length));
    }
    return tags;
  }
  function readXyz(tag) {
    must(tag !== void 0 && has(tag, 0, "XYZ "));
    const view2 = new View(tag, 8);
    return [view2.u32() | 0, view2.u32() | 0, view2.u32() | 0];
  }
  function readCicp(tag) {
    return tag !== void 0 && tag.length === 12 && has(tag, 0, "cicp\0\0\0\0") ? tag.slice() : void 0;
  }
  function nearestCurve(tag) {
    const middle = tag === void 0 ? void 0 : middleOf(tag);
    return nearest(CURVES, (curve) => Math.abs(curve.middle - (middle ?? 0)) * (middle === void 0 ? 0 : 1));
  }
  function middleOf(tag) {
    const view2 = new View(tag, 8);
    if (has(tag, 0, "curv")) {
      const count = view2.u32();
      if (count === 0) return 0.5;
      if (count === 1) return 0.5 ** (view2.u16() / 256);
      must(count * 2 <= view2.left);
      view2.skip(2 * (count - 1 >> 1));
      const below = view2.u16();
      return (count % 2 === 1 ? below : (below + view2.u16()) / 2) / 65535;
    }
    if (!has(tag, 0, "para")) return void 0;
    const kind = view2.u16();
    view2.skip(2);
    const number = () => (view2.u32() | 0) / 65536;
    const gamma = number();
    if (kind === 0) return 0.5 ** gamma;
    const a = number();
    const b = number();
    return kind <= 4 ? (a * 0.5 + b) ** gamma : void 0;
  }
  function nearest(known, far) {
    const [first, ...others] = known;
    must(first !== void 0);
    return others.reduce((best, one) => far(one) < far(best) ? one : best, first);
  }
  function distance(a, b) {
    return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
  }
  var D50 = [63190, 65536, 54061];
  function writeProfile(colours, space, curve, cicp) {
    const trc = join(fromLatin("para\0\0\0\0"), be16(curve.kind), be16(0), ...curve.numbers.map((n) => be32(Math.round(n * 65536))));
    const xyz = (numbers3) => join(fromLatin("XYZ \0\0\0\0"), ...numbers3.map(be32));
    const name = join(fromLatin("mluc\0\0\0\0"), be32(1), be32(12), fromLatin("enUS"), be32(2), be32(28), fromLatin("\0-"));
    const tags = [["desc", name], ["cprt", name], ["wtpt", xyz(D50)]];
    if (space === void 0) tags.push(["kTRC", trc]);
    else {
      tags.push(["rXYZ", xyz(space.xyz[0])], ["gXYZ", xyz(space.xyz[1])], ["bXYZ", xyz(space.xyz[2])]);
      tags.push(["rTRC", trc], ["gTRC", trc], ["bTRC", trc]);
    }
    if (cicp !== void 0) tags.push(["cicp", cicp]);
    const places = /* @__PURE__ */ new Map();
    const bodies = [];
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
      be32(69206016),
      fromLatin("mntr"),
      fromLatin(colours),
      fromLatin("XYZ "),
      new Uint8Array(12),
      fromLatin("acsp"),
      new Uint8Array(28),
      ...D50.map(be32),
      new Uint8Array(48)
    );
    return join(header, be32(tags.length), ...table, ...bodies);
  }

  // src/clean/iptc.ts
  var DATA_SETS = /* @__PURE__ */ new Map([
    [5, "comment"],
    // object name
    [25, "comment"],
    // keywords
    [40, "comment"],
    // special instructions
    [55, "date"],
    [62, "date"],
    [65, "software"],
    [80, "author"],
    [85, "author"],
    [90, "place"],
    [92, "place"],
    [95, "place"],
    [101, "place"],
    [105, "comment"],
    // headline
    [110, "author"],
    [115, "author"],
    [116, "author"],
    [118, "author"],
    [120, "comment"],
    // caption
    [122, "author"]
  ]);
  function inspectPhotoshop(resources) {
    const found = [];
    const view2 = new View(resources);
    while (view2.left >= 12 && latin(view2.take(4)) === "8BIM") {
      const id = view2.u16();
      const name = view2.u8();
      if (name + 1 - name % 2 + 4 > view2.left) break;
      view2.skip(name + 1 - name % 2);
      const length = view2.u32();
      if (length > view2.left) break;
      const data = view2.take(length);
      if (length % 2 === 1 && view2.left > 0) view2.skip(1);
      if (id === 1028) found.push(...inspectIptc(data));
      if (id === 1033 || id === 1036) found.push({ kind: "thumbnail" });
    }
    return found.length > 0 ? found : [{ kind: "software", value: "Photoshop" }];
  }
  function inspectIptc(data) {
    const found = [];
    const view2 = new View(data);
    while (view2.left >= 5 && view2.u8() === 28) {
      const record = view2.u8();
      const number = view2.u8();
      const length = view2.u16();
      if (length > view2.left) break;
      const kind = record === 2 ? DATA_SETS.get(number) : void 0;
      const value = text(view2.take(length));
      if (kind !== void 0) found.push({ kind, value });
    }
    return found;
  }

  // src/clean/orientation.ts
  var ROWS = [
    [1, 6, 3, 8],
    [2, 7, 4, 5]
  ];
  function turned(orientation2, turn) {
    const row = ROWS.find((values) => values.includes(orientation2)) ?? [];
    return row[(row.indexOf(orientation2) + turn) % 4] ?? 1;
  }
  function orientation(value) {
    return value !== void 0 && Number.isInteger(value) && value >= 1 && value <= 8 ? value : 1;
  }
  function orientationTiff(value) {
    const tag = join(be16(274), be16(3), be32(1), be16(value), be16(0));
    return join(fromLatin("MM"), be16(42), be32(8), be16(1), tag, be32(0));
  }

  // src/clean/exif.ts
  function readExif(tiff) {
    const reader = new Reader(tiff);
    const tags = reader.directories();
    const turn = tags.get("0:112");
    return { orientation: orientation(turn === void 0 ? void 0 : reader.numbers(turn)[0]), found: findings(reader, tags) };
  }
  function readExifBlock(block) {
    return readExif(has(block, 0, "Exif\0\0") ? block.subarray(6) : block);
  }
  var TEXTS = /* @__PURE__ */ new Map([
    ["0:10e", "comment"],
    // ImageDescription
    ["0:131", "software"],
    ["0:132", "date"],
    // ModifyDate
    ["0:13b", "author"],
    // Artist
    ["0:13c", "software"],
    // HostComputer
    ["0:8298", "author"],
    // Copyright
    ["0:9c9b", "comment"],
    // XPTitle
    ["0:9c9c", "comment"],
    // XPComment
    ["0:9c9d", "author"],
    // XPAuthor
    ["0:9c9e", "comment"],
    // XPKeywords
    ["0:9c9f", "comment"],
    // XPSubject
    ["0:c614", "camera"],
    // UniqueCameraModel
    ["0:c62f", "serial"],
    // CameraSerialNumber
    ["exif:9003", "date"],
    // DateTimeOriginal
    ["exif:9004", "date"],
    // CreateDate
    ["exif:9286", "comment"],
    // UserComment
    ["exif:a420", "serial"],
    // ImageUniqueID
    ["exif:a430", "author"],
    // OwnerName
    ["exif:a431", "serial"],
    // BodySerialNumber
    ["exif:a434", "camera"],
    // LensModel
    ["exif:a435", "serial"],
    // LensSerialNumber
    ["gps:1d", "date"]
    // GPSDateStamp
  ]);
  function findings(reader, tags) {
    const found = [];
    const place2 = readPlace(reader, tags);
    if (place2 !== void 0) found.push({ kind: "place", value: place2 });
    else if ([...tags.keys()].some((key) => key.startsWith("gps:"))) found.push({ kind: "place" });
    const camera = ["0:10f", "0:110"].map((key) => reader.text(tags.get(key))).filter((part) => part !== "");
    if (camera.length > 0) found.push({ kind: "camera", value: camera.join(" ") });
    for (const [key, kind] of TEXTS) {
      const tag = tags.get(key);
      const value = kind === "date" ? date(reader.text(tag)) : reader.text(tag);
      if (value !== "") found.push({ kind, value });
    }
    if (tags.has("exif:927c")) found.push({ kind: "serial", value: "MakerNote" });
    if (tags.has("1:201") || tags.has("1:111")) found.push({ kind: "thumbnail" });
    const xmp = tags.get("0:2bc");
    if (xmp !== void 0) found.push(...inspectXmp(text(reader.value(xmp))));
    const iptc = tags.get("0:83bb");
    if (iptc !== void 0) found.push(...inspectIptc(reader.value(iptc)));
    return found;
  }
  function date(value) {
    return value.replace(/^(\d{4}):(\d\d):(\d\d)/, "$1-$2-$3");
  }
  function readPlace(reader, tags) {
    const degrees2 = (letter, numbers3) => {
      const [d, m = 0, s = 0] = reader.numbers(tags.get(numbers3));
      if (d === void 0) return void 0;
      const value = d + m / 60 + s / 3600;
      return /^[SW]/.test(reader.text(tags.get(letter))) ? -value : value;
    };
    return place(degrees2("gps:1", "gps:2"), degrees2("gps:3", "gps:4"));
  }
  var SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
  var MAX_TAGS = 512;
  var Reader = class {
    #bytes;
    #view;
    #little;
    constructor(bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.#little = has(bytes, 0, "II");
    }
    /** The tags of the picture, its thumbnail, Exif and GPS; each directory is read once. */
    directories() {
      const tags = /* @__PURE__ */ new Map();
      if (!has(this.#bytes, 0, this.#little ? "II*\0" : "MM\0*")) return tags;
      const thumbnail = this.#directory("0", this.#u32(4), tags);
      if (thumbnail !== 0) this.#directory("1", thumbnail, tags);
      for (const [pointer, name] of [["0:8769", "exif"], ["0:8825", "gps"]]) {
        const tag = tags.get(pointer);
        const at = tag === void 0 ? void 0 : this.numbers(tag)[0];
        if (at !== void 0) this.#directory(name, at, tags);
      }
      return tags;
    }
    /** Adds the directory's tags and returns where the next one is. */
    #directory(name, at, tags) {
      const count = Math.min(this.#u16(at), MAX_TAGS);
      for (let i = 0; i < count; i++) {
        const entry = at + 2 + 12 * i;
        const type = this.#u16(entry + 2);
        const number = this.#u32(entry + 4);
        const length = (SIZES[type] ?? 0) * number;
        const place2 = length <= 4 ? entry + 8 : this.#u32(entry + 8);
        if (length === 0 || place2 + length > this.#bytes.length) continue;
        const key = `${name}:${this.#u16(entry).toString(16)}`;
        if (!tags.has(key)) tags.set(key, { type, count: number, at: place2, length });
      }
      return this.#u32(at + 2 + 12 * count);
    }
    value(tag) {
      return this.#bytes.subarray(tag.at, tag.at + tag.length);
    }
    /** At most the first three; rationals divided. */
    numbers(tag) {
      if (tag === void 0) return [];
      const size = SIZES[tag.type] ?? 0;
      return Array.from({ length: Math.min(tag.count, 3) }, (_, i) => {
        const at = tag.at + size * i;
        if (tag.type === 5 || tag.type === 10) return this.#u32(at) / this.#u32(at + 4);
        return size === 1 ? this.#bytes[at] ?? 0 : size === 2 ? this.#u16(at) : this.#u32(at);
      });
    }
    /** Text of a tag; XP tags are UTF-16, a UserComment begins with the name of its code. */
    text(tag) {
      if (tag === void 0) return "";
      const bytes = this.value(tag).subarray(0, 2e3);
      if (has(bytes, 0, "UNICODE\0")) return decode(this.#little ? "utf-16le" : "utf-16be", bytes.subarray(8));
      if (has(bytes, 0, "ASCII\0\0\0") || has(bytes, 0, "\0\0\0\0\0\0\0\0")) return decode("utf-8", bytes.subarray(8));
      if (tag.type === 2 || tag.type === 7) return decode("utf-8", bytes);
      return tag.type === 1 ? decode("utf-16le", bytes) : "";
    }
    #u16(at) {
      return at + 2 <= this.#bytes.length ? this.#view.getUint16(at, this.#little) : 0;
    }
    #u32(at) {
      return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, this.#little) : 0;
    }
  };
  function decode(name, bytes) {
    const whole = name === "utf-8" && bytes.some((byte) => byte > 127) ? new TextDecoder().decode(bytes) : void 0;
    const value = whole ?? (name === "utf-8" ? latin(bytes) : new TextDecoder(name).decode(bytes));
    return value.replace(/\0[^]*$/, "").trim();
  }

  // src/clean/heif-items.ts
  var MAX_ITEMS = 1e4;
  var MAX_EXTENTS = 64;
  function readMeta(body, at) {
    const { version, view: view2 } = readFull(body);
    must(version === 0);
    const boxes = readBoxes(view2.rest());
    const kind = readFull(only(boxes, "hdlr").body).view;
    kind.skip(4);
    must(kind.latin(4) === "pict");
    const items = readInfo(only(boxes, "iinf").body);
    const idat = maybe(boxes, "idat")?.body;
    const data = idat === void 0 ? void 0 : { from: at + idat.byteOffset - body.byteOffset, length: idat.length };
    readLocations(only(boxes, "iloc").body, items, data);
    const references = maybe(boxes, "iref");
    const iprp = readBoxes(only(boxes, "iprp").body);
    const properties = readBoxes(only(iprp, "ipco").body);
    for (const { type, body: associations } of iprp) {
      if (type === "ipma") readAssociations(associations, items, properties.length);
    }
    return {
      primary: readPrimary(only(boxes, "pitm").body),
      items,
      ...readReferences(references?.body),
      properties
    };
  }
  function readPrimary(body) {
    const { version, view: view2 } = readFull(body);
    return version === 0 ? view2.u16() : view2.u32();
  }
  function readInfo(body) {
    const { version, view: view2 } = readFull(body);
    const count = version === 0 ? view2.u16() : view2.u32();
    if (count > MAX_ITEMS) throw new Refusal("limit");
    const items = /* @__PURE__ */ new Map();
    for (const entry of readBoxes(view2.rest())) {
      must(entry.type === "infe");
      const { version: kind, flags, view: fields } = readFull(entry.body);
      if (kind !== 2 && kind !== 3) throw new Refusal("unsupported");
      const id = kind === 2 ? fields.u16() : fields.u32();
      if (fields.u16() !== 0) throw new Refusal("protected");
      const type = fields.latin(4);
      const words3 = fields.latin(fields.left).split("\0");
      must(!items.has(id));
      items.set(id, { id, type, hidden: (flags & 1) === 1, media: type === "mime" ? words3[1] ?? "" : "", ranges: void 0, properties: [] });
    }
    must(items.size === count);
    return items;
  }
  function readLocations(body, items, idat) {
    const { version, view: view2 } = readFull(body);
    must(version <= 2);
    const sizes = view2.u16();
    const [offsetSize, lengthSize2, baseSize, indexSize] = [sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, version === 0 ? 0 : sizes & 15];
    const number = (size) => {
      must(size === 0 || size === 4 || size === 8);
      return size === 0 ? 0 : size === 4 ? view2.u32() : view2.u64();
    };
    const count = version < 2 ? view2.u16() : view2.u32();
    if (count > MAX_ITEMS) throw new Refusal("limit");
    for (let i = 0; i < count; i++) {
      const item = items.get(version < 2 ? view2.u16() : view2.u32());
      const method = version === 0 ? 0 : view2.u16() & 15;
      const elsewhere = view2.u16() !== 0;
      const base = number(baseSize);
      const extents = view2.u16();
      if (extents > MAX_EXTENTS) throw new Refusal("limit");
      const ranges = [];
      for (let k = 0; k < extents; k++) {
        number(indexSize);
        const from = base + number(offsetSize);
        const length = number(lengthSize2);
        if (method === 1) {
          must(idat !== void 0 && from + length <= idat.length);
          ranges.push({ from: idat.from + from, to: idat.from + from + length });
        } else {
          ranges.push({ from, to: from + length });
        }
      }
      must(item !== void 0 && item.ranges === void 0);
      if (!elsewhere && method <= 1 && lengthSize2 !== 0) item.ranges = ranges;
    }
    view2.end();
  }
  function readReferences(body) {
    const references = /* @__PURE__ */ new Map();
    const auxiliaries = /* @__PURE__ */ new Map();
    if (body === void 0) return { references, auxiliaries };
    const { version, view: view2 } = readFull(body);
    must(version <= 1);
    const id = (fields) => version === 0 ? fields.u16() : fields.u32();
    const boxes = readBoxes(view2.rest());
    if (boxes.length > MAX_ITEMS) throw new Refusal("limit");
    for (const { type, body: entry } of boxes) {
      const fields = new View(entry);
      const from = id(fields);
      const to = Array.from({ length: fields.u16() }, () => id(fields));
      fields.end();
      add(references, from, { type, to });
      if (type === "auxl") for (const target of to) add(auxiliaries, target, from);
    }
    return { references, auxiliaries };
  }
  function add(lists, key, value) {
    const list = lists.get(key);
    if (list === void 0) lists.set(key, [value]);
    else list.push(value);
  }
  function readAssociations(body, items, properties) {
    const { version, flags, view: view2 } = readFull(body);
    const count = view2.u32();
    if (count > MAX_ITEMS) throw new Refusal("limit");
    for (let i = 0; i < count; i++) {
      const item = items.get(version < 1 ? view2.u16() : view2.u32());
      const list = Array.from({ length: view2.u8() }, () => {
        const value = (flags & 1) === 1 ? view2.u16() : view2.u8() * 256;
        const index = (flags & 1) === 1 ? value & 32767 : value >> 8 & 127;
        must(index <= properties);
        return { index: index - 1, essential: value >= 32768 };
      });
      must(item !== void 0 && item.properties.length + list.length < 256);
      item.properties = [...item.properties, ...list.filter(({ index }) => index >= 0)];
    }
    view2.end();
  }

  // src/clean/nal.ts
  var KEPT = {
    // Slices, sequence and picture parameters, delimiter, ends, extension, auxiliary slice.
    avc: /* @__PURE__ */ new Set([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 19]),
    // Slices; video, sequence and picture parameters; delimiter, ends.
    hevc: /* @__PURE__ */ new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37])
  };
  var SEI = { avc: [6], hevc: [39, 40] };
  var KEPT_SEI = {
    avc: /* @__PURE__ */ new Set([0, 6, 45, 47, 137, 144, 147]),
    hevc: /* @__PURE__ */ new Set([0, 1, 6, 45, 47, 129, 130, 132, 137, 144, 147])
  };
  var MAX_SEI = 64 * 1024;
  var MAX_UNITS = 2e4;
  async function keepUnits(ranges, pieces, codec, size) {
    let at = 0;
    for (let count = 0; at < ranges.length; count++) {
      if (count === MAX_UNITS) throw new Refusal("limit");
      const header = codec === "hevc" ? 2 : 1;
      const view2 = new View(await ranges.read(at, size));
      const length = size === 4 ? view2.u32() : size === 2 ? view2.u16() : view2.u8();
      const from = at;
      at += size + length;
      must(at <= ranges.length);
      if (length === 0) continue;
      must(length >= header);
      const type = unitType(codec, await ranges.read(from + size, 1));
      if (KEPT[codec].has(type)) {
        ranges.keep(pieces, from, at);
      } else if (SEI[codec].includes(type) && length <= MAX_SEI) {
        const kept = keepMessages(await ranges.read(from + size, length), codec);
        if (kept === void 0) continue;
        const prefix = size === 4 ? be32(kept.length) : size === 2 ? be16(kept.length) : Uint8Array.of(kept.length);
        must(kept.length < 256 ** size);
        pieces.add(prefix, kept);
      }
    }
  }
  function isParameterSet(codec, unit) {
    const type = unitType(codec, unit);
    return codec === "avc" ? [7, 8, 13].includes(type) : [32, 33, 34].includes(type);
  }
  function unitType(codec, unit) {
    const first = unit[0];
    must(unit.length > 0 && first < 128);
    return codec === "avc" ? first & 31 : first >> 1;
  }
  function keepMessages(unit, codec) {
    const header = codec === "hevc" ? 2 : 1;
    const view2 = new View(unescape2(unit.subarray(header)));
    const number = () => {
      let sum = 0;
      for (; ; ) {
        const byte = view2.u8();
        sum += byte;
        if (byte !== 255) return sum;
      }
    };
    const kept = [];
    let all = true;
    try {
      while (view2.left > 1) {
        const start2 = view2.at;
        const type = number();
        view2.skip(number());
        if (KEPT_SEI[codec].has(type)) kept.push(view2.bytes.slice(start2, view2.at));
        else all = false;
      }
      must(view2.u8() === 128);
    } catch {
      return void 0;
    }
    if (all) return unit.slice();
    return kept.length === 0 ? void 0 : join(unit.subarray(0, header), escape(join(...kept, Uint8Array.of(128))));
  }
  function unescape2(bytes) {
    const plain2 = new Uint8Array(bytes.length);
    let length = 0;
    let zeros = 0;
    for (const byte of bytes) {
      if (zeros >= 2 && byte === 3) {
        zeros = 0;
        continue;
      }
      zeros = byte === 0 ? zeros + 1 : 0;
      plain2[length++] = byte;
    }
    return plain2.subarray(0, length);
  }
  function escape(bytes) {
    const escaped = [];
    let zeros = 0;
    for (const byte of bytes) {
      if (zeros >= 2 && byte <= 3) {
        escaped.push(3);
        zeros = 0;
      }
      zeros = byte === 0 ? zeros + 1 : 0;
      escaped.push(byte);
    }
    return Uint8Array.from(escaped);
  }
  function cleanAvcC(body) {
    const view2 = new View(body);
    const head = view2.take(5);
    must(head[0] === 1);
    const parts = [head.slice(0, 4), Uint8Array.of(head[4] | 252)];
    const sets = (mask) => {
      const kept = [];
      const count = view2.u8() & mask;
      for (let i = 0; i < count; i++) {
        const unit = view2.take(view2.u16());
        must(isParameterSet("avc", unit));
        kept.push(join(be16(unit.length), unit));
      }
      return kept;
    };
    const sequences = sets(31);
    parts.push(Uint8Array.of(224 | sequences.length), ...sequences);
    const pictures = sets(255);
    parts.push(Uint8Array.of(pictures.length), ...pictures);
    if (view2.left >= 4 && [100, 110, 122, 144, 244, 44, 83, 86, 118, 128].includes(head[1])) {
      parts.push(view2.take(3));
      const extensions = sets(255);
      parts.push(Uint8Array.of(extensions.length), ...extensions);
    }
    return { record: join(...parts), size: lengthSize(head[4]) };
  }
  function cleanHvcC(body) {
    const view2 = new View(body);
    const head = view2.take(22);
    must(head[0] === 1);
    const arrays = [];
    const count = view2.u8();
    for (let i = 0; i < count; i++) {
      const kind = view2.u8();
      const units = [];
      const number = view2.u16();
      for (let k = 0; k < number; k++) {
        const unit = view2.take(view2.u16());
        if (![32, 33, 34].includes(kind & 63)) continue;
        must(isParameterSet("hevc", unit));
        units.push(join(be16(unit.length), unit));
      }
      if (units.length > 0) arrays.push(join(Uint8Array.of(kind & 191), be16(units.length), ...units));
    }
    view2.end();
    return { record: join(head, Uint8Array.of(arrays.length), ...arrays), size: lengthSize(head[21]) };
  }
  function lengthSize(byte) {
    const size = (byte & 3) + 1;
    must(size !== 3);
    return size;
  }

  // src/clean/obu.ts
  var KEPT2 = [1, 2, 3, 4, 6, 7];
  var SEQUENCE_HEADER = 1;
  var MAX_UNITS2 = 2e4;
  async function keepObus(ranges, pieces) {
    let at = 0;
    for (let count = 0; at < ranges.length; count++) {
      if (count === MAX_UNITS2) throw new Refusal("limit");
      const { type, length } = readUnit(await ranges.upTo(at, 10), ranges.length - at);
      if (KEPT2.includes(type)) ranges.keep(pieces, at, at + length);
      at += length;
    }
  }
  function cleanAv1C(body) {
    must(body.length >= 4 && body[0] === 129);
    const view2 = new View(body, 4);
    const parts = [...body.subarray(0, 4)];
    while (view2.left > 0) {
      const { type, length } = readUnit(body.subarray(view2.at), view2.left);
      const unit = view2.take(length);
      if (type === SEQUENCE_HEADER) parts.push(...unit);
    }
    return Uint8Array.from(parts);
  }
  function readUnit(head, left) {
    const view2 = new View(head);
    const first = view2.u8();
    must((first & 129) === 0);
    const type = first >> 3 & 15;
    if ((first & 4) !== 0) view2.skip(1);
    if ((first & 2) === 0) return { type, length: left };
    let size = 0;
    for (let i = 0; ; i++) {
      must(i < 5);
      const byte = view2.u8();
      size += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) break;
    }
    must(view2.at + size <= left);
    return { type, length: view2.at + size };
  }

  // src/clean/heif-properties.ts
  var ALPHA = ["urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:avc:2015:auxid:1"];
  function isAlpha(property2) {
    return property2?.type === "auxC" && ALPHA.includes(auxiliaryKind(property2));
  }
  function auxiliaryKind({ body }) {
    return latin(readFull(body).view.rest()).split("\0")[0] ?? "";
  }
  var Properties = class {
    #meta;
    #cleaned = /* @__PURE__ */ new Map();
    #places = /* @__PURE__ */ new Map();
    #written = [];
    constructor(meta) {
      this.#meta = meta;
    }
    /** Numbers of the item's properties in the new file, and how its pictures are coded. */
    of(item, turn) {
      const steps = this.steps(item);
      const configuration = steps.map(({ property: property2 }) => property2.configuration).filter((one) => one !== void 0).at(-1);
      const turned2 = turn === 0 ? steps : turnSteps(steps, turn);
      must(turned2.length < 256);
      return { indices: turned2.map(({ property: property2, essential }) => this.#place(property2) + (essential ? 32768 : 0)), configuration };
    }
    /** What is done to the item's picture, in this order. */
    steps(item) {
      const steps = [];
      for (const { index, essential } of item.properties) {
        const property2 = this.#clean(index);
        if (property2 !== void 0) steps.push({ property: property2, essential });
        else if (essential) throw new Refusal("unsupported");
      }
      return steps;
    }
    write() {
      return box("ipco", ...this.#written);
    }
    #clean(index) {
      if (!this.#cleaned.has(index)) {
        const property2 = this.#meta.properties[index];
        must(property2 !== void 0);
        this.#cleaned.set(index, cleanProperty(property2));
      }
      return this.#cleaned.get(index);
    }
    #place(property2) {
      const known = this.#places.get(property2);
      if (known !== void 0) return known;
      this.#written.push(property2.bytes);
      must(this.#written.length < 32768);
      this.#places.set(property2, this.#written.length);
      return this.#written.length;
    }
  };
  var PLAIN = /* @__PURE__ */ new Map([
    ["ispe", (body) => body.length === 12],
    ["pixi", (body) => body.length === 5 + (body[4] ?? 0)],
    ["pasp", (body) => body.length === 8],
    ["clap", (body) => body.length === 32],
    ["irot", (body) => body.length === 1 && body[0] < 4],
    ["imir", (body) => body.length === 1 && body[0] < 2],
    ["a1op", (body) => body.length === 1],
    ["lsel", (body) => body.length === 2]
  ]);
  function cleanProperty({ type, body }) {
    const plain2 = PLAIN.get(type);
    if (plain2 !== void 0) {
      must(plain2(body));
      return { bytes: box(type, body) };
    }
    if (type === "hvcC" || type === "avcC") {
      const codec = type === "hvcC" ? "hevc" : "avc";
      const { record, size } = codec === "hevc" ? cleanHvcC(body) : cleanAvcC(body);
      return { bytes: box(type, record), configuration: { codec, size } };
    }
    if (type === "av1C") return { bytes: box(type, cleanAv1C(body)), configuration: { codec: "av1" } };
    if (type === "auxC") return isAlpha({ type, body }) ? { bytes: fullBox("auxC", 0, 0, fromLatin(`${auxiliaryKind({ type, body })}\0`)) } : void 0;
    if (type !== "colr") return void 0;
    if (has(body, 0, "prof") || has(body, 0, "rICC")) {
      const profile = knownProfile(body.slice(4));
      return profile === void 0 ? void 0 : { bytes: box("colr", fromLatin("prof"), profile) };
    }
    const codes = colourCodes(body);
    return codes === void 0 ? void 0 : { bytes: codes };
  }
  function kindOf({ property: property2 }) {
    return latin(property2.bytes.subarray(4, 8));
  }
  function turnSteps(steps, turn) {
    const at = steps.map(kindOf).lastIndexOf("irot");
    const mirrors = steps.slice(at + 1).filter((step) => kindOf(step) === "imir").length;
    const rotation = (angle) => ({ property: { bytes: box("irot", Uint8Array.of(angle % 4)) }, essential: true });
    if (at < 0) return [...steps, rotation(4 - turn)];
    const before = steps[at]?.property.bytes[8] ?? 0;
    return steps.map((step, i) => i === at ? rotation(before + (mirrors % 2 === 1 ? turn : 4 - turn)) : step);
  }

  // src/clean/ranges.ts
  var Ranges = class {
    length;
    #source;
    #ranges;
    constructor(source, ranges) {
      this.#source = source;
      this.#ranges = ranges;
      this.length = ranges.reduce((sum, { from, to }) => {
        must(from >= 0 && from <= to && to <= source.size);
        return sum + to - from;
      }, 0);
    }
    async read(at, length) {
      must(at >= 0 && length >= 0 && at + length <= this.length);
      const parts = [];
      for (const { from, to } of this.#cut(at, at + length)) parts.push(await this.#source.read(from, to - from));
      return parts.length === 1 ? parts[0] : join(...parts);
    }
    /** Up to `length` bytes, fewer only at the end. */
    async upTo(at, length) {
      return this.read(at, Math.max(0, Math.min(length, this.length - at)));
    }
    keep(pieces, from, to) {
      for (const range of this.#cut(from, to)) pieces.keep(range.from, range.to);
    }
    *#cut(from, to) {
      let start2 = 0;
      for (const range of this.#ranges) {
        const length = range.to - range.from;
        const cut = { from: range.from + Math.max(0, from - start2), to: range.from + Math.min(length, to - start2) };
        if (cut.from < cut.to) yield cut;
        start2 += length;
        if (start2 >= to) return;
      }
    }
  };

  // src/clean/heif.ts
  var heif = {
    turnable: true,
    recognise: (head) => recognise(Uint8Array.from(head)),
    inspect: (file) => gather((found) => inspect(file, found)),
    clean
  };
  var HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1", "miaf", "MiHB", "MiHE", "MiHA"];
  var AVIF_BRANDS = ["avif", "avis", "avio", "MA1A", "MA1B"];
  var BRANDS = /* @__PURE__ */ new Set([...HEIC_BRANDS, ...AVIF_BRANDS]);
  var MAX_META = 8 * 1024 * 1024;
  function recognise(head) {
    const brands = peekBrands(head) ?? [];
    if (!BRANDS.has(brands[0] ?? "")) return void 0;
    return brands.some((brand) => AVIF_BRANDS.includes(brand)) ? "avif" : "heic";
  }
  async function clean(file, { turn }) {
    const source = new Source(file, 4096);
    const top = await topBoxes(source);
    if (top.some(({ type }) => type === "moov" || type === "moof")) throw new Refusal("unsupported");
    const brands = keptBrands(await readFileBrands(source, only(top, "ftyp")), BRANDS, "mif1");
    const meta = await readFileMeta(source, only(top, "meta"));
    const kept = reach(meta);
    const properties = new Properties(meta);
    const turning = turn === 0 ? [] : turningItems(meta, properties);
    const items = [];
    let total = 0;
    for (const item of kept) {
      const { indices, configuration } = properties.of(item, turning.includes(item) ? turn : 0);
      const data = await copyItem(source, item, configuration);
      total += data.length;
      if (total > file.size) throw new Refusal("broken");
      items.push({ item, properties: indices, data });
    }
    const number = new Map(kept.map(({ id }, i) => [id, i + 1]));
    const write2 = (start2) => join(
      writeBrands(brands),
      fullBox(
        "meta",
        0,
        0,
        handler("pict"),
        fullBox("pitm", 0, 0, u16s(1)),
        writeLocations(items.map(({ data }) => data.length), start2),
        fullBox("iinf", 0, 0, u16s(items.length), ...items.map(({ item }, i) => writeInfo(item, i + 1))),
        ...writeReferences(meta, number),
        box("iprp", properties.write(), writeAssociations(items.map((one) => one.properties)))
      )
    );
    const whole = new Pieces(file);
    const head = write2(write2(0).length + 8);
    whole.add(head, be32(total + 8), fromLatin("mdat"));
    for (const { data } of items) whole.append(data);
    return whole.blob(brands.some((brand) => AVIF_BRANDS.includes(brand)) ? "image/avif" : "image/heic");
  }
  async function readFileBrands(source, { at, end: end2 }) {
    must(end2 - at <= 4096);
    return readBrands((await source.read(at, end2 - at)).slice());
  }
  async function readFileMeta(source, { at, end: end2 }) {
    if (end2 - at > MAX_META) throw new Refusal("limit");
    return readMeta((await source.read(at, end2 - at)).slice(), at);
  }
  function reach(meta) {
    const reached = /* @__PURE__ */ new Map();
    const visit = (id) => {
      const item = meta.items.get(id);
      must(item !== void 0);
      reached.set(id, item);
    };
    visit(meta.primary);
    for (const id of reached.keys()) {
      for (const { type, to } of meta.references.get(id) ?? []) {
        if (type === "dimg") to.forEach(visit);
        if (type === "base" || type === "exbl" || type === "pred") throw new Refusal("unsupported");
      }
      for (const alpha of alphaOf(meta, id)) visit(alpha.id);
    }
    return [...reached.values()];
  }
  function alphaOf(meta, id) {
    const items = (meta.auxiliaries.get(id) ?? []).map((from) => meta.items.get(from));
    return items.filter((item) => item?.properties.some(({ index }) => isAlpha(meta.properties[index])) ?? false);
  }
  function turningItems(meta, properties) {
    const picture = meta.items.get(meta.primary);
    must(picture !== void 0);
    const turns = (item) => properties.steps(item).some((step) => ["irot", "imir"].includes(kindOf(step)));
    return [picture, ...alphaOf(meta, meta.primary).filter((alpha) => turns(alpha) || !turns(picture))];
  }
  async function copyItem(source, item, configuration) {
    const data = new Pieces(source.file);
    if (item.type === "iden") return data;
    if (item.ranges === void 0) throw new Refusal("unsupported");
    const ranges = new Ranges(source, item.ranges);
    if (item.type === "hvc1" || item.type === "avc1") {
      must(configuration?.codec === (item.type === "hvc1" ? "hevc" : "avc"));
      await keepUnits(ranges, data, configuration.codec, configuration.size);
    } else if (item.type === "av01") {
      must(configuration?.codec === "av1");
      await keepObus(ranges, data);
    } else if (item.type === "grid") {
      const head = await ranges.read(0, 4);
      must(head[0] === 0 && ranges.length === (head[1] & 1 ? 12 : 8));
      ranges.keep(data, 0, ranges.length);
    } else {
      throw new Refusal("unsupported");
    }
    must(data.length > 0);
    return data;
  }
  function writeInfo(item, number) {
    return fullBox("infe", 2, item.hidden ? 1 : 0, u16s(number, 0), fromLatin(`${item.type}\0`));
  }
  function writeLocations(lengths, start2) {
    let at = start2;
    const entries = lengths.map((length, i) => {
      const entry = join(u16s(i + 1, 0, 1), be32(at), be32(length));
      at += length;
      return entry;
    });
    must(at < 2 ** 32);
    return fullBox("iloc", 0, 0, u16s(17408, entries.length), ...entries);
  }
  function writeReferences(meta, number) {
    const kept = [];
    for (const [id, origin] of number) {
      for (const { type, to } of meta.references.get(id) ?? []) {
        const targets = to.map((target) => number.get(target)).filter((target) => target !== void 0);
        if (["dimg", "auxl", "prem"].includes(type) && targets.length > 0) kept.push(box(type, u16s(origin, targets.length, ...targets)));
      }
    }
    return kept.length === 0 ? [] : [fullBox("iref", 0, 0, ...kept)];
  }
  function writeAssociations(lists) {
    return fullBox("ipma", 0, 1, be32(lists.length), ...lists.map((list, i) => join(u16s(i + 1), Uint8Array.of(list.length), u16s(...list))));
  }
  async function inspect(file, found) {
    const source = new Source(file, 4096);
    const top = await topBoxes(source);
    for (const { type } of top) {
      if (type === "uuid" || type === "jumb") found.push({ kind: "other", value: type });
      if (type === "mpvd") found.push({ kind: "other", value: "MP4" });
    }
    const last = top.at(-1)?.end ?? 0;
    if (last < file.size) found.push({ kind: "other", value: `+${file.size - last} B` });
    const place2 = maybe(top, "meta");
    if (place2 === void 0) return;
    const meta = await readFileMeta(source, place2);
    for (const item of meta.items.values()) await inspectItem(source, item, found);
    if ([...meta.references.values()].flat().some(({ type }) => type === "thmb")) found.push({ kind: "thumbnail" });
    const further = furtherPictures(meta);
    if (further > 0) found.push({ kind: "other", value: `+${further} HEIC` });
    for (const kind of meta.properties.filter(({ type }) => type === "auxC").map(auxiliaryKind)) {
      if (!kind.endsWith(":alpha") && !kind.endsWith(":1")) found.push({ kind: "other", value: kind });
    }
  }
  async function inspectItem(source, item, found) {
    if (item.type !== "Exif" && item.type !== "mime" || item.ranges === void 0) return;
    const ranges = new Ranges(source, item.ranges);
    if (ranges.length > MAX_PROFILE) return;
    const data = (await ranges.read(0, ranges.length)).slice();
    if (item.type === "mime") {
      if (item.media === "application/rdf+xml") found.push(...inspectXmp(text(data)));
      return;
    }
    const view2 = new View(data);
    view2.skip(view2.u32());
    found.push(...readExif(view2.rest().slice()).found);
  }
  function furtherPictures(meta) {
    const parts = /* @__PURE__ */ new Set([meta.primary]);
    for (const [from, references] of meta.references) {
      for (const { type, to } of references) {
        if (type === "dimg") to.forEach((id) => parts.add(id));
        if (type === "thmb" || type === "auxl") parts.add(from);
      }
    }
    const pictures = ["hvc1", "av01", "avc1", "jpeg", "grid", "iovl", "iden"];
    return [...meta.items.values()].filter(({ id, type, hidden }) => !hidden && !parts.has(id) && pictures.includes(type)).length;
  }

  // src/clean/inner.ts
  var MEDIA = {
    jpeg: { extension: "jpeg", type: "image/jpeg" },
    png: { extension: "png", type: "image/png" },
    gif: { extension: "gif", type: "image/gif" },
    webp: { extension: "webp", type: "image/webp" },
    mp4: { extension: "mp4", type: "video/mp4" },
    mov: { extension: "mov", type: "video/quicktime" },
    m4a: { extension: "m4a", type: "audio/mp4" }
  };

  // src/clean/jpeg.ts
  var jpeg = {
    turnable: true,
    recognise: (head) => has(head, 0, "ÿØÿ") ? "jpeg" : void 0,
    inspect: (file) => gather((found) => inspect2(file, found)),
    clean: clean2
  };
  var SOI = 216;
  var EOI = 217;
  var SOS = 218;
  var DNL = 220;
  var COM = 254;
  var APP0 = 224;
  var APP1 = 225;
  var APP2 = 226;
  var APP11 = 235;
  var APP13 = 237;
  var APP14 = 238;
  var APP15 = 239;
  var MAX_SEGMENTS = 1e4;
  async function clean2(file, { turn }) {
    const picture = new Pieces(file);
    const said = new Said();
    let frames = 0;
    let scans = 0;
    for await (const segment of segments(new Source(file))) {
      const { marker, at, data, end: end2 } = segment;
      if (marker >= APP0 && marker <= APP15) {
        if (scans === 0) said.hear(segment);
        continue;
      }
      if (marker === COM) continue;
      if (isFrame(marker)) frames++;
      if (marker === SOS) {
        must(frames === 1);
        scans++;
      }
      if (marker === EOI) {
        must(scans > 0);
        const whole = new Pieces(file);
        whole.add(Uint8Array.of(255, SOI), ...said.write(turn));
        whole.append(picture);
        whole.add(Uint8Array.of(255, EOI));
        return whole.blob("image/jpeg");
      }
      checkSegment(marker, data, frames, scans);
      if (scans === 0) picture.add(join(Uint8Array.of(255, marker), be16(data.length + 2), data));
      else picture.keep(at, end2);
    }
    throw new Refusal("broken");
  }
  async function inspect2(file, found) {
    for await (const { marker, data, end: end2 } of segments(new Source(file))) {
      if (marker === APP1 && has(data, 0, "Exif\0\0")) found.push(...readExif(data.subarray(6)).found);
      else if (marker === APP1 && has(data, 0, XMP)) found.push(...inspectXmp(text(data.subarray(XMP.length))));
      else if (marker === APP2 && has(data, 0, "MPF\0")) found.push({ kind: "thumbnail", value: "MPF" });
      else if (marker === APP11) found.push({ kind: "history", value: "JUMBF" });
      else if (marker === APP13 && has(data, 0, PHOTOSHOP)) found.push(...inspectPhotoshop(data.subarray(PHOTOSHOP.length)));
      else if (marker === APP0 && has(data, 0, "JFXX\0")) found.push({ kind: "thumbnail" });
      else if (marker === COM) found.push({ kind: "comment", value: text(data) });
      else if (marker === EOI) {
        if (end2 < file.size) found.push({ kind: "other", value: `+${file.size - end2} B` });
        break;
      }
    }
  }
  var XMP = "http://ns.adobe.com/xap/1.0/\0";
  var PHOTOSHOP = "Photoshop 3.0\0";
  var Said = class {
    #jfif;
    #transform;
    #orientation;
    #profile = /* @__PURE__ */ new Map();
    #profileParts = 0;
    hear({ marker, data }) {
      if (marker === APP0 && has(data, 0, "JFIF\0") && data.length >= 14) this.#jfif = data.slice(7, 12);
      if (marker === APP14 && has(data, 0, "Adobe") && data.length >= 12) this.#transform = data[11];
      if (marker === APP1 && has(data, 0, "Exif\0\0")) this.#orientation ??= readExif(data.subarray(6)).orientation;
      if (marker === APP2 && has(data, 0, "ICC_PROFILE\0") && data.length > 14) {
        this.#profile.set(data[12], data.slice(14));
        this.#profileParts = data[13];
      }
    }
    write(turn) {
      const segment = (marker, ...data) => {
        const body = join(...data);
        return join(Uint8Array.of(255, marker), be16(body.length + 2), body);
      };
      const written = [];
      if (this.#jfif !== void 0) written.push(segment(APP0, fromLatin("JFIF\0"), pixelAspect(this.#jfif), Uint8Array.of(0, 0)));
      if (this.#transform !== void 0) written.push(segment(APP14, fromLatin("Adobe\0d\0\0\0\0"), Uint8Array.of(this.#transform)));
      const up = turned(orientation(this.#orientation), turn);
      if (up !== 1) written.push(segment(APP1, fromLatin("Exif\0\0"), orientationTiff(up)));
      const profile = this.#readProfile();
      if (profile !== void 0) written.push(segment(APP2, fromLatin("ICC_PROFILE\0"), profile));
      return written;
    }
    #readProfile() {
      const parts = Array.from({ length: this.#profileParts }, (_, i) => this.#profile.get(i + 1));
      let length = 0;
      for (const part of parts) {
        if (part === void 0) return void 0;
        length += part.length;
      }
      return length > MAX_PROFILE ? void 0 : knownProfile(join(...parts));
    }
  };
  function pixelAspect(density) {
    const view2 = new View(density, 1);
    const x = view2.u16();
    const y = view2.u16();
    return x === y || x === 0 || y === 0 ? Uint8Array.of(0, 0, 1, 0, 1) : join(Uint8Array.of(0), be16(x), be16(y));
  }
  function isFrame(marker) {
    return [192, 193, 194, 195, 201, 202, 203].includes(marker);
  }
  function checkSegment(marker, data, frames, scans) {
    const view2 = new View(data);
    if (isFrame(marker)) {
      must(frames === 1 && scans === 0);
      view2.skip(5);
      view2.skip(3 * view2.u8());
    } else if (marker === SOS) {
      view2.skip(2 * view2.u8() + 3);
    } else if (marker === 219) {
      while (view2.left > 0) view2.skip(view2.u8() >> 4 === 0 ? 64 : 128);
    } else if (marker === 196) {
      while (view2.left > 0) {
        view2.skip(1);
        view2.skip(view2.take(16).reduce((sum, count) => sum + count, 0));
      }
    } else if (marker === 204) {
      must(data.length % 2 === 0);
      view2.skip(data.length);
    } else if (marker === 221 || marker === DNL) {
      view2.skip(2);
    } else {
      throw new Refusal("unsupported");
    }
    view2.end();
  }
  async function* segments(source) {
    must(has(await source.read(0, 2), 0, "ÿØ"));
    let at = 2;
    for (let count = 0; count < MAX_SEGMENTS; count++) {
      let marker = 255;
      for (let fill = 0; marker === 255; fill++) {
        must(fill < 65536);
        const pair = await source.read(at, 2);
        must(pair[0] === 255);
        marker = pair[1];
        if (marker === 255) at++;
      }
      if (marker === EOI) {
        yield { marker, at, data: new Uint8Array(), end: at + 2 };
        return;
      }
      must(marker >= 192 && marker !== SOI && !(marker >= 208 && marker <= 215));
      const length = new View(await source.read(at + 2, 2)).u16();
      must(length >= 2);
      const data = await source.read(at + 4, length - 2);
      const start2 = at;
      at += 2 + length;
      if (marker === SOS) at = await endOfScan(source, at);
      yield { marker, at: start2, data, end: at };
    }
    throw new Refusal("limit");
  }
  var CHUNK = 1024 * 1024;
  async function endOfScan(source, from) {
    let at = from;
    for (; ; ) {
      const chunk2 = await source.upTo(at, CHUNK);
      must(chunk2.length >= 2);
      let i = chunk2.indexOf(255);
      while (i >= 0 && i + 1 < chunk2.length) {
        const next = chunk2[i + 1];
        if (next === 0 || next >= 208 && next <= 215) i = chunk2.indexOf(255, i + 2);
        else if (next === 255) i++;
        else return at + i;
      }
      at += i < 0 ? chunk2.length : i;
    }
  }

  // src/clean/aac.ts
  var LOOKED_AT = 2048;
  async function keepFrame(frame, pieces) {
    const head = await frame.upTo(0, LOOKED_AT);
    const emptied = withoutNames(head);
    if (emptied === void 0) return frame.keep(pieces, 0, frame.length);
    pieces.add(emptied);
    frame.keep(pieces, head.length, frame.length);
  }
  var DATA_STREAM = 4;
  var FILL = 6;
  function withoutNames(head) {
    let copy;
    let bit = 0;
    const read2 = (count) => {
      let value = 0;
      for (let i = 0; i < count; i++, bit++) value = value * 2 + ((head[bit >> 3] ?? 0) >> 7 - (bit & 7) & 1);
      return value;
    };
    const empty = (count) => {
      for (const end2 = Math.min(bit + count, head.length * 8); bit < end2; bit++) {
        const mask = 128 >> (bit & 7);
        if ((head[bit >> 3] & mask) === 0) continue;
        copy ??= head.slice();
        copy[bit >> 3] = copy[bit >> 3] & ~mask;
      }
    };
    while (bit + 32 < head.length * 8) {
      const kind = read2(3);
      if (kind === FILL) {
        let bytes = read2(4);
        if (bytes === 15) bytes += read2(8) - 1;
        const start2 = bit;
        const use = bytes > 0 ? read2(4) : 0;
        bit = start2;
        if (use === 13 || use === 14) return copy;
        empty(8 * bytes);
      } else if (kind === DATA_STREAM) {
        read2(4);
        const aligned = read2(1);
        let bytes = read2(8);
        if (bytes === 255) bytes += read2(8);
        if (aligned === 1) bit = bit + 7 & ~7;
        empty(8 * bytes);
      } else {
        return copy;
      }
    }
    return copy;
  }

  // src/clean/mp4-entry.ts
  var VIDEO = {
    avc1: "avcC",
    avc3: "avcC",
    hvc1: "hvcC",
    hev1: "hvcC",
    av01: "av1C",
    vp08: "vpcC",
    vp09: "vpcC",
    mp4v: "esds",
    s263: "d263"
  };
  var PLAIN_SOUND = ["sowt", "twos", "in24", "in32", "fl32", "fl64", "lpcm", "raw ", "ulaw", "alaw"];
  var AUDIO = {
    mp4a: "esds",
    alac: "alac",
    samr: "",
    sawb: "",
    Opus: "dOps",
    fLaC: "dfLa",
    "ac-3": "dac3",
    "ec-3": "dec3",
    ...Object.fromEntries(PLAIN_SOUND.map((type) => [type, ""]))
  };
  function readEntry(handler2, { type, body }) {
    if (type === "encv" || type === "enca" || type === "drms" || type === "drmi") throw new Refusal("protected");
    if (handler2 === "vide") {
      const needed2 = VIDEO[type];
      return needed2 === void 0 ? void 0 : readVideo(type, needed2, body);
    }
    const needed = AUDIO[type];
    return needed === void 0 ? void 0 : readAudio(type, needed, body);
  }
  function readVideo(type, needed, body) {
    const view2 = new View(body);
    view2.skip(24);
    const size = view2.take(4);
    view2.skip(14 + 32);
    const depth = view2.u16();
    must(view2.u16() === 65535 || depth > 8);
    const parts = new Parts(type);
    parts.readAll(view2.rest());
    parts.need(needed);
    const fixed = join(new Uint8Array(6), be16(1), new Uint8Array(16), size, be32(4718592), be32(4718592), be32(0), be16(1), new Uint8Array(32));
    return {
      bytes: box(type, fixed, be16(depth === 32 ? 32 : 24), be16(65535), ...parts.written),
      coding: parts.coding,
      frame: { samples: 1, bytes: 1 }
    };
  }
  function readAudio(type, needed, body) {
    const view2 = new View(body);
    view2.skip(8);
    const version = view2.u16();
    view2.skip(6);
    const channels = view2.u16();
    const bits = view2.u16();
    const compression = view2.u16();
    view2.skip(2);
    const rate = view2.u32();
    const fixed = [new Uint8Array(6), be16(1), be16(version), new Uint8Array(6), be16(channels), be16(bits), be16(compression), be16(0), be32(rate)];
    let frame = { samples: 1, bytes: PLAIN_SOUND.includes(type) ? Math.max(1, channels * (bits >> 3)) : 1 };
    if (version === 1) {
      const numbers3 = view2.take(16);
      const fields = new View(numbers3);
      const samples = fields.u32();
      fields.skip(4);
      if (samples > 0) frame = { samples, bytes: fields.u32() };
      fixed.push(numbers3);
    } else if (version === 2) {
      const numbers3 = view2.take(36);
      must(new View(numbers3).u32() === 72);
      fixed.push(numbers3);
    } else {
      must(version === 0);
    }
    const parts = new Parts(type);
    parts.readAll(view2.rest());
    if (needed !== "") parts.need(needed);
    return { bytes: box(type, ...fixed, ...parts.written), coding: parts.coding, frame };
  }
  var Parts = class {
    written = [];
    coding = { kind: "whole" };
    #type;
    #seen = /* @__PURE__ */ new Set();
    constructor(type) {
      this.#type = type;
    }
    need(type) {
      must(this.#seen.has(type));
    }
    readAll(bytes) {
      for (const child of childrenOf(bytes)) {
        const cleaned = this.#clean(child);
        if (cleaned === void 0) continue;
        must(child.type === "colr" || !this.#seen.has(child.type));
        this.#seen.add(child.type);
        this.written.push(cleaned);
      }
    }
    #clean({ type, body }) {
      switch (type) {
        case "sinf":
          throw new Refusal("protected");
        case "avcC":
        case "hvcC": {
          const kind = type === "avcC" ? "avc" : "hevc";
          const { record, size } = kind === "avc" ? cleanAvcC(body) : cleanHvcC(body);
          this.coding = { kind, size };
          return box(type, record);
        }
        case "av1C":
          this.coding = { kind: "av1" };
          return box(type, cleanAv1C(body));
        case "esds":
          return this.#esds(body);
        case "wave":
          return this.#wave(body);
        case "colr": {
          const profile = has(body, 0, "prof") ? knownProfile(body.slice(4)) : void 0;
          return profile === void 0 ? colourCodes(body) : box("colr", fromLatin("prof"), profile);
        }
        // The first four bytes name the maker.
        case "damr":
          return body.length === 9 ? box(type, new Uint8Array(4), body.subarray(4)) : void 0;
        case "d263":
          return body.length >= 7 ? box(type, new Uint8Array(4), body.subarray(4, 7)) : void 0;
        case "dfLa":
          return flac(body);
        default:
          return PLAIN2.get(type)?.(body) === true ? box(type, body) : void 0;
      }
    }
    #esds(body) {
      const { bytes, object, specific } = readStream(body);
      if (this.#type === "mp4v") {
        must(object === 32);
        this.coding = { kind: "mpeg4" };
        return fullBox("esds", 0, 0, writeStream(bytes, specific === void 0 ? void 0 : withoutUserData(specific)));
      }
      if (![64, 102, 103, 104].includes(object)) throw new Refusal("unsupported");
      must(specific === void 0 || specific.length <= 64);
      if (specific !== void 0 && specific[0] >> 3 === 2) this.coding = { kind: "aac" };
      return fullBox("esds", 0, 0, writeStream(bytes, specific));
    }
    /** QuickTime's box of boxes around the description of the decoder. */
    #wave(body) {
      const kept = [];
      for (const child of childrenOf(body)) {
        if (child.type === "frma" && child.body.length === 4) kept.push(box("frma", child.body));
        if (child.type === "enda" && child.body.length === 2) kept.push(box("enda", child.body));
        if (child.type === "mp4a") kept.push(box("mp4a", new Uint8Array(4)));
        if (child.type === "esds" || child.type === "alac") {
          const cleaned = this.#clean(child);
          if (cleaned === void 0) continue;
          kept.push(cleaned);
          this.#seen.add(child.type);
        }
      }
      return box("wave", ...kept, be32(8), be32(0));
    }
  };
  var PLAIN2 = /* @__PURE__ */ new Map([
    ["pasp", (body) => body.length === 8],
    ["clap", (body) => body.length === 32],
    ["fiel", (body) => body.length === 2],
    ["vpcC", (body) => body.length === 12 && body[10] === 0 && body[11] === 0],
    ["alac", (body) => body.length === 28 || body.length === 52],
    ["dOps", (body) => body.length === (body[10] === 0 ? 11 : 13 + (body[1] ?? 0))],
    ["dac3", (body) => body.length === 3],
    ["dec3", (body) => body.length >= 5 && body.length <= 32],
    ["chan", (body) => body.length >= 16 && body.length === 16 + 20 * new View(body, 12).u32()]
  ]);
  function childrenOf(bytes) {
    const view2 = new View(bytes);
    const boxes = [];
    while (view2.left >= 8) {
      const length = view2.u32();
      const type = view2.latin(4);
      must(length >= 8 && boxes.length < 100);
      boxes.push({ type, body: view2.take(length - 8) });
    }
    must(view2.rest().every((byte) => byte === 0));
    return boxes;
  }
  function flac(body) {
    const { view: view2 } = readFull(body);
    must((view2.u8() & 127) === 0 && view2.u24() === 34);
    return fullBox("dfLa", 0, 0, be32(2147483648 + 34), view2.take(34));
  }
  function readStream(body) {
    const { view: view2 } = readFull(body);
    const stream = descriptor(view2, 3);
    stream.skip(2);
    const flags = stream.u8();
    if ((flags & 128) !== 0) stream.skip(2);
    if ((flags & 64) !== 0) stream.skip(stream.u8());
    if ((flags & 32) !== 0) stream.skip(2);
    const config = descriptor(stream, 4);
    const bytes = config.take(13);
    const specific = config.left > 0 && config.bytes[config.at] === 5 ? descriptor(config, 5).rest() : void 0;
    return { bytes, object: bytes[0], specific };
  }
  function descriptor(view2, tag) {
    must(view2.u8() === tag);
    let length = 0;
    for (let i = 0; i < 4; i++) {
      const byte = view2.u8();
      length = length * 128 + (byte & 127);
      if (byte < 128) break;
    }
    return new View(view2.take(length).slice());
  }
  function writeStream(bytes, specific) {
    const write2 = (tag, ...parts) => {
      const all = join(...parts);
      const n = all.length;
      return join(Uint8Array.of(tag, 128 | n >> 21, 128 | n >> 14, 128 | n >> 7, n & 127), all);
    };
    const config = write2(4, bytes, ...specific === void 0 ? [] : [write2(5, specific)]);
    return write2(3, Uint8Array.of(0, 0, 0), config, write2(6, Uint8Array.of(2)));
  }
  function withoutUserData(bytes) {
    const kept = [];
    let start2 = nextStartCode(bytes, 0);
    while (start2 < bytes.length) {
      const code = bytes[start2 + 3];
      const end2 = code === 182 ? bytes.length : nextStartCode(bytes, start2 + 4);
      if (code !== 178) kept.push(bytes.subarray(start2, end2));
      start2 = end2;
    }
    return join(...kept);
  }
  function nextStartCode(bytes, from) {
    for (let at = bytes.indexOf(1, from + 2); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(1, at + 1)) {
      if (bytes[at - 1] === 0 && bytes[at - 2] === 0) return at - 2;
    }
    return bytes.length;
  }

  // src/clean/mp4-samples.ts
  var MAX_SAMPLES = 4e6;
  var MAX_ENTRIES = 16;
  var SampleTables = class _SampleTables {
    entries;
    #kept;
    #sizes;
    #count;
    #runs;
    #offsets;
    /** Undefined when the track is coded in a way that is not known here. */
    static read(handler2, body) {
      const boxes = readBoxes(body);
      if (boxes.some(({ type }) => ["senc", "saiz", "saio"].includes(type))) throw new Refusal("protected");
      const entries = readDescriptions(handler2, only(boxes, "stsd").body);
      return entries === void 0 ? void 0 : new _SampleTables(boxes, entries);
    }
    constructor(boxes, entries) {
      this.entries = entries;
      const { sizes, count } = readSizes(maybe(boxes, "stsz")?.body, maybe(boxes, "stz2")?.body);
      this.#sizes = sizes;
      this.#count = count;
      this.#offsets = readOffsets(maybe(boxes, "stco")?.body, maybe(boxes, "co64")?.body);
      this.#runs = readRuns(only(boxes, "stsc").body);
      only(boxes, "stts");
      this.#kept = boxes.filter((one) => isKept(one, count)).map(({ type, body }) => fullTable(type, body));
    }
    get chunkCount() {
      return this.#offsets.length;
    }
    get sampleCount() {
      return this.#count;
    }
    /** Size of a sample in the old file. */
    sizeOf(sample) {
      return typeof this.#sizes === "number" ? this.#sizes : this.#sizes[sample];
    }
    /** Whether every sample has the size that its description implies, so that none can be taken apart. */
    get constant() {
      return typeof this.#sizes === "number";
    }
    chunks() {
      const chunks4 = [];
      const runs = this.#runs;
      let first = 0;
      let run = 0;
      for (let index = 0; index < this.#offsets.length; index++) {
        while (run + 1 < runs.length && runs.firsts[run + 1] <= index + 1) run++;
        const samples = runs.samples[run];
        const entry = this.entries[runs.descriptions[run] - 1];
        must(entry !== void 0 && first + samples <= this.#count);
        const from = this.#offsets[index];
        chunks4.push({ track: this, index, from, to: from + this.#bytes(first, samples, entry), first, samples, entry });
        first += samples;
      }
      must(first === this.#count);
      return chunks4;
    }
    #bytes(first, samples, { frame, coding }) {
      if (typeof this.#sizes !== "number") {
        let sum = 0;
        for (let i = first; i < first + samples; i++) sum += this.#sizes[i];
        return sum;
      }
      if (this.#sizes !== 1 || coding.kind !== "whole") return samples * this.#sizes;
      must(samples % frame.samples === 0);
      return samples / frame.samples * frame.bytes;
    }
    /** `stbl` for samples of these sizes (where they changed) in chunks that lie there. */
    write(sizes, offsets, wide) {
      const descriptions = fullBox("stsd", 0, 0, be32(this.entries.length), ...this.entries.map(({ bytes }) => bytes));
      return join(descriptions, ...this.#kept, this.#runs.bytes, this.#writeSizes(sizes), writeOffsets(offsets, wide));
    }
    #writeSizes(sizes) {
      const written = sizes ?? this.#sizes;
      if (typeof written === "number") return fullBox("stsz", 0, 0, be32(written), be32(this.#count));
      return fullBox("stsz", 0, 0, be32(0), be32(this.#count), numbers(written));
    }
  };
  function readDescriptions(handler2, body) {
    const { version, view: view2 } = readFull(body);
    const count = view2.u32();
    if (version !== 0 || count === 0 || count > MAX_ENTRIES) throw new Refusal("unsupported");
    const boxes = readBoxes(view2.rest());
    must(boxes.length === count);
    const entries = boxes.map((one) => readEntry(handler2, one));
    return entries.every((entry) => entry !== void 0) ? entries : void 0;
  }
  function readSizes(stsz, stz2) {
    must(stsz === void 0 !== (stz2 === void 0));
    const { view: view2 } = readFull(stsz ?? stz2);
    const size = view2.u32();
    const count = view2.u32();
    if (stsz !== void 0 && size !== 0) {
      view2.end();
      must(count < 2 ** 32);
      return { sizes: size, count };
    }
    if (count > MAX_SAMPLES) throw new Refusal("limit");
    const bits = stsz !== void 0 ? 32 : size;
    must([4, 8, 16, 32].includes(bits) && view2.left === Math.ceil(count * bits / 8));
    const table = view2.rest();
    const fields = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const sizes = Uint32Array.from({ length: count }, (_, i) => {
      if (bits === 32) return fields.getUint32(4 * i);
      if (bits === 16) return fields.getUint16(2 * i);
      return bits === 8 ? fields.getUint8(i) : fields.getUint8(i >> 1) >> (i % 2 === 0 ? 4 : 0) & 15;
    });
    return { sizes, count };
  }
  function readOffsets(stco, co64) {
    must(stco === void 0 !== (co64 === void 0));
    const { view: view2 } = readFull(stco ?? co64);
    const count = view2.u32();
    if (count > MAX_SAMPLES) throw new Refusal("limit");
    must(view2.left === count * (stco === void 0 ? 8 : 4));
    return Float64Array.from({ length: count }, () => stco === void 0 ? view2.u64() : view2.u32());
  }
  function readRuns(body) {
    const { view: view2 } = readFull(body);
    const length = view2.u32();
    if (length > MAX_SAMPLES) throw new Refusal("limit");
    must(view2.left === 12 * length);
    const runs = { length, firsts: new Uint32Array(length), samples: new Uint32Array(length), descriptions: new Uint32Array(length) };
    for (let i = 0; i < length; i++) {
      runs.firsts[i] = view2.u32();
      runs.samples[i] = view2.u32();
      runs.descriptions[i] = view2.u32();
      must(i === 0 ? runs.firsts[i] === 1 : runs.firsts[i] > runs.firsts[i - 1]);
    }
    return { ...runs, bytes: fullTable("stsc", body) };
  }
  function isKept({ type, body }, samples) {
    const entry = { stts: 8, ctts: 8, stss: 4, stps: 4 }[type];
    if (entry !== void 0) {
      must(body.length === 8 + entry * new View(body, 4).u32());
      return true;
    }
    if (type === "cslg") return body.length === (body[0] === 0 ? 24 : 44);
    if (type === "sdtp") return body.length === 4 + samples;
    if (type === "sgpd") {
      const size = GROUPS.get(latin(body.subarray(4, 8)));
      return size !== void 0 && body[0] === 1 && body.length >= 16 && new View(body, 8).u32() === size && body.length === 16 + size * new View(body, 12).u32();
    }
    return type === "sbgp" && body[0] === 0 && GROUPS.has(latin(body.subarray(4, 8))) && body.length >= 12 && body.length === 12 + 8 * new View(body, 8).u32();
  }
  var GROUPS = /* @__PURE__ */ new Map([
    ["roll", 2],
    ["prol", 2],
    ["rap ", 1],
    ["sync", 1]
  ]);
  function fullTable(type, body) {
    return fullBox(type, body[0] ?? 0, 0, body.subarray(4));
  }
  function writeOffsets(offsets, wide) {
    if (!wide) return fullBox("stco", 0, 0, be32(offsets.length), numbers(offsets));
    const table = new Uint8Array(8 * offsets.length);
    const view2 = new DataView(table.buffer);
    offsets.forEach((offset, i) => {
      view2.setUint32(8 * i, Math.floor(offset / 2 ** 32));
      view2.setUint32(8 * i + 4, offset % 2 ** 32);
    });
    return fullBox("co64", 0, 0, be32(offsets.length), table);
  }
  function numbers(values) {
    const table = new Uint8Array(4 * values.length);
    const view2 = new DataView(table.buffer);
    values.forEach((value, i) => view2.setUint32(4 * i, value));
    return table;
  }

  // src/clean/mp4-track.ts
  function readTrack(body) {
    const boxes = readBoxes(body);
    const media = readBoxes(only(boxes, "mdia").body);
    const kind = readHandler(only(media, "hdlr").body);
    if (kind !== "vide" && kind !== "soun") return void 0;
    const header = readTrackHeader(only(boxes, "tkhd").body);
    const information2 = readBoxes(only(media, "minf").body);
    const samples = SampleTables.read(kind, only(information2, "stbl").body);
    if (samples === void 0) {
      if (header.enabled) throw new Refusal("unsupported");
      return void 0;
    }
    checkReferences(readBoxes(only(information2, "dinf").body));
    const edits = readEdits(maybe(boxes, "edts")?.body);
    const time2 = cleanMediaHeader(only(media, "mdhd").body);
    const write2 = (placed, wide, quicktime) => {
      const looks = kind === "vide" ? fullBox("vmhd", 0, 1, new Uint8Array(8)) : fullBox("smhd", 0, 0, new Uint8Array(4));
      const here = box("dinf", fullBox("dref", 0, 0, be32(1), fullBox("url ", 0, 1)));
      return box(
        "trak",
        header.bytes,
        ...edits,
        box(
          "mdia",
          time2,
          handler(kind, quicktime ? "mhlr" : void 0),
          box(
            "minf",
            looks,
            ...quicktime ? [handler("url ", "dhlr")] : [],
            here,
            box("stbl", samples.write(placed.sizes, placed.offsets, wide))
          )
        )
      );
    };
    return { id: header.id, samples, write: write2 };
  }
  function readHandler(body) {
    const { view: view2 } = readFull(body);
    view2.skip(4);
    return view2.latin(4);
  }
  function cleanMovieHeader(body, last) {
    const { version, view: view2 } = readFull(body);
    must(version <= 1);
    view2.skip(version === 0 ? 8 : 16);
    const scale = view2.take(version === 0 ? 8 : 12);
    const rateAndVolume = view2.take(6);
    view2.skip(10);
    const matrix = view2.take(36);
    view2.skip(28);
    view2.end();
    const times = new Uint8Array(version === 0 ? 8 : 16);
    return fullBox("mvhd", version, 0, times, scale, rateAndVolume, new Uint8Array(10), matrix, new Uint8Array(24), be32(last + 1));
  }
  function readTrackHeader(body) {
    const { version, flags, view: view2 } = readFull(body);
    must(version <= 1);
    view2.skip(version === 0 ? 8 : 16);
    const id = view2.u32();
    must(id > 0 && id < 2147483647);
    view2.skip(4);
    const duration = view2.take(version === 0 ? 4 : 8);
    view2.skip(8);
    const layerGroupVolume = view2.take(6);
    view2.skip(2);
    const matrixAndSize = view2.take(44);
    view2.end();
    const times = new Uint8Array(version === 0 ? 8 : 16);
    const parts = [times, be32(id), be32(0), duration, new Uint8Array(8), layerGroupVolume, new Uint8Array(2), matrixAndSize];
    return { id, enabled: (flags & 1) === 1, bytes: fullBox("tkhd", version, flags & 15, ...parts) };
  }
  function cleanMediaHeader(body) {
    const { version, view: view2 } = readFull(body);
    must(version <= 1);
    view2.skip(version === 0 ? 8 : 16);
    const scale = view2.take(version === 0 ? 8 : 12);
    view2.skip(4);
    view2.end();
    const undetermined = 21956;
    return fullBox("mdhd", version, 0, new Uint8Array(version === 0 ? 8 : 16), scale, be16(undetermined), be16(0));
  }
  function readEdits(body) {
    if (body === void 0) return [];
    const list = maybe(readBoxes(body), "elst")?.body;
    if (list === void 0) return [];
    const { version, view: view2 } = readFull(list);
    must(version <= 1);
    const count = view2.u32();
    must(view2.left === count * (version === 0 ? 12 : 20));
    return [box("edts", fullBox("elst", version, 0, be32(count), view2.rest()))];
  }
  function checkReferences(boxes) {
    const { view: view2 } = readFull(only(boxes, "dref").body);
    view2.skip(4);
    for (const { body } of readBoxes(view2.rest())) {
      if (readFull(body).flags !== 1) throw new Refusal("unsupported");
    }
  }
  var QUICKTIME = join(be32(20), fromLatin("ftypqt  "), be32(0), fromLatin("qt  "));

  // src/clean/mp4-tells.ts
  var MAX_NOTES = 16 * 1024 * 1024;
  async function inspect3(file, found) {
    const source = new Source(file, 4096);
    const top = await topBoxes(source);
    for (const { type, at, end: end2 } of top) {
      if (!["moov", "uuid", "udta", "meta"].includes(type)) continue;
      if (end2 - at > 2 * MAX_NOTES) continue;
      const body = (await source.read(at, end2 - at)).slice();
      if (type === "moov") inspectMovie(body, found);
      else inspectNotes({ type, body }, found);
    }
    const last = top.at(-1)?.end ?? 0;
    if (last < file.size) found.push({ kind: "other", value: `+${file.size - last} B` });
  }
  function inspectMovie(body, found) {
    for (const one of readBoxes(body)) {
      if (one.type === "mvhd") inspectTime(one.body, found);
      else if (one.type === "trak") attempt(() => inspectTrack(one.body, found));
      else inspectNotes(one, found);
    }
  }
  function inspectTrack(body, found) {
    const boxes = readBoxes(body);
    for (const one of boxes) inspectNotes(one, found);
    const media = readBoxes(maybe(boxes, "mdia")?.body ?? new Uint8Array());
    const kind = readHandler(maybe(media, "hdlr")?.body ?? new Uint8Array());
    if (kind === "vide" || kind === "soun") return;
    const tables = readBoxes(maybe(readBoxes(maybe(media, "minf")?.body ?? new Uint8Array()), "stbl")?.body ?? new Uint8Array());
    const coded = latin(maybe(tables, "stsd")?.body.subarray(12, 16) ?? new Uint8Array());
    if (["gpmd", "camm", "mebx", "rtmd", "CTMD", "djmd", "gps "].includes(coded)) found.push({ kind: "place", value: coded });
    else found.push({ kind: "other", value: coded });
  }
  function attempt(look3) {
    try {
      look3();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  function inspectNotes({ type, body }, found) {
    attempt(() => {
      if (type === "udta") for (const note of userData(body)) inspectNote(note, found);
      if (type === "meta") inspectMeta(body, found);
      if (type === "uuid") {
        const xmp = latin(body.subarray(0, 4)) === "¾zÏË";
        found.push(...xmp ? inspectXmp(text(body.subarray(16))) : [{ kind: "other", value: "uuid" }]);
      }
    });
  }
  function userData(body) {
    const view2 = new View(body);
    const boxes = [];
    while (view2.left >= 8 && boxes.length < 1e3) {
      const length = view2.u32();
      if (length < 8 || length - 4 > view2.left) break;
      const type = view2.latin(4);
      boxes.push({ type, body: view2.take(length - 8) });
    }
    return boxes;
  }
  var NOTES = {
    xyz: "place",
    loci: "place",
    mak: "camera",
    mod: "camera",
    manu: "camera",
    modl: "camera",
    CAME: "serial",
    LENS: "serial",
    MUID: "serial",
    FIRM: "software",
    swr: "software",
    too: "software",
    enc: "software",
    day: "date",
    yrrc: "date",
    ART: "author",
    aART: "author",
    auth: "author",
    aut: "author",
    perf: "author",
    cpy: "author",
    cprt: "author",
    nam: "comment",
    titl: "comment",
    cmt: "comment",
    des: "comment",
    desc: "comment",
    dscp: "comment",
    covr: "thumbnail",
    thmb: "thumbnail"
  };
  function inspectNote({ type, body }, found) {
    if (type === "meta") return inspectMeta(body, found);
    if (type === "XMP_") return void found.push(...inspectXmp(text(body)));
    if (type === "name" || type === "hnti") return;
    const kind = NOTES[type.replace(/^\xA9/, "")];
    if (type === "loci") return void found.push({ kind: "place", value: place3gpp(body) ?? "loci" });
    if (kind === "thumbnail") return void found.push({ kind });
    const value = noteText(type, body);
    if (kind === void 0) found.push({ kind: "other", value: `${type}${/^[\x20-\x7E\s]{3,}$/.test(value) ? `: ${value}` : ""}` });
    else found.push({ kind, value: kind === "place" ? placeOfIso6709(value) ?? value : value });
  }
  function noteText(type, body) {
    if (type.startsWith("©") && body.length >= 4) {
      const length = new View(body).u16();
      if (length <= body.length - 4) return text(body.subarray(4, 4 + length));
    }
    if (["auth", "titl", "dscp", "cprt", "perf"].includes(type)) return text(body.subarray(6)).replace(/\0[^]*$/, "");
    return text(body.subarray(0, 1e3)).replace(/\0+$/, "");
  }
  function place3gpp(body) {
    const name = body.indexOf(0, 6);
    if (name < 0 || name + 10 > body.length) return void 0;
    const view2 = new View(body, name + 2);
    const longitude = (view2.u32() | 0) / 65536;
    return place((view2.u32() | 0) / 65536, longitude);
  }
  function inspectMeta(body, found) {
    const boxes = readBoxes(latin(body.subarray(4, 8)) === "hdlr" ? body : readFull(body).view.rest());
    const keys = readKeys(maybe(boxes, "keys")?.body);
    for (const item of readBoxes(maybe(boxes, "ilst")?.body ?? new Uint8Array())) {
      attempt(() => {
        const key = keys[new View(Uint8Array.from(item.type, (c) => c.charCodeAt(0))).u32() - 1] ?? item.type;
        const data = maybe(readBoxes(item.body), "data")?.body;
        const value = data === void 0 ? "" : text(data.subarray(8, 1008));
        if (key === "----") found.push({ kind: "other", value: text(item.body).replace(/[^\x20-\x7E]+/g, " ") });
        else found.push(...keyFinding(key, value));
      });
    }
  }
  function readKeys(body) {
    if (body === void 0) return [];
    const { view: view2 } = readFull(body);
    view2.skip(4);
    return readBoxes(view2.rest()).map((key) => text(key.body));
  }
  var KEYS = [
    [/location\.ISO6709$/, "place"],
    [/location/, "place"],
    [/(?:make|model|manufacturer|lens)(?:\.|$)|camera/, "camera"],
    [/software|version|encoder/, "software"],
    [/date/, "date"],
    [/author|artist|copyright|owner|producer/, "author"],
    [/identifier|serial/, "serial"],
    [/title|description|comment|keywords|displayname/, "comment"]
  ];
  function keyFinding(key, value) {
    const kind = KEYS.find(([pattern]) => pattern.test(key))?.[1] ?? NOTES[key.replace(/^\xA9/, "")];
    if (kind === "place") return [{ kind, value: placeOfIso6709(value) ?? value }];
    if (kind === "thumbnail") return [{ kind }];
    return [kind === void 0 ? { kind: "other", value: key } : { kind, value }];
  }
  var EPOCH = 2082844800;
  function inspectTime(body, found) {
    const { version, view: view2 } = readFull(body);
    const seconds = version === 1 ? view2.u64() : view2.u32();
    if (seconds > EPOCH && seconds < EPOCH + 2 ** 33) {
      found.push({ kind: "date", value: new Date((seconds - EPOCH) * 1e3).toISOString().slice(0, 19).replace("T", " ") });
    }
  }

  // src/clean/mp4.ts
  var mp4 = {
    turnable: false,
    recognise: (head) => recognise2(Uint8Array.from(head)),
    inspect: (file) => gather((found) => inspect3(file, found)),
    clean: clean3
  };
  var BRANDS2 = /* @__PURE__ */ new Set(
    ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "av01", "3gp4", "3gp5", "3gp6", "3g2a", "M4A ", "M4V ", "qt  "]
  );
  var MAX_MOOV = 32 * 1024 * 1024;
  var MAX_TRACKS = 64;
  var MAX_PIECES = 1e6;
  var MAX_CHUNKS = 1e6;
  function recognise2(head) {
    const [major] = peekBrands(head) ?? [];
    if (major === void 0) {
      return ["moov", "mdat", "wide", "free", "skip", "pnot"].some((type) => has(head, 4, type)) ? "mov" : void 0;
    }
    if (major === "crx ") return void 0;
    if (major === "qt  ") return "mov";
    return major.startsWith("M4A") || major.startsWith("M4B") ? "m4a" : "mp4";
  }
  async function clean3(file) {
    const source = new Source(file, 4096);
    const top = await topBoxes(source);
    if (top.some(({ type }) => type === "moof")) throw new Refusal("unsupported");
    const moov = only(top, "moov");
    if (moov.end - moov.at > MAX_MOOV) throw new Refusal("limit");
    const boxes = readBoxes((await source.read(moov.at, moov.end - moov.at)).slice());
    if (boxes.some(({ type }) => ["mvex", "cmov", "rmra"].includes(type))) throw new Refusal("unsupported");
    const traks = boxes.filter(({ type }) => type === "trak");
    if (traks.length > MAX_TRACKS) throw new Refusal("limit");
    const tracks = traks.map(({ body }) => readTrack(body)).filter((track) => track !== void 0);
    if (tracks.length === 0) throw new Refusal("unsupported");
    const head = await writeHead(source, maybe(top, "ftyp"));
    const { data, placed } = await copySamples(file, tracks, top.filter(({ type }) => type === "mdat"));
    const header = cleanMovieHeader(only(boxes, "mvhd").body, tracks.reduce((last, { id }) => Math.max(last, id), 0));
    const wide = data.length + MAX_MOOV > 2 ** 32;
    const write2 = (start2) => {
      const moved = placed.map(({ sizes, offsets }) => ({ sizes, offsets: offsets.map((offset) => offset + start2) }));
      return box("moov", header, ...tracks.map((track, i) => track.write(moved[i], wide, head.quicktime)));
    };
    const media = wide ? join(be32(1), fromLatin("mdat"), be64(data.length + 16)) : join(be32(data.length + 8), fromLatin("mdat"));
    const whole = new Pieces(file);
    whole.add(head.bytes, write2(head.bytes.length + write2(0).length + media.length), media);
    whole.append(data);
    return whole.blob(head.quicktime ? "video/quicktime" : head.sound ? "audio/mp4" : "video/mp4");
  }
  async function writeHead(source, ftyp) {
    if (ftyp === void 0) return { bytes: QUICKTIME, quicktime: true, sound: false };
    must(ftyp.end - ftyp.at <= 4096);
    const brands = keptBrands(readBrands((await source.read(ftyp.at, ftyp.end - ftyp.at)).slice()), BRANDS2, "isom");
    return { bytes: writeBrands(brands), quicktime: brands[0] === "qt  ", sound: brands[0] === "M4A " };
  }
  async function copySamples(file, tracks, media) {
    if (tracks.reduce((sum, { samples }) => sum + samples.chunkCount, 0) > MAX_CHUNKS) throw new Refusal("limit");
    const chunks4 = tracks.flatMap(({ samples }) => samples.chunks()).sort((a, b) => a.from - b.from || a.to - b.to);
    checkPlaces(chunks4, media);
    const data = new Pieces(file);
    const windows = new Source(file, 1024 * 1024);
    const copies = new Map(tracks.map(({ samples }) => [samples, new Copy(windows, samples)]));
    for (const chunk2 of chunks4) {
      await copies.get(chunk2.track).keep(chunk2, data);
      if (data.count > MAX_PIECES) throw new Refusal("limit");
    }
    return { data, placed: tracks.map(({ samples }) => copies.get(samples)) };
  }
  function checkPlaces(chunks4, media) {
    let box3 = 0;
    let last = 0;
    for (const { from, to } of chunks4) {
      if (from === to) continue;
      while (box3 < media.length && media[box3].end <= from) box3++;
      const around = media[box3];
      must(around !== void 0 && from >= around.at && to <= around.end && from >= last);
      last = to;
    }
  }
  var LONG = 128 * 1024;
  var Copy = class {
    sizes;
    offsets;
    #source;
    #samples;
    constructor(windows, samples) {
      this.#samples = samples;
      this.offsets = new Float64Array(samples.chunkCount);
      let bytes = 0;
      if (!samples.constant) for (let i = 0; i < samples.sampleCount; i++) bytes += samples.sizeOf(i);
      this.#source = bytes > LONG * samples.sampleCount ? new Source(windows.file, 4096) : windows;
    }
    async keep(chunk2, data) {
      const { from, to, first, samples, entry, index } = chunk2;
      this.offsets[index] = data.length;
      if (entry.coding.kind === "whole" || this.#samples.constant) return data.keep(from, to);
      let at = from;
      for (let i = first; i < first + samples; i++) {
        const size = this.#samples.sizeOf(i);
        const before = data.length;
        await keepSample(new Ranges(this.#source, [{ from: at, to: at + size }]), data, entry.coding);
        at += size;
        const kept = data.length - before;
        if (kept === size) continue;
        must(kept > 0);
        this.sizes ??= Uint32Array.from({ length: this.#samples.sampleCount }, (_, n) => this.#samples.sizeOf(n));
        this.sizes[i] = kept;
      }
    }
  };
  var MAX_HEADERS = 64 * 1024;
  async function keepSample(sample, data, coding) {
    switch (coding.kind) {
      case "avc":
      case "hevc":
        return keepUnits(sample, data, coding.kind, coding.size);
      case "av1":
        return keepObus(sample, data);
      case "aac":
        return keepFrame(sample, data);
      case "mpeg4": {
        const headers = await sample.upTo(0, MAX_HEADERS);
        const kept = withoutUserData(headers);
        if (kept.length === headers.length) return sample.keep(data, 0, sample.length);
        data.add(kept);
        return sample.keep(data, headers.length, sample.length);
      }
      case "whole":
        return sample.keep(data, 0, sample.length);
    }
  }

  // src/clean/xml.ts
  var XMLNS = "http://www.w3.org/2000/xmlns/";
  var XML = "http://www.w3.org/XML/1998/namespace";
  var MAX_DEPTH = 512;
  var MAX_ATTRIBUTES = 1024;
  var DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  var NAME = /[^\s"'<>/=&!?#;]+/y;
  var ATTRIBUTE = /\s+([^\s"'<>/=&!?#;]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  var TAG_END = /\s*(\/?)>/y;
  var DOCUMENT_TYPE = /<!DOCTYPE\s+[\w:.-]+(?:\s+(?:PUBLIC\s+"[^"<&]*"\s+"[^"<&]*"|SYSTEM\s+"[^"<&]*"))?\s*>/y;
  var BAD_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)/;
  function rewriteXml(bytes, rule) {
    return new TextEncoder().encode(new Rewriting(decode2(bytes), rule).run());
  }
  function startTag(name, attributes, empty) {
    return `<${name}${attributes.map((attribute2) => ` ${attribute2.name}="${escapeXml(attribute2.value)}"`).join("")}${empty ? "/>" : ">"}`;
  }
  function escapeXml(value) {
    return value.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? `&#${character.charCodeAt(0)};`);
  }
  function escapeText(value) {
    return value.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? "&#13;");
  }
  var ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  var Open = class {
    name;
    ns;
    local;
    attributes;
    parent;
    scope;
    removed;
    unwrapped = false;
    plain;
    /** Its start tag among the pieces, when it is held. */
    piece = -1;
    pieces;
    constructor(pieces, name, parent, scope, attributes) {
      this.pieces = pieces;
      this.name = name;
      this.parent = parent;
      this.scope = scope;
      this.removed = attributes === void 0;
      this.attributes = attributes ?? [];
      const [prefix, local] = this.removed ? ["", name] : split(name);
      this.local = local;
      const ns = scope.get(prefix);
      if (ns === void 0) throw new Refusal("broken");
      this.ns = this.removed ? "" : ns;
    }
    namespace(prefix) {
      return this.scope.get(prefix);
    }
    remove() {
      if (this.piece < 0 || this.removed) return;
      this.pieces.length = this.piece;
      this.removed = true;
    }
    unwrap() {
      const piece = this.pieces[this.piece];
      if (this.removed || typeof piece !== "object") return;
      piece.text = "";
      this.unwrapped = true;
    }
  };
  var Rewriting = class {
    xml;
    rule;
    pieces = [DECLARATION];
    at = 0;
    /** Up to here the source stands in the pieces, or is left out. */
    copied = 0;
    top;
    depth = 0;
    constructor(xml, rule) {
      this.xml = xml;
      this.rule = rule;
    }
    run() {
      const { xml } = this;
      let roots = 0;
      while (this.at < xml.length) {
        const start2 = this.at;
        if (xml.charCodeAt(start2) !== 60) {
          const next = xml.indexOf("<", start2);
          this.characters(start2, next < 0 ? xml.length : next);
          continue;
        }
        if (this.top?.plain !== void 0 && this.passOver(this.top.plain)) continue;
        const second = xml[start2 + 1];
        if (second === "/") this.endTag(start2);
        else if (second === "?") this.skip(start2, "?>");
        else if (second !== "!") {
          if (this.top === void 0 && roots++ > 0) throw new Refusal("broken");
          this.startTag(start2);
        } else if (xml.startsWith("<!--", start2)) this.skip(start2, "-->");
        else if (xml.startsWith(CDATA, start2)) this.cdata(start2);
        else this.documentType(start2, roots);
      }
      if (this.top !== void 0 || roots !== 1) throw new Refusal("broken");
      this.flush(xml.length, xml.length);
      return this.pieces.map((piece) => typeof piece === "string" ? piece : piece.text).join("");
    }
    /** Copies the source up to `to`, unless it stands in something removed, and goes on at `from`. */
    flush(to, from) {
      if (to > this.copied && this.top?.removed !== true) this.pieces.push(this.xml.slice(this.copied, to));
      this.copied = from;
    }
    passOver(plain2) {
      plain2.lastIndex = this.at;
      if (!plain2.test(this.xml)) return false;
      this.at = plain2.lastIndex;
      return true;
    }
    skip(start2, end2) {
      const stop = this.xml.indexOf(end2, start2 + 2);
      if (stop < 0) throw new Refusal("broken");
      this.at = stop + end2.length;
      this.flush(start2, this.at);
    }
    documentType(start2, roots) {
      DOCUMENT_TYPE.lastIndex = start2;
      if (roots > 0 || DOCUMENT_TYPE.exec(this.xml) === null) throw new Refusal(this.xml.startsWith("<!DOCTYPE", start2) ? "unsupported" : "broken");
      this.at = DOCUMENT_TYPE.lastIndex;
      this.flush(start2, this.at);
    }
    cdata(start2) {
      const stop = this.xml.indexOf("]]>", start2);
      if (stop < 0 || this.top === void 0) throw new Refusal("broken");
      this.at = stop + 3;
      this.text(this.xml.slice(start2 + CDATA.length, stop), start2);
    }
    characters(start2, stop) {
      this.at = stop;
      if (this.top === void 0) {
        if (this.xml.slice(start2, stop).trim() !== "") throw new Refusal("broken");
        this.flush(start2, stop);
        return;
      }
      const source = this.xml.slice(start2, stop);
      if (BAD_REFERENCE.test(source)) throw new Refusal("broken");
      const value = unescape3(source);
      if (this.rule.text !== void 0) this.text(value, start2);
    }
    text(value, start2) {
      const { top } = this;
      if (top === void 0 || top.removed) return;
      const replacement = this.rule.text?.(value, top, () => {
        const piece = { text: this.xml.slice(start2, this.at) };
        this.flush(start2, this.at);
        this.pieces.push(piece);
        return { set: (text3) => void (piece.text = escapeText(text3)) };
      });
      if (replacement === void 0) return;
      this.flush(start2, this.at);
      this.pieces.push(escapeText(replacement));
    }
    startTag(start2) {
      const { name, raw, end: end2, empty } = readTag(this.xml, start2);
      this.at = end2;
      const parent = this.top;
      if (++this.depth > MAX_DEPTH) throw new Refusal("limit");
      let verdict = "drop";
      if (parent?.removed === true) {
        this.top = new Open(this.pieces, name, parent, parent.scope, void 0);
      } else {
        const scope = scopeOf(raw, parent?.scope ?? ROOT_SCOPE);
        const open = new Open(this.pieces, name, parent, scope, resolve(raw, scope));
        verdict = this.rule.open?.(open);
        if (isRemoved(parent)) verdict = "drop";
        if (verdict !== void 0) this.flush(start2, end2);
        open.removed = verdict === "drop";
        if (!open.removed) open.plain = this.rule.plain?.(open);
        this.top = open;
        if (typeof verdict === "object") {
          if ((verdict.held === true || verdict.unwrapped === true) && !empty) open.piece = this.pieces.length;
          const text3 = verdict.attributes === void 0 ? this.xml.slice(start2, end2) : startTag(name, verdict.attributes, empty);
          this.pieces.push(open.piece < 0 ? text3 : { text: text3 });
          if (verdict.unwrapped === true) open.unwrap();
        }
      }
      if (!empty) return;
      if (this.top.removed) this.copied = end2;
      else this.rule.close?.(this.top);
      this.top = parent;
      this.depth--;
    }
    endTag(start2) {
      const { top } = this;
      NAME.lastIndex = start2 + 2;
      const name = NAME.exec(this.xml)?.[0];
      TAG_END.lastIndex = NAME.lastIndex;
      const end2 = name === void 0 ? null : TAG_END.exec(this.xml);
      if (top === void 0 || name !== top.name || end2 === null || end2[1] !== "") throw new Refusal("broken");
      this.at = TAG_END.lastIndex;
      if (!top.removed) this.rule.close?.(top);
      if (top.removed) this.copied = this.at;
      else if (top.unwrapped) this.flush(start2, this.at);
      this.top = top.parent;
      this.depth--;
    }
  };
  function isRemoved(open) {
    return open?.removed === true;
  }
  var CDATA = "<![CDATA[";
  var ROOT_SCOPE = /* @__PURE__ */ new Map([
    ["", ""],
    ["xml", XML]
  ]);
  function decode2(bytes) {
    let xml = "";
    try {
      xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new Refusal("unsupported");
    }
    const declared = /^<\?xml\s[^?]*?encoding\s*=\s*["']([^"']*)["']/.exec(xml)?.[1];
    if (declared !== void 0 && !/^utf-?8$/i.test(declared)) throw new Refusal("unsupported");
    if (/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(xml)) throw new Refusal("broken");
    return xml;
  }
  function readTag(xml, start2) {
    NAME.lastIndex = start2 + 1;
    const name = NAME.exec(xml)?.[0];
    if (name === void 0) throw new Refusal("broken");
    let at = NAME.lastIndex;
    const raw = [];
    for (; ; ) {
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(xml);
      if (found === null) break;
      at = ATTRIBUTE.lastIndex;
      const value = found[2] ?? found[3] ?? "";
      if (value.includes("&") && BAD_REFERENCE.test(value)) throw new Refusal("broken");
      if (raw.push([found[1] ?? "", unescape3(value)]) > MAX_ATTRIBUTES) throw new Refusal("limit");
    }
    TAG_END.lastIndex = at;
    const end2 = TAG_END.exec(xml);
    if (end2 === null) throw new Refusal("broken");
    return { name, raw, end: TAG_END.lastIndex, empty: end2[1] === "/" };
  }
  function scopeOf(raw, outer) {
    let scope;
    for (const [name, value] of raw) {
      if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
      const prefix = name.slice("xmlns:".length);
      if (prefix === "xml" || prefix === "xmlns" || prefix !== "" && value === "") throw new Refusal("broken");
      (scope ??= new Map(outer)).set(prefix, value);
    }
    return scope ?? outer;
  }
  function resolve(raw, scope) {
    const seen = /* @__PURE__ */ new Set();
    return raw.map(([name, value]) => {
      const [prefix, local] = split(name);
      let ns = "";
      if (prefix === "xmlns" || name === "xmlns") ns = XMLNS;
      else if (prefix !== "") ns = scope.get(prefix);
      const key = `${ns} ${local}`;
      if (ns === void 0 || seen.has(key)) throw new Refusal("broken");
      seen.add(key);
      return { ns, local, name, value };
    });
  }
  function split(name) {
    const colon = name.indexOf(":");
    if (colon < 0) return ["", name];
    const local = name.slice(colon + 1);
    if (colon === 0 || local === "" || local.includes(":")) throw new Refusal("broken");
    return [name.slice(0, colon), local];
  }
  var NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  function unescape3(source) {
    if (!source.includes("&")) return source;
    return source.replace(/&(#x?)?([0-9A-Za-z]+);/g, (_, number, name) => {
      if (number === void 0) return NAMED[name] ?? "";
      const point = Number.parseInt(name, number === "#" ? 10 : 16);
      if (!(point <= 1114111) || point >= 55296 && point <= 57343) throw new Refusal("broken");
      return String.fromCodePoint(point);
    });
  }

  // src/clean/zip.ts
  var MAX_ENTRIES2 = 1e4;
  var MAX_TOTAL = 1024 * 1024 * 1024;
  var MAX_NAME = 1024;
  var MAX_COMMENT = 65535;
  var END = { mark: 101010256, length: 22 };
  var CENTRAL = { mark: 33639248, length: 46 };
  var LOCAL = { mark: 67324752, length: 30 };
  var DESCRIPTOR_MARK = 134695760;
  var STORED = 0;
  var DEFLATED = 8;
  var ENCRYPTED = 8257;
  var DESCRIPTOR = 8;
  var UTF8 = 2048;
  var KNOWN_FLAGS = 6 | DESCRIPTOR | UTF8;
  async function readZip(file) {
    const end2 = await findEnd(file);
    const directory = await read(file, end2.at, end2.length);
    const entries = [];
    const spans = [];
    const names = /* @__PURE__ */ new Set();
    let at = 0;
    let total = 0;
    for (let i = 0; i < end2.entries; i++) {
      const central = centralHeader(directory, at);
      at += central.length;
      const folded = central.name.toLowerCase();
      refuse(names.has(folded), "broken");
      names.add(folded);
      total += central.size;
      refuse(total > MAX_TOTAL, "limit");
      const { entry, stop } = await localEntry(file, central);
      spans.push([central.offset, stop]);
      if (!entry.name.endsWith("/")) entries.push(entry);
      else refuse(entry.size !== 0, "broken");
    }
    refuse(at !== directory.length, "broken");
    spans.sort((a, b) => a[0] - b[0]);
    let free = 0;
    for (const [start2, stop] of spans) {
      refuse(start2 < free, "broken");
      free = stop;
    }
    refuse(free > end2.at, "broken");
    return new Map(entries.map((entry) => [entry.name, entry]));
  }
  async function unpack(file, entry, limit) {
    refuse(entry.size > limit, "limit");
    const bytes = new Uint8Array(entry.size);
    let at = 0;
    for await (const chunk2 of unpacked(file, entry)) {
      bytes.set(chunk2, at);
      at += chunk2.length;
    }
    return bytes;
  }
  async function unpackBlob(file, entry) {
    const parts = [];
    for await (const chunk2 of unpacked(file, entry)) parts.push(chunk2);
    return new Blob(parts);
  }
  async function writeZip(entries) {
    const parts = [];
    const directory = [];
    let at = 0;
    for (const { name, content, stored } of entries) {
      const { data, method, crc, size } = await pack(content, stored === true);
      const shared = sharedHeader(method, crc, data.size, size, new TextEncoder().encode(name));
      parts.push(shared.local, data);
      directory.push(shared.central(at));
      at += shared.local.length + data.size;
    }
    const length = directory.reduce((sum, header) => sum + header.length, 0);
    refuse(at + length > 4294967295 || entries.length > MAX_ENTRIES2, "limit");
    const end2 = new DataView(new ArrayBuffer(END.length));
    end2.setUint32(0, END.mark, true);
    end2.setUint16(8, entries.length, true);
    end2.setUint16(10, entries.length, true);
    end2.setUint32(12, length, true);
    end2.setUint32(16, at, true);
    return new Blob([...parts, ...directory, new Uint8Array(end2.buffer)]);
  }
  function isName(name) {
    if (name.length === 0 || name.length > MAX_NAME || /[\0-\x1f\x7f\\:]/.test(name)) return false;
    const segments2 = name.replace(/\/$/, "").split("/");
    return segments2.every((segment) => segment !== "" && segment !== "." && segment !== "..");
  }
  async function findEnd(file) {
    const base = Math.max(0, file.size - END.length - MAX_COMMENT);
    const tail = view(await read(file, base, file.size - base));
    let found = -1;
    for (let at = tail.byteLength - END.length; at >= 0; at--) {
      if (tail.getUint32(at, true) !== END.mark || at + END.length + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
      refuse(found >= 0, "broken");
      found = at;
    }
    refuse(found < 0, "broken");
    const entries = tail.getUint16(found + 10, true);
    const length = tail.getUint32(found + 12, true);
    const offset = tail.getUint32(found + 16, true);
    refuse(entries === 65535 || length === 4294967295 || offset === 4294967295, "unsupported");
    refuse(tail.getUint32(found + 4, true) !== 0 || tail.getUint16(found + 8, true) !== entries, "broken");
    refuse(offset + length !== base + found, "broken");
    refuse(entries > MAX_ENTRIES2, "limit");
    return { at: offset, length, entries };
  }
  function centralHeader(directory, at) {
    refuse(directory.length - at < CENTRAL.length, "broken");
    const header = view(directory.subarray(at));
    refuse(header.getUint32(0, true) !== CENTRAL.mark, "broken");
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => header.getUint16(field, true));
    const length = CENTRAL.length + nameLength + extra + comment;
    refuse(directory.length - at < length || header.getUint16(34, true) !== 0, "broken");
    const flags = header.getUint16(8, true);
    refuse((flags & ENCRYPTED) !== 0, "protected");
    refuse((flags & ~KNOWN_FLAGS) !== 0, "unsupported");
    const method = header.getUint16(10, true);
    refuse(method !== STORED && method !== DEFLATED, "unsupported");
    const rawName = directory.slice(at + CENTRAL.length, at + CENTRAL.length + nameLength);
    const packed = header.getUint32(20, true);
    const size = header.getUint32(24, true);
    refuse(packed === 4294967295 || size === 4294967295 || header.getUint32(42, true) === 4294967295, "unsupported");
    refuse(method === STORED && packed !== size, "broken");
    return {
      name: decodeName(rawName, (flags & UTF8) !== 0),
      rawName,
      flags,
      method,
      crc: header.getUint32(16, true),
      packed,
      size,
      offset: header.getUint32(42, true),
      length
    };
  }
  function decodeName(raw, utf8) {
    refuse(!utf8 && raw.some((byte) => byte > 126), "unsupported");
    let name = "";
    try {
      name = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
    } catch {
      throw new Refusal("broken");
    }
    refuse(!isName(name), "broken");
    return name;
  }
  async function localEntry(file, central) {
    const { name, flags, method, crc, packed, size, offset } = central;
    const header = view(await read(file, offset, LOCAL.length + central.rawName.length));
    refuse(header.getUint32(0, true) !== LOCAL.mark, "broken");
    refuse(header.getUint16(6, true) !== flags || header.getUint16(8, true) !== method, "broken");
    refuse(header.getUint16(26, true) !== central.rawName.length, "broken");
    refuse(!central.rawName.every((byte, i) => header.getUint8(LOCAL.length + i) === byte), "broken");
    const described = (flags & DESCRIPTOR) !== 0;
    [crc, packed, size].forEach((value, i) => {
      const local = header.getUint32(14 + 4 * i, true);
      refuse(local !== value && !(described && local === 0), "broken");
    });
    const at = offset + LOCAL.length + central.rawName.length + header.getUint16(28, true);
    let stop = at + packed;
    refuse(stop > file.size, "broken");
    if (described) {
      const trailer = view(await read(file, stop, Math.min(16, file.size - stop)));
      const skip = trailer.byteLength === 16 && trailer.getUint32(0, true) === DESCRIPTOR_MARK ? 4 : 0;
      refuse(trailer.byteLength < skip + 12, "broken");
      [crc, packed, size].forEach((value, i) => refuse(trailer.getUint32(skip + 4 * i, true) !== value, "broken"));
      stop += skip + 12;
    }
    return { entry: { name, size, method, crc, at, packed }, stop };
  }
  async function* unpacked(file, entry) {
    const data = file.slice(entry.at, entry.at + entry.packed);
    if (entry.method === STORED) {
      yield* chunks(data.stream(), entry.size);
      if ((await pack(data, false)).crc !== entry.crc) throw new Refusal("broken");
      return;
    }
    const trailer = new DataView(new ArrayBuffer(8));
    trailer.setUint32(0, entry.crc, true);
    trailer.setUint32(4, entry.size, true);
    const dressed = new Blob([GZIP_HEADER, data, new Uint8Array(trailer.buffer)]);
    yield* chunks(dressed.stream().pipeThrough(new DecompressionStream("gzip")), entry.size);
  }
  var GZIP_HEADER = Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 255);
  async function* chunks(stream, size) {
    const reader = stream.getReader();
    let left = size;
    try {
      for (; ; ) {
        const { done, value } = await reader.read();
        if (done) break;
        left -= value.length;
        refuse(left < 0, "broken");
        yield value;
      }
      refuse(left !== 0, "broken");
    } catch (error) {
      throw error instanceof Refusal || error instanceof DOMException ? error : new Refusal("broken");
    } finally {
      await reader.cancel().catch(() => void 0);
    }
  }
  async function pack(content, stored) {
    const raw = content instanceof Blob ? content : new Blob([content]);
    const gzip = await new Response(raw.stream().pipeThrough(new CompressionStream("gzip"))).blob();
    const head = view(await read(gzip, 0, GZIP_HEADER.length));
    refuse(gzip.size < 20 || head.getUint32(0, false) !== 529205248, "unreadable");
    const crc = view(await read(gzip, gzip.size - 8, 4)).getUint32(0, true);
    const deflated = gzip.slice(GZIP_HEADER.length, gzip.size - 8);
    if (stored || deflated.size >= raw.size) return { data: raw, method: STORED, crc, size: raw.size };
    return { data: deflated, method: DEFLATED, crc, size: raw.size };
  }
  function sharedHeader(method, crc, packed, size, name) {
    const shared = new DataView(new ArrayBuffer(26));
    shared.setUint16(0, 20, true);
    shared.setUint16(2, name.every((byte) => byte < 128) ? 0 : UTF8, true);
    shared.setUint16(4, method, true);
    shared.setUint16(8, 33, true);
    shared.setUint32(10, crc, true);
    shared.setUint32(14, packed, true);
    shared.setUint32(18, size, true);
    shared.setUint16(22, name.length, true);
    const same = new Uint8Array(shared.buffer);
    const local = new Uint8Array(LOCAL.length + name.length);
    view(local).setUint32(0, LOCAL.mark, true);
    local.set(same, 4);
    local.set(name, LOCAL.length);
    return {
      local,
      central: (offset) => {
        const central = new Uint8Array(CENTRAL.length + name.length);
        view(central).setUint32(0, CENTRAL.mark, true);
        view(central).setUint16(4, 20, true);
        central.set(same, 6);
        view(central).setUint32(42, offset, true);
        central.set(name, CENTRAL.length);
        return central;
      }
    };
  }
  async function read(file, at, length) {
    refuse(at < 0 || length < 0 || at + length > file.size, "broken");
    return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
  }
  function view(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  function refuse(condition, why) {
    if (condition) throw new Refusal(why);
  }

  // src/clean/odf-properties.ts
  var MAX_PROPERTIES = 1024 * 1024;
  var KINDS = {
    creator: "author",
    "initial-creator": "author",
    "printed-by": "author",
    date: "date",
    "creation-date": "date",
    "print-date": "date",
    generator: "software",
    title: "comment",
    subject: "comment",
    description: "comment",
    keyword: "comment",
    "user-defined": "other"
  };
  async function odfProperties(file, entries) {
    const found = [];
    await look(file, entries.get("meta.xml"), {
      open({ local, attributes }) {
        const value = (name) => attributes.find((attribute2) => attribute2.local === name)?.value;
        const template = local === "template" ? value("href") ?? value("title") : void 0;
        if (template !== void 0) found.push({ kind: "other", value: template });
        return void 0;
      },
      text(value, { local }) {
        const kind = KINDS[local];
        if (kind !== void 0 && value.trim() !== "") found.push({ kind, value });
        if (local === "editing-cycles" && value !== "1") found.push({ kind: "history", value: `${value}×` });
        const time2 = local === "editing-duration" ? /^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?/.exec(value) : null;
        const minutes = time2 === null ? 0 : Number(time2[1] ?? 0) * 1440 + Number(time2[2] ?? 0) * 60 + Number(time2[3] ?? 0);
        if (minutes > 0) found.push({ kind: "history", value: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}` });
        return void 0;
      }
    });
    let item = "";
    await look(file, entries.get("settings.xml"), {
      open({ attributes }) {
        item = attributes.find(({ local }) => local === "name")?.value ?? "";
        return void 0;
      },
      text(value) {
        if (item === "PrinterName" && value.trim() !== "") found.push({ kind: "other", value });
        return void 0;
      }
    });
    for (const name of entries.keys()) {
      if (name.startsWith("Thumbnails/")) found.push({ kind: "thumbnail" });
      if (/^Versions?\//.test(name)) found.push({ kind: "history" });
    }
    return found;
  }
  async function look(file, entry, rule) {
    if (entry === void 0) return;
    try {
      rewriteXml(await unpack(file, entry, MAX_PROPERTIES), rule);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  // src/clean/links.ts
  function isOutside(target) {
    return /^(?:https?|mailto|tel):/i.test(target.trim());
  }
  function looksLikePath(text3) {
    return /^[a-z]:[\\/]|\\\\|[\\/](?:users|home|documents and settings|volumes|mnt|media|tmp|var)[\\/]|file:/i.test(text3) || FILE.test(text3.trim());
  }
  var FILE = /^[^<>|"?*\n]{1,255}\.(?:jpe?g|jpe|jfif|png|gif|bmp|tiff?|webp|heic|heif|avif|svg|emf|wmf|eps|pdf|psd|ai|cdr|docx?|docm|dotx?|dotm|xlsx?|xlsm|xlsb|pptx?|pptm|od[tspg]|rtf|txt|csv|mp4|mov|m4a|m4v|mp3|wav|avi|mkv|webm|zip|rar|7z)$/i;

  // src/clean/odf-rules.ts
  var OASIS = "urn:oasis:names:tc:opendocument:xmlns:";
  var NAMESPACES = new Map([
    ...["office", "style", "text", "table", "drawing", "meta", "presentation", "chart", "dr3d", "form", "script", "config"].map(
      (name) => [`${OASIS}${name}:1.0`, name]
    ),
    [`${OASIS}datastyle:1.0`, "number"],
    [`${OASIS}animation:1.0`, "anim"],
    [`${OASIS}xsl-fo-compatible:1.0`, "fo"],
    [`${OASIS}svg-compatible:1.0`, "svg"],
    [`${OASIS}smil-compatible:1.0`, "smil"],
    [`${OASIS}of:1.2`, "of"],
    ["http://purl.org/dc/elements/1.1/", "dc"],
    ["http://www.w3.org/1999/xlink", "xlink"],
    ["http://www.w3.org/1998/Math/MathML", "math"],
    ["http://www.w3.org/2001/xml-events", "dom"],
    ["http://www.w3.org/2001/XMLSchema", "xsd"],
    ["http://www.w3.org/TR/css3-text/", "css3t"],
    ["http://openoffice.org/2004/office", "ooo"],
    ["http://openoffice.org/2004/writer", "ooow"],
    ["http://openoffice.org/2004/calc", "oooc"],
    ["http://openoffice.org/2009/office", "officeooo"],
    ["http://openoffice.org/2009/table", "tableooo"],
    ["http://openoffice.org/2010/draw", "drawooo"],
    ["http://openoffice.org/2010/chart", "chartooo"],
    ["http://openoffice.org/2005/report", "rpt"],
    ["urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"],
    ["urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"],
    ["urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0", "field"],
    ["urn:openoffice:names:experimental:ooxml-odf-interop:xmlns:form:1.0", "formx"]
  ]);
  var NOBODY = "Author";
  var NO_DATE = "2000-01-01T00:00:00";
  var NOWHERE = "about:blank";
  var words = (text3) => new Set(text3.split(/\s+/));
  var DROPPED = words(
    `office:scripts office:meta script:event-listener meta:creator-initials meta:date-string loext:sender-initials svg:font-face-src
  form:connection-resource text:alphabetical-index-auto-mark-file`
  );
  var REFUSED = words(
    `drawing:object-ole drawing:applet drawing:floating-frame office:binary-data office:dde-source text:dde-connection-decl table:dde-link
  office:database`
  );
  function odfRule(report, references) {
    const note = (finding) => {
      if (finding.value !== NOBODY && finding.value !== NO_DATE) report(finding);
    };
    const replaced = /* @__PURE__ */ new WeakSet();
    let frames = 0;
    const href = (element, key, value) => {
      if (["", ".", "..", NOWHERE].includes(value) || value.startsWith("#") || isOutside(value)) return value;
      const name = value.replace(/^\.\//, "");
      const inside = !/^[a-z][a-z0-9+.-]*:|^\/|^\.\.(?:\/|$)/i.test(name) && !name.includes("\\");
      if (inside && key === "drawing:object") return `./${references.object(references.folder + name)}`;
      if (inside && (PICTURES.has(key) || element.local.endsWith("-image"))) return references.media(name.replace(/^(?:\.\.\/)+/, ""));
      note({ kind: "other", value });
      return key === "text:a" || key === "drawing:a" ? NOWHERE : "";
    };
    const clean7 = (element, key, { ns, local, value }) => {
      if (ns === XMLNS) return NAMESPACES.has(value) ? value : void 0;
      if (ns === XML) return local === "id" || local === "space" ? value : void 0;
      const space = ns === "" ? "" : NAMESPACES.get(ns);
      if (space === void 0) return void 0;
      if (space === "xlink" && local === "href") return href(element, key, value);
      if (local === "rsid" || local === "paragraph-rsid") {
        note({ kind: "history" });
        return void 0;
      }
      if (local.startsWith("protection-key")) return void 0;
      if (key === "drawing:frame" && space === "drawing" && local === "name") {
        if (looksLikePath(value)) note({ kind: "other", value });
        return `Object ${++frames}`;
      }
      if (/file:\/\//i.test(value)) {
        note({ kind: "other", value });
        return void 0;
      }
      return value;
    };
    return {
      open(element) {
        const space = NAMESPACES.get(element.ns);
        if (space === void 0) throw new Refusal("unsupported");
        const key = `${space}:${element.local}`;
        if (REFUSED.has(key)) throw new Refusal("unsupported");
        const date2 = key === "dc:date" && element.parent?.local !== "change-info";
        if (DROPPED.has(key)) return "drop";
        if (key === "field:param" && (unhandled(element.parent) || element.attributes.some(({ value }) => looksLikePath(value)))) {
          element.attributes.filter(({ local }) => local === "value").forEach(({ value }) => note({ kind: "other", value }));
          return "drop";
        }
        const replacement = element.attributes.some(({ local, value }) => local === "href" && /^(?:\.\/)?ObjectReplacements\//.test(value));
        if (key === "drawing:image" && replacement) return "drop";
        const attributes = [];
        let changed = false;
        for (const attribute2 of element.attributes) {
          const value = clean7(element, key, attribute2);
          changed ||= value !== attribute2.value;
          if (value !== void 0) attributes.push({ ...attribute2, value });
        }
        if (date2) return { attributes, held: true };
        return changed ? { attributes } : void 0;
      },
      plain(element) {
        const known = ["table", "office", "text", "calcext"].every((prefix) => NAMESPACES.get(element.namespace(prefix) ?? "") === prefix);
        return known && element.local === "table-row" ? CELLS : void 0;
      },
      close(element) {
        if (element.local === "date" && element.parent?.local !== "change-info" && NAMESPACES.get(element.ns) === "dc") element.remove();
      },
      text(value, within) {
        const space = NAMESPACES.get(within.ns);
        if (space === "dc") {
          const first = !replaced.has(within);
          replaced.add(within);
          if (within.local === "creator") {
            note({ kind: "author", value });
            return first ? NOBODY : "";
          }
          if (within.local === "date") {
            note({ kind: "date", value });
            return first ? NO_DATE : "";
          }
        }
        if (space === "svg" && (within.local === "title" || within.local === "desc") && looksLikePath(value)) {
          note({ kind: "other", value });
          return "";
        }
        return void 0;
      }
    };
  }
  var PICTURES = words("drawing:image drawing:fill-image drawing:plugin style:background-image text:list-level-style-image presentation:sound");
  var CELLS = new RegExp(
    '(?:<table:table-cell(?: (?:table:style-name|table:number-columns-repeated|(?:office|calcext):value-type|office:value|office:date-value)="[^"<&]*")*(?:/>|>(?:<text:p>[^<&]*</text:p>)?</table:table-cell>)){1,100}',
    "y"
  );
  function unhandled(element) {
    return element?.attributes.some(({ local, value }) => local === "type" && value.includes("UNHANDLED")) === true;
  }
  function settingsRule() {
    return {
      open({ ns, local, attributes }) {
        if (NAMESPACES.get(ns) !== "config") return NAMESPACES.get(ns) === "office" ? void 0 : "drop";
        const value = (name) => attributes.find((attribute2) => attribute2.local === name)?.value ?? "";
        if (local === "config-item-set") return value("name") === "ooo:configuration-settings" ? void 0 : "drop";
        const number = local === "config-item" && ["boolean", "short", "int", "double"].includes(value("type"));
        return number && !/^Rsid/.test(value("name")) ? void 0 : "drop";
      }
    };
  }

  // src/clean/odf.ts
  var MAX_XML = 64 * 1024 * 1024;
  var MAX_MIMETYPE = 100;
  var MAX_DEPTH2 = 4;
  var FORMATS = /* @__PURE__ */ new Map([
    ["application/vnd.oasis.opendocument.text", "odt"],
    ["application/vnd.oasis.opendocument.text-template", "odt"],
    ["application/vnd.oasis.opendocument.spreadsheet", "ods"],
    ["application/vnd.oasis.opendocument.spreadsheet-template", "ods"],
    ["application/vnd.oasis.opendocument.presentation", "odp"],
    ["application/vnd.oasis.opendocument.presentation-template", "odp"]
  ]);
  var OBJECT_TYPE = /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation|graphics|chart|formula|image)$/;
  var PROGRAMS = /^(?:Basic|Dialogs|Scripts|script)\/(?!(?:[^/]+\/)?(?:script|dialog)-l[bc]\.xml$)./i;
  var SIGNATURES = /^META-INF\/[^/]*signatures[^/]*$/i;
  function odf(inner2) {
    return {
      turnable: false,
      async recognise(head, file) {
        if (head[0] !== 80 || head[1] !== 75 || head[2] !== 3 || head[3] !== 4) return void 0;
        try {
          return FORMATS.get(await mimetype(file, await readZip(file)));
        } catch (error) {
          if (error instanceof Refusal) return void 0;
          throw error;
        }
      },
      inspect: (file) => gather(async (found) => {
        const entries = await readZip(file);
        found.push(...await odfProperties(file, entries));
        await new Walk(file, entries, inner2, (finding) => found.push(finding)).run(true);
      }),
      async clean(file) {
        return writeZip(await new Walk(file, await readZip(file), inner2, () => void 0).run(false));
      }
    };
  }
  async function mimetype(file, entries) {
    const entry = entries.get("mimetype");
    return entry === void 0 ? "" : new TextDecoder().decode(await unpack(file, entry, MAX_MIMETYPE));
  }
  var Walk = class {
    file;
    entries;
    inner;
    note;
    written = [];
    manifest = [];
    media = /* @__PURE__ */ new Map();
    objects = /* @__PURE__ */ new Map();
    types = /* @__PURE__ */ new Map();
    constructor(file, entries, inner2, note) {
      this.file = file;
      this.entries = entries;
      this.inner = inner2;
      this.note = note;
    }
    /** The files of the cleaned package; when only `looking`, media are looked at instead of cleaned. */
    async run(looking) {
      const type = await mimetype(this.file, this.entries);
      if (!FORMATS.has(type)) throw new Refusal("unsupported");
      for (const name of this.entries.keys()) {
        if (PROGRAMS.test(name) || SIGNATURES.test(name)) throw new Refusal("unsupported");
      }
      const { version, types } = await this.readManifest();
      this.types = types;
      this.declare("/", type, version);
      await this.document("", 0, looking);
      const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="${version}">${this.manifest.join("")}</manifest:manifest>`;
      return [
        { name: "mimetype", content: new TextEncoder().encode(type), stored: true },
        ...this.written,
        { name: "META-INF/manifest.xml", content: new TextEncoder().encode(manifest) }
      ];
    }
    /** The document in a folder: the whole one in '', a chart or a formula in its own. */
    async document(folder, depth, looking) {
      if (depth > MAX_DEPTH2) throw new Refusal("limit");
      const to = folder === "" ? "" : `${this.objects.get(folder) ?? ""}/`;
      const from = folder === "" ? "" : `${folder}/`;
      const media = [];
      const objects = [];
      const references = {
        // A picture that is not there is not shown either.
        media: (name) => this.entries.has(name) ? this.reference(name, media, this.media, (number) => `Pictures/media${number}${extensionOf(name)}`) : "",
        object: (name) => this.reference(name, objects, this.objects, (number) => `Object ${number}`),
        folder: from
      };
      const parts = [
        ["content.xml", () => odfRule(this.note, references)],
        ["styles.xml", () => odfRule(this.note, references)],
        ["settings.xml", settingsRule]
      ];
      for (const [name, rule] of parts) {
        const entry = this.entries.get(from + name);
        if (entry === void 0) {
          if (name === "content.xml") throw new Refusal("broken");
          continue;
        }
        const content = rewriteXml(await unpack(this.file, entry, MAX_XML), rule());
        this.write(to + name, "text/xml", content);
      }
      for (const name of media) await this.medium(name, looking);
      for (const name of objects) {
        const type = this.types.get(`${name}/`) ?? "";
        if (!OBJECT_TYPE.test(type)) throw new Refusal("unsupported");
        this.declare(`${this.objects.get(name) ?? ""}/`, type, "1.2");
        await this.document(name, depth + 1, looking);
      }
    }
    /** The new name of something that the text names, and a note to see to it. */
    reference(name, found, names, rename) {
      const known = names.get(name);
      if (known !== void 0) return known;
      const renamed = rename(names.size + 1);
      names.set(name, renamed);
      found.push(name);
      return renamed;
    }
    async medium(name, looking) {
      const entry = this.entries.get(name);
      if (entry === void 0) throw new Refusal("broken");
      const content = await unpackBlob(this.file, entry);
      if (looking) {
        (await this.inner.inspect(content)).forEach(this.note);
        return;
      }
      const { blob, format } = await this.inner.clean(content);
      this.write(this.media.get(name) ?? "", format.type, blob);
    }
    write(name, type, content) {
      this.written.push({ name, content });
      this.declare(name, type);
    }
    declare(name, type, version) {
      const versioned = version === void 0 ? "" : ` manifest:version="${version}"`;
      this.manifest.push(`<manifest:file-entry manifest:full-path="${escapeXml(name)}"${versioned} manifest:media-type="${escapeXml(type)}"/>`);
    }
    async readManifest() {
      const entry = this.entries.get("META-INF/manifest.xml");
      if (entry === void 0) throw new Refusal("broken");
      const types = /* @__PURE__ */ new Map();
      let version = "1.2";
      rewriteXml(await unpack(this.file, entry, MAX_XML), {
        open({ local, attributes }) {
          if (local === "encryption-data" || local === "encrypted-key") throw new Refusal("protected");
          const value = (name) => attributes.find((found) => found.local === name)?.value;
          if (local === "manifest") version = /^1\.[0-4]$/.exec(value("version") ?? "")?.[0] ?? version;
          if (local === "file-entry") types.set((value("full-path") ?? "").replace(/^\.\//, ""), value("media-type") ?? "");
          return void 0;
        }
      });
      return { version, types };
    }
  };
  function extensionOf(name) {
    const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
    return ["jpg", "jpeg", "png", "gif", "webp", "mp4", "m4v", "mov", "m4a"].includes(extension) ? `.${extension}` : "";
  }

  // src/clean/ooxml-names.ts
  var ECMA = "http://schemas.openxmlformats.org/";
  var STRICT = "http://purl.oclc.org/ooxml/";
  var MICROSOFT = "http://schemas.microsoft.com/office/";
  var SHARED = [
    ["w", "wordprocessingml/2006/main", "wordprocessingml/main"],
    ["s", "spreadsheetml/2006/main", "spreadsheetml/main"],
    ["p", "presentationml/2006/main", "presentationml/main"],
    ["a", "drawingml/2006/main", "drawingml/main"],
    ["r", "officeDocument/2006/relationships", "officeDocument/relationships"],
    ["m", "officeDocument/2006/math", "officeDocument/math"],
    ["wp", "drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"],
    ["xdr", "drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"],
    ["pic", "drawingml/2006/picture", "drawingml/picture"],
    ["c", "drawingml/2006/chart", "drawingml/chart"],
    ["cdr", "drawingml/2006/chartDrawing", "drawingml/chartDrawing"],
    ["dgm", "drawingml/2006/diagram", "drawingml/diagram"],
    ["lc", "drawingml/2006/lockedCanvas", "drawingml/lockedCanvas"]
  ];
  var EXTENSIONS = [
    ["mc", `${ECMA}markup-compatibility/2006`],
    ["w14", `${MICROSOFT}word/2010/wordml`],
    ["wps", `${MICROSOFT}word/2010/wordprocessingShape`],
    ["wpg", `${MICROSOFT}word/2010/wordprocessingGroup`],
    ["wpc", `${MICROSOFT}word/2010/wordprocessingCanvas`],
    ["wp14", `${MICROSOFT}word/2010/wordprocessingDrawing`],
    ["a14", `${MICROSOFT}drawing/2010/main`],
    ["p14", `${MICROSOFT}powerpoint/2010/main`],
    ["p188", `${MICROSOFT}powerpoint/2018/8/main`],
    ["pc", `${MICROSOFT}powerpoint/2013/main/command`],
    ["ac", `${MICROSOFT}drawing/2013/main/command`],
    ["c14", `${MICROSOFT}drawing/2007/8/2/chart`],
    ["c15", `${MICROSOFT}drawing/2012/chart`],
    ["cs", `${MICROSOFT}drawing/2012/chartStyle`],
    ["dsp", `${MICROSOFT}drawing/2008/diagram`],
    ["x14", `${MICROSOFT}spreadsheetml/2009/9/main`],
    ["xm", `${MICROSOFT}excel/2006/main`],
    ["xda", `${MICROSOFT}spreadsheetml/2017/dynamicarray`],
    ["v", "urn:schemas-microsoft-com:vml"],
    ["o", "urn:schemas-microsoft-com:office:office"],
    ["w10", "urn:schemas-microsoft-com:office:word"],
    ["x", "urn:schemas-microsoft-com:office:excel"],
    ["pvml", "urn:schemas-microsoft-com:office:powerpoint"]
  ];
  var SHORT = new Map([
    ...SHARED.flatMap(([short, transitional, strict]) => [
      [ECMA + transitional, short],
      [STRICT + strict, short]
    ]),
    ...EXTENSIONS.map(([short, uri]) => [uri, short])
  ]);
  function shortNamespace(uri) {
    return uri === "" ? "" : SHORT.get(uri);
  }
  var PARTS = {
    xml: "officeDocument styles settings fontTable numbering footnotes endnotes comments header footer theme themeOverride worksheet chartsheet sharedStrings sheetMetadata table pivotTable pivotCacheDefinition pivotCacheRecords externalLink drawing vmlDrawing chart chartUserShapes chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing slide slideLayout slideMaster notesMaster notesSlide handoutMaster presProps tableStyles commentAuthors authors ctrlProp slicer slicerCache",
    media: "image audio video media",
    package: "package",
    link: "hyperlink",
    file: "externalLinkPath xlExternalLinkPath externalLinkPathMissing xlPathMissing",
    drop: "core-properties extended-properties custom-properties thumbnail customXml customXmlProps people person commentsExtended commentsIds commentsExtensible threadedComment printerSettings attachedTemplate keyMapCustomizations mailMergeSource mailMergeHeaderSource mailMergeRecipientData recipientData webSettings stylesWithEffects glossaryDocument viewProps calcChain revisionHeaders usernames tags font volatileDependencies changesInfo revisionInfo customProperty htmlPubSaveAs documenttasks classificationlabels extensibility hdphoto",
    refuse: "vbaProject wordVbaData vbaProjectSignature attachedToolbars oleObject control activeXControlBinary aFChunk subDocument xlMacrosheet xlIntlMacrosheet dialogsheet connections queryTable xmlMaps tableSingleCells origin signature rdRichValue rdRichValueStructure rdRichValueTypes richValueRel powerPivotData model"
  };
  var PART_OF = new Map(
    Object.entries(PARTS).flatMap(([part, names]) => names.split(" ").map((name) => [name, part]))
  );
  var RELATIONSHIPS = [
    /^http:\/\/schemas\.openxmlformats\.org\/(?:officeDocument|package)\/2006\/relationships\/(?:metadata\/|digital-signature\/)?([A-Za-z-]+)$/,
    /^http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\/relationships\/(?:metadata\/)?([A-Za-z-]+)$/,
    /^http:\/\/schemas\.microsoft\.com\/office\/(?:[a-z]+\/)?20\d\d\/(?:\d\d\/)?relationships\/(?:ui\/|xlExternalLinkPath\/)?([A-Za-z-]+)$/
  ];
  function relationName(type) {
    return RELATIONSHIPS.map((pattern) => pattern.exec(type)?.[1]).find((name) => name !== void 0);
  }
  function partOf(name) {
    return PART_OF.get(name);
  }
  var IMPLICIT = new Set(
    "styles settings fontTable numbering footnotes endnotes comments theme themeOverride sharedStrings sheetMetadata pivotTable pivotCacheRecords chartStyle chartColorStyle diagramDrawing slideLayout presProps tableStyles commentAuthors authors".split(" ")
  );
  var IMPLICIT_FURTHER = new Set("slideMaster notesMaster notesSlide slide pivotCacheDefinition".split(" "));
  function isImplicit(name, from) {
    return IMPLICIT.has(name) || from !== "officeDocument" && IMPLICIT_FURTHER.has(name);
  }

  // src/clean/ooxml-properties.ts
  var MAX_PROPERTIES2 = 1024 * 1024;
  var KINDS2 = {
    creator: "author",
    lastModifiedBy: "author",
    Manager: "author",
    Company: "author",
    created: "date",
    modified: "date",
    lastPrinted: "date",
    Application: "software",
    AppVersion: "software",
    Template: "other",
    HyperlinkBase: "other",
    title: "comment",
    subject: "comment",
    keywords: "comment",
    category: "comment",
    description: "comment"
  };
  async function ooxmlProperties(file, entries, root) {
    const found = [];
    for (const { type, target } of root) {
      const entry = entries.get(target.replace(/^\//, ""));
      const name = relationName(type);
      if (entry === void 0 || name === void 0) continue;
      if (name === "thumbnail") found.push({ kind: "thumbnail" });
      if (/^(?:core|extended|custom)-properties$/.test(name)) await readProperties(file, entry, name === "custom-properties", found);
    }
    for (const [name, entry] of entries) {
      if (/\/(?:people|usernames|revisionheaders)\.xml$|\/persons\/[^/]+\.xml$/i.test(name)) await readPeople(file, entry, found);
      if (/(?:^|\/)xl\/workbook\.xml$/i.test(name)) await readFolder(file, entry, found);
    }
    return found;
  }
  async function readProperties(file, entry, custom, found) {
    let revision = "";
    let minutes = "";
    await look2(file, entry, (bytes) => {
      rewriteXml(bytes, {
        open({ local, attributes }) {
          const name = local === "property" ? attributes.find((attribute2) => attribute2.local === "name")?.value : void 0;
          if (custom && name !== void 0) found.push({ kind: "other", value: name });
          return void 0;
        },
        text(value, within) {
          const kind = custom ? "other" : KINDS2[within.local];
          if (kind !== void 0 && value.trim() !== "") found.push({ kind, value });
          if (within.local === "revision") revision = value;
          if (within.local === "TotalTime") minutes = value;
          return void 0;
        }
      });
    });
    if (revision !== "" && revision !== "1") found.push({ kind: "history", value: `${revision}×` });
    const time2 = Number.parseInt(minutes, 10);
    if (time2 > 0) found.push({ kind: "history", value: `${Math.floor(time2 / 60)}:${String(time2 % 60).padStart(2, "0")}` });
  }
  async function readPeople(file, entry, found) {
    await look2(file, entry, (bytes) => {
      rewriteXml(bytes, {
        open({ attributes }) {
          for (const { local, value } of attributes) {
            if (local === "author" || local === "displayName" || local === "userName" || local === "name") found.push({ kind: "author", value });
          }
          return void 0;
        }
      });
    });
  }
  async function readFolder(file, entry, found) {
    await look2(file, entry, (bytes) => {
      rewriteXml(bytes, {
        open({ local, attributes }) {
          const url = local === "absPath" ? attributes.find((attribute2) => attribute2.local === "url")?.value : void 0;
          if (url !== void 0) found.push({ kind: "other", value: url });
          return void 0;
        }
      });
    });
  }
  async function look2(file, entry, read2) {
    try {
      read2(await unpack(file, entry, MAX_PROPERTIES2));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  // src/clean/ooxml-fields.ts
  var KNOWN = new Set(
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TOA TA TC XE INDEX HYPERLINK DATE TIME FORMTEXT FORMCHECKBOX FORMDROPDOWN SYMBOL EQ QUOTE ADVANCE LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT = IF COMPARE SET ASK FILLIN CITATION BIBLIOGRAPHY GOTOBUTTON".split(" ")
  );
  var FIXED = " QUOTE ";
  var Fields = class {
    note;
    open_ = [];
    constructor(note) {
      this.note = note;
    }
    /** The instruction as it may stay. */
    instruction(text3) {
      const keyword = /^\s*([A-Za-z]+|=)/.exec(text3)?.[1]?.toUpperCase();
      if (keyword !== void 0 && KNOWN.has(keyword) && !looksLikePath(text3)) return text3;
      if (text3.trim() === "") return text3;
      this.note({ kind: "other", value: text3 });
      return FIXED;
    }
    open(element) {
      if (element.local !== "fldChar") return;
      const type = element.attributes.find(({ ns, local }) => local === "fldCharType" && shortNamespace(ns) === "w")?.value;
      if (type === "begin") this.open_.push({ slots: [], texts: [] });
      else if (type === "separate") this.settle(this.open_.at(-1));
      else if (type === "end") this.settle(this.open_.pop());
    }
    close(element) {
      if (element.parent === void 0) while (this.open_.length > 0) this.settle(this.open_.pop());
    }
    text(value, within, slot) {
      if (within.local !== "instrText" && within.local !== "delInstrText") return void 0;
      const field = this.open_.at(-1);
      if (field === void 0) return "";
      field.texts.push(value);
      field.slots.push(slot());
      return void 0;
    }
    /** An instruction may be spread over many runs: it is judged whole. */
    settle(field) {
      if (field === void 0 || field.slots.length === 0) return;
      const text3 = field.texts.join("");
      const kept = this.instruction(text3);
      if (kept !== text3) field.slots.forEach((slot, i) => slot.set(i === 0 ? kept : ""));
      field.slots.length = 0;
      field.texts.length = 0;
    }
  };

  // src/clean/ooxml-rules.ts
  var NOBODY2 = "Author";
  var words2 = (text3) => new Set(text3.split(/\s+/));
  var DROPPED2 = words2(
    `w:rsid w:fldData w:printerSettings w:dataBinding w:smartTagPr w:customXmlPr w:permStart w:permEnd w:placeholder w:nsid w:embedRegular w:embedBold w:embedItalic
  w:embedBoldItalic s:fileVersion s:fileSharing s:fileRecoveryPr s:webPublishing s:webPublishObjects s:webPublishItems s:customWorkbookViews
  s:customSheetViews s:smartTags s:smartTagTypes s:smartTagPr s:customProperties p:modifyVerifier p:embeddedFontLst p:custDataLst p:smartTags
  p:htmlPubPr p:webPr a14:imgProps p14:creationId p14:modId`
  );
  var DROPPED_EXTENSIONS = words2("a14:imgProps p14:creationId p14:modId");
  var SETTINGS = words2(
    `view mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop trackRevisions documentProtection
  autoFormatOverride defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders
  bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
  characterSpacingControl noLineBreaksAfter noLineBreaksBefore strictFirstAndLastChars printTwoOnOne footnotePr endnotePr compat mathPr
  themeFontLang clrSchemeMapping hdrShapeDefaults shapeDefaults decimalSymbol listSeparator displayBackgroundShape`
  );
  var ATTRIBUTES = words2(
    `s:workbookPr.codeName s:sheetPr.codeName s:protectedRange.securityDescriptor s:scenario.user s:pivotCacheDefinition.refreshedBy
  s:pivotCacheDefinition.refreshedDate s:pivotCacheDefinition.refreshedDateIso s:pivotCacheDefinition.refreshedVersion
  p:cm.dt v:imagedata.src v:imagedata.href v:shape.href v:group.href v:rect.href p188:cm.status`
  );
  var HASHES = words2(
    "hash salt hashValue saltValue hashData saltData spinCount algorithmName cryptSpinCount cryptProviderType cryptAlgorithmClass cryptAlgorithmType cryptAlgorithmSid password workbookPassword revisionsPassword workbookHashValue workbookSaltValue workbookSpinCount workbookAlgorithmName revisionsHashValue revisionsSaltValue revisionsSpinCount revisionsAlgorithmName"
  );
  var PROTECTIONS = words2("w:documentProtection s:sheetProtection s:workbookProtection s:protectedRange");
  var NAMES = /* @__PURE__ */ new Map([
    ["p:cmAuthor.name", NOBODY2],
    ["p:cmAuthor.initials", "A"],
    ["p188:author.name", NOBODY2],
    ["p188:author.initials", "A"],
    ["p188:author.userId", NOBODY2],
    ["p188:author.providerId", "None"]
  ]);
  var NO_DATE2 = "2000-01-01T00:00:00";
  var DATES = words2("p188:cm.created p188:reply.created");
  function ooxmlRule(report) {
    const note = (finding) => {
      if (finding.value !== NOBODY2 && finding.value !== NO_DATE2) report(finding);
    };
    let references = [];
    const before = /* @__PURE__ */ new WeakMap();
    const chosen = /* @__PURE__ */ new WeakSet();
    const fields = new Fields(note);
    const authors = [];
    const remove = (element) => {
      references = references.slice(0, before.get(element) ?? references.length);
      element.remove();
    };
    const unknown = (element) => {
      for (let around = element.parent; around !== void 0; around = around.parent) {
        if (around.local !== "ext" || !before.has(around)) continue;
        remove(around);
        return "drop";
      }
      if (isIgnorable(element, element.ns)) return "drop";
      throw new Refusal("unsupported");
    };
    const alternatives = (element, attributes) => {
      const { local, parent } = element;
      if (local === "AlternateContent") return { attributes, held: true };
      if (parent === void 0) throw new Refusal("broken");
      if (local === "Choice") {
        const requires = attribute(element, "Requires")?.split(/\s+/) ?? [""];
        if (requires.some((prefix) => shortNamespace(element.namespace(prefix) ?? "?") === void 0)) return "drop";
        chosen.add(parent);
        return { attributes };
      }
      if (local !== "Fallback") throw new Refusal("unsupported");
      if (chosen.has(parent)) return { attributes };
      parent.unwrap();
      chosen.add(parent);
      return { attributes, unwrapped: true };
    };
    const rule = {
      open(element) {
        const short = shortNamespace(element.ns);
        const settings = element.parent?.local === "settings" && shortNamespace(element.parent.ns) === "w";
        if (settings && !SETTINGS.has(element.local)) {
          if (element.local === "rsids") note({ kind: "history" });
          return "drop";
        }
        if (short === void 0) return unknown(element);
        const key = `${short}:${element.local}`;
        if (DROPPED2.has(key)) {
          if (DROPPED_EXTENSIONS.has(key) && element.parent?.local === "ext") remove(element.parent);
          return "drop";
        }
        if (key === "s:ddeLink") throw new Refusal("unsupported");
        if (short === "w") fields.open(element);
        if (element.local === "ext" || element.local === "AlternateContent") before.set(element, references.length);
        const attributes = cleanAttributes(element, key, note, fields);
        for (const { ns, local, value } of attributes ?? element.attributes) {
          const space = shortNamespace(ns);
          if (space === "r" || space === "o" && local === "relid" || key === "dsp:dataModelExt" && local === "relId") references.push(value);
        }
        if (short === "mc") return alternatives(element, attributes);
        if (element.local === "ext") return { attributes, held: true };
        return attributes === void 0 ? void 0 : { attributes };
      },
      plain(element) {
        const own = shortNamespace(element.namespace("") ?? "") === "s" && shortNamespace(element.ns) === "s";
        return own ? PLAIN3[element.local] : void 0;
      },
      close(element) {
        const short = shortNamespace(element.ns);
        if (short === "w") fields.close(element);
        if (short === "mc" && element.local === "AlternateContent" && !chosen.has(element)) remove(element);
      },
      text(value, within, slot) {
        const short = shortNamespace(within.ns);
        if (short === "w") return fields.text(value, within, slot);
        if (short !== "s") return void 0;
        if (within.local === "author") {
          authors.push(value);
          note({ kind: "author", value });
          return NOBODY2;
        }
        if (within.local !== "t" || authors.length === 0) return void 0;
        const author = authors.find((name) => name !== "" && value.startsWith(`${name}:`));
        return author === void 0 ? void 0 : NOBODY2 + value.slice(author.length);
      }
    };
    return { rule, referenced: () => new Set(references) };
  }
  var TEXT = '<t(?: xml:space="preserve")?>[^<&]*</t>';
  var PLAIN3 = {
    row: new RegExp(`(?:<c(?: [rst]="[A-Za-z0-9]*")*(?:/>|>(?:<v>[^<&]*</v>|<is>${TEXT}</is>)?</c>)){1,100}`, "y"),
    sst: new RegExp(`(?:<si>${TEXT}</si>){1,100}`, "y")
  };
  function attribute(element, local) {
    return element.attributes.find((found) => found.ns === "" && found.local === local)?.value;
  }
  function isIgnorable(element, uri) {
    for (let around = element; around !== void 0; around = around.parent) {
      for (const { ns, local, value } of around.attributes) {
        if (local !== "Ignorable" || shortNamespace(ns) !== "mc") continue;
        if (value.split(/\s+/).some((prefix) => prefix !== "" && around?.namespace(prefix) === uri)) return true;
      }
    }
    return false;
  }
  function cleanAttributes(element, key, note, fields) {
    let changed = false;
    const kept = [];
    for (const found of element.attributes) {
      const value = cleanAttribute(element, key, found, note, fields);
      if (value !== found.value) changed = true;
      if (value !== void 0) kept.push({ ...found, value });
    }
    return changed ? kept : void 0;
  }
  function cleanAttribute(element, key, { ns, local, value }, note, fields) {
    if (ns === XMLNS) return shortNamespace(value) === void 0 ? void 0 : value;
    if (ns === XML) return local === "space" || local === "lang" ? value : void 0;
    const space = shortNamespace(ns);
    if (space === void 0) return void 0;
    if (space === "mc") return markupCompatibility(element, local, value);
    if (space === "w") return wordAttribute(key, local, value, note, fields);
    if (space === "w14") return local === "paraId" || local === "textId" ? void 0 : value;
    if (space === "wp14") return local === "anchorId" || local === "editId" ? void 0 : value;
    if (space === "o") return ["title", "gfxdata", "href", "althref"].includes(local) ? void 0 : value;
    if (space === "r") return element.local === "pageSetup" ? void 0 : value;
    if (space !== "") return value;
    return plainAttribute(element, key, local, value, note);
  }
  function markupCompatibility(element, local, value) {
    const prefixes = value.split(/\s+/).filter((prefix) => prefix !== "");
    const known = prefixes.filter((prefix) => shortNamespace(element.namespace(prefix.split(":")[0] ?? "") ?? "?") !== void 0);
    if (local === "MustUnderstand" && known.length < prefixes.length) throw new Refusal("unsupported");
    return known.length === 0 ? void 0 : known.length === prefixes.length ? value : known.join(" ");
  }
  function wordAttribute(key, local, value, note, fields) {
    if (local.startsWith("rsid")) {
      note({ kind: "history" });
      return void 0;
    }
    if (local === "author") {
      note({ kind: "author", value });
      return NOBODY2;
    }
    if (local === "initials") return "A";
    if (local === "date") {
      note({ kind: "date", value });
      return void 0;
    }
    if (key === "w:fldSimple" && local === "instr") return fields.instruction(value);
    if (PROTECTIONS.has(key) && HASHES.has(local)) return void 0;
    return value;
  }
  function plainAttribute(element, key, local, value, note) {
    const name = `${key}.${local}`;
    const person = NAMES.get(name);
    if (person !== void 0) {
      if (local === "name") note({ kind: "author", value });
      return person;
    }
    if (DATES.has(name)) {
      note({ kind: "date", value });
      return NO_DATE2;
    }
    if (ATTRIBUTES.has(name)) {
      if (local === "refreshedBy" || local === "user") note({ kind: "author", value });
      if (local === "dt") note({ kind: "date", value });
      return void 0;
    }
    if (PROTECTIONS.has(key) && HASHES.has(local)) return void 0;
    if ((element.local === "cNvPr" || element.local === "docPr") && local === "name") {
      if (looksLikePath(value)) note({ kind: "other", value });
      return `Object ${attribute(element, "id") ?? ""}`;
    }
    if ((local === "descr" || local === "title" || local === "alt") && looksLikePath(value)) {
      note({ kind: "other", value });
      return void 0;
    }
    if ((key === "a:theme" || key === "a:clrScheme" || key === "a:fontScheme" || key === "a:fmtScheme") && local === "name") return "Theme";
    if ((element.local === "hlinkClick" || element.local === "hlinkHover") && local === "action") {
      return /^ppaction:\/\/(?:hlinksldjump|hlinkshowjump|media|noaction|customshow)/.test(value) || value === "" ? value : void 0;
    }
    if (key === "s:hyperlink" && local === "location") return isOutside(value) || !looksLikePath(value) ? value : void 0;
    return value;
  }

  // src/clean/ooxml.ts
  var TYPES = "[Content_Types].xml";
  var MAX_XML2 = 64 * 1024 * 1024;
  var MAX_DEPTH3 = 2;
  var MAIN = [
    ["docx", /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)\.main\+xml$/],
    ["xlsx", /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)\.main\+xml$/],
    ["pptx", /^application\/vnd\.openxmlformats-officedocument\.presentationml\.(?:presentation|slideshow|template)\.main\+xml$/]
  ];
  var MACROS = /macroEnabled/;
  var XML_TYPE = /^application\/(?:vnd\.(?:openxmlformats-officedocument|ms-(?:word|excel|powerpoint|office))[\w.-]*\+xml|vnd\.openxmlformats-officedocument\.vmlDrawing)$/;
  var VML = "application/vnd.openxmlformats-officedocument.vmlDrawing";
  function ooxml(inner2) {
    return {
      turnable: false,
      async recognise(head, file) {
        if (head[0] !== 80 || head[1] !== 75 || head[2] !== 3 || head[3] !== 4) return void 0;
        try {
          const package_ = await openPackage(file);
          return MAIN.find(([, type]) => type.test(package_.type.replace(MACROS, "")))?.[0] ?? macroFormat(package_.type);
        } catch (error) {
          if (error instanceof Refusal) return void 0;
          throw error;
        }
      },
      inspect: (file) => gather(async (found) => {
        const package_ = await openPackage(file);
        found.push(...await ooxmlProperties(file, package_.entries, package_.root));
        await new Walk2(file, package_, inner2, (finding) => found.push(finding), 0).run(true);
      }),
      clean: (file) => cleanPackage(file, inner2, 0)
    };
  }
  function macroFormat(type) {
    if (!MACROS.test(type)) return void 0;
    return type.includes("ms-word") ? "docx" : type.includes("ms-excel") ? "xlsx" : type.includes("ms-powerpoint") ? "pptx" : void 0;
  }
  async function cleanPackage(file, inner2, depth) {
    const walk2 = new Walk2(file, await openPackage(file), inner2, () => void 0, depth);
    return writeZip(await walk2.run(false));
  }
  async function openPackage(file) {
    const entries = await readZip(file);
    const names = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]));
    const typesEntry = entries.get(TYPES);
    if (typesEntry === void 0) throw new Refusal("unsupported");
    const typeOf = contentTypes(await unpack(file, typesEntry, MAX_XML2));
    const root = await relationships(file, entries, names, "");
    const mains = root.filter(({ type }) => relationName(type) === "officeDocument");
    const main = mains[0] === void 0 ? void 0 : names.get(resolveTarget("", mains[0].target).toLowerCase());
    if (main === void 0 || mains.length !== 1) throw new Refusal("unsupported");
    return { entries, names, root, main, type: typeOf(main) ?? "", typeOf };
  }
  var Walk2 = class _Walk {
    file;
    package_;
    inner;
    note;
    depth;
    /** New names by old ones; in this order parts are written. */
    renamed = /* @__PURE__ */ new Map();
    types = /* @__PURE__ */ new Map();
    queue = [];
    written = [];
    media = 0;
    constructor(file, package_, inner2, note, depth) {
      this.file = file;
      this.package_ = package_;
      this.inner = inner2;
      this.note = note;
      this.depth = depth;
    }
    /** The files of the cleaned package; when only `looking`, media are looked at instead of cleaned. */
    async run(looking) {
      const { main, type, root } = this.package_;
      if (MACROS.test(type) || !MAIN.some(([, pattern]) => pattern.test(type))) throw new Refusal("unsupported");
      for (const { type: relation } of root) {
        if (partOf(relationName(relation) ?? "") === "refuse") throw new Refusal("unsupported");
      }
      const start2 = root.find(({ type: relation }) => relationName(relation) === "officeDocument");
      this.renamed.set(main, main);
      this.queue.push({ name: main, relation: "officeDocument" });
      for (let job = this.queue.shift(); job !== void 0; job = this.queue.shift()) await this.part(job, looking);
      const rootRelationships = relationshipsXml([{ id: "rId1", type: start2?.type ?? "", target: main, external: false }]);
      return [
        { name: TYPES, content: this.contentTypes() },
        { name: "_rels/.rels", content: rootRelationships },
        ...this.written
      ];
    }
    async part({ name, relation }, looking) {
      const { entries, names } = this.package_;
      const entry = entries.get(name);
      const type = this.package_.typeOf(name) ?? "";
      if (entry === void 0) throw new Refusal("broken");
      if (!XML_TYPE.test(type) || MACROS.test(type) || type === VML !== (relation === "vmlDrawing")) throw new Refusal("unsupported");
      this.types.set(name, type);
      const { rule, referenced } = ooxmlRule(this.note);
      const content = rewriteXml(await unpack(this.file, entry, MAX_XML2), rule);
      this.written.push({ name, content });
      const ids = referenced();
      const kept = [];
      for (const relationship of await relationships(this.file, entries, names, name)) {
        const mended = await this.related(name, relation, relationship, ids.has(relationship.id), looking);
        if (mended !== void 0) kept.push(mended);
      }
      if (kept.length > 0) this.written.push({ name: relationshipsName(name), content: relationshipsXml(kept) });
    }
    /** What stays of a relationship, having seen to its target. */
    async related(from, relation, found, referenced, looking) {
      const name = relationName(found.type);
      const part = name === void 0 ? void 0 : partOf(name);
      if (part === "refuse") throw new Refusal("unsupported");
      if (name === void 0 || part === void 0) {
        if (referenced) throw new Refusal("unsupported");
        return void 0;
      }
      if (!referenced && !isImplicit(name, relation)) return void 0;
      if (part === "drop") {
        if (referenced) throw new Refusal("unsupported");
        return void 0;
      }
      if (found.external || part === "link" || part === "file") return this.outside(found, part);
      const target = this.package_.names.get(resolveTarget(from, found.target).toLowerCase());
      if (target === void 0) throw new Refusal("broken");
      if (!this.renamed.has(target)) {
        if (part === "xml") {
          this.renamed.set(target, target);
          this.queue.push({ name: target, relation: name });
        } else this.renamed.set(target, await this.opaque(target, part, looking));
      }
      return { ...found, target: relative(from, this.renamed.get(target) ?? target) };
    }
    outside(found, part) {
      if (part === "link" && (isOutside(found.target) || !found.external && found.target.startsWith("#"))) return found;
      const target = part === "file" ? "file" : "about:blank";
      if (found.target !== target) this.note({ kind: "other", value: found.target });
      return { ...found, target, external: true };
    }
    /** A picture, a sound, a film, or a document inside, under a new name, because its own may be that of a file of the writer's. */
    async opaque(name, part, looking) {
      const entry = this.package_.entries.get(name);
      if (entry === void 0) throw new Refusal("broken");
      const content = await unpackBlob(this.file, entry);
      const folder = `${this.package_.main.split("/")[0] ?? ""}/media`;
      const number = ++this.media;
      if (part === "package") {
        if (this.depth + 1 >= MAX_DEPTH3) throw new Refusal("limit");
        const package_ = await openPackage(content);
        const extension = MAIN.find(([, type]) => type.test(package_.type))?.[0];
        if (extension === void 0) throw new Refusal("unsupported");
        const renamed2 = `${folder}/package${number}.${extension}`;
        const walk2 = new _Walk(content, package_, this.inner, this.note, this.depth + 1);
        if (looking) (await ooxmlProperties(content, package_.entries, package_.root)).forEach(this.note);
        const parts = await walk2.run(looking);
        if (!looking) this.written.push({ name: renamed2, content: await writeZip(parts) });
        this.types.set(renamed2, package_.type.replace(/\.main\+xml$/, ""));
        return renamed2;
      }
      if (looking) {
        (await this.inner.inspect(content)).forEach(this.note);
        return name;
      }
      const { blob, format } = await this.inner.clean(content);
      const renamed = `${folder}/media${number}.${format.extension}`;
      this.types.set(renamed, format.type);
      this.written.push({ name: renamed, content: blob });
      return renamed;
    }
    contentTypes() {
      const overrides = [...this.types].map(
        ([name, type]) => `<Override PartName="/${escapeXml(encodeURI(name))}" ContentType="${escapeXml(type)}"/>`
      );
      return new TextEncoder().encode(
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
      );
    }
  };
  async function relationships(file, entries, names, of) {
    const entry = entries.get(names.get(relationshipsName(of).toLowerCase()) ?? "");
    if (entry === void 0) return [];
    const found = [];
    const ids = /* @__PURE__ */ new Set();
    rewriteXml(await unpack(file, entry, MAX_XML2), {
      open({ local, attributes }) {
        if (local !== "Relationship") return void 0;
        const id = valueOf(attributes, "Id");
        const type = valueOf(attributes, "Type");
        const target = valueOf(attributes, "Target");
        if (id === void 0 || type === void 0 || target === void 0 || ids.has(id)) throw new Refusal("broken");
        ids.add(id);
        found.push({ id, type, target, external: valueOf(attributes, "TargetMode") === "External" });
        return void 0;
      }
    });
    return found;
  }
  function relationshipsXml(found) {
    const items = found.map(
      ({ id, type, target, external }) => `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ""}/>`
    );
    return new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`
    );
  }
  function contentTypes(bytes) {
    const defaults = /* @__PURE__ */ new Map();
    const overrides = /* @__PURE__ */ new Map();
    rewriteXml(bytes, {
      open({ local, attributes }) {
        const type = valueOf(attributes, "ContentType");
        const [table, key] = local === "Default" ? [defaults, valueOf(attributes, "Extension")] : [overrides, valueOf(attributes, "PartName")?.replace(/^\//, "")];
        if (local === "Types") return void 0;
        if (type === void 0 || key === void 0 || table.has(key.toLowerCase())) throw new Refusal("broken");
        table.set(decodeTarget(key).toLowerCase(), type);
        return void 0;
      }
    });
    return (name) => overrides.get(name.toLowerCase()) ?? defaults.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
  }
  function relationshipsName(of) {
    const slash = of.lastIndexOf("/") + 1;
    return `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`;
  }
  function resolveTarget(from, target) {
    const [path = ""] = decodeTarget(target).split("#");
    const segments2 = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
    for (const segment of path.split("/")) {
      if (segment === "..") segments2.pop();
      else if (segment !== "" && segment !== ".") segments2.push(segment);
    }
    return segments2.join("/");
  }
  function decodeTarget(target) {
    try {
      return decodeURI(target);
    } catch {
      throw new Refusal("broken");
    }
  }
  function relative(from, to) {
    const folder = from.split("/").slice(0, -1);
    const path = to.split("/");
    let shared = 0;
    while (shared < folder.length && shared < path.length - 1 && folder[shared] === path[shared]) shared++;
    return encodeURI([...folder.slice(shared).map(() => ".."), ...path.slice(shared)].join("/"));
  }
  function valueOf(attributes, local) {
    return attributes.find((found) => found.ns === "" && found.local === local)?.value;
  }

  // src/clean/other.ts
  function recogniseOther(head) {
    return MAGIC.find(({ marks }) => marks.every(({ at, text: text3 }) => startsWith(head, at, text3)))?.format;
  }
  var start = (text3) => [{ at: 0, text: text3 }];
  var riff = (text3) => [
    { at: 0, text: "RIFF" },
    { at: 8, text: text3 }
  ];
  var MAGIC = [
    { format: "gif", marks: start("GIF87a") },
    { format: "gif", marks: start("GIF89a") },
    { format: "tiff", marks: start("II*\0") },
    { format: "tiff", marks: start("MM\0*") },
    { format: "avi", marks: riff("AVI ") },
    { format: "wav", marks: riff("WAVE") },
    { format: "matroska", marks: start("Eß£") },
    { format: "mp3", marks: start("ID3") },
    { format: "mp3", marks: start("ÿû") },
    { format: "mp3", marks: start("ÿó") },
    { format: "ogg", marks: start("OggS") },
    { format: "flac", marks: start("fLaC") },
    { format: "pdf", marks: start("%PDF-") },
    { format: "office", marks: start("ÐÏà¡±á") },
    { format: "zip", marks: start("PK") },
    { format: "rar", marks: start("Rar!\x07") },
    { format: "7z", marks: start("7z¼¯'") }
  ];
  function startsWith(bytes, at, text3) {
    for (let i = 0; i < text3.length; i++) {
      if (bytes[at + i] !== text3.charCodeAt(i)) return false;
    }
    return true;
  }

  // src/clean/pdf-syntax.ts
  var Name = class {
    text;
    constructor(text3) {
      this.text = text3;
    }
  };
  var Numeral = class {
    text;
    value;
    constructor(text3) {
      this.text = text3;
      this.value = Number(text3);
    }
  };
  var Text = class {
    bytes;
    constructor(bytes) {
      this.bytes = bytes;
    }
  };
  var Reference = class {
    number;
    generation;
    constructor(number, generation) {
      this.number = number;
      this.generation = generation;
    }
  };
  var Stream = class {
    dictionary;
    at;
    length;
    constructor(dictionary, at, length) {
      this.dictionary = dictionary;
      this.at = at;
      this.length = length;
    }
  };
  var Unfinished = class extends Error {
  };
  var MAX_NESTING = 64;
  var MAX_LENGTH = 1e6;
  var SPACE = /* @__PURE__ */ new Set([0, 9, 10, 12, 13, 32]);
  var DELIMITER = new Set([..."()<>[]{}/%"].map((character) => character.charCodeAt(0)));
  var NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
  var Reader2 = class {
    bytes;
    at;
    constructor(bytes, at = 0) {
      this.bytes = bytes;
      this.at = at;
    }
    /** One object; a word that begins none is refused. */
    value(depth = 0) {
      if (depth > MAX_NESTING) throw new Refusal("limit");
      this.space();
      const byte = this.peek();
      if (byte === 47) return this.name();
      if (byte === 40) return this.literal();
      if (byte === 91) return this.list(depth);
      if (byte === 60) return this.bytes[this.at + 1] === 60 ? this.dictionary(depth) : this.hexadecimal();
      const word = this.word();
      if (word === "true") return true;
      if (word === "false") return false;
      if (word === "null") return null;
      if (!NUMERAL.test(word)) throw new Refusal("broken");
      return this.reference(word) ?? new Numeral(word.replace(/^\+/, ""));
    }
    /** A whole number that is not negative. */
    integer() {
      this.space();
      const word = this.word();
      if (!/^\d{1,15}$/.test(word)) throw new Refusal("broken");
      return Number(word);
    }
    /** Whether this word comes next; it is passed over if so. */
    keyword(word) {
      this.space();
      const start2 = this.at;
      if (this.word() === word) return true;
      this.at = start2;
      return false;
    }
    /** Passes over white space and comments. */
    space() {
      for (; ; ) {
        const byte = this.bytes[this.at];
        if (byte === void 0) return;
        if (byte === 37) {
          while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++;
        } else if (SPACE.has(byte)) this.at++;
        else return;
      }
    }
    peek() {
      const byte = this.bytes[this.at];
      if (byte === void 0) throw new Unfinished();
      return byte;
    }
    /** Letters up to a space or a delimiter; at the end of the bytes more could follow. */
    word() {
      let word = "";
      for (; ; this.at++) {
        const byte = this.peek();
        if (SPACE.has(byte) || DELIMITER.has(byte)) return word;
        word += String.fromCharCode(byte);
        if (word.length > 128) throw new Refusal("broken");
      }
    }
    name() {
      this.at++;
      const word = this.word();
      const text3 = word.replace(/#(..?)?/g, (_, digits) => {
        if (digits === void 0 || !/^[0-9a-fA-F]{2}$/.test(digits) || digits === "00") throw new Refusal("broken");
        return String.fromCharCode(Number.parseInt(digits, 16));
      });
      return new Name(text3);
    }
    reference(word) {
      if (!/^\d{1,10}$/.test(word)) return void 0;
      const start2 = this.at;
      this.space();
      if (/^[0-9]$/.test(String.fromCharCode(this.peek()))) {
        const generation = this.word();
        if (/^\d{1,5}$/.test(generation)) {
          this.space();
          if (this.peek() === 82) {
            const after = this.at;
            if (this.word() === "R") return new Reference(Number(word), Number(generation));
            this.at = after;
          }
        }
      }
      this.at = start2;
      return void 0;
    }
    list(depth) {
      this.at++;
      const items = [];
      for (; ; ) {
        this.space();
        if (this.peek() === 93) {
          this.at++;
          return items;
        }
        if (items.push(this.value(depth + 1)) > MAX_LENGTH) throw new Refusal("limit");
      }
    }
    dictionary(depth) {
      this.at += 2;
      const entries = /* @__PURE__ */ new Map();
      for (; ; ) {
        this.space();
        const byte = this.peek();
        if (byte === 62) {
          this.at++;
          if (this.peek() !== 62) throw new Refusal("broken");
          this.at++;
          return entries;
        }
        if (byte !== 47) throw new Refusal("broken");
        const { text: text3 } = this.name();
        if (entries.has(text3) || entries.size === MAX_LENGTH) throw new Refusal("broken");
        entries.set(text3, this.value(depth + 1));
      }
    }
    hexadecimal() {
      this.at++;
      const parts = [];
      let high = -1;
      for (; ; ) {
        const byte = this.peek();
        this.at++;
        if (byte === 62) break;
        if (SPACE.has(byte)) continue;
        const digit = Number.parseInt(String.fromCharCode(byte), 16);
        if (Number.isNaN(digit)) throw new Refusal("broken");
        if (high < 0) high = digit;
        else {
          parts.push(String.fromCharCode(high * 16 + digit));
          high = -1;
        }
      }
      if (high >= 0) parts.push(String.fromCharCode(high * 16));
      return new Text(parts.join(""));
    }
    literal() {
      this.at++;
      const parts = [];
      for (let open = 1; ; ) {
        const byte = this.peek();
        this.at++;
        if (byte === 92) {
          parts.push(this.escape());
          continue;
        }
        if (byte === 40) open++;
        if (byte === 41 && --open === 0) return new Text(parts.join(""));
        if (byte === 13) {
          if (this.peek() === 10) this.at++;
          parts.push("\n");
        } else parts.push(String.fromCharCode(byte));
      }
    }
    escape() {
      const byte = this.peek();
      this.at++;
      if (byte === 13) {
        if (this.peek() === 10) this.at++;
        return "";
      }
      if (byte === 10) return "";
      const character = String.fromCharCode(byte);
      if (!/[0-7]/.test(character)) return ESCAPES2[character] ?? character;
      let digits = character;
      while (digits.length < 3 && /[0-7]/.test(String.fromCharCode(this.peek()))) digits += String.fromCharCode(this.bytes[this.at++] ?? 0);
      return String.fromCharCode(Number.parseInt(digits, 8) & 255);
    }
  };
  var ESCAPES2 = { n: "\n", r: "\r", t: "	", b: "\b", f: "\f" };
  function writeName(text3) {
    return `/${text3.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${hexByte(character)}`)}`;
  }
  function writeText(bytes) {
    if (/^[ -~]*$/.test(bytes)) return `(${bytes.replace(/[\\()]/g, (character) => `\\${character}`)})`;
    return `<${[...bytes].map(hexByte).join("")}>`;
  }
  function readableText(bytes) {
    const raw = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
    if (bytes.startsWith("þÿ")) return new TextDecoder("utf-16be").decode(raw.subarray(2));
    if (bytes.startsWith("ÿþ")) return new TextDecoder("utf-16le").decode(raw.subarray(2));
    if (bytes.startsWith("ï»¿")) return new TextDecoder().decode(raw.subarray(3));
    return bytes;
  }
  function readableDate(text3) {
    const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?/.exec(text3);
    if (parts === null) return text3;
    const [, year, month, day, hour, minute, second, z, zone, zoneMinute] = parts;
    const date2 = [year, month, day].filter((part) => part !== void 0).join("-");
    const time2 = [hour, minute, second].filter((part) => part !== void 0).join(":");
    const offset = z ?? (zone === void 0 ? "" : `${zone}:${zoneMinute ?? "00"}`);
    return [date2, time2, offset].filter((part) => part !== "").join(" ");
  }
  function isDictionary(value) {
    return value instanceof Map;
  }
  function isList(value) {
    return Array.isArray(value);
  }
  function nameOf(value) {
    return value instanceof Name ? value.text : void 0;
  }
  function wholeOf(value) {
    return value instanceof Numeral && Number.isSafeInteger(value.value) ? value.value : void 0;
  }
  function hexByte(character) {
    return character.charCodeAt(0).toString(16).padStart(2, "0");
  }

  // src/clean/zlib.ts
  async function inflate(packed, max) {
    const chunks4 = [];
    let length = 0;
    try {
      const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
      for (; ; ) {
        const { done, value } = await reader.read();
        if (done) return join(...chunks4);
        length += value.length;
        if (length > max) {
          await reader.cancel();
          break;
        }
        chunks4.push(value);
      }
    } catch {
      throw new Refusal("broken");
    }
    throw new Refusal("limit");
  }
  function store(bytes) {
    if (bytes.length > 65535) throw new RangeError("longer than a stored block");
    const length = Uint8Array.of(bytes.length, bytes.length >> 8);
    const inverse = length.map((byte) => ~byte);
    return join(Uint8Array.of(120, 1, 1), length, inverse, bytes, adler32(bytes));
  }
  function adler32(bytes) {
    let a = 1;
    let b = 0;
    for (const byte of bytes) {
      a = (a + byte) % 65521;
      b = (b + a) % 65521;
    }
    return join(be16(b), be16(a));
  }

  // src/clean/pdf-filters.ts
  var FILTERS = /* @__PURE__ */ new Set(["FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"]);
  var PICTURES2 = /* @__PURE__ */ new Set(["CCITTFaxDecode", "JBIG2Decode", "DCTDecode", "JPXDecode"]);
  async function filtersOf(pdf2, dictionary, picture) {
    const filter = await pdf2.resolve(dictionary.get("Filter"));
    const parameters = await pdf2.resolve(dictionary.get("DecodeParms"));
    const names = filter === null ? [] : isList(filter) ? filter : [filter];
    const filters = [];
    for (const [i, value] of names.entries()) {
      const name = nameOf(await pdf2.resolve(value)) ?? "";
      if (name === "Crypt") throw new Refusal("protected");
      if (!FILTERS.has(name) && !(picture && PICTURES2.has(name))) throw new Refusal("unsupported");
      const own = await pdf2.resolve(isList(parameters) ? parameters[i] : i === 0 ? parameters : null);
      filters.push({ name, parameters: isDictionary(own) ? own : void 0 });
    }
    return filters;
  }
  async function decode3(bytes, filters, limit) {
    let content = bytes;
    for (const { name, parameters } of filters) {
      if (name === "FlateDecode") content = unpredict(await inflateAll(content, limit), parameters ?? /* @__PURE__ */ new Map());
      else if (name === "ASCII85Decode") content = fromAscii85(content);
      else if (name === "ASCIIHexDecode") content = fromHexadecimal(content);
      else throw new Refusal("unsupported");
      if (content.length > limit) throw new Refusal("limit");
    }
    return content;
  }
  var FLUSHED = [0, 0, 255, 255];
  async function inflateAll(packed, limit) {
    if (!FLUSHED.every((byte, i) => packed[packed.length - 4 + i] === byte)) return inflate(packed, limit);
    try {
      return await inflate(packed, limit);
    } catch (error) {
      if (!(error instanceof Refusal) || error.why !== "broken") throw error;
      const finished = new Blob([packed.subarray(2), Uint8Array.of(3, 0)]);
      return inflateBare(finished, limit);
    }
  }
  async function inflateBare(packed, limit) {
    const parts = [];
    let length = 0;
    try {
      const reader = packed.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
      for (; ; ) {
        const { done, value } = await reader.read();
        if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
        length += value.length;
        if (length > limit) {
          await reader.cancel();
          break;
        }
        parts.push(value);
      }
    } catch {
      throw new Refusal("broken");
    }
    throw new Refusal("limit");
  }
  function unpredict(bytes, parameters) {
    const whole = (key, otherwise) => parameters.has(key) ? wholeOf(parameters.get(key)) : otherwise;
    const predictor = whole("Predictor", 1);
    if (predictor === 1) return bytes;
    const columns = whole("Columns", 1);
    const plain2 = whole("Colors", 1) === 1 && whole("BitsPerComponent", 8) === 8;
    if (predictor === void 0 || predictor < 10 || columns === void 0 || columns < 1 || columns > 1024 || !plain2) throw new Refusal("unsupported");
    if (bytes.length % (columns + 1) !== 0) throw new Refusal("broken");
    const rows = bytes.length / (columns + 1);
    const out = new Uint8Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      const kind = bytes[row * (columns + 1)] ?? 0;
      for (let column = 0; column < columns; column++) {
        const to = row * columns + column;
        const left = column === 0 ? 0 : out[to - 1] ?? 0;
        const up = row === 0 ? 0 : out[to - columns] ?? 0;
        const corner = row === 0 || column === 0 ? 0 : out[to - columns - 1] ?? 0;
        const guess = [0, left, up, left + up >> 1, paeth(left, up, corner)][kind];
        if (guess === void 0) throw new Refusal("broken");
        out[to] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + guess;
      }
    }
    return out;
  }
  function paeth(left, up, corner) {
    const estimate = left + up - corner;
    const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
    return a <= b && a <= c ? left : b <= c ? up : corner;
  }
  function fromAscii85(bytes) {
    const out = new Uint8Array(bytes.length);
    let length = 0;
    let group = [];
    const put = (count) => {
      const padded = [...group, ...new Array(5 - group.length).fill(84)];
      const value = padded.reduce((sum, digit) => sum * 85 + digit, 0);
      if (value > 4294967295) throw new Refusal("broken");
      for (let i = 0; i < count; i++) out[length++] = Math.floor(value / 256 ** (3 - i)) & 255;
      group = [];
    };
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0;
      if (byte === 126) {
        if (group.length === 1 || bytes[i + 1] !== 62) throw new Refusal("broken");
        if (group.length > 0) put(group.length - 1);
        return out.slice(0, length);
      }
      if (byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32) continue;
      if (byte === 122 && group.length === 0) {
        if (length + 4 > out.length) throw new Refusal("limit");
        group = [0, 0, 0, 0, 0];
        put(4);
        continue;
      }
      if (byte < 33 || byte > 117) throw new Refusal("broken");
      if (group.push(byte - 33) === 5) put(4);
    }
    throw new Refusal("broken");
  }
  function fromHexadecimal(bytes) {
    const out = new Uint8Array(Math.ceil(bytes.length / 2));
    let digits = 0;
    for (const byte of bytes) {
      if (byte === 62) return out.slice(0, Math.ceil(digits / 2));
      if (byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32) continue;
      const digit = Number.parseInt(String.fromCharCode(byte), 16);
      if (Number.isNaN(digit)) throw new Refusal("broken");
      out[digits >> 1] = (out[digits >> 1] ?? 0) | (digits % 2 === 0 ? digit << 4 : digit);
      digits++;
    }
    throw new Refusal("broken");
  }

  // src/clean/pdf-file.ts
  var MAX_OBJECTS = 1e6;
  var MAX_SECTIONS = 1024;
  var MAX_OBJECT = 16 * 1024 * 1024;
  var MAX_UNPACKED = 64 * 1024 * 1024;
  var MAX_ALL_UNPACKED = 1024 * 1024 * 1024;
  var MAX_DEPTH4 = 4;
  var TAIL = 2048;
  var FIRST_READ = 4096;
  var SHORT2 = 16 * 1024;
  var PdfFile = class _PdfFile {
    file;
    /** That of the newest revision. */
    trailer;
    /** How many times the file was written or added to. */
    revisions;
    /** As the first line says. */
    version;
    places;
    windows;
    packed = /* @__PURE__ */ new Map();
    unpackedBytes = 0;
    constructor(windows, places, facts) {
      this.file = windows.file;
      this.windows = windows;
      this.places = places;
      this.trailer = facts.trailer;
      this.revisions = facts.revisions;
      this.version = facts.version;
    }
    /** Reads the tables; throws `Refusal`. */
    static async open(file) {
      const windows = new Windows(file);
      const head = latin2(await windows.upTo(0, 1024));
      const version = /^%PDF-([12]\.\d)[\s%]/.exec(head)?.[1];
      if (version === void 0) throw new Refusal("broken");
      const tail = latin2(await windows.upTo(Math.max(0, file.size - TAIL), TAIL));
      const start2 = /^startxref\s+(\d{1,15})\s+%%EOF/.exec(tail.slice(Math.max(0, tail.lastIndexOf("startxref"))));
      if (start2 === null) throw new Refusal("broken");
      const places = /* @__PURE__ */ new Map();
      const seen = /* @__PURE__ */ new Set();
      let trailer;
      let revisions = 0;
      const queue = [Number(start2[1])];
      for (let at = queue.shift(); at !== void 0; at = queue.shift()) {
        if (seen.has(at) || seen.size === MAX_SECTIONS) throw new Refusal("broken");
        seen.add(at);
        const section = await readSection(windows, at);
        for (const [number, place2] of section.places) if (!places.has(number)) places.set(number, place2);
        if (places.size > MAX_OBJECTS) throw new Refusal("limit");
        if (section.trailer.has("Encrypt")) throw new Refusal("protected");
        trailer ??= section.trailer;
        revisions++;
        const hybrid = wholeOf(section.trailer.get("XRefStm"));
        if (hybrid !== void 0 && section.table) {
          const hidden = await readSection(windows, hybrid);
          for (const [number, place2] of hidden.places) if (places.get(number) === void 0) places.set(number, place2);
        }
        const previous = section.trailer.get("Prev");
        if (previous !== void 0) queue.push(wholeOf(previous) ?? -1);
      }
      if (trailer === void 0) throw new Refusal("broken");
      const known = new Map([...places].filter((entry) => entry[1] !== void 0));
      if (/\/Linearized\b/.test(head) && revisions > 1) revisions--;
      return new _PdfFile(windows, known, { trailer, revisions, version });
    }
    /** The object of this number; null when there is none, as the format has it. */
    async load({ number, generation }, depth = 0) {
      if (depth > MAX_DEPTH4) throw new Refusal("broken");
      const place2 = this.places.get(number);
      if (place2 === void 0) return null;
      if ("within" in place2) return generation === 0 ? this.loadPacked(number, place2.within, place2.index, depth) : null;
      return place2.generation === generation ? this.loadAt(place2.at, number, generation, depth) : null;
    }
    /** The value itself, following references. */
    async resolve(value) {
      let current = value ?? null;
      for (let steps = 0; current instanceof Reference; steps++) {
        if (steps === 16) throw new Refusal("broken");
        current = await this.load(current);
      }
      return current;
    }
    async dictionary(value) {
      const found = await this.resolve(value);
      return isDictionary(found) ? found : void 0;
    }
    async list(value) {
      const found = await this.resolve(value);
      return isList(found) ? found : void 0;
    }
    /** The bytes of a stream as they lie in the file; short ones are read, because a Blob of a hundred thousand pieces is slow. */
    async bytesOf({ at, length }) {
      return length <= SHORT2 ? (await this.windows.upTo(at, length)).slice() : this.file.slice(at, at + length);
    }
    /** The same, read; refuses longer ones. */
    async rawOf({ at, length }, limit) {
      if (length > limit) throw new Refusal("limit");
      return new Uint8Array(await this.file.slice(at, at + length).arrayBuffer());
    }
    /** The content of a stream of metadata or colours; refuses longer ones. */
    async contentOf(stream, limit) {
      return decode3(await this.rawOf(stream, limit), await filtersOf(this, stream.dictionary, false), limit);
    }
    async loadAt(at, number, generation, depth) {
      return this.windows.parse(at, async (reader) => {
        if (reader.integer() !== number || reader.integer() !== generation || !reader.keyword("obj")) throw new Refusal("broken");
        const value = reader.value();
        if (reader.keyword("endobj")) return value;
        if (!isDictionary(value) || !reader.keyword("stream")) throw new Refusal("broken");
        const start2 = at + streamStart(reader);
        const length = value.get("Length");
        return readStream2(this.windows, value, start2, wholeOf(length instanceof Reference ? await this.load(length, depth + 1) : length));
      });
    }
    async loadPacked(number, within, index, depth) {
      let packed = this.packed.get(within);
      if (packed === void 0) {
        packed = await this.unpack(within, depth);
        const [oldest] = this.packed.keys();
        if (this.packed.size >= 16 && oldest !== void 0) this.packed.delete(oldest);
        this.packed.set(within, packed);
      }
      const [found, at] = packed.objects[index] ?? [];
      if (found !== number || at === void 0) throw new Refusal("broken");
      try {
        const reader = new Reader2(packed.bytes, at);
        return reader.value();
      } catch (error) {
        throw error instanceof Unfinished ? new Refusal("broken") : error;
      }
    }
    async unpack(number, depth) {
      const place2 = this.places.get(number);
      if (place2 === void 0 || "within" in place2) throw new Refusal("broken");
      const stream = await this.loadAt(place2.at, number, place2.generation, depth);
      if (!(stream instanceof Stream) || nameOf(stream.dictionary.get("Type")) !== "ObjStm") throw new Refusal("broken");
      const body = await unpackStream(this.windows, stream);
      this.unpackedBytes += body.length;
      if (this.unpackedBytes > MAX_ALL_UNPACKED) throw new Refusal("limit");
      const count = wholeOf(stream.dictionary.get("N")) ?? -1;
      const first = wholeOf(stream.dictionary.get("First")) ?? -1;
      if (count < 0 || count > MAX_OBJECTS || first < 0 || first > body.length) throw new Refusal("broken");
      const objects = [];
      const bytes = new Uint8Array(body.length + 1).fill(32);
      bytes.set(body);
      try {
        const reader = new Reader2(bytes.subarray(0, first + 1));
        for (let i = 0; i < count; i++) objects.push([reader.integer(), first + reader.integer()]);
      } catch (error) {
        throw error instanceof Unfinished ? new Refusal("broken") : error;
      }
      return { bytes, objects };
    }
  };
  async function readSection(windows, at) {
    if (!(at >= 0 && at < windows.size)) throw new Refusal("broken");
    return windows.parse(at, async (reader) => {
      if (reader.keyword("xref")) return readTable(reader);
      reader.integer();
      reader.integer();
      if (!reader.keyword("obj")) throw new Refusal("broken");
      const dictionary = reader.value();
      if (!isDictionary(dictionary) || nameOf(dictionary.get("Type")) !== "XRef" || !reader.keyword("stream")) throw new Refusal("broken");
      const stream = await readStream2(windows, dictionary, at + streamStart(reader), wholeOf(dictionary.get("Length")));
      return { places: readEntries(await unpackStream(windows, stream), dictionary), trailer: dictionary, table: false };
    });
  }
  function readTable(reader) {
    const places = /* @__PURE__ */ new Map();
    while (!reader.keyword("trailer")) {
      let start2 = reader.integer();
      const count = reader.integer();
      if (start2 + count > 10 * MAX_OBJECTS || count > MAX_OBJECTS) throw new Refusal("limit");
      for (let i = 0; i < count; i++) {
        const at = reader.integer();
        const generation = reader.integer();
        const used = reader.keyword("n");
        if (!used && !reader.keyword("f")) throw new Refusal("broken");
        if (i === 0 && start2 === 1 && !used && generation === 65535) start2 = 0;
        if (places.has(start2 + i)) throw new Refusal("broken");
        places.set(start2 + i, used && at > 0 ? { at, generation } : void 0);
      }
    }
    const trailer = reader.value();
    if (!isDictionary(trailer)) throw new Refusal("broken");
    return { places, trailer, table: true };
  }
  function readEntries(bytes, dictionary) {
    const widths = numbers2(dictionary.get("W"));
    const size = wholeOf(dictionary.get("Size"));
    if (widths.length !== 3 || size === void 0 || widths.some((width) => width > 7)) throw new Refusal("broken");
    const index = dictionary.has("Index") ? numbers2(dictionary.get("Index")) : [0, size];
    if (index.length % 2 !== 0) throw new Refusal("broken");
    const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
    const length = kindWidth + firstWidth + secondWidth;
    const places = /* @__PURE__ */ new Map();
    let at = 0;
    const field = (width) => {
      let value = 0;
      for (let i = 0; i < width; i++) value = value * 256 + (bytes[at++] ?? 0);
      return value;
    };
    for (let i = 0; i < index.length; i += 2) {
      const [start2 = 0, count = 0] = index.slice(i, i + 2);
      if (length === 0 || at + count * length > bytes.length || count > MAX_OBJECTS) throw new Refusal("broken");
      for (let number = start2; number < start2 + count; number++) {
        const kind = kindWidth === 0 ? 1 : field(kindWidth);
        const first = field(firstWidth);
        const second = field(secondWidth);
        if (places.has(number)) throw new Refusal("broken");
        if (kind > 2) throw new Refusal("unsupported");
        places.set(number, kind === 0 ? void 0 : kind === 1 ? { at: first, generation: second } : { within: first, index: second });
      }
    }
    return places;
  }
  function numbers2(value) {
    if (!isList(value)) throw new Refusal("broken");
    return value.map((item) => {
      const number = wholeOf(item);
      if (number === void 0 || number < 0) throw new Refusal("broken");
      return number;
    });
  }
  function streamStart(reader) {
    const [first, second] = [reader.bytes[reader.at], reader.bytes[reader.at + 1]];
    if (second === void 0) throw new Unfinished();
    if (first === 13 && second === 10) return reader.at + 2;
    if (first === 10) return reader.at + 1;
    throw new Refusal("broken");
  }
  async function readStream2(windows, dictionary, at, length) {
    if (length === void 0 || length < 0 || at + length > windows.size) throw new Refusal("broken");
    const after = latin2(await windows.upTo(at + length, 32));
    if (!/^\s{0,2}endstream\s+endobj/.test(after)) throw new Refusal("broken");
    return new Stream(dictionary, at, length);
  }
  async function unpackStream(windows, { dictionary, at, length }) {
    if (length > MAX_UNPACKED) throw new Refusal("limit");
    const raw = new Uint8Array(await windows.file.slice(at, at + length).arrayBuffer());
    const direct = { resolve: async (value) => value instanceof Reference ? new Name("") : value ?? null };
    return decode3(raw, await filtersOf(direct, dictionary, false), MAX_UNPACKED);
  }
  var Windows = class {
    file;
    size;
    kept = /* @__PURE__ */ new Map();
    constructor(file) {
      this.file = file;
      this.size = file.size;
    }
    /** Up to `length` bytes, fewer at the end of the file. */
    async upTo(at, length) {
      const end2 = Math.min(this.size, at + length);
      if (end2 <= at) return new Uint8Array();
      const first = Math.floor(at / WINDOW);
      if (Math.floor((end2 - 1) / WINDOW) !== first) return new Uint8Array(await this.file.slice(at, end2).arrayBuffer());
      let window = this.kept.get(first);
      if (window === void 0) {
        window = new Uint8Array(await this.file.slice(first * WINDOW, (first + 1) * WINDOW).arrayBuffer());
        const [oldest] = this.kept.keys();
        if (this.kept.size >= WINDOWS && oldest !== void 0) this.kept.delete(oldest);
        this.kept.set(first, window);
      }
      return window.subarray(at - first * WINDOW, end2 - first * WINDOW);
    }
    /** Reads at an offset, with more and more of the file until what is there can be read. */
    async parse(at, read2) {
      for (let length = FIRST_READ; ; length *= 8) {
        const bytes = await this.upTo(at, length);
        try {
          return await read2(new Reader2(bytes));
        } catch (error) {
          if (!(error instanceof Unfinished)) throw error;
          if (bytes.length < length) throw new Refusal("broken");
          if (length > MAX_OBJECT) throw new Refusal("limit");
        }
      }
    }
  };
  var WINDOW = 256 * 1024;
  var WINDOWS = 32;
  function latin2(bytes) {
    return String.fromCharCode(...bytes);
  }

  // src/clean/pdf-jpeg2000.ts
  var SIGNATURE = "\0\0\0\fjP  \r\n\n";
  var MAX_BOXES2 = 1e3;
  var MAX_TILES = 1e5;
  var MAX_SMALL = 4 * 1024 * 1024;
  var HEADER = /* @__PURE__ */ new Set(["ihdr", "bpcc", "colr", "pclr", "cmap", "cdef"]);
  async function cleanJpeg2000(file) {
    const source = new Source(file);
    const out = new Pieces(file);
    const head = await source.upTo(0, SIGNATURE.length);
    if (!has(head, 0, SIGNATURE)) {
      await codestream(source, out, 0, file.size);
      return out.blob("image/jp2");
    }
    let at = 0;
    let streams = 0;
    for (let boxes = 0; at < file.size; boxes++) {
      if (boxes === MAX_BOXES2) throw new Refusal("limit");
      const { type, body, end: end2 } = await box2(source, at, file.size);
      if (type === "jP  " || type === "ftyp") out.keep(at, end2);
      else if (type === "jp2h") out.add(headerBox(await source.read(body, end2 - body)));
      else if (type === "jp2c") {
        must(streams++ === 0);
        const stream = new Pieces(file);
        await codestream(source, stream, body, end2);
        if (stream.length + 8 > 4294967295) throw new Refusal("limit");
        out.add(be32(stream.length + 8), Uint8Array.of(106, 112, 50, 99));
        out.append(stream);
      }
      at = end2;
    }
    must(streams === 1);
    return out.blob("image/jp2");
  }
  async function box2(source, at, limit) {
    const view2 = new View(await source.upTo(at, 16));
    const length = view2.u32();
    const type = view2.latin(4);
    const [body, end2] = length === 1 ? [at + 16, at + view2.u64()] : [at + 8, length === 0 ? limit : at + length];
    must(end2 >= body && end2 <= limit);
    return { type, body, end: end2 };
  }
  function headerBox(bytes) {
    const kept = [];
    const view2 = new View(bytes);
    while (view2.left > 0) {
      const start2 = view2.at;
      const length2 = view2.u32();
      const type = view2.latin(4);
      must(length2 >= 8);
      view2.skip(length2 - 8);
      const box3 = bytes.slice(start2, start2 + length2);
      if (!HEADER.has(type)) continue;
      kept.push(type === "colr" && box3[8] === 2 ? profileBox(box3) : box3);
    }
    const length = kept.reduce((sum, box3) => sum + box3.length, 8);
    must(length <= MAX_SMALL);
    const whole = new Uint8Array(length);
    whole.set(be32(length));
    whole.set([106, 112, 50, 104], 4);
    let at = 8;
    for (const box3 of kept) {
      whole.set(box3, at);
      at += box3.length;
    }
    return whole;
  }
  function profileBox(box3) {
    const known = knownProfile(box3.slice(11));
    if (known === void 0) throw new Refusal("unsupported");
    const written = new Uint8Array(11 + known.length);
    written.set(be32(written.length));
    written.set(box3.subarray(4, 11), 4);
    written.set(known, 11);
    return written;
  }
  async function codestream(source, out, start2, end2) {
    must(has(await source.read(start2, 4), 0, "ÿOÿQ"));
    out.keep(start2, start2 + 2);
    let at = start2 + 2;
    for (let segments2 = 0; ; segments2++) {
      if (segments2 === MAX_BOXES2) throw new Refusal("limit");
      const view2 = new View(await source.read(at, 4));
      const marker = view2.u16();
      const next = at + 2 + view2.u16();
      if (marker === 65424) break;
      must(marker >= 65360 && marker <= 65391 && next <= end2);
      if (marker !== 65380) out.keep(at, next);
      at = next;
    }
    for (let tiles = 0; ; tiles++) {
      if (tiles === MAX_TILES) throw new Refusal("limit");
      const view2 = new View(await source.read(at, 2));
      const marker = view2.u16();
      if (marker === 65497) break;
      must(marker === 65424);
      const tile = new View(await source.read(at, 12), 6);
      const length = tile.u32();
      const stop = length === 0 ? end2 - 2 : at + length;
      must(stop > at + 12 && stop <= end2 - 2);
      await tileHeader(source, at + 12, stop);
      out.keep(at, stop);
      at = stop;
    }
    out.keep(at, at + 2);
  }
  async function tileHeader(source, from, stop) {
    let at = from;
    for (let segments2 = 0; segments2 < MAX_BOXES2; segments2++) {
      const view2 = new View(await source.read(at, 4));
      const marker = view2.u16();
      if (marker === 65427) return;
      if (marker === 65380) throw new Refusal("unsupported");
      at += 2 + view2.u16();
      must(marker >= 65360 && marker <= 65391 && at < stop);
    }
    throw new Refusal("limit");
  }

  // src/clean/pdf-images.ts
  var MAX_WRAPPED = 64 * 1024 * 1024;
  async function cleanImage(pdf2, stream, filters, inner2, note, looking) {
    const last = filters.at(-1);
    if (last === void 0 || last.name !== "DCTDecode" && last.name !== "JPXDecode") return void 0;
    if (filters.slice(0, -1).some(({ name }) => PICTURES2.has(name))) throw new Refusal("unsupported");
    const wrapped = filters.slice(0, -1);
    const file = wrapped.length === 0 ? pdf2.file.slice(stream.at, stream.at + stream.length) : new Blob([await decode3(await pdf2.rawOf(stream, MAX_WRAPPED), wrapped, MAX_WRAPPED)]);
    if (last.name === "JPXDecode") {
      const cleaned = await cleanJpeg2000(file);
      return { filters: [last], body: cleaned };
    }
    if (looking) {
      (await inner2.inspect(file)).forEach(note);
      return { filters: [last], body: file };
    }
    const { blob, format } = await inner2.clean(file);
    if (format.extension !== "jpeg") throw new Refusal("broken");
    return { filters: [last], body: blob };
  }

  // src/clean/pdf-output.ts
  var CATALOG = 1;
  var Output = class {
    parts = [];
    offsets = [];
    text = [];
    textLength = 0;
    at = 0;
    begin(version) {
      this.add(`%PDF-${version}
`);
      this.flush();
      this.push(Uint8Array.of(37, 226, 227, 207, 211, 10));
    }
    object(id, text3) {
      this.offsets[id] = this.at;
      this.add(`${id} 0 obj
${text3}
endobj
`);
    }
    stream(id, entries, body) {
      this.offsets[id] = this.at;
      const length = body instanceof Blob ? body.size : body.length;
      this.add(`${id} 0 obj
<<${entries}/Length ${length}>>
stream
`);
      this.flush();
      this.push(body);
      this.add("\nendstream\nendobj\n");
    }
    end(last) {
      const start2 = this.at;
      this.add(`xref
0 ${last + 1}
0000000000 65535 f 
`);
      for (let id2 = 1; id2 <= last; id2++) this.add(`${String(this.offsets[id2] ?? 0).padStart(10, "0")} 00000 n 
`);
      const id = `<${"0".repeat(32)}>`;
      this.add(`trailer
<</Size ${last + 1}/Root ${CATALOG} 0 R/ID[${id}${id}]>>
startxref
${start2}
%%EOF
`);
      this.flush();
      if (this.at > 9999999999) throw new Refusal("limit");
      return new Blob(this.parts, { type: "application/pdf" });
    }
    /** Everything but the bytes of streams is ASCII. */
    add(text3) {
      this.text.push(text3);
      this.at += text3.length;
      this.textLength += text3.length;
      if (this.textLength > 1 << 20) this.flush();
    }
    flush() {
      if (this.textLength > 0) this.parts.push(new TextEncoder().encode(this.text.join("")));
      this.text = [];
      this.textLength = 0;
    }
    push(body) {
      this.parts.push(body);
      this.at += body instanceof Blob ? body.size : body.length;
    }
  };

  // src/clean/pdf-kinds.ts
  var plain = (names) => Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, "plain"]));
  var FUNCTION = { ...plain("FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"), Functions: "[function]" };
  var SHADING = {
    ...plain("ShadingType Background BBox AntiAlias Domain Coords Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow"),
    ColorSpace: "colours",
    Function: "functions"
  };
  var ANNOTATION = {
    ...plain("Type Subtype Rect Contents AS Border C CA ca BM F H QuadPoints Open Name DA Q DS CL RD LE L IC LL LLE LLO Cap CP CO IT Vertices InkList Sy OverlayText Repeat RO StructParent Lang"),
    P: "page",
    AP: "appearances",
    BS: "border",
    BE: "border",
    OC: "optional",
    A: "action",
    Dest: "destination",
    IRT: "annotation",
    RT: "plain"
  };
  var FIELD = { ...plain("FT TU V DV Ff DA Q Opt MaxLen TI I T"), Parent: "field", Kids: "[field]" };
  var KINDS3 = {
    page: {
      ...plain("Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit StructParents Tabs"),
      Resources: "resources",
      Contents: "contents",
      Group: "group",
      Annots: "[annotation]"
    },
    resources: {
      ProcSet: "plain",
      ExtGState: "{state}",
      ColorSpace: "{colours}",
      Pattern: "{pattern}",
      Shading: "{shading}",
      XObject: "{external}",
      Font: "{font}",
      Properties: "{property}"
    },
    group: { ...plain("Type S I K"), CS: "colours" },
    content: {},
    form: {
      ...plain("Type Subtype FormType Name BBox Matrix StructParent StructParents"),
      Resources: "resources",
      Group: "group",
      OC: "optional"
    },
    image: {
      ...plain("Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate Matte SMaskInData Name StructParent"),
      ColorSpace: "colours",
      SMask: "image",
      Mask: "mask",
      OC: "optional"
    },
    state: {
      ...plain("Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK UseBlackPtComp"),
      Font: "statefont",
      BG: "functions",
      BG2: "functions",
      UCR: "functions",
      UCR2: "functions",
      TR: "functions",
      TR2: "functions",
      SMask: "softmask"
    },
    softmask: { ...plain("Type S BC"), G: "form", TR: "functions" },
    tiling: { ...plain("Type PatternType PaintType TilingType BBox XStep YStep Matrix"), Resources: "resources" },
    shaded: { ...plain("Type PatternType Matrix"), Shading: "shading", ExtGState: "state" },
    shading: SHADING,
    function: FUNCTION,
    calibrated: plain("WhitePoint BlackPoint Gamma Matrix Range"),
    font: {
      ...plain("Type Subtype Name BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix"),
      FontDescriptor: "descriptor",
      Encoding: "encoding",
      ToUnicode: "map",
      DescendantFonts: "[font]",
      CIDSystemInfo: "collection",
      CIDToGIDMap: "data",
      CharProcs: "{content}",
      Resources: "resources"
    },
    collection: plain("Registry Ordering Supplement"),
    descriptor: {
      ...plain("Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet Lang"),
      Style: "style",
      FontFile: "fontfile",
      FontFile2: "fontfile",
      FontFile3: "fontfile",
      CIDSet: "data"
    },
    style: plain("Panose"),
    fontfile: plain("Subtype Length1 Length2 Length3"),
    encodings: plain("Type BaseEncoding Differences"),
    map: { ...plain("Type CMapName WMode"), CIDSystemInfo: "collection", UseCMap: "map" },
    data: {},
    parameters: {
      ...plain("Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform"),
      JBIG2Globals: "data"
    },
    layer: { ...plain("Type Name Intent"), Usage: "usage" },
    membership: { ...plain("Type P"), OCGs: "layers", VE: "layers" },
    usage: { View: "usages", Print: "usages", Export: "usages", Zoom: "usages", Language: "usages" },
    usages: plain("ViewState PrintState ExportState Subtype min max Lang Preferred"),
    layering: { OCGs: "layers", D: "layerconfig", Configs: "[layerconfig]" },
    layerconfig: {
      ...plain("BaseState Intent ListMode"),
      ON: "layers",
      OFF: "layers",
      AS: "[automatic]",
      Order: "layers",
      RBGroups: "layers",
      Locked: "layers"
    },
    automatic: { ...plain("Event Category"), OCGs: "layers" },
    markedproperty: plain("MCID Lang ActualText Alt E Type Subtype BBox Attached"),
    markup: ANNOTATION,
    widget: { ...ANNOTATION, ...FIELD, MK: "appearance" },
    fields: FIELD,
    appearance: { ...plain("R BC BG CA RC AC TP"), I: "form", RI: "form", IX: "form", IF: "iconfit" },
    iconfit: plain("SW S A FB"),
    appearances: { N: "stated", R: "stated", D: "stated" },
    border: plain("Type W S D I"),
    goto: { ...plain("Type S"), D: "destination" },
    address: plain("Type S URI IsMap"),
    named: plain("Type S N"),
    acroform: { ...plain("NeedAppearances DA Q"), Fields: "[field]", DR: "resources" },
    outlines: { ...plain("Type Count"), First: "outline", Last: "outline" },
    outline: {
      ...plain("Title Count C F"),
      Parent: "outlineparent",
      Prev: "outline",
      Next: "outline",
      First: "outline",
      Last: "outline",
      Dest: "destination",
      A: "action"
    },
    names: { Dests: "destinationtree" },
    destinationtree: { Limits: "plain", Kids: "[destinationtree]", Names: "destinationpairs" },
    destinationentry: { D: "destination" },
    labels: { Limits: "plain", Kids: "[labels]", Nums: "labelpairs" },
    label: plain("Type S P St"),
    marking: plain("Marked Suspects"),
    viewing: plain("Direction NonFullScreenPageMode FitWindow CenterWindow PickTrayByPDFSize Duplex PrintScaling"),
    intent: { ...plain("Type S OutputConditionIdentifier RegistryName"), DestOutputProfile: "profile" },
    structure: { ...plain("Type ParentTreeNextKey"), K: "elements", ParentTree: "parents", RoleMap: "roles" },
    roles: {},
    element: {
      ...plain("Type S ActualText E Lang"),
      Alt: "alternative",
      P: "elementparent",
      Pg: "page",
      K: "elements",
      A: "attributes"
    },
    reference: { ...plain("Type MCID"), Pg: "page", Stm: "form", StmOwn: "nothing", Obj: "structured" },
    attribute: plain(
      "O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign InlineAlign LineHeight BaselineShift TextDecorationType RowSpan ColSpan Scope ListNumbering"
    ),
    parents: { Limits: "plain", Kids: "[parents]", Nums: "parentpairs" },
    catalog: {
      ...plain("Type PageLayout PageMode Lang"),
      Pages: "pages",
      PageLabels: "labels",
      Names: "names",
      Dests: "{destination}",
      ViewerPreferences: "viewing",
      Outlines: "outlines",
      OpenAction: "opening",
      AcroForm: "acroform",
      StructTreeRoot: "structure",
      MarkInfo: "marking",
      OutputIntents: "[intent]",
      OCProperties: "layering"
    }
  };
  var STREAMS = /* @__PURE__ */ new Set(["content", "form", "image", "tiling", "fontfile", "map", "data", "profile"]);
  var MAYBE_STREAMS = /* @__PURE__ */ new Set(["shading", "function"]);
  var ANNOTATIONS = new Set(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Redact Watermark Widget".split(" ")
  );
  var DROPPED_ANNOTATIONS = /* @__PURE__ */ new Set(["Popup", "PrinterMark", "TrapNet"]);
  var COLOURS = {
    DeviceGray: [],
    DeviceRGB: [],
    DeviceCMYK: [],
    CalGray: ["calibrated"],
    CalRGB: ["calibrated"],
    Lab: ["calibrated"],
    ICCBased: ["profile"],
    Indexed: ["colours", "plain", "lookup"],
    Pattern: ["colours"],
    Separation: ["plain", "colours", "functions"],
    DeviceN: ["plain", "colours", "functions"]
  };

  // src/clean/pdf-pages.ts
  var MAX_PAGES = 1e5;
  var MAX_TREE = 64;
  async function refuseWhole(pdf2, catalog, note) {
    for (const key of ["Collection", "Perms", "AF", "NeedsRendering", "DPartRoot"]) {
      const value = await pdf2.resolve(catalog.get(key));
      if (value !== null && value !== false) throw new Refusal("unsupported");
    }
    const names = await pdf2.dictionary(catalog.get("Names"));
    const files = await pdf2.resolve(names?.get("EmbeddedFiles"));
    const named = isDictionary(files) ? await pdf2.list(files.get("Names")) : void 0;
    if (isDictionary(files) && (files.has("Kids") || (named?.length ?? 0) > 0)) throw new Refusal("unsupported");
    if (await pdf2.resolve(names?.get("JavaScript")) !== null) note({ kind: "other", value: "JavaScript" });
    const form = await pdf2.dictionary(catalog.get("AcroForm"));
    if (await pdf2.resolve(form?.get("XFA")) !== null) throw new Refusal("unsupported");
  }
  async function collectPages(pdf2, root) {
    const pages = [];
    const annotations = /* @__PURE__ */ new Set();
    const seen = /* @__PURE__ */ new Set();
    const walk2 = async (value, inherited) => {
      const key = keyOf(value);
      if (key === "" || seen.has(key) || inherited.length > MAX_TREE) throw new Refusal("broken");
      seen.add(key);
      const node = await pdf2.dictionary(value);
      if (node === void 0) throw new Refusal("broken");
      const kids = await pdf2.list(node.get("Kids"));
      if (nameOf(node.get("Type")) === "Pages" || kids !== void 0 && !node.has("Contents")) {
        for (const kid of kids ?? []) await walk2(kid, [node, ...inherited]);
        return;
      }
      if (pages.length === MAX_PAGES) throw new Refusal("limit");
      pages.push({ key, dictionary: node, inherited });
      for (const annotation of await pdf2.list(node.get("Annots")) ?? []) {
        const found = await pdf2.dictionary(annotation);
        if (found !== void 0 && annotation instanceof Reference && isKept2(found)) annotations.add(keyOf(annotation));
      }
    };
    await walk2(root, []);
    if (pages.length === 0) throw new Refusal("broken");
    return { pages, annotations };
  }
  function isKept2(annotation) {
    const subtype = nameOf(annotation.get("Subtype")) ?? "";
    if (DROPPED_ANNOTATIONS.has(subtype) || annotation.has("StateModel")) return false;
    if (!ANNOTATIONS.has(subtype)) throw new Refusal("unsupported");
    return true;
  }
  function keyOf(value) {
    return value instanceof Reference ? `${value.number} ${value.generation}` : "";
  }

  // src/clean/pdf-profile.ts
  var NEEDED = new Set(
    "A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 gamt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad".split(" ")
  );
  var COMPONENTS = { "GRAY": 1, "RGB ": 3, "Lab ": 3, "CMYK": 4 };
  function cleanProfile(profile, components) {
    const device = components === 1 ? "DeviceGray" : components === 3 ? "DeviceRGB" : "DeviceCMYK";
    const lab = has(profile, 16, "Lab ");
    if (![1, 3, 4].includes(components)) throw new Refusal("unsupported");
    return { bytes: profileFor(profile, components), entries: `/N ${components}${lab ? "" : `/Alternate/${device}`}` };
  }
  function profileFor(profile, components) {
    const colours = latin(profile.subarray(16, 20));
    const valid = profile.length >= 132 && profile.length <= MAX_PROFILE && has(profile, 36, "acsp");
    if (!valid || COMPONENTS[colours] !== components) return new Uint8Array();
    if (colours === "CMYK" || colours === "Lab ") return strip(profile);
    const known = knownProfile(profile);
    if (known === void 0) return new Uint8Array();
    return isStandard(tagsOf(profile), tagsOf(known)) ? strip(profile) : known;
  }
  function isStandard(own, known) {
    const numbers3 = primaries(own);
    return [primaries(known), GENERIC].some((standard) => standard.every((value, i) => Math.abs(value - (numbers3[i] ?? Infinity)) <= ROUNDING));
  }
  function primaries(tags) {
    return ["rXYZ", "gXYZ", "bXYZ"].flatMap((name) => {
      const tag = tags.get(name);
      if (tag === void 0) return [];
      const view2 = new View(tag, 8);
      return [view2.u32() | 0, view2.u32() | 0, view2.u32() | 0];
    });
  }
  var GENERIC = [29771, 15901, 971, 23155, 44198, 5926, 10264, 5463, 47155];
  var ROUNDING = 48;
  function tagsOf(profile) {
    const view2 = new View(profile, 128);
    const count = view2.u32();
    must(count <= 200);
    const tags = /* @__PURE__ */ new Map();
    for (let i = 0; i < count; i++) {
      const name = view2.latin(4);
      const at = view2.u32();
      const length = view2.u32();
      must(at >= 128 && at + length <= profile.length && !tags.has(name));
      tags.set(name, profile.subarray(at, at + length));
    }
    return tags;
  }
  function strip(profile) {
    const four = (profile[8] ?? 0) >= 4;
    const unicode = join(fromLatin("mluc\0\0\0\0"), be32(1), be32(12), fromLatin("enUS"), be32(2), be32(28), fromLatin("\0-"));
    const name = four ? unicode : join(fromLatin("desc\0\0\0\0"), be32(2), fromLatin("-\0"), new Uint8Array(78));
    const right = four ? unicode : fromLatin("text\0\0\0\0-\0");
    const tags = [["desc", name], ["cprt", right], ...[...tagsOf(profile)].filter(([tag]) => NEEDED.has(tag))];
    const bodies = [];
    const places = /* @__PURE__ */ new Map();
    const table = [];
    let at = 128 + 4 + 12 * tags.length;
    for (const [tag, body] of tags) {
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
      profile.subarray(8, 24),
      // version, class, colours, connection space
      new Uint8Array(12),
      // date
      fromLatin("acsp"),
      new Uint8Array(24),
      // platform, flags, maker, model, attributes
      profile.subarray(64, 80),
      // intent, illuminant
      new Uint8Array(48)
      // creator, identifier
    );
    return join(header, be32(tags.length), ...table, ...bodies);
  }

  // src/clean/pdf-values.ts
  var Values = class {
    objects;
    note;
    constructor(objects, note) {
      this.objects = objects;
      this.note = note;
    }
    /** A value within another. */
    inline(value, kind) {
      if (value instanceof Reference) return this.objects.refer(value, kind);
      const shared = this.objects.share(value, kind);
      if (shared !== void 0) return shared;
      const written = this.write(value, kind);
      if (typeof written !== "string") throw new Refusal("broken");
      return written;
    }
    /** A value of a kind as it stands in the file; of a stream, what is written before its bytes. */
    write(value, kind) {
      if (value === null) return "null";
      if (kind === "plain") return this.plain(value);
      if (kind.startsWith("[")) return this.items(value, kind.slice(1, -1));
      if (kind.startsWith("{")) return this.named(value, kind.slice(1, -1));
      const special = this.special(value, kind);
      if (special !== void 0) return special;
      if (value instanceof Stream) return this.streamOf(value, kind);
      if (!isDictionary(value) || STREAMS.has(kind)) throw new Refusal("unsupported");
      return this.dictionary(value, kind);
    }
    streamOf(stream, kind) {
      if (!STREAMS.has(kind) && !MAYBE_STREAMS.has(kind)) throw new Refusal("unsupported");
      return { entries: kind === "profile" ? "" : this.entries(stream.dictionary, kind), stream, kind };
    }
    dictionary(dictionary, kind) {
      return `<<${this.entries(dictionary, kind)}>>`;
    }
    /** The keys that dictionaries of a kind keep. */
    entries(dictionary, kind) {
      const keys = KINDS3[kind];
      if (keys === void 0) throw new Refusal("unsupported");
      let text3 = "";
      for (const [key, as] of Object.entries(keys)) {
        const value = dictionary.get(key);
        if (value === void 0 || value === null) continue;
        const written = this.inline(value, as);
        if (written !== "null") text3 += `${writeName(key)} ${written}`;
      }
      return text3;
    }
    plain(value) {
      if (value === null || typeof value === "boolean") return String(value);
      if (value instanceof Name) return writeName(value.text);
      if (value instanceof Numeral) return value.text;
      if (value instanceof Text) return writeText(value.bytes);
      if (value instanceof Reference) return this.objects.refer(value, "plain");
      if (isList(value)) return `[${value.map((item) => this.plain(item)).join(" ")}]`;
      throw new Refusal("unsupported");
    }
    items(value, kind) {
      if (!isList(value)) throw new Refusal("unsupported");
      const items = value.map((item) => this.inline(item, kind)).filter((item) => item !== "null");
      return `[${items.join(" ")}]`;
    }
    named(value, kind) {
      if (!isDictionary(value)) throw new Refusal("unsupported");
      return `<<${[...value].map(([name, item]) => `${writeName(name)} ${this.inline(item, kind)}`).join("")}>>`;
    }
    /** Names and values in turn. */
    pairs(value, kind) {
      if (!isList(value)) throw new Refusal("unsupported");
      return `[${value.map((item, i) => i % 2 === 0 ? this.plain(item) : this.inline(item, kind)).join(" ")}]`;
    }
    /** Kinds that depend on what the value is; `undefined` for those that are dictionaries or streams of one kind. */
    special(value, kind) {
      switch (kind) {
        case "nothing":
          return "null";
        case "contents":
          return isList(value) ? this.items(value, "content") : this.write(value, "content");
        case "functions":
          if (value instanceof Name) return this.plain(value);
          return isList(value) ? this.items(value, "function") : this.write(value, "function");
        case "mask":
          return isList(value) ? this.plain(value) : this.write(value, "image");
        case "encoding":
          if (value instanceof Name) return this.plain(value);
          return this.write(value, value instanceof Stream ? "map" : "encodings");
        case "lookup":
          return value instanceof Text ? this.plain(value) : this.write(value, "data");
        case "map":
        case "data":
        case "softmask":
          return value instanceof Name ? this.plain(value) : void 0;
        case "pattern":
          return this.write(value, value instanceof Stream ? "tiling" : "shaded");
        case "external":
          return this.external(value);
        case "stated":
          return value instanceof Stream ? this.write(value, "form") : this.named(value, "external");
        case "statefont":
          return isList(value) ? `[${value.map((item, i) => i === 0 ? this.inline(item, "font") : this.plain(item)).join(" ")}]` : void 0;
        case "colours":
          return this.colours(value);
        case "optional":
        case "property":
          return this.layer(value, kind);
        case "layers":
          if (isList(value)) return this.items(value, "layers");
          return isDictionary(value) ? this.layer(value, "optional") : this.plain(value);
        case "annotation":
          return this.annotation(value);
        case "field":
          return this.field(value);
        case "action":
          return this.action(value);
        case "opening":
          return this.write(value, isList(value) ? "destination" : "action");
        case "destination":
          return this.destination(value);
        case "destinationpairs":
          return this.pairs(value, "destination");
        case "labelpairs":
          return this.pairs(value, "label");
        case "parentpairs":
          return this.pairs(value, "elements");
        case "elements":
          return this.elements(value);
        case "alternative":
          return value instanceof Text && looksLikePath(readableText(value.bytes)) ? "null" : this.plain(value);
        case "attributes":
          if (isList(value)) return `[${value.map((item) => item instanceof Numeral ? item.text : this.inline(item, "attributes")).join(" ")}]`;
          return this.write(value, "attribute");
        case "roles":
          return this.named(value, "plain");
        default:
          return void 0;
      }
    }
    external(value) {
      if (!(value instanceof Stream)) return "null";
      const subtype = nameOf(value.dictionary.get("Subtype"));
      if (value.dictionary.has("Metadata") || value.dictionary.has("PieceInfo")) this.note({ kind: "history" });
      if (subtype !== "Image" && subtype !== "Form") throw new Refusal("unsupported");
      if (value.dictionary.has("Ref")) throw new Refusal("unsupported");
      return this.streamOf(value, subtype === "Image" ? "image" : "form");
    }
    colours(value) {
      if (value instanceof Name) return this.plain(value);
      if (!isList(value)) throw new Refusal("unsupported");
      const [family, ...rest] = value;
      const kinds = COLOURS[nameOf(family) ?? ""];
      if (kinds === void 0 || family === void 0) throw new Refusal("unsupported");
      return `[${[this.plain(family), ...kinds.slice(0, rest.length).map((kind, i) => this.inline(rest[i] ?? null, kind))].join(" ")}]`;
    }
    layer(value, kind) {
      if (!isDictionary(value)) throw new Refusal("unsupported");
      const type = nameOf(value.get("Type"));
      if (type === "OCG") return this.dictionary(value, "layer");
      if (type === "OCMD") return this.dictionary(value, "membership");
      if (kind === "optional") throw new Refusal("unsupported");
      return this.dictionary(value, "markedproperty");
    }
    annotation(value) {
      if (!isDictionary(value)) throw new Refusal("unsupported");
      if (!isKept2(value)) return "null";
      const widget = nameOf(value.get("Subtype")) === "Widget";
      if (!widget && value.has("T")) this.note({ kind: "author", value: text2(value.get("T")) });
      for (const key of ["M", "CreationDate"]) if (value.has(key)) this.note({ kind: "date", value: readableDate(text2(value.get(key))) });
      if (widget) this.refuseSignature(value);
      return this.dictionary(value, widget ? "widget" : "markup");
    }
    field(value) {
      if (!isDictionary(value)) throw new Refusal("unsupported");
      this.refuseSignature(value);
      return this.dictionary(value, "fields");
    }
    /** A signature is of the bytes as they were: a copy would show a broken one. */
    refuseSignature(field) {
      const signature = field.get("V");
      if (nameOf(field.get("FT")) === "Sig" && signature !== void 0 && signature !== null) throw new Refusal("unsupported");
    }
    action(value) {
      if (!isDictionary(value)) throw new Refusal("unsupported");
      const kind = nameOf(value.get("S"));
      if (kind === "GoTo") return this.dictionary(value, "goto");
      if (kind === "Named") return this.dictionary(value, "named");
      const address = value.get("URI");
      if (kind === "URI" && address instanceof Text && isOutside(address.bytes)) return this.dictionary(value, "address");
      const file = value.get("F") ?? address;
      this.note({ kind: "other", value: file instanceof Text ? readableText(file.bytes) : kind ?? "" });
      return "null";
    }
    destination(value) {
      if (isDictionary(value)) return this.dictionary(value, "destinationentry");
      if (!isList(value)) return this.plain(value);
      return `[${value.map((item, i) => i === 0 && item instanceof Reference ? this.objects.refer(item, "page") : this.plain(item)).join(" ")}]`;
    }
    elements(value) {
      if (isList(value)) return this.items(value, "elements");
      if (!isDictionary(value)) return this.plain(value);
      const type = nameOf(value.get("Type"));
      return this.dictionary(value, type === "MCR" || type === "OBJR" ? "reference" : "element");
    }
  };
  function text2(value) {
    return value instanceof Text ? readableText(value.bytes) : "";
  }

  // src/clean/pdf-write.ts
  var MAX_OBJECTS2 = 2e6;
  var PAGES = 2;
  async function rewritePdf(pdf2, inner2, note, looking) {
    return new Rewriting2(pdf2, inner2, note, looking).run();
  }
  var Rewriting2 = class {
    pdf;
    inner;
    note;
    looking;
    queue = [];
    /** By number, generation and kind: an object that is used as two kinds is written twice. */
    ids = /* @__PURE__ */ new Map();
    inheritedOnce = /* @__PURE__ */ new Set();
    shared = /* @__PURE__ */ new Map();
    pages = /* @__PURE__ */ new Map();
    annotations = /* @__PURE__ */ new Set();
    output = new Output();
    values;
    last = PAGES;
    /** Of the trees that name their root in each node. */
    structure = "";
    outlines = "";
    constructor(pdf2, inner2, note, looking) {
      this.pdf = pdf2;
      this.inner = inner2;
      this.note = note;
      this.looking = looking;
      this.values = new Values(this, note);
    }
    async run() {
      const catalog = await this.pdf.dictionary(this.pdf.trailer.get("Root"));
      if (catalog === void 0 || nameOf(catalog.get("Type")) !== "Catalog") throw new Refusal("broken");
      await refuseWhole(this.pdf, catalog, this.note);
      const { pages, annotations } = await collectPages(this.pdf, catalog.get("Pages"));
      this.annotations = annotations;
      for (const { key } of pages) this.pages.set(key, this.newId());
      this.structure = keyOf(catalog.get("StructTreeRoot"));
      this.outlines = keyOf(catalog.get("Outlines"));
      this.output.begin(this.version(catalog));
      this.object(CATALOG, this.values.dictionary(catalog, "catalog"));
      this.object(PAGES, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page2) => `${this.idOf(page2)} 0 R`).join(" ")}]>>`);
      for (const page2 of pages) {
        this.object(this.idOf(page2), this.page(page2));
        await this.drain();
      }
      await this.drain();
      return this.looking ? void 0 : this.output.end(this.last);
    }
    version(catalog) {
      return nameOf(catalog.get("Version"))?.startsWith("2") === true || this.pdf.version.startsWith("2") ? "2.0" : "1.7";
    }
    idOf({ key }) {
      return this.pages.get(key) ?? PAGES;
    }
    page({ dictionary, inherited }) {
      if (dictionary.has("Thumb")) this.note({ kind: "thumbnail" });
      if (dictionary.has("LastModified")) this.note({ kind: "date", value: readableDate(text2(dictionary.get("LastModified"))) });
      if (dictionary.has("PieceInfo")) this.note({ kind: "history" });
      if (dictionary.has("VP")) this.note({ kind: "place" });
      const whole = new Map(dictionary);
      for (const key of ["Resources", "MediaBox", "CropBox", "Rotate"]) {
        for (const node of inherited) {
          if (whole.get(key) === void 0 && node.get(key) !== void 0) whole.set(key, node.get(key) ?? null);
        }
      }
      const resources = whole.get("Resources");
      if (isDictionary(resources) && !dictionary.has("Resources")) this.inheritedOnce.add(resources);
      return `<</Parent ${PAGES} 0 R${this.values.entries(whole, "page")}>>`;
    }
    async drain() {
      for (let job = this.queue.pop(); job !== void 0; job = this.queue.pop()) {
        const value = await this.pdf.resolve(job.value);
        const written = this.values.write(value, job.kind);
        if (typeof written === "string") this.object(job.id, written);
        else await this.stream(job.id, written);
      }
    }
    object(id, text3) {
      if (!this.looking) this.output.object(id, text3);
    }
    async stream(id, { entries, stream, kind }) {
      const { dictionary } = stream;
      if (dictionary.has("F") && dictionary.get("F") !== null) throw new Refusal("unsupported");
      const filters = await filtersOf(this.pdf, dictionary, kind === "image");
      if (kind === "profile") {
        const profile = cleanProfile(await this.pdf.contentOf(stream, 4 * 1024 * 1024), wholeOf(await this.pdf.resolve(dictionary.get("N"))) ?? 0);
        this.body(id, `${entries}${profile.entries}`, profile.bytes);
        return;
      }
      if (kind === "image") {
        const cleaned = await cleanImage(this.pdf, stream, filters, this.inner, this.note, this.looking);
        if (cleaned !== void 0) {
          this.body(id, `${entries}${this.filter(cleaned.filters)}`, cleaned.body);
          return;
        }
      }
      if (!this.looking) this.body(id, `${entries}${this.filter(filters)}`, await this.pdf.bytesOf(stream));
    }
    filter(filters) {
      if (filters.length === 0) return "";
      const parameters = filters.map((filter) => filter.parameters === void 0 ? "null" : this.values.dictionary(filter.parameters, "parameters"));
      const names = `/Filter[${filters.map(({ name }) => writeName(name)).join("")}]`;
      return parameters.every((text3) => text3 === "null") ? names : `${names}/DecodeParms[${parameters.join(" ")}]`;
    }
    body(id, entries, body) {
      if (!this.looking) this.output.stream(id, entries, body);
    }
    newId() {
      if (this.last >= MAX_OBJECTS2) throw new Refusal("limit");
      return ++this.last;
    }
    refer(reference, kind) {
      const key = keyOf(reference);
      if (kind === "page") return this.pages.has(key) ? `${this.pages.get(key) ?? 0} 0 R` : "null";
      if (kind === "pages") return `${PAGES} 0 R`;
      const as = this.kindOf(key, kind);
      if (as === "") return "null";
      const known = this.ids.get(`${key} ${as}`);
      if (known !== void 0) return `${known} 0 R`;
      const id = this.newId();
      this.ids.set(`${key} ${as}`, id);
      this.queue.push({ id, value: reference, kind: as });
      return `${id} 0 R`;
    }
    /** Kinds under which one object is named in several places; '' for what does not stay. */
    kindOf(key, kind) {
      if (kind === "annotation") return this.annotations.has(key) ? kind : "";
      if (kind === "field" || kind === "structured") {
        if (this.annotations.has(key)) return "annotation";
        return kind === "field" ? "field" : "external";
      }
      if (kind === "form" || kind === "image") return "external";
      if (kind === "elementparent") return key === this.structure ? "structure" : "elements";
      if (kind === "outlineparent") return key === this.outlines ? "outlines" : "outline";
      return kind;
    }
    /** An object of its own for a value that many pages inherit. */
    share(value, kind) {
      if (!this.inheritedOnce.has(value)) return void 0;
      let id = this.shared.get(value);
      if (id === void 0) {
        id = this.newId();
        this.shared.set(value, id);
        this.queue.push({ id, value, kind });
      }
      return `${id} 0 R`;
    }
  };

  // src/clean/pdf.ts
  var MAX_XMP = 4 * 1024 * 1024;
  var KINDS4 = {
    Author: "author",
    Company: "author",
    Creator: "software",
    Producer: "software",
    CreationDate: "date",
    ModDate: "date",
    Title: "comment",
    Subject: "comment",
    Keywords: "comment"
  };
  var SILENT = /* @__PURE__ */ new Set(["Trapped"]);
  function pdf(inner2) {
    return {
      turnable: false,
      recognise: (head) => has(head, 0, "%PDF-") ? "pdf" : void 0,
      inspect: (file) => gather(async (found) => {
        const opened = await PdfFile.open(file);
        if (opened.revisions > 1) found.push({ kind: "history", value: `${opened.revisions}×` });
        await information(opened, found);
        await metadata(opened, found);
        await rewritePdf(opened, inner2, (finding) => found.push(finding), true);
      }),
      async clean(file) {
        const written = await rewritePdf(await PdfFile.open(file), inner2, () => void 0, false);
        return written ?? new Blob();
      }
    };
  }
  async function information(opened, found) {
    for (const [key, value] of await opened.dictionary(opened.trailer.get("Info")) ?? /* @__PURE__ */ new Map()) {
      const text3 = await opened.resolve(value);
      if (text3 instanceof Text && text3.bytes !== "" && !SILENT.has(key)) {
        const kind = KINDS4[key];
        const readable = readableText(text3.bytes);
        found.push(kind === void 0 ? { kind: "other", value: readable } : { kind, value: kind === "date" ? readableDate(readable) : readable });
      }
    }
  }
  async function metadata(opened, found) {
    const catalog = await opened.dictionary(opened.trailer.get("Root"));
    const packet = await opened.resolve(catalog?.get("Metadata"));
    if (packet instanceof Stream) found.push(...inspectXmp(new TextDecoder().decode(await opened.contentOf(packet, MAX_XMP))));
  }

  // src/clean/crc.ts
  var TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 3988292384 ^ c >>> 1 : c >>> 1;
    return c;
  });
  function crc32(bytes) {
    let c = 4294967295;
    for (const byte of bytes) c = TABLE[(c ^ byte) & 255] ^ c >>> 8;
    return ~c >>> 0;
  }

  // src/clean/png.ts
  var SIGNATURE2 = "PNG\r\n\n";
  var png = {
    turnable: true,
    recognise: (head) => has(head, 0, SIGNATURE2) ? "png" : void 0,
    inspect: (file) => gather((found) => inspect4(file, found)),
    clean: clean4
  };
  var MAX_CHUNKS2 = 2e5;
  var MAX_SMALL2 = MAX_PROFILE;
  var KEPT3 = /* @__PURE__ */ new Map([
    ["IHDR", (n) => n === 13],
    ["PLTE", (n) => n > 0 && n <= 768 && n % 3 === 0],
    ["tRNS", (n) => n > 0 && n <= 256],
    ["sBIT", (n) => n > 0 && n <= 4],
    ["acTL", (n) => n === 8],
    ["fcTL", (n) => n === 26],
    ["IEND", (n) => n === 0]
  ]);
  async function clean4(file, { turn }) {
    const source = new Source(file);
    const said = new Said2();
    const rest = new Pieces(file);
    let header;
    let data = "before";
    for await (const chunk2 of chunks2(source)) {
      const { type, at, length } = chunk2;
      must(header === void 0 === (type === "IHDR"));
      if (type === "IDAT") must(data !== "after");
      if (type === "IDAT") data = "in";
      else if (data === "in") data = "after";
      const fits = KEPT3.get(type);
      if (type === "IDAT" || type === "fdAT" && length >= 4) {
        rest.keep(at, at + 12 + length);
      } else if (fits !== void 0) {
        must(fits(length));
        const whole = await source.read(at, 12 + length);
        must(crc32(whole.subarray(4, 8 + length)) === new View(whole, 8 + length).u32());
        if (type === "IHDR") header = whole.slice();
        else rest.keep(at, at + 12 + length);
      } else if (isCritical(type)) {
        throw new Refusal("unsupported");
      } else if (HEARD.includes(type) && length <= MAX_SMALL2) {
        said.hear(type, (await source.read(at + 8, length)).slice());
      }
      if (type === "IEND") {
        must(header !== void 0 && data === "after");
        const whole = new Pieces(file);
        whole.add(fromLatin(SIGNATURE2), header, ...await said.write(turn));
        whole.append(rest);
        return whole.blob("image/png");
      }
    }
    throw new Refusal("broken");
  }
  async function inspect4(file, found) {
    const source = new Source(file);
    for await (const { type, at, length } of chunks2(source)) {
      if (type === "IEND" && at + 12 < file.size) found.push({ kind: "other", value: `+${file.size - at - 12} B` });
      if (type === "caBX") found.push({ kind: "history", value: "JUMBF" });
      if (!["eXIf", "tIME", "tEXt", "zTXt", "iTXt"].includes(type) || length > MAX_SMALL2) continue;
      const data = await source.read(at + 8, length);
      if (type === "eXIf") found.push(...readExifBlock(data).found);
      else if (type === "tIME" && length === 7) found.push({ kind: "date", value: time(new View(data)) });
      else if (type !== "tIME") found.push(...await inspectText(type, data));
    }
  }
  var HEARD = ["cICP", "iCCP", "sRGB", "gAMA", "cHRM", "pHYs", "eXIf"];
  var Said2 = class {
    #chunks = /* @__PURE__ */ new Map();
    hear(type, data) {
      if (!this.#chunks.has(type)) this.#chunks.set(type, data);
    }
    async write(turn) {
      const written = [...this.#pixelAspect()];
      const cicp = this.#exactly("cICP", 4);
      if (cicp !== void 0) written.push(chunk("cICP", cicp));
      written.push(...await this.#colours());
      const up = turned(this.#orientation(), turn);
      if (up !== 1) written.push(chunk("eXIf", orientationTiff(up)));
      return written;
    }
    /** The profile goes before sRGB, and that before gamma and primaries, as decoders take them. */
    async #colours() {
      const profile = await this.#profile();
      if (profile !== void 0) return [chunk("iCCP", join(fromLatin("-\0\0"), store(profile)))];
      const srgb = this.#exactly("sRGB", 1);
      if (srgb !== void 0 && srgb[0] <= 3) return [chunk("sRGB", srgb)];
      const written = [];
      const gamma = this.#exactly("gAMA", 4);
      if (gamma !== void 0) written.push(chunk("gAMA", be32(knownGamma(new View(gamma).u32()))));
      const primaries2 = this.#exactly("cHRM", 32);
      if (primaries2 !== void 0) {
        const view2 = new View(primaries2);
        const numbers3 = Array.from({ length: 8 }, () => view2.u32());
        written.push(chunk("cHRM", join(...knownChromaticities(numbers3).map(be32))));
      }
      return written;
    }
    async #profile() {
      const data = this.#chunks.get("iCCP");
      const name = data?.indexOf(0) ?? -1;
      if (data === void 0 || name < 1 || data[name + 1] !== 0) return void 0;
      try {
        return knownProfile(await inflate(data.slice(name + 2), MAX_PROFILE));
      } catch {
        return void 0;
      }
    }
    /** Dots per inch are the device's; only pixels that are not square change the picture. */
    #pixelAspect() {
      const data = this.#exactly("pHYs", 9);
      if (data === void 0) return [];
      const view2 = new View(data);
      const [x, y] = [view2.u32(), view2.u32()];
      return x === y || x === 0 || y === 0 ? [] : [chunk("pHYs", join(be32(x), be32(y), Uint8Array.of(0)))];
    }
    #orientation() {
      const exif = this.#chunks.get("eXIf");
      return exif === void 0 ? orientation(1) : readExifBlock(exif).orientation;
    }
    #exactly(type, length) {
      const data = this.#chunks.get(type);
      return data?.length === length ? data : void 0;
    }
  };
  function chunk(type, data) {
    const named = join(fromLatin(type), data);
    return join(be32(data.length), named, be32(crc32(named)));
  }
  async function* chunks2(source) {
    must(has(await source.read(0, 8), 0, SIGNATURE2));
    let at = 8;
    for (let count = 0; count < MAX_CHUNKS2; count++) {
      const view2 = new View(await source.read(at, 8));
      const length = view2.u32();
      const type = view2.latin(4);
      must(length < 2 ** 31 && /^[A-Za-z]{4}$/.test(type) && at + 12 + length <= source.size);
      yield { type, at, length };
      if (type === "IEND") return;
      at += 12 + length;
    }
    throw new Refusal("limit");
  }
  function isCritical(type) {
    return type < "a";
  }
  var KEYWORDS = {
    Author: "author",
    Artist: "author",
    Copyright: "author",
    Software: "software",
    Source: "camera",
    Make: "camera",
    Model: "camera",
    "Creation Time": "date",
    "date:create": "date",
    "date:modify": "date"
  };
  async function inspectText(type, data) {
    const end2 = data.indexOf(0);
    if (end2 < 0) return [];
    const keyword = latin(data.subarray(0, Math.min(end2, 79)));
    const value = await readText(type, data, end2 + 1).catch(() => "");
    if (keyword === "XML:com.adobe.xmp") return inspectXmp(value);
    const kind = KEYWORDS[keyword];
    return [kind === void 0 ? { kind: "comment", value: `${keyword}: ${value}` } : { kind, value }];
  }
  async function readText(type, data, from) {
    const unpack2 = async (at) => text(await inflate(data.slice(at), MAX_TEXT3));
    if (type === "tEXt") return latin(data.subarray(from, from + MAX_TEXT3));
    if (type === "zTXt") return unpack2(from + 1);
    const language = data.indexOf(0, from + 2);
    const translated = data.indexOf(0, language + 1);
    must(language >= 0 && translated >= 0);
    return data[from] === 1 ? unpack2(translated + 1) : text(data.subarray(translated + 1, translated + 1 + MAX_TEXT3));
  }
  var MAX_TEXT3 = 256 * 1024;
  function time(view2) {
    const two = (n) => String(n).padStart(2, "0");
    const year = view2.u16();
    const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = view2.take(5);
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
  }

  // src/clean/webp.ts
  var webp = {
    turnable: true,
    recognise: (head) => has(head, 0, "RIFF") && has(head, 8, "WEBP") ? "webp" : void 0,
    inspect: (file) => gather((found) => inspect5(file, found)),
    clean: clean5
  };
  var MAX_CHUNKS3 = 1e5;
  var ICC = 32;
  var ALPHA2 = 16;
  var EXIF = 8;
  var ANIMATION = 2;
  async function clean5(file, { turn }) {
    const source = new Source(file);
    const frames = new Pieces(file);
    let extended;
    let canvas;
    let profile;
    let up = 1;
    let pictures = 0;
    const names = [];
    for await (const chunk2 of chunks3(source, 12, await end(source))) {
      const { type, at, length: length2 } = chunk2;
      must(names.length > 0 || ["VP8 ", "VP8L", "VP8X"].includes(type));
      names.push(type);
      if (type === "VP8X") {
        must(length2 === 10 && names.length === 1);
        extended = (await source.read(at, 10)).slice();
      } else if (type === "VP8 " || type === "VP8L") {
        canvas ??= await readCanvas(source, chunk2);
        keep(frames, chunk2);
        pictures++;
      } else if (type === "ALPH") {
        keep(frames, chunk2);
      } else if (type === "ANIM") {
        must(length2 === 6);
        keep(frames, chunk2);
      } else if (type === "ANMF") {
        await keepFrame2(source, frames, chunk2);
        pictures++;
      } else if (type === "ICCP" && length2 <= MAX_PROFILE) {
        profile ??= knownProfile((await source.read(at, length2)).slice());
      } else if (type === "EXIF" && length2 <= MAX_PROFILE) {
        up = readExifBlock(await source.read(at, length2)).orientation;
      }
    }
    must(pictures > 0);
    up = turned(up, turn);
    const written = [];
    if (extended !== void 0 || up !== 1) {
      const moving = names.includes("ANMF") ? ANIMATION : 0;
      must(moving === 0 ? pictures === 1 : names.includes("ANIM") && !names.includes("VP8 ") && !names.includes("VP8L"));
      must(extended === void 0 || (extended[0] & ANIMATION) === moving);
      const alpha = extended === void 0 ? canvas?.alpha ?? 0 : extended[0] & ALPHA2;
      const size = extended === void 0 ? canvas?.size : extended.subarray(4, 10);
      const flags = moving | alpha | (profile === void 0 ? 0 : ICC) | (up === 1 ? 0 : EXIF);
      written.push(write("VP8X", join(Uint8Array.of(flags, 0, 0, 0), size)));
      if (profile !== void 0) written.push(write("ICCP", profile));
    } else {
      must(pictures === 1 && !names.includes("ALPH") && !names.includes("ANIM"));
    }
    const last = up === 1 ? new Uint8Array() : write("EXIF", orientationTiff(up));
    const length = 4 + written.reduce((sum, part) => sum + part.length, 0) + frames.length + last.length;
    const whole = new Pieces(file);
    whole.add(fromLatin("RIFF"), le32(length), fromLatin("WEBP"), ...written);
    whole.append(frames);
    whole.add(last);
    return whole.blob("image/webp");
  }
  async function inspect5(file, found) {
    const source = new Source(file);
    const last = await end(source);
    for await (const { type, at, length } of chunks3(source, 12, last)) {
      if (length > MAX_PROFILE) continue;
      if (type === "EXIF") found.push(...readExifBlock(await source.read(at, length)).found);
      if (type === "XMP ") found.push(...inspectXmp(text(await source.read(at, length))));
      if (type === "C2PA") found.push({ kind: "history", value: "JUMBF" });
    }
    if (last < file.size) found.push({ kind: "other", value: `+${file.size - last} B` });
  }
  async function end(source) {
    const view2 = new View(await source.read(0, 12));
    must(view2.latin(4) === "RIFF");
    const last = 8 + view2.u32le();
    must(last <= source.size && view2.latin(4) === "WEBP");
    return last;
  }
  async function* chunks3(source, from, to) {
    let at = from;
    for (let count = 0; at < to; count++) {
      if (count === MAX_CHUNKS3) throw new Refusal("limit");
      must(at + 8 <= to);
      const view2 = new View(await source.read(at, 8));
      const type = view2.latin(4);
      const length = view2.u32le();
      must(at + 8 + length <= to);
      yield { type, at: at + 8, length };
      at += 8 + length + length % 2;
    }
  }
  function keep(pieces, { type, at, length }) {
    pieces.add(fromLatin(type), le32(length));
    pieces.keep(at, at + length);
    if (length % 2 === 1) pieces.add(Uint8Array.of(0));
  }
  function write(type, data) {
    return join(fromLatin(type), le32(data.length), data, new Uint8Array(data.length % 2));
  }
  async function keepFrame2(source, frames, { at, length }) {
    must(length >= 16);
    const head = (await source.read(at, 16)).slice();
    const coded = new Pieces(source.file);
    const names = [];
    for await (const chunk2 of chunks3(source, at + 16, at + length)) {
      if (!["ALPH", "VP8 ", "VP8L"].includes(chunk2.type)) continue;
      names.push(chunk2.type);
      keep(coded, chunk2);
    }
    must(["VP8 ", "VP8L", "ALPH,VP8 "].includes(names.join()));
    frames.add(fromLatin("ANMF"), le32(16 + coded.length), head);
    frames.append(coded);
  }
  async function readCanvas(source, { type, at }) {
    const view2 = new View(await source.read(at, 10));
    let [width, height, alpha] = [0, 0, 0];
    if (type === "VP8 ") {
      view2.skip(3);
      must(view2.u24() === 10289450);
      width = (view2.u16le() & 16383) - 1;
      height = (view2.u16le() & 16383) - 1;
    } else {
      must(view2.u8() === 47);
      const bits = view2.u32le();
      width = bits & 16383;
      height = bits >>> 14 & 16383;
      alpha = (bits >>> 28 & 1) === 1 ? ALPHA2 : 0;
    }
    must(width >= 0 && height >= 0);
    return { size: join(le32(width).subarray(0, 3), le32(height).subarray(0, 3)), alpha };
  }

  // src/clean/index.ts
  var inner = {
    async clean(file) {
      const { cleaner, format } = await recogniseMedia(file);
      return { blob: await cleaner.clean(file, { turn: 0 }), format };
    },
    async inspect(file) {
      return (await recogniseMedia(file)).cleaner.inspect(file);
    }
  };
  var CLEANERS = [jpeg, png, webp, gif, heif, mp4, ooxml(inner), odf(inner), pdf(inner)];
  var MAX_FOUND = 64;
  var MAX_VALUE = 200;
  async function inspect6(file, _name) {
    try {
      const known = await recognise3(file);
      if (known === void 0) return { format: "unknown", cleanable: false, turnable: false, found: [] };
      const { format, cleaner } = known;
      if (cleaner === void 0) return { format, cleanable: false, turnable: false, found: [] };
      const found = await cleaner.inspect(file).catch(() => []);
      return { format, cleanable: true, turnable: cleaner.turnable, found: tidy(found) };
    } catch {
      return { format: "unknown", cleanable: false, turnable: false, found: [] };
    }
  }
  async function clean6(file, _name, options = {}) {
    try {
      const known = await recognise3(file);
      if (known === void 0) return { state: "cannot", why: "unknown" };
      if (known.cleaner === void 0) return { state: "cannot", why: "format" };
      const turn = options.turn ?? 0;
      if (turn !== 0 && !known.cleaner.turnable) return { state: "cannot", why: "unsupported" };
      return { state: "cleaned", blob: await known.cleaner.clean(file, { turn }) };
    } catch (error) {
      if (error instanceof Refusal) return { state: "cannot", why: error.why };
      return { state: "cannot", why: error instanceof DOMException ? "unreadable" : "broken" };
    }
  }
  async function recognise3(file) {
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    for (const cleaner of CLEANERS) {
      const format2 = await cleaner.recognise(head, file);
      if (format2 !== void 0) return { format: format2, cleaner };
    }
    const format = recogniseOther(head);
    return format === void 0 ? void 0 : { format };
  }
  async function recogniseMedia(file) {
    const known = await recognise3(file);
    const format = known === void 0 ? void 0 : MEDIA[known.format];
    if (known?.cleaner === void 0 || format === void 0) throw new Refusal("unsupported");
    return { cleaner: known.cleaner, format };
  }
  function tidy(found) {
    const seen = /* @__PURE__ */ new Set();
    const kept = [];
    for (const { kind, value } of found) {
      const text3 = value === void 0 ? void 0 : printable(value);
      const key = `${kind} ${text3 ?? ""}`;
      if (text3 === "" || seen.has(key) || kept.length === MAX_FOUND) continue;
      seen.add(key);
      kept.push(text3 === void 0 ? { kind } : { kind, value: text3 });
    }
    return kept;
  }
  function printable(value) {
    const text3 = value.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
    const points = [...text3.slice(0, 2 * MAX_VALUE)];
    return points.length <= MAX_VALUE ? points.join("") : `${points.slice(0, MAX_VALUE - 1).join("")}…`;
  }

  // src/clean/main.ts
  var page = self;
  page.onmessage = ({ data }) => {
    void answer(data).then((value) => page.postMessage({ id: data.id, value }));
  };
  function answer(request) {
    if (request.call === "inspect") return inspect6(request.input.file, request.input.name);
    return clean6(request.input.file, request.input.name, request.input.options);
  }
})();
