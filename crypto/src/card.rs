//! The card: an agency's public document, signed by its root key, from which sources take the key to seal to (protocol section 3).

use std::fmt;

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::document::{self, Document, DocumentError, V1};
use crate::hex::Hex;
use crate::json;
use crate::keys::{Day, DropId, Fingerprint, fingerprint};
use crate::recipient::HybridRecipient;
use crate::tip::{Kind, is_list_id};

/// The most cards of one card file or outbox.
pub const MAX_CARDS: usize = 24;
/// The greatest counter: ten digits, as outboxes name cards.
pub const MAX_COUNTER: u64 = 9_999_999_999;
/// A card speaks for at most so many days after its first.
pub const MAX_DAYS: Day = 400;
/// The most sectors, districts or roles.
pub const MAX_CHOICES: usize = 200;
/// The most questions of a card, and answers of a tip.
pub const MAX_QUESTIONS: usize = 20;
/// The most telephone numbers.
pub const MAX_HOTLINES: usize = 8;
/// The longest deadline, in days.
pub const MAX_DEADLINE: u32 = 3650;

const LABEL: &str = "card";

/// Text in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the languages name themselves")]
pub struct Texts {
    pub en: String,
    pub ru: String,
    pub kk: String,
}

impl Texts {
    fn lengths_in(&self, allowed: std::ops::RangeInclusive<usize>) -> bool {
        [&self.en, &self.ru, &self.kk].into_iter().all(|text| allowed.contains(&text.len()))
    }
}

/// An intake key and the first day it is used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardRecipient {
    /// From this day on.
    pub from: Day,
    /// Tips are sealed to it.
    pub recipient: HybridRecipient,
}

/// A sector, district or role that a source can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// `[a-z0-9-]{1,32}`, unique in its list.
    pub id: String,
    /// 1..200 bytes each.
    pub names: Texts,
}

/// A question of the agency's own, which any source may leave unanswered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// `[a-z0-9-]{1,32}`, unique in its list.
    pub id: String,
    /// The ways of telling it is asked in, each once; never that of a further message.
    pub kinds: Vec<Kind>,
    /// The question, 1..200 bytes each.
    pub names: Texts,
    /// What an answer might hold, 1..400 bytes each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Texts>,
}

/// A telephone number for what cannot wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hotline {
    /// 1..100 bytes.
    pub number: String,
    /// Who answers there, 1..200 bytes each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Texts>,
}

/// Within how many days the agency promises to act, 1..=[`MAX_DEADLINE`] each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadlines {
    /// Tells a source who wrote to the wrong body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<u32>,
    /// Confirms that a tip was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledge: Option<u32>,
    /// Answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<u32>,
}

/// What an agency says about itself until `not_after`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// 1.
    pub v: V1,
    /// The drop for which it was made.
    pub drop_id: DropId,
    /// `H("agency", root)`.
    pub agency: Fingerprint,
    /// The Ed25519 key that signs cards, and nothing else.
    pub root: Hex<32>,
    /// Grows with each card of this root.
    pub counter: u64,
    /// First day on which it holds.
    pub not_before: Day,
    /// Last day on which it holds.
    pub not_after: Day,
    /// This month's intake key and the next, ascending by day.
    pub recipients: Vec<CardRecipient>,
    /// Ed25519 key that signs `seen`.
    pub desk: Hex<32>,
    /// X25519 key that authenticates outboxes.
    pub desk_dh: Hex<32>,
    /// Bundles are sealed to it.
    pub bundle: HybridRecipient,
    /// The agency's name, 1..200 bytes each.
    pub names: Texts,
    /// What the agency asks for, at most 2000 bytes each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texts: Option<Texts>,
    /// A telephone number, at most 100 bytes: how cards named it before [`Card::hotlines`]. Read with [`Card::numbers`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hotline: Option<String>,
    /// At most [`MAX_HOTLINES`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hotlines: Vec<Hotline>,
    /// At most 200.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Choice>,
    /// At most 200.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub districts: Vec<Choice>,
    /// Who writes field reports for the agency, at most 200.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Choice>,
    /// At most [`MAX_QUESTIONS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// What the agency promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadlines: Option<Deadlines>,
    /// The agency collects at least every so many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<u32>,
    /// Keys of later versions.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Why a card was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardError {
    /// Not a signed document, or not signed by the root key.
    Document(DocumentError),
    /// Signed, but not a card of the protocol.
    Malformed,
    /// The card of another agency.
    Agency,
    /// A card for another drop.
    Drop,
    /// A card file with no card or more than [`MAX_CARDS`], or cut.
    File,
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => write!(f, "not an agency card: {error}"),
            Self::Malformed => f.write_str("signed, but not an agency card that this version understands"),
            Self::Agency => f.write_str("the card of another agency"),
            Self::Drop => f.write_str("a card for another drop"),
            Self::File => f.write_str("not a card file, as `sybyr-officer card` writes it"),
        }
    }
}

