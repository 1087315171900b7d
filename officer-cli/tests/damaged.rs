//! One damaged file on the disk takes one tip away, not its case.

mod support;

use std::fs;

use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::card::Card;

const DAMAGED: i32 = 6;

/// A desk with a case of three tips, whose middle one is damaged on the disk.
fn with_a_damaged_tip() -> (TestDrop, Desk, Card, Source) {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut source = Source::new();
    for (message, name) in [("first", "a.txt"), ("second", "b.txt"), ("third", "c.txt")] {
        let tip = source.tip(&card, &Draft { message, files: &[(name, &[7; 100_000])], ..Draft::default() });
        drop.close_batch(vec![tip]);
    }
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    let blob = desk.book("blobs").join(drop.leaves[1].entry.tag.to_string());
    let mut bytes = fs::read(&blob).expect("there");
    let near_the_end = bytes.len() - 20;
    bytes[near_the_end] ^= 1;
    fs::write(&blob, bytes).expect("damaged");
    (drop, desk, card, source)
}

#[test]
fn one_damaged_tip_does_not_hide_the_rest_of_its_case() {
    let (mut drop, desk, card, source) = with_a_damaged_tip();
    let shown = desk.run(&["show", "1"]);
    let (out, notes) = (String::from_utf8_lossy(&shown.stdout), String::from_utf8_lossy(&shown.stderr));
    assert_eq!(shown.status.code(), Some(DAMAGED));
    assert!(out.contains("first") && out.contains("third") && out.contains("does not open any more"), "{out}");
    assert!(notes.contains("the stored tip at 2026-1/1 does not open any more"), "{notes}");
    let json = desk.run(&["show", "1", "--json"]);
    assert_eq!(json.status.code(), Some(DAMAGED));
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["tips"][2]["message"], "third");
    assert_eq!(json["tips"][1]["damaged"], drop.leaves[1].entry.tag.to_string());

    // the newest one too: an answer needs only one tip that opens
    fs::remove_file(desk.book("blobs").join(drop.leaves[2].entry.tag.to_string())).expect("removed");
    desk.ok(&["reply", "1", "--status", "checking"]);
    desk.ok(&["outbox", "--output", "outbox"]);
    let outbox = drop.accept(&card, &desk.path("outbox"));
    assert_eq!(source.read(&card, &outbox).len(), 1);

    desk.ok(&["import", "bundle"]);
    desk.ok(&["show", "1"]);
}

#[test]
fn a_damaged_tip_is_named_when_its_case_is_saved_and_nothing_of_it_is_left() {
    let (_, desk, _, _) = with_a_damaged_tip();
    let said = desk.fails(DAMAGED, &["save", "1", "--to", "out"]);
    assert!(said.contains("the stored tip at 2026-1/1 does not open any more"), "{said}");
    let folder = desk.path("out/case-1");
    assert_eq!(fs::read_to_string(folder.join("message.txt")).expect("saved"), "first");
    assert_eq!(fs::read_to_string(folder.join("tip-3/message.txt")).expect("saved"), "third");
    let names = fs::read_to_string(folder.join("tip-2/names.txt")).expect("said there too");
    assert!(names.contains("leaf 2026-1/1") && names.contains("does not open any more: blobs/"), "{names}");
    assert_eq!(fs::read_dir(folder.join("tip-2")).expect("a folder").count(), 1);
}
