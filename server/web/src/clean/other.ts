// Formats that are recognised so that the page can name them, and for which there is no cleaner.

import type { Format } from './format.ts';

/** The format by its first bytes; containers of documents come last, because their own cleaners look first. */
export function recogniseOther(head: Uint8Array): Format | undefined {
  return MAGIC.find(({ marks }) => marks.every(({ at, text }) => startsWith(head, at, text)))?.format;
}

interface Mark {
  readonly at: number;
  readonly text: string;
}

const start = (text: string): readonly Mark[] => [{ at: 0, text }];
const riff = (text: string): readonly Mark[] => [
  { at: 0, text: 'RIFF' },
  { at: 8, text },
];

const MAGIC: readonly { readonly format: Format; readonly marks: readonly Mark[] }[] = [
  { format: 'gif', marks: start('GIF87a') },
  { format: 'gif', marks: start('GIF89a') },
  { format: 'tiff', marks: start('II*\0') },
  { format: 'tiff', marks: start('MM\0*') },
  { format: 'avi', marks: riff('AVI ') },
  { format: 'wav', marks: riff('WAVE') },
  { format: 'matroska', marks: start('\x1A\x45\xDF\xA3') },
  { format: 'mp3', marks: start('ID3') },
  { format: 'mp3', marks: start('\xFF\xFB') },
  { format: 'mp3', marks: start('\xFF\xF3') },
  { format: 'ogg', marks: start('OggS') },
  { format: 'flac', marks: start('fLaC') },
  { format: 'pdf', marks: start('%PDF-') },
  { format: 'office', marks: start('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1') },
  { format: 'zip', marks: start('PK\x03\x04') },
  { format: 'rar', marks: start('Rar!\x1A\x07') },
  { format: '7z', marks: start('7z\xBC\xAF\x27\x1C') },
];

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (bytes[at + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}