impl std::error::Error for CardError {}

impl From<DocumentError> for CardError {
    fn from(error: DocumentError) -> Self {
        Self::Document(error)
    }
}

impl Card {
    /// Signs the card with `root`; refuses what [`Card::open`] would refuse.
    pub fn sign(&self, root: &SigningKey) -> Result<SignedCard, CardError> {
        let bytes = document::seal(root, LABEL, &json::write(self));
        let card = Self::open(&bytes, &self.drop_id, Some(&root.verifying_key().to_bytes()))?;
        Ok(SignedCard { bytes, card })
    }

    /// Verifies and reads a signed card for this drop.
    ///
    /// With `root`, the card is that agency's. Without, whoever signed it may be anyone: [`Card::agency`] must be
    /// confirmed by a person, as when an agency is added to a drop. Whether it is in force is for [`Card::in_force`].
    pub fn open(bytes: &[u8], drop_id: &DropId, root: Option<&[u8; 32]>) -> Result<Self, CardError> {
        let card = Self::open_of_any_drop(bytes, root)?;
        if card.drop_id != *drop_id { Err(CardError::Drop) } else { Ok(card) }
    }

    /// As [`Card::open`] for an agency that passed a tip on, perhaps from another drop.
    pub fn open_of_any_drop(bytes: &[u8], root: Option<&[u8; 32]>) -> Result<Self, CardError> {
        let document = Document::parse(bytes)?;
        let claimed;
        let signer = match root {
            Some(root) => root,
            None => {
                #[derive(Deserialize)]
                struct Signer {
                    root: Hex<32>,
                }
                let signer: Signer =
                    json::parse(document.unverified(), json::MAX_LEN).map_err(|_| CardError::Malformed)?;
                claimed = signer.root.0;
                &claimed
            }
        };
        let card = Self::parse(document.verify(LABEL, signer)?)?;
        if card.root.0 != *signer { Err(CardError::Agency) } else { Ok(card) }
    }

    /// Reads the JSON inside a signed card.
    pub fn parse(json: &[u8]) -> Result<Self, CardError> {
        let card: Self = json::parse(json, json::MAX_LEN).map_err(|_| CardError::Malformed)?;
        if card.agency != fingerprint(&card.root.0) {
            return Err(CardError::Agency);
        }
        if card.is_well_formed() { Ok(card) } else { Err(CardError::Malformed) }
    }

    fn is_well_formed(&self) -> bool {
        self.counter <= MAX_COUNTER
            && self.not_after.checked_sub(self.not_before).is_some_and(|days| days <= MAX_DAYS)
            && matches!(self.recipients.len(), 1 | 2)
            && self.recipients.is_sorted_by(|a, b| a.from < b.from)
            && self.names.lengths_in(1..=200)
            && self.texts.as_ref().is_none_or(|texts| texts.lengths_in(0..=2000))
            && self.hotline.as_ref().is_none_or(|hotline| hotline.len() <= 100)
            && self.hotlines.len() <= MAX_HOTLINES
            && self.hotlines.iter().all(Hotline::is_well_formed)
            && are_choices(&self.sectors)
            && are_choices(&self.districts)
            && are_choices(&self.roles)
            && self.questions.len() <= MAX_QUESTIONS
            && are_distinct(self.questions.iter().map(|question| &question.id))
            && self.questions.iter().all(Question::is_well_formed)
            && self.deadlines.as_ref().is_none_or(Deadlines::are_well_formed)
    }

    /// The telephone numbers, wherever the card names them.
    pub fn numbers(&self) -> Vec<Hotline> {
        match &self.hotline {
            Some(number) if self.hotlines.is_empty() && !number.is_empty() => {
                vec![Hotline { number: number.clone(), names: None }]
            }
            _ => self.hotlines.clone(),
        }
    }

