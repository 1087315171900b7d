//! The journal: sealed records, each bound to its number and to all records before it, each one durable before it counts.
//!
//! ```text
//! file   = "SYBYRJ\r\n" | u32be version | u64be generation | position 40 | HMAC 32
//!          | records: u32be len | frame MAC 8 | sealed record (len bytes)
//! ```

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
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
    /// Where a tail lies now that had its length but not its content.
    torn: Option<PathBuf>,
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
        files::replace(path, &head(keys, generation, at)).map_err(|e| Problem::io(path, e))
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
        let mut torn = None;
        let mut at = read_head(&mut reader, path, keys, generation)?;
        if at != from {
            return Err(Problem::damaged(path));
        }
        let mut len = HEAD_LEN as u64;
        while len < total {
            let found = read_record(&mut reader, path, keys, &at, total - len)?;
            let opened = match &found {
                Found::Whole(sealed) => keys.open_record(&at, sealed),
                Found::Cut | Found::Damaged => None,
            };
            if let (Found::Whole(sealed), Some(plain)) = (&found, opened) {
                apply(&plain)?;
                at = at.after(sealed);
                len += (FRAME_LEN + sealed.len()) as u64;
                continue;
            }
            if tail == Tail::IsWhole {
                return Err(Problem::damaged(path));
            }
            if !matches!(found, Found::Cut) {
                torn = Some(set_aside(&file, path, keys, at.next, len, total)?);
            }
            break;
        }
        if len < total {
            file.set_len(len).and_then(|()| file.sync_all()).map_err(io)?;
        }
        Ok(Self { file, path: path.to_owned(), at, len, broken: false, torn })
    }

    /// Appends one record and returns when it is durable. When it fails, the journal is as before.
    pub(super) fn append(&mut self, keys: &FileKeys, plain: &[u8]) -> Result<()> {
        if plain.len() > MAX_RECORD {
            return Err(Problem::io(&self.path, io::ErrorKind::FileTooLarge.into()));
        }
        if self.broken {
            return Err(Problem::damaged(&self.path));
        }
        let sealed = keys.seal_record(&self.at, plain);
        let len = u32::try_from(sealed.len()).expect("at most 64 MiB");
        let record = [&len.to_be_bytes()[..], &keys.frame(self.at.next, len), &sealed].concat();
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

    /// Where the tail lies that a power cut left without its content, when there was one.
    pub(super) fn torn(&self) -> Option<&Path> {
        self.torn.as_deref()
    }

    /// Bytes of all records.
    pub(super) fn weight(&self) -> u64 {
        self.len - HEAD_LEN as u64
    }
}

/// Whether a journal of this generation begins here under these keys; damage when it does not.
pub(super) fn is_under(path: &Path, keys: &FileKeys, generation: u64) -> Result<()> {
    let mut file = File::open(path).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => Problem::damaged(path),
        _ => Problem::io(path, e),
    })?;
    read_head(&mut file, path, keys, generation).map(drop)
}

