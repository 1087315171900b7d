//! The outbox: the one file from the officer to the server, authenticated and then sealed (protocol section 8).

use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use x25519_dalek::{PublicKey, StaticSecret};

use crate::card::CardError;
use crate::container::ContainerError;
use crate::document::V1;
use crate::hex::Hex;
use crate::json;
use crate::keys::{Day, DropId, Fingerprint, Secret};
use crate::log::{LogError, Seen};

mod open;
mod seal;

pub use open::{Carried, ExpectedOutbox, OpenedOutbox, SealedOutbox};
pub use seal::{Outbox, PassedOn};

/// The most seen notes of one outbox.
pub const MAX_SEEN: usize = 64;
/// The most tips for other agencies in one outbox.
pub const MAX_TIPS: usize = 64;
/// What an outbox begins with.
pub const MAGIC: [u8; 8] = *b"SYBYRO1\n";

/// What an outbox begins with that is authenticated under several desk keys, while one takes the place of another.
pub const MAGIC_OF_SEVERAL: [u8; 8] = *b"SYBYRO2\n";
/// The most desk keys that an outbox is authenticated under.
pub const MAX_KEYS: usize = 8;

const MAC: u64 = 32;
const HEAD: u64 = 16;

/// `outbox.json`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutboxJson {
    /// 1.
    pub v: V1,
    /// The drop it is for.
    pub drop_id: DropId,
    /// The agency it is from.
    pub agency: Fingerprint,
    /// From 1, growing by one.
    pub number: u64,
    /// When it was written.
    pub day: Day,
    /// Keys of later versions.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl OutboxJson {
    /// Reads `outbox.json`.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        json::parse::<Self>(bytes, json::MAX_LEN).ok().filter(|json| json.number >= 1)
    }
}

/// The seen of a shard as it travels: the signed note, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedSeen {
    /// The note.
    pub note: Vec<u8>,
    /// What it says.
    pub seen: Seen,
}

/// `K(X25519(desk_dh, dh), "outbox", drop_id, fp_A)`: shared by the officer's machine and the server.
#[derive(Debug, Clone)]
pub struct OutboxKey(Secret<32>);

impl OutboxKey {
    /// From one's own secret and the other's public key; `None` when the X25519 result is all zeros.
    pub fn agree(own: &Secret<32>, other: &Hex<32>, drop_id: &DropId, agency: &Fingerprint) -> Option<Self> {
        let shared = StaticSecret::from(*own.expose()).diffie_hellman(&PublicKey::from(other.0));
        shared.was_contributory().then(|| Self(Secret::derived(shared.as_bytes(), "outbox", &[&drop_id.0, &agency.0])))
    }
}

/// The X25519 public key of a secret: `desk_dh` of a card, `dh` of a drop file.
pub fn dh_public(secret: &Secret<32>) -> Hex<32> {
    Hex(PublicKey::from(&StaticSecret::from(*secret.expose())).to_bytes())
}

/// Why an outbox was refused.
#[derive(Debug)]
pub enum OutboxError {
    /// Reading it or storing its objects failed.
    Io(io::Error),
    /// Does not begin as an outbox.
    NotOutbox,
    /// Not by this agency's machine, or changed on the way.
    Mac,
    /// Authentic, but does not open: sealed for another server key, or badly.
    Sealed,
    /// For another drop or from another agency than its MAC says.
    Foreign,
    /// Authentic, but not in the form of the protocol; names the part.
    Malformed(&'static str),
    /// A seen note that does not hold.
    Seen(LogError),
    /// A card that does not hold.
    Card(CardError),
}

impl fmt::Display for OutboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "outbox cannot be read or stored: {error}"),
            Self::NotOutbox => f.write_str("not an outbox, as `sybyr-officer outbox` writes it"),
            Self::Mac => f.write_str("the outbox is not from this agency's machine, or it was changed on the way"),
            Self::Sealed => f.write_str("the outbox is not sealed for this server"),
            Self::Foreign => f.write_str("the outbox is for another drop or from another agency"),
            Self::Malformed(part) => write!(f, "the outbox is not in the form of the protocol: {part}"),
            Self::Seen(error) => write!(f, "a seen note of the outbox does not hold: {error}"),
            Self::Card(error) => write!(f, "a card of the outbox does not hold: {error}"),
        }
    }
}

impl std::error::Error for OutboxError {}

impl From<io::Error> for OutboxError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<ContainerError> for OutboxError {
    fn from(error: ContainerError) -> Self {
        match error {
            ContainerError::Io(error) if is_from_sealing(&error) => Self::Sealed,
            ContainerError::Io(error) => Self::Io(error),
            ContainerError::NotCanonical | ContainerError::TooLarge => Self::Malformed("container"),
        }
    }
}

/// Whether the stream itself is wrong, rather than the disk it comes from.
pub(crate) fn is_from_sealing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
}

#[cfg(test)]
mod tests;
