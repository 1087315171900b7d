// What is taken out of the text, the styles and the settings of an OpenDocument file.

import { Refusal, type Finding } from './format.ts';
import { isOutside, looksLikePath } from './links.ts';
import { XML, XMLNS, type Attribute, type Element, type Rule } from './xml.ts';

/** Namespaces that are understood, by short names; a part of an unknown one could be anything, so the document is refused. */
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:';
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ...['office', 'style', 'text', 'table', 'drawing', 'meta', 'presentation', 'chart', 'dr3d', 'form', 'script', 'config'].map(
    (name): [string, string] => [`${OASIS}${name}:1.0`, name],
  ),
  [`${OASIS}datastyle:1.0`, 'number'],
  [`${OASIS}animation:1.0`, 'anim'],
  [`${OASIS}xsl-fo-compatible:1.0`, 'fo'],
  [`${OASIS}svg-compatible:1.0`, 'svg'],
  [`${OASIS}smil-compatible:1.0`, 'smil'],
  [`${OASIS}of:1.2`, 'of'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://www.w3.org/2001/xml-events', 'dom'],
  ['http://www.w3.org/2001/XMLSchema', 'xsd'],
  ['http://www.w3.org/TR/css3-text/', 'css3t'],
  ['http://openoffice.org/2004/office', 'ooo'],
  ['http://openoffice.org/2004/writer', 'ooow'],
  ['http://openoffice.org/2004/calc', 'oooc'],
  ['http://openoffice.org/2009/office', 'officeooo'],
  ['http://openoffice.org/2009/table', 'tableooo'],
  ['http://openoffice.org/2010/draw', 'drawooo'],
  ['http://openoffice.org/2010/chart', 'chartooo'],
  ['http://openoffice.org/2005/report', 'rpt'],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
  ['urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0', 'calcext'],
  ['urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0', 'field'],
  ['urn:openoffice:names:experimental:ooxml-odf-interop:xmlns:form:1.0', 'formx'],
]);

/** Where the formats want a name or a date. */
const NOBODY = 'Author';
const NO_DATE = '2000-01-01T00:00:00';
const NOWHERE = 'about:blank';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Elements that only tell of people, machines and programs, or run something. */
const DROPPED = words(
  `office:scripts office:meta script:event-listener meta:creator-initials meta:date-string loext:sender-initials svg:font-face-src
  form:connection-resource text:alphabetical-index-auto-mark-file`,
);
/** Objects of other programs, and live connections to them. */
const REFUSED = words(
  `drawing:object-ole drawing:applet drawing:floating-frame office:binary-data office:dde-source text:dde-connection-decl table:dde-link
  office:database`,
);

/** How the text's names of pictures and objects are answered. */
export interface References {
  /** New name of a picture, a sound or a film. */
  media(name: string): string;
  /** New name of the folder of a chart or a formula. */
  object(name: string): string;
  /** Folder of the document that is read, with its slash. */
  readonly folder: string;
}

