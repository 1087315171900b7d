//! Uploads of tips by tus 1.0.0: creation, creation-with-upload, expiration, termination (protocol section 14).

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use rand::{RngCore as _, rngs::OsRng};
use sybyr_crypto::{hex::Hex, size};

use super::{
    Answer,
    request::{Segments, metadata, number},
};
use crate::{
    app::App,
    body::Incoming,
    clock::{HOUR, Moment},
    config::BatchRule,
    errors::Refusal,
    intake::{Intake, remove},
    store::{
        StoreError, agencies, log,
        uploads::{self, State as UploadState, Upload, UploadId},
    },
};

const OFFSET: &str = "upload-offset";
const LENGTH: &str = "upload-length";
const STREAM: &str = "application/offset+octet-stream";
/// How long an unfinished upload is kept at least.
const LIFETIME: u64 = 24 * HOUR;

/// What this server speaks; asked without a version.
pub(crate) async fn options(State(app): State<App>) -> Response {
    let limit = HeaderValue::from(app.settings.limit_tip);
    let fixed = [
        ("tus-resumable", "1.0.0"),
        ("tus-version", "1.0.0"),
        ("tus-extension", "creation,creation-with-upload,expiration,termination"),
    ];
    (StatusCode::NO_CONTENT, fixed, [("tus-max-size", limit)]).into_response()
}

/// Begins an upload.
pub(crate) async fn create(State(app): State<App>, headers: HeaderMap, body: Body) -> Answer {
    let mut incoming = Incoming::new(body);
    let outcome = begin(&app, &headers, &mut incoming).await;
    finish(outcome, incoming).await
}

/// Where an upload stands.
pub(crate) async fn head(State(app): State<App>, path: Segments, headers: HeaderMap) -> Answer {
    speaks_tus(&headers)?;
    let upload = find(&app, &path).await?;
    let mut answer = progress(StatusCode::OK, reached(&app, &upload), upload.expires);
    answer.headers_mut().insert(LENGTH, HeaderValue::from(upload.length));
    Ok(answer)
}

/// Continues an upload.
pub(crate) async fn patch(State(app): State<App>, path: Segments, headers: HeaderMap, body: Body) -> Answer {
    let mut incoming = Incoming::new(body);
    let outcome = advance(&app, &path, &headers, &mut incoming).await;
    finish(outcome, incoming).await
}

/// Takes an upload back.
pub(crate) async fn delete(State(app): State<App>, path: Segments, headers: HeaderMap) -> Answer {
    speaks_tus(&headers)?;
    let id = find(&app, &path).await?.id;
    if !remove(&app, id).await? {
        return Err(Refusal::NoUpload);
    }
    Ok(tus(StatusCode::NO_CONTENT))
}

/// The hour at which an unfinished upload of now ends: that of a close, so that the disk tells of it no more than of a
/// batch. A demonstration, which closes at any time, takes midnight.
fn expiry(rule: &BatchRule, now: Moment) -> i64 {
    let hours = if rule.hours().is_empty() { &[0][..] } else { rule.hours() };
    let late = Moment(now.0 + LIFETIME);
    Moment(late.0 + late.until_next(hours).as_secs()).hour()
}

/// What was acknowledged: bytes in the store, or, before there are any, those of a header that is not whole yet.
fn reached(app: &App, upload: &Upload) -> u64 {
    if upload.received > 0 { upload.received } else { app.prefixes.len(&upload.id) }
}

/// Lets a sender who was answered early read the answer.
async fn finish(outcome: Answer, incoming: Incoming) -> Answer {
    incoming.drain().await;
    outcome
}

async fn begin(app: &App, headers: &HeaderMap, incoming: &mut Incoming) -> Answer {
    speaks_tus(headers)?;
    let length = number(headers, LENGTH).ok_or(Refusal::SizeClass)?;
    if length > app.settings.limit_tip {
        return Err(Refusal::TooLarge);
    }
    if !size::is_class(length) {
        return Err(Refusal::SizeClass);
    }
    let value = headers.get("upload-metadata").and_then(|v| v.to_str().ok());
    let (agency, tag) = value.and_then(metadata).ok_or(Refusal::Metadata)?;
    let (known, logged) = app
        .store
        .main_readers
        .run(move |db| {
            let agency = agencies::find(db, &agency)?;
            Ok((agency.is_some_and(|a| !a.removed), log::has_tag(db, &tag)?))
        })
        .await?;
    if !known {
        return Err(Refusal::NoAgency);
    }
    if logged {
        return Err(Refusal::AlreadyThere);
    }
    if !app.store.folder.has_room(length, app.settings.disk_reserve) {
        return Err(StoreError::Full.into());
    }
    let with_upload = headers.get(header::CONTENT_TYPE).is_some_and(|v| v == STREAM);
    if !with_upload && incoming.next().await.is_ok() {
        return Err(Refusal::ContentType);
    }
    let mut id = [0; 16];
    OsRng.fill_bytes(&mut id);
    let expires = expiry(&app.settings.batch, app.clock.now());
    let upload =
        Upload { id: Hex(id), agency, tag, length, received: 0, state: UploadState::Open, expires: Some(expires) };
    let mut intake = Intake::new(app, &upload, true);
    if let Some(waiting) = intake.take(incoming, with_upload).await? {
        return Ok(created(&waiting.id, reached(app, &waiting), waiting.expires));
    }
    let expires = if intake.complete { None } else { Some(expires) };
    Ok(created(&upload.id, intake.offset(), expires))
}

