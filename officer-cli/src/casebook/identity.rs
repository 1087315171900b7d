//! The identity file: every private key of the agency, sealed to each of its holders (see `holders`).

use std::io::{self, Read as _, Write as _};
use std::path::Path;

use age::secrecy::SecretString;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use sybyr_crypto::keys::{Day, DropId, Fingerprint, Secret};
use sybyr_crypto::recipient::HybridIdentity;
use zeroize::Zeroizing;

use super::holders::Holder;
use crate::clock;
use crate::files;
use crate::problem::{KeyFault, Problem, Result};
use crate::random;

/// The version of everything in a casebook folder. A greater one is refused.
pub(super) const VERSION: u32 = 1;
/// Keys made at `init`: twelve cards name this month's key and the next.
pub const PERIODS: u32 = 13;
/// An intake key outlives its month by so many days, for tips that were long on their way.
pub const GRACE: u32 = 60;
/// Work factor of scrypt, as the age command uses it: about a second and 256 MiB.
pub const WORK_FACTOR: u8 = 18;
/// The lowest work factor that can be asked for, for tests on slow machines.
pub const LEAST_WORK_FACTOR: u8 = 15;
const GREATEST_WORK_FACTOR: u8 = 22;
/// Room for all holders, two years of intake keys, and those of every kind that were replaced.
pub(super) const MAX_LEN: usize = 256 * 1024;

/// One month's intake key.
#[derive(Clone, Serialize, Deserialize)]
pub struct Period {
    /// First day, included.
    pub from: Day,
    /// First day of the next period.
    pub until: Day,
    /// The seed of the hybrid identity.
    pub seed: Secret<32>,
    /// When another key took its place before its time, the number of the last outbox that did not say so;
    /// [`NOT_SAID`] until cards say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_after: Option<u64>,
}

/// In place of an outbox's number: new keys are here, and no card names them yet.
pub(super) const NOT_SAID: u64 = u64::MAX;

/// Desk and bundle keys that others took the place of.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct FormerDesk {
    pub(super) desk: Secret<32>,
    pub(super) desk_dh: Secret<32>,
    pub(super) bundle: Secret<32>,
    /// As [`Period::replaced_after`].
    pub replaced_after: u64,
    /// The first day of the cards that name its successor.
    pub until: Day,
}

/// The days of an intake key that is no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// First day, included.
    pub from: Day,
    /// First day of the next period.
    pub until: Day,
    /// When it was destroyed.
    pub on: Day,
}

/// What the identity file holds. Secrets print as nothing and are erased on drop.
#[derive(Clone, Serialize, Deserialize)]
pub struct Keys {
    v: u32,
    /// The drop this agency is enrolled at.
    pub drop_id: DropId,
    /// `fp_A`
    pub agency: Fingerprint,
    /// Seals and authenticates the journal and the snapshots.
    pub casebook_key: Secret<32>,
    /// The one before it, while not every file is sealed under the new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) former_casebook_key: Option<Secret<32>>,
    /// The intake keys that still exist, ascending.
    pub periods: Vec<Period>,
    /// Those that were destroyed, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub destroyed: Vec<Destroyed>,
    /// Who can open this file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<Holder>,
    pub(super) desk: Secret<32>,
    /// The X25519 secret that authenticates outboxes.
    pub desk_dh: Secret<32>,
    pub(super) bundle: Secret<32>,
    /// Their forerunners, newest first, as long as something may still be under them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) former_desks: Vec<FormerDesk>,
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
        Self {
            v: VERSION,
            drop_id,
            agency,
            casebook_key: Secret::random(rng),
            former_casebook_key: None,
            periods: fresh_periods(clock::month_start(today, 0), PERIODS),
            destroyed: Vec::new(),
            holders: Vec::new(),
            desk: Secret::random(rng),
            desk_dh: Secret::random(rng),
            bundle: Secret::random(rng),
            former_desks: Vec::new(),
        }
    }

    /// The key that signs `seen` notes.
    pub fn desk(&self) -> SigningKey {
        SigningKey::from_bytes(self.desk.expose())
    }

    /// Opens bundles; cards name it.
    pub fn bundle(&self) -> HybridIdentity {
        HybridIdentity::from_seed(&self.bundle)
    }

    /// Opens bundles, also those that were sealed before the server had the newest card.
    pub fn bundles(&self) -> Vec<HybridIdentity> {
        let former = self.former_desks.iter().map(|former| &former.bundle);
        std::iter::once(&self.bundle).chain(former).map(HybridIdentity::from_seed).collect()
    }

    /// The intake identities, newest first, as most tips are sealed to a recent one.
    pub fn intake(&self) -> Vec<HybridIdentity> {
        self.periods.iter().rev().map(|p| HybridIdentity::from_seed(&p.seed)).collect()
    }

    /// Seals the file to every holder, in place of the old one, which is wiped.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let sealed = self.seal().map_err(|e| Problem::io(path, e))?;
        files::replace_erasing(path, &sealed).map_err(|e| Problem::io(path, e))
    }

    fn seal(&self) -> io::Result<Vec<u8>> {
        let plain = plain(self)?;
        let recipients = self.holders.iter().map(|holder| holder.recipient() as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
        encrypt(encryptor, &plain)
    }

    /// Reads what was inside the file.
    pub(super) fn parse(plain: &[u8], path: &Path) -> Result<Self> {
        let Versioned { v } = serde_json::from_slice(plain).map_err(|_| Problem::damaged(path))?;
        if v > VERSION {
            return Err(Problem::NewerCasebook);
        }
        // not through json::parse, which would leave copies of the secrets in memory
        serde_json::from_slice(plain).map_err(|_| Problem::damaged(path))
    }
}

