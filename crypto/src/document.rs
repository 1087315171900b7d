//! Signed documents, `u32be len(json) | json | S(signer, label, json)`: cards and drop files (protocol section 3).

use std::fmt;

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::json::MAX_LEN;
use crate::notation::{sign, var, verify};

const SIGNATURE: usize = 64;

/// The bytes are not a signed document, or another key signed them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentError {
    /// The lengths do not add up, or it is longer than 64 KiB.
    Malformed,
    /// The signature does not hold under the expected key.
    Signature,
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "not a signed document",
            Self::Signature => "the signature is not by the expected key",
        })
    }
}

impl std::error::Error for DocumentError {}

/// `u32be len(json) | json | S(signer, label, json)`
pub(crate) fn seal(signer: &SigningKey, label: &str, json: &[u8]) -> Vec<u8> {
    [&var(json)[..], &sign(signer, label, &[json])].concat()
}

/// A signed document taken apart, not yet verified.
pub struct Document<'a> {
    json: &'a [u8],
    signature: &'a [u8; SIGNATURE],
}

impl<'a> Document<'a> {
    /// Takes any bytes apart: at most 64 KiB, and nothing behind the signature.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, DocumentError> {
        Self::split(bytes).ok_or(DocumentError::Malformed)
    }

    fn split(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > MAX_LEN {
            return None;
        }
        let (len, rest) = bytes.split_first_chunk()?;
        let (json, signature) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*len)).ok()?)?;
        Some(Self { json, signature: signature.try_into().ok()? })
    }

    /// The signed bytes, once `public` has signed them under `label`.
    pub fn verify(&self, label: &str, public: &[u8; 32]) -> Result<&'a [u8], DocumentError> {
        if verify(public, label, &[self.json], self.signature) { Ok(self.json) } else { Err(DocumentError::Signature) }
    }

    /// The signed bytes before anything is known about the signer: only to find the key with which to verify them.
    pub fn unverified(&self) -> &'a [u8] {
        self.json
    }
}

/// The key `v` of every object: 1, and nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct V1;

impl Serialize for V1 {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_u8(1)
    }
}

impl<'de> Deserialize<'de> for V1 {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        if u64::deserialize(input)? == 1 { Ok(Self) } else { Err(D::Error::custom("another version of the protocol")) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[4; 32])
    }

    #[test]
    fn only_the_signed_bytes_come_out() {
        let public = key().verifying_key().to_bytes();
        let sealed = seal(&key(), "card", b"{}");
        assert_eq!(Document::parse(&sealed).expect("whole").verify("card", &public), Ok(&b"{}"[..]));
        assert_eq!(Document::parse(&sealed).expect("whole").verify("drop", &public), Err(DocumentError::Signature));
        for cut in 0..sealed.len() {
            assert!(Document::parse(&sealed[..cut]).is_err(), "cut at {cut}");
        }
        assert!(Document::parse(&[&sealed[..], b"x"].concat()).is_err(), "a byte behind it");
        assert!(Document::parse(&seal(&key(), "card", &vec![b' '; MAX_LEN - 67])).is_err(), "above 64 KiB");
        assert!(Document::parse(&seal(&key(), "card", &vec![b' '; MAX_LEN - 68])).is_ok());
        for at in 4..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            let opened = Document::parse(&changed).and_then(|d| d.verify("card", &public));
            assert_eq!(opened, Err(DocumentError::Signature), "byte {at}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_value_or_an_error(bytes: Vec<u8>) {
            if let Ok(document) = Document::parse(&bytes) {
                prop_assert!(document.verify("card", &[3; 32]).is_err());
            }
        }
    }
}
