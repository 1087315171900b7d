//! What every request handler holds: the open store, the keys, the settings, the clock.

use std::sync::Arc;

use sybyr_crypto::keys::DropId;
use tokio::sync::{Mutex, Notify, Semaphore};

use crate::{
    assets::Assets,
    clock::Clock,
    config::Settings,
    errors::Failure,
    keys::Keys,
    prefixes::Prefixes,
    publish,
    store::{Folder, Store, settings, uploads},
    turns::Turns,
};

/// One opened drop. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of an [`App`].
pub struct Inner {
    /// Databases and files.
    pub store: Store,
    /// The drop's own keys.
    pub keys: Keys,
    /// Names the drop.
    pub drop_id: DropId,
    /// As they were when the drop was opened.
    pub settings: Settings,
    /// The only source of time.
    pub clock: Clock,
    /// Told when a tip is complete or an outbox is accepted.
    pub arrivals: Notify,
    /// The files of the page.
    pub(crate) assets: Assets,
    /// Beginnings of headers that are not whole yet.
    pub(crate) prefixes: Prefixes,
    /// Who works on which upload.
    pub(crate) turns: Turns,
    /// Lets a few uploads work in larger pieces, so that all together stay small.
    pub(crate) large_pieces: Semaphore,
    /// Bundles are sealed, and outboxes taken, one at a time.
    pub(crate) courier: Arc<Mutex<()>>,
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Opens the drop in `folder`, finishing what an earlier process was killed in the middle of.
    pub fn open(folder: &Folder, clock: Clock) -> Result<Self, Failure> {
        let store = Store::open(folder)?;
        let (drop_id, settings) =
            store.main_readers.run_waiting(|db| Ok((settings::drop_id(db)?, settings::load(db)?)))?;
        let keys = Keys::load(folder)?;
        let app = Self(Arc::new(Inner {
            store,
            keys,
            drop_id,
            settings,
            clock,
            arrivals: Notify::new(),
            assets: Assets::new(),
            prefixes: Prefixes::default(),
            turns: Turns::default(),
            large_pieces: Semaphore::new(crate::body::LARGE_PIECES),
            courier: Arc::default(),
        }));
        app.store.uploads.run_waiting(uploads::forget_held)?;
        crate::batches::recover(&app)?;
        // What a newer program says in drop.js is said from its first start on.
        let (publishing, today) = (app.clone(), app.clock.now().day());
        app.store.main.run_waiting(move |db| publish::script(db, &publishing.keys, today))?;
        Ok(app)
    }
}
