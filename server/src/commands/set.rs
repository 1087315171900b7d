//! `set`: one setting at a time, checked, and published where it is public.

use crate::{
    cli::{note, print},
    clock::Clock,
    config::{KEYS, SettingError},
    errors::{Exit, Failure},
    keys::Keys,
    publish,
    store::{Folder, Store, settings},
};

/// Changes a setting, or shows them all.
pub(crate) fn run(dir: &Folder, setting: Option<&str>) -> Result<(), Failure> {
    let store = Store::open(dir)?;
    let Some(setting) = setting else { return show(&store) };
    let names = || KEYS.map(|(key, _)| key).join(", ");
    let Some((key, value)) = setting.split_once('=') else {
        return Err(Failure::new(Exit::Usage, format!("'{}' is not KEY=VALUE", setting.escape_debug()))
            .help(format!("the settings are {}", names())));
    };
    let mut set = store.main_readers.run_waiting(settings::load)?;
    set.set(key, value).map_err(|error| match error {
        SettingError::Unknown => Failure::new(Exit::Usage, format!("there is no setting '{}'", key.escape_debug()))
            .help(format!("the settings are {}", names())),
        SettingError::Value(form) => Failure::new(Exit::Usage, format!("{key} cannot be '{}'", value.escape_debug()))
            .help(format!("give {form}")),
    })?;
    let keys = Keys::load(dir)?;
    let (stored_key, stored_value) = (key.to_owned(), value.to_owned());
    let today = Clock::system().now().day();
    let keys = store.main.run_waiting(move |db| {
        settings::store(db, &stored_key, &stored_value)?;
        publish::script(db, &keys, today)?;
        Ok(keys)
    })?;
    let before = publish::published(dir);
    let fingerprint = store.main_readers.run_waiting(|db| publish::drop_file(db, &keys, dir))?;
    note(&format!("{key} is set; a running `sybyr-server serve` takes it over when it is started anew"))?;
    if before == Some(fingerprint) {
        return Ok(());
    }
    // an officer would compare words that were read out before, and rightly refuse
    print(&super::words(&fingerprint))?;
    note(&format!(
        "{} has changed, and the twelve words above are its new ones: give agencies that still have to enrol the file as it is now; those that have enrolled need nothing",
        dir.drop_file().display()
    ))
}

fn show(store: &Store) -> Result<(), Failure> {
    let stored = store.main_readers.run_waiting(settings::stored)?;
    for (key, form) in KEYS {
        match stored.iter().find(|(name, _)| name == key) {
            Some((_, value)) => print(&format!("{key}={value}"))?,
            None => print(&format!("# {key} is not set, and has its default; takes {form}"))?,
        }
    }
    Ok(())
}