/// Keys for the months from that of `from` on; the first of them begins on that day.
pub(super) fn fresh_periods(from: Day, count: u32) -> Vec<Period> {
    let rng = &mut random::system();
    let begin = |i| if i == 0 { from } else { clock::month_start(from, i) };
    (0..count)
        .map(|i| Period {
            from: begin(i),
            until: clock::month_start(from, i + 1),
            seed: Secret::random(rng),
            replaced_after: None,
        })
        .collect()
}

#[derive(Serialize, Deserialize)]
struct RootFile {
    v: u32,
    root: Secret<32>,
}

/// Writes the root key, which signs cards and nothing else, into a file of its own.
pub fn write_root(path: &Path, root: &SigningKey, passphrase: &SecretString, work_factor: u8) -> Result<()> {
    let content = RootFile { v: VERSION, root: Secret::new(root.to_bytes()) };
    let sealed = plain(&content).and_then(|plain| lock(&plain, passphrase, work_factor));
    let sealed = sealed.map_err(|e| Problem::io(path, e))?;
    files::write_new(path, &sealed).map_err(|e| Problem::io(path, e))
}

/// Reads the root key's file.
pub fn read_root(path: &Path, passphrase: &SecretString) -> Result<Secret<32>> {
    let sealed = files::read_up_to(path, MAX_LEN as u64).map_err(|e| Problem::io(path, e))?;
    let damaged = || Problem::from(KeyFault::NotARootKey(path.to_owned()));
    let plain = unlock(&sealed.ok_or_else(damaged)?, passphrase).map_err(|e| match e {
        Locked::WrongPassphrase => Problem::WrongPassphrase,
        Locked::Damaged => damaged(),
    })?;
    parse_root(&plain, path)
}

/// Reads what was inside the root key's file.
pub(super) fn parse_root(plain: &[u8], path: &Path) -> Result<Secret<32>> {
    let file = serde_json::from_slice(plain);
    let RootFile { v, root } = file.map_err(|_| Problem::from(KeyFault::NotARootKey(path.to_owned())))?;
    if v > VERSION { Err(Problem::NewerCasebook) } else { Ok(root) }
}

/// The capacity is never exceeded, so that growing leaves no copy of the secrets behind.
fn plain(value: &impl Serialize) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut plain = Zeroizing::new(Vec::with_capacity(MAX_LEN));
    serde_json::to_writer(&mut *plain, value)?;
    if plain.len() > MAX_LEN { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(plain) }
}

/// Why something sealed did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Locked {
    WrongPassphrase,
    Damaged,
}

/// Seals with a passphrase (age, scrypt).
pub(super) fn lock(plain: &[u8], passphrase: &SecretString, work_factor: u8) -> io::Result<Vec<u8>> {
    let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(work_factor);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .expect("one passphrase is a valid set of recipients");
    encrypt(encryptor, plain)
}

/// Opens what [`lock`] sealed.
pub(super) fn unlock(sealed: &[u8], passphrase: &SecretString) -> std::result::Result<Zeroizing<Vec<u8>>, Locked> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| Locked::Damaged)?;
    if !decryptor.is_scrypt() {
        return Err(Locked::Damaged);
    }
    let mut identity = age::scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(GREATEST_WORK_FACTOR);
    decrypt(decryptor, &identity)
}

