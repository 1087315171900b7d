//! The logs in the main database: shards, leaves, batches and the notes over them.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::{
    hex::Hex,
    log::{Entry, Shard},
};

use super::StoreError;
use crate::clock::Day;

/// A shard of one agency's log.
#[derive(Clone, Debug)]
pub struct ShardRow {
    /// Its row.
    pub id: i64,
    /// Its name.
    pub shard: Shard,
    /// Its leaves.
    pub size: u32,
}

/// One file of blobs.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The shard's row.
    pub shard: i64,
    /// Index of its first leaf.
    pub first: u32,
    /// Its leaves.
    pub count: u32,
    /// When it closed.
    pub day: Day,
    /// Its name below `batches`.
    pub file: String,
}

/// A leaf whose blob is here.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// Its index.
    pub index: u32,
    /// Length of its blob.
    pub len: u64,
}

/// The shards of an agency, ascending by year and number.
pub fn shards(db: &Connection, agency: i64) -> Result<Vec<ShardRow>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT id, year, number, size FROM shard WHERE agency = ?1 ORDER BY year, number")?;
    query
        .query_and_then([agency], |row| {
            let shard = Shard::new(row.get(1)?, row.get(2)?).ok_or(StoreError::Damaged("the name of a shard"))?;
            Ok(ShardRow { id: row.get(0)?, shard, size: row.get(3)? })
        })?
        .collect()
}

/// One shard by name.
pub fn shard(db: &Connection, agency: i64, name: Shard) -> Result<Option<ShardRow>, StoreError> {
    Ok(shards(db, agency)?.into_iter().find(|row| row.shard == name))
}

/// Begins a shard, with the checkpoint of the empty log.
pub fn begin_shard(db: &Connection, agency: i64, name: Shard, checkpoint: &[u8]) -> Result<i64, StoreError> {
    Ok(db.query_row(
        "INSERT INTO shard (agency, year, number, size, checkpoint) VALUES (?1, ?2, ?3, 0, ?4) RETURNING id",
        params![agency, name.year(), name.number(), checkpoint],
        |row| row.get(0),
    )?)
}

/// Notes the new size of a shard and its checkpoint.
pub fn grow_shard(db: &Connection, id: i64, size: u32, checkpoint: &[u8]) -> Result<(), StoreError> {
    db.execute("UPDATE shard SET size = ?2, checkpoint = ?3 WHERE id = ?1", params![id, size, checkpoint])?;
    Ok(())
}

/// The newest checkpoint of a shard.
pub fn checkpoint(db: &Connection, id: i64) -> Result<Vec<u8>, StoreError> {
    Ok(db.query_row("SELECT checkpoint FROM shard WHERE id = ?1", [id], |row| row.get(0))?)
}

/// The entries of a shard, below `size`.
pub fn entries(db: &Connection, shard: i64, size: u32) -> Result<Vec<Entry>, StoreError> {
    entries_between(db, shard, 0, size)
}

/// The entries of a shard in `from..to`.
pub fn entries_between(db: &Connection, shard: i64, from: u32, to: u32) -> Result<Vec<Entry>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT hash, tag FROM leaf WHERE shard = ?1 AND idx >= ?2 AND idx < ?3 ORDER BY idx")?;
    query
        .query_map(params![shard, from, to], |row| Ok(Entry { blob_hash: Hex(row.get(0)?), tag: Hex(row.get(1)?) }))?
        .map(|entry| Ok(entry?))
        .collect()
}

/// Whether a tag is in any log of the drop.
pub fn has_tag(db: &Connection, tag: &Hex<32>) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM leaf WHERE tag = ?1")?.exists([tag.0])?)
}

/// Adds a leaf behind the last.
pub fn add_leaf(db: &Connection, shard: i64, index: u32, entry: &Entry, len: u64) -> Result<(), StoreError> {
    let len = i64::try_from(len).map_err(|_| StoreError::Damaged("a length"))?;
    db.prepare_cached("INSERT INTO leaf (shard, idx, hash, tag, len) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![shard, index, entry.blob_hash.0, entry.tag.0, len])?;
    Ok(())
}

/// Names a file of blobs.
pub fn add_batch(db: &Connection, batch: &Batch) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO batch (shard, first, count, day, file) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![batch.shard, batch.first, batch.count, batch.day, batch.file],
    )?;
    Ok(())
}

