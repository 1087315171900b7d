//! `ceremony`: everything that is done once, asked step by step: keys, shares, rehearsal, card, root key, backup and kit.
//!
//! What was answered and done stands in a file beside the casebook, written after each answer, so that an interrupted
//! ceremony goes on where it stopped. It holds no secret: the sheets lie where the officer said, the keys where they belong.

mod asking;
mod root;
mod sheets;
mod state;

use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use sybyr_crypto::card::{Texts, write_file};
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto::json;
use sybyr_crypto::words::fingerprint_words;

use super::{Session, backup, doctor, init, kit, read_up_to, signing};
use crate::casebook::{Casebook, IDENTITY, ROOT, read_root};
use crate::cli::Init;
use crate::files;
use crate::machine::Machine;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::sheet;
use crate::text::{Rite, Say};
pub(super) use state::State;

const STEPS: usize = 9;

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

/// Writes a public file, over one of an interrupted run.
fn replace(session: &Session<'_>, path: &Path, content: &[u8]) -> Result<()> {
    if passphrase::lies_in(path, &session.casebook) {
        return Err(Problem::OutputInside(path.to_owned()));
    }
    files::replace(path, content).map_err(|e| Problem::io(path, e))
}
