//! The drop's own keys: one signs the log, one opens outboxes, one authenticates them. None of them opens a tip or a reply.

use ed25519_dalek::SigningKey;
use rand::rngs::OsRng;
use serde::{Deserialize, Serialize};
use sybyr_crypto::{
    hex::Hex,
    json,
    keys::Secret,
    outbox,
    recipient::{HybridIdentity, HybridRecipient},
};
use zeroize::Zeroizing;

use crate::{
    errors::{Exit, Failure},
    store::{Folder, folder},
};

/// The file `keys`: seeds in hex, readable by its owner only.
#[derive(Serialize, Deserialize)]
struct Stored {
    v: u8,
    log: Secret<32>,
    identity: Secret<32>,
    dh: Secret<32>,
}

/// The keys in use. Each type erases itself when it goes.
pub struct Keys {
    log: SigningKey,
    identity: HybridIdentity,
    dh: Secret<32>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(..)")
    }
}

impl Keys {
    /// Makes the keys of a new drop and stores them durably.
    pub fn create(folder: &Folder) -> Result<Self, Failure> {
        let random = || Secret::random(&mut OsRng);
        let stored = Stored { v: 1, log: random(), identity: random(), dh: random() };
        let bytes = Zeroizing::new(json::write(&stored));
        folder::replace(&folder.keys(), &bytes)?;
        Ok(Self::of(&stored))
    }

    /// Reads the keys of a drop.
    pub fn load(folder: &Folder) -> Result<Self, Failure> {
        let path = folder.keys();
        let bytes = Zeroizing::new(std::fs::read(&path).map_err(|error| {
            Failure::new(Exit::Folder, format!("the keys of the drop cannot be read: {error}"))
                .help(format!("restore {} from your backup; without it the log cannot go on", path.display()))
        })?);
        let stored: Stored = json::parse(&bytes, json::MAX_LEN).map_err(|_| {
            Failure::new(Exit::File, "the file of the drop's keys is damaged")
                .help(format!("restore {} from your backup", path.display()))
        })?;
        Ok(Self::of(&stored))
    }

    fn of(stored: &Stored) -> Self {
        Self {
            log: SigningKey::from_bytes(stored.log.expose()),
            identity: HybridIdentity::from_seed(&stored.identity),
            dh: stored.dh.clone(),
        }
    }

    /// Signs checkpoints, drop.js and drop.sybyr.
    pub fn log(&self) -> &SigningKey {
        &self.log
    }

    /// The public half of [`Keys::log`].
    pub fn log_public(&self) -> Hex<32> {
        Hex(self.log.verifying_key().to_bytes())
    }

    /// Opens outboxes.
    pub fn identity(&self) -> &HybridIdentity {
        &self.identity
    }

    /// Outboxes are sealed to it.
    pub fn recipient(&self) -> HybridRecipient {
        self.identity.to_recipient()
    }

    /// Authenticates outboxes.
    pub fn dh(&self) -> &Secret<32> {
        &self.dh
    }

    /// The public half of [`Keys::dh`].
    pub fn dh_public(&self) -> Hex<32> {
        outbox::dh_public(&self.dh)
    }
}
