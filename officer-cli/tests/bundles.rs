//! What a bundle can be and do: repeated, damaged, foreign, out of turn, from a server that changed its mind.

mod support;

use std::fs;

use rand::rngs::OsRng;
use support::{DAY, Desk, Draft, Holds, Leaf, Source, TestDrop, copy_folder, shard};
use sybyr_crypto::bundle::{Covered, SeenSize};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::log::{Decoy, Entry};
use sybyr_crypto::notation::{hash, sha256};
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::seal::seal_vec;

const BAD_FILE: i32 = 8;
const FOREIGN: i32 = 9;
const UNACCOUNTED: i32 = 10;
const INCONSISTENT: i32 = 11;
const MISSING: i32 = 12;
const ROLLED_BACK: i32 = 13;
const NOT_CONFIRMED: i32 = 16;

/// A desk with `count` tips of as many sources waiting at the drop.
fn with_tips(count: usize) -> (TestDrop, Desk, sybyr_crypto::card::Card) {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let tips = (0..count).map(|i| {
        let message = format!("tip number {i}");
        Source::new().tip(&card, &Draft { message: &message, ..Draft::default() })
    });
    drop.close_batch(tips.collect());
    (drop, desk, card)
}

fn give(desk: &Desk, bundle: &[u8]) {
    fs::write(desk.path("bundle"), bundle).expect("written");
}

/// Every message that the casebook has, sorted.
fn messages(desk: &Desk) -> Vec<String> {
    let list = desk.json(&["list", "--json"]);
    let mut all: Vec<String> = list["cases"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|c| c["first_line"].as_str().expect("text").into())
        .collect();
    all.sort();
    all
}

fn expected(count: usize) -> Vec<String> {
    let mut all: Vec<String> = (0..count).map(|i| format!("tip number {i}")).collect();
    all.sort();
    all
}

#[test]
fn the_same_bundle_twice_changes_nothing() {
    let (mut drop, desk, card) = with_tips(3);
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    let said = desk.ok(&["import", "bundle"]);
    assert!(said.contains("0 new tips, 0 new cases, 3 already here"), "{said}");
    assert_eq!(messages(&desk), expected(3));
    assert_eq!(fs::read_dir(desk.book("blobs")).expect("a folder").count(), 3);
}

#[test]
fn a_missing_an_altered_and_a_false_leaf_are_named_and_nothing_is_signed() {
    let (mut drop, desk, card) = with_tips(5);
    let whole = drop.leaves.clone();
    drop.leaves[1].holds = Holds::Nothing;
    drop.leaves[2].holds = match &whole[3].holds {
        Holds::Blob(blob) => Holds::Blob(blob.clone()),
        _ => unreachable!("all leaves are blobs"),
    };
    drop.leaves[4].holds = Holds::Decoy(Decoy { index: 4, seed: Hex([9; 32]) });
    give(&desk, &drop.bundle(&card, 0));
    let said = desk.fails(UNACCOUNTED, &["import", "bundle"]);
    for fault in ["2026-1/1 missing", "2026-1/2 altered", "2026-1/4 decoy without proof"] {
        assert!(said.contains(fault), "{said}");
    }
    desk.ok(&["outbox", "--output", "empty"]);
    assert!(drop.accept(&card, &desk.path("empty")).seen.is_empty());
    assert_eq!(messages(&desk).len(), 2, "what was whole is kept");
    drop.outbox = None;

    drop.leaves = whole;
    give(&desk, &drop.bundle(&card, 0));
    assert!(desk.ok(&["import", "bundle"]).contains("3 new tips"));
    assert_eq!(messages(&desk), expected(5));
}

#[test]
fn a_bundle_cut_or_changed_anywhere_is_refused_and_can_be_repeated() {
    let (mut drop, desk, card) = with_tips(4);
    let whole = drop.bundle(&card, 0);
    for len in [0, 10, 1000, 2000, whole.len() / 2, whole.len() - 1] {
        give(&desk, &whole[..len]);
        desk.fails(BAD_FILE, &["import", "bundle"]);
    }
    for at in [50, 1700, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        give(&desk, &changed);
        desk.fails(BAD_FILE, &["import", "bundle"]);
    }
    give(&desk, &whole);
    desk.ok(&["import", "bundle"]);
    assert_eq!(messages(&desk), expected(4));
}

