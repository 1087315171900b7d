//! New keys when somebody leaves: desk, bundle, intake and casebook keys in one step, and what goes by the former ones until
//! the server is known to have the cards that name the new (protocol sections 3, 8, 10).
//!
//! Both casebook keys are in the identity file until journal and snapshots are written anew under the new one.

use std::path::Path;

use ed25519_dalek::SigningKey;
use sybyr_crypto::card::SignedCard;
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto::keys::{Day, Secret};
use sybyr_crypto::log::{Origin, Seen};
use sybyr_crypto::outbox::{MAX_KEYS, OutboxKey, SignedSeen};

use super::identity::{FormerDesk, GRACE, Keys, NOT_SAID, PERIODS, fresh_periods};
use super::seal::FileKeys;
use super::{Casebook, begin_generation, journal, journal_path, snapshot, snapshot_path};
use crate::problem::{KeyFault, Problem, Result};
use crate::random;

/// The keys that a generation opens with; damage when it is neither the new nor the former casebook key. Its journal and its
/// snapshot are under the same one, so that either tells, and a damaged snapshot can still be made again.
pub(super) fn keys_of(dir: &Path, keys: &Keys, generation: u64) -> Result<FileKeys> {
    let (journal, snapshot) = (journal_path(dir, generation), snapshot_path(dir, generation));
    for key in std::iter::once(&keys.casebook_key).chain(&keys.former_casebook_key) {
        let key = FileKeys::new(key);
        let fits = match journal::is_under(&journal, &key, generation) {
            Err(Problem::Damaged { .. }) => snapshot::read(&snapshot, &key, generation).map(drop),
            read => read,
        };
        match fits {
            Err(Problem::Damaged { .. }) => {}
            fits => return fits.map(|()| key),
        }
    }
    Err(Problem::damaged(&snapshot))
}

/// As [`keys_of`], without looking when there is only one key.
pub(super) fn keys_to_open(dir: &Path, keys: &Keys, generation: u64) -> Result<FileKeys> {
    match keys.former_casebook_key {
        Some(_) => keys_of(dir, keys, generation),
        None => Ok(FileKeys::new(&keys.casebook_key)),
    }
}

impl Casebook {
    /// Makes new keys of every kind but the root's, from `today` on: durable before any card names them. Says on which
    /// days the intake keys begin, for which cards are to be signed. The former keys stay for what is still under them.
    ///
    /// Interrupted at any step, the casebook goes on under both sets; [`Casebook::unsaid_keys`] tells that cards are to be
    /// signed, which a second call prepares for.
    pub fn replace_keys(&mut self, today: Day) -> Result<Vec<Day>> {
        let rng = &mut random::system();
        let mut keys = self.keys.clone();
        for period in keys.periods.iter_mut().filter(|period| period.until > today) {
            period.replaced_after.get_or_insert(NOT_SAID);
        }
        let new = fresh_periods(today, PERIODS);
        let begins = new.iter().map(|period| period.from).collect();
        keys.periods.extend(new);
        let mut former = |key: &mut Secret<32>| std::mem::replace(key, Secret::random(rng));
        let former_desk = FormerDesk {
            desk: former(&mut keys.desk),
            desk_dh: former(&mut keys.desk_dh),
            bundle: former(&mut keys.bundle),
            replaced_after: NOT_SAID,
            until: today,
        };
        if self.unsaid_keys() {
            // of a rekey that was interrupted: no card ever named these keys, so that they leave nothing behind
            let unsaid = keys.former_desks.iter_mut().filter(|former| former.replaced_after == NOT_SAID);
            unsaid.for_each(|former| former.until = today);
        } else {
            keys.former_desks.insert(0, former_desk);
        }
        if self.pending_desks(&keys)?.len() >= MAX_KEYS {
            return Err(KeyFault::TooManyRekeys.into());
        }
        keys.former_casebook_key = Some(former(&mut keys.casebook_key));
        let before = std::mem::replace(&mut self.keys, keys);
        if let Err(problem) = self.write_keys() {
            // still on the disk, so still here
            self.keys = before;
            return Err(problem);
        }
        self.finish_rotation()?;
        Ok(begins)
    }

    /// Whether there are new keys that no card names: `rekey` was interrupted before it was done.
    pub fn unsaid_keys(&self) -> bool {
        self.keys.former_desks.iter().any(|former| former.replaced_after == NOT_SAID)
    }

