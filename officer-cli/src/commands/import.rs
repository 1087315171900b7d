//! `import`: takes in a bundle. Blobs become durable before their records, records before the leaves are signed for.

mod accounting;
mod checks;
mod opening;
mod recording;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use sybyr_crypto::bundle::{BlobPart, BundleReader, ExpectedBundle, Item, ShardPart};
use sybyr_crypto::recipient::AnyOf;
use sybyr_crypto::seal::Opened;

use super::{Session, claims, shard_order};
use crate::casebook::{BundleTaken, Casebook, Stored};
use crate::problem::{Problem, Result};
use crate::progress::{Counting, Passed, Progress};
use crate::text::{AboutKeys, Proving, Say, WentBack};
use accounting::{account, make_durable};
use checks::SignedFor;
use opening::{Arriving, Done, Introduced, Job, Opener, Read, SHORT};
use recording::BATCH;

/// Blobs that may lie between reader and openers: enough for these to go on while a batch is recorded, 16 MiB of tips.
const AHEAD: usize = 2 * BATCH;

type Reader<'a> = BundleReader<Opened<Counting<'a, File>>>;

/// What an import brought, for the report.
#[derive(Default)]
struct Tally {
    opened: usize,
    unopened: Vec<String>,
    /// Of these, how many open with no key that is here.
    keyless: usize,
    known: usize,
    /// Leaves of tips that prove who wrote another.
    claims: Vec<(String, u32)>,
    /// Leaves of tips that were passed on.
    passed_on: Vec<(String, u32, Introduced)>,
}

pub(super) fn run(session: &mut Session<'_>, path: &Path) -> Result<()> {
    let file = File::open(path).map_err(|e| Problem::io(path, e))?;
    let total = file.metadata().map_err(|e| Problem::io(path, e))?.len();
    let mut book = session.open()?;
    let drop_file = book.drop_file()?;
    let (drop_id, agency) = (book.keys().drop_id, book.keys().agency);
    let expected = ExpectedBundle { drop_id, agency, log: drop_file.log.0 };
    let passed = Passed::default();
    // a stick that cannot be read is not a bundle that was cut
    let or_disk = |problem: Problem| passed.failure().map_or(problem, |error| Problem::io(path, error));
    let reader = BundleReader::open(&AnyOf(book.keys().bundles()), Counting::new(file, &passed), expected)
        .map_err(|e| or_disk(checks::refused(path, e)))?;
    session.compare_clock(reader.json().day)?;
    let signed = SignedFor::of(&book)?;
    let alarm = checks::raise_alarm(&mut book, &signed, reader.json())?;
    checks::refuse_gap(&signed, alarm.is_some(), reader.json())?;

    let cases_before = book.case_count()?;
    let opener = Opener::new(book.blobs(), book.keys().intake(), drop_id, agency);
    let mut progress = Progress::new(total);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, waiting) = sync_channel(AHEAD);
    let (finished, done) = channel();
    // only the openers own the receiver: should all of them end, sending fails at once and does not wait for ever
    let waiting = Arc::new(Mutex::new(waiting));
    let taken = thread::scope(|scope| {
        for _ in 0..workers {
            let (finished, waiting, opener) = (finished.clone(), Arc::clone(&waiting), &opener);
            scope.spawn(move || opener.work(&waiting, &finished));
        }
        drop((finished, waiting));
        let (to_sync, syncing) = channel::<Vec<Stored>>();
        let (synced, durable) = channel();
        let blobs = book.blobs();
        scope.spawn(move || {
            for batch in syncing {
                if synced.send(make_durable(&blobs, &batch)).is_err() {
                    return;
                }
            }
        });
        let mut import = Import {
            book: &mut book,
            path,
            today: session.today,
            jobs: Some(jobs),
            done,
            sent: 0,
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
        let mut tick = || progress.update(passed.count(), session.notes);
        let read = import.read(reader, &mut tick);
        // what was opened before a fault is kept: the leaves are the log's own; only signing needs all of them
        let flushed = import.finish();
        read.and_then(|number| flushed.map(|()| (number, import.shards, import.tally, import.read_again)))
    });
    progress.clear(session.notes);
    let (json, shards, tally, read_again) = taken.map_err(or_disk)?;
    let echoed = json.outbox.map_or(0, |outbox| outbox.number);
    // an alarm says that it is the casebook that went back
    let gone = if alarm.is_none() { book.gone_from_server(echoed, json.day)? } else { None };
    let taken = account(session, &mut book, shards, &json, &signed, alarm.is_some(), &read_again)?;
    report(session, &book, &taken, &tally, cases_before)?;
    if let Some((had, cases)) = gone {
        session.say(&Say::WentBack(WentBack { has: echoed, had, cases }))?;
    }
    let months = book.destroy_periods(session.today)?;
    if !months.is_empty() {
        session.say(&Say::Keys(AboutKeys::Destroyed { months }))?;
    }
    if let Err(problem) = clear_up(&mut book) {
        // the import itself is durable: what could not be tidied will be the next time
        let text = session.language.problem(&problem);
        session.notes.write_all(format!("{text}\n").as_bytes()).map_err(Problem::Output)?;
    }
    match alarm {
        Some(alarm) => Err(alarm),
        None => session.note(&Say::AfterImport),
    }
}

