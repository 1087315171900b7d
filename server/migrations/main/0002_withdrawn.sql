-- Whether a bundle had carried the blob before it was taken back: of those from before, it must be feared.
ALTER TABLE withdrawal ADD COLUMN bundled INTEGER NOT NULL DEFAULT 1 CHECK (bundled IN (0, 1));

-- What readers are shown of a shard's withdrawals; written anew for every shard at each close.
CREATE TABLE withdrawn (
  shard INTEGER NOT NULL PRIMARY KEY REFERENCES shard (id),
  list  BLOB    NOT NULL
) STRICT;
