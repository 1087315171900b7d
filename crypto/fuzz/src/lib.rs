//! What the fuzz targets share: fixed keys, and containers put together from good parts in bad ways.

use std::sync::LazyLock;

use ed25519_dalek::SigningKey;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use serde_json::Map;
use sybyr_crypto::bundle::{BundleJson, Covered, ExpectedBundle, SeenSize};
use sybyr_crypto::card::{Card, CardRecipient, Choice, Deadlines, Hotline, Question, SignedCard, Texts};
use sybyr_crypto::container::Writer;
use sybyr_crypto::document::V1;
use sybyr_crypto::drop_file::{DropFile, Limits};
use sybyr_crypto::forward::ContentHashes;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::json;
use sybyr_crypto::keys::{DropId, Fingerprint, Secret, ThreadKey, fingerprint, upload_tag};
use sybyr_crypto::log::{Checkpoint, Decoy, Entry, Origin, Seen, Withdrawal, root};
use sybyr_crypto::notation::{sha256, sign};
use sybyr_crypto::object::seal_object;
use sybyr_crypto::outbox::{ExpectedOutbox, OutboxJson};
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::reply::{Object, Past, Received, Reply, ReplyKind, Status};
use sybyr_crypto::slot::Slot;
use sybyr_crypto::tip::{Attachment, Finding, Forwarding, KeysJson, Kind, Language, Part, Risk, TipAnswer, TipJson};

/// The drop of every fixture.
pub const DROP: DropId = Hex([1; 16]);
/// Slots of an outbox.
pub const SLOTS: usize = 2;

/// The one signing key: root, desk and log key at once, so that every signature can be made here.
pub static KEY: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::from_bytes(&[2; 32]));
/// Its public half.
pub static PUBLIC: LazyLock<[u8; 32]> = LazyLock::new(|| KEY.verifying_key().to_bytes());
/// The agency whose root it is.
pub static AGENCY: LazyLock<Fingerprint> = LazyLock::new(|| fingerprint(&PUBLIC));
/// The one hybrid identity.
pub static IDENTITY: LazyLock<HybridIdentity> = LazyLock::new(|| HybridIdentity::from_seed(&Secret::new([3; 32])));

/// A shard's origin.
pub fn origin(shard: &str) -> Origin {
    Origin { drop_id: DROP, agency: *AGENCY, shard: shard.parse().expect("a shard") }
}

/// Named contents, as they stand in a container.
pub type Parts = Vec<(String, Vec<u8>)>;

/// A container made of `good` parts as `script` says: in any order, left out, doubled, cut, changed, renamed.
///
/// Four bytes of script a part: what to do, with which part, and where.
pub fn put_together(good: &Parts, script: &[u8]) -> Vec<u8> {
    let mut container = Writer::new(Vec::new());
    let (steps, end) = script.as_chunks::<4>();
    for &[what, which, a, b] in steps.iter().take(64) {
        let (name, content) = &good[usize::from(which) % good.len()];
        let (mut name, mut content) = (name.clone(), content.clone());
        let at = usize::from(u16::from_be_bytes([a, b]));
        match what % 5 {
            1 if !content.is_empty() => {
                let at = at % content.len();
                content[at] ^= what / 5 + 1;
            }
            2 => content.truncate(at),
            3 => name = good[at % good.len()].0.clone(),
            4 => content.extend(std::iter::repeat_n(what, usize::from(b))),
            _ => {}
        }
        container.entry(&name, &content).expect("memory");
    }
    container.finish(end.first().map_or(0, |&extra| u16::from(extra))).expect("memory")
}

/// The script that changes nothing.
pub fn script(good: &Parts) -> Vec<u8> {
    (0..good.len()).flat_map(|i| [0, u8::try_from(i).expect("few parts"), 0, 0]).collect()
}

