//! `identity`: who can open the casebook; and `identity export`, the intake keys as an age identity file, so that no
//! agency is ever locked out of its tips by us.

use std::path::Path;

use serde_json::json;
use sybyr_crypto::recipient::HybridIdentity;
use zeroize::Zeroizing;

use super::{Session, plugged, read_up_to};
use crate::casebook::{Casebook, Holder, NewMeans};
use crate::cli::{IdentityCommand, NewHolder};
use crate::clock;
use crate::passphrase;
use crate::plugin::Handle;
use crate::problem::{KeyFault, Problem, Result};
use crate::text::{self, AboutKeys, Say};

/// An identity file has a few lines of comments.
const MAX_HANDLE_FILE: u64 = 64 << 10;

pub(super) fn run(session: &mut Session<'_>, command: &IdentityCommand) -> Result<()> {
    match command {
        IdentityCommand::Export { output, yes } => export(session, output, *yes),
        IdentityCommand::List => list(session),
        IdentityCommand::Add(new) => add(session, new),
        IdentityCommand::Remove { name, yes } => remove(session, name, *yes),
    }
}

fn list(session: &mut Session<'_>) -> Result<()> {
    let book = session.open()?;
    let is_me = |holder: &Holder| holder.name == book.holder();
    if session.json {
        let holders = book.keys().holders.iter();
        let holders: Vec<_> = holders
            .map(|holder| json!({ "name": holder.name, "means": holder.means, "open_now": is_me(holder) }))
            .collect();
        return session.line(&json!({ "holders": holders }).to_string());
    }
    for holder in &book.keys().holders {
        let line = text::keys::holder(holder, is_me(holder), session.language);
        session.line(&line)?;
    }
    Ok(())
}

fn add(session: &mut Session<'_>, new: &NewHolder) -> Result<()> {
    let mut book = session.open()?;
    book.check_new_holder(&new.name)?;
    if let Some(file) = &new.plugin {
        return add_device(session, book, &new.name, file);
    }
    let prompts = [Say::ChoosePassphrase, Say::RepeatPassphrase].map(|say| session.language.say(&say));
    let passphrase = passphrase::choose(new.new.as_deref(), &session.casebook, &prompts[0], &prompts[1])?;
    book.add_holder(&new.name, NewMeans::Passphrase(passphrase, new.work_factor))?;
    session.say(&Say::Keys(AboutKeys::HolderAdded { name: new.name.clone() }))
}

/// The plugin seals the holder's key here; whether it opens it too shows when the holder first does.
fn add_device(session: &mut Session<'_>, mut book: Casebook, name: &str, file: &Path) -> Result<()> {
    let text = read_up_to(file, MAX_HANDLE_FILE)?;
    let not_ours = || Problem::from(KeyFault::NotAnIdentity(file.to_owned()));
    let handle = text.and_then(|text| Handle::of_file(&text)).ok_or_else(not_ours)?;
    let device = plugged::device(session, handle.clone())?;
    let failures = device.failures();
    let added = book.add_holder(name, NewMeans::Plugin(Box::new(device), handle));
    added.map_err(|problem| plugged::or_fault(problem, Some(&failures)))?;
    session.say(&Say::Keys(AboutKeys::DeviceAdded { name: name.to_owned() }))
}

fn remove(session: &mut Session<'_>, name: &str, yes: bool) -> Result<()> {
    let mut book = session.open()?;
    if !yes {
        let question = session.language.say(&Say::Keys(AboutKeys::ConfirmRemove { name: name.to_owned() }));
        let answer = passphrase::ask(&question).map_err(|_| Problem::ConfirmationNeeded)?;
        if !session.language.is_yes(&answer) {
            return Err(Problem::NotConfirmed);
        }
    }
    book.remove_holder(name)?;
    session.say(&Say::Keys(AboutKeys::HolderRemoved { name: name.to_owned() }))
}

fn export(session: &mut Session<'_>, output: &Path, yes: bool) -> Result<()> {
    let book = session.open()?;
    if !yes {
        let question = session.language.say(&Say::ConfirmExport);
        let answer = passphrase::ask(&question).map_err(|_| Problem::ConfirmationNeeded)?;
        if !session.language.is_yes(&answer) {
            return Err(Problem::NotConfirmed);
        }
    }
    // about 200 bytes a key: the capacity is never exceeded, so that growing leaves no copy behind
    let mut text = Zeroizing::new(String::with_capacity(32 * 1024));
    text.push_str("# intake keys of a Sybyr agency: whoever has this file can read its tips\n");
    text.push_str(&format!("# agency {}\n", book.keys().agency));
    text.push_str("# age -d -i THIS-FILE TIP | tar x\n");
    for gone in &book.keys().destroyed {
        let (from, until) = (clock::format(gone.from), clock::format(gone.until - 1));
        text.push_str(&format!("# the key of {from} to {until} was destroyed on {}\n", clock::format(gone.on)));
    }
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
