//! Who can open the casebook: the identity file is sealed to a key of each holder, and that key to the holder's own means.
//!
//! ```text
//! identity.age           the private keys, age-sealed to the recipient of every holder
//! holders/NAME.N.age     a holder's key as an age identity, sealed with the passphrase or to the hardware key
//! holders/NAME.N.handle  which hardware key that is: the plugin's own line, AGE-PLUGIN-…
//! ```
//!
//! So keys can be destroyed, made and replaced by whoever has the casebook open, for all holders at once, and the age
//! command alone opens both files. A new passphrase comes with a new key: an old copy of a holder's file opens nothing
//! that was written later.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sybyr_crypto::recipient::{HybridIdentity, HybridRecipient};
use zeroize::Zeroizing;

use super::identity::{self, Keys, Locked};
use super::{Casebook, IDENTITY};
use crate::files;
use crate::plugin::{Fault, Handle};
use crate::problem::{KeyFault, Problem, Result};
use crate::random;
use crate::work::Work;

/// The folder of the holders' files.
const HOLDERS: &str = "holders";
const HANDLE: &str = "handle";
/// Who holds the casebook that `init` makes.
pub(super) const FIRST_HOLDER: &str = "officer";
/// The most holders.
pub const MAX_HOLDERS: usize = 16;
/// The longest file of a holder or identity.
const MAX_FILE: u64 = 1 << 20;

/// Somebody who can open the casebook.
#[derive(Clone, Serialize, Deserialize)]
pub struct Holder {
    /// `[a-z0-9-]{1,32}`, unique.
    pub name: String,
    /// What the holder opens it with.
    pub means: Means,
    recipient: HybridRecipient,
    /// The file's name in `holders/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
}

/// What a holder opens the casebook with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// A passphrase.
    Passphrase,
    /// A hardware key, through an age plugin.
    Plugin,
    /// A key that the holder keeps elsewhere.
    Key,
}

/// What a casebook is opened with.
pub enum Unlock {
    /// A passphrase.
    Passphrase(SecretString),
    /// A hardware key.
    Plugin(Box<dyn age::Identity>),
    /// The key itself.
    Key(Box<HybridIdentity>),
}

/// The means of a new holder.
pub enum NewMeans {
    /// A passphrase and the work factor of scrypt.
    Passphrase(SecretString, u8),
    /// A hardware key, and what its plugin knows it by.
    Plugin(Box<dyn age::Recipient>, Handle),
    /// A key that is kept elsewhere.
    Key(Box<HybridRecipient>),
}

impl Holder {
    pub(super) fn recipient(&self) -> &HybridRecipient {
        &self.recipient
    }

    /// Makes a holder, whose file is durable before any identity file is sealed to it.
    pub(super) fn make(dir: &Path, name: &str, means: NewMeans) -> Result<Self> {
        let means_are = match means {
            NewMeans::Passphrase(..) => Means::Passphrase,
            NewMeans::Plugin(..) => Means::Plugin,
            NewMeans::Key(recipient) => {
                return Ok(Self { name: name.to_owned(), means: Means::Key, recipient: *recipient, file: None });
            }
        };
        let folder = dir.join(HOLDERS);
        if !folder.is_dir() {
            files::create_folder(&folder).map_err(|e| Problem::io(&folder, e))?;
        }
        let key = HybridIdentity::generate(&mut random::system());
        let file = free_name(&folder, name);
        let path = folder.join(&file);
        let mut text = Zeroizing::new(String::with_capacity(256));
        text.push_str(&key.reveal());
        text.push('\n');
        let sealed = match means {
            NewMeans::Passphrase(passphrase, work_factor) => {
                identity::lock(text.as_bytes(), &passphrase, work_factor).map_err(|e| Problem::io(&path, e))?
            }
            NewMeans::Plugin(recipient, handle) => {
                let encryptor = age::Encryptor::with_recipients(std::iter::once(&*recipient)).map_err(said)?;
                let sealed = identity::encrypt(encryptor, text.as_bytes()).map_err(|e| Problem::io(&path, e))?;
                let beside = path.with_extension(HANDLE);
                files::write_new(&beside, format!("{handle}\n").as_bytes()).map_err(|e| Problem::io(&beside, e))?;
                sealed
            }
            NewMeans::Key(_) => unreachable!("returned above"),
        };
        files::write_new(&path, &sealed).map_err(|e| Problem::io(&path, e))?;
        Ok(Self { name: name.to_owned(), means: means_are, recipient: key.to_recipient(), file: Some(file) })
    }
}

fn said(error: age::EncryptError) -> Problem {
    KeyFault::Plugin(Fault::Said(error.to_string())).into()
}

/// Whether a holder may be called so.
pub fn is_holder_name(name: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=32).contains(&name.len()) && name.bytes().all(allowed)
}

