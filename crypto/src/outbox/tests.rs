//! What an outbox must and must not be.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write as _};

use ed25519_dalek::SigningKey;
use rand::SeedableRng as _;
use rand::rngs::StdRng;

use super::*;
use crate::card::{Card, CardRecipient, SignedCard, Texts};
use crate::container::{Reader, Writer};
use crate::keys::fingerprint;
use crate::log::{MAX_LEAVES, Origin};
use crate::object::seal_object;
use crate::recipient::HybridIdentity;
use crate::seal::{open_vec, seal_vec};
use crate::slot::Slot;

const DROP: DropId = Hex([1; 16]);
const SLOTS: usize = 4;

fn server() -> HybridIdentity {
    HybridIdentity::from_seed(&Secret::new([2; 32]))
}

fn desk() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

fn root() -> SigningKey {
    SigningKey::from_bytes(&[4; 32])
}

fn agency() -> Fingerprint {
    fingerprint(&root().verifying_key().to_bytes())
}

fn key() -> OutboxKey {
    let (desk_dh, dh) = (Secret::new([5; 32]), Secret::new([6; 32]));
    OutboxKey::agree(&desk_dh, &dh_public(&dh), &DROP, &agency()).expect("ordinary keys")
}

fn expected() -> ExpectedOutbox {
    ExpectedOutbox {
        drop_id: DROP,
        agency: agency(),
        root: root().verifying_key().to_bytes(),
        desk: desk().verifying_key().to_bytes(),
        slots: SLOTS,
        objects_len: 1 << 20,
    }
}

fn seen(shard: &str) -> SignedSeen {
    let origin = Origin { drop_id: DROP, agency: agency(), shard: shard.parse().expect("a shard") };
    let seen = Seen { origin, size: MAX_LEAVES, root: Hex([0; 32]), day: 20_778, failed: vec![] };
    SignedSeen { note: seen.sign(&desk()).expect("in range"), seen }
}

fn card(counter: u64) -> SignedCard {
    let name = || "Антикор".to_owned();
    let card = Card {
        v: V1,
        drop_id: DROP,
        agency: agency(),
        root: Hex(root().verifying_key().to_bytes()),
        counter,
        not_before: 20_700,
        not_after: 20_800,
        recipients: vec![CardRecipient { from: 20_700, recipient: server().to_recipient() }],
        desk: Hex(desk().verifying_key().to_bytes()),
        desk_dh: dh_public(&Secret::new([5; 32])),
        bundle: server().to_recipient(),
        names: Texts { en: name(), ru: name(), kk: name() },
        texts: None,
        hotline: None,
        hotlines: vec![],
        sectors: vec![],
        districts: vec![],
        roles: vec![],
        questions: vec![],
        deadlines: None,
        rhythm: None,
        extra: Map::new(),
    };
    card.sign(&root()).expect("well formed")
}

fn json() -> OutboxJson {
    OutboxJson { v: V1, drop_id: DROP, agency: agency(), number: 7, day: 20_778, extra: Map::new() }
}

fn slots() -> Vec<Slot> {
    let mut slots = Vec::new();
    Slot::fill(&mut slots, SLOTS, 0, &mut StdRng::seed_from_u64(1));
    slots
}

fn object(content: &[u8]) -> Vec<u8> {
    let size = content.len() as u64;
    seal_object(&server().to_recipient(), size, &mut &*content, Vec::new()).expect("small").1
}

/// What was carried, by name.
type Stored = BTreeMap<String, Vec<u8>>;

fn name(carried: &Carried) -> String {
    match carried {
        Carried::Object(id) => id.to_string(),
        Carried::Tip { agency, tag } => format!("{agency} {tag}"),
    }
}

const OBJECTS: [Hex<16>; 2] = [Hex([8; 16]), Hex([9; 16])];
const TIPS: [Carried; 2] = [
    Carried::Tip { agency: Hex([0xbb; 32]), tag: Hex([5; 32]) },
    Carried::Tip { agency: Hex([0xaa; 32]), tag: Hex([6; 32]) },
];

