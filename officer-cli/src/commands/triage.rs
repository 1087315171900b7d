//! `triage`: what an officer decides about one case or many, for one reason; every decision enters the journal.

use std::path::Path;

use super::reply::read_text;
use super::{Session, newest_card};
use crate::casebook::{Casebook, Change, Decision, MAX_NAME, MAX_TEXT, Ruling};
use crate::cli::Triage;
use crate::problem::{Problem, Result, Undecided};
use crate::text::{Deciding, Say};

/// The word that takes a ruling back.
const NONE: &str = "none";

pub(super) fn run(session: &mut Session<'_>, arguments: &Triage) -> Result<()> {
    let why = arguments.why_file.as_deref().map(read_bounded).transpose()?;
    let note = arguments.note_file.as_deref().map(read_bounded).transpose()?;
    let mut book = session.open()?;
    let rulings = rulings(&book, arguments, note)?;
    if rulings.is_empty() {
        return Err(Undecided::Nothing.into());
    }
    if rulings.contains(&Ruling::Dismissed) && why.is_none() {
        return Err(Undecided::ReasonNeeded.into());
    }
    for case in &arguments.cases {
        book.current_key(*case)?.ok_or(Problem::NoSuchCase(*case))?;
    }
    let decision =
        Decision { day: session.today, officer: officer(session, &book)?, cases: cases(arguments), rulings, why };
    book.record(&[Change::Decided(decision)])?;
    let (number, hash) = book.decisions(None)?.last().map_or_else(Default::default, |d| (d.number, d.hash.to_string()));
    session.say(&Say::Deciding(Deciding::Recorded { number, cases: cases(arguments).len(), hash }))
}

/// Each case once, ascending: a case named twice is decided once.
fn cases(arguments: &Triage) -> Vec<i64> {
    let mut cases = arguments.cases.clone();
    cases.sort_unstable();
    cases.dedup();
    cases
}

/// Who decides: as said now, or as said last.
fn officer(session: &Session<'_>, book: &Casebook) -> Result<String> {
    match &session.officer {
        Some(name) => checked(name.trim()),
        None => book.last_officer()?.ok_or_else(|| Undecided::OfficerNeeded.into()),
    }
}

fn rulings(book: &Casebook, arguments: &Triage, note: Option<String>) -> Result<Vec<Ruling>> {
    let card = newest_card(book)?;
    let (sectors, districts) = card.map_or_else(Default::default, |card| (card.sectors, card.districts));
    let known = |list: &[sybyr_crypto::card::Choice], id: &str| match id {
        NONE => Ok(None),
        id if list.iter().any(|choice| choice.id == id) => Ok(Some(id.to_owned())),
        id => Err(Problem::from(Undecided::NotOnTheCard(id.to_owned()))),
    };
    let mut rulings = Vec::new();
    if let Some(id) = &arguments.sector {
        rulings.push(Ruling::Sector { id: known(&sectors, id)? });
    }
    if let Some(id) = &arguments.district {
        rulings.push(Ruling::District { id: known(&districts, id)? });
    }
    rulings.extend(arguments.signs.map(|value| Ruling::Signs { value }));
    rulings.extend(arguments.competence.map(|value| Ruling::Competence { value }));
    rulings.extend(arguments.urgency.map(|value| Ruling::Urgency { value }));
    if let Some(of) = &arguments.duplicate_of {
        rulings.push(Ruling::DuplicateOf { case: duplicated(book, of, &arguments.cases)? });
    }
    for name in &arguments.tag {
        rulings.push(Ruling::Tag { name: checked(name)? });
    }
    for name in &arguments.untag {
        rulings.push(Ruling::Untag { name: checked(name)? });
    }
    if let Some(name) = &arguments.assign {
        let officer = if name == NONE { None } else { Some(checked(name)?) };
        rulings.push(Ruling::Assigned { officer });
    }
    rulings.extend(note.map(|text| Ruling::Note { text }));
    if arguments.dismiss {
        rulings.push(Ruling::Dismissed);
    }
    if arguments.reopen {
        rulings.push(Ruling::Reopened);
    }
    Ok(rulings)
}

/// The case that is repeated: another one, which is there.
fn duplicated(book: &Casebook, of: &str, cases: &[i64]) -> Result<Option<i64>> {
    if of == NONE {
        return Ok(None);
    }
    let number: i64 = of.parse().map_err(|_| Undecided::NotACase(of.to_owned()))?;
    book.current_key(number)?.ok_or(Problem::NoSuchCase(number))?;
    if cases.contains(&number) { Err(Undecided::DuplicateOfItself(number).into()) } else { Ok(Some(number)) }
}

/// A name or tag: some text on one line, not too long.
fn checked(name: &str) -> Result<String> {
    let fits = !name.trim().is_empty() && name.len() <= MAX_NAME && !name.chars().any(char::is_control);
    if fits { Ok(name.to_owned()) } else { Err(Undecided::NameNotUsable { limit: MAX_NAME }.into()) }
}

fn read_bounded(path: &Path) -> Result<String> {
    let text = read_text(Some(path))?;
    if text.len() > MAX_TEXT || text.trim().is_empty() {
        Err(Undecided::ReasonNotUsable { limit: MAX_TEXT }.into())
    } else {
        Ok(text)
    }
}
