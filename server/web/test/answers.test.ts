// What is asked while the worker still tests itself waits for that; it is not refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Drop } from '../src/worker/drop.ts';
import { answer, forgetVisit } from '../src/worker/answers.ts';

const drop: Drop = {
  agencies: [],
  batch_hours: [4],
  bits: [0],
  drop_id: '04'.repeat(16),
  exit: 'https://example.org/',
  limits: { reply_files: 1 << 20, tip: 1 << 20 },
  log: '02'.repeat(32),
  previous: '',
  v: 1,
  version: 1,
};

test('a call that comes before the worker has started is answered', async () => {
  const started = answer({ id: 1, call: 'start', input: { drop } });
  const drawn = await answer({ id: 2, call: 'createCodename', input: {} });
  assert.ok('value' in drawn, JSON.stringify(drawn));
  assert.deepEqual(await started, { id: 1, value: undefined });
});

test('a visit that was forgotten answers nothing', async () => {
  await answer({ id: 1, call: 'start', input: { drop } });
  forgetVisit();
  assert.deepEqual(await answer({ id: 2, call: 'createCodename', input: {} }), { id: 2, failure: 'unexpected' });
});
