//! `agency add|list|remove`: which bodies receive tips here.

use std::path::Path;

use serde::Serialize;
use sybyr_crypto::{
    card::{self, CardError, SignedCard},
    keys::{Day, Fingerprint},
    log::Shard,
};

use crate::{
    cli::{note, print},
    clock::{Clock, year_of},
    errors::{Exit, Failure},
    keys::Keys,
    log_book, publish,
    store::{Folder, Store, StoreError, agencies, settings},
};

/// The longest card file: 24 cards of 64 KiB and their frames.
const MAX_FILE: u64 = 2 << 20;

/// Adds an agency from its card file, or takes over its new cards.
pub(crate) fn add(dir: &Folder, file: &Path, default: bool) -> Result<(), Failure> {
    let (fingerprint, known) = add_cards(dir, file, default)?;
    print(&fingerprint.to_string())?;
    if known {
        return note("the agency's new cards are in place");
    }
    note(&format!(
        "the agency is added; compare these twelve words with its officer:\n  {}\n\
         next: make a token for its courier with\n  sybyr-server courier add --dir {} {}",
        super::words(&fingerprint),
        dir.path().display(),
        &fingerprint.to_string()[..16],
    ))
}

/// Adds what a card file holds; gives the agency, and whether it was known before.
pub(crate) fn add_cards(dir: &Folder, file: &Path, default: bool) -> Result<(Fingerprint, bool), Failure> {
    let store = Store::open(dir)?;
    let drop_id = store.main_readers.run_waiting(settings::drop_id)?;
    let cards = card::open_file(&read(file)?, &drop_id, None).map_err(|error| refuse(file, error))?;
    let today = Clock::system().now().day();
    let first = first_in_force(file, &cards, today)?;
    let (root, fingerprint) = (first.card().root, first.card().agency);
    let shard = Shard::new(year_of(today), 1).ok_or(StoreError::Damaged("the year"))?;
    let keys = Keys::load(dir)?;
    let (keys, known, kept) = store.main.run_waiting(move |db| {
        let all = agencies::all(db)?;
        let before = all.iter().find(|a| a.fingerprint == fingerprint);
        for card in &cards {
            if let Some(before) = before
                && agencies::has_other_card(db, before.id, card)?
            {
                return Ok((keys, true, false));
            }
        }
        let known = before.is_some_and(|a| !a.removed);
        let lonely = all.iter().all(|a| a.removed);
        let is_default = default || lonely || before.is_some_and(|a| a.is_default);
        let id = agencies::add(db, &root, &fingerprint, shard, is_default)?;
        for card in &cards {
            agencies::store_card(db, id, card)?;
        }
        log_book::begin(db, &keys, drop_id, (id, fingerprint), shard)?;
        publish::script(db, &keys, today)?;
        Ok((keys, known, true))
    })?;
    store.main_readers.run_waiting(|db| publish::drop_file(db, &keys, dir))?;
    if !kept {
        return Err(Failure::new(Exit::File, "a card with the same number but other content was added before")
            .help("ask the officer for cards that were signed later; nothing was changed"));
    }
    Ok((fingerprint, known))
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let shown = file.display();
    let cannot = |error: std::io::Error| {
        Failure::new(Exit::File, format!("{shown} cannot be read: {error}"))
            .help("give the file that `sybyr-officer --casebook DIR card --output FILE` wrote")
    };
    if std::fs::metadata(file).map_err(cannot)?.len() > MAX_FILE {
        return Err(refuse(file, CardError::File));
    }
    std::fs::read(file).map_err(cannot)
}

fn refuse(file: &Path, error: CardError) -> Failure {
    let failure = Failure::new(Exit::File, format!("{} holds no card for this drop: {error}", file.display()));
    match error {
        CardError::Drop => {
            failure.help("the officer enrolled at another drop: run `sybyr-officer init` with this drop.sybyr")
        }
        _ => failure.help("give the file that `sybyr-officer --casebook DIR card --output FILE` wrote"),
    }
}

fn first_in_force<'a>(file: &Path, cards: &'a [SignedCard], today: Day) -> Result<&'a SignedCard, Failure> {
    cards.iter().find(|card| card.card().in_force(today)).ok_or_else(|| {
        Failure::new(Exit::File, format!("no card in {} holds today", file.display()))
            .help("check the clocks of both machines, or ask the officer for new cards")
    })
}

#[derive(Serialize)]
struct Listed {
    agency: Fingerprint,
    words: String,
    name: String,
    default: bool,
    removed: bool,
    courier: bool,
    cards_end: Option<Day>,
}

/// Lists the agencies.
pub(crate) fn list(dir: &Folder, json: bool) -> Result<(), Failure> {
    let store = Store::open(dir)?;
    let today = Clock::system().now().day();
    let listed = store.main_readers.run_waiting(|db| {
        let drop_id = settings::drop_id(db)?;
        let describe = |agency: agencies::Agency| {
            Ok(Listed {
                agency: agency.fingerprint,
                words: super::words(&agency.fingerprint),
                name: agencies::open_card_on(db, &agency, &drop_id, today)?.card().names.en.clone(),
                default: agency.is_default,
                removed: agency.removed,
                courier: agency.has_courier,
                cards_end: agencies::newest_card(db, agency.id)?.map(|(_, day)| day),
            })
        };
        agencies::all(db)?.into_iter().map(describe).collect::<Result<Vec<_>, StoreError>>()
    })?;
    if json {
        return print(&String::from_utf8_lossy(&sybyr_crypto::json::write(&listed)));
    }
    for agency in &listed {
        let marks = [(agency.default, "default"), (agency.removed, "removed"), (agency.courier, "has a courier")];
        let marks: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        // A name comes from a card that another machine signed: nothing in it may steer this terminal.
        print(&format!("{}  {}  {}", agency.agency, agency.name.escape_debug(), marks.join(", ")))?;
        print(&format!("  {}", agency.words))?;
    }
    if listed.is_empty() {
        note("no agency yet; add one with `sybyr-server agency add --dir DIR agency.cards`")
    } else {
        Ok(())
    }
}

/// Takes no more tips for an agency.
pub(crate) fn remove(dir: &Folder, wanted: &str) -> Result<(), Failure> {
    let store = Store::open(dir)?;
    let agency = super::find_agency(&store, wanted)?;
    let keys = Keys::load(dir)?;
    let today = Clock::system().now().day();
    store.main.run_waiting(move |db| {
        agencies::remove(db, agency.id)?;
        publish::script(db, &keys, today)
    })?;
    note("the agency takes no more tips here and its courier's token is void; its log stays")
}
