//! Accounting for the leaves of a bundle: every blob is durable and was read again before its leaf is signed for.

use std::collections::BTreeSet;

use sybyr_crypto::bundle::{BundleJson, ShardPart};
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::log::{Origin, Seen, root};

use super::super::{Session, leaf_name};
use super::checks::SignedFor;
use crate::casebook::{Accounted, Blobs, BundleTaken, Casebook, Change, ShardState, Stored};
use crate::problem::{Problem, Result};

/// Makes blobs durable that have just been named, and reads each of them again.
pub(super) fn make_durable(blobs: &Blobs, batch: &[Stored]) -> Result<()> {
    let names: Vec<&str> = batch.iter().map(|stored| &*stored.blob).collect();
    blobs.sync(&names)?;
    batch.iter().try_for_each(|tip| compare(blobs, &tip.blob, &tip.blob_hash, || leaf_name(&tip.shard, tip.leaf)))
}

/// Whether a file holds the blob of the log.
fn compare(blobs: &Blobs, blob: &str, hash: &Hex<32>, leaf: impl Fn() -> String) -> Result<()> {
    if blobs.holds(blob, hash)? { Ok(()) } else { Err(Problem::LostAfterWriting { leaf: leaf() }) }
}

/// Reads what is left to read again, then signs for the leaves and records the bundle as taken.
pub(super) fn account(
    session: &Session<'_>,
    book: &mut Casebook,
    parts: Vec<ShardPart>,
    json: &BundleJson,
    signed: &SignedFor,
    alarm: bool,
    read_again: &BTreeSet<String>,
) -> Result<BundleTaken> {
    let known = book.shards()?;
    let mut shards = Vec::new();
    for part in parts {
        let shard = part.covered.shard.to_string();
        let state = known.iter().find(|s| s.shard == shard);
        let before = state.map_or(0, |s| s.size);
        let size = before.max(part.covered.to);
        // behind leaves that only a later state of this casebook had, nothing is signed before `restore`
        if size == 0 || part.covered.from > signed.size(&shard) {
            continue;
        }
        read_the_rest_again(book, &part, read_again)?;
        let seen = match state {
            Some(state) if state.size == size && says_right(book, &part, state)? => state.seen.clone(),
            _ => sign(session, book, &part, size)?,
        };
        let new = part.entries.get(before as usize..size as usize).unwrap_or_default();
        let is_newer = state.is_none_or(|s| s.checkpoint_size <= part.checkpoint.size);
        shards.push(Accounted {
            shard,
            size,
            entries: new.iter().map(|entry| hex::encode(&entry.to_bytes())).collect(),
            checkpoint_size: if is_newer { part.checkpoint.size } else { state.map_or(0, |s| s.checkpoint_size) },
            checkpoint_root: state.filter(|_| !is_newer).map_or(part.checkpoint.root, |s| s.checkpoint_root),
            withdrawn: part.withdrawn.iter().map(|w| w.index).collect(),
            seen,
        });
    }
    let taken = BundleTaken {
        number: json.number,
        day: json.day,
        shards,
        // in an alarm the number is not the one of our outbox
        accepted_outbox: json.outbox.filter(|_| !alarm).map(|outbox| outbox.number),
        bits: json.bits,
        slots: json.slots,
        reply_delay_days: json.reply_delay_days,
    };
    book.record(&[Change::BundleTaken(taken.clone())])?;
    Ok(taken)
}

/// Whether our last note names the tips that do not open now: one that was tried again may have opened since.
fn says_right(book: &Casebook, part: &ShardPart, state: &ShardState) -> Result<bool> {
    if part.entries.len() < state.size as usize {
        // an older bundle, from which no note of this size can be made
        return Ok(true);
    }
    let origin = Origin { drop_id: book.keys().drop_id, agency: book.keys().agency, shard: part.covered.shard };
    let note = book.open_seen(state.seen.as_bytes(), &origin)?;
    Ok(note.failed == book.unopened(&state.shard, state.size)?)
}

fn sign(session: &Session<'_>, book: &Casebook, part: &ShardPart, size: u32) -> Result<String> {
    let shard = part.covered.shard;
    let name = shard.to_string();
    let entries = part.entries.get(..size as usize).ok_or_else(|| Problem::Inconsistent { shard: name.clone() })?;
    let origin = Origin { drop_id: book.keys().drop_id, agency: book.keys().agency, shard };
    let failed = book.unopened(&name, size)?;
    let seen = Seen { origin, size, root: root(entries), day: session.today, failed };
    let note = book.sign_seen(&seen)?;
    Ok(String::from_utf8(note).expect("notes are text"))
}

/// Reads what the bundle covers and does not carry any more: before anybody is told that tips are safe, each was read again.
fn read_the_rest_again(book: &Casebook, part: &ShardPart, read_again: &BTreeSet<String>) -> Result<()> {
    let shard = part.covered.shard.to_string();
    let stored = book.stored_between(&shard, part.covered.from, part.covered.to)?;
    let rest = stored.iter().filter(|(_, blob, _)| !read_again.contains(blob));
    rest.into_iter().try_for_each(|(leaf, blob, hash)| compare(&book.blobs(), blob, hash, || leaf_name(&shard, *leaf)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::Hashing;
    use crate::casebook::tests::{create, folder};
    use std::io::Write as _;

    #[test]
    fn a_blob_that_is_not_what_was_written_is_lost_after_writing() {
        let dir = folder();
        let book = create(&dir.path().join("book"));
        let blobs = book.blobs();
        let mut hashing = Hashing::new(std::io::sink());
        hashing.write_all(b"as in the log").expect("hashed");
        let blob_hash = hashing.hash();
        let stored = |leaf: u32, content: &[u8]| {
            let partial = blobs.write(leaf as usize, content).expect("written");
            blobs.keep(&partial, &format!("blob-{leaf}")).expect("named");
            Stored { shard: "2026-1".into(), leaf, blob_hash, tag: Hex([0; 32]), blob: format!("blob-{leaf}"), day: 1 }
        };
        let right = stored(3, b"as in the log");
        make_durable(&blobs, std::slice::from_ref(&right)).expect("durable");
        let other = stored(4, b"something else");
        let lost = make_durable(&blobs, &[right, other]).expect_err("found");
        assert!(matches!(lost, Problem::LostAfterWriting { leaf } if leaf == leaf_name("2026-1", 4)));
    }
}
