//! Cases as the officer sees them: their tips, their replies, and where each reply is on its way.

use std::fmt;

use rusqlite::{OptionalExtension as _, Row, params};
use serde::Serialize;
use sybyr_crypto::keys::Day;
use sybyr_crypto::tip::{Kind, Language};

use super::{Casebook, KeyDigits};
use crate::problem::Result;

/// A case in the list.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// Its number, from 1.
    pub number: i64,
    /// Its newest tip that opened.
    pub newest: TipRow,
    /// Its first tip.
    pub first: TipRow,
    /// How many tips it has.
    pub tips: u32,
    /// How many of them nobody has looked at.
    pub unread: u32,
    /// How many replies were written; parts of one message count once.
    pub replies: u32,
    /// As [`Casebook::is_heard`].
    pub heard: bool,
}

/// A tip of a case.
#[derive(Clone)]
pub struct TipRow {
    /// The shard of its leaf.
    pub shard: String,
    /// The leaf.
    pub leaf: u32,
    /// W, in hex.
    pub tag: String,
    /// The file in `blobs/`.
    pub blob: String,
    /// When it was imported.
    pub day: Day,
    /// The source has taken it back.
    pub withdrawn: bool,
    /// Opens the blob, in hex.
    pub file_key: KeyDigits,
    /// Its thread key, in hex.
    pub k: KeyDigits,
    /// Drawer bits when it was sealed.
    pub bits: u8,
    /// Drawer mod 2^bits.
    pub drawer: u16,
    /// Year of sealing.
    pub year: u16,
    /// The year's slot.
    pub slot: u16,
    /// How it was written.
    pub kind: Kind,
    /// The language of its page.
    pub language: Language,
    /// An id of the card's list.
    pub sector: Option<String>,
    /// An id of the card's list.
    pub district: Option<String>,
    /// How many attachments it has.
    pub files: u32,
    /// The beginning of its first line, as it was written.
    pub first_line: String,
    /// The thread has another tip with the same id.
    pub repeated: bool,
    /// It came under a key that the source has given up.
    pub old_key: bool,
    /// Somebody has looked at it.
    pub read: bool,
}

impl fmt::Debug for TipRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // neither keys nor what the source wrote
        f.debug_struct("TipRow").field("shard", &self.shard).field("leaf", &self.leaf).finish_non_exhaustive()
    }
}

/// Where a reply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyState {
    /// Waits for an outbox.
    Waiting,
    /// Waits for another outbox, because this one was passed over.
    Again(u64),
    /// Stays: the source gave up the codename it was written for before it left.
    GivenUp,
    /// In this outbox, which the server has not confirmed yet.
    Sent(u64),
    /// In this outbox, which the server has confirmed.
    Confirmed(u64),
}

/// A reply of a case, one row a part.
#[derive(Clone)]
pub struct ReplyRow {
    /// Number in the thread.
    pub n: u32,
    /// Its thread key, in hex.
    pub k: KeyDigits,
    /// Number of the first part.
    pub first: u32,
    /// When it was written.
    pub day: Day,
    /// `reply.json`
    pub json: String,
    /// The tip it answers, as (shard, leaf).
    pub answers: (String, u32),
    /// Where it is.
    pub state: ReplyState,
}

impl fmt::Debug for ReplyRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // neither the thread key nor the text
        f.debug_struct("ReplyRow").field("n", &self.n).field("state", &self.state).finish_non_exhaustive()
    }
}

const TIP: &str =
    "shard, leaf, tag, blob, day, withdrawn, file_key, k, bits, drawer, year, slot, kind, language, sector,
    district, files, first_line, repeated, old_key, read";

impl TipRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            shard: row.get(0)?,
            leaf: row.get(1)?,
            tag: row.get(2)?,
            blob: row.get(3)?,
            day: row.get(4)?,
            withdrawn: row.get(5)?,
            file_key: row.get(6)?,
            k: row.get(7)?,
            bits: row.get(8)?,
            drawer: row.get(9)?,
            year: row.get(10)?,
            slot: row.get(11)?,
            kind: from_word(row, 12)?,
            language: from_word(row, 13)?,
            sector: row.get(14)?,
            district: row.get(15)?,
            files: row.get(16)?,
            first_line: row.get(17)?,
            repeated: row.get(18)?,
            old_key: row.get(19)?,
            read: row.get(20)?,
        })
    }
}

/// An enumeration of the protocol from its word.
pub(super) fn from_word<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let word: String = row.get(column)?;
    serde_json::from_value(word.into()).map_err(|_| rusqlite::Error::InvalidQuery)
}

impl Casebook {
    /// Every case, by number.
    pub fn cases(&self) -> Result<Vec<CaseRow>> {
        self.case_rows("ORDER BY number", &[])
    }

    /// The newest cases below this number, or of all, newest first: a page of the list.
    pub fn newest_cases(&self, below: Option<i64>, count: u32) -> Result<Vec<CaseRow>> {
        let below = below.unwrap_or(i64::MAX);
        self.case_rows("WHERE number < ?1 ORDER BY number DESC LIMIT ?2", &[&below, &count])
    }