#[test]
fn what_does_not_open_is_listed_and_does_not_stop_the_rest() {
    let (mut drop, desk, card) = with_tips(2);
    let stranger = HybridIdentity::generate(&mut OsRng).to_recipient();
    let recipient = card.recipient_at(DAY).expect("in force");
    let (mut foreign, _) = with_foreign_tip(&card);
    drop.close_batch(vec![
        (seal_vec(&stranger, b"to another key"), Hex([0x11; 32])),
        (seal_vec(recipient, b"opens, but is no tip"), Hex([0x22; 32])),
        (std::mem::take(&mut foreign), Hex([0x33; 32])),
        (b"not age".to_vec(), Hex([0x44; 32])),
    ]);
    give(&desk, &drop.bundle(&card, 0));
    let said = desk.ok(&["import", "bundle"]);
    assert!(
        said.contains("2 new tips") && said.contains("did not open: 4 (2026-1/2, 2026-1/3, 2026-1/4, 2026-1/5)"),
        "{said}"
    );
    desk.ok(&["outbox", "--output", "outbox"]);
    let outbox = drop.accept(&card, &desk.path("outbox"));
    assert_eq!(outbox.seen[0].seen.failed, [2, 3, 4, 5]);
    assert_eq!(desk.json(&["list", "--json"])["unopened"], 4);
    // they are tried again, and can be found
    let said = desk.ok(&["import", "bundle"]);
    assert!(
        said.contains("0 new tips") && said.contains("2 already here") && said.contains("did not open: 4"),
        "{said}"
    );
    let said = String::from_utf8(desk.run(&["list"]).stderr).expect("text");
    let place = said.lines().find_map(|line| line.trim().strip_prefix("2026-1/2: ")).expect("named");
    assert!(place.ends_with(&Hex([0x11; 32]).to_string()) && desk.path(place).is_file(), "{said}");
    assert!(said.contains("age -d -i"), "{said}");
}

/// A tip whose W is not its leaf's.
fn with_foreign_tip(card: &sybyr_crypto::card::Card) -> (Vec<u8>, Hex<32>) {
    Source::new().tip(card, &Draft::default())
}

#[test]
fn a_copied_tip_is_filed_and_flagged() {
    let (mut drop, desk, card) = with_tips(0);
    let (blob, tag) = Source::new().tip(&card, &Draft::default());
    drop.close_batch(vec![(blob.clone(), tag)]);
    drop.close_batch(vec![(blob, tag)]);
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    let shown = desk.json(&["show", "1", "--json"]);
    assert_eq!(shown["tips"][0]["repeated"], false);
    assert_eq!(shown["tips"][1]["repeated"], true);
}

#[test]
fn withdrawals_and_decoys_account_for_their_leaves() {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut source = Source::new();
    let (blob, tag) = source.tip(&card, &Draft { message: "taken back", ..Draft::default() });
    let entry = Entry { blob_hash: Hex(sha256(&blob)), tag };
    let seed = [5; 32];
    let decoy = Entry { blob_hash: Hex([6; 32]), tag: Hex(hash("decoy", &[&seed])) };
    drop.leaves = vec![
        Leaf { entry: decoy, holds: Holds::Decoy(Decoy { index: 0, seed: Hex(seed) }) },
        Leaf { entry, holds: Holds::Blob(blob) },
    ];
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    // withdrawn after it was received
    drop.leaves[1].holds = Holds::Withdrawn(source.withdrawal(&card, 0, 1));
    drop.close_batch(vec![Source::new().tip(&card, &Draft::default())]);
    give(&desk, &drop.bundle(&card, 2));
    assert!(desk.ok(&["import", "bundle"]).contains("1 withdrawn"));
    assert!(desk.ok(&["show", "1"]).contains("withdrawn by the source"));
    assert_eq!(desk.json(&["show", "1", "--json"])["tips"][0]["withdrawn"], true);
}

#[test]
fn a_bundle_of_another_drop_or_agency_is_foreign() {
    let (mut drop, desk, card) = with_tips(1);
    drop.number += 1;
    let other = drop.bundle_with(&card, |json| json.agency = Hex([7; 32]));
    give(&desk, &other);
    desk.fails(FOREIGN, &["import", "bundle"]);
    give(&desk, &drop.bundle_with(&card, |json| json.drop_id = Hex([7; 16])));
    desk.fails(FOREIGN, &["import", "bundle"]);
    // sealed for us, but its log signed by somebody else
    let stranger = TestDrop { drop_id: drop.drop_id, ..TestDrop::new(4, 0) };
    let mut stranger = TestDrop { leaves: drop.leaves.clone(), ..stranger };
    give(&desk, &stranger.bundle(&card, 0));
    assert!(desk.fails(FOREIGN, &["import", "bundle"]).contains("the drop did not make this bundle"));
}

