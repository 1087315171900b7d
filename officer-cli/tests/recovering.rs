//! Shares of the root key: made, typed back, and what they bring back when passphrase, disk or everything is lost.

mod support;

use std::fs;
use std::path::Path;

use support::{DAY, Desk, Draft, Source, TestDrop};
use sybyr_crypto::share::{Share, ShareError};
use sybyr_crypto::words::List;

const BAD_FILE: i32 = 8;
const FOREIGN: i32 = 9;
const PASSPHRASE: i32 = 3;
const ROLLED_BACK: i32 = 13;

/// A desk with a tip, and five shares of which three are needed; `share-1` to `share-5` are what holders type.
fn desk_with_shares() -> (TestDrop, Desk) {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    drop.close_batch(vec![Source::new().tip(&card, &Draft::default())]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    desk.ok(&["shares", "--need", "3", "--of", "5", "--to", "sheets"]);
    take_sheets(&desk, "sheets", "share");
    (drop, desk)
}

/// Types off each sheet what a holder would.
fn take_sheets(desk: &Desk, sheets: &str, name: &str) {
    for index in 1..=5 {
        let page = fs::read_to_string(desk.path(&format!("{sheets}/share-{index:02}-of-05.txt"))).expect("a sheet");
        let lines: Vec<&str> = page.lines().skip(5).take(8).collect();
        desk.write_private(&format!("{name}-{index}"), lines.join("\n").as_bytes());
    }
}

fn with_shares<'a>(command: &[&'a str], files: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = command.to_vec();
    files.iter().for_each(|file| arguments.extend(["--share-file", file]));
    arguments
}

fn recover(desk: &Desk, files: &[&str]) -> String {
    desk.ok(&with_shares(&["recover", "--work-factor", "15"], files))
}

fn doctor(desk: &Desk) -> String {
    String::from_utf8(desk.run(&["doctor"]).stdout).expect("text")
}

#[test]
fn shares_count_only_after_as_many_as_are_needed_were_typed_back() {
    let drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    assert!(doctor(&desk).contains("nobody holds recovery shares"));
    assert!(desk.fails(BAD_FILE, &["rehearse", "--share-file", "passphrase"]).contains("no shares were made"));
    desk.ok(&["shares", "--need", "3", "--of", "5", "--to", "sheets"]);
    take_sheets(&desk, "sheets", "share");
    assert!(doctor(&desk).contains("0 of 3 holders"));

    desk.ok(&["rehearse", "--share-file", "share-2"]);
    assert!(desk.ok(&["rehearse", "--share-file", "share-2"]).contains("typed back before"));
    desk.ok(&["rehearse", "--share-file", "share-5"]);
    assert!(doctor(&desk).contains("2 of 3 holders"), "the same one twice is one");
    let third = desk.ok(&["rehearse", "--share-file", "share-1"]);
    assert!(third.contains("the shares count now: 3 of 5"), "{third}");
    assert!(!doctor(&desk).contains("holders"));

    // new ones begin again, and old ones are not theirs
    desk.ok(&["shares", "--need", "2", "--of", "5", "--to", "newer"]);
    assert!(doctor(&desk).contains("0 of 2 holders"));
    assert!(desk.fails(BAD_FILE, &["rehearse", "--share-file", "share-1"]).contains("not of the newest set"));
}

#[test]
fn a_forgotten_passphrase_costs_nothing() {
    let (_drop, desk) = desk_with_shares();
    let listed = desk.ok(&["list", "--json"]);
    desk.write_private("passphrase", b"a new one that will be kept\n");
    desk.fails(PASSPHRASE, &["list"]);
    recover(&desk, &["share-4", "share-1", "share-3"]);
    assert_eq!(desk.ok(&["list", "--json"]), listed);
    desk.ok(&["show", "1"]);
    assert!(desk.book("identity-before.age").is_file(), "the old one is not thrown away");
    assert!(doctor(&desk).contains("0 of 3 holders"), "the journal goes on as it was");
}

#[test]
fn a_lost_casebook_gives_its_keys_back_from_the_recovery_file_alone() {
    let (mut drop, desk) = desk_with_shares();
    let card = desk.card(&drop);
    desk.ok(&["outbox", "--output", "outbox-1"]);
    drop.accept(&card, &desk.path("outbox-1"));
    fs::copy(desk.book("recovery.age"), desk.path("recovery.age")).expect("kept elsewhere");
    fs::remove_dir_all(desk.path("casebook")).expect("lost");

    let files = ["share-5", "share-2", "share-1"];
    let said = desk.run(&with_shares(&["recover", "--recovery", "recovery.age", "--work-factor", "15"], &files));
    assert!(said.status.success(), "{said:?}");
    assert!(String::from_utf8_lossy(&said.stderr).contains("This casebook is empty"));
    assert!(!doctor(&desk).contains("holders"), "who recovers has typed them back");

    // a tip that was sealed before, and came after
    let mut source = Source::new();
    drop.close_batch(vec![source.tip(&card, &Draft { message: "Кейін келді", ..Draft::default() })]);
    fs::write(desk.path("later"), drop.bundle(&card, 1)).expect("written");
    desk.fails(ROLLED_BACK, &["import", "later"]);
    desk.ok(&["restore", "--yes"]);
    desk.ok(&["import", "later"]);
    assert!(desk.ok(&["show", "1"]).contains("Кейін келді"));
    fs::write(desk.path("answer"), "Рахмет").expect("written");
    let n = desk.ok(&["reply", "1", "--message-file", "answer"]);
    assert!(n.contains("145"), "behind 128 and the 16 of the restore: {n}");
}