/** The rule for content and styles. */
export function odfRule(report: (finding: Finding) => void, references: References): Rule {
  const note = (finding: Finding) => {
    if (finding.value !== NOBODY && finding.value !== NO_DATE) report(finding);
  };
  const replaced = new WeakSet<Element>();
  let frames = 0;

  const href = (element: Element, key: string, value: string): string | undefined => {
    // A chart's data are those of the document around it: "..".
    if (['', '.', '..', NOWHERE].includes(value) || value.startsWith('#') || isOutside(value)) return value;
    const name = value.replace(/^\.\//, '');
    const inside = !/^[a-z][a-z0-9+.-]*:|^\/|^\.\.(?:\/|$)/i.test(name) && !name.includes('\\');
    if (inside && key === 'drawing:object') return `./${references.object(references.folder + name)}`;
    // A chart's pictures are named from the chart's own folder, or from the package's.
    if (inside && (PICTURES.has(key) || element.local.endsWith('-image'))) return references.media(name.replace(/^(?:\.\.\/)+/, ''));
    note({ kind: 'other', value });
    return key === 'text:a' || key === 'drawing:a' ? NOWHERE : '';
  };

  const clean = (element: Element, key: string, { ns, local, value }: Attribute): string | undefined => {
    if (ns === XMLNS) return NAMESPACES.has(value) ? value : undefined;
    if (ns === XML) return local === 'id' || local === 'space' ? value : undefined;
    const space = ns === '' ? '' : NAMESPACES.get(ns);
    if (space === undefined) return undefined;
    if (space === 'xlink' && local === 'href') return href(element, key, value);
    if (local === 'rsid' || local === 'paragraph-rsid') {
      note({ kind: 'history' });
      return undefined;
    }
    // A password, hashed: somebody may use the same one elsewhere.
    if (local.startsWith('protection-key')) return undefined;
    if (key === 'drawing:frame' && space === 'drawing' && local === 'name') {
      if (looksLikePath(value)) note({ kind: 'other', value });
      return `Object ${++frames}`;
    }
    // A formula that reads another file: its result stays.
    if (/file:\/\//i.test(value)) {
      note({ kind: 'other', value });
      return undefined;
    }
    return value;
  };

  return {
    open(element) {
      const space = NAMESPACES.get(element.ns);
      if (space === undefined) throw new Refusal('unsupported');
      const key = `${space}:${element.local}`;
      if (REFUSED.has(key)) throw new Refusal('unsupported');
      const date = key === 'dc:date' && element.parent?.local !== 'change-info';
      if (DROPPED.has(key)) return 'drop';
      if (key === 'field:param' && (unhandled(element.parent) || element.attributes.some(({ value }) => looksLikePath(value)))) {
        element.attributes.filter(({ local }) => local === 'value').forEach(({ value }) => note({ kind: 'other', value }));
        return 'drop';
      }
      // The picture of an object is drawn again by the program that opens it.
      const replacement = element.attributes.some(({ local, value }) => local === 'href' && /^(?:\.\/)?ObjectReplacements\//.test(value));
      if (key === 'drawing:image' && replacement) return 'drop';
      const attributes: Attribute[] = [];
      let changed = false;
      for (const attribute of element.attributes) {
        const value = clean(element, key, attribute);
        changed ||= value !== attribute.value;
        if (value !== undefined) attributes.push({ ...attribute, value });
      }
      // The text of a date has still to be seen; it goes when it ends.
      if (date) return { attributes, held: true };
      return changed ? { attributes } : undefined;
    },
    plain(element) {
      const known = ['table', 'office', 'text', 'calcext'].every((prefix) => NAMESPACES.get(element.namespace(prefix) ?? '') === prefix);
      return known && element.local === 'table-row' ? CELLS : undefined;
    },
    close(element) {
      if (element.local === 'date' && element.parent?.local !== 'change-info' && NAMESPACES.get(element.ns) === 'dc') element.remove();
    },
    text(value, within) {
      const space = NAMESPACES.get(within.ns);
      if (space === 'dc') {
        const first = !replaced.has(within);
        replaced.add(within);
        if (within.local === 'creator') {
          note({ kind: 'author', value });
          return first ? NOBODY : '';
        }
        if (within.local === 'date') {
          note({ kind: 'date', value });
          return first ? NO_DATE : '';
        }
      }
      if (space === 'svg' && (within.local === 'title' || within.local === 'desc') && looksLikePath(value)) {
        note({ kind: 'other', value });
        return '';
      }
      return undefined;
    },
  };
}

const PICTURES = words('drawing:image drawing:fill-image drawing:plugin style:background-image text:list-level-style-image presentation:sound');

/** Cells of numbers and plain text; none with a formula, a note or a link. */
const CELLS = new RegExp(
  '(?:<table:table-cell(?: (?:table:style-name|table:number-columns-repeated|(?:office|calcext):value-type|office:value|office:date-value)="[^"<&]*")*' +
    '(?:/>|>(?:<text:p>[^<&]*</text:p>)?</table:table-cell>)){1,100}',
  'y',
);

/** A field that the program did not understand and keeps for another one. */
function unhandled(element: Element | undefined): boolean {
  return element?.attributes.some(({ local, value }) => local === 'type' && value.includes('UNHANDLED')) === true;
}

/** The rule for settings: of all that a program remembers, the switches and numbers by which the document is laid out. */
export function settingsRule(): Rule {
  return {
    open({ ns, local, attributes }) {
      if (NAMESPACES.get(ns) !== 'config') return NAMESPACES.get(ns) === 'office' ? undefined : 'drop';
      const value = (name: string) => attributes.find((attribute) => attribute.local === name)?.value ?? '';
      if (local === 'config-item-set') return value('name') === 'ooo:configuration-settings' ? undefined : 'drop';
      const number = local === 'config-item' && ['boolean', 'short', 'int', 'double'].includes(value('type'));
      return number && !/^Rsid/.test(value('name')) ? undefined : 'drop';
    },
  };
}
