//! The casebook: a folder that holds an agency's keys, the sealed tips as they came, and an index that only grows by
//! durable, authenticated changes.
//!
//! ```text
//! identity.age        private keys, sealed to each holder     holders/<name>.<n>.age  a holder's key, sealed with the passphrase
//! root.age            the root key, until it is moved to a stick of its own
//! snapshot-000001     the index at the start of a generation     journal-000001    every change since
//! recovery.age        the private keys, sealed to the root key: what shares of the root key open
//! blobs/<W>           sealed tips          objects/<id>     sealed files of replies        outboxes/<number>
//! lock
//! ```

mod blobs;
mod cases;
mod change;
mod clocks;
mod decisions;
mod figures;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod holders;
mod identity;
mod inbox;
mod index;
mod journal;
mod key_digits;
mod lock;
mod neighbours;
mod outboxes;
mod outgoing;
mod periods;
mod recovery;
mod restore;
mod rotation;
mod seal;
mod shards;
mod sign_offs;
mod snapshot;
mod statuses;
mod texts;
mod threads;

use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;

pub use blobs::Blobs;
pub use blobs::{Hashing, file_key};
pub use cases::{CaseRow, ReplyRow, ReplyState, TipRow};
pub use change::{
    Accounted, BundleTaken, Change, Echo, Enrolled, FiledTip, OutboxWritten, Stored, StoredObject, WrittenReply,
};
pub use clocks::{Clock, Deadlines, Due};
pub use decisions::{ChainedDecision, Competence, Decision, MAX_NAME, MAX_TEXT, Ruling, Signs, Standing, Urgency};
pub use figures::Counted;
pub use holders::{Holder, MAX_HOLDERS, Means, NewMeans, Unlock, handle_of, is_holder_name, parse_key};
pub use identity::{Destroyed, GRACE, Keys, LEAST_WORK_FACTOR, PERIODS, Period, WORK_FACTOR, read_root, write_root};
pub use inbox::{Inbox, InboxRow};
pub use key_digits::KeyDigits;
pub use neighbours::PassedTip;
pub use outgoing::{OutboxState, WaitingReply};
pub use recovery::{RECOVERY, Recovery, ShareSet, SharesState, agency_of};
pub use shards::{Rules, ShardState};
pub use sign_offs::{MAX_SIGN_OFF, SignOff};
pub use statuses::CaseStatus;
pub use texts::{MAX_FOUND, searchable};

use crate::files;
use crate::problem::{Problem, Result};
use crate::work::Work;
use holders::FIRST_HOLDER;
use index::Index;
use journal::{Journal, Tail};
use lock::Lock;
use seal::{FileKeys, Position};

/// The private keys' file.
pub const IDENTITY: &str = "identity.age";
/// The root key's file, beside the identity until it is moved away.
pub const ROOT: &str = "root.age";
/// Where `recover` puts the identity file that it replaces.
const IDENTITY_BEFORE: &str = "identity-before.age";
const FOLDERS: [&str; 3] = ["blobs", "objects", "outboxes"];
/// A journal that outgrew this and half its snapshot is folded into a new snapshot.
const COMPACT_ABOVE: u64 = 2 << 20;

/// An open casebook. One process has it; dropping it releases the lock.
pub struct Casebook {
    dir: PathBuf,
    keys: Keys,
    file_keys: FileKeys,
    index: Index,
    journal: Journal,
    generation: u64,
    /// Whose means opened it.
    holder: String,
    /// What had to be mended when it was opened.
    mended: bool,
    /// What is done with it while somebody waits.
    work: Work,
    _lock: Lock,
}

