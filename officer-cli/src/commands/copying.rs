//! `shares --on-screen`: where there is no printer, each holder copies a share from the screen by hand and types it back.
//! The words are in no file, and on the screen only until Enter is pressed.

use sybyr_crypto::keys::Secret;
use sybyr_crypto::share::Share;
use sybyr_crypto::words::List;
use zeroize::Zeroizing;

use super::{Session, rehearse, shares};
use crate::casebook::Casebook;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::text::{Copying, Recovering, Say};

/// Nothing is recorded before the last holder has typed: a set of which one was never copied would count for more than
/// it is.
pub(super) fn run(
    session: &mut Session<'_>,
    book: &mut Casebook,
    root: &Secret<32>,
    (need, of): (u8, u8),
    list: List,
) -> Result<()> {
    let shares = shares::new(book, root, (need, of))?;
    let say = |session: &Session<'_>, what| session.language.say(&Say::Copying(what));
    passphrase::ask(&say(session, Copying::Begins { of }))?;
    for share in &shares {
        while !copied(session, share, list)? {
            passphrase::ask(&say(session, Copying::Differs { index: share.index }))?;
        }
        passphrase::tell(&say(session, Copying::Right { index: share.index, of }))?;
        if share.index < of {
            passphrase::ask(&say(session, Copying::Next { index: share.index + 1 }))?;
        }
    }
    let before = shares::record(session, book, root, &shares)?;
    for share in &shares {
        rehearse::take(session, book, share)?;
    }
    session.recovering(Recovering::Copied { need, of })?;
    shares::old_ones_stay(session, before)
}

/// Shows a share until Enter is pressed, and compares what its holder then types from the paper.
fn copied(session: &Session<'_>, share: &Share, list: List) -> Result<bool> {
    let say = |what| session.language.say(&Say::Copying(what));
    let head = say(Copying::Head { index: share.index, of: share.of, need: share.need, day: session.today });
    let mut words = Zeroizing::new(String::with_capacity(4096));
    for (number, line) in (1..).zip(share.lines(list)) {
        words.push_str(&format!("\n  {number}   "));
        line.iter().for_each(|word| {
            words.push_str(word);
            // by characters: Kazakh words have more bytes than columns
            (word.chars().count()..12).for_each(|_| words.push(' '));
        });
    }
    passphrase::show_until_enter(&head, &words, &say(Copying::Foot))?;
    match rehearse::read_share(session, None) {
        Ok(typed) => Ok(typed.mark() == share.mark()),
        Err(Problem::Unrecovered(_) | Problem::NotConfirmed) => Ok(false),
        Err(other) => Err(other),
    }
}
