//! Accepting an outbox: everything in it is checked, then all of it counts at once, then the next close shows it.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use rusqlite::Connection;
use sybyr_crypto::{
    hex::Hex,
    outbox::{ExpectedOutbox, OpenedOutbox, OutboxError, OutboxKey, SealedOutbox},
    slot::Slot,
};

use crate::{
    app::App,
    clock::Day,
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

/// The most bytes of all objects of one outbox; what is left over waits for the next.
const OBJECTS: u64 = 1 << 30;
/// The most bytes of an outbox file.
pub(crate) const MAX_LEN: u64 = OBJECTS + (64 << 20);

/// Accepts the outbox in `file` for an agency and gives its number. Must run where waiting is allowed, under the
/// courier's lock.
pub(crate) fn accept(app: &App, agency: &Agency, file: &Path) -> Result<u64, Refusal> {
    let today = app.clock.now().day();
    let (card, last) = app.store.main_readers.run_waiting(|db| {
        let card = agencies::open_card_on(db, agency, &app.drop_id, today)?;
        Ok((card.card().clone(), replies::last_outbox(db, agency.id)?))
    })?;
    let key = OutboxKey::agree(app.keys.dh(), &card.desk_dh, &app.drop_id, &agency.fingerprint);
    let key = key.ok_or(Refusal::Outbox)?;
    let sealed = SealedOutbox::verify(File::open(file).map_err(StoreError::from)?, &key).map_err(refuse)?;
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
    let name = format!("{}-{number:06}.db", &agency.fingerprint.to_string()[..16]);
    let path = app.store.folder.objects().join(&name);
    let outcome = take(app, agency, sealed, &expected, &path, &name, mac, today);
    if outcome.is_err() {
        folder::wipe(&path).map_err(StoreError::from)?;
    }
    for file in outcome? {
        folder::wipe(&app.store.folder.spool().join(file)).map_err(StoreError::from)?;
    }
    app.arrivals.notify_one();
    Ok(number)
}

#[allow(clippy::too_many_arguments, reason = "one step of accept, which has all of them at hand")]
fn take(
    app: &App,
    agency: &Agency,
    sealed: SealedOutbox<File>,
    expected: &ExpectedOutbox,
    path: &Path,
    name: &str,
    mac: Hex<32>,
    today: Day,
) -> Result<Vec<String>, Refusal> {
    let mut draft: Option<Draft> = None;
    let mut store = |id: &Hex<16>, _: u64, content: &mut dyn Read| -> io::Result<()> {
        if draft.is_none() {
            draft = Some(Draft::create(path).map_err(io::Error::other)?);
        }
        let draft = draft.as_mut().ok_or_else(|| io::Error::other("no file for objects"))?;
        copy(content, draft, &id.0)
    };
    let opened = sealed.open(app.keys.identity(), expected, &mut store).map_err(refuse)?;
    let file = draft.map(|draft| draft.finish().map(|()| name.to_owned())).transpose()?;
    let id = agency.id;
    let accepted = app.store.main.run_waiting(move |db| {
        let Some(shards) = check(db, id, &opened)? else { return Ok(None) };
        keep(db, id, &opened, &shards, mac, today, file.as_deref())?;
        bundles::forget_seen(db).map(Some)
    })?;
    accepted.ok_or(Refusal::Outbox)
}

fn copy(content: &mut dyn Read, draft: &mut Draft, id: &[u8]) -> io::Result<()> {
    let mut blob = draft.blob(id);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match content.read(&mut buffer)? {
            0 => return blob.finish().map_err(io::Error::other),
            n => blob.write(&buffer[..n]).map_err(io::Error::other)?,
        }
    }
}

/// What only the database can tell: the rows of the shards seen, if every seen, drawer, card and object fits.
fn check(db: &Connection, agency: i64, outbox: &OpenedOutbox) -> Result<Option<Vec<i64>>, StoreError> {
    let bits = replies::epochs(db)?.last().map_or(0, |(bits, _)| *bits);
    if outbox.slots.iter().any(|slot| slot.bits > bits) {
        return Ok(None);
    }
    for (id, _) in &outbox.objects {
        if replies::object_exists(db, id)? {
            return Ok(None);
        }
    }
    for card in &outbox.cards {
        if !agencies::store_card(db, agency, card)? {
            return Ok(None);
        }
    }
    outbox.seen.iter().map(|signed| log_book::shard_of_seen(db, agency, &signed.seen)).collect()
}

fn keep(
    db: &Connection,
    agency: i64,
    outbox: &OpenedOutbox,
    shards: &[i64],
    mac: Hex<32>,
    today: Day,
    file: Option<&str>,
) -> Result<(), StoreError> {
    let row = OutboxRow { number: outbox.json.number, mac, tags: Slot::tags_hash(&outbox.slots), day: outbox.json.day };
    replies::add_outbox(db, agency, &row, today, file)?;
    for slot in &outbox.slots {
        let slot = SlotRow {
            bits: slot.bits,
            drawer: slot.drawer,
            tag: &slot.tag.0,
            del: &slot.del_hash.0,
            blob: &slot.blob[..],
        };
        replies::add_slot(db, &slot, today)?;
    }
    for (signed, shard) in outbox.seen.iter().zip(shards) {
        log::add_seen(db, *shard, signed.seen.size, signed.seen.day, today, &signed.note)?;
    }
    for (id, len) in &outbox.objects {
        replies::add_object(db, id, agency, row.number, *len)?;
    }
    Ok(())
}

/// One answer for everything that is wrong with an outbox: who cannot make one learns nothing about how to.
fn refuse(error: OutboxError) -> Refusal {
    match error {
        OutboxError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => StoreError::from(error).into(),
        _ => Refusal::Outbox,
    }
}
