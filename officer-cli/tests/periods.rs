//! Keys by month with the real program: destroyed after their grace, said clearly, and cards for the second year.

mod support;

use std::fs;

use support::{DAY, Desk, Draft, Source, TestDrop, shard};
use sybyr_crypto::bundle::Covered;
use sybyr_crypto::card::{Card, SignedCard, open_file};

/// 2027-01-30: November's key has outlived its month by 60 days.
const LATE: u32 = 20_788 + 60;
const LATE_DAY: &str = "2027-01-30";

fn cards(desk: &Desk, drop: &TestDrop, today: &str, file: &str) -> Vec<SignedCard> {
    desk.ok(&["--today", today, "card", "--output", file]);
    open_file(&fs::read(desk.path(file)).expect("there"), &drop.drop_id, None).expect("valid")
}

/// A bundle of this day that covers everything from `from` on.
fn bundle(desk: &Desk, drop: &mut TestDrop, card: &Card, day: u32, from: usize) {
    drop.number += 1;
    let covered = |to: usize| Covered {
        shard: shard(),
        from: u32::try_from(from).expect("small"),
        to: u32::try_from(to).expect("small"),
    };
    let all = drop.leaves.len();
    let bytes = drop.bundle_with(card, |json| {
        json.day = day;
        json.shards = vec![covered(all)];
    });
    fs::write(desk.path("bundle"), bytes).expect("written");
}

#[test]
fn a_month_s_key_is_destroyed_and_what_it_opened_stays_readable() {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut source = Source::new();
    drop.close_batch(vec![source.tip(&card, &Draft { message: "written in November", ..Draft::default() })]);
    bundle(&desk, &mut drop, &card, DAY, 0);
    desk.ok(&["import", "bundle"]);
    desk.ok(&["backup", "--to", "old-backup"]);

    // the clock alone destroys nothing, and the doctor says what is missing
    bundle(&desk, &mut drop, &card, LATE - 1, 0);
    assert!(!desk.ok(&["--today", LATE_DAY, "import", "bundle"]).contains("destroyed"));
    let said = String::from_utf8(desk.run(&["--today", LATE_DAY, "doctor"]).stdout).expect("text");
    assert!(said.contains("intake keys whose time is over: 2026-11\n"), "{said}");
    assert!(said.contains("only one holder"), "{said}");

    // somebody seals to November's key all the same, and it arrives too late
    drop.close_batch(vec![source.tip(&card, &Draft { message: "late", ..Draft::default() })]);
    bundle(&desk, &mut drop, &card, LATE, 0);
    let said = desk.ok(&["--today", LATE_DAY, "import", "bundle"]);
    assert!(said.contains("intake key destroyed: 2026-11\n"), "{said}");
    assert!(desk.ok(&["show", "1"]).contains("written in November"));
    assert!(desk.ok(&["show", "1"]).contains("late"), "it came with the bundle that let the key go");
    drop.close_batch(vec![source.tip(&card, &Draft { message: "much too late", ..Draft::default() })]);
    bundle(&desk, &mut drop, &card, LATE + 1, 2);
    let said = desk.ok(&["--today", "2027-01-31", "import", "bundle"]);
    assert!(said.contains("1 of them open with none of the keys"), "{said}");
    assert!(said.contains("The key of 2026-11 is destroyed"), "{said}");
    let listed = desk.json(&["list", "--json"]);
    assert_eq!(listed["unopened"].as_array().map_or(1, Vec::len), 1, "{listed}");

    let said = String::from_utf8(desk.run(&["--today", "2027-01-31", "doctor"]).stdout).expect("text");
    assert!(said.contains("still holds that key") && !said.contains("time is over"), "{said}");
    desk.ok(&["identity", "export", "--output", "keys.txt", "--yes"]);
    let exported = fs::read_to_string(desk.path("keys.txt")).expect("text");
    assert!(exported.contains("# the key of 2026-11-01 to 2026-11-30 was destroyed on 2027-01-30"), "{exported}");
    assert_eq!(exported.matches("AGE-SECRET-KEY-PQ-1").count(), 12);

    // what a backup of before still holds: the guide says to destroy it
    fs::rename(desk.path("casebook"), desk.path("kept")).expect("moved");
    fs::rename(desk.path("old-backup"), desk.path("casebook")).expect("put in its place");
    desk.ok(&["--today", "2027-01-31", "identity", "export", "--output", "old-keys.txt", "--yes"]);
    let exported = fs::read_to_string(desk.path("old-keys.txt")).expect("text");
    assert_eq!(exported.matches("AGE-SECRET-KEY-PQ-1").count(), 13);
}

