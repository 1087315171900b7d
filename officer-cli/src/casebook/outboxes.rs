//! What becomes of an outbox: kept, handed out, confirmed by the server, or passed over, so that its replies wait again.

use rusqlite::{Connection, params};

use super::change::OutboxWritten;
use super::index::IndexResult;
use super::neighbours;

/// An outbox was made: its replies are in it until it is confirmed or passed over.
pub(super) fn write(db: &Connection, outbox: &OutboxWritten) -> IndexResult<()> {
    let seen = serde_json::to_string(&outbox.seen).expect("names and numbers always serialize");
    db.execute(
        "INSERT INTO outboxes (number, day, tags, seen, slots) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![outbox.number, outbox.day, outbox.tags.to_string(), seen, outbox.slots],
    )?;
    for (k, n) in &outbox.replies {
        db.execute("UPDATE replies SET outbox = ?3 WHERE k = ?1 AND n = ?2", params![k, n, outbox.number])?;
    }
    neighbours::put_into(db, outbox.number, &outbox.tips)
}

/// The courier has it.
pub(super) fn hand_out(db: &Connection, number: u64) -> IndexResult<()> {
    db.execute("UPDATE outboxes SET handed_out = 1 WHERE number = ?1", [number]).map(drop)
}

/// Nobody will ever have it.
pub(super) fn lose(db: &Connection, number: u64) -> IndexResult<()> {
    db.execute("UPDATE outboxes SET passed = 1 WHERE number = ?1 AND accepted = 0", [number])?;
    db.execute("UPDATE replies SET outbox = NULL WHERE outbox = ?1", [number])?;
    neighbours::wait_again(db)
}

/// The server has it, and takes none with a lower number any more. Whether it had taken those, nobody can tell.
pub(super) fn accept(db: &Connection, number: u64) -> IndexResult<()> {
    db.execute("UPDATE outboxes SET accepted = 1, passed = 0 WHERE number = ?1", [number])?;
    neighbours::arrive(db, number)?;
    // what has arrived needs its recipient no more, which is two kilobytes long
    db.execute("UPDATE replies SET reply_to = '' WHERE outbox = ?1", [number])?;
    db.execute("UPDATE outboxes SET passed = 1 WHERE number < ?1 AND accepted = 0", [number])?;
    wait_again(db)
}

/// The server takes only outboxes of `slots` slots now: those of another number can no longer arrive.
pub(super) fn refuse_others(db: &Connection, slots: u32) -> IndexResult<()> {
    db.execute("UPDATE outboxes SET passed = 1 WHERE slots <> ?1 AND accepted = 0", [slots])?;
    wait_again(db)
}

/// The replies of outboxes that were passed over wait for another.
fn wait_again(db: &Connection) -> IndexResult<()> {
    let passed = "SELECT number FROM outboxes WHERE passed = 1";
    db.execute(&format!("UPDATE replies SET passed = outbox, outbox = NULL WHERE outbox IN ({passed})"), [])?;
    neighbours::wait_again(db)
}
