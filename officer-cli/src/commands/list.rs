//! `list`: one line a case, newest last.

use serde_json::{Value, json};
use sybyr_crypto::tip::Language;

use super::{Session, choice_name, leaf_name, newest_card};
use crate::casebook::{CaseRow, Casebook};
use crate::clock;
use crate::problem::Result;
use crate::terminal;
use crate::text::Say;

pub(super) fn run(session: &mut Session<'_>, as_json: bool) -> Result<()> {
    let book = session.open()?;
    let cases = book.cases()?;
    if as_json {
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
        let place = [
            tip.sector.as_deref().map(|id| choice_name(card.as_ref().map_or(&[], |c| &c.sectors), id, language)),
            tip.district.as_deref().map(|id| choice_name(card.as_ref().map_or(&[], |c| &c.districts), id, language)),
        ];
        let place: Vec<String> = place.into_iter().flatten().collect();
        rows.push([
            case.number.to_string(),
            if case.unread > 0 { "*".into() } else { " ".into() },
            clock::format(case.newest.day),
            place.join(", "),
            language.kind(tip.kind).into(),
            language_word(tip.language).into(),
            count(case.tips),
            count(tip.files),
            count(case.replies),
            first_line(session, &case.first.first_line, case.first.withdrawn),
        ]);
    }
    let heads = language.list_heads();
    let heads: [String; 10] = std::array::from_fn(|i| heads[i].to_owned());
    let limits = [6, 1, 10, 24, 10, 2, 5, 5, 7];
    let widths: [usize; 9] = std::array::from_fn(|i| {
        rows.iter()
            .chain([&heads])
            .map(|row| terminal::width(&row[i]))
            .max()
            .unwrap_or(0)
            .min(limits[i].max(terminal::width(&heads[i])))
    });
    let columns = terminal::columns();
    for row in [&heads].into_iter().chain(&rows) {
        let mut text = String::new();
        for (cell, width) in row.iter().zip(widths) {
            text.push_str(&terminal::pad(cell, width));
            text.push_str("  ");
        }
        let room = columns.saturating_sub(terminal::width(&text)).max(20);
        text.push_str(&terminal::fit(&row[9], room));
        session.line(text.trim_end())?;
    }
    Ok(())
}

fn count(n: u32) -> String {
    if n == 0 { "-".into() } else { n.to_string() }
}

fn first_line(session: &Session<'_>, text: &str, withdrawn: bool) -> String {
    let shown = terminal::first_line(text, 100);
    match (withdrawn, shown.is_empty()) {
        (true, _) => session.language.say(&Say::Withdrawn),
        (false, true) => session.language.say(&Say::NoText),
        (false, false) => shown,
    }
}

fn language_word(language: Language) -> &'static str {
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
