//! `show`: a whole case, tips and replies in their order, everything of strangers made safe.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sybyr_crypto::reply::Reply;
use sybyr_crypto::tip::Kind;

use super::claims::{self, Claims};
use super::{Session, leaf_name, newest_card, open_stored, standing, telling};
use crate::casebook::{Casebook, Change, ReplyRow, ReplyState, TipRow};
use crate::clock;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Field, Proving, Say};

/// A message of ours: its parts joined.
struct Message {
    first: ReplyRow,
    reply: Reply,
    text: String,
    parts: usize,
}

pub(super) fn run(session: &mut Session<'_>, case: i64, as_json: bool) -> Result<()> {
    let mut book = session.open()?;
    let tips = book.tips(case)?;
    if tips.is_empty() {
        return Err(Problem::NoSuchCase(case));
    }
    let messages = messages(&book, case)?;
    let claims = claims::judge(&book, case)?;
    // one damaged file must not hide the rest of the case
    let mut damaged = Vec::new();
    let withdrawn = is_withdrawn(&tips);
    if as_json {
        let tips =
            tips.iter().map(|tip| tip_json(session, &book, tip, &claims, &mut damaged)).collect::<Result<Vec<_>>>()?;
        let replies: Vec<Value> = messages.iter().map(message_json).collect();
        let standing = standing::to_json(&book, case)?;
        session.line(&terminal::json(
            &json!({ "case": case, "withdrawn": withdrawn, "heard": book.is_heard(case)?, "standing": standing, "tips": tips, "replies": replies }),
        ))?;
    } else {
        session.say(&Say::CaseTitle { case, tips: tips.len(), replies: messages.len() })?;
        if withdrawn {
            note(session, Proving::CaseWithdrawn)?;
        }
        standing::print(session, &book, case)?;
        for (i, tip) in tips.iter().enumerate() {
            print_tip(session, &book, i + 1, tip, &claims, &mut damaged)?;
            for message in messages.iter().filter(|m| m.first.answers == (tip.shard.clone(), tip.leaf)) {
                print_message(session, message)?;
            }
        }
    }
    if !damaged.is_empty() {
        return Err(Problem::CaseDidNotOpen { leaf: damaged.join(", ") });
    }
    if tips.iter().any(|tip| !tip.read) {
        book.record(&[Change::CaseRead { case }])?;
    }
    Ok(())
}

fn messages(book: &Casebook, case: i64) -> Result<Vec<Message>> {
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

fn print_tip(
    session: &mut Session<'_>,
    book: &Casebook,
    number: usize,
    row: &TipRow,
    claims: &Claims,
    damaged: &mut Vec<String>,
) -> Result<()> {
    let columns = terminal::columns();
    let leaf = leaf_name(&row.shard, row.leaf);
    session.line("")?;
    session.say(&Say::TipTitle { number, day: row.day, leaf: leaf.clone() })?;
    let marks = [
        (!row.read, Say::New),
        (row.withdrawn, Say::Withdrawn),
        (row.repeated, Say::Repeated),
        (row.old_key, Say::OldKey),
        (row.kind == Kind::Call, Say::Heard),
    ];
    for (_, mark) in marks.iter().filter(|(is_so, _)| *is_so) {
        let text = session.language.say(mark);
        session.line(&format!("  ! {text}"))?;
    }
    let Ok(opened) = open_stored(book, row, &mut |_, _, _| Ok(())) else {
        let text = session.language.say(&Say::BlobDamaged { blob: row.blob.clone() });
        damaged.push(leaf);
        return session.line(&format!("  ! {text}"));
    };
    if let Some(introduction) = opened.introduction() {
        note(session, claims::introduced(introduction, session.language))?;
    }
    if let Some(verdict) = claims.get(&(row.shard.clone(), row.leaf)) {
        note(session, claims::say(verdict.clone()))?;
    }
    let card = newest_card(book)?;
    for (label, value) in telling::lines(&opened.tip, card.as_ref(), session.language) {
        let label = format!("  {label} ");
        let indent = terminal::width(&label).min(columns / 2);
        let text = terminal::wrap(&value, indent, columns);
        session.line(format!("{label}{}", text.trim_start()).trim_end())?;
    }
    session.line("")?;
    let message = terminal::paragraph(&opened.message);
    if message.trim().is_empty() {
        let text = session.language.say(&Say::NoText);
        session.line(&format!("    {text}"))?;
    } else {
        session.line(terminal::wrap(&message, 4, columns).trim_end_matches('\n'))?;
    }
    if !opened.tip.attachments.is_empty() {
        session.line("")?;
    }
    for (i, file) in opened.tip.attachments.iter().enumerate() {
        let name = terminal::line(&file.name);
        let media_type = terminal::line(&file.media_type);
        let size = session.language.size(file.size);
        session.line(&format!("    {:02}  {name}  {media_type}  {size}", i + 1))?;
    }
    Ok(())
}

/// A line beside a tip that an officer must not miss.
fn note(session: &mut Session<'_>, what: Proving) -> Result<()> {
    let text = session.language.say(&Say::Proving(what));
    session.line(&format!("  ! {text}"))
}

/// The source has taken back all that it told; a proof of authorship tells nothing by itself.
fn is_withdrawn(tips: &[TipRow]) -> bool {
    let mut told = tips.iter().filter(|tip| tip.kind != Kind::Claim).peekable();
    told.peek().is_some() && told.all(|tip| tip.withdrawn)
}

fn print_message(session: &mut Session<'_>, message: &Message) -> Result<()> {
    session.line("")?;
    let Message { first, reply, text, parts } = message;
    session.say(&Say::ReplyTitle {
        n: first.n,
        day: first.day,
        status: reply.status,
        parts: *parts,
        state: first.state,
    })?;
    if let Some(agency) = reply.to {
        note(session, Proving::PassedOnTo { agency })?;
    }
    if reply.challenge.is_some() {
        note(session, Proving::Challenge)?;
    }
    if let Some(reference) = &reply.reference {
        let label = session.language.field(Field::Reference);
        session.line(&format!("  {label}: {}", terminal::line(reference)))?;
    }
    if !text.is_empty() {
        let shown = terminal::wrap(&terminal::paragraph(text), 4, terminal::columns());
        session.line(shown.trim_end_matches('\n'))?;
    }
    for (i, object) in reply.objects.iter().enumerate() {
        let size = session.language.size(object.size);
        session.line(&format!("    {:02}  {}  {size}", i + 1, terminal::line(&object.name)))?;
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
    if let Some(reference) = &reply.reference {
        value["ref"] = reference.as_str().into();
    }
    value
}
