//! Deletion of a reply by whoever shows the capability that lies inside it.

use axum::{body::Body, extract::State, http::StatusCode, response::IntoResponse as _};
use serde::Deserialize;
use sybyr_crypto::{hex::Hex, json, keys::Secret, notation::hash};

use super::Answer;
use crate::{app::App, body::Incoming, errors::Refusal, store::replies};

#[derive(Deserialize)]
struct Deletion {
    tag: Hex<16>,
    del: Secret<32>,
}

/// Always 204 when it was understood: the answer does not tell whether there was such a reply.
pub(crate) async fn delete(State(app): State<App>, body: Body) -> Answer {
    let bytes = Incoming::new(body).whole(1024).await?;
    let Deletion { tag, del } = json::parse(&bytes, 1024).map_err(|_| Refusal::Body)?;
    let del = hash("del", &[del.expose()]);
    app.store.main.run(move |db| replies::mark_deleted(db, &tag.0, &del)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
