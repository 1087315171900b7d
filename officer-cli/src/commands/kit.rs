//! `kit`: a folder from which the agency's tips open without this program, and its keys come back with the shares.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use sybyr_crypto::card::write_file;
use sybyr_crypto::hex;

use super::Session;
use crate::casebook::{Casebook, RECOVERY};
use crate::files;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::sheet;
use crate::text::{Language, Rite, Say};

/// An `age` command is a few megabytes.
const MAX_AGE: u64 = 64 << 20;

pub(super) fn run(session: &mut Session<'_>, output: &Path, age: Option<&Path>) -> Result<()> {
    let book = session.open()?;
    write(session, &book, output, age)
}

/// Writes the kit of an open casebook.
pub(super) fn write(session: &mut Session<'_>, book: &Casebook, output: &Path, age: Option<&Path>) -> Result<()> {
    if passphrase::lies_in(output, &session.casebook) {
        return Err(Problem::OutputInside(output.to_owned()));
    }
    let age = age.map(read_age).transpose()?;
    files::create_folder(output).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Problem::OutputExists(output.to_owned()),
        _ => Problem::io(output, e),
    })?;
    let content = content(session, book, age.as_deref())?;
    let mut sums = String::new();
    for (name, bytes) in &content {
        write_one(output, name, bytes)?;
        sums.push_str(&format!("{}  {name}\n", hex::encode(&Sha256::digest(bytes))));
    }
    write_one(output, "SHA256SUMS", sums.as_bytes())?;
    if age.is_some() {
        let path = output.join("age");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).map_err(|e| Problem::io(&path, e))?;
    }
    files::sync_folder(output).map_err(|e| Problem::io(output, e))?;
    session.say(&Say::Rite(Rite::KitWritten {
        to: output.to_owned(),
        files: content.len() + 1,
        age: age.as_deref().map(|bytes| hex::encode(&Sha256::digest(bytes))),
        recovery: book.recovery_file().is_some(),
    }))
}

fn write_one(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    files::write_new(&path, bytes).map_err(|e| Problem::io(&path, e))
}

/// The command is only copied: a program of unknown origin is not started beside the keys.
fn read_age(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| Problem::io(path, e))?;
    file.take(MAX_AGE).read_to_end(&mut bytes).map_err(|e| Problem::io(path, e))?;
    Ok(bytes)
}

fn content(session: &Session<'_>, book: &Casebook, age: Option<&[u8]>) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let shares = book.shares()?.map(|set| (set.need, set.shares.len()));
    let page = |text: &str, language| instructions(text, language, age, shares).into_bytes();
    let mut content = vec![
        ("OPEN-kk.txt", page(include_str!("../kit/kk.txt"), Language::Kk)),
        ("OPEN-ru.txt", page(include_str!("../kit/ru.txt"), Language::Ru)),
        ("OPEN-en.txt", page(include_str!("../kit/en.txt"), Language::En)),
        ("FORMAT.txt", include_bytes!("../kit/format.txt").to_vec()),
        ("keys.py", include_bytes!("../kit/keys.py").to_vec()),
        ("drop.sybyr", book.drop_file_bytes()?),
    ];
    let cards = book.cards(session.today)?;
    if let Ok(file) = write_file(&cards) {
        content.push(("agency.card", file));
    }
    if let Some(card) = book.cards(0)?.last() {
        let names = &card.card().names;
        let page = sheet::words_html(&book.keys().agency, [&names.kk, &names.ru, &names.en]);
        content.push(("words.html", page.into_bytes()));
    }
    if let Some(path) = book.recovery_file() {
        content.push((RECOVERY, fs::read(&path).map_err(|e| Problem::io(&path, e))?));
    }
    content.extend(age.map(|bytes| ("age", bytes.to_vec())));
    Ok(content)
}

fn instructions(text: &str, language: Language, age: Option<&[u8]>, shares: Option<(u8, usize)>) -> String {
    let of_age = age.map_or_else(String::new, |bytes| {
        let hash = hex::encode(&Sha256::digest(bytes));
        format!("{}\n      {}\n      {}", language.age_is_here(), &hash[..32], &hash[32..])
    });
    // sticks forget which files are programs
    let copied = "cd /dev/shm/opening\n";
    let ready = if age.is_some() { "cd /dev/shm/opening\n    chmod 700 kit/age\n" } else { copied };
    text.replace("{AGE-COMMAND}", if age.is_some() { "kit/age" } else { "age" })
        .replace("{AGE}", &of_age)
        .replace("{NEED}", &language.sheets_needed(shares))
        .replacen(copied, ready, 1)
}
