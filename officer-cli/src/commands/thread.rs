//! What every reply of a case is made from: the thread it goes on in, its number, and what it remembers of those before.

use serde_json::Map;
use sybyr_crypto::document::V1;
use sybyr_crypto::json;
use sybyr_crypto::keys::{Day, MAX_REPLIES, Secret};
use sybyr_crypto::recipient::HybridRecipient;
use sybyr_crypto::reply::{MAX_LISTED, Past, Received, Reply, ReplyError, ReplyKind, Status};
use sybyr_crypto::tip::{Kind, Language};

use super::open_stored;
use crate::casebook::{Casebook, Change, KeyDigits, StoredObject, TipRow, WrittenReply};
use crate::problem::{Problem, Result};
use crate::random;

/// The thread under whose key a case is answered now.
pub(super) struct Thread {
    /// The case.
    pub(super) case: i64,
    /// The thread key, in hex.
    pub(super) k: KeyDigits,
    /// Its tips, in the order they arrived.
    pub(super) tips: Vec<TipRow>,
    /// To whom it is answered.
    pub(super) reply_to: HybridRecipient,
    history: Vec<Past>,
    first: u32,
}

impl Thread {
    pub(super) fn of(book: &Casebook, case: i64) -> Result<Self> {
        let k = book.current_key(case)?.ok_or(Problem::NoSuchCase(case))?;
        let tips: Vec<TipRow> = book.tips(case)?.into_iter().filter(|tip| tip.k == k).collect();
        if tips.is_empty() {
            return Err(Problem::NoSuchCase(case));
        }
        let reply_to = recipient(book, &tips)?;
        let history = history(book, case, &k)?;
        let first = 1 + history.last().map_or(0, |past| past.0).max(book.numbers_passed_over(&k)?);
        if first > MAX_REPLIES {
            return Err(Problem::ThreadFull);
        }
        Ok(Self { case, k, tips, reply_to, history, first })
    }

    /// The language that the source wrote in last.
    pub(super) fn language(&self) -> Language {
        self.tips.last().expect("a thread has a tip").language
    }

    /// The number of the next reply.
    pub(super) fn next(&self) -> u32 {
        self.first
    }

    /// The next reply, without anything said in it: where the case stands is as before.
    pub(super) fn blank(&self, book: &Casebook, day: Day, kind: ReplyKind) -> Reply {
        Reply {
            v: V1,
            drop_id: book.keys().drop_id,
            agency: book.keys().agency,
            n: self.first,
            day,
            kind,
            status: self.history.last().map_or(Status::Received, |past| past.3),
            reference: None,
            message: String::new(),
            part: 1,
            of: 1,
            count: u32::try_from(self.history.len()).expect("at most 510"),
            history: last(self.history.clone()),
            received: last(self.tips.iter().map(|tip| Received(tip.day, tip.year, tip.slot)).collect()),
            del: Secret::random(&mut random::system()),
            objects: Vec::new(),
            to: None,
            masked: vec![],
            challenge: None,
            rekey: self.tips.iter().any(|tip| tip.kind == Kind::Call),
            extra: Map::new(),
        }
    }

    /// The reply as a change of the casebook, in as many parts as its text takes, and their number. Once recorded it
    /// waits for an outbox.
    pub(super) fn written(
        &self,
        book: &Casebook,
        whole: Reply,
        message: &str,
        objects: Vec<StoredObject>,
    ) -> Result<(Change, usize)> {
        let parts = whole.split(message, &mut random::system()).map_err(|e| match e {
            ReplyError::TooLong => Problem::ThreadFull,
            ReplyError::Malformed => Problem::damaged(book.dir()),
        })?;
        let slots = usize::try_from(book.rules()?.slots).unwrap_or(usize::MAX);
        if parts.len() > slots {
            return Err(Problem::ReplyTooLong { parts: parts.len(), slots });
        }
        let answered = self.tips.last().expect("a thread has a tip");
        let written = parts.iter().map(|part| WrittenReply {
            case: self.case,
            k: self.k.clone(),
            n: part.n,
            first: self.first,
            day: part.day,
            kind: part.kind,
            status: part.status,
            json: String::from_utf8(json::write(part)).expect("JSON is text"),
            reply_to: self.reply_to.to_string(),
            bits: answered.bits,
            drawer: answered.drawer,
            shard: answered.shard.clone(),
            leaf: answered.leaf,
        });
        Ok((Change::ReplyWritten { parts: written.collect(), objects }, parts.len()))
    }
}

/// To whom the thread is answered: its tips name the same recipient, and a damaged one must not silence us.
fn recipient(book: &Casebook, tips: &[TipRow]) -> Result<HybridRecipient> {
    let mut newest_fails = Problem::damaged(book.dir());
    for (turn, tip) in tips.iter().rev().enumerate() {
        match open_stored(book, tip, &mut |_, _, _| Ok(())) {
            Ok(opened) => return Ok(opened.keys.reply_to),
            Err(Problem::Stopped) => return Err(Problem::Stopped),
            Err(problem) if turn == 0 => newest_fails = problem,
            Err(_) => {}
        }
    }
    Err(newest_fails)
}

fn last<T>(mut all: Vec<T>) -> Vec<T> {
    all.drain(..all.len().saturating_sub(MAX_LISTED));
    all
}

/// Every reply of this key.
fn history(book: &Casebook, case: i64, k: &KeyDigits) -> Result<Vec<Past>> {
    let mut history = Vec::new();
    for row in book.replies(case)?.into_iter().filter(|row| row.k == *k) {
        let reply = Reply::parse(row.json.as_bytes()).ok_or_else(|| Problem::damaged(book.dir()))?;
        history.push(Past(row.n, row.day, reply.kind, reply.status));
    }
    Ok(history)
}
