//! `demo`: a real drop with an agency made on the spot by the officer's program, and the commands to try it with.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
};

use rand::rngs::OsRng;
use sybyr_crypto::{codename::Codename, keys::Fingerprint, words::List};

use crate::{
    cli::{note, print},
    commands::{agency, courier, init},
    errors::{Exit, Failure},
    keys::Keys,
    publish, serve,
    store::{Folder, Store, StoreError, agencies, folder, settings},
};

mod guide;

/// What differs from an ordinary drop: an answer within seconds instead of a day.
const SETTINGS: [(&str, &str); 3] = [("batch_hours", "after-1s"), ("reply_delay_days", "0"), ("slots", "16")];
const NAME: &str = "Anti-Corruption Service (demonstration)";
const NAME_RU: &str = "Антикоррупционная служба (демонстрация)";
const NAME_KK: &str = "Сыбайлас жемқорлыққа қарсы қызмет (көрсетілім)";
/// What the card of the demonstration asks for, its sectors and districts.
const CARD_TEXTS: &str = include_str!("card.json");

/// Makes the drop if it is not there, then serves it.
pub(crate) fn run(dir: &Folder, listen: SocketAddr) -> Result<(), Failure> {
    let officer = officer()?;
    if !is_made(dir)? {
        note(&format!("making a demonstration drop in {}; this takes some seconds", dir.path().display()))?;
        make(dir, &officer)?;
    }
    serve::run(dir, listen, |address, _| {
        serve::announce(address)?;
        print(&guide::text(dir.path(), &officer, address))
    })
}

/// The officer's program, which lies beside this one.
fn officer() -> Result<PathBuf, Failure> {
    let own = std::env::current_exe().map_err(Failure::from)?;
    let officer = own.with_file_name("sybyr-officer");
    if officer.is_file() {
        return Ok(officer);
    }
    Err(Failure::new(Exit::Failed, format!("the officer's program is not at {}", officer.display()))
        .help("build both with `cargo build --release`, or use `init` and `serve` instead of `demo`"))
}

fn passphrase(dir: &Path) -> PathBuf {
    dir.join("passphrase")
}

fn casebook(dir: &Path) -> PathBuf {
    dir.join("casebook")
}

fn token(dir: &Path) -> PathBuf {
    dir.join("courier-token")
}

/// Whether an earlier start got to the end of [`make`].
fn is_made(dir: &Folder) -> Result<bool, Failure> {
    if !dir.main_db().exists() || !token(dir.path()).exists() {
        return Ok(false);
    }
    let store = Store::open(dir)?;
    Ok(store.main_readers.run_waiting(|db| Ok(agencies::all(db)?.iter().any(|a| a.has_courier)))?)
}

/// Each step is skipped when an earlier start got past it.
fn make(dir: &Folder, officer: &Path) -> Result<(), Failure> {
    let fingerprint = drop(dir)?;
    let agency = agency(dir, officer, &fingerprint)?;
    let wanted = agency.to_string();
    // A token that was made but not written down is of no use to anybody.
    if Store::open(dir)?.main_readers.run_waiting(|db| Ok(agencies::all(db)?.iter().any(|a| a.has_courier)))? {
        courier::revoke(dir, &wanted)?;
    }
    let line = courier::make(dir, &wanted)?;
    let line = zeroize::Zeroizing::new(format!("Authorization: Bearer {}\n", line.as_str()));
    folder::replace(&token(dir.path()), line.as_bytes())?;
    Ok(())
}

/// The drop itself; gives the fingerprint of its drop file.
fn drop(dir: &Folder) -> Result<Fingerprint, Failure> {
    let made = dir.main_db().exists() && Store::open(dir)?.main_readers.run_waiting(settings::is_initialised)?;
    if !made {
        return init::create(dir, &SETTINGS);
    }
    let keys = Keys::load(dir)?;
    Ok(Store::open(dir)?.main_readers.run_waiting(|db| publish::drop_file(db, &keys, dir))?)
}

/// The agency: its keys and casebook by the officer's program, its cards into the drop.
fn agency(dir: &Folder, officer: &Path, drop: &Fingerprint) -> Result<Fingerprint, Failure> {
    let path = dir.path();
    let secret = passphrase(path);
    if !secret.exists() {
        let words = zeroize::Zeroizing::new(format!("{}\n", Codename::generate(&mut OsRng).words(List::En).join(" ")));
        folder::replace(&secret, words.as_bytes())?;
    }
    let run = |arguments: &[&std::ffi::OsStr]| officer_runs(officer, path, &secret, arguments);
    if !casebook(path).exists() {
        let texts = path.join("card-texts.json");
        folder::replace(&texts, CARD_TEXTS.as_bytes())?;
        let words = sybyr_crypto::words::fingerprint_words(&drop.0, List::En).join(" ");
        run(&[
            "init".as_ref(),
            "--drop".as_ref(),
            dir.drop_file().as_os_str(),
            "--fingerprint".as_ref(),
            words.as_ref(),
            "--texts".as_ref(),
            texts.as_os_str(),
            "--name".as_ref(),
            NAME.as_ref(),
            "--name-ru".as_ref(),
            NAME_RU.as_ref(),
            "--name-kk".as_ref(),
            NAME_KK.as_ref(),
        ])?;
    }
    let cards = path.join("agency.cards");
    if !cards.exists() {
        run(&["card".as_ref(), "--output".as_ref(), cards.as_os_str()])?;
    }
    let (fingerprint, _) = agency::add_cards(dir, &cards, true)?;
    Ok(fingerprint)
}

fn officer_runs(officer: &Path, dir: &Path, secret: &Path, arguments: &[&std::ffi::OsStr]) -> Result<(), Failure> {
    let output = Command::new(officer)
        .arg("--casebook")
        .arg(casebook(dir))
        .arg("--passphrase-file")
        .arg(secret)
        .args(arguments)
        .output()
        .map_err(StoreError::from)?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(Exit::Failed, format!("the officer's program did not make the agency: {}", said.trim()))
        .help(format!("remove {} and start again; nothing of value is in it yet", dir.display())))
}
