//! `identity export`: the intake keys as an age identity file, so that no agency is ever locked out of its tips by us.

use std::path::Path;

use sybyr_crypto::recipient::HybridIdentity;
use zeroize::Zeroizing;

use super::Session;
use crate::clock;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::text::Say;

pub(super) fn export(session: &mut Session<'_>, output: &Path, yes: bool) -> Result<()> {
    let book = session.open()?;
    if !yes {
        let question = session.language.say(&Say::ConfirmExport);
        let answer = passphrase::ask(&question).map_err(|_| Problem::ConfirmationNeeded)?;
        if !session.language.is_yes(&answer) {
            return Err(Problem::NotConfirmed);
        }
    }
    // about 200 bytes a key: the capacity is never exceeded, so that growing leaves no copy behind
    let mut text = Zeroizing::new(String::with_capacity(16 * 1024));
    text.push_str("# intake keys of a Sybyr agency: whoever has this file can read its tips\n");
    text.push_str(&format!("# agency {}\n", book.keys().agency));
    text.push_str("# age -d -i THIS-FILE TIP | tar x\n");
    for period in &book.keys().periods {
        text.push_str(&format!(
            "# tips sealed from {} to {}\n",
            clock::format(period.from),
            clock::format(period.until - 1)
        ));
        text.push_str(&HybridIdentity::from_seed(&period.seed).reveal());
        text.push('\n');
    }
    session.write_output(output, text.as_bytes())?;
    session.say(&Say::IdentityWritten { output: output.to_owned(), keys: book.keys().periods.len() })
}
