//! `recover`: the agency's keys from shares of its root key: into the casebook whose passphrase is lost, into an empty one
//! from the recovery file of a kit or a backup, or, without such a file, the root key alone with new keys beside it.

use std::path::Path;

use age::secrecy::SecretString;
use ed25519_dalek::SigningKey;
use sybyr_crypto::card::{Card, open_file};
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto::hex;
use sybyr_crypto::json;
use sybyr_crypto::keys::Secret;
use sybyr_crypto::share::{Share, recovery_identity};

use super::rehearse::read_share;
use super::{Session, read_up_to, signing};
use crate::casebook::{Casebook, Change, Enrolled, Keys, RECOVERY, Recovery, agency_of, write_root};
use crate::cli::Recover;
use crate::passphrase;
use crate::problem::{Problem, Result, Unrecovered};
use crate::shares::combine;
use crate::text::{Recovering, Say};

/// Cards signed by the lost casebook that nobody here knows of: new ones count from behind them.
const UNKNOWN_CARDS: u64 = 100;
/// 24 cards of 64 KiB.
const MAX_CARD_FILE: u64 = 24 * (64 * 1024 + 4);

pub(super) fn run(session: &mut Session<'_>, arguments: &Recover) -> Result<()> {
    let shares = collect(session, arguments)?;
    let root = combine(&shares)?;
    let here = session.casebook.join(RECOVERY);
    let from = arguments.recovery.clone().or_else(|| Some(here).filter(|path| path.is_file()));
    match (from, &arguments.drop, &arguments.card) {
        (_, Some(drop), Some(card)) => begin_anew(session, arguments, &root, drop, card)?,
        (Some(file), ..) => from_file(session, arguments, &root, &shares, &file)?,
        _ => return Err(Unrecovered::NothingToOpen.into()),
    }
    Ok(())
}

/// As many shares as the first one says are needed.
fn collect(session: &Session<'_>, arguments: &Recover) -> Result<Vec<Share>> {
    if !arguments.share_file.is_empty() {
        return arguments.share_file.iter().map(|file| read_share(session, Some(file))).collect();
    }
    let mut shares: Vec<Share> = Vec::new();
    loop {
        shares.push(read_share(session, None)?);
        match combine(&shares) {
            Err(Problem::Unrecovered(Unrecovered::TooFew { have, need })) => {
                passphrase::show(&session.language.say(&Say::Recovering(Recovering::NextShare { have, need })))?;
            }
            Err(problem @ Problem::Unrecovered(_)) => {
                // the last one does not belong to the others: they stay, and another one is asked for
                shares.pop();
                passphrase::show(&format!("{}\n", session.language.problem(&problem)))?;
            }
            other => return other.map(|_| shares),
        }
    }
}

fn from_file(
    session: &mut Session<'_>,
    arguments: &Recover,
    root: &Secret<32>,
    shares: &[Share],
    file: &Path,
) -> Result<()> {
    let recovery = Recovery::open(file, &recovery_identity(root))?;
    if recovery.keys.agency != agency_of(root) {
        return Err(Unrecovered::WrongRoot.into());
    }
    let is_there = Casebook::is_there(&session.casebook)?;
    let passphrase = choose(session)?;
    if is_there {
        let aside = Casebook::put_keys_back(&session.casebook, recovery.keys, &passphrase, arguments.work_factor)?;
        session.recovering(Recovering::KeysBack { casebook: session.casebook.clone() })?;
        if let Some(path) = aside {
            session.note(&Say::Recovering(Recovering::KeptBefore { path }))?;
        }
        return write_root_key(session, arguments, root, &passphrase);
    }
    let day = session.today;
    let known: Vec<_> = shares.iter().map(Share::mark).filter(|mark| recovery.shares.marks.contains(mark)).collect();
    let mut first =
        vec![Change::Enrolled(recovery.enrolled), Change::Recovered { day }, Change::SharesMade(recovery.shares)];
    first.extend(known.into_iter().map(|mark| Change::ShareRehearsed { mark, day }));
    let factor = arguments.work_factor;
    let mut book = Casebook::create(&session.casebook, recovery.keys, &passphrase, factor, &first, |_| Ok(()))?;
    book.renew_recovery()?;
    session.recovering(Recovering::KeysBack { casebook: session.casebook.clone() })?;
    session.note(&Say::Recovering(Recovering::WithoutCases))?;
    write_root_key(session, arguments, root, &passphrase)
}

