//! One way to open a database: durable, wiping what is deleted, trusting nothing in the schema.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::{StoreError, migrations::Migrations};

/// How long a connection waits for another that holds the lock.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Opens for reading and writing, creating the file (0600) and bringing the schema forward.
pub(super) fn writable(path: &Path, migrations: &Migrations) -> Result<Connection, StoreError> {
    if !path.exists() {
        super::folder::create_private(path)?.sync_all()?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    // Must come before the first page is written; freed pages go back to the disk at each close.
    db.execute_batch("PRAGMA auto_vacuum = INCREMENTAL")?;
    harden(&db)?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA wal_autocheckpoint = 4000;
         PRAGMA journal_size_limit = 67108864;
         PRAGMA temp_store = MEMORY;",
    )?;
    migrations.run(&mut db)?;
    Ok(db)
}

/// Opens for reading only.
pub(super) fn readable(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    harden(&db)?;
    db.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -1024")?;
    Ok(db)
}

/// The settings that every connection of this program has.
pub(super) fn harden(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(PATIENCE)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON")?;
    Ok(())
}
