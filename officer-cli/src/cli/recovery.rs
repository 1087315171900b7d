//! Arguments of shares, and of what brings keys back.

use std::path::PathBuf;

use clap::Args;

use crate::casebook::{LEAST_WORK_FACTOR, WORK_FACTOR};
use crate::text::Language;

/// `shares`
#[derive(Args)]
pub struct Shares {
    /// How many restore the key, at least two
    #[arg(long, value_name = "K")]
    pub need: u8,
    /// How many there are, at most sixteen
    #[arg(long, value_name = "N")]
    pub of: u8,
    /// The new folder for the sheets, best in memory, under /dev/shm
    #[arg(long, value_name = "DIR", required_unless_present = "on_screen", conflicts_with = "on_screen")]
    pub to: Option<PathBuf>,
    /// Without a printer: each holder copies the words from the screen by hand, and types them back at once
    #[arg(long)]
    pub on_screen: bool,
    /// The root key's file; the one in the casebook otherwise
    #[arg(long, value_name = "ROOT.age")]
    pub root: Option<PathBuf>,
    /// The passphrase of the root key; the casebook's passphrase file, or asked for on a terminal, otherwise
    #[arg(long, value_name = "FILE")]
    pub root_passphrase_file: Option<PathBuf>,
    /// Language of the words; that of what is shown otherwise
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub words: Option<Language>,
}

/// `recover`
#[derive(Args)]
pub struct Recover {
    /// A share, from a descriptor or a file that only you can read, one for each; asked for on a terminal otherwise
    #[arg(long, value_name = "FILE")]
    pub share_file: Vec<PathBuf>,
    /// The recovery file of a kit or a backup; the one in the casebook otherwise
    #[arg(long, value_name = "RECOVERY.age")]
    pub recovery: Option<PathBuf>,
    /// Without a recovery file: the drop's file, to begin again with the root key alone
    #[arg(long, value_name = "DROP.sybyr", requires = "card", conflicts_with = "recovery")]
    pub drop: Option<PathBuf>,
    /// Without a recovery file: the agency's newest card file
    #[arg(long, value_name = "CARDS", requires = "drop")]
    pub card: Option<PathBuf>,
    /// Also write the root key, under the passphrase of the root key
    #[arg(long, value_name = "ROOT.age")]
    pub root_output: Option<PathBuf>,
    /// A passphrase of its own for the root key; the casebook's new one otherwise
    #[arg(long, value_name = "FILE", requires = "root_output")]
    pub root_passphrase_file: Option<PathBuf>,
    /// Work factor of scrypt, for tests on slow machines
    #[arg(long, hide = true, default_value_t = WORK_FACTOR, value_parser = clap::value_parser!(u8).range(i64::from(LEAST_WORK_FACTOR)..=22))]
    pub work_factor: u8,
}