/// Opens what was sealed to a key.
pub(super) fn unlock_with(
    sealed: &[u8],
    identity: &dyn age::Identity,
) -> std::result::Result<Zeroizing<Vec<u8>>, Locked> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| Locked::Damaged)?;
    decrypt(decryptor, identity)
}

pub(super) fn encrypt(encryptor: age::Encryptor, plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

fn decrypt<R: io::BufRead>(
    decryptor: age::Decryptor<R>,
    identity: &dyn age::Identity,
) -> std::result::Result<Zeroizing<Vec<u8>>, Locked> {
    use age::DecryptError::{DecryptionFailed, KeyDecryptionFailed, NoMatchingKeys};
    let reader = decryptor.decrypt(std::iter::once(identity)).map_err(|e| match e {
        KeyDecryptionFailed | DecryptionFailed | NoMatchingKeys => Locked::WrongPassphrase,
        _ => Locked::Damaged,
    })?;
    let mut plain = Zeroizing::new(Vec::with_capacity(MAX_LEN));
    let limit = u64::try_from(MAX_LEN).expect("small");
    reader.take(limit).read_to_end(&mut plain).map_err(|_| Locked::Damaged)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use sybyr_crypto::hex::Hex;

    use super::*;

    #[test]
    fn a_root_key_opens_with_its_passphrase_only() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("root.age");
        let root = SigningKey::from_bytes(&[5; 32]);
        write_root(&path, &root, &SecretString::from("right"), LEAST_WORK_FACTOR).expect("written");
        assert_eq!(read_root(&path, &SecretString::from("right")).expect("opens").expose(), &[5; 32]);
        assert!(matches!(read_root(&path, &SecretString::from("wrong")), Err(Problem::WrongPassphrase)));
        std::fs::write(&path, b"age-encryption.org/v1\nnonsense").expect("written");
        assert!(matches!(read_root(&path, &SecretString::from("right")), Err(Problem::Keys(KeyFault::NotARootKey(_)))));
    }

    /// Every byte changed in some ways, and every beginning.
    fn damage(whole: &[u8]) -> impl Iterator<Item = Vec<u8>> {
        let changed = (0..whole.len()).flat_map(|at| {
            [0x01, 0x10, 0x80].map(|bits| {
                let mut bytes = whole.to_vec();
                bytes[at] ^= bits;
                bytes
            })
        });
        changed.chain((0..whole.len()).map(|end| whole[..end].to_vec()))
    }

    #[test]
    fn a_damaged_root_key_is_refused_wherever_the_damage_is() {
        let passphrase = SecretString::from("right");
        let content = RootFile { v: VERSION, root: Secret::new([5; 32]) };
        let sealed = plain(&content).and_then(|plain| lock(&plain, &passphrase, LEAST_WORK_FACTOR)).expect("sealed");
        assert!(unlock(&sealed, &passphrase).is_ok());
        // each of them costs a derivation from the passphrase: a part of them
        for bytes in damage(&sealed).step_by(10) {
            assert!(unlock(&bytes, &passphrase).is_err(), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn damage_inside_the_identity_file_is_never_more_than_refused() {
        let path = Path::new("identity.age");
        let whole = Keys::generate(Hex([1; 16]), Hex([2; 32]), clock::parse("2026-11-22").expect("a date"));
        let whole = plain(&whole).expect("small");
        assert!(Keys::parse(&whole, path).is_ok());
        for bytes in damage(&whole) {
            // a changed digit of a key is a key: only the seal around the file tells
            if let Err(problem) = Keys::parse(&bytes, path) {
                assert!(matches!(problem, Problem::Damaged { .. } | Problem::NewerCasebook));
            }
        }
    }

    #[test]
    fn a_newer_version_is_refused_whatever_else_it_holds() {
        let refused = Keys::parse(br#"{ "v": 2, "other": [1] }"#, Path::new("identity.age"));
        assert!(matches!(refused, Err(Problem::NewerCasebook)));
    }

    #[test]
    fn months_follow_each_other_without_a_gap() {
        let mut from = clock::parse("2026-11-22").expect("a date");
        for (i, period) in fresh_periods(from, 14).iter().enumerate() {
            assert_eq!(period.from, from, "period {i}");
            assert_eq!(clock::date(period.until).2, 1);
            from = period.until;
        }
        assert_eq!(clock::format(from), "2028-01-01");
    }
}
