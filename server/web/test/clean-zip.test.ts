// ZIP as the cleaners read and write it: what another reader might see differently is refused, and nothing rides along.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal, type Why } from '../src/clean/format.ts';
import { readZip, unpack, unpackBlob, writeZip } from '../src/clean/zip.ts';
import { Bench, tool } from './clean-judge.ts';

/** CRC-32, out of the trailer of gzip: Node 18 has no function for it. */
const crcOf = (bytes: Buffer) => gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8);

interface Made {
  name?: string;
  localName?: string;
  content?: Buffer;
  method?: number;
  flags?: number;
  crc?: number;
  size?: number;
  descriptor?: 'with a mark' | 'without' | 'wrong' | undefined;
  extra?: Buffer;
  offset?: number;
  packed?: Buffer;
}

/** An archive written by hand, with what is asked for wrong. */
function archive(entries: readonly Made[], end: { count?: number; offset?: number; comment?: Buffer; before?: Buffer; gap?: Buffer } = {}): Blob {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const put = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  put(end.before ?? Buffer.of());
  for (const made of entries) {
    const content = made.content ?? Buffer.from('content of a file, content of a file');
    const method = made.method ?? 8;
    const packed = made.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const flags = (made.flags ?? 0) | (made.descriptor === undefined ? 0 : 8);
    const [crc, size] = [made.crc ?? crcOf(content), made.size ?? content.length];
    const start = at;
    const header = (name: string, extra: Buffer, known: boolean) => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(flags, 2);
      bytes.writeUInt16LE(method, 4);
      bytes.writeUInt32LE(0x5a6b7c8d, 6);
      bytes.writeUInt32LE(known ? crc : 0, 10);
      bytes.writeUInt32LE(known ? packed.length : 0, 14);
      bytes.writeUInt32LE(known ? size : 0, 18);
      bytes.writeUInt16LE(Buffer.byteLength(name), 22);
      bytes.writeUInt16LE(extra.length, 24);
      return bytes;
    };
    const name = made.name ?? 'file.xml';
    const extra = made.extra ?? Buffer.of();
    const local = made.localName ?? name;
    put(Buffer.concat([Buffer.from('PK\x03\x04'), header(local, extra, made.descriptor === undefined), Buffer.from(local), extra]));
    put(packed);
    if (made.descriptor !== undefined) {
      const trailer = Buffer.alloc(12);
      trailer.writeUInt32LE(made.descriptor === 'wrong' ? (crc ^ 1) >>> 0 : crc, 0);
      trailer.writeUInt32LE(packed.length, 4);
      trailer.writeUInt32LE(size, 8);
      put(Buffer.concat([made.descriptor === 'without' ? Buffer.of() : Buffer.from('PK\x07\x08'), trailer]));
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(made.offset ?? start, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), header(name, extra, true), tail, Buffer.from(name), extra]));
  }
  put(end.gap ?? Buffer.of());
  const all = Buffer.concat(directory);
  const last = Buffer.alloc(22);
  last.write('PK\x05\x06', 'latin1');
  last.writeUInt16LE(end.count ?? entries.length, 8);
  last.writeUInt16LE(end.count ?? entries.length, 10);
  last.writeUInt32LE(all.length, 12);
  last.writeUInt32LE(end.offset ?? at, 16);
  last.writeUInt16LE(end.comment?.length ?? 0, 20);
  return new Blob([Buffer.concat([...parts, all, last, end.comment ?? Buffer.of()])]);
}

async function readAll(file: Blob): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const [name, entry] of await readZip(file)) {
    const bytes = await unpack(file, entry, 1 << 20);
    assert.deepEqual(Buffer.from(await (await unpackBlob(file, entry)).arrayBuffer()), Buffer.from(bytes));
    read.set(name, Buffer.from(bytes).toString());
  }
  return read;
}

async function refused(why: Why, what: string, file: Blob): Promise<void> {
  await assert.rejects(readAll(file), (error) => error instanceof Refusal && error.why === why, what);
}

test('archives as programs write them are read', async () => {
  const other = Buffer.from('another');
  const read = await readAll(
    archive(
      [
        { extra: Buffer.from('\x55\x54\x05\x00\x01abcd', 'latin1') },
        { name: 'stored.xml', method: 0, content: other },
        { name: 'streamed.xml', descriptor: 'with a mark' },
        { name: 'streamed too.xml', descriptor: 'without' },
        { name: 'кітап.xml', flags: 0x800 },
        { name: 'folder/', method: 0, content: Buffer.of() },
        { name: 'empty.xml', method: 0, content: Buffer.of() },
      ],
      { comment: Buffer.from('made by hand'), gap: Buffer.from('between') },
    ),
  );
  assert.deepEqual([...read.keys()], ['file.xml', 'stored.xml', 'streamed.xml', 'streamed too.xml', 'кітап.xml', 'empty.xml']);
  assert.equal(read.get('stored.xml'), 'another');
});

