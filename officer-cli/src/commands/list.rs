//! `list`: one line a case, newest last.

use serde_json::{Value, json};
use sybyr_crypto::card::Card;
use sybyr_crypto::tip::Language;

use super::{Session, choice_name, leaf_name, newest_card};
use crate::casebook::{CaseRow, Casebook};
use crate::clock;
use crate::problem::Result;
use crate::terminal;
use crate::text::{self, Say};

/// The column of sector and district, and the columns it keeps at least.
const ABOUT: usize = 3;
const LEAST_ABOUT: usize = 10;
/// Columns that a first line says something in.
const LEAST: usize = 20;

pub(super) fn run(session: &mut Session<'_>, newest: Option<u32>) -> Result<()> {
    let book = session.open()?;
    let cases = match newest {
        None => book.cases()?,
        Some(count) => book.newest_cases(None, count)?.into_iter().rev().collect(),
    };
    if session.json {
        let listed: Vec<Value> = cases.iter().map(to_json).collect();
        let all = json!({ "cases": listed, "unopened": book.unopened_count()? });
        return session.line(&terminal::json(&all));
    }
    if cases.is_empty() {
        session.say(&Say::NoCases)?;
    } else {
        print(session, &book, &cases)?;
    }
    let heard: Vec<String> = cases.iter().filter(|case| case.heard).map(|case| case.number.to_string()).collect();
    if !heard.is_empty() {
        session.note(&Say::HeardCases { cases: heard })?;
    }
    let unopened = book.unopened_blobs()?;
    if unopened.is_empty() {
        return Ok(());
    }
    let tips = unopened.into_iter().map(|(shard, leaf, blob)| (leaf_name(&shard, leaf), blob)).collect();
    session.note(&Say::UnopenedTips { tips })
}

pub(super) fn print(session: &mut Session<'_>, book: &Casebook, cases: &[CaseRow]) -> Result<()> {
    let language = session.language;
    let card = newest_card(book)?;
    let mut rows = Vec::new();
    for case in cases {
        let tip = &case.first;
        rows.push([
            case.number.to_string(),
            if case.unread > 0 { "*".into() } else { " ".into() },
            clock::format(case.newest.day),
            about(case, card.as_ref(), language),
            language.kind(tip.kind).into(),
            language_word(tip.language).into(),
            count(case.tips),
            count(tip.files),
            count(case.replies),
            first_line(case, language),
        ]);
    }
    let heads = language.list_heads();
    let heads: [String; 10] = std::array::from_fn(|i| heads[i].to_owned());
    let limits = [6, 1, 10, 24, 10, 2, 5, 5, 7];
    let mut widths: [usize; 9] = std::array::from_fn(|i| {
        rows.iter()
            .chain([&heads])
            .map(|row| terminal::width(&row[i]))
            .max()
            .unwrap_or(0)
            .min(limits[i].max(terminal::width(&heads[i])))
    });
    let columns = terminal::columns();
    // on a narrow terminal the sector gives way to the first line
    let left = columns.saturating_sub(widths.iter().sum::<usize>() + 2 * widths.len());
    widths[ABOUT] -= LEAST.saturating_sub(left).min(widths[ABOUT].saturating_sub(LEAST_ABOUT));
    for row in [&heads].into_iter().chain(&rows) {
        let mut text = String::new();
        for (cell, width) in row.iter().zip(widths) {
            text.push_str(&terminal::pad(cell, width));
            text.push_str("  ");
        }
        let room = columns.saturating_sub(terminal::width(&text)).max(LEAST_ABOUT);
        text.push_str(&terminal::fit(&row[9], room));
        session.line(text.trim_end())?;
    }
    Ok(())
}

fn count(n: u32) -> String {
    if n == 0 { "-".into() } else { n.to_string() }
}

/// Sector and district in the card's words; safe, because the card's own names and ids are.
pub fn about(case: &CaseRow, card: Option<&Card>, language: text::Language) -> String {
    let tip = &case.first;
    let place = [
        tip.sector.as_deref().map(|id| choice_name(card.map_or(&[], |c| &c.sectors), id, language)),
        tip.district.as_deref().map(|id| choice_name(card.map_or(&[], |c| &c.districts), id, language)),
    ];
    place.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The first line of the first tip, safe, or what there is in its place.
pub fn first_line(case: &CaseRow, language: text::Language) -> String {
    let shown = terminal::first_line(&case.first.first_line, 100);
    match (case.first.withdrawn, shown.is_empty()) {
        (true, _) => language.say(&Say::Withdrawn),
        (false, true) => language.say(&Say::NoText),
        (false, false) => shown,
    }
}

/// The word of a tip's language.
pub fn language_word(language: Language) -> &'static str {
    use Language::{En, Kk, Ru};
    match language {
        En => "en",
        Ru => "ru",
        Kk => "kk",
    }
}

fn to_json(case: &CaseRow) -> Value {
    let tip = &case.first;
    let mut value = json!({
        "case": case.number,
        "received": clock::format(case.newest.day),
        "first_received": clock::format(case.first.day),
        "kind": tip.kind,
        "language": language_word(tip.language),
        "tips": case.tips,
        "new": case.unread,
        "replies": case.replies,
        "attachments": tip.files,
        "withdrawn": case.first.withdrawn,
        "heard": case.heard,
        "leaf": leaf_name(&case.first.shard, case.first.leaf),
        "first_line": case.first.first_line,
    });
    for (name, id) in [("sector", &tip.sector), ("district", &tip.district)] {
        if let Some(id) = id {
            value[name] = id.as_str().into();
        }
    }
    value
}
