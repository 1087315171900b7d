// Saved visits and carried tips: what was written is found again, and nothing else is taken for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openCarried, writeCarried } from '../src/crypto/carried.ts';
import { openDropJs } from '../src/crypto/drop-js.ts';
import { ProtocolError, utf8, type Bytes } from '../src/crypto/notation.ts';
import { bytesOf, containerOf, openSaved, writeSaved } from '../src/crypto/saved.ts';
import { answerFrom, fetchBytes } from '../src/single/net.ts';
import { commands } from '../src/single/commands.ts';
import { filled, labelled, signer } from './support.ts';

const LOG = signer(filled(32, 1));

const FP = 'ab'.repeat(32);
const OTHER = '01'.repeat(32);

/** Every kind of part, in the one order. */
const NAMES = [
  'drop.js',
  `cards/${OTHER}`,
  `cards/${FP}`,
  `log/${FP}/2026-2/checkpoint`,
  `log/${FP}/2026-2/entries`,
  `log/${FP}/2026-10/checkpoint`,
  `log/${FP}/2026-10/seen`,
  `log/${FP}/2026-10/withdrawn`,
  'drawer/0-0/0',
  'drawer/0-0/1',
  'drawer/0-0/10',
  'drawer/3-5/0',
];

const part = (name: string): readonly [string, Bytes] => [name, utf8(`the content of ${name}`)];
const whole = (file: Blob) => file.arrayBuffer().then((bytes) => new Uint8Array(bytes));

/** The only way in which taking a file apart may fail. */
async function refusedOrRead<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    assert.ok(error instanceof ProtocolError, String(error));
    return undefined;
  }
}

test('finds every part again, whatever the order they were given in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(NAMES.slice(1)), async (names) => {
      const saved = await openSaved(writeSaved(['drop.js', ...names].map(part)));
      assert.deepEqual([...saved.keys()], NAMES.filter((name) => name === 'drop.js' || names.includes(name)));
      for (const [name, content] of saved) assert.deepEqual(await bytesOf(content), part(name)[1]);
    }),
  );
});

test('refuses other names, another order, and a part that is there twice', async () => {
  const made = (names: readonly string[]) => containerOf(names.map((name) => ({ name, content: new Blob([utf8(name)]) })));
  for (const names of [
    [],
    [`cards/${FP}`],
    ['drop.js', 'drop.js'],
    ['drop.js', `cards/${FP}`, `cards/${OTHER}`],
    ['drop.js', 'drawer/0-0/1', 'drawer/0-0/0'],
    ['drop.js', 'drawer/0-0/01'],
    ['drop.js', 'drawer/17-0/0'],
    ['drop.js', `log/${FP}/2026-1/blobs`],
    ['drop.js', 'anything-else'],
  ]) {
    assert.equal(await refusedOrRead(openSaved(made(names))), undefined, names.join(' '));
  }
});

test('is total over bytes that somebody changed, cut or made up', async () => {
  const good = await whole(writeSaved(NAMES.map(part)));
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Uint8Array.from(good);
      changed[at] = (changed[at] ?? 0) ^ by;
      const saved = await refusedOrRead(openSaved(new Blob([changed])));
      // What was changed is content; what lies around content has one form only.
      if (saved !== undefined) assert.deepEqual([...saved.keys()], NAMES);
    }),
    { numRuns: 300 },
  );
  await fc.assert(fc.asyncProperty(fc.nat(good.length - 1), async (length) => assert.equal(await refusedOrRead(openSaved(new Blob([good.subarray(0, length)]))), undefined)));
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2048 }), async (bytes) => assert.equal(await refusedOrRead(openSaved(new Blob([Uint8Array.from(bytes)]))), undefined)));
});

test('answers as the drop would, out of the file, and with nothing else', async () => {
  answerFrom(await openSaved(writeSaved(NAMES.map(part))));
  const text = async (path: string, most = 1000) => {
    const answer = await fetchBytes(path, { most });
    return answer === undefined ? undefined : new TextDecoder().decode(answer.bytes);
  };
  assert.equal(await text(`/api/card/${FP}`), `the content of cards/${FP}`);
  assert.equal(await text(`/api/card/${'22'.repeat(32)}`), undefined);
  assert.equal(await text(`/api/log/${FP}`), '{"shards":["2026-2","2026-10"]}');
  assert.equal(await text(`/api/log/${FP}/2026-10/seen`), `the content of log/${FP}/2026-10/seen`);
  assert.equal(await text(`/api/log/${FP}/2026-2/seen`), undefined, 'not seen yet');
  assert.equal(await text('/api/drawer/0-0?page=10'), 'the content of drawer/0-0/10');
  assert.equal(await text('/api/drawer/0-0?page=2'), undefined);
  for (const path of [`/api/log/${OTHER}`, '/api/drawer/3-4?page=0', `/api/log/${FP}/2026-2/nothing`, '/api/object/00', '/', 'https://example.org/']) {
    await assert.rejects(fetchBytes(path, { most: 1000 }), { failure: 'not-saved' }, path);
  }
  await assert.rejects(fetchBytes(`/api/card/${FP}`, { most: 3, tooLong: 'card-refused' }), { failure: 'card-refused' });
});

