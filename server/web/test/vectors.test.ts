// Runs tests/vectors, the folder that Rust reads too (see its README): one scenario a file, from closed lists of what to expect.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join as path } from 'node:path';
import { test } from 'node:test';
import { openCard, recipientToday } from '../src/crypto/card.ts';
import { ownTag, signClaim, verifyClaim, type Claim } from '../src/crypto/claim.ts';
import { openCarried, writeCarried } from '../src/crypto/carried.ts';
import { codenameWords, packIndices, parseCodename, type CodenameError } from '../src/crypto/codename.ts';
import { entryHeader, entryLength, padOf, readContainer } from '../src/crypto/container.ts';
import { Collected, readFrame } from '../src/crypto/frame.ts';
import { encodeHex } from '../src/crypto/hex.ts';
import {
  claimCommitment,
  claimPublicKey,
  deriveRoot,
  forwardKey,
  macKey,
  replyIdentity,
  rootFromSecret,
  tagAt,
  tags,
  threadKey,
  uploadTag,
  withdrawSecretAt,
  withdrawSecrets,
} from '../src/crypto/keys.ts';
import { parseObject } from '../src/crypto/json.ts';
import { merkleRoot, openCheckpoint, openSeen, type Checkpoint, type Seen } from '../src/crypto/log.ts';
import { ProtocolError, join, sha256, u32be, utf8, variable, verify, type Bytes } from '../src/crypto/notation.ts';
import { checkRecipient, identityFromSeed, recipientOf } from '../src/crypto/recipient.ts';
import { openReply } from '../src/crypto/reply.ts';
import { bytesOf, containerOf, openSaved, writeSaved } from '../src/crypto/saved.ts';
import { open } from '../src/crypto/seal.ts';
import { LISTS } from '../src/crypto/words.ts';
import { bytes, filled, same } from './support.ts';
import { readTip } from './read-tip.ts';

const folder = process.env['SYBYR_VECTORS'] ?? '';
const FOLDERS = ['card', 'claim', 'codename', 'container', 'frame', 'keys', 'log', 'recipient', 'reply', 'saved', 'seal', 'tip'] as const;
const EXPECTED = ['success', 'error'] as const;

/** One file. Readers of its fields fail the test when a field is not there. */
class Vector {
  readonly fields: Readonly<Record<string, unknown>>;
  constructor(fields: Readonly<Record<string, unknown>>) {
    this.fields = fields;
  }
  has(key: string): boolean {
    return key in this.fields;
  }
  text(key: string): string {
    const value = this.fields[key];
    assert.ok(typeof value === 'string', `${key} is a text`);
    return value;
  }
  number(key: string): number {
    const value = this.fields[key];
    assert.ok(typeof value === 'number', `${key} is a number`);
    return value;
  }
  list<T>(key: string): readonly T[] {
    const value = this.fields[key];
    assert.ok(Array.isArray(value), `${key} is a list`);
    return value as readonly T[];
  }
  bytes(key: string): Bytes {
    assert.match(this.text(key), /^([0-9a-f]{2})*$/);
    return bytes(this.text(key));
  }
  large(key: string): Bytes {
    return Uint8Array.from(Buffer.from(this.text(`${key}_b64`), 'base64'));
  }
}

/** What a folder's vectors mean: `success` asserts all outputs, `refusal` must throw a ProtocolError. */
interface Runner {
  success(vector: Vector): Promise<void>;
  refusal(vector: Vector): Promise<void>;
}

/** The refusal in the words of the README, for a vector that says which it expects. */
function named(vector: Vector, names: Readonly<Record<string, string>>) {
  return (error: unknown): never => {
    if (error instanceof ProtocolError && vector.has('error')) assert.equal(names[error.code] ?? error.code, vector.text('error'));
    throw error;
  };
}

const codename: Runner = {
  async success(vector) {
    const indices = vector.list<number>('indices');
    same(packIndices(indices), vector.bytes('idx13'));
    for (const list of LISTS) assert.equal(codenameWords(indices, list).join(' '), vector.text(list));
    for (const typed of vector.list<string>('typed')) assert.deepEqual(await parseCodename(typed), { indices }, typed);
  },
  async refusal(vector) {
    const result = await parseCodename(vector.text('typed'));
    assert.ok('error' in result, 'typed is a codename');
    const error: CodenameError = result;
    assert.equal(error.error, vector.text('error'));
    if (error.error === 'word') assert.equal(error.position, vector.number('position'));
    throw new ProtocolError('range');
  },
};

