-- Everything but uploads and blobs. Times are UTC day numbers; nothing here is finer than a batch or an outbox.

CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Each drop.js ever served, so that its chain of hashes can be shown.
CREATE TABLE script (
  version INTEGER NOT NULL PRIMARY KEY,
  day     INTEGER NOT NULL,
  bytes   BLOB    NOT NULL
) STRICT;

CREATE TABLE agency (
  id          INTEGER NOT NULL PRIMARY KEY,
  fingerprint BLOB    NOT NULL UNIQUE CHECK (length(fingerprint) = 32),
  root        BLOB    NOT NULL CHECK (length(root) = 32),
  first_shard TEXT    NOT NULL,
  is_default  INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  removed     INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  -- SHA-256 of the courier's token
  token       BLOB    CHECK (token IS NULL OR length(token) = 32)
) STRICT;

CREATE TABLE card (
  agency     INTEGER NOT NULL REFERENCES agency (id),
  counter    INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  not_after  INTEGER NOT NULL,
  bytes      BLOB    NOT NULL,
  PRIMARY KEY (agency, counter)
) STRICT, WITHOUT ROWID;

CREATE TABLE shard (
  id         INTEGER NOT NULL PRIMARY KEY,
  agency     INTEGER NOT NULL REFERENCES agency (id),
  year       INTEGER NOT NULL,
  number     INTEGER NOT NULL CHECK (number >= 1),
  size       INTEGER NOT NULL CHECK (size BETWEEN 0 AND 32768),
  checkpoint BLOB    NOT NULL,
  UNIQUE (agency, year, number)
) STRICT;

-- One file of blobs; file is NULL when its blobs are deleted.
CREATE TABLE batch (
  shard INTEGER NOT NULL REFERENCES shard (id),
  first INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  day   INTEGER NOT NULL,
  file  TEXT    UNIQUE,
  PRIMARY KEY (shard, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE leaf (
  shard INTEGER NOT NULL REFERENCES shard (id),
  idx   INTEGER NOT NULL CHECK (idx >= 0),
  hash  BLOB    NOT NULL CHECK (length(hash) = 32),
  tag   BLOB    NOT NULL UNIQUE CHECK (length(tag) = 32),
  -- sealed length; NULL when the blob is deleted or withdrawn
  len   INTEGER,
  PRIMARY KEY (shard, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawal (
  shard    INTEGER NOT NULL,
  idx      INTEGER NOT NULL,
  withdraw BLOB    NOT NULL CHECK (length(withdraw) = 32),
  claim    BLOB    NOT NULL CHECK (length(claim) = 32),
  -- 0 until a close has deleted the blob
  done     INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  PRIMARY KEY (shard, idx),
  FOREIGN KEY (shard, idx) REFERENCES leaf (shard, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  agency  INTEGER NOT NULL REFERENCES agency (id),
  number  INTEGER NOT NULL CHECK (number >= 1),
  -- the same number with the same MAC is the same outbox again
  mac     BLOB    NOT NULL CHECK (length(mac) = 32),
  -- SHA-256 of its sorted tags, echoed in bundles
  tags    BLOB    NOT NULL CHECK (length(tags) = 32),
  -- the day the officer wrote in it, and the day it was accepted
  day     INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  -- the file of its objects
  file    TEXT    UNIQUE,
  -- 0 until a close has put its slots and notes on show
  visible INTEGER NOT NULL DEFAULT 0 CHECK (visible IN (0, 1)),
  PRIMARY KEY (agency, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE seen (
  shard    INTEGER NOT NULL REFERENCES shard (id),
  size     INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  note     BLOB    NOT NULL,
  visible  INTEGER NOT NULL DEFAULT 0 CHECK (visible IN (0, 1)),
  PRIMARY KEY (shard, size, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
  id      INTEGER NOT NULL PRIMARY KEY,
  bits    INTEGER NOT NULL CHECK (bits BETWEEN 0 AND 16),
  drawer  INTEGER NOT NULL CHECK (drawer >= 0 AND drawer < 1 << bits),
  tag     BLOB    NOT NULL CHECK (length(tag) = 16),
  del     BLOB    NOT NULL CHECK (length(del) = 32),
  blob    BLOB    NOT NULL CHECK (length(blob) = 8192),
  day     INTEGER NOT NULL,
  -- 0 until a close shows it; 2: deleted by its reader, goes at the next close
  state   INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2)
) STRICT;
CREATE INDEX slot_by_drawer ON slot (bits, drawer, tag) WHERE state > 0;
CREATE INDEX slot_by_tag ON slot (tag);

CREATE TABLE object (
  id     BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  agency INTEGER NOT NULL,
  outbox INTEGER NOT NULL,
  len    INTEGER NOT NULL,
  FOREIGN KEY (agency, outbox) REFERENCES outbox (agency, number)
) STRICT, WITHOUT ROWID;

-- The sizes of drawer there have been; fullest is the greatest number of slots on show in one of its drawers.
CREATE TABLE epoch (
  bits    INTEGER NOT NULL PRIMARY KEY CHECK (bits BETWEEN 0 AND 16),
  fullest INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO epoch (bits) VALUES (0);

CREATE TABLE bundle (
  agency INTEGER NOT NULL REFERENCES agency (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  day    INTEGER NOT NULL,
  size   INTEGER NOT NULL,
  -- NULL when its spool file is gone
  file   TEXT    UNIQUE,
  -- 1 when its last byte was handed over
  fetched INTEGER NOT NULL DEFAULT 0 CHECK (fetched IN (0, 1)),
  PRIMARY KEY (agency, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle_shard (
  agency  INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  shard   INTEGER NOT NULL REFERENCES shard (id),
  "from"  INTEGER NOT NULL,
  "to"    INTEGER NOT NULL,
  PRIMARY KEY (agency, number, shard),
  FOREIGN KEY (agency, number) REFERENCES bundle (agency, number)
) STRICT, WITHOUT ROWID;
