//! The signed card of an agency.

use axum::extract::State;
use sybyr_crypto::keys::Fingerprint;

use super::{Answer, octets, request::Segments};
use crate::{app::App, errors::Refusal, store::agencies};

/// The card in force, as it was signed.
pub(crate) async fn get(State(app): State<App>, path: Segments) -> Answer {
    let agency: Fingerprint = path.get(0).ok_or(Refusal::NoAgency)?;
    let today = app.clock.now().day();
    let card = app
        .store
        .main_readers
        .run(move |db| match agencies::find(db, &agency)? {
            Some(agency) if !agency.removed => agencies::card_on(db, agency.id, today),
            _ => Ok(None),
        })
        .await?;
    card.map(octets).ok_or(Refusal::NoAgency)
}
