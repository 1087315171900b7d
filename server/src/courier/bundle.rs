//! Sealing a bundle into the spool: which leaves it accounts for, and their blobs as they lie in the batch files.

use std::{fs::File, io, io::Write as _, path::Path};

use rusqlite::Connection;
use sybyr_crypto::{
    bundle::{BundleJson, BundleWriter, Covered, LastOutbox, MAX_BLOBS_LEN, SeenSize},
    card::Card,
    document::V1,
    log::{Entry, Withdrawal},
};

use crate::{
    app::App,
    clock::Day,
    store::{
        StoreError,
        agencies::{self, Agency},
        blob_file::BlobFile,
        bundles::{self, BundleRow},
        folder,
        log::{self, Batch, Kept},
        replies, withdrawals,
    },
};

/// Where a bundle begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// Where the one before ended.
    Before,
    /// At the last accepted `seen`, for a stick that was lost.
    Seen,
}

/// Seals the next bundle of an agency. Must run where waiting is allowed, with the courier's lock held.
pub(crate) fn seal(app: &App, agency: &Agency, from: From) -> Result<BundleRow, StoreError> {
    let today = app.clock.now().day();
    // One state of the database: a close waits for the lock, but a tip may be withdrawn at any moment.
    let plan = app.store.main_readers.run_waiting(|db| {
        let one_state = db.unchecked_transaction()?;
        let plan = Plan::make(app, &one_state, agency, from, today)?;
        one_state.commit()?;
        Ok(plan)
    })?;
    let file = format!("{}-{:06}.bundle", &agency.fingerprint.to_string()[..16], plan.json.number);
    let path = app.store.folder.spool().join(&file);
    let size = match write(app, &plan, &path) {
        Ok(size) => size,
        Err(error) => {
            folder::wipe(&path)?;
            return Err(error.into());
        }
    };
    let row = BundleRow { number: plan.json.number, size, file: Some(file), fetched: false };
    let (kept, id) = (row.clone(), agency.id);
    let covered: Vec<bundles::Covered> = plan.parts.iter().map(|part| part.covered).collect();
    let added = app.store.main.run_waiting(move |db| bundles::add(db, id, &kept, today, &covered));
    if let Err(error) = added {
        folder::wipe(&path)?;
        return Err(error);
    }
    Ok(row)
}

/// What goes into a bundle.
struct Plan {
    json: BundleJson,
    card: Card,
    parts: Vec<Part>,
}

/// What goes into it of one shard.
struct Part {
    covered: bundles::Covered,
    checkpoint: Vec<u8>,
    entries: Vec<Entry>,
    withdrawn: Vec<Withdrawal>,
    kept: Vec<Kept>,
    batches: Vec<Batch>,
}

impl Plan {
    fn make(app: &App, db: &Connection, agency: &Agency, start: From, today: Day) -> Result<Self, StoreError> {
        let shards = log::shards(db, agency.id)?;
        let newest = shards.last().map(|row| row.id);
        let (mut parts, mut covered, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        let mut room = MAX_BLOBS_LEN;
        for row in &shards {
            let seen_size = log::last_seen(db, row.id, false)?.map(|(size, ..)| size);
            seen.extend(seen_size.map(|size| SeenSize { shard: row.shard, size }));
            let from = match start {
                From::Seen => seen_size.unwrap_or(0),
                From::Before => bundles::end_in(db, agency.id, row.id, false)?.max(seen_size.unwrap_or(0)),
            };
            let mut kept = log::kept(db, row.id, from, row.size)?;
            let to = fit(&mut kept, &mut room).unwrap_or(row.size);
            let withdrawn = withdrawals::of_shard(db, row.id, to)?;
            if from == to && withdrawn.is_empty() && newest != Some(row.id) {
                continue;
            }
            covered.push(Covered { shard: row.shard, from, to });
            parts.push(Part {
                covered: bundles::Covered { shard: row.id, from, to },
                checkpoint: log::checkpoint(db, row.id)?,
                entries: log::entries(db, row.id, row.size)?,
                withdrawn,
                kept,
                batches: log::batches_between(db, row.id, from, to)?,
            });
        }
        let json = BundleJson {
            v: V1,
            drop_id: app.drop_id,
            agency: agency.fingerprint,
            number: bundles::newest(db, agency.id)?.map_or(1, |bundle| bundle.number + 1),
            day: today,
            shards: covered,
            seen,
            outbox: replies::last_outbox(db, agency.id)?.map(|o| LastOutbox { number: o.number, tags: o.tags }),
            bits: replies::epochs(db)?.last().map_or(0, |(bits, _)| *bits),
            slots: app.settings.slots,
            reply_delay_days: app.settings.reply_delay_days,
            extra: serde_json::Map::new(),
        };
        let card = agencies::open_newest_card(db, agency, &app.drop_id)?.card().clone();
        Ok(Self { json, card, parts })
    }
}

/// Drops the leaves whose blobs do not fit any more, and gives the index of the first of them.
fn fit(kept: &mut Vec<Kept>, room: &mut u64) -> Option<u32> {
    let mut left = *room;
    let cut = kept.iter().position(|leaf| match left.checked_sub(leaf.len) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    // Once one did not fit, nothing behind it may: the next bundle continues there.
    *room = if cut.is_some() { 0 } else { left };
    let first = cut.and_then(|at| kept.get(at)).map(|leaf| leaf.index);
    kept.truncate(cut.unwrap_or(kept.len()));
    first
}

fn write(app: &App, plan: &Plan, path: &Path) -> io::Result<u64> {
    let file = folder::create_private(path)?;
    let out = io::BufWriter::with_capacity(256 * 1024, file);
    let mut bundle = BundleWriter::new(&plan.card.bundle, app.keys.log(), &plan.json, out)?;
    for (covered, part) in plan.json.shards.iter().zip(&plan.parts) {
        bundle.shard(covered.shard, &part.checkpoint, &part.entries, &part.withdrawn, &[])?;
        let mut batches = part.batches.iter();
        let mut open: Option<(&Batch, BlobFile)> = None;
        for leaf in &part.kept {
            while !open
                .as_ref()
                .is_some_and(|(batch, _)| (batch.first..batch.first + batch.count).contains(&leaf.index))
            {
                let batch = batches.next().ok_or_else(|| io::Error::other("a batch is missing"))?;
                let path = app.store.folder.batches().join(&batch.file);
                open = Some((batch, BlobFile::open(&path)?));
            }
            if let Some((_, blobs)) = &open {
                bundle.blob(leaf.index, leaf.len, &mut blobs.read(&leaf.index.to_be_bytes()))?;
            }
        }
    }
    let mut out = bundle.finish()?;
    out.flush()?;
    let file: File = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    folder::sync_dir(&app.store.folder.spool())?;
    Ok(file.metadata()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(lens: &[u64]) -> Vec<Kept> {
        (10..).zip(lens).map(|(index, &len)| Kept { index, len }).collect()
    }

    #[test]
    fn a_bundle_ends_before_the_first_blob_that_does_not_fit() {
        let (mut all, mut room) = (kept(&[4, 4, 4, 1]), 10);
        assert_eq!(fit(&mut all, &mut room), Some(12));
        assert_eq!((all.len(), room), (2, 0));
        let (mut all, mut room) = (kept(&[4, 4]), 10);
        assert_eq!(fit(&mut all, &mut room), None);
        assert_eq!((all.len(), room), (2, 2));
    }
}
