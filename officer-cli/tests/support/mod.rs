//! A drop and its sources for the tests: real keys, real tips, real bundles; and the officer's real binary.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, reason = "for tests only")]

use std::fs;
use std::io::{Read, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use ed25519_dalek::SigningKey;
use rand::{RngCore as _, rngs::OsRng};
use serde_json::Map;
use sybyr_crypto::bundle::{BundleJson, BundleWriter, Covered, LastOutbox, SeenSize};
use sybyr_crypto::card::{Card, open_file};
use sybyr_crypto::document::V1;
use sybyr_crypto::drop_file::{DropFile, Limits};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{DropId, Root, Secret, claim_commitment, withdraw_hash};
use sybyr_crypto::log::{Checkpoint, Decoy, Entry, Origin, Shard, Withdrawal, root};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::outbox::{ExpectedOutbox, OpenedOutbox, OutboxKey, SealedOutbox, dh_public};
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::reply::Reply;
use sybyr_crypto::tip::{Attachment, Forwarding, KeysJson, Kind, Language, Tip, TipJson};
use sybyr_crypto::words::{List, fingerprint_words};

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

/// A source with its codename's root.
pub struct Source {
    pub root: Root,
    next_slot: u16,
    /// The codename that this one replaces.
    before: Option<Root>,
}

/// What a source writes.
pub struct Draft<'a> {
    pub message: &'a str,
    pub files: &'a [(&'a str, &'a [u8])],
    pub kind: Kind,
    pub language: Language,
    pub sector: Option<&'a str>,
    pub place: Option<&'a str>,
}

impl Default for Draft<'_> {
    fn default() -> Self {
        Self { message: "text", files: &[], kind: Kind::Report, language: Language::Ru, sector: None, place: None }
    }
}

impl Source {
    pub fn new() -> Self {
        Self { root: Root::from_secret(Secret::random(&mut OsRng)), next_slot: 0, before: None }
    }

    pub fn fixed(seed: u8) -> Self {
        Self { root: Root::from_secret(Secret::new([seed; 32])), next_slot: 0, before: None }
    }

    /// The same person with a new codename, whose tips name the old one.
    pub fn rekeyed(&self) -> Self {
        Self { before: Some(self.root.clone()), ..Self::new() }
    }

    /// Seals a tip: the blob, and its W.
    pub fn tip(&mut self, card: &Card, draft: &Draft<'_>) -> (Vec<u8>, Hex<32>) {
        self.tip_with(card, draft, |_, _| ())
    }

    /// The same, with its two objects changed before they are sealed.
    pub fn tip_with(
        &mut self,
        card: &Card,
        draft: &Draft<'_>,
        change: impl FnOnce(&mut TipJson, &mut KeysJson),
    ) -> (Vec<u8>, Hex<32>) {
        let slot = self.next_slot;
        self.next_slot += 1;
        let w = self.root.withdraw_secret(&card.agency, 2026, slot).expect("in range");
        let cpk = self.root.claim_key(&card.agency).verifying_key().to_bytes();
        let mut id = [0; 16];
        OsRng.fill_bytes(&mut id);
        let mut tip = TipJson {
            v: 1,
            drop_id: card.drop_id,
            agency: card.agency,
            id: Hex(id),
            forward: Forwarding::Ask,
            kind: draft.kind,
            language: draft.language,
            sector: draft.sector.map(Into::into),
            district: None,
            place: draft.place.map(Into::into),
            when: None,
            who: None,
            known: None,
            risk: None,
            role: None,
            finding: None,
            answers: vec![],
            contact: None,
            claim: None,
            attachments: draft
                .files
                .iter()
                .map(|(name, content)| Attachment {
                    name: (*name).into(),
                    media_type: "application/octet-stream".into(),
                    size: content.len() as u64,
                })
                .collect(),
            masked: vec![],
            extra: Map::new(),
        };
        let mut keys = self.keys(card, slot, Hex(withdraw_hash(&w)), cpk);
        change(&mut tip, &mut keys);
        let mut readers: Vec<&[u8]> = draft.files.iter().map(|(_, content)| *content).collect();
        let mut files: Vec<&mut dyn Read> = readers.iter_mut().map(|r| r as &mut dyn Read).collect();
        let recipient = card.recipient_at(DAY).expect("in force");
        let blob = Tip { tip: &tip, keys: &keys, forward: None, message: draft.message }
            .seal(recipient, &mut files, Vec::new())
            .expect("sealed");
        (blob, Hex(keys.tag()))
    }

