//! The newest casebook is lost: a backup goes on behind all that the server has of it.

mod support;

use std::fs;
use std::process::Command;

use support::{Desk, Draft, Source, TestDrop, shard};
use sybyr_crypto::bundle::Covered;
use sybyr_crypto::card::Card;
use sybyr_crypto::notation::sha256;

const ROLLED_BACK: i32 = 13;
const MISSING: i32 = 12;
const NOT_CONFIRMED: i32 = 16;

/// A casebook that had a backup made after its first bundle and reply, went on, and was lost.
struct Lost {
    drop: TestDrop,
    desk: Desk,
    card: Card,
    early: Source,
    late: Source,
    /// The bundle that only the lost casebook imported.
    between: Vec<u8>,
}

fn lost() -> Lost {
    lost_after(|_| Vec::new())
}

/// The same; what `seen` gives is as before once the backup was put back.
fn lost_after(seen: fn(&Desk) -> Vec<String>) -> Lost {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let (mut early, mut late) = (Source::fixed(1), Source::fixed(2));
    fs::write(desk.path("answer"), "An answer").expect("written");
    drop.close_batch(vec![early.tip(&card, &Draft { message: "early", ..Draft::default() })]);
    import(&desk, &drop.bundle(&card, 0));
    desk.ok(&["reply", "1", "--message-file", "answer"]);
    desk.ok(&["outbox", "--output", "outbox-1"]);
    drop.accept(&card, &desk.path("outbox-1"));
    import(&desk, &drop.bundle(&card, 1));
    fs::write(desk.path("act.pdf"), "An enclosed act").expect("written");
    desk.ok(&["reply", "1", "--message-file", "answer", "--status", "checking", "--attach", "act.pdf"]);
    desk.ok(&["triage", "1", "--urgency", "high", "--tag", "land", "--officer", "Desk 2", "--why-file", "answer"]);
    desk.ok(&["sign-off", "officer"]);
    desk.ok(&["show", "1"]);
    let before = seen(&desk);
    desk.ok(&["backup", "--to", "backup"]);

    drop.close_batch(vec![late.tip(&card, &Draft { message: "late", ..Draft::default() })]);
    let between = drop.bundle(&card, 1);
    import(&desk, &between);
    desk.ok(&["reply", "1", "--message-file", "answer", "--status", "closed"]);
    desk.ok(&["reply", "2", "--message-file", "answer"]);
    desk.ok(&["outbox", "--output", "outbox-2"]);
    let outbox = drop.accept(&card, &desk.path("outbox-2"));
    assert_eq!(numbers(&early, &card, &outbox), [2, 3]);
    assert_eq!(numbers(&late, &card, &outbox), [1]);
    assert!(before.is_empty() || seen(&desk) != before);
    fs::remove_dir_all(desk.path("casebook")).expect("lost");
    fs::rename(desk.path("backup"), desk.path("casebook")).expect("put back");
    assert!(seen(&desk) == before, "all of it is back");
    Lost { drop, desk, card, early, late, between }
}

/// What an officer can see of the casebook, and the sealed files that go with it.
fn everything(desk: &Desk) -> Vec<String> {
    let asked: [&[&str]; 6] = [
        &["list", "--json"],
        &["show", "1", "--json"],
        &["journal", "--json"],
        &["identity", "list"],
        &["sign-off"],
        &["search", "early"],
    ];
    let mut all: Vec<String> = asked.iter().map(|asked| desk.ok(asked)).collect();
    for folder in ["blobs", "objects", "outboxes", "holders"] {
        let files = fs::read_dir(desk.book(folder)).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut files: Vec<String> =
            files.map(|file| format!("{file:?} {:x?}", sha256(&fs::read(&file).expect("read")))).collect();
        files.sort();
        all.extend(files);
    }
    all
}

fn import(desk: &Desk, bundle: &[u8]) {
    fs::write(desk.path("bundle"), bundle).expect("written");
    desk.ok(&["import", "bundle"]);
}

/// A further tip, and the bundle that raises the alarm.
fn alarm(drop: &mut TestDrop, desk: &Desk, card: &Card) -> Vec<u8> {
    drop.close_batch(vec![Source::new().tip(card, &Draft { message: "newest", ..Draft::default() })]);
    let newest = drop.bundle(card, 2);
    fs::write(desk.path("bundle"), &newest).expect("written");
    assert!(desk.fails(ROLLED_BACK, &["import", "bundle"]).contains("restore"));
    desk.fails(ROLLED_BACK, &["outbox", "--output", "never"]);
    newest
}

