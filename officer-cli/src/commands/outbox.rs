//! `outbox`: puts the replies that may leave, the seen notes and the cards into one file for the courier.

mod choosing;
mod picture;
mod screen;
mod sealing;

use std::path::{Path, PathBuf};

use super::Session;
use crate::casebook::{Casebook, Change, OutboxState, Rules};
use crate::files;
use crate::passphrase;
use crate::problem::{NotOnScreen, Problem, Result};
use crate::text::{AboutKeys, OnScreen, Passing, Say};
use choosing::{Choice, Held, choose};
use screen::Screen;
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

/// How the courier gets it.
pub(super) enum To<'a> {
    /// On a stick.
    File(&'a Path),
    /// From the screen, by camera.
    Screen(Screen),
}

impl To<'_> {
    /// The screen, `widest` columns of it at most, `pace` codes a second. Refused before anything is asked or made.
    pub(super) fn screen(pace: u8, widest: Option<u16>) -> Result<Self> {
        Screen::new(pace, widest).map(Self::Screen)
    }
}

pub(super) fn run(session: &mut Session<'_>, to: &To<'_>, which: &Which) -> Result<()> {
    let mut book = session.open()?;
    let rules = book.rules()?;
    if rules.rolled_back {
        return Err(Problem::RolledBackBefore);
    }
    if let To::File(output) = to {
        if passphrase::lies_in(output, book.dir()) {
            return Err(Problem::OutputInside(output.to_path_buf()));
        }
        if output.symlink_metadata().is_ok() {
            return Err(Problem::OutputExists(output.to_path_buf()));
        }
    }
    let open = book.open_outboxes()?;
    if let Which::Again(number) = which {
        let wanted = open.iter().rfind(|outbox| number.is_none_or(|number| outbox.number == number));
        let number = wanted.ok_or(Problem::NoOutbox)?.number;
        let say = |output| Say::OutboxAgain { output, number };
        return hand_out(session, &mut book, number, to, None, say);
    }
    if let Some((_, day)) = book.newest_bundle()? {
        session.compare_clock(day)?;
    }
    warn_of_cards(session, &book)?;
    if book.unsaid_keys() {
        session.note(&Say::Keys(AboutKeys::RekeyUnfinished))?;
    }
    // what is in an outbox that nobody has yet must not be left behind by the next one
    for OutboxState { number, .. } in open.iter().filter(|outbox| !outbox.handed_out) {
        if book.outbox_path(*number).exists() {
            let say = |output| Say::OutboxLate { output, number: *number };
            return hand_out(session, &mut book, *number, to, None, say);
        }
        book.record(&[Change::OutboxLost { number: *number }])?;
    }
    let number = book.outbox(None)?.map_or(1, |last| last.number + 1);
    let Choice { leaving, waiting, held, tips, tips_waiting } = choose(&book, &rules, session.today)?;
    for held in held {
        session.note(&held_back(held, &rules))?;
    }
    let written = Contents { number, leaving: &leaving, tips: &tips, rules }.seal(session, &book)?;
    if let To::Screen(screen) = to {
        fits(screen, &book.outbox_path(number))?;
    }
    book.record(&[Change::OutboxWritten(written)])?;
    if let Some(last) = open.iter().rfind(|outbox| outbox.handed_out) {
        session.note(&Say::PreviousUnconfirmed { number: last.number })?;
    }
    let again = leaving.iter().filter(|leaving| leaving.reply.again).count();
    if again > 0 {
        session.note(&Say::OnceMore { replies: again })?;
    }
    let (replies, slots) = (leaving.len(), rules.slots);
    let say = |output| Say::OutboxWritten { output, number, replies, slots, waiting };
    let handed_out = hand_out(session, &mut book, number, to, Some((replies, slots, waiting)), say);
    if handed_out.as_ref().is_err_and(|problem| problem.signal().is_none()) {
        // the outbox itself is safe in the casebook; the failure to hand it out is what gets reported
        let _ = session.note(&Say::OutboxKept { number });
    }
    handed_out?;
    if !tips.is_empty() || tips_waiting > 0 {
        session.note(&Say::Passing(Passing::TipsInOutbox { tips: tips.len(), waiting: tips_waiting }))?;
    }
    if let Err(problem) = book.compact_if_long() {
        // the courier has the outbox: what could not be tidied will be the next time
        session.note_problem(&problem)?;
    }
    Ok(())
}

/// Refuses an outbox that the window is too small for before it is recorded: it was never made.
fn fits(screen: &Screen, path: &Path) -> Result<()> {
    let io = |e| Problem::io(path, e);
    let len = std::fs::metadata(path).map_err(io)?.len();
    let fits = screen.check(usize::try_from(len).unwrap_or(usize::MAX));
    if fits.is_err() {
        std::fs::remove_file(path).and_then(|()| files::sync_folder(files::folder_of(path))).map_err(io)?;
    }
    fits
}

/// Replies, slots, and replies that wait.
type Holds = (usize, u32, usize);

/// Gives a kept outbox to the courier, and remembers that somebody has it now: with the file, or with the first whole
/// round of codes, since nobody can put it together before that.
fn hand_out(
    session: &mut Session<'_>,
    book: &mut Casebook,
    number: u64,
    to: &To<'_>,
    holds: Option<Holds>,
    say: impl FnOnce(PathBuf) -> Say,
) -> Result<()> {
    let kept = book.outbox_path(number);
    let bytes = std::fs::read(&kept).map_err(|e| Problem::io(&kept, e))?;
    let screen = match to {
        To::File(output) => {
            session.write_output(output, &bytes)?;
            book.record(&[Change::OutboxHandedOut { number }])?;
            return session.say(&say(output.to_path_buf()));
        }
        To::Screen(screen) => screen,
    };
    let frames = screen.cut(&bytes)?;
    let shown =
        screen.show(session.language, number, &frames, &mut || book.record(&[Change::OutboxHandedOut { number }]))?;
    let said = session.say(&Say::OnScreen(match shown.rounds {
        0 => OnScreen::NotWhole { number },
        _ => OnScreen::Shown { number, replies: holds, codes: shown.codes },
    }));
    // whether or not anybody could still be told
    shown.ended.map_or(said, |signal| Err(NotOnScreen::Ended(signal).into()))
}

fn held_back(held: Held, rules: &Rules) -> Say {
    match held {
        Held::TooManyParts { case, n, parts } => Say::TooManyParts { case, n, parts, slots: rules.slots },
        Held::FileDamaged { case, n, path } => Say::ReplyFileDamaged { case, n, path },
        Held::TipDamaged { path } => Say::Passing(Passing::Damaged { path }),
        Held::GivenUp { case, n } => Say::ReplyGivenUp { case, n },
    }
}

/// Says in time that the agency will have no card, because then no source can write to it.
fn warn_of_cards(session: &mut Session<'_>, book: &Casebook) -> Result<()> {
    let last = book.cards(0)?.iter().map(|card| card.card().not_after).max().unwrap_or(0);
    if last < session.today + CARD_WARNING { session.note(&Say::CardsEnd { until: last }) } else { Ok(()) }
}
