//! Closing a batch: what has arrived since the last close goes into the logs and on show, all at once.
//!
//! The order makes every step repeatable after a crash: uploads are marked, their blobs are written to new files in the
//! order of the log, one transaction in `main.db` names the files and signs the new checkpoints, then the uploads go.
//! Before that transaction nothing has happened; after it, [`recover`] finishes the rest.

use std::{collections::HashSet, path::Path, time::Duration};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use sybyr_crypto::{
    hex::Hex,
    log::{Entry, Origin},
};

use crate::{
    app::App,
    clock::{Day, Moment},
    config::BatchRule,
    drawers,
    errors::{forget_told, report},
    log_book::{self, Stretch},
    publish,
    store::{
        StoreError, agencies,
        blob_file::{self, Draft},
        bundles, folder,
        log::{self, Batch},
        replies, uploads,
        uploads::{Upload, UploadId},
        withdrawals::{self, Pending},
    },
};

/// Days between a `seen` and the deletion of what it covers.
const GRACE: Day = 30;
/// Waits at most so long before it looks at the clock again, which may have been set.
const LOOK: Duration = Duration::from_secs(30);
/// Waits so long after a close that failed, or that left something in a write-ahead log.
const RETRY: Duration = Duration::from_secs(60);

/// Moments inside a close at which a test may pull the plug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The uploads of the batch are marked.
    Marked,
    /// Withdrawn blobs are overwritten.
    Erased,
    /// The files of the batch are durable, and not named yet.
    Written,
    /// The logs have grown.
    Named,
    /// The uploads of the batch are forgotten; old files are not.
    Forgotten,
}

/// Closes batches as the settings say, until the task is dropped.
pub(crate) async fn run(app: App) {
    let mut early = is_waiting(&app).await;
    loop {
        match &app.settings.batch {
            BatchRule::Hours(hours) => {
                if !std::mem::take(&mut early) {
                    wait_until(&app, hours).await;
                }
            }
            BatchRule::After(quiet) => {
                if !std::mem::take(&mut early) {
                    app.arrivals.notified().await;
                }
                // One tip after the other cannot put the close off for ever.
                let silence = async { while tokio::time::timeout(*quiet, app.arrivals.notified()).await.is_ok() {} };
                let _ = tokio::time::timeout(*quiet * 10, silence).await;
            }
        }
        let closing = app.clone();
        let closed = tokio::task::spawn_blocking(move || close(&closing, |_| Ok(()))).await;
        match closed {
            Ok(Ok(emptied)) => {
                forget_told();
                if !emptied {
                    tokio::spawn(empty_logs_later(app.clone()));
                }
            }
            Ok(Err(error)) => {
                report(&format!("a batch could not be closed and will be tried again: {error}"));
                tokio::time::sleep(RETRY).await;
                early = true;
            }
            // The blocking pool is shutting down.
            Err(_) => return,
        }
    }
}

/// Whether a close is due at once: for fixed hours only one that was interrupted.
async fn is_waiting(app: &App) -> bool {
    let at_once = matches!(app.settings.batch, BatchRule::After(_));
    let uploads = app.store.uploads_readers.run(move |db| {
        let interrupted = !uploads::closing(db)?.is_empty();
        Ok(interrupted || at_once && uploads::count(db)?.0 > 0)
    });
    let hidden = app.store.main_readers.run(replies::any_hidden);
    uploads.await.unwrap_or(false) || at_once && hidden.await.unwrap_or(false)
}

async fn wait_until(app: &App, hours: &[u8]) {
    let start = app.clock.now();
    let due = Moment(start.0 + start.until_next(hours).as_secs());
    loop {
        let now = app.clock.now();
        if now >= due {
            return;
        }
        tokio::time::sleep(Duration::from_secs(due.0 - now.0).min(LOOK)).await;
    }
}

