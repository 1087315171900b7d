//! Fixed inputs, and sealing with fixed randomness: the crate `age` draws its own, so the age format is written out here.

use base64::{
    Engine as _,
    prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD},
};
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand::{SeedableRng as _, rngs::StdRng};
use sha2::Sha256;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{DropId, Fingerprint, Secret, fingerprint};
use sybyr_crypto::recipient::{HybridIdentity, HybridRecipient};

pub(crate) fn rng(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

pub(crate) fn drop_id() -> DropId {
    Hex(std::array::from_fn(|i| u8::try_from(i).expect("below 16")))
}

/// The agency's root key.
pub(crate) fn agency_root() -> SigningKey {
    SigningKey::from_bytes(&[0x0a; 32])
}

pub(crate) fn agency() -> Fingerprint {
    fingerprint(agency_root().verifying_key().as_bytes())
}

/// The agency's intake identity.
pub(crate) fn intake() -> HybridIdentity {
    HybridIdentity::from_seed(&Secret::new([0x0b; 32]))
}

pub(crate) fn b64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// An age file of `plaintext` with everything random drawn from `seed`.
pub(crate) fn seal(to: &HybridRecipient, plaintext: &[u8], seed: u64) -> Vec<u8> {
    let stanza = to.wrap(&file_key(seed), &mut rng(seed));
    seal_under(&[(stanza.tag, stanza.args, stanza.body)], plaintext, seed)
}

pub(crate) fn file_key(seed: u64) -> [u8; 16] {
    (u128::from(seed) * 0x0101_0101_0101).to_be_bytes()
}

/// As [`seal`] with any stanzas.
pub(crate) fn seal_under(stanzas: &[(String, Vec<String>, Vec<u8>)], plaintext: &[u8], seed: u64) -> Vec<u8> {
    let file_key = file_key(seed);
    let mut header = String::from("age-encryption.org/v1\n");
    for (name, args, body) in stanzas {
        header += &format!("-> {} {}\n", name, args.join(" "));
        let body = BASE64_STANDARD_NO_PAD.encode(body);
        let mut rest = body.as_str();
        while rest.len() >= 64 {
            header += &rest[..64];
            header.push('\n');
            rest = &rest[64..];
        }
        header += rest;
        header.push('\n');
    }
    header += "---";
    let mac_key = expand(&[], &file_key, b"header");
    let mac =
        <Hmac<Sha256> as Mac>::new_from_slice(&mac_key).expect("any key").chain_update(&header).finalize().into_bytes();
    header += &format!(" {}\n", BASE64_STANDARD_NO_PAD.encode(mac));
    let nonce = [u8::try_from(seed % 251).expect("below 251"); 16];
    let cipher = ChaCha20Poly1305::new((&expand(&nonce, &file_key, b"payload")).into());
    let mut out = [header.as_bytes(), &nonce].concat();
    let chunks: Vec<&[u8]> = plaintext.chunks(64 * 1024).collect();
    for (i, chunk) in chunks.iter().enumerate() {
        let mut stream_nonce = [0; 12];
        stream_nonce[3..11].copy_from_slice(&(i as u64).to_be_bytes());
        stream_nonce[11] = u8::from(i + 1 == chunks.len());
        out.extend(cipher.encrypt(&stream_nonce.into(), *chunk).expect("a chunk can be encrypted"));
    }
    out
}

fn expand(salt: &[u8], ikm: &[u8], info: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), ikm).expand(info, &mut out).expect("32 bytes");
    out
}