#[test]
fn the_root_key_alone_begins_again_under_the_same_twelve_words() {
    let (mut drop, desk) = desk_with_shares();
    let before = desk.card(&drop);
    fs::remove_dir_all(desk.path("casebook")).expect("lost");
    fs::rename(desk.path("agency.card"), desk.path("old.card")).expect("kept by the operator");
    let files = ["share-1", "share-2", "share-3"];
    let command =
        ["recover", "--drop", "drop.sybyr", "--card", "old.card", "--root-output", "root.age", "--work-factor", "15"];
    desk.ok(&with_shares(&command, &files));
    let after = desk.card(&drop);
    assert_eq!((after.agency, &after.names), (before.agency, &before.names));
    assert!(after.counter > 12 && after.bundle.to_string() != before.bundle.to_string());

    // a tip to the new card is read
    drop.close_batch(vec![Source::new().tip(&after, &Draft { message: "Жаңа кілтпен", ..Draft::default() })]);
    fs::write(desk.path("later"), drop.bundle(&after, 1)).expect("written");
    desk.fails(12, &["import", "later"]);
    fs::write(desk.path("all"), drop.bundle(&after, 0)).expect("written");
    desk.ok(&["import", "all"]);
    assert!(desk.ok(&["show", "1"]).contains("Жаңа кілтпен"));
    // the root key that came back makes shares again
    desk.ok(&["shares", "--need", "2", "--of", "2", "--to", "again", "--root", "root.age"]);
}

#[test]
fn wrong_mixed_doubled_and_too_few_shares_are_named() {
    let (_drop, desk) = desk_with_shares();
    desk.ok(&["shares", "--need", "3", "--of", "5", "--to", "others"]);
    take_sheets(&desk, "others", "other");
    let mut words: Vec<String> =
        fs::read_to_string(desk.path("share-2")).expect("there").split_whitespace().map(str::to_owned).collect();
    // numbered lines of a number and four words: the second word of line 3, misread for one that the line's check notices,
    // as it does 255 of 256
    let index = List::En.index(&words[12]).expect("a word");
    let typo = (0..11).find_map(|bit| {
        words[12] = List::En.word(index ^ 1 << bit).to_owned();
        let typed = words.join(" ");
        matches!(Share::parse(&typed), Err(ShareError::Line(3))).then_some(typed)
    });
    desk.write_private("typo", typo.expect("one that is noticed").as_bytes());
    words[12] = "qqqq".into();
    desk.write_private("unknown", words.join(" ").as_bytes());
    for (files, says) in [
        (&["share-1", "share-2"][..], "2 shares were given, 3 are needed"),
        (&["share-1", "share-2", "share-1"], "share 1 was given twice"),
        (&["share-1", "share-2", "other-3"], "share 3 belongs to another set"),
        (&["share-1", "typo", "share-3"], "line 3 is not what the sheet says"),
        (&["share-1", "unknown", "share-3"], "line 3: word 2 is in no list"),
        (&["share-1", "passphrase", "share-3"], "a share has 32 words, these are 4"),
    ] {
        let said = desk.fails(BAD_FILE, &with_shares(&["recover", "--work-factor", "15"], files));
        assert!(said.contains(says), "{says}: {said}");
    }
    desk.ok(&["list"]);

    // whole shares of another agency
    let elsewhere = desk_with_shares().1;
    for index in 1..=3 {
        fs::copy(elsewhere.path(&format!("share-{index}")), desk.path(&format!("foreign-{index}"))).expect("copied");
    }
    let files = ["foreign-1", "foreign-2", "foreign-3"];
    let said = desk.fails(FOREIGN, &with_shares(&["recover", "--work-factor", "15"], &files));
    assert!(said.contains("does not open with these shares"), "{said}");
    desk.ok(&["list"]);
    assert!(desk.fails(2, &["shares", "--need", "1", "--of", "3", "--to", "x"]).contains("not possible"));
}

/// The keys in the recovery file are those of today, whatever changed them; and nothing secret lies beside it in clear.
#[test]
fn the_recovery_file_is_made_again_when_it_is_missing_or_damaged() {
    let (_drop, desk) = desk_with_shares();
    let path = desk.book("recovery.age");
    let first = fs::read(&path).expect("made with the shares");
    desk.ok(&["list"]);
    assert_eq!(fs::read(&path).expect("there"), first, "written only when something changed");
    fs::remove_file(&path).expect("lost");
    desk.ok(&["list"]);
    fs::write(&path, &first[..first.len() / 2]).expect("cut");
    desk.ok(&["list"]);
    recover(&desk, &["share-1", "share-2", "share-3"]);
    desk.ok(&["list"]);
    let share = Share::parse(&fs::read_to_string(desk.path("share-1")).expect("there")).expect("a share");
    refuse_in_files(desk.path("casebook").as_path(), share.value.expose());
    assert_eq!(DAY, 20_779);
}

fn refuse_in_files(folder: &Path, secret: &[u8]) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            refuse_in_files(&path, secret);
        } else {
            let bytes = fs::read(&path).expect("read");
            assert!(!bytes.windows(secret.len()).any(|window| window == secret), "{}", path.display());
        }
    }
}
