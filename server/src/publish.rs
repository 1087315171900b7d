//! What the drop says about itself to the world: `drop.js` for browsers and monitors, `drop.sybyr` for officers.

use rusqlite::Connection;
use serde::Serialize;
use sybyr_crypto::{
    card::{Choice, Texts},
    document::V1,
    drop_file::{DropFile, Limits},
    hex::{self, Hex},
    keys::{DropId, Fingerprint},
    log::Shard,
    notation,
};

use crate::{
    assets,
    clock::Day,
    config::Settings,
    keys::Keys,
    store::{Folder, StoreError, agencies, folder, replies, settings},
};

const HEAD: &str = "// Sybyr drop, protocol 1. The JSON below is signed by the log key: S(log, \"drop-js\", json).\n";
const LABEL: &str = "drop-js";

/// The JSON of drop.js. Fields stand in the order of their names, because the order is part of the protocol.
#[derive(Serialize)]
struct Script {
    addresses: Vec<String>,
    agencies: Vec<ScriptAgency>,
    batch_hours: Vec<u8>,
    bits: Vec<u8>,
    drop_id: DropId,
    exit: String,
    limits: ScriptLimits,
    log: Hex<32>,
    previous: Hex<32>,
    single_file: Hex<32>,
    v: u8,
    version: u64,
}

#[derive(Serialize)]
struct ScriptAgency {
    agency: Fingerprint,
    default: bool,
    districts: Vec<ScriptChoice>,
    first_shard: Shard,
    names: ScriptTexts,
    root: Hex<32>,
    sectors: Vec<ScriptChoice>,
}

#[derive(Serialize)]
struct ScriptChoice {
    id: String,
    names: ScriptTexts,
}

#[derive(Serialize)]
struct ScriptTexts {
    en: String,
    kk: String,
    ru: String,
}

#[derive(Serialize)]
struct ScriptLimits {
    reply_files: u64,
    tip: u64,
}

impl From<&Texts> for ScriptTexts {
    fn from(texts: &Texts) -> Self {
        Self { en: texts.en.clone(), kk: texts.kk.clone(), ru: texts.ru.clone() }
    }
}

impl From<&Choice> for ScriptChoice {
    fn from(choice: &Choice) -> Self {
        Self { id: choice.id.clone(), names: (&choice.names).into() }
    }
}

/// Writes the next drop.js into the database, unless it would say the same as the newest. Whether it did.
pub(crate) fn script(db: &Connection, keys: &Keys, today: Day) -> Result<bool, StoreError> {
    let newest = settings::newest_script(db)?;
    if let Some((version, bytes)) = &newest {
        let before = settings::script(db, version - 1)?;
        if render(&content(db, keys, today, *version, settings::hash_of(before.as_deref()))?, keys)? == *bytes {
            return Ok(false);
        }
    }
    let version = newest.as_ref().map_or(1, |(version, _)| version + 1);
    let previous = settings::hash_of(newest.as_ref().map(|(_, bytes)| &bytes[..]));
    let bytes = render(&content(db, keys, today, version, previous)?, keys)?;
    settings::store_script(db, version, today, &bytes)?;
    Ok(true)
}

fn content(db: &Connection, keys: &Keys, today: Day, version: u64, previous: Hex<32>) -> Result<Script, StoreError> {
    let drop_id = settings::drop_id(db)?;
    let set = settings::load(db)?;
    let mut listed = Vec::new();
    for agency in agencies::all(db)?.into_iter().filter(|a| !a.removed) {
        let signed = agencies::open_card_on(db, &agency, &drop_id, today)?;
        let card = signed.card();
        listed.push(ScriptAgency {
            agency: agency.fingerprint,
            default: agency.is_default,
            districts: card.districts.iter().map(Into::into).collect(),
            first_shard: agency.first_shard,
            names: (&card.names).into(),
            root: agency.root,
            sectors: card.sectors.iter().map(Into::into).collect(),
        });
    }
    Ok(Script {
        addresses: own_addresses(&set),
        agencies: listed,
        batch_hours: set.batch.hours().to_vec(),
        bits: replies::epochs(db)?.into_iter().map(|(bits, _)| bits).collect(),
        drop_id,
        exit: set.exit.clone(),
        limits: ScriptLimits { reply_files: set.limit_reply_files, tip: set.limit_tip },
        log: keys.log_public(),
        previous,
        single_file: assets::single_file_hash(),
        v: 1,
        version,
    })
}

/// Where the page may be read from: what was set, and the onion address.
fn own_addresses(set: &Settings) -> Vec<String> {
    let mut own = set.addresses.clone();
    if let Some(onion) = &set.onion_address {
        let told = format!("http://{onion}");
        if !own.iter().any(|address| address.trim_end_matches('/') == told) {
            own.push(told);
        }
    }
    own
}

fn render(script: &Script, keys: &Keys) -> Result<Vec<u8>, StoreError> {
    let json = serde_json::to_string_pretty(script).map_err(|_| StoreError::Damaged("drop.js cannot be written"))?;
    let signature = hex::encode(&notation::sign(keys.log(), LABEL, &[json.as_bytes()]));
    Ok(format!("{HEAD}globalThis.sybyrDrop = Object.freeze({json});\n// signature {signature}\n").into_bytes())
}

/// Writes `drop.sybyr` into the folder, and gives its fingerprint, which officers compare.
pub(crate) fn drop_file(db: &Connection, keys: &Keys, dir: &Folder) -> Result<Fingerprint, StoreError> {
    let set = settings::load(db)?;
    let file = describe(keys, settings::drop_id(db)?, &set, replies::epochs(db)?.last().map_or(0, |(bits, _)| *bits));
    let bytes = file.sign(keys.log()).map_err(|_| StoreError::Damaged("drop.sybyr cannot be written"))?;
    let (_, fingerprint) = DropFile::open(&bytes).map_err(|_| StoreError::Damaged("drop.sybyr cannot be written"))?;
    if std::fs::read(dir.drop_file()).is_ok_and(|old| old == bytes) {
        return Ok(fingerprint);
    }
    folder::replace(&dir.drop_file(), &bytes)?;
    Ok(fingerprint)
}

/// The fingerprint of drop.sybyr as it lies there, when there is one that opens.
pub(crate) fn published(dir: &Folder) -> Option<Fingerprint> {
    let bytes = std::fs::read(dir.drop_file()).ok()?;
    DropFile::open(&bytes).ok().map(|(_, fingerprint)| fingerprint)
}

fn describe(keys: &Keys, drop_id: DropId, set: &Settings, bits: u8) -> DropFile {
    DropFile {
        v: V1,
        drop_id,
        addresses: set.addresses.clone(),
        log: keys.log_public(),
        recipient: keys.recipient(),
        dh: keys.dh_public(),
        bits,
        slots: set.slots,
        reply_delay_days: set.reply_delay_days,
        batch_hours: set.batch.hours().to_vec(),
        limits: Limits { tip: set.limit_tip, reply_files: set.limit_reply_files },
        extra: serde_json::Map::new(),
    }
}
