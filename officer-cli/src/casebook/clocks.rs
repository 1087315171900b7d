//! The law's clocks: until when a case must be sent on, acknowledged and answered, and what stops each clock.

use rusqlite::params;
use serde::Serialize;
use sybyr_crypto::card::Card;
use sybyr_crypto::keys::Day;

use super::Casebook;
use super::decisions::{Competence, word};
use crate::calendar::{add_working_days, next_working};
use crate::problem::Result;

/// What a clock waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// That somebody decides whose matter it is: a wrong addressee is told within working days.
    Redirect,
    /// The first answer of any kind.
    Acknowledge,
    /// The answer that ends the case.
    Answer,
}

/// How long each clock runs.
#[derive(Debug, Clone, Copy)]
pub struct Deadlines {
    /// Working days.
    pub redirect: u32,
    /// Days.
    pub acknowledge: u32,
    /// Days.
    pub answer: u32,
}

impl Default for Deadlines {
    /// Three working days, a week, and three months (Administrative Procedural Code; Directive (EU) 2019/1937, article 9).
    fn default() -> Self {
        Self { redirect: 3, acknowledge: 7, answer: 90 }
    }
}

impl Deadlines {
    /// What the card promises, and the law's terms where it is silent.
    pub fn promised(card: Option<&Card>) -> Self {
        let law = Self::default();
        let Some(promised) = card.and_then(|card| card.deadlines) else { return law };
        Self {
            redirect: promised.redirect.unwrap_or(law.redirect),
            acknowledge: promised.acknowledge.unwrap_or(law.acknowledge),
            answer: promised.answer.unwrap_or(law.answer),
        }
    }
}

/// A clock that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last day, which is a working day.
    pub day: Day,
    /// Whose case.
    pub case: i64,
    /// What it waits for.
    pub clock: Clock,
}

/// Statuses after which nothing more is owed.
pub(super) const FINAL: &str = "'answered', 'written-off', 'confirmed', 'not-confirmed', 'reward', 'closed'";

/// Statuses that say whose matter it is.
const SENT_ON: &str = "'referred-territory', 'referred', 'checking', 'investigating'";

/// What a case's source was told last, for casebooks from before statuses were decisions.
pub(super) const TOLD_LAST: &str =
    "(SELECT replies.status FROM replies WHERE replies.case_number = number ORDER BY written DESC LIMIT 1)";

impl Casebook {
    /// Every clock that runs, the most pressing first. Dismissed and withdrawn cases and duplicates owe nothing.
    pub fn due(&self, deadlines: &Deadlines) -> Result<Vec<Due>> {
        self.running(deadlines, "")
    }

    /// The clocks of one case.
    pub fn due_of(&self, deadlines: &Deadlines, case: i64) -> Result<Vec<Due>> {
        self.running(deadlines, &format!("AND number = {case}"))
    }

    fn running(&self, deadlines: &Deadlines, which: &str) -> Result<Vec<Due>> {
        let mut query = self.index.db.prepare(&format!(
            "SELECT number, min(tips.day),
                (SELECT competence FROM standing WHERE case_number = number) IN (?1, ?2),
                EXISTS (SELECT 1 FROM replies WHERE replies.case_number = number),
                coalesce(status, {TOLD_LAST}) IN ({FINAL}),
                coalesce(status, {TOLD_LAST}) IN ({SENT_ON}),
                coalesce(since, min(tips.day))
             FROM cases JOIN tips ON tips.case_number = number LEFT JOIN statuses ON statuses.case_number = number
             WHERE NOT EXISTS (SELECT 1 FROM standing WHERE standing.case_number = number
                    AND (dismissed = 1 OR duplicate_of IS NOT NULL)) {which}
             GROUP BY number HAVING min(withdrawn) = 0"
        ))?;
        let mut rows = query.query(params![word(&Competence::Ours), word(&Competence::Others)])?;
        let mut due = Vec::new();
        while let Some(row) = rows.next()? {
            let (case, received): (i64, Day) = (row.get(0)?, row.get(1)?);
            let is_set = |column: usize| row.get::<_, Option<bool>>(column).map(|value| value == Some(true));
            let (ruled, told, ended) = (is_set(2)? || is_set(5)?, is_set(3)?, is_set(4)?);
            let owed_from: Day = row.get(6)?;
            let mut runs = |stopped: bool, clock, day| {
                if !stopped && !ended {
                    due.push(Due { day, case, clock });
                }
            };
            runs(ruled, Clock::Redirect, add_working_days(received, deadlines.redirect));
            runs(told, Clock::Acknowledge, next_working(received + deadlines.acknowledge));
            runs(false, Clock::Answer, next_working(owed_from + deadlines.answer));
        }
        due.sort_by_key(|one| (one.day, one.case, one.clock));
        Ok(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::tests::{create, folder, tip};
    use crate::casebook::{Change, Decision, Ruling};

    #[test]
    fn each_clock_stops_for_its_own_reason_only() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        book.record(&[tip(0, "a"), tip(1, "b"), tip(2, "c")]).expect("recorded");
        let decide = |cases: &[i64], ruling| {
            Change::Decided(Decision {
                day: 20_779,
                officer: "Desk".into(),
                cases: cases.to_vec(),
                rulings: vec![ruling],
                why: None,
            })
        };
        book.record(&[decide(&[1], Ruling::Competence { value: Competence::Unclear })]).expect("recorded");
        book.record(&[decide(&[2], Ruling::Competence { value: Competence::Ours })]).expect("recorded");
        book.record(&[decide(&[3], Ruling::Dismissed)]).expect("recorded");
        let due = book.due(&Deadlines::default()).expect("computed");
        let of = |case| due.iter().filter(|d| d.case == case).map(|d| d.clock).collect::<Vec<_>>();
        assert_eq!(of(1), [Clock::Redirect, Clock::Acknowledge, Clock::Answer]);
        assert_eq!(of(2), [Clock::Acknowledge, Clock::Answer]);
        assert_eq!(of(3), []);
        assert!(due.is_sorted_by_key(|d| d.day));
    }
}
