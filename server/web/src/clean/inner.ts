// What a cleaner of documents needs to know of the cleaners of pictures, sounds and films.

import type { Finding, Format } from './format.ts';

/** How a cleaned picture, sound or film is called inside of a document. */
export interface InnerFormat {
  readonly extension: string;
  readonly type: string;
}

/** The cleaners of what documents hold; both throw `Refusal`. */
export interface Inner {
  clean(file: Blob): Promise<{ readonly blob: Blob; readonly format: InnerFormat }>;
  inspect(file: Blob): Promise<Finding[]>;
}

/** The formats that may stand in a document. */
export const MEDIA: Partial<Readonly<Record<Format, InnerFormat>>> = {
  jpeg: { extension: 'jpeg', type: 'image/jpeg' },
  png: { extension: 'png', type: 'image/png' },
  gif: { extension: 'gif', type: 'image/gif' },
  webp: { extension: 'webp', type: 'image/webp' },
  mp4: { extension: 'mp4', type: 'video/mp4' },
  mov: { extension: 'mov', type: 'video/quicktime' },
  m4a: { extension: 'm4a', type: 'audio/mp4' },
};
