//! What the courier's page or curl asks for, with the agency's token.

use std::path::Path;

use axum::{
    body::Body,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use bytes::BytesMut;
use rand::{RngCore as _, rngs::OsRng};
use serde::Serialize;
use sybyr_crypto::{bundle::SeenSize, hex, keys::Fingerprint};
use tokio::io::AsyncWriteExt as _;

use super::{
    Answer, json,
    request::{Range, decimal, query, range},
};
use crate::{
    app::App,
    body::{Filled, Incoming},
    clock::Day,
    courier::{
        self,
        bundle::From,
        outbox::MAX_LEN,
        pieces::{Pieces, Served},
    },
    errors::Refusal,
    store::{
        StoreError,
        agencies::Agency,
        bundles::{self, BundleRow},
        folder, log, replies,
    },
};

/// Bytes of an outbox that are gathered before they are written.
const GATHERED: usize = 64 * 1024;

async fn agency(app: &App, headers: &HeaderMap) -> Result<Agency, Refusal> {
    courier::authorise(app, headers.get(header::AUTHORIZATION).map(HeaderValue::as_bytes)).await
}

#[derive(Serialize)]
struct CourierState {
    agency: Fingerprint,
    /// Tips in the log that no fetched bundle holds.
    waiting: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle: Option<BundleState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outbox: Option<OutboxState>,
    seen: Vec<SeenSize>,
}

#[derive(Serialize)]
struct BundleState {
    number: u64,
    size: u64,
    fetched: bool,
}

#[derive(Serialize)]
struct OutboxState {
    number: u64,
    day: Day,
}

/// What there is to carry.
pub(crate) async fn state(State(app): State<App>, headers: HeaderMap) -> Answer {
    let agency = agency(&app, &headers).await?;
    let state = app
        .store
        .main_readers
        .run(move |db| {
            let (mut waiting, mut seen) = (0, Vec::new());
            for row in log::shards(db, agency.id)? {
                let size = log::last_seen(db, row.id, false)?.map(|(size, ..)| size);
                seen.extend(size.map(|size| SeenSize { shard: row.shard, size }));
                let carried = bundles::end_in(db, agency.id, row.id, true)?.max(size.unwrap_or(0));
                waiting += u64::from(row.size.saturating_sub(carried));
            }
            let bundle = bundles::newest(db, agency.id)?.filter(|bundle| bundle.file.is_some());
            Ok(CourierState {
                agency: agency.fingerprint,
                waiting,
                bundle: bundle.map(|b| BundleState { number: b.number, size: b.size, fetched: b.fetched }),
                outbox: replies::last_outbox(db, agency.id)?.map(|o| OutboxState { number: o.number, day: o.day }),
                seen,
            })
        })
        .await?;
    Ok(json(&state))
}

/// The bundle, or a part of it.
pub(crate) async fn bundle(
    State(app): State<App>,
    method: Method,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Answer {
    let agency = agency(&app, &headers).await?;
    let id = agency.id;
    let raw = raw.as_deref();
    let wanted = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    // Whoever asks for a later part continues a download: never another bundle under its hands.
    let continues = matches!(range(wanted, u64::MAX), Range::Part(from, _) if from > 0);
    let from = match query(raw, "from") {
        None => From::Before,
        Some("seen") => From::Seen,
        Some(_) => return Err(Refusal::NotFound),
    };
    let number = match query(raw, "number") {
        None => None,
        Some(text) => Some(decimal(text).ok_or(Refusal::BundleGone)?),
    };
    let bundle = under_lock(&app, move |app| choose(app, &agency, number, from, continues)).await?;
    let file = bundle.file.clone().ok_or(Refusal::BundleGone)?;
    let path = app.store.folder.spool().join(file);
    let (status, start, end) = match range(wanted, bundle.size) {
        Range::Whole => (StatusCode::OK, 0, bundle.size),
        Range::Part(start, end) => (StatusCode::PARTIAL_CONTENT, start, end),
        Range::Unsatisfiable => return Err(Refusal::Range(bundle.size)),
    };
    let whole = end == bundle.size && method == Method::GET;
    let served = whole.then(|| Served { app: app.clone(), agency: id, number: bundle.number });
    let pieces = Pieces::of_file(path, start, end, served).await?;
    Ok(part(status, &bundle, start, end, pieces))
}

/// Works on a thread that may wait, with the courier's lock held to the end of the work: a courier who goes away takes
/// the request along, but not the lock.
async fn under_lock<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&App) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let (app, lock) = (app.clone(), app.courier.clone().lock_owned().await);
    let done = tokio::task::spawn_blocking(move || {
        let outcome = work(&app);
        drop(lock);
        outcome
    });
    done.await.map_err(|_| Refusal::Internal)?
}

