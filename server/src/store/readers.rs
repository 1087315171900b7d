//! Connections that only read, handed out to blocking threads and taken back.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use rusqlite::Connection;

use super::{StoreError, connection};

/// Connections kept open between uses.
const KEPT: usize = 4;

/// The readers of one database.
#[derive(Clone)]
pub struct Readers(Arc<Pool>);

struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(path: &Path) -> Self {
        Self(Arc::new(Pool { path: path.to_owned(), idle: Mutex::new(Vec::new()) }))
    }

    /// Reads on a blocking thread.
    pub async fn run<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let readers = self.clone();
        tokio::task::spawn_blocking(move || readers.run_waiting(read)).await.map_err(|_| StoreError::Stopped)?
    }

    /// Reads on this thread.
    pub fn run_waiting<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let idle = self.lock().pop();
        let db = match idle {
            Some(db) => db,
            None => connection::readable(&self.0.path)?,
        };
        let outcome = read(&db);
        let mut idle = self.lock();
        if idle.len() < KEPT {
            idle.push(db);
        }
        outcome
    }

    /// Closes the connections that are idle.
    pub(super) fn close(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // Nothing panics while it is held; were it poisoned, the connections in it would still be whole.
        self.0.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
