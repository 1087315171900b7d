//! What the casebook knows of the log: its leaves, the newest checkpoint, and what it has signed as seen.

use std::path::PathBuf;

use rusqlite::{OptionalExtension as _, Row, params};
use sybyr_crypto::card::SignedCard;
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::Day;
use sybyr_crypto::log::Entry;

use super::{Casebook, Stored};
use crate::problem::{Problem, Result};

/// A shard as far as it is accounted for.
#[derive(Debug, Clone)]
pub struct ShardState {
    /// Its name.
    pub shard: String,
    /// Leaves accounted for.
    pub size: u32,
    /// Size of the newest checkpoint.
    pub checkpoint_size: u32,
    /// Root of the newest checkpoint.
    pub checkpoint_root: Hex<32>,
    /// The signed `seen` of this size.
    pub seen: String,
}

/// How outboxes are made now, as the newest bundle says.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Drawer bits.
    pub bits: u8,
    /// Slots of an outbox.
    pub slots: u32,
    /// Days between the outbox that signs a tip as seen and the one that may answer it.
    pub delay: u32,
    /// Whether a bundle has shown that this casebook was rolled back.
    pub rolled_back: bool,
}

impl Casebook {
    /// The drop this agency is enrolled at.
    pub fn drop_file(&self) -> Result<DropFile> {
        let digits: String = self.index.db.query_row("SELECT drop_file FROM enrolment", [], |row| row.get(0))?;
        let bytes = unhex(&digits).ok_or_else(|| Problem::damaged(self.dir()))?;
        DropFile::open(&bytes).map(|(file, _)| file).map_err(|_| Problem::damaged(self.dir()))
    }

    /// The signed cards that have not expired on `today`.
    pub fn cards(&self, today: Day) -> Result<Vec<SignedCard>> {
        let all: String = self.index.db.query_row("SELECT cards FROM enrolment", [], |row| row.get(0))?;
        let drop_id = self.keys().drop_id;
        let cards = all.split_whitespace().map(|digits| SignedCard::open(unhex(digits)?, &drop_id, None).ok());
        let cards: Option<Vec<_>> = cards.collect();
        let cards = cards.ok_or_else(|| Problem::damaged(self.dir()))?;
        Ok(cards.into_iter().filter(|card| card.card().not_after >= today).collect())
    }

