//! Files of replies, sealed to their reader.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
};
use sybyr_crypto::hex::Hex;

use super::{Answer, octets, request::Segments};
use crate::{app::App, courier::pieces::Pieces, errors::Refusal, store::replies};

/// A whole object, sent piece by piece: readers who do not read hold no memory.
pub(crate) async fn get(State(app): State<App>, path: Segments) -> Answer {
    let id: Hex<16> = path.get(0).ok_or(Refusal::NoObject)?;
    let object = app.store.main_readers.run(move |db| replies::object(db, &id)).await?;
    let (file, len) = object.ok_or(Refusal::NoObject)?;
    let path = app.store.folder.objects().join(file);
    let mut answer = octets(Body::new(Pieces::of_blob(&app, path, id, len)));
    answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(len));
    Ok(answer)
}