    /// How many cases there are.
    pub fn case_count(&self) -> Result<usize> {
        Ok(self.index.db.query_row("SELECT count(*) FROM cases", [], |row| row.get(0))?)
    }

    /// These cases, in this order; numbers of no case are left out.
    pub fn cases_of(&self, numbers: &[i64]) -> Result<Vec<CaseRow>> {
        let rows = numbers.iter().map(|number| self.case_rows("WHERE number = ?1", &[number]));
        Ok(rows.collect::<Result<Vec<_>>>()?.concat())
    }

    fn case_rows(&self, which: &str, parameters: &[&dyn rusqlite::ToSql]) -> Result<Vec<CaseRow>> {
        let mut query = self.index.db.prepare_cached(&format!(
            "SELECT number,
                (SELECT count(*) FROM tips WHERE case_number = number),
                (SELECT count(*) FROM tips WHERE case_number = number AND read = 0),
                (SELECT count(*) FROM replies WHERE case_number = number AND n = first),
                EXISTS (SELECT 1 FROM tips WHERE tips.k = cases.k AND kind = 'call')
             FROM cases {which}"
        ))?;
        let mut rows = query.query(parameters)?;
        let mut cases = Vec::new();
        while let Some(row) = rows.next()? {
            let number = row.get(0)?;
            let end = |order: &str| {
                let sql = format!("SELECT {TIP} FROM tips WHERE case_number = ?1 ORDER BY arrived {order} LIMIT 1");
                self.index.db.prepare_cached(&sql)?.query_row([number], TipRow::read)
            };
            let (tips, newest) = (row.get(1)?, end("DESC")?);
            cases.push(CaseRow {
                number,
                first: if tips == 1 { newest.clone() } else { end("ASC")? },
                newest,
                tips,
                unread: row.get(2)?,
                replies: row.get(3)?,
                heard: row.get(4)?,
            });
        }
        Ok(cases)
    }

    /// The tips of a case in the order they arrived; none when there is no such case.
    pub fn tips(&self, case: i64) -> Result<Vec<TipRow>> {
        let mut query =
            self.index.db.prepare(&format!("SELECT {TIP} FROM tips WHERE case_number = ?1 ORDER BY arrived"))?;
        let tips = query.query_map([case], TipRow::read)?;
        Ok(tips.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a call-taker has heard the codename that the case is answered under: its key came with a call, and the
    /// source has not taken another one since.
    pub fn is_heard(&self, case: i64) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM tips JOIN cases USING (k) WHERE number = ?1 AND kind = 'call')";
        Ok(self.index.db.query_row(query, [case], |row| row.get(0))?)
    }

    /// The case of a tip.
    pub fn case_of_leaf(&self, shard: &str, leaf: u32) -> Result<Option<i64>> {
        let query = "SELECT case_number FROM tips WHERE shard = ?1 AND leaf = ?2";
        Ok(self.index.db.query_row(query, params![shard, leaf], |row| row.get(0)).optional()?.flatten())
    }

    /// How many blobs did not open.
    pub fn unopened_count(&self) -> Result<u32> {
        Ok(self.index.db.query_row("SELECT count(*) FROM tips WHERE case_number IS NULL", [], |row| row.get(0))?)
    }

    /// The thread key under which a case is answered, in hex.
    pub fn current_key(&self, case: i64) -> Result<Option<KeyDigits>> {
        let query = "SELECT k FROM cases WHERE number = ?1";
        Ok(self.index.db.query_row(query, [case], |row| row.get(0)).optional()?)
    }

    /// The replies of a case in the order they were written.
    pub fn replies(&self, case: i64) -> Result<Vec<ReplyRow>> {
        let mut query = self.index.db.prepare(
            "SELECT n, replies.k, first, replies.day, json, shard, leaf, outbox, accepted, replies.passed,
                replies.k IS NOT cases.k FROM replies JOIN cases ON cases.number = case_number
             LEFT JOIN outboxes ON outboxes.number = outbox WHERE case_number = ?1 ORDER BY written",
        )?;
        let read = |row: &Row<'_>| {
            let (outbox, accepted): (Option<u64>, Option<bool>) = (row.get(7)?, row.get(8)?);
            Ok(ReplyRow {
                n: row.get(0)?,
                k: row.get(1)?,
                first: row.get(2)?,
                day: row.get(3)?,
                json: row.get(4)?,
                answers: (row.get(5)?, row.get(6)?),
                state: match (outbox, accepted) {
                    (None, _) if row.get(10)? => ReplyState::GivenUp,
                    (None, _) => row.get::<_, Option<u64>>(9)?.map_or(ReplyState::Waiting, ReplyState::Again),
                    (Some(number), Some(true)) => ReplyState::Confirmed(number),
                    (Some(number), _) => ReplyState::Sent(number),
                },
            })
        };
        let replies = query.query_map(params![case], read)?;
        Ok(replies.collect::<rusqlite::Result<_>>()?)
    }
}
