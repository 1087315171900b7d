// Tips: planned to the byte, streamed, and read back by independent programs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { test } from 'node:test';
import { Decrypter } from 'age-encryption';
import fc from 'fast-check';
import type { Card } from '../src/crypto/card.ts';
import { ownTag, signClaim, verifyClaim, type Claim } from '../src/crypto/claim.ts';
import { readContainer } from '../src/crypto/container.ts';
import { encodeHex } from '../src/crypto/hex.ts';
import { replyIdentity, rootFromSecret, threadKey, withdrawSecrets } from '../src/crypto/keys.ts';
import { utf8, type Bytes } from '../src/crypto/notation.ts';
import { identityFromSeed, recipientOf } from '../src/crypto/recipient.ts';
import { open } from '../src/crypto/seal.ts';
import { CLASSES, HEADER_LENGTH, isClass, smallestClass } from '../src/crypto/size.ts';
import { attachmentName, drawSlot, planTip, sealTip, tipSize, type TipContent, type TipRequest } from '../src/crypto/tip.ts';
import { be16, collect, derived, filled, hashed, random, refuses, same, sha256, signer } from './support.ts';

const identity = identityFromSeed(filled(32, 1));
const recipient = await recipientOf(identity);
const root = await rootFromSecret(filled(32, 2), filled(16, 3));
const agency = filled(32, 4);
const texts = { en: 'a', ru: 'а', kk: 'а' };
const card: Card = {
  dropId: root.dropId,
  agency,
  root: filled(32, 5),
  counter: 1,
  notBefore: 20_000,
  notAfter: 20_100,
  recipients: [{ from: 20_000, recipient }],
  desk: filled(32, 6),
  deskDh: filled(32, 7),
  bundle: recipient,
  names: texts,
  hotlines: [],
  sectors: [],
  districts: [],
  roles: [],
  questions: [],
};
const content: TipContent = {
  forward: 'ask',
  kind: 'report',
  language: 'kk',
  message: 'Сәлем',
  sector: 'land',
  place: '',
  contact: undefined,
};
const request: TipRequest = { root, card, content, files: [], bits: 4, today: 20_050, year: 2026, slot: 4079, id: filled(16, 8) };

const seal = async (files: readonly File[], more: Partial<TipRequest> = {}) => {
  const plan = await planTip({ ...request, files, ...more });
  const sealed = (await collect(await sealTip(plan, files))) as Bytes;
  return { plan, sealed, entries: readContainer(await open(identity, sealed)) };
};

test('a claim travels in a tip of its own kind', async () => {
  const statement = { year: 2026, slot: 17, challenge: filled(32, 9), claimant: 'Е. Сәрсенов', day: 20_050 };
  const claim = await signClaim(root, agency, statement);
  const { entries } = await seal([], { content: { ...content, kind: 'claim', message: '', claim } });
  const tip = JSON.parse(Buffer.from(entries[0]?.content ?? []).toString()) as { kind: string; claim: Claim };
  assert.equal(tip.kind, 'claim');
  assert.deepEqual(tip.claim, claim);
  same(await verifyClaim(tip.claim, root.dropId, agency), await ownTag(root, agency, 2026, 17));
});

test('a name of two lines, of nobody, or beyond all bounds signs nothing', async () => {
  for (const claimant of ['', 'a\nb', 'a\u0085b', 'a\ud800', 'қ'.repeat(201)])
    await refuses('too-long', () => signClaim(root, agency, { year: 2026, slot: 17, challenge: filled(32, 9), claimant, day: 1 }));
});

class TestFile extends Blob {
  readonly name: string;
  constructor(name: string, content: Bytes, type = '') {
    super([content], { type });
    this.name = name;
  }
}
type File = TestFile;

const text = (bytes: Uint8Array | undefined) => JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Record<string, unknown>;

test('a tip has the entries of the protocol, in its order', async () => {
  const files = [new TestFile('отчёт №1.pdf', random(52_000), 'application/pdf'), new TestFile('../../x', new Uint8Array())];
  const { plan, sealed, entries } = await seal(files, { prev: filled(32, 9) });
  assert.equal(sealed.length, plan.size);
  assert.deepEqual(
    entries.map(({ name }) => name),
    ['tip.json', 'keys.json', 'message.txt', 'attachments/01', 'attachments/02', 'padding'],
  );
  assert.deepEqual(text(entries[0]?.content), {
    v: 1,
    drop_id: encodeHex(root.dropId),
    agency: encodeHex(agency),
    id: encodeHex(request.id),
    forward: 'ask',
    kind: 'report',
    language: 'kk',
    sector: 'land',
    attachments: [
      { name: 'отчёт №1.pdf', type: 'application/pdf', size: 52_000 },
      { name: '../../x', type: '', size: 0 },
    ],
  });
  const wh = sha256((await withdrawSecrets(root, agency, 2026)).slice(32 * 4079));
  const cpk = signer(derived(root.secret, 32, 'claim', agency)).publicKey;
  const claim = hashed('claim', root.dropId, agency, be16(2026), be16(4079), cpk);
  assert.deepEqual(text(entries[1]?.content), {
    v: 1,
    k: encodeHex(await threadKey(root, agency)),
    reply_to: await recipientOf(await replyIdentity(root, agency)),
    bits: 4,
    drawer: root.drawer & 15,
    year: 2026,
    slot: 4079,
    wh: encodeHex(wh),
    claim: encodeHex(claim),
    prev: encodeHex(filled(32, 9)),
  });
  same(plan.tag, hashed('tag', wh, claim));
  same(entries[2]?.content ?? agency, utf8('Сәлем'));
  same(entries[3]?.content ?? agency, new Uint8Array(await (files[0] as File).arrayBuffer()));
});