struct Import<'a> {
    book: &'a mut Casebook,
    path: &'a Path,
    today: u32,
    jobs: Option<SyncSender<Job>>,
    done: Receiver<Done>,
    sent: usize,
    early: BTreeMap<usize, Result<Read>>,
    next: usize,
    batch: Vec<Read>,
    /// Batches that have their names and wait for the disk, while the next one is read and opened.
    syncing: VecDeque<Vec<Read>>,
    to_sync: Sender<Vec<Stored>>,
    durable: Receiver<Result<()>>,
    names: BTreeSet<String>,
    /// Blobs that were read from their files, and are the ones in the log.
    read_again: BTreeSet<String>,
    shards: Vec<ShardPart>,
    tally: Tally,
}

impl Import<'_> {
    /// Reads every part of the bundle; blobs go to the openers as they come.
    fn read(&mut self, mut reader: Reader<'_>, tick: &mut dyn FnMut()) -> Result<sybyr_crypto::bundle::BundleJson> {
        let known = self.book.shards()?;
        while let Some(item) = reader.next_item().map_err(|e| checks::refused(self.path, e))? {
            match item {
                Item::Shard(part) => {
                    let name = part.covered.shard.to_string();
                    let state = known.iter().find(|s| s.shard == name);
                    checks::refuse_rewritten(state, &self.book.entries(&name)?, &part)?;
                    checks::refuse_other_tips(&self.book.stored_between(&name, 0, u32::MAX)?, &part)?;
                    self.shards.push(*part);
                }
                Item::Blob(part) => self.take_blob(&mut reader, &part)?,
            }
            tick();
            self.collect(false)?;
            while let Ok(durable) = self.durable.try_recv() {
                self.record(durable)?;
            }
        }
        reader.finish().map_err(|e| checks::refused(self.path, e))
    }

    fn take_blob(&mut self, reader: &mut Reader<'_>, part: &BlobPart) -> Result<()> {
        let shard = part.shard.to_string();
        let stored = self.book.stored(&shard, part.index)?;
        // what did not open is tried once more: a key may have come back, or a fault of the program be mended
        let is_retried = self.book.is_unopened(&shard, part.index)?;
        if let Some(stored) = &stored {
            if stored.blob_hash != part.entry.blob_hash || stored.tag != part.entry.tag {
                return Err(Problem::Inconsistent { shard });
            }
            if !is_retried && self.book.blobs().holds(&stored.blob, &stored.blob_hash)? {
                self.tally.known += 1;
                self.read_again.insert(stored.blob.clone());
                return reader.copy_blob(&mut io::sink()).map(drop).map_err(|e| checks::refused(self.path, e));
            }
        }
        let number = self.sent + self.tally.known;
        let mut arriving = if part.size <= SHORT as u64 {
            Arriving::Short(Vec::with_capacity(part.size as usize))
        } else {
            self.book.blobs().begin(number).map(|(file, partial)| Arriving::Long(file, partial))?
        };
        match reader.copy_blob(&mut arriving) {
            Ok(true) => {}
            Ok(false) => return arriving.remove().map_err(|(partial, e)| Problem::io(&partial, e)),
            Err(e) => {
                // the disk may be full: what cannot be finished gives its space back
                let _ = arriving.remove();
                return Err(checks::refused(self.path, e));
            }
        }
        if let (Some(stored), false) = (&stored, is_retried) {
            // its record is there, its file was damaged: put it back
            let partial = match arriving {
                Arriving::Short(bytes) => self.book.blobs().write(number, &bytes)?,
                Arriving::Long(_, partial) => partial,
            };
            self.book.blobs().keep(&partial, &stored.blob)?;
            self.tally.known += 1;
            return self.book.blobs().sync(&[&stored.blob]);
        }
        let stored = match stored {
            Some(stored) => stored,
            None => opening::stored(part, self.name(part)?, self.today),
        };
        let job = Job { sequence: self.sent, number, arriving, stored, is_retried };
        self.sent += 1;
        // the openers end only after the sender is gone, so that this fails only when one of them panicked
        self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).ok_or_else(|| Problem::damaged(self.path))
    }

    /// What a new blob is called: its W, unless another leaf has the same.
    fn name(&mut self, part: &BlobPart) -> Result<String> {
        let tag = part.entry.tag.to_string();
        let is_taken = self.book.tag_is_taken(&part.entry.tag)? || self.names.contains(&tag);
        let name = if is_taken { format!("{tag}-{}-{}", part.shard, part.index) } else { tag };
        self.names.insert(name.clone());
        Ok(name)
    }
}