/// A card.
pub fn card(counter: u64) -> Card {
    let texts = |text: &str| Texts { en: text.into(), ru: text.into(), kk: text.into() };
    Card {
        v: V1,
        drop_id: DROP,
        agency: *AGENCY,
        root: Hex(*PUBLIC),
        counter,
        not_before: 20_759,
        not_after: 20_818,
        recipients: vec![CardRecipient { from: 20_758, recipient: IDENTITY.to_recipient() }],
        desk: Hex(*PUBLIC),
        desk_dh: Hex([3; 32]),
        bundle: IDENTITY.to_recipient(),
        names: texts("Антикор"),
        texts: Some(texts("что сообщать")),
        hotline: Some("1424".into()),
        hotlines: vec![Hotline { number: "1424".into(), names: Some(texts("колл-центр")) }],
        sectors: vec![Choice { id: "land".into(), names: texts("земля") }],
        districts: vec![],
        roles: vec![Choice { id: "commissioner".into(), names: texts("комиссар") }],
        questions: vec![Question {
            id: "amount".into(),
            kinds: vec![Kind::Report, Kind::Field],
            names: texts("сколько"),
            hint: Some(texts("в тенге")),
        }],
        deadlines: Some(Deadlines { redirect: Some(3), acknowledge: Some(7), answer: Some(90) }),
        rhythm: Some(7),
        extra: Map::new(),
    }
}

/// The same, signed.
pub fn signed_card(counter: u64) -> SignedCard {
    card(counter).sign(&KEY).expect("well formed")
}

/// A drop file.
pub fn drop_file() -> DropFile {
    DropFile {
        v: V1,
        drop_id: DROP,
        addresses: vec!["https://drop.example".into()],
        log: Hex(*PUBLIC),
        recipient: IDENTITY.to_recipient(),
        dh: Hex([3; 32]),
        bits: 0,
        slots: 64,
        reply_delay_days: 1,
        batch_hours: vec![1, 7, 13, 19],
        limits: Limits { tip: 1 << 29, reply_files: 32 << 20 },
        extra: Map::new(),
    }
}

/// The text of a note without its signatures.
pub fn text_of(note: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(note).expect("notes are text");
    text.as_bytes()[..=text.rfind("\n\n").expect("notes have lines")].to_vec()
}

/// A checkpoint over [`entries`].
pub fn checkpoint() -> Vec<u8> {
    let checkpoint = Checkpoint { origin: origin("2026-1"), size: 6, root: root(&entries()) };
    checkpoint.sign(&KEY).expect("in range")
}

/// A seen.
pub fn seen(shard: &str) -> Vec<u8> {
    let seen = Seen { origin: origin(shard), size: 6, root: root(&entries()), day: 20_778, failed: vec![2, 5] };
    seen.sign(&KEY).expect("in range")
}

fn withdrawal() -> Withdrawal {
    Withdrawal { index: 1, withdraw: Hex([1; 32]), claim: Hex([5; 32]) }
}

/// A log of six leaves: 1 can be withdrawn, 2 is a decoy.
pub fn entries() -> Vec<Entry> {
    let tag = |i| match i {
        1 => Hex(upload_tag(&sha256(&withdrawal().withdraw.0), &withdrawal().claim.0)),
        2 => Decoy::tag(&[2; 32]),
        _ => Hex([i; 32]),
    };
    (0..6).map(|i| Entry { blob_hash: Hex(sha256(&[i])), tag: tag(i) }).collect()
}

/// A tip's two JSON objects.
pub fn tip() -> (TipJson, KeysJson) {
    let attachment = |name: &str, size| Attachment { name: name.into(), media_type: "image/jpeg".into(), size };
    let tip = TipJson {
        v: 1,
        drop_id: DROP,
        agency: *AGENCY,
        id: Hex([4; 16]),
        forward: Forwarding::Ask,
        kind: Kind::Report,
        language: Language::Kk,
        sector: Some("land".into()),
        district: None,
        place: Some("Алматы".into()),
        when: None,
        who: None,
        known: Some("видел сам".into()),
        risk: Some(Risk::Unsure),
        role: Some("commissioner".into()),
        finding: Some(Finding::Demand),
        answers: vec![TipAnswer { id: "amount".into(), text: "200 000".into() }],
        contact: None,
        claim: None,
        attachments: vec![attachment("../../x", 3), attachment("отчёт №1.pdf", 0)],
        masked: vec![Part::Message, Part::Who],
        extra: Map::new(),
    };
    let keys = KeysJson {
        v: 1,
        k: ThreadKey(Secret::new([5; 32])),
        reply_to: IDENTITY.to_recipient(),
        bits: 3,
        drawer: 5,
        year: 2026,
        slot: 4079,
        wh: Hex([6; 32]),
        claim: Hex([7; 32]),
        prev: Some(ThreadKey(Secret::new([8; 32]))),
    };
    (tip, keys)
}

/// What a tip that was passed on holds.
pub fn passed_on() -> ContentHashes {
    ContentHashes { tip: [1; 32], message: [2; 32], attachments: vec![[3; 32]] }
}

