//! A new casebook key: everything stays readable, the former key opens nothing, and no crash between two steps matters.

use std::fs;

use super::super::tests::{create, folder, open, tip};
use super::super::{Change, LEAST_WORK_FACTOR, RECOVERY, Recovery, ShareSet, generations, journal_path};
use super::*;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::recipient::HybridIdentity;

/// A casebook with a tip in a snapshot and one in the journal.
fn book(path: &Path) -> Casebook {
    let mut book = create(path);
    book.record(&[tip(0, "a")]).expect("recorded");
    book.compact().expect("compacted");
    book.record(&[tip(1, "b")]).expect("recorded");
    book
}

/// Opens with everything there, and nothing in the folder opens with the former key.
fn check(path: &Path, former: &Secret<32>) {
    let mut book = open(path).expect("opens");
    assert_eq!(book.cases().expect("listed").len(), 2);
    assert!(book.keys.former_casebook_key.is_none() && !book.keys.casebook_key.ct_eq(former));
    let former = FileKeys::new(former);
    let all = generations(path).expect("listed");
    assert_eq!(all.len(), 2, "a snapshot that goes bad can be made again");
    for generation in all {
        assert!(snapshot::read(&snapshot_path(path, generation), &former, generation).is_err());
    }
    book.record(&[tip(2, "c")]).expect("goes on");
    drop(book);
    assert_eq!(open(path).expect("opens").cases().expect("listed").len(), 3);
}

#[test]
fn everything_stays_readable_and_the_former_key_opens_nothing() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = book(&path);
    let former = book.keys.casebook_key.clone();
    book.replace_keys(20_779).expect("rotated");
    drop(book);
    check(&path, &former);
}

/// Where a rekey stands: the identity file names both keys; a journal without its snapshot; one generation; two; the old ones
/// removed.
const STEPS: u32 = 5;

/// A casebook as a rekey leaves it that is interrupted at this step, and the former key.
fn interrupted_at(step: u32, path: &Path) -> Secret<32> {
    let mut book = book(path);
    let former = book.keys.casebook_key.clone();
    book.keys.casebook_key = Secret::random(&mut random::system());
    book.keys.former_casebook_key = Some(former.clone());
    book.write_keys().expect("written");
    let (keys, next) = (FileKeys::new(&book.keys.casebook_key), book.generation + 1);
    if step >= 1 {
        let at = book.journal.position();
        book.journal = begin_generation(path, &keys, &mut book.index, next, at).expect("begun");
        (book.file_keys, book.generation) = (keys, next);
    }
    if step == 1 {
        fs::remove_file(snapshot_path(path, next)).expect("removed");
    }
    if step >= 3 {
        book.compact().expect("compacted");
    }
    if step == 4 {
        assert!(!journal_path(path, next - 1).exists());
        fs::write(path.join("identity.age.new"), b"half").expect("left");
    }
    former
}

#[test]
fn interrupted_at_any_step_it_is_finished_by_the_next_opening() {
    for step in 0..STEPS {
        let dir = folder();
        let path = dir.path().join("book");
        let former = interrupted_at(step, &path);
        check(&path, &former);
    }
}

#[test]
fn a_snapshot_that_goes_bad_while_both_keys_exist_is_made_again() {
    for step in 0..STEPS {
        let dir = folder();
        let path = dir.path().join("book");
        let former = interrupted_at(step, &path);
        let newest = *generations(&path).expect("listed").last().expect("one");
        let snapshot = snapshot_path(&path, newest);
        let mut bytes = fs::read(&snapshot).expect("there");
        bytes[100] ^= 1;
        fs::write(&snapshot, bytes).expect("damaged");
        assert!(open(&path).expect("opens").was_mended(), "step {step}");
        check(&path, &former);
    }
}

#[test]
fn the_recovery_file_opens_what_an_interrupted_rekey_left() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = book(&path);
    let shares_give = HybridIdentity::from_seed(&Secret::new([9; 32]));
    let shares =
        ShareSet { set: 1, need: 1, day: 20_778, recipient: shares_give.to_recipient(), marks: vec![Hex([5; 32])] };
    book.record(&[Change::SharesMade(shares)]).expect("recorded");
    book.renew_recovery().expect("written");
    // a folder in the way of the second generation is a power cut behind the first
    let in_the_way = journal_path(&path, book.generation + 2);
    fs::create_dir(&in_the_way).expect("in the way");
    assert!(matches!(book.replace_keys(20_779), Err(Problem::Io { .. })));
    drop(book);
    fs::remove_dir(in_the_way).expect("removed");
    // the same cut took the identity file
    fs::write(path.join("identity.age"), b"").expect("damaged");
    let recovery = Recovery::open(&path.join(RECOVERY), &shares_give).expect("opens");
    let passphrase = "correct horse".to_owned().into();
    Casebook::put_keys_back(&path, recovery.keys, &passphrase, LEAST_WORK_FACTOR).expect("the keys fit");
    let book = open(&path).expect("opens");
    assert!(book.cases().expect("listed").len() == 2 && book.unsaid_keys());
}