const keys: Runner = {
  async success(vector) {
    const dropId = vector.bytes('drop_id');
    const agency = vector.bytes('agency');
    const packed = [...vector.bytes('idx13')].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const indices = Array.from({ length: 9 }, (_, i) => Number.parseInt(packed.slice(11 * i, 11 * i + 11), 2));
    const root = await deriveRoot(indices, dropId);
    same(root.secret, vector.bytes('root'));
    assert.equal(root.drawer, vector.number('drawer'));
    const k = await threadKey(root, agency);
    same(k, vector.bytes('k'));
    const identity = await replyIdentity(root, agency);
    assert.equal(identity, vector.text('reply_identity'));
    assert.equal(await recipientOf(identity), vector.text('reply_to'));
    const claimPublic = await claimPublicKey(root, agency);
    same(claimPublic, vector.bytes('claim_public'));
    const [year, slot] = [vector.number('year'), vector.number('slot')];
    const w = withdrawSecretAt(await withdrawSecrets(root, agency, year), slot);
    same(w, vector.bytes('w'));
    same(await sha256(w), vector.bytes('wh'));
    const claim = await claimCommitment(dropId, agency, year, slot, claimPublic);
    same(claim, vector.bytes('claim'));
    const tag = await uploadTag(await sha256(w), claim);
    same(tag, vector.bytes('tag'));
    same(tagAt(await tags(k), vector.number('n')), vector.bytes('tag_n'));
    same(await macKey(k), vector.bytes('mac'));
    same(await forwardKey(k, vector.bytes('to')), vector.bytes('forward'));
    const claimed = [dropId, agency, tag, vector.bytes('challenge'), variable(utf8(vector.text('claimant'))), u32be(vector.number('day'))];
    assert.ok(await verify(claimPublic, vector.bytes('sig'), 'claim', ...claimed));
    const attachments = vector.list<string>('forward_attachments').map(bytes);
    const passedOn = [dropId, agency, vector.bytes('to'), vector.bytes('forward_tip'), vector.bytes('forward_message')];
    const joined = variable(Uint8Array.from(attachments.flatMap((hash) => [...hash])));
    assert.ok(await verify(vector.bytes('desk'), vector.bytes('forward_sig'), 'forward', ...passedOn, joined));
  },
  async refusal(vector) {
    const root = await rootFromSecret(vector.bytes('root'), filled(16, 0));
    const agency = vector.bytes('agency');
    if (vector.has('n')) tagAt(await tags(await threadKey(root, agency)), vector.number('n'));
    else withdrawSecretAt(await withdrawSecrets(root, agency, vector.number('year')), vector.number('slot'));
  },
};

const recipient: Runner = {
  async success(vector) {
    const identity = identityFromSeed(vector.bytes('seed'));
    assert.equal(identity, vector.text('identity'));
    assert.equal(checkRecipient(await recipientOf(identity)), vector.text('recipient'));
  },
  async refusal(vector) {
    if (vector.has('identity')) await recipientOf(vector.text('identity'));
    else checkRecipient(vector.text('recipient'));
  },
};

const seal: Runner = {
  async success(vector) {
    same(await open(vector.text('identity'), vector.large('sealed')), vector.bytes('plaintext'));
  },
  async refusal(vector) {
    // What the server says of the header is for the server's implementation to show.
    assert.ok(['accepted', 'incomplete', 'not-age', 'recipients'].includes(vector.text('header')));
    await open(vector.text('identity'), vector.large('sealed'));
  },
};

const container: Runner = {
  async success(vector) {
    const archive = vector.large('archive');
    const entries = vector
      .list<{ name: string; content: string }>('entries')
      .map(({ name, content }) => ({ name, content: bytes(content) }));
    assert.deepEqual(
      readContainer(archive).map(({ name, content }) => [name, encodeHex(content)]),
      entries.map(({ name, content }) => [name, encodeHex(content)]),
    );
    const parts = entries.flatMap(({ name, content }) => [entryHeader(name, content.length), content, filled(padOf(content.length), 0)]);
    const end = filled(1024 + vector.number('extra'), 0);
    same(join(...parts, end), archive);
    assert.equal(
      entries.reduce((sum, { content }) => sum + entryLength(content.length), end.length),
      archive.length,
    );
  },
  async refusal(vector) {
    readContainer(vector.large('archive'));
  },
};

