//! Opening tips on all cores: each stored blob is opened with an intake key and read to its end.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use sybyr_crypto::forward::{ForwardError, Introduction};
use sybyr_crypto::keys::{Day, DropId, Fingerprint};
use sybyr_crypto::recipient::{HybridIdentity, StoredFileKey};
use sybyr_crypto::seal::{OpenError, open_keeping_key};
use sybyr_crypto::tip::{Expected, OpenedTip, TipError, read_tip};

use crate::casebook::{Blobs, Change, FiledTip, KeyDigits, Stored, searchable};
use crate::problem::{Problem, Result};

/// Bytes of a message's first line that the index keeps.
const FIRST_LINE: usize = 400;

/// A blob that came whole.
pub(super) struct Job {
    /// Counts up in the order of the log.
    pub(super) sequence: usize,
    /// For its temporary name.
    pub(super) number: usize,
    pub(super) arriving: Arriving,
    /// What it will be called, and its leaf.
    pub(super) stored: Stored,
    /// It is stored already, and did not open then.
    pub(super) is_retried: bool,
}

/// A blob on its way into its file. A short one is written by the opener that opens it, from memory: what is in the file
/// is read and compared once more before anything is signed.
pub(super) enum Arriving {
    Short(Vec<u8>),
    Long(File, PathBuf),
}

impl Arriving {
    /// Removes what was written.
    pub(super) fn remove(self) -> std::result::Result<(), (PathBuf, io::Error)> {
        match self {
            Self::Short(_) => Ok(()),
            Self::Long(_, partial) => std::fs::remove_file(&partial).map_err(|e| (partial, e)),
        }
    }
}

impl Write for Arriving {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Short(kept) => kept.write(bytes),
            Self::Long(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Short(_) => Ok(()),
            Self::Long(file, _) => file.flush(),
        }
    }
}

/// Blobs up to this size are opened from memory.
pub(super) const SHORT: usize = 64 * 1024;

/// Who passed a tip on, as far as it is proven.
pub(super) type Introduced = std::result::Result<Introduction, ForwardError>;

/// A job that was done, or the disk's error; then it left no file.
pub(super) struct Done {
    pub(super) sequence: usize,
    pub(super) tip: Result<Read>,
}

/// A blob that was read to its end and lies whole under a temporary name.
pub(super) struct Read {
    pub(super) partial: PathBuf,
    pub(super) is_retried: bool,
    /// Who passed the tip on, if anybody did, and whether that is proven.
    pub(super) introduction: Option<Introduced>,
    /// None of the keys that are here opened it.
    pub(super) is_keyless: bool,
    /// What goes into the journal.
    pub(super) change: Change,
}

impl Read {
    /// What it is called, and its leaf.
    pub(super) fn stored(&self) -> &Stored {
        match &self.change {
            Change::TipFiled(tip) => &tip.stored,
            Change::TipUnopened(stored) => stored,
            _ => unreachable!("an opener files a tip, or finds that it does not open"),
        }
    }
}

/// What every worker knows.
pub(super) struct Opener {
    blobs: Blobs,
    identities: Vec<HybridIdentity>,
    /// Which identity opened the last tip: tips of one bundle are mostly of one month.
    likely: AtomicUsize,
    drop_id: DropId,
    agency: Fingerprint,
}

impl Opener {
    pub(super) fn new(blobs: Blobs, identities: Vec<HybridIdentity>, drop_id: DropId, agency: Fingerprint) -> Self {
        Self { blobs, identities, likely: AtomicUsize::new(0), drop_id, agency }
    }

    /// Works until there are no more jobs.
    pub(super) fn work(&self, jobs: &Mutex<Receiver<Job>>, done: &Sender<Done>) {
        loop {
            let next = jobs.lock().map(|jobs| jobs.recv());
            let Ok(Ok(job)) = next else { return };
            let sequence = job.sequence;
            if done.send(Done { sequence, tip: self.take(job) }).is_err() {
                return;
            }
        }
    }

    /// Writes a short blob, and opens it.
    fn take(&self, job: Job) -> Result<Read> {
        let Job { number, arriving, stored, is_retried, .. } = job;
        let (partial, found) = match arriving {
            Arriving::Short(bytes) => {
                let partial = self.blobs.write(number, &bytes)?;
                (partial, self.open(&stored, |key, expected| Ok(read(key, &bytes[..], expected))))
            }
            Arriving::Long(file, partial) => {
                let found = self.open(&stored, |key, expected| read_file(key, &file, expected));
                (partial, found)
            }
        };
        let found = found.map_err(|e| {
            // the first error is the one to report
            let _ = std::fs::remove_file(&partial);
            Problem::io(&partial, e)
        })?;
        let (change, introduction, is_keyless) = match found {
            Found::Tip(filed, introduction) => (Change::TipFiled(filed), introduction.map(|who| *who), false),
            Found::NoTip => (Change::TipUnopened(stored), None, false),
            Found::NoKey => (Change::TipUnopened(stored), None, true),
        };
        Ok(Read { partial, is_retried, introduction, is_keyless, change })
    }

