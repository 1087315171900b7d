// What a first visit costs on the wire: the real Chromium, the real server, every byte between them counted.

import { gzipSync } from 'node:zlib';
import { profileIn, Visit } from '../support/browser.ts';
import { freshFolder } from '../support/place.ts';
import { Wire } from '../support/proxy.ts';
import { screen } from '../support/source.ts';
import { makeDrop, onCopy } from './drop.ts';
import { bytes, type Figure } from './figures.ts';

const PART = 'visit';
const MOST_BYTES = 150_000;
const MOST_REQUESTS = 6;

export async function visit(): Promise<readonly Figure[]> {
  const desk = await makeDrop(PART);
  return onCopy(desk, async (drop) => {
    const wire = await Wire.to(Number(drop.address.split(':')[1]));
    const browser = await Visit.open({ engine: 'chromium', profile: profileIn(freshFolder(PART, 'browser'), 'first') });
    try {
      await browser.page.goto(wire.address, { waitUntil: 'load' });
      await screen(browser.page, 'home');
      const requests = wire.requests();
      const transferred = wire.down.length;
      const paths = requests.map((request) => request.split(' ')[1] ?? '');
      const files = await Promise.all(paths.map(async (path) => Buffer.from(await (await fetch(`http://${drop.address}${path}`)).arrayBuffer())));
      const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
      const packed = sum(files.map((file) => gzipSync(file, { level: 9 }).length));
      return [
        { part: PART, what: `bytes to the browser, headers included, beside gzip -9 of the ${files.length} files`, ours: bytes(transferred), limit: bytes(packed), ratio: transferred / packed, goal: '< 150 kB', met: transferred < MOST_BYTES },
        { part: PART, what: `requests: ${paths.join(' ')}`, ours: String(requests.length), limit: '', goal: `≤ ${MOST_REQUESTS}`, met: requests.length <= MOST_REQUESTS },
        { part: PART, what: 'the files as they are read, not compressed', ours: bytes(sum(files.map((file) => file.length))), limit: '', goal: '' },
      ];
    } finally {
      await browser.close();
      await wire.close();
    }
  });
}
