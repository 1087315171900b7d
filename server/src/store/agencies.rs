//! Agencies, their cards and their couriers' tokens in the main database.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::{
    card::SignedCard,
    hex::Hex,
    keys::{DropId, Fingerprint},
    log::Shard,
    notation::sha256,
};

use super::StoreError;
use crate::clock::Day;

/// An agency of the drop.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Its row.
    pub id: i64,
    /// Names it for good.
    pub fingerprint: Fingerprint,
    /// The key that signs its cards.
    pub root: Hex<32>,
    /// The first shard of its log.
    pub first_shard: Shard,
    /// Whether the page chooses it first.
    pub is_default: bool,
    /// Removed agencies take no tips; their log stays.
    pub removed: bool,
    /// Whether a courier has a token.
    pub has_courier: bool,
}

const COLUMNS: &str = "id, fingerprint, root, first_shard, is_default, removed, token IS NOT NULL";

fn from_row(row: &rusqlite::Row<'_>) -> Result<Agency, StoreError> {
    let shard: String = row.get(3)?;
    Ok(Agency {
        id: row.get(0)?,
        fingerprint: Hex(row.get(1)?),
        root: Hex(row.get(2)?),
        first_shard: shard.parse().map_err(|_| StoreError::Damaged("the name of a shard"))?,
        is_default: row.get(4)?,
        removed: row.get(5)?,
        has_courier: row.get(6)?,
    })
}

/// Every agency there ever was, oldest first.
pub fn all(db: &Connection) -> Result<Vec<Agency>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM agency ORDER BY id"))?;
    query.query_and_then([], from_row)?.collect()
}

/// The agency with this fingerprint, removed or not.
pub fn find(db: &Connection, fingerprint: &Fingerprint) -> Result<Option<Agency>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM agency WHERE fingerprint = ?1"))?;
    query.query_and_then([fingerprint.0], from_row)?.next().transpose()
}

/// The agency whose courier holds this token. Looked up by its hash, so that no comparison runs along the secret.
pub fn of_token(db: &Connection, token: &[u8; 32]) -> Result<Option<Agency>, StoreError> {
    let wanted = sha256(token);
    let mut query = db.prepare_cached("SELECT fingerprint, token FROM agency WHERE token IS NOT NULL")?;
    let mut rows = query.query([])?;
    let mut found = None;
    while let Some(row) = rows.next()? {
        let token: [u8; 32] = row.get(1)?;
        if sybyr_crypto::notation::equal(&token, &wanted) {
            found = Some(Hex(row.get(0)?));
        }
    }
    drop(rows);
    found.map_or(Ok(None), |fingerprint| find(db, &fingerprint))
}

/// Adds an agency, or takes a removed one back.
pub fn add(
    db: &Connection,
    root: &Hex<32>,
    fingerprint: &Fingerprint,
    first: Shard,
    is_default: bool,
) -> Result<i64, StoreError> {
    if is_default {
        db.execute("UPDATE agency SET is_default = 0", [])?;
    }
    Ok(db.query_row(
        "INSERT INTO agency (fingerprint, root, first_shard, is_default) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (fingerprint) DO UPDATE SET removed = 0, is_default = ?4 RETURNING id",
        params![fingerprint.0, root.0, first.to_string(), is_default],
        |row| row.get(0),
    )?)
}

/// Takes no more tips for an agency.
pub fn remove(db: &Connection, id: i64) -> Result<(), StoreError> {
    db.execute("UPDATE agency SET removed = 1, is_default = 0, token = NULL WHERE id = ?1", [id])?;
    Ok(())
}

/// Gives the courier a token, or takes it away.
pub fn set_token(db: &Connection, id: i64, token_hash: Option<&[u8; 32]>) -> Result<(), StoreError> {
    db.execute("UPDATE agency SET token = ?2 WHERE id = ?1", params![id, token_hash])?;
    Ok(())
}

/// Whether another card of this agency has the same counter.
pub fn has_other_card(db: &Connection, agency: i64, card: &SignedCard) -> Result<bool, StoreError> {
    let mut query = db.prepare_cached("SELECT 1 FROM card WHERE agency = ?1 AND counter = ?2 AND bytes <> ?3")?;
    Ok(query.exists(params![agency, counter(card.card().counter)?, card.as_bytes()])?)
}

/// Keeps a card. Unless another has its counter ([`has_other_card`]), that is the card of this counter from now on.
pub fn store_card(db: &Connection, agency: i64, card: &SignedCard) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO card (agency, counter, not_before, not_after, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO NOTHING",
        params![agency, counter(card.card().counter)?, card.card().not_before, card.card().not_after, card.as_bytes()],
    )?;
    Ok(())
}

fn counter(n: u64) -> Result<i64, StoreError> {
    i64::try_from(n).map_err(|_| StoreError::Damaged("the counter of a card"))
}

/// The card to publish: the highest counter that has started.
pub fn card_on(db: &Connection, agency: i64, day: Day) -> Result<Option<Vec<u8>>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT bytes FROM card WHERE agency = ?1 AND not_before <= ?2 ORDER BY counter DESC LIMIT 1",
    )?;
    Ok(query.query_row(params![agency, day], |row| row.get(0)).optional()?)
}

/// The card to publish, opened; before the first has started, the first.
pub fn open_card_on(db: &Connection, agency: &Agency, drop_id: &DropId, day: Day) -> Result<SignedCard, StoreError> {
    let started = card_on(db, agency.id, day)?;
    let bytes = match started {
        Some(bytes) => bytes,
        None => {
            db.query_row("SELECT bytes FROM card WHERE agency = ?1 ORDER BY counter LIMIT 1", [agency.id], |row| {
                row.get(0)
            })?
        }
    };
    SignedCard::open(bytes, drop_id, Some(&agency.root.0)).map_err(|_| StoreError::Damaged("a card"))
}

/// The card with the greatest counter, opened, whether or not it has started: its desk and bundle keys are those that
/// count. They change at once when an officer leaves, while intake keys begin on a day.
pub fn open_newest_card(db: &Connection, agency: &Agency, drop_id: &DropId) -> Result<SignedCard, StoreError> {
    let newest = "SELECT bytes FROM card WHERE agency = ?1 ORDER BY counter DESC LIMIT 1";
    let bytes = db.query_row(newest, [agency.id], |row| row.get(0))?;
    SignedCard::open(bytes, drop_id, Some(&agency.root.0)).map_err(|_| StoreError::Damaged("a card"))
}

/// The counter and last day of the newest card, for `status`.
pub fn newest_card(db: &Connection, agency: i64) -> Result<Option<(u64, Day)>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT counter, not_after FROM card WHERE agency = ?1 ORDER BY counter DESC LIMIT 1")?;
    let newest = query.query_row([agency], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?))).optional()?;
    newest
        .map(|(c, day)| Ok((u64::try_from(c).map_err(|_| StoreError::Damaged("the counter of a card"))?, day)))
        .transpose()
}
