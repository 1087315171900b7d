//! Intake keys: destroyed when nothing is waited for any more, never earlier, and then nowhere in the casebook's files.

use std::fs;
use std::path::Path;

use super::super::journal::{Journal, Tail};
use super::super::seal::FileKeys;
use super::super::tests::{create, folder, open, tip};
use super::super::{
    Accounted, Echo, IDENTITY, RECOVERY, Recovery, ShareSet, generations, journal_path, snapshot, snapshot_path,
};
use super::*;
use crate::problem::Problem;
use crate::work::Work;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::recipient::HybridIdentity;

/// The casebook of the tests is made on 2026-11-21: its first key is that of November.
const FIRST_GRACE_ENDS: Day = 20_788 + 60;

fn bundle(day: Day, size: u32, checkpoint_size: u32) -> Change {
    Change::BundleTaken(BundleTaken {
        number: u64::from(day),
        day,
        shards: vec![Accounted {
            shard: "2026-1".into(),
            size,
            entries: String::new(),
            checkpoint_size,
            checkpoint_root: Hex([0; 32]),
            withdrawn: vec![],
            seen: String::new(),
        }],
        accepted_outbox: None,
        bits: 0,
        slots: 4,
        reply_delay_days: 1,
    })
}

#[test]
fn a_key_goes_when_clock_and_bundle_say_so_and_every_leaf_is_accounted_for() {
    let late = FIRST_GRACE_ENDS;
    // today, bundle, leaves accounted for of 2, keys destroyed
    for (today, day, size, gone) in [
        (late, late, 2, 1),
        (late - 1, late, 2, 0),
        (late, late - 1, 2, 0),
        (late, late, 1, 0),
        (late + 31, late + 31, 2, 2),
        (late + 400, late + 31, 2, 2),
        (late + 31, late + 400, 2, 2),
    ] {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        book.record(&[bundle(day, size, 2)]).expect("recorded");
        let destroyed = book.destroy_periods(today).expect("done");
        assert_eq!(destroyed.len(), gone, "today {today}, bundle {day}, {size} of 2");
        assert_eq!((book.keys.periods.len(), book.keys.destroyed.len()), (13 - gone, gone));
    }
}

/// With a clock that is months ahead, the cards of a rekey begin months later, and the former ones are in force until then.
#[test]
fn a_key_that_was_replaced_stays_until_the_cards_of_its_successor_have_begun() {
    let dir = folder();
    let mut book = create(&dir.path().join("book"));
    let begins = 20_978;
    book.replace_keys(begins).expect("replaced");
    let replaced = book.keys.periods.iter_mut().filter_map(|period| period.replaced_after.as_mut());
    let count = replaced.map(|after| *after = 3).count();
    book.keys.former_desks[0].replaced_after = 3;
    let Change::BundleTaken(echo) = bundle(20_800, 2, 2) else { unreachable!() };
    book.record(&[Change::BundleTaken(BundleTaken { accepted_outbox: Some(4), ..echo })]).expect("recorded");
    let over = |book: &Casebook, day| {
        book.periods_over(day).expect("known").into_iter().filter(|period| period.replaced_after.is_some()).count()
    };
    assert!(count > 0);
    assert_eq!((over(&book, begins + GRACE - 1), over(&book, begins + GRACE)), (0, count));
}

#[test]
fn an_alarm_or_a_missing_bundle_keeps_every_key() {
    let dir = folder();
    let mut book = create(&dir.path().join("book"));
    let late = FIRST_GRACE_ENDS;
    assert!(book.destroy_periods(late + 900).expect("done").is_empty());
    let alarm = Change::RollbackFound { bundle: u64::from(late) + 1, day: late + 1, echo: Echo::default() };
    book.record(&[bundle(late, 2, 2), alarm]).expect("recorded");
    assert!(book.destroy_periods(late).expect("done").is_empty());
    assert_eq!(book.periods_over(late).expect("known").len(), 1);
}

#[test]
fn what_is_accounted_for_survives_opening_and_a_later_gap() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[bundle(20_800, 2, 2), bundle(20_900, 2, 3)]).expect("recorded");
    book.compact().expect("compacted");
    drop(book);
    assert_eq!(open(&path).expect("opens").accounted_on().expect("known"), Some(20_800));
}

