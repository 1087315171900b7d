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
  async function gather(look) {
    const found = [];
    try {
      await look(found);
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
      return this.take(1)[0];
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
    let text2 = "";
    for (const byte of bytes) text2 += String.fromCharCode(byte);
    return text2;
  }
  function fromLatin(text2) {
    return Uint8Array.from(text2, (letter) => letter.charCodeAt(0));
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
      return new Blob(
        this.#parts.map((part) => "to" in part ? this.#file.slice(part.from, part.to) : part),
        { type }
      );
    }
  };

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
  function knownChromaticities(numbers) {
    return nearest(SPACES, ({ xy }) => distance(xy, numbers)).xy;
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
    const view = new View(profile, 128);
    const count = view.u32();
    must(count <= 200);
    const tags = /* @__PURE__ */ new Map();
    for (let i = 0; i < count; i++) {
      const name = view.latin(4);
      const at = view.u32();
      const length = view.u32();
      if (at + length <= profile.length) tags.set(name, profile.subarray(at, at + length));
    }
    return tags;
  }
  function readXyz(tag) {
    must(tag !== void 0 && has(tag, 0, "XYZ "));
    const view = new View(tag, 8);
    return [view.u32() | 0, view.u32() | 0, view.u32() | 0];
  }
  function readCicp(tag) {
    return tag !== void 0 && tag.length === 12 && has(tag, 0, "cicp\0\0\0\0") ? tag.slice() : void 0;
  }
  function nearestCurve(tag) {
    const middle = tag === void 0 ? void 0 : middleOf(tag);
    return nearest(CURVES, (curve) => Math.abs(curve.middle - (middle ?? 0)) * (middle === void 0 ? 0 : 1));
  }
  function middleOf(tag) {
    const view = new View(tag, 8);
    if (has(tag, 0, "curv")) {
      const count = view.u32();
      if (count === 0) return 0.5;
      if (count === 1) return 0.5 ** (view.u16() / 256);
      must(count * 2 <= view.left);
      view.skip(2 * (count - 1 >> 1));
      const below = view.u16();
      return (count % 2 === 1 ? below : (below + view.u16()) / 2) / 65535;
    }
    if (!has(tag, 0, "para")) return void 0;
    const kind = view.u16();
    view.skip(2);
    const number = () => (view.u32() | 0) / 65536;
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
    const xyz = (numbers) => join(fromLatin("XYZ \0\0\0\0"), ...numbers.map(be32));
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
    const view = new View(resources);
    while (view.left >= 12 && latin(view.take(4)) === "8BIM") {
      const id = view.u16();
      const name = view.u8();
      if (name + 1 - name % 2 + 4 > view.left) break;
      view.skip(name + 1 - name % 2);
      const length = view.u32();
      if (length > view.left) break;
      const data = view.take(length);
      if (length % 2 === 1 && view.left > 0) view.skip(1);
      if (id === 1028) found.push(...inspectIptc(data));
      if (id === 1033 || id === 1036) found.push({ kind: "thumbnail" });
    }
    return found.length > 0 ? found : [{ kind: "software", value: "Photoshop" }];
  }
  function inspectIptc(data) {
    const found = [];
    const view = new View(data);
    while (view.left >= 5 && view.u8() === 28) {
      const record = view.u8();
      const number = view.u8();
      const length = view.u16();
      if (length > view.left) break;
      const kind = record === 2 ? DATA_SETS.get(number) : void 0;
      const value = text(view.take(length));
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

  // src/clean/place.ts
  function place(latitude, longitude) {
    if (latitude === void 0 || longitude === void 0 || !Number.isFinite(latitude + longitude)) return void 0;
    return `${latitude.toFixed(5)}°, ${longitude.toFixed(5)}°`;
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
        const inner = end2 < 0 ? "" : xml.slice(xml.indexOf(">", after) + 1, end2);
        return unescape(inner.slice(0, 4e3).replace(/<[^<>]*>/g, " "));
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
    const degrees2 = (letter, numbers) => {
      const [d, m = 0, s = 0] = reader.numbers(tags.get(numbers));
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

  // src/clean/jpeg.ts
  var jpeg = {
    turnable: true,
    recognise: (head) => has(head, 0, "ÿØÿ") ? "jpeg" : void 0,
    inspect: (file) => gather((found) => inspect(file, found)),
    clean
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
  async function clean(file, { turn }) {
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
      picture.keep(at, end2);
    }
    throw new Refusal("broken");
  }
  async function inspect(file, found) {
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
    const view = new View(density, 1);
    const x = view.u16();
    const y = view.u16();
    return x === y || x === 0 || y === 0 ? Uint8Array.of(0, 0, 1, 0, 1) : join(Uint8Array.of(0), be16(x), be16(y));
  }
  function isFrame(marker) {
    return [192, 193, 194, 195, 201, 202, 203].includes(marker);
  }
  function checkSegment(marker, data, frames, scans) {
    const view = new View(data);
    if (isFrame(marker)) {
      must(frames === 1 && scans === 0);
      view.skip(5);
      view.skip(3 * view.u8());
    } else if (marker === SOS) {
      view.skip(2 * view.u8() + 3);
    } else if (marker === 219) {
      while (view.left > 0) view.skip(view.u8() >> 4 === 0 ? 64 : 128);
    } else if (marker === 196) {
      while (view.left > 0) {
        view.skip(1);
        view.skip(view.take(16).reduce((sum, count) => sum + count, 0));
      }
    } else if (marker === 204) {
      must(data.length % 2 === 0);
      view.skip(data.length);
    } else if (marker === 221 || marker === DNL) {
      view.skip(2);
    } else {
      throw new Refusal("unsupported");
    }
    view.end();
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

  // src/clean/other.ts
  function recogniseOther(head) {
    return MAGIC.find(({ marks }) => marks.every(({ at, text: text2 }) => startsWith(head, at, text2)))?.format;
  }
  var start = (text2) => [{ at: 0, text: text2 }];
  var riff = (text2) => [
    { at: 0, text: "RIFF" },
    { at: 8, text: text2 }
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
  function startsWith(bytes, at, text2) {
    for (let i = 0; i < text2.length; i++) {
      if (bytes[at + i] !== text2.charCodeAt(i)) return false;
    }
    return true;
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

  // src/clean/zlib.ts
  async function inflate(packed, max) {
    const chunks3 = [];
    let length = 0;
    try {
      const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
      for (; ; ) {
        const { done, value } = await reader.read();
        if (done) return join(...chunks3);
        length += value.length;
        if (length > max) {
          await reader.cancel();
          break;
        }
        chunks3.push(value);
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

  // src/clean/png.ts
  var SIGNATURE = "PNG\r\n\n";
  var png = {
    turnable: true,
    recognise: (head) => has(head, 0, SIGNATURE) ? "png" : void 0,
    inspect: (file) => gather((found) => inspect2(file, found)),
    clean: clean2
  };
  var MAX_CHUNKS = 2e5;
  var MAX_SMALL = MAX_PROFILE;
  var KEPT = /* @__PURE__ */ new Map([
    ["IHDR", (n) => n === 13],
    ["PLTE", (n) => n > 0 && n <= 768 && n % 3 === 0],
    ["tRNS", (n) => n > 0 && n <= 256],
    ["sBIT", (n) => n > 0 && n <= 4],
    ["acTL", (n) => n === 8],
    ["fcTL", (n) => n === 26],
    ["IEND", (n) => n === 0]
  ]);
  async function clean2(file, { turn }) {
    const source = new Source(file);
    const said = new Said2();
    const rest = new Pieces(file);
    let header;
    let data = "before";
    for await (const chunk2 of chunks(source)) {
      const { type, at, length } = chunk2;
      must(header === void 0 === (type === "IHDR"));
      if (type === "IDAT") must(data !== "after");
      if (type === "IDAT") data = "in";
      else if (data === "in") data = "after";
      const fits = KEPT.get(type);
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
      } else if (HEARD.includes(type) && length <= MAX_SMALL) {
        said.hear(type, (await source.read(at + 8, length)).slice());
      }
      if (type === "IEND") {
        must(header !== void 0 && data === "after");
        const whole = new Pieces(file);
        whole.add(fromLatin(SIGNATURE), header, ...await said.write(turn));
        whole.append(rest);
        return whole.blob("image/png");
      }
    }
    throw new Refusal("broken");
  }
  async function inspect2(file, found) {
    const source = new Source(file);
    for await (const { type, at, length } of chunks(source)) {
      if (type === "IEND" && at + 12 < file.size) found.push({ kind: "other", value: `+${file.size - at - 12} B` });
      if (type === "caBX") found.push({ kind: "history", value: "JUMBF" });
      if (!["eXIf", "tIME", "tEXt", "zTXt", "iTXt"].includes(type) || length > MAX_SMALL) continue;
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
      const primaries = this.#exactly("cHRM", 32);
      if (primaries !== void 0) {
        const view = new View(primaries);
        const numbers = Array.from({ length: 8 }, () => view.u32());
        written.push(chunk("cHRM", join(...knownChromaticities(numbers).map(be32))));
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
      const view = new View(data);
      const [x, y] = [view.u32(), view.u32()];
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
  async function* chunks(source) {
    must(has(await source.read(0, 8), 0, SIGNATURE));
    let at = 8;
    for (let count = 0; count < MAX_CHUNKS; count++) {
      const view = new View(await source.read(at, 8));
      const length = view.u32();
      const type = view.latin(4);
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
    const unpack = async (at) => text(await inflate(data.slice(at), MAX_TEXT2));
    if (type === "tEXt") return latin(data.subarray(from, from + MAX_TEXT2));
    if (type === "zTXt") return unpack(from + 1);
    const language = data.indexOf(0, from + 2);
    const translated = data.indexOf(0, language + 1);
    must(language >= 0 && translated >= 0);
    return data[from] === 1 ? unpack(translated + 1) : text(data.subarray(translated + 1, translated + 1 + MAX_TEXT2));
  }
  var MAX_TEXT2 = 256 * 1024;
  function time(view) {
    const two = (n) => String(n).padStart(2, "0");
    const year = view.u16();
    const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = view.take(5);
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
  }

  // src/clean/webp.ts
  var webp = {
    turnable: true,
    recognise: (head) => has(head, 0, "RIFF") && has(head, 8, "WEBP") ? "webp" : void 0,
    inspect: (file) => gather((found) => inspect3(file, found)),
    clean: clean3
  };
  var MAX_CHUNKS2 = 1e5;
  var ICC = 32;
  var ALPHA = 16;
  var EXIF = 8;
  var ANIMATION = 2;
  async function clean3(file, { turn }) {
    const source = new Source(file);
    const frames = new Pieces(file);
    let extended;
    let canvas;
    let profile;
    let up = 1;
    let pictures = 0;
    const names = [];
    for await (const chunk2 of chunks2(source, 12, await end(source))) {
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
        await keepFrame(source, frames, chunk2);
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
      const alpha = extended === void 0 ? canvas?.alpha ?? 0 : extended[0] & ALPHA;
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
  async function inspect3(file, found) {
    const source = new Source(file);
    const last = await end(source);
    for await (const { type, at, length } of chunks2(source, 12, last)) {
      if (length > MAX_PROFILE) continue;
      if (type === "EXIF") found.push(...readExifBlock(await source.read(at, length)).found);
      if (type === "XMP ") found.push(...inspectXmp(text(await source.read(at, length))));
      if (type === "C2PA") found.push({ kind: "history", value: "JUMBF" });
    }
    if (last < file.size) found.push({ kind: "other", value: `+${file.size - last} B` });
  }
  async function end(source) {
    const view = new View(await source.read(0, 12));
    must(view.latin(4) === "RIFF");
    const last = 8 + view.u32le();
    must(last <= source.size && view.latin(4) === "WEBP");
    return last;
  }
  async function* chunks2(source, from, to) {
    let at = from;
    for (let count = 0; at < to; count++) {
      if (count === MAX_CHUNKS2) throw new Refusal("limit");
      must(at + 8 <= to);
      const view = new View(await source.read(at, 8));
      const type = view.latin(4);
      const length = view.u32le();
      must(at + 8 + length <= to);
      yield { type, at: at + 8, length };
      at += 8 + length + length % 2;
    }
  }
  function keep(pieces, { at, length }) {
    pieces.keep(at - 8, at + length);
    if (length % 2 === 1) pieces.add(Uint8Array.of(0));
  }
  function write(type, data) {
    return join(fromLatin(type), le32(data.length), data, new Uint8Array(data.length % 2));
  }
  async function keepFrame(source, frames, { at, length }) {
    must(length >= 16);
    const head = (await source.read(at, 16)).slice();
    const coded = new Pieces(source.file);
    const names = [];
    for await (const chunk2 of chunks2(source, at + 16, at + length)) {
      if (!["ALPH", "VP8 ", "VP8L"].includes(chunk2.type)) continue;
      names.push(chunk2.type);
      keep(coded, chunk2);
    }
    must(["VP8 ", "VP8L", "ALPH,VP8 "].includes(names.join()));
    frames.add(fromLatin("ANMF"), le32(16 + coded.length), head);
    frames.append(coded);
  }
  async function readCanvas(source, { type, at }) {
    const view = new View(await source.read(at, 10));
    let [width, height, alpha] = [0, 0, 0];
    if (type === "VP8 ") {
      view.skip(3);
      must(view.u24() === 10289450);
      width = (view.u16le() & 16383) - 1;
      height = (view.u16le() & 16383) - 1;
    } else {
      must(view.u8() === 47);
      const bits = view.u32le();
      width = bits & 16383;
      height = bits >>> 14 & 16383;
      alpha = (bits >>> 28 & 1) === 1 ? ALPHA : 0;
    }
    must(width >= 0 && height >= 0);
    return { size: join(le32(width).subarray(0, 3), le32(height).subarray(0, 3)), alpha };
  }

  // src/clean/index.ts
  var CLEANERS = [jpeg, png, webp];
  var MAX_FOUND = 64;
  var MAX_VALUE = 200;
  async function inspect4(file, _name) {
    try {
      const known = await recognise(file);
      if (known === void 0) return { format: "unknown", cleanable: false, turnable: false, found: [] };
      const { format, cleaner } = known;
      if (cleaner === void 0) return { format, cleanable: false, turnable: false, found: [] };
      const found = await cleaner.inspect(file).catch(() => []);
      return { format, cleanable: true, turnable: cleaner.turnable, found: tidy(found) };
    } catch {
      return { format: "unknown", cleanable: false, turnable: false, found: [] };
    }
  }
  async function clean4(file, _name, options = {}) {
    try {
      const known = await recognise(file);
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
  async function recognise(file) {
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    for (const cleaner of CLEANERS) {
      const format2 = await cleaner.recognise(head, file);
      if (format2 !== void 0) return { format: format2, cleaner };
    }
    const format = recogniseOther(head);
    return format === void 0 ? void 0 : { format };
  }
  function tidy(found) {
    const seen = /* @__PURE__ */ new Set();
    const kept = [];
    for (const { kind, value } of found) {
      const text2 = value === void 0 ? void 0 : printable(value);
      const key = `${kind} ${text2 ?? ""}`;
      if (text2 === "" || seen.has(key) || kept.length === MAX_FOUND) continue;
      seen.add(key);
      kept.push(text2 === void 0 ? { kind } : { kind, value: text2 });
    }
    return kept;
  }
  function printable(value) {
    const text2 = value.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
    const points = [...text2.slice(0, 2 * MAX_VALUE)];
    return points.length <= MAX_VALUE ? points.join("") : `${points.slice(0, MAX_VALUE - 1).join("")}…`;
  }

  // src/clean/main.ts
  var page = self;
  page.onmessage = ({ data }) => {
    void answer(data).then((value) => page.postMessage({ id: data.id, value }));
  };
  function answer(request) {
    if (request.call === "inspect") return inspect4(request.input.file, request.input.name);
    return clean4(request.input.file, request.input.name, request.input.options);
  }
})();
