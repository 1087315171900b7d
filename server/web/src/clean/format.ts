// What every cleaner of one format offers, and the words in which cleaning speaks to the page.

/** A format that is recognised by its first bytes; several share one cleaner. */
export type Format =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'heic'
  | 'avif'
  | 'mp4'
  | 'mov'
  | 'm4a'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'ods'
  | 'odp'
  | 'gif'
  | 'tiff'
  | 'avi'
  | 'matroska'
  | 'mp3'
  | 'ogg'
  | 'flac'
  | 'wav'
  | 'office'
  | 'zip'
  | 'rar'
  | '7z';

/** What a person should see before sending. */
export type FindingKind =
  | 'place'
  | 'camera'
  | 'serial'
  | 'author'
  | 'date'
  | 'software'
  | 'comment'
  | 'thumbnail'
  | 'history'
  | 'other';

/** One thing that the file tells besides its content; `value` is the stranger's text, cut, for a text node. */
export interface Finding {
  readonly kind: FindingKind;
  readonly value?: string;
}

/** What a file is and tells. `cleanable` promises an attempt: `clean` may still say that it cannot. */
export interface Inspection {
  readonly format: Format | 'unknown';
  readonly cleanable: boolean;
  /** Whether `turn` means something for this format. */
  readonly turnable: boolean;
  readonly found: readonly Finding[];
}

/**
 * Why there is no cleaned copy.
 *
 * `unknown`: not a format that is recognised. `format`: recognised, and there is no cleaner for it. `broken`: not exactly what its format says.
 * `unsupported`: a rare part of the format that the cleaner does not take apart. `protected`: encrypted. `limit`: larger or deeper than any honest
 * file. `unreadable`: the browser could not read it.
 */
export type Why = 'unknown' | 'format' | 'broken' | 'unsupported' | 'protected' | 'limit' | 'unreadable';

/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export interface CleanOptions {
  readonly turn?: Turn;
}

export type Cleaned = { readonly state: 'cleaned'; readonly blob: Blob } | { readonly state: 'cannot'; readonly why: Why };

/** One entry of the table of formats: one format a file. */
export interface Cleaner {
  /** The format of a file that starts with `head` (at most `HEAD` bytes), or undefined when it is another's. */
  recognise(head: Uint8Array, file: Blob): Format | undefined | Promise<Format | undefined>;
  /** Whether `turn` means something. */
  readonly turnable: boolean;
  /** What the file tells, up to where it stops making sense: `gather` sees to that. */
  inspect(file: Blob): Promise<Finding[]>;
  /** The cleaned copy; throws `Refusal`, so that there is never a half-cleaned one. */
  clean(file: Blob, options: { readonly turn: Turn }): Promise<Blob>;
}

/** How many bytes `recognise` sees. */
export const HEAD = 4096;

/** How every parser stops: nothing a stranger wrote can raise anything else. */
export class Refusal extends Error {
  readonly why: Why;

  constructor(why: Why) {
    super(why);
    this.name = 'Refusal';
    this.why = why;
  }
}

/** What `look` has found when it is through, or when the bytes stop making sense: a file cut short must not look as if it told nothing. */
export async function gather(look: (found: Finding[]) => Promise<void>): Promise<Finding[]> {
  const found: Finding[] = [];
  try {
    await look(found);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return found;
}
