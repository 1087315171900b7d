//! What is needed to write without any network, in one file: the settings of the drop and the cards in force.

use axum::{extract::State, http::header, response::Response};
use sybyr_crypto::{keys::Fingerprint, saved};

use super::{Answer, octets};
use crate::{
    app::App,
    assets,
    errors::Refusal,
    store::{agencies, settings},
};

/// The writing part of a saved visit: the same bytes for everyone until a card or a setting changes.
pub(crate) async fn drop(State(app): State<App>) -> Answer {
    let today = app.clock.now().day();
    let (script, cards) = app
        .store
        .main_readers
        .run(move |db| {
            let mut cards: Vec<(Fingerprint, Vec<u8>)> = Vec::new();
            for agency in agencies::all(db)?.into_iter().filter(|agency| !agency.removed) {
                if let Some(card) = agencies::card_on(db, agency.id, today)? {
                    cards.push((agency.fingerprint, card));
                }
            }
            Ok((settings::newest_script(db)?, cards))
        })
        .await?;
    let (_, script) = script.ok_or(Refusal::Internal)?;
    let mut answer: Response = octets(saved::write(&script, cards));
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, assets::saved_as("visit.tar"));
    Ok(answer)
}
