//! Intake keys by month: when one may be destroyed, and the cards that name those to come (protocol section 3).

use rusqlite::{Connection, OptionalExtension as _};
use sybyr_crypto::card::SignedCard;
use sybyr_crypto::keys::Day;

use super::change::BundleTaken;
use super::identity::{Destroyed, GRACE, Period, fresh_periods};
use super::index::IndexResult;
use super::{Casebook, Change, IDENTITY_BEFORE};
use crate::files;
use crate::problem::{Problem, Result};

/// `outboxes_there`: the day of the first bundle that showed an outbox to be on the server; `outboxes_elsewhere`: those that
/// only another copy of this casebook knew, before a restore: they say nothing of the cards here. `day`: of the newest bundle behind which every leaf of every shard was accounted for.
pub(super) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS accounted (one INTEGER PRIMARY KEY CHECK (one = 1), day INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS outboxes_there (number INTEGER PRIMARY KEY, day INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS outboxes_elsewhere (number INTEGER PRIMARY KEY) STRICT;
";

/// After a bundle was taken: whether there is anything in the log that this casebook lacks.
pub(super) fn account(db: &Connection, bundle: &BundleTaken) -> IndexResult<()> {
    if let Some(number) = bundle.accepted_outbox {
        let there = "INSERT OR IGNORE INTO outboxes_there (number, day)
            SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM outboxes_elsewhere WHERE number = ?1)";
        db.execute(there, [number, bundle.day.into()])?;
    }
    let lacks = "SELECT EXISTS (SELECT 1 FROM shards WHERE size < checkpoint_size)";
    if db.query_row(lacks, [], |row| row.get(0))? {
        return Ok(());
    }
    let newest = "INSERT INTO accounted (one, day) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET day = max(day, ?1)";
    db.execute(newest, [bundle.day]).map(drop)
}

/// The server has an outbox of this number that another copy of this casebook wrote.
pub(super) fn is_elsewhere(db: &Connection, number: u64) -> IndexResult<()> {
    db.execute("INSERT OR IGNORE INTO outboxes_elsewhere (number) VALUES (?1)", [number]).map(drop)
}

/// Adds cards behind those that are there.
pub(super) fn add_cards(db: &Connection, cards: &[String]) -> IndexResult<()> {
    db.execute("UPDATE enrolment SET cards = trim(cards || ' ' || ?1)", [cards.join(" ")]).map(drop)
}

impl Casebook {
    /// The day of the newest bundle behind which every leaf of the log is accounted for.
    pub fn accounted_on(&self) -> Result<Option<Day>> {
        Ok(self.index.db.query_row("SELECT day FROM accounted", [], |row| row.get(0)).optional()?)
    }

    /// The intake keys whose time is over on `today`, whether or not they may be destroyed yet.
    pub fn periods_over(&self, today: Day) -> Result<Vec<&Period>> {
        let mut over = Vec::new();
        for period in &self.keys.periods {
            if self.grace_ends(period)?.is_some_and(|day| day <= today) {
                over.push(period);
            }
        }
        Ok(over)
    }

    /// From which day on nothing is waited for that could be sealed to a key. One that another took the place of may be
    /// on the cards that the server publishes until an outbox with the new ones was there, `None` before, and until the
    /// first of those has begun.
    fn grace_ends(&self, period: &Period) -> Result<Option<Day>> {
        let Some(outbox) = period.replaced_after else { return Ok(Some(period.until.saturating_add(GRACE))) };
        let successors = self.keys.former_desks.iter().filter(|former| former.replaced_after == outbox);
        let begun = successors.map(|former| former.until).max().unwrap_or(0);
        Ok(self.there_since(outbox)?.map(|day| day.max(begun).saturating_add(GRACE)))
    }

    /// The day of the first bundle that showed an outbox with a greater number to be on the server.
    pub(super) fn there_since(&self, outbox: u64) -> Result<Option<Day>> {
        // no outbox has a number that the database cannot hold
        let outbox = i64::try_from(outbox).unwrap_or(i64::MAX);
        let there = "SELECT min(day) FROM outboxes_there WHERE number > ?1";
        Ok(self.index.db.query_row(there, [outbox], |row| row.get(0))?)
    }

    /// Destroys the intake keys that nothing is waited for any more, and says which.
    ///
    /// Their time and the grace after it must be over by this machine's clock and by a bundle that the drop signed, and
    /// every leaf of the log must be accounted for: a wrong clock alone destroys nothing, and neither does a drop that
    /// lies about the day. In an alarm nothing is destroyed.
    pub fn destroy_periods(&mut self, today: Day) -> Result<Vec<Destroyed>> {
        let (Some(accounted), false) = (self.accounted_on()?, self.rules()?.rolled_back) else { return Ok(Vec::new()) };
        let over: Vec<Period> = self.periods_over(today.min(accounted))?.into_iter().cloned().collect();
        let is_over = |period: &Period| over.iter().any(|gone| gone.seed.ct_eq(&period.seed));
        let destroyed: Vec<Destroyed> =
            over.iter().map(|period| Destroyed { from: period.from, until: period.until, on: today }).collect();
        let desks = self.desks_over(today.min(accounted))?;
        if destroyed.is_empty() && desks.is_empty() {
            return Ok(destroyed);
        }
        let before = (self.keys.periods.clone(), self.keys.former_desks.clone());
        self.keys.periods.retain(|period| !is_over(period));
        self.keys.former_desks.retain(|former| !desks.iter().any(|gone| gone.ct_eq(&former.desk)));
        self.keys.destroyed.extend(destroyed.iter().cloned());
        if let Err(problem) = self.write_keys() {
            // still on the disk, so still here
            (self.keys.periods, self.keys.former_desks) = before;
            self.keys.destroyed.truncate(self.keys.destroyed.len() - destroyed.len());
            return Err(problem);
        }
        // what holds the keys for those with shares, and a file put aside when they came back, hold no more of them
        let before = self.dir.join(IDENTITY_BEFORE);
        files::erase(&before).map_err(|e| Problem::io(&before, e))?;
        self.renew_recovery()?;
        Ok(destroyed)
    }

    /// The cards that can still come into force or stay in it on `today` or later: neither expired nor passed over by one
    /// with a greater counter that begins no later.
    pub fn cards_to_carry(&self, today: Day) -> Result<Vec<SignedCard>> {
        let cards = self.cards(today)?;
        let is_passed_over = |card: &SignedCard| {
            let card = card.card();
            let begins = card.not_before.max(today);
            cards.iter().any(|other| other.card().counter > card.counter && other.card().not_before <= begins)
        };
        Ok(cards.iter().filter(|card| !is_passed_over(card)).cloned().collect())
    }

    /// The last day on which sources can write, as far as cards are signed.
    pub fn cards_end(&self) -> Result<Option<Day>> {
        Ok(self.cards(0)?.iter().map(|card| card.card().not_after).max())
    }

    /// Makes the intake keys of the months that begin on these days and have none, durable before any card names them.
    pub fn make_periods(&mut self, begins: &[Day]) -> Result<()> {
        let has_key =
            |day: Day| self.keys.periods.iter().any(|p| p.replaced_after.is_none() && (p.from..p.until).contains(&day));
        let new: Vec<Period> =
            begins.iter().filter(|&&day| !has_key(day)).flat_map(|&day| fresh_periods(day, 1)).collect();
        if new.is_empty() {
            return Ok(());
        }
        let before = self.keys.periods.len();
        self.keys.periods.extend(new);
        self.write_keys().inspect_err(|_| self.keys.periods.truncate(before))
    }

    /// Records cards that the root key has signed.
    pub fn add_cards(&mut self, cards: &[SignedCard]) -> Result<()> {
        let cards = cards.iter().map(|card| sybyr_crypto::hex::encode(card.as_bytes())).collect();
        self.record(&[Change::CardsSigned { cards }])?;
        self.settle_replaced()?;
        self.renew_recovery()
    }
}

#[cfg(test)]
mod tests;
