//! What stands under a reply: nothing, the function of the desk, or the name of the officer who wrote it.

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use sybyr_crypto::card::Texts;

use super::Casebook;
use super::index::IndexResult;
use crate::problem::{Problem, Result};

/// `signed_by`: who signed a reply last without deciding anything, and after how many decisions.
/// Made when they are not there, so that a snapshot from before them opens.
pub(super) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS sign_off (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS signed_by (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL,
    decisions INTEGER NOT NULL) STRICT;
";

/// The longest function, in bytes: it stands under every reply and takes room from what is said.
pub const MAX_SIGN_OFF: usize = 200;

/// How replies are signed off, as the agency chooses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum SignOff {
    /// Not at all.
    #[default]
    None,
    /// By the function of the desk, in the language of the source; at most [`MAX_SIGN_OFF`] bytes each.
    Function(Texts),
    /// By the name of the officer who writes, which leaves the casebook with the reply.
    Officer,
}

pub(super) fn set(db: &Connection, sign_off: &SignOff) -> IndexResult<()> {
    let json = serde_json::to_string(sign_off).expect("settings always serialize");
    db.execute("INSERT OR REPLACE INTO sign_off (one, json) VALUES (1, ?1)", [json]).map(drop)
}

pub(super) fn signed(db: &Connection, officer: &str) -> IndexResult<()> {
    let query = "INSERT OR REPLACE INTO signed_by (one, name, decisions)
        VALUES (1, ?1, (SELECT coalesce(max(number), 0) FROM decisions))";
    db.execute(query, [officer]).map(drop)
}

impl Casebook {
    /// How replies are signed off; not at all until the agency chooses.
    pub fn sign_off(&self) -> Result<SignOff> {
        let json: Option<String> =
            self.index.db.query_row("SELECT json FROM sign_off", [], |row| row.get(0)).optional()?;
        let read = |json: String| serde_json::from_str(&json).map_err(|_| Problem::damaged(self.dir()));
        json.map_or(Ok(SignOff::None), read)
    }

    /// Who signed a reply after this decision.
    pub(super) fn signed_after(&self, decision: u64) -> Result<Option<String>> {
        let query = "SELECT name FROM signed_by WHERE decisions >= ?1";
        Ok(self.index.db.query_row(query, [decision], |row| row.get(0)).optional()?)
    }
}
