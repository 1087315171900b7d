//! Arguments about other agencies: their cards, and what is passed on to them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::commands::masking::Without;

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
        #[arg(value_name = "AGENCY")]
        name: String,
    },
}

/// `forward`
#[derive(Args)]
pub struct Forward {
    /// The number in the list
    pub case: i64,
    /// The other agency: by its name, when its card is kept here, or its card file
    #[arg(long, value_name = "AGENCY|CARDS")]
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
