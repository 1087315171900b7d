//! The tip: what a source sends to an agency, as written, sealed and read back (protocol section 6).

use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::card::MAX_QUESTIONS;
use crate::claim::Claim;
use crate::container::ContainerError;
use crate::hex::Hex;
use crate::json;
use crate::keys::{DropId, Fingerprint, SLOTS_A_YEAR, ThreadKey, upload_tag};
use crate::recipient::HybridRecipient;

mod whole;

pub use whole::{Expected, Forward, OpenedTip, Tip, attachment_name, read_tip};

/// The longest message, in bytes of UTF-8.
pub const MAX_MESSAGE: u64 = 1 << 20;
/// The most files in one tip.
pub const MAX_ATTACHMENTS: usize = 99;
const MAX_TEXT: usize = 2000;

/// May the body pass the tip on?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forwarding {
    /// Not at all.
    Never,
    /// After asking the source.
    Ask,
    /// To whom it concerns.
    Yes,
}

/// How the tip was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Guided questions.
    Report,
    /// A photo and one line.
    Quick,
    /// A statement on paper, photographed.
    Statement,
    /// Typed by a call-taker.
    Call,
    /// From a field commissioner.
    Field,
    /// A further message in a thread.
    Message,
    /// Proves authorship of a tip.
    Claim,
}

impl Kind {
    /// Whether a first tip can be of this kind, so that a card's questions can be asked in it.
    pub fn begins_a_thread(self) -> bool {
        matches!(self, Self::Report | Self::Quick | Self::Statement | Self::Call | Self::Field)
    }
}

/// Is the source at risk?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// It says so.
    Yes,
    /// It says not.
    No,
    /// It cannot tell.
    Unsure,
}

/// What kind of corruption risk a field report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// Money or favours are asked for.
    Demand,
    /// Decisions among relatives, or on an official's own affairs.
    Conflict,
    /// Buying that suits one seller, or at a wrong price.
    Purchase,
    /// Needless papers, queues, refusals.
    Barrier,
    /// Rules that leave the decision to one person's will.
    Rules,
    /// Nobody checks, or nothing is made public.
    Control,
    /// Something else.
    Other,
}

/// An answer to a question of the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipAnswer {
    /// The question's id.
    pub id: String,
    /// 1..2000 bytes.
    pub text: String,
}

/// A part of a tip, of which something was left out or covered before it was passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words are those of the tip itself")]
pub enum Part {
    Message,
    Sector,
    District,
    Role,
    Place,
    When,
    Who,
    Known,
    Risk,
    Finding,
    Answers,
    Attachments,
}

impl Part {
    /// Every part, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::Message,
        Self::Sector,
        Self::District,
        Self::Role,
        Self::Place,
        Self::When,
        Self::Who,
        Self::Known,
        Self::Risk,
        Self::Finding,
        Self::Answers,
        Self::Attachments,
    ];

    /// Whether a list of parts is in their order, none twice.
    pub(crate) fn are_listed(parts: &[Self]) -> bool {
        parts.is_sorted_by(|a, b| a < b)
    }
}

/// Language of the page the tip was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// Russian.
    Ru,
    /// Kazakh.
    Kk,
}

/// A file of a tip, as the source's device named it. The name is hostile input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// 1..255 bytes.
    pub name: String,
    /// Media type as the browser guessed it, at most 100 bytes.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}

/// `tip.json`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TipJson {
    /// 1.
    pub v: u8,
    /// The drop the tip was made for.
    pub drop_id: DropId,
    /// The body the tip was made for.
    pub agency: Fingerprint,
    /// Random, one per tip.
    pub id: Hex<16>,
    /// May the body pass it on?
    pub forward: Forwarding,
    /// How it was written.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// An id of the card's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// An id of the card's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Where, in the source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When, in the source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Who, in the source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// How the source knows, in its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// Is the source at risk?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// Of a field report: an id of the card's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Of a field report: the kind of corruption risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// To the card's questions, each at most once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<TipAnswer>,
    /// How the source may be reached, if it wants to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// With [`Kind::Claim`] only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// One per file, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Of a tip that was passed on: the parts of which something was left out or covered, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<Part>,
    /// Keys of later versions.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// `keys.json`: never exported, never forwarded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeysJson {
    /// 1.
    pub v: u8,
    /// The thread key.
    pub k: ThreadKey,
    /// To whom replies are sealed.
    pub reply_to: HybridRecipient,
    /// How many low bits of the drawer are given, at most 16.
    pub bits: u8,
    /// Drawer mod 2^bits.
    pub drawer: u16,
    /// UTC year of sealing.
    pub year: u16,
    /// Which of the year's withdraw secrets.
    pub slot: u16,
    /// SHA-256 of the withdraw secret.
    pub wh: Hex<32>,
    /// The claim commitment C.
    pub claim: Hex<32>,
    /// An older thread key that this thread continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<ThreadKey>,
}

