// Where a case stands, in words that need no lawyer: a name for the time line, and a sentence on what it means for the source.

import type { Status } from '../../crypto/reply.ts';
import type { Key } from '../../locales/en.ts';

export function statusName(status: Status): Key {
  return `status_${status}`;
}

export function statusMeaning(status: Status): Key {
  return `meaning_${status}`;
}