const BATCH: &str = "SELECT shard, first, count, day, file FROM batch WHERE file IS NOT NULL";

fn batch_from_row(row: &rusqlite::Row<'_>) -> Result<Batch, StoreError> {
    Ok(Batch { shard: row.get(0)?, first: row.get(1)?, count: row.get(2)?, day: row.get(3)?, file: row.get(4)? })
}

/// Every file of blobs that is named.
pub fn batches(db: &Connection) -> Result<Vec<Batch>, StoreError> {
    db.prepare(BATCH)?.query_and_then([], batch_from_row)?.collect()
}

/// The files of a shard that reach into `from..to`, ascending.
pub fn batches_between(db: &Connection, shard: i64, from: u32, to: u32) -> Result<Vec<Batch>, StoreError> {
    let mut query =
        db.prepare(&format!("{BATCH} AND shard = ?1 AND first < ?3 AND first + count > ?2 ORDER BY first"))?;
    query.query_and_then(params![shard, from, to], batch_from_row)?.collect()
}

/// The leaves of `from..to` whose blobs are here, ascending.
pub fn kept(db: &Connection, shard: i64, from: u32, to: u32) -> Result<Vec<Kept>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT idx, len FROM leaf WHERE shard = ?1 AND idx >= ?2 AND idx < ?3 AND len IS NOT NULL ORDER BY idx",
    )?;
    query
        .query_and_then(params![shard, from, to], |row| {
            let len = u64::try_from(row.get::<_, i64>(1)?).map_err(|_| StoreError::Damaged("a length"))?;
            Ok(Kept { index: row.get(0)?, len })
        })?
        .collect()
}

/// The last accepted `seen` of a shard: its size and its note. With `visible`, the last that is on show.
pub fn last_seen(db: &Connection, shard: i64, visible: bool) -> Result<Option<(u32, Day, Vec<u8>)>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT size, day, CASE WHEN ?2 THEN note ELSE coalesce(next, note) END FROM seen
         WHERE shard = ?1 AND visible >= ?2 ORDER BY size DESC, day DESC LIMIT 1",
    )?;
    Ok(query.query_row(params![shard, visible], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
}

/// Keeps an accepted `seen`. One of the same size and day that is on show stays there until the next close, so that nobody
/// who watches the log learns at which minute the courier came.
pub fn add_seen(db: &Connection, shard: i64, size: u32, day: Day, today: Day, note: &[u8]) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO seen (shard, size, day, accepted, note) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET next = CASE WHEN visible THEN ?5 END, note = CASE WHEN visible THEN note ELSE ?5 END",
        params![shard, size, day, today, note],
    )?;
    Ok(())
}

/// Shows every accepted `seen`; of one agency alone when there is a reason to do so before the next close.
pub fn show_seen(db: &Connection, agency: Option<i64>) -> Result<(), StoreError> {
    db.execute(
        "UPDATE seen SET visible = 1, note = coalesce(next, note), next = NULL
         WHERE (visible = 0 OR next IS NOT NULL)
           AND (?1 IS NULL OR shard IN (SELECT id FROM shard WHERE agency = ?1))",
        [agency],
    )?;
    Ok(())
}

/// The size below which a shard's blobs may go: the greatest seen that was accepted on `day` or before.
pub fn seen_by(db: &Connection, shard: i64, day: Day) -> Result<u32, StoreError> {
    Ok(db.query_row(
        "SELECT coalesce(max(size), 0) FROM seen WHERE shard = ?1 AND accepted <= ?2",
        params![shard, day],
        |row| row.get(0),
    )?)
}

/// Forgets the file of a batch and the lengths of its blobs.
pub fn forget_batch(db: &Connection, batch: &Batch) -> Result<(), StoreError> {
    db.execute(
        "UPDATE leaf SET len = NULL WHERE shard = ?1 AND idx >= ?2 AND idx < ?3",
        params![batch.shard, batch.first, batch.first + batch.count],
    )?;
    db.execute("UPDATE batch SET file = NULL WHERE shard = ?1 AND first = ?2", params![batch.shard, batch.first])?;
    Ok(())
}
