//! `ceremony`: everything that is done once, asked step by step: keys, shares, rehearsal, card, root key, backup and kit.
//!
//! What was answered and done stands in a file beside the casebook, written after each answer, so that an interrupted
//! ceremony goes on where it stopped. It holds no secret: the sheets lie where the officer said, the keys where they belong.

mod asking;
mod state;

use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use ed25519_dalek::SigningKey;
use rand::RngCore as _;
use sybyr_crypto::card::{Texts, write_file};
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto::hex;
use sybyr_crypto::json;
use sybyr_crypto::keys::Secret;
use sybyr_crypto::share::{LEAST_NEEDED, MOST};
use sybyr_crypto::words::fingerprint_words;

use super::{Session, backup, doctor, init, kit, read_up_to, rehearse, shares, signing};
use crate::casebook::{Casebook, IDENTITY, ROOT, read_root, write_root};
use crate::cli::Init;
use crate::files;
use crate::machine::Machine;
use crate::passphrase;
use crate::problem::{KeyFault, Problem, Result};
use crate::random;
use crate::sheet;
use crate::text::{Rite, Say};
pub(super) use state::State;

const STEPS: usize = 9;
/// How the folder of the sheets is called, before eight random bytes.
const SHEETS: &str = "sybyr-sheets-";

pub(super) fn run(session: &mut Session<'_>, work_factor: u8) -> Result<()> {
    let path = state::path_beside(&session.casebook);
    let mut state = State::read(&path)?;
    if state.is_none() && session.casebook.join(IDENTITY).is_file() {
        return Err(Problem::CasebookExists(session.casebook.clone()));
    }
    let goes_on = state.is_some();
    let mut ceremony =
        Ceremony { state: state.take().unwrap_or_default(), path, casebook: session.casebook.clone(), work_factor };
    session.tell(if goes_on { Rite::GoesOn } else { Rite::Begins })?;
    ceremony.look_at_the_machine(session)?;
    ceremony.know_the_drop(session)?;
    ceremony.name_the_agency(session)?;
    ceremony.make_keys(session)?;

    let (mut book, passphrase) = ceremony.open(session)?;
    let beside = session.casebook.join(ROOT);
    let root = if beside.is_file() { Some(read_root(&beside, &passphrase)?) } else { None };
    ceremony.make_shares(session, &mut book, root.as_ref())?;
    ceremony.rehearse(session, &mut book)?;
    ceremony.write_card(session, &book)?;
    ceremony.lock_the_root_away(session, root, &passphrase)?;
    ceremony.copy_everything(session, &mut book)?;
    fs::remove_file(&ceremony.path).map_err(|e| Problem::io(&ceremony.path, e))?;
    session.tell(Rite::Done)
}

struct Ceremony {
    state: State,
    path: PathBuf,
    casebook: PathBuf,
    work_factor: u8,
}

impl Ceremony {
    fn save(&self) -> Result<()> {
        self.state.write(&self.path)
    }

    fn look_at_the_machine(&self, session: &mut Session<'_>) -> Result<()> {
        session.step(1, Rite::Machine)?;
        let findings = doctor::of_the_machine(&Machine::this());
        for finding in &findings {
            session.say(&Say::Upkeep(finding.clone()))?;
        }
        if findings.is_empty() { session.tell(Rite::MachineWell) } else { session.agree(Rite::GoOnAllTheSame) }
    }

    /// The operator's words are compared before anything is made for the drop.
    fn know_the_drop(&mut self, session: &mut Session<'_>) -> Result<()> {
        session.step(2, Rite::Drop)?;
        loop {
            let path = match &self.state.drop {
                Some(path) => path.clone(),
                None => session.path(Rite::AskDrop)?,
            };
            match read_drop(&path) {
                Ok((_, fingerprint)) if self.state.fingerprint == Some(fingerprint) => {
                    return session.tell(Rite::DropThere);
                }
                Ok((_, fingerprint)) => {
                    if !session.is_agreed(&Say::ConfirmDrop { fingerprint })? {
                        return Err(Problem::WrongFingerprint);
                    }
                    self.state.drop = Some(path);
                    self.state.fingerprint = Some(fingerprint);
                    return self.save();
                }
                Err(problem) => {
                    session.note_problem(&problem)?;
                    self.state.drop = None;
                }
            }
        }
    }

