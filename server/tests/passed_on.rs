//! Tips that one agency passes on to another: they come in its outbox, count once, and stand in the other one's log.

mod support;

use support::{
    TestDrop, Tip,
    agency::{Agency, OutboxParts},
    drop::succeed,
};
use sybyr_crypto::{hex::Hex, log::Entry, notation::sha256};

/// A drop of two agencies; the first has the courier.
fn two() -> (TestDrop, Agency) {
    let mut drop = TestDrop::unserved(&[]);
    let other = Agency::new(2);
    let cards = drop.path().with_extension("cards");
    std::fs::write(&cards, other.card_file(&drop.drop, drop.clock.now().day())).expect("writes");
    let dir = drop.path();
    succeed(&["agency", "add", "--dir", dir.to_str().expect("plain"), cards.to_str().expect("plain")]);
    drop.start();
    (drop, other)
}

fn post(drop: &TestDrop, number: u64, parts: OutboxParts) -> u16 {
    let outbox = drop.agency.outbox(&drop.drop, number, parts);
    drop.courier("POST", "/api/courier/outbox", &[], &outbox).status
}

fn carrying(to: &Agency, tips: &[&Tip]) -> OutboxParts {
    let tips = tips.iter().map(|tip| (to.fingerprint, tip.tag, tip.blob.clone())).collect();
    OutboxParts { tips, ..OutboxParts::default() }
}

/// The leaves of an agency's log.
fn entries(drop: &TestDrop, agency: &Agency) -> Vec<Entry> {
    let path = format!("/api/log/{}/{}/entries", agency.fingerprint, drop.shard());
    let answer = drop.get(&path);
    if answer.status == 200 { Entry::parse_all(&answer.body).expect("whole entries") } else { Vec::new() }
}

fn leaf(tip: &Tip) -> Entry {
    Entry { blob_hash: Hex(sha256(&tip.blob)), tag: tip.tag }
}

#[test]
fn a_tip_of_an_outbox_enters_the_log_of_the_other_agency_once() {
    let (drop, other) = two();
    let (small, large) = (other.tip(1), other.large_tip(2, 3_000_000));
    assert_eq!(post(&drop, 1, carrying(&other, &[&small, &large])), 200);
    assert_eq!(entries(&drop, &other), [], "not before the close");
    assert_eq!(post(&drop, 2, carrying(&other, &[&small])), 200, "again, before the close");
    drop.close();
    let mut both = [leaf(&small), leaf(&large)];
    both.sort_by_key(|entry| entry.tag);
    assert_eq!(entries(&drop, &other), both);
    assert_eq!(entries(&drop, &drop.agency), [], "it is no tip of the one that passed it on");
    assert_eq!(post(&drop, 3, carrying(&other, &[&small])), 200, "again, after the close");
    drop.close();
    assert_eq!(entries(&drop, &other).len(), 2);
}

#[test]
fn a_tip_of_an_outbox_that_is_refused_leaves_nothing_behind_and_may_come_again() {
    let (drop, other) = two();
    let tip = other.large_tip(1, 3_000_000);
    let mut to_both = carrying(&other, &[&tip]);
    to_both.tips.extend(carrying(&drop.agency, &[&other.tip(4)]).tips);
    assert_eq!(post(&drop, 1, to_both), 400, "nobody passes a tip on to itself");
    let mut plain = tip.blob.clone();
    plain.fill(0);
    let bad = Tip { blob: plain, tag: Hex([1; 32]), ..other.tip(3) };
    assert_eq!(post(&drop, 1, carrying(&other, &[&bad, &tip])), 400, "what is no age file");
    drop.close();
    assert_eq!(entries(&drop, &other), []);
    assert_eq!(post(&drop, 1, carrying(&other, &[&tip])), 200);
    drop.close();
    assert_eq!(entries(&drop, &other), [leaf(&tip)]);
}

#[test]
fn a_tip_for_an_agency_that_is_not_here_does_not_hold_the_outbox_up() {
    let (drop, other) = two();
    let stranger = Agency::new(9);
    let (lost, kept) = (stranger.tip(1), other.tip(2));
    let mut parts = carrying(&stranger, &[&lost]);
    parts.tips.extend(carrying(&other, &[&kept]).tips);
    assert_eq!(post(&drop, 1, parts), 200);
    drop.close();
    assert_eq!(entries(&drop, &other), [leaf(&kept)]);
}
