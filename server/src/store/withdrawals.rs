//! Tips that were taken back after their batch closed: the proofs, and the blobs that are overwritten at the next close.

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

/// Keeps a proof that fits its leaf; a second one changes nothing. From now on bundles carry the proof, not the blob.
pub fn add(db: &Connection, shard: i64, withdrawal: &Withdrawal) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO withdrawal (shard, idx, withdraw, claim) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        params![shard, withdrawal.index, withdrawal.withdraw.0, withdrawal.claim.0],
    )?;
    db.execute("UPDATE leaf SET len = NULL WHERE shard = ?1 AND idx = ?2", params![shard, withdrawal.index])?;
    Ok(())
}

/// The proofs of a shard below `size`, ascending: what a bundle carries.
pub fn of_shard(db: &Connection, shard: i64, size: u32) -> Result<Vec<Withdrawal>, StoreError> {
    let mut query =
        db.prepare("SELECT idx, withdraw, claim FROM withdrawal WHERE shard = ?1 AND idx < ?2 ORDER BY idx")?;
    let proof = |row: &rusqlite::Row<'_>| {
        Ok(Withdrawal { index: row.get(0)?, withdraw: Hex(row.get(1)?), claim: Hex(row.get(2)?) })
    };
    Ok(query.query_map(params![shard, size], proof)?.collect::<Result<_, _>>()?)
}

/// A withdrawn blob that is still in its file.
#[derive(Clone, Debug)]
pub struct Pending {
    /// The shard's row.
    pub shard: i64,
    /// Its index.
    pub index: u32,
    /// The file below `batches`.
    pub file: String,
}

/// The blobs that go at this close.
pub fn pending(db: &Connection) -> Result<Vec<Pending>, StoreError> {
    let mut query = db.prepare(
        "SELECT withdrawal.shard, withdrawal.idx, batch.file FROM withdrawal JOIN batch
         ON batch.shard = withdrawal.shard AND withdrawal.idx >= batch.first AND withdrawal.idx < batch.first + batch.count
         WHERE withdrawal.done = 0 AND batch.file IS NOT NULL",
    )?;
    let pending =
        query.query_map([], |row| Ok(Pending { shard: row.get(0)?, index: row.get(1)?, file: row.get(2)? }))?;
    Ok(pending.collect::<Result<_, _>>()?)
}

/// Notes that these blobs are overwritten. Not those of proofs that came in the meantime: the next close erases them.
pub fn finish(db: &Connection, erased: &[Pending]) -> Result<(), StoreError> {
    let mut finish = db.prepare("UPDATE withdrawal SET done = 1 WHERE shard = ?1 AND idx = ?2")?;
    for blob in erased {
        finish.execute(params![blob.shard, blob.index])?;
    }
    Ok(())
}
