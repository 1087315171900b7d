//! Which case a thread key belongs to: a case follows its source from key to key, and nobody else.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::index::IndexResult;

/// The case of a key that is known.
pub(super) fn case_of(db: &Connection, k: &str) -> IndexResult<Option<i64>> {
    db.prepare_cached("SELECT case_number FROM threads WHERE k = ?1")?.query_row([k], |row| row.get(0)).optional()
}

/// The case of a key never seen before.
///
/// The key continues the case of `prev` only while `prev` is the key that the case is answered under: who finds a
/// codename that was given up must not take the case back with it. Such a claim stays in the case, and is flagged.
/// Tips of one batch come in the order of their tags, so that a key can come before the one it continues: it waits.
pub(super) fn begin(db: &Connection, k: &str, prev: Option<&str>) -> IndexResult<i64> {
    let before = prev.map(|prev| case_of(db, prev)).transpose()?.flatten();
    let after = awaiting(db, k)?;
    let rival = match (before, prev) {
        (None, Some(prev)) => awaiting(db, prev)?,
        _ => None,
    };
    let case = match (before, after) {
        (Some(before), None) => {
            continue_case(db, before, prev, k)?;
            before
        }
        (Some(before), Some(after)) if before != after && answers_to(db, before, prev)? => {
            merge(db, before, after)?;
            before
        }
        (_, Some(after)) => after,
        (None, None) => match rival {
            Some(case) => case,
            None => open_case(db, k)?,
        },
    };
    let awaits = prev.filter(|_| before.is_none() && rival.is_none());
    db.prepare_cached("INSERT INTO threads (k, case_number, awaits) VALUES (?1, ?2, ?3)")?
        .execute(params![k, case, awaits])?;
    Ok(case)
}

/// The case of the first key that said it continues `k`, which nobody had seen then.
fn awaiting(db: &Connection, k: &str) -> IndexResult<Option<i64>> {
    db.prepare_cached("SELECT case_number FROM threads WHERE awaits = ?1")?.query_row([k], |row| row.get(0)).optional()
}

fn open_case(db: &Connection, k: &str) -> IndexResult<i64> {
    db.prepare_cached("INSERT INTO cases (k) VALUES (?1)")?.execute([k])?;
    Ok(db.last_insert_rowid())
}

fn answers_to(db: &Connection, case: i64, k: Option<&str>) -> IndexResult<bool> {
    db.prepare_cached("SELECT k IS ?2 FROM cases WHERE number = ?1")?.query_row(params![case, k], |row| row.get(0))
}

fn continue_case(db: &Connection, case: i64, from: Option<&str>, to: &str) -> IndexResult<()> {
    db.prepare_cached("UPDATE cases SET k = ?3 WHERE number = ?1 AND k = ?2")?
        .execute(params![case, from, to])
        .map(drop)
}

/// A key has come that stands between two cases: the later one was the earlier one's continuation.
fn merge(db: &Connection, case: i64, later: i64) -> IndexResult<()> {
    db.execute(
        "UPDATE tips SET case_number = ?1,
            arrived = arrived + (SELECT coalesce(max(arrived), 0) FROM tips WHERE case_number = ?1)
         WHERE case_number = ?2",
        [case, later],
    )?;
    // what was decided about the later one was decided about the matter: it stays in the journal of both numbers' case
    db.execute("UPDATE standing SET duplicate_of = nullif(?1, case_number) WHERE duplicate_of = ?2", [case, later])?;
    for table in ["decided", "standing", "tags", "statuses"] {
        db.execute(&format!("UPDATE OR IGNORE {table} SET case_number = ?1 WHERE case_number = ?2"), [case, later])?;
        db.execute(&format!("DELETE FROM {table} WHERE case_number = ?1"), [later])?;
    }
    for table in ["threads", "replies", "objects"] {
        db.execute(&format!("UPDATE {table} SET case_number = ?1 WHERE case_number = ?2"), [case, later])?;
    }
    db.execute("UPDATE cases SET k = (SELECT k FROM cases WHERE number = ?2) WHERE number = ?1", [case, later])?;
    db.execute("DELETE FROM cases WHERE number = ?1", [later]).map(drop)
}
