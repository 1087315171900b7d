// What may stand in a PDF that is written anew: for each kind of dictionary the keys that a page is made of (ISO 32000-1, sections 7 to 14).
//
// A key that is not here is not written, whatever it holds: that is how metadata, private data of programs, thumbnails and dates go.

/** How a value is written: `plain` (numbers, names, strings, and lists of them), a kind of dictionary, `[kind]` for a list, `{kind}` for a dictionary of names. */
export type Keys = Readonly<Record<string, string>>;

const plain = (names: string): Keys => Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, 'plain']));

const FUNCTION: Keys = { ...plain('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds'), Functions: '[function]' };
const SHADING: Keys = {
  ...plain('ShadingType Background BBox AntiAlias Domain Coords Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow'),
  ColorSpace: 'colours',
  Function: 'functions',
};
const ANNOTATION: Keys = {
  ...plain('Type Subtype Rect Contents AS Border C CA ca BM F H QuadPoints Open Name DA Q DS CL RD LE L IC LL LLE LLO Cap CP CO IT Vertices InkList Sy OverlayText Repeat RO StructParent Lang'),
  P: 'page',
  AP: 'appearances',
  BS: 'border',
  BE: 'border',
  OC: 'optional',
  A: 'action',
  Dest: 'destination',
  IRT: 'annotation',
  RT: 'plain',
};
const FIELD: Keys = { ...plain('FT TU V DV Ff DA Q Opt MaxLen TI I T'), Parent: 'field', Kids: '[field]' };

