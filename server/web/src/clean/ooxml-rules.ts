// What is taken out of the parts of an Office document: who wrote and when, on which machine, with which program, in how many sessions.

import { Refusal, type Finding } from './format.ts';
import { isOutside, looksLikePath } from './links.ts';
import { Fields } from './ooxml-fields.ts';
import { shortNamespace } from './ooxml-names.ts';
import { XML, XMLNS, type Attribute, type Element, type Rule, type Verdict } from './xml.ts';

/** What stands where a name was; the schemas want one. */
export const NOBODY = 'Author';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Elements that only tell of people, machines and sessions, or that point at parts which are left out. */
const DROPPED = words(
  `w:rsid w:fldData w:printerSettings w:dataBinding w:smartTagPr w:customXmlPr w:permStart w:permEnd w:placeholder w:nsid w:embedRegular w:embedBold w:embedItalic
  w:embedBoldItalic s:fileVersion s:fileSharing s:fileRecoveryPr s:webPublishing s:webPublishObjects s:webPublishItems s:customWorkbookViews
  s:customSheetViews s:smartTags s:smartTagTypes s:smartTagPr s:customProperties p:modifyVerifier p:embeddedFontLst p:custDataLst p:smartTags
  p:htmlPubPr p:webPr a14:imgProps p14:creationId p14:modId`,
);

/** Extensions that hold nothing but a number by which copies of a document can be told to be one. */
const DROPPED_EXTENSIONS = words('a14:imgProps p14:creationId p14:modId');

/** Of the settings of a text document only those that change how it looks or what it protects. */
const SETTINGS = words(
  `view mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop trackRevisions documentProtection
  autoFormatOverride defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders
  bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
  characterSpacingControl noLineBreaksAfter noLineBreaksBefore strictFirstAndLastChars printTwoOnOne footnotePr endnotePr compat mathPr
  themeFontLang clrSchemeMapping hdrShapeDefaults shapeDefaults decimalSymbol listSeparator displayBackgroundShape`,
);

/** Attributes without a prefix, by element. */
const ATTRIBUTES = words(
  `s:workbookPr.codeName s:sheetPr.codeName s:protectedRange.securityDescriptor s:scenario.user s:pivotCacheDefinition.refreshedBy
  s:pivotCacheDefinition.refreshedDate s:pivotCacheDefinition.refreshedDateIso s:pivotCacheDefinition.refreshedVersion
  p:cm.dt v:imagedata.src v:imagedata.href v:shape.href v:group.href v:rect.href p188:cm.status`,
);

/** Passwords, hashed: somebody may use the same one elsewhere. */
const HASHES = words(
  'hash salt hashValue saltValue hashData saltData spinCount algorithmName cryptSpinCount cryptProviderType cryptAlgorithmClass cryptAlgorithmType cryptAlgorithmSid password workbookPassword revisionsPassword workbookHashValue workbookSaltValue workbookSpinCount workbookAlgorithmName revisionsHashValue revisionsSaltValue revisionsSpinCount revisionsAlgorithmName',
);
const PROTECTIONS = words('w:documentProtection s:sheetProtection s:workbookProtection s:protectedRange');

/** Names of people, by element; what stands instead. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['p:cmAuthor.name', NOBODY],
  ['p:cmAuthor.initials', 'A'],
  ['p188:author.name', NOBODY],
  ['p188:author.initials', 'A'],
  ['p188:author.userId', NOBODY],
  ['p188:author.providerId', 'None'],
]);

/** A date where the schema wants one. */
const NO_DATE = '2000-01-01T00:00:00';
const DATES = words('p188:cm.created p188:reply.created');

