//! `show`: a whole case, tips and replies in their order, everything of strangers made safe.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sybyr_crypto::reply::Reply;
use sybyr_crypto::tip::Kind;

use super::claims::{self, Claims};
use super::page::{Mark, Page};
use super::{Session, leaf_name, newest_card, open_stored, own_name, standing, telling};
use crate::casebook::{Casebook, Change, ReplyRow, ReplyState, TipRow};
use crate::clock;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Field, Passing, Proving, Say};
use crate::work::Step;

/// A message of ours: its parts joined.
pub(super) struct Message {
    pub(super) first: ReplyRow,
    pub(super) reply: Reply,
    pub(super) text: String,
    parts: usize,
}

pub(super) fn run(session: &mut Session<'_>, case: i64) -> Result<()> {
    let mut book = session.open()?;
    // one damaged file must not hide the rest of the case
    let mut damaged = Vec::new();
    if session.json {
        let value = case_json(session, &book, case, &mut damaged)?;
        session.line(&terminal::json(&value))?;
    } else {
        let mut page = Page::new(session.language, terminal::columns());
        damaged = write_case(&mut page, &book, case)?;
        page.print(session)?;
    }
    if !damaged.is_empty() {
        return Err(Problem::CaseDidNotOpen { leaf: damaged.join(", ") });
    }
    mark_read(&mut book, case)
}

/// Writes the whole case: its title, where it stands, its tips and our replies in their order. Gives the leaves of tips
/// that do not open any more.
pub fn write_case(page: &mut Page, book: &Casebook, case: i64) -> Result<Vec<String>> {
    let tips = book.tips(case)?;
    if tips.is_empty() {
        return Err(Problem::NoSuchCase(case));
    }
    let messages = messages(book, case)?;
    let claims = claims::judge(book, case)?;
    let mut damaged = Vec::new();
    page.say(Mark::Title, &Say::CaseTitle { case, tips: tips.len(), replies: messages.len() });
    if is_withdrawn(&tips) {
        page.warn(&Say::Proving(Proving::CaseWithdrawn));
    }
    standing::write(page, book, case)?;
    for (i, tip) in tips.iter().enumerate() {
        if tips.len() > 1 {
            book.work().tell(Step::Tip(i + 1, tips.len()));
        }
        write_tip(page, book, i + 1, tip, &claims, &mut damaged)?;
        for message in messages.iter().filter(|m| m.first.answers == (tip.shard.clone(), tip.leaf)) {
            write_message(page, book, message)?;
        }
    }
    Ok(damaged)
}

/// Remembers that somebody has looked at the case.
pub fn mark_read(book: &mut Casebook, case: i64) -> Result<()> {
    if book.tips(case)?.iter().any(|tip| !tip.read) {
        book.record(&[Change::CaseRead { case }])?;
    }
    Ok(())
}

fn case_json(session: &Session<'_>, book: &Casebook, case: i64, damaged: &mut Vec<String>) -> Result<Value> {
    let tips = book.tips(case)?;
    if tips.is_empty() {
        return Err(Problem::NoSuchCase(case));
    }
    let messages = messages(book, case)?;
    let claims = claims::judge(book, case)?;
    let withdrawn = is_withdrawn(&tips);
    let tips = tips.iter().map(|tip| tip_json(session, book, tip, &claims, damaged)).collect::<Result<Vec<_>>>()?;
    let replies: Vec<Value> = messages.iter().map(message_json).collect();
    let standing = standing::to_json(book, case)?;
    let alike = standing::alike(book, case)?;
    let similar: Vec<Value> = alike.iter().map(|(case, percent)| json!({ "case": case, "percent": percent })).collect();
    Ok(
        json!({ "case": case, "withdrawn": withdrawn, "heard": book.is_heard(case)?, "standing": standing, "similar": similar, "tips": tips, "replies": replies }),
    )
}

pub(super) fn messages(book: &Casebook, case: i64) -> Result<Vec<Message>> {
    let mut joined: BTreeMap<usize, Message> = BTreeMap::new();
    let mut places = BTreeMap::new();
    for (i, row) in book.replies(case)?.into_iter().enumerate() {
        let reply = Reply::parse(row.json.as_bytes()).ok_or_else(|| Problem::damaged(book.dir()))?;
        let place = *places.entry((row.k.clone(), row.first)).or_insert(i);
        match joined.get_mut(&place) {
            Some(message) => {
                message.text.push_str(&reply.message);
                message.parts += 1;
            }
            None => {
                joined.insert(place, Message { text: reply.message.clone(), parts: 1, first: row, reply });
            }
        }
    }
    Ok(joined.into_values().collect())
}

