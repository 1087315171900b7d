//! What the drop writes for each tip, written by SQLite alone: the same schema, rows and durability, no HTTP.

use std::fs;
use std::path::Path;
use std::time::Instant;

use rand::{Rng as _, RngCore as _, SeedableRng as _, rngs::StdRng};
use rusqlite::{Connection, params};
use serde_json::json;

use super::{Outcome, Record, print};

const SCHEMA: &str = include_str!("../../migrations/uploads/0001_first.sql");

/// Writes `count` tips, `group` of them a commit, and prints how long that took.
pub(super) fn run(path: &str, tips: &[Record], count: usize, group: usize) -> Outcome<()> {
    if Path::new(path).exists() {
        fs::remove_file(path)?;
    }
    let db = Connection::open(path)?;
    // As server/src/store/connection.rs opens it.
    db.execute_batch("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON")?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000")?;
    db.execute_batch(SCHEMA)?;
    let mut rng = StdRng::from_entropy();
    let agency = [7_u8; 32];
    let start = Instant::now();
    let mut left = count;
    let mut next = tips.iter().cycle();
    while left > 0 {
        db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        for tip in next.by_ref().take(left.min(group)) {
            let id: [u8; 16] = rng.r#gen();
            let mut tag = tip.tag;
            rng.fill_bytes(&mut tag);
            let length = i64::try_from(tip.blob.len())?;
            db.prepare_cached(
                "INSERT INTO upload (id, agency, tag, length, received, state) VALUES (?1, ?2, ?3, ?4, ?4, 2)",
            )?
            .execute(params![id, agency, tag, length])?;
            db.prepare_cached("INSERT INTO chunk (upload, at, bytes) VALUES (?1, 0, ?2)")?
                .execute(params![id, tip.blob])?;
        }
        db.prepare_cached("COMMIT")?.execute([])?;
        left = left.saturating_sub(group);
    }
    print(json!({ "seconds": start.elapsed().as_secs_f64(), "tips": count }))?;
    Ok(())
}