/// The parts of a good tip.
pub static TIP: LazyLock<Parts> = LazyLock::new(|| {
    let (tip, keys) = tip();
    vec![
        ("tip.json".into(), json::write(&tip)),
        ("keys.json".into(), json::write(&keys)),
        ("message.txt".into(), "Сыбыр".into()),
        ("attachments/01".into(), vec![1, 2, 3]),
        ("attachments/02".into(), vec![]),
        ("padding".into(), vec![0; 1024]),
        ("forward.json".into(), b"{}".to_vec()),
    ]
});

/// The parts of a good outbox.
pub static OUTBOX: LazyLock<Parts> = LazyLock::new(|| {
    let json = OutboxJson { v: V1, drop_id: DROP, agency: *AGENCY, number: 7, day: 20_778, extra: Map::new() };
    let mut slots = Vec::new();
    Slot::fill(&mut slots, SLOTS, 3, &mut StdRng::seed_from_u64(1));
    let object = seal_object(&IDENTITY.to_recipient(), 1, &mut &[1][..], Vec::new()).expect("small").1;
    vec![
        ("outbox.json".into(), json::write(&json)),
        ("slots".into(), slots.iter().flat_map(Slot::to_bytes).collect()),
        ("seen/2026-9".into(), seen("2026-9")),
        ("seen/2026-10".into(), seen("2026-10")),
        ("cards/0000000007".into(), signed_card(7).as_bytes().to_vec()),
        ("cards/0000000008".into(), signed_card(8).as_bytes().to_vec()),
        (format!("objects/{}", "a".repeat(32)), object.clone()),
        (format!("tips/{}", "b".repeat(64)), [&[0xbb; 32][..], &object].concat()),
    ]
});

/// What the server expects of it.
pub fn expected_outbox() -> ExpectedOutbox {
    ExpectedOutbox { drop_id: DROP, agency: *AGENCY, root: *PUBLIC, desk: *PUBLIC, slots: SLOTS, objects_len: 1 << 20 }
}

/// The parts of a good bundle.
pub static BUNDLE: LazyLock<Parts> = LazyLock::new(|| {
    let shard = origin("2026-1").shard;
    let json = BundleJson {
        v: V1,
        drop_id: DROP,
        agency: *AGENCY,
        number: 7,
        day: 20_778,
        shards: vec![Covered { shard, from: 1, to: 5 }],
        seen: vec![SeenSize { shard, size: 1 }],
        outbox: None,
        bits: 0,
        slots: 64,
        reply_delay_days: 1,
        extra: Map::new(),
    };
    vec![
        ("bundle.json".into(), json::write(&json)),
        ("signature".into(), sign(&KEY, "bundle", &[&sha256(&json::write(&json))]).to_vec()),
        ("2026-1/checkpoint".into(), checkpoint()),
        ("2026-1/entries".into(), entries().iter().flat_map(Entry::to_bytes).collect()),
        ("2026-1/withdrawn".into(), withdrawal().to_bytes().to_vec()),
        ("2026-1/decoys".into(), Decoy { index: 2, seed: Hex([2; 32]) }.to_bytes().to_vec()),
        ("2026-1/blobs/00003".into(), vec![3]),
        ("2026-1/blobs/00004".into(), vec![4]),
    ]
});

/// What the officer's program expects of it.
pub fn expected_bundle() -> ExpectedBundle {
    ExpectedBundle { drop_id: DROP, agency: *AGENCY, log: *PUBLIC }
}

/// A reply with everything in it.
pub fn reply() -> Reply {
    let object = Object {
        id: Hex([3; 16]),
        sha256: Hex([4; 32]),
        name: "ответ.pdf".into(),
        media_type: "application/pdf".into(),
        size: 1,
    };
    Reply {
        v: V1,
        drop_id: DROP,
        agency: *AGENCY,
        n: 2,
        day: 20_778,
        kind: ReplyKind::Forwarded,
        status: Status::Referred,
        reference: Some("КУИ 26-1".into()),
        message: "Спасибо".into(),
        part: 1,
        of: 2,
        count: 1,
        history: vec![Past(1, 20_770, ReplyKind::Status, Status::Received)],
        received: vec![Received(20_769, 2026, 4079)],
        del: Secret::new([7; 32]),
        objects: vec![object],
        to: Some(Hex([9; 32])),
        masked: vec![Part::Who, Part::Attachments],
        challenge: None,
        rekey: true,
        extra: Map::new(),
    }
}
