//! `doctor`: what on this machine or in this casebook endangers the sources, and what to do about it.

use sybyr_crypto::card::SignedCard;
use sybyr_crypto::keys::Day;
use sybyr_crypto::recipient::HybridIdentity;

use super::{Session, newest_card};
use crate::casebook::{Casebook, Deadlines, ROOT};
use crate::machine::{Machine, free_space, open_to_others};
use crate::problem::{Problem, Result};
use crate::text::{AboutKeys, Recovering, Say, Upkeep};

/// Room for the largest bundle, and for writing what is in it.
const ROOM: u64 = 8 << 30;
/// A backup older than this, in days, is called old.
const BACKUP_DAYS: u32 = 30;
/// How long before the last card ends it is said.
const CARD_DAYS: u32 = 60;
/// How far the clock may be from the newest bundle.
const CLOCK_DAYS: u32 = 2;

pub(super) fn run(session: &mut Session<'_>) -> Result<()> {
    let mut findings = of_the_machine(&Machine::this());
    let book = session.open()?;
    findings.extend(of_the_folder(&book)?);
    findings.extend(of_the_casebook(&book, session.today)?);
    for finding in &findings {
        session.say(&Say::Upkeep(finding.clone()))?;
    }
    if findings.is_empty() { session.say(&Say::Upkeep(Upkeep::AllWell)) } else { Err(Problem::NotWell(findings.len())) }
}

/// What the machine is not as it should be.
pub(super) fn of_the_machine(machine: &Machine) -> Vec<Upkeep> {
    let mut findings = Vec::new();
    let (interfaces, swap) = (machine.interfaces_up(), machine.plain_swap());
    if !interfaces.is_empty() {
        findings.push(Upkeep::NetworkOn { interfaces });
    }
    if !swap.is_empty() {
        findings.push(Upkeep::PlainSwap { swap });
    }
    if machine.pipes_cores() {
        findings.push(Upkeep::CoresPiped);
    }
    findings
}

fn of_the_folder(book: &Casebook) -> Result<Vec<Upkeep>> {
    let io = |e| Problem::io(book.dir(), e);
    let mut findings = Vec::new();
    let open = open_to_others(book.dir()).map_err(io)?;
    if !open.is_empty() {
        findings.push(Upkeep::OpenToOthers { open });
    }
    let free = free_space(book.dir()).map_err(io)?;
    if free < ROOM {
        findings.push(Upkeep::LittleRoom { free });
    }
    if book.dir().join(ROOT).exists() {
        findings.push(Upkeep::RootHere);
    }
    Ok(findings)
}

fn of_the_casebook(book: &Casebook, today: Day) -> Result<Vec<Upkeep>> {
    let mut findings = Vec::new();
    if book.alarm()?.is_some() {
        findings.push(Upkeep::RolledBack);
    }
    if let Some(bundle) = book.last_bundle_day()?.filter(|day| today.abs_diff(*day) > CLOCK_DAYS) {
        findings.push(Upkeep::ClockOrCourier { bundle, today });
    }
    match book.last_backup()? {
        Some(day) if today.saturating_sub(day) <= BACKUP_DAYS => {}
        last => findings.push(Upkeep::BackupOld { last }),
    }
    match book.shares()? {
        None => findings.push(Upkeep::Recovery(Recovering::NoShares)),
        Some(set) if !set.count_as_existing() => findings.push(Upkeep::Recovery(Recovering::NotRehearsed {
            done: set.rehearsed(),
            need: set.need,
            day: set.day,
        })),
        Some(_) => {}
    }
    findings.extend(of_the_keys(book, today)?);
    let unopened = book.unopened_count()?;
    if unopened > 0 {
        findings.push(Upkeep::Unopened { tips: unopened });
    }
    let late =
        book.due(&Deadlines::promised(newest_card(book)?.as_ref()))?.iter().filter(|due| due.day < today).count();
    if late > 0 {
        findings.push(Upkeep::Late { late });
    }
    Ok(findings)
}

fn of_the_keys(book: &Casebook, today: Day) -> Result<Vec<Upkeep>> {
    let mut findings = Vec::new();
    let until = book.cards_end()?;
    if until.is_none_or(|until| until.saturating_sub(CARD_DAYS) < today) {
        findings.push(Upkeep::CardsEnding { until });
    }
    if book.unsaid_keys() {
        findings.push(Upkeep::Keys(AboutKeys::RekeyUnfinished));
    }
    if let Some(from) = day_without_card(book, today, until.unwrap_or(today))? {
        findings.push(Upkeep::Keys(AboutKeys::NoCard { from }));
    }
    let over = book.periods_over(today)?;
    if !over.is_empty() {
        let months = over.iter().map(|period| (period.from, period.until)).collect();
        findings.push(Upkeep::Keys(AboutKeys::DueForDestruction { months, accounted: book.accounted_on()? }));
    }
    if let (Some(last), Some(backup)) = (book.keys().destroyed.iter().map(|d| d.on).max(), book.last_backup()?)
        && backup < last
    {
        findings.push(Upkeep::Keys(AboutKeys::BackupHoldsKeys { destroyed: last }));
    }
    if book.keys().holders.len() < 2 {
        findings.push(Upkeep::Keys(AboutKeys::OneHolder));
    }
    Ok(findings)
}

/// The first day up to the last card's end on which no card that the server would publish names a key that is here.
fn day_without_card(book: &Casebook, today: Day, until: Day) -> Result<Option<Day>> {
    let cards = book.cards_to_carry(today)?;
    let here: Vec<_> = book.keys().intake().iter().map(HybridIdentity::to_recipient).collect();
    let has_card = |day: Day| {
        let newest = cards.iter().map(SignedCard::card).filter(|card| card.not_before <= day).max_by_key(|c| c.counter);
        newest.and_then(|card| card.recipient_at(day)).is_some_and(|recipient| here.contains(recipient))
    };
    Ok((today..=until).find(|&day| !has_card(day)))
}
