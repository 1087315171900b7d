//! A casebook put back to an earlier state: what the server showed of the later one, and how work goes on from there.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::Day;

use super::change::Echo;
use super::index::IndexResult;
use super::{Casebook, outboxes, periods};
use crate::problem::{Problem, Result};

/// So many reply numbers of every thread stay free at each restore, for those that only the lost casebook gave out.
const FREE_NUMBERS: u32 = 16;

/// `echoed`: signed by us, as a bundle says that raised the alarm. `confirmed`: the same, once the officer has said that
/// the casebook was restored. A thread without a row in `floors` began after the last restore.
pub(super) const SCHEMA: &str = "
CREATE TABLE echo (one INTEGER PRIMARY KEY CHECK (one = 1), outbox INTEGER NOT NULL, tags TEXT NOT NULL) STRICT;
CREATE TABLE signed_before (shard TEXT PRIMARY KEY, echoed INTEGER NOT NULL, confirmed INTEGER NOT NULL DEFAULT 0)
    STRICT, WITHOUT ROWID;
CREATE TABLE floors (k TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE restores (number INTEGER PRIMARY KEY, day INTEGER NOT NULL) STRICT;
";

/// A bundle knows more of this casebook than the casebook itself. What it shows is kept for a restore.
pub(super) fn raise_alarm(db: &Connection, bundle: u64, day: Day, echo: &Echo) -> IndexResult<()> {
    let is_first: bool = db.query_row("SELECT rolled_back IS NULL FROM enrolment", [], |row| row.get(0))?;
    if is_first {
        db.execute_batch("DELETE FROM echo; UPDATE signed_before SET echoed = confirmed;")?;
    }
    db.execute("UPDATE enrolment SET rolled_back = ?1, rolled_back_day = ?2", params![bundle, day])?;
    if let Some((number, tags)) = &echo.outbox {
        db.execute(
            "INSERT INTO echo (one, outbox, tags) VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE
             SET outbox = excluded.outbox, tags = excluded.tags WHERE excluded.outbox >= outbox",
            params![number, tags.to_string()],
        )?;
    }
    for (shard, size) in &echo.seen {
        db.execute(
            "INSERT INTO signed_before (shard, echoed) VALUES (?1, ?2)
             ON CONFLICT (shard) DO UPDATE SET echoed = max(echoed, excluded.echoed)",
            params![shard, size],
        )?;
    }
    Ok(())
}

/// The officer says that this is a backup and the later casebook is lost: goes on behind all that the server has of it.
pub(super) fn restore(db: &Connection, day: Day) -> IndexResult<()> {
    let taken = "(SELECT coalesce(max(n), 0) FROM replies WHERE replies.k = threads.k)";
    let floor = format!("coalesce((SELECT n FROM floors WHERE floors.k = threads.k), {})", floor_of_new());
    db.execute(
        &format!("INSERT OR REPLACE INTO floors (k, n) SELECT k, max({taken}, {floor}) + ?1 FROM threads"),
        [FREE_NUMBERS],
    )?;
    db.execute("INSERT INTO restores (day) VALUES (?1)", [day])?;
    db.execute("UPDATE signed_before SET confirmed = max(confirmed, echoed)", [])?;
    let echo = db.query_row("SELECT outbox, tags FROM echo", [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some((number, tags)) = echo {
        let (number, tags): (u64, String) = (number, tags);
        let ours: Option<String> =
            db.query_row("SELECT tags FROM outboxes WHERE number = ?1", [number], |row| row.get(0)).optional()?;
        if ours.as_ref() != Some(&tags) {
            periods::is_elsewhere(db, number)?;
        }
        if ours.is_some_and(|ours| ours != tags) {
            // another copy of the casebook gave the number out: what ours held never arrived
            outboxes::lose(db, number)?;
        }
        db.execute(
            "INSERT INTO outboxes (number, day, tags, seen, handed_out)
             VALUES (?1, ?2, ?3, (SELECT json_group_array(json_array(shard, confirmed)) FROM signed_before), 1)
             ON CONFLICT (number) DO UPDATE SET tags = excluded.tags, seen = excluded.seen",
            params![number, day, tags],
        )?;
        outboxes::accept(db, number)?;
        // the lost casebook may have sent what waits here
        db.execute("UPDATE replies SET passed = ?1 WHERE outbox IS NULL AND passed IS NULL", [number])?;
    }
    db.execute_batch("DELETE FROM echo; UPDATE enrolment SET rolled_back = NULL, rolled_back_day = NULL;")
}

fn floor_of_new() -> String {
    format!("(SELECT {FREE_NUMBERS} * count(*) FROM restores)")
}

impl Casebook {
    /// The number that a new reply of this thread goes behind, besides those in the casebook.
    pub fn numbers_passed_over(&self, k: &str) -> Result<u32> {
        let query = format!("SELECT coalesce((SELECT n FROM floors WHERE k = ?1), {})", floor_of_new());
        Ok(self.index.db.query_row(&query, [k], |row| row.get(0))?)
    }

    /// Every shard that a later state of this casebook had signed for, with the leaves it had signed for, after a restore.
    pub fn signed_before(&self) -> Result<Vec<(String, u32)>> {
        let mut query = self.index.db.prepare("SELECT shard, confirmed FROM signed_before WHERE confirmed > 0")?;
        let sizes = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(sizes.collect::<rusqlite::Result<_>>()?)
    }

    /// What the bundle of the alarm showed; `None` when there is no alarm.
    pub fn alarm(&self) -> Result<Option<Echo>> {
        if !self.rules()?.rolled_back {
            return Ok(None);
        }
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?));
        let outbox: Option<(u64, String)> =
            self.index.db.query_row("SELECT outbox, tags FROM echo", [], read).optional()?;
        let tags = |tags: String| tags.parse::<Hex<32>>().map_err(|_| Problem::damaged(self.dir()));
        let outbox = outbox.map(|(number, text)| tags(text).map(|tags| (number, tags))).transpose()?;
        let mut query = self.index.db.prepare("SELECT shard, echoed FROM signed_before WHERE echoed > confirmed")?;
        let seen = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Some(Echo { outbox, seen: seen.collect::<rusqlite::Result<_>>()? }))
    }
}
