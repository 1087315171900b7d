//! Recording what was opened: in the order of the log, in batches, and nothing behind a fault of the disk.

use sybyr_crypto::tip::Kind;

use super::super::leaf_name;
use super::Import;
use crate::casebook::Change;
use crate::problem::{Problem, Result};

/// A record of the journal holds so many tips at most: about 256 KiB.
pub(super) const BATCH: usize = 256;
/// So many batches may wait for the disk: one that is slow now and then does not stop the reading.
const SYNCING: usize = 2;

impl Import<'_> {
    /// Takes what the openers have finished, in the order of the log, and records it in batches.
    pub(super) fn collect(&mut self, wait: bool) -> Result<()> {
        loop {
            let done = if wait { self.done.recv().ok() } else { self.done.try_recv().ok() };
            let Some(done) = done else { break };
            self.early.insert(done.sequence, done.tip);
            while let Some(tip) = self.early.remove(&self.next) {
                // a fault of the disk ends the import here: what came before it is recorded, and the count stays, so that
                // nothing behind it is
                self.batch.push(tip?);
                self.next += 1;
                if self.batch.len() >= BATCH {
                    self.hand_over()?;
                }
            }
        }
        Ok(())
    }

    /// Waits for the openers and records the rest; removes what no record names.
    pub(super) fn finish(&mut self) -> Result<()> {
        self.jobs = None;
        let collected = self.collect(true);
        let mut finished = collected.and(self.hand_over());
        while !self.syncing.is_empty() {
            finished = finished.and(self.record_next());
        }
        // behind a fault nothing is recorded, and gives its space back
        let behind = self.done.iter().map(|done| done.tip).chain(std::mem::take(&mut self.early).into_values());
        for tip in behind.flatten().chain(self.batch.drain(..)) {
            // already reported; the next opening of the casebook clears what stays
            let _ = std::fs::remove_file(&tip.partial);
        }
        finished
    }

    /// Gives the blobs of a batch their names, and the disk the time to keep them.
    fn hand_over(&mut self) -> Result<()> {
        while self.syncing.len() >= SYNCING {
            self.record_next()?;
        }
        let batch = std::mem::take(&mut self.batch);
        if batch.is_empty() {
            return Ok(());
        }
        for tip in &batch {
            self.book.blobs().keep(&tip.partial, &tip.stored().blob)?;
        }
        let stored = batch.iter().map(|tip| tip.stored().clone()).collect();
        self.to_sync.send(stored).map_err(|_| Problem::damaged(self.path))?;
        self.syncing.push_back(batch);
        Ok(())
    }

    /// Waits for the disk.
    fn record_next(&mut self) -> Result<()> {
        let Ok(durable) = self.durable.recv() else {
            // whoever waited for the disk panicked
            self.syncing.clear();
            return Err(Problem::damaged(self.path));
        };
        self.record(durable)
    }

    /// Records the first of the batches that were handed over, when its blobs are durable.
    pub(super) fn record(&mut self, durable: Result<()>) -> Result<()> {
        let batch = self.syncing.pop_front().unwrap_or_default();
        durable?;
        self.read_again.extend(batch.iter().map(|tip| tip.stored().blob.clone()));
        let mut changes = Vec::new();
        for read in batch {
            let change = match (read.change, read.is_retried) {
                (Change::TipFiled(tip), true) => Change::TipOpened(tip),
                (change, _) => change,
            };
            if let Change::TipFiled(tip) | Change::TipOpened(tip) = &change {
                let leaf = (tip.stored.shard.clone(), tip.stored.leaf);
                if tip.kind == Kind::Claim {
                    self.tally.claims.push(leaf.clone());
                }
                self.tally.passed_on.extend(read.introduction.map(|who| (leaf.0, leaf.1, who)));
            }
            let Change::TipUnopened(stored) = &change else {
                self.tally.opened += 1;
                changes.push(change);
                continue;
            };
            self.tally.unopened.push(leaf_name(&stored.shard, stored.leaf));
            self.tally.keyless += usize::from(read.is_keyless);
            if !read.is_retried {
                changes.push(change);
            }
        }
        if changes.is_empty() { Ok(()) } else { self.book.record(&changes) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::opening::{Done, Read};
    use super::super::{Import, Tally, make_durable};
    use super::*;
    use crate::casebook::tests::{create, folder, tip};
    use crate::casebook::{Casebook, Stored};
    use std::collections::{BTreeMap, BTreeSet, VecDeque};
    use std::path::Path;
    use std::sync::mpsc::channel;
    use std::thread;

    /// A short tip as an opener leaves it: written under a temporary name.
    fn opened(book: &Casebook, leaf: u32) -> Read {
        let partial = book.blobs().write(leaf as usize, b"").expect("written");
        let Change::TipFiled(mut filed) = tip(leaf, &format!("{leaf:064x}")) else { unreachable!("a tip") };
        filed.stored = Stored { blob_hash: sha256_of_nothing(), blob: format!("blob-{leaf}"), ..filed.stored };
        Read { partial, is_retried: false, introduction: None, is_keyless: false, change: Change::TipFiled(filed) }
    }

    fn sha256_of_nothing() -> sybyr_crypto::hex::Hex<32> {
        crate::casebook::Hashing::new(std::io::sink()).hash()
    }

    #[test]
    fn behind_a_fault_of_the_disk_nothing_is_recorded() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        let (finished, done) = channel();
        // one opener met the fault, the other went on and was faster
        for leaf in [4, 1, 0, 3] {
            finished.send(Done { sequence: leaf as usize, tip: Ok(opened(&book, leaf)) }).expect("sent");
        }
        let fault = Problem::io(Path::new("partial-2"), std::io::ErrorKind::StorageFull.into());
        finished.send(Done { sequence: 2, tip: Err(fault) }).expect("sent");
        finished.send(Done { sequence: 5, tip: Ok(opened(&book, 5)) }).expect("sent");
        drop(finished);
        let (to_sync, syncing) = channel::<Vec<Stored>>();
        let (synced, durable) = channel();
        let blobs = book.blobs();
        thread::scope(|scope| {
            scope.spawn(move || {
                syncing.into_iter().try_for_each(|batch| synced.send(make_durable(&blobs, &batch))).expect("awaited");
            });
            let mut import = Import {
                book: &mut book,
                path: Path::new("bundle"),
                today: 20_778,
                jobs: None,
                done,
                sent: 6,
                early: BTreeMap::new(),
                next: 0,
                batch: Vec::new(),
                syncing: VecDeque::new(),
                to_sync,
                durable,
                names: BTreeSet::new(),
                read_again: BTreeSet::new(),
                shards: Vec::new(),
                tally: Tally::default(),
            };
            // as the reading ends, with what the fault leaves to come
            assert!(matches!(import.collect(false), Err(Problem::Io { .. })));
            import.finish().expect("what came before is recorded");
        });
        let recorded: Vec<u32> =
            book.stored_between("2026-1", 0, u32::MAX).expect("listed").into_iter().map(|(leaf, ..)| leaf).collect();
        assert_eq!(recorded, [0, 1]);
        let mut files: Vec<_> = std::fs::read_dir(dir.path().join("book/blobs"))
            .expect("a folder")
            .map(|file| file.expect("a file").file_name())
            .collect();
        files.sort();
        assert_eq!(files, ["blob-0", "blob-1"], "the rest gave its space back");
    }
}
