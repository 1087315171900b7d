//! `rekey` with the real program: whatever becomes of the outboxes on their way, the server understands the next one, every
//! source finds a note that its card's key signed, and the leaver's keys open no door for good.

mod support;

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::Stdio;

use support::{DAY, Desk, Draft, Source, TestDrop, copy_folder};
use sybyr_crypto::card::{Card, SignedCard, open_file};
use sybyr_crypto::log::Seen;
use sybyr_crypto::outbox::OpenedOutbox;

const BAD_FILE: i32 = 8;
const ROLLED_BACK: i32 = 13;

/// A desk that has imported one tip.
fn with_a_tip() -> (TestDrop, Desk, Card) {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    drop.close_batch(vec![Source::new().tip(&card, &Draft { message: "before", ..Draft::default() })]);
    import(&desk, &mut drop, &card);
    (drop, desk, card)
}

/// A bundle of today as the server makes it whose newest card is `card`.
fn import(desk: &Desk, drop: &mut TestDrop, card: &Card) -> String {
    let from = drop.seen.unwrap_or(0) as usize;
    fs::write(desk.path("bundle"), drop.bundle(card, from)).expect("written");
    desk.ok(&["import", "bundle"])
}

fn outbox(desk: &Desk, name: &str) {
    let _ = fs::remove_file(desk.path(name));
    desk.ok(&["outbox", "--output", name]);
}

/// The newest card of an outbox.
fn newest(opened: &OpenedOutbox) -> Card {
    opened.cards.last().expect("cards").card().clone()
}

/// Whether a source with this card believes the note of the only shard.
fn is_believed(opened: &OpenedOutbox, card: &Card) -> bool {
    let signed = &opened.seen[0];
    Seen::open(&signed.note, &signed.seen.origin, &card.desk.0).is_ok()
}

fn begins(desk: &Desk, outbox: &str) -> Vec<u8> {
    fs::read(desk.path(outbox)).expect("there")[..8].to_vec()
}

#[test]
fn a_lost_outbox_does_not_matter_and_the_former_keys_end_with_the_echo() {
    let (mut drop, desk, old) = with_a_tip();
    outbox(&desk, "before");
    desk.ok(&["rekey"]);
    outbox(&desk, "lost");
    outbox(&desk, "first");
    // the server goes by the old card still
    let opened = drop.accept(&old, &desk.path("first"));
    let new = newest(&opened);
    assert!(new.desk != old.desk && new.desk_dh != old.desk_dh && new.bundle != old.bundle);
    assert!(is_believed(&opened, &old) && is_believed(&opened, &new), "whichever card a source has");

    // nobody has told the casebook that the server goes by the new card now
    outbox(&desk, "second");
    let opened = drop.accept(&new, &desk.path("second"));
    assert!(is_believed(&opened, &old) && is_believed(&opened, &new));
    assert!(drop.verify(&new, &desk.path("before")).is_none(), "an outbox of before is refused");

    // a tip sealed in between; the bundle is for the new desk and echoes the outbox
    drop.close_batch(vec![Source::new().tip(&old, &Draft { message: "in between", ..Draft::default() })]);
    import(&desk, &mut drop, &new);
    outbox(&desk, "third");
    assert_eq!((&*begins(&desk, "second"), &*begins(&desk, "third")), (&b"SYBYRO2\n"[..], &b"SYBYRO1\n"[..]));
    assert!(drop.verify(&old, &desk.path("third")).is_none(), "the former keys sign nothing more");
    let opened = drop.accept(&new, &desk.path("third"));
    assert!(is_believed(&opened, &new) && !is_believed(&opened, &old));
    assert!(desk.ok(&["show", "2"]).contains("in between"));
}

#[test]
fn what_a_bundle_of_the_old_day_echoes_does_not_end_the_former_keys() {
    let (mut drop, desk, old) = with_a_tip();
    desk.ok(&["rekey"]);
    outbox(&desk, "first");
    let new = newest(&drop.accept(&old, &desk.path("first")));
    // by the server's clock the new card begins tomorrow, and sources have the old one today
    drop.number += 1;
    let bytes = drop.bundle_with(&new, |json| json.day = DAY - 1);
    fs::write(desk.path("bundle"), bytes).expect("written");
    desk.ok(&["import", "bundle"]);
    outbox(&desk, "second");
    let opened = drop.accept(&new, &desk.path("second"));
    assert!(is_believed(&opened, &old) && is_believed(&opened, &new));
}