impl Casebook {
    /// Makes a new casebook in `dir`, which must not exist or be empty. `first` begins by enrolling the agency.
    ///
    /// `before_identity` runs when all is there but the identity file, without which the folder is no casebook: what
    /// fails or is interrupted before then has made nothing.
    pub fn create(
        dir: &Path,
        mut keys: Keys,
        passphrase: &SecretString,
        work_factor: u8,
        first: &[Change],
        before_identity: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<Self> {
        let io = |e| Problem::io(dir, e);
        match fs::read_dir(dir) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    let problem = if is_unfinished(dir) { Problem::Unfinished } else { Problem::CasebookExists };
                    return Err(problem(dir.to_owned()));
                }
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => files::create_folder(dir).map_err(io)?,
            Err(e) => return Err(io(e)),
        }
        let lock = Lock::take(dir)?;
        for folder in FOLDERS {
            files::create_folder(&dir.join(folder)).map_err(io)?;
        }
        let means = NewMeans::Passphrase(passphrase.clone(), work_factor);
        keys.holders = vec![Holder::make(dir, FIRST_HOLDER, means)?];
        let file_keys = FileKeys::new(&keys.casebook_key);
        let mut index = Index::empty()?;
        let journal = begin_generation(dir, &file_keys, &mut index, 1, Position::START)?;
        let mut book = Self {
            dir: dir.to_owned(),
            keys,
            file_keys,
            index,
            journal,
            generation: 1,
            holder: FIRST_HOLDER.to_owned(),
            mended: false,
            work: Work::default(),
            _lock: lock,
        };
        book.record(first)?;
        before_identity(dir)?;
        book.write_keys()?;
        Ok(book)
    }

    /// Gives a casebook whose passphrase is lost, or its identity file, the keys of its recovery file under another
    /// passphrase. Where an identity file of before was put aside, if there was one.
    pub fn put_keys_back(dir: &Path, mut keys: Keys, passphrase: &SecretString, factor: u8) -> Result<Option<PathBuf>> {
        let lock = Lock::take(dir)?;
        let newest = *generations(dir)?.last().ok_or_else(|| Problem::damaged(dir))?;
        // keys of another casebook would make this one unreadable
        rotation::keys_of(dir, &keys, newest)?;
        let (identity, aside) = (dir.join(IDENTITY), dir.join(IDENTITY_BEFORE));
        let was_there = identity.is_file();
        if was_there {
            // its keys may be newer than the recovery file by what a crash interrupted: it is not thrown away
            fs::rename(&identity, &aside).map_err(|e| Problem::io(&identity, e))?;
        }
        // other holders keep what they have
        keys.holders.retain(|holder| holder.name != FIRST_HOLDER);
        keys.holders.push(Holder::make(dir, FIRST_HOLDER, NewMeans::Passphrase(passphrase.clone(), factor))?);
        keys.write(&identity)?;
        drop(lock);
        Ok(was_there.then_some(aside))
    }

    /// Whether an `init` was interrupted in this folder.
    pub fn is_unfinished(dir: &Path) -> bool {
        is_unfinished(dir)
    }

    /// Whether there is a casebook in this folder, or one that lacks only its identity file.
    pub fn is_there(dir: &Path) -> Result<bool> {
        match dir.is_dir() {
            true => Ok(!generations(dir)?.is_empty() && (dir.join(RECOVERY).is_file() || !is_unfinished(dir))),
            false => Ok(false),
        }
    }

    /// Opens the casebook in `dir` with the passphrase of any holder.
    pub fn open(dir: &Path, passphrase: impl FnOnce() -> Result<SecretString>) -> Result<Self> {
        Self::open_as(dir, None, || passphrase().map(Unlock::Passphrase))
    }

    /// Opens the casebook in `dir`: takes the lock, opens the keys, checks and replays every record. With a `holder`,
    /// only that one's means are tried.
    pub fn open_as(dir: &Path, holder: Option<&str>, unlock: impl FnOnce() -> Result<Unlock>) -> Result<Self> {
        Self::open_during(&Work::default(), dir, holder, unlock)
    }

    /// The same while somebody waits. When that is stopped, nothing was changed: only what reads can be stopped.
    pub fn open_during(
        work: &Work,
        dir: &Path,
        holder: Option<&str>,
        unlock: impl FnOnce() -> Result<Unlock>,
    ) -> Result<Self> {
        let identity = dir.join(IDENTITY);
        if !identity.is_file() {
            let problem = if is_unfinished(dir) { Problem::Unfinished } else { Problem::NotACasebook };
            return Err(problem(dir.to_owned()));
        }
        let lock = Lock::take(dir)?;
        let unlock = unlock()?;
        let (keys, holder) = holders::open(dir, holder, &unlock, work)?;
        let generations = generations(dir)?;
        let newest = *generations.last().ok_or_else(|| Problem::damaged(dir))?;
        let file_keys = rotation::keys_to_open(dir, &keys, newest)?;
        let (opened, mended) = match replay(dir, &keys, newest, newest, work) {
            // the generation before and its whole journal give the same index as a snapshot that went bad
            Err(Problem::Damaged { .. }) if newest > 1 => (replay(dir, &keys, newest - 1, newest, work)?, true),
            other => (other?, false),
        };
        let (index, journal) = opened;
        work.check()?;
        let mut book = Self {
            dir: dir.to_owned(),
            keys,
            file_keys,
            index,
            journal,
            generation: newest,
            holder,
            mended,
            work: work.clone(),
            _lock: lock,
        };
        book.adopt(&unlock)?;
        book.clear_holders()?;
        book.blobs().clear_leftovers()?;
        book.clear_leftovers()?;
        if mended {
            // of two generations, one would be the damaged one, and the next damage the end
            book.compact()?;
            book.compact()?;
        }
        book.finish_rotation()?;
        book.settle_replaced()?;
        book.renew_recovery()?;
        Ok(book)
    }

    /// Removes sealed files and outboxes that a crash left and no record names.
    fn clear_leftovers(&self) -> Result<()> {
        let last = self.outbox(None)?.map_or(0, |outbox| outbox.number);
        let forwards = self.forwards();
        for (folder, is_named) in [
            (forwards, &(|name: &str| self.has_forward(name)) as &dyn Fn(&str) -> Result<bool>),
            (self.objects(), &|name: &str| self.has_object(name)),
            (self.dir.join("outboxes"), &|name| Ok(name.parse().is_ok_and(|number: u64| number <= last))),
        ] {
            let io = |e| Problem::io(&folder, e);
            if !folder.exists() {
                // made with the first tip that is passed on
                continue;
            }
            for entry in fs::read_dir(&folder).map_err(io)? {
                let entry = entry.map_err(io)?;
                if !is_named(&entry.file_name().to_string_lossy())? {
                    fs::remove_file(entry.path()).map_err(io)?;
                }
            }
        }
        Ok(())
    }

    /// Makes changes durable as one record, then applies them.
    pub fn record(&mut self, changes: &[Change]) -> Result<()> {
        let plain = zeroize::Zeroizing::new(serde_json::to_vec(changes).expect("changes always serialize"));
        let (journal, file_keys) = (&mut self.journal, &self.file_keys);
        self.index.apply(changes, || journal.append(file_keys, &plain))
    }

    /// Folds a long journal into a new snapshot. Two generations are kept.
    pub fn compact_if_long(&mut self) -> Result<()> {
        let snapshot = fs::metadata(snapshot_path(&self.dir, self.generation)).map_or(0, |m| m.len());
        if self.journal.weight() > COMPACT_ABOVE.max(snapshot / 2) { self.compact() } else { Ok(()) }
    }

    fn compact(&mut self) -> Result<()> {
        let next = self.generation + 1;
        self.journal = begin_generation(&self.dir, &self.file_keys, &mut self.index, next, self.journal.position())?;
        self.generation = next;
        for old in generations(&self.dir)?.into_iter().filter(|&g| g + 1 < next) {
            let journal = journal_path(&self.dir, old);
            for path in [snapshot_path(&self.dir, old), journal.with_added_extension("torn"), journal] {
                fs::remove_file(&path)
                    .or_else(|e| if e.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(e) })
                    .map_err(|e| Problem::io(&path, e))?;
            }
        }
        Ok(())
    }

    /// From now on somebody waits for this.
    pub fn wait_for(&mut self, work: &Work) {
        self.work = work.clone();
    }

    /// What is done with it while somebody waits.
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The day of the last backup.
    pub fn last_backup(&self) -> Result<Option<sybyr_crypto::keys::Day>> {
        Ok(self.index.db.query_row("SELECT max(day) FROM backups", [], |row| row.get(0))?)
    }

    /// The day that the newest bundle names.
    pub fn last_bundle_day(&self) -> Result<Option<sybyr_crypto::keys::Day>> {
        Ok(self.index.db.query_row("SELECT max(day) FROM bundles", [], |row| row.get(0))?)
    }

    /// The agency's private keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Whether a damaged snapshot had to be made again from the generation before.
    pub fn was_mended(&self) -> bool {
        self.mended
    }

    /// Where a change lies that a power cut interrupted and that had to be cut off the journal.
    pub fn torn(&self) -> Option<&Path> {
        self.journal.torn()
    }

    /// The sealed tips.
    pub fn blobs(&self) -> Blobs {
        Blobs::new(&self.dir.join("blobs"))
    }

    /// The sealed files of replies.
    pub fn objects(&self) -> PathBuf {
        self.dir.join("objects")
    }

    /// Where an outbox is kept until the server has confirmed it.
    pub fn outbox_path(&self, number: u64) -> PathBuf {
        self.dir.join("outboxes").join(format!("{number:06}"))
    }
}

