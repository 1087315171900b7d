//! What the year's figures are counted from: one row a case, without a word that anybody wrote.

use rusqlite::Row;
use sybyr_crypto::keys::Day;
use sybyr_crypto::reply::Status;
use sybyr_crypto::tip::Kind;

use super::Casebook;
use super::cases::from_word;
use super::clocks::{FINAL, TOLD_LAST};
use super::decisions::{Competence, Signs};
use crate::problem::Result;

/// A case as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day its first tip came.
    pub received: Day,
    /// How it was told.
    pub kind: Kind,
    /// The officer's sector, or the source's own.
    pub sector: Option<String>,
    /// The officer's district, or the source's own.
    pub district: Option<String>,
    /// Whose matter.
    pub competence: Option<Competence>,
    /// Signs of a crime.
    pub signs: Option<Signs>,
    /// It repeats another case.
    pub is_duplicate: bool,
    /// Nothing more will be done.
    pub dismissed: bool,
    /// Where it stands: by decision, or as the source was told last.
    pub status: Option<Status>,
    /// The day of the first answer.
    pub acknowledged: Option<Day>,
    /// The day of the first answer that ended the case.
    pub ended: Option<Day>,
}

impl Casebook {
    /// Every case whose first tip came from `from` to `to`, both included, in the order of their numbers.
    pub fn counted(&self, from: Day, to: Day) -> Result<Vec<Counted>> {
        let mut query = self.index.db.prepare(&format!(
            "SELECT first.day, first.kind, coalesce(standing.sector, first.sector), coalesce(standing.district, first.district),
                standing.competence, standing.signs, standing.duplicate_of IS NOT NULL, coalesce(dismissed, 0),
                coalesce(statuses.status, {TOLD_LAST}),
                (SELECT min(day) FROM replies WHERE replies.case_number = cases.number),
                (SELECT min(day) FROM (SELECT day FROM replies
                    WHERE replies.case_number = cases.number AND replies.status IN ({FINAL}) UNION ALL SELECT ended))
             FROM cases
             JOIN tips AS first ON first.case_number = cases.number AND first.arrived = 1
             LEFT JOIN standing ON standing.case_number = cases.number
             LEFT JOIN statuses ON statuses.case_number = cases.number
             WHERE first.day BETWEEN ?1 AND ?2 ORDER BY cases.number"
        ))?;
        let cases = query.query_map([from, to], read)?;
        Ok(cases.collect::<rusqlite::Result<_>>()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Counted> {
    Ok(Counted {
        received: row.get(0)?,
        kind: from_word(row, 1)?,
        sector: row.get(2)?,
        district: row.get(3)?,
        competence: super::decisions::from_word(row, 4)?,
        signs: super::decisions::from_word(row, 5)?,
        is_duplicate: row.get(6)?,
        dismissed: row.get(7)?,
        status: super::decisions::from_word(row, 8)?,
        acknowledged: row.get(9)?,
        ended: row.get(10)?,
    })
}
