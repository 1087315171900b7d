//! The law's clocks: until when a case must be sent on, acknowledged and answered, and what stops each clock.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Row;
use serde::Serialize;
use sybyr_crypto::card::Card;
use sybyr_crypto::keys::Day;

use super::Casebook;
use super::decisions::{Competence, Urgency, from_word};
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

/// What decides which clocks of a case run.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The day of its first tip; none while it has no tip.
    received: Option<Day>,
    /// A tip of it that was not taken back.
    stands: bool,
    /// A tip of it that nobody has looked at.
    pub(super) unread: bool,
    /// The source was told something.
    told: bool,
    /// Where it stands: by a decision, and by what its source was told last where none says so.
    decided: Option<Stage>,
    said: Option<Stage>,
    /// From when the answer is owed, when that is not the day of the first tip.
    since: Option<Day>,
    /// Somebody decided whose matter it is.
    ruled: bool,
    /// Dismissed, or the same as another.
    closed: bool,
    /// As decided.
    pub(super) urgency: Urgency,
}

/// What a status means for the clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Open,
    SentOn,
    Ended,
}

impl Stage {
    fn of(status: &str) -> Self {
        // the lists are of words in single quotes
        let is_in = |list: &str| list.split(", ").any(|word| word.trim_matches('\'') == status);
        if is_in(FINAL) {
            Self::Ended
        } else if is_in(SENT_ON) {
            Self::SentOn
        } else {
            Self::Open
        }
    }
}

impl Facts {
    /// The clocks that run, by the days that `terms` gives.
    fn running(&self, case: i64, deadlines: &Deadlines, terms: &mut Terms) -> impl Iterator<Item = Due> + use<> {
        let stage = self.decided.or(self.said).unwrap_or(Stage::Open);
        let runs = self.stands && !self.closed && stage != Stage::Ended;
        let received = self.received.filter(|_| runs);
        let day_of = |received: Day, clock, terms: &mut Terms| match clock {
            Clock::Redirect => terms.working(received, deadlines.redirect),
            Clock::Acknowledge => terms.from(received + deadlines.acknowledge),
            Clock::Answer => terms.from(self.since.unwrap_or(received) + deadlines.answer),
        };
        let clocks = [
            (self.ruled || stage == Stage::SentOn, Clock::Redirect),
            (self.told, Clock::Acknowledge),
            (false, Clock::Answer),
        ];
        let due = clocks.map(|(is_stopped, clock)| {
            let received = received.filter(|_| !is_stopped)?;
            Some(Due { day: day_of(received, clock, terms), case, clock })
        });
        due.into_iter().flatten()
    }

    /// The clock that runs out first.
    pub(super) fn first_due(&self, case: i64, deadlines: &Deadlines, terms: &mut Terms) -> Option<Due> {
        self.running(case, deadlines, terms).min_by_key(|due| (due.day, due.clock))
    }
}

/// Terms that were computed before: a hundred thousand cases share a few hundred days.
#[derive(Default)]
pub(super) struct Terms {
    working: HashMap<(Day, u32), Day>,
    from: HashMap<Day, Day>,
}

impl Terms {
    fn working(&mut self, from: Day, days: u32) -> Day {
        *self.working.entry((from, days)).or_insert_with(|| add_working_days(from, days))
    }

    fn from(&mut self, day: Day) -> Day {
        *self.from.entry(day).or_insert_with(|| next_working(day))
    }
}

impl Casebook {
    /// Every clock that runs, the most pressing first. Dismissed and withdrawn cases and duplicates owe nothing.
    pub fn due(&self, deadlines: &Deadlines) -> Result<Vec<Due>> {
        self.running(deadlines, None)
    }

    /// The clocks of one case.
    pub fn due_of(&self, deadlines: &Deadlines, case: i64) -> Result<Vec<Due>> {
        self.running(deadlines, Some(case))
    }

