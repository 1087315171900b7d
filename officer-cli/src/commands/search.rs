//! `search` and `similar`: cases by what their tips say.

use serde_json::json;

use super::{Session, list};
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Deciding, Say};

pub(super) fn search(session: &mut Session<'_>, words: &[String]) -> Result<()> {
    let book = session.open()?;
    let found = book.search(&words.join(" "))?;
    if session.json {
        return session.line(&terminal::json(&json!({ "cases": found })));
    }
    let cases = book.cases_of(&found)?;
    if cases.is_empty() {
        session.say(&Say::Deciding(Deciding::NothingFound))
    } else {
        list::print(session, &book, &cases)
    }
}

pub(super) fn similar(session: &mut Session<'_>, case: i64) -> Result<()> {
    let book = session.open()?;
    book.current_key(case)?.ok_or(Problem::NoSuchCase(case))?;
    let found = book.similar(case)?;
    if session.json {
        let listed: Vec<_> = found.iter().map(|(case, share)| json!({ "case": case, "percent": share })).collect();
        return session.line(&terminal::json(&json!({ "similar": listed })));
    }
    let cases = book.cases_of(&found.iter().map(|(case, _)| *case).collect::<Vec<_>>())?;
    if cases.is_empty() {
        session.say(&Say::Deciding(Deciding::NothingFound))
    } else {
        list::print(session, &book, &cases)
    }
}
