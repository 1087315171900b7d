// Where a case stands, in words that need no lawyer: a name for the time line, and a sentence on what it means for the source.

import type { Status } from '../../crypto/reply.ts';
import type { Key } from '../../locales/en.ts';

/** A status as the time line names it. */
export const STATUS_NAMES: Readonly<Record<Status, Key>> = {
  received: 'status_received',
  registered: 'status_registered',
  'referred-territory': 'status_referred-territory',
  referred: 'status_referred',
  checking: 'status_checking',
  investigating: 'status_investigating',
  answered: 'status_answered',
  'written-off': 'status_written-off',
  confirmed: 'status_confirmed',
  'not-confirmed': 'status_not-confirmed',
  reward: 'status_reward',
  closed: 'status_closed',
  reopened: 'status_reopened',
};

/** What it means for the source. */
export const STATUS_MEANINGS: Readonly<Record<Status, Key>> = {
  received: 'meaning_received',
  registered: 'meaning_registered',
  'referred-territory': 'meaning_referred-territory',
  referred: 'meaning_referred',
  checking: 'meaning_checking',
  investigating: 'meaning_investigating',
  answered: 'meaning_answered',
  'written-off': 'meaning_written-off',
  confirmed: 'meaning_confirmed',
  'not-confirmed': 'meaning_not-confirmed',
  reward: 'meaning_reward',
  closed: 'meaning_closed',
  reopened: 'meaning_reopened',
};
