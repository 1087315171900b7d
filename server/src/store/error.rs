//! What can go wrong in the store, seen from above: few cases, each with its own answer.

use std::{fmt, io};

/// A failure of the store. Never holds what a stranger sent.
#[derive(Debug)]
pub enum StoreError {
    /// There is no drop in the folder.
    NoDrop,
    /// The folder was written by a newer program.
    NewerSchema {
        /// The schema found.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// The file is not a database of this program.
    Foreign,
    /// The disk is full.
    Full,
    /// What stands in the database contradicts itself.
    Damaged(&'static str),
    /// SQLite failed.
    Sqlite(rusqlite::Error),
    /// A file operation failed.
    Io(io::Error),
    /// The writer has stopped, because the program is ending.
    Stopped,
}

impl StoreError {
    /// The same failure once more, for each of those whose work it undid.
    pub(super) fn again(&self) -> Self {
        match self {
            Self::Full => Self::Full,
            Self::Sqlite(error) => match error.sqlite_error() {
                Some(code) => Self::Sqlite(rusqlite::Error::SqliteFailure(*code, None)),
                None => Self::Damaged("a transaction did not commit"),
            },
            _ => Self::Stopped,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            Some(rusqlite::ErrorCode::NotADatabase) => Self::Foreign,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io(error),
        }
    }
}

/// For readers and writers of streams; the way back finds a full disk again.
impl From<StoreError> for io::Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => io::ErrorKind::StorageFull.into(),
            StoreError::Io(error) => error,
            other => Self::other(other),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDrop => f.write_str("there is no drop here"),
            Self::NewerSchema { found, known } => {
                write!(f, "the store has schema {found}, this program knows up to {known}")
            }
            Self::Foreign => f.write_str("the file is not a database of a drop"),
            Self::Full => f.write_str("the disk is full"),
            Self::Damaged(what) => write!(f, "the store is damaged: {what}"),
            Self::Sqlite(error) => write!(f, "the database failed: {error}"),
            Self::Io(error) => write!(f, "a file could not be read or written: {error}"),
            Self::Stopped => f.write_str("the store has stopped"),
        }
    }
}

impl std::error::Error for StoreError {}
