//! Arguments of what is written to sources.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::StatusArgument;

/// `reply`
#[derive(Args)]
pub struct Reply {
    /// The number in the list
    pub case: i64,
    /// The text; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub message_file: Option<PathBuf>,
    /// A file to send along, at most four
    #[arg(long, value_name = "FILE")]
    pub attach: Vec<PathBuf>,
    /// Where the case stands now; as before otherwise
    #[arg(long, value_enum, value_name = "STATUS")]
    pub status: Option<StatusArgument>,
    /// The number under which the public office files it
    #[arg(long = "ref", value_name = "TEXT")]
    pub reference: Option<String>,
}

/// `sign-off`
#[derive(Subcommand)]
pub enum SignOffCommand {
    /// Nothing
    None,
    /// The function of the desk, in the language that the source writes in
    Function {
        /// The line, in English or for every language that has none of its own
        text: String,
        /// In Russian
        #[arg(long, value_name = "TEXT")]
        ru: Option<String>,
        /// In Kazakh
        #[arg(long, value_name = "TEXT")]
        kk: Option<String>,
    },
    /// The name of the officer who writes, which then leaves the casebook
    Officer,
}

/// A switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the words say it")]
pub enum OnOff {
    On,
    Off,
}
