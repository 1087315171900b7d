//! What stands for a leaf that has no blob: proof that it was withdrawn, or that it never was a tip.

use super::Entry;
use crate::hex::Hex;
use crate::keys::upload_tag;
use crate::notation::{hash, sha256};

/// Proof that whoever sent a tip took it back: `H("tag", SHA-256(w), C) = W`. 68 bytes in a bundle; public once shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawal {
    /// The leaf.
    pub index: u32,
    /// `w`, which only the codename gives.
    pub withdraw: Hex<32>,
    /// `C`, the claim commitment of the tip.
    pub claim: Hex<32>,
}

impl Withdrawal {
    /// Length of a record in bytes.
    pub const LEN: usize = 68;

    /// Whether it proves that this entry was withdrawn.
    pub fn proves(&self, entry: &Entry) -> bool {
        upload_tag(&sha256(&self.withdraw.0), &self.claim.0) == entry.tag.0
    }

    /// `u32be index | w | C`
    pub fn to_bytes(&self) -> [u8; Self::LEN] {
        let mut out = [0; Self::LEN];
        out[..4].copy_from_slice(&self.index.to_be_bytes());
        out[4..36].copy_from_slice(&self.withdraw.0);
        out[36..].copy_from_slice(&self.claim.0);
        out
    }

    /// Any 68 bytes are a record.
    pub fn from_bytes(bytes: &[u8; Self::LEN]) -> Self {
        let (index, rest) = bytes.split_first_chunk().expect("68 bytes begin with 4");
        let (withdraw, claim) = rest.split_first_chunk().expect("then 32");
        Self {
            index: u32::from_be_bytes(*index),
            withdraw: Hex(*withdraw),
            claim: Hex(claim.try_into().expect("then 32")),
        }
    }
}

/// Proof that a leaf never was a tip: `W = H("decoy", seed)`. 36 bytes in a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decoy {
    /// The leaf.
    pub index: u32,
    /// What its `W` was made from.
    pub seed: Hex<32>,
}

impl Decoy {
    /// Length of a record in bytes.
    pub const LEN: usize = 36;

    /// `W = H("decoy", seed)`
    pub fn tag(seed: &[u8; 32]) -> Hex<32> {
        Hex(hash("decoy", &[seed]))
    }

    /// Whether it proves that this entry is a decoy.
    pub fn proves(&self, entry: &Entry) -> bool {
        Self::tag(&self.seed.0) == entry.tag
    }

    /// `u32be index | seed`
    pub fn to_bytes(&self) -> [u8; Self::LEN] {
        let mut out = [0; Self::LEN];
        out[..4].copy_from_slice(&self.index.to_be_bytes());
        out[4..].copy_from_slice(&self.seed.0);
        out
    }

    /// Any 36 bytes are a record.
    pub fn from_bytes(bytes: &[u8; Self::LEN]) -> Self {
        let (index, seed) = bytes.split_first_chunk().expect("36 bytes begin with 4");
        Self { index: u32::from_be_bytes(*index), seed: Hex(seed.try_into().expect("and end with 32")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_preimages_prove_a_withdrawal_or_a_decoy() {
        let (w, claim, seed) = (Hex([1; 32]), Hex([2; 32]), Hex([3; 32]));
        let tip = Entry { blob_hash: Hex([0; 32]), tag: Hex(upload_tag(&sha256(&w.0), &claim.0)) };
        let decoy = Entry { blob_hash: Hex([0; 32]), tag: Decoy::tag(&seed.0) };
        let withdrawal = Withdrawal { index: 7, withdraw: w, claim };
        assert!(withdrawal.proves(&tip) && !withdrawal.proves(&decoy));
        assert!(!Withdrawal { claim: w, ..withdrawal }.proves(&tip));
        let proof = Decoy { index: 7, seed };
        assert!(proof.proves(&decoy) && !proof.proves(&tip));
        assert_eq!(Withdrawal::from_bytes(&withdrawal.to_bytes()), withdrawal);
        assert_eq!(Decoy::from_bytes(&proof.to_bytes()), proof);
    }
}
