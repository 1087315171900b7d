// GIF (version 89a): the pictures, their palettes and times, and how often to repeat; comments and other programs' blocks go.

import { Pieces, Source, has, latin, must, text, type Bytes } from './bytes.ts';
import { Refusal, gather, type Cleaner, type Finding } from './format.ts';
import { inspectXmp } from './xmp.ts';

export const gif: Cleaner = {
  turnable: false,
  recognise: (head) => (has(head, 0, 'GIF87a') || has(head, 0, 'GIF89a') ? 'gif' : undefined),
  inspect: (file) =>
    gather(async (found) => {
      await walk(file, found);
    }),
  clean: (file) => walk(file, []),
};

const MAX_BLOCKS = 1_000_000;
/** Of a comment or of metadata only the beginning is looked at. */
const MAX_TEXT = 64 * 1024;

/** Says how often an animation repeats; of all application blocks the only one that is seen. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

async function walk(file: Blob, found: Finding[]): Promise<Blob> {
  const source = new Source(file);
  const out = new Pieces(file);
  const screen = await source.read(0, 13);
  let at = 13 + paletteLength(screen[10] ?? 0);
  out.keep(0, at);
  for (let blocks = 0; ; blocks++) {
    if (blocks === MAX_BLOCKS) throw new Refusal('limit');
    const start = at;
    const [mark, kind = 0] = await source.upTo(at, 2);
    if (mark === 0x3b) {
      out.add(Uint8Array.of(0x3b));
      return out.blob('image/gif');
    }
    if (mark === 0x2c) {
      at += 10 + paletteLength((await source.read(at, 10))[9] ?? 0) + 1;
      at = (await subBlocks(source, at)).end;
      out.keep(start, at);
      continue;
    }
    must(mark === 0x21);
    const { end, content } = await subBlocks(source, at + 2);
    at = end;
    if (kind === 0xf9) out.keep(start, end);
    else if (kind === 0xff && isLoop(content)) out.keep(start, end);
    // Text drawn by the viewer, which hardly any viewer draws: leaving it out could leave out words.
    else if (kind === 0x01) throw new Refusal('unsupported');
    else if (kind === 0xfe) found.push({ kind: 'comment', value: text(content) });
    // Its text is not cut into blocks, but written so that what reads blocks arrives at its end.
    else if (has(content, 0, 'XMP DataXMP')) found.push(...inspectXmp(text(await source.upTo(start, Math.min(end - start, MAX_TEXT)))));
    else found.push({ kind: 'other', value: latin(content.subarray(0, 11)) });
  }
}

function isLoop(content: Bytes): boolean {
  return content.length === 14 && LOOPS.includes(latin(content.subarray(0, 11))) && content[11] === 1;
}

/** Bytes of the table of colours that these flags announce. */
function paletteLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Blocks of up to 255 bytes, each with its length in front, up to an empty one. */
async function subBlocks(source: Source, from: number): Promise<{ end: number; content: Bytes }> {
  const parts: number[] = [];
  let at = from;
  for (;;) {
    const [length = 0] = await source.read(at, 1);
    if (length === 0) return { end: at + 1, content: Uint8Array.from(parts) };
    const block = await source.read(at + 1, length);
    if (parts.length < MAX_TEXT) parts.push(...block);
    at += 1 + length;
  }
}
