// A whole visit of the worker against a drop over HTTP: under which codename a tip is sealed, and what a lying log or a moving drawer gives.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { PAGE_SLOTS } from '../src/crypto/drawer.ts';
import { encodeHex } from '../src/crypto/hex.ts';
import { ownTag, verifyClaim, type Claim } from '../src/crypto/claim.ts';
import { drawerOf, forwardKey, replyIdentity, tagAt, tags, threadKey, type Root } from '../src/crypto/keys.ts';
import { join, u32be, utf8, type Bytes } from '../src/crypto/notation.ts';
import { identityFromSeed, recipientOf } from '../src/crypto/recipient.ts';
import { openSaved, writeSaved } from '../src/crypto/saved.ts';
import { seal } from '../src/crypto/seal.ts';
import { HEADER_LENGTH, SLOT_LENGTH, payloadLength } from '../src/crypto/size.ts';
import { answerFrom, fetchBytes as fetchSaved } from '../src/single/net.ts';
import type { Draft } from '../src/worker/calls.ts';
import { visitDesk } from '../src/worker/desk.ts';
import type { Drop } from '../src/worker/drop.ts';
import { CallError } from '../src/worker/net.ts';
import { Reading } from '../src/worker/read.ts';
import { saveVisit } from '../src/worker/save.ts';
import { Submission } from '../src/worker/submit.ts';
import { Visit } from '../src/worker/visit.ts';
import { serve } from './drop-server.ts';
import { readTip } from './read-tip.ts';
import { derived, filled, hashed, labelled, merkleTreeHash, random, signedDocument, signedNote, signer } from './support.ts';

const [root, logKey, desk] = [signer(filled(32, 1)), signer(filled(32, 2)), signer(filled(32, 3))];
const dropId = filled(16, 4);
const agency = hashed('agency', root.publicKey);
const [drop, fp] = [encodeHex(dropId), encodeHex(agency)];
const identity = identityFromSeed(filled(32, 5));
const recipient = await recipientOf(identity);
const today = Math.floor(Date.now() / 86_400_000);
const names = { en: 'Agency', ru: 'Орган', kk: 'Орган' };

const card = signedDocument(root, 'card', {
  v: 1,
  ...{ drop_id: drop, agency: fp, root: encodeHex(root.publicKey), counter: 1 },
  ...{ not_before: today - 1, not_after: today + 30, recipients: [{ from: today - 1, recipient }] },
  ...{ desk: encodeHex(desk.publicKey), desk_dh: encodeHex(filled(32, 6)), bundle: recipient, names },
});

const settings: Drop = {
  agencies: [{ agency: fp, default: true, districts: [], first_shard: '2025-1', names, root: encodeHex(root.publicKey), sectors: [] }],
  ...{ batch_hours: [1], bits: [0], drop_id: drop, exit: 'https://example.org/', limits: { reply_files: 1 << 25, tip: 1 << 25 } },
  ...{ log: encodeHex(logKey.publicKey), previous: '0'.repeat(64), v: 1, version: 1 },
};

/** What the drop answers, by path; what is not here is a 404. */
let answers: Map<string, (asked: number) => Uint8Array | undefined>;
let asked: Map<string, number>;
let uploads: { tag: string; bytes: Buffer }[];

beforeEach(() => {
  asked = new Map();
  uploads = [];
  answers = new Map([
    [`/api/card/${fp}`, () => card],
    ['/api/drawer/0-0?page=0', () => page(1, [])],
  ]);
  log({ '2025-1': today - 400, '2026-1': undefined });
});

await serve((request, response, body) => {
  const path = request.url ?? '';
  if (request.method === 'POST') {
    const tag = Buffer.from(/tag (\S+)/.exec(String(request.headers['upload-metadata']))?.[1] ?? '', 'base64').toString();
    uploads.push({ tag, bytes: Buffer.alloc(0) });
    return void response.writeHead(201, { Location: '/api/tips/one', 'Upload-Offset': '0' }).end();
  }
  if (request.method === 'PATCH') {
    const last = uploads.at(-1);
    if (last !== undefined) last.bytes = Buffer.concat([last.bytes, body]);
    return void response.writeHead(204, { 'Upload-Offset': String(last?.bytes.length) }).end();
  }
  const times = (asked.get(path) ?? 0) + 1;
  asked.set(path, times);
  const found = answers.get(path)?.(times);
  if (found === undefined) response.writeHead(404).end();
  else response.end(found);
});

