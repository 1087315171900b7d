//! What can happen to a casebook: each change is one record of the journal, and applying all of them gives the index.

use serde::{Deserialize, Serialize};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{Day, Fingerprint};
use sybyr_crypto::reply::{ReplyKind, Status};
use sybyr_crypto::tip::{Kind, Language};

use super::decisions::Decision;
use super::key_digits::KeyDigits;
use super::neighbours::PassedTip;
use super::recovery::ShareSet;
use super::sign_offs::SignOff;

/// A change, as the journal keeps it. Names and fields are the casebook's format: see `VERSION` before changing them.
#[derive(Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// The agency was made for a drop.
    Enrolled(Enrolled),
    /// A tip was opened, and its blob is durable.
    TipFiled(Box<FiledTip>),
    /// A blob of the log did not open or is not a tip; it is durable all the same.
    TipUnopened(Stored),
    /// A blob that did not open before opened when its bundle was imported again.
    TipOpened(Box<FiledTip>),
    /// Every leaf of a bundle is accounted for.
    BundleTaken(BundleTaken),
    /// A bundle showed that this casebook is older than what the server knows of it.
    RollbackFound {
        /// The bundle's number.
        bundle: u64,
        /// The day it names.
        day: Day,
        /// What it shows that the server has of us.
        echo: Echo,
    },
    /// The officer has said that this casebook is a backup, and that the later one is lost.
    Restored {
        /// When.
        day: Day,
    },
    /// The casebook was copied whole.
    BackedUp {
        /// When.
        day: Day,
    },
    /// The root key was split into shares.
    SharesMade(ShareSet),
    /// A holder has typed a share back.
    ShareRehearsed {
        /// Which one.
        mark: Hex<32>,
        /// When.
        day: Day,
    },
    /// The recovery file was written.
    RecoverySealed {
        /// Tells what it holds.
        holds: Hex<32>,
        /// Of the file.
        sha256: Hex<32>,
    },
    /// The keys were recovered, and nothing else of the casebook.
    Recovered {
        /// When.
        day: Day,
    },
    /// The officer has seen every tip of a case.
    CaseRead {
        /// The case's number.
        case: i64,
    },
    /// An officer decided something.
    Decided(Decision),
    /// The cards of another agency, whose twelve words a person has confirmed.
    AgencyCardsKept {
        /// Its fingerprint.
        agency: Fingerprint,
        /// Signed, in hex, by ascending counter.
        cards: Vec<String>,
    },
    /// Another agency is no longer known.
    AgencyCardsRemoved {
        /// Its fingerprint.
        agency: Fingerprint,
    },
    /// A tip was sealed to another agency, and waits for an outbox.
    TipPassedOn(PassedTip),
    /// Whether sources are told of a new status when nothing else is said.
    NoticesSwitched {
        /// They are.
        on: bool,
    },
    /// What stands under replies from now on.
    SignOffChosen {
        /// That.
        sign_off: SignOff,
    },
    /// An officer signed a reply, who was not the one named last.
    ReplySigned {
        /// By this name, which is remembered.
        officer: String,
    },
    /// An answer was written, in one part or several.
    ReplyWritten {
        /// The parts, ascending by n.
        parts: Vec<WrittenReply>,
        /// The sealed files, which are durable.
        objects: Vec<StoredObject>,
    },
    /// The root key signed cards.
    CardsSigned {
        /// In hex, ascending, each with a greater counter than all before.
        cards: Vec<String>,
    },
    /// An outbox was made, and is kept in the casebook.
    OutboxWritten(OutboxWritten),
    /// An outbox was written to where the courier takes it.
    OutboxHandedOut {
        /// Its number.
        number: u64,
    },
    /// The kept file of an outbox was lost before anybody had it: its replies wait again.
    OutboxLost {
        /// Its number.
        number: u64,
    },
}

/// What the server has of this casebook, as a bundle says.
#[derive(Serialize, Deserialize, Clone, Default)]
pub struct Echo {
    /// The last outbox, as number and SHA-256 of its sorted tags.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outbox: Option<(u64, Hex<32>)>,
    /// Shards, and how far each was signed for.
    pub seen: Vec<(String, u32)>,
}

/// What the drop and the agency are to each other.
#[derive(Serialize, Deserialize, Clone)]
pub struct Enrolled {
    /// The signed drop file, in hex.
    pub drop_file: String,
    /// The signed cards, in hex, ascending.
    pub cards: Vec<String>,
    /// Drawer bits now.
    pub bits: u8,
    /// Slots of an outbox.
    pub slots: u32,
    /// Days between the outbox that signs a tip as seen and the one that may answer it.
    pub reply_delay_days: u32,
}

