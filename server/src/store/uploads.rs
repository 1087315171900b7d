//! Uploads in the store: begun, continued, ended, until their batch closes.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::hex::Hex;

use super::StoreError;

/// The name of an upload in its address: random, forgotten when the batch closes.
pub type UploadId = Hex<16>;

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Bytes are missing.
    Open,
    /// As `Open`, and the beginning of its header was acknowledged but is in memory only.
    Held,
    /// All bytes are here; it waits for the close.
    Complete,
    /// Its batch is closing: it can no longer be asked for or taken back.
    Closing,
}

impl State {
    fn from_number(n: i64) -> Result<Self, StoreError> {
        match n {
            0 => Ok(Self::Open),
            1 => Ok(Self::Held),
            2 => Ok(Self::Complete),
            3 => Ok(Self::Closing),
            _ => Err(StoreError::Damaged("an upload is in no known state")),
        }
    }
}

/// What is known of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its name.
    pub id: UploadId,
    /// The agency it is for.
    pub agency: Hex<32>,
    /// `W` (protocol section 6).
    pub tag: Hex<32>,
    /// Bytes announced.
    pub length: u64,
    /// Bytes stored.
    pub received: u64,
    /// How far it is.
    pub state: State,
    /// The hour after which it is forgotten, unless it is complete.
    pub expires: Option<i64>,
}

/// How a request for a new upload ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Begun {
    /// It exists now.
    New,
    /// The same tag was waiting already.
    Pending(Upload),
    /// The same tag is on its way into the log.
    Closing,
}

/// How a piece was taken.
#[derive(Debug, PartialEq, Eq)]
pub enum Appended {
    /// Stored; this many bytes are here, and the upload is complete or not.
    Stored {
        /// Bytes stored so far.
        received: u64,
        /// Whether that is all of them.
        complete: bool,
    },
    /// The upload continues at another offset.
    Elsewhere(u64),
    /// There is no such upload any more.
    Gone,
}

/// Bytes of one job of [`wipe_some`], a little more at most.
const WIPED_AT_ONCE: i64 = 4 << 20;

const COLUMNS: &str = "id, agency, tag, length, received, state, expires";

fn from_row(row: &rusqlite::Row<'_>) -> Result<Upload, StoreError> {
    Ok(Upload {
        id: Hex(row.get(0)?),
        agency: Hex(row.get(1)?),
        tag: Hex(row.get(2)?),
        length: unsigned(row.get(3)?)?,
        received: unsigned(row.get(4)?)?,
        state: State::from_number(row.get(5)?)?,
        expires: row.get(6)?,
    })
}

fn unsigned(n: i64) -> Result<u64, StoreError> {
    u64::try_from(n).map_err(|_| StoreError::Damaged("a length below zero"))
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).expect("lengths are at most 512 MiB, the largest class")
}

/// The upload of this name, if it has not expired and its batch has not begun to close.
pub fn find(db: &Connection, id: &UploadId, hour: i64) -> Result<Option<Upload>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM upload WHERE id = ?1"))?;
    let upload = query.query_and_then([id.0], from_row)?.next().transpose()?;
    Ok(upload.filter(|u| u.state != State::Closing && u.expires.is_none_or(|expires| hour < expires)))
}

/// Begins an upload, with its first bytes when they are here already. An expired one under the same tag makes room.
pub fn begin(db: &Connection, new: &Upload, first: &[u8], hour: i64) -> Result<(Begun, Appended), StoreError> {
    let nothing = Appended::Stored { received: 0, complete: false };
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM upload WHERE tag = ?1"))?;
    if let Some(old) = query.query_and_then([new.tag.0], from_row)?.next().transpose()? {
        match old.state {
            State::Closing => return Ok((Begun::Closing, nothing)),
            _ if old.expires.is_some_and(|expires| expires <= hour) => remove(db, &old.id).map(|_| ())?,
            _ => return Ok((Begun::Pending(old), nothing)),
        }
    }
    db.prepare_cached("INSERT INTO upload (id, agency, tag, length, expires) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![new.id.0, new.agency.0, new.tag.0, signed(new.length), new.expires])?;
    if first.is_empty() {
        return Ok((Begun::New, nothing));
    }
    Ok((Begun::New, append(db, &new.id, 0, first)?))
}

/// Adds a piece at `at`. The offset is checked here, inside the transaction, so that two senders cannot both win.
pub fn append(db: &Connection, id: &UploadId, at: u64, bytes: &[u8]) -> Result<Appended, StoreError> {
    let end = at + bytes.len() as u64;
    let mut advance = db.prepare_cached(
        "UPDATE upload SET received = ?3, state = iif(?3 = length, 2, 0), expires = iif(?3 = length, NULL, expires)
         WHERE id = ?1 AND received = ?2 AND state <= 1 AND ?3 <= length RETURNING state",
    )?;
    let state = advance.query_row(params![id.0, signed(at), signed(end)], |row| row.get::<_, i64>(0)).optional()?;
    match state {
        Some(state) => {
            db.prepare_cached("INSERT INTO chunk (upload, at, bytes) VALUES (?1, ?2, ?3)")?.execute(params![
                id.0,
                signed(at),
                bytes
            ])?;
            Ok(Appended::Stored { received: end, complete: state == 2 })
        }
        None => {
            let mut query = db.prepare_cached("SELECT received FROM upload WHERE id = ?1 AND state <= 2")?;
            let received = query.query_row([id.0], |row| row.get(0)).optional()?;
            received.map_or(Ok(Appended::Gone), |n| unsigned(n).map(Appended::Elsewhere))
        }
    }
}

/// Notes that the beginning of a header was acknowledged: after a restart such an upload is unknown rather than shorter.
pub fn hold(db: &Connection, id: &UploadId) -> Result<bool, StoreError> {
    let mut hold = db.prepare_cached("UPDATE upload SET state = 1 WHERE id = ?1 AND received = 0 AND state <= 1")?;
    Ok(hold.execute([id.0])? == 1)
}

/// Ends an upload whose batch has not begun to close. Whether there was one.
pub fn remove(db: &Connection, id: &UploadId) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("DELETE FROM upload WHERE id = ?1 AND state <= 2")?.execute([id.0])? == 1)
}