#[test]
fn two_officers_leave_and_the_server_has_any_of_the_cards() {
    let (mut drop, desk, first) = with_a_tip();
    desk.ok(&["rekey"]);
    outbox(&desk, "one");
    let second = newest(&drop.accept(&first, &desk.path("one")));
    desk.ok(&["rekey"]);
    outbox(&desk, "two");
    // whether "one" had arrived or not
    let opened = drop.accept(&first, &desk.path("two"));
    let third = newest(&drop.accept(&second, &desk.path("two")));
    assert!([&first, &second, &third].into_iter().all(|card| is_believed(&opened, card)));
    import(&desk, &mut drop, &third);
    outbox(&desk, "three");
    assert!(drop.verify(&first, &desk.path("three")).is_none() && drop.verify(&second, &desk.path("three")).is_none());
    let opened = drop.accept(&third, &desk.path("three"));
    assert!(is_believed(&opened, &third) && !is_believed(&opened, &second) && !is_believed(&opened, &first));
}

/// The machine is stolen: a backup is put back, and the keys are replaced before a bundle tells how much is missing.
#[test]
fn what_a_lost_casebook_sent_does_not_end_the_former_keys() {
    let (mut drop, desk, old) = with_a_tip();
    copy_folder(&desk.path("casebook"), &desk.path("backup"));
    outbox(&desk, "stolen");
    drop.accept(&old, &desk.path("stolen"));
    fs::remove_dir_all(desk.path("casebook")).expect("lost");
    fs::rename(desk.path("backup"), desk.path("casebook")).expect("put back");
    desk.ok(&["rekey"]);
    drop.number += 1;
    fs::write(desk.path("bundle"), drop.bundle_with(&old, |_| ())).expect("written");
    desk.fails(13, &["import", "bundle"]);
    desk.ok(&["restore", "--yes"]);
    // it echoes an outbox behind all that this casebook wrote before the rekey, with the old cards in it
    import(&desk, &mut drop, &old);
    outbox(&desk, "first");
    let opened = drop.accept(&old, &desk.path("first"));
    let new = newest(&opened);
    assert!(is_believed(&opened, &old) && is_believed(&opened, &new));
    import(&desk, &mut drop, &new);
    outbox(&desk, "second");
    assert!(drop.verify(&old, &desk.path("second")).is_none() && drop.verify(&new, &desk.path("second")).is_some());

    // cards that begin in a year would leave the old ones in force until then
    let said = desk.run(&["--today", "2027-11-01", "rekey"]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("2026-11-22"), "the clock is compared");
}

#[test]
fn the_keys_of_many_rekeys_do_not_fit_one_outbox() {
    let (mut drop, desk, old) = with_a_tip();
    for _ in 0..7 {
        desk.ok(&["rekey"]);
    }
    outbox(&desk, "eight");
    assert!(desk.fails(2, &["rekey"]).contains("send the courier with an outbox"));
    let new = newest(&drop.accept(&old, &desk.path("eight")));
    import(&desk, &mut drop, &new);
    desk.ok(&["rekey"]);
}

/// What the guide says when only a backup of before a rekey is left.
#[test]
fn a_backup_of_before_a_rekey_goes_on_after_two_more() {
    let (mut drop, desk, old) = with_a_tip();
    desk.ok(&["backup", "--to", "backup"]);
    fs::rename(desk.book("root.age"), desk.path("root.age")).expect("locked away");
    desk.ok(&["rekey", "--root", "root.age"]);
    outbox(&desk, "lost");
    let opened = drop.accept(&old, &desk.path("lost"));
    // every card that the server has, by its number
    let mut kept: std::collections::BTreeMap<u64, SignedCard> =
        opened.cards.iter().map(|card| (card.card().counter, card.clone())).collect();
    let now = |cards: &mut dyn Iterator<Item = &SignedCard>| {
        let mut in_force = cards.filter(|card| card.card().in_force(DAY));
        in_force.next().expect("in force").card().clone()
    };
    let new = now(&mut opened.cards.iter());
    fs::remove_dir_all(desk.path("casebook")).expect("lost");
    fs::rename(desk.path("backup"), desk.path("casebook")).expect("put back");

    drop.close_batch(vec![Source::new().tip(&new, &Draft { message: "after", ..Draft::default() })]);
    fs::write(desk.path("bundle"), drop.bundle(&new, 1)).expect("written");
    desk.fails(BAD_FILE, &["import", "bundle"]);
    // once is not enough: the server has other cards with these numbers
    let add = |kept: &mut std::collections::BTreeMap<u64, SignedCard>| {
        let _ = fs::remove_file(desk.path("agency.card"));
        desk.ok(&["card", "--output", "agency.card"]);
        let file = fs::read(desk.path("agency.card")).expect("there");
        let cards = open_file(&file, &old.drop_id, Some(&old.root.0)).expect("by the same root");
        let is_other =
            |card: &SignedCard| kept.get(&card.card().counter).is_some_and(|k| k.as_bytes() != card.as_bytes());
        let refused = cards.iter().any(is_other);
        if !refused {
            kept.extend(cards.into_iter().map(|card| (card.card().counter, card)));
        }
        !refused
    };
    desk.ok(&["rekey", "--root", "root.age"]);
    assert!(!add(&mut kept));
    desk.ok(&["rekey", "--root", "root.age"]);
    assert!(add(&mut kept));
    let card = now(&mut kept.values().rev());

    // bundles are for the new keys now, and what the lost casebook did shows in them
    fs::write(desk.path("bundle"), drop.bundle(&card, 1)).expect("written");
    desk.fails(ROLLED_BACK, &["import", "bundle"]);
    desk.ok(&["restore", "--yes"]);
    desk.ok(&["import", "bundle"]);
    outbox(&desk, "first");
    let opened = drop.accept(&card, &desk.path("first"));
    assert!(is_believed(&opened, &card), "a source with the newest card sees that its tip has arrived");
    // a tip sealed to the keys that were lost is lost: the guide says so
    assert_eq!(desk.json(&["list", "--json"])["unopened"], 1);
    drop.close_batch(vec![Source::new().tip(&card, &Draft { message: "to the newest key", ..Draft::default() })]);
    import(&desk, &mut drop, &card);
    assert!(desk.ok(&["list"]).contains("to the newest key"));
}

