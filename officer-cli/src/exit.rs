//! Exit codes: one enum, one table; the officer's guide repeats the table and a test compares the two.

/// How the program ends. Scripts may rely on the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// A file could not be read or written.
    Io = 1,
    /// The command line was wrong.
    Usage = 2,
    /// The passphrase is wrong, or may not be taken from where it was offered.
    Passphrase = 3,
    /// The folder is not a casebook, or is one already.
    NotACasebook = 4,
    /// The casebook was written by a newer version of the program.
    NewerCasebook = 5,
    /// The casebook is damaged.
    Damaged = 6,
    /// Another process has the casebook open.
    InUse = 7,
    /// A file is not what it should be: cut short, altered, or of another kind.
    BadFile = 8,
    /// A file is for another drop or another agency.
    Foreign = 9,
    /// Leaves of the log are not accounted for; nothing was signed.
    Unaccounted = 10,
    /// The log contradicts what was imported before.
    Inconsistent = 11,
    /// An earlier bundle is missing.
    MissingBundle = 12,
    /// The server knows more of this casebook than the casebook itself: it was rolled back.
    RolledBack = 13,
    /// The disk is full; nothing was lost.
    DiskFull = 14,
    /// No such case.
    NoSuchCase = 15,
    /// What was asked for needs a confirmation that was not given.
    NotConfirmed = 16,
    /// An output exists already, or lies where it must not.
    Output = 17,
    /// The reply cannot be sent as it is: too long, too large, or the thread is full.
    Reply = 18,
    /// The decision cannot be recorded as it is.
    Decision = 19,
    /// The doctor has found something.
    NotWell = 20,
    /// Files cannot be shown: the renderer is missing, or not locked in by the system; or not all of them at once.
    NotShown = 21,
}

impl Exit {
    /// Every code, in order.
    pub const ALL: [Self; 22] = [
        Self::Done,
        Self::Io,
        Self::Usage,
        Self::Passphrase,
        Self::NotACasebook,
        Self::NewerCasebook,
        Self::Damaged,
        Self::InUse,
        Self::BadFile,
        Self::Foreign,
        Self::Unaccounted,
        Self::Inconsistent,
        Self::MissingBundle,
        Self::RolledBack,
        Self::DiskFull,
        Self::NoSuchCase,
        Self::NotConfirmed,
        Self::Output,
        Self::Reply,
        Self::Decision,
        Self::NotWell,
        Self::NotShown,
    ];

    /// The number given to the system.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// What the table of the officer's guide says.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Io => "a file could not be read or written",
            Self::Usage => "the command line was wrong",
            Self::Passphrase => "wrong passphrase, or one that may not be taken from there",
            Self::NotACasebook => "not a casebook, or there is one already",
            Self::NewerCasebook => "the casebook was written by a newer version",
            Self::Damaged => "the casebook is damaged",
            Self::InUse => "another process has the casebook open",
            Self::BadFile => "a file is cut short, altered, expired or of another kind",
            Self::Foreign => "a file is for another drop or another agency",
            Self::Unaccounted => "leaves of the log are not accounted for; nothing was signed",
            Self::Inconsistent => "the log contradicts what was imported before; nothing was signed",
            Self::MissingBundle => "an earlier bundle is missing",
            Self::RolledBack => "the casebook was rolled back, or another copy of it is in use",
            Self::DiskFull => "the disk is full; nothing was lost, repeat the command",
            Self::NoSuchCase => "no such case",
            Self::NotConfirmed => "a confirmation was needed and not given",
            Self::Output => "the output exists already, or may not be written there",
            Self::Reply => "the reply cannot be sent as it is",
            Self::Decision => "the decision cannot be recorded as it is",
            Self::NotWell => "the doctor has found something",
            Self::NotShown => "files cannot be shown here, and nothing was written; or not all of them in one saving",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_up_from_zero() {
        for (i, exit) in Exit::ALL.iter().enumerate() {
            assert_eq!(usize::from(exit.code()), i);
        }
    }

    #[test]
    fn the_guide_has_the_same_table() {
        let guide = include_str!("../../docs/officer-guide.md");
        for exit in Exit::ALL {
            let row = format!("| {} | {} |", exit.code(), exit.meaning());
            assert!(guide.contains(&row), "docs/officer-guide.md lacks: {row}");
        }
    }
}
