//! No reply is lost with an outbox: lost sticks, full sticks, outboxes passed over, and replies that cannot leave.

mod support;

use std::fs;

use support::{DAY, Desk, Draft, Source, TestDrop, shard};
use sybyr_crypto::bundle::{Covered, LastOutbox};
use sybyr_crypto::card::Card;

const OUTPUT: i32 = 17;

/// A desk that has imported one tip of each source.
fn with_sources(slots: u32, delay: u32, count: usize) -> (TestDrop, Desk, Card, Vec<Source>) {
    let mut drop = TestDrop::new(slots, delay);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut sources: Vec<Source> = (0..count).map(|_| Source::new()).collect();
    for (i, source) in sources.iter_mut().enumerate() {
        let message = format!("tip {i}");
        let tip = source.tip(&card, &Draft { message: &message, ..Draft::default() });
        drop.close_batch(vec![tip]);
    }
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    (drop, desk, card, sources)
}

fn say(desk: &Desk, case: &str, text: &str) {
    let output = desk.run_with(&["reply", case, "--message-file", "-"], text.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Brings the desk what the drop has now.
fn collect(desk: &Desk, drop: &mut TestDrop, card: &Card) {
    let from = drop.leaves.len();
    fs::write(desk.path("echo"), drop.bundle(card, from)).expect("written");
    desk.ok(&["import", "echo"]);
}

fn notes(desk: &Desk, arguments: &[&str]) -> String {
    let output = desk.run(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

#[test]
fn a_lost_outbox_is_written_again_with_the_same_bytes_until_it_is_confirmed() {
    let (mut drop, desk, card, _) = with_sources(4, 0, 1);
    desk.fails(OUTPUT, &["outbox", "--output", "again", "--again"]);
    desk.ok(&["outbox", "--output", "first"]);
    desk.ok(&["outbox", "--output", "again", "--again"]);
    assert_eq!(fs::read(desk.path("first")).expect("there"), fs::read(desk.path("again")).expect("there"));
    drop.accept(&card, &desk.path("again"));
    fs::write(desk.path("echo"), drop.bundle(&card, 1)).expect("written");
    desk.ok(&["import", "echo"]);
    desk.fails(OUTPUT, &["outbox", "--output", "late", "--again"]);
}

#[test]
fn an_outbox_that_could_not_be_handed_out_leaves_before_the_next() {
    let (mut drop, desk, card, sources) = with_sources(4, 0, 1);
    say(&desk, "1", "one");
    let said = desk.fails(1, &["outbox", "--output", "no/such/folder/outbox"]);
    assert!(said.contains("the next outbox command writes this one out first"), "{said}");
    say(&desk, "1", "two");
    assert!(desk.ok(&["outbox", "--output", "first"]).contains("outbox 1, which was made before"));
    desk.ok(&["outbox", "--output", "second"]);
    let first = drop.accept(&card, &desk.path("first"));
    let second = drop.accept(&card, &desk.path("second"));
    assert_eq!((first.json.number, second.json.number), (1, 2));
    assert_eq!(sources[0].read(&card, &first)[0].message, "one");
    assert_eq!(sources[0].read(&card, &second)[0].message, "two");
}

#[test]
fn an_outbox_whose_kept_file_is_lost_before_anybody_had_it_gives_its_replies_to_the_next() {
    let (mut drop, desk, card, sources) = with_sources(4, 0, 1);
    say(&desk, "1", "one");
    desk.fails(1, &["outbox", "--output", "no/such/folder/outbox"]);
    fs::remove_file(desk.book("outboxes/000001")).expect("there");
    desk.ok(&["outbox", "--output", "second"]);
    let second = drop.accept(&card, &desk.path("second"));
    assert_eq!(second.json.number, 2);
    assert_eq!(sources[0].read(&card, &second)[0].message, "one");
}

#[test]
fn any_outbox_that_is_not_confirmed_is_written_again_by_its_number() {
    let (mut drop, desk, card, _) = with_sources(4, 0, 1);
    for name in ["first", "second", "third"] {
        desk.ok(&["outbox", "--output", name]);
    }
    for (number, name) in [("1", "first"), ("2", "second"), ("3", "third")] {
        let again = format!("again-{name}");
        desk.ok(&["outbox", "--output", &again, "--again", number]);
        assert_eq!(fs::read(desk.path(&again)).expect("there"), fs::read(desk.path(name)).expect("there"));
    }
    drop.accept(&card, &desk.path("second"));
    collect(&desk, &mut drop, &card);
    for gone in ["1", "2", "4"] {
        desk.fails(OUTPUT, &["outbox", "--output", "late", "--again", gone]);
    }
    desk.ok(&["outbox", "--output", "late", "--again"]);
    assert_eq!(fs::read(desk.path("late")).expect("there"), fs::read(desk.path("third")).expect("there"));
}

#[test]
fn what_was_in_an_outbox_that_the_server_passed_over_leaves_once_more() {
    let (mut drop, desk, card, sources) = with_sources(4, 0, 1);
    fs::write(desk.path("file.pdf"), b"%PDF decision").expect("written");
    say(&desk, "1", "status first");
    desk.ok(&["reply", "1", "--attach", "file.pdf"]);
    desk.ok(&["outbox", "--output", "lost"]);
    say(&desk, "1", "later");
    desk.ok(&["outbox", "--output", "second"]);
    // the first one arrives unseen, then the second, before any bundle
    let lost = drop.accept(&card, &desk.path("lost"));
    drop.accept(&card, &desk.path("second"));
    collect(&desk, &mut drop, &card);
    let shown = desk.ok(&["show", "1"]);
    assert!(shown.contains("waits for an outbox once more: outbox 1 was passed over"), "{shown}");
    assert_eq!(desk.json(&["show", "1", "--json"])["replies"][0]["state"], "again");
    assert!(!desk.book("outboxes/000001").exists(), "it can never arrive");

    assert!(notes(&desk, &["outbox", "--output", "third"]).contains("2 replies leave once more"));
    let third = drop.accept(&card, &desk.path("third"));
    let (before, again) = (sources[0].read(&card, &lost), sources[0].read(&card, &third));
    assert_eq!(again.iter().map(|r| r.n).collect::<Vec<_>>(), [1, 2], "the same numbers, so that each is shown once");
    assert_eq!(again[0].message, "status first");
    let (old, new) = (&before[1].objects[0], &again[1].objects[0]);
    assert_eq!(old.sha256, new.sha256);
    assert_ne!(old.id, new.id, "the server refuses a name that it has");
    assert_eq!(third.objects, [(new.id, lost.objects[0].1)]);
    collect(&desk, &mut drop, &card);
    assert!(desk.ok(&["show", "1"]).contains("in outbox 3, on the server"));
    assert_eq!(fs::read_dir(desk.book("objects")).expect("a folder").count(), 0);
}

#[test]
fn an_outbox_with_another_number_of_slots_than_the_drop_has_now_is_made_anew() {
    let (mut drop, desk, card, sources) = with_sources(4, 0, 1);
    say(&desk, "1", "one");
    desk.ok(&["outbox", "--output", "refused"]);
    drop.slots = 2;
    collect(&desk, &mut drop, &card);
    desk.fails(OUTPUT, &["outbox", "--output", "again", "--again"]);
    desk.ok(&["outbox", "--output", "second"]);
    let second = drop.accept(&card, &desk.path("second"));
    assert_eq!(second.slots.len(), 2);
    assert_eq!(sources[0].read(&card, &second)[0].message, "one");
}

#[test]
fn a_reply_of_more_parts_than_slots_is_named_and_holds_nothing_back() {
    let (mut drop, desk, card, sources) = with_sources(4, 0, 1);
    say(&desk, "1", &"long ".repeat(1800));
    drop.slots = 1;
    collect(&desk, &mut drop, &card);
    say(&desk, "1", "short");
    let said = notes(&desk, &["outbox", "--output", "outbox"]);
    assert!(said.contains("reply 1 to case 1 takes 2 slots, an outbox has 1 now"), "{said}");
    let outbox = drop.accept(&card, &desk.path("outbox"));
    assert_eq!(sources[0].read(&card, &outbox)[0].message, "short");
}

#[test]
fn a_reply_whose_file_is_missing_or_damaged_is_named_and_holds_nothing_back() {
    let (mut drop, desk, card, sources) = with_sources(4, 0, 2);
    fs::write(desk.path("file"), b"content").expect("written");
    desk.ok(&["reply", "1", "--attach", "file"]);
    let object = fs::read_dir(desk.book("objects")).expect("a folder").next().expect("one").expect("an entry").path();
    let mut bytes = fs::read(&object).expect("there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&object, &bytes).expect("damaged");
    say(&desk, "2", "two");
    let said = notes(&desk, &["outbox", "--output", "first"]);
    assert!(said.contains("reply 1 to case 1 cannot leave"), "{said}");
    let first = drop.accept(&card, &desk.path("first"));
    assert_eq!(sources[1].read(&card, &first)[0].message, "two");
    fs::remove_file(&object).expect("removed");
    assert!(notes(&desk, &["outbox", "--output", "second"]).contains("reply 1 to case 1 cannot leave"));
    bytes[middle] ^= 1;
    fs::write(&object, &bytes).expect("put back");
    desk.ok(&["outbox", "--output", "third"]);
    let third = drop.accept(&card, &desk.path("third"));
    assert_eq!(sources[0].read(&card, &third)[0].objects[0].name, "file");
}

#[test]
fn an_outbox_that_the_courier_has_is_no_failure_because_the_casebook_could_not_be_tidied() {
    let (mut drop, desk, card, sources) = with_sources(400, 0, 1);
    say(&desk, "1", &"0123456789".repeat(150_000));
    fs::create_dir(desk.book("snapshot-000002.new")).expect("in the way");
    let said = notes(&desk, &["outbox", "--output", "outbox"]);
    assert!(said.contains("snapshot-000002"), "{said}");
    let outbox = drop.accept(&card, &desk.path("outbox"));
    assert_eq!(sources[0].read(&card, &outbox).len(), 40, "the test reads forty numbers");
}

#[test]
fn the_end_of_the_last_card_is_announced_two_months_before() {
    let (_, desk, _, _) = with_sources(4, 0, 1);
    assert!(!notes(&desk, &["outbox", "--output", "first"]).contains("the last card ends"));
    let late = notes(&desk, &["--today", "2027-10-05", "outbox", "--output", "second"]);
    assert!(late.contains("the last card ends on 2027-"), "{late}");
}

#[test]
fn a_server_that_was_put_back_is_noticed_with_the_cases_whose_answers_are_gone() {
    let (mut drop, desk, card, _) = with_sources(4, 0, 3);
    desk.ok(&["outbox", "--output", "first"]);
    drop.accept(&card, &desk.path("first"));
    let before = drop.outbox;
    collect(&desk, &mut drop, &card);
    say(&desk, "2", "an answer that the server will lose");
    desk.ok(&["outbox", "--output", "second"]);
    drop.accept(&card, &desk.path("second"));
    collect(&desk, &mut drop, &card);

    let (leaves, number) = (drop.leaves.len(), drop.number - 1);
    let put_back = |outbox: Option<LastOutbox>, day: u32| {
        let bytes = drop.bundle_with(&card, |json| {
            (json.number, json.outbox, json.day) = (number, outbox, day);
            json.shards = vec![Covered { shard: shard(), from: leaves as u32, to: leaves as u32 }];
        });
        fs::write(desk.path("put back"), bytes).expect("written");
        desk.ok(&["--today", "2026-11-23", "import", "put back"])
    };
    assert!(!put_back(before, DAY).contains("warning"), "it may be an older bundle, imported late");
    let said = put_back(before, DAY + 1);
    assert!(said.contains("the server has our outbox 1, an earlier bundle showed 2"), "{said}");
    assert!(said.contains("of cases 2. Write or pass them on again"), "{said}");
    assert!(put_back(None, DAY + 1).contains("the server has none of our outboxes, an earlier bundle showed 2"));
}