fn report(
    session: &mut Session<'_>,
    book: &Casebook,
    taken: &BundleTaken,
    tally: &Tally,
    cases_before: usize,
) -> Result<()> {
    let withdrawn = taken.shards.iter().map(|s| s.withdrawn.len()).sum();
    let new_cases = book.case_count()?.saturating_sub(cases_before);
    let number = taken.number;
    session.say(&Say::Imported { number, tips: tally.opened, new_cases, known: tally.known, withdrawn })?;
    if !tally.unopened.is_empty() {
        session.say(&Say::DidNotOpen { leaves: tally.unopened.clone() })?;
    }
    let destroyed = &book.keys().destroyed;
    if tally.keyless > 0 && !destroyed.is_empty() {
        let said = AboutKeys::NoKeyOpens { tips: tally.keyless, destroyed: destroyed.clone() };
        session.say(&Say::Keys(said))?;
    }
    for (shard, leaf, who) in &tally.passed_on {
        let what = Box::new(claims::introduced(who.clone(), session.language));
        if let Some(case) = book.case_of_leaf(shard, *leaf)? {
            session.say(&Say::Proving(Proving::InCase { case, what }))?;
        }
    }
    for (shard, leaf) in &tally.claims {
        let Some(case) = book.case_of_leaf(shard, *leaf)? else { continue };
        if let Some(verdict) = claims::judge(book, case)?.remove(&(shard.clone(), *leaf)) {
            let what = Box::new(claims::say(verdict));
            session.say(&Say::Proving(Proving::InCase { case, what }))?;
        }
    }
    let mut shards: Vec<_> = taken.shards.iter().collect();
    shards.sort_by_key(|s| shard_order(&s.shard));
    for shard in shards {
        session.say(&Say::SignedFor { shard: shard.shard.clone(), size: shard.size })?;
    }
    Ok(())
}

/// Removes the files of outboxes that the server has, and folds a long journal.
fn clear_up(book: &mut Casebook) -> Result<()> {
    for number in book.done_outboxes()? {
        remove(&book.outbox_path(number))?;
    }
    for object in book.delivered_objects()? {
        remove(&book.objects().join(object))?;
    }
    book.compact_if_long()
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Problem::io(path, e)),
        _ => Ok(()),
    }
}