const frame: Runner = {
  async success(vector) {
    const frames = await Promise.all(vector.list<string>('frames').map(async (frame) => readFrame(bytes(frame))));
    const [first] = frames;
    assert.ok(first !== undefined);
    same(first.whole, vector.bytes('name'));
    assert.equal(first.size, vector.number('size'));
    const collected = new Collected(first);
    for (const frame of frames) if (frame !== undefined) collected.take(frame);
    assert.deepEqual(collected.missing(), []);
    same((await collected.whole()) ?? new Uint8Array(), vector.large('whole'));
  },
  async refusal(vector) {
    if ((await readFrame(vector.bytes('frame'))) === undefined) throw new ProtocolError('length');
  },
};

const openTip = (vector: Vector) =>
  readTip(vector.large('sealed'), vector.text('identity'), {
    dropId: vector.bytes('drop_id'),
    agency: vector.bytes('agency'),
    tag: vector.bytes('tag'),
  });

const tip: Runner = {
  async success(vector) {
    const opened = await openTip(vector);
    assert.deepEqual([opened.tip, opened.keys, opened.message], [vector.text('tip'), vector.text('keys'), vector.text('message')]);
    const files = await Promise.all(opened.files.map(async (file) => ({ size: file.length, sha256: encodeHex(await sha256(file)) })));
    assert.deepEqual(files, vector.list('files'));
  },
  async refusal(vector) {
    const names = { sealed: 'open', container: 'malformed', json: 'malformed', recipient: 'malformed', mac: 'tag' };
    await openTip(vector).catch(named(vector, names));
  },
};

const openCardOf = (vector: Vector) =>
  openCard(vector.large('card'), {
    dropId: vector.bytes('drop_id'),
    root: vector.bytes('root'),
    fingerprint: vector.bytes('agency'),
    today: vector.number('today'),
  });

const card: Runner = {
  async success(vector) {
    const opened = await openCardOf(vector);
    assert.equal(opened.counter, vector.number('counter'));
    assert.equal(recipientToday(opened, vector.number('today')), vector.text('recipient'));
    for (const key of ['roles', 'questions', 'hotlines', 'deadlines'] as const) {
      if (vector.has(key)) assert.deepEqual(opened[key], JSON.parse(JSON.stringify(vector.fields[key])), key);
    }
  },
  async refusal(vector) {
    await openCardOf(vector);
  },
};

const openReplyOf = (vector: Vector) =>
  openReply(vector.large('slot'), vector.text('identity'), vector.bytes('k'), {
    dropId: vector.bytes('drop_id'),
    agency: vector.bytes('agency'),
    n: vector.number('n'),
  });

const reply: Runner = {
  async success(vector) {
    const opened = await openReplyOf(vector);
    const json = JSON.parse(vector.text('reply')) as Record<string, unknown>;
    const hex = (value: Bytes | undefined) => (value === undefined ? undefined : encodeHex(value));
    const { history, received, objects, del, to, challenge, ...plain } = opened;
    const read = {
      ...plain,
      history: history.map(({ n, day, kind, status }) => [n, day, kind, status]),
      received: received.map(({ day, year, slot }) => [day, year, slot]),
      objects: objects.map((object) => ({ ...object, id: hex(object.id), sha256: hex(object.sha256) })),
      del: hex(del),
      to: hex(to),
      challenge: hex(challenge),
    };
    const told = Object.fromEntries(Object.keys(read).map((key) => [key, json[key] ?? (key === 'objects' ? [] : undefined)]));
    assert.deepEqual(read, told);
  },
  async refusal(vector) {
    await openReplyOf(vector);
  },
};

async function openNoteOf(vector: Vector): Promise<Checkpoint & Partial<Seen>> {
  const [, drop = '', agency = '', shard = ''] = vector.text('origin').split('/');
  const origin = { dropId: bytes(drop), agency: bytes(agency), shard };
  const note = utf8(vector.text('note'));
  if (vector.text('kind') === 'seen') return openSeen(note, origin, vector.bytes('public'));
  assert.equal(vector.text('kind'), 'checkpoint');
  return openCheckpoint(note, origin, vector.bytes('public'));
}

