//! Failures: how a command ends when it does not succeed, what happened, and what to do next.

use std::{fmt, io, process::ExitCode};

use crate::store::StoreError;

/// How a command ends: the table of exit statuses in `docs/operating.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// A failure that has no status of its own.
    Failed = 1,
    /// The command line was not understood (clap ends with this one too).
    Usage = 2,
    /// The folder is not a drop, or is one already.
    Folder = 3,
    /// The folder was written by a newer program.
    Newer = 4,
    /// The address cannot be listened on.
    Address = 5,
    /// The file is not what it should be, for example a card that is not a card.
    File = 6,
    /// The drop is being served by another process.
    Locked = 7,
    /// The disk is full.
    Full = 8,
}

/// What went wrong with a command, and what to do next.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    what: String,
    help: Option<String>,
}

impl Failure {
    /// A failure with nothing to suggest.
    pub fn new(exit: Exit, what: impl Into<String>) -> Self {
        Self { exit, what: what.into(), help: None }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The exit status.
    pub fn exit(&self) -> ExitCode {
        ExitCode::from(self.exit as u8)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "\nhelp: {help}"))
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let exit = match &error {
            StoreError::NoDrop | StoreError::Foreign => Exit::Folder,
            StoreError::NewerSchema { .. } => Exit::Newer,
            StoreError::Full => Exit::Full,
            _ => Exit::Failed,
        };
        let failure = Self::new(exit, error.to_string());
        match error {
            StoreError::NoDrop => failure.help("make one with `sybyr-server init --dir DIR`"),
            StoreError::Foreign => failure.help("choose the folder that `sybyr-server init` made"),
            StoreError::NewerSchema { .. } => {
                failure.help("run the program that wrote it, or a newer one; there is no way back")
            }
            StoreError::Full => failure.help("make room on the disk and run the command again; nothing is lost"),
            _ => failure,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        StoreError::from(error).into()
    }
}
