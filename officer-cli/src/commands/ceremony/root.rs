//! The root key of a ceremony leaves the casebook for a stick of its own.

use std::fs;
use std::path::Path;

use age::secrecy::SecretString;
use ed25519_dalek::SigningKey;
use sybyr_crypto::keys::Secret;

use super::super::Session;
use super::Ceremony;
use crate::casebook::{ROOT, read_root, write_root};
use crate::files;
use crate::passphrase;
use crate::problem::{KeyFault, Problem, Result};
use crate::text::{Rite, Say};

impl Ceremony {
    /// The copy is read again before the root key leaves the casebook.
    pub(super) fn lock_the_root_away(
        &mut self,
        session: &mut Session<'_>,
        root: Option<Secret<32>>,
        of_the_casebook: &SecretString,
    ) -> Result<()> {
        session.step(8, Rite::Root)?;
        let Some(root) = root else { return session.tell(Rite::RootAway) };
        let beside = self.casebook.join(ROOT);
        let [prompt, again] =
            [Say::Rite(Rite::ChooseRootPassphrase), Say::RepeatPassphrase].map(|s| session.language.say(&s));
        loop {
            let to = session.folder(Rite::AskRootFolder)?.join(ROOT);
            if passphrase::lies_in(&to, &self.casebook) {
                session.note_problem(&Problem::OutputInside(to))?;
                continue;
            }
            let whole = std::path::absolute(&to).map_err(|e| Problem::io(&to, e))?;
            let is_left = self.state.root.as_ref() == Some(&whole);
            if !is_left && to.symlink_metadata().is_ok() {
                // another agency's, perhaps, and nowhere else
                session.note_problem(&Problem::OutputExists(to))?;
                continue;
            }
            // without a terminal of its own for it, the root key keeps the casebook's passphrase
            let passphrase =
                match passphrase::choose(session.passphrase_file.as_deref(), &self.casebook, &prompt, &again) {
                    Err(problem) if session.passphrase_file.is_none() && problem.is_of_a_new_passphrase() => {
                        session.note_problem(&problem)?;
                        continue;
                    }
                    other => other?,
                };
            if passphrase::are_same(&passphrase, of_the_casebook) {
                session.note_problem(&KeyFault::SamePassphrase.into())?;
                if session.passphrase_file.is_none() {
                    continue;
                }
            }
            if is_left && !remove_left(&to, &root, &passphrase)? {
                session.note_problem(&Problem::OutputExists(to))?;
                continue;
            }
            self.state.root = Some(whole);
            self.save()?;
            let moved = write_root(&to, &SigningKey::from_bytes(root.expose()), &passphrase, self.work_factor)
                .and_then(|()| read_root(&to, &passphrase));
            match moved {
                Ok(copy) if copy.ct_eq(&root) => break,
                Ok(_) => return Err(Problem::BackupDiffers(to)),
                Err(problem @ Problem::Io { .. }) => {
                    session.note_problem(&problem)?;
                    // nothing of ours is there
                    self.state.root = None;
                    self.save()?;
                }
                Err(problem) => return Err(problem),
            }
        }
        files::erase(&beside).map_err(|e| Problem::io(&beside, e))?;
        session.tell(Rite::RootAway)
    }
}

/// Removes what an interrupted try left of the root key's copy; not what may be another's, on another stick in its place.
fn remove_left(copy: &Path, root: &Secret<32>, passphrase: &SecretString) -> Result<bool> {
    match read_root(copy, passphrase) {
        Ok(key) if key.ct_eq(root) => {}
        // half of it was written
        Err(Problem::Keys(KeyFault::NotARootKey(_))) => {}
        Err(Problem::Io { error, .. }) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(problem @ Problem::Io { .. }) => return Err(problem),
        _ => return Ok(false),
    }
    fs::remove_file(copy).map(|()| true).map_err(|e| Problem::io(copy, e))
}
