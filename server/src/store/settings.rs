//! Settings, the drop's id and every drop.js there was, in the main database.

use rusqlite::{Connection, OptionalExtension as _, params};
use sybyr_crypto::{hex::Hex, keys::DropId};

use super::StoreError;
use crate::{clock::Day, config::Settings};

const DROP_ID: &str = "drop_id";

/// Whether `init` has finished here.
pub fn is_initialised(db: &Connection) -> Result<bool, StoreError> {
    Ok(value(db, DROP_ID)?.is_some())
}

/// The drop's id.
pub fn drop_id(db: &Connection) -> Result<DropId, StoreError> {
    let text = value(db, DROP_ID)?.ok_or(StoreError::NoDrop)?;
    text.parse().map_err(|_| StoreError::Damaged("the drop's id"))
}

/// Names the drop, once.
pub fn set_drop_id(db: &Connection, id: &DropId) -> Result<(), StoreError> {
    db.execute("INSERT INTO setting (key, value) VALUES (?1, ?2)", params![DROP_ID, id.to_string()])?;
    Ok(())
}

/// All settings; what is not stored has its default.
pub fn load(db: &Connection) -> Result<Settings, StoreError> {
    let mut settings = Settings::default();
    let mut query = db.prepare("SELECT key, value FROM setting WHERE key <> ?1")?;
    let mut rows = query.query([DROP_ID])?;
    while let Some(row) = rows.next()? {
        let (key, value): (String, String) = (row.get(0)?, row.get(1)?);
        settings.set(&key, &value).map_err(|_| StoreError::Damaged("a setting"))?;
    }
    Ok(settings)
}

/// The settings that do not have their defaults, as they were given.
pub fn stored(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = db.prepare("SELECT key, value FROM setting WHERE key <> ?1 ORDER BY key")?;
    Ok(query.query_map([DROP_ID], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Stores one value that [`Settings::set`] has taken.
pub fn store(db: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    db.execute("INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", [key, value])?;
    Ok(())
}

fn value(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(db.query_row("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0)).optional()?)
}

/// The newest drop.js: its version and its bytes.
pub fn newest_script(db: &Connection) -> Result<Option<(u64, Vec<u8>)>, StoreError> {
    let newest = db
        .prepare_cached("SELECT version, bytes FROM script ORDER BY version DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))
        .optional()?;
    newest
        .map(|(version, bytes)| Ok((u64::try_from(version).map_err(|_| StoreError::Damaged("a version"))?, bytes)))
        .transpose()
}

/// The drop.js of one version.
pub fn script(db: &Connection, version: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let version = i64::try_from(version).map_err(|_| StoreError::Damaged("a version"))?;
    Ok(db.query_row("SELECT bytes FROM script WHERE version = ?1", [version], |row| row.get(0)).optional()?)
}

/// Keeps a new drop.js.
pub fn store_script(db: &Connection, version: u64, day: Day, bytes: &[u8]) -> Result<(), StoreError> {
    let version = i64::try_from(version).map_err(|_| StoreError::Damaged("a version"))?;
    db.execute("INSERT INTO script (version, day, bytes) VALUES (?1, ?2, ?3)", params![version, day, bytes])?;
    Ok(())
}

/// The SHA-256 that the next drop.js names as its predecessor.
pub fn hash_of(script: Option<&[u8]>) -> Hex<32> {
    Hex(script.map_or([0; 32], sybyr_crypto::notation::sha256))
}