fn numbers(source: &Source, card: &Card, outbox: &sybyr_crypto::outbox::OpenedOutbox) -> Vec<u32> {
    source.read(card, outbox).iter().map(|reply| reply.n).collect()
}

#[test]
fn a_restored_backup_has_all_it_had_and_answers_again_under_numbers_that_nobody_had() {
    let Lost { mut drop, desk, card, early, late, between } = lost_after(everything);
    let newest = alarm(&mut drop, &desk, &card);
    let said = desk.ok(&["restore", "--yes"]);
    assert!(said.contains("the next outbox is 3"), "{said}");
    import(&desk, &between);
    import(&desk, &newest);
    let list = desk.json(&["list", "--json"]);
    let lines: Vec<&str> =
        list["cases"].as_array().expect("a list").iter().map(|c| c["first_line"].as_str().expect("text")).collect();
    assert_eq!(lines, ["early", "newest", "late"]);
    desk.ok(&["reply", "1", "--message-file", "answer"]);
    desk.ok(&["reply", "3", "--message-file", "answer"]);
    desk.ok(&["outbox", "--output", "outbox-3"]);
    let outbox = drop.accept(&card, &desk.path("outbox-3"));
    assert_eq!((outbox.json.number, drop.seen), (3, Some(3)));
    // the reply that waited in the backup leaves under the number it was written with, and its file with it
    assert_eq!(numbers(&early, &card, &outbox), [2, 19]);
    assert_eq!(outbox.objects.len(), 1);
    assert_eq!(numbers(&late, &card, &outbox), [17]);
    import(&desk, &drop.bundle(&card, 3));
    desk.ok(&["outbox", "--output", "outbox-4"]);
}

#[test]
fn a_bundle_in_between_that_is_gone_does_not_stop_the_restored_casebook() {
    let Lost { mut drop, desk, card, .. } = lost();
    let newest = alarm(&mut drop, &desk, &card);
    let said = String::from_utf8(desk.run(&["restore", "--yes"]).stderr).expect("text");
    assert!(said.contains("had signed for 2 leaves, this one has 1"), "{said}");
    // before the newest bundle is imported again, no note leaves that is older than the one the server has
    desk.ok(&["outbox", "--output", "outbox-3"]);
    assert!(drop.accept(&card, &desk.path("outbox-3")).seen.is_empty());
    import(&desk, &newest);
    desk.ok(&["outbox", "--output", "outbox-4"]);
    drop.accept(&card, &desk.path("outbox-4"));
    assert_eq!(drop.seen, Some(3));
    // a gap behind all that was ever signed for is a gap
    drop.close_batch(vec![Source::new().tip(&card, &Draft::default())]);
    drop.close_batch(vec![Source::new().tip(&card, &Draft::default())]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 4)).expect("written");
    desk.fails(MISSING, &["import", "bundle"]);
}

#[test]
fn an_alarm_that_the_next_days_bundle_confirms_stays() {
    let Lost { mut drop, desk, card, .. } = lost();
    alarm(&mut drop, &desk, &card);
    for later in 1..4 {
        drop.number += 1;
        let bundle = drop.bundle_with(&card, |json| {
            json.day += later;
            json.shards = vec![Covered { shard: shard(), from: 2, to: 3 }];
        });
        fs::write(desk.path("bundle"), bundle).expect("written");
        desk.fails(ROLLED_BACK, &["import", "bundle"]);
        desk.fails(ROLLED_BACK, &["outbox", "--output", "never"]);
    }
}

#[test]
fn a_restore_is_confirmed_by_a_person() {
    let Lost { mut drop, desk, card, .. } = lost();
    alarm(&mut drop, &desk, &card);
    let restore = desk.command(&["restore"]);
    // in a session of its own there is no terminal to ask on
    let mut alone = Command::new("setsid");
    alone.current_dir(desk.dir.path()).arg("--wait").arg(restore.get_program()).args(restore.get_args());
    assert_eq!(alone.output().expect("starts").status.code(), Some(NOT_CONFIRMED));
    desk.fails(ROLLED_BACK, &["outbox", "--output", "never"]);
}