    /// Whether it holds on `day`; both its first and its last day do.
    pub fn in_force(&self, day: Day) -> bool {
        (self.not_before..=self.not_after).contains(&day)
    }

    /// The intake key of `day`: the newest that has started. `None` when the card is not in force or none has.
    pub fn recipient_at(&self, day: Day) -> Option<&HybridRecipient> {
        let started = self.recipients.iter().rfind(|r| r.from <= day);
        started.filter(|_| self.in_force(day)).map(|r| &r.recipient)
    }
}

impl Question {
    fn is_well_formed(&self) -> bool {
        is_list_id(&self.id)
            && !self.kinds.is_empty()
            && self.kinds.iter().all(|kind| kind.begins_a_thread())
            && are_distinct(&self.kinds)
            && self.names.lengths_in(1..=200)
            && self.hint.as_ref().is_none_or(|hint| hint.lengths_in(1..=400))
    }
}

impl Hotline {
    fn is_well_formed(&self) -> bool {
        (1..=100).contains(&self.number.len()) && self.names.as_ref().is_none_or(|names| names.lengths_in(1..=200))
    }
}

impl Deadlines {
    fn are_well_formed(&self) -> bool {
        [self.redirect, self.acknowledge, self.answer]
            .into_iter()
            .flatten()
            .all(|days| (1..=MAX_DEADLINE).contains(&days))
    }
}

fn are_choices(list: &[Choice]) -> bool {
    list.len() <= MAX_CHOICES
        && are_distinct(list.iter().map(|choice| &choice.id))
        && list.iter().all(|choice| is_list_id(&choice.id) && choice.names.lengths_in(1..=200))
}

fn are_distinct<T: Ord>(list: impl IntoIterator<Item = T>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    list.into_iter().all(|one| seen.insert(one))
}

/// A verified card together with the bytes that were signed, which are what travels.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedCard {
    bytes: Vec<u8>,
    card: Card,
}

impl SignedCard {
    /// As [`Card::open`], keeping the bytes.
    pub fn open(bytes: Vec<u8>, drop_id: &DropId, root: Option<&[u8; 32]>) -> Result<Self, CardError> {
        let card = Card::open(&bytes, drop_id, root)?;
        Ok(Self { bytes, card })
    }

    /// As [`Card::open_of_any_drop`], keeping the bytes.
    pub fn open_of_any_drop(bytes: Vec<u8>) -> Result<Self, CardError> {
        let card = Card::open_of_any_drop(&bytes, None)?;
        Ok(Self { bytes, card })
    }

    /// What it says.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The signed document.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A card file: the cards one after the other, each as `var(card)`. 1 to [`MAX_CARDS`].
pub fn write_file(cards: &[SignedCard]) -> Result<Vec<u8>, CardError> {
    if !(1..=MAX_CARDS).contains(&cards.len()) {
        return Err(CardError::File);
    }
    Ok(cards.iter().flat_map(|card| crate::notation::var(&card.bytes)).collect())
}

/// Takes a card file apart into signed cards, each still to be opened.
pub fn split_file(mut bytes: &[u8]) -> Result<Vec<&[u8]>, CardError> {
    let mut cards = Vec::new();
    while !bytes.is_empty() {
        let (len, rest) = bytes.split_first_chunk().ok_or(CardError::File)?;
        let len = usize::try_from(u32::from_be_bytes(*len)).map_err(|_| CardError::File)?;
        let (card, rest) = rest.split_at_checked(len).ok_or(CardError::File)?;
        cards.push(card);
        bytes = rest;
        if cards.len() > MAX_CARDS {
            return Err(CardError::File);
        }
    }
    if cards.is_empty() { Err(CardError::File) } else { Ok(cards) }
}

/// Verifies and reads a card file: every card for this drop and by one root, which is `root` or the first card's.
pub fn open_file(bytes: &[u8], drop_id: &DropId, root: Option<&[u8; 32]>) -> Result<Vec<SignedCard>, CardError> {
    let mut cards: Vec<SignedCard> = Vec::new();
    for bytes in split_file(bytes)? {
        let first = cards.first().map(|first| first.card.root.0);
        cards.push(SignedCard::open(bytes.to_vec(), drop_id, first.as_ref().or(root))?);
    }
    Ok(cards)
}

#[cfg(test)]
mod tests;
