//! `card`: writes the cards that have not expired into one file for the operator of the drop.

use std::path::Path;

use sybyr_crypto::card::write_file;

use super::Session;
use crate::problem::{Problem, Result};
use crate::text::Say;

pub(super) fn run(session: &mut Session<'_>, output: &Path) -> Result<()> {
    let book = session.open()?;
    let cards = book.cards(session.today)?;
    let content = write_file(&cards).map_err(|_| Problem::NoCards)?;
    session.write_output(output, &content)?;
    let until = cards.iter().map(|card| card.card().not_after).max().unwrap_or_default();
    session.say(&Say::CardsWritten { output: output.to_owned(), cards: cards.len(), until })?;
    session.say(&Say::AgencyWords { fingerprint: book.keys().agency })
}
