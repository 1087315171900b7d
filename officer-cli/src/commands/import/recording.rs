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