#[test]
fn cards_of_the_second_year_follow_the_first_without_a_gap() {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init_with(&drop, r#"{ "rhythm": 7 }"#);
    let first = cards(&desk, &drop, support::TODAY, "first.cards");
    assert_eq!(first.len(), 12);

    // the root key lies elsewhere by now, and another agency's does not do
    fs::rename(desk.book("root.age"), desk.path("root.age")).expect("moved");
    let other = Desk::init(&drop);
    fs::copy(other.book("root.age"), desk.path("other.age")).expect("copied");
    let today = ["--today", "2027-10-05"];
    desk.fails(9, &[&today[..], &["card", "renew", "--root", "other.age"]].concat());
    desk.write_private("wrong", b"wrong\n");
    let wrong = ["card", "renew", "--root", "root.age", "--root-passphrase-file", "wrong"];
    desk.fails(3, &[&today[..], &wrong].concat());
    fs::write(desk.path("texts.json"), r#"{ "rhythm": 14 }"#).expect("written");
    let renew = ["card", "renew", "--root", "root.age", "--texts", "texts.json"];
    let said = desk.ok(&[&today[..], &renew].concat());
    assert!(said.contains("cards signed: 12; sources can write until 2028-11-30"), "{said}");
    let said = desk.fails(2, &[&today[..], &renew].concat());
    assert!(said.contains("there are cards until 2028-11-30 already"), "{said}");

    let all = cards(&desk, &drop, "2027-10-05", "second.cards");
    let counters: Vec<u64> = all.iter().map(|card| card.card().counter).collect();
    assert_eq!(counters, (12..=24).collect::<Vec<_>>(), "the last of the first year, and the second");
    assert_eq!((all[0].card().rhythm, all[1].card().rhythm), (Some(7), Some(14)));
    for day in 20_779..21_153 {
        let published = first.iter().chain(&all).map(SignedCard::card).filter(|c| c.not_before <= day);
        let published = published.max_by_key(|c| c.counter).expect("a card has started");
        assert!(published.recipient_at(day).is_some(), "{day}");
    }

    // an outbox carries them, and a tip of the second year opens
    let card = desk.card(&drop);
    drop.close_batch(vec![Source::new().tip(&card, &Draft::default())]);
    bundle(&desk, &mut drop, &card, DAY, 0);
    desk.ok(&[&today[..], &["import", "bundle"]].concat());
    desk.ok(&[&today[..], &["outbox", "--output", "outbox"]].concat());
    let opened = drop.accept(&card, &desk.path("outbox"));
    assert_eq!(opened.cards.iter().map(|c| c.card().counter).collect::<Vec<_>>(), counters);
    let second_year = all[5].card();
    let mut as_if_now = second_year.clone();
    as_if_now.not_before = DAY;
    as_if_now.recipients[0].from = DAY;
    drop.close_batch(vec![Source::new().tip(&as_if_now, &Draft { message: "second year", ..Draft::default() })]);
    bundle(&desk, &mut drop, &card, DAY, 1);
    desk.ok(&[&today[..], &["import", "bundle"]].concat());
    assert!(desk.ok(&["show", "2"]).contains("second year"));

    // when the last card has ended long ago, the next begins this month
    let said = desk.ok(&["--today", "2029-03-09", "card", "renew", "--root", "root.age"]);
    assert!(said.contains("until 2030-03-31"), "{said}");
    let said = String::from_utf8(desk.run(&["--today", "2029-03-09", "doctor"]).stdout).expect("text");
    assert!(!said.contains("no card names"), "{said}");
}

#[test]
fn after_a_rekey_everything_is_readable_and_old_keys_wait_for_the_server_to_have_the_new_card() {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let old = desk.card(&drop);
    let mut source = Source::new();
    drop.close_batch(vec![source.tip(&old, &Draft { message: "before", ..Draft::default() })]);
    bundle(&desk, &mut drop, &old, DAY, 0);
    desk.ok(&["import", "bundle"]);
    fs::create_dir(desk.path("leaver")).expect("made");
    support::copy_folder(&desk.path("casebook"), &desk.path("leaver"));

    let said = desk.ok(&["rekey"]);
    assert!(said.contains("cards signed: 12; sources can write until 2027-11-30"), "{said}");
    assert!(desk.ok(&["show", "1"]).contains("before"));
    let cards = cards(&desk, &drop, support::TODAY, "new.cards");
    assert_eq!(cards.iter().map(|c| c.card().counter).collect::<Vec<_>>(), (13..=24).collect::<Vec<_>>());
    let new = cards[0].card().clone();
    assert_eq!(new.not_before, DAY);
    assert_ne!(new.recipient_at(DAY), old.recipient_at(DAY));

    // tips to the old key and to the new one open; the leaver's copy opens only the old one's
    drop.close_batch(vec![source.tip(&old, &Draft { message: "on its way", ..Draft::default() })]);
    drop.close_batch(vec![Source::new().tip(&new, &Draft { message: "afterwards", ..Draft::default() })]);
    // sealed before the server had the new card
    bundle(&desk, &mut drop, &old, DAY, 1);
    desk.ok(&["import", "bundle"]);
    assert!(desk.ok(&["show", "1"]).contains("on its way") && desk.ok(&["show", "2"]).contains("afterwards"));
    fs::rename(desk.path("casebook"), desk.path("ours")).expect("moved");
    fs::rename(desk.path("leaver"), desk.path("casebook")).expect("put in its place");
    assert!(desk.ok(&["import", "bundle"]).contains("2026-1/2"), "did not open");
    bundle(&desk, &mut drop, &new, DAY, 1);
    desk.fails(8, &["import", "bundle"]);
    // nor do the files of now open with the keys that the leaver has
    fs::rename(desk.book("identity.age"), desk.path("leaver-identity")).expect("moved");
    fs::remove_dir_all(desk.path("casebook")).expect("removed");
    fs::rename(desk.path("ours"), desk.path("casebook")).expect("put back");
    fs::rename(desk.book("identity.age"), desk.path("our-identity")).expect("moved");
    fs::copy(desk.path("leaver-identity"), desk.book("identity.age")).expect("put in its place");
    desk.fails(6, &["list"]);
    fs::rename(desk.path("our-identity"), desk.book("identity.age")).expect("put back");
    desk.ok(&["identity", "export", "--output", "keys.txt", "--yes"]);
    assert_eq!(fs::read_to_string(desk.path("keys.txt")).expect("text").matches("PQ-1").count(), 26);

    // as long as the server may still give out old cards, their keys stay
    drop.number += 40;
    bundle(&desk, &mut drop, &new, 21_300, 1);
    let said = desk.ok(&["--today", "2028-04-27", "import", "bundle"]);
    assert!(said.contains("destroyed"), "the new ones were used up: {said}");
    desk.ok(&["--today", "2028-04-27", "identity", "export", "--output", "late.txt", "--yes"]);
    let kept = fs::read_to_string(desk.path("late.txt")).expect("text");
    assert_eq!(kept.matches("PQ-1").count(), 13, "{}", kept.lines().filter(|l| l.starts_with("# tips")).count());
    desk.ok(&["--today", "2028-04-27", "outbox", "--output", "outbox"]);
    drop.accept(&new, &desk.path("outbox"));
    bundle(&desk, &mut drop, &new, 21_301, 1);
    desk.ok(&["--today", "2028-04-28", "import", "bundle"]);
    bundle(&desk, &mut drop, &new, 21_361, 1);
    desk.ok(&["--today", "2028-06-27", "import", "bundle"]);
    desk.ok(&["--today", "2028-06-27", "identity", "export", "--output", "last.txt", "--yes"]);
    assert_eq!(fs::read_to_string(desk.path("last.txt")).expect("text").matches("PQ-1").count(), 0);
}
