// Reads Firefox's mozLz4 files, which hold its sessions: an LZ4 block behind twelve bytes of header.

const MAGIC = Buffer.from('mozLz40\0', 'latin1');

export function isMozLz4(bytes: Buffer): boolean {
  return bytes.subarray(0, MAGIC.length).equals(MAGIC);
}

/** The content of a mozLz4 file. A damaged one throws. */
export function readMozLz4(bytes: Buffer): Buffer {
  if (!isMozLz4(bytes)) throw new Error('not a mozLz4 file');
  const out = Buffer.alloc(bytes.readUInt32LE(MAGIC.length));
  let read = MAGIC.length + 4;
  let written = 0;
  const length = (nibble: number): number => {
    let sum = nibble;
    if (nibble < 15) return sum;
    for (;;) {
      const more = bytes.readUInt8(read++);
      sum += more;
      if (more < 255) return sum;
    }
  };
  while (read < bytes.length) {
    const token = bytes.readUInt8(read++);
    const literals = length(token >> 4);
    if (read + literals > bytes.length || written + literals > out.length) throw new Error('a literal runs past the end');
    written += bytes.copy(out, written, read, read + literals);
    read += literals;
    if (read === bytes.length) break;
    const distance = bytes.readUInt16LE(read);
    read += 2;
    const match = length(token & 15) + 4;
    if (distance === 0 || distance > written || written + match > out.length) throw new Error('a match points outside');
    // Byte by byte, because a match may overlap what it writes.
    for (let at = 0; at < match; at += 1, written += 1) out[written] = out.readUInt8(written - distance);
  }
  if (written !== out.length) throw new Error('the file is shorter than it says');
  return out;
}
