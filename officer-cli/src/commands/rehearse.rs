//! `rehearse`: a holder types a share back. Shares nobody has typed are shares nobody may be able to read.

use std::path::Path;

use sybyr_crypto::share::{Share, ShareError, ShareReader};

use super::Session;
use crate::casebook::{Casebook, Change};
use crate::passphrase;
use crate::problem::{Problem, Result, Unrecovered};
use crate::text::{Recovering, Say};

pub(super) fn run(session: &mut Session<'_>, source: Option<&Path>) -> Result<()> {
    let mut book = session.open()?;
    book.shares()?.ok_or(Unrecovered::NoneMade)?;
    let share = read_share(session, source)?;
    take(session, &mut book, &share)
}

/// Records that a share was typed back.
pub(super) fn take(session: &mut Session<'_>, book: &mut Casebook, share: &Share) -> Result<()> {
    let before = book.shares()?.ok_or(Unrecovered::NoneMade)?;
    let mark = share.mark();
    let known = before.shares.iter().find(|(known, _)| *known == mark);
    let (_, rehearsed) = known.ok_or(Unrecovered::NotOfTheNewest { index: share.index })?;
    if rehearsed.is_some() {
        return session.recovering(Recovering::AlreadyRehearsed { index: share.index });
    }
    book.record(&[Change::ShareRehearsed { mark, day: session.today }])?;
    let done = before.rehearsed() + 1;
    session.recovering(Recovering::Rehearsed { index: share.index, done, need: before.need })?;
    if done >= usize::from(before.need) {
        session.recovering(Recovering::SharesCount { done, of: before.shares.len() })?;
    }
    Ok(())
}

/// A share out of a private file, or typed line by line on the terminal, which is wiped afterwards.
pub(super) fn read_share(session: &Session<'_>, source: Option<&Path>) -> Result<Share> {
    if let Some(source) = source {
        let text = passphrase::read_text(source, &session.casebook)?;
        return Share::parse(&text).map_err(not_a_share);
    }
    let typed = type_share(session);
    // also when the holder gave up, or the terminal broke off in the middle
    passphrase::wipe().and(typed)?.finish().map_err(not_a_share)
}

fn type_share(session: &Session<'_>) -> Result<ShareReader> {
    let say = |what| session.language.say(&Say::Recovering(what));
    passphrase::tell(&say(Recovering::TypeShare))?;
    let mut reader = ShareReader::new();
    while !reader.is_whole() {
        let line = passphrase::ask_shown(&say(Recovering::AskLine { line: reader.lines() + 1 }))?;
        if line.is_empty() {
            // the holder gives up
            return Err(Problem::NotConfirmed);
        }
        if let Err(error) = reader.take_line(&line) {
            passphrase::tell(&say(Recovering::Again(error)))?;
        }
    }
    Ok(reader)
}

fn not_a_share(error: ShareError) -> Problem {
    Unrecovered::NotAShare(error).into()
}
