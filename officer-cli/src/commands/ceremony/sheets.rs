//! The shares of a ceremony: sheets in memory, printed, handed out, typed back and destroyed.

use std::path::{Path, PathBuf};

use rand::RngCore as _;
use sybyr_crypto::hex;
use sybyr_crypto::keys::Secret;
use sybyr_crypto::share::{LEAST_NEEDED, MOST};

use super::super::{Session, rehearse, shares};
use super::Ceremony;
use crate::casebook::{Casebook, ROOT};
use crate::files;
use crate::problem::{Problem, Result, Unrecovered};
use crate::random;
use crate::text::Rite;

/// How the folder of the sheets is called, before eight random bytes.
const SHEETS: &str = "sybyr-sheets-";

impl Ceremony {
    pub(super) fn make_shares(
        &mut self,
        session: &mut Session<'_>,
        book: &mut Casebook,
        root: Option<&Secret<32>>,
    ) -> Result<()> {
        session.step(5, Rite::Shares)?;
        let there = book.shares()?;
        // those that were copied from the screen, between two runs, were all typed back when they were made
        let copied = there.as_ref().is_some_and(|made| made.rehearsed() == made.shares.len());
        if self.state.printed || copied {
            return session.tell(Rite::SharesThere);
        }
        let made = there.is_some();
        if made && self.state.sheets.as_ref().is_some_and(|sheets| sheets.is_dir()) {
            return self.print(session);
        }
        let Some(root) = root else {
            return Err(Problem::io(&self.casebook.join(ROOT), std::io::ErrorKind::NotFound.into()));
        };
        if made {
            session.tell(Rite::SheetsGone)?;
        }
        let of = session.number(Rite::AskOf, LEAST_NEEDED, MOST)?;
        let need = session.number(Rite::AskNeed, LEAST_NEEDED, of)?;
        let sheets = self.new_sheets_folder()?;
        self.state.sheets = Some(sheets.clone());
        self.save()?;
        let list = session.language.list();
        shares::make(session, book, root, (need, of), &sheets, list)?;
        self.print(session)
    }

    /// In memory, where nothing stays when the machine is switched off. What an interrupted run left there is removed: no
    /// record names it.
    fn new_sheets_folder(&self) -> Result<PathBuf> {
        if let Some(left) = self.state.sheets.as_ref().filter(|sheets| sheets.is_dir()) {
            erase_sheets(left)?;
        }
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { memory } else { files::folder_of(&self.casebook) };
        let mut name = [0; 8];
        random::system().fill_bytes(&mut name);
        Ok(folder.join(format!("{SHEETS}{}", hex::encode(&name))))
    }

    fn print(&mut self, session: &mut Session<'_>) -> Result<()> {
        let sheets = self.state.sheets.clone().unwrap_or_default();
        session.agree(Rite::Print { sheets })?;
        self.state.printed = true;
        self.save()
    }

    pub(super) fn rehearse(&mut self, session: &mut Session<'_>, book: &mut Casebook) -> Result<()> {
        session.step(6, Rite::Rehearsal)?;
        loop {
            let state = book.shares()?.ok_or(Unrecovered::NoneMade)?;
            if state.rehearsed() == state.shares.len() {
                break;
            }
            if state.count_as_existing() && !session.wants(Rite::AnotherHolder)? {
                break;
            }
            // the holder before sees that the share was right
            session.out.flush().map_err(Problem::Output)?;
            let taken = rehearse::read_share(session, None).and_then(|share| rehearse::take(session, book, &share));
            match taken {
                Err(problem @ (Problem::Unrecovered(_) | Problem::NotConfirmed)) => {
                    session.note_problem(&problem)?;
                    session.agree(Rite::NextHolder)?;
                }
                other => other?,
            }
        }
        let Some(sheets) = self.state.sheets.clone() else { return Ok(()) };
        if sheets.is_dir() {
            erase_sheets(&sheets)?;
        }
        session.tell(Rite::SheetsDestroyed { sheets })
    }
}

/// Wipes the sheets. Where they lie stands in a file that others may have changed: nothing is removed that is not called so.
fn erase_sheets(folder: &Path) -> Result<()> {
    let is_ours = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(SHEETS));
    if !is_ours || folder.is_symlink() {
        return Err(Problem::damaged(folder));
    }
    files::erase_folder(folder).map_err(|e| Problem::io(folder, e))
}
