//! A journal that only grows: each decision is chained to the one before it and changes where its cases stand.
//!
//! ```text
//! hash_0 = 32 zero bytes        hash_n = H("decision", hash_(n-1), var(JSON of decision n))
//! ```
//!
//! The casebook's own journal is authenticated as a whole; this chain is for what leaves the casebook, so that an
//! extract shows by itself that nothing was taken out of it or put into it later.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::Day;
use sybyr_crypto::notation::{hash, var};

use super::{ChainedDecision, Decision, Ruling, Standing, from_word, word};
use crate::casebook::Casebook;
use crate::casebook::index::IndexResult;
use crate::casebook::statuses::{self, CaseStatus};
use crate::problem::{Problem, Result};

pub(in crate::casebook) const SCHEMA: &str = "
CREATE TABLE decisions (number INTEGER PRIMARY KEY, json TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE decided (case_number INTEGER NOT NULL REFERENCES cases, decision INTEGER NOT NULL REFERENCES decisions,
    PRIMARY KEY (case_number, decision)) STRICT, WITHOUT ROWID;
CREATE TABLE standing (case_number INTEGER PRIMARY KEY REFERENCES cases, sector TEXT, district TEXT, signs TEXT,
    competence TEXT, urgency TEXT NOT NULL DEFAULT 'normal', duplicate_of INTEGER REFERENCES cases, assigned TEXT,
    dismissed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE tags (case_number INTEGER NOT NULL REFERENCES cases, name TEXT NOT NULL,
    PRIMARY KEY (case_number, name)) STRICT, WITHOUT ROWID;
";

/// Puts a decision at the end of the chain and lets it count.
pub(in crate::casebook) fn decide(db: &Connection, decision: &Decision) -> IndexResult<()> {
    let json = serde_json::to_string(decision).expect("decisions always serialize");
    let last = "SELECT number, hash FROM decisions ORDER BY number DESC LIMIT 1";
    let (number, before) = db
        .prepare_cached(last)?
        .query_row([], |row| Ok((row.get::<_, u64>(0)?, row.get::<_, String>(1)?)))
        .optional()?
        .map_or(Some((0, [0; 32])), |(number, digits)| Some((number, hex::decode(&digits)?)))
        .ok_or(rusqlite::Error::InvalidQuery)?;
    let link = chain(&before, &json);
    db.prepare_cached("INSERT INTO decisions (number, json, hash) VALUES (?1, ?2, ?3)")?.execute(params![
        number + 1,
        json,
        hex::encode(&link)
    ])?;
    for case in &decision.cases {
        db.prepare_cached("INSERT INTO decided (case_number, decision) VALUES (?1, ?2)")?
            .execute(params![case, number + 1])?;
        db.prepare_cached("INSERT OR IGNORE INTO standing (case_number) VALUES (?1)")?.execute([case])?;
        decision.rulings.iter().try_for_each(|ruling| rule(db, *case, ruling, decision.day))?;
    }
    Ok(())
}

/// `H("decision", before, var(json))`
fn chain(before: &[u8; 32], json: &str) -> [u8; 32] {
    hash("decision", &[before, &var(json.as_bytes())])
}

fn rule(db: &Connection, case: i64, ruling: &Ruling, day: Day) -> IndexResult<()> {
    let set = |column: &str, value: &dyn rusqlite::ToSql| {
        db.prepare_cached(&format!("UPDATE standing SET {column} = ?2 WHERE case_number = ?1"))?
            .execute(params![case, value])
            .map(drop)
    };
    match ruling {
        Ruling::Sector { id } => set("sector", id),
        Ruling::District { id } => set("district", id),
        Ruling::Signs { value } => set("signs", &word(value)),
        Ruling::Competence { value } => set("competence", &word(value)),
        Ruling::Urgency { value } => set("urgency", &word(value)),
        Ruling::DuplicateOf { case: of } => set("duplicate_of", of),
        Ruling::Assigned { officer } => set("assigned", officer),
        Ruling::Tag { name } => db
            .prepare_cached("INSERT OR IGNORE INTO tags (case_number, name) VALUES (?1, ?2)")?
            .execute(params![case, name])
            .map(drop),
        Ruling::Untag { name } => db
            .prepare_cached("DELETE FROM tags WHERE case_number = ?1 AND name = ?2")?
            .execute(params![case, name])
            .map(drop),
        Ruling::Note { .. } | Ruling::PassedOn { .. } => Ok(()),
        Ruling::Dismissed => set("dismissed", &true),
        Ruling::Reopened => set("dismissed", &false),
        Ruling::Status { value, reference, told } => {
            statuses::set(db, case, &CaseStatus { status: *value, reference: reference.clone(), told: *told }, day)
        }
    }
}

impl Casebook {
    /// Where a case stands; as it came when nothing was decided.
    pub fn standing(&self, case: i64) -> Result<Standing> {
        let db = &self.index.db;
        let read = |row: &Row<'_>| {
            Ok(Standing {
                sector: row.get(0)?,
                district: row.get(1)?,
                signs: from_word(row, 2)?,
                competence: from_word(row, 3)?,
                urgency: from_word(row, 4)?.unwrap_or_default(),
                duplicate_of: row.get(5)?,
                assigned: row.get(6)?,
                tags: Vec::new(),
                dismissed: row.get(7)?,
            })
        };
        let mut standing = db
            .prepare_cached(
                "SELECT sector, district, signs, competence, urgency, duplicate_of, assigned, dismissed FROM standing
                 WHERE case_number = ?1",
            )?
            .query_row([case], read)
            .optional()?
            .unwrap_or_default();
        let mut tags = db.prepare_cached("SELECT name FROM tags WHERE case_number = ?1 ORDER BY name")?;
        standing.tags = tags.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(standing)
    }

    /// The decisions about a case, or all of them, in order. The whole chain is computed anew each time.
    pub fn decisions(&self, case: Option<i64>) -> Result<Vec<ChainedDecision>> {
        let mut query = self.index.db.prepare(
            "SELECT number, json, hash, ?1 IS NULL OR EXISTS
                (SELECT 1 FROM decided WHERE case_number = ?1 AND decision = number) FROM decisions ORDER BY number",
        )?;
        let mut rows = query.query([case])?;
        let mut before = [0; 32];
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (number, json, digits): (u64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            before = chain(&before, &json);
            if digits != hex::encode(&before) {
                return Err(Problem::damaged(self.dir()));
            }
            if row.get(3)? {
                let decision = serde_json::from_str(&json).map_err(|_| Problem::damaged(self.dir()))?;
                found.push(ChainedDecision { number, decision, json, hash: Hex(before) });
            }
        }
        Ok(found)
    }

    /// The number and hash of the last decision.
    pub fn last_decision(&self) -> Result<Option<(u64, String)>> {
        let last = "SELECT number, hash FROM decisions ORDER BY number DESC LIMIT 1";
        Ok(self.index.db.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// Who was named last: the officer at this machine, until another name is given.
    pub fn last_officer(&self) -> Result<Option<String>> {
        let last: Option<(u64, String)> = self
            .index
            .db
            .query_row(
                "SELECT number, json FROM decisions WHERE json ->> 'officer' <> '' ORDER BY number DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        if let Some(name) = self.signed_after(last.as_ref().map_or(0, |(number, _)| *number))? {
            return Ok(Some(name));
        }
        let decision = last.map(|(_, json)| serde_json::from_str::<Decision>(&json)).transpose();
        Ok(decision.map_err(|_| Problem::damaged(self.dir()))?.map(|decision| decision.officer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::Change;
    use crate::casebook::decisions::{Signs, Urgency};
    use crate::casebook::tests::{create, folder, open, tip};

    fn decision(cases: &[i64], rulings: &[Ruling]) -> Change {
        Change::Decided(Decision {
            day: 20_779,
            officer: "Desk 2".into(),
            cases: cases.to_vec(),
            rulings: rulings.to_vec(),
            why: None,
            blind: None,
        })
    }

    #[test]
    fn the_last_ruling_on_a_matter_counts_and_all_stay_in_the_journal() {
        let dir = folder();
        let path = dir.path().join("book");
        let mut book = create(&path);
        book.record(&[tip(0, "a"), tip(1, "b")]).expect("recorded");
        let high = Ruling::Urgency { value: Urgency::High };
        book.record(&[decision(&[1, 2], &[high.clone(), Ruling::Tag { name: "flood".into() }])]).expect("recorded");
        book.record(&[decision(
            &[1],
            &[Ruling::Urgency { value: Urgency::Low }, Ruling::Untag { name: "flood".into() }],
        )])
        .expect("recorded");
        drop(book);
        let book = open(&path).expect("opens");
        let (one, two) = (book.standing(1).expect("there"), book.standing(2).expect("there"));
        assert_eq!((one.urgency, one.tags.len()), (Urgency::Low, 0));
        assert_eq!((two.urgency, two.tags), (Urgency::High, vec!["flood".to_owned()]));
        let numbers = |case| book.decisions(case).expect("whole").iter().map(|d| d.number).collect::<Vec<_>>();
        assert_eq!((numbers(None), numbers(Some(1)), numbers(Some(2))), (vec![1, 2], vec![1, 2], vec![1]));
        assert_eq!(book.last_officer().expect("there").as_deref(), Some("Desk 2"));
    }

    #[test]
    fn a_changed_or_missing_decision_breaks_the_chain() {
        for harm in [
            "UPDATE decisions SET json = replace(json, 'Desk 2', 'Desk 3') WHERE number = 1",
            "DELETE FROM decided WHERE decision = 1; DELETE FROM decisions WHERE number = 1",
            "UPDATE decisions SET hash = (SELECT hash FROM decisions WHERE number = 2) WHERE number = 1",
        ] {
            let dir = folder();
            let mut book = create(&dir.path().join("book"));
            book.record(&[tip(0, "a")]).expect("recorded");
            for value in [Signs::Yes, Signs::No] {
                book.record(&[decision(&[1], &[Ruling::Signs { value }])]).expect("recorded");
            }
            assert_eq!(book.decisions(Some(1)).expect("whole").len(), 2);
            book.index.db.execute_batch(harm).expect("harmed");
            assert!(matches!(book.decisions(Some(1)), Err(Problem::Damaged { .. })), "{harm}");
        }
    }

    #[test]
    fn the_chain_is_the_one_that_is_written_down() {
        let json =
            r#"{"day":20779,"officer":"Desk 2","cases":[1],"rulings":[{"about":"competence","value":"others"}]}"#;
        let part = [&u32::try_from(json.len()).expect("short").to_be_bytes()[..], json.as_bytes()].concat();
        let message = [&[17][..], b"sybyr/v1/decision", &[0; 32], &part].concat();
        assert_eq!(chain(&[0; 32], json), sybyr_crypto::notation::sha256(&message));
    }

    #[test]
    fn a_case_nobody_decided_about_stands_as_it_came() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        book.record(&[tip(0, "a")]).expect("recorded");
        assert_eq!(book.standing(1).expect("there"), Standing::default());
        assert!(book.decisions(None).expect("whole").is_empty());
    }
}
