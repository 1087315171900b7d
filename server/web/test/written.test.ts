// What is sent of all that was typed: what the chosen way of telling asks for, and nothing that was left empty.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Attachments } from '../src/page/attached.ts';
import { draftOf, forgetChoices, isEmpty, nothingWritten, questionsOf, type Written } from '../src/page/written.ts';
import type { Kind, Question } from '../src/worker/calls.ts';

const names = { en: 'a', ru: 'а', kk: 'а' };
const QUESTIONS: readonly Question[] = [
  { id: 'amount', kinds: ['report', 'call'], names },
  { id: 'people', kinds: ['field'], names },
  { id: 'any', kinds: ['report', 'quick', 'statement', 'call', 'field'], names },
];

function everything(kind: Kind): Written {
  return {
    kind,
    message: 'text',
    sector: 'land',
    district: 'north',
    place: 'p',
    when: 'w',
    who: 'o',
    known: 'k',
    risk: 'yes',
    role: 'commissioner',
    finding: 'barrier',
    answers: new Map([
      ['amount', '5'],
      ['people', '40'],
      ['any', ' '],
      ['of-another-card', 'x'],
    ]),
    contact: 'c',
    forward: 'yes',
    files: new Attachments(),
    introducedBy: ['aa'],
    claim: { claimant: 'c', challenge: 'ee', year: 2026, slot: 1, tag: 'bb' },
  };
}

const keys = (kind: Kind) => {
  const { kind: _kind, message: _message, language: _language, ...told } = draftOf(everything(kind), 'kk', QUESTIONS);
  return told;
};

test('each way of telling sends what it asked for, and nothing typed under another one', () => {
  const circumstances = { sector: 'land', district: 'north', place: 'p', when: 'w', who: 'o', known: 'k', risk: 'yes', contact: 'c' };
  assert.deepEqual(keys('report'), { forward: 'yes', ...circumstances, answers: [{ id: 'amount', text: '5' }] });
  assert.deepEqual(keys('call'), keys('report'));
  assert.deepEqual(keys('field'), { forward: 'ask', role: 'commissioner', finding: 'barrier', sector: 'land', district: 'north', answers: [{ id: 'people', text: '40' }] });
  assert.deepEqual(keys('statement'), { forward: 'yes', when: 'w', place: 'p', contact: 'c' });
  assert.deepEqual(keys('quick'), { forward: 'ask' });
  assert.deepEqual(keys('message'), { forward: 'ask', introducedBy: ['aa'] });
  assert.deepEqual(keys('claim'), { forward: 'ask', claim: everything('claim').claim });
  assert.equal(draftOf(everything('claim'), 'kk', QUESTIONS).message, '', 'a claim says nothing but its name');
});

test('what was left empty is not sent', () => {
  assert.deepEqual(draftOf({ ...nothingWritten(), place: ' \n', message: 'text' }, 'ru', QUESTIONS), { kind: 'report', forward: 'ask', message: 'text', language: 'ru' });
});

test('a further message is asked nothing', () => {
  assert.deepEqual(questionsOf(QUESTIONS, 'message'), []);
  assert.deepEqual(questionsOf(QUESTIONS, 'quick').map(({ id }) => id), ['any']);
});

test('a word or a file is enough to send', () => {
  const nothing = nothingWritten();
  assert.ok(isEmpty(nothing));
  assert.ok(isEmpty({ ...nothing, message: ' \n\t', sector: 'land', contact: 'c' }));
  assert.ok(!isEmpty({ ...nothing, message: '.' }));
  nothing.files.add([new Blob([]) as File]);
  assert.ok(!isEmpty(nothing));
});

test('choices from the lists of one body do not reach another', () => {
  const written = everything('report');
  forgetChoices(written);
  assert.deepEqual([written.sector, written.district, written.role, written.answers.size], [undefined, undefined, undefined, 0]);
  assert.equal(written.message, 'text');
});