/// Closes the batch now. Must run where waiting is allowed. `reached` is told of each step; its error stops the close there.
/// `false` when all is done but emptying the write-ahead logs, which somebody was reading.
pub fn close(app: &App, mut reached: impl FnMut(Step) -> Result<(), StoreError>) -> Result<bool, StoreError> {
    let _courier = app.courier.blocking_lock();
    let now = app.clock.now();
    let expired = app.store.uploads.run_waiting(move |db| {
        let expired = uploads::forget_expired(db, now.hour())?;
        uploads::mark_closing(db)?;
        Ok(expired)
    })?;
    expired.iter().for_each(|id| app.prefixes.forget(id));
    forget_orphans(app)?;
    // Before anything is written: what has expired may be what fills the disk.
    app.store.wipe_uploads_waiting()?;
    app.store.uploads.shrink_waiting()?;
    reached(Step::Marked)?;
    let erased = erase_withdrawn(app)?;
    reached(Step::Erased)?;
    let marked = app.store.uploads_readers.run_waiting(uploads::closing)?;
    let parts = write_blobs(app, now, &marked)?;
    reached(Step::Written)?;
    let closing = app.clone();
    let freed = app.store.main.run_waiting(move |db| name(&closing, db, now.day(), &parts, &erased))?;
    reached(Step::Named)?;
    let ids: Vec<UploadId> = marked.iter().map(|upload| upload.id).collect();
    app.store.uploads.run_waiting(move |db| uploads::forget_closed(db, &ids))?;
    reached(Step::Forgotten)?;
    app.store.wipe_uploads_waiting()?;
    for file in freed {
        folder::wipe(&app.store.folder.path().join(file))?;
    }
    app.store.main_readers.run_waiting(|db| publish::drop_file(db, &app.keys, &app.store.folder))?;
    empty_logs(app)
}

/// Empties both write-ahead logs. Whether that could be done.
fn empty_logs(app: &App) -> Result<bool, StoreError> {
    let (uploads, main) = (app.store.uploads.shrink_waiting()?, app.store.main.shrink_waiting()?);
    Ok(uploads && main)
}

/// Tries again what readers kept [`close`] from, until it can be done.
async fn empty_logs_later(app: App) {
    loop {
        tokio::time::sleep(RETRY).await;
        let app = app.clone();
        match tokio::task::spawn_blocking(move || empty_logs(&app)).await {
            Ok(Ok(false)) => {}
            Ok(Ok(true)) | Err(_) => return,
            Ok(Err(error)) => return report(&format!("a write-ahead log could not be emptied: {error}")),
        }
    }
}

/// Forgets beginnings of headers whose uploads are gone. One that began since is known already: the store knows it first.
fn forget_orphans(app: &App) -> Result<(), StoreError> {
    let ids = app.prefixes.ids();
    if ids.is_empty() {
        return Ok(());
    }
    let hour = app.clock.now().hour();
    let gone = app.store.uploads_readers.run_waiting(move |db| {
        let mut gone = Vec::new();
        for id in ids {
            if uploads::find(db, &id, hour)?.is_none() {
                gone.push(id);
            }
        }
        Ok(gone)
    })?;
    gone.iter().for_each(|id| app.prefixes.forget(id));
    Ok(())
}

/// What one agency's part of the batch adds to one shard.
struct Part {
    agency: i64,
    origin: Origin,
    first: u32,
    file: String,
    leaves: Vec<(Entry, u64)>,
}

/// Writes the blobs of the batch to files of their own, in the order of the logs.
fn write_blobs(app: &App, now: Moment, marked: &[Upload]) -> Result<Vec<Part>, StoreError> {
    let mut parts = Vec::new();
    for group in marked.chunk_by(|a, b| a.agency == b.agency) {
        let fingerprint = group.first().map(|u| u.agency).ok_or(StoreError::Damaged("an empty group"))?;
        let (agency, newest, fresh) = app.store.main_readers.run_waiting(|db| {
            let agency = agencies::find(db, &fingerprint)?.ok_or(StoreError::Damaged("a tip without agency"))?;
            let newest = log::shards(db, agency.id)?.last().map(|row| (row.shard, row.size));
            // After a crash behind the transaction some are in the log already.
            let logged = |u: &&Upload| log::has_tag(db, &u.tag).map(|there| !there);
            let fresh =
                group.iter().map(|u| logged(&u).map(|keep| keep.then_some(u))).collect::<Result<Vec<_>, _>>()?;
            Ok((agency.id, newest, fresh.into_iter().flatten().collect::<Vec<_>>()))
        })?;
        let count = u32::try_from(fresh.len()).map_err(|_| StoreError::Damaged("a batch beyond all bounds"))?;
        let mut rest = &fresh[..];
        for Stretch { shard, first, count } in log_book::stretches(newest, now.year(), count)? {
            let (here, later) = rest.split_at(count as usize);
            rest = later;
            let file = format!("{}-{shard}-{first:05}.db", &fingerprint.to_string()[..16]);
            let leaves = write_file(app, &app.store.folder.batches().join(&file), first, here)?;
            let origin = Origin { drop_id: app.drop_id, agency: fingerprint, shard };
            parts.push(Part { agency, origin, first, file, leaves });
        }
    }
    Ok(parts)
}

