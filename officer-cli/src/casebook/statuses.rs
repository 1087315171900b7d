//! Where each case stands as its source knows it, or would know it if it were told; and whether sources are told at all.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::keys::Day;
use sybyr_crypto::reply::Status;

use super::Casebook;
use super::clocks::FINAL;
use super::decisions::from_word;
use super::index::IndexResult;
use crate::problem::Result;

/// `since`: from when the answer is owed, when that is not the day the tip came. `ended`: the first end.
/// Made when they are not there, so that a snapshot from before them opens.
pub(super) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS statuses (case_number INTEGER PRIMARY KEY REFERENCES cases, status TEXT NOT NULL,
    reference TEXT, told INTEGER NOT NULL, since INTEGER, ended INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS switches (name TEXT PRIMARY KEY, is_on INTEGER NOT NULL) STRICT, WITHOUT ROWID;
";

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStatus {
    /// The status.
    pub status: Status,
    /// The number under which the public office files it.
    pub reference: Option<String>,
    /// A notice was written to the source.
    pub told: bool,
}

/// A case has another status. A number once given stays until another is.
pub(super) fn set(db: &Connection, case: i64, new: &CaseStatus, day: Day) -> IndexResult<()> {
    db.prepare_cached(&format!(
        "INSERT INTO statuses (case_number, status, reference, told, since, ended)
         VALUES (?1, ?2, ?3, ?4, iif(?2 = 'reopened', ?5, NULL), iif(?2 IN ({FINAL}), ?5, NULL))
         ON CONFLICT (case_number) DO UPDATE SET status = excluded.status, told = excluded.told,
            reference = coalesce(excluded.reference, reference), since = coalesce(excluded.since, since),
            ended = coalesce(ended, excluded.ended)"
    ))?
    .execute(params![case, super::decisions::word(&new.status), new.reference, new.told, day])?;
    if new.status == Status::Reopened {
        db.prepare_cached("UPDATE standing SET dismissed = 0 WHERE case_number = ?1")?.execute([case])?;
    }
    Ok(())
}

/// Whether notices leave unless a decision says otherwise.
pub(super) fn switch_notices(db: &Connection, on: bool) -> IndexResult<()> {
    db.execute("INSERT OR REPLACE INTO switches (name, is_on) VALUES ('notices', ?1)", [on]).map(drop)
}

impl Casebook {
    /// Where a case stands by the last decision about that.
    pub fn case_status(&self, case: i64) -> Result<Option<CaseStatus>> {
        let query = "SELECT status, reference, told FROM statuses WHERE case_number = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            let status = from_word(row, 0)?.ok_or(rusqlite::Error::InvalidQuery)?;
            Ok(CaseStatus { status, reference: row.get(1)?, told: row.get(2)? })
        };
        Ok(self.index.db.prepare_cached(query)?.query_row([case], read).optional()?)
    }

    /// Whether sources are told of a new status unless the officer says otherwise; so it is until it is switched off.
    pub fn sends_notices(&self) -> Result<bool> {
        let query = "SELECT is_on FROM switches WHERE name = 'notices'";
        Ok(self.index.db.query_row(query, [], |row| row.get(0)).optional()?.unwrap_or(true))
    }
}