export const KINDS: Readonly<Record<string, Keys>> = {
  page: {
    ...plain('Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit StructParents Tabs'),
    Resources: 'resources',
    Contents: 'contents',
    Group: 'group',
    Annots: '[annotation]',
  },
  resources: {
    ProcSet: 'plain',
    ExtGState: '{state}',
    ColorSpace: '{colours}',
    Pattern: '{pattern}',
    Shading: '{shading}',
    XObject: '{external}',
    Font: '{font}',
    Properties: '{property}',
  },
  group: { ...plain('Type S I K'), CS: 'colours' },
  content: {},
  form: {
    ...plain('Type Subtype FormType Name BBox Matrix StructParent StructParents'),
    Resources: 'resources',
    Group: 'group',
    OC: 'optional',
  },
  image: {
    ...plain('Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate Matte SMaskInData Name StructParent'),
    ColorSpace: 'colours',
    SMask: 'image',
    Mask: 'mask',
    OC: 'optional',
  },
  state: {
    ...plain('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK UseBlackPtComp'),
    Font: 'statefont',
    BG: 'functions',
    BG2: 'functions',
    UCR: 'functions',
    UCR2: 'functions',
    TR: 'functions',
    TR2: 'functions',
    SMask: 'softmask',
  },
  softmask: { ...plain('Type S BC'), G: 'form', TR: 'functions' },
  tiling: { ...plain('Type PatternType PaintType TilingType BBox XStep YStep Matrix'), Resources: 'resources' },
  shaded: { ...plain('Type PatternType Matrix'), Shading: 'shading', ExtGState: 'state' },
  shading: SHADING,
  function: FUNCTION,
  calibrated: plain('WhitePoint BlackPoint Gamma Matrix Range'),
  font: {
    ...plain('Type Subtype Name BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix'),
    FontDescriptor: 'descriptor',
    Encoding: 'encoding',
    ToUnicode: 'map',
    DescendantFonts: '[font]',
    CIDSystemInfo: 'collection',
    CIDToGIDMap: 'data',
    CharProcs: '{content}',
    Resources: 'resources',
  },
  collection: plain('Registry Ordering Supplement'),
  descriptor: {
    ...plain('Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet Lang'),
    Style: 'style',
    FontFile: 'fontfile',
    FontFile2: 'fontfile',
    FontFile3: 'fontfile',
    CIDSet: 'data',
  },
  style: plain('Panose'),
  fontfile: plain('Subtype Length1 Length2 Length3'),
  encodings: plain('Type BaseEncoding Differences'),
  map: { ...plain('Type CMapName WMode'), CIDSystemInfo: 'collection', UseCMap: 'map' },
  data: {},
  parameters: {
    ...plain('Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform'),
    JBIG2Globals: 'data',
  },
  layer: { ...plain('Type Name Intent'), Usage: 'usage' },
  membership: { ...plain('Type P'), OCGs: 'layers', VE: 'layers' },
  usage: { View: 'usages', Print: 'usages', Export: 'usages', Zoom: 'usages', Language: 'usages' },
  usages: plain('ViewState PrintState ExportState Subtype min max Lang Preferred'),
  layering: { OCGs: 'layers', D: 'layerconfig', Configs: '[layerconfig]' },
  layerconfig: {
    ...plain('BaseState Intent ListMode'),
    ON: 'layers',
    OFF: 'layers',
    AS: '[automatic]',
    Order: 'layers',
    RBGroups: 'layers',
    Locked: 'layers',
  },
  automatic: { ...plain('Event Category'), OCGs: 'layers' },
  markedproperty: plain('MCID Lang ActualText Alt E Type Subtype BBox Attached'),
  markup: ANNOTATION,
  widget: { ...ANNOTATION, ...FIELD, MK: 'appearance' },
  fields: FIELD,
  appearance: { ...plain('R BC BG CA RC AC TP'), I: 'form', RI: 'form', IX: 'form', IF: 'iconfit' },
  iconfit: plain('SW S A FB'),
  appearances: { N: 'stated', R: 'stated', D: 'stated' },
  border: plain('Type W S D I'),
  goto: { ...plain('Type S'), D: 'destination' },
  address: plain('Type S URI IsMap'),
  named: plain('Type S N'),
  acroform: { ...plain('NeedAppearances DA Q'), Fields: '[field]', DR: 'resources' },
  outlines: { ...plain('Type Count'), First: 'outline', Last: 'outline' },
  outline: {
    ...plain('Title Count C F'),
    Parent: 'outlineparent',
    Prev: 'outline',
    Next: 'outline',
    First: 'outline',
    Last: 'outline',
    Dest: 'destination',
    A: 'action',
  },
  names: { Dests: 'destinationtree' },
  destinationtree: { Limits: 'plain', Kids: '[destinationtree]', Names: 'destinationpairs' },
  destinationentry: { D: 'destination' },
  labels: { Limits: 'plain', Kids: '[labels]', Nums: 'labelpairs' },
  label: plain('Type S P St'),
  marking: plain('Marked Suspects'),
  viewing: plain('Direction NonFullScreenPageMode FitWindow CenterWindow PickTrayByPDFSize Duplex PrintScaling'),
  intent: { ...plain('Type S OutputConditionIdentifier RegistryName'), DestOutputProfile: 'profile' },
  structure: { ...plain('Type ParentTreeNextKey'), K: 'elements', ParentTree: 'parents', RoleMap: 'roles' },
  roles: {},
  element: {
    ...plain('Type S ActualText E Lang'),
    Alt: 'alternative',
    P: 'elementparent',
    Pg: 'page',
    K: 'elements',
    A: 'attributes',
  },
  reference: { ...plain('Type MCID'), Pg: 'page', Stm: 'form', StmOwn: 'nothing', Obj: 'structured' },
  attribute: plain(
    'O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign InlineAlign LineHeight BaselineShift TextDecorationType RowSpan ColSpan Scope ListNumbering',
  ),
  parents: { Limits: 'plain', Kids: '[parents]', Nums: 'parentpairs' },
  catalog: {
    ...plain('Type PageLayout PageMode Lang'),
    Pages: 'pages',
    PageLabels: 'labels',
    Names: 'names',
    Dests: '{destination}',
    ViewerPreferences: 'viewing',
    Outlines: 'outlines',
    OpenAction: 'opening',
    AcroForm: 'acroform',
    StructTreeRoot: 'structure',
    MarkInfo: 'marking',
    OutputIntents: '[intent]',
    OCProperties: 'layering',
  },
};

/** Kinds that are streams: their bytes are copied. */
export const STREAMS: ReadonlySet<string> = new Set(['content', 'form', 'image', 'tiling', 'fontfile', 'map', 'data', 'profile']);

/** Kinds that may be streams: meshes, sampled and PostScript functions. */
export const MAYBE_STREAMS: ReadonlySet<string> = new Set(['shading', 'function']);

/** Annotations that are written, those that only belong to a program's window, and all others, which hold files, films, sounds or programs. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(
  'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Redact Watermark Widget'.split(' '),
);
export const DROPPED_ANNOTATIONS: ReadonlySet<string> = new Set(['Popup', 'PrinterMark', 'TrapNet']);

/** What follows the name of a family of colour spaces. What is not there only helps printing machines. */
export const COLOURS: Readonly<Record<string, readonly string[]>> = {
  DeviceGray: [],
  DeviceRGB: [],
  DeviceCMYK: [],
  CalGray: ['calibrated'],
  CalRGB: ['calibrated'],
  Lab: ['calibrated'],
  ICCBased: ['profile'],
  Indexed: ['colours', 'plain', 'lookup'],
  Pattern: ['colours'],
  Separation: ['plain', 'colours', 'functions'],
  DeviceN: ['plain', 'colours', 'functions'],
};