fn write_file(app: &App, path: &Path, first: u32, tips: &[&Upload]) -> Result<Vec<(Entry, u64)>, StoreError> {
    let mut draft = Draft::create(path)?;
    let mut leaves = Vec::with_capacity(tips.len());
    for (index, tip) in (first..).zip(tips) {
        let name = index.to_be_bytes();
        let mut blob = draft.blob(&name);
        let (mut hash, mut len) = (Sha256::new(), 0_u64);
        app.store.uploads_readers.run_waiting(|db| {
            uploads::read(db, &tip.id, |bytes| {
                hash.update(bytes);
                len += bytes.len() as u64;
                blob.write(bytes)
            })
        })?;
        blob.finish()?;
        if len != tip.length {
            return Err(StoreError::Damaged("an upload is cut"));
        }
        leaves.push((Entry { blob_hash: Hex(hash.finalize().into()), tag: tip.tag }, len));
    }
    draft.finish()?;
    Ok(leaves)
}

/// The one transaction that decides. Gives the files that nothing names any more, as paths below the folder.
fn name(app: &App, db: &Connection, today: Day, parts: &[Part], erased: &[Pending]) -> Result<Vec<String>, StoreError> {
    for part in parts {
        let origin = part.origin;
        log_book::begin(db, &app.keys, origin.drop_id, (part.agency, origin.agency), origin.shard)?;
        let row = log::shard(db, part.agency, origin.shard)?.ok_or(StoreError::Damaged("a shard is missing"))?;
        if row.size != part.first {
            return Err(StoreError::Damaged("a log grew while its batch was closing"));
        }
        for (index, (entry, len)) in (part.first..).zip(&part.leaves) {
            log::add_leaf(db, row.id, index, entry, *len)?;
        }
        let count = u32::try_from(part.leaves.len()).map_err(|_| StoreError::Damaged("a shard is too long"))?;
        let size = part.first + count;
        let note = log_book::checkpoint(&app.keys, origin, &log::entries(db, row.id, size)?)?;
        log::grow_shard(db, row.id, size, &note)?;
        log::add_batch(db, &Batch { shard: row.id, first: part.first, count, day: today, file: part.file.clone() })?;
    }
    withdrawals::finish(db, erased)?;
    withdrawals::show(db)?;
    let mut freed = Vec::new();
    for batch in log::batches(db)? {
        let seen = log::seen_by(db, batch.shard, today.saturating_sub(GRACE))?;
        if batch.first + batch.count <= seen {
            log::forget_batch(db, &batch)?;
            freed.push(format!("batches/{}", batch.file));
        }
    }
    let objects = replies::turn_over(db, today.saturating_sub(drawers::LIFETIME))?;
    freed.extend(objects.into_iter().map(|file| format!("objects/{file}")));
    freed.extend(bundles::forget_seen(db)?.into_iter().map(|file| format!("spool/{file}")));
    replies::split_drawers(db, drawers::FULL)?;
    publish::script(db, &app.keys, today)?;
    Ok(freed)
}

/// Overwrites withdrawn blobs. Before the transaction, because doing it twice does no harm and forgetting it would.
fn erase_withdrawn(app: &App) -> Result<Vec<Pending>, StoreError> {
    let pending = app.store.main_readers.run_waiting(withdrawals::pending)?;
    for blob in &pending {
        blob_file::erase(&app.store.folder.batches().join(&blob.file), &blob.index.to_be_bytes())?;
    }
    Ok(pending)
}

/// Finishes what a process was killed in the middle of: forgets uploads that are in the log, removes files nothing names.
pub fn recover(app: &App) -> Result<(), StoreError> {
    let closing = app.store.uploads_readers.run_waiting(uploads::closing)?;
    let logged = app.store.main_readers.run_waiting(|db| {
        let mut logged = Vec::new();
        for upload in &closing {
            if log::has_tag(db, &upload.tag)? {
                logged.push(upload.id);
            }
        }
        Ok(logged)
    })?;
    app.store.uploads.run_waiting(move |db| uploads::forget_closed(db, &logged))?;
    app.store.wipe_uploads_waiting()?;
    let (batches, objects, spool) = app.store.main_readers.run_waiting(|db| {
        let batches = log::batches(db)?.into_iter().map(|batch| batch.file).collect();
        Ok((batches, replies::object_files(db)?, bundles::files(db)?))
    })?;
    let dir = &app.store.folder;
    sweep(&dir.batches(), batches)?;
    sweep(&dir.objects(), objects)?;
    sweep(&dir.spool(), spool)
}

fn sweep(dir: &Path, named: Vec<String>) -> Result<(), StoreError> {
    let named: HashSet<String> = named.into_iter().collect();
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if !entry.file_name().to_str().is_some_and(|name| named.contains(name)) {
            folder::wipe(&entry.path())?;
        }
    }
    Ok(())
}
