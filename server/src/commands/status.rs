//! `status`: what waits, what is kept and since when, as numbers that an operator may see.

use serde::Serialize;
use sybyr_crypto::{
    hex::Hex,
    keys::{Day, Fingerprint},
    log::Shard,
};

use crate::{
    assets,
    cli::print,
    clock::Clock,
    errors::Failure,
    publish,
    store::{Folder, Store, StoreError, agencies, folder, log, replies, settings, uploads},
};

#[derive(Serialize)]
struct Status {
    drop_id: String,
    day: Day,
    /// Whole tips until the next close.
    waiting: u64,
    /// Uploads that are not whole.
    unfinished: u64,
    drawer_bits: u8,
    disk_bytes: u64,
    /// The fingerprint of drop.sybyr in twelve words, as it is read out to those who enrol.
    drop_file: Option<String>,
    /// SHA-256 of `/sybyr.html`.
    single_file: Hex<32>,
    agencies: Vec<AgencyStatus>,
}

#[derive(Serialize)]
struct AgencyStatus {
    agency: Fingerprint,
    removed: bool,
    courier: bool,
    shards: Vec<ShardStatus>,
    seen_day: Option<Day>,
    outbox: Option<OutboxStatus>,
    cards_end: Option<Day>,
}

#[derive(Serialize)]
struct ShardStatus {
    shard: Shard,
    size: u32,
    seen: u32,
}

#[derive(Serialize)]
struct OutboxStatus {
    number: u64,
    day: Day,
}

/// Prints the state of a drop.
pub(crate) fn run(dir: &Folder, json: bool) -> Result<(), Failure> {
    let store = Store::open(dir)?;
    let (waiting, unfinished) = store.uploads_readers.run_waiting(uploads::count)?;
    let disk_bytes = folder::disk_use(dir.path())?;
    let day = Clock::system().now().day();
    let status = store.main_readers.run_waiting(|db| {
        Ok(Status {
            drop_id: settings::drop_id(db)?.to_string(),
            day,
            waiting,
            unfinished,
            drawer_bits: replies::epochs(db)?.last().map_or(0, |(bits, _)| *bits),
            disk_bytes,
            drop_file: publish::published(dir).map(|fingerprint| super::words(&fingerprint)),
            single_file: assets::single_file_hash(),
            agencies: agencies::all(db)?.iter().map(|a| of_agency(db, a)).collect::<Result<_, _>>()?,
        })
    })?;
    if json {
        return print(&String::from_utf8_lossy(&sybyr_crypto::json::write(&status)));
    }
    print(&format!("tips waiting for the next close: {waiting}; unfinished uploads: {unfinished}"))?;
    print(&format!("drawer bits: {}; on disk: {} MiB", status.drawer_bits, disk_bytes.div_ceil(1 << 20)))?;
    if let Some(words) = &status.drop_file {
        print(&format!("drop.sybyr, in twelve words: {words}"))?;
    }
    print(&format!("single-file client, sha256: {}", status.single_file))?;
    status.agencies.iter().try_for_each(|agency| describe(agency, day))
}

fn of_agency(db: &rusqlite::Connection, agency: &agencies::Agency) -> Result<AgencyStatus, StoreError> {
    let (mut shards, mut seen_day) = (Vec::new(), None);
    for row in log::shards(db, agency.id)? {
        let seen = log::last_seen(db, row.id, false)?;
        seen_day = seen_day.max(seen.as_ref().map(|(_, day, _)| *day));
        shards.push(ShardStatus { shard: row.shard, size: row.size, seen: seen.map_or(0, |(size, ..)| size) });
    }
    let outbox = replies::last_outbox(db, agency.id)?;
    Ok(AgencyStatus {
        agency: agency.fingerprint,
        removed: agency.removed,
        courier: agency.has_courier,
        shards,
        seen_day,
        outbox: outbox.map(|outbox| OutboxStatus { number: outbox.number, day: outbox.day }),
        cards_end: agencies::newest_card(db, agency.id)?.map(|(_, day)| day),
    })
}

fn describe(agency: &AgencyStatus, today: Day) -> Result<(), Failure> {
    let ago = |day: Day| match today.saturating_sub(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    };
    print(&format!("agency {}{}", agency.agency, if agency.removed { " (removed)" } else { "" }))?;
    for shard in &agency.shards {
        print(&format!("  log {}: {} tips, {} seen", shard.shard, shard.size, shard.seen))?;
    }
    print(&format!("  last collected: {}", agency.seen_day.map_or_else(|| "never".to_owned(), ago)))?;
    let outbox = agency.outbox.as_ref();
    print(&format!(
        "  last outbox: {}",
        outbox.map_or_else(|| "none".to_owned(), |o| format!("number {}, {}", o.number, ago(o.day)))
    ))?;
    if !agency.courier && !agency.removed {
        print("  no courier: make a token with `sybyr-server courier add`")?;
    }
    match agency.cards_end.and_then(|end| end.checked_sub(today)) {
        Some(days) if days >= 30 => Ok(()),
        Some(days) => print(&format!("  its cards end in {days} days: ask the officer for new ones")),
        None => print("  its cards have ended: no tip can be sealed; ask the officer for new ones"),
    }
}