/// What the plugin of a holder's hardware key knows it by; `None` for a holder with other means.
pub fn handle_of(dir: &Path, holder: &str) -> Option<Handle> {
    let files = holder_files(dir).ok()?;
    files.iter().filter(|(name, _)| name == holder).find_map(|(_, file)| {
        let text = files::read_up_to(&file.with_extension(HANDLE), MAX_FILE).ok()??;
        Handle::of_file(&text)
    })
}

/// `NAME.N.age`, with the first number that is not taken.
fn free_name(folder: &Path, name: &str) -> String {
    let mut names = (1..).map(|n: u64| format!("{name}.{n}.age"));
    let is_free = |path: PathBuf| path.symlink_metadata().is_err();
    names
        .find(|file| is_free(folder.join(file)) && is_free(folder.join(file).with_extension(HANDLE)))
        .expect("numbers do not end")
}

/// Opens the identity file: the keys, and the name of the holder whose means opened it.
///
/// With a `holder`, only that one's file is tried. A plugin is asked about the files that are sealed to one, never
/// about those under a passphrase.
pub(super) fn open(dir: &Path, holder: Option<&str>, unlock: &Unlock, work: &Work) -> Result<(Keys, String)> {
    let path = dir.join(IDENTITY);
    let read = files::read_up_to(&path, MAX_FILE).map_err(|e| Problem::io(&path, e))?;
    let sealed = read.ok_or_else(|| Problem::damaged(&path))?;
    match unlock {
        Unlock::Passphrase(passphrase) if is_locked(&sealed) => {
            // as casebooks of before: one holder, whose passphrase seals the keys themselves
            let plain = identity::unlock(&sealed, passphrase).map_err(|why| wrong_or_damaged(why, &path))?;
            return Ok((Keys::parse(&plain, &path)?, FIRST_HOLDER.to_owned()));
        }
        Unlock::Key(key) => return open_with(&sealed, &path, key),
        _ => {}
    }
    let mut damaged = None;
    for (name, file) in holder_files(dir)? {
        if holder.is_some_and(|wanted| wanted != name) {
            continue;
        }
        work.check()?;
        let read = files::read_up_to(&file, MAX_FILE).map_err(|e| Problem::io(&file, e))?;
        let opened = match (&read, unlock) {
            (None, _) => Err(Locked::Damaged),
            (Some(bytes), Unlock::Passphrase(passphrase)) if is_locked(bytes) => identity::unlock(bytes, passphrase),
            (Some(bytes), Unlock::Plugin(device)) if !is_locked(bytes) => identity::unlock_with(bytes, &**device),
            _ => continue,
        };
        let key = opened.and_then(|text| parse_key(&text).ok_or(Locked::Damaged));
        match key.map(|key| open_with(&sealed, &path, &key)) {
            Ok(Err(Problem::WrongPassphrase)) | Err(Locked::WrongPassphrase) => {}
            Ok(other) => return other,
            Err(Locked::Damaged) => damaged = Some(file),
        }
    }
    Err(damaged.map_or(Problem::WrongPassphrase, |file| Problem::damaged(&file)))
}

impl Keys {
    /// The keys of the casebook in `dir`, with the passphrase of any holder.
    pub fn read(dir: &Path, passphrase: &SecretString) -> Result<Self> {
        open(dir, None, &Unlock::Passphrase(passphrase.clone()), &Work::default()).map(|(keys, _)| keys)
    }
}

fn open_with(sealed: &[u8], path: &Path, key: &HybridIdentity) -> Result<(Keys, String)> {
    let plain = identity::unlock_with(sealed, key).map_err(|why| wrong_or_damaged(why, path))?;
    let keys = Keys::parse(&plain, path)?;
    let mine = key.to_recipient();
    let holder = keys.holders.iter().find(|holder| holder.recipient == mine).map(|holder| holder.name.clone());
    holder.map(|name| (keys, name)).ok_or_else(|| Problem::damaged(path))
}

fn wrong_or_damaged(why: Locked, path: &Path) -> Problem {
    match why {
        Locked::WrongPassphrase => Problem::WrongPassphrase,
        Locked::Damaged => Problem::damaged(path),
    }
}

/// Whether an age file is sealed with a passphrase.
fn is_locked(bytes: &[u8]) -> bool {
    age::Decryptor::new_buffered(bytes).is_ok_and(|decryptor| decryptor.is_scrypt())
}

/// Reads a holder's key: `AGE-SECRET-KEY-PQ-1…`, the only line that is no comment.
pub fn parse_key(text: &[u8]) -> Option<HybridIdentity> {
    let text = std::str::from_utf8(text).ok()?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let key = lines.next()?.parse().ok()?;
    if lines.next().is_some() { None } else { Some(key) }
}

