//! The journal: sealed records, each bound to its number and to all records before it, each one durable before it counts.
//!
//! ```text
//! file   = "SYBYRJ\r\n" | u32be version | u64be generation | position 40 | HMAC 32
//!          | records: u32be len | frame MAC 8 | sealed record (len bytes)
//! ```

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::identity::VERSION;
use super::seal::{FileKeys, OVERHEAD, Position};
use crate::files;
use crate::problem::{Problem, Result};

const MAGIC: &[u8; 8] = b"SYBYRJ\r\n";
const HEAD_LEN: usize = 8 + 4 + 8 + 40 + 32;
const FRAME_LEN: usize = 4 + 8;
/// The longest record, plain. Import writes records of about 1 MiB; this bounds what a damaged file can make us read.
pub(super) const MAX_RECORD: usize = 64 << 20;

/// The open journal of the newest generation.
pub(super) struct Journal {
    file: File,
    path: PathBuf,
    at: Position,
    len: u64,
    broken: bool,
}

/// Whether the journal may end in the middle of a record: only the newest may, after a crash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Cut an incomplete last record off.
    MayBeTorn,
    /// Anything incomplete is damage.
    IsWhole,
}

impl Journal {
    /// Starts the journal that follows a snapshot. Replaces what a crash between two steps left under this name.
    pub(super) fn create(path: &Path, keys: &FileKeys, generation: u64, at: Position) -> Result<()> {
        let mut head = Vec::with_capacity(HEAD_LEN);
        head.extend_from_slice(MAGIC);
        head.extend_from_slice(&VERSION.to_be_bytes());
        head.extend_from_slice(&generation.to_be_bytes());
        head.extend_from_slice(&at.bytes());
        head.extend_from_slice(&keys.file_mac(&head));
        files::replace(path, &head).map_err(|e| Problem::io(path, e))
    }

    /// Reads every record, checks that it follows the one before, and hands it to `apply`.
    pub(super) fn open(
        path: &Path,
        keys: &FileKeys,
        generation: u64,
        from: Position,
        tail: Tail,
        mut apply: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<Self> {
        let io = |e| Problem::io(path, e);
        let file = OpenOptions::new().read(true).write(true).open(path).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => Problem::damaged(path),
            _ => Problem::io(path, e),
        })?;
        let total = file.metadata().map_err(io)?.len();
        let mut reader = io::BufReader::new(&file);
        let mut at = read_head(&mut reader, path, keys, generation)?;
        if at != from {
            return Err(Problem::damaged(path));
        }
        let mut len = HEAD_LEN as u64;
        while len < total {
            let Some(sealed) = read_record(&mut reader, path, keys, &at, total - len)? else {
                if tail == Tail::IsWhole {
                    return Err(Problem::damaged(path));
                }
                break;
            };
            apply(&keys.open_record(&at, &sealed).ok_or_else(|| Problem::damaged(path))?)?;
            at = at.after(&sealed);
            len += (FRAME_LEN + sealed.len()) as u64;
        }
        if len < total {
            file.set_len(len).and_then(|()| file.sync_all()).map_err(io)?;
        }
        Ok(Self { file, path: path.to_owned(), at, len, broken: false })
    }

    /// Appends one record and returns when it is durable. When it fails, the journal is as before.
    pub(super) fn append(&mut self, keys: &FileKeys, plain: &[u8]) -> Result<()> {
        assert!(plain.len() <= MAX_RECORD, "records are made in pieces of about 1 MiB");
        if self.broken {
            return Err(Problem::damaged(&self.path));
        }
        let sealed = keys.seal_record(&self.at, plain);
        let len = u32::try_from(sealed.len()).expect("at most 64 MiB");
        let record = [&len.to_be_bytes()[..], &keys.frame(&self.at, len), &sealed].concat();
        let written = self
            .file
            .seek(SeekFrom::Start(self.len))
            .and_then(|_| self.file.write_all(&record))
            .and_then(|()| self.file.sync_data());
        if let Err(e) = written {
            // after a failed sync nobody knows what the disk holds: take the record back, and write no other behind it
            self.broken = self.file.set_len(self.len).and_then(|()| self.file.sync_all()).is_err();
            return Err(Problem::io(&self.path, e));
        }
        self.at = self.at.after(&sealed);
        self.len += record.len() as u64;
        Ok(())
    }

    /// Where the chain stands.
    pub(super) fn position(&self) -> Position {
        self.at
    }

    /// Bytes of all records.
    pub(super) fn weight(&self) -> u64 {
        self.len - HEAD_LEN as u64
    }
}

fn read_head(reader: &mut impl io::Read, path: &Path, keys: &FileKeys, generation: u64) -> Result<Position> {
    let mut head = [0; HEAD_LEN];
    reader.read_exact(&mut head).map_err(|_| Problem::damaged(path))?;
    let (signed, mac) = head.split_at(HEAD_LEN - 32);
    if &head[..8] != MAGIC {
        return Err(Problem::damaged(path));
    }
    if u32::from_be_bytes(head[8..12].try_into().expect("4 bytes")) > VERSION {
        return Err(Problem::NewerCasebook);
    }
    let right = sybyr_crypto::notation::equal(&keys.file_mac(signed), mac) && head[12..20] == generation.to_be_bytes();
    if !right {
        return Err(Problem::damaged(path));
    }
    Ok(Position::from_bytes(signed[20..60].try_into().expect("40 bytes")))
}

