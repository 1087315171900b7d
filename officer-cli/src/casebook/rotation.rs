//! A new casebook key: both are in the identity file until journal and snapshots are written anew under the new one.

use std::path::Path;

use sybyr_crypto::keys::Secret;

use super::identity::Keys;
use super::seal::FileKeys;
use super::{Casebook, begin_generation, snapshot, snapshot_path};
use crate::problem::{Problem, Result};
use crate::random;

/// The keys that the newest generation opens with; damage when it is neither the new nor the former casebook key.
pub(super) fn keys_of(dir: &Path, keys: &Keys, newest: u64) -> Result<FileKeys> {
    let path = snapshot_path(dir, newest);
    let new = FileKeys::new(&keys.casebook_key);
    match (snapshot::read(&path, &new, newest), &keys.former_casebook_key) {
        (Err(Problem::Damaged { .. }), Some(former)) => {
            let former = FileKeys::new(former);
            snapshot::read(&path, &former, newest).map(|_| former)
        }
        (read, _) => read.map(|_| new),
    }
}

/// As [`keys_of`], for opening, which mends a damaged snapshot from the generation before.
pub(super) fn keys_to_open(dir: &Path, keys: &Keys, newest: u64) -> Result<FileKeys> {
    let Some(former) = &keys.former_casebook_key else { return Ok(FileKeys::new(&keys.casebook_key)) };
    match keys_of(dir, keys, newest) {
        Err(Problem::Damaged { .. }) => Ok(FileKeys::new(former)),
        found => found,
    }
}

impl Casebook {
    /// Seals the whole casebook under a new key. Interrupted at any step, it is finished when the casebook is opened.
    pub fn rotate_casebook_key(&mut self) -> Result<()> {
        let new = Secret::random(&mut random::system());
        let former = std::mem::replace(&mut self.keys.casebook_key, new);
        self.keys.former_casebook_key = Some(former.clone());
        if let Err(problem) = self.write_keys() {
            self.keys.casebook_key = former;
            self.keys.former_casebook_key = None;
            return Err(problem);
        }
        self.finish_rotation()
    }

    /// Writes two generations under the new key, which take the place of all before them, and forgets the former key.
    pub(super) fn finish_rotation(&mut self) -> Result<()> {
        if self.keys.former_casebook_key.is_none() {
            return Ok(());
        }
        let (keys, next) = (FileKeys::new(&self.keys.casebook_key), self.generation + 1);
        self.journal = begin_generation(&self.dir, &keys, &mut self.index, next, self.journal.position())?;
        (self.file_keys, self.generation) = (keys, next);
        self.compact()?;
        let former = self.keys.former_casebook_key.take();
        self.write_keys().inspect_err(|_| self.keys.former_casebook_key = former)?;
        self.renew_recovery()
    }
}

#[cfg(test)]
mod tests;
