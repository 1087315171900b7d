//! `rekey`: when an officer leaves: new intake, desk and bundle keys and cards at once, and the casebook under a new key.

use super::{Session, newest_card, signing};
use crate::cli::RootKey;
use crate::problem::{KeyFault, Problem, Result};
use crate::text::{AboutKeys, Say};

pub(super) fn run(session: &mut Session<'_>, root: &RootKey) -> Result<()> {
    let mut book = session.open()?;
    if let Some((_, day)) = book.newest_bundle()? {
        // cards that begin too late leave the leaver's in force until then
        session.compare_clock(day)?;
    }
    let template = newest_card(&book)?.ok_or(Problem::NoCards)?;
    let begun = book.cards(session.today)?.iter().map(|card| card.card().not_before).min();
    if let Some(from) = begun.filter(|&from| from > session.today) {
        // a card of today would end before one of the others begins
        return Err(KeyFault::NotBeforeCards { from }.into());
    }
    let root = signing::read_root_key(session, &book, root)?;
    let begins = book.replace_keys(session.today)?;
    let cards = signing::sign(book.keys(), &root, &template, &begins)?;
    book.add_cards(&cards)?;
    let until = cards.last().map_or(0, |card| card.card().not_after);
    session.say(&Say::Keys(AboutKeys::CardsRenewed { cards: cards.len(), until }))?;
    session.say(&Say::Keys(AboutKeys::Rekeyed))?;
    session.note(&Say::Keys(AboutKeys::AfterRekey))
}
