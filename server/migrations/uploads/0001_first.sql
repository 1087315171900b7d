-- Uploads until their batch closes. No row has a rowid: the order of rows is the order of random names.

CREATE TABLE upload (
  id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  agency   BLOB    NOT NULL CHECK (length(agency) = 32),
  tag      BLOB    NOT NULL UNIQUE CHECK (length(tag) = 32),
  length   INTEGER NOT NULL,
  received INTEGER NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND length),
  -- 0 open, 1 held: the beginning of a header was acknowledged and is in memory only, 2 complete, 3 its batch is closing
  state    INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
  -- hours since 1970; a complete upload keeps no time
  expires  INTEGER CHECK ((expires IS NULL) = (state >= 2))
) STRICT, WITHOUT ROWID;

CREATE TABLE chunk (
  upload BLOB    NOT NULL,
  at     INTEGER NOT NULL,
  bytes  BLOB    NOT NULL,
  PRIMARY KEY (upload, at)
) STRICT, WITHOUT ROWID;

-- Uploads that are gone and whose chunks are not yet: half a gigabyte is wiped in small transactions, not in one.
CREATE TABLE debris (
  upload BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER upload_leaves_debris AFTER DELETE ON upload WHEN old.received > 0 BEGIN
  INSERT INTO debris (upload) VALUES (old.id);
END;
