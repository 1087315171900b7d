//! The drop's folder: which file lies where, all of it readable by its owner only.

use std::{
    fs, io,
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

/// The folder of one drop.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at this path, whether it exists or not.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Makes the folder and those inside it.
    pub fn make(&self) -> io::Result<()> {
        for dir in [self.0.clone(), self.batches(), self.objects(), self.spool()] {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
        }
        Ok(())
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Everything but uploads and blobs.
    pub fn main_db(&self) -> PathBuf {
        self.0.join("main.db")
    }

    /// Uploads until their batch closes.
    pub fn uploads_db(&self) -> PathBuf {
        self.0.join("uploads.db")
    }

    /// The drop's private keys.
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// The signed public document about the drop, for `sybyr-officer init`.
    pub fn drop_file(&self) -> PathBuf {
        self.0.join("drop.sybyr")
    }

    /// Held by the one process that serves this drop.
    pub fn lock(&self) -> PathBuf {
        self.0.join("serve.lock")
    }

    /// One file of blobs per agency and batch.
    pub fn batches(&self) -> PathBuf {
        self.0.join("batches")
    }

    /// One file of reply objects per outbox.
    pub fn objects(&self) -> PathBuf {
        self.0.join("objects")
    }

    /// Sealed bundles until they are fetched and seen; outboxes while they arrive.
    pub fn spool(&self) -> PathBuf {
        self.0.join("spool")
    }
}

/// Opens a file that only its owner may read, made anew and empty.
pub fn create_private(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().read(true).write(true).create(true).truncate(true).mode(0o600).open(path)
}

/// Replaces a whole file durably: written beside it, synced, renamed over it.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = create_private(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    path.parent().map_or(Ok(()), sync_dir)
}

/// Makes the names in a folder durable.
pub fn sync_dir(dir: &Path) -> io::Result<()> {
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    fs::File::open(dir)?.sync_all()
}

/// Overwrites a file with zeros, then removes it. On flash and on journaled disks this promises less than it does.
pub fn wipe(path: &Path) -> io::Result<()> {
    match fs::OpenOptions::new().write(true).open(path) {
        Ok(mut file) => {
            let mut left = file.metadata()?.len();
            let zeros = [0; 64 * 1024];
            while left > 0 {
                let n = left.min(zeros.len() as u64);
                file.write_all(&zeros[..n as usize])?;
                left -= n;
            }
            file.sync_all()?;
            fs::remove_file(path)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The size of all files below a folder, for `status`.
pub fn disk_use(dir: &Path) -> io::Result<u64> {
    let mut sum = 0;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let meta = entry.metadata()?;
        sum += if meta.is_dir() { disk_use(&entry.path())? } else { meta.len() };
    }
    Ok(sum)
}
