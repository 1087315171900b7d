//! `doctor`: what on this machine or in this casebook endangers the sources, and what to do about it.

use sybyr_crypto::keys::Day;

use super::{Session, newest_card};
use crate::casebook::{Casebook, Deadlines, ROOT};
use crate::machine::{Machine, free_space, open_to_others};
use crate::problem::{Problem, Result};
use crate::text::{Recovering, Say, Upkeep};

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

fn of_the_machine(machine: &Machine) -> Vec<Upkeep> {
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
    let until = newest_card(book)?.map(|card| card.not_after);
    if until.is_none_or(|until| until.saturating_sub(CARD_DAYS) < today) {
        findings.push(Upkeep::CardsEnding { until });
    }
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
