//! `passphrase`: the same keys under another passphrase.

use std::path::Path;

use super::Session;
use crate::passphrase;
use crate::problem::Result;
use crate::text::{Say, Upkeep};

pub(super) fn run(session: &mut Session<'_>, new: Option<&Path>, work_factor: u8) -> Result<()> {
    let mut book = session.open()?;
    let prompts = [Say::ChoosePassphrase, Say::RepeatPassphrase].map(|say| session.language.say(&say));
    let passphrase = passphrase::choose(new, &session.casebook, &prompts[0], &prompts[1])?;
    book.change_passphrase(&passphrase, work_factor)?;
    session.say(&Say::Upkeep(Upkeep::PassphraseChanged))
}
