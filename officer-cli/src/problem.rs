//! Everything that can go wrong, each with its exit code; the words are in `text`.

use std::io;
use std::path::{Path, PathBuf};

use sybyr_crypto::keys::Day;
use sybyr_crypto::share::ShareError;

use crate::exit::Exit;
use crate::plugin::Fault;

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Problem>;

/// What went wrong. No variant holds anything secret, or text of strangers that was not made safe.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/en.rs")]
pub enum Problem {
    Io { path: PathBuf, error: io::Error },
    Output(io::Error),
    // passphrases
    WrongPassphrase,
    NoTerminal,
    EmptyPassphrase,
    PassphrasesDiffer,
    // it could be guessed by whoever has a copy of the casebook
    ShortPassphrase,
    PassphraseFileOpen(PathBuf),
    PassphraseFileInside(PathBuf),
    PassphraseUnreadable(PathBuf),
    // the casebook
    NotACasebook(PathBuf),
    CasebookExists(PathBuf),
    Unfinished(PathBuf),
    NewerCasebook,
    Damaged { path: PathBuf },
    Index(String),
    InUse(PathBuf),
    // files from outside
    NotADropFile { path: PathBuf, why: String },
    NotTexts(PathBuf),
    NotTemplates(PathBuf),
    CardRefused(String),
    NotACardFile(PathBuf),
    NotABundle(PathBuf),
    BundleCut,
    BundleForeign,
    BundleForged,
    CheckpointWrong { shard: String },
    // what the log says
    Unaccounted { leaves: Vec<String> },
    Inconsistent { shard: String },
    EarlierMissing { shard: String, have: u32, from: u32 },
    RolledBackSeen { shard: String, ours: u32, theirs: u32 },
    RolledBackOutbox { ours: u64, theirs: u64 },
    OutboxDiffers { number: u64 },
    RolledBackBefore,
    LostAfterWriting { leaf: String },
    // cases and replies
    NoSuchCase(i64),
    CaseDidNotOpen { leaf: String },
    WrongFingerprint,
    FingerprintNeeded,
    NotConfirmed,
    ConfirmationNeeded,
    OutputExists(PathBuf),
    OutputInside(PathBuf),
    MessageNotText,
    NothingToSay,
    ReplyTooLong { parts: usize, slots: usize },
    ThreadFull,
    TooManyFiles,
    FilesTooLarge { limit: u64 },
    FileName(PathBuf),
    RefTooLong,
    NoOutbox,
    NoCards,
    NoAlarm,
    NotOnScreen(NotOnScreen),
    // decisions
    Undecided(Undecided),
    NotPassedOn(NotPassedOn),
    // recovery
    Unrecovered(Unrecovered),
    // paper
    NotPrinted(NotPrinted),
    // pictures of files
    NoRenderer(PathBuf),
    NoSandbox,
    NotSaved(NotSaved),
    // upkeep
    NotWell(usize),
    BackupDiffers(PathBuf),
    // keys and who holds them
    Keys(KeyFault),
    // somebody pressed Esc
    Stopped,
    // reports
    NotAPeriod,
    NotAPublicPeriod,
}

/// Why a decision cannot be recorded.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/deciding.rs")]
pub enum Undecided {
    OfficerNeeded,
    Nothing,
    ReasonNeeded,
    ReasonNotUsable { limit: usize },
    NameNotUsable { limit: usize },
    NotOnTheCard(String),
    NotACase(String),
    DuplicateOfItself(i64),
    OneReference,
    WishNeedsReason,
}

/// Why shares do not restore anything.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/recovering.rs")]
pub enum Unrecovered {
    Numbers { need: u8, of: u8 },
    NoShares,
    TooFew { have: usize, need: u8 },
    OfAnotherSet { index: u8 },
    Twice { index: u8 },
    NotAShare(ShareError),
    NotOfTheNewest { index: u8 },
    NoneMade,
    WrongRoot,
    OtherRecoveryFile(PathBuf),
    NothingToOpen,
}