/// An outbox with everything in it, and its objects and tips.
fn outbox() -> (Vec<u8>, Stored) {
    outbox_with(&slots())
}

fn outbox_with(slots: &[Slot]) -> (Vec<u8>, Stored) {
    let contents = [object(b"first"), object(&[1; 40_000])];
    let listed: Vec<_> = OBJECTS.iter().zip(&contents).rev().map(|(id, bytes)| (*id, bytes.len() as u64)).collect();
    let tips: Vec<_> =
        TIPS.iter().zip(&contents).rev().map(|(tip, bytes)| passed_on(tip, bytes.len() as u64)).collect();
    let carried = OBJECTS.map(Carried::Object).into_iter().zip(&contents).chain(TIPS.into_iter().zip(&contents));
    let stored: Stored = carried.map(|(what, bytes)| (name(&what), bytes.clone())).collect();
    let parts = Outbox {
        json: &json(),
        slots,
        seen: &[seen("2026-10"), seen("2026-9")],
        cards: &[card(12), card(3)],
        objects: &listed,
        tips: &tips,
    };
    let mut content = |what: &Carried| Ok(Box::new(Cursor::new(stored[&name(what)].clone())) as Box<dyn Read>);
    let bytes = parts.seal(&key(), &server().to_recipient(), &mut content, Vec::new()).expect("memory");
    (bytes, stored)
}

fn passed_on(carried: &Carried, len: u64) -> PassedOn {
    let Carried::Tip { agency, tag } = *carried else { unreachable!("a tip") };
    PassedOn { agency, tag, len }
}

fn open(bytes: &[u8], expected: &ExpectedOutbox) -> Result<(OpenedOutbox, Stored), OutboxError> {
    let sealed = SealedOutbox::verify(Cursor::new(bytes), &key())?;
    let mut stored = BTreeMap::new();
    let opened = sealed.open(&server(), expected, &mut |what, len, content| {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        assert_eq!(bytes.len() as u64, len);
        stored.insert(name(&what), bytes);
        Ok(())
    })?;
    Ok((opened, stored))
}

/// The plaintext entries of a good outbox, for bending.
fn entries() -> Vec<(String, Vec<u8>)> {
    let (bytes, _) = outbox();
    let plaintext = open_vec(&server(), &bytes[16..bytes.len() - 32], 1 << 20).expect("opens");
    let mut container = Reader::new(&plaintext[..]);
    let mut entries = Vec::new();
    while let Some(entry) = container.next().expect("canonical") {
        entries.push((entry.name, container.read_to_vec(1 << 20).expect("whole")));
    }
    entries
}

fn parse(entries: &[(String, Vec<u8>)]) -> Result<OpenedOutbox, OutboxError> {
    let mut container = Writer::new(Vec::new());
    for (name, content) in entries {
        container.entry(name, content).expect("memory");
    }
    let plaintext = container.finish(0).expect("memory");
    OpenedOutbox::parse(&plaintext[..], 7, &expected(), &mut |_, _, content| {
        io::copy(content, &mut io::sink()).map(|_| ())
    })
}

#[test]
fn comes_out_as_it_went_in_and_in_order() {
    let mut slots = slots();
    slots.reverse();
    let (bytes, objects) = outbox_with(&slots);
    let (opened, stored) = open(&bytes, &expected()).expect("own outbox");
    assert_eq!(opened.json, json());
    slots.reverse();
    assert_eq!(opened.slots, slots);
    let shards: Vec<String> = opened.seen.iter().map(|s| s.seen.origin.shard.to_string()).collect();
    assert_eq!(shards, ["2026-9", "2026-10"]);
    let counters: Vec<u64> = opened.cards.iter().map(|c| c.card().counter).collect();
    assert_eq!(counters, [3, 12]);
    assert_eq!(stored, objects);
    assert_eq!(opened.objects.len(), 2);
}

