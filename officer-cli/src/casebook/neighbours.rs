//! Other agencies: their cards, which a person has confirmed, and tips on their way to them through an outbox.

use std::path::PathBuf;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sybyr_crypto::card::SignedCard;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::Fingerprint;

use super::Casebook;
use super::index::IndexResult;
use crate::problem::{Problem, Result};

/// Made when they are not there, so that a snapshot from before them opens.
pub(super) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS agency_cards (agency TEXT PRIMARY KEY, cards TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passed_on (turn INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, shard TEXT NOT NULL,
    leaf INTEGER NOT NULL, agency TEXT NOT NULL, len INTEGER NOT NULL, sha256 TEXT NOT NULL,
    outbox INTEGER REFERENCES outboxes, arrived INTEGER NOT NULL DEFAULT 0) STRICT;
";

/// A tip sealed to another agency of the drop, kept in `forwards/` under its tag until the server has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedTip {
    /// Its `W`, which is its file's name.
    pub tag: Hex<32>,
    /// To whom.
    pub agency: Fingerprint,
    /// Of the sealed tip, in bytes.
    pub len: u64,
    /// Of the sealed tip.
    pub sha256: Hex<32>,
    /// The shard of the tip it was made from.
    pub shard: String,
    /// The leaf of the tip it was made from.
    pub leaf: u32,
}

pub(super) fn keep_cards(db: &Connection, agency: &Fingerprint, cards: &[String]) -> IndexResult<()> {
    let kept = params![agency.to_string(), cards.join(" ")];
    db.execute("INSERT OR REPLACE INTO agency_cards (agency, cards) VALUES (?1, ?2)", kept).map(drop)
}

pub(super) fn remove_cards(db: &Connection, agency: &Fingerprint) -> IndexResult<()> {
    db.execute("DELETE FROM agency_cards WHERE agency = ?1", [agency.to_string()]).map(drop)
}

pub(super) fn pass_on(db: &Connection, tip: &PassedTip) -> IndexResult<()> {
    let PassedTip { tag, agency, len, sha256, shard, leaf } = tip;
    db.execute(
        "INSERT INTO passed_on (tag, agency, len, sha256, shard, leaf) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![tag.to_string(), agency.to_string(), len, sha256.to_string(), shard, leaf],
    )
    .map(drop)
}

/// They are in this outbox until it is confirmed or passed over.
pub(super) fn put_into(db: &Connection, outbox: u64, tags: &[Hex<32>]) -> IndexResult<()> {
    let mut put = db.prepare_cached("UPDATE passed_on SET outbox = ?2 WHERE tag = ?1")?;
    tags.iter().try_for_each(|tag| put.execute(params![tag.to_string(), outbox]).map(drop))
}

/// The server has this outbox.
pub(super) fn arrive(db: &Connection, outbox: u64) -> IndexResult<()> {
    db.execute("UPDATE passed_on SET arrived = 1 WHERE outbox = ?1", [outbox]).map(drop)
}

/// Those in outboxes that nobody takes any more leave once more, as they are: the server knows a tip by its tag.
pub(super) fn wait_again(db: &Connection) -> IndexResult<()> {
    db.execute(
        "UPDATE passed_on SET outbox = NULL
         WHERE arrived = 0 AND outbox IN (SELECT number FROM outboxes WHERE passed = 1)",
        [],
    )
    .map(drop)
}

/// What the source has taken back since does not leave any more.
const WAITS: &str = "arrived = 0 AND NOT EXISTS (SELECT 1 FROM tips
    WHERE tips.shard = passed_on.shard AND tips.leaf = passed_on.leaf AND withdrawn = 1)";

impl Casebook {
    /// Where tips lie that wait to be carried to other agencies.
    pub fn forwards(&self) -> PathBuf {
        self.dir().join("forwards")
    }

    /// The cards of other agencies, each by ascending counter.
    pub fn agency_cards(&self) -> Result<Vec<Vec<SignedCard>>> {
        let mut query = self.index.db.prepare("SELECT cards FROM agency_cards ORDER BY agency")?;
        let kept = query.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let damaged = || Problem::damaged(self.dir());
        let open = |digits: &str| {
            let bytes = hex::decode_vec(digits).ok_or_else(damaged)?;
            SignedCard::open_of_any_drop(bytes).map_err(|_| damaged())
        };
        kept.iter().map(|cards| cards.split(' ').map(open).collect()).collect()
    }

    /// The tips that no outbox holds, oldest first.
    pub fn waiting_tips(&self) -> Result<Vec<PassedTip>> {
        let mut query = self.index.db.prepare(&format!(
            "SELECT tag, agency, len, sha256, shard, leaf FROM passed_on WHERE outbox IS NULL AND {WAITS} ORDER BY turn"
        ))?;
        let mut rows = query.query([])?;
        let mut waiting = Vec::new();
        while let Some(row) = rows.next()? {
            let digits =
                |at| -> Result<Hex<32>> { row.get::<_, String>(at)?.parse().map_err(|_| Problem::damaged(self.dir())) };
            waiting.push(PassedTip {
                tag: digits(0)?,
                agency: digits(1)?,
                len: row.get(2)?,
                sha256: digits(3)?,
                shard: row.get(4)?,
                leaf: row.get(5)?,
            });
        }
        Ok(waiting)
    }

    /// Whether the file of this name in `forwards/` is still to be carried.
    pub(super) fn has_forward(&self, tag: &str) -> Result<bool> {
        let query = format!("SELECT EXISTS (SELECT 1 FROM passed_on WHERE tag = ?1 AND {WAITS})");
        Ok(self.index.db.prepare_cached(&query)?.query_row([tag], |row| row.get(0))?)
    }
}