/// What is wrong with keys, cards, or those who hold them.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/keys.rs")]
pub enum KeyFault {
    NotARootKey(PathBuf),
    NoRootKey(PathBuf),
    OtherRoot(PathBuf),
    CardsReachFar { until: Day },
    NotBeforeCards { from: Day },
    HolderName(String),
    HolderExists(String),
    NoSuchHolder(String),
    TooManyHolders,
    LastHolder,
    NoPassphraseHere(String),
    NotAnIdentity(PathBuf),
    NotARecipient(String),
    Plugin(Fault),
    RekeyUnfinished,
    SamePassphrase,
    TooManyRekeys,
}

/// Why not all of a case was saved.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/saving.rs")]
pub enum NotSaved {
    /// There are no pictures from this file on; all else is there.
    Rest {
        case: i64,
        to: PathBuf,
        from: String,
    },
    NoSuchFile(String),
}

/// Why there is no record of a proven authorship.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/printing.rs")]
pub enum NotPrinted {
    NoClaim(u32),
    NotProven(u32),
}

/// Why a tip is not passed on.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/proving.rs")]
pub enum NotPassedOn {
    Never,
    NotAgreed,
    Ourselves,
    CardExpired,
    NoSuchTip(u32),
    Withdrawn,
    Claim,
    UnknownAgency(String),
    SeveralAgencies(String),
    OutputNeeded,
    NoSuchFile(usize),
    NotFound(String),
    NothingToCover { limit: usize },
    MarksTooLong,
}

/// Why an outbox is not shown on the screen.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each is explained by its sentence in text/on_screen.rs")]
pub enum NotOnScreen {
    NoScreen,
    TooSmall,
    /// `larger`: columns, lines and minutes of a window that would do.
    TooLarge {
        codes: usize,
        minutes: usize,
        larger: Option<(usize, usize, usize)>,
    },
    /// By a signal, while codes were shown.
    Ended(i32),
}

impl From<NotOnScreen> for Problem {
    fn from(why: NotOnScreen) -> Self {
        Self::NotOnScreen(why)
    }
}

impl From<NotPassedOn> for Problem {
    fn from(why: NotPassedOn) -> Self {
        Self::NotPassedOn(why)
    }
}

impl From<KeyFault> for Problem {
    fn from(fault: KeyFault) -> Self {
        Self::Keys(fault)
    }
}

impl From<NotSaved> for Problem {
    fn from(why: NotSaved) -> Self {
        Self::NotSaved(why)
    }
}

impl From<Undecided> for Problem {
    fn from(why: Undecided) -> Self {
        Self::Undecided(why)
    }
}

impl From<rusqlite::Error> for Problem {
    /// The index refuses a change only when the casebook's files are not what this program wrote.
    fn from(error: rusqlite::Error) -> Self {
        Self::Index(error.to_string())
    }
}