    /// Tries every key, the likely one first.
    fn open(
        &self,
        stored: &Stored,
        mut read: impl FnMut(&HybridIdentity, &Expected) -> io::Result<Opened>,
    ) -> io::Result<Found> {
        let expected = Expected { drop_id: self.drop_id, agency: self.agency, tag: stored.tag.0 };
        let likely = self.likely.load(Ordering::Relaxed);
        for turn in 0..self.identities.len() {
            let which = (likely + turn) % self.identities.len();
            match read(&self.identities[which], &expected)? {
                Err(_) => {}
                Ok((Ok(tip), key)) => {
                    self.likely.store(which, Ordering::Relaxed);
                    let introduction = tip.introduction();
                    return Ok(Found::Tip(filed(stored, tip, &key), introduction.map(Box::new)));
                }
                Ok((Err(TipError::Io(_) | TipError::Malformed | TipError::Foreign | TipError::WrongTag), _)) => {
                    return Ok(Found::NoTip);
                }
            }
        }
        Ok(Found::NoKey)
    }
}

/// What a key made of a blob: a tip and the key of its file, something else sealed to us, or nothing.
type Opened = std::result::Result<(std::result::Result<OpenedTip, TipError>, StoredFileKey), OpenError>;

/// Opens a blob with a key, and reads it to its end.
fn read(identity: &HybridIdentity, sealed: impl io::Read, expected: &Expected) -> Opened {
    let (plain, key) = open_keeping_key(identity, sealed)?;
    Ok((read_tip(plain, expected, &mut |_, _, _| Ok(())), key))
}

/// The same from the start of a file, whose errors are never taken for a tip that does not open.
fn read_file(identity: &HybridIdentity, mut file: &File, expected: &Expected) -> io::Result<Opened> {
    file.seek(SeekFrom::Start(0))?;
    let watched = Watched { input: file, failed: RefCell::new(None) };
    let opened = read(identity, &watched, expected);
    watched.failed.into_inner().map_or(Ok(opened), Err)
}

/// What a blob was.
enum Found {
    Tip(Box<FiledTip>, Option<Box<Introduced>>),
    /// A key opens it, and it is no tip for this agency.
    NoTip,
    /// No key that is here opens it.
    NoKey,
}

fn filed(stored: &Stored, tip: OpenedTip, key: &StoredFileKey) -> Box<FiledTip> {
    let keys = tip.keys;
    let thread = |k: &sybyr_crypto::keys::ThreadKey| KeyDigits::of(k.0.expose());
    let first = tip.message.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let text = searchable(&tip.tip, &tip.message);
    Box::new(FiledTip {
        stored: stored.clone(),
        file_key: KeyDigits::of(key.0.expose()),
        k: thread(&keys.k),
        prev: keys.prev.as_ref().map(thread),
        bits: keys.bits,
        drawer: keys.drawer,
        year: keys.year,
        slot: keys.slot,
        id: tip.tip.id.to_string(),
        kind: tip.tip.kind,
        language: tip.tip.language,
        files: u32::try_from(tip.tip.attachments.len()).expect("at most 99"),
        sector: tip.tip.sector,
        district: tip.tip.district,
        first_line: first[..first.floor_char_boundary(FIRST_LINE)].to_owned(),
        text,
    })
}

/// Remembers an error of the disk, so that it is never taken for a tip that does not open.
struct Watched<'a> {
    input: &'a File,
    failed: RefCell<Option<io::Error>>,
}

impl io::Read for &Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut input = self.input;
        input.read(buffer).inspect_err(|e| {
            if e.kind() != io::ErrorKind::Interrupted {
                *self.failed.borrow_mut() = Some(e.kind().into());
            }
        })
    }
}

/// When a blob was imported and where it belongs.
pub(super) fn stored(part: &sybyr_crypto::bundle::BlobPart, blob: String, day: Day) -> Stored {
    Stored {
        shard: part.shard.to_string(),
        leaf: part.index,
        blob_hash: part.entry.blob_hash,
        tag: part.entry.tag,
        blob,
        day,
    }
}
