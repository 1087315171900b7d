//! What officers decide about cases, and where every case stands because of it; the chain of all decisions lies beside.

mod chain;

use rusqlite::Row;
use serde::{Deserialize, Serialize};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{Day, Fingerprint};
use sybyr_crypto::reply::Status;
use sybyr_crypto::tip::Part;

pub(super) use chain::{SCHEMA, decide};

/// Whether a tip shows signs of a crime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words say it")]
pub enum Signs {
    Yes,
    No,
    Unclear,
}

/// Whose matter it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words say it")]
pub enum Competence {
    Ours,
    Others,
    Unclear,
}

/// How soon it must be looked at; ordered, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words say it")]
pub enum Urgency {
    High,
    #[default]
    Normal,
    Low,
}

/// One thing that was decided. What is not given is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum Ruling {
    /// The sector it belongs to, by the card's id: the officer's word against the source's.
    Sector {
        /// An id of the card.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
    },
    /// The district it belongs to.
    District {
        /// An id of the card.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
    },
    /// Signs of a crime.
    Signs {
        /// Seen, not seen, or not clear yet.
        value: Signs,
    },
    /// Whose matter it is.
    Competence {
        /// Ours or another body's.
        value: Competence,
    },
    /// How soon.
    Urgency {
        /// Normal until somebody says otherwise.
        value: Urgency,
    },
    /// It tells what another case tells already.
    DuplicateOf {
        /// That case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        case: Option<i64>,
    },
    /// A tag is put on.
    Tag {
        /// At most [`MAX_NAME`] bytes.
        name: String,
    },
    /// A tag is taken off.
    Untag {
        /// The tag.
        name: String,
    },
    /// Who works on it.
    Assigned {
        /// At most [`MAX_NAME`] bytes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        officer: Option<String>,
    },
    /// Something to remember. It never leaves the casebook.
    Note {
        /// At most [`MAX_TEXT`] bytes.
        text: String,
    },
    /// Nothing more will be done with it. A later ruling on anything but tags and notes does not reopen it.
    Dismissed,
    /// It is taken up again.
    Reopened,
    /// A tip was passed on to another agency.
    PassedOn {
        /// To whom.
        to: Fingerprint,
        /// Its name, as its card says.
        name: String,
        /// The tip's leaf.
        leaf: String,
        /// The parts that it has not got whole.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        masked: Vec<Part>,
        /// The source had not agreed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        against: bool,
    },
    /// Where it stands now.
    Status {
        /// As the protocol names it.
        value: Status,
        /// The number under which the public office files it; the one given before otherwise.
        #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
        reference: Option<String>,
        /// A notice to the source was written with it.
        told: bool,
    },
}

impl Ruling {
    /// Whether it tells of a case beside the one that is ruled on.
    pub fn names_a_case(&self) -> bool {
        matches!(self, Self::DuplicateOf { case: Some(_) })
    }
}

/// The longest name, tag or id, in bytes.
pub const MAX_NAME: usize = 100;
/// The longest note or reason, in bytes.
pub const MAX_TEXT: usize = 16 * 1024;

/// Who decided what about which cases, on which day, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When.
    pub day: Day,
    /// By name or function; empty when nobody was ever named.
    pub officer: String,
    /// One case, or many that are decided for one reason.
    pub cases: Vec<i64>,
    /// What.
    pub rulings: Vec<Ruling>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Random, in a decision that is withheld from others: without it, whoever guesses its words could tell by the hash
    /// that they are right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blind: Option<Hex<16>>,
}

impl Decision {
    /// Whether an extract for others has its hash only: it has a note, or is about other cases too.
    pub fn is_private(&self) -> bool {
        let is_internal = |ruling: &Ruling| matches!(ruling, Ruling::Note { .. }) || ruling.names_a_case();
        self.cases.len() > 1 || self.rulings.iter().any(is_internal)
    }
}

/// A decision at its place in the chain.
#[derive(Debug, Clone)]
pub struct ChainedDecision {
    /// From 1.
    pub number: u64,
    /// What was decided.
    pub decision: Decision,
    /// The bytes that are hashed.
    pub json: String,
    /// `hash_n`
    pub hash: Hex<32>,
}

/// Where a case stands by all decisions about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The officer's sector; the source's own counts otherwise.
    pub sector: Option<String>,
    /// The officer's district; the source's own counts otherwise.
    pub district: Option<String>,
    /// Signs of a crime.
    pub signs: Option<Signs>,
    /// Whose matter.
    pub competence: Option<Competence>,
    /// How soon.
    pub urgency: Urgency,
    /// The case that it repeats.
    pub duplicate_of: Option<i64>,
    /// Who works on it.
    pub assigned: Option<String>,
    /// In alphabetical order.
    pub tags: Vec<String>,
    /// Nothing more will be done.
    pub dismissed: bool,
}

/// An enumeration as its word.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => unreachable!("the enumerations of decisions are words"),
    }
}

/// An enumeration from its word.
pub(super) fn from_word<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    let word: Option<String> = row.get(column)?;
    word.map(|word| serde_json::from_value(word.into()).map_err(|_| rusqlite::Error::InvalidQuery)).transpose()
}
