//! The public log of an agency: its shards, their entries and the two notes over each.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use rusqlite::Connection;
use sybyr_crypto::{
    keys::Fingerprint,
    log::{Entry, Shard},
};

use super::{Answer, json, octets, request::Segments, typed};
use crate::{
    app::App,
    courier::pieces::Pieces,
    errors::Refusal,
    store::{
        StoreError, agencies,
        log::{self, ShardRow},
        withdrawals,
    },
};

const NOTE: &str = "text/plain; charset=utf-8";

/// The names of the shards, oldest first.
pub(crate) async fn list(State(app): State<App>, path: Segments) -> Answer {
    #[derive(serde::Serialize)]
    struct Shards {
        shards: Vec<Shard>,
    }
    let agency: Fingerprint = path.get(0).ok_or(Refusal::NoAgency)?;
    let rows = app
        .store
        .main_readers
        .run(move |db| agencies::find(db, &agency)?.map(|agency| log::shards(db, agency.id)).transpose())
        .await?;
    let rows = rows.ok_or(Refusal::NoAgency)?;
    Ok(json(&Shards { shards: rows.into_iter().map(|row| row.shard).collect() }))
}

/// All entries of a shard, 64 bytes each, sent piece by piece: a full shard has 2 MiB, and readers who do not read hold
/// no memory.
pub(crate) async fn entries(State(app): State<App>, path: Segments) -> Answer {
    let (shard, size) = of_shard(&app, &path, |_, row| Ok((row.id, row.size))).await?;
    let mut answer = octets(Body::new(Pieces::of_log(&app.store.main_readers, shard, size)));
    let len = u64::from(size) * Entry::LEN as u64;
    answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(len));
    Ok(answer)
}

/// What the drop signed when the last batch closed.
pub(crate) async fn checkpoint(State(app): State<App>, path: Segments) -> Answer {
    Ok(note(of_shard(&app, &path, |db, row| log::checkpoint(db, row.id)).await?))
}

/// What the agency signed when the tips were on its machine.
pub(crate) async fn seen(State(app): State<App>, path: Segments) -> Answer {
    let seen = of_shard(&app, &path, |db, row| log::last_seen(db, row.id, true)).await?;
    seen.map(|(_, _, bytes)| note(bytes)).ok_or(Refusal::NotYet)
}

/// The list by which sources recognise their own withdrawals.
pub(crate) async fn withdrawn(State(app): State<App>, path: Segments) -> Answer {
    let list = of_shard(&app, &path, |db, row| withdrawals::shown(db, row.id)).await?;
    list.map(octets).ok_or(Refusal::NotYet)
}

fn note(bytes: impl Into<Body>) -> Response {
    typed(NOTE, bytes)
}

async fn of_shard<T, F>(app: &App, path: &Segments, read: F) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnOnce(&Connection, &ShardRow) -> Result<T, StoreError> + Send + 'static,
{
    let agency: Fingerprint = path.get(0).ok_or(Refusal::NoAgency)?;
    let name: Shard = path.get(1).ok_or(Refusal::NoShard)?;
    app.store
        .main_readers
        .run(move |db| {
            let Some(agency) = agencies::find(db, &agency)? else { return Ok(Err(Refusal::NoAgency)) };
            match log::shard(db, agency.id, name)? {
                Some(row) => read(db, &row).map(Ok),
                None => Ok(Err(Refusal::NoShard)),
            }
        })
        .await?
}