    fn running(&self, deadlines: &Deadlines, which: Option<i64>) -> Result<Vec<Due>> {
        let (facts, mut terms) = (self.facts(which)?, Terms::default());
        let mut due: Vec<Due> =
            facts.iter().flat_map(|(case, facts)| facts.running(*case, deadlines, &mut terms)).collect();
        due.sort_unstable_by_key(|one| (one.day, one.case, one.clock));
        Ok(due)
    }

    /// The facts of every case, or of one. Each table is read once from its beginning to its end, instead of asked for the
    /// rows of each case.
    pub(super) fn facts(&self, which: Option<i64>) -> Result<BTreeMap<i64, Facts>> {
        let of = |column: &str| which.map_or_else(|| format!("{column} NOTNULL"), |case| format!("{column} = {case}"));
        let mut facts: BTreeMap<i64, Facts> = BTreeMap::new();
        self.each(&format!("SELECT number FROM cases WHERE {}", of("number")), |case, _| {
            facts.insert(case, Facts::default());
            Ok(())
        })?;
        let mut of_case = |from: &str, columns: &str, learn: &dyn Fn(&mut Facts, &Row<'_>) -> rusqlite::Result<()>| {
            self.each(&format!("SELECT {columns} FROM {from}"), |case, row| {
                facts.get_mut(&case).map_or(Ok(()), |facts| learn(facts, row))
            })
        };
        let in_case = of("case_number");
        of_case(&format!("tips WHERE {in_case}"), "case_number, day, withdrawn, read", &|facts, row| {
            let day = row.get(1)?;
            facts.received = Some(facts.received.map_or(day, |first| first.min(day)));
            facts.stands |= !row.get::<_, bool>(2)?;
            facts.unread |= !row.get::<_, bool>(3)?;
            Ok(())
        })?;
        // in the order they were written: the last one counts
        of_case(&format!("replies WHERE {in_case} ORDER BY written"), "case_number, status", &|facts, row| {
            facts.told = true;
            facts.said = Some(Stage::of(row.get_ref(1)?.as_str()?));
            Ok(())
        })?;
        of_case(&format!("statuses WHERE {in_case}"), "case_number, status, since", &|facts, row| {
            facts.decided = Some(Stage::of(row.get_ref(1)?.as_str()?));
            facts.since = row.get(2)?;
            Ok(())
        })?;
        let columns = "case_number, competence, dismissed = 1 OR duplicate_of IS NOT NULL, urgency";
        of_case(&format!("standing WHERE {in_case}"), columns, &|facts, row| {
            let competence: Option<Competence> = from_word(row, 1)?;
            facts.ruled = matches!(competence, Some(Competence::Ours | Competence::Others));
            facts.closed = row.get(2)?;
            facts.urgency = from_word(row, 3)?.unwrap_or_default();
            Ok(())
        })?;
        Ok(facts)
    }

    /// Runs over the rows of a query whose first column is a case.
    fn each(&self, sql: &str, mut seen: impl FnMut(i64, &Row<'_>) -> rusqlite::Result<()>) -> Result<()> {
        let mut query = self.index.db.prepare(sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            seen(row.get(0)?, row)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::decisions::word;
    use crate::casebook::tests::{create, folder, tip};
    use crate::casebook::{Change, Decision, Ruling};
    use sybyr_crypto::reply::Status;

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
                blind: None,
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
        let one_by_one = (1..=3).flat_map(|case| book.due_of(&Deadlines::default(), case).expect("computed"));
        assert_eq!(one_by_one.collect::<Vec<_>>().len(), due.len());
    }

    #[test]
    fn every_status_stops_the_clocks_that_it_is_listed_for() {
        for status in Status::ALL {
            let word = word(&status);
            let (ends, sends) = (FINAL.contains(&format!("'{word}'")), SENT_ON.contains(&format!("'{word}'")));
            let expected = if ends {
                Stage::Ended
            } else if sends {
                Stage::SentOn
            } else {
                Stage::Open
            };
            assert_eq!(Stage::of(&word), expected, "{word}");
        }
    }
}