    fn keys(&self, card: &Card, slot: u16, wh: Hex<32>, cpk: [u8; 32]) -> KeysJson {
        KeysJson {
            v: 1,
            k: self.root.thread_key(&card.agency),
            reply_to: self.root.reply_identity(&card.agency).to_recipient(),
            bits: 0,
            drawer: 0,
            year: 2026,
            slot,
            wh,
            claim: Hex(claim_commitment(&card.drop_id, &card.agency, 2026, slot, &cpk)),
            prev: self.before.as_ref().map(|root| root.thread_key(&card.agency)),
        }
    }

    /// The withdrawal of the tip with this slot, standing at this leaf.
    pub fn withdrawal(&self, card: &Card, slot: u16, index: u32) -> Withdrawal {
        let w = self.root.withdraw_secret(&card.agency, 2026, slot).expect("in range");
        let cpk = self.root.claim_key(&card.agency).verifying_key().to_bytes();
        let claim = claim_commitment(&card.drop_id, &card.agency, 2026, slot, &cpk);
        Withdrawal { index, withdraw: Hex(*w.expose()), claim: Hex(claim) }
    }

    /// Every reply to this source that the slots of an outbox hold.
    pub fn read(&self, card: &Card, outbox: &OpenedOutbox) -> Vec<Reply> {
        let key = self.root.thread_key(&card.agency);
        let identity = self.root.reply_identity(&card.agency);
        let mut replies = Vec::new();
        for n in 1..=40 {
            let tag = key.tag(n).expect("in range");
            if let Some(slot) = outbox.slots.iter().find(|slot| slot.tag.0 == tag) {
                let place = (&card.drop_id, &card.agency, n);
                replies.push(Reply::open(&identity, &key, place, &slot.blob[..]).expect("opens"));
            }
        }
        replies
    }
}

/// A folder with a casebook in it.
pub struct Desk {
    pub dir: tempfile::TempDir,
}

impl Desk {
    /// Makes an agency at the drop.
    pub fn init(drop: &TestDrop) -> Self {
        Self::init_with(drop, "{}")
    }

    /// The same, with these texts in its cards.
    pub fn init_with(drop: &TestDrop, texts: &str) -> Self {
        let desk = Self::empty();
        let (file, words) = drop.drop_file();
        fs::write(desk.path("drop.sybyr"), file).expect("written");
        fs::write(desk.path("texts.json"), texts).expect("written");
        let drop = ["init", "--drop", "drop.sybyr", "--name", "Desk", "--fingerprint", &words];
        desk.ok(&[&drop[..], &["--texts", "texts.json", "--work-factor", "15"]].concat());
        desk
    }

    /// Only a folder and a passphrase.
    pub fn empty() -> Self {
        let desk = Self { dir: tempfile::tempdir().expect("a temporary folder") };
        desk.write_private("passphrase", b"correct horse battery staple\n");
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn book(&self, name: &str) -> PathBuf {
        self.path("casebook").join(name)
    }

    pub fn write_private(&self, name: &str, content: &[u8]) {
        fs::write(self.path(name), content).expect("written");
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(0o600)).expect("set");
    }

    /// The newest card of the card file.
    pub fn card(&self, drop: &TestDrop) -> Card {
        let path = self.path("agency.card");
        if !path.exists() {
            self.ok(&["card", "--output", "agency.card"]);
        }
        let cards = open_file(&fs::read(path).expect("there"), &drop.drop_id, None).expect("valid");
        cards.into_iter().find(|card| card.card().in_force(DAY)).expect("in force").card().clone()
    }

    /// The program with the casebook, the passphrase, the day, and English.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sybyr-officer"));
        command.current_dir(self.dir.path()).args(["--casebook", "casebook", "--passphrase-file", "passphrase"]);
        if !arguments.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program starts")
    }

    /// Runs with standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        child.stdin.take().expect("piped").write_all(input).expect("taken");
        child.wait_with_output().expect("ends")
    }

    /// Runs, must succeed, gives standard output.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    /// Runs, must end with this code, gives standard error.
    #[track_caller]
    pub fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {stderr}");
        stderr
    }

    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.ok(arguments)).expect("JSON")
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