/// Only the root key came back: everything else is made anew, and signed by it.
fn begin_anew(
    session: &mut Session<'_>,
    arguments: &Recover,
    root: &Secret<32>,
    drop: &Path,
    cards: &Path,
) -> Result<()> {
    let refused = |why: String| Problem::NotADropFile { path: drop.to_owned(), why };
    let drop_bytes = read_up_to(drop, json::MAX_LEN as u64)?.ok_or_else(|| refused("too long".into()))?;
    let (drop_file, _) = DropFile::open(&drop_bytes).map_err(|e| refused(e.to_string()))?;
    let old = newest(cards, &drop_file)?;
    let agency = agency_of(root);
    if old.agency != agency {
        return Err(Unrecovered::WrongRoot.into());
    }
    let keys = Keys::generate(drop_file.drop_id, agency, session.today);
    let template = Card { counter: old.counter + UNKNOWN_CARDS, ..old };
    let months: Vec<_> = keys.periods.iter().map(|period| period.from).collect();
    let signed = signing::sign(&keys, &SigningKey::from_bytes(root.expose()), &template, &months)?;
    let until = signed.last().map_or(0, |card| card.card().not_after);
    let passphrase = choose(session)?;
    let first = [
        Change::Enrolled(Enrolled {
            drop_file: hex::encode(&drop_bytes),
            cards: signed.iter().map(|card| hex::encode(card.as_bytes())).collect(),
            bits: drop_file.bits,
            slots: drop_file.slots,
            reply_delay_days: drop_file.reply_delay_days,
        }),
        Change::Recovered { day: session.today },
    ];
    Casebook::create(&session.casebook, keys, &passphrase, arguments.work_factor, &first, |_| Ok(()))?;
    session.recovering(Recovering::KeysBack { casebook: session.casebook.clone() })?;
    session.note(&Say::Recovering(Recovering::OnlyRoot { until }))?;
    write_root_key(session, arguments, root, &passphrase)
}

/// The card with the highest counter, whatever its dates.
fn newest(path: &Path, drop: &DropFile) -> Result<Card> {
    let refused = || Problem::CardRefused("not a card file of this drop".into());
    let bytes = read_up_to(path, MAX_CARD_FILE)?.ok_or_else(refused)?;
    let cards = open_file(&bytes, &drop.drop_id, None).map_err(|e| Problem::CardRefused(e.to_string()))?;
    cards.into_iter().map(|signed| signed.card().clone()).max_by_key(|card| card.counter).ok_or_else(refused)
}

fn choose(session: &Session<'_>) -> Result<SecretString> {
    let [prompt, again] = [Say::ChoosePassphrase, Say::RepeatPassphrase].map(|say| session.language.say(&say));
    passphrase::choose(session.passphrase_file.as_deref(), &session.casebook, &prompt, &again)
}

fn write_root_key(
    session: &mut Session<'_>,
    arguments: &Recover,
    root: &Secret<32>,
    passphrase: &SecretString,
) -> Result<()> {
    let Some(output) = &arguments.root_output else { return Ok(()) };
    let own = match &arguments.root_passphrase_file {
        Some(file) => passphrase::choose(Some(file), &session.casebook, "", "")?,
        None => passphrase.clone(),
    };
    write_root(output, &SigningKey::from_bytes(root.expose()), &own, arguments.work_factor)?;
    session.recovering(Recovering::RootBack { path: output.clone() })
}