fn choose(app: &App, agency: &Agency, number: Option<u64>, from: From, continues: bool) -> Result<BundleRow, Refusal> {
    if let Some(number) = number {
        let found = app.store.main_readers.run_waiting(|db| bundles::find(db, agency.id, number))?;
        return found.filter(|bundle| bundle.file.is_some()).ok_or(Refusal::BundleGone);
    }
    let current = app.store.main_readers.run_waiting(|db| match bundles::newest(db, agency.id)? {
        Some(bundle) if bundle.file.is_some() => {
            let done = bundle.fetched || bundles::is_seen_now(db, agency.id, bundle.number)?;
            Ok(Some((bundle, done)))
        }
        _ => Ok(None),
    })?;
    match current {
        Some((bundle, done)) if continues || !done && from == From::Before => Ok(bundle),
        _ => Ok(courier::bundle::seal(app, agency, from)?),
    }
}

fn part(status: StatusCode, bundle: &BundleRow, start: u64, end: u64, pieces: Pieces) -> Response {
    let value = |text: String| HeaderValue::try_from(text).expect("digits are a header value");
    let mut answer = (status, Body::new(pieces)).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(end - start));
    let name = value(format!("attachment; filename=\"{}.bundle\"", bundle.number));
    headers.insert(header::CONTENT_DISPOSITION, name);
    if status == StatusCode::PARTIAL_CONTENT {
        headers.insert(header::CONTENT_RANGE, value(format!("bytes {start}-{}/{}", end - 1, bundle.size)));
    }
    answer
}

#[derive(Serialize)]
struct Accepted {
    accepted: u64,
}

/// Takes an outbox, in a task of its own: what was begun is finished and tidied up, whether the courier waits or not.
pub(crate) async fn outbox(State(app): State<App>, headers: HeaderMap, body: Body) -> Answer {
    let taking = tokio::spawn(async move {
        let mut incoming = Incoming::new(body);
        let outcome = match agency(&app, &headers).await {
            Ok(agency) => receive(&app, agency, &mut incoming).await,
            Err(refusal) => Err(refusal),
        };
        incoming.drain().await;
        outcome
    });
    Ok(json(&Accepted { accepted: taking.await.map_err(|_| Refusal::Internal)?? }))
}

async fn receive(app: &App, agency: Agency, incoming: &mut Incoming) -> Result<u64, Refusal> {
    let mut name = [0; 16];
    OsRng.fill_bytes(&mut name);
    let path = app.store.folder.spool().join(format!("{}.outbox", hex::encode(&name)));
    let outcome = match spool(&path, incoming).await {
        Ok(()) => {
            let path = path.clone();
            under_lock(app, move |app| courier::outbox::accept(app, &agency, &path)).await
        }
        Err(refusal) => Err(refusal),
    };
    let wiped = tokio::task::spawn_blocking(move || folder::wipe(&path)).await;
    wiped.map_err(|_| Refusal::Internal)?.map_err(StoreError::from)?;
    outcome
}

async fn spool(path: &Path, incoming: &mut Incoming) -> Result<(), Refusal> {
    let file = folder::create_private(path).map_err(StoreError::from)?;
    let mut file = tokio::fs::File::from_std(file);
    let (mut buffer, mut len) = (BytesMut::new(), 0_u64);
    loop {
        let filled = incoming.fill(&mut buffer, GATHERED).await;
        len += buffer.len() as u64;
        if len > MAX_LEN {
            return Err(Refusal::TooLarge);
        }
        file.write_all(&buffer).await.map_err(StoreError::from)?;
        buffer.clear();
        match filled {
            Filled::Full => {}
            Filled::End => return Ok(file.flush().await.map_err(StoreError::from)?),
            Filled::Broken => return Err(Refusal::Slow),
        }
    }
}
