//! The drop file `drop.sybyr`: what an agency must know of a drop before it enrols, signed by the drop's log key (protocol section 3).

use std::fmt;

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::document::{self, Document, DocumentError, V1};
use crate::hex::Hex;
use crate::json;
use crate::keys::{DropId, Fingerprint};
use crate::notation::hash;
use crate::recipient::HybridRecipient;

/// The most bits of a drawer number that leave a browser.
pub const MAX_BITS: u8 = 16;
/// The most slots of one outbox (K).
pub const MAX_SLOTS: u32 = 4096;

const LABEL: &str = "drop";

/// The largest objects a drop takes, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// One sealed tip.
    pub tip: u64,
    /// All files of one reply.
    pub reply_files: u64,
}

/// What a drop says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DropFile {
    /// 1.
    pub v: V1,
    /// Names the drop.
    pub drop_id: DropId,
    /// Where it is reached; at most 8, each 1..255 bytes.
    pub addresses: Vec<String>,
    /// The Ed25519 key that signs checkpoints.
    pub log: Hex<32>,
    /// Outboxes are sealed to it.
    pub recipient: HybridRecipient,
    /// The X25519 key of the server, with which outboxes are authenticated.
    pub dh: Hex<32>,
    /// Drawer bits now, at most [`MAX_BITS`].
    pub bits: u8,
    /// K: slots of every outbox, 1 to [`MAX_SLOTS`].
    pub slots: u32,
    /// Days between the outbox that signs a tip as seen and the one that may answer it.
    pub reply_delay_days: u32,
    /// Hours (UTC) at which batches close, ascending.
    pub batch_hours: Vec<u8>,
    /// In bytes.
    pub limits: Limits,
    /// Keys of later versions.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Why a drop file was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DropFileError {
    /// Not a signed document, or not signed by the log key it names.
    Document(DocumentError),
    /// Signed, but not a drop file of the protocol.
    Malformed,
}

impl fmt::Display for DropFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => write!(f, "not a drop file: {error}"),
            Self::Malformed => f.write_str("signed, but not a drop file that this version understands"),
        }
    }
}

impl std::error::Error for DropFileError {}

impl From<DocumentError> for DropFileError {
    fn from(error: DocumentError) -> Self {
        Self::Document(error)
    }
}

impl DropFile {
    /// Signs the file with the log key; refuses what [`DropFile::open`] would refuse.
    pub fn sign(&self, log: &SigningKey) -> Result<Vec<u8>, DropFileError> {
        let bytes = document::seal(log, LABEL, &json::write(self));
        Self::open(&bytes).map(|_| bytes)
    }

    /// Reads a drop file, and its fingerprint `H("drop-file", json)`.
    ///
    /// Anyone can make one that opens: a person compares the fingerprint's twelve words before it is used.
    pub fn open(bytes: &[u8]) -> Result<(Self, Fingerprint), DropFileError> {
        let document = Document::parse(bytes)?;
        let claimed = Self::parse(document.unverified())?;
        let json = document.verify(LABEL, &claimed.log.0)?;
        Ok((claimed, Hex(hash("drop-file", &[json]))))
    }

    /// Reads the JSON inside a drop file.
    pub fn parse(json: &[u8]) -> Result<Self, DropFileError> {
        let file: Self = json::parse(json, json::MAX_LEN).map_err(|_| DropFileError::Malformed)?;
        if file.is_well_formed() { Ok(file) } else { Err(DropFileError::Malformed) }
    }

    fn is_well_formed(&self) -> bool {
        self.addresses.len() <= 8
            && self.addresses.iter().all(|address| (1..=255).contains(&address.len()))
            && self.bits <= MAX_BITS
            && (1..=MAX_SLOTS).contains(&self.slots)
            && self.batch_hours.is_sorted_by(|a, b| a < b)
            && self.batch_hours.last().is_none_or(|&hour| hour < 24)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::Secret;
    use crate::recipient::HybridIdentity;

    fn log() -> SigningKey {
        SigningKey::from_bytes(&[5; 32])
    }

    fn file() -> DropFile {
        DropFile {
            v: V1,
            drop_id: Hex([1; 16]),
            addresses: vec!["https://drop.example".into()],
            log: Hex(log().verifying_key().to_bytes()),
            recipient: HybridIdentity::from_seed(&Secret::new([2; 32])).to_recipient(),
            dh: Hex([3; 32]),
            bits: 0,
            slots: 64,
            reply_delay_days: 1,
            batch_hours: vec![1, 7, 13, 19],
            limits: Limits { tip: 1 << 29, reply_files: 32 << 20 },
            extra: Map::new(),
        }
    }

    #[test]
    fn reads_back_and_every_word_counts_for_the_fingerprint() {
        let signed = file().sign(&log()).expect("well formed");
        let (opened, fingerprint) = DropFile::open(&signed).expect("own file");
        assert_eq!(opened, file());
        let later = DropFile { slots: 65, ..file() }.sign(&log()).expect("well formed");
        assert_ne!(DropFile::open(&later).expect("own file").1, fingerprint);
    }

    #[test]
    fn a_file_signed_by_another_key_than_it_names_is_refused() {
        let other = SigningKey::from_bytes(&[6; 32]);
        assert_eq!(file().sign(&other), Err(DropFileError::Document(DocumentError::Signature)));
    }

    #[test]
    fn a_file_outside_the_protocols_bounds_is_neither_signed_nor_read() {
        type Change = fn(&mut DropFile);
        let changes: [(&str, Change); 8] = [
            ("nine addresses", |f| f.addresses = vec!["a".into(); 9]),
            ("an empty address", |f| f.addresses.push(String::new())),
            ("17 bits", |f| f.bits = 17),
            ("no slots", |f| f.slots = 0),
            ("too many slots", |f| f.slots = MAX_SLOTS + 1),
            ("hours out of order", |f| f.batch_hours = vec![7, 1]),
            ("an hour twice", |f| f.batch_hours = vec![7, 7]),
            ("the hour 24", |f| f.batch_hours = vec![24]),
        ];
        for (what, change) in changes {
            let mut file = file();
            change(&mut file);
            assert_eq!(file.sign(&log()), Err(DropFileError::Malformed), "{what}");
        }
    }

    #[test]
    fn a_card_is_not_a_drop_file() {
        let relabelled = document::seal(&log(), "card", &json::write(&file()));
        assert_eq!(DropFile::open(&relabelled), Err(DropFileError::Document(DocumentError::Signature)));
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_value_or_an_error(bytes: Vec<u8>, json in "\\{.{0,200}\\}") {
            let _ = DropFile::open(&bytes);
            let _ = DropFile::parse(json.as_bytes());
        }
    }
}