#[test]
fn both_sides_agree_on_the_key_and_zeros_are_refused() {
    let (desk_dh, dh) = (Secret::new([5; 32]), Secret::new([6; 32]));
    let theirs = OutboxKey::agree(&dh, &dh_public(&desk_dh), &DROP, &agency()).expect("ordinary keys");
    assert!(theirs.0.ct_eq(&key().0));
    for low_order in [[0; 32], {
        let mut one = [0; 32];
        one[0] = 1;
        one
    }] {
        assert!(OutboxKey::agree(&dh, &Hex(low_order), &DROP, &agency()).is_none());
    }
}

#[test]
fn a_changed_or_cut_outbox_fails_before_anything_is_decrypted() {
    let (bytes, _) = outbox();
    let verify = |bytes: &[u8]| SealedOutbox::verify(Cursor::new(bytes.to_vec()), &key()).map(|o| o.number());
    assert!(matches!(verify(&bytes), Ok(7)));
    for at in [8, 15, 16, 100, 5000, bytes.len() - 33, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(matches!(verify(&changed), Err(OutboxError::Mac)), "byte {at}");
    }
    assert!(matches!(verify(&bytes[..bytes.len() - 1]), Err(OutboxError::Mac)));
    for other in [&b""[..], &bytes[..40], &bytes[1..], &[0; 100]] {
        assert!(matches!(verify(other), Err(OutboxError::NotOutbox)));
    }
    let stranger = OutboxKey::agree(&Secret::new([9; 32]), &dh_public(&Secret::new([6; 32])), &DROP, &agency());
    let by_stranger = SealedOutbox::verify(Cursor::new(bytes), &stranger.expect("ordinary keys"));
    assert!(matches!(by_stranger, Err(OutboxError::Mac)));
}

#[test]
fn an_outbox_for_another_server_does_not_open() {
    let (bytes, _) = outbox();
    let sealed = SealedOutbox::verify(Cursor::new(bytes), &key()).expect("authentic");
    let other = HybridIdentity::from_seed(&Secret::new([9; 32]));
    let opened = sealed.open(&other, &expected(), &mut |_, _, _| Ok(()));
    assert!(matches!(opened, Err(OutboxError::Sealed)));
}

#[test]
fn what_the_server_expects_must_be_there() {
    let (bytes, _) = outbox();
    let with = |change: fn(&mut ExpectedOutbox)| {
        let mut expected = expected();
        change(&mut expected);
        open(&bytes, &expected).map(|_| ())
    };
    assert!(matches!(with(|e| e.drop_id = Hex([9; 16])), Err(OutboxError::Foreign)));
    assert!(matches!(with(|e| e.agency = Hex([9; 32])), Err(OutboxError::Foreign)));
    assert!(matches!(with(|e| e.slots = SLOTS + 1), Err(OutboxError::Malformed("slots"))));
    assert!(matches!(with(|e| e.slots = SLOTS - 1), Err(OutboxError::Malformed("container"))));
    assert!(matches!(with(|e| e.objects_len = 70_000), Err(OutboxError::Malformed("objects"))));
    assert!(matches!(with(|e| e.desk = e.root), Err(OutboxError::Seen(_))));
    assert!(matches!(with(|e| e.root = e.desk), Err(OutboxError::Card(_))));
}