    /// Whatever the card could not be made with is asked for again, and all of it shown before anything is made: the names
    /// stand on twelve signed cards afterwards.
    fn name_the_agency(&mut self, session: &mut Session<'_>) -> Result<()> {
        session.step(3, Rite::Names)?;
        loop {
            if self.state.names.is_none() {
                let [kk, ru, en] =
                    ["қазақша", "русский", "English"].map(|language| session.line_of(Rite::AskName { language }));
                self.state.names = Some(Texts { kk: kk?, ru: ru?, en: en? });
                self.save()?;
            }
            if self.state.texts.is_none() {
                self.state.texts = Some(ask_texts(session)?);
                self.save()?;
            }
            let (Some(names), Some(texts)) = (&self.state.names, &self.state.texts) else { continue };
            session.tell(Rite::Named { names: names.clone(), texts: texts.clone() })?;
            if self.state.agreed || self.casebook.join(IDENTITY).is_file() {
                return Ok(());
            }
            if session.wants(Rite::AreNamesRight)? {
                self.state.agreed = true;
                return self.save();
            }
            self.forget_names()?;
        }
    }

    fn forget_names(&mut self) -> Result<()> {
        (self.state.names, self.state.texts, self.state.agreed) = (None, None, false);
        self.save()
    }

    /// An `init` that was interrupted has made nothing that anybody knows of: it is done again.
    fn make_keys(&mut self, session: &mut Session<'_>) -> Result<()> {
        session.step(4, Rite::Keys)?;
        if self.casebook.join(IDENTITY).is_file() {
            return session.tell(Rite::KeysThere);
        }
        if self.state.making && Casebook::is_unfinished(&self.casebook) {
            fs::remove_dir_all(&self.casebook).map_err(|e| Problem::io(&self.casebook, e))?;
        }
        self.state.making = true;
        self.save()?;
        loop {
            let (Some(drop), Some(names), Some(fingerprint)) =
                (&self.state.drop, &self.state.names, &self.state.fingerprint)
            else {
                return Err(Problem::damaged(&self.path));
            };
            let words = fingerprint_words(&fingerprint.0, session.language.list()).join(" ");
            let arguments = Init {
                drop: drop.clone(),
                name: names.en.clone(),
                name_ru: Some(names.ru.clone()),
                name_kk: Some(names.kk.clone()),
                fingerprint: Some(words),
                texts: self.state.texts.clone().flatten(),
                root_passphrase_file: None,
                work_factor: self.work_factor,
            };
            match init::make(session, &arguments) {
                Err(problem) if session.passphrase_file.is_none() && problem.is_of_a_new_passphrase() => {
                    session.note_problem(&problem)?;
                }
                Err(problem @ (Problem::CardRefused(_) | Problem::NotTexts(_))) => {
                    session.note_problem(&problem)?;
                    self.forget_names()?;
                    self.name_the_agency(session)?;
                }
                other => break other?,
            }
        }
        session.tell(Rite::TypeItOnce)
    }

    /// A wrong passphrase is asked for again: half a day must not end with a key that slipped, and nothing of what is
    /// typed next may end in the shell.
    fn open(&self, session: &mut Session<'_>) -> Result<(Casebook, SecretString)> {
        let prompt = session.language.say(&Say::AskPassphrase);
        loop {
            session.out.flush().map_err(Problem::Output)?;
            let passphrase = passphrase::read(session.passphrase_file.as_deref(), &self.casebook, &prompt)?;
            match Casebook::open(&self.casebook, || Ok(passphrase.clone())) {
                Err(problem @ Problem::WrongPassphrase) if session.passphrase_file.is_none() => {
                    session.note_problem(&problem)?;
                }
                opened => return Ok((opened?, passphrase)),
            }
        }
    }

