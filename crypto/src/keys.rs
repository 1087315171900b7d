//! Secrets and the key schedule: everything that follows from a codename or a thread key (protocol section 2).

use std::fmt;

use ed25519_dalek::SigningKey;
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use zeroize::{Zeroize, Zeroizing};

use crate::codename::Codename;
use crate::hex::{self, Hex};
use crate::notation::{derive, hash, message, sha256};
use crate::recipient::HybridIdentity;

/// Names one drop. 16 bytes.
pub type DropId = Hex<16>;
/// Names an agency for good: `H("agency", root_pk)`. 32 bytes.
pub type Fingerprint = Hex<32>;
/// A UTC day number: days since 1970-01-01.
pub type Day = u32;

/// Rounds of PBKDF2 from the codename to the root.
pub const ROUNDS: u32 = 1_000_000;
/// How many tips one codename can send to one agency in a year: slots are `0 <= s < SLOTS_A_YEAR`.
pub const SLOTS_A_YEAR: u16 = 4080;
/// How many replies one thread can hold: reply numbers are `1 <= n <= MAX_REPLIES`.
pub const MAX_REPLIES: u32 = 510;

/// `N` secret bytes: zeroized on drop, never printed, compared only in constant time.
pub struct Secret<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Secret<N> {
    /// Takes the bytes over. The caller's copy, if it has one, is the caller's to erase.
    pub fn new(bytes: [u8; N]) -> Self {
        Self(Box::new(bytes))
    }

    /// Fresh from `rng`.
    pub fn random(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let mut secret = Self::new([0; N]);
        rng.fill_bytes(secret.0.as_mut());
        secret
    }

    /// The one visible exit.
    pub fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// Whether both are equal, in constant time.
    pub fn ct_eq(&self, other: &Self) -> bool {
        crate::notation::equal(self.expose(), other.expose())
    }

    /// `K(key, label, parts..)[N]`
    pub fn derived(key: &[u8], label: &str, parts: &[&[u8]]) -> Self {
        let mut secret = Self::new([0; N]);
        derive(key, label, parts, secret.0.as_mut());
        secret
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<const N: usize> Clone for Secret<N> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<const N: usize> fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl<const N: usize> Serialize for Secret<N> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&Zeroizing::new(hex::encode(self.expose())))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Secret<N> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(input)?);
        hex::decode(&text).map(Self::new).ok_or_else(|| D::Error::custom("wrong hex"))
    }
}

/// `fp = H("agency", root_pk)`
pub fn fingerprint(root_public: &[u8; 32]) -> Fingerprint {
    Hex(hash("agency", &[root_public]))
}

/// `root = PBKDF2-HMAC-SHA-512(idx13, M("root", drop_id), 1,000,000, 32 bytes)`: what a codename is worth on one drop.
#[derive(Debug, Clone)]
pub struct Root(Secret<32>);

impl Root {
    /// Takes 0.5 to 1.5 s, on purpose.
    pub fn from_codename(codename: &Codename, drop_id: &DropId) -> Self {
        let mut root = Secret::new([0; 32]);
        let salt = message("root", &[&drop_id.0]);
        pbkdf2::pbkdf2_hmac::<sha2::Sha512>(&codename.idx13()[..], &salt, ROUNDS, root.0.as_mut());
        Self(root)
    }

    /// `root` itself, for vectors and tests of other programs.
    pub fn from_secret(root: Secret<32>) -> Self {
        Self(root)
    }

    /// The root's bytes.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// `drawer = u16be K(root, "drawer")[2]`; only its low bits ever leave the source's browser.
    pub fn drawer(&self) -> u16 {
        let mut out = [0; 2];
        derive(self.0.expose(), "drawer", &[], &mut out);
        u16::from_be_bytes(out)
    }

    /// `k_A = K(root, "agency", fp_A)`
    pub fn thread_key(&self, agency: &Fingerprint) -> ThreadKey {
        ThreadKey(Secret::derived(self.0.expose(), "agency", &[&agency.0]))
    }

    /// `reply_A`: hybrid identity with seed `K(root, "reply", fp_A)`.
    pub fn reply_identity(&self, agency: &Fingerprint) -> HybridIdentity {
        HybridIdentity::from_seed(&Secret::derived(self.0.expose(), "reply", &[&agency.0]))
    }

    /// `claim_A`: Ed25519 key with seed `K(root, "claim", fp_A)`; zeroized on drop by its own type.
    pub fn claim_key(&self, agency: &Fingerprint) -> SigningKey {
        SigningKey::from_bytes(Secret::derived(self.0.expose(), "claim", &[&agency.0]).expose())
    }

    /// `w_{y,s}` = 32 bytes at `32 (s mod 255)` of `K(root, "withdraw", fp_A, u16be y, u8 (s div 255))[8160]`.
    ///
    /// `None` when `slot >= SLOTS_A_YEAR`.
    pub fn withdraw_secret(&self, agency: &Fingerprint, year: u16, slot: u16) -> Option<Secret<32>> {
        if slot >= SLOTS_A_YEAR {
            return None;
        }
        let block = u8::try_from(slot / 255).expect("below 16");
        let all = Secret::<8160>::derived(self.0.expose(), "withdraw", &[&agency.0, &year.to_be_bytes(), &[block]]);
        let at = 32 * usize::from(slot % 255);
        let mut out = Secret::new([0; 32]);
        out.0.copy_from_slice(&all.expose()[at..at + 32]);
        Some(out)
    }
}

