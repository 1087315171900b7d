//! Opening tips on all cores: each stored blob is opened with an intake key and read to its end.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use sybyr_crypto::forward::{ForwardError, Introduction};
use sybyr_crypto::hex;
use sybyr_crypto::keys::{Day, DropId, Fingerprint};
use sybyr_crypto::recipient::{HybridIdentity, StoredFileKey};
use sybyr_crypto::seal::{OpenError, open_keeping_key};
use sybyr_crypto::tip::{Expected, OpenedTip, TipError, read_tip};

use crate::casebook::{Change, FiledTip, Stored, searchable};
use crate::problem::{Problem, Result};

/// Bytes of a message's first line that the index keeps.
const FIRST_LINE: usize = 400;

/// A blob that lies whole under a temporary name.
pub(super) struct Job {
    /// Counts up in the order of the log.
    pub(super) sequence: usize,
    /// Where the blob lies now.
    pub(super) partial: PathBuf,
    /// Its bytes, from the file or, of a short one, as they were written there: what is in the file is read and
    /// compared once more before anything is signed.
    pub(super) sealed: Sealed,
    /// What it will be called, and its leaf.
    pub(super) stored: Stored,
    /// It is stored already, and did not open then.
    pub(super) is_retried: bool,
}

/// The bytes of a blob.
pub(super) enum Sealed {
    Short(Vec<u8>),
    Long(File),
}

/// Blobs up to this size are opened from memory.
pub(super) const SHORT: usize = 64 * 1024;

/// Who passed a tip on, as far as it is proven.
pub(super) type Introduced = std::result::Result<Introduction, ForwardError>;

/// A job that was done.
pub(super) struct Done {
    pub(super) sequence: usize,
    pub(super) partial: PathBuf,
    pub(super) name: String,
    pub(super) is_retried: bool,
    /// Who passed the tip on, if anybody did, and whether that is proven.
    pub(super) introduction: Option<Introduced>,
    /// None of the keys that are here opened it.
    pub(super) is_keyless: bool,
    /// What goes into the journal, or the disk's error.
    pub(super) change: Result<Change>,
}

/// What every worker knows.
pub(super) struct Opener {
    identities: Vec<HybridIdentity>,
    /// Which identity opened the last tip: tips of one bundle are mostly of one month.
    likely: AtomicUsize,
    drop_id: DropId,
    agency: Fingerprint,
}

impl Opener {
    pub(super) fn new(identities: Vec<HybridIdentity>, drop_id: DropId, agency: Fingerprint) -> Self {
        Self { identities, likely: AtomicUsize::new(0), drop_id, agency }
    }

    /// Works until there are no more jobs.
    pub(super) fn work(&self, jobs: &Mutex<Receiver<Job>>, done: &Sender<Done>) {
        loop {
            let next = jobs.lock().map(|jobs| jobs.recv());
            let Ok(Ok(job)) = next else { return };
            let opened = self.open(&job);
            let Job { sequence, partial, stored, is_retried, .. } = job;
            let (change, introduction, is_keyless) = match opened {
                Ok(Found::Tip(filed, introduction)) => {
                    (Ok(Change::TipFiled(filed)), introduction.map(|who| *who), false)
                }
                Ok(Found::NoTip) => (Ok(Change::TipUnopened(stored.clone())), None, false),
                Ok(Found::NoKey) => (Ok(Change::TipUnopened(stored.clone())), None, true),
                Err(problem) => (Err(problem), None, false),
            };
            let name = stored.blob;
            if done.send(Done { sequence, partial, name, is_retried, introduction, is_keyless, change }).is_err() {
                return;
            }
        }
    }

    fn open(&self, job: &Job) -> Result<Found> {
        let io = |e| Problem::io(&job.partial, e);
        let expected = Expected { drop_id: self.drop_id, agency: self.agency, tag: job.stored.tag.0 };
        let likely = self.likely.load(Ordering::Relaxed);
        for turn in 0..self.identities.len() {
            let which = (likely + turn) % self.identities.len();
            let read = match &job.sealed {
                Sealed::Short(bytes) => read(&self.identities[which], &bytes[..], &expected),
                Sealed::Long(file) => {
                    let mut start = file;
                    start.seek(SeekFrom::Start(0)).map_err(io)?;
                    let watched = Watched { input: file, failed: RefCell::new(None) };
                    let read = read(&self.identities[which], &watched, &expected);
                    if let Some(error) = watched.failed.into_inner() {
                        return Err(io(error));
                    }
                    read
                }
            };
            match read {
                Err(_) => {}
                Ok((Ok(tip), key)) => {
                    self.likely.store(which, Ordering::Relaxed);
                    let introduction = tip.introduction();
                    return Ok(Found::Tip(filed(&job.stored, tip, &key), introduction.map(Box::new)));
                }
                Ok((Err(TipError::Io(_) | TipError::Malformed | TipError::Foreign | TipError::WrongTag), _)) => {
                    return Ok(Found::NoTip);
                }
            }
        }
        Ok(Found::NoKey)
    }
}

/// Opens a blob with a key, and reads it to its end.
fn read(
    identity: &HybridIdentity,
    sealed: impl Read,
    expected: &Expected,
) -> std::result::Result<(std::result::Result<OpenedTip, TipError>, StoredFileKey), OpenError> {
    let (plain, key) = open_keeping_key(identity, sealed)?;
    Ok((read_tip(plain, expected, &mut |_, _, _| Ok(())), key))
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
    let thread = |k: &sybyr_crypto::keys::ThreadKey| hex::encode(k.0.expose());
    let first = tip.message.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let text = searchable(&tip.tip, &tip.message);
    Box::new(FiledTip {
        stored: stored.clone(),
        file_key: hex::encode(key.0.expose()),
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

impl Read for &Watched<'_> {
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
