//! Beginnings of uploads whose header is not whole yet: in memory only, because nothing may be stored that is not sealed.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::store::uploads::UploadId;

/// Uploads that may be so young at one time: at most 16 MiB of memory.
const MOST: usize = 4096;

/// Bytes by upload, each fewer than [`sybyr_crypto::seal::MAX_HEADER`].
#[derive(Default)]
pub(crate) struct Prefixes(Mutex<HashMap<UploadId, Vec<u8>>>);

impl Prefixes {
    /// The bytes held for an upload; empty when there are none.
    pub(crate) fn of(&self, id: &UploadId) -> Vec<u8> {
        self.lock().get(id).cloned().unwrap_or_default()
    }

    /// How many bytes are held for an upload.
    pub(crate) fn len(&self, id: &UploadId) -> u64 {
        self.lock().get(id).map_or(0, |bytes| bytes.len() as u64)
    }

    /// Holds bytes; `false` when too many uploads are that young.
    pub(crate) fn hold(&self, id: UploadId, bytes: &[u8]) -> bool {
        let mut held = self.lock();
        if held.len() >= MOST && !held.contains_key(&id) {
            return false;
        }
        held.insert(id, bytes.to_vec());
        true
    }

    /// The uploads that are so young.
    pub(crate) fn ids(&self) -> Vec<UploadId> {
        self.lock().keys().copied().collect()
    }

    /// Forgets an upload.
    pub(crate) fn forget(&self, id: &UploadId) {
        self.lock().remove(id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<UploadId, Vec<u8>>> {
        // Nothing panics while it is held, and a map of bytes is whole at every moment.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