    /// Once cards name the desk keys: notes down after which outbox the server may have them. An interrupted rekey is
    /// taken up here as well.
    pub(super) fn settle_replaced(&mut self) -> Result<()> {
        if !self.unsaid_keys() {
            return Ok(());
        }
        let desk = self.keys.desk().verifying_key().to_bytes();
        if self.cards(0)?.last().is_none_or(|card| card.card().desk.0 != desk) {
            return Ok(());
        }
        let last = self.outbox(None)?.map_or(0, |outbox| outbox.number);
        let mut keys = self.keys.clone();
        let of_periods = keys.periods.iter_mut().filter_map(|period| period.replaced_after.as_mut());
        let of_desks = keys.former_desks.iter_mut().map(|former| &mut former.replaced_after);
        of_periods.chain(of_desks).filter(|after| **after == NOT_SAID).for_each(|after| *after = last);
        let before = std::mem::replace(&mut self.keys, keys);
        self.write_keys().inspect_err(|_| self.keys = before)
    }

    /// The former desks that the server or a source may still go by, newest first: until a bundle has shown an outbox with
    /// the new cards to be there, and the first of them has begun by the server's clock.
    fn pending_desks<'a>(&self, keys: &'a Keys) -> Result<Vec<&'a FormerDesk>> {
        let day = self.newest_bundle()?.map_or(0, |(_, day)| day);
        let mut pending = Vec::new();
        for former in &keys.former_desks {
            let is_there = former.replaced_after != NOT_SAID && self.there_since(former.replaced_after)?.is_some();
            if !is_there || day < former.until {
                pending.push(former);
            }
        }
        Ok(pending)
    }

    /// The former desks that nothing is under any more, by their signing keys: the grace of intake keys has passed, in
    /// which a bundle that was begun may still arrive.
    pub(super) fn desks_over(&self, today: Day) -> Result<Vec<Secret<32>>> {
        let mut over = Vec::new();
        for former in self.keys.former_desks.iter().filter(|former| former.replaced_after != NOT_SAID) {
            let there = self.there_since(former.replaced_after)?;
            if there.is_some_and(|day| day.max(former.until).saturating_add(GRACE) <= today) {
                over.push(former.desk.clone());
            }
        }
        Ok(over)
    }

    /// The keys under which an outbox is authenticated, newest first.
    pub fn outbox_keys(&self, drop_file: &DropFile) -> Result<Vec<OutboxKey>> {
        let own = std::iter::once(&self.keys.desk_dh);
        let pending = self.pending_desks(&self.keys)?.into_iter().map(|former| &former.desk_dh);
        let agree = |key| OutboxKey::agree(key, &drop_file.dh, &self.keys.drop_id, &self.keys.agency);
        let keys: Option<Vec<_>> = own.chain(pending).map(agree).collect();
        keys.ok_or_else(|| Problem::damaged(&self.dir))
    }

    /// Signs a note with every desk key that the server or a source may go by.
    pub fn sign_seen(&self, seen: &Seen) -> Result<Vec<u8>> {
        let mut desks = vec![self.keys.desk()];
        let pending = self.pending_desks(&self.keys)?;
        desks.extend(pending.into_iter().map(|former| SigningKey::from_bytes(former.desk.expose())));
        seen.sign_by(&desks).map_err(|_| Problem::damaged(&self.dir))
    }

    /// Reads a note of this casebook, whichever of its desk keys signed it.
    pub fn open_seen(&self, note: &[u8], origin: &Origin) -> Result<Seen> {
        let own = self.keys.desk().verifying_key().to_bytes();
        let cards = self.cards(0)?;
        let mut desks = std::iter::once(own).chain(cards.iter().rev().map(|card| card.card().desk.0));
        desks.find_map(|desk| Seen::open(note, origin, &desk).ok()).ok_or_else(|| Problem::damaged(&self.dir))
    }

    /// The newest card whose desk key signed a note: what a court checks it against.
    pub fn card_behind(&self, note: &[u8], origin: &Origin) -> Result<Option<SignedCard>> {
        let is_by = |card: &SignedCard| Seen::open(note, origin, &card.card().desk.0).is_ok();
        Ok(self.cards(0)?.into_iter().rfind(is_by))
    }

    /// A note of this casebook as it travels now: signed anew when a key is lacking that somebody may go by.
    pub fn seen_to_send(&self, note: Vec<u8>, origin: &Origin) -> Result<SignedSeen> {
        let seen = self.open_seen(&note, origin)?;
        let note = self.sign_seen(&seen)?;
        Ok(SignedSeen { note, seen })
    }

    /// Writes two generations under the new key, which take the place of all before them, and forgets the former key.
    pub(super) fn finish_rotation(&mut self) -> Result<()> {
        if self.keys.former_casebook_key.is_none() {
            return Ok(());
        }
        // while it holds the former key alone, it opens nothing that is written from here on
        self.renew_recovery()?;
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
