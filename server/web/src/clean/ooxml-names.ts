// The namespaces of Office Open XML that are understood, and what becomes of each kind of relationship; all others are not.

/** Short names for namespaces, so that rules can be read. Transitional and strict documents share them. */
const ECMA = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';
const MICROSOFT = 'http://schemas.microsoft.com/office/';

const SHARED: readonly [short: string, transitional: string, strict: string][] = [
  ['w', 'wordprocessingml/2006/main', 'wordprocessingml/main'],
  ['s', 'spreadsheetml/2006/main', 'spreadsheetml/main'],
  ['p', 'presentationml/2006/main', 'presentationml/main'],
  ['a', 'drawingml/2006/main', 'drawingml/main'],
  ['r', 'officeDocument/2006/relationships', 'officeDocument/relationships'],
  ['m', 'officeDocument/2006/math', 'officeDocument/math'],
  ['wp', 'drawingml/2006/wordprocessingDrawing', 'drawingml/wordprocessingDrawing'],
  ['xdr', 'drawingml/2006/spreadsheetDrawing', 'drawingml/spreadsheetDrawing'],
  ['pic', 'drawingml/2006/picture', 'drawingml/picture'],
  ['c', 'drawingml/2006/chart', 'drawingml/chart'],
  ['cdr', 'drawingml/2006/chartDrawing', 'drawingml/chartDrawing'],
  ['dgm', 'drawingml/2006/diagram', 'drawingml/diagram'],
  ['lc', 'drawingml/2006/lockedCanvas', 'drawingml/lockedCanvas'],
];

/** Extensions that change what a reader sees. One that is not here is left out with its content, as its makers provided for. */
const EXTENSIONS: readonly [short: string, uri: string][] = [
  ['mc', `${ECMA}markup-compatibility/2006`],
  ['w14', `${MICROSOFT}word/2010/wordml`],
  ['wps', `${MICROSOFT}word/2010/wordprocessingShape`],
  ['wpg', `${MICROSOFT}word/2010/wordprocessingGroup`],
  ['wpc', `${MICROSOFT}word/2010/wordprocessingCanvas`],
  ['wp14', `${MICROSOFT}word/2010/wordprocessingDrawing`],
  ['a14', `${MICROSOFT}drawing/2010/main`],
  ['p14', `${MICROSOFT}powerpoint/2010/main`],
  ['p188', `${MICROSOFT}powerpoint/2018/8/main`],
  ['pc', `${MICROSOFT}powerpoint/2013/main/command`],
  ['ac', `${MICROSOFT}drawing/2013/main/command`],
  ['c14', `${MICROSOFT}drawing/2007/8/2/chart`],
  ['c15', `${MICROSOFT}drawing/2012/chart`],
  ['cs', `${MICROSOFT}drawing/2012/chartStyle`],
  ['dsp', `${MICROSOFT}drawing/2008/diagram`],
  ['x14', `${MICROSOFT}spreadsheetml/2009/9/main`],
  ['xm', `${MICROSOFT}excel/2006/main`],
  ['xda', `${MICROSOFT}spreadsheetml/2017/dynamicarray`],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['w10', 'urn:schemas-microsoft-com:office:word'],
  ['x', 'urn:schemas-microsoft-com:office:excel'],
  ['pvml', 'urn:schemas-microsoft-com:office:powerpoint'],
];

const SHORT: ReadonlyMap<string, string> = new Map([
  ...SHARED.flatMap(([short, transitional, strict]): [string, string][] => [
    [ECMA + transitional, short],
    [STRICT + strict, short],
  ]),
  ...EXTENSIONS.map(([short, uri]): [string, string] => [uri, short]),
]);

/** The short name of a namespace that is understood; '' stands for none. */
export function shortNamespace(uri: string): string | undefined {
  return uri === '' ? '' : SHORT.get(uri);
}