/// The next sealed record; `None` when the file ends inside it.
fn read_record(
    reader: &mut impl io::Read,
    path: &Path,
    keys: &FileKeys,
    at: &Position,
    left: u64,
) -> Result<Option<Vec<u8>>> {
    if left < FRAME_LEN as u64 {
        return Ok(None);
    }
    let mut frame = [0; FRAME_LEN];
    reader.read_exact(&mut frame).map_err(|e| Problem::io(path, e))?;
    let len = u32::from_be_bytes(frame[..4].try_into().expect("4 bytes"));
    if !keys.frame_holds(at, len, &frame[4..]) || len as usize > MAX_RECORD + OVERHEAD {
        return Err(Problem::damaged(path));
    }
    if left - (FRAME_LEN as u64) < u64::from(len) {
        return Ok(None);
    }
    let mut sealed = vec![0; len as usize];
    reader.read_exact(&mut sealed).map_err(|e| Problem::io(path, e))?;
    Ok(Some(sealed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sybyr_crypto::keys::Secret;

    struct Book {
        _dir: tempfile::TempDir,
        path: PathBuf,
        keys: FileKeys,
    }

    fn book(records: &[&[u8]]) -> Book {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("journal");
        let keys = FileKeys::new(&Secret::new([7; 32]));
        Journal::create(&path, &keys, 1, Position::START).expect("created");
        let book = Book { _dir: dir, path, keys };
        let (mut journal, _) = read(&book).expect("opens");
        for record in records {
            journal.append(&book.keys, record).expect("appended");
        }
        book
    }

    fn read(book: &Book) -> Result<(Journal, Vec<Vec<u8>>)> {
        let mut seen = Vec::new();
        let journal = Journal::open(&book.path, &book.keys, 1, Position::START, Tail::MayBeTorn, |r| {
            seen.push(r.to_vec());
            Ok(())
        })?;
        Ok((journal, seen))
    }

    #[test]
    fn records_come_back_in_order() {
        let book = book(&[b"one", b"", b"three"]);
        assert_eq!(read(&book).expect("opens").1, [&b"one"[..], b"", b"three"]);
    }

    #[test]
    fn a_crash_at_any_byte_of_the_last_record_loses_that_record_only() {
        let book = book(&[b"one", b"two"]);
        let before = std::fs::metadata(&book.path).expect("there").len();
        read(&book).expect("opens").0.append(&book.keys, b"three").expect("appended");
        let whole = std::fs::read(&book.path).expect("there");
        for end in usize::try_from(before).expect("small")..whole.len() {
            std::fs::write(&book.path, &whole[..end]).expect("cut");
            let (mut journal, seen) = read(&book).expect("opens after a crash");
            assert_eq!(seen, [b"one", b"two"], "cut at {end}");
            journal.append(&book.keys, b"again").expect("goes on");
            assert_eq!(read(&book).expect("opens").1, [&b"one"[..], b"two", b"again"]);
        }
    }

    #[test]
    fn a_flipped_bit_anywhere_is_damage_and_never_a_torn_tail() {
        let book = book(&[b"one", b"two"]);
        let whole = std::fs::read(&book.path).expect("there");
        for at in 0..whole.len() {
            for bit in [0, 7] {
                let mut bad = whole.clone();
                bad[at] ^= 1 << bit;
                std::fs::write(&book.path, &bad).expect("written");
                assert!(read(&book).is_err(), "byte {at} bit {bit}");
                assert_eq!(std::fs::read(&book.path).expect("there"), bad, "nothing is cut off a damaged journal");
            }
        }
    }

    #[test]
    fn records_cannot_be_left_out_swapped_or_taken_from_another_casebook() {
        let book = book(&[b"same", b"size"]);
        let whole = std::fs::read(&book.path).expect("there");
        let size = (whole.len() - HEAD_LEN) / 2;
        let (head, records) = whole.split_at(HEAD_LEN);
        let (first, second) = records.split_at(size);
        for bad in [[head, second].concat(), [head, second, first].concat(), [head, first, first].concat()] {
            std::fs::write(&book.path, bad).expect("written");
            assert!(read(&book).is_err());
        }
        std::fs::write(&book.path, &whole).expect("written");
        let other = FileKeys::new(&Secret::new([8; 32]));
        assert!(Journal::open(&book.path, &other, 1, Position::START, Tail::MayBeTorn, |_| Ok(())).is_err());
    }

    #[test]
    fn a_journal_of_an_earlier_generation_may_not_be_torn() {
        let book = book(&[b"one"]);
        let whole = std::fs::read(&book.path).expect("there");
        std::fs::write(&book.path, &whole[..whole.len() - 1]).expect("cut");
        let opened = Journal::open(&book.path, &book.keys, 1, Position::START, Tail::IsWhole, |_| Ok(()));
        assert!(matches!(opened, Err(Problem::Damaged { .. })));
    }
}
