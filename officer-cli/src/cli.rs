//! The command line: what holds for all commands, and the list of them; the arguments of each lie beside this by subject.

mod agencies;
mod deciding;
mod keys;
mod recovery;
mod replying;
mod report;
mod values;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};
use sybyr_crypto::keys::Day;

use crate::casebook::{LEAST_WORK_FACTOR, WORK_FACTOR};
use crate::commands::save::Place;
use crate::text::Language;

pub use agencies::{AgencyCardCommand, Forward};
pub use deciding::{StatusArgument, Triage};
pub use keys::{CardArguments, CardCommand, CardRenewal, IdentityCommand, Init, NewHolder, RootKey};
pub use recovery::{Recover, Shares};
pub use replying::{OnOff, Reply, SignOffCommand};
pub use report::{Report, ReportFormat};
pub use values::WrongValue;

/// Opens tips on a machine without network, keeps them in a casebook, and writes the replies.
#[derive(Parser)]
#[command(name = "sybyr-officer", version, arg_required_else_help = true, max_term_width = 100)]
pub struct Cli {
    /// The casebook's folder
    #[arg(long, value_name = "DIR")]
    pub casebook: PathBuf,
    /// Take the passphrase from a file that only you can read, outside the casebook, or from a descriptor as fd:3
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Whose passphrase it is; that of any holder otherwise
    #[arg(long, global = true, value_name = "NAME")]
    pub holder: Option<String>,
    /// Where the programs age-plugin-NAME of hardware keys lie; beside this program otherwise
    #[arg(long, global = true, value_name = "DIR")]
    pub plugins: Option<PathBuf>,
    /// Today's date, for a machine whose clock is wrong
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = values::day)]
    pub today: Option<Day>,
    /// Language of what is shown; taken from the system otherwise
    #[arg(long, global = true, value_enum)]
    pub language: Option<Language>,
    /// Who decides, by name or function; as given last otherwise
    #[arg(long, global = true, value_name = "NAME")]
    pub officer: Option<String>,
    /// For scripts: what is said as JSON, an object a line; problems and notes on standard error too
    #[arg(long, global = true)]
    pub json: bool,
    /// Cover the screen after so long without a key, when it is used without a command: 5m, 90s
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = values::time)]
    pub lock_after: Duration,
    /// Texts that replies begin with, as in the officer's guide; templates.json in the casebook otherwise
    #[arg(long, value_name = "FILE.json")]
    pub templates: Option<PathBuf>,
    /// What to do; without a command, all of it on one screen
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// One verb each.
#[derive(Subcommand)]
pub enum Command {
    /// Make the agency's keys and cards, and an empty casebook
    Init(Init),
    /// Write the card file for the operator of the drop, or sign the cards of the next twelve months
    #[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
    Card(CardArguments),
    /// Who can open the casebook, and its intake keys for the age command
    Identity {
        /// What to do
        #[command(subcommand)]
        command: IdentityCommand,
    },
    /// Make an agency step by step: keys, shares, rehearsal, card, backup; goes on where it was interrupted
    Ceremony {
        /// Work factor of scrypt, for tests on slow machines
        #[arg(long, hide = true, default_value_t = WORK_FACTOR, value_parser = clap::value_parser!(u8).range(i64::from(LEAST_WORK_FACTOR)..=22))]
        work_factor: u8,
    },
    /// Write a folder from which tips open without this program, and the keys come back with the shares
    Kit {
        /// The new folder
        #[arg(long, value_name = "DIR")]
        output: PathBuf,
        /// The command age, 1.3 or newer, to put into it
        #[arg(long, value_name = "FILE")]
        age: Option<PathBuf>,
    },
    /// Split the root key into shares, and write a sheet to print for each holder
    Shares(Shares),
    /// Let a holder type a share back: shares count only after as many as are needed have been
    Rehearse {
        /// Take the share from a descriptor or a file that only you can read; asked for on a terminal otherwise
        #[arg(long, value_name = "FILE")]
        share_file: Option<PathBuf>,
    },
    /// Bring the agency's keys back from shares, when the passphrase or the machine is lost
    Recover(Recover),
    /// When an officer leaves: a new intake key and cards at once, and the casebook under a new key
    Rekey(RootKey),
    /// Take in a bundle
    Import {
        /// The file from the courier's stick
        bundle: PathBuf,
    },
    /// Go on with a backup of the casebook when the newest one is lost, and end the alarm
    Restore {
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// List the cases
    List {
        /// Only so many, those with the highest numbers
        #[arg(long, value_name = "COUNT")]
        newest: Option<u32>,
    },
    /// Show a case: its tips and our replies
    Show {
        /// The number in the list
        case: i64,
    },
    /// Write the texts of a case and pictures of its files into a new folder
    Save {
        /// The number in the list
        case: i64,
        /// Where the new folder is made
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Also write the files themselves, which can harm the computer that opens them
        #[arg(long)]
        originals: bool,
        /// Only pictures and files from this one on, by its name in an earlier saving: 07-act.pdf, tip-2/07-act.pdf
        #[arg(long, value_name = "NAME")]
        from: Option<Place>,
    },
    /// A case as one archive that a court's expert can check without this program
    Evidence {
        /// The number in the list
        case: i64,
        /// The new file
        #[arg(long, value_name = "FILE.tar")]
        output: PathBuf,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// A case on paper, or the record of a proven authorship: one page of HTML for A4, without scripts
    Print {
        /// The number in the list
        case: i64,
        /// Print the record of the authorship that this tip proves, by its number in `show`
        #[arg(long, value_name = "NUMBER")]
        claim: Option<u32>,
        /// The new file; standard output otherwise
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Decide about cases: whose matter, how urgent, a duplicate of what; one reason for all of them
    Triage(Triage),
    /// Other agencies: their cards, whose twelve words you type once as they read them out
    AgencyCard {
        /// What to do with them
        #[command(subcommand)]
        command: AgencyCardCommand,
    },
    /// Whether sources are told of a new status when a decision does not say; shows it without an argument
    Notices {
        /// What holds from now on
        #[arg(value_enum, value_name = "on|off")]
        switch: Option<OnOff>,
    },
    /// What stands under replies to sources; shows it without an argument
    SignOff {
        /// What holds from now on
        #[command(subcommand)]
        command: Option<SignOffCommand>,
    },
    /// Every decision about a case, or all of them, with the chain that holds them together
    Journal {
        /// The number in the list
        case: Option<i64>,
    },
    /// What is owed to sources and until when, the most pressing first
    Due {
        /// Only what is late or falls due within so many days
        #[arg(long, value_name = "DAYS")]
        within: Option<u32>,
    },
    /// What on this machine or in this casebook endangers sources, and what to do about it
    Doctor,
    /// Copy the whole casebook into a new folder, and read the copy again
    Backup {
        /// The new folder, best on another disk
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Change the passphrase of the casebook
    Passphrase {
        /// Take the new one from a file that only you can read, or from a descriptor; asked for on a terminal otherwise
        #[arg(long = "new-passphrase-file", value_name = "FILE")]
        new: Option<PathBuf>,
        /// Work factor of scrypt, for tests on slow machines
        #[arg(long, hide = true, default_value_t = WORK_FACTOR, value_parser = clap::value_parser!(u8).range(i64::from(LEAST_WORK_FACTOR)..=22))]
        work_factor: u8,
    },
    /// Find cases by words of their tips; the beginning of a word is enough
    Search {
        /// All of them must be there
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Cases that tell much the same as this one
    Similar {
        /// The number in the list
        case: i64,
    },
    /// The figures of a period
    Report(Report),
    /// Write an answer, which waits for an outbox
    Reply(Reply),
    /// Ask the source of a case to prove that it wrote a tip; the proof is checked when it arrives
    Challenge {
        /// The number in the list
        case: i64,
        /// A text to go with it; `-` reads standard input
        #[arg(long, value_name = "FILE")]
        message_file: Option<PathBuf>,
    },
    /// Pass a tip on to another agency, sealed to its key, and tell the source
    Forward(Forward),
    /// Write an outbox for the courier
    Outbox {
        /// The new file
        #[arg(long, value_name = "FILE", required_unless_present = "qr", conflicts_with = "qr")]
        output: Option<PathBuf>,
        /// Show it on the screen instead, as codes for the camera of the courier's page, until a key is pressed
        #[arg(long)]
        qr: bool,
        /// Codes a second
        #[arg(long, value_name = "COUNT", requires = "qr", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=15))]
        qr_pace: u8,
        /// Codes of at most so many columns, for a camera that cannot read finer ones
        #[arg(long, value_name = "COLUMNS", requires = "qr")]
        qr_width: Option<u16>,
        /// Write an unconfirmed outbox once more, the same bytes, when its file was lost on the way; the newest by default
        #[arg(long, value_name = "NUMBER", num_args = 0..=1)]
        again: Option<Option<u64>>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }
}