/// Whether an `init` was interrupted here before the identity file was written: a journal, no identity, no tips.
fn is_unfinished(dir: &Path) -> bool {
    let has_tips = || fs::read_dir(dir.join("blobs")).is_ok_and(|mut blobs| blobs.next().is_some());
    !dir.join(IDENTITY).exists() && dir.join("lock").exists() && dir.join("blobs").is_dir() && !has_tips()
}

fn snapshot_path(dir: &Path, generation: u64) -> PathBuf {
    dir.join(format!("snapshot-{generation:06}"))
}

fn journal_path(dir: &Path, generation: u64) -> PathBuf {
    dir.join(format!("journal-{generation:06}"))
}

/// The generations that have a snapshot, ascending.
fn generations(dir: &Path) -> Result<Vec<u64>> {
    let io = |e| Problem::io(dir, e);
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(io)? {
        let name = entry.map_err(io)?.file_name();
        let number = name.to_str().and_then(|n| n.strip_prefix("snapshot-")).and_then(|n| n.parse().ok());
        found.extend(number.filter(|&g| snapshot_path(dir, g).file_name() == Some(&name)));
    }
    found.sort_unstable();
    Ok(found)
}

/// Writes the journal first: the generation begins when its snapshot has its name.
fn begin_generation(dir: &Path, keys: &FileKeys, index: &mut Index, generation: u64, at: Position) -> Result<Journal> {
    let bytes = index.save()?;
    let journal = journal_path(dir, generation);
    Journal::create(&journal, keys, generation, at)?;
    snapshot::write(&snapshot_path(dir, generation), keys, generation, at, &bytes)?;
    Journal::open(&journal, keys, generation, at, Tail::IsWhole, |_| Ok(()))
}

