//! The notation of the protocol: labelled messages, hashes, derived keys and signatures (protocol section 1).

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};

const PREFIX: &[u8] = b"sybyr/v1/";

/// `M(l, p..) = u8 len("sybyr/v1/" l) | "sybyr/v1/" l | p..`
///
/// Each part has a fixed length by the protocol or was framed by [`var`].
pub fn message(label: &str, parts: &[&[u8]]) -> Vec<u8> {
    let name_len = PREFIX.len() + label.len();
    let mut out = Vec::with_capacity(1 + name_len + parts.iter().map(|p| p.len()).sum::<usize>());
    out.push(u8::try_from(name_len).expect("labels are short constants"));
    out.extend_from_slice(PREFIX);
    out.extend_from_slice(label.as_bytes());
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}

/// `var(x) = u32be len(x) | x`
pub fn var(bytes: &[u8]) -> Vec<u8> {
    let len = u32::try_from(bytes.len()).expect("parts are far below 4 GiB");
    [&len.to_be_bytes(), bytes].concat()
}

/// `H(l, p..) = SHA-256(M(l, p..))`
pub fn hash(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    sha256(&message(label, parts))
}

/// `SHA-256(bytes)`, FIPS 180-4.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// `K(k, l, p..)[out.len()] = HKDF-SHA256(ikm = k, salt = 32 zero bytes, info = M(l, p..))`, RFC 5869. At most 8160 bytes.
pub fn derive(key: &[u8], label: &str, parts: &[&[u8]], out: &mut [u8]) {
    Hkdf::<Sha256>::new(Some(&[0; 32]), key)
        .expand(&message(label, parts), out)
        .expect("no output of the protocol is longer than 255 hashes");
}

/// `HMAC-SHA-512(key, bytes)`, RFC 2104.
pub fn hmac_sha512(key: &[u8], bytes: &[u8]) -> [u8; 64] {
    Hmac::<Sha512>::new_from_slice(key).expect("HMAC takes any key").chain_update(bytes).finalize().into_bytes().into()
}

/// `HMAC-SHA-256(key, bytes)`, RFC 2104.
pub fn hmac_sha256(key: &[u8], bytes: &[u8]) -> [u8; 32] {
    Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes any key").chain_update(bytes).finalize().into_bytes().into()
}

/// `S(sk, l, p..)`: Ed25519 over `M(l, p..)`, RFC 8032.
pub fn sign(key: &SigningKey, label: &str, parts: &[&[u8]]) -> [u8; 64] {
    key.sign(&message(label, parts)).to_bytes()
}

/// Whether `signature` is `S(sk, l, p..)` of the key with this public half. Strict: canonical encodings, no small-order keys.
pub fn verify(public: &[u8; 32], label: &str, parts: &[&[u8]], signature: &[u8; 64]) -> bool {
    verify_bytes(public, &message(label, parts), signature)
}

/// Whether `signature` is Ed25519 over exactly `bytes` (signed notes carry no label of ours).
pub fn verify_bytes(public: &[u8; 32], bytes: &[u8], signature: &[u8; 64]) -> bool {
    let Some(key) = canonical(public) else { return false };
    key.verify_strict(bytes, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
}

/// The key with this encoding, when it is the one encoding of that key.
fn canonical(public: &[u8; 32]) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(public).ok().filter(|key| key.to_edwards().compress().to_bytes() == *public)
}

/// Whether two secrets are equal, in time that depends on their length only.
pub fn equal(a: &[u8], b: &[u8]) -> bool {
    use subtle::ConstantTimeEq as _;
    a.ct_eq(b).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_carries_the_length_of_its_whole_label() {
        assert_eq!(message("agency", &[&[7, 8]]), b"\x0fsybyr/v1/agency\x07\x08");
    }

    /// y = 3 + p is another spelling of y = 3, which is on the curve.
    #[test]
    fn a_key_spelled_another_way_verifies_nothing() {
        let mut spelled = [0xff; 32];
        spelled[0] = 0xed + 3;
        spelled[31] = 0x7f;
        assert!(VerifyingKey::from_bytes(&spelled).is_ok());
        assert!(canonical(&spelled).is_none());
    }

    #[test]
    fn a_small_order_key_verifies_nothing() {
        let identity = {
            let mut k = [0; 32];
            k[0] = 1;
            k
        };
        let mut signature = [0; 64];
        signature[0] = 1;
        assert!(!verify_bytes(&identity, b"any", &signature));
    }
}
