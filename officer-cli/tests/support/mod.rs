//! A drop and its sources for the tests: real keys, real tips, real bundles; and the officer's real binary.

#![allow(dead_code, unused_imports, reason = "each test file uses a part of it")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, reason = "for tests only")]

mod desk;
mod source;

use std::fs;
use std::path::Path;
use std::process::Command;

use ed25519_dalek::SigningKey;
use rand::{RngCore as _, rngs::OsRng};
use serde_json::Map;
use sybyr_crypto::bundle::{BundleJson, BundleWriter, Covered, LastOutbox, SeenSize};
use sybyr_crypto::card::Card;
use sybyr_crypto::document::V1;
use sybyr_crypto::drop_file::{DropFile, Limits};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{DropId, Secret};
use sybyr_crypto::log::{Checkpoint, Decoy, Entry, Origin, Shard, Withdrawal, root};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::outbox::{ExpectedOutbox, OpenedOutbox, OutboxKey, SealedOutbox, dh_public};
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::words::{List, fingerprint_words};

pub use desk::Desk;
pub use source::{Draft, Source};

pub const DAY: u32 = 20_779;
pub const TODAY: &str = "2026-11-22";

/// A drop with one agency and one shard.
pub struct TestDrop {
    pub drop_id: DropId,
    pub log: SigningKey,
    pub server: HybridIdentity,
    pub dh: Secret<32>,
    pub slots: u32,
    pub delay: u32,
    pub leaves: Vec<Leaf>,
    pub number: u64,
    pub seen: Option<u32>,
    pub outbox: Option<LastOutbox>,
}

#[derive(Clone)]
pub struct Leaf {
    pub entry: Entry,
    pub holds: Holds,
}

#[derive(Clone)]
pub enum Holds {
    Blob(Vec<u8>),
    Withdrawn(Withdrawal),
    Decoy(Decoy),
    Nothing,
}

pub fn shard() -> Shard {
    Shard::new(2026, 1).expect("a shard")
}

impl TestDrop {
    pub fn new(slots: u32, delay: u32) -> Self {
        let mut drop_id = [0; 16];
        OsRng.fill_bytes(&mut drop_id);
        Self {
            drop_id: Hex(drop_id),
            log: SigningKey::from_bytes(Secret::random(&mut OsRng).expose()),
            server: HybridIdentity::generate(&mut OsRng),
            dh: Secret::random(&mut OsRng),
            slots,
            delay,
            leaves: Vec::new(),
            number: 0,
            seen: None,
            outbox: None,
        }
    }

    /// The signed drop file, and its twelve words.
    pub fn drop_file(&self) -> (Vec<u8>, String) {
        let file = DropFile {
            v: V1,
            drop_id: self.drop_id,
            addresses: vec!["http://127.0.0.1:8080".into()],
            log: Hex(self.log.verifying_key().to_bytes()),
            recipient: self.server.to_recipient(),
            dh: dh_public(&self.dh),
            bits: 0,
            slots: self.slots,
            reply_delay_days: self.delay,
            batch_hours: vec![1, 7, 13, 19],
            limits: Limits { tip: 536_870_912, reply_files: 33_554_432 },
            extra: Map::new(),
        };
        let bytes = file.sign(&self.log).expect("well formed");
        let (_, fingerprint) = DropFile::open(&bytes).expect("just signed");
        (bytes, fingerprint_words(&fingerprint.0, List::En).join(" "))
    }

    /// Adds a batch of blobs in log order.
    pub fn close_batch(&mut self, mut tips: Vec<(Vec<u8>, Hex<32>)>) {
        tips.sort_by_key(|(_, tag)| *tag);
        for (blob, tag) in tips {
            let entry = Entry { blob_hash: Hex(sha256(&blob)), tag };
            self.leaves.push(Leaf { entry, holds: Holds::Blob(blob) });
        }
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.leaves.iter().map(|leaf| leaf.entry).collect()
    }

    /// A bundle of the leaves from `from` on.
    pub fn bundle(&mut self, card: &Card, from: usize) -> Vec<u8> {
        self.number += 1;
        let to = u32::try_from(self.leaves.len()).expect("small");
        self.bundle_with(card, |json| {
            json.shards = vec![Covered { shard: shard(), from: u32::try_from(from).expect("small"), to }];
        })
    }

