//! Recovery: which shares of the root key were handed out, who has typed his back, and the recovery file, which holds the
//! agency's keys sealed to a key that only the root key gives.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::{Day, Secret};
use sybyr_crypto::notation::{derive, hmac_sha256, sha256};
use sybyr_crypto::recipient::{HybridIdentity, HybridRecipient};
use zeroize::Zeroizing;

use super::change::Enrolled;
use super::identity::{Keys, MAX_LEN as MAX_KEYS, VERSION};
use super::index::IndexResult;
use super::{Casebook, Change};
use crate::files;
use crate::problem::{Problem, Result, Unrecovered};

/// The recovery file, in the casebook and in every kit and backup.
pub const RECOVERY: &str = "recovery.age";
/// A recovery file is no longer than this: keys, drop file and 24 cards, as hex.
const MAX_LEN: usize = 8 << 20;

/// Also run on casebooks that were made before there were shares.
pub(super) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS share_sets (number INTEGER PRIMARY KEY, mark INTEGER NOT NULL, need INTEGER NOT NULL,
    day INTEGER NOT NULL, recipient TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS shares (number INTEGER NOT NULL REFERENCES share_sets, position INTEGER NOT NULL,
    mark TEXT NOT NULL, rehearsed INTEGER, PRIMARY KEY (number, position)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS recovery_file (one INTEGER PRIMARY KEY CHECK (one = 1), holds TEXT NOT NULL,
    sha256 TEXT NOT NULL) STRICT;
";

/// Shares that were made together.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct ShareSet {
    /// What they have in common.
    pub set: u16,
    /// How many restore the key.
    pub need: u8,
    /// When.
    pub day: Day,
    /// The recovery key's public half.
    pub recipient: HybridRecipient,
    /// By which each share is known again, in their order.
    pub marks: Vec<Hex<32>>,
}

/// How far the newest shares are.
#[derive(Debug, Clone)]
pub struct SharesState {
    /// What they have in common.
    pub set: u16,
    /// How many restore the key.
    pub need: u8,
    /// When they were made.
    pub day: Day,
    /// For each share by which it is known again, and when its holder typed it back.
    pub shares: Vec<(Hex<32>, Option<Day>)>,
}

impl SharesState {
    /// How many holders have typed theirs back.
    pub fn rehearsed(&self) -> usize {
        self.shares.iter().filter(|(_, day)| day.is_some()).count()
    }

    /// Whether as many as are needed have.
    pub fn count_as_existing(&self) -> bool {
        self.rehearsed() >= usize::from(self.need)
    }
}

/// What a recovery file holds.
#[derive(Serialize, Deserialize)]
pub struct Recovery {
    v: u32,
    /// The agency's private keys.
    pub keys: Keys,
    /// Drop and cards.
    pub enrolled: Enrolled,
    /// The shares that open it.
    pub shares: ShareSet,
}

/// What is written: the same, borrowed.
#[derive(Serialize)]
struct RecoveryOf<'a> {
    v: u32,
    keys: &'a Keys,
    enrolled: &'a Enrolled,
    shares: &'a ShareSet,
}

impl Recovery {
    /// Opens a recovery file with the identity of the root key.
    pub fn open(path: &Path, identity: &HybridIdentity) -> Result<Self> {
        let not_ours = || Problem::from(Unrecovered::OtherRecoveryFile(path.to_owned()));
        let sealed = files::read_up_to(path, 2 * MAX_LEN as u64).map_err(|e| Problem::io(path, e))?;
        let sealed = sealed.ok_or_else(not_ours)?;
        let decryptor = age::Decryptor::new_buffered(&sealed[..]).map_err(|_| not_ours())?;
        let reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(|_| not_ours())?;
        let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
        reader.take(MAX_LEN as u64).read_to_end(&mut plain).map_err(|_| not_ours())?;
        Self::parse(&plain, path)
    }

    /// Reads what was inside it.
    pub(super) fn parse(plain: &[u8], path: &Path) -> Result<Self> {
        let read = serde_json::from_slice(plain);
        let recovery: Self = read.map_err(|_| Problem::from(Unrecovered::OtherRecoveryFile(path.to_owned())))?;
        if recovery.v > VERSION { Err(Problem::NewerCasebook) } else { Ok(recovery) }
    }

    #[cfg(any(test, fuzzing))]
    pub(super) fn of(keys: Keys, enrolled: Enrolled, shares: ShareSet) -> Self {
        Self { v: VERSION, keys, enrolled, shares }
    }
}

/// New shares take the place of all before them.
pub(super) fn make(db: &Connection, set: &ShareSet) -> IndexResult<()> {
    db.execute(
        "INSERT INTO share_sets (mark, need, day, recipient) VALUES (?1, ?2, ?3, ?4)",
        params![set.set, set.need, set.day, set.recipient.to_string()],
    )?;
    let number = db.last_insert_rowid();
    for (position, mark) in (1..).zip(&set.marks) {
        let position: u8 = position;
        db.execute(
            "INSERT INTO shares (number, position, mark) VALUES (?1, ?2, ?3)",
            params![number, position, mark.to_string()],
        )?;
    }
    Ok(())
}

pub(super) fn rehearse(db: &Connection, mark: &Hex<32>, day: Day) -> IndexResult<()> {
    db.execute("UPDATE shares SET rehearsed = ?2 WHERE mark = ?1", params![mark.to_string(), day]).map(drop)
}

pub(super) fn seal(db: &Connection, holds: &Hex<32>, sha256: &Hex<32>) -> IndexResult<()> {
    db.execute(
        "INSERT OR REPLACE INTO recovery_file (one, holds, sha256) VALUES (1, ?1, ?2)",
        params![holds.to_string(), sha256.to_string()],
    )
    .map(drop)
}