test('what was answered is in tip.json, what was not is left out', async () => {
  const told: Partial<TipContent> = {
    kind: 'field',
    known: 'өзім көрдім',
    risk: 'unsure',
    role: 'commissioner',
    finding: 'barrier',
    answers: [
      { id: 'amount', text: '200 000' },
      { id: 'people', text: '' },
    ],
  };
  const { entries } = await seal([], { content: { ...content, ...told } });
  const { v: _v, drop_id: _drop, agency: _agency, id: _id, ...said } = text(entries[0]?.content);
  assert.deepEqual(said, { ...told, forward: 'ask', language: 'kk', sector: 'land', answers: [{ id: 'amount', text: '200 000' }] });
  const silent = await seal([], { content: { ...content, answers: [{ id: 'people', text: '' }], known: '' } });
  assert.deepEqual(Object.keys(text(silent.entries[0]?.content)).filter((key) => ['answers', 'known', 'risk', 'role', 'finding'].includes(key)), []);
});

test('an answer over 2000 bytes, or one answer too many, is refused before anything is sealed', async () => {
  const answers = (count: number, length: number) => ({ content: { ...content, answers: Array.from({ length: count }, (_, i) => ({ id: `q${i}`, text: 'x'.repeat(length) })) } });
  await planTip({ ...request, ...answers(20, 2000) });
  await refuses('too-long', () => planTip({ ...request, ...answers(1, 2001) }));
  await refuses('too-long', () => planTip({ ...request, ...answers(21, 1) }));
});

test('npm age-encryption and tar open a tip; cut, they do not', async () => {
  const photo = random(200_000);
  const { sealed } = await seal([new TestFile('photo.jpg', photo, 'image/jpeg')]);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const folder = mkdtempSync(path(tmpdir(), 'sybyr-'));
  try {
    writeFileSync(path(folder, 'tip.tar'), await decrypter.decrypt(sealed));
    const tar = spawnSync('tar', ['-xvf', 'tip.tar'], { cwd: folder, encoding: 'utf8' });
    assert.equal(tar.status, 0, tar.stderr);
    assert.equal(tar.stderr, '');
    same(readFileSync(path(folder, 'attachments/01')), photo);
    assert.equal(readFileSync(path(folder, 'message.txt'), 'utf8'), 'Сәлем');
  } finally {
    rmSync(folder, { recursive: true });
  }
  await assert.rejects(decrypter.decrypt(sealed.slice(0, -1)));
  await assert.rejects(decrypter.decrypt(sealed.slice(0, 65_536)));
});

test('any message and files fill a class exactly, the smallest that holds them', async () => {
  const size = fc.oneof(fc.nat({ max: 2000 }), fc.nat({ max: 150_000 }));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 50 }), fc.array(size, { maxLength: 4 }), async (message, sizes) => {
      const files = sizes.map((length, i) => new TestFile(`${i}`, random(length)));
      const { plan, sealed, entries } = await seal(files, { content: { ...content, message } });
      assert.ok(isClass(sealed.length) && sealed.length === plan.size);
      const padding = entries.at(-1)?.content.length ?? -1;
      assert.ok(padding % 512 === 0);
      const smaller = CLASSES[CLASSES.indexOf(plan.size) - 1];
      const needed = plan.payload - padding - (plan.payload % 512);
      if (smaller !== undefined) assert.equal(smallestClass(HEADER_LENGTH, needed)?.size, plan.size);
      assert.ok((tipSize({ ...content, message }, files) ?? 0) >= plan.size);
    }),
    { numRuns: 40, examples: [['', [147_969, 1, 1, 102_401]]] },
  );
});

