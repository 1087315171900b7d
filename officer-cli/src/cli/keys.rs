//! Arguments of what makes keys, and of who holds them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::casebook::{LEAST_WORK_FACTOR, WORK_FACTOR};

/// `init`
#[derive(Args)]
pub struct Init {
    /// The drop's file, from its operator
    #[arg(long, value_name = "DROP.sybyr")]
    pub drop: PathBuf,
    /// The agency's name
    #[arg(long, value_name = "AGENCY")]
    pub name: String,
    /// Its name in Russian
    #[arg(long, value_name = "AGENCY")]
    pub name_ru: Option<String>,
    /// Its name in Kazakh
    #[arg(long, value_name = "AGENCY")]
    pub name_kk: Option<String>,
    /// The drop file's fingerprint, as the operator read it out; asked for on a terminal otherwise
    #[arg(long, value_name = "TWELVE WORDS")]
    pub fingerprint: Option<String>,
    /// Texts, sectors, districts, hotline and rhythm for the card, as in the officer's guide
    #[arg(long, value_name = "FILE.json")]
    pub texts: Option<PathBuf>,
    /// A passphrase of its own for the root key; the same one otherwise
    #[arg(long, value_name = "FILE")]
    pub root_passphrase_file: Option<PathBuf>,
    /// Work factor of scrypt, for tests on slow machines: each step down halves what guessing a passphrase costs
    #[arg(long, hide = true, default_value_t = WORK_FACTOR, value_parser = clap::value_parser!(u8).range(i64::from(LEAST_WORK_FACTOR)..=22))]
    pub work_factor: u8,
}

/// `card`
#[derive(Args)]
pub struct CardArguments {
    /// The new file
    #[arg(long, value_name = "FILE", required = true)]
    pub output: Option<PathBuf>,
    /// What else
    #[command(subcommand)]
    pub command: Option<CardCommand>,
}

/// `card`
#[derive(Subcommand)]
pub enum CardCommand {
    /// Sign the cards of the next twelve months with the root key; the next outbox carries them
    Renew(CardRenewal),
}

/// `card renew`
#[derive(Args)]
pub struct CardRenewal {
    #[command(flatten)]
    #[allow(missing_docs, reason = "a doc comment would be taken for the command's help")]
    pub root: RootKey,
    /// New texts, sectors, districts, hotlines and rhythm in place of the old ones, as for init
    #[arg(long, value_name = "FILE.json")]
    pub texts: Option<PathBuf>,
}

/// Where the root key is.
#[derive(Args)]
pub struct RootKey {
    /// The root key's file; root.age in the casebook otherwise
    #[arg(long, value_name = "FILE")]
    pub root: Option<PathBuf>,
    /// Where the root key's passphrase comes from; the casebook's passphrase file otherwise, or the terminal
    #[arg(long, value_name = "FILE")]
    pub root_passphrase_file: Option<PathBuf>,
}

/// `identity`
#[derive(Subcommand)]
pub enum IdentityCommand {
    /// Write the intake keys for the age command, which then opens every tip without this program
    Export {
        /// The new file; whoever has it can read every tip
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Who can open the casebook; `*` marks who has it open now
    List,
    /// Let a deputy, an ombudsman or a backup open the casebook with a passphrase or a hardware key of their own
    Add(NewHolder),
    /// Take the casebook from a holder; what they copied stays readable to them, see rekey
    Remove {
        /// The name in `identity list`
        name: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// `identity add`
#[derive(Args)]
pub struct NewHolder {
    /// 1 to 32 of a-z, 0-9 and -
    pub name: String,
    /// Take the passphrase from a file that only you can read, or from a descriptor; asked for on a terminal otherwise
    #[arg(long = "new-passphrase-file", value_name = "FILE")]
    pub new: Option<PathBuf>,
    /// A hardware key in place of a passphrase: the identity file that its age plugin wrote
    #[arg(long, value_name = "FILE", conflicts_with = "new")]
    pub plugin: Option<PathBuf>,
    /// Work factor of scrypt, for tests on slow machines
    #[arg(long, hide = true, default_value_t = WORK_FACTOR, value_parser = clap::value_parser!(u8).range(i64::from(LEAST_WORK_FACTOR)..=22))]
    pub work_factor: u8,
}
