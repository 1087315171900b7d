//! `journal`: every decision about a case, or all of them, with the chain that holds them together.

use serde_json::{Value, json};
use sybyr_crypto::card::Card;

use super::page::{Mark, Page};
use super::{Session, newest_card, standing};
use crate::casebook::{ChainedDecision, Ruling};
use crate::clock;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Deciding, Say};

pub(super) fn run(session: &mut Session<'_>, case: Option<i64>) -> Result<()> {
    let book = session.open()?;
    if let Some(case) = case {
        book.current_key(case)?.ok_or(Problem::NoSuchCase(case))?;
    }
    let decisions = book.decisions(case)?;
    if session.json {
        let listed: Vec<Value> = decisions.iter().map(to_json).collect();
        return session.line(&terminal::json(&json!({ "decisions": listed })));
    }
    let mut page = Page::new(session.language, terminal::columns());
    write_decisions(&mut page, &decisions, newest_card(&book)?.as_ref());
    page.print(session)
}

/// Writes decisions in their order, or that there are none; sectors and districts in the card's words.
pub fn write_decisions(page: &mut Page, decisions: &[ChainedDecision], card: Option<&Card>) {
    if decisions.is_empty() {
        page.say(Mark::Detail, &Say::Deciding(Deciding::NoDecisions));
    }
    for chained in decisions {
        write(page, chained, card);
    }
}

fn write(page: &mut Page, chained: &ChainedDecision, card: Option<&Card>) {
    let ChainedDecision { number, decision, hash, .. } = chained;
    page.say(
        Mark::Title,
        &Say::Deciding(Deciding::Title {
            number: *number,
            day: decision.day,
            officer: decision.officer.clone(),
            cases: decision.cases.clone(),
            hash: hash.to_string(),
        }),
    );
    for ruling in &decision.rulings {
        let text = standing::spoken(ruling, card, page.language);
        page.wrap(Mark::Detail, &text, 2);
        if let Ruling::Note { text } = ruling {
            page.wrap(Mark::Text, &terminal::paragraph(text), 4);
        }
    }
    if let Some(why) = &decision.why {
        let text = page.language.say(&Say::Deciding(Deciding::Why));
        page.put(Mark::Detail, &format!("  {text}"));
        page.wrap(Mark::Text, &terminal::paragraph(why), 4);
    }
}

/// `json` is exactly what is hashed, so that a stranger can compute the chain from the output alone.
fn to_json(chained: &ChainedDecision) -> Value {
    let ChainedDecision { number, decision, json, hash } = chained;
    let mut value = json!({
        "number": number,
        "day": clock::format(decision.day),
        "officer": decision.officer,
        "cases": decision.cases,
        "rulings": decision.rulings,
        "json": json,
        "hash": hash,
    });
    if let Some(why) = &decision.why {
        value["why"] = why.as_str().into();
    }
    value
}
