//! `due`: what is owed to whom and until when, the most pressing first.

use serde_json::{Value, json};
use sybyr_crypto::keys::Day;

use super::page::{Mark, Page};
use super::{Session, newest_card};
use crate::casebook::{Clock, Deadlines, Due};
use crate::clock;
use crate::problem::Result;
use crate::terminal;
use crate::text::{Deciding, Say};

pub(super) fn run(session: &mut Session<'_>, within: Option<u32>) -> Result<()> {
    let book = session.open()?;
    let last = within.map_or(Day::MAX, |days| session.today.saturating_add(days));
    let deadlines = Deadlines::promised(newest_card(&book)?.as_ref());
    let due: Vec<Due> = book.due(&deadlines)?.into_iter().filter(|one| one.day <= last).collect();
    let late = due.iter().filter(|one| one.day < session.today).count();
    if session.json {
        let listed: Vec<Value> = due.iter().map(|one| to_json(one, session.today)).collect();
        return session.line(&terminal::json(&json!({ "due": listed, "late": late })));
    }
    let mut page = Page::new(session.language, terminal::columns());
    write(&mut page, &due, session.today);
    page.print(session)?;
    if due.is_empty() {
        return Ok(());
    }
    session.note(&Say::Deciding(Deciding::DueInAll { due: due.len(), late }))
}

/// Writes one line a clock, or that none runs. What is late is marked.
pub fn write(page: &mut Page, due: &[Due], today: Day) {
    for one in due {
        let days = i64::from(one.day) - i64::from(today);
        let mark = if days < 0 { Mark::Warning } else { Mark::Text };
        page.say(mark, &Say::Deciding(Deciding::Due { case: one.case, clock: one.clock, day: one.day, days }));
    }
    if due.is_empty() {
        page.say(Mark::Text, &Say::Deciding(Deciding::NothingDue));
    }
}

fn to_json(due: &Due, today: Day) -> Value {
    let clock = match due.clock {
        Clock::Redirect => "redirect",
        Clock::Acknowledge => "acknowledge",
        Clock::Answer => "answer",
    };
    json!({ "case": due.case, "for": clock, "day": clock::format(due.day), "late": due.day < today })
}