/// Forgets uploads whose beginning was in the memory of a process that is gone.
pub fn forget_held(db: &Connection) -> Result<(), StoreError> {
    db.execute("DELETE FROM upload WHERE state = 1", [])?;
    Ok(())
}

/// Forgets what was not finished in time.
pub fn forget_expired(db: &Connection, hour: i64) -> Result<Vec<UploadId>, StoreError> {
    let mut forget = db.prepare("DELETE FROM upload WHERE expires <= ?1 RETURNING id")?;
    let ids = forget.query_map([hour], |row| Ok(Hex(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Marks every complete upload as closing.
pub fn mark_closing(db: &Connection) -> Result<(), StoreError> {
    db.execute("UPDATE upload SET state = 3 WHERE state = 2", [])?;
    Ok(())
}

/// The uploads that are closing, by agency and then by tag: the order of the log.
pub fn closing(db: &Connection) -> Result<Vec<Upload>, StoreError> {
    let mut query = db.prepare(&format!("SELECT {COLUMNS} FROM upload WHERE state = 3 ORDER BY agency, tag"))?;
    query.query_and_then([], from_row)?.collect()
}

/// Forgets uploads that are in the log now.
pub fn forget_closed(db: &Connection, ids: &[UploadId]) -> Result<(), StoreError> {
    let mut forget = db.prepare("DELETE FROM upload WHERE id = ?1")?;
    for id in ids {
        forget.execute([id.0])?;
    }
    Ok(())
}

/// Wipes some of the bytes of uploads that are gone; whether there may be more. A transaction of bounded size, because
/// SQLite holds what it overwrites in memory until the job is done.
pub fn wipe_some(db: &Connection) -> Result<bool, StoreError> {
    let mut left = WIPED_AT_ONCE;
    let mut next = db.prepare_cached("SELECT upload FROM debris LIMIT 1")?;
    let mut chunks = db.prepare_cached("SELECT at, length(bytes) FROM chunk WHERE upload = ?1 ORDER BY at LIMIT 16")?;
    let mut wipe = db.prepare_cached("DELETE FROM chunk WHERE upload = ?1 AND at = ?2")?;
    while left > 0 {
        let Some(id) = next.query_row([], |row| row.get::<_, [u8; 16]>(0)).optional()? else { return Ok(false) };
        let found: Vec<(i64, i64)> =
            chunks.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        if found.is_empty() {
            db.prepare_cached("DELETE FROM debris WHERE upload = ?1")?.execute([id])?;
        }
        for (at, len) in found {
            if left <= 0 {
                break;
            }
            wipe.execute(params![id, at])?;
            left -= len;
        }
    }
    Ok(true)
}

/// Hands the bytes of an upload over, in order and in pieces of whatever length they arrived in.
pub fn read(
    db: &Connection,
    id: &UploadId,
    mut take: impl FnMut(&[u8]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut query = db.prepare_cached("SELECT bytes FROM chunk WHERE upload = ?1 ORDER BY at")?;
    let mut rows = query.query([id.0])?;
    while let Some(row) = rows.next()? {
        take(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
    }
    Ok(())
}

/// How many uploads are complete and how many are not, for `status` and for the close.
pub fn count(db: &Connection) -> Result<(u64, u64), StoreError> {
    let counted = db.query_row(
        "SELECT count(*) FILTER (WHERE state >= 2), count(*) FILTER (WHERE state < 2) FROM upload",
        [],
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)),
    )?;
    Ok((unsigned(counted.0)?, unsigned(counted.1)?))
}