/** The rule for one part, and the relationships that its text still names when it has been rewritten. */
export function ooxmlRule(report: (finding: Finding) => void): { rule: Rule; referenced: () => ReadonlySet<string> } {
  const note = (finding: Finding) => {
    if (finding.value !== NOBODY && finding.value !== NO_DATE) report(finding);
  };
  let references: string[] = [];
  /** How many references there were before an element that may be removed. */
  const before = new WeakMap<Element, number>();
  /** Alternatives of which something stays. */
  const chosen = new WeakSet<Element>();
  const fields = new Fields(note);
  const authors: string[] = [];

  const remove = (element: Element): void => {
    references = references.slice(0, before.get(element) ?? references.length);
    element.remove();
  };

  const unknown = (element: Element): Verdict => {
    for (let around = element.parent; around !== undefined; around = around.parent) {
      if (around.local !== 'ext' || !before.has(around)) continue;
      remove(around);
      return 'drop';
    }
    if (isIgnorable(element, element.ns)) return 'drop';
    throw new Refusal('unsupported');
  };

  const alternatives = (element: Element, attributes: readonly Attribute[] | undefined): Verdict => {
    const { local, parent } = element;
    if (local === 'AlternateContent') return { attributes, held: true };
    if (parent === undefined) throw new Refusal('broken');
    if (local === 'Choice') {
      const requires = attribute(element, 'Requires')?.split(/\s+/) ?? [''];
      if (requires.some((prefix) => shortNamespace(element.namespace(prefix) ?? '?') === undefined)) return 'drop';
      chosen.add(parent);
      return { attributes };
    }
    if (local !== 'Fallback') throw new Refusal('unsupported');
    // None of the alternatives is understood here: only the fallback stays, in their place.
    if (chosen.has(parent)) return { attributes };
    parent.unwrap();
    chosen.add(parent);
    return { attributes, unwrapped: true };
  };

  const rule: Rule = {
    open(element) {
      const short = shortNamespace(element.ns);
      const settings = element.parent?.local === 'settings' && shortNamespace(element.parent.ns) === 'w';
      if (settings && !SETTINGS.has(element.local)) {
        if (element.local === 'rsids') note({ kind: 'history' });
        return 'drop';
      }
      if (short === undefined) return unknown(element);
      const key = `${short}:${element.local}`;
      if (DROPPED.has(key)) {
        if (DROPPED_EXTENSIONS.has(key) && element.parent?.local === 'ext') remove(element.parent);
        return 'drop';
      }
      if (key === 's:ddeLink') throw new Refusal('unsupported');
      if (short === 'w') fields.open(element);
      if (element.local === 'ext' || element.local === 'AlternateContent') before.set(element, references.length);
      const attributes = cleanAttributes(element, key, note, fields);
      for (const { ns, local, value } of attributes ?? element.attributes) {
        const space = shortNamespace(ns);
        if (space === 'r' || (space === 'o' && local === 'relid') || (key === 'dsp:dataModelExt' && local === 'relId')) references.push(value);
      }
      if (short === 'mc') return alternatives(element, attributes);
      if (element.local === 'ext') return { attributes, held: true };
      return attributes === undefined ? undefined : { attributes };
    },
    plain(element) {
      const own = shortNamespace(element.namespace('') ?? '') === 's' && shortNamespace(element.ns) === 's';
      return own ? PLAIN[element.local] : undefined;
    },
    close(element) {
      const short = shortNamespace(element.ns);
      if (short === 'w') fields.close(element);
      if (short === 'mc' && element.local === 'AlternateContent' && !chosen.has(element)) remove(element);
    },
    text(value, within, slot) {
      const short = shortNamespace(within.ns);
      if (short === 'w') return fields.text(value, within, slot);
      if (short !== 's') return undefined;
      if (within.local === 'author') {
        authors.push(value);
        note({ kind: 'author', value });
        return NOBODY;
      }
      // The program writes the author's name in front of the comment.
      if (within.local !== 't' || authors.length === 0) return undefined;
      const author = authors.find((name) => name !== '' && value.startsWith(`${name}:`));
      return author === undefined ? undefined : NOBODY + value.slice(author.length);
    },
  };
  return { rule, referenced: () => new Set(references) };
}

/** Cells without a formula, and shared strings without formatting. In hundreds, because a regular expression remembers every turn that it took. */
const TEXT = '<t(?: xml:space="preserve")?>[^<&]*</t>';
const PLAIN: Readonly<Record<string, RegExp>> = {
  row: new RegExp(`(?:<c(?: [rst]="[A-Za-z0-9]*")*(?:/>|>(?:<v>[^<&]*</v>|<is>${TEXT}</is>)?</c>)){1,100}`, 'y'),
  sst: new RegExp(`(?:<si>${TEXT}</si>){1,100}`, 'y'),
};

function attribute(element: Element, local: string): string | undefined {
  return element.attributes.find((found) => found.ns === '' && found.local === local)?.value;
}

function isIgnorable(element: Element, uri: string): boolean {
  for (let around: Element | undefined = element; around !== undefined; around = around.parent) {
    for (const { ns, local, value } of around.attributes) {
      if (local !== 'Ignorable' || shortNamespace(ns) !== 'mc') continue;
      if (value.split(/\s+/).some((prefix) => prefix !== '' && around?.namespace(prefix) === uri)) return true;
    }
  }
  return false;
}