/// Loads a snapshot and replays the journals from it to the newest, whose tail alone may be torn. In the middle of a rekey
/// one of two generations is under the former key and the next under the new.
fn replay(dir: &Path, keys: &Keys, from: u64, newest: u64, work: &Work) -> Result<(Index, Journal)> {
    let mut file_keys = rotation::keys_to_open(dir, keys, from)?;
    let (mut at, bytes) = snapshot::read(&snapshot_path(dir, from), &file_keys, from)?;
    let mut index = Index::load(&bytes).map_err(|_| Problem::damaged(dir))?;
    let mut generation = from;
    loop {
        let tail = if generation == newest { Tail::MayBeTorn } else { Tail::IsWhole };
        let path = journal_path(dir, generation);
        let journal = Journal::open(&path, &file_keys, generation, at, tail, |record| {
            work.check()?;
            let changes: Vec<Change> = serde_json::from_slice(record).map_err(|_| Problem::damaged(&path))?;
            index.apply(&changes, || Ok(())).map_err(|_: rusqlite::Error| Problem::damaged(&path))
        })?;
        if generation == newest {
            return Ok((index, journal));
        }
        at = journal.position();
        generation += 1;
        file_keys = rotation::keys_to_open(dir, keys, generation)?;
    }
}

#[cfg(test)]
mod older;
#[cfg(test)]
pub(crate) mod tests;
