// Size classes, and that every one is filled exactly.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CLASSES, HEADER_LENGTH, isClass, payloadLength, sealedLength, smallestClass } from '../src/crypto/size.ts';

test('the classes are the protocol’s thirty', () => {
  assert.equal(CLASSES.length, 30);
  assert.deepEqual([CLASSES[0], CLASSES[9], CLASSES[10], CLASSES[29]], [32768, 2 ** 24, 20 * 2 ** 20, 2 ** 29]);
  CLASSES.forEach((size, i) => assert.ok(Number.isInteger(size) && isClass(size) && size > (CLASSES[i - 1] ?? 0)));
  assert.equal(isClass(32769), false);
  assert.equal(payloadLength(32768, HEADER_LENGTH), 31109);
});

test('a payload fills its length, and a reached length is exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 2 ** 30 }), (header, length) => {
      assert.equal(payloadLength(sealedLength(header, length), header), length);
      const payload = payloadLength(length, header);
      if (payload !== undefined) assert.equal(sealedLength(header, payload), length);
    }),
    { numRuns: 2000 },
  );
});

test('the smallest class that holds the content is taken', () => {
  for (const size of CLASSES) {
    const payload = payloadLength(size, HEADER_LENGTH);
    if (payload === undefined) continue;
    assert.deepEqual(smallestClass(HEADER_LENGTH, payload), { size, payload });
    assert.notEqual(smallestClass(HEADER_LENGTH, payload + 1)?.size, size);
  }
  assert.equal(smallestClass(HEADER_LENGTH, 2 ** 29), undefined);
});

test('a class whose last chunk would be empty is not reachable', () => {
  const header = 32768 + 65536 - 16 - 65552 - 8;
  assert.equal(payloadLength(32768 + 65536, header), undefined);
});
