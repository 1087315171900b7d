//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use sybyr_crypto::keys::Day;
use sybyr_crypto::reply::Status;

use crate::casebook::{Competence, LEAST_WORK_FACTOR, Signs, Urgency, WORK_FACTOR};
use crate::clock;
use crate::commands::masking::Without;
use crate::text::Language;

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
    /// Today's date, for a machine whose clock is wrong
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = parse_day)]
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
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = parse_time)]
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
        #[arg(value_enum)]
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
        #[arg(long, value_name = "NUMBER", requires = "qr", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=15))]
        qr_pace: u8,
        /// Codes of at most so many columns, for a camera that cannot read finer ones
        #[arg(long, value_name = "COLUMNS", requires = "qr")]
        qr_width: Option<u16>,
        /// Write an unconfirmed outbox once more, the same bytes, when its file was lost on the way; the newest by default
        #[arg(long, value_name = "NUMBER", num_args = 0..=1)]
        again: Option<Option<u64>>,
    },
}

/// `init`
#[derive(Args)]
pub struct Init {
    /// The drop's file, from its operator
    #[arg(long, value_name = "DROP.sybyr")]
    pub drop: PathBuf,
    /// The agency's name
    #[arg(long)]
    pub name: String,
    /// Its name in Russian
    #[arg(long)]
    pub name_ru: Option<String>,
    /// Its name in Kazakh
    #[arg(long)]
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
    /// Let a deputy, an ombudsman or a backup open the casebook with a passphrase of their own
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
    /// Work factor of scrypt, for tests on slow machines
    #[arg(long, hide = true, default_value_t = WORK_FACTOR, value_parser = clap::value_parser!(u8).range(i64::from(LEAST_WORK_FACTOR)..=22))]
    pub work_factor: u8,
}

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
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
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

/// `agency-card`
#[derive(Subcommand)]
pub enum AgencyCardCommand {
    /// Keep the cards of another agency; newer ones of the same key replace them
    Import {
        /// The card file, as that agency's `sybyr-officer card` writes it
        file: PathBuf,
        /// The twelve words of its key, as it reads them out; asked for on a terminal otherwise
        #[arg(long, value_name = "TWELVE WORDS")]
        fingerprint: Option<String>,
    },
    /// The agencies that are known here, with their twelve words
    List,
    /// Forget an agency
    Remove {
        /// Its name, or a part that no other name has
        name: String,
    },
}

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
    #[arg(long, value_name = "NAME")]
    pub tag: Vec<String>,
    /// Take a tag off
    #[arg(long, value_name = "NAME")]
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

/// `report`
#[derive(Args)]
pub struct Report {
    /// A calendar year; this one otherwise
    #[arg(long, value_name = "YYYY", conflicts_with_all = ["from", "to"])]
    pub year: Option<u32>,
    /// First day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub from: Option<Day>,
    /// Last day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub to: Option<Day>,
    /// For everybody: a whole year that is over, numbers rounded to multiples of a threshold, smaller ones hidden
    #[arg(long, value_name = "THRESHOLD", num_args = 0..=1, default_missing_value = "5",
        value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub public: Option<u32>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = ReportFormat::Table)]
    pub format: ReportFormat,
    /// The new file; standard output otherwise
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the formats name themselves")]
pub enum ReportFormat {
    Table,
    Csv,
    Html,
}

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

/// `forward`
#[derive(Args)]
pub struct Forward {
    /// The number in the list
    pub case: i64,
    /// The other agency: by its name, when its card is kept here, or its card file
    #[arg(long, value_name = "NAME|CARDS")]
    pub to: String,
    /// A new file, which the courier uploads for that agency; it leaves with an outbox otherwise
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Which tip, by its number in `show`
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub tip: u32,
    /// The source, who wanted to be asked, has agreed
    #[arg(long)]
    pub agreed: bool,
    /// Pass it on although the source has not agreed; needs a reason, which stays in the journal
    #[arg(long, conflicts_with = "agreed")]
    pub against_wish: bool,
    /// The reason, for the journal; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub why_file: Option<PathBuf>,
    /// Leave a part out: message, sector, district, role, place, when, who, known, risk, finding, answers, attachments, or file:NUMBER
    #[arg(long, value_name = "PART")]
    pub without: Vec<Without>,
    /// Cover these words and phrases, one a line, wherever they stand in the texts; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub cover_file: Option<PathBuf>,
    /// Only show what the other agency would read
    #[arg(long)]
    pub preview: bool,
    /// The twelve words of the agency's key, as it reads them out; asked for on a terminal otherwise
    #[arg(long, value_name = "TWELVE WORDS")]
    pub fingerprint: Option<String>,
    /// A text for the source; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub message_file: Option<PathBuf>,
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

fn parse_day(text: &str) -> Result<Day, String> {
    clock::parse(text).ok_or_else(|| "expected a date such as 2026-11-21, of the years 1970 to 2199".to_owned())
}

fn parse_time(text: &str) -> Result<Duration, String> {
    let (digits, unit) = text.split_at(text.len() - text.chars().last().map_or(0, char::len_utf8));
    let unit = match unit {
        "s" => 1,
        "m" => 60,
        _ => 0,
    };
    let seconds = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    match seconds {
        Some(seconds @ 1..=7200) => Ok(Duration::from_secs(seconds)),
        _ => Err("expected a time such as 5m or 90s, at most 120m".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }

    #[test]
    fn times_are_minutes_or_seconds() {
        assert_eq!(parse_time("5m"), Ok(Duration::from_secs(300)));
        assert_eq!(parse_time("90s"), Ok(Duration::from_secs(90)));
        for wrong in ["", "m", "0m", "5", "121m", "-1m", "5ы", "99999999999999999999s"] {
            assert!(parse_time(wrong).is_err(), "{wrong}");
        }
    }

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
