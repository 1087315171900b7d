//! `journal`: every decision about a case, or all of them, with the chain that holds them together.

use serde_json::{Value, json};

use super::Session;
use crate::casebook::{ChainedDecision, Ruling};
use crate::clock;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Deciding, Say};

pub(super) fn run(session: &mut Session<'_>, case: Option<i64>, as_json: bool) -> Result<()> {
    let book = session.open()?;
    if let Some(case) = case {
        book.current_key(case)?.ok_or(Problem::NoSuchCase(case))?;
    }
    let decisions = book.decisions(case)?;
    if as_json {
        let listed: Vec<Value> = decisions.iter().map(to_json).collect();
        return session.line(&terminal::json(&json!({ "decisions": listed })));
    }
    if decisions.is_empty() {
        return session.say(&Say::Deciding(Deciding::NoDecisions));
    }
    for chained in &decisions {
        print(session, chained)?;
    }
    Ok(())
}

fn print(session: &mut Session<'_>, chained: &ChainedDecision) -> Result<()> {
    let ChainedDecision { number, decision, hash, .. } = chained;
    session.say(&Say::Deciding(Deciding::Title {
        number: *number,
        day: decision.day,
        officer: decision.officer.clone(),
        cases: decision.cases.clone(),
        hash: hash.to_string(),
    }))?;
    let language = session.language;
    let columns = terminal::columns();
    for ruling in &decision.rulings {
        let text = language.say(&Say::Deciding(Deciding::Ruled(ruling.clone())));
        session.line(terminal::wrap(&text, 2, columns).trim_end_matches('\n'))?;
        if let Ruling::Note { text } = ruling {
            session.line(terminal::wrap(&terminal::paragraph(text), 4, columns).trim_end_matches('\n'))?;
        }
    }
    if let Some(why) = &decision.why {
        let text = language.say(&Say::Deciding(Deciding::Why));
        session.line(&format!("  {text}"))?;
        session.line(terminal::wrap(&terminal::paragraph(why), 4, columns).trim_end_matches('\n'))?;
    }
    Ok(())
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
