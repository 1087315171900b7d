//! The identity file: every private key of the agency, sealed with a passphrase (age, scrypt).

use std::path::Path;

use age::secrecy::SecretString;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use std::io::{Read as _, Write as _};
use sybyr_crypto::keys::{Day, DropId, Fingerprint, Secret};
use sybyr_crypto::recipient::HybridIdentity;
use zeroize::Zeroizing;

use crate::clock;
use crate::files;
use crate::problem::{Problem, Result};
use crate::random;

/// The version of everything in a casebook folder. A greater one is refused.
pub(super) const VERSION: u32 = 1;
/// Keys made at `init`: twelve cards name this month's key and the next.
pub const PERIODS: u32 = 13;
/// Work factor of scrypt, as the age command uses it: about a second and 256 MiB.
pub const WORK_FACTOR: u8 = 18;
/// The lowest work factor that can be asked for, for tests on slow machines.
pub const LEAST_WORK_FACTOR: u8 = 15;
const GREATEST_WORK_FACTOR: u8 = 22;
const MAX_LEN: usize = 64 * 1024;

/// One month's intake key.
#[derive(Serialize, Deserialize)]
pub struct Period {
    /// First day, included.
    pub from: Day,
    /// First day of the next period.
    pub until: Day,
    /// The seed of the hybrid identity.
    pub seed: Secret<32>,
}

/// What the identity file holds. Secrets print as nothing and are erased on drop.
#[derive(Serialize, Deserialize)]
pub struct Keys {
    v: u32,
    /// The drop this agency is enrolled at.
    pub drop_id: DropId,
    /// `fp_A`
    pub agency: Fingerprint,
    /// Seals and authenticates the journal and the snapshots.
    pub casebook_key: Secret<32>,
    /// The intake keys that still exist, ascending.
    pub periods: Vec<Period>,
    desk: Secret<32>,
    /// The X25519 secret that authenticates outboxes.
    pub desk_dh: Secret<32>,
    bundle: Secret<32>,
}

/// Only the version, which must be readable in files of any version.
#[derive(Deserialize)]
struct Versioned {
    v: u32,
}

impl Keys {
    /// Fresh keys for an agency that enrols today.
    pub fn generate(drop_id: DropId, agency: Fingerprint, today: Day) -> Self {
        let rng = &mut random::system();
        let periods = (0..PERIODS)
            .map(|i| Period {
                from: clock::month_start(today, i),
                until: clock::month_start(today, i + 1),
                seed: Secret::random(rng),
            })
            .collect();
        Self {
            v: VERSION,
            drop_id,
            agency,
            casebook_key: Secret::random(rng),
            periods,
            desk: Secret::random(rng),
            desk_dh: Secret::random(rng),
            bundle: Secret::random(rng),
        }
    }

    /// The key that signs `seen` notes.
    pub fn desk(&self) -> SigningKey {
        SigningKey::from_bytes(self.desk.expose())
    }

    /// Opens bundles.
    pub fn bundle(&self) -> HybridIdentity {
        HybridIdentity::from_seed(&self.bundle)
    }

    /// The intake identities, newest first, as most tips are sealed to a recent one.
    pub fn intake(&self) -> Vec<HybridIdentity> {
        self.periods.iter().rev().map(|p| HybridIdentity::from_seed(&p.seed)).collect()
    }

    /// Writes the file, as a new one or in place of the old.
    pub fn write(&self, path: &Path, passphrase: &SecretString, work_factor: u8) -> Result<()> {
        let sealed = seal(self, passphrase, work_factor).map_err(|e| Problem::io(path, e))?;
        files::replace(path, &sealed).map_err(|e| Problem::io(path, e))
    }

    /// Reads the file.
    pub fn read(path: &Path, passphrase: &SecretString) -> Result<Self> {
        let plain = open(path, passphrase)?;
        let Versioned { v } = serde_json::from_slice(&plain).map_err(|_| Problem::damaged(path))?;
        if v > VERSION {
            return Err(Problem::NewerCasebook);
        }
        // not through json::parse, which would leave copies of the secrets in memory
        serde_json::from_slice(&plain).map_err(|_| Problem::damaged(path))
    }
}

