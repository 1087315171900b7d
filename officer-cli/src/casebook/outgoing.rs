//! What leaves the casebook: replies that wait, and the outboxes made so far.

use std::fmt;

use rusqlite::{OptionalExtension as _, Row};
use sybyr_crypto::keys::Day;

use super::{Casebook, KeyDigits};
use crate::problem::Result;

/// A reply that no outbox holds, one row a part.
#[derive(Clone)]
pub struct WaitingReply {
    /// The case.
    pub case: i64,
    /// The thread key, in hex.
    pub k: KeyDigits,
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
    /// It was in an outbox that the server may have taken unseen, or not: it leaves once more.
    pub again: bool,
    /// It was written for a codename that the source has given up since.
    pub given_up: bool,
    /// Nothing has been written for the source's new codename after it.
    pub unrepeated: bool,
}

impl fmt::Debug for WaitingReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // neither the thread key nor the text
        f.debug_struct("WaitingReply").field("case", &self.case).field("n", &self.n).finish_non_exhaustive()
    }
}

/// An outbox made earlier.
#[derive(Debug, Clone)]
pub struct OutboxState {
    /// Its number.
    pub number: u64,
    /// SHA-256 of its sorted tags, in hex.
    pub tags: String,
    /// It was written to where the courier takes it.
    pub handed_out: bool,
    /// The server has confirmed it.
    pub accepted: bool,
}

impl OutboxState {
    const COLUMNS: &str = "number, tags, handed_out, accepted";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { number: row.get(0)?, tags: row.get(1)?, handed_out: row.get(2)?, accepted: row.get(3)? })
    }
}

impl Casebook {
    /// The replies that wait, oldest first.
    pub fn waiting(&self) -> Result<Vec<WaitingReply>> {
        let mut query = self.index.db.prepare(
            "SELECT replies.k, n, first, json, reply_to, bits, drawer, shard, leaf, case_number, passed IS NOT NULL,
                replies.k IS NOT cases.k, NOT EXISTS (SELECT 1 FROM replies AS later WHERE
                    later.case_number = number AND later.k = cases.k AND later.written > replies.written)
             FROM replies JOIN cases ON number = case_number WHERE outbox IS NULL ORDER BY written",
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
                case: row.get(9)?,
                again: row.get(10)?,
                given_up: row.get(11)?,
                unrepeated: row.get(12)?,
            })
        })?;
        Ok(waiting.collect::<rusqlite::Result<_>>()?)
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
    pub fn outbox(&self, number: Option<u64>) -> Result<Option<OutboxState>> {
        let query = format!(
            "SELECT {} FROM outboxes WHERE ?1 IS NULL OR number = ?1 ORDER BY number DESC LIMIT 1",
            OutboxState::COLUMNS
        );
        Ok(self.index.db.query_row(&query, [number], OutboxState::read).optional()?)
    }

    /// The outboxes that the server has neither confirmed nor passed over, ascending.
    pub fn open_outboxes(&self) -> Result<Vec<OutboxState>> {
        let mut query = self.index.db.prepare(&format!(
            "SELECT {} FROM outboxes WHERE accepted = 0 AND passed = 0 ORDER BY number",
            OutboxState::COLUMNS
        ))?;
        let open = query.query_map([], OutboxState::read)?;
        Ok(open.collect::<rusqlite::Result<_>>()?)
    }

    /// The outboxes that the server has confirmed or passed over: their files are kept no longer.
    pub fn done_outboxes(&self) -> Result<Vec<u64>> {
        let mut query = self.index.db.prepare("SELECT number FROM outboxes WHERE accepted = 1 OR passed = 1")?;
        let numbers = query.query_map([], |row| row.get(0))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }

    /// What a bundle of `day` shows to be gone from the server, when the newest outbox it echoes is older than one that a
    /// bundle of an earlier day showed: that one's number, and the cases that had something in those that are gone. A bundle
    /// that was on its way longer is of an earlier day itself.
    pub fn gone_from_server(&self, echoed: u64, day: Day) -> Result<Option<(u64, Vec<i64>)>> {
        // no outbox has a number that the database cannot hold
        let echoed = i64::try_from(echoed).unwrap_or(i64::MAX);
        let had = "SELECT max(number) FROM outboxes_there WHERE number > ?1 AND day < ?2";
        let had: Option<u64> = self.index.db.query_row(had, [echoed, day.into()], |row| row.get(0))?;
        let Some(had) = had else { return Ok(None) };
        let mut cases = self.index.db.prepare(
            "SELECT case_number FROM replies JOIN outboxes ON number = outbox WHERE accepted = 1 AND number > ?1
             UNION SELECT case_number FROM passed_on JOIN tips USING (shard, leaf) WHERE passed_on.arrived = 1 AND outbox > ?1
             ORDER BY case_number",
        )?;
        let cases = cases.query_map([echoed], |row| row.get(0))?;
        Ok(Some((had, cases.collect::<rusqlite::Result<_>>()?)))
    }

    /// Whether a reply names this sealed file.
    pub fn has_object(&self, id: &str) -> Result<bool> {
        let found = "SELECT EXISTS (SELECT 1 FROM objects WHERE id = ?1)";
        Ok(self.index.db.prepare_cached(found)?.query_row([id], |row| row.get(0))?)
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