/// A casebook that begins again without what was in it: replies of the lost one had numbers that nobody knows, so every
/// thread begins behind 128 of its 510.
pub(super) fn begin_behind(db: &Connection, day: Day) -> IndexResult<()> {
    (0..8).try_for_each(|_| db.execute("INSERT INTO restores (day) VALUES (?1)", [day]).map(drop))
}

impl Casebook {
    /// The newest shares; `None` when none were ever made.
    pub fn shares(&self) -> Result<Option<SharesState>> {
        let newest = "SELECT number, mark, need, day FROM share_sets ORDER BY number DESC LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let Some((number, set, need, day)) = self.index.db.query_row(newest, [], read).optional()? else {
            return Ok(None);
        };
        let number: i64 = number;
        let mut query =
            self.index.db.prepare("SELECT mark, rehearsed FROM shares WHERE number = ?1 ORDER BY position")?;
        let mut rows = query.query([number])?;
        let mut shares = Vec::new();
        while let Some(row) = rows.next()? {
            let mark: String = row.get(0)?;
            shares.push((mark.parse().map_err(|_| Problem::damaged(self.dir()))?, row.get(1)?));
        }
        Ok(Some(SharesState { set, need, day, shares }))
    }

    /// Seals the keys as they are now into the recovery file, unless it holds them already. Without shares there is none.
    pub fn renew_recovery(&mut self) -> Result<()> {
        let newest = "SELECT recipient FROM share_sets ORDER BY number DESC LIMIT 1";
        let recipient: Option<String> = self.index.db.query_row(newest, [], |row| row.get(0)).optional()?;
        let (Some(text), Some(state)) = (recipient, self.shares()?) else { return Ok(()) };
        let recipient: HybridRecipient = text.parse().map_err(|_| Problem::damaged(&self.dir))?;
        let shares = ShareSet {
            set: state.set,
            need: state.need,
            day: state.day,
            recipient: recipient.clone(),
            marks: state.shares.iter().map(|(mark, _)| *mark).collect(),
        };
        let enrolled = self.enrolled()?;
        let what = RecoveryOf { v: VERSION, keys: &self.keys, enrolled: &enrolled, shares: &shares };
        // the capacity is never exceeded, so that growing leaves no copy of the secrets behind
        let cards: usize = enrolled.cards.iter().map(String::len).sum();
        let mut plain = Zeroizing::new(Vec::with_capacity(MAX_KEYS + cards + enrolled.drop_file.len()));
        serde_json::to_writer(&mut *plain, &what).expect("keys always serialize");
        let holds = self.mark_of(&text, &plain);
        let path = self.dir.join(RECOVERY);
        if self.recovery_is(&path, &holds)? {
            return Ok(());
        }
        let sealed = seal_to(&recipient, &plain).map_err(|e| Problem::io(&path, e))?;
        files::replace_erasing(&path, &sealed).map_err(|e| Problem::io(&path, e))?;
        self.record(&[Change::RecoverySealed { holds, sha256: Hex(sha256(&sealed)) }])
    }

    /// The recovery file; `None` while there are no shares.
    pub fn recovery_file(&self) -> Option<std::path::PathBuf> {
        Some(self.dir.join(RECOVERY)).filter(|path| path.is_file())
    }

    /// The drop file as the operator gave it.
    pub fn drop_file_bytes(&self) -> Result<Vec<u8>> {
        hex::decode_vec(&self.enrolled()?.drop_file).ok_or_else(|| Problem::damaged(&self.dir))
    }

    /// Whether the file on the disk is the one that was written last, of just this.
    fn recovery_is(&self, path: &Path, holds: &Hex<32>) -> Result<bool> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        let known = self.index.db.query_row("SELECT holds, sha256 FROM recovery_file", [], read).optional()?;
        let here = fs::read(path).ok().map(|bytes| hex::encode(&sha256(&bytes)));
        Ok(known.is_some_and(|(held, hash)| held == holds.to_string() && Some(hash) == here))
    }

    /// Keyed, as nothing about the keys may stand in the index that is not sealed under one of them.
    fn mark_of(&self, recipient: &str, plain: &[u8]) -> Hex<32> {
        let mut key = Zeroizing::new([0; 32]);
        derive(self.keys.casebook_key.expose(), "recovery-file", &[], &mut key[..]);
        let hash = Zeroizing::new(sha256(plain));
        Hex(hmac_sha256(&key[..], &[recipient.as_bytes(), &hash[..]].concat()))
    }

    fn enrolled(&self) -> Result<Enrolled> {
        let query = "SELECT drop_file, cards, bits, slots, delay FROM enrolment";
        Ok(self.index.db.query_row(query, [], |row| {
            let cards: String = row.get(1)?;
            Ok(Enrolled {
                drop_file: row.get(0)?,
                cards: cards.split(' ').map(str::to_owned).collect(),
                bits: row.get(2)?,
                slots: row.get(3)?,
                reply_delay_days: row.get(4)?,
            })
        })?)
    }
}

fn seal_to(recipient: &HybridRecipient, plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient))
        .expect("one hybrid recipient is a valid set of recipients");
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

/// The root key's public half, and what it is the fingerprint of.
pub fn agency_of(root: &Secret<32>) -> sybyr_crypto::keys::Fingerprint {
    let key = ed25519_dalek::SigningKey::from_bytes(root.expose());
    sybyr_crypto::keys::fingerprint(&key.verifying_key().to_bytes())
}