const ANNOUNCED = { dropId: '0f'.repeat(16), agency: FP, tag: OTHER };

test('carries a sealed tip with what its upload announces, and nothing more', async () => {
  const sealed = new Blob([new Uint8Array(32768).fill(7)]);
  const file = writeCarried(ANNOUNCED, sealed);
  const { sealed: found, ...announced } = await openCarried(file);
  assert.deepEqual(announced, ANNOUNCED);
  assert.deepEqual(await whole(found), await whole(sealed));
  const good = await whole(file);
  await fc.assert(
    fc.asyncProperty(fc.nat(2 * 512 + 511), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Uint8Array.from(good);
      changed[at] = (changed[at] ?? 0) ^ by;
      const read = await refusedOrRead(openCarried(new Blob([changed])));
      // Another tag or body is another announcement; everything else has one form.
      if (read !== undefined) assert.notDeepEqual({ dropId: read.dropId, agency: read.agency, tag: read.tag }, ANNOUNCED);
    }),
    { numRuns: 300 },
  );
  await assert.rejects(openCarried(writeCarried(ANNOUNCED, new Blob([new Uint8Array(32767)]))), { code: 'length' }, 'no size class');
});

test('prints commands that hold nothing but what every upload announces', () => {
  const announced = { size: 32768, agency: FP, tag: OTHER };
  const [first = '', second = ''] = commands(['https://drop.example/', `http://${'b'.repeat(56)}.onion`], announced).split('\n');
  assert.equal(first, 'tar -xf blob sealed');
  assert.match(second, new RegExp(`^curl --socks5-hostname 127\\.0\\.0\\.1:9050 .* http://${'b'.repeat(56)}\\.onion/api/tips$`));
  assert.ok(second.includes(`"Upload-Metadata: agency ${btoa(FP)},tag ${btoa(OTHER)}"`));
  // An address from a file of unknown hands ends up in somebody's terminal.
  for (const hostile of ['http://x/; rm -rf ~', 'http://$(id).example', "http://a'b", 'http://a b', 'file:///etc/passwd']) {
    assert.match(commands([hostile], announced), / http:\/\/ADDRESS\/api\/tips\n$/);
  }
});

const HEAD = '// Sybyr drop, protocol 1. The JSON below is signed by the log key: S(log, "drop-js", json).\nglobalThis.sybyrDrop = Object.freeze(';

function dropJs(change: (drop: Record<string, unknown>) => void = () => undefined): string {
  const names = { en: 'A', kk: 'A', ru: 'A' };
  const drop: Record<string, unknown> = {
    addresses: ['http://x.onion'],
    agencies: [{ agency: FP, default: true, districts: [], first_shard: '2026-1', names, root: OTHER, sectors: [{ id: 'land', names }] }],
    batch_hours: [1, 7, 13, 19],
    bits: [0, 3],
    drop_id: '0f'.repeat(16),
    exit: 'https://example.org/',
    limits: { reply_files: 1, tip: 2 },
    log: Buffer.from(LOG.publicKey).toString('hex'),
    previous: '00'.repeat(32),
    single_file: '11'.repeat(32),
    v: 1,
    version: 4,
  };
  change(drop);
  const json = JSON.stringify(drop, null, 2);
  const signature = Buffer.from(LOG.sign(labelled('drop-js', utf8(json)))).toString('hex');
  return `${HEAD}${json});\n// signature ${signature}\n`;
}

test('reads drop.js only as its log key signed it', async () => {
  const read = await openDropJs(utf8(dropJs()));
  assert.equal(read.version, 4);
  assert.equal(read.agencies[0]?.sectors[0]?.id, 'land');
  const good = dropJs();
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.constantFrom('x', '0', '"', '\n', '}'), async (at, letter) => {
      if (good[at] === letter) return;
      const changed = good.slice(0, at) + letter + good.slice(at + 1);
      assert.equal(await refusedOrRead(openDropJs(utf8(changed))), undefined, String(at));
    }),
  );
  for (const change of [
    (drop: Record<string, unknown>) => (drop['v'] = 2),
    (drop: Record<string, unknown>) => (drop['bits'] = [3, 0]),
    (drop: Record<string, unknown>) => (drop['bits'] = []),
    (drop: Record<string, unknown>) => (drop['bits'] = [17]),
    (drop: Record<string, unknown>) => (drop['agencies'] = {}),
    (drop: Record<string, unknown>) => (drop['addresses'] = [1]),
    (drop: Record<string, unknown>) => delete drop['limits'],
  ]) {
    assert.equal(await refusedOrRead(openDropJs(utf8(dropJs((drop) => void change(drop))))), undefined);
  }
});
