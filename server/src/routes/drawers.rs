//! The drawers in which replies wait: every page of every drawer of one size is equally long.

use axum::extract::{RawQuery, State};

use super::{
    Answer, octets,
    request::{Segments, decimal, query},
};
use crate::{app::App, drawers, errors::Refusal};

/// One page of one drawer.
pub(crate) async fn get(State(app): State<App>, path: Segments, RawQuery(raw): RawQuery) -> Answer {
    let (bits, drawer) = path.text(0).and_then(|name| name.split_once('-')).ok_or(Refusal::NoDrawer)?;
    let bits = decimal(bits).and_then(|n| u8::try_from(n).ok()).ok_or(Refusal::NoDrawer)?;
    let drawer = decimal(drawer).and_then(|n| u16::try_from(n).ok()).ok_or(Refusal::NoDrawer)?;
    let page = match raw {
        None => 0,
        some => query(some.as_deref(), "page")
            .and_then(decimal)
            .and_then(|n| u32::try_from(n).ok())
            .ok_or(Refusal::NoDrawer)?,
    };
    let page = app.store.main_readers.run(move |db| drawers::page(db, bits, drawer, page)).await?;
    page.map(octets).ok_or(Refusal::NoDrawer)
}
