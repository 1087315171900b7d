//! Closing a batch: the order of the log, notes that hold, and a close that survives being cut short anywhere.

mod support;

use std::collections::BTreeSet;

use support::{TestDrop, Tip, agency::OutboxParts, drop::files};
use sybyr_crypto::{
    hex::Hex,
    log::{self, Checkpoint, Entry, Origin, Shard},
    notation::sha256,
    slot::Slot,
};
use sybyr_server::batches::Step;

fn entry(tip: &Tip) -> Entry {
    Entry { blob_hash: Hex(sha256(&tip.blob)), tag: tip.tag }
}

fn checkpoint(drop: &TestDrop, shard: Shard) -> Checkpoint {
    let origin = Origin { drop_id: drop.drop.drop_id, agency: drop.agency.fingerprint, shard };
    let note = drop.get(&drop.log_path(shard, "checkpoint"));
    assert_eq!(note.status, 200);
    Checkpoint::open(&note.body, &origin, &drop.drop.log.0).expect("signed by the drop")
}

#[test]
fn a_batch_is_in_the_log_in_the_order_of_its_tags_and_signed() {
    let drop = TestDrop::new();
    assert_eq!(
        drop.get(&format!("/api/log/{}", drop.agency.fingerprint)).text(),
        format!("{{\"shards\":[\"{}\"]}}", drop.shard())
    );
    assert_eq!(checkpoint(&drop, drop.shard()).size, 0, "the log exists from the first day");
    let tips: Vec<Tip> = (1..=6).map(|n| drop.agency.tip(n)).collect();
    tips.iter().for_each(|tip| drop.send(tip).clear());
    drop.close();
    let entries = drop.entries();
    assert!(entries.is_sorted_by(|a, b| a.tag < b.tag));
    assert_eq!(entries.iter().map(|e| e.tag).collect::<BTreeSet<_>>(), tips.iter().map(|t| t.tag).collect());
    let signed = checkpoint(&drop, drop.shard());
    assert_eq!((signed.size, signed.root), (6, log::root(&entries)));
    drop.send(&drop.agency.tip(7));
    drop.close();
    let more = drop.entries();
    assert_eq!(more.len(), 7);
    assert!(log::continues(&more, 6, &signed.root));
    drop.close();
    assert_eq!(drop.entries(), more, "an empty batch adds nothing");
}

#[test]
fn every_missing_part_of_a_log_has_its_own_answer() {
    let drop = TestDrop::new();
    let shard = drop.shard();
    let get = |path: String| drop.get(&path).refusal();
    assert_eq!(get(format!("/api/log/{}", "0a".repeat(32))), (404, "no-agency".into()));
    assert_eq!(get("/api/log/x".into()), (404, "no-agency".into()));
    assert_eq!(get(format!("/api/log/{}/{shard}/entries", "0a".repeat(32))), (404, "no-agency".into()));
    for name in ["2025-1", "2026-01", "x", "2026-2"] {
        assert_eq!(
            get(format!("/api/log/{}/{name}/entries", drop.agency.fingerprint)),
            (404, "no-shard".into()),
            "{name}"
        );
    }
    assert_eq!(get(drop.log_path(shard, "seen")), (404, "not-yet".into()));
    assert_eq!(get(drop.log_path(shard, "blobs")), (404, "not-found".into()));
}

