//! `restore`: ends the alarm of a casebook that was put back from a backup, behind all that the lost one gave out.

use super::Session;
use crate::casebook::Change;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::text::Say;

pub(super) fn run(session: &mut Session<'_>, yes: bool) -> Result<()> {
    let mut book = session.open()?;
    let echo = book.alarm()?.ok_or(Problem::NoAlarm)?;
    let sizes = book.shards()?;
    let size = |name: &str| sizes.iter().find(|s| s.shard == name).map_or(0, |s| s.size);
    for (shard, signed) in &echo.seen {
        let here = size(shard);
        if *signed > here {
            session.note(&Say::LaterSigned { shard: shard.clone(), here, signed: *signed })?;
        }
    }
    if !yes {
        let question = session.language.say(&Say::ConfirmRestore { outbox: echo.outbox.map(|(number, _)| number) });
        let answer = passphrase::ask(&question).map_err(|_| Problem::ConfirmationNeeded)?;
        if !session.language.is_yes(&answer) {
            return Err(Problem::NotConfirmed);
        }
    }
    book.record(&[Change::Restored { day: session.today }])?;
    let next = book.outbox(None)?.map_or(1, |last| last.number + 1);
    session.say(&Say::Restored { next })?;
    session.note(&Say::AfterRestore)
}