/// The holders' files as (name, path), in the order of their names.
fn holder_files(dir: &Path) -> Result<Vec<(String, PathBuf)>> {
    let folder = dir.join(HOLDERS);
    let io = |e| Problem::io(&folder, e);
    let mut found = Vec::new();
    let entries = match fs::read_dir(&folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(found),
        entries => entries.map_err(io)?,
    };
    for entry in entries {
        let entry = entry.map_err(io)?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let name = file.strip_suffix(".age").and_then(|rest| rest.rsplit_once('.')).map(|(name, _)| name.to_owned());
        if let Some(name) = name.filter(|name| is_holder_name(name)) {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

impl Casebook {
    /// The holder whose means opened the casebook.
    pub fn holder(&self) -> &str {
        &self.holder
    }

    /// Whether there is room for a holder of this name.
    pub fn check_new_holder(&self, name: &str) -> Result<()> {
        if !is_holder_name(name) {
            return Err(KeyFault::HolderName(name.to_owned()).into());
        }
        if self.keys.holders.iter().any(|holder| holder.name == name) {
            return Err(KeyFault::HolderExists(name.to_owned()).into());
        }
        if self.keys.holders.len() >= MAX_HOLDERS {
            return Err(KeyFault::TooManyHolders.into());
        }
        Ok(())
    }

    /// Gives one more holder the casebook.
    pub fn add_holder(&mut self, name: &str, means: NewMeans) -> Result<()> {
        self.check_new_holder(name)?;
        let holder = Holder::make(&self.dir, name, means)?;
        self.keys.holders.push(holder);
        self.write_keys().inspect_err(|_| drop(self.keys.holders.pop()))?;
        self.renew_recovery()
    }

    /// Takes the casebook from a holder, as far as this machine has it: a copy that was made stays readable.
    pub fn remove_holder(&mut self, name: &str) -> Result<()> {
        let at = self.keys.holders.iter().position(|holder| holder.name == name);
        let at = at.ok_or_else(|| KeyFault::NoSuchHolder(name.to_owned()))?;
        if self.keys.holders.len() == 1 {
            return Err(KeyFault::LastHolder.into());
        }
        let removed = self.keys.holders.remove(at);
        if let Err(problem) = self.write_keys() {
            self.keys.holders.insert(at, removed);
            return Err(problem);
        }
        self.erase_file_of(&removed)?;
        self.renew_recovery()
    }

    /// Seals the keys for the holder who opened the casebook under a new passphrase and a new key, as one step.
    pub fn change_passphrase(&mut self, passphrase: &SecretString, work_factor: u8) -> Result<()> {
        let name = self.holder.clone();
        let at = self.keys.holders.iter().position(|holder| holder.name == name);
        let at = at.ok_or_else(|| Problem::damaged(&self.dir))?;
        if self.keys.holders[at].means != Means::Passphrase {
            return Err(KeyFault::NoPassphraseHere(name).into());
        }
        let new = Holder::make(&self.dir, &name, NewMeans::Passphrase(passphrase.clone(), work_factor))?;
        let old = std::mem::replace(&mut self.keys.holders[at], new);
        if let Err(problem) = self.write_keys() {
            self.keys.holders[at] = old;
            return Err(problem);
        }
        self.erase_file_of(&old)?;
        self.renew_recovery()
    }

    /// Gives a casebook of before its holders.
    pub(super) fn adopt(&mut self, unlock: &Unlock) -> Result<()> {
        let (true, Unlock::Passphrase(passphrase)) = (self.keys.holders.is_empty(), unlock) else { return Ok(()) };
        let means = NewMeans::Passphrase(passphrase.clone(), identity::WORK_FACTOR);
        self.keys.holders.push(Holder::make(&self.dir, FIRST_HOLDER, means)?);
        self.write_keys()
    }

    /// Removes files that belong to no holder: left by a crash between two steps.
    pub(super) fn clear_holders(&self) -> Result<()> {
        let is_named = |file: &str| self.keys.holders.iter().any(|holder| holder.file.as_deref() == Some(file));
        for (_, path) in holder_files(&self.dir)? {
            if path.file_name().is_some_and(|file| !is_named(&file.to_string_lossy())) {
                erase_with_handle(&path)?;
            }
        }
        let unfinished = self.dir.join(IDENTITY).with_added_extension("new");
        files::erase(&unfinished).map_err(|e| Problem::io(&unfinished, e))
    }

    /// Seals the keys, as they are in memory, to every holder.
    pub(super) fn write_keys(&self) -> Result<()> {
        self.keys.write(&self.dir.join(IDENTITY))
    }

    fn erase_file_of(&self, holder: &Holder) -> Result<()> {
        let Some(file) = &holder.file else { return Ok(()) };
        erase_with_handle(&self.dir.join(HOLDERS).join(file))
    }
}

fn erase_with_handle(path: &Path) -> Result<()> {
    for path in [path, &path.with_extension(HANDLE)] {
        files::erase(path).map_err(|e| Problem::io(path, e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
