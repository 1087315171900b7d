//! `shares`: splits the root key, writes a sheet for each holder or shows the words, and seals the keys to what the shares
//! give back.

use std::io;
use std::path::Path;

use sybyr_crypto::keys::{Day, Secret};
use sybyr_crypto::share::{Share, recovery_identity};
use sybyr_crypto::words::List;

use super::{Session, copying};
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
    if let Some(to) = arguments.to.as_ref().filter(|to| passphrase::lies_in(to, &session.casebook)) {
        return Err(Problem::OutputInside(to.clone()));
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
    let Some(to) = &arguments.to else {
        return copying::run(session, &mut book, &root, (need, of), list);
    };
    make(session, &mut book, &root, (need, of), to, list)?;
    session.recovering(Recovering::SheetsWritten { to: to.clone(), need, of })
}

/// Makes shares and their sheets, and leaves it to the caller to say what to do with them. They are in the journal only once every sheet is on the disk.
pub(super) fn make(
    session: &mut Session<'_>,
    book: &mut Casebook,
    root: &Secret<32>,
    (need, of): (u8, u8),
    to: &Path,
    list: List,
) -> Result<()> {
    let shares = new(book, root, (need, of))?;
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
    let before = record(session, book, root, &shares)?;
    if !machine::lies_in_memory(to) {
        session.note(&Say::Recovering(Recovering::SheetsOnDisk))?;
    }
    old_ones_stay(session, before)
}

/// Shares of this agency's root key, which nobody has and no record names yet.
pub(super) fn new(book: &Casebook, root: &Secret<32>, (need, of): (u8, u8)) -> Result<Vec<Share>> {
    if agency_of(root) != book.keys().agency {
        return Err(Unrecovered::WrongRoot.into());
    }
    split(root, need, of, &mut random::system())
}

/// From here on these are the newest shares. Gives the day of those before.
pub(super) fn record(
    session: &Session<'_>,
    book: &mut Casebook,
    root: &Secret<32>,
    shares: &[Share],
) -> Result<Option<Day>> {
    let before = book.shares()?.map(|before| before.day);
    book.record(&[Change::SharesMade(ShareSet {
        set: shares[0].set,
        need: shares[0].need,
        day: session.today,
        recipient: recovery_identity(root).to_recipient(),
        marks: shares.iter().map(Share::mark).collect(),
    })])?;
    book.renew_recovery()?;
    Ok(before)
}

pub(super) fn old_ones_stay(session: &mut Session<'_>, before: Option<Day>) -> Result<()> {
    match before {
        Some(day) => session.note(&Say::Recovering(Recovering::OldSharesStay { day })),
        None => Ok(()),
    }
}

impl Session<'_> {
    /// Says something about recovery on standard output.
    pub(super) fn recovering(&mut self, what: Recovering) -> Result<()> {
        self.say(&Say::Recovering(what))
    }
}