#[test]
fn a_gap_is_named_and_filled_by_the_bundle_that_was_missing() {
    let (mut drop, desk, card) = with_tips(2);
    let first = drop.bundle(&card, 0);
    drop.close_batch(vec![Source::new().tip(&card, &Draft { message: "tip number 2", ..Draft::default() })]);
    let second = drop.bundle(&card, 2);
    give(&desk, &second);
    let said = desk.fails(MISSING, &["import", "bundle"]);
    assert!(said.contains("known up to 0, this one begins at 2"), "{said}");
    give(&desk, &first);
    desk.ok(&["import", "bundle"]);
    give(&desk, &second);
    desk.ok(&["import", "bundle"]);
    assert_eq!(messages(&desk), expected(3));
    // the older one again is harmless
    give(&desk, &first);
    desk.ok(&["import", "bundle"]);
}

#[test]
fn a_log_that_changed_its_past_is_refused() {
    let (mut drop, desk, card) = with_tips(2);
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    drop.leaves[0].entry.blob_hash = Hex([1; 32]);
    drop.close_batch(vec![Source::new().tip(&card, &Draft::default())]);
    give(&desk, &drop.bundle(&card, 2));
    desk.fails(INCONSISTENT, &["import", "bundle"]);
}

#[test]
fn a_log_that_was_rewritten_since_an_import_was_interrupted_is_refused() {
    let (mut drop, desk, card) = with_tips(2);
    let whole = drop.leaves.clone();
    drop.leaves[1].holds = Holds::Nothing;
    give(&desk, &drop.bundle(&card, 0));
    desk.fails(UNACCOUNTED, &["import", "bundle"]);
    assert_eq!(messages(&desk).len(), 1, "the tip is filed, and no leaf accounted for");
    let seed = [5; 32];
    let decoy = Entry { blob_hash: Hex([6; 32]), tag: Hex(hash("decoy", &[&seed])) };
    drop.leaves[0] = Leaf { entry: decoy, holds: Holds::Decoy(Decoy { index: 0, seed: Hex(seed) }) };
    drop.leaves[1] = whole[1].clone();
    give(&desk, &drop.bundle(&card, 0));
    desk.fails(INCONSISTENT, &["import", "bundle"]);
    drop.leaves = whole;
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
}

#[test]
fn a_rewrite_of_leaves_that_were_signed_but_not_yet_fetched_is_refused_too() {
    let (mut drop, desk, card) = with_tips(3);
    drop.number += 1;
    let part = |json: &mut sybyr_crypto::bundle::BundleJson| {
        json.shards = vec![Covered { shard: shard(), from: 0, to: 1 }];
    };
    give(&desk, &drop.bundle_with(&card, part));
    desk.ok(&["import", "bundle"]);
    drop.leaves[2].entry.blob_hash = Hex([1; 32]);
    drop.number += 1;
    give(&desk, &drop.bundle_with(&card, |json| json.shards = vec![Covered { shard: shard(), from: 1, to: 2 }]));
    desk.fails(INCONSISTENT, &["import", "bundle"]);
}

#[test]
fn a_casebook_put_back_to_an_older_state_raises_an_alarm_and_writes_no_outbox() {
    let (mut drop, desk, card) = with_tips(2);
    copy_folder(&desk.path("casebook"), &desk.path("backup"));
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    desk.ok(&["outbox", "--output", "outbox"]);
    drop.accept(&card, &desk.path("outbox"));
    fs::rename(desk.path("casebook"), desk.path("newest")).expect("moved");
    fs::rename(desk.path("backup"), desk.path("casebook")).expect("moved");

    drop.close_batch(vec![Source::new().tip(&card, &Draft { message: "tip number 2", ..Draft::default() })]);
    give(&desk, &drop.bundle(&card, 2));
    for _ in 0..2 {
        assert!(desk.fails(ROLLED_BACK, &["import", "bundle"]).contains("ALARM"));
        assert_eq!(messages(&desk), ["tip number 2"], "the tips are taken in all the same");
        assert!(desk.fails(ROLLED_BACK, &["outbox", "--output", "never"]).contains("restore"));
        assert!(!desk.path("never").exists());
    }

    fs::remove_dir_all(desk.path("casebook")).expect("removed");
    fs::rename(desk.path("newest"), desk.path("casebook")).expect("moved");
    desk.ok(&["import", "bundle"]);
    desk.ok(&["outbox", "--output", "second"]);
    assert_eq!(drop.accept(&card, &desk.path("second")).json.number, 2);
    desk.fails(NOT_CONFIRMED, &["restore", "--yes"]);
}

