//! Accepting an outbox: everything in it is checked, then all of it counts at once, then the next close shows it.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use rand::{RngCore as _, rngs::OsRng};
use rusqlite::Connection;
use sybyr_crypto::{
    card::Card,
    hex::{self, Hex},
    outbox::{Carried, ExpectedOutbox, OpenedOutbox, OutboxError, OutboxKey, SealedOutbox},
    slot::Slot,
};

use crate::{
    app::App,
    clock::Day,
    courier::passed::Tips,
    errors::Refusal,
    log_book,
    store::{
        StoreError,
        agencies::{self, Agency},
        blob_file::Draft,
        bundles, folder, log,
        replies::{self, OutboxRow, SlotRow},
    },
};

/// The most bytes of all objects and tips of one outbox; what is left over waits for the next.
const OBJECTS: u64 = 1 << 30;
/// The most bytes of an outbox file.
pub(crate) const MAX_LEN: u64 = OBJECTS + (64 << 20);

/// Accepts the outbox in `file` for an agency and gives its number. Must run where waiting is allowed, under the
/// courier's lock.
pub(crate) fn accept(app: &App, agency: &Agency, file: &Path) -> Result<u64, Refusal> {
    let today = app.clock.now().day();
    let (card, last) = app.store.main_readers.run_waiting(|db| {
        let card = agencies::open_newest_card(db, agency, &app.drop_id)?;
        Ok((card.card().clone(), replies::last_outbox(db, agency.id)?))
    })?;
    let sealed = verify(app, agency, file, &card)?;
    let (number, mac) = (sealed.number(), Hex(*sealed.mac()));
    if let Some(last) = last {
        if last.number == number && last.mac == mac {
            return Ok(number);
        }
        if number <= last.number {
            return Err(Refusal::OutboxReplayed);
        }
    }
    let expected = ExpectedOutbox {
        drop_id: app.drop_id,
        agency: agency.fingerprint,
        root: agency.root.0,
        desk: card.desk.0,
        slots: app.settings.slots as usize,
        objects_len: OBJECTS,
    };
    // A name that nothing else has: whatever fails below wipes what this call wrote, and nothing older.
    let mut name = [0; 16];
    OsRng.fill_bytes(&mut name);
    let name = format!("{}.db", hex::encode(&name));
    let path = app.store.folder.objects().join(&name);
    let mut tips = Tips::new(app);
    let outcome = open(app, sealed, &expected, &path, &mut tips).and_then(|(opened, has_objects)| {
        let new_desk = opened.new_desk(&card).is_some();
        if let Some(desk) = opened.new_desk(&card) {
            // who cannot use the new keys could send no outbox after this one, and sources would believe none of its notes
            verify(app, agency, file, desk)?;
            if !opened.is_seen_by(&desk.desk.0) {
                return Err(Refusal::Outbox);
            }
        }
        // before the outbox counts: one that was accepted never comes again, and a tip that is here twice is one tip
        tips.complete()?;
        let file = has_objects.then_some(name);
        let new = New { agency: agency.id, outbox: opened, mac, file, new_desk, today };
        app.store.main.run_waiting(move |db| new.keep(db))?.ok_or(Refusal::Outbox)
    });
    tips.forget_unfinished()?;
    if outcome.is_err() {
        folder::wipe(&path).map_err(StoreError::from)?;
    }
    for file in outcome? {
        folder::wipe(&app.store.folder.spool().join(file)).map_err(StoreError::from)?;
    }
    app.arrivals.notify_one();
    Ok(number)
}

/// Checks the outbox's MAC under the keys of a card.
fn verify(app: &App, agency: &Agency, file: &Path, card: &Card) -> Result<SealedOutbox<File>, Refusal> {
    let key = OutboxKey::agree(app.keys.dh(), &card.desk_dh, &app.drop_id, &agency.fingerprint);
    let key = key.ok_or(Refusal::Outbox)?;
    SealedOutbox::verify(File::open(file).map_err(StoreError::from)?, &key).map_err(refuse)
}

