//! One file per command that an operator gives; `serve` and `demo` have modules of their own.

use sybyr_crypto::{
    keys::Fingerprint,
    words::{List, fingerprint_words},
};

use crate::{
    errors::{Exit, Failure},
    store::{
        Store,
        agencies::{self, Agency},
    },
};

pub(crate) mod agency;
pub(crate) mod courier;
pub(crate) mod init;
pub(crate) mod set;
pub(crate) mod status;

/// A fingerprint as people read it out.
fn words(fingerprint: &Fingerprint) -> String {
    fingerprint_words(&fingerprint.0, List::En).join(" ")
}

/// The agency that an operator means: a fingerprint, or the beginning of one.
fn find_agency(store: &Store, wanted: &str) -> Result<Agency, Failure> {
    let all = store.main_readers.run_waiting(agencies::all)?;
    let unknown = |what: &str| {
        Failure::new(Exit::Failed, format!("{what} agency begins with '{}'", wanted.escape_debug()))
            .help("see the fingerprints with `sybyr-server agency list --dir DIR`")
    };
    let mut fits =
        all.into_iter().filter(|agency| !wanted.is_empty() && agency.fingerprint.to_string().starts_with(wanted));
    match (fits.next(), fits.next()) {
        (Some(agency), None) => Ok(agency),
        (Some(_), Some(_)) => Err(unknown("more than one")),
        (None, _) => Err(unknown("no")),
    }
}
