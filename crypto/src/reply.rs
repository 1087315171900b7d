//! The reply: what an agency answers in a thread, sealed into one slot (protocol section 7).

use std::fmt;

use age::Identity;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::document::V1;
use crate::hex::Hex;
use crate::json;
use crate::keys::{Day, DropId, Fingerprint, MAX_REPLIES, Secret, ThreadKey};
use crate::notation::{equal, hmac_sha512, message, var};
use crate::object::MAX_OBJECTS_LEN;
use crate::recipient::HybridRecipient;
use crate::seal::{OpenError, open_vec};
use crate::size::SLOT_LEN;
use crate::slot::{SlotBlob, seal_slot};
use crate::tip::Part;

mod split;

/// The greatest length of `reply.json`, in bytes.
pub const MAX_JSON: usize = 6144;
/// How many earlier replies, and how many tips, a reply lists.
pub const MAX_LISTED: usize = 32;
/// The most files of one reply.
pub const MAX_OBJECTS: usize = 4;

const MAC: usize = 64;

/// What the reply is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyKind {
    /// The case moved on.
    Status,
    /// Text for the source.
    Message,
    /// Another body has the tip now.
    Forwarded,
    /// The source may prove that it wrote a tip.
    Challenge,
}

/// Where the case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words are the protocol's, and say it")]
pub enum Status {
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

impl Status {
    /// Every status there is, in the order of a case.
    pub const ALL: [Self; 13] = [
        Self::Received,
        Self::Registered,
        Self::ReferredTerritory,
        Self::Referred,
        Self::Checking,
        Self::Investigating,
        Self::Answered,
        Self::WrittenOff,
        Self::Confirmed,
        Self::NotConfirmed,
        Self::Reward,
        Self::Closed,
        Self::Reopened,
    ];
}

/// An earlier reply of the thread, `[n, day, kind, status]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past(pub u32, pub Day, pub ReplyKind, pub Status);

/// A tip of the thread that reached the agency, `[day, year, slot]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received(pub Day, pub u16, pub u16);

/// A file of the reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// Random; the server knows the object by it.
    pub id: Hex<16>,
    /// Of the sealed object.
    pub sha256: Hex<32>,
    /// 1..255 bytes.
    pub name: String,
    /// Media type, at most 100 bytes.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Of the file, in bytes.
    pub size: u64,
}

/// `reply.json`
#[derive(Clone, Serialize, Deserialize)]
pub struct Reply {
    /// 1.
    pub v: V1,
    /// The drop.
    pub drop_id: DropId,
    /// The agency that answers.
    pub agency: Fingerprint,
    /// Its number in the thread, 1..=510.
    pub n: u32,
    /// When it was written.
    pub day: Day,
    /// What it is for.
    pub kind: ReplyKind,
    /// Where the case stands.
    pub status: Status,
    /// The body's public number for the case, at most 100 bytes.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Text for the source; may be empty.
    pub message: String,
    /// Which part of a long message this is, from 1.
    pub part: u32,
    /// How many parts there are.
    pub of: u32,
    /// How many replies went before.
    pub count: u32,
    /// The last 32 of them.
    pub history: Vec<Past>,
    /// The last 32 tips of the thread.
    pub received: Vec<Received>,
    /// Who shows it may delete this reply.
    pub del: Secret<32>,
    /// At most 4 files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<Object>,
    /// The other body; with [`ReplyKind::Forwarded`] only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Fingerprint>,
    /// The parts of which the other body has not got everything; with [`ReplyKind::Forwarded`] only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<Part>,
    /// What the source's proof must answer; with [`ReplyKind::Challenge`] only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Hex<32>>,
    /// The codename of this thread was heard by an operator: the source should take a new one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not", deserialize_with = "only_true")]
    pub rekey: bool,
    /// Keys of later versions.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply").field("n", &self.n).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Why a reply cannot be written. Opening has the one [`OpenError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyError {
    /// Outside what the protocol allows.
    Malformed,
    /// Does not fit a slot, or the thread has no numbers left.
    TooLong,
}

impl fmt::Display for ReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the reply is not one that the protocol allows",
            Self::TooLong => "the reply is too long; shorten the message or the names of its files",
        })
    }
}

impl std::error::Error for ReplyError {}

