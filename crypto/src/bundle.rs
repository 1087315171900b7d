//! The bundle: the one file from the server to the officer, every leaf of the log accounted for (protocol section 11).

use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::container::ContainerError;
use crate::document::V1;
use crate::drop_file::{MAX_BITS, MAX_SLOTS};
use crate::hex::Hex;
use crate::json;
use crate::keys::{Day, DropId, Fingerprint};
use crate::log::{LogError, MAX_LEAVES, Shard};

mod account;
mod read;
mod write;

pub use account::{Fault, FaultKind};
pub use read::{BlobPart, BundleReader, ExpectedBundle, Item, ShardPart};
pub use write::BundleWriter;

/// The most bytes of blobs in one bundle; the next continues.
pub const MAX_BLOBS_LEN: u64 = 3_758_096_384;

/// Of `S(log, "bundle", SHA-256(bundle.json))`.
const LABEL: &str = "bundle";

/// A shard of a bundle: leaves `from..to` are accounted for in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    /// The shard.
    pub shard: Shard,
    /// First leaf.
    pub from: u32,
    /// One behind the last; at most the checkpoint's size.
    pub to: u32,
}

/// How far the last accepted seen of a shard goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenSize {
    /// The shard.
    pub shard: Shard,
    /// Leaves below it are seen.
    pub size: u32,
}

/// The last outbox the server accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastOutbox {
    /// Its number.
    pub number: u64,
    /// SHA-256 of its sorted tags.
    pub tags: Hex<32>,
}

/// `bundle.json`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BundleJson {
    /// 1.
    pub v: V1,
    /// The drop it is from.
    pub drop_id: DropId,
    /// The agency it is for.
    pub agency: Fingerprint,
    /// Grows with each bundle.
    pub number: u64,
    /// When it was sealed.
    pub day: Day,
    /// What it covers, ascending.
    pub shards: Vec<Covered>,
    /// Last accepted seen of each shard that has one, ascending.
    pub seen: Vec<SeenSize>,
    /// Absent before the first outbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outbox: Option<LastOutbox>,
    /// Drawer bits now.
    pub bits: u8,
    /// K: slots of every outbox.
    pub slots: u32,
    /// Days between the outbox that signs a tip as seen and the one that may answer it.
    pub reply_delay_days: u32,
    /// Keys of later versions.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl BundleJson {
    /// Reads `bundle.json`.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        json::parse(bytes, json::MAX_LEN).ok().filter(Self::is_well_formed)
    }

    fn is_well_formed(&self) -> bool {
        self.shards.is_sorted_by(|a, b| a.shard < b.shard)
            && self.shards.iter().all(|part| part.from <= part.to && part.to <= MAX_LEAVES)
            && self.seen.is_sorted_by(|a, b| a.shard < b.shard)
            && self.seen.iter().all(|seen| seen.size <= MAX_LEAVES)
            && self.bits <= MAX_BITS
            && (1..=MAX_SLOTS).contains(&self.slots)
    }
}

/// Why a bundle was refused.
#[derive(Debug)]
pub enum BundleError {
    /// Reading it, or writing out a blob, failed.
    Io(io::Error),
    /// Not sealed for this agency's machine, changed, or cut short.
    Sealed,
    /// From another drop or for another agency.
    Foreign,
    /// Not signed by the drop: anyone can seal to an agency.
    Signature,
    /// Opens, but is not in the form of the protocol; names the part.
    Malformed(&'static str),
    /// A checkpoint that does not hold.
    Checkpoint(Shard, LogError),
    /// The entries of the shard are not those of its checkpoint.
    Root(Shard),
    /// Leaves that are not exactly one blob, withdrawal or decoy.
    Unaccounted(Vec<Fault>),
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "bundle cannot be read: {error}"),
            Self::Sealed => {
                f.write_str("the bundle is not for this casebook, or it was cut short or changed on the way")
            }
            Self::Foreign => f.write_str("the bundle is from another drop or for another agency"),
            Self::Signature => f.write_str("the bundle was not made by the drop"),
            Self::Malformed(part) => write!(f, "the bundle is not in the form of the protocol: {part}"),
            Self::Checkpoint(shard, error) => write!(f, "the checkpoint of {shard} does not hold: {error}"),
            Self::Root(shard) => write!(f, "the entries of {shard} are not those that the drop signed"),
            Self::Unaccounted(faults) => {
                let named: Vec<String> = faults.iter().take(10).map(Fault::to_string).collect();
                let more = faults.len().saturating_sub(named.len());
                let more = if more == 0 { String::new() } else { format!(", and {more} more") };
                write!(f, "the bundle does not hold what the drop signed: {}{more}", named.join(", "))
            }
        }
    }
}

impl std::error::Error for BundleError {}

impl From<io::Error> for BundleError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<ContainerError> for BundleError {
    fn from(error: ContainerError) -> Self {
        match error {
            ContainerError::Io(error) if crate::outbox::is_from_sealing(&error) => Self::Sealed,
            ContainerError::Io(error) => Self::Io(error),
            ContainerError::NotCanonical => Self::Malformed("container"),
            ContainerError::TooLarge => Self::Malformed("size"),
        }
    }
}

#[cfg(test)]
mod tests;