fn head(keys: &FileKeys, generation: u64, at: Position) -> Vec<u8> {
    let mut head = Vec::with_capacity(HEAD_LEN);
    head.extend_from_slice(MAGIC);
    head.extend_from_slice(&VERSION.to_be_bytes());
    head.extend_from_slice(&generation.to_be_bytes());
    head.extend_from_slice(&at.bytes());
    head.extend_from_slice(&keys.file_mac(&head));
    head
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

/// What stands where the next record should.
enum Found {
    /// As many bytes as its frame says.
    Whole(Vec<u8>),
    /// The file ends inside it.
    Cut,
    /// Its frame is not one that was written there.
    Damaged,
}

fn read_record(reader: &mut impl io::Read, path: &Path, keys: &FileKeys, at: &Position, left: u64) -> Result<Found> {
    if left < FRAME_LEN as u64 {
        return Ok(Found::Cut);
    }
    let mut frame = [0; FRAME_LEN];
    reader.read_exact(&mut frame).map_err(|e| Problem::io(path, e))?;
    let len = frame_len(keys, at.next, &frame);
    let Some(len) = len else { return Ok(Found::Damaged) };
    if left - (FRAME_LEN as u64) < u64::from(len) {
        return Ok(Found::Cut);
    }
    let mut sealed = vec![0; len as usize];
    reader.read_exact(&mut sealed).map_err(|e| Problem::io(path, e))?;
    Ok(Found::Whole(sealed))
}

/// The length in the frame of record `number`; `None` when it is not that record's.
fn frame_len(keys: &FileKeys, number: u64, frame: &[u8; FRAME_LEN]) -> Option<u32> {
    let (len, mac) = frame.split_at(4);
    let len = u32::from_be_bytes(len.try_into().expect("4 bytes"));
    let fits = (OVERHEAD..=MAX_RECORD + OVERHEAD).contains(&(len as usize));
    (fits && keys.frame_holds(number, len, mac)).then_some(len)
}

/// Copies what stands behind the last good record to a file of its own, when it can only be a record that was never
/// acknowledged: after a power cut a file may have its new length and pages that were not written. A record that
/// follows proves that the damaged one had become durable: then it is damage, and nothing is touched.
fn set_aside(file: &File, path: &Path, keys: &FileKeys, number: u64, from: u64, total: u64) -> Result<PathBuf> {
    let longest = (FRAME_LEN + MAX_RECORD + OVERHEAD) as u64;
    if total - from > longest {
        return Err(Problem::damaged(path));
    }
    let mut rest = Vec::new();
    let mut reader = file;
    reader
        .seek(SeekFrom::Start(from))
        .and_then(|_| reader.take(longest).read_to_end(&mut rest))
        .map_err(|e| Problem::io(path, e))?;
    for (at, frame) in rest.windows(FRAME_LEN).enumerate().skip(FRAME_LEN + OVERHEAD) {
        let frame: &[u8; FRAME_LEN] = frame.try_into().expect("the window's length");
        let (len, _) = frame.split_first_chunk().expect("longer than 4 bytes");
        // almost every place is ruled out by its length, before any MAC is computed
        if u32::from_be_bytes(*len) as usize > rest.len() - at - FRAME_LEN {
            continue;
        }
        let records = (at / (FRAME_LEN + OVERHEAD)) as u64;
        if (1..=records).any(|later| frame_len(keys, number + later, frame).is_some()) {
            return Err(Problem::damaged(path));
        }
    }
    let torn = path.with_added_extension("torn");
    files::replace(&torn, &rest).map_err(|e| Problem::io(&torn, e))?;
    Ok(torn)
}

/// Whether the head and the first record of a first journal can be read out of these bytes.
#[cfg(any(test, fuzzing))]
pub(super) fn reads(mut file: &[u8], keys: &FileKeys) -> bool {
    let path = Path::new("nowhere");
    let Ok(at) = read_head(&mut file, path, keys, 1) else { return false };
    let left = file.len() as u64;
    let found = read_record(&mut file, path, keys, &at, left);
    matches!(found, Ok(Found::Whole(sealed)) if keys.open_record(&at, &sealed).is_some())
}

/// What [`reads`] reads.
#[cfg(any(test, fuzzing))]
pub(super) fn sample(keys: &FileKeys, record: &[u8]) -> Vec<u8> {
    let at = Position::START;
    let sealed = keys.seal_record(&at, record);
    let len = u32::try_from(sealed.len()).expect("short");
    [&head(keys, 1, at)[..], &len.to_be_bytes(), &keys.frame(at.next, len), &sealed].concat()
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
    fn a_flipped_bit_before_a_good_record_is_damage_and_never_a_torn_tail() {
        let book = book(&[b"one", b"two", b"three"]);
        let whole = std::fs::read(&book.path).expect("there");
        let last = FRAME_LEN + OVERHEAD + b"three".len();
        for at in 0..whole.len() - last {
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
    fn a_last_record_that_does_not_open_is_set_aside() {
        let book = book(&[b"one", b"two"]);
        let whole = std::fs::read(&book.path).expect("there");
        let start = whole.len() - FRAME_LEN - OVERHEAD - b"two".len();
        for at in start..whole.len() {
            let mut bad = whole.clone();
            bad[at] ^= 1;
            std::fs::write(&book.path, &bad).expect("written");
            let (journal, seen) = read(&book).expect("opens");
            assert_eq!(seen, [b"one"], "byte {at}");
            let torn = journal.torn().map(Path::to_owned);
            // a length that reaches beyond the end is not authentic either, so that every byte counts
            assert_eq!(std::fs::read(torn.expect("set aside")).expect("there"), bad[start..]);
            assert_eq!(std::fs::metadata(&book.path).expect("there").len(), start as u64);
            assert!(read(&book).expect("opens again").0.torn().is_none());
        }
    }

    /// What a power cut leaves when the new length reached the disk before the content did.
    #[test]
    fn a_tail_of_zeros_is_set_aside() {
        for zeros in [1, 11, 12, 200, 4096, 70_000] {
            let book = book(&[b"one", b"two"]);
            let whole = std::fs::read(&book.path).expect("there");
            std::fs::write(&book.path, [&whole[..], &vec![0; zeros]].concat()).expect("written");
            let (mut journal, seen) = read(&book).expect("opens");
            assert_eq!(seen, [b"one", b"two"], "{zeros} zeros");
            assert_eq!(journal.torn().is_some(), zeros >= FRAME_LEN);
            journal.append(&book.keys, b"again").expect("goes on");
            assert_eq!(read(&book).expect("opens").1, [&b"one"[..], b"two", b"again"]);
        }
    }

    #[test]
    fn pages_of_the_last_record_that_were_not_written_are_a_torn_tail_and_of_an_earlier_one_damage() {
        const PAGE: usize = 4096;
        let book = book(&[b"one", &[7; 6 * PAGE]]);
        let unfinished = std::fs::read(&book.path).expect("there");
        read(&book).expect("opens").0.append(&book.keys, b"three").expect("appended");
        let finished = std::fs::read(&book.path).expect("there");
        let without = |whole: &[u8], page: usize| {
            let mut bad = whole.to_vec();
            // the page that the record begins in held the records before it, which were durable
            let begins = unfinished.len() - FRAME_LEN - OVERHEAD - 6 * PAGE;
            let end = bad.len().min((page + 1) * PAGE);
            bad[begins.max(page * PAGE)..end].fill(0);
            bad
        };
        for page in 0..unfinished.len() / PAGE {
            std::fs::write(&book.path, without(&unfinished, page)).expect("written");
            let (journal, seen) = read(&book).expect("opens");
            assert_eq!((seen, journal.torn().is_some()), (vec![b"one".to_vec()], true), "page {page}");
            std::fs::write(&book.path, without(&finished, page)).expect("written");
            assert!(matches!(read(&book), Err(Problem::Damaged { .. })), "page {page}");
        }
    }

    #[test]
    fn records_cannot_be_left_out_swapped_or_taken_from_another_casebook() {
        let book = book(&[b"same", b"size"]);
        let whole = std::fs::read(&book.path).expect("there");
        let size = (whole.len() - HEAD_LEN) / 2;
        let (head, records) = whole.split_at(HEAD_LEN);
        let (first, second) = records.split_at(size);
        for (bad, left) in [
            (vec![head, second], None),
            (vec![head, second, first], None),
            (vec![head, first, first], Some([b"same".to_vec()])),
        ] {
            std::fs::write(&book.path, bad.concat()).expect("written");
            match (read(&book), left) {
                (Ok((journal, seen)), Some(left)) => assert!(seen == left && journal.torn().is_some()),
                (Ok((_, seen)), None) => assert!(seen.is_empty()),
                (Err(problem), _) => assert!(matches!(problem, Problem::Damaged { .. })),
            }
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