test('every boundary of a class is met to the byte', async () => {
  const empty = await planTip({ ...request, files: [{ name: 'a', type: '', size: 0 }] });
  const zeros = empty.parts.at(-1);
  assert.ok(zeros !== undefined && 'zeros' in zeros);
  for (const size of [zeros.zeros - 2048, zeros.zeros - 1536, zeros.zeros - 1024, zeros.zeros - 512, zeros.zeros]) {
    for (const near of [size - 1, size, size + 1]) {
      const { plan, sealed } = await seal([new TestFile('a', random(near))]);
      assert.equal(sealed.length, plan.size);
    }
  }
});

test('a plan for half a gigabyte is computed without reading anything', async () => {
  const plan = await planTip({ ...request, files: [{ name: 'video.mp4', type: 'video/mp4', size: 500_000_000 }] });
  assert.equal(plan.size, 2 ** 29);
  await refuses('too-large', () => planTip({ ...request, files: [{ name: 'video.mp4', type: '', size: 2 ** 29 }] }));
  assert.equal(tipSize(content, [{ name: 'x', type: '', size: 2 ** 29 }]), undefined);
  assert.deepEqual(structuredClone(plan), plan);
});

test('a long file is never held in memory', async () => {
  const size = 96 * 1024 * 1024;
  const chunk = random(1024 * 1024);
  let given = 0;
  let ahead = 0;
  let taken = 0;
  const file = new TestFile('long', new Uint8Array());
  const stream = () =>
    new ReadableStream<Bytes>({
      pull(controller) {
        if (given === size) return controller.close();
        given += chunk.length;
        ahead = Math.max(ahead, given - taken);
        controller.enqueue(chunk);
      },
    });
  Object.defineProperties(file, { size: { value: size }, stream: { value: stream } });
  const plan = await planTip({ ...request, files: [{ name: 'long', type: '', size }] });
  const reader = (await sealTip(plan, [file])).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    taken += value.length;
  }
  assert.equal(taken, plan.size);
  assert.ok(ahead < 6 * 1024 * 1024, `${ahead} bytes were read ahead`);
});

test('a file that is no longer what was chosen aborts', async () => {
  const plan = await planTip({ ...request, files: [{ name: 'a', type: '', size: 1000 }] });
  const sealing = async (files: Blob[]) => collect(await sealTip(plan, files));
  await sealing([new Blob([random(1000)])]);
  await refuses('file-changed', () => sealing([new Blob([random(999)])]));
  await refuses('file-changed', () => sealing([new Blob([random(1001)])]));
  await refuses('file-changed', () => sealing([]));
  const yielding = (...chunks: (Bytes | Error)[]) => {
    const file = new Blob([random(1000)]);
    const stream = () =>
      new ReadableStream({
        pull(controller) {
          const next = chunks.shift();
          if (next === undefined) controller.close();
          else if (next instanceof Error) controller.error(next);
          else controller.enqueue(next);
        },
      });
    Object.defineProperty(file, 'stream', { value: stream });
    return file;
  };
  await refuses('file-changed', () => sealing([yielding(random(999))]));
  await refuses('file-changed', () => sealing([yielding(random(500), random(501))]));
  await refuses('file-changed', () => sealing([yielding(random(500), new Error('NotReadableError'))]));
  await sealing([yielding(random(500), random(500))]);
});

test('a text or list above its limit is refused before anything is sealed', async () => {
  const plan = (more: Partial<TipContent>, files: TipRequest['files'] = []) =>
    planTip({ ...request, content: { ...content, ...more }, files });
  const file = { name: 'a', type: '', size: 1 };
  await plan({ place: 'ж'.repeat(1000) }, Array<typeof file>(99).fill(file));
  await refuses('too-long', () => plan({ place: 'ж'.repeat(1001) }));
  await refuses('too-many', () => plan({}, Array<typeof file>(100).fill(file)));
  await plan({ message: 'x'.repeat(1024 * 1024) });
  await refuses('too-long', () => plan({ message: 'x'.repeat(1024 * 1024 + 1) }));
  await refuses('not-in-force', () => planTip({ ...request, today: 19_999 }));
});

test('a name is told as it is, at most 255 bytes, and never empty', () => {
  assert.equal(attachmentName('отчёт №1.pdf'), 'отчёт №1.pdf');
  assert.equal(attachmentName('../../x'), '../../x');
  assert.equal(attachmentName(''), 'file');
  assert.equal(attachmentName('a\nb\u0000'), 'a_b_');
  assert.ok(attachmentName('ж'.repeat(200) + '.pdf').endsWith('ж.pdf'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const told = attachmentName(name);
      const length = Buffer.byteLength(told);
      assert.ok(length >= 1 && length <= 255 && Buffer.from(told).toString() === told);
    }),
  );
});

test('slots are drawn from the whole range', () => {
  const drawn = Array.from({ length: 20_000 }, drawSlot);
  assert.ok(drawn.every((slot) => slot >= 0 && slot < 4080));
  assert.ok(Math.min(...drawn) < 20 && Math.max(...drawn) > 4060);
});
