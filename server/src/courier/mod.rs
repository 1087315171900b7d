//! The courier's side: a token, bundles out, outboxes in. The courier holds no key and learns nothing but sizes.

use rand::rngs::OsRng;
use sybyr_crypto::{hex, keys::Secret, notation::sha256};
use zeroize::Zeroizing;

use crate::{
    app::App,
    errors::Refusal,
    store::agencies::{self, Agency},
};

pub(crate) mod bundle;
pub(crate) mod outbox;
mod passed;
pub(crate) mod pieces;

/// A new token: what the courier gets, once, and the hash that is kept.
pub fn new_token() -> (Zeroizing<String>, [u8; 32]) {
    let token = Secret::<32>::random(&mut OsRng);
    (Zeroizing::new(hex::encode(token.expose())), sha256(token.expose()))
}

/// The agency of whoever shows this `Authorization` header.
pub(crate) async fn authorise(app: &App, authorization: Option<&[u8]>) -> Result<Agency, Refusal> {
    let token = authorization.and_then(|value| value.strip_prefix(b"Bearer ")).ok_or(Refusal::Token)?;
    let token = std::str::from_utf8(token).ok().and_then(hex::decode::<32>).ok_or(Refusal::Token)?;
    let token = Secret::new(token);
    let agency = app.store.main_readers.run(move |db| agencies::of_token(db, token.expose())).await?;
    agency.ok_or(Refusal::Token)
}
