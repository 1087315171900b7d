//! Arguments of the figures of a period.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use sybyr_crypto::keys::Day;

/// `report`
#[derive(Args)]
pub struct Report {
    /// A calendar year; this one otherwise
    #[arg(long, value_name = "YYYY", conflicts_with_all = ["from", "to"])]
    pub year: Option<u32>,
    /// First day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::values::day)]
    pub from: Option<Day>,
    /// Last day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::values::day)]
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