const log: Runner = {
  async success(vector) {
    const entries = join(...vector.list<string>('entries').map(bytes));
    const opened = await openNoteOf(vector);
    assert.equal(opened.size, vector.number('size'));
    same(opened.root, vector.bytes('root'));
    same(await merkleRoot(entries, opened.size), opened.root);
    if (vector.text('kind') === 'checkpoint') return;
    assert.equal(opened.day, vector.number('day'));
    assert.deepEqual(opened.failed, vector.list('failed'));
  },
  async refusal(vector) {
    const opened = await openNoteOf(vector);
    const entries = join(...vector.list<string>('entries').map(bytes));
    const root = await merkleRoot(entries, opened.size);
    if (encodeHex(root) !== encodeHex(opened.root)) throw new ProtocolError('root');
  },
};

const claim: Runner = {
  async success(vector) {
    const dropId = vector.bytes('drop_id');
    const agency = vector.bytes('agency');
    const object = parseObject(utf8(vector.text('claim')));
    same(await verifyClaim(object, dropId, agency), vector.bytes('tag'));
    const { year, slot, claimant, day, challenge } = JSON.parse(vector.text('claim')) as Claim;
    const root = await rootFromSecret(vector.bytes('root'), dropId);
    const signed = await signClaim(root, agency, { year, slot, claimant, day, challenge: bytes(challenge) });
    assert.equal(JSON.stringify(signed), vector.text('claim'));
    same(await ownTag(root, agency, year, slot), vector.bytes('tag'));
  },
  async refusal(vector) {
    await verifyClaim(parseObject(utf8(vector.text('claim'))), vector.bytes('drop_id'), vector.bytes('agency'));
  },
};

/** A `blob` as its vector describes it: the sealed bytes are not looked into, so zeros stand for them. */
function carriedFile(vector: Vector): Blob {
  const entries = vector.list<{ name: string; text?: string; zeros?: number }>('entries');
  return containerOf(entries.map(({ name, text, zeros }) => ({ name, content: new Blob([text === undefined ? filled(zeros ?? 0, 0) : utf8(text)]) })));
}

const wholeOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

const saved: Runner = {
  async success(vector) {
    if (vector.text('kind') === 'carried') {
      const file = carriedFile(vector);
      const { sealed, ...announced } = await openCarried(file);
      assert.deepEqual([announced.dropId, announced.agency, announced.tag, sealed.size], [vector.text('drop_id'), vector.text('agency'), vector.text('tag'), vector.number('sealed')]);
      same(await wholeOf(writeCarried(announced, sealed)), await wholeOf(file));
      return;
    }
    assert.equal(vector.text('kind'), 'visit');
    const file = vector.large('file');
    const parts = [...(await openSaved(new Blob([file])))];
    const read = await Promise.all(parts.map(async ([name, content]) => ({ name, content: encodeHex(await bytesOf(content)) })));
    assert.deepEqual(read, vector.list('parts'));
    same(await wholeOf(writeSaved(parts.reverse())), file);
  },
  async refusal(vector) {
    if (vector.text('kind') === 'carried') await openCarried(carriedFile(vector));
    else await openSaved(new Blob([vector.large('file')]));
  },
};

const runners: Readonly<Record<(typeof FOLDERS)[number], Runner>> = { card, claim, codename, container, frame, keys, log, recipient, reply, saved, seal, tip };

test('the folders are the known ones', () => {
  assert.ok(existsSync(folder), `there are no vectors in ${folder}`);
  const found = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  assert.deepEqual(found.sort(), [...FOLDERS]);
});

for (const name of FOLDERS) {
  const files = existsSync(path(folder, name)) ? readdirSync(path(folder, name)).sort() : [];
  const seen = new Set<string>();
  for (const file of files) {
    test(`${name}/${file}`, async () => {
      assert.ok(file.endsWith('.json'));
      const vector = new Vector(JSON.parse(readFileSync(path(folder, name, file), 'utf8')) as Record<string, unknown>);
      assert.ok(vector.text('comment') !== '');
      const expect = EXPECTED.find((known) => known === vector.fields['expect']);
      assert.ok(expect, `unknown expectation ${String(vector.fields['expect'])}`);
      seen.add(expect);
      if (expect === 'success') await runners[name].success(vector);
      else await assert.rejects(runners[name].refusal(vector), ProtocolError);
    });
  }
  test(`${name} shows a success and an error`, () => assert.deepEqual([...seen].sort(), [...EXPECTED].sort()));
}