/// Writes the root key, which signs cards and nothing else, into a file of its own.
pub fn write_root(path: &Path, root: &SigningKey, passphrase: &SecretString, work_factor: u8) -> Result<()> {
    #[derive(Serialize)]
    struct RootFile {
        v: u32,
        root: Secret<32>,
    }
    let content = RootFile { v: VERSION, root: Secret::new(root.to_bytes()) };
    let sealed = seal(&content, passphrase, work_factor).map_err(|e| Problem::io(path, e))?;
    files::write_new(path, &sealed).map_err(|e| Problem::io(path, e))
}

/// Reads the root key out of its file.
pub fn read_root(path: &Path, passphrase: &SecretString) -> Result<Secret<32>> {
    #[derive(Deserialize)]
    struct RootFile {
        root: Secret<32>,
    }
    let plain = open(path, passphrase)?;
    let Versioned { v } = serde_json::from_slice(&plain).map_err(|_| Problem::damaged(path))?;
    if v > VERSION {
        return Err(Problem::NewerCasebook);
    }
    serde_json::from_slice(&plain).map(|file: RootFile| file.root).map_err(|_| Problem::damaged(path))
}

fn seal(value: &impl Serialize, passphrase: &SecretString, work_factor: u8) -> std::io::Result<Vec<u8>> {
    // the capacity is never exceeded, so that growing leaves no copy of the secrets behind
    let mut plain = Zeroizing::new(Vec::with_capacity(MAX_LEN));
    serde_json::to_writer(&mut *plain, value)?;
    let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(work_factor);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .expect("one passphrase is a valid set of recipients");
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(&plain)?;
    writer.finish()?;
    Ok(sealed)
}

fn open(path: &Path, passphrase: &SecretString) -> Result<Zeroizing<Vec<u8>>> {
    let sealed = std::fs::read(path).map_err(|e| Problem::io(path, e))?;
    let decryptor = age::Decryptor::new_buffered(&sealed[..]).map_err(|_| Problem::damaged(path))?;
    if !decryptor.is_scrypt() {
        return Err(Problem::damaged(path));
    }
    let mut identity = age::scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(GREATEST_WORK_FACTOR);
    let reader = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|e| match e {
        age::DecryptError::KeyDecryptionFailed | age::DecryptError::DecryptionFailed => Problem::WrongPassphrase,
        _ => Problem::damaged(path),
    })?;
    let mut plain = Zeroizing::new(Vec::with_capacity(MAX_LEN));
    let limit = u64::try_from(MAX_LEN).expect("small");
    reader.take(limit).read_to_end(&mut plain).map_err(|_| Problem::damaged(path))?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sybyr_crypto::hex::Hex;

    fn keys() -> Keys {
        Keys::generate(Hex([1; 16]), Hex([2; 32]), 20_778)
    }

    #[test]
    fn the_file_opens_with_its_passphrase_only() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("identity.age");
        let keys = keys();
        keys.write(&path, &SecretString::from("right"), LEAST_WORK_FACTOR).expect("written");
        let again = Keys::read(&path, &SecretString::from("right")).expect("opens");
        assert!(again.casebook_key.ct_eq(&keys.casebook_key));
        assert_eq!(again.periods.len(), 13);
        assert!(matches!(Keys::read(&path, &SecretString::from("wrong")), Err(Problem::WrongPassphrase)));
        let text = std::fs::read(&path).expect("there");
        let secret = sybyr_crypto::hex::encode(keys.casebook_key.expose());
        assert!(!text.windows(64).any(|w| w == secret.as_bytes()));
    }

    #[test]
    fn a_newer_version_is_refused_whatever_else_it_holds() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("identity.age");
        let sealed = seal(&serde_json::json!({ "v": 2, "other": [1] }), &SecretString::from("p"), LEAST_WORK_FACTOR);
        std::fs::write(&path, sealed.expect("sealed")).expect("written");
        assert!(matches!(Keys::read(&path, &SecretString::from("p")), Err(Problem::NewerCasebook)));
    }

    #[test]
    fn what_is_no_identity_file_is_called_damaged() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("identity.age");
        std::fs::write(&path, b"age-encryption.org/v1\nnonsense").expect("written");
        assert!(matches!(Keys::read(&path, &SecretString::from("p")), Err(Problem::Damaged { .. })));
    }
}
