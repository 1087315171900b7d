//! `init`: keys, an id, empty databases, and the two documents that tell the world about a drop.

use rand::{RngCore as _, rngs::OsRng};
use sybyr_crypto::{hex::Hex, keys::Fingerprint};

use crate::{
    cli::{note, print},
    clock::Clock,
    config::Settings,
    errors::{Exit, Failure},
    keys::Keys,
    publish,
    store::{Folder, Store, StoreError, settings},
};

/// Makes a drop and says what to do next.
pub(crate) fn run(dir: &Folder) -> Result<(), Failure> {
    let fingerprint = create(dir, &[])?;
    let shown = dir.path().display();
    print(&super::words(&fingerprint))?;
    note(&format!(
        "a drop is in {shown}; the twelve words above are the fingerprint of {drop}\n\
         next: give that file to each agency, read the words out to its officer, who runs\n\
         \x20 sybyr-officer --casebook CASEBOOK init --drop drop.sybyr --name NAME\n\
         then add the card file that comes back\n\
         \x20 sybyr-server agency add --dir {shown} agency.cards\n\
         and keep a copy of {keys} where it is safe: without it the log cannot go on",
        drop = dir.drop_file().display(),
        keys = dir.keys().display(),
    ))
}

/// Makes a drop with some settings other than the defaults, and gives the fingerprint of its drop file.
pub(crate) fn create(dir: &Folder, changed: &[(&str, &str)]) -> Result<Fingerprint, Failure> {
    refuse_foreign(dir)?;
    dir.make()?;
    let store = Store::create(dir)?;
    if store.main_readers.run_waiting(settings::is_initialised)? {
        return Err(Failure::new(Exit::Folder, format!("{} is a drop already", dir.path().display()))
            .help("use it as it is, or choose another folder with --dir"));
    }
    let mut checked = Settings::default();
    for (key, value) in changed {
        checked.set(key, value).map_err(|_| Failure::new(Exit::Failed, format!("{key} cannot be {value}")))?;
    }
    let keys = Keys::create(dir)?;
    let mut id = [0; 16];
    OsRng.fill_bytes(&mut id);
    let today = Clock::system().now().day();
    let changed: Vec<(String, String)> = changed.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let keys = store.main.run_waiting(move |db| {
        settings::set_drop_id(db, &Hex(id))?;
        for (key, value) in &changed {
            settings::store(db, key, value)?;
        }
        publish::script(db, &keys, today)?;
        Ok(keys)
    })?;
    Ok(store.main_readers.run_waiting(|db| publish::drop_file(db, &keys, dir))?)
}

/// A folder that holds something else is left alone. What an interrupted `init` left is taken over.
fn refuse_foreign(dir: &Folder) -> Result<(), Failure> {
    if dir.main_db().exists() {
        return Ok(());
    }
    match std::fs::read_dir(dir.path()).map(|mut entries| entries.next().is_some()) {
        Ok(true) => Err(Failure::new(Exit::Folder, format!("{} is not empty and not a drop", dir.path().display()))
            .help("choose a new or an empty folder with --dir")),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::from(error).into()),
        _ => Ok(()),
    }
}
