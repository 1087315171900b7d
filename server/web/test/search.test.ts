// Finding a body among many by a few typed letters, in any language and with any look-alike of a letter.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findAgencies, groupsOf, skeleton } from '../src/page/search.ts';
import type { Agency, Named, Names } from '../src/worker/drop.ts';

const names = (en: string, ru: string, kk: string): Names => ({ en, ru, kk });
const LAND = { id: 'land', names: names('Land', 'Земельные вопросы', 'Жер мәселелері') };
const COURTS = { id: 'courts', names: names('Courts', 'Суды', 'Соттар') };
const HEALTH = { id: 'health', names: names('Health care', 'Здравоохранение', 'Денсаулық сақтау') };
const AUEZOV = { id: 'auezov', names: names('Auezov district', 'Ауэзовский район', 'Әуезов ауданы') };
const TALGAR = { id: 'talgar', names: names('Talgar district', 'Талгарский район', 'Талғар ауданы') };

function body(agency: string, called: Names, sectors: readonly Named[], districts: readonly Named[] = []): Agency {
  return { agency, default: false, first_shard: '2026-1', names: called, root: '', sectors, districts };
}

const AKIMAT = body('akimat', names('City hall', 'Акимат города', 'Қала әкімдігі'), [{ ...LAND, id: 'zher' }], [AUEZOV]);
const JUSTICE = body('justice', names('Judicial council', 'Судебный совет', 'Сот кеңесі'), [COURTS]);
const MEDICINE = body('medicine', names('Health office', 'Управление здравоохранения', 'Денсаулық сақтау басқармасы'), [HEALTH], [TALGAR, AUEZOV]);
const PROSECUTOR = body('prosecutor', names('Prosecutor', 'Прокуратура', 'Прокуратура'), [LAND, COURTS, HEALTH], [TALGAR]);
const ALL = [AKIMAT, JUSTICE, MEDICINE, PROSECUTOR];

const found = (typed: string) => findAgencies(ALL, typed).map(({ agency }) => agency.agency);

test('a body is found by its name in any of the three languages', () => {
  for (const typed of ['city', 'Акимат', 'ӘКІМД', 'қала әкімдігі']) assert.deepEqual(found(typed), ['akimat'], typed);
});

test('letters that are confused, or missing on a keyboard, find the same', () => {
  for (const typed of ['акимдиги', 'калa', 'Кала Акимдиги', 'AKИMAT', 'қаланың әкімдігі'.slice(0, 4)]) assert.ok(found(typed).includes('akimat'), typed);
  assert.deepEqual(found('денсаулык'), ['medicine', 'prosecutor']);
  assert.equal(skeleton('Ңұрсұлтан Һәм Ёлка Йод'), skeleton('нурсултан хам елка иод'));
});

test('a topic finds those who deal with it, and says so', () => {
  assert.deepEqual(found('land'), ['akimat', 'prosecutor']);
  assert.deepEqual(findAgencies(ALL, 'жер').map(({ because }) => because.map(({ names: { en } }) => en)), [['Land'], ['Land']]);
  assert.deepEqual(found('талгар'), ['medicine', 'prosecutor']);
});

test('endings of words do not matter, nor does the rest of a question', () => {
  for (const typed of ['земля', 'землёй', 'кто занимается землёй?', 'who deals with land']) assert.deepEqual(found(typed), ['akimat', 'prosecutor'], typed);
  assert.deepEqual(found('судьи')[0], 'justice');
  assert.ok(found('соттарға').includes('justice'));
});

test('of two words the bodies with both are shown, and a name counts for more than a list', () => {
  assert.deepEqual(found('health talgar'), ['medicine', 'prosecutor']);
  assert.deepEqual(found('жер талғар'), ['prosecutor']);
});

test('nothing is found for nothing', () => {
  for (const typed of ['', ' ', 'к', 'вертолёт', '???', '☎']) assert.deepEqual(found(typed), [], typed);
});

test('finds something or nothing for any text, within every body once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const agencies = findAgencies(ALL, typed).map(({ agency }) => agency);
      assert.equal(new Set(agencies).size, agencies.length);
      assert.ok(agencies.every((agency) => ALL.includes(agency)));
    }),
  );
});

test('what bears one name is one topic, whatever each body calls it inside', () => {
  const groups = groupsOf(ALL, 'sectors', ({ ru }) => ru);
  assert.deepEqual(
    groups.map(({ label, members }) => [label, members.map(({ agency, id }) => `${agency.agency}/${id}`)]),
    [
      ['Земельные вопросы', ['akimat/zher', 'prosecutor/land']],
      ['Суды', ['justice/courts', 'prosecutor/courts']],
      ['Здравоохранение', ['medicine/health', 'prosecutor/health']],
    ],
  );
  assert.deepEqual(groupsOf([JUSTICE], 'districts', ({ kk }) => kk), []);
});
