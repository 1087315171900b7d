//! A file of blobs, written once: one SQLite database per batch of tips or per outbox with reply objects.
//!
//! Pieces have one length, whatever lengths they arrived in, so that the file tells nothing about a connection.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, MAIN_DB, OpenFlags, params};

use super::{StoreError, connection, folder};

/// Bytes of each piece but the last of a blob.
const PIECE: usize = 256 * 1024;

const SCHEMA: &str = "
    CREATE TABLE piece (
      name  BLOB    NOT NULL,
      part  INTEGER NOT NULL,
      bytes BLOB    NOT NULL,
      UNIQUE (name, part)
    ) STRICT;";

/// A file of blobs that is being written. Dropped before [`Draft::finish`], it is a file that nothing names.
pub struct Draft {
    path: PathBuf,
    db: Connection,
}

impl Draft {
    /// Begins a file; what an interrupted attempt left at this path is overwritten.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        folder::wipe(path)?;
        folder::create_private(path)?;
        let db =
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection::harden(&db)?;
        // Durable by one sync at the end: until the main database names the file it does not count.
        keep_no_journal_file(&db)?;
        db.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -2048; PRAGMA cache_spill = ON")?;
        // Nothing is deleted here, but a table that outgrows its first page would leave a copy of its first rows there.
        db.execute_batch("PRAGMA secure_delete = ON")?;
        db.execute_batch("BEGIN")?;
        db.execute_batch(SCHEMA)?;
        Ok(Self { path: path.to_owned(), db })
    }

    /// Takes no more than so many bytes, as on a disk that has no room for more.
    #[cfg(test)]
    pub(crate) fn fill_at(&mut self, bytes: i64) {
        let page: i64 = self.db.query_row("PRAGMA page_size", [], |row| row.get(0)).expect("a size");
        let limit = format!("PRAGMA max_page_count = {}", bytes / page);
        assert_eq!(self.db.query_row(&limit, [], |row| row.get(0)), Ok(bytes / page));
    }

    /// Begins a blob; it ends with [`Blob::finish`].
    pub fn blob<'a>(&'a mut self, name: &'a [u8]) -> Blob<'a> {
        Blob { draft: self, name, part: 0, piece: Vec::new() }
    }

    /// Makes the file durable.
    pub fn finish(self) -> Result<(), StoreError> {
        self.db.execute_batch("COMMIT")?;
        self.db.close().map_err(|(_, error)| error)?;
        std::fs::File::open(&self.path)?.sync_all()?;
        self.path.parent().map_or(Ok(()), |dir| Ok(folder::sync_dir(dir)?))
    }
}

/// One blob of a draft.
pub struct Blob<'a> {
    draft: &'a mut Draft,
    name: &'a [u8],
    part: i64,
    piece: Vec<u8>,
}

impl Blob<'_> {
    /// Adds bytes.
    pub fn write(&mut self, mut bytes: &[u8]) -> Result<(), StoreError> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(PIECE - self.piece.len()));
            self.piece.extend_from_slice(now);
            bytes = later;
            if self.piece.len() == PIECE {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// Writes the last piece.
    pub fn finish(mut self) -> Result<(), StoreError> {
        if self.piece.is_empty() { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.draft
            .db
            .prepare_cached("INSERT INTO piece (name, part, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![self.name, self.part, self.piece])?;
        self.part += 1;
        self.piece.clear();
        Ok(())
    }
}

/// A finished file of blobs.
pub struct BlobFile(Connection);

impl BlobFile {
    /// Opens a file that the main database names.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self(connection::readable(path)?))
    }

    /// Reads one blob from its beginning.
    pub fn read<'a>(&'a self, name: &'a [u8]) -> BlobReader<'a> {
        BlobReader { db: &self.0, name, part: 0, piece: Vec::new(), at: 0 }
    }

    /// The numbered piece of a blob, for answers that are sent piece by piece.
    pub fn piece(&self, name: &[u8], part: u32) -> Result<Option<Vec<u8>>, StoreError> {
        use rusqlite::OptionalExtension as _;
        let mut query = self.0.prepare_cached("SELECT bytes FROM piece WHERE name = ?1 AND part = ?2")?;
        Ok(query.query_row(params![name, part], |row| row.get(0)).optional()?)
    }
}

/// Reads a blob from its first byte to its last.
pub struct BlobReader<'a> {
    db: &'a Connection,
    name: &'a [u8],
    part: i64,
    piece: Vec<u8>,
    at: usize,
}

