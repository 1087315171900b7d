// The saved visit that is open: its drop, checked, and its parts, which stay in the file.

import { bytesOf, openSaved } from '../crypto/saved.ts';
import { openDropJs } from '../crypto/drop-js.ts';
import { ProtocolError } from '../crypto/notation.ts';
import type { Drop } from '../worker/drop.ts';
import { answerFrom } from './net.ts';

/** A file has no address to go to: whoever leaves sees an empty page. */
const NOWHERE = 'about:blank';
const MAX_DROP = 4 * 1024 * 1024;

export interface Opened {
  readonly drop: Drop;
  /** Whether there is something to read, or only what is needed to write. */
  readonly reads: boolean;
}

/** Before a file is open. */
const NONE: Opened = {
  drop: { agencies: [], batch_hours: [], bits: [0], drop_id: '0'.repeat(32), exit: NOWHERE, limits: { reply_files: 0, tip: 0 }, log: '', previous: '', v: 1, version: 0 },
  reads: false,
};

const DAY = 86_400_000;

let current = NONE;
let dayOffset = 0;

/** The day it is, as this device says, or as the person has said since. */
export function today(): number {
  return Math.floor(Date.now() / DAY) + dayOffset;
}

export function setToday(day: number): void {
  dayOffset = day - Math.floor(Date.now() / DAY);
}

export function opened(): Opened {
  return current;
}

/** Opens a saved visit; undefined when it is none. */
export async function openVisit(file: Blob): Promise<Opened | undefined> {
  try {
    const parts = await openSaved(file);
    const script = parts.get('drop.js');
    if (script === undefined || script.size > MAX_DROP) return undefined;
    const drop = await openDropJs(await bytesOf(script));
    answerFrom(parts);
    current = { drop: { ...drop, exit: NOWHERE }, reads: [...parts.keys()].some((name) => name.startsWith('drawer/')) };
    return current;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