#[test]
fn a_close_cut_short_at_any_step_is_finished_after_a_restart() {
    for last in [Step::Marked, Step::Erased, Step::Written, Step::Named, Step::Forgotten] {
        let mut drop = TestDrop::new();
        let tips: Vec<Tip> = (1..=3).map(|n| drop.agency.tip(n)).collect();
        let unfinished = drop.agency.tip(9);
        tips.iter().for_each(|tip| drop.send(tip).clear());
        let location = drop.location(&unfinished);
        assert_eq!(drop.patch(&location, 0, &unfinished.blob[..7000]).status, 204);
        drop.close_until(last);
        drop.restart();
        // The server goes on with an interrupted close by itself.
        let finished = (0..10_000).map(|_| drop.entries().len()).find(|n| *n > 0);
        assert_eq!(finished, Some(3), "{last:?}");
        let late = drop.agency.tip(4);
        drop.send(&late);
        drop.close();
        let entries = drop.entries();
        let all: BTreeSet<_> = tips.iter().chain([&late]).map(|tip| entry(tip).to_bytes()).collect();
        assert_eq!(entries.iter().map(Entry::to_bytes).collect::<BTreeSet<_>>(), all, "{last:?}");
        assert_eq!(checkpoint(&drop, drop.shard()).root, log::root(&entries), "{last:?}");
        assert_eq!(drop.head(&location).header("upload-offset"), Some("7000"), "{last:?}: another upload goes on");
        assert_eq!(files(&drop.path().join("batches")).len(), 2, "{last:?}: one file a batch, nothing left over");
        for tip in &tips {
            assert_eq!(drop.create(tip).refusal(), (410, "already-there".into()), "{last:?}");
        }
    }
}

#[test]
fn the_same_close_cut_short_twice_and_then_run_in_the_same_process_adds_each_tip_once() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.tip(1));
    for step in [Step::Marked, Step::Written, Step::Written, Step::Named] {
        drop.close_until(step);
    }
    drop.close();
    assert_eq!(drop.entries().len(), 1);
    assert_eq!(checkpoint(&drop, drop.shard()).size, 1);
}

#[test]
fn an_upload_whose_batch_is_closing_can_neither_be_asked_for_nor_taken_back() {
    let drop = TestDrop::new();
    let tip = drop.agency.tip(1);
    let location = drop.send(&tip);
    drop.close_until(Step::Marked);
    assert_eq!(drop.head(&location).status, 404);
    assert_eq!(drop.ask("DELETE", &location, &[support::drop::TUS], b"").refusal(), (404, "no-upload".into()));
    assert_eq!(drop.create(&tip).refusal(), (410, "already-there".into()));
    drop.close();
    assert_eq!(drop.entries().len(), 1);
}

#[test]
fn a_new_year_begins_a_new_shard() {
    let drop = TestDrop::new();
    let old = drop.shard();
    drop.send(&drop.agency.tip(1));
    drop.close();
    drop.later(366);
    let new = drop.shard();
    assert_ne!(old, new);
    drop.send(&drop.agency.tip(2));
    drop.close();
    let list = drop.get(&format!("/api/log/{}", drop.agency.fingerprint));
    assert_eq!(list.text(), format!("{{\"shards\":[\"{old}\",\"{new}\"]}}"));
    assert_eq!((checkpoint(&drop, old).size, checkpoint(&drop, new).size), (1, 1));
}

#[test]
fn the_closed_store_tells_neither_order_nor_time_inside_a_batch() {
    let drop = TestDrop::new();
    // Sent in the reverse order of their tags, in pieces that no file may show.
    let mut tips: Vec<Tip> = (1..=8).map(|n| drop.agency.tip(n)).collect();
    tips.sort_by_key(|tip| std::cmp::Reverse(tip.tag));
    for tip in &tips {
        let location = drop.location(tip);
        for (at, end) in [(0, 3333), (3333, 32_768)] {
            assert_eq!(drop.patch(&location, at, &tip.blob[at..end]).status, 204);
        }
    }
    let mark = drop.dir.path().join("mark");
    std::fs::write(&mark, b"").expect("writes");
    let before_close = modified(&mark);
    drop.close();
    let batch = files(&drop.path().join("batches"));
    assert_eq!(batch.len(), 1, "one file for the batch, so one time");
    assert!(modified(&batch[0]) >= before_close, "that of the close");
    let db = rusqlite::Connection::open(&batch[0]).expect("opens");
    let mut query = db.prepare("SELECT name, length(bytes), rowid FROM piece ORDER BY rowid").expect("table");
    let rows: Vec<(Vec<u8>, i64, i64)> = query
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .expect("rows")
        .map(|r| r.expect("row"))
        .collect();
    let expected: Vec<_> = (0..8_u32).map(|i| (i.to_be_bytes().to_vec(), 32_768, i64::from(i) + 1)).collect();
    assert_eq!(rows, expected, "rows in the order of the log, whole");
    let uploads = rusqlite::Connection::open(drop.path().join("uploads.db")).expect("opens");
    let left: i64 = uploads.query_row("SELECT count(*) FROM upload", [], |r| r.get(0)).expect("counts");
    assert_eq!(left, 0);
    let raw = std::fs::read(drop.path().join("uploads.db")).expect("reads");
    for tip in &tips {
        assert!(!raw.windows(32).any(|w| w == tip.tag.0), "no tag is left behind");
        assert!(!raw.windows(64).any(|w| w == &tip.blob[20_000..20_064]), "no byte is left behind");
    }
    for name in ["uploads.db", "main.db"] {
        let log = std::fs::metadata(drop.path().join(format!("{name}-wal"))).map_or(0, |meta| meta.len());
        assert_eq!(log, 0, "nor in the write-ahead log of {name}");
        assert!(modified(&drop.path().join(name)) >= before_close, "{name} was last written by the close");
    }
}

