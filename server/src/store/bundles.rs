//! Bundles in the main database: which leaves each accounts for, and whether it was fetched.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::StoreError;
use crate::clock::Day;

/// A sealed bundle.
#[derive(Clone, Debug)]
pub struct BundleRow {
    /// Its number.
    pub number: u64,
    /// Its length in bytes.
    pub size: u64,
    /// Its name below `spool`; gone when `None`.
    pub file: Option<String>,
    /// Its last byte was handed over.
    pub fetched: bool,
}

/// The leaves of one shard that a bundle accounts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The shard's row.
    pub shard: i64,
    /// First leaf.
    pub from: u32,
    /// Behind the last leaf.
    pub to: u32,
}

fn unsigned(n: i64) -> Result<u64, StoreError> {
    u64::try_from(n).map_err(|_| StoreError::Damaged("a number below zero"))
}

fn signed(n: u64) -> Result<i64, StoreError> {
    i64::try_from(n).map_err(|_| StoreError::Damaged("a number beyond all bounds"))
}

fn from_row(row: &rusqlite::Row<'_>) -> Result<BundleRow, StoreError> {
    Ok(BundleRow {
        number: unsigned(row.get(0)?)?,
        size: unsigned(row.get(1)?)?,
        file: row.get(2)?,
        fetched: row.get(3)?,
    })
}

/// The newest bundle of an agency.
pub fn newest(db: &Connection, agency: i64) -> Result<Option<BundleRow>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT number, size, file, fetched FROM bundle WHERE agency = ?1 ORDER BY number DESC LIMIT 1",
    )?;
    query.query_and_then([agency], from_row)?.next().transpose()
}

/// One bundle by number.
pub fn find(db: &Connection, agency: i64, number: u64) -> Result<Option<BundleRow>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT number, size, file, fetched FROM bundle WHERE agency = ?1 AND number = ?2")?;
    query.query_and_then(params![agency, signed(number)?], from_row)?.next().transpose()
}

/// Keeps a sealed bundle.
pub fn add(db: &Connection, agency: i64, bundle: &BundleRow, day: Day, covered: &[Covered]) -> Result<(), StoreError> {
    let number = signed(bundle.number)?;
    db.execute(
        "INSERT INTO bundle (agency, number, day, size, file) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![agency, number, day, signed(bundle.size)?, bundle.file],
    )?;
    for part in covered {
        db.execute(
            "INSERT INTO bundle_shard (agency, number, shard, \"from\", \"to\") VALUES (?1, ?2, ?3, ?4, ?5)",
            params![agency, number, part.shard, part.from, part.to],
        )?;
    }
    Ok(())
}

/// Notes that the last byte was handed over.
pub fn set_fetched(db: &Connection, agency: i64, number: u64) -> Result<(), StoreError> {
    db.execute("UPDATE bundle SET fetched = 1 WHERE agency = ?1 AND number = ?2", params![agency, signed(number)?])?;
    Ok(())
}

/// Where the bundles up to now end in a shard; with `fetched`, only those whose last byte was handed over.
pub fn end_in(db: &Connection, agency: i64, shard: i64, fetched: bool) -> Result<u32, StoreError> {
    let newest: Option<u32> = db
        .prepare_cached(
            "SELECT \"to\" FROM bundle_shard JOIN bundle USING (agency, number)
             WHERE agency = ?1 AND shard = ?2 AND fetched >= ?3 ORDER BY number DESC LIMIT 1",
        )?
        .query_row(params![agency, shard, fetched], |row| row.get(0))
        .optional()?;
    Ok(newest.unwrap_or(0))
}

/// Whether `seen` covers everything in a bundle.
pub fn is_seen(db: &Connection, agency: i64, number: u64) -> Result<bool, StoreError> {
    let unseen = db
        .prepare_cached(
            "SELECT 1 FROM bundle_shard AS part WHERE agency = ?1 AND number = ?2 AND \"to\" >
             (SELECT coalesce(max(size), 0) FROM seen WHERE seen.shard = part.shard)",
        )?
        .exists(params![agency, signed(number)?])?;
    Ok(!unseen)
}

/// Whether a bundle that holds something is covered by `seen`: nobody needs the rest of it.
pub fn is_seen_now(db: &Connection, agency: i64, number: u64) -> Result<bool, StoreError> {
    let holds = db
        .prepare_cached("SELECT 1 FROM bundle_shard WHERE agency = ?1 AND number = ?2 AND \"to\" > \"from\"")?
        .exists(params![agency, signed(number)?])?;
    Ok(holds && is_seen(db, agency, number)?)
}

/// Names of the spool files that are needed.
pub fn files(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = db.prepare("SELECT file FROM bundle WHERE file IS NOT NULL")?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Forgets the files of bundles that `seen` has passed, but for the newest while it is not fetched.
pub fn forget_seen(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = db.prepare("SELECT agency, number, file, fetched FROM bundle WHERE file IS NOT NULL")?;
    let rows: Vec<(i64, i64, String, bool)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut freed = Vec::new();
    for (agency, number, file, fetched) in rows {
        let number = unsigned(number)?;
        let is_newest = newest(db, agency)?.is_some_and(|bundle| bundle.number == number);
        if (fetched || !is_newest) && is_seen(db, agency, number)? {
            db.execute(
                "UPDATE bundle SET file = NULL WHERE agency = ?1 AND number = ?2",
                params![agency, signed(number)?],
            )?;
            freed.push(file);
        }
    }
    Ok(freed)
}
