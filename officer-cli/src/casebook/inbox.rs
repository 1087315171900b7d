//! The inbox: every case as a few bytes in the order in which it should be looked at, so that a screen takes only what it shows.

use sybyr_crypto::keys::Day;

use super::Casebook;
use super::clocks::{Deadlines, Due, Facts, Terms};
use super::decisions::Urgency;
use crate::problem::Result;

/// A case in the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InboxRow {
    /// Its number.
    pub case: i64,
    /// As decided.
    pub urgency: Urgency,
    /// The clock that runs out first, when one runs.
    pub due: Option<Due>,
    /// It has a tip that nobody has looked at.
    pub unread: bool,
}

impl InboxRow {
    /// Whether somebody should look at it: something is owed, or new.
    pub fn is_open(&self) -> bool {
        self.due.is_some() || self.unread
    }

    /// Open cases by urgency and by what runs out first; then the others, newest first.
    fn order(&self) -> (bool, Urgency, Day, i64) {
        if self.is_open() {
            (false, self.urgency, self.due.map_or(Day::MAX, |due| due.day), self.case)
        } else {
            (true, Urgency::default(), 0, -self.case)
        }
    }
}

/// The cases of a casebook in their order.
#[derive(Debug, Default)]
pub struct Inbox {
    rows: Vec<InboxRow>,
    open: usize,
}

impl Inbox {
    fn new(mut rows: Vec<InboxRow>) -> Self {
        rows.sort_unstable_by_key(InboxRow::order);
        let open = rows.partition_point(InboxRow::is_open);
        Self { rows, open }
    }

    /// Every case.
    pub fn all(&self) -> &[InboxRow] {
        &self.rows
    }

    /// Those that somebody should look at.
    pub fn open(&self) -> &[InboxRow] {
        &self.rows[..self.open]
    }

    /// Puts a case that has changed where it belongs now.
    pub fn put(&mut self, row: InboxRow) {
        self.rows.retain(|one| one.case != row.case);
        let place = self.rows.partition_point(|one| one.order() < row.order());
        self.rows.insert(place, row);
        self.open = self.rows.partition_point(InboxRow::is_open);
    }
}

impl Casebook {
    /// Every case in the order of the inbox.
    pub fn inbox(&self, deadlines: &Deadlines) -> Result<Inbox> {
        Ok(Inbox::new(self.inbox_rows(deadlines, None)?))
    }

    /// One case of it, anew.
    pub fn inbox_row(&self, deadlines: &Deadlines, case: i64) -> Result<Option<InboxRow>> {
        Ok(self.inbox_rows(deadlines, Some(case))?.pop())
    }

    fn inbox_rows(&self, deadlines: &Deadlines, which: Option<i64>) -> Result<Vec<InboxRow>> {
        let (facts, mut terms) = (self.facts(which)?, Terms::default());
        let row = |(case, facts): (i64, Facts)| InboxRow {
            case,
            urgency: facts.urgency,
            due: facts.first_due(case, deadlines, &mut terms),
            unread: facts.unread,
        };
        Ok(facts.into_iter().map(row).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::tests::{create, folder, tip};
    use crate::casebook::{Change, Decision, Ruling};

    fn decided(case: i64, ruling: Ruling) -> Change {
        Change::Decided(Decision {
            day: 20_779,
            officer: "Desk".into(),
            cases: vec![case],
            rulings: vec![ruling],
            why: None,
            blind: None,
        })
    }

    #[test]
    fn urgent_cases_come_first_and_ended_ones_last_and_one_alone_finds_the_same_place() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        book.record(&[tip(0, "a"), tip(1, "b"), tip(2, "c"), tip(3, "d")]).expect("recorded");
        let deadlines = Deadlines::default();
        let mut kept = book.inbox(&deadlines).expect("read");
        let changes = [
            (3, Ruling::Urgency { value: Urgency::High }),
            (1, Ruling::Urgency { value: Urgency::Low }),
            (2, Ruling::Dismissed),
        ];
        for (case, ruling) in changes {
            book.record(&[Change::CaseRead { case }, decided(case, ruling)]).expect("recorded");
            kept.put(book.inbox_row(&deadlines, case).expect("read").expect("there"));
        }
        let anew = book.inbox(&deadlines).expect("read");
        let order = |inbox: &Inbox| inbox.all().iter().map(|row| row.case).collect::<Vec<_>>();
        assert_eq!(order(&anew), [3, 4, 1, 2]);
        assert_eq!((order(&kept), kept.open().len()), (order(&anew), 3));
        assert_eq!(anew.all(), kept.all());
    }
}
