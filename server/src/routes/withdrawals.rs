//! Taking a tip back after its batch closed: the leaf stays, the blob goes at the next close (protocol section 13).

use axum::{body::Body, extract::State, http::StatusCode, response::IntoResponse as _};
use serde::Deserialize;
use sybyr_crypto::{
    hex::Hex,
    json,
    keys::Fingerprint,
    log::{Shard, Withdrawal},
};

use super::Answer;
use crate::{
    app::App,
    body::Incoming,
    errors::Refusal,
    store::{agencies, log, withdrawals},
};

#[derive(Deserialize)]
struct Request {
    agency: Fingerprint,
    shard: Shard,
    index: u32,
    w: Hex<32>,
    claim: Hex<32>,
}

/// 204 when the proof fits the leaf and no bundle has carried the blob, 202 when one has; the same when it is shown twice.
pub(crate) async fn post(State(app): State<App>, body: Body) -> Answer {
    let bytes = Incoming::new(body).whole(1024).await?;
    let request: Request = json::parse(&bytes, 1024).map_err(|_| Refusal::Body)?;
    let withdrawal = Withdrawal { index: request.index, withdraw: request.w, claim: request.claim };
    // What is being sealed meanwhile may hold the blob. Nobody waits for that: it is merely not denied.
    let idle = app.courier.try_lock();
    let sealing = idle.is_err();
    let bundled = app
        .store
        .main
        .run(move |db| {
            let Some(agency) = agencies::find(db, &request.agency)? else { return Ok(None) };
            let Some(shard) = log::shard(db, agency.id, request.shard)? else { return Ok(None) };
            let entry = withdrawals::entry(db, shard.id, withdrawal.index)?;
            if !entry.is_some_and(|entry| withdrawal.proves(&entry)) {
                return Ok(None);
            }
            withdrawals::add(db, shard.id, &withdrawal, sealing).map(Some)
        })
        .await?;
    drop(idle);
    let bundled = bundled.ok_or(Refusal::NoLeaf)?;
    app.arrivals.notify_one();
    Ok(if bundled { StatusCode::ACCEPTED } else { StatusCode::NO_CONTENT }.into_response())
}
