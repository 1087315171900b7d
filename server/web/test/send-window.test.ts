// The buffer of an upload: whatever chunks come and however much of it arrives, the bytes go on in order and none is lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SendWindow } from '../src/worker/send-window.ts';

test('gives every byte once and in order, for any chunks and any progress', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.uint8Array({ maxLength: 100 })), fc.infiniteStream(fc.nat(50)), (capacity, chunks, steps) => {
      const window = new SendWindow(capacity);
      const expected = chunks.flatMap((chunk) => [...chunk]);
      const given: number[] = [];
      const waiting = chunks.map((chunk) => chunk.slice());
      for (;;) {
        while (!window.holds(capacity)) {
          const chunk = waiting.shift();
          if (chunk === undefined) break;
          window.put(chunk);
        }
        const part = window.behind(0, 1 + (steps.next().value ?? 0));
        assert.deepEqual([...window.behind(1, part.length)].slice(0, part.length - 1), [...part.subarray(1)]);
        if (part.length === 0) break;
        assert.ok(part.length <= capacity);
        const arrived = Math.max(1, Math.min(part.length, steps.next().value ?? 1));
        given.push(...part.subarray(0, arrived));
        window.drop(arrived);
      }
      assert.deepEqual(given, expected);
    }),
  );
});
