//! `courier add|revoke`: the token with which an agency's courier carries files.

use zeroize::Zeroizing;

use crate::{
    cli::{note, print},
    courier::new_token,
    errors::{Exit, Failure},
    store::{Folder, Store, agencies},
};

/// Makes a token and prints it, this once.
pub(crate) fn add(dir: &Folder, wanted: &str) -> Result<(), Failure> {
    let token = make(dir, wanted)?;
    print(&token)?;
    note(
        "this token is shown only now: the drop keeps its hash. Keep it in a file that only the courier can read, as\n\
         \x20 Authorization: Bearer TOKEN\n\
         and fetch bundles with\n\
         \x20 curl -fH @THAT_FILE -o tips.bundle http://ADDRESS/api/courier/bundle",
    )
}

/// Makes a token for an agency that has none.
pub(crate) fn make(dir: &Folder, wanted: &str) -> Result<Zeroizing<String>, Failure> {
    let store = Store::open(dir)?;
    let agency = super::find_agency(&store, wanted)?;
    if agency.has_courier {
        return Err(Failure::new(Exit::Failed, "this agency has a courier already").help(format!(
            "make that token void first with `sybyr-server courier revoke --dir {} {}`",
            dir.path().display(),
            &agency.fingerprint.to_string()[..16]
        )));
    }
    if agency.removed {
        return Err(
            Failure::new(Exit::Failed, "this agency was removed").help("add it again with `sybyr-server agency add`")
        );
    }
    let (token, hash) = new_token();
    store.main.run_waiting(move |db| agencies::set_token(db, agency.id, Some(&hash)))?;
    Ok(token)
}

/// Makes a token void.
pub(crate) fn revoke(dir: &Folder, wanted: &str) -> Result<(), Failure> {
    let store = Store::open(dir)?;
    let agency = super::find_agency(&store, wanted)?;
    if !agency.has_courier {
        return Err(Failure::new(Exit::Failed, "this agency has no courier").help("there is nothing to revoke"));
    }
    store.main.run_waiting(move |db| agencies::set_token(db, agency.id, None))?;
    note("the token is void from now on")
}
