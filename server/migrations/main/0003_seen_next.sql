-- A later note of the same size and day, while the one before it is on show: it takes its place at the next close.
ALTER TABLE seen ADD COLUMN next BLOB;
