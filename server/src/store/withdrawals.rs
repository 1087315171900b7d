//! Tips that were taken back after their batch closed: the proofs, and the blobs that are overwritten at the next close.

use rand::rngs::OsRng;
use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::{
    hex::Hex,
    log::{Entry, Withdrawal},
    withdrawn::{self, Withdrawn},
};

use super::StoreError;

/// The entry of a leaf.
pub fn entry(db: &Connection, shard: i64, index: u32) -> Result<Option<Entry>, StoreError> {
    let mut query = db.prepare_cached("SELECT hash, tag FROM leaf WHERE shard = ?1 AND idx = ?2")?;
    let entry = |row: &rusqlite::Row<'_>| Ok(Entry { blob_hash: Hex(row.get(0)?), tag: Hex(row.get(1)?) });
    Ok(query.query_row(params![shard, index], entry).optional()?)
}

/// Keeps a proof that fits its leaf; a second one changes nothing. From now on bundles carry the proof, not the blob.
/// Whether a bundle carried the blob before the first proof: one that is being sealed counts as well.
pub fn add(db: &Connection, shard: i64, withdrawal: &Withdrawal, sealing: bool) -> Result<bool, StoreError> {
    let (index, leaf) = (withdrawal.index, params![shard, withdrawal.index]);
    let covered = "SELECT 1 FROM bundle_shard WHERE shard = ?1 AND \"from\" <= ?2 AND ?2 < \"to\"";
    let bundled = sealing || db.prepare_cached(covered)?.exists(leaf)?;
    db.execute(
        "INSERT INTO withdrawal (shard, idx, withdraw, claim, bundled) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        params![shard, index, withdrawal.withdraw.0, withdrawal.claim.0, bundled],
    )?;
    db.execute("UPDATE leaf SET len = NULL WHERE shard = ?1 AND idx = ?2", leaf)?;
    Ok(db.query_row("SELECT bundled FROM withdrawal WHERE shard = ?1 AND idx = ?2", leaf, |row| row.get(0))?)
}

/// Writes the list of every shard anew, whether anything was withdrawn from it or not: what stays the same says nothing.
pub fn show(db: &Connection) -> Result<(), StoreError> {
    let shards =
        db.prepare("SELECT id FROM shard")?.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    let mut of_shard = db.prepare("SELECT withdraw, bundled FROM withdrawal WHERE shard = ?1 AND done = 1")?;
    for shard in shards {
        let one = |row: &rusqlite::Row<'_>| Ok(Withdrawn { withdraw: Hex(row.get(0)?), bundled: row.get(1)? });
        let withdrawn = of_shard.query_map([shard], one)?.collect::<Result<Vec<_>, _>>()?;
        let list = withdrawn::write(&withdrawn, &mut OsRng);
        db.execute("INSERT OR REPLACE INTO withdrawn (shard, list) VALUES (?1, ?2)", params![shard, list])?;
    }
    Ok(())
}

/// The list that readers of a shard are shown; `None` before the first close.
pub fn shown(db: &Connection, shard: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let mut query = db.prepare_cached("SELECT list FROM withdrawn WHERE shard = ?1")?;
    Ok(query.query_row([shard], |row| row.get(0)).optional()?)
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