#[test]
fn two_copies_of_a_casebook_are_noticed_by_the_tags_of_their_outboxes() {
    let (mut drop, desk, card) = with_tips(1);
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    copy_folder(&desk.path("casebook"), &desk.path("twin"));
    desk.ok(&["outbox", "--output", "outbox"]);
    fs::remove_dir_all(desk.path("casebook")).expect("removed");
    fs::rename(desk.path("twin"), desk.path("casebook")).expect("moved");
    desk.ok(&["outbox", "--output", "other"]);
    drop.accept(&card, &desk.path("outbox"));
    give(&desk, &drop.bundle(&card, 1));
    assert!(desk.fails(ROLLED_BACK, &["import", "bundle"]).contains("is not the one this casebook made"));
}

#[test]
fn an_alarm_ends_only_with_a_later_bundle_that_shows_otherwise() {
    let (mut drop, desk, card) = with_tips(1);
    let older = drop.bundle(&card, 0);
    drop.number += 1;
    give(&desk, &drop.bundle_with(&card, |json| json.seen = vec![SeenSize { shard: shard(), size: 9 }]));
    desk.fails(ROLLED_BACK, &["import", "bundle"]);
    give(&desk, &older);
    desk.ok(&["import", "bundle"]);
    desk.fails(ROLLED_BACK, &["outbox", "--output", "never"]);
    give(&desk, &drop.bundle(&card, 1));
    desk.ok(&["import", "bundle"]);
    desk.ok(&["outbox", "--output", "outbox"]);
}

#[test]
fn a_bundle_that_the_drop_did_not_sign_is_not_believed() {
    let (mut drop, desk, card) = with_tips(1);
    let true_log = drop.log.clone();
    drop.log = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    give(&desk, &drop.bundle(&card, 0));
    desk.fails(FOREIGN, &["import", "bundle"]);
    drop.log = true_log;
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
}

#[test]
fn a_blob_that_rotted_on_the_disk_is_noticed_and_mended_by_its_bundle() {
    let (mut drop, desk, card) = with_tips(2);
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    let blob = fs::read_dir(desk.book("blobs")).expect("a folder").next().expect("a blob").expect("an entry").path();
    let whole = fs::read(&blob).expect("there");
    let mut rotten = whole.clone();
    rotten[20_000] ^= 1;
    fs::write(&blob, rotten).expect("written");
    let failed = (1..=2).filter(|case| desk.run(&["show", &case.to_string()]).status.code() == Some(6)).count();
    assert_eq!(failed, 1);
    desk.ok(&["import", "bundle"]);
    assert_eq!(fs::read(&blob).expect("there"), whole);
    desk.ok(&["show", "1"]);
    desk.ok(&["show", "2"]);
}

#[test]
fn a_drop_that_was_restored_counts_its_bundles_anew_and_is_followed() {
    let (mut drop, desk, card) = with_tips(1);
    drop.number = 1 << 40;
    give(&desk, &drop.bundle(&card, 0));
    desk.ok(&["import", "bundle"]);
    let poisoned = fs::read(desk.path("bundle")).expect("there");
    drop.slots = 7;
    drop.number = 4;
    give(&desk, &drop.bundle(&card, 1));
    desk.ok(&["import", "bundle"]);
    // the older one again changes nothing
    give(&desk, &poisoned);
    desk.ok(&["import", "bundle"]);
    desk.ok(&["outbox", "--output", "outbox"]);
    assert_eq!(drop.accept(&card, &desk.path("outbox")).slots.len(), 7);
}

#[test]
fn an_alarm_of_a_bundle_with_an_absurd_number_ends_with_a_bundle_of_a_later_day() {
    let (mut drop, desk, card) = with_tips(1);
    let first = drop.bundle(&card, 0);
    give(&desk, &first);
    desk.ok(&["import", "bundle"]);
    drop.number = 1 << 40;
    give(&desk, &drop.bundle_with(&card, |json| json.seen = vec![SeenSize { shard: shard(), size: 9 }]));
    desk.run(&["import", "bundle"]);
    give(&desk, &first);
    desk.ok(&["import", "bundle"]);
    desk.fails(ROLLED_BACK, &["outbox", "--output", "never"]);
    drop.number = 3;
    give(&desk, &drop.bundle_with(&card, |json| json.day = DAY + 1));
    desk.ok(&["import", "bundle"]);
    desk.ok(&["outbox", "--output", "outbox"]);
}

#[test]
fn a_stick_that_cannot_be_read_is_not_a_bundle_that_was_cut() {
    let (_, desk, _) = with_tips(0);
    fs::create_dir(desk.path("folder")).expect("made");
    let said = desk.fails(1, &["import", "folder"]);
    assert!(said.contains("'folder': Is a directory"), "{said}");
}