async fn advance(app: &App, path: &Segments, headers: &HeaderMap, incoming: &mut Incoming) -> Answer {
    speaks_tus(headers)?;
    if headers.get(header::CONTENT_TYPE).is_none_or(|v| v != STREAM) {
        return Err(Refusal::ContentType);
    }
    let offset = number(headers, OFFSET).ok_or(Refusal::BadOffset)?;
    await_turn(app, path, offset).await?;
    incoming.begin();
    let upload = find(app, path).await?;
    let _turn = app.turns.begin(upload.id);
    let mut intake = Intake::new(app, &upload, false);
    if offset != intake.offset() {
        return Err(Refusal::Offset(intake.offset()));
    }
    if number(headers, "content-length").is_some_and(|more| more > upload.length - offset) {
        return Err(Refusal::TooLarge);
    }
    intake.take(incoming, true).await?;
    let expires = if intake.complete { None } else { upload.expires };
    Ok(progress(StatusCode::NO_CONTENT, intake.offset(), expires))
}

/// Holds a piece that is early: over a slow circuit it sets out while the answer to the one in front is still coming back.
async fn await_turn(app: &App, path: &Segments, offset: u64) -> Result<(), Refusal> {
    let upload = find(app, path).await?;
    if !is_early(app, &upload, offset) {
        return Ok(());
    }
    let Some(place) = app.turns.queue(upload.id) else { return Ok(()) };
    loop {
        let moved = place.moved();
        if !is_early(app, &find(app, path).await?, offset) || !moved.await {
            return Ok(());
        }
    }
}

fn is_early(app: &App, upload: &Upload, offset: u64) -> bool {
    offset > reached(app, upload) && offset < upload.length
}

async fn find(app: &App, path: &Segments) -> Result<Upload, Refusal> {
    let id: UploadId = path.get(0).ok_or(Refusal::NoUpload)?;
    let hour = app.clock.now().hour();
    app.store.uploads_readers.run(move |db| uploads::find(db, &id, hour)).await?.ok_or(Refusal::NoUpload)
}

fn speaks_tus(headers: &HeaderMap) -> Result<(), Refusal> {
    if headers.get("tus-resumable").is_some_and(|v| v == "1.0.0") { Ok(()) } else { Err(Refusal::TusVersion) }
}

fn tus(status: StatusCode) -> Response {
    (status, [("tus-resumable", "1.0.0")]).into_response()
}

fn progress(status: StatusCode, offset: u64, expires: Option<i64>) -> Response {
    let mut answer = tus(status);
    let headers = answer.headers_mut();
    headers.insert(OFFSET, HeaderValue::from(offset));
    if let Some(expires) = expires {
        let moment = Moment(u64::try_from(expires).unwrap_or(0) * HOUR);
        let date = httpdate::fmt_http_date(moment.to_system());
        headers.insert("upload-expires", HeaderValue::try_from(date).expect("a date is plain ASCII"));
    }
    answer
}

fn created(id: &UploadId, offset: u64, expires: Option<i64>) -> Response {
    let mut answer = progress(StatusCode::CREATED, offset, expires);
    let location = HeaderValue::try_from(format!("/api/tips/{id}")).expect("hex is plain ASCII");
    answer.headers_mut().insert(header::LOCATION, location);
    answer
}

/// Marks refusals of these routes as tus answers, which clients of tus expect.
pub(crate) async fn mark(request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let asks = request.method() != Method::OPTIONS;
    let mut answer = next.run(request).await;
    if asks {
        answer.headers_mut().insert("tus-resumable", HeaderValue::from_static("1.0.0"));
    }
    answer
}