/// `k`: joins the tips and replies of one codename with one agency. A bearer secret of both sides.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ThreadKey(pub Secret<32>);

impl ThreadKey {
    /// `tag_n` = 16 bytes at `16 (n-1)` of `K(k, "tags")[8160]`, by which the source finds reply n in its drawer.
    ///
    /// `None` unless `1 <= n <= MAX_REPLIES`.
    pub fn tag(&self, n: u32) -> Option<[u8; 16]> {
        if !(1..=MAX_REPLIES).contains(&n) {
            return None;
        }
        let all = Secret::<8160>::derived(self.0.expose(), "tags", &[]);
        let at = 16 * usize::try_from(n - 1).expect("below 510");
        Some(all.expose()[at..at + 16].try_into().expect("16 bytes"))
    }

    /// `mac = K(k, "to-source")`: authenticates replies.
    pub fn mac_key(&self) -> Secret<32> {
        Secret::derived(self.0.expose(), "to-source", &[])
    }

    /// `x = K(k, "forward", fp_B)`: the key under which a forwarded tip's thread goes on with B.
    pub fn forward(&self, to: &Fingerprint) -> Self {
        Self(Secret::derived(self.0.expose(), "forward", &[&to.0]))
    }

    /// Whether both are the same thread, in constant time.
    pub fn ct_eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0)
    }
}

/// `C = H("claim", drop_id, fp, u16be y, u16be s, cpk)`: commits a tip to the key that can claim it.
pub fn claim_commitment(
    drop_id: &DropId,
    agency: &Fingerprint,
    year: u16,
    slot: u16,
    claim_public: &[u8; 32],
) -> [u8; 32] {
    hash("claim", &[&drop_id.0, &agency.0, &year.to_be_bytes(), &slot.to_be_bytes(), claim_public])
}

/// `wh = SHA-256(w)`
pub fn withdraw_hash(withdraw: &Secret<32>) -> [u8; 32] {
    sha256(withdraw.expose())
}

/// `W = H("tag", wh, C)`: what the server and the log know a tip by.
pub fn upload_tag(withdraw_hash: &[u8; 32], claim: &[u8; 32]) -> [u8; 32] {
    hash("tag", &[withdraw_hash, claim])
}

/// `S(claim_A, "claim", drop_id, fp_A, W, challenge, var(claimant), u32be day)`: proves authorship of a tip to those who hold its leaf.
pub fn claim_message(
    drop_id: &DropId,
    agency: &Fingerprint,
    tag: &[u8; 32],
    challenge: &[u8; 32],
    claimant: &str,
    day: Day,
) -> Vec<u8> {
    message(
        "claim",
        &[&drop_id.0, &agency.0, tag, challenge, &crate::notation::var(claimant.as_bytes()), &day.to_be_bytes()],
    )
}

/// `S(desk_A, "forward", drop_id, fp_A, fp_B, SHA-256(tip.json), SHA-256(message.txt), var(SHA-256 of each attachment))`:
/// what agency A signs when it passes a tip on to B (protocol section 13).
pub fn forward_message(
    drop_id: &DropId,
    (from, to): (&Fingerprint, &Fingerprint),
    tip: &[u8; 32],
    message: &[u8; 32],
    attachments: &[[u8; 32]],
) -> Vec<u8> {
    let attachments = crate::notation::var(attachments.as_flattened());
    self::message("forward", &[&drop_id.0, &from.0, &to.0, tip, message, &attachments])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_print_itself() {
        let secret = Secret::new([0x41; 32]);
        assert_eq!(format!("{secret:?}"), "Secret(..)");
        assert_eq!(format!("{:?}", ThreadKey(secret)), "ThreadKey(Secret(..))");
    }

    #[test]
    fn slots_and_reply_numbers_end_where_the_protocol_says() {
        let root = Root::from_secret(Secret::new([1; 32]));
        let fp = Hex([2; 32]);
        assert!(root.withdraw_secret(&fp, 2026, SLOTS_A_YEAR - 1).is_some());
        assert!(root.withdraw_secret(&fp, 2026, SLOTS_A_YEAR).is_none());
        let k = root.thread_key(&fp);
        assert!(k.tag(0).is_none() && k.tag(1).is_some() && k.tag(510).is_some() && k.tag(511).is_none());
    }

    #[test]
    fn every_slot_of_a_year_is_its_own_secret() {
        let root = Root::from_secret(Secret::new([1; 32]));
        let fp = Hex([2; 32]);
        let get = |y, s| *root.withdraw_secret(&fp, y, s).expect("in range").expose();
        assert_ne!(get(2026, 0), get(2026, 255));
        assert_ne!(get(2026, 0), get(2027, 0));
        assert_ne!(get(2026, 254), get(2026, 255));
    }
}