fn write_tip(
    page: &mut Page,
    book: &Casebook,
    number: usize,
    row: &TipRow,
    claims: &Claims,
    damaged: &mut Vec<String>,
) -> Result<()> {
    let leaf = leaf_name(&row.shard, row.leaf);
    page.gap();
    page.say(Mark::Title, &Say::TipTitle { number, day: row.day, leaf: leaf.clone() });
    let marks = [
        (!row.read, Say::New),
        (row.withdrawn, Say::Withdrawn),
        (row.repeated, Say::Repeated),
        (row.old_key, Say::OldKey),
        (row.kind == Kind::Call, Say::Heard),
    ];
    for (_, mark) in marks.iter().filter(|(is_so, _)| *is_so) {
        page.warn(mark);
    }
    let opened = match open_stored(book, row, &mut |_, _, _| Ok(())) {
        Ok(opened) => opened,
        Err(Problem::Stopped) => return Err(Problem::Stopped),
        Err(_) => {
            page.warn(&Say::BlobDamaged { blob: row.blob.clone() });
            damaged.push(leaf);
            return Ok(());
        }
    };
    if let Some(introduction) = opened.introduction() {
        page.warn(&Say::Proving(claims::introduced(introduction, page.language)));
    }
    if let Some(verdict) = claims.get(&(row.shard.clone(), row.leaf)) {
        page.warn(&Say::Proving(claims::say(verdict.clone())));
    }
    let card = newest_card(book)?;
    for (label, value) in telling::lines(&opened.tip, card.as_ref(), page.language) {
        let label = format!("  {label} ");
        let indent = terminal::width(&label).min(page.columns / 2);
        let text = terminal::wrap(&value, indent, page.columns);
        page.put(Mark::Detail, format!("{label}{}", text.trim_start()).trim_end());
    }
    page.gap();
    let message = terminal::paragraph(&opened.message);
    if message.trim().is_empty() {
        let text = page.language.say(&Say::NoText);
        page.put(Mark::Text, &format!("    {text}"));
    } else {
        page.wrap(Mark::Text, &message, 4);
    }
    if !opened.tip.attachments.is_empty() {
        page.gap();
    }
    for (i, file) in opened.tip.attachments.iter().enumerate() {
        let name = terminal::line(&file.name);
        let media_type = terminal::line(&file.media_type);
        let size = page.language.size(file.size);
        page.put(Mark::Detail, &format!("    {:02}  {name}  {media_type}  {size}", i + 1));
    }
    Ok(())
}

/// The source has taken back all that it told; a proof of authorship tells nothing by itself.
fn is_withdrawn(tips: &[TipRow]) -> bool {
    let mut told = tips.iter().filter(|tip| tip.kind != Kind::Claim).peekable();
    told.peek().is_some() && told.all(|tip| tip.withdrawn)
}

fn write_message(page: &mut Page, book: &Casebook, message: &Message) -> Result<()> {
    page.gap();
    let Message { first, reply, text, parts } = message;
    page.say(
        Mark::Title,
        &Say::ReplyTitle { n: first.n, day: first.day, status: reply.status, parts: *parts, state: first.state },
    );
    if let Some(agency) = reply.to {
        let kept = book
            .agency_cards()?
            .into_iter()
            .find_map(|mut cards| cards.pop().filter(|one| one.card().agency == agency));
        let name = kept.map(|one| own_name(&one.card().names, page.language).to_owned());
        let whole = Passing::NotWhole { parts: reply.masked.clone() };
        for said in
            [Some(Passing::To { name, agency }), (!reply.masked.is_empty()).then_some(whole)].into_iter().flatten()
        {
            let text = page.language.say(&Say::Passing(said));
            page.put(Mark::Detail, &format!("  {text}"));
        }
    }
    if reply.challenge.is_some() {
        page.warn(&Say::Proving(Proving::Challenge));
    }
    if let Some(reference) = &reply.reference {
        let label = page.language.field(Field::Reference);
        page.put(Mark::Detail, &format!("  {label}: {}", terminal::line(reference)));
    }
    if !text.is_empty() {
        page.wrap(Mark::Text, &terminal::paragraph(text), 4);
    }
    for (i, object) in reply.objects.iter().enumerate() {
        let size = page.language.size(object.size);
        page.put(Mark::Detail, &format!("    {:02}  {}  {size}", i + 1, terminal::line(&object.name)));
    }
    Ok(())
}

fn tip_json(
    session: &Session<'_>,
    book: &Casebook,
    row: &TipRow,
    claims: &Claims,
    damaged: &mut Vec<String>,
) -> Result<Value> {
    let leaf = leaf_name(&row.shard, row.leaf);
    let mut value = json!({
        "leaf": leaf,
        "received": clock::format(row.day),
        "new": !row.read,
        "withdrawn": row.withdrawn,
        "repeated": row.repeated,
        "old_key": row.old_key,
    });
    match open_stored(book, row, &mut |_, _, _| Ok(())) {
        Ok(opened) => {
            value["tip"] = serde_json::from_slice(&opened.tip_bytes).map_err(|_| Problem::damaged(book.dir()))?;
            value["words"] = telling::words(&opened.tip, newest_card(book)?.as_ref(), session.language);
            value["message"] = opened.message.as_str().into();
            if let Some(introduction) = opened.introduction() {
                value["introduced"] = claims::introduction_json(introduction);
            }
            if let Some(verdict) = claims.get(&(row.shard.clone(), row.leaf)) {
                value["proof"] = claims::to_json(verdict);
            }
        }
        Err(_) => {
            value["damaged"] = row.blob.as_str().into();
            damaged.push(leaf);
        }
    }
    Ok(value)
}

fn message_json(message: &Message) -> Value {
    let Message { first, reply, text, parts } = message;
    let (state, outbox) = match first.state {
        ReplyState::Waiting => ("waiting", None),
        ReplyState::Again(number) => ("again", Some(number)),
        ReplyState::GivenUp => ("given-up", None),
        ReplyState::Sent(number) => ("sent", Some(number)),
        ReplyState::Confirmed(number) => ("confirmed", Some(number)),
    };
    let mut value = json!({
        "n": first.n,
        "parts": parts,
        "day": clock::format(first.day),
        "answers": leaf_name(&first.answers.0, first.answers.1),
        "kind": reply.kind,
        "status": reply.status,
        "state": state,
        "message": text,
        "files": reply.objects.iter().map(|o| json!({ "name": o.name, "type": o.media_type, "size": o.size })).collect::<Vec<_>>(),
    });
    if let Some(number) = outbox {
        value["outbox"] = number.into();
    }
    if let Some(agency) = reply.to {
        value["to"] = agency.to_string().into();
    }
    if !reply.masked.is_empty() {
        value["masked"] = json!(reply.masked);
    }
    if let Some(reference) = &reply.reference {
        value["ref"] = reference.as_str().into();
    }
    value
}
