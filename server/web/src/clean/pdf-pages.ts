// What of a PDF is its pages: which there are, what they inherit, which annotations stand on them; and what is more than pages.

import { Refusal, type Finding } from './format.ts';
import type { PdfFile } from './pdf-file.ts';
import { ANNOTATIONS, DROPPED_ANNOTATIONS } from './pdf-kinds.ts';
import { Reference, isDictionary, nameOf, type Dictionary, type Value } from './pdf-syntax.ts';

const MAX_PAGES = 100_000;
const MAX_TREE = 64;

export interface Page {
  /** What names it in the old file. */
  readonly key: string;
  readonly dictionary: Dictionary;
  /** From the nodes above it, the nearest first. */
  readonly inherited: readonly Dictionary[];
}

/** What makes the document more than its pages, and cannot be left out without saying so. */
export async function refuseWhole(pdf: PdfFile, catalog: Dictionary, note: (finding: Finding) => void): Promise<void> {
  for (const key of ['Collection', 'Perms', 'AF', 'NeedsRendering', 'DPartRoot']) {
    const value = await pdf.resolve(catalog.get(key));
    if (value !== null && value !== false) throw new Refusal('unsupported');
  }
  const names = await pdf.dictionary(catalog.get('Names'));
  const files = await pdf.resolve(names?.get('EmbeddedFiles'));
  const named = isDictionary(files) ? await pdf.list(files.get('Names')) : undefined;
  if (isDictionary(files) && (files.has('Kids') || (named?.length ?? 0) > 0)) throw new Refusal('unsupported');
  if ((await pdf.resolve(names?.get('JavaScript'))) !== null) note({ kind: 'other', value: 'JavaScript' });
  const form = await pdf.dictionary(catalog.get('AcroForm'));
  // A form of another kind, with its own text and data; and the mark of a signature.
  if ((await pdf.resolve(form?.get('XFA'))) !== null) throw new Refusal('unsupported');
}

/** All pages in their order, and the keys of the annotations on them: nothing else is a page or an annotation. */
export async function collectPages(pdf: PdfFile, root: Value | undefined): Promise<{ readonly pages: readonly Page[]; readonly annotations: ReadonlySet<string> }> {
  const pages: Page[] = [];
  const annotations = new Set<string>();
  const seen = new Set<string>();
  const walk = async (value: Value | undefined, inherited: readonly Dictionary[]): Promise<void> => {
    const key = keyOf(value);
    if (key === '' || seen.has(key) || inherited.length > MAX_TREE) throw new Refusal('broken');
    seen.add(key);
    const node = await pdf.dictionary(value);
    if (node === undefined) throw new Refusal('broken');
    const kids = await pdf.list(node.get('Kids'));
    if (nameOf(node.get('Type')) === 'Pages' || (kids !== undefined && !node.has('Contents'))) {
      for (const kid of kids ?? []) await walk(kid, [node, ...inherited]);
      return;
    }
    if (pages.length === MAX_PAGES) throw new Refusal('limit');
    pages.push({ key, dictionary: node, inherited });
    for (const annotation of (await pdf.list(node.get('Annots'))) ?? []) {
      const found = await pdf.dictionary(annotation);
      if (found !== undefined && annotation instanceof Reference && isKept(found)) annotations.add(keyOf(annotation));
    }
  };
  await walk(root, []);
  if (pages.length === 0) throw new Refusal('broken');
  return { pages, annotations };
}

export function isKept(annotation: Dictionary): boolean {
  const subtype = nameOf(annotation.get('Subtype')) ?? '';
  // The state of a review ("accepted by ..."), which stands in the text of a note that is never shown as one.
  if (DROPPED_ANNOTATIONS.has(subtype) || annotation.has('StateModel')) return false;
  if (!ANNOTATIONS.has(subtype)) throw new Refusal('unsupported');
  return true;
}

/** What names an object in the old file. */
export function keyOf(value: Value | undefined): string {
  return value instanceof Reference ? `${value.number} ${value.generation}` : '';
}