/// What tells that a step was begun.
type Moment = fn(&Path, u64) -> bool;

fn identity(book: &Path) -> u64 {
    fs::metadata(book.join("identity.age")).map_or(0, |file| file.ino())
}

#[test]
fn killed_at_any_step_a_rekey_is_taken_up_and_the_server_understands_every_outbox() {
    let moments: [(&str, Moment); 5] = [
        ("before the first write", |_, _| true),
        ("the new keys in their place", |book, before| identity(book) != before),
        ("a journal under the new key", |book, _| book.join("journal-000002").exists()),
        ("the second generation", |book, _| book.join("snapshot-000003").exists()),
        ("the cards", |book, _| fs::metadata(book.join("journal-000003")).is_ok_and(|journal| journal.len() > 4096)),
    ];
    let (mut drop, desk, old) = with_a_tip();
    copy_folder(&desk.path("casebook"), &desk.path("fresh"));
    let (mut interrupted, mut unsaid) = (0, 0);
    for (what, is_there) in moments {
        fs::remove_dir_all(desk.path("casebook")).expect("removed");
        copy_folder(&desk.path("fresh"), &desk.path("casebook"));
        (drop.outbox, drop.seen) = (None, None);
        let (book, before) = (desk.path("casebook"), identity(&desk.path("casebook")));
        let mut child = desk.command(&["rekey"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
        while !is_there(&book, before) && child.try_wait().expect("known").is_none() {
            std::hint::spin_loop();
        }
        child.kill().expect("killed");
        interrupted += usize::from(!child.wait().expect("ended").success());

        // nothing is lost, and the next outbox is one that the server understands, whose newest card is the old one
        assert!(desk.ok(&["show", "1"]).contains("before"), "{what}");
        let _ = fs::remove_file(desk.path("one"));
        let said = desk.run(&["outbox", "--output", "one"]);
        assert!(said.status.success(), "{what}");
        let is_unfinished = String::from_utf8_lossy(&said.stderr).contains("rekey was interrupted");
        unsaid += usize::from(is_unfinished);
        let opened = drop.accept(&old, &desk.path("one"));
        assert!(is_believed(&opened, &old), "{what}");
        let card = newest(&opened);
        assert!(is_believed(&opened, &card), "{what}");
        assert!(!is_unfinished || card.desk == old.desk, "{what}: a card names the new keys");
        import(&desk, &mut drop, &card);
        if is_unfinished {
            assert!(desk.fails(2, &["card", "renew"]).contains("rekey"), "{what}");
            // what was echoed had no new card in it: the old keys go on
            outbox(&desk, "two");
            assert!(is_believed(&drop.accept(&old, &desk.path("two")), &old), "{what}");
        }
        desk.ok(&["rekey"]);
        outbox(&desk, "three");
        let opened = drop.accept(&card, &desk.path("three"));
        assert!(is_believed(&opened, &card) && newest(&opened).desk != card.desk, "{what}");
    }
    assert!(interrupted >= 3 && unsaid >= 1, "{interrupted} were interrupted, {unsaid} before the cards");
}