/// Opens and checks the whole outbox; its objects go to a file at `path`, which counts only when the database names it,
/// and its tips among the uploads, where they count once they are complete.
fn open(
    app: &App,
    sealed: SealedOutbox<File>,
    expected: &ExpectedOutbox,
    path: &Path,
    tips: &mut Tips<'_>,
) -> Result<(OpenedOutbox, bool), Refusal> {
    let mut draft: Option<Draft> = None;
    let mut store = |what: Carried, len: u64, content: &mut dyn Read| -> io::Result<()> {
        let id = match what {
            Carried::Object(id) => id,
            Carried::Tip { agency, tag } => return tips.store(agency, tag, len, content),
        };
        let draft = match &mut draft {
            Some(draft) => draft,
            none => none.insert(Draft::create(path)?),
        };
        copy(content, draft, &id.0)
    };
    let opened = sealed.open(app.keys.identity(), expected, &mut store).map_err(refuse)?;
    let has_objects = draft.is_some();
    draft.map(Draft::finish).transpose()?;
    Ok((opened, has_objects))
}

fn copy(content: &mut dyn Read, draft: &mut Draft, id: &[u8]) -> io::Result<()> {
    let mut blob = draft.blob(id);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match content.read(&mut buffer)? {
            0 => return Ok(blob.finish()?),
            n => blob.write(&buffer[..n])?,
        }
    }
}

/// An outbox of which everything holds that can be told without the database.
struct New {
    agency: i64,
    outbox: OpenedOutbox,
    mac: Hex<32>,
    /// The file of its objects.
    file: Option<String>,
    /// Whether its cards bring other desk keys.
    new_desk: bool,
    today: Day,
}

impl New {
    /// Makes all of it count, in one transaction. `None` when the database knows better. Gives spool files to wipe.
    fn keep(&self, db: &Connection) -> Result<Option<Vec<String>>, StoreError> {
        let Some(shards) = self.check(db)? else { return Ok(None) };
        let Self { agency, outbox, today, .. } = self;
        let (number, tags) = (outbox.json.number, Slot::tags_hash(&outbox.slots));
        let row = OutboxRow { number, mac: self.mac, tags, day: outbox.json.day };
        replies::add_outbox(db, *agency, &row, *today, self.file.as_deref())?;
        for card in &outbox.cards {
            agencies::store_card(db, *agency, card)?;
        }
        for slot in &outbox.slots {
            let slot = SlotRow {
                bits: slot.bits,
                drawer: slot.drawer,
                tag: &slot.tag.0,
                del: &slot.del_hash.0,
                blob: &slot.blob[..],
            };
            replies::add_slot(db, &slot, *today)?;
        }
        for (signed, shard) in outbox.seen.iter().zip(&shards) {
            log::add_seen(db, *shard, signed.seen.size, signed.seen.day, *today, &signed.note)?;
        }
        if self.new_desk {
            // a source may have the new card at once, and finds no note before this one signed by its key
            log::show_seen(db, Some(*agency))?;
        }
        for (id, len) in &outbox.objects {
            replies::add_object(db, id, *agency, number, *len)?;
        }
        bundles::forget_seen(db).map(Some)
    }

    /// The rows of the shards seen, if every seen, drawer, card and object fits what is here.
    fn check(&self, db: &Connection) -> Result<Option<Vec<i64>>, StoreError> {
        let bits = replies::epochs(db)?.last().map_or(0, |(bits, _)| *bits);
        if self.outbox.slots.iter().any(|slot| slot.bits > bits) {
            return Ok(None);
        }
        for (id, _) in &self.outbox.objects {
            if replies::object_exists(db, id)? {
                return Ok(None);
            }
        }
        for card in &self.outbox.cards {
            if agencies::has_other_card(db, self.agency, card)? {
                return Ok(None);
            }
        }
        self.outbox.seen.iter().map(|signed| log_book::shard_of_seen(db, self.agency, &signed.seen)).collect()
    }
}

/// One answer for everything that is wrong with an outbox: who cannot make one learns nothing about how to.
fn refuse(error: OutboxError) -> Refusal {
    match error {
        OutboxError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => StoreError::from(error).into(),
        _ => Refusal::Outbox,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outbox_that_fills_the_disk_is_told_so() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut draft = Draft::create(&dir.path().join("o.db")).expect("new file");
        draft.fill_at(64 * 1024);
        let error = copy(&mut io::repeat(7).take(1 << 20), &mut draft, b"o").expect_err("there is no room");
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(refuse(error.into()), Refusal::Full);
    }
}
