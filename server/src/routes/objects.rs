//! Files of replies, sealed to their reader.

use std::io::Read as _;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
};
use sybyr_crypto::hex::Hex;

use super::{Answer, octets, request::Segments};
use crate::{
    app::App,
    errors::Refusal,
    store::{StoreError, blob_file::BlobFile, replies},
};

/// A whole object; at most 32 MiB, so it is read at once and sent from memory.
pub(crate) async fn get(State(app): State<App>, path: Segments) -> Answer {
    let id: Hex<16> = path.get(0).ok_or(Refusal::NoObject)?;
    let objects = app.store.folder.objects();
    let object = app
        .store
        .main_readers
        .run(move |db| {
            let Some((file, len)) = replies::object(db, &id)? else { return Ok(None) };
            let file = BlobFile::open(&objects.join(file))?;
            let mut bytes = Vec::new();
            file.read(&id.0).take(len).read_to_end(&mut bytes)?;
            if bytes.len() as u64 == len { Ok(Some(bytes)) } else { Err(StoreError::Damaged("an object is cut")) }
        })
        .await?;
    let bytes = object.ok_or(Refusal::NoObject)?;
    let length = HeaderValue::from(bytes.len());
    let mut answer = octets(Body::from(bytes));
    answer.headers_mut().insert(header::CONTENT_LENGTH, length);
    Ok(answer)
}