/**
 * What becomes of a related part.
 *
 * `xml`: goes through the rules. `media`: cleaned by the cleaner of its format. `package`: an Office document inside, cleaned like the outer
 * one. `link`: somewhere outside that a reader may follow; `file`: a file outside. `drop`: left out; nothing that is seen needs it. `refuse`:
 * cannot be taken apart here, and is too much of the document to be left out: programs, objects of other programs, databases, signatures.
 */
export type Part = 'xml' | 'media' | 'package' | 'link' | 'file' | 'drop' | 'refuse';

const PARTS: Readonly<Record<Part, string>> = {
  xml:
    'officeDocument styles settings fontTable numbering footnotes endnotes comments header footer theme themeOverride worksheet chartsheet ' +
    'sharedStrings sheetMetadata table pivotTable pivotCacheDefinition pivotCacheRecords externalLink drawing vmlDrawing chart chartUserShapes ' +
    'chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing slide slideLayout slideMaster ' +
    'notesMaster notesSlide handoutMaster presProps tableStyles commentAuthors authors ctrlProp slicer slicerCache',
  media: 'image audio video media',
  package: 'package',
  link: 'hyperlink',
  file: 'externalLinkPath xlExternalLinkPath externalLinkPathMissing xlPathMissing',
  drop:
    'core-properties extended-properties custom-properties thumbnail customXml customXmlProps people person commentsExtended commentsIds ' +
    'commentsExtensible threadedComment printerSettings attachedTemplate keyMapCustomizations mailMergeSource mailMergeHeaderSource ' +
    'mailMergeRecipientData recipientData webSettings stylesWithEffects glossaryDocument viewProps calcChain revisionHeaders usernames ' +
    'tags font volatileDependencies changesInfo revisionInfo customProperty htmlPubSaveAs documenttasks classificationlabels extensibility hdphoto',
  refuse:
    'vbaProject wordVbaData vbaProjectSignature attachedToolbars oleObject control activeXControlBinary aFChunk subDocument xlMacrosheet ' +
    'xlIntlMacrosheet dialogsheet connections queryTable xmlMaps tableSingleCells origin signature rdRichValue rdRichValueStructure ' +
    'rdRichValueTypes richValueRel powerPivotData model',
};

const PART_OF: ReadonlyMap<string, Part> = new Map(
  Object.entries(PARTS).flatMap(([part, names]) => names.split(' ').map((name): [string, Part] => [name, part as Part])),
);

const RELATIONSHIPS = [
  /^http:\/\/schemas\.openxmlformats\.org\/(?:officeDocument|package)\/2006\/relationships\/(?:metadata\/|digital-signature\/)?([A-Za-z-]+)$/,
  /^http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\/relationships\/(?:metadata\/)?([A-Za-z-]+)$/,
  /^http:\/\/schemas\.microsoft\.com\/office\/(?:[a-z]+\/)?20\d\d\/(?:\d\d\/)?relationships\/(?:ui\/|xlExternalLinkPath\/)?([A-Za-z-]+)$/,
];

/** The last word of a relationship's type, when its makers are known. */
export function relationName(type: string): string | undefined {
  return RELATIONSHIPS.map((pattern) => pattern.exec(type)?.[1]).find((name) => name !== undefined);
}

/** What becomes of a relationship of this name; undefined when nobody here knows. */
export function partOf(name: string): Part | undefined {
  return PART_OF.get(name);
}

/** Parts that belong to a part without being named in its text; the second list only to parts other than the first one. */
const IMPLICIT = new Set(
  (
    'styles settings fontTable numbering footnotes endnotes comments theme themeOverride sharedStrings sheetMetadata pivotTable ' +
    'pivotCacheRecords chartStyle chartColorStyle diagramDrawing slideLayout presProps tableStyles commentAuthors authors'
  ).split(' '),
);
const IMPLICIT_FURTHER = new Set('slideMaster notesMaster notesSlide slide pivotCacheDefinition'.split(' '));

/** Whether a part of this name belongs to one that does not name it. Slides, for one, do not: a deleted one would come back. */
export function isImplicit(name: string, from: string): boolean {
  return IMPLICIT.has(name) || (from !== 'officeDocument' && IMPLICIT_FURTHER.has(name));
}