/** A log of these shards, each with one foreign leaf, and the day of its `seen` if it has one. */
function log(days: Readonly<Record<string, number | undefined>>): void {
  list(...Object.keys(days));
  for (const [shard, day] of Object.entries(days)) {
    const entry = random(64);
    const tree = `sybyr/${drop}/${fp}/${shard}\n1\n${Buffer.from(merkleTreeHash([entry])).toString('base64')}\n`;
    answers.set(`/api/log/${fp}/${shard}/entries`, () => entry);
    answers.set(`/api/log/${fp}/${shard}/checkpoint`, () => signedNote(tree, `sybyr/${drop}`, logKey));
    if (day !== undefined) answers.set(`/api/log/${fp}/${shard}/seen`, () => signedNote(`sybyr/v1/seen\n${tree}${day}\n-\n`, `sybyr/${drop}/${fp}`, desk));
  }
}

function list(...shards: readonly string[]): void {
  answers.set(`/api/log/${fp}`, () => Buffer.from(JSON.stringify({ shards })));
}

/** A page of a drawer whose slots have these numbers as tags. */
function page(pages: number, slots: readonly number[]): Bytes {
  const counts = new Uint8Array(8);
  new DataView(counts.buffer).setUint32(0, pages);
  new DataView(counts.buffer).setUint32(4, slots.length);
  const tagOf = (slot: number) => {
    const tag = filled(16, 0);
    new DataView(tag.buffer).setUint32(0, slot);
    return tag;
  };
  return join(counts, ...slots.map((slot) => join(tagOf(slot), filled(8192, slot % 251))));
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

async function reading() {
  const visit = new Visit(settings);
  const { handle } = await visit.createCodename();
  return new Reading(visit).read(handle, fp);
}

function fails(code: string): (error: unknown) => boolean {
  return (error) => error instanceof CallError && error.failure === code;
}

const draft: Draft = { kind: 'report', forward: 'ask', language: 'en', message: 'text' };

test('seals a tip under the codename that was shown, whichever was entered since', async () => {
  const visit = new Visit(settings);
  const submission = new Submission(visit, () => undefined);
  const shown = await visit.createCodename();
  const other = await new Visit(settings).createCodename();
  assert.equal((await visit.enterCodename(other.words.en)).state, 'ok');
  assert.equal(visit.sameWord(shown.handle, 3, shown.words.kk[2] ?? ''), true);
  await submission.plan({ codename: shown.handle, agency: fp, draft, files: [] });
  await submission.send();
  const { tag, bytes } = uploads[0] ?? assert.fail();
  const { keys } = await readTip(Uint8Array.from(bytes), identity, { dropId, agency, tag: Uint8Array.from(Buffer.from(tag, 'hex')) });
  assert.equal((JSON.parse(keys) as { k: string }).k, encodeHex(await threadKey(await visit.root(shown.handle), agency)));
});

test('knows no codename by a handle it has not given', async () => {
  await assert.rejects(new Submission(new Visit(settings), () => undefined).plan({ codename: 1, agency: fp, draft, files: [] }), fails('unexpected'));
});

test('a re-key goes under the new codename and names the key of the old one', async () => {
  const visit = new Visit(settings);
  const old = (await visit.createCodename()).handle;
  const fresh = (await visit.createCodename()).handle;
  const submission = new Submission(visit, () => undefined);
  await submission.plan({ codename: fresh, prev: old, agency: fp, draft: { ...draft, kind: 'message', message: '' }, files: [] });
  await submission.send();
  const { tag, bytes } = uploads.at(-1) ?? assert.fail();
  const { keys } = await readTip(Uint8Array.from(bytes), identity, { dropId, agency, tag: Uint8Array.from(Buffer.from(tag, 'hex')) });
  const { k, prev } = JSON.parse(keys) as { k: string; prev: string };
  assert.equal(k, encodeHex(await threadKey(await visit.root(fresh), agency)));
  assert.equal(prev, encodeHex(await threadKey(await visit.root(old), agency)));
});

test('a visit that has read sends no re-key', async () => {
  const visit = new Visit(settings);
  const old = (await visit.createCodename()).handle;
  const fresh = (await visit.createCodename()).handle;
  await new Reading(visit).read(old, fp);
  const submission = new Submission(visit, () => undefined);
  await assert.rejects(submission.plan({ codename: fresh, prev: old, agency: fp, draft, files: [] }), fails('unexpected'));
  await submission.plan({ codename: fresh, agency: fp, draft, files: [] });
});

test('a visit that has read sends nothing that ties a name or a second thread to a codename', async () => {
  const visit = new Visit(settings);
  const codename = (await visit.createCodename()).handle;
  await new Reading(visit).read(codename, fp);
  const submission = new Submission(visit, () => undefined);
  const claim = { claimant: 'A', challenge: 'ee'.repeat(32), year: 2026, slot: 1, tag: 'aa'.repeat(32) };
  await assert.rejects(submission.plan({ codename, agency: fp, draft: { ...draft, introducedBy: ['bb'.repeat(32)] }, files: [] }), fails('unexpected'));
  await assert.rejects(submission.plan({ codename, agency: fp, draft: { ...draft, kind: 'claim', claim }, files: [] }), fails('unexpected'));
});

test('a claim is signed only with the words of the tip that was asked about', async () => {
  const visit = new Visit(settings);
  const [own, another] = [(await visit.createCodename()).handle, (await visit.createCodename()).handle];
  const tag = encodeHex(await ownTag(await visit.root(own), agency, 2026, 7));
  const claim = { claimant: 'Е. Сәрсенов', challenge: 'ee'.repeat(32), year: 2026, slot: 7, tag };
  const submission = new Submission(visit, () => undefined);
  const plan = (codename: number) => submission.plan({ codename, agency: fp, draft: { ...draft, kind: 'claim', message: '', claim }, files: [] });
  await assert.rejects(plan(another), fails('not-yours'));
  await plan(own);
  await submission.send();
  const { tip } = await openUpload();
  const sent = JSON.parse(tip) as { kind: string; claim: Claim };
  assert.equal(sent.kind, 'claim');
  assert.equal(encodeHex(await verifyClaim(sent.claim, dropId, agency)), tag);
});

test('a message to a body that others led to names the key by which it knows the case', async () => {
  const visit = new Visit(settings);
  const codename = (await visit.createCodename()).handle;
  const [first, second] = [filled(32, 21), filled(32, 22)];
  const submission = new Submission(visit, () => undefined);
  await submission.plan({ codename, agency: fp, draft: { ...draft, kind: 'message', introducedBy: [encodeHex(first), encodeHex(second)] }, files: [] });
  await submission.send();
  const keys = JSON.parse((await openUpload()).keys) as { k: string; prev: string };
  const root = await visit.root(codename);
  const known = await forwardKey(await forwardKey(await threadKey(root, first), second), agency);
  assert.deepEqual([keys.k, keys.prev], [encodeHex(await threadKey(root, agency)), encodeHex(known)]);
});

test('new words for a body that others led to name the key by which it knows the case under the old ones', async () => {
  const visit = new Visit(settings);
  const [old, fresh] = [(await visit.createCodename()).handle, (await visit.createCodename()).handle];
  const first = filled(32, 21);
  const submission = new Submission(visit, () => undefined);
  await submission.plan({ codename: fresh, prev: old, agency: fp, draft: { ...draft, kind: 'message', introducedBy: [encodeHex(first)] }, files: [] });
  await submission.send();
  const keys = JSON.parse((await openUpload()).keys) as { k: string; prev: string };
  const known = await forwardKey(await threadKey(await visit.root(old), first), agency);
  assert.deepEqual([keys.k, keys.prev], [encodeHex(await threadKey(await visit.root(fresh), agency)), encodeHex(known)]);
});

/** What the body opens of the last upload. */
function openUpload() {
  const [last] = uploads.slice(-1);
  assert.ok(last !== undefined);
  return readTip(new Uint8Array(last.bytes), identity, { dropId, agency, tag: Uint8Array.from(Buffer.from(last.tag, 'hex')) });
}

test('refuses any codename of the visit inside a tip, before anything is asked of the server', async () => {
  const visit = new Visit(settings);
  const drawn = await visit.createCodename();
  const entered = await new Visit(settings).createCodename();
  assert.equal((await visit.enterCodename(entered.words.ru)).state, 'ok');
  asked.clear();
  const plan = (changed: Partial<Draft>, ...files: File[]) =>
    new Submission(visit, () => undefined).plan({ codename: drawn.handle, agency: fp, draft: { ...draft, ...changed }, files: files.map((file) => ({ blob: file, name: file.name, type: file.type })) });
  const five = (words: readonly string[]) => words.slice(2, 7).join(' ');
  await assert.rejects(plan({ message: `My words: ${five(drawn.words.kk)}.` }), fails('codename-in-text'));
  await assert.rejects(plan({ message: `Слова: ${five(entered.words.en)}.` }), fails('codename-in-text'));
  await assert.rejects(plan({ contact: five(drawn.words.ru) }), fails('codename-in-answer'));
  await assert.rejects(plan({ answers: [{ question: 'how', text: five(drawn.words.en) }] as Draft['answers'] & object }), fails('codename-in-answer'));
  await assert.rejects(plan({}, new File([], `${five(drawn.words.en)}.jpg`)), fails('codename-in-file'));
  await assert.rejects(plan({}, new File([five(entered.words.kk)], 'a.txt')), fails('codename-in-file'));
  assert.deepEqual([...asked.keys()], []);
  await plan({ message: drawn.words.en.slice(0, 3).join(' ') }, new File([five(drawn.words.en)], 'a.jpg', { type: 'image/jpeg' }));
});

test('takes the newest day of all seen, whatever shard it stands in', async () => {
  log({ '2025-1': today - 2, '2025-2': today - 5, '2026-1': undefined });
  const found = await reading();
  assert.deepEqual([found.confirmed, found.collected], [true, today - 2]);
  assert.equal((await visitDesk(new Visit(settings), fp)).collected, today - 2);
});

const lies: Readonly<Record<string, () => void>> = {
  'lists no shards': () => list(),
  'leaves out the first': () => list('2026-1'),
  'lists one twice': () => list('2025-1', '2025-1', '2026-1'),
  'lists them in another order': () => list('2026-1', '2025-1'),
};

for (const [lie, tell] of Object.entries(lies)) {
  test(`does not take for silence a log that ${lie}`, async () => {
    tell();
    const found = await reading();
    assert.deepEqual([found.confirmed, found.collected], [false, 'unknown']);
    assert.equal((await visitDesk(new Visit(settings), fp)).collected, 'unknown');
  });
}

for (const note of ['checkpoint', 'entries']) {
  test(`does not take for silence a listed shard without ${note}`, async () => {
    answers.delete(`/api/log/${fp}/2026-1/${note}`);
    const found = await reading();
    assert.deepEqual([found.confirmed, found.collected], [false, 'unknown']);
  });
}

test('begins a drawer again when a batch closed between two pages', async () => {
  const moved = (first: number, then: number[]) => (times: number) => (times === 1 ? page(2, numbers(first, PAGE_SLOTS)) : page(2, then));
  // Before the close the second page would have begun with 164; a slot came in before it, and 163 has moved there.
  answers.set('/api/drawer/0-0?page=0', moved(100, [50, ...numbers(100, PAGE_SLOTS - 1)]));
  answers.set('/api/drawer/0-0?page=1', () => page(2, numbers(163, 10)));
  assert.equal((await reading()).confirmed, true);
  assert.deepEqual([asked.get('/api/drawer/0-0?page=0'), asked.get('/api/drawer/0-0?page=1')], [2, 2]);
});

test('begins a drawer again when the number of its pages changes', async () => {
  answers.set('/api/drawer/0-0?page=0', (times) => page(times === 1 ? 3 : 2, numbers(100, PAGE_SLOTS)));
  answers.set('/api/drawer/0-0?page=1', () => page(2, numbers(200, 1)));
  await reading();
  assert.deepEqual([asked.get('/api/drawer/0-0?page=0'), asked.get('/api/drawer/0-0?page=2')], [2, undefined]);
});

test('gives up on a drawer that never holds still', async () => {
  answers.set('/api/drawer/0-0?page=0', (times) => page(2, numbers(100 + times, PAGE_SLOTS)));
  answers.set('/api/drawer/0-0?page=1', () => page(2, numbers(1, 3)));
  await assert.rejects(reading(), fails('busy'));
  assert.equal(asked.get('/api/drawer/0-0?page=0'), 3);
});

test('believes no drawer of more pages than any can have', async () => {
  answers.set('/api/drawer/0-0?page=0', () => page(513, []));
  await assert.rejects(reading(), fails('server'));
});

/** A slot of a drawer that answers this codename: reply `n` of three, sealed as a body seals it. */
async function answered(of: Root, n: number): Promise<{ readonly tag: Bytes; readonly blob: Bytes }> {
  const k = await threadKey(of, agency);
  const json = utf8(JSON.stringify({ v: 1, drop_id: drop, agency: fp, n, day: today, kind: 'message', status: 'checking', message: `answer ${n}`, part: 1, of: 1, count: 3, history: [], received: [], del: encodeHex(random(32)), objects: [] }));
  const body = filled((payloadLength(SLOT_LENGTH, HEADER_LENGTH) ?? 0) - 64, 0);
  body.set(join(u32be(json.length), json));
  const mac = createHmac('sha512', derived(k, 32, 'to-source')).update(labelled('reply', dropId, agency, u32be(n), u32be(body.length), body)).digest();
  return { tag: tagAt(await tags(k), n), blob: await seal(await recipientOf(await replyIdentity(of, agency)), join(body, mac)) };
}

/** A drop that has had one drawer, then two, then eight: this codename's answers lie in one of each, with a stranger's beside them. */
async function severalDrawers(of: Root, bits: readonly number[]): Promise<void> {
  for (const [at, one] of bits.entries()) {
    for (let number = 0; number < 2 ** one; number += 1) answers.set(`/api/drawer/${one}-${number}?page=0`, () => page(1, [7]));
    const { tag, blob } = await answered(of, at + 1);
    const mine = join(u32be(1), u32be(1), tag, blob);
    answers.set(`/api/drawer/${one}-${drawerOf(of, one)}?page=0`, () => mine);
  }
}

test('reads the answers out of one drawer under every number of bits, from the drop and from a saved visit', async () => {
  const of: Drop = { ...settings, bits: [0, 1, 3] };
  const visit = new Visit(of);
  const { handle } = await visit.createCodename();
  const root = await visit.root(handle);
  await severalDrawers(root, of.bits);
  const drawers = () => [...asked.keys()].filter((path) => path.startsWith('/api/drawer/')).sort();
  const own = of.bits.map((bits) => `/api/drawer/${bits}-${drawerOf(root, bits)}?page=0`);
  const texts = async (at: Visit) => (await new Reading(at).read(handle, fp)).thread.replies.map(({ message }) => message);
  assert.deepEqual(await texts(visit), ['answer 1', 'answer 2', 'answer 3']);
  assert.deepEqual(drawers(), own);

  // Somebody saves it who knows the number of the newest drawer, and no codename.
  const writing = await writeSaved([['drop.js', utf8('settings')], [`cards/${fp}`, card]]).arrayBuffer();
  answers.set('/api/saved/drop', () => new Uint8Array(writing));
  asked.clear();
  const parts = await openSaved(await saveVisit(new Visit(of), fp, drawerOf(root, 3)));
  assert.deepEqual(drawers(), own, 'the drawers under fewer bits follow from it');
  assert.deepEqual([...parts.keys()].filter((name) => name.startsWith('drawer/')), of.bits.map((bits) => `drawer/${bits}-${drawerOf(root, bits)}/0`));
  answerFrom(parts);
  const online = answers;
  const offline = new Map<string, () => Uint8Array>();
  for (const path of [`/api/card/${fp}`, ...asked.keys()]) {
    const found = await fetchSaved(path, { most: 1 << 25 }).catch(() => undefined);
    if (found !== undefined) offline.set(path, () => found.bytes);
  }
  answers = offline;
  assert.deepEqual(await texts(visit), ['answer 1', 'answer 2', 'answer 3']);

  // Of any other drawer it holds at most what lies under fewer bits; what is missing is named, not taken for silence.
  answers = online;
  answerFrom(await openSaved(await saveVisit(new Visit(of), fp, drawerOf(root, 3) ^ 4)));
  await assert.rejects(fetchSaved(own[2] ?? '', { most: 1 << 25 }), fails('not-saved'));
  assert.notEqual(await fetchSaved(own[1] ?? '', { most: 1 << 25 }), undefined);
});
