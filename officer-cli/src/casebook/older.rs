//! Snapshots of earlier versions open: their tables are kept as they are, the newer ones are added.

use std::collections::BTreeMap;

use rusqlite::Connection;
use sybyr_crypto::keys::Secret;
use sybyr_crypto::share::recovery_identity;

use super::tests::{create, folder, open, tip};
use super::*;
use sybyr_crypto::hex::Hex;

/// The tables of casebooks that were made before sources were told of statuses, word for word. They never change: what they
/// lack comes in tables of its own.
const FIRST: &str = include_str!("index-of-the-first.sql");

/// What defines each table and index, by its name.
fn schema(db: &Connection) -> BTreeMap<String, String> {
    let mut statement = db.prepare("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").expect("prepared");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("read");
    rows.collect::<rusqlite::Result<_>>().expect("text")
}

#[test]
fn a_snapshot_of_before_the_newest_tables_opens_and_loses_nothing() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a"), tip(1, "b")]).expect("recorded");
    book.record(&[Change::CaseRead { case: 1 }]).expect("recorded");
    let before = format!("{:?} {:?}", book.cases().expect("listed"), book.tips(1).expect("listed"));

    let first = Connection::open_in_memory().expect("opens");
    first.execute_batch(FIRST).expect("a schema");
    let first = schema(&first);
    let db = &book.index.db;
    db.execute_batch("PRAGMA foreign_keys = OFF").expect("off");
    let newer: Vec<String> = schema(db).into_keys().filter(|name| !first.contains_key(name)).collect();
    assert!(newer.len() >= 10, "{newer:?}");
    for name in newer {
        db.execute_batch(&format!("DROP TABLE IF EXISTS \"{name}\"")).expect("dropped");
    }
    // Casebooks of before find words without the list of their beginnings: both shapes are read.
    db.execute_batch(&format!("DROP TABLE words; {}", first["words"])).expect("as it was");
    assert_eq!(schema(db), first, "a table of before was changed: old snapshots do not have that change");
    book.compact().expect("written");
    drop(book);

    let mut book = open(&path).expect("opens");
    assert!(!book.was_mended());
    assert_eq!(format!("{:?} {:?}", book.cases().expect("listed"), book.tips(1).expect("listed")), before);
    assert!(book.case_status(1).expect("read").is_none() && book.sends_notices().expect("read"));
    assert!(book.shares().expect("read").is_none() && book.agency_cards().expect("read").is_empty());
    assert!(book.waiting_tips().expect("read").is_empty() && book.accounted_on().expect("read").is_none());
    assert!(matches!(book.sign_off().expect("read"), SignOff::None));
    let recipient = recovery_identity(&Secret::new([5; 32])).to_recipient();
    let made = ShareSet { set: 1, need: 2, day: 20_778, recipient, marks: vec![Hex([1; 32]), Hex([2; 32])] };
    book.record(&[Change::SharesMade(made), tip(2, "a")]).expect("goes on");
    drop(book);
    let book = open(&path).expect("opens");
    assert_eq!(book.shares().expect("read").expect("made").shares.len(), 2);
    assert_eq!(book.tips(1).expect("listed").len(), 2);
}
