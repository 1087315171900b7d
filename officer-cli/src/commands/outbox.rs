//! `outbox`: puts the replies that may leave, the seen notes and the cards into one file for the courier.

mod choosing;
mod sealing;

use std::path::Path;

use super::Session;
use crate::casebook::{Casebook, Change, OutboxState, Rules};
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::text::Say;
use choosing::{Choice, Held, choose};
use sealing::Contents;

/// How many days before the last card ends the officer is told.
const CARD_WARNING: u32 = 61;

/// Which outbox is asked for.
pub(super) enum Which {
    /// The next one.
    Next,
    /// One that was made before; the newest when no number is given.
    Again(Option<u64>),
}

pub(super) fn run(session: &mut Session<'_>, output: &Path, which: &Which) -> Result<()> {
    let mut book = session.open()?;
    let rules = book.rules()?;
    if rules.rolled_back {
        return Err(Problem::RolledBackBefore);
    }
    if passphrase::lies_in(output, book.dir()) {
        return Err(Problem::OutputInside(output.to_owned()));
    }
    if output.symlink_metadata().is_ok() {
        return Err(Problem::OutputExists(output.to_owned()));
    }
    let open = book.open_outboxes()?;
    if let Which::Again(number) = which {
        let wanted = open.iter().rfind(|outbox| number.is_none_or(|number| outbox.number == number));
        let number = wanted.ok_or(Problem::NoOutbox)?.number;
        hand_out(session, &mut book, number, output)?;
        return session.say(&Say::OutboxAgain { output: output.to_owned(), number });
    }
    if let Some((_, day)) = book.newest_bundle()? {
        session.compare_clock(day)?;
    }
    warn_of_cards(session, &book)?;
    // what is in an outbox that nobody has yet must not be left behind by the next one
    for OutboxState { number, .. } in open.iter().filter(|outbox| !outbox.handed_out) {
        if book.outbox_path(*number).exists() {
            hand_out(session, &mut book, *number, output)?;
            return session.say(&Say::OutboxLate { output: output.to_owned(), number: *number });
        }
        book.record(&[Change::OutboxLost { number: *number }])?;
    }
    let number = book.outbox(None)?.map_or(1, |last| last.number + 1);
    let Choice { leaving, waiting, held } = choose(&book, &rules, session.today)?;
    for held in held {
        session.note(&held_back(held, &rules))?;
    }
    let written = Contents { number, leaving: &leaving, rules }.seal(session, &book)?;
    book.record(&[Change::OutboxWritten(written)])?;
    if let Some(last) = open.iter().rfind(|outbox| outbox.handed_out) {
        session.note(&Say::PreviousUnconfirmed { number: last.number })?;
    }
    let again = leaving.iter().filter(|leaving| leaving.reply.again).count();
    if again > 0 {
        session.note(&Say::OnceMore { replies: again })?;
    }
    hand_out(session, &mut book, number, output).inspect_err(|_| {
        // the outbox itself is safe in the casebook; the failure to copy it is what gets reported
        let _ = session.note(&Say::OutboxKept { number });
    })?;
    session.say(&Say::OutboxWritten {
        output: output.to_owned(),
        number,
        replies: leaving.len(),
        slots: rules.slots,
        waiting,
    })?;
    if let Err(problem) = book.compact_if_long() {
        // the courier has the outbox: what could not be tidied will be the next time
        session.note_problem(&problem)?;
    }
    Ok(())
}

/// Copies a kept outbox to where the courier takes it, and remembers that somebody has it now.
fn hand_out(session: &Session<'_>, book: &mut Casebook, number: u64, output: &Path) -> Result<()> {
    let kept = book.outbox_path(number);
    let bytes = std::fs::read(&kept).map_err(|e| Problem::io(&kept, e))?;
    session.write_output(output, &bytes)?;
    book.record(&[Change::OutboxHandedOut { number }])
}

fn held_back(held: Held, rules: &Rules) -> Say {
    match held {
        Held::TooManyParts { case, n, parts } => Say::TooManyParts { case, n, parts, slots: rules.slots },
        Held::FileDamaged { case, n, path } => Say::ReplyFileDamaged { case, n, path },
        Held::GivenUp { case, n } => Say::ReplyGivenUp { case, n },
    }
}

/// Says in time that the agency will have no card, because then no source can write to it.
fn warn_of_cards(session: &mut Session<'_>, book: &Casebook) -> Result<()> {
    let last = book.cards(0)?.iter().map(|card| card.card().not_after).max().unwrap_or(0);
    if last < session.today + CARD_WARNING { session.note(&Say::CardsEnd { until: last }) } else { Ok(()) }
}
