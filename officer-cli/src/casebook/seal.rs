//! Keys and framing of the casebook's own files: everything is sealed and authenticated under the casebook key.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use rand::RngCore as _;
use sybyr_crypto::keys::Secret;
use sybyr_crypto::notation::{equal, hmac_sha256, sha256};
use sybyr_crypto::recipient::HybridIdentity;
use zeroize::Zeroizing;

use crate::random;

const NONCE_LEN: usize = 24;
/// What sealing adds to a record.
pub(super) const OVERHEAD: usize = NONCE_LEN + 16;

/// A place in the chain of records: how many there were, and the hash over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// The number of the next record, from 0.
    pub(super) next: u64,
    /// `SHA-256(chain before | sealed record)`, of the record before.
    pub(super) chain: [u8; 32],
}

impl Position {
    /// Before the first record.
    pub(super) const START: Self = Self { next: 0, chain: [0; 32] };

    /// `u64be next | chain`, bound to each record and file.
    pub(super) fn bytes(&self) -> [u8; 40] {
        let mut out = [0; 40];
        out[..8].copy_from_slice(&self.next.to_be_bytes());
        out[8..].copy_from_slice(&self.chain);
        out
    }

    /// Reads what [`Position::bytes`] wrote.
    pub(super) fn from_bytes(bytes: &[u8; 40]) -> Self {
        let (next, chain) = bytes.split_at(8);
        Self { next: u64::from_be_bytes(next.try_into().expect("8 bytes")), chain: chain.try_into().expect("32 bytes") }
    }

    /// The position behind a sealed record.
    pub(super) fn after(&self, sealed: &[u8]) -> Self {
        Self { next: self.next + 1, chain: sha256(&[&self.chain[..], sealed].concat()) }
    }
}

/// The keys derived from the casebook key, one for each use.
pub(super) struct FileKeys {
    record: Secret<32>,
    frame: Secret<32>,
    snapshot_mac: Secret<32>,
    snapshot: Secret<32>,
}

impl FileKeys {
    /// `K(casebook_key, "casebook/..")`
    pub(super) fn new(casebook_key: &Secret<32>) -> Self {
        let key = |label| Secret::derived(casebook_key.expose(), label, &[]);
        Self {
            record: key("casebook/record"),
            frame: key("casebook/frame"),
            snapshot_mac: key("casebook/snapshot-mac"),
            snapshot: key("casebook/snapshot"),
        }
    }

    /// Seals one record for its place: `nonce 24 | XChaCha20-Poly1305(record, aad = position)`.
    pub(super) fn seal_record(&self, at: &Position, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE_LEN];
        random::system().fill_bytes(&mut nonce);
        let payload = Payload { msg: plain, aad: &at.bytes() };
        let sealed = self.cipher().encrypt(XNonce::from_slice(&nonce), payload).expect("records are far below 256 GiB");
        [&nonce[..], &sealed].concat()
    }

    /// Opens a record; `None` when it is not the one sealed for this place.
    pub(super) fn open_record(&self, at: &Position, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, ciphertext) = sealed.split_at_checked(NONCE_LEN)?;
        let payload = Payload { msg: ciphertext, aad: &at.bytes() };
        self.cipher().decrypt(XNonce::from_slice(nonce), payload).ok().map(Zeroizing::new)
    }

    /// Authenticates a record's number and length, so that it can be found behind a damaged one.
    pub(super) fn frame(&self, number: u64, len: u32) -> [u8; 8] {
        let mac = hmac_sha256(self.frame.expose(), &[&number.to_be_bytes()[..], &len.to_be_bytes()].concat());
        mac[..8].try_into().expect("8 of 32 bytes")
    }

    /// Whether [`FileKeys::frame`] made `mac`.
    pub(super) fn frame_holds(&self, number: u64, len: u32, mac: &[u8]) -> bool {
        equal(&self.frame(number, len), mac)
    }

    /// HMAC-SHA-256 over the head of a journal or a whole snapshot.
    pub(super) fn file_mac(&self, bytes: &[u8]) -> [u8; 32] {
        hmac_sha256(self.snapshot_mac.expose(), bytes)
    }

    /// The hybrid identity that snapshots are sealed to.
    pub(super) fn snapshot(&self) -> HybridIdentity {
        HybridIdentity::from_seed(&self.snapshot)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.record.expose().into())
    }
}