impl Reply {
    /// Seals the reply for the source into exactly 8192 bytes.
    pub fn seal(&self, key: &ThreadKey, reply_to: &HybridRecipient) -> Result<SlotBlob, ReplyError> {
        if !self.is_well_formed() {
            return Err(ReplyError::Malformed);
        }
        let json = Zeroizing::new(json::write(self));
        if json.len() > MAX_JSON {
            return Err(ReplyError::TooLong);
        }
        Self::parse(&json).ok_or(ReplyError::Malformed)?;
        seal_slot(reply_to, |room| {
            let mut plaintext = Zeroizing::new(Vec::with_capacity(room));
            plaintext.extend_from_slice(&Zeroizing::new(var(&json)));
            let zeros = room.checked_sub(MAC)?.checked_sub(plaintext.len())?;
            plaintext.extend(std::iter::repeat_n(0, zeros));
            let mac = mac(key, &self.drop_id, &self.agency, self.n, &plaintext);
            plaintext.extend_from_slice(&mac);
            Some(plaintext)
        })
        .ok_or(ReplyError::TooLong)
    }

    /// Opens reply number `n` of `agency` in the thread with `key`.
    ///
    /// One error for everything, so that nothing is learnt from which check failed.
    pub fn open(
        identity: &dyn Identity,
        key: &ThreadKey,
        (drop_id, agency, n): (&DropId, &Fingerprint, u32),
        blob: &[u8],
    ) -> Result<Self, OpenError> {
        if blob.len() != SLOT_LEN {
            return Err(OpenError);
        }
        let plaintext = open_vec(identity, blob, SLOT_LEN)?;
        let (content, json, mac) = split_plaintext(&plaintext).ok_or(OpenError)?;
        if !equal(&self::mac(key, drop_id, agency, n, content), mac) {
            return Err(OpenError);
        }
        let reply = Self::parse(json).ok_or(OpenError)?;
        let expected = reply.drop_id == *drop_id && reply.agency == *agency && reply.n == n;
        if expected { Ok(reply) } else { Err(OpenError) }
    }

    /// Reads `reply.json`.
    pub fn parse(json: &[u8]) -> Option<Self> {
        json::parse(json, MAX_JSON).ok().filter(Self::is_well_formed)
    }

    fn is_well_formed(&self) -> bool {
        (1..=MAX_REPLIES).contains(&self.n)
            && self.reference.as_ref().is_none_or(|reference| reference.len() <= 100)
            && (1..=self.of).contains(&self.part)
            && self.of <= MAX_REPLIES
            && self.history.len() <= MAX_LISTED
            && self.received.len() <= MAX_LISTED
            && self.objects.len() <= MAX_OBJECTS
            && self.objects.iter().all(|o| (1..=255).contains(&o.name.len()) && o.media_type.len() <= 100)
            && self
                .objects
                .iter()
                .try_fold(0_u64, |sum, o| sum.checked_add(o.size))
                .is_some_and(|n| n <= MAX_OBJECTS_LEN)
            && Part::are_listed(&self.masked)
            && (self.masked.is_empty() || self.kind == ReplyKind::Forwarded)
            && self.to.is_some() == (self.kind == ReplyKind::Forwarded)
            && self.challenge.is_some() == (self.kind == ReplyKind::Challenge)
    }
}

/// What is not so is not written: of two ways to say no, two programs would each know one.
fn only_true<'de, D: Deserializer<'de>>(value: D) -> Result<bool, D::Error> {
    bool::deserialize(value)?.then_some(true).ok_or_else(|| D::Error::custom("true or absent"))
}

/// `HMAC-SHA-512(mac, M("reply", drop_id, fp_F, u32be n, var(all bytes before the MAC)))`
fn mac(key: &ThreadKey, drop_id: &DropId, agency: &Fingerprint, n: u32, content: &[u8]) -> [u8; MAC] {
    let framed = Zeroizing::new(var(content));
    let message = Zeroizing::new(message("reply", &[&drop_id.0, &agency.0, &n.to_be_bytes(), &framed]));
    hmac_sha512(key.mac_key().expose(), &message)
}

/// The plaintext of a slot taken apart: what is authenticated, the JSON inside it, the MAC. `None` unless the rest is zeros.
pub fn split_plaintext(plaintext: &[u8]) -> Option<(&[u8], &[u8], &[u8; MAC])> {
    let (content, mac) = plaintext.split_last_chunk()?;
    let (len, rest) = content.split_first_chunk()?;
    let (json, zeros) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*len)).ok()?)?;
    zeros.iter().all(|&b| b == 0).then_some((content, json, mac))
}

#[cfg(test)]
mod tests;