/** The attributes that stay, or undefined when all of them do as they are. */
function cleanAttributes(element: Element, key: string, note: (finding: Finding) => void, fields: Fields): readonly Attribute[] | undefined {
  let changed = false;
  const kept: Attribute[] = [];
  for (const found of element.attributes) {
    const value = cleanAttribute(element, key, found, note, fields);
    if (value !== found.value) changed = true;
    if (value !== undefined) kept.push({ ...found, value });
  }
  return changed ? kept : undefined;
}

function cleanAttribute(
  element: Element,
  key: string,
  { ns, local, value }: Attribute,
  note: (finding: Finding) => void,
  fields: Fields,
): string | undefined {
  if (ns === XMLNS) return shortNamespace(value) === undefined ? undefined : value;
  if (ns === XML) return local === 'space' || local === 'lang' ? value : undefined;
  const space = shortNamespace(ns);
  // An element of an unknown kind may be something that a reader sees. An attribute of one only says something of what is there anyway.
  if (space === undefined) return undefined;
  if (space === 'mc') return markupCompatibility(element, local, value);
  if (space === 'w') return wordAttribute(key, local, value, note, fields);
  if (space === 'w14') return local === 'paraId' || local === 'textId' ? undefined : value;
  if (space === 'wp14') return local === 'anchorId' || local === 'editId' ? undefined : value;
  if (space === 'o') return ['title', 'gfxdata', 'href', 'althref'].includes(local) ? undefined : value;
  if (space === 'r') return element.local === 'pageSetup' ? undefined : value;
  if (space !== '') return value;
  return plainAttribute(element, key, local, value, note);
}

function markupCompatibility(element: Element, local: string, value: string): string | undefined {
  const prefixes = value.split(/\s+/).filter((prefix) => prefix !== '');
  const known = prefixes.filter((prefix) => shortNamespace(element.namespace(prefix.split(':')[0] ?? '') ?? '?') !== undefined);
  if (local === 'MustUnderstand' && known.length < prefixes.length) throw new Refusal('unsupported');
  return known.length === 0 ? undefined : known.length === prefixes.length ? value : known.join(' ');
}

function wordAttribute(key: string, local: string, value: string, note: (finding: Finding) => void, fields: Fields): string | undefined {
  if (local.startsWith('rsid')) {
    note({ kind: 'history' });
    return undefined;
  }
  if (local === 'author') {
    note({ kind: 'author', value });
    return NOBODY;
  }
  if (local === 'initials') return 'A';
  if (local === 'date') {
    note({ kind: 'date', value });
    return undefined;
  }
  if (key === 'w:fldSimple' && local === 'instr') return fields.instruction(value);
  if (PROTECTIONS.has(key) && HASHES.has(local)) return undefined;
  return value;
}

function plainAttribute(element: Element, key: string, local: string, value: string, note: (finding: Finding) => void): string | undefined {
  const name = `${key}.${local}`;
  const person = NAMES.get(name);
  if (person !== undefined) {
    if (local === 'name') note({ kind: 'author', value });
    return person;
  }
  if (DATES.has(name)) {
    note({ kind: 'date', value });
    return NO_DATE;
  }
  if (ATTRIBUTES.has(name)) {
    if (local === 'refreshedBy' || local === 'user') note({ kind: 'author', value });
    if (local === 'dt') note({ kind: 'date', value });
    return undefined;
  }
  if (PROTECTIONS.has(key) && HASHES.has(local)) return undefined;
  // A picture is called after the file that it came from.
  if ((element.local === 'cNvPr' || element.local === 'docPr') && local === 'name') {
    if (looksLikePath(value)) note({ kind: 'other', value });
    return `Object ${attribute(element, 'id') ?? ''}`;
  }
  if ((local === 'descr' || local === 'title' || local === 'alt') && looksLikePath(value)) {
    note({ kind: 'other', value });
    return undefined;
  }
  if ((key === 'a:theme' || key === 'a:clrScheme' || key === 'a:fontScheme' || key === 'a:fmtScheme') && local === 'name') return 'Theme';
  if ((element.local === 'hlinkClick' || element.local === 'hlinkHover') && local === 'action') {
    return /^ppaction:\/\/(?:hlinksldjump|hlinkshowjump|media|noaction|customshow)/.test(value) || value === '' ? value : undefined;
  }
  if (key === 's:hyperlink' && local === 'location') return isOutside(value) || !looksLikePath(value) ? value : undefined;
  return value;
}