#[test]
fn parts_out_of_place_or_twice_are_refused() {
    let good = entries();
    assert!(parse(&good).is_ok());
    let names: Vec<&str> = good.iter().map(|(name, _)| name.as_str()).collect();
    let objects = ["objects/08080808080808080808080808080808", "objects/09090909090909090909090909090909"];
    let head = ["outbox.json", "slots", "seen/2026-9", "seen/2026-10", "cards/0000000003", "cards/0000000012"];
    let tips = [format!("tips/{}", "05".repeat(32)), format!("tips/{}", "06".repeat(32))];
    assert_eq!(names, [&head[..], &objects, &[tips[0].as_str(), &tips[1]]].concat());
    for i in 0..good.len() {
        let mut doubled = good.clone();
        doubled.insert(i, good[i].clone());
        assert!(parse(&doubled).is_err(), "{} twice", names[i]);
        if i > 0 {
            let mut swapped = good.clone();
            swapped.swap(i - 1, i);
            assert!(parse(&swapped).is_err(), "{} before {}", names[i], names[i - 1]);
        }
    }
    for (i, name) in [
        (2, "seen/2026-8"),
        (2, "seen/09"),
        (4, "cards/3"),
        (4, "cards/0000000004"),
        (6, "objects/0"),
        (6, "other/1"),
        (8, "tips/05"),
        (8, "objects/0909090909090909090909090909090a"),
        (6, "padding"),
    ] {
        let mut renamed = good.clone();
        renamed[i].0 = name.to_owned();
        assert!(parse(&renamed).is_err(), "{name}");
    }
    let without = |i: usize| [&good[..i], &good[i + 1..]].concat();
    assert!(parse(&without(0)).is_err() && parse(&without(1)).is_err());
    assert!((2..good.len()).all(|i| parse(&without(i)).is_ok()), "all else is optional");
}

#[test]
fn what_does_not_begin_as_an_age_file_is_never_stored() {
    let mut plain = entries();
    plain[6].1 = vec![0; 32768];
    assert!(matches!(parse(&plain), Err(OutboxError::Malformed("objects"))));
    let mut no_class = entries();
    no_class[6].1.push(0);
    assert!(matches!(parse(&no_class), Err(OutboxError::Malformed("objects"))));
    let mut tip = entries();
    tip[8].1[32..].fill(0);
    assert!(matches!(parse(&tip), Err(OutboxError::Malformed("tips"))));
    let mut short = entries();
    short[8].1.truncate(31);
    assert!(matches!(parse(&short), Err(OutboxError::Malformed("tips"))));
    let mut to_itself = entries();
    to_itself[8].1[..32].copy_from_slice(&agency().0);
    assert!(matches!(parse(&to_itself), Err(OutboxError::Malformed("tips"))));
    let mut slot = entries();
    slot[1].1[60] ^= 1;
    assert!(matches!(parse(&slot), Err(OutboxError::Malformed("slots"))));
}

#[test]
fn the_number_outside_is_the_number_inside() {
    let mut entries = entries();
    entries[0].1 = json::write(&OutboxJson { number: 8, ..json() });
    assert!(matches!(parse(&entries), Err(OutboxError::Malformed("number"))));
    entries[0].1 = json::write(&OutboxJson { number: 0, ..json() });
    assert!(matches!(parse(&entries), Err(OutboxError::Malformed("outbox.json"))));
}

#[test]
fn a_store_that_fails_or_stops_early_refuses_the_outbox() {
    let (bytes, _) = outbox();
    let open = |store: &mut dyn FnMut(Carried, u64, &mut dyn Read) -> io::Result<()>| {
        SealedOutbox::verify(Cursor::new(&bytes), &key()).expect("authentic").open(&server(), &expected(), store)
    };
    assert!(matches!(open(&mut |_, _, _| Err(io::Error::other("disk full"))), Err(OutboxError::Io(_))));
    assert!(matches!(open(&mut |_, _, _| Ok(())), Err(OutboxError::Io(_))));
}

#[test]
fn an_authentic_outbox_that_is_not_a_container_is_refused() {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(7_u64.to_be_bytes());
    bytes.write_all(&seal_vec(&server().to_recipient(), b"not a container")).expect("memory");
    let mac = crate::notation::hmac_sha256(key().0.expose(), &bytes);
    bytes.extend(mac);
    assert!(matches!(open(&bytes, &expected()), Err(OutboxError::Sealed)));
}

/// The keys of a desk by seed, on both sides.
fn key_of(desk_dh: u8) -> OutboxKey {
    let server = dh_public(&Secret::new([6; 32]));
    OutboxKey::agree(&Secret::new([desk_dh; 32]), &server, &DROP, &agency()).expect("ordinary keys")
}

