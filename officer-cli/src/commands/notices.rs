//! A new status is a decision, and a decision tells the source: both are one change of the casebook, or none.

use std::collections::BTreeSet;

use sybyr_crypto::reply::ReplyKind;

use super::Session;
use super::thread::Thread;
use crate::casebook::{Casebook, Change, Decision, Ruling};
use crate::problem::{Problem, Result};
use crate::text::{Deciding, Say};

/// So many cases are decided in one change: their notices stay far below the longest record of the journal.
const AT_ONCE: usize = 2000;

/// What became of the notices of a decision.
#[derive(Debug, Default)]
pub(super) struct Notices {
    /// Cases whose sources have a notice waiting.
    pub(super) told: usize,
    /// Cases whose sources cannot be told: no number is left in the thread, or no tip of theirs opens.
    pub(super) cannot: Vec<i64>,
}

/// Records the decision. Where it changes the status and says that sources are told, each has its notice.
pub(super) fn record(book: &mut Casebook, decision: &Decision) -> Result<Notices> {
    let mut recorded = Notices::default();
    for cases in decision.cases.chunks(AT_ONCE) {
        let mut changes = Vec::new();
        let mut untold = BTreeSet::new();
        for case in cases {
            match notice(book, *case, decision) {
                Ok(written) => changes.extend(written),
                Err(Problem::ThreadFull | Problem::CaseDidNotOpen { .. } | Problem::Damaged { .. }) => {
                    untold.insert(*case);
                }
                Err(problem) => return Err(problem),
            }
        }
        recorded.told += changes.len();
        let (cannot, can): (Vec<i64>, Vec<i64>) = cases.iter().partition(|case| untold.contains(*case));
        // the journal says of nobody that it was told who was not
        let of = |cases: &[i64], told: bool| Decision {
            cases: cases.to_vec(),
            rulings: decision.rulings.iter().map(|ruling| with_told(ruling, told)).collect(),
            ..decision.clone()
        };
        let decided = [(&can, true), (&cannot, false)].into_iter().filter(|(cases, _)| !cases.is_empty());
        let decided = decided.map(|(cases, told)| Change::Decided(of(cases, told)));
        let changes: Vec<Change> = decided.chain(changes).collect();
        book.record(&changes)?;
        recorded.cannot.extend(cannot);
    }
    Ok(recorded)
}

/// Says whose sources will hear of it, and whose cannot.
pub(super) fn report(session: &mut Session<'_>, book: &Casebook, notices: Notices) -> Result<()> {
    let Notices { told, cannot } = notices;
    if told > 0 {
        let slots = book.rules()?.slots;
        session.note(&Say::Deciding(Deciding::Told { sources: told, slots }))?;
    }
    if cannot.is_empty() { Ok(()) } else { session.note(&Say::Deciding(Deciding::CannotTell { cases: cannot })) }
}

fn with_told(ruling: &Ruling, can: bool) -> Ruling {
    match ruling {
        Ruling::Status { value, reference, told } => {
            Ruling::Status { value: *value, reference: reference.clone(), told: *told && can }
        }
        other => other.clone(),
    }
}

/// The notice that a decision about the status writes: no words, because the page has the words of the source's language.
fn notice(book: &Casebook, case: i64, decision: &Decision) -> Result<Option<Change>> {
    let status = decision.rulings.iter().find_map(|ruling| match ruling {
        Ruling::Status { value, reference, told: true } => Some((*value, reference.clone())),
        _ => None,
    });
    let Some((status, reference)) = status else { return Ok(None) };
    let thread = Thread::of(book, case)?;
    let mut notice = thread.blank(book, decision.day, ReplyKind::Status);
    notice.status = status;
    notice.reference = reference;
    thread.written(book, notice, "", Vec::new()).map(|(change, _)| Some(change))
}
