//! Arguments of decisions about cases.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use sybyr_crypto::reply::Status;

use crate::casebook::{Competence, Signs, Urgency};

/// `triage`
#[derive(Args)]
pub struct Triage {
    /// The numbers in the list
    #[arg(required = true, value_name = "CASE")]
    pub cases: Vec<i64>,
    /// The sector it belongs to, an id of the card; or none
    #[arg(long, value_name = "ID")]
    pub sector: Option<String>,
    /// The district it belongs to, an id of the card; or none
    #[arg(long, value_name = "ID")]
    pub district: Option<String>,
    /// Signs of a crime
    #[arg(long, value_enum)]
    pub signs: Option<Signs>,
    /// Whose matter it is
    #[arg(long, value_enum)]
    pub competence: Option<Competence>,
    /// How soon it must be looked at
    #[arg(long, value_enum)]
    pub urgency: Option<Urgency>,
    /// The case that it repeats; or none
    #[arg(long, value_name = "CASE")]
    pub duplicate_of: Option<String>,
    /// Put a tag on
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Take a tag off
    #[arg(long, value_name = "TAG")]
    pub untag: Vec<String>,
    /// Who works on it; or none
    #[arg(long, value_name = "NAME")]
    pub assign: Option<String>,
    /// Something to remember, which never leaves the casebook; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub note_file: Option<PathBuf>,
    /// Nothing more will be done; needs a reason
    #[arg(long, conflicts_with = "reopen")]
    pub dismiss: bool,
    /// Take it up again
    #[arg(long)]
    pub reopen: bool,
    /// Where it stands now, of which the source is told
    #[arg(long, value_enum, value_name = "STATUS")]
    pub status: Option<StatusArgument>,
    /// The number under which the public office files it, for one case
    #[arg(long = "ref", value_name = "TEXT", requires = "status")]
    pub reference: Option<String>,
    /// Tell the source, although notices are switched off
    #[arg(long, requires = "status")]
    pub tell: bool,
    /// Do not tell the source
    #[arg(long, requires = "status", conflicts_with = "tell")]
    pub quiet: bool,
    /// Decide the same about every case that tells at least so many hundredths of the same: a flood
    #[arg(long, value_name = "PERCENT", num_args = 0..=1, default_missing_value = "75",
        value_parser = clap::value_parser!(u32).range(50..=100))]
    pub similar: Option<u32>,
    /// The reason, for the journal; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub why_file: Option<PathBuf>,
}

/// The protocol's statuses as arguments.
#[derive(Clone, Copy, ValueEnum)]
#[allow(missing_docs, reason = "the words are the protocol's, and say it")]
pub enum StatusArgument {
    Received,
    Registered,
    ReferredTerritory,
    Referred,
    Checking,
    Investigating,
    Answered,
    WrittenOff,
    Confirmed,
    NotConfirmed,
    Reward,
    Closed,
    Reopened,
}

impl From<StatusArgument> for Status {
    fn from(argument: StatusArgument) -> Self {
        match argument {
            StatusArgument::Received => Self::Received,
            StatusArgument::Registered => Self::Registered,
            StatusArgument::ReferredTerritory => Self::ReferredTerritory,
            StatusArgument::Referred => Self::Referred,
            StatusArgument::Checking => Self::Checking,
            StatusArgument::Investigating => Self::Investigating,
            StatusArgument::Answered => Self::Answered,
            StatusArgument::WrittenOff => Self::WrittenOff,
            StatusArgument::Confirmed => Self::Confirmed,
            StatusArgument::NotConfirmed => Self::NotConfirmed,
            StatusArgument::Reward => Self::Reward,
            StatusArgument::Closed => Self::Closed,
            StatusArgument::Reopened => Self::Reopened,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_asked_for_by_its_own_word() {
        let words: Vec<_> = StatusArgument::value_variants()
            .iter()
            .map(|v| (v.to_possible_value().expect("shown").get_name().to_owned(), Status::from(*v)))
            .collect();
        assert_eq!(words.iter().map(|w| w.1).collect::<Vec<_>>(), Status::ALL);
        for (word, status) in words {
            assert_eq!(serde_json::to_value(status).expect("a word"), word);
        }
    }
}