/// Nothing in it, authenticated under these keys.
fn sealed_by(keys: &[OutboxKey]) -> io::Result<Vec<u8>> {
    let (json, slots) = (json(), slots());
    let outbox = Outbox { json: &json, slots: &slots, seen: &[], cards: &[], objects: &[], tips: &[] };
    outbox.seal_by(keys, &server().to_recipient(), &mut |_| Err(io::ErrorKind::NotFound.into()), Vec::new())
}

#[test]
fn while_keys_change_an_outbox_holds_under_each_of_them_and_under_no_other() {
    let bytes = sealed_by(&[key_of(21), key_of(20), key_of(5)]).expect("three keys");
    let verify = |bytes: &[u8], key| SealedOutbox::verify(Cursor::new(bytes.to_vec()), &key_of(key));
    let macs: Vec<_> = [21, 20, 5].map(|key| *verify(&bytes, key).expect("authentic").mac()).into();
    assert!(macs.iter().all(|mac| *mac == macs[0]), "the same outbox under whichever key");
    assert!(matches!(verify(&bytes, 22), Err(OutboxError::Mac)));
    let opened = verify(&bytes, 20).expect("authentic").open(&server(), &expected(), &mut |_, _, _| Ok(()));
    assert_eq!(opened.expect("opens").json, json());
    // the MACs are behind the sealed part; each covers everything before the first
    for at in [8, 16, 17, 100, bytes.len() - 97] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        for key in [21, 20, 5] {
            assert!(verify(&changed, key).is_err(), "byte {at}");
        }
    }
    // cut to what one of the keys made, or said to be of one key, it is another file
    assert!(matches!(verify(&bytes[..bytes.len() - 32], 21), Err(OutboxError::Mac)));
    let mut as_one = bytes.clone();
    as_one[..8].copy_from_slice(&MAGIC);
    assert!(matches!(verify(&as_one, 5), Err(OutboxError::Mac)));
    for count in [0, 1, 9, 255] {
        let mut counted = bytes.clone();
        counted[16] = count;
        assert!(matches!(verify(&counted, 5), Err(OutboxError::NotOutbox)), "{count} keys");
    }
    assert!(sealed_by(&[]).is_err() && sealed_by(&vec![key_of(5); MAX_KEYS + 1]).is_err());
    assert!(sealed_by(&[key_of(5)]).expect("one key").starts_with(&MAGIC), "as ever");
}

#[test]
fn the_desk_changes_with_a_newer_card_that_names_other_keys() {
    let newest = card(7);
    let with = |cards: Vec<SignedCard>, seen| OpenedOutbox {
        json: json(),
        slots: vec![],
        seen,
        cards,
        objects: vec![],
        tips: vec![],
    };
    let changed = |counter| {
        let keys = SigningKey::from_bytes(&[77; 32]).verifying_key().to_bytes();
        Card { counter, desk: Hex(keys), ..card(1).card().clone() }.sign(&root()).expect("well formed")
    };
    let of = |cards| with(cards, vec![]).new_desk(newest.card()).map(|card| card.counter);
    assert_eq!(of(vec![]), None);
    assert_eq!(of(vec![card(8), card(9)]), None, "the same keys");
    assert_eq!(of(vec![changed(6)]), None, "passed over");
    assert_eq!(of(vec![card(8), changed(9)]), Some(9));

    let (old, new) = (desk(), SigningKey::from_bytes(&[77; 32]));
    let signed = |keys: &[SigningKey]| {
        let seen = seen("2026-1").seen;
        SignedSeen { note: seen.sign_by(keys).expect("in range"), seen }
    };
    let new_public = new.verifying_key().to_bytes();
    assert!(with(vec![], vec![signed(&[new.clone(), old.clone()])]).is_seen_by(&new_public));
    assert!(!with(vec![], vec![signed(&[new, old.clone()]), signed(&[old])]).is_seen_by(&new_public));
}
