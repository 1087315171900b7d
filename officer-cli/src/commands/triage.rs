//! `triage`: what an officer decides about one case or many, for one reason; every decision enters the journal, and a new
//! status is told to the source.

use std::path::Path;

use rand::RngCore as _;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::Day;

use super::notices::{self, Notices};
use super::reply::read_text;
use super::{Session, newest_card, standing};
use crate::casebook::{Casebook, Decision, MAX_NAME, MAX_TEXT, Ruling};
use crate::cli::Triage;
use crate::problem::{Problem, Result, Undecided};
use crate::random;
use crate::text::{Deciding, Say};

/// The word that takes a ruling back.
const NONE: &str = "none";

pub(super) fn run(session: &mut Session<'_>, arguments: &Triage) -> Result<()> {
    let why = arguments.why_file.as_deref().map(read_bounded).transpose()?;
    let note = arguments.note_file.as_deref().map(read_bounded).transpose()?;
    let mut book = session.open()?;
    let rulings = rulings(&book, arguments, note)?;
    let cases = cases(&book, arguments)?;
    if arguments.reference.is_some() && cases.len() > 1 {
        return Err(Undecided::OneReference.into());
    }
    let alone = cases.first().copied().filter(|_| cases.len() == 1 && arguments.duplicate_of.is_none());
    let officer = officer(session.officer.as_deref(), &book)?;
    let decision = Decision { day: session.today, officer, cases, rulings, why, blind: None };
    let (recorded, notices) = decide_and_tell(&mut book, decision)?;
    session.say(&Say::Deciding(recorded))?;
    notices::report(session, &book, notices)?;
    alone.map_or(Ok(()), |case| suggest(session, &book, case))
}

/// Puts a decision into the journal, or says why it cannot be recorded. Gives what to say about it.
pub fn decide(book: &mut Casebook, decision: Decision) -> Result<Deciding> {
    decide_and_tell(book, decision).map(|(recorded, _)| recorded)
}

/// The same, and what became of the notices to the sources.
fn decide_and_tell(book: &mut Casebook, mut decision: Decision) -> Result<(Deciding, Notices)> {
    if decision.rulings.is_empty() {
        return Err(Undecided::Nothing.into());
    }
    if decision.rulings.contains(&Ruling::Dismissed) && decision.why.is_none() {
        return Err(Undecided::ReasonNeeded.into());
    }
    // a case named twice is decided once
    decision.cases.sort_unstable();
    decision.cases.dedup();
    for case in &decision.cases {
        book.current_key(*case)?.ok_or(Problem::NoSuchCase(*case))?;
    }
    if decision.is_private() {
        let mut blind = [0; 16];
        random::system().fill_bytes(&mut blind);
        decision.blind = Some(Hex(blind));
    }
    let cases = decision.cases.len();
    let notices = notices::record(book, &decision)?;
    let (number, hash) = book.last_decision()?.unwrap_or_default();
    Ok((Deciding::Recorded { number, cases, hash }, notices))
}

/// The cases that were named; with `--similar` also what tells much the same.
fn cases(book: &Casebook, arguments: &Triage) -> Result<Vec<i64>> {
    let mut cases = arguments.cases.clone();
    if let Some(least) = arguments.similar {
        for case in &arguments.cases {
            cases.extend(book.flood(*case)?.into_iter().filter(|(_, percent)| *percent >= least).map(|(case, _)| case));
        }
    }
    cases.sort_unstable();
    cases.dedup();
    Ok(cases)
}

/// Says beside the output which cases tell much the same, unless somebody has ruled on that.
fn suggest(session: &mut Session<'_>, book: &Casebook, case: i64) -> Result<()> {
    let alike = standing::alike(book, case)?;
    if alike.is_empty() { Ok(()) } else { session.note(&Say::Deciding(Deciding::Alike(alike))) }
}

/// A decision that another command makes: it asks nobody for a name, and takes the one that was given last.
pub(super) fn beside(book: &Casebook, (day, by): (Day, Option<&str>), case: i64, ruling: Ruling) -> Result<Decision> {
    let officer = match officer(by, book) {
        Err(Problem::Undecided(Undecided::OfficerNeeded)) => String::new(),
        named => named?,
    };
    Ok(Decision { day, officer, cases: vec![case], rulings: vec![ruling], why: None, blind: None })
}

/// Who decides: as said now, or as said last.
pub fn officer(said: Option<&str>, book: &Casebook) -> Result<String> {
    match said {
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
    if let Some(status) = arguments.status {
        let reference = arguments.reference.clone();
        if reference.as_ref().is_some_and(|reference| reference.len() > 100) {
            return Err(Problem::RefTooLong);
        }
        let told = arguments.tell || (!arguments.quiet && book.sends_notices()?);
        rulings.push(Ruling::Status { value: status.into(), reference, told });
    }
    Ok(rulings)
}

/// The case that is repeated: another one, which is there.
pub fn duplicated(book: &Casebook, of: &str, cases: &[i64]) -> Result<Option<i64>> {
    if of == NONE {
        return Ok(None);
    }
    let number: i64 = of.parse().map_err(|_| Undecided::NotACase(of.to_owned()))?;
    book.current_key(number)?.ok_or(Problem::NoSuchCase(number))?;
    if cases.contains(&number) { Err(Undecided::DuplicateOfItself(number).into()) } else { Ok(Some(number)) }
}

/// A name or tag: some text on one line, not too long.
pub fn checked(name: &str) -> Result<String> {
    checked_to(name, MAX_NAME)
}

/// The same, of at most so many bytes.
pub(super) fn checked_to(name: &str, limit: usize) -> Result<String> {
    let fits = !name.trim().is_empty() && name.len() <= limit && !name.chars().any(char::is_control);
    if fits { Ok(name.to_owned()) } else { Err(Undecided::NameNotUsable { limit }.into()) }
}

pub(super) fn read_bounded(path: &Path) -> Result<String> {
    bounded(read_text(Some(path))?)
}

/// A reason or note: some text, not too long.
pub fn bounded(text: String) -> Result<String> {
    if text.len() > MAX_TEXT || text.trim().is_empty() {
        Err(Undecided::ReasonNotUsable { limit: MAX_TEXT }.into())
    } else {
        Ok(text)
    }
}
