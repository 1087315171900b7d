//! Tips that are taken back after their batch closed: whenever that happens, the leaf stays, the blob goes, the proof travels.

mod support;

use support::{TestDrop, Tip, drop::files, http::Answer};
use sybyr_crypto::withdrawn::List;
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

/// The server's answer: 204 when no bundle had the blob, 202 when one did.
fn answered(drop: &TestDrop, tip: &Tip) -> u16 {
    post(drop, &body(drop, index(drop, tip), &tip.withdraw, &tip.claim)).status
}

fn withdraw(drop: &TestDrop, tip: &Tip) {
    assert_eq!(answered(drop, tip), 204);
}

/// What readers of the shard are shown.
fn shown(drop: &TestDrop) -> Vec<u8> {
    let answer = drop.ask("GET", &format!("/api/log/{}/{}/withdrawn", drop.agency.fingerprint, drop.shard()), &[], b"");
    assert_eq!(answer.status, 200);
    answer.body
}

/// What the list says of a tip to who has its secret.
fn told(drop: &TestDrop, tip: &Tip) -> Option<bool> {
    List::parse(&shown(drop)).expect("a list").find(tip.withdraw).map(|one| one.bundled)
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
            assert_eq!(answered(&drop, &tips[0]), 202, "a bundle may be under way");
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

#[test]
fn whether_a_bundle_had_the_blob_is_told_and_kept() {
    let drop = TestDrop::new();
    let tips = sent(&drop);
    withdraw(&drop, &tips[0]);
    assert_eq!(carried(&drop), [tips[1].blob.clone()]);
    assert_eq!(answered(&drop, &tips[1]), 202, "the courier has it");
    assert_eq!([0, 1].map(|i| answered(&drop, &tips[i])), [204, 202], "said the same when asked again");
    drop.close();
    assert_eq!([0, 1].map(|i| told(&drop, &tips[i])), [Some(false), Some(true)]);
}

#[test]
fn while_a_bundle_is_sealed_nobody_is_told_that_it_lacks_the_blob() {
    let drop = TestDrop::new();
    let tips = sent(&drop);
    let during = |step| {
        if step == Step::Marked {
            assert_eq!(answered(&drop, &tips[0]), 202, "the courier's lock is held");
        }
        Ok(())
    };
    batches::close(drop.app(), during).expect("closes");
}

#[test]
fn a_withdrawal_shows_to_its_source_and_to_nobody_else() {
    let drop = TestDrop::new();
    let tips = sent(&drop);
    let before = shown(&drop);
    withdraw(&drop, &tips[0]);
    assert_eq!(shown(&drop), before, "nothing moves between two closes");
    drop.close();
    assert_eq!([0, 1].map(|i| told(&drop, &tips[i])), [Some(false), None]);
    let after = shown(&drop);
    drop.close();
    let hashes = |list: &[u8]| list.chunks(32).map(<[u8]>::to_vec).collect::<std::collections::HashSet<_>>();
    for other in [&before, &shown(&drop)] {
        assert_eq!(other.len(), after.len(), "as long as without");
        assert!(hashes(other).is_disjoint(&hashes(&after)), "nothing stays from which a withdrawal could be told");
    }
}