/// A blob in the casebook.
#[derive(Serialize, Deserialize, Clone)]
pub struct Stored {
    /// The shard of its leaf.
    pub shard: String,
    /// The leaf.
    pub leaf: u32,
    /// SHA-256 of the blob.
    pub blob_hash: Hex<32>,
    /// W.
    pub tag: Hex<32>,
    /// The file's name in `blobs/`.
    pub blob: String,
    /// When it was imported.
    pub day: Day,
}

/// An opened tip. Its texts and its `reply_to` stay in the blob: the index holds what lists need, in little room, so
/// that a flood of long tips cannot make it too large to open.
#[derive(Serialize, Deserialize, Clone)]
pub struct FiledTip {
    /// Where it lies.
    #[serde(flatten)]
    pub stored: Stored,
    /// Opens the blob after the period key is gone, in hex.
    pub file_key: KeyDigits,
    /// The thread key, in hex.
    pub k: KeyDigits,
    /// An older thread key that this one continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<KeyDigits>,
    /// Drawer bits when it was sealed.
    pub bits: u8,
    /// Drawer mod 2^bits.
    pub drawer: u16,
    /// Year of sealing.
    pub year: u16,
    /// The year's slot.
    pub slot: u16,
    /// The tip's own id.
    pub id: String,
    /// How it was written.
    pub kind: Kind,
    /// The language of its page.
    pub language: Language,
    /// An id of the card's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// An id of the card's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// How many attachments it has.
    pub files: u32,
    /// The beginning of the message's first line.
    pub first_line: String,
    /// What searching finds it by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What a bundle brought, once all of it is durable.
#[derive(Serialize, Deserialize, Clone)]
pub struct BundleTaken {
    /// Its number.
    pub number: u64,
    /// The day it names.
    pub day: Day,
    /// What it says about each shard.
    pub shards: Vec<Accounted>,
    /// The last outbox that the server accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_outbox: Option<u64>,
    /// Drawer bits now.
    pub bits: u8,
    /// Slots of an outbox.
    pub slots: u32,
    /// See [`Enrolled::reply_delay_days`].
    pub reply_delay_days: u32,
}

/// One shard of a bundle.
#[derive(Serialize, Deserialize, Clone)]
pub struct Accounted {
    /// The shard.
    pub shard: String,
    /// Leaves accounted for, by this and earlier bundles.
    pub size: u32,
    /// The entries behind those that were known, in hex.
    pub entries: String,
    /// Size of the newest checkpoint.
    pub checkpoint_size: u32,
    /// Root of the newest checkpoint.
    pub checkpoint_root: Hex<32>,
    /// Leaves whose tips were withdrawn.
    pub withdrawn: Vec<u32>,
    /// The signed `seen`.
    pub seen: String,
}

/// One part of an answer.
#[derive(Serialize, Deserialize, Clone)]
pub struct WrittenReply {
    /// The case.
    pub case: i64,
    /// The thread key it is written under, in hex.
    pub k: KeyDigits,
    /// Its number in the thread.
    pub n: u32,
    /// The number of the first part.
    pub first: u32,
    /// The day it was written.
    pub day: Day,
    /// Kind, as in `reply.json`.
    pub kind: ReplyKind,
    /// Status, as in `reply.json`.
    pub status: Status,
    /// `reply.json`
    pub json: String,
    /// To whom it is sealed.
    pub reply_to: String,
    /// Drawer bits of the tip it answers.
    pub bits: u8,
    /// Drawer of the tip it answers.
    pub drawer: u16,
    /// Shard of the tip it answers.
    pub shard: String,
    /// Leaf of the tip it answers.
    pub leaf: u32,
}

/// A sealed file of an answer.
#[derive(Serialize, Deserialize, Clone)]
pub struct StoredObject {
    /// Its id, which is its file's name in `objects/`.
    pub id: String,
    /// The case.
    pub case: i64,
    /// The thread key of the part that names it.
    pub k: KeyDigits,
    /// The number of the part that names it.
    pub n: u32,
}

/// An outbox.
#[derive(Serialize, Deserialize, Clone)]
pub struct OutboxWritten {
    /// Its number.
    pub number: u64,
    /// Its day.
    pub day: Day,
    /// SHA-256 of its sorted tags.
    pub tags: Hex<32>,
    /// How many slots it has: the server takes it only while that is the drop's number.
    pub slots: u32,
    /// Every shard with the size its `seen` covers.
    pub seen: Vec<(String, u32)>,
    /// The replies in it, as (thread key, n).
    pub replies: Vec<(KeyDigits, u32)>,
    /// The tips for other agencies in it, by tag.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tips: Vec<Hex<32>>,
}