fn modified(path: &std::path::Path) -> std::time::SystemTime {
    std::fs::metadata(path).and_then(|meta| meta.modified()).expect("a time")
}

#[test]
fn blobs_go_only_below_a_seen_and_after_the_grace() {
    let drop = TestDrop::new();
    let files = || files(&drop.path().join("batches")).len();
    drop.send(&drop.agency.tip(1));
    drop.close();
    let entries = drop.entries();
    drop.send(&drop.agency.tip(2));
    drop.close();
    drop.later(40);
    drop.close();
    assert_eq!(files(), 2, "without a seen nothing goes");
    let seen = drop.agency.seen(&drop.drop, drop.shard_of(&entries), &entries, 20_778);
    let outbox = drop.agency.outbox(&drop.drop, 1, OutboxParts { seen: vec![seen], ..OutboxParts::default() });
    assert_eq!(drop.courier("POST", "/api/courier/outbox", &[], &outbox).status, 200);
    drop.later(29);
    drop.close();
    assert_eq!(files(), 2, "not before the grace");
    drop.later(1);
    drop.close();
    assert_eq!(files(), 1, "the seen one");
    drop.later(4000);
    drop.close();
    assert_eq!(files(), 1, "what nobody has seen stays");
}

impl TestDrop {
    fn shard_of(&self, entries: &[Entry]) -> Shard {
        // The clock may have passed new year since.
        let list = self.get(&format!("/api/log/{}", self.agency.fingerprint));
        let first = list.text().split('"').nth(3).expect("a shard").parse().expect("a name");
        let answer = self.get(&self.log_path(first, "entries"));
        assert!(answer.body.starts_with(&entries[0].to_bytes()));
        first
    }
}

#[test]
fn slots_and_objects_go_after_183_days() {
    let drop = TestDrop::new();
    let object = (Hex([7; 16]), drop.agency.large_tip(3, 300_000).blob);
    let slot = Slot::decoy(0, &mut rand::rngs::OsRng);
    let parts = OutboxParts { slots: vec![slot], objects: vec![object.clone()], ..OutboxParts::default() };
    let outbox = drop.agency.outbox(&drop.drop, 1, parts);
    assert_eq!(drop.courier("POST", "/api/courier/outbox", &[], &outbox).status, 200);
    let path = format!("/api/object/{}", object.0);
    assert_eq!(drop.get(&path).refusal(), (404, "no-object".into()), "not before the close");
    drop.close();
    assert_eq!(drop.get(&path).body, object.1);
    drop.later(183);
    drop.close();
    assert_eq!(drop.get(&path).body, object.1);
    assert!(drop.get("/api/drawer/0-0").body.len() > 8);
    drop.later(1);
    drop.close();
    assert_eq!(drop.get(&path).refusal(), (404, "no-object".into()));
    assert_eq!(drop.get("/api/drawer/0-0").body.len(), 8);
    assert_eq!(files(&drop.path().join("objects")).len(), 0);
}
