//! `card`: writes the cards that have not expired into one file for the operator; `card renew` signs the next twelve.

use std::path::Path;

use sybyr_crypto::card::write_file;
use sybyr_crypto::keys::Day;

use super::{Session, newest_card, signing};
use crate::cli::CardRenewal;
use crate::clock;
use crate::problem::{KeyFault, Problem, Result};
use crate::text::{AboutKeys, Say};

/// Cards of so many months are signed at a time.
const MONTHS: u32 = 12;

pub(super) fn run(session: &mut Session<'_>, output: &Path) -> Result<()> {
    let book = session.open()?;
    let cards = book.cards_to_carry(session.today)?;
    let content = write_file(&cards).map_err(|_| Problem::NoCards)?;
    session.write_output(output, &content)?;
    let until = cards.iter().map(|card| card.card().not_after).max().unwrap_or_default();
    session.say(&Say::CardsWritten { output: output.to_owned(), cards: cards.len(), until })?;
    session.say(&Say::AgencyWords { fingerprint: book.keys().agency })
}

/// Signs cards for the twelve months behind the last one that has a card, or from this month on when that is over.
pub(super) fn renew(session: &mut Session<'_>, arguments: &CardRenewal) -> Result<()> {
    let texts = arguments.texts.as_deref().map(signing::read_texts).transpose()?;
    let mut book = session.open()?;
    if book.unsaid_keys() {
        // cards of next year would name keys that those of this year do not
        return Err(KeyFault::RekeyUnfinished.into());
    }
    let mut template = newest_card(&book)?.ok_or(Problem::NoCards)?;
    let ahead = clock::month_start(session.today, MONTHS);
    if template.not_before >= ahead {
        return Err(KeyFault::CardsReachFar { until: template.not_after }.into());
    }
    let root = signing::read_root_key(session, &book, &arguments.root)?;
    if let Some(texts) = texts {
        texts.put_into(&mut template);
    }
    let first = clock::month_start(template.not_before, 1).max(clock::month_start(session.today, 0));
    let begins: Vec<Day> = (0..=MONTHS).map(|i| clock::month_start(first, i)).collect();
    book.make_periods(&begins)?;
    let cards = signing::sign(book.keys(), &root, &template, &begins)?;
    book.add_cards(&cards)?;
    let until = cards.last().map_or(0, |card| card.card().not_after);
    session.say(&Say::Keys(AboutKeys::CardsRenewed { cards: cards.len(), until }))?;
    session.note(&Say::Keys(AboutKeys::AfterCards))
}
