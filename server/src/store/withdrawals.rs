//! Tips that were taken back after their batch closed: the proofs, and the blobs that go at the next close.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::{
    hex::Hex,
    log::{Entry, Withdrawal},
};

use super::StoreError;

/// The entry of a leaf.
pub fn entry(db: &Connection, shard: i64, index: u32) -> Result<Option<Entry>, StoreError> {
    let mut query = db.prepare_cached("SELECT hash, tag FROM leaf WHERE shard = ?1 AND idx = ?2")?;
    let entry = |row: &rusqlite::Row<'_>| Ok(Entry { blob_hash: Hex(row.get(0)?), tag: Hex(row.get(1)?) });
    Ok(query.query_row(params![shard, index], entry).optional()?)
}

/// Keeps a proof that fits its leaf; a second one changes nothing.
pub fn add(db: &Connection, shard: i64, withdrawal: &Withdrawal) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO withdrawal (shard, idx, withdraw, claim) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        params![shard, withdrawal.index, withdrawal.withdraw.0, withdrawal.claim.0],
    )?;
    Ok(())
}

/// The proofs of a shard below `size` whose blobs are gone, ascending: what a bundle carries.
pub fn of_shard(db: &Connection, shard: i64, size: u32) -> Result<Vec<Withdrawal>, StoreError> {
    let mut query = db.prepare(
        "SELECT idx, withdraw, claim FROM withdrawal WHERE shard = ?1 AND idx < ?2 AND done = 1 ORDER BY idx",
    )?;
    let proof = |row: &rusqlite::Row<'_>| {
        Ok(Withdrawal { index: row.get(0)?, withdraw: Hex(row.get(1)?), claim: Hex(row.get(2)?) })
    };
    Ok(query.query_map(params![shard, size], proof)?.collect::<Result<_, _>>()?)
}

/// The blobs that go at this close: file and index.
pub fn pending(db: &Connection) -> Result<Vec<(String, u32)>, StoreError> {
    let mut query = db.prepare(
        "SELECT batch.file, withdrawal.idx FROM withdrawal JOIN batch
         ON batch.shard = withdrawal.shard AND withdrawal.idx >= batch.first AND withdrawal.idx < batch.first + batch.count
         WHERE withdrawal.done = 0 AND batch.file IS NOT NULL",
    )?;
    Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Notes that the pending blobs are gone.
pub fn finish(db: &Connection) -> Result<(), StoreError> {
    db.execute(
        "UPDATE leaf SET len = NULL WHERE (shard, idx) IN (SELECT shard, idx FROM withdrawal WHERE done = 0)",
        [],
    )?;
    db.execute("UPDATE withdrawal SET done = 1 WHERE done = 0", [])?;
    Ok(())
}
