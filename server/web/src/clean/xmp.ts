// What XMP tells: a look at the properties that people should know of, without being an XML reader. XMP is never carried over.

import type { Finding, FindingKind } from './format.ts';
import { place } from './place.ts';

/** More than this is not looked at. */
const MAX_TEXT = 256 * 1024;

const PROPERTIES: readonly (readonly [FindingKind, string])[] = [
  ['author', 'dc:creator'],
  ['author', 'dc:rights'],
  ['author', 'photoshop:Credit'],
  ['author', 'photoshop:AuthorsPosition'],
  ['author', 'photoshop:CaptionWriter'],
  ['author', 'xmpRights:Owner'],
  ['author', 'aux:OwnerName'],
  ['author', 'exifEX:CameraOwnerName'],
  ['author', 'pdf:Author'],
  ['camera', 'tiff:Make'],
  ['camera', 'tiff:Model'],
  ['camera', 'aux:Lens'],
  ['serial', 'aux:SerialNumber'],
  ['serial', 'aux:LensSerialNumber'],
  ['serial', 'exifEX:BodySerialNumber'],
  ['serial', 'exifEX:LensSerialNumber'],
  ['serial', 'exif:ImageUniqueID'],
  ['date', 'xmp:CreateDate'],
  ['date', 'xmp:ModifyDate'],
  ['date', 'photoshop:DateCreated'],
  ['date', 'exif:DateTimeOriginal'],
  ['software', 'xmp:CreatorTool'],
  ['software', 'tiff:Software'],
  ['software', 'pdf:Producer'],
  ['comment', 'dc:title'],
  ['comment', 'dc:description'],
  ['comment', 'dc:subject'],
  ['comment', 'photoshop:Headline'],
  ['place', 'photoshop:City'],
  ['place', 'photoshop:State'],
  ['place', 'photoshop:Country'],
  ['place', 'Iptc4xmpCore:Location'],
  ['history', 'xmpMM:OriginalDocumentID'],
  ['history', 'xmpMM:DocumentID'],
];

/** The findings of one packet. */
export function inspectXmp(packet: string): Finding[] {
  const xml = packet.slice(0, MAX_TEXT);
  const found: Finding[] = [];
  const where = place(degrees(property(xml, 'exif:GPSLatitude')), degrees(property(xml, 'exif:GPSLongitude')));
  if (where !== undefined) found.push({ kind: 'place', value: where });
  for (const [kind, name] of PROPERTIES) {
    const value = property(xml, name);
    if (value !== '') found.push({ kind, value });
  }
  if (xml.includes('<xmpMM:History')) found.push({ kind: 'history' });
  if (/<xmp(?:GImg)?:(?:Thumbnails|image)/.test(xml)) found.push({ kind: 'thumbnail' });
  if (found.length === 0 && xml.includes('<rdf:Description')) found.push({ kind: 'other', value: 'XMP' });
  return found;
}

/** The value of a property: an attribute, or the text of its element. */
function property(xml: string, name: string): string {
  for (let at = xml.indexOf(name); at >= 0; at = xml.indexOf(name, at + name.length)) {
    const after = at + name.length;
    if (/^\s*=\s*["']/.test(xml.slice(after, after + 8))) {
      const quote = xml.slice(after).search(/["']/) + after;
      const end = xml.indexOf(xml[quote] ?? '"', quote + 1);
      return end < 0 ? '' : unescape(xml.slice(quote + 1, end));
    }
    if (xml[at - 1] === '<') {
      const end = xml.indexOf(`</${name}`, after);
      const inner = end < 0 ? '' : xml.slice(xml.indexOf('>', after) + 1, end);
      return unescape(inner.slice(0, 4000).replace(/<[^<>]*>/g, ' '));
    }
  }
  return '';
}

/** XMP writes degrees as 51,7.692N or 51,7,41N. */
function degrees(value: string): number | undefined {
  const parts = /^([\d.]+)(?:,([\d.]+))?(?:,([\d.]+))?([NSEW])$/.exec(value);
  if (parts === null) return undefined;
  const [, d, m = '0', s = '0', letter = ''] = parts;
  const sum = Number(d) + Number(m) / 60 + Number(s) / 3600;
  return 'SW'.includes(letter) ? -sum : sum;
}

function unescape(value: string): string {
  return value
    .slice(0, 1000)
    .replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
