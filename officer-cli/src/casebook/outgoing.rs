//! What leaves the casebook: replies that wait, and the outboxes made so far.

use rusqlite::OptionalExtension as _;
use sybyr_crypto::keys::Day;

use super::Casebook;
use crate::problem::Result;

/// A reply that no outbox holds yet.
#[derive(Debug, Clone)]
pub struct WaitingReply {
    /// The thread key, in hex.
    pub k: String,
    /// Its number.
    pub n: u32,
    /// The number of the message's first part.
    pub first: u32,
    /// `reply.json`
    pub json: String,
    /// To whom it is sealed.
    pub reply_to: String,
    /// Drawer bits of the tip it answers.
    pub bits: u8,
    /// Drawer of the tip it answers.
    pub drawer: u16,
    /// Shard of the tip it answers.
    pub shard: String,
    /// Leaf of the tip it answers.
    pub leaf: u32,
}

/// An outbox made earlier.
#[derive(Debug, Clone)]
pub struct LastOutbox {
    /// Its number.
    pub number: u64,
    /// SHA-256 of its sorted tags, in hex.
    pub tags: String,
    /// The server has confirmed it.
    pub accepted: bool,
}

impl Casebook {
    /// The replies that wait, oldest first.
    pub fn waiting(&self) -> Result<Vec<WaitingReply>> {
        let mut query = self.index.db.prepare(
            "SELECT k, n, first, json, reply_to, bits, drawer, shard, leaf FROM replies
             WHERE outbox IS NULL ORDER BY written",
        )?;
        let waiting = query.query_map([], |row| {
            Ok(WaitingReply {
                k: row.get(0)?,
                n: row.get(1)?,
                first: row.get(2)?,
                json: row.get(3)?,
                reply_to: row.get(4)?,
                bits: row.get(5)?,
                drawer: row.get(6)?,
                shard: row.get(7)?,
                leaf: row.get(8)?,
            })
        })?;
        Ok(waiting.collect::<rusqlite::Result<_>>()?)
    }

    /// The sealed files of a reply, by their ids.
    pub fn objects_of(&self, k: &str, n: u32) -> Result<Vec<String>> {
        let mut query = self.index.db.prepare("SELECT id FROM objects WHERE k = ?1 AND n = ?2 ORDER BY id")?;
        let ids = query.query_map(rusqlite::params![k, n], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether the source may be answered about a leaf: a confirmed outbox of at least `delay` days ago has signed for it.
    pub fn may_answer(&self, shard: &str, leaf: u32, today: Day, delay: u32) -> Result<bool> {
        let covers = |seen: &str| {
            let sizes: Vec<(String, u32)> = serde_json::from_str(seen).unwrap_or_default();
            sizes.iter().any(|(name, size)| name == shard && leaf < *size)
        };
        let mut query =
            self.index.db.prepare_cached("SELECT seen FROM outboxes WHERE accepted = 1 AND day + ?1 <= ?2")?;
        let mut rows = query.query([delay, today])?;
        while let Some(row) = rows.next()? {
            if covers(&row.get::<_, String>(0)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// One outbox, or the newest.
    pub fn outbox(&self, number: Option<u64>) -> Result<Option<LastOutbox>> {
        let query = "SELECT number, tags, accepted FROM outboxes WHERE ?1 IS NULL OR number = ?1
                     ORDER BY number DESC LIMIT 1";
        let read =
            |row: &rusqlite::Row<'_>| Ok(LastOutbox { number: row.get(0)?, tags: row.get(1)?, accepted: row.get(2)? });
        Ok(self.index.db.query_row(query, [number], read).optional()?)
    }

    /// The files kept of outboxes that the server has confirmed, or passed over by confirming a later one.
    pub fn done_outboxes(&self) -> Result<Vec<u64>> {
        let mut query = self.index.db.prepare(
            "SELECT number FROM outboxes WHERE number <= (SELECT max(number) FROM outboxes WHERE accepted = 1)",
        )?;
        let numbers = query.query_map([], |row| row.get(0))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }

    /// The sealed files of replies in outboxes that the server has confirmed.
    pub fn delivered_objects(&self) -> Result<Vec<String>> {
        let mut query = self.index.db.prepare(
            "SELECT id FROM objects JOIN replies USING (k, n) JOIN outboxes ON number = outbox WHERE accepted = 1",
        )?;
        let ids = query.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}
