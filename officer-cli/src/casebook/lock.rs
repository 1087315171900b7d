//! One process has a casebook at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::problem::{Problem, Result};

/// Held while the casebook is open; the system releases it even after a crash.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, or says at once that another process has it.
    pub(super) fn take(dir: &Path) -> Result<Self> {
        let path = dir.join("lock");
        let io = |e| Problem::io(&path, e);
        let file = OpenOptions::new().create(true).write(true).truncate(false).mode(0o600).open(&path).map_err(io)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Problem::InUse(dir.to_owned())),
            Err(TryLockError::Error(e)) => Err(io(e)),
        }
    }
}
