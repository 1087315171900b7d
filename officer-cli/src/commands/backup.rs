//! `backup`: a copy of the casebook in a new folder, every byte of it read again before it counts.
//!
//! All of it but the root key, which belongs into a file of its own under a passphrase of its own: in a backup it would
//! lie in one place with all else.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::Session;
use crate::casebook::{Casebook, Change, IDENTITY, ROOT};
use crate::files;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::text::{Say, Upkeep};

const LOCK: &str = "lock";

pub(super) fn run(session: &mut Session<'_>, to: &Path) -> Result<()> {
    let mut book = session.open()?;
    write(session, &mut book, to)
}

/// Backs up an open casebook.
pub(super) fn write(session: &mut Session<'_>, book: &mut Casebook, to: &Path) -> Result<()> {
    if passphrase::lies_in(to, &session.casebook) {
        return Err(Problem::OutputInside(to.to_owned()));
    }
    files::create_folder(to).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Problem::OutputExists(to.to_owned()),
        _ => Problem::io(to, e),
    })?;
    let copied = copy(book, to)?;
    book.record(&[Change::BackedUp { day: session.today }])?;
    session.say(&Say::Upkeep(Upkeep::BackedUp { to: to.to_owned(), files: copied }))?;
    if book.dir().join(ROOT).exists() { session.note(&Say::Upkeep(Upkeep::RootNotCopied)) } else { Ok(()) }
}

/// Copies everything; the identity file last, without which the folder is no casebook that could be mistaken for one.
fn copy(book: &Casebook, to: &Path) -> Result<usize> {
    let Contents { folders, mut files } = contents(book.dir())?;
    for folder in folders.iter().map(|name| to.join(name)) {
        files::create_folder(&folder).map_err(|e| Problem::io(&folder, e))?;
    }
    files.sort_by_key(|name| name == Path::new(IDENTITY));
    for name in &files {
        let (from, at) = (book.dir().join(name), to.join(name));
        let io = |e| Problem::io(&at, e);
        if copy_file(&from, &at).map_err(io)? != hash_of(&at).map_err(io)? {
            return Err(Problem::BackupDiffers(at));
        }
    }
    for folder in folders.iter().map(|name| to.join(name)).chain([to.to_owned()]) {
        files::sync_folder(&folder).map_err(|e| Problem::io(&folder, e))?;
    }
    Ok(files.len())
}

/// What a casebook consists of, as paths within it.
struct Contents {
    /// Each before those inside it.
    folders: Vec<PathBuf>,
    /// All but the lock and the root key.
    files: Vec<PathBuf>,
}

fn contents(dir: &Path) -> Result<Contents> {
    let mut found = Contents { folders: Vec::new(), files: Vec::new() };
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let here = dir.join(&folder);
        let io = |e| Problem::io(&here, e);
        for entry in fs::read_dir(&here).map_err(io)? {
            let entry = entry.map_err(io)?;
            let name = folder.join(entry.file_name());
            if entry.file_type().map_err(io)?.is_dir() {
                waiting.push(name.clone());
                found.folders.push(name);
            } else if ![LOCK, ROOT].iter().any(|left_out| name == Path::new(left_out)) {
                found.files.push(name);
            }
        }
    }
    found.files.sort_unstable();
    Ok(found)
}

/// Copies a file and makes it durable; the hash of what was read.
fn copy_file(from: &Path, to: &Path) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let mut input = Reading { input: File::open(from)?, hash: &mut hash };
    let mut output = files::create_new(to)?;
    io::copy(&mut input, &mut output)?;
    output.sync_all()?;
    Ok(hash.finalize().into())
}

fn hash_of(path: &Path) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let mut input = Reading { input: File::open(path)?, hash: &mut hash };
    io::copy(&mut input, &mut io::sink())?;
    Ok(hash.finalize().into())
}

struct Reading<'a> {
    input: File,
    hash: &'a mut Sha256,
}

impl io::Read for Reading<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}
