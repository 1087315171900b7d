//! Hardware keys: the client's side of the age plugin protocol (c2sp.org/age-plugin). A program called `age-plugin-NAME` has
//! the key, asks for its PIN and a touch, and gives the file key of one file at a time.
//!
//! Not by the crate `age`'s own client, which looks for the program anywhere in `PATH`, hands it our whole environment, waits
//! for it without end, and prints what passes when `AGEDEBUG` is set (docs/decisions/0039).

mod handle;
mod machine;
mod stanza;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use age::secrecy::SecretString;
use age_core::format::{FileKey, Stanza};

use crate::work::Work;
pub use handle::{Handle, MAX_HANDLE};
use machine::Machine;

/// How long a plugin may say nothing while it waits for a touch or a card.
const PATIENCE: Duration = Duration::from_mins(3);

/// The person at the machine, whom a plugin asks. Nothing that a plugin says is shown as it stands.
pub trait Person: Send + Sync {
    /// Shows a message.
    fn tell(&self, message: &str);
    /// Asks which of two; `None` when nobody can be asked.
    fn choose(&self, message: &str, yes: &str, no: Option<&str>) -> Option<bool>;
    /// Asks for a line.
    fn ask(&self, message: &str) -> Option<String>;
    /// Asks for a line without showing it: a PIN.
    fn ask_hidden(&self, message: &str) -> Option<SecretString>;
}

/// Why a plugin did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such program where plugins are looked for.
    Absent(PathBuf),
    /// It ended or closed its side before it was done.
    Died,
    /// It said nothing for [`PATIENCE`].
    Silent,
    /// Whoever waited has stopped it.
    Stopped,
    /// It does not keep to the protocol.
    Confused,
    /// In its own words, not yet made safe to show.
    Said(String),
}

/// Why a device failed last.
pub struct Failures(Arc<Mutex<Option<Fault>>>);

impl Failures {
    /// The last failure.
    pub fn last(&self) -> Option<Fault> {
        self.0.lock().ok()?.clone()
    }
}

/// A hardware key: a plugin's program, which of its keys, and whom it asks.
pub struct Device {
    program: PathBuf,
    handle: Handle,
    person: Box<dyn Person>,
    patience: Duration,
    work: Work,
    failure: Arc<Mutex<Option<Fault>>>,
}

impl Device {
    /// The plugin of `handle` in `folder`, which must be absolute: what runs is never a matter of `PATH`.
    /// Stopping `work` ends it.
    pub fn find(folder: &Path, handle: Handle, person: Box<dyn Person>, work: &Work) -> Result<Self, Fault> {
        let program = folder.join(format!("age-plugin-{}", handle.plugin()));
        if !folder.is_absolute() || !program.is_file() {
            return Err(Fault::Absent(program));
        }
        Ok(Self { program, handle, person, patience: PATIENCE, work: work.clone(), failure: Arc::default() })
    }

    /// Where it is noted why the plugin failed last: asked when the device itself has gone into a casebook's hands.
    pub fn failures(&self) -> Failures {
        Failures(Arc::clone(&self.failure))
    }

    fn run<T>(&self, machine: &str, talk: impl FnOnce(&mut Machine) -> Result<T, Fault>) -> Result<T, Fault> {
        let done = Machine::start(&self.program, machine, self.patience, &self.work)
            .and_then(|mut machine| talk(&mut machine));
        // a program that was killed looks like one that died
        let done = if self.work.is_stopped() { Err(Fault::Stopped) } else { done };
        if let (Err(fault), Ok(mut failure)) = (&done, self.failure.lock()) {
            *failure = Some(fault.clone());
        }
        done
    }
}

impl age::Identity for Device {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, age::DecryptError>> {
        self.unwrap_stanzas(std::slice::from_ref(stanza))
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, age::DecryptError>> {
        let key = self.run("identity-v1", |machine| machine.unwrap(&self.handle, stanzas, &*self.person));
        match key {
            Ok(key) => key.map(Ok),
            Err(_) => Some(Err(age::DecryptError::DecryptionFailed)),
        }
    }
}

impl age::Recipient for Device {
    fn wrap_file_key(&self, key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        self.run("recipient-v1", |machine| machine.wrap(&self.handle, key, &*self.person))
            .map_err(|_| io::Error::other("the plugin failed").into())
    }
}
