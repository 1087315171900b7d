//! The client: static files that are the same for everybody, and drop.js.

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};

use super::Answer;
use crate::{app::App, assets, errors::Refusal, store::settings};

/// A file of the client, compressed when the browser says it can read that.
pub(crate) async fn file(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    app.assets.answer(uri.path(), &headers).ok_or(Refusal::NotFound)
}

/// The signed description of this drop.
pub(crate) async fn drop_js(State(app): State<App>, headers: HeaderMap) -> Answer {
    let newest = app.store.main_readers.run(settings::newest_script).await?;
    let (_, bytes) = newest.ok_or(Refusal::Internal)?;
    Ok(assets::answer(assets::SCRIPT, bytes, &headers))
}