/// Why a tip is not read.
#[derive(Debug)]
pub enum TipError {
    /// The bytes ended early, or do not open to their end.
    Io(io::Error),
    /// Not a tip of the protocol.
    Malformed,
    /// Made for another drop or another body.
    Foreign,
    /// Its tag is not the one it was uploaded under.
    WrongTag,
}

impl fmt::Display for TipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Io(_) => "tip is cut or changed",
            Self::Malformed => "not a tip of the protocol",
            Self::Foreign => "tip was made for another drop or another body",
            Self::WrongTag => "tip does not belong to its place in the log",
        })
    }
}

impl std::error::Error for TipError {}

impl From<ContainerError> for TipError {
    fn from(error: ContainerError) -> Self {
        match error {
            ContainerError::Io(error) => Self::Io(error),
            ContainerError::NotCanonical | ContainerError::TooLarge => Self::Malformed,
        }
    }
}

impl TipJson {
    /// Parses and checks the lengths.
    pub fn parse(bytes: &[u8]) -> Result<Self, TipError> {
        let tip: Self = json::parse(bytes, json::MAX_LEN).map_err(|_| TipError::Malformed)?;
        let texts = [&tip.place, &tip.when, &tip.who, &tip.known, &tip.contact];
        let ids = [&tip.sector, &tip.district, &tip.role];
        let sound = tip.v == 1
            && texts.into_iter().flatten().all(|text| text.len() <= MAX_TEXT)
            && ids.into_iter().flatten().all(|id| is_list_id(id))
            && are_answers(&tip.answers)
            && tip.claim.is_some() == (tip.kind == Kind::Claim)
            && tip.claim.as_ref().is_none_or(Claim::is_well_formed)
            && Part::are_listed(&tip.masked)
            && tip.attachments.len() <= MAX_ATTACHMENTS
            && tip.attachments.iter().all(|a| (1..=255).contains(&a.name.len()) && a.media_type.len() <= 100);
        if sound { Ok(tip) } else { Err(TipError::Malformed) }
    }
}

fn are_answers(answers: &[TipAnswer]) -> bool {
    let ids: std::collections::BTreeSet<&str> = answers.iter().map(|answer| answer.id.as_str()).collect();
    answers.len() <= MAX_QUESTIONS
        && ids.len() == answers.len()
        && answers.iter().all(|answer| is_list_id(&answer.id) && (1..=MAX_TEXT).contains(&answer.text.len()))
}

/// Whether `id` can name a sector, district, role or question: `[a-z0-9-]{1,32}`.
pub fn is_list_id(id: &str) -> bool {
    (1..=32).contains(&id.len()) && id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

impl KeysJson {
    /// Parses and checks the ranges.
    pub fn parse(bytes: &[u8]) -> Result<Self, TipError> {
        let keys: Self = json::parse(bytes, json::MAX_LEN).map_err(|_| TipError::Malformed)?;
        let in_range = keys.bits <= 16 && u32::from(keys.drawer) < 1 << keys.bits && keys.slot < SLOTS_A_YEAR;
        if keys.v == 1 && in_range { Ok(keys) } else { Err(TipError::Malformed) }
    }

    /// `W`, the tag under which the tip was uploaded.
    pub fn tag(&self) -> [u8; 32] {
        upload_tag(&self.wh.0, &self.claim.0)
    }
}

#[cfg(test)]
mod tests;