    /// A bundle whose `bundle.json` was changed.
    pub fn bundle_with(&self, card: &Card, change: impl FnOnce(&mut BundleJson)) -> Vec<u8> {
        let mut json = BundleJson {
            v: V1,
            drop_id: self.drop_id,
            agency: card.agency,
            number: self.number,
            day: DAY,
            shards: vec![],
            seen: self.seen.map(|size| SeenSize { shard: shard(), size }).into_iter().collect(),
            outbox: self.outbox,
            bits: 0,
            slots: self.slots,
            reply_delay_days: self.delay,
            extra: Map::new(),
        };
        change(&mut json);
        let entries = self.entries();
        let origin = Origin { drop_id: self.drop_id, agency: card.agency, shard: shard() };
        let size = u32::try_from(entries.len()).expect("small");
        let checkpoint = Checkpoint { origin, size, root: root(&entries) }.sign(&self.log).expect("signed");
        let mut writer = BundleWriter::new(&card.bundle, &self.log, &json, Vec::new()).expect("well formed");
        for covered in &json.shards {
            let from = covered.from as usize;
            let withdrawn: Vec<Withdrawal> = self
                .leaves
                .iter()
                .filter_map(|leaf| match &leaf.holds {
                    Holds::Withdrawn(withdrawal) => Some(*withdrawal),
                    _ => None,
                })
                .collect();
            let decoys: Vec<Decoy> = self.leaves[from..]
                .iter()
                .filter_map(|leaf| match &leaf.holds {
                    Holds::Decoy(decoy) => Some(*decoy),
                    _ => None,
                })
                .collect();
            writer.shard(shard(), &checkpoint, &entries, &withdrawn, &decoys).expect("in order");
            for (index, leaf) in self.leaves.iter().enumerate().take(covered.to as usize).skip(from) {
                if let Holds::Blob(blob) = &leaf.holds {
                    let index = u32::try_from(index).expect("small");
                    writer.blob(index, blob.len() as u64, &mut &blob[..]).expect("in order");
                }
            }
        }
        writer.finish().expect("whole")
    }

    /// Checks an outbox as the server does that goes by `card`; `None` when it is by other desk keys.
    pub fn verify(&self, card: &Card, outbox: &Path) -> Option<SealedOutbox<fs::File>> {
        let key = OutboxKey::agree(&self.dh, &card.desk_dh, &self.drop_id, &card.agency).expect("contributory");
        SealedOutbox::verify(fs::File::open(outbox).expect("there"), &key).ok()
    }

    /// Accepts an outbox as the server does, whose newest card is `card`, and remembers what later bundles echo.
    pub fn accept(&mut self, card: &Card, outbox: &Path) -> OpenedOutbox {
        let sealed = self.verify(card, outbox).expect("authentic");
        let expected = ExpectedOutbox {
            drop_id: self.drop_id,
            agency: card.agency,
            root: card.root.0,
            desk: card.desk.0,
            slots: self.slots as usize,
            objects_len: 33_554_432,
        };
        let opened = sealed
            .open(&self.server, &expected, &mut |_, _, content| std::io::copy(content, &mut std::io::sink()).map(drop));
        let opened = opened.expect("opens");
        if let Some(new) = opened.new_desk(card) {
            assert!(self.verify(new, outbox).is_some() && opened.is_seen_by(&new.desk.0), "no use to the new desk");
        }
        let mut tags: Vec<[u8; 16]> = opened.slots.iter().map(|slot| slot.tag.0).collect();
        tags.sort_unstable();
        self.outbox = Some(LastOutbox { number: opened.json.number, tags: Hex(sha256(&tags.concat())) });
        if let Some(seen) = opened.seen.iter().find(|s| s.seen.origin.shard == shard()) {
            assert_eq!(seen.seen.root, root(&self.entries()[..seen.seen.size as usize]));
            self.seen = Some(seen.seen.size);
        }
        opened
    }
}

/// Copies a folder.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Makes sure that the renderer lies beside the program; `cargo test --workspace` has built it already.
pub fn renderer() {
    let path = Path::new(env!("CARGO_BIN_EXE_sybyr-officer")).with_file_name("sybyr-render");
    if !path.exists() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--offline", "--locked", "--quiet", "--package", "sybyr-render"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(built.expect("cargo runs").success() && path.exists());
    }
}
