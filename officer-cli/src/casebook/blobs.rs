//! The sealed tips as files: written under a temporary name, checked, named by their W, and durable before any record.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::Secret;
use sybyr_crypto::recipient::StoredFileKey;

use crate::files;
use crate::problem::{Problem, Result};

const PARTIAL: &str = "partial-";
/// More files than this are synced as one file system.
const MANY: usize = 8;

/// The folder `blobs/`.
pub struct Blobs {
    dir: PathBuf,
}

impl Blobs {
    pub(super) fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// A new file for a blob that is still arriving, and its path.
    pub fn begin(&self, number: usize) -> Result<(File, PathBuf)> {
        let path = self.dir.join(format!("{PARTIAL}{number}"));
        let file = files::create_new(&path).map_err(|e| Problem::io(&path, e))?;
        Ok((file, path))
    }

    /// Writes a whole blob under a temporary name, and returns its path. When it fails, it leaves no file.
    pub fn write(&self, number: usize, blob: &[u8]) -> Result<PathBuf> {
        let (mut file, path) = self.begin(number)?;
        file.write_all(blob).map_err(|e| {
            // the disk may be full: what cannot be finished gives its space back
            let _ = fs::remove_file(&path);
            Problem::io(&path, e)
        })?;
        Ok(path)
    }

    /// Gives a whole blob its name. Replaces what an interrupted import left under it, which no record names.
    pub fn keep(&self, partial: &Path, name: &str) -> Result<()> {
        fs::rename(partial, self.dir.join(name)).map_err(|e| Problem::io(partial, e))
    }

    /// Makes blobs durable that have just been named: content, then names.
    ///
    /// A sync for each of two thousand files takes longer than opening them all: many are synced as one file system.
    pub fn sync<N: AsRef<Path>>(&self, names: &[N]) -> Result<()> {
        if names.len() > MANY {
            let folder = File::open(&self.dir).map_err(|e| Problem::io(&self.dir, e))?;
            rustix::fs::syncfs(&folder).map_err(|e| Problem::io(&self.dir, e.into()))?;
        } else {
            for name in names {
                let path = self.dir.join(name);
                File::open(&path).and_then(|file| file.sync_all()).map_err(|e| Problem::io(&path, e))?;
            }
        }
        files::sync_folder(&self.dir).map_err(|e| Problem::io(&self.dir, e))
    }

    /// Opens a blob's file.
    pub fn open(&self, name: &str) -> Result<File> {
        let path = self.dir.join(name);
        File::open(&path).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => Problem::damaged(&path),
            _ => Problem::io(&path, e),
        })
    }

    /// Whether the blob on disk has this hash.
    pub fn holds(&self, name: &str, hash: &Hex<32>) -> Result<bool> {
        let path = self.dir.join(name);
        let mut file = match File::open(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(false),
            other => other.map_err(|e| Problem::io(&path, e))?,
        };
        let mut hasher = Hashing::new(io::sink());
        // a short tip is read with one call
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match file.read(&mut buffer) {
                Ok(0) => return Ok(hasher.hash() == *hash),
                Ok(n) => hasher.write_all(&buffer[..n]).map_err(|e| Problem::io(&path, e))?,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(Problem::io(&path, e)),
            }
        }
    }

    /// Removes what an interrupted import left.
    pub(super) fn clear_leftovers(&self) -> Result<()> {
        let io = |e| Problem::io(&self.dir, e);
        for entry in fs::read_dir(&self.dir).map_err(io)? {
            let entry = entry.map_err(io)?;
            if entry.file_name().to_string_lossy().starts_with(PARTIAL) {
                fs::remove_file(entry.path()).map_err(io)?;
            }
        }
        Ok(())
    }
}

/// The key that opens one blob, from the index.
pub fn file_key(digits: &str) -> Option<StoredFileKey> {
    hex::decode(digits).map(|bytes| StoredFileKey(Secret::new(bytes)))
}

/// Writes on and hashes what passes.
pub struct Hashing<W> {
    out: W,
    hash: sha2::Sha256,
}

impl<W> Hashing<W> {
    /// Passes everything on to `out`.
    pub fn new(out: W) -> Self {
        Self { out, hash: sha2::Digest::new() }
    }

    /// SHA-256 of all that passed.
    pub fn hash(self) -> Hex<32> {
        Hex(sha2::Digest::finalize(self.hash).into())
    }
}

impl<W: io::Write> io::Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        sha2::Digest::update(&mut self.hash, &bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