impl Problem {
    /// A file could not be read or written.
    pub fn io(path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.to_owned(), error }
    }

    /// A file of the casebook is not as this program wrote it.
    pub fn damaged(path: &Path) -> Self {
        Self::Damaged { path: path.to_owned() }
    }

    /// The signal that ended what was asked for: the program ends by it too, once everything is closed.
    pub fn signal(&self) -> Option<i32> {
        if let Self::NotOnScreen(NotOnScreen::Ended(signal)) = self { Some(*signal) } else { None }
    }

    /// A new passphrase cannot be taken as it was typed, and can be typed again.
    pub fn is_of_a_new_passphrase(&self) -> bool {
        matches!(self, Self::EmptyPassphrase | Self::PassphrasesDiffer | Self::ShortPassphrase)
    }

    /// How the program ends.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Io { error, .. } | Self::Output(error) => {
                use io::ErrorKind::{QuotaExceeded, StorageFull};
                if matches!(error.kind(), StorageFull | QuotaExceeded) { Exit::DiskFull } else { Exit::Io }
            }
            Self::WrongPassphrase
            | Self::NoTerminal
            | Self::EmptyPassphrase
            | Self::PassphrasesDiffer
            | Self::ShortPassphrase
            | Self::PassphraseFileOpen(_)
            | Self::PassphraseFileInside(_)
            | Self::PassphraseUnreadable(_) => Exit::Passphrase,
            Self::NotACasebook(_) | Self::CasebookExists(_) | Self::Unfinished(_) => Exit::NotACasebook,
            Self::NewerCasebook => Exit::NewerCasebook,
            Self::Damaged { .. } | Self::Index(_) | Self::LostAfterWriting { .. } | Self::CaseDidNotOpen { .. } => {
                Exit::Damaged
            }
            Self::InUse(_) => Exit::InUse,
            Self::NotADropFile { .. }
            | Self::NotTexts(_)
            | Self::NotTemplates(_)
            | Self::CardRefused(_)
            | Self::NotACardFile(_)
            | Self::NotABundle(_)
            | Self::BundleCut
            | Self::CheckpointWrong { .. } => Exit::BadFile,
            Self::BundleForeign | Self::BundleForged => Exit::Foreign,
            Self::Unaccounted { .. } => Exit::Unaccounted,
            Self::Inconsistent { .. } => Exit::Inconsistent,
            Self::EarlierMissing { .. } => Exit::MissingBundle,
            Self::RolledBackSeen { .. }
            | Self::RolledBackOutbox { .. }
            | Self::OutboxDiffers { .. }
            | Self::RolledBackBefore => Exit::RolledBack,
            Self::NoSuchCase(_) => Exit::NoSuchCase,
            Self::WrongFingerprint
            | Self::FingerprintNeeded
            | Self::NotConfirmed
            | Self::ConfirmationNeeded
            | Self::Stopped
            | Self::NoAlarm => Exit::NotConfirmed,
            Self::OutputExists(_) | Self::OutputInside(_) | Self::NoOutbox | Self::NoCards | Self::NotOnScreen(_) => {
                Exit::Output
            }
            Self::MessageNotText
            | Self::NothingToSay
            | Self::ReplyTooLong { .. }
            | Self::ThreadFull
            | Self::TooManyFiles
            | Self::FilesTooLarge { .. }
            | Self::FileName(_)
            | Self::RefTooLong => Exit::Reply,
            Self::Undecided(_) => Exit::Decision,
            Self::Unrecovered(why) => match why {
                Unrecovered::Numbers { .. } | Unrecovered::NothingToOpen => Exit::Usage,
                Unrecovered::WrongRoot | Unrecovered::OtherRecoveryFile(_) => Exit::Foreign,
                _ => Exit::BadFile,
            },
            Self::NotPassedOn(NotPassedOn::CardExpired) => Exit::BadFile,
            Self::NotPassedOn(_) => Exit::Reply,
            Self::NotPrinted(_) => Exit::NotConfirmed,
            Self::NoRenderer(_) | Self::NoSandbox | Self::NotSaved(NotSaved::Rest { .. }) => Exit::NotShown,
            Self::NotSaved(NotSaved::NoSuchFile(_)) => Exit::Usage,
            Self::Keys(KeyFault::NotARootKey(_) | KeyFault::NotAnIdentity(_)) => Exit::BadFile,
            Self::Keys(KeyFault::OtherRoot(_)) => Exit::Foreign,
            Self::Keys(KeyFault::Plugin(_) | KeyFault::NoPassphraseHere(_)) => Exit::Passphrase,
            Self::Keys(_) => Exit::Usage,
            Self::NotWell(_) => Exit::NotWell,
            Self::BackupDiffers(_) => Exit::Io,
            Self::NotAPeriod | Self::NotAPublicPeriod => Exit::Usage,
        }
    }
}
