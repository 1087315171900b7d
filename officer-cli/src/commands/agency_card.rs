//! `agency-card`: the cards of other agencies, kept in the casebook once their twelve words were typed as they were read out.

use std::path::Path;

use serde_json::json;
use sybyr_crypto::card::{self, SignedCard};
use sybyr_crypto::hex;
use sybyr_crypto::words::{List, fingerprint_words};

use super::{Session, init, own_name, read_up_to};
use crate::casebook::{Casebook, Change};
use crate::cli::AgencyCardCommand;
use crate::clock;
use crate::passphrase;
use crate::problem::{NotPassedOn, Problem, Result};
use crate::terminal;
use crate::text::{Passing, Say};

/// The longest card file: as many cards as one holds, each at its greatest length.
const MAX_FILE: u64 = 24 * (64 * 1024 + 128);

pub(super) fn run(session: &mut Session<'_>, command: &AgencyCardCommand) -> Result<()> {
    match command {
        AgencyCardCommand::Import { file, fingerprint } => import(session, file, fingerprint.as_deref()),
        AgencyCardCommand::List => list(session),
        AgencyCardCommand::Remove { name } => remove(session, name),
    }
}

/// Every card of a card file, whichever drop it is for: they are of one agency.
pub(super) fn read(path: &Path) -> Result<Vec<SignedCard>> {
    let refused = || Problem::NotACardFile(path.to_owned());
    let bytes = read_up_to(path, MAX_FILE)?.ok_or_else(refused)?;
    let split = card::split_file(&bytes).map_err(|_| refused())?;
    let open = |bytes: &[u8]| SignedCard::open_of_any_drop(bytes.to_vec()).map_err(|_| refused());
    let cards = split.into_iter().map(open).collect::<Result<Vec<_>>>()?;
    let first = cards.first().ok_or_else(refused)?.card();
    let same = |one: &SignedCard| one.card().agency == first.agency && one.card().drop_id == first.drop_id;
    if cards.iter().all(same) { Ok(cards) } else { Err(refused()) }
}

/// The newest card to which a tip can be sealed today.
pub(super) fn in_force(cards: Vec<SignedCard>, session: &Session<'_>) -> Result<SignedCard> {
    let usable = cards.into_iter().filter(|one| one.card().recipient_at(session.today).is_some());
    usable.max_by_key(|one| one.card().counter).ok_or_else(|| NotPassedOn::CardExpired.into())
}

/// The kept cards of the agency of this name, in any of its languages, or of the only one whose name holds this.
pub(super) fn find(book: &Casebook, name: &str) -> Result<Option<Vec<SignedCard>>> {
    let wanted = name.trim().to_lowercase();
    let names = |cards: &[SignedCard]| {
        let names = &cards.last().expect("an agency is kept with a card").card().names;
        [&names.en, &names.ru, &names.kk].map(|name| name.to_lowercase())
    };
    let kept = book.agency_cards()?;
    let exact: Vec<_> = kept.iter().filter(|cards| names(cards).contains(&wanted)).collect();
    let holding = kept.iter().filter(|cards| !wanted.is_empty() && names(cards).iter().any(|n| n.contains(&wanted)));
    let found = if exact.is_empty() { holding.collect() } else { exact };
    match found[..] {
        [] => Ok(None),
        [one] => Ok(Some(one.clone())),
        _ => Err(NotPassedOn::SeveralAgencies(name.to_owned()).into()),
    }
}

fn import(session: &mut Session<'_>, file: &Path, fingerprint: Option<&str>) -> Result<()> {
    let mut cards = read(file)?;
    let mut book = session.open()?;
    let agency = cards[0].card().agency;
    if agency == book.keys().agency {
        return Err(NotPassedOn::Ourselves.into());
    }
    let kept = book.agency_cards()?.into_iter().find(|kept| kept[0].card().agency == agency);
    let is_new = kept.is_none();
    let name = own_name(&cards[cards.len() - 1].card().names, session.language).to_owned();
    if is_new {
        // the words are typed, not agreed to: whoever only nods has compared nothing
        let question = session.language.say(&Say::Passing(Passing::TypeWords { name: name.clone() }));
        let typed = match fingerprint {
            Some(typed) => typed.to_owned(),
            None => passphrase::ask(&question).map_err(|_| Problem::FingerprintNeeded)?,
        };
        if !init::is_fingerprint(&typed, &agency) {
            return Err(Problem::WrongFingerprint);
        }
    }
    // an older file takes nothing away, and what has passed is kept no longer
    let known = |counter| move |one: &SignedCard| one.card().counter == counter;
    for old in kept.unwrap_or_default() {
        if !cards.iter().any(known(old.card().counter)) {
            cards.push(old);
        }
    }
    cards.retain(|one| one.card().not_after >= session.today);
    cards.sort_by_key(|one| one.card().counter);
    let until = cards.last().ok_or(NotPassedOn::CardExpired)?.card().not_after;
    let cards = cards.iter().map(|one| hex::encode(one.as_bytes())).collect();
    book.record(&[Change::AgencyCardsKept { agency, cards }])?;
    session.say(&Say::Passing(Passing::Kept { name, until, is_new }))
}

fn list(session: &mut Session<'_>) -> Result<()> {
    let book = session.open()?;
    let kept = book.agency_cards()?;
    let mut listed = Vec::new();
    for card in kept.iter().filter_map(|cards| cards.last()).map(SignedCard::card) {
        let here = card.drop_id == book.keys().drop_id;
        if session.json {
            listed.push(json!({
                "agency": card.agency, "names": card.names, "until": clock::format(card.not_after), "here": here,
                "words": fingerprint_words(&card.agency.0, List::En),
            }));
        } else {
            let name = own_name(&card.names, session.language).to_owned();
            session.say(&Say::Passing(Passing::Agency { name, agency: card.agency, until: card.not_after, here }))?;
        }
    }
    match (session.json, kept.is_empty()) {
        (true, _) => session.line(&terminal::json(&json!({ "agencies": listed }))),
        (false, true) => session.say(&Say::Passing(Passing::NoAgencies)),
        (false, false) => Ok(()),
    }
}

fn remove(session: &mut Session<'_>, name: &str) -> Result<()> {
    let mut book = session.open()?;
    let cards = find(&book, name)?.ok_or_else(|| NotPassedOn::UnknownAgency(name.to_owned()))?;
    let card = cards[0].card();
    book.record(&[Change::AgencyCardsRemoved { agency: card.agency }])?;
    let name = own_name(&card.names, session.language).to_owned();
    session.say(&Say::Passing(Passing::Removed { name }))
}
