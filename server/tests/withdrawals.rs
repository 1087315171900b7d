//! Tips that are taken back after their batch closed: whenever that happens, the leaf stays, the blob goes, the proof travels.

mod support;

use support::{TestDrop, Tip, drop::files, http::Answer};
use sybyr_crypto::{
    bundle::{BundleReader, ExpectedBundle, Item},
    hex::Hex,
};
use sybyr_server::batches::{self, Step};

fn index(drop: &TestDrop, tip: &Tip) -> usize {
    drop.entries().iter().position(|entry| entry.tag == tip.tag).expect("in the log")
}

fn body(drop: &TestDrop, index: usize, withdraw: &Hex<32>, claim: &Hex<32>) -> String {
    let (agency, shard) = (drop.agency.fingerprint, drop.shard());
    format!(r#"{{"agency":"{agency}","shard":"{shard}","index":{index},"w":"{withdraw}","claim":"{claim}"}}"#)
}

fn post(drop: &TestDrop, body: &str) -> Answer {
    drop.ask("POST", "/api/withdraw", &[], body.as_bytes())
}

fn withdraw(drop: &TestDrop, tip: &Tip) {
    assert_eq!(post(drop, &body(drop, index(drop, tip), &tip.withdraw, &tip.claim)).status, 204);
}

/// Two tips in the log.
fn sent(drop: &TestDrop) -> Vec<Tip> {
    let tips: Vec<Tip> = (1..=2).map(|n| drop.agency.tip(n)).collect();
    tips.iter().for_each(|tip| drop.send(tip).clear());
    drop.close();
    tips
}

/// Which of the tips lie in the drop's batches.
fn kept<const N: usize>(drop: &TestDrop, tips: [&Tip; N]) -> [bool; N] {
    let raw: Vec<u8> =
        files(&drop.path().join("batches")).iter().flat_map(|file| std::fs::read(file).expect("reads")).collect();
    tips.map(|tip| raw.windows(64).any(|bytes| bytes == &tip.blob[20_000..20_064]))
}

/// The tips whose blobs the next bundle holds, after checking that it accounts for every leaf.
fn carried(drop: &TestDrop) -> Vec<Vec<u8>> {
    let answer = drop.courier("GET", "/api/courier/bundle?from=seen", &[], b"");
    assert_eq!(answer.status, 200);
    let expected = ExpectedBundle { drop_id: drop.drop.drop_id, agency: drop.agency.fingerprint, log: drop.drop.log.0 };
    let mut reader = BundleReader::open(&drop.agency.bundle, &answer.body[..], expected).expect("opens");
    let mut blobs = Vec::new();
    while let Some(item) = reader.next_item().expect("reads") {
        if let Item::Blob(_) = item {
            let mut blob = Vec::new();
            assert!(reader.copy_blob(&mut blob).expect("copies"), "the blob of the log");
            blobs.push(blob);
        }
    }
    let json = reader.finish().expect("every leaf is accounted for");
    assert_eq!(json.shards[0].to as usize, drop.entries().len());
    blobs
}

#[test]
fn a_withdrawn_tip_leaves_its_leaf_and_loses_its_blob_at_the_next_close() {
    let drop = TestDrop::new();
    let tips = sent(&drop);
    let (mine, claim) = (index(&drop, &tips[0]), &tips[0].claim);
    let refused = |index: usize, w: &Hex<32>| post(&drop, &body(&drop, index, w, claim)).refusal();
    assert_eq!(refused(1 - mine, &tips[0].withdraw), (404, "no-leaf".into()), "another's leaf");
    assert_eq!(refused(mine, &tips[1].withdraw), (404, "no-leaf".into()), "another's proof");
    assert_eq!(refused(9, &tips[0].withdraw), (404, "no-leaf".into()));
    assert_eq!(post(&drop, "{}").refusal(), (400, "body".into()));
    assert_eq!(post(&drop, &"x".repeat(2000)).refusal(), (400, "body".into()));
    withdraw(&drop, &tips[0]);
    withdraw(&drop, &tips[0]);
    drop.close_until(Step::Erased);
    drop.close();
    assert_eq!(drop.entries().len(), 2);
    assert_eq!(kept(&drop, [&tips[0], &tips[1]]), [false, true]);
}

#[test]
fn a_withdrawal_during_a_close_is_not_taken_for_done() {
    let drop = TestDrop::new();
    let tips = sent(&drop);
    let during = |step| {
        if step == Step::Erased {
            withdraw(&drop, &tips[0]);
        }
        Ok(())
    };
    batches::close(drop.app(), during).expect("closes");
    assert_eq!(carried(&drop), [tips[1].blob.clone()], "the proof travels at once");
    drop.close();
    assert_eq!(kept(&drop, [&tips[0], &tips[1]]), [false, true], "erased by the close after it");
    assert_eq!(carried(&drop), [tips[1].blob.clone()]);
}

#[test]
fn a_crash_behind_the_erasure_does_not_stop_the_courier() {
    let mut drop = TestDrop::new();
    let tips = sent(&drop);
    withdraw(&drop, &tips[0]);
    drop.close_until(Step::Erased);
    drop.restart();
    assert_eq!(carried(&drop), [tips[1].blob.clone()]);
    drop.close();
    assert_eq!(carried(&drop), [tips[1].blob.clone()]);
    assert_eq!(kept(&drop, [&tips[0], &tips[1]]), [false, true]);
}
