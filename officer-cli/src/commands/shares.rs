//! `shares`: splits the root key, writes a sheet for each holder, and seals the keys to what the shares give back.

use std::io;
use std::path::Path;

use sybyr_crypto::share::{Share, recovery_identity};
use sybyr_crypto::words::List;

use super::Session;
use crate::casebook::{Casebook, Change, ROOT, ShareSet, agency_of, read_root};
use crate::cli::Shares;
use crate::files;
use crate::machine;
use crate::passphrase;
use crate::problem::{KeyFault, Problem, Result, Unrecovered};
use crate::random;
use crate::shares::split;
use crate::sheet;
use crate::text::{Recovering, Say};

pub(super) fn run(session: &mut Session<'_>, arguments: &Shares) -> Result<()> {
    let mut book = session.open()?;
    if passphrase::lies_in(&arguments.to, &session.casebook) {
        return Err(Problem::OutputInside(arguments.to.clone()));
    }
    let beside = book.dir().join(ROOT);
    let root = arguments.root.as_deref().unwrap_or(&beside);
    if !root.exists() {
        return Err(KeyFault::NoRootKey(root.to_owned()).into());
    }
    let prompt = session.language.say(&Say::Recovering(Recovering::AskRootPassphrase));
    let source = arguments.root_passphrase_file.as_deref().or(session.passphrase_file.as_deref());
    let root = read_root(root, &passphrase::read(source, &session.casebook, &prompt)?)?;
    let list = arguments.words.unwrap_or(session.language).list();
    let (need, of) = (arguments.need, arguments.of);
    make(session, &mut book, &root, (need, of), &arguments.to, list)?;
    session.recovering(Recovering::SheetsWritten { to: arguments.to.clone(), need, of })
}

/// Makes shares and their sheets, and leaves it to the caller to say what to do with them. They are in the journal only once every sheet is on the disk.
pub(super) fn make(
    session: &mut Session<'_>,
    book: &mut Casebook,
    root: &sybyr_crypto::keys::Secret<32>,
    (need, of): (u8, u8),
    to: &Path,
    list: List,
) -> Result<()> {
    if agency_of(root) != book.keys().agency {
        return Err(Unrecovered::WrongRoot.into());
    }
    let before = book.shares()?;
    let shares = split(root, need, of, &mut random::system())?;
    files::create_folder(to).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Problem::OutputExists(to.to_owned()),
        _ => Problem::io(to, e),
    })?;
    for share in &shares {
        let (agency, day) = (book.keys().agency, session.today);
        for (kind, page) in [
            ("html", sheet::share_html(share, &agency, day, list)),
            ("txt", sheet::share_text(share, &agency, day, list)),
        ] {
            let path = to.join(format!("share-{:02}-of-{:02}.{kind}", share.index, share.of));
            files::write_new(&path, page.as_bytes()).map_err(|e| Problem::io(&path, e))?;
        }
    }
    book.record(&[Change::SharesMade(ShareSet {
        set: shares[0].set,
        need,
        day: session.today,
        recipient: recovery_identity(root).to_recipient(),
        marks: shares.iter().map(Share::mark).collect(),
    })])?;
    book.renew_recovery()?;
    if !machine::lies_in_memory(to) {
        session.note(&Say::Recovering(Recovering::SheetsOnDisk))?;
    }
    match before {
        Some(before) => session.note(&Say::Recovering(Recovering::OldSharesStay { day: before.day })),
        None => Ok(()),
    }
}

impl Session<'_> {
    /// Says something about recovery on standard output.
    pub(super) fn recovering(&mut self, what: Recovering) -> Result<()> {
        self.say(&Say::Recovering(what))
    }
}