impl Read for BlobReader<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.piece.len() {
            let mut query = self
                .db
                .prepare_cached("SELECT bytes FROM piece WHERE name = ?1 AND part = ?2")
                .map_err(std::io::Error::other)?;
            let mut rows = query.query(params![self.name, self.part]).map_err(std::io::Error::other)?;
            let Some(row) = rows.next().map_err(std::io::Error::other)? else { return Ok(0) };
            self.piece = row.get(0).map_err(std::io::Error::other)?;
            self.at = 0;
            self.part += 1;
        }
        let n = out.len().min(self.piece.len() - self.at);
        out[..n].copy_from_slice(&self.piece[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// Keeps what could be rolled back in memory. `OFF` would do too, but a defensive connection ignores it without a word.
fn keep_no_journal_file(db: &Connection) -> Result<(), StoreError> {
    let mode: String = db.query_row("PRAGMA journal_mode = MEMORY", [], |row| row.get(0))?;
    if mode == "memory" { Ok(()) } else { Err(StoreError::Damaged("a file of blobs has a journal")) }
}

/// Overwrites one blob with zeros where it lies, durably. Only its length stays. No page but its own is changed and there
/// is no journal file, which would hold a copy of it: cut short anywhere, the file is whole and the erasure can be repeated.
pub fn erase(path: &Path, name: &[u8]) -> Result<(), StoreError> {
    erase_pieces(path, name, || ())
}

/// As [`erase`]; `step` is called inside the transaction of each piece and behind it.
fn erase_pieces(path: &Path, name: &[u8], mut step: impl FnMut()) -> Result<(), StoreError> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection::harden(&db)?;
    keep_no_journal_file(&db)?;
    db.execute_batch("PRAGMA synchronous = OFF")?;
    let rows: Vec<i64> = db
        .prepare("SELECT rowid FROM piece WHERE name = ?1")?
        .query_map([name], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let zeros = vec![0; PIECE];
    for row in rows {
        let mut piece = db.blob_open(MAIN_DB, "piece", "bytes", row, false)?;
        let len = piece.len();
        piece.write_all_at(zeros.get(..len).ok_or(StoreError::Damaged("a piece is too long"))?, 0)?;
        step();
        piece.close()?;
        step();
    }
    db.close().map_err(|(_, error)| error)?;
    Ok(std::fs::File::open(path)?.sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_in_any_pieces_reads_back_whole() {
        let dir = tempfile::tempdir().expect("folder");
        let path = dir.path().join("b.db");
        let content: Vec<u8> = (0..700_001_u32).map(|n| n as u8).collect();
        let mut draft = Draft::create(&path).expect("new file");
        for (name, step) in [(b"a", 65_521), (b"b", 700_001)] {
            let mut blob = draft.blob(name);
            content.chunks(step).for_each(|piece| blob.write(piece).expect("written"));
            blob.finish().expect("written");
        }
        draft.blob(b"empty").finish().expect("written");
        draft.finish().expect("durable");
        let file = BlobFile::open(&path).expect("opens");
        for name in [&b"a"[..], b"b"] {
            let mut back = Vec::new();
            file.read(name).read_to_end(&mut back).expect("reads");
            assert!(back == content);
        }
    }

    fn read(path: &Path, name: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        BlobFile::open(path).expect("opens").read(name).read_to_end(&mut bytes).expect("reads");
        bytes
    }

    #[test]
    fn an_erasure_that_is_cut_short_anywhere_leaves_a_whole_file_and_no_copy() {
        let dir = tempfile::tempdir().expect("folder");
        let path = dir.path().join("b.db");
        let lengths = [3 * PIECE - 5, 3 * PIECE - 5, 3 * PIECE - 5, 32_768, 1];
        let contents: Vec<Vec<u8>> = (1_u8..).zip(lengths).map(|(fill, len)| vec![fill; len]).collect();
        let mut draft = Draft::create(&path).expect("new file");
        for content in &contents {
            let mut blob = draft.blob(&content[..1]);
            blob.write(content).expect("written");
            blob.finish().expect("written");
        }
        draft.finish().expect("durable");
        // What the disk would hold if the power were cut in the middle of each piece or behind it.
        let mut cuts: Vec<Vec<u8>> = Vec::new();
        for name in [[1], [2]] {
            erase_pieces(&path, &name, || {
                let files = std::fs::read_dir(dir.path()).expect("reads").count();
                assert_eq!(files, 1, "nothing beside the file, which could hold a copy or be swept away");
                cuts.push(std::fs::read(&path).expect("reads"));
            })
            .expect("erases");
        }
        assert_eq!(cuts.len(), 12);
        let cut_at = dir.path().join("cut.db");
        for cut in &cuts {
            std::fs::write(&cut_at, cut).expect("writes");
            [[1], [2]].iter().for_each(|name| erase(&cut_at, name).expect("erases again"));
            let db = Connection::open(&cut_at).expect("opens");
            let whole: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("checks");
            assert_eq!(whole, "ok");
            for (n, content) in contents.iter().enumerate() {
                let expected = if n < 2 { &vec![0; content.len()] } else { content };
                assert!(read(&cut_at, &content[..1]) == *expected, "blob {n}");
            }
            let raw = std::fs::read(&cut_at).expect("reads");
            assert!(!raw.windows(16).any(|bytes| bytes == [1; 16] || bytes == [2; 16]), "no byte of them is left");
        }
    }

    #[test]
    fn an_interrupted_attempt_is_overwritten() {
        let dir = tempfile::tempdir().expect("folder");
        let path = dir.path().join("b.db");
        std::fs::write(&path, b"half a file").expect("left behind");
        Draft::create(&path).expect("overwrites").finish().expect("durable");
        BlobFile::open(&path).expect("opens");
    }
}
