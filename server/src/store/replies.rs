//! Outboxes, their slots and objects, and the drawers they fill, in the main database.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::hex::Hex;

use super::{StoreError, log};
use crate::clock::Day;

/// An accepted outbox.
#[derive(Clone, Debug)]
pub struct OutboxRow {
    /// Its number.
    pub number: u64,
    /// Its MAC: the same number with the same MAC is the same outbox again.
    pub mac: Hex<32>,
    /// SHA-256 of its sorted tags.
    pub tags: Hex<32>,
    /// The day the officer wrote in it.
    pub day: Day,
}

fn unsigned(n: i64) -> Result<u64, StoreError> {
    u64::try_from(n).map_err(|_| StoreError::Damaged("a number below zero"))
}

fn signed(n: u64) -> Result<i64, StoreError> {
    i64::try_from(n).map_err(|_| StoreError::Damaged("a number beyond all bounds"))
}

/// The last accepted outbox of an agency.
pub fn last_outbox(db: &Connection, agency: i64) -> Result<Option<OutboxRow>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT number, mac, tags, day FROM outbox WHERE agency = ?1 ORDER BY number DESC LIMIT 1")?;
    let mut rows = query.query([agency])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let (mac, tags) = (Hex(row.get(1)?), Hex(row.get(2)?));
    Ok(Some(OutboxRow { number: unsigned(row.get(0)?)?, mac, tags, day: row.get(3)? }))
}

/// Keeps an accepted outbox; `file` holds its objects.
pub fn add_outbox(
    db: &Connection,
    agency: i64,
    outbox: &OutboxRow,
    today: Day,
    file: Option<&str>,
) -> Result<(), StoreError> {
    let number = signed(outbox.number)?;
    db.execute(
        "INSERT INTO outbox (agency, number, mac, tags, day, accepted, file) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![agency, number, outbox.mac.0, outbox.tags.0, outbox.day, today, file],
    )?;
    Ok(())
}

/// A slot as it arrived.
#[derive(Clone, Copy, Debug)]
pub struct SlotRow<'a> {
    /// Bits of the drawer's number.
    pub bits: u8,
    /// The drawer.
    pub drawer: u16,
    /// By which its reader knows it.
    pub tag: &'a [u8; 16],
    /// Hash of what deletes it.
    pub del: &'a [u8; 32],
    /// 8192 sealed bytes.
    pub blob: &'a [u8],
}

/// Keeps a slot, out of sight until the close.
pub fn add_slot(db: &Connection, slot: &SlotRow<'_>, today: Day) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO slot (bits, drawer, tag, del, blob, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![slot.bits, slot.drawer, slot.tag, slot.del, slot.blob, today])?;
    Ok(())
}

/// Whether an object of this id is here.
pub fn object_exists(db: &Connection, id: &Hex<16>) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM object WHERE id = ?1")?.exists([id.0])?)
}

/// Keeps an object of an outbox.
pub fn add_object(db: &Connection, id: &Hex<16>, agency: i64, outbox: u64, len: u64) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO object (id, agency, outbox, len) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        id.0,
        agency,
        signed(outbox)?,
        signed(len)?
    ])?;
    Ok(())
}

/// The file and length of an object that is on show.
pub fn object(db: &Connection, id: &Hex<16>) -> Result<Option<(String, u64)>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT outbox.file, object.len FROM object JOIN outbox
         ON outbox.agency = object.agency AND outbox.number = object.outbox
         WHERE object.id = ?1 AND outbox.visible = 1 AND outbox.file IS NOT NULL",
    )?;
    let found = query.query_row([id.0], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?))).optional()?;
    found.map(|(file, len)| Ok((file, unsigned(len)?))).transpose()
}

/// Files of objects that are named.
pub fn object_files(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = db.prepare("SELECT file FROM outbox WHERE file IS NOT NULL")?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Marks slots for deletion by whoever shows the capability; the close takes them away.
pub fn mark_deleted(db: &Connection, tag: &[u8; 16], del: &[u8; 32]) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE slot SET state = 2 WHERE tag = ?1 AND del = ?2 AND state = 1")?
        .execute(params![tag, del])?;
    Ok(())
}

/// Whether an outbox waits for the close that shows it.
pub fn any_hidden(db: &Connection) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM outbox WHERE visible = 0")?.exists([])?)
}

/// The sizes of drawer there have been: bits, and slots of the fullest drawer on show.
pub fn epochs(db: &Connection) -> Result<Vec<(u8, u32)>, StoreError> {
    let mut query = db.prepare_cached("SELECT bits, fullest FROM epoch ORDER BY bits")?;
    Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Tag and blob of a slot, as a drawer shows it.
pub type Shown = ([u8; 16], Vec<u8>);

/// The slots of a drawer, sorted by tag: `count` of them behind the first `skip`.
pub fn drawer(db: &Connection, bits: u8, drawer: u16, skip: u32, count: u32) -> Result<Vec<Shown>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT tag, blob FROM slot WHERE bits = ?1 AND drawer = ?2 AND state > 0 ORDER BY tag, id LIMIT ?4 OFFSET ?3",
    )?;
    let slots = query.query_map(params![bits, drawer, skip, count], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(slots.collect::<Result<_, _>>()?)
}

/// Shows what was accepted since the last close, takes away what was deleted or is older than `oldest`, and counts anew.
pub fn turn_over(db: &Connection, oldest: Day) -> Result<Vec<String>, StoreError> {
    db.execute("DELETE FROM slot WHERE state = 2 OR day < ?1", [oldest])?;
    db.execute("UPDATE slot SET state = 1 WHERE state = 0", [])?;
    db.execute("UPDATE outbox SET visible = 1 WHERE visible = 0", [])?;
    log::show_seen(db, None)?;
    db.execute("DELETE FROM object WHERE EXISTS (SELECT 1 FROM outbox WHERE outbox.agency = object.agency AND outbox.number = object.outbox AND outbox.accepted < ?1)", [oldest])?;
    let mut old = db.prepare("SELECT file FROM outbox WHERE accepted < ?1 AND file IS NOT NULL")?;
    let files: Vec<String> = old.query_map([oldest], |row| row.get(0))?.collect::<Result<_, _>>()?;
    db.execute("UPDATE outbox SET file = NULL WHERE accepted < ?1", [oldest])?;
    db.execute(
        "UPDATE epoch SET fullest = (SELECT coalesce(max(n), 0) FROM
           (SELECT count(*) AS n FROM slot WHERE slot.bits = epoch.bits AND state > 0 GROUP BY drawer))",
        [],
    )?;
    Ok(files)
}

/// Begins the next size of drawer when the mean drawer of the newest holds more than `most` slots. Whether it did.
pub fn split_drawers(db: &Connection, most: u64) -> Result<bool, StoreError> {
    let bits: u8 = db.query_row("SELECT max(bits) FROM epoch", [], |row| row.get(0))?;
    let slots: i64 =
        db.query_row("SELECT count(*) FROM slot WHERE bits = ?1 AND state > 0", [bits], |row| row.get(0))?;
    if bits >= sybyr_crypto::drop_file::MAX_BITS || unsigned(slots)? <= most << bits {
        return Ok(false);
    }
    db.execute("INSERT INTO epoch (bits) VALUES (?1)", [bits + 1])?;
    Ok(true)
}