    fn make_shares(&mut self, session: &mut Session<'_>, book: &mut Casebook, root: Option<&Secret<32>>) -> Result<()> {
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

    fn rehearse(&mut self, session: &mut Session<'_>, book: &mut Casebook) -> Result<()> {
        session.step(6, Rite::Rehearsal)?;
        loop {
            let state = book.shares()?.ok_or(crate::problem::Unrecovered::NoneMade)?;
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

    fn write_card(&mut self, session: &mut Session<'_>, book: &Casebook) -> Result<()> {
        session.step(7, Rite::Card)?;
        if self.state.card.is_some() {
            return session.tell(Rite::CardThere);
        }
        let cards = book.cards(session.today)?;
        let content = write_file(&cards).map_err(|_| Problem::NoCards)?;
        let names = cards.last().map(|card| card.card().names.clone()).unwrap_or_else(|| Texts {
            kk: String::new(),
            ru: String::new(),
            en: String::new(),
        });
        let page = sheet::words_html(&book.keys().agency, [&names.kk, &names.ru, &names.en]);
        loop {
            let folder = session.folder(Rite::AskCardFolder)?;
            let written = replace(session, &folder.join("agency.card"), &content)
                .and_then(|()| replace(session, &folder.join("words.html"), page.as_bytes()));
            match written {
                Err(problem @ (Problem::Io { .. } | Problem::OutputInside(_))) => session.note_problem(&problem)?,
                other => {
                    other?;
                    self.state.card = Some(folder.clone());
                    self.save()?;
                    session.say(&Say::AgencyWords { fingerprint: book.keys().agency })?;
                    return session.tell(Rite::CardWritten { folder });
                }
            }
        }
    }

    /// The copy is read again before the root key leaves the casebook.
    fn lock_the_root_away(
        &mut self,
        session: &mut Session<'_>,
        root: Option<Secret<32>>,
        of_the_casebook: &SecretString,
    ) -> Result<()> {
        session.step(8, Rite::Root)?;
        let Some(root) = root else { return session.tell(Rite::RootAway) };
        let beside = self.casebook.join(ROOT);
        let [prompt, again] =
            [Say::Rite(Rite::ChooseRootPassphrase), Say::RepeatPassphrase].map(|s| session.language.say(&s));
        loop {
            let to = session.folder(Rite::AskRootFolder)?.join(ROOT);
            if passphrase::lies_in(&to, &self.casebook) {
                session.note_problem(&Problem::OutputInside(to))?;
                continue;
            }
            let whole = std::path::absolute(&to).map_err(|e| Problem::io(&to, e))?;
            let is_left = self.state.root.as_ref() == Some(&whole);
            if !is_left && to.symlink_metadata().is_ok() {
                // another agency's, perhaps, and nowhere else
                session.note_problem(&Problem::OutputExists(to))?;
                continue;
            }
            // without a terminal of its own for it, the root key keeps the casebook's passphrase
            let passphrase =
                match passphrase::choose(session.passphrase_file.as_deref(), &self.casebook, &prompt, &again) {
                    Err(problem) if session.passphrase_file.is_none() && problem.is_of_a_new_passphrase() => {
                        session.note_problem(&problem)?;
                        continue;
                    }
                    other => other?,
                };
            if passphrase::are_same(&passphrase, of_the_casebook) {
                session.note_problem(&KeyFault::SamePassphrase.into())?;
                if session.passphrase_file.is_none() {
                    continue;
                }
            }
            if is_left && !remove_left(&to, &root, &passphrase)? {
                session.note_problem(&Problem::OutputExists(to))?;
                continue;
            }
            self.state.root = Some(whole);
            self.save()?;
            let moved = write_root(&to, &SigningKey::from_bytes(root.expose()), &passphrase, self.work_factor)
                .and_then(|()| read_root(&to, &passphrase));
            match moved {
                Ok(copy) if copy.ct_eq(&root) => break,
                Ok(_) => return Err(Problem::BackupDiffers(to)),
                Err(problem @ Problem::Io { .. }) => {
                    session.note_problem(&problem)?;
                    // nothing of ours is there
                    self.state.root = None;
                    self.save()?;
                }
                Err(problem) => return Err(problem),
            }
        }
        files::erase(&beside).map_err(|e| Problem::io(&beside, e))?;
        session.tell(Rite::RootAway)
    }

    fn copy_everything(&mut self, session: &mut Session<'_>, book: &mut Casebook) -> Result<()> {
        session.step(9, Rite::Copies)?;
        loop {
            let folder = match self.state.copies.clone() {
                Some(folder) => folder,
                None => session.folder(Rite::AskCopiesFolder)?,
            };
            let (backup_to, kit_to) = (folder.join("sybyr-backup"), folder.join("sybyr-kit"));
            if self.state.copies.is_some() {
                // only what an interrupted run of this ceremony left can lie there
                for left in [&backup_to, &kit_to].into_iter().filter(|left| left.is_dir()) {
                    fs::remove_dir_all(left).map_err(|e| Problem::io(left, e))?;
                }
            } else if let Some(taken) = [&backup_to, &kit_to].into_iter().find(|path| path.exists()) {
                session.note_problem(&Problem::OutputExists(taken.clone()))?;
                continue;
            }
            self.state.copies = Some(folder);
            self.save()?;
            let age = session.maybe_path(Rite::AskAge)?;
            let written = backup::write(session, book, &backup_to)
                .and_then(|()| kit::write(session, book, &kit_to, age.as_deref()));
            match written {
                Err(problem @ (Problem::Io { .. } | Problem::OutputInside(_))) => {
                    session.note_problem(&problem)?;
                    self.state.copies = None;
                }
                other => return other,
            }
        }
    }
}

/// Read where they are asked for, so that a slip in the name is mended at once.
fn ask_texts(session: &mut Session<'_>) -> Result<Option<PathBuf>> {
    loop {
        let Some(path) = session.maybe_path(Rite::AskTexts)? else { return Ok(None) };
        match signing::read_texts(&path) {
            Ok(_) => return Ok(Some(path)),
            Err(problem @ (Problem::NotTexts(_) | Problem::Io { .. })) => session.note_problem(&problem)?,
            Err(problem) => return Err(problem),
        }
    }
}

fn read_drop(path: &Path) -> Result<(DropFile, sybyr_crypto::keys::Fingerprint)> {
    let refused = |why: String| Problem::NotADropFile { path: path.to_owned(), why };
    let bytes = read_up_to(path, json::MAX_LEN as u64)?.ok_or_else(|| refused("too long".into()))?;
    DropFile::open(&bytes).map_err(|e| refused(e.to_string()))
}

/// Wipes the sheets. Where they lie stands in a file that others may have changed: nothing is removed that is not called so.
fn erase_sheets(folder: &Path) -> Result<()> {
    let is_ours = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(SHEETS));
    if !is_ours || folder.is_symlink() {
        return Err(Problem::damaged(folder));
    }
    files::erase_folder(folder).map_err(|e| Problem::io(folder, e))
}

/// Removes what an interrupted try left of the root key's copy; not what may be another's, on another stick in its place.
fn remove_left(copy: &Path, root: &Secret<32>, passphrase: &SecretString) -> Result<bool> {
    match read_root(copy, passphrase) {
        Ok(key) if key.ct_eq(root) => {}
        // half of it was written
        Err(Problem::Keys(KeyFault::NotARootKey(_))) => {}
        Err(Problem::Io { error, .. }) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(problem @ Problem::Io { .. }) => return Err(problem),
        _ => return Ok(false),
    }
    fs::remove_file(copy).map(|()| true).map_err(|e| Problem::io(copy, e))
}

/// Writes a public file, over one of an interrupted run.
fn replace(session: &Session<'_>, path: &Path, content: &[u8]) -> Result<()> {
    if passphrase::lies_in(path, &session.casebook) {
        return Err(Problem::OutputInside(path.to_owned()));
    }
    files::replace(path, content).map_err(|e| Problem::io(path, e))
}