test('what readers could see differently is refused', async () => {
  const cases: readonly [Why, string, Blob][] = [
    ['broken', 'a name that differs in the local header', archive([{ localName: 'fil2.xml' }])],
    ['broken', 'two files of one name', archive([{}, {}])],
    ['broken', 'two names that differ in case', archive([{}, { name: 'FILE.xml' }])],
    ['broken', 'two files over each other', archive([{}, { name: 'b', offset: 0, localName: 'file.xml' }])],
    ['broken', 'one file inside another', archive([{ method: 0, content: Buffer.from(await archive([{ name: 'in.xml' }]).arrayBuffer()) }, { name: 'in.xml', offset: 38 }])],
    ['broken', 'bytes before the first file, unaccounted for', archive([{}], { before: Buffer.from('x'), offset: 74 })],
    ['broken', 'more files promised than listed', archive([{}], { count: 2 })],
    ['broken', 'a wrong sum', archive([{ crc: 1 }])],
    ['broken', 'a wrong sum of stored bytes', archive([{ crc: 1, method: 0 }])],
    ['broken', 'a wrong length', archive([{ size: 4 }])],
    ['broken', 'a length beyond what is there', archive([{ size: 4000 }])],
    ['broken', 'bytes behind the packed ones', archive([{ packed: Buffer.concat([deflateRawSync(Buffer.from('content of a file, content of a file')), Buffer.from('hidden')]) }])],
    ['broken', 'a descriptor that says otherwise', archive([{ descriptor: 'wrong' }])],
    ['broken', 'a second end in the comment', archive([{}], { comment: Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]) })],
    ['broken', 'a path that leaves', archive([{ name: '../file.xml' }])],
    ['broken', 'a path from the root', archive([{ name: '/file.xml' }])],
    ['broken', 'a path of another system', archive([{ name: 'a\\b' }])],
    ['broken', 'an empty name', archive([{ name: '' }])],
    ['unsupported', 'another way of packing', archive([{ method: 12 }])],
    ['unsupported', 'a name in an unknown code page', archive([{ name: 'кітап' }])],
    ['unsupported', 'zip64', archive([{ size: 0xffffffff }])],
    ['protected', 'encryption', archive([{ flags: 1 }])],
    ['broken', 'no end', new Blob(['PK\x03\x04 and nothing else'])],
    ['broken', 'nothing', new Blob([])],
  ]; // prettier-ignore
  for (const [why, what, file] of cases) await refused(why, what, file);
});

test('a bomb costs no more than it promises', async () => {
  const bomb = deflateRawSync(Buffer.alloc(64 << 20));
  await refused('broken', 'a promise of 1 kB', archive([{ packed: bomb, size: 1000 }]));
  await refused('limit', 'a true promise of 64 MB', archive([{ packed: bomb, size: 64 << 20, crc: 0 }]));
  const many = archive(Array.from({ length: 40 }, (_, i) => ({ name: `${i}`, packed: bomb.subarray(0, 10), size: 64 << 20 })));
  await refused('limit', 'many of them', many);
});

test('what is written is read by other programs, with nothing of the old archive', async () => {
  const bench = new Bench();
  const large = Buffer.alloc(300_000, 'a line of a document\n');
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 2654435761) >>> 24));
  const file = await writeZip([
    { name: 'mimetype', content: new Blob(['application/x']), stored: true },
    { name: 'folder/large.xml', content: Uint8Array.from(large) },
    { name: 'сурет.jpeg', content: Uint8Array.from(noise) },
    { name: 'empty', content: new Uint8Array() },
  ]);
  const path = bench.write('written.zip', new Uint8Array(await file.arrayBuffer()));
  assert.match(tool('unzip', '-tqq', path).toString(), /^$|No errors/);
  assert.deepEqual(tool('unzip', '-p', path, 'folder/large.xml'), large);
  assert.deepEqual(tool('unzip', '-p', path, 'mimetype').toString(), 'application/x');
  // Its name and content stand where a program looks for them without unpacking.
  assert.equal(Buffer.from(await file.slice(30, 51).arrayBuffer()).toString(), 'mimetypeapplication/x');
  assert.match(tool('unzip', '-Z', path).toString(), /80-Jan-01 00:00 folder\/large.xml/);
  assert.deepEqual([...(await readZip(file)).keys()], ['mimetype', 'folder/large.xml', 'сурет.jpeg', 'empty']);
});

test('any change of the bytes is read as before or refused', async () => {
  const file = Buffer.from(await archive([{}, { name: 'b', descriptor: 'with a mark' }, { name: 'c', method: 0 }]).arrayBuffer());
  const before = [...(await readAll(new Blob([file]))).values()];
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Buffer.from(file);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      try {
        assert.deepEqual([...(await readAll(new Blob([bytes]))).values()], before);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }),
    { numRuns: 400 },
  );
});
