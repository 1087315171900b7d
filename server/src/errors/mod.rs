//! Two families of errors: [`Refusal`] answers a request with a constant sentence, [`Failure`] ends a command.
//!
//! A handler returns `Refusal`; nothing of the request and nothing of an inner error ever stands in the answer. What an
//! operator must know about an inner error goes to standard error by [`report`], without anything of the request.

use std::{
    collections::BTreeSet,
    io::Write as _,
    sync::{Mutex, PoisonError},
};

mod failure;
mod refusal;

pub use failure::{Exit, Failure};
pub use refusal::Refusal;

/// Tells the operator about a failure, on standard error. Callers pass sentences of this program, never of a request.
pub fn report(what: &str) {
    let _ = writeln!(std::io::stderr(), "sybyr-server: {what}");
}

/// What was told since the last close.
static TOLD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// As [`report`], but each sentence once between two closes: a line for every refused request would be a log of requests.
fn report_once(what: &str) {
    if TOLD.lock().unwrap_or_else(PoisonError::into_inner).insert(what.to_owned()) {
        report(what);
    }
}

/// A batch was closed: what fails again is told again.
pub(crate) fn forget_told() {
    TOLD.lock().unwrap_or_else(PoisonError::into_inner).clear();
}