    /// How outboxes are made now.
    pub fn rules(&self) -> Result<Rules> {
        let read = |row: &Row<'_>| {
            Ok(Rules { bits: row.get(0)?, slots: row.get(1)?, delay: row.get(2)?, rolled_back: row.get(3)? })
        };
        Ok(self.index.db.query_row("SELECT bits, slots, delay, rolled_back IS NOT NULL FROM enrolment", [], read)?)
    }

    /// The bundle imported last that was not here before, as (number, day).
    pub fn newest_bundle(&self) -> Result<Option<(u64, Day)>> {
        let newest = "SELECT number, day FROM bundles ORDER BY turn DESC LIMIT 1";
        Ok(self.index.db.query_row(newest, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// Every shard known.
    pub fn shards(&self) -> Result<Vec<ShardState>> {
        let mut query =
            self.index.db.prepare("SELECT shard, size, checkpoint_size, checkpoint_root, seen FROM shards")?;
        let mut shards = Vec::new();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let root: String = row.get(3)?;
            shards.push(ShardState {
                shard: row.get(0)?,
                size: row.get(1)?,
                checkpoint_size: row.get(2)?,
                checkpoint_root: root.parse().map_err(|_| Problem::damaged(self.dir()))?,
                seen: row.get(4)?,
            });
        }
        Ok(shards)
    }

    /// The leaf with this tag that we signed for, and when its tip was imported, as (shard, leaf, day).
    pub fn signed_leaf(&self, tag: &Hex<32>) -> Result<Option<(String, u32, Option<Day>)>> {
        let mut query = self.index.db.prepare_cached(
            "SELECT leaves.shard, leaves.leaf, day FROM leaves JOIN shards USING (shard)
             LEFT JOIN tips ON tips.shard = leaves.shard AND tips.leaf = leaves.leaf
             WHERE substr(entry, 33) = ?1 AND leaves.leaf < shards.size",
        )?;
        Ok(query.query_row([tag.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
    }

    /// The entries of a shard that are accounted for.
    pub fn entries(&self, shard: &str) -> Result<Vec<Entry>> {
        let mut query = self.index.db.prepare("SELECT entry FROM leaves WHERE shard = ?1 ORDER BY leaf")?;
        let entries = query.query_map([shard], |row| row.get::<_, [u8; 64]>(0))?;
        Ok(entries.map(|entry| entry.map(|bytes| Entry::from_bytes(&bytes))).collect::<rusqlite::Result<_>>()?)
    }

    /// The blob already stored for a leaf, if there is one.
    pub fn stored(&self, shard: &str, leaf: u32) -> Result<Option<Stored>> {
        let found = self
            .index
            .db
            .prepare_cached("SELECT blob_hash, tag, blob, day FROM tips WHERE shard = ?1 AND leaf = ?2")?
            .query_row(params![shard, leaf], |row| {
                let (hash, tag): (String, String) = (row.get(0)?, row.get(1)?);
                Ok((hash, tag, row.get::<_, String>(2)?, row.get::<_, Day>(3)?))
            })
            .optional()?;
        let Some((hash, tag, blob, day)) = found else { return Ok(None) };
        let damaged = |_| Problem::damaged(self.dir());
        let (blob_hash, tag) = (hash.parse().map_err(damaged)?, tag.parse().map_err(damaged)?);
        Ok(Some(Stored { shard: shard.to_owned(), leaf, blob_hash, tag, blob, day }))
    }

    /// The blobs stored for the leaves `from..to` of a shard, for reading them again before they are signed for.
    pub fn stored_between(&self, shard: &str, from: u32, to: u32) -> Result<Vec<(u32, String, Hex<32>)>> {
        let mut query = self.index.db.prepare(
            "SELECT leaf, blob, blob_hash FROM tips WHERE shard = ?1 AND leaf >= ?2 AND leaf < ?3 ORDER BY leaf",
        )?;
        let mut rows = query.query(params![shard, from, to])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let hash: String = row.get(2)?;
            found.push((row.get(0)?, row.get(1)?, hash.parse().map_err(|_| Problem::damaged(self.dir()))?));
        }
        Ok(found)
    }

    /// Whether another leaf has already given this W to its blob.
    pub fn tag_is_taken(&self, tag: &Hex<32>) -> Result<bool> {
        let taken = "SELECT EXISTS (SELECT 1 FROM tips WHERE tag = ?1)";
        Ok(self.index.db.prepare_cached(taken)?.query_row([tag.to_string()], |row| row.get(0))?)
    }

    /// Where every blob lies that did not open, by shard and leaf.
    pub fn unopened_blobs(&self) -> Result<Vec<(String, u32, PathBuf)>> {
        let mut query = self
            .index
            .db
            .prepare("SELECT shard, leaf, blob FROM tips WHERE case_number IS NULL ORDER BY shard, leaf")?;
        let folder = self.dir().join("blobs");
        let blobs = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, folder.join(row.get::<_, String>(2)?))))?;
        Ok(blobs.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether the blob of a leaf is stored and did not open.
    pub fn is_unopened(&self, shard: &str, leaf: u32) -> Result<bool> {
        let found = "SELECT EXISTS (SELECT 1 FROM tips WHERE shard = ?1 AND leaf = ?2 AND case_number IS NULL)";
        Ok(self.index.db.prepare_cached(found)?.query_row(params![shard, leaf], |row| row.get(0))?)
    }

    /// The leaves below `size` whose blobs did not open, for `seen`.
    pub fn unopened(&self, shard: &str, size: u32) -> Result<Vec<u32>> {
        let mut query = self
            .index
            .db
            .prepare("SELECT leaf FROM tips WHERE shard = ?1 AND leaf < ?2 AND case_number IS NULL ORDER BY leaf")?;
        let leaves = query.query_map(params![shard, size], |row| row.get(0))?;
        Ok(leaves.collect::<rusqlite::Result<_>>()?)
    }
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| Some(hex::decode::<1>(std::str::from_utf8(pair).ok()?)?[0])).collect()
}