/// Everything that whoever has the keys can read of a casebook, besides the bytes of its files.
fn readable(path: &Path, book: &Casebook) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry").path();
            if entry.is_dir() { folders.push(entry) } else { all.push(fs::read(entry).expect("there")) }
        }
    }
    let keys = FileKeys::new(&book.keys.casebook_key);
    for generation in generations(path).expect("listed") {
        let (at, index) = snapshot::read(&snapshot_path(path, generation), &keys, generation).expect("opens");
        all.push(index.to_vec());
        let take = |record: &[u8]| {
            all.push(record.to_vec());
            Ok(())
        };
        Journal::open(&journal_path(path, generation), &keys, generation, at, Tail::IsWhole, take).expect("opens");
    }
    let unlock = super::super::Unlock::Passphrase("correct horse".to_owned().into());
    let (opened, _) = super::super::holders::open(path, None, &unlock, &Work::default()).expect("opens");
    all.push(serde_json::to_vec(&opened).expect("JSON"));
    if path.join(RECOVERY).exists() {
        let recovery = Recovery::open(&path.join(RECOVERY), &shares_give()).expect("opens");
        all.push(serde_json::to_vec(&recovery.keys).expect("JSON"));
    }
    all
}

/// What shares of the root key give back.
fn shares_give() -> HybridIdentity {
    HybridIdentity::from_seed(&sybyr_crypto::keys::Secret::new([9; 32]))
}

fn is_found(seed: &[u8; 32], in_all: &[Vec<u8>]) -> bool {
    let identity = HybridIdentity::from_seed(&sybyr_crypto::keys::Secret::new(*seed)).reveal();
    let forms = [seed.to_vec(), hex::encode(seed).into_bytes(), identity.as_bytes().to_vec()];
    in_all.iter().any(|bytes| forms.iter().any(|form| bytes.windows(form.len()).any(|w| w == form)))
}

#[test]
fn a_destroyed_key_is_nowhere_in_the_casebook_even_for_who_opens_all_of_it() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    let (first, second) = (*book.keys.periods[0].seed.expose(), *book.keys.periods[1].seed.expose());
    book.record(&[tip(0, "a")]).expect("recorded");
    book.compact().expect("compacted");
    let recipient = shares_give().to_recipient();
    let shares = ShareSet { set: 1, need: 1, day: 20_778, recipient, marks: vec![Hex([5; 32])] };
    book.record(&[bundle(FIRST_GRACE_ENDS, 2, 2), Change::SharesMade(shares)]).expect("recorded");
    book.renew_recovery().expect("written");
    fs::copy(path.join(IDENTITY), path.join(IDENTITY_BEFORE)).expect("put aside");
    // the search finds what is there; and the old file, kept under another name, holds it too
    assert!(is_found(&first, &readable(&path, &book)));
    let other_name = dir.path().join("linked");
    fs::hard_link(path.join(IDENTITY), &other_name).expect("linked");
    assert_eq!(book.destroy_periods(FIRST_GRACE_ENDS).expect("done").len(), 1);
    let left = readable(&path, &book);
    assert!(!is_found(&first, &left));
    assert!(is_found(&second, &left), "only what is over goes");
    assert!(path.join(RECOVERY).exists() && !path.join(IDENTITY_BEFORE).exists());
    assert!(fs::read(&other_name).expect("there").iter().all(|&b| b == 0), "the old file is wiped");
    drop(book);
    let book = open(&path).expect("opens");
    assert!(!is_found(&first, &readable(&path, &book)));
    assert_eq!(book.keys.destroyed, [Destroyed { from: 20_758, until: 20_788, on: FIRST_GRACE_ENDS }]);
    assert_eq!(book.cases().expect("listed").len(), 1);
}

#[test]
fn a_disk_that_does_not_take_the_new_file_leaves_key_and_casebook_as_they_were() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[bundle(FIRST_GRACE_ENDS, 2, 2)]).expect("recorded");
    // a folder in the way of the temporary name is a disk that refuses
    fs::create_dir(path.join("identity.age.new")).expect("in the way");
    assert!(matches!(book.destroy_periods(FIRST_GRACE_ENDS), Err(Problem::Io { .. })));
    assert_eq!((book.keys.periods.len(), book.keys.destroyed.len()), (13, 0));
    fs::remove_dir(path.join("identity.age.new")).expect("removed");
    assert_eq!(book.destroy_periods(FIRST_GRACE_ENDS).expect("done").len(), 1);
}
