//! age's hybrid recipient `mlkem768x25519` for the crate `age`, which does not have it yet (protocol section 4).
//!
//! Kept in one file, but for the letters of a recipient, so that an upstream implementation can replace it. C2SP age specification, "hybrid recipient";
//! HPKE base mode (RFC 9180) with KEM X-Wing (0x647a), HKDF-SHA256 and ChaCha20-Poly1305; ML-KEM-768 (FIPS 203).

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use age::{DecryptError, EncryptError};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use age_core::primitives::{bech32_decode, bech32_encode_to_fmt};
use age_core::secrecy::ExposeSecret as _;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use bech32::Hrp;
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use hkdf::{Hkdf, HkdfExtract};
use ml_kem::kem::Decapsulate as _;
use ml_kem::{EncapsulateDeterministic as _, EncodedSizeUser as _, KemCore as _, MlKem768};
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::Sha256;
use sha3::digest::{Digest as _, ExtendableOutput as _, XofReader as _};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use crate::keys::Secret;

mod letters;

/// The stanza's type in an age header.
pub const STANZA_TYPE: &str = "mlkem768x25519";
const RECIPIENT_HRP: Hrp = Hrp::parse_unchecked("age1pq");
const IDENTITY_HRP: Hrp = Hrp::parse_unchecked("age-secret-key-pq-");
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const XWING_LABEL: &[u8; 6] = b"\\.//^\\";
const SUITE_ID: &[u8; 10] = b"HPKE\x64\x7a\x00\x01\x00\x03";
const ML_KEM_PUBLIC: usize = 1184;
const ML_KEM_CIPHERTEXT: usize = 1088;
/// Length of a recipient: ML-KEM-768 encapsulation key, then X25519 public key.
pub const PUBLIC_LEN: usize = ML_KEM_PUBLIC + 32;
const ENC_LEN: usize = ML_KEM_CIPHERTEXT + 32;

type EncapsulationKey = <MlKem768 as ml_kem::KemCore>::EncapsulationKey;
type DecapsulationKey = <MlKem768 as ml_kem::KemCore>::DecapsulationKey;

/// The text is not a usable hybrid key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyError;

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a valid age1pq key")
    }
}

impl std::error::Error for KeyError {}

/// A public key `age1pq1…`: checked, so that sealing to it cannot fail.
#[derive(Clone, PartialEq, Eq)]
pub struct HybridRecipient(Box<[u8; PUBLIC_LEN]>);

impl HybridRecipient {
    /// Checks the FIPS 203 modulus and that the X25519 point is not of low order.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let bytes: Box<[u8; PUBLIC_LEN]> = Box::new(bytes.try_into().map_err(|_| KeyError)?);
        let (ml_kem, x25519) = bytes.split_at(ML_KEM_PUBLIC);
        let x25519: [u8; 32] = x25519.try_into().map_err(|_| KeyError)?;
        if canonical(ml_kem) && !is_low_order(x25519) { Ok(Self(bytes)) } else { Err(KeyError) }
    }

    /// ML-KEM-768 encapsulation key, then X25519 public key.
    pub fn as_bytes(&self) -> &[u8; PUBLIC_LEN] {
        &self.0
    }

    /// Wraps `file_key` with randomness from `rng`: 32 bytes for ML-KEM, then 32 for X25519.
    pub fn wrap(&self, file_key: &[u8; FILE_KEY_BYTES], rng: &mut (impl RngCore + CryptoRng)) -> Stanza {
        let m = Secret::<32>::random(rng);
        let ephemeral = Secret::<32>::random(rng);
        let (ml_kem, x25519) = self.0.split_at(ML_KEM_PUBLIC);
        let key = EncapsulationKey::from_bytes(ml_kem.try_into().expect("1184 bytes"));
        let (ct_m, ss_m) = key.encapsulate_deterministic(m.expose().into()).expect("this encapsulation cannot fail");
        let pk_x: [u8; 32] = x25519.try_into().expect("32 bytes");
        let ephemeral = StaticSecret::from(*ephemeral.expose());
        let ct_x = PublicKey::from(&ephemeral).to_bytes();
        let ss_x = ephemeral.diffie_hellman(&PublicKey::from(pk_x));
        let shared = x_wing(ss_m.as_slice(), ss_x.as_bytes(), &ct_x, &pk_x);
        let (key, nonce) = hpke_context(&shared);
        let body = ChaCha20Poly1305::new((&*key).into())
            .encrypt(&nonce.into(), &file_key[..])
            .expect("sixteen bytes can be encrypted");
        let enc = [ct_m.as_slice(), &ct_x].concat();
        Stanza { tag: STANZA_TYPE.into(), args: vec![BASE64_STANDARD_NO_PAD.encode(enc)], body }
    }
}

/// FIPS 203, section 7.2: every 12-bit coefficient of the encapsulation key is below q = 3329.
fn canonical(ml_kem: &[u8]) -> bool {
    ml_kem[..1152].chunks_exact(3).all(|c| {
        let (a, b, c) = (u16::from(c[0]), u16::from(c[1]), u16::from(c[2]));
        (a | (b & 15) << 8) < 3329 && (b >> 4 | c << 4) < 3329
    })
}

/// Whether X25519 with this public key gives zeros whatever the secret (RFC 7748, section 6.1; the top bit does not count).
/// Compared with a list, because multiplying would cost a reader of tips as much again as opening them.
fn is_low_order(mut x25519: [u8; 32]) -> bool {
    x25519[31] &= 0x7f;
    LOW_ORDER.contains(&x25519)
}

/// The u-coordinates 0, 1, -1 and the two of order eight, and the 255-bit numbers that are 0 and 1 modulo 2^255 - 19.
const LOW_ORDER: [[u8; 32]; 7] = [
    [0; 32],
    near(0x01, 0x00, 0x00),
    near(0xec, 0xff, 0x7f),
    near(0xed, 0xff, 0x7f),
    near(0xee, 0xff, 0x7f),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
        0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
];

const fn near(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut number = [middle; 32];
    number[0] = first;
    number[31] = last;
    number
}

impl age::Recipient for HybridRecipient {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let stanza = self.wrap(file_key.expose_secret(), &mut rand::rngs::OsRng);
        Ok((vec![stanza], HashSet::from(["postquantum".to_owned()])))
    }
}

impl FromStr for HybridRecipient {
    type Err = KeyError;
    fn from_str(text: &str) -> Result<Self, KeyError> {
        Self::from_bytes(&letters::decode(text).ok_or(KeyError)?)
    }
}

impl fmt::Display for HybridRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        bech32_encode_to_fmt(f, RECIPIENT_HRP, &self.0[..])
    }
}

impl fmt::Debug for HybridRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for HybridRecipient {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HybridRecipient {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input)?.parse().map_err(D::Error::custom)
    }
}

/// A private key `AGE-SECRET-KEY-PQ-1…`: a 32-byte seed and what it expands to. Zeroized on drop.
#[derive(Clone)]
pub struct HybridIdentity {
    seed: Secret<32>,
    ml_kem: Box<DecapsulationKey>,
    x25519: StaticSecret,
    public: HybridRecipient,
}

impl HybridIdentity {
    /// `SHAKE-256(seed, 96) = d | z | X25519 scalar`
    pub fn from_seed(seed: &Secret<32>) -> Self {
        let mut expanded = Zeroizing::new([0; 96]);
        let mut shake = sha3::Shake256::default();
        sha3::digest::Update::update(&mut shake, seed.expose());
        shake.finalize_xof().read(&mut expanded[..]);
        let d = Zeroizing::new(<[u8; 32]>::try_from(&expanded[..32]).expect("32 bytes"));
        let z = Zeroizing::new(<[u8; 32]>::try_from(&expanded[32..64]).expect("32 bytes"));
        let scalar = Zeroizing::new(<[u8; 32]>::try_from(&expanded[64..]).expect("32 bytes"));
        let (ml_kem, encapsulation) = MlKem768::generate_deterministic((&*d).into(), (&*z).into());
        let x25519 = StaticSecret::from(*scalar);
        let mut public = Box::new([0; PUBLIC_LEN]);
        public[..ML_KEM_PUBLIC].copy_from_slice(encapsulation.as_bytes().as_slice());
        public[ML_KEM_PUBLIC..].copy_from_slice(PublicKey::from(&x25519).as_bytes());
        Self { seed: seed.clone(), ml_kem: Box::new(ml_kem), x25519, public: HybridRecipient(public) }
    }

    /// Fresh from `rng`.
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        Self::from_seed(&Secret::random(rng))
    }

    /// The seed, for those who store identities.
    pub fn seed(&self) -> &Secret<32> {
        &self.seed
    }

    /// The public half.
    pub fn to_recipient(&self) -> HybridRecipient {
        self.public.clone()
    }

    /// The identity as `AGE-SECRET-KEY-PQ-1…`: the one visible exit.
    pub fn reveal(&self) -> Zeroizing<String> {
        let mut text = String::with_capacity(128);
        bech32_encode_to_fmt(&mut text, IDENTITY_HRP, self.seed.expose()).expect("a string takes any text");
        text.make_ascii_uppercase();
        Zeroizing::new(text)
    }

    fn unwrap(&self, stanza: &Stanza) -> Result<Option<Zeroizing<Vec<u8>>>, DecryptError> {
        let [enc] = &stanza.args[..] else { return Err(DecryptError::InvalidHeader) };
        let enc = BASE64_STANDARD_NO_PAD.decode(enc).map_err(|_| DecryptError::InvalidHeader)?;
        if enc.len() != ENC_LEN || stanza.body.len() != FILE_KEY_BYTES + 16 {
            return Err(DecryptError::InvalidHeader);
        }
        let (ct_m, ct_x) = enc.split_at(ML_KEM_CIPHERTEXT);
        let ct_x: [u8; 32] = ct_x.try_into().expect("length was checked");
        let ss_m = self.ml_kem.decapsulate(ct_m.try_into().expect("length was checked")).expect("cannot fail");
        let ss_x = self.x25519.diffie_hellman(&PublicKey::from(ct_x));
        if !ss_x.was_contributory() {
            return Err(DecryptError::InvalidHeader);
        }
        let pk_x: &[u8; 32] = self.public.0[ML_KEM_PUBLIC..].try_into().expect("32 bytes");
        let shared = x_wing(ss_m.as_slice(), ss_x.as_bytes(), &ct_x, pk_x);
        let (key, nonce) = hpke_context(&shared);
        let opened = ChaCha20Poly1305::new((&*key).into()).decrypt(&nonce.into(), &stanza.body[..]);
        Ok(opened.ok().map(Zeroizing::new))
    }
}

impl age::Identity for HybridIdentity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != STANZA_TYPE {
            return None;
        }
        let key = self.unwrap(stanza).transpose()?;
        Some(key.map(|key| FileKey::init_with_mut(|out| out.copy_from_slice(&key))))
    }
}

/// Several identities as one: what is sealed to any of them opens.
#[derive(Debug)]
pub struct AnyOf(pub Vec<HybridIdentity>);

impl age::Identity for AnyOf {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        let mut found = None;
        for identity in &self.0 {
            match identity.unwrap_stanza(stanza) {
                Some(Ok(key)) => return Some(Ok(key)),
                other => found = found.or(other),
            }
        }
        found
    }
}

impl FromStr for HybridIdentity {
    type Err = KeyError;
    fn from_str(text: &str) -> Result<Self, KeyError> {
        if !text.starts_with("AGE-SECRET-KEY-PQ-1") {
            return Err(KeyError);
        }
        bech32_decode(
            text,
            |_| KeyError,
            |hrp| if hrp == IDENTITY_HRP { Ok(()) } else { Err(KeyError) },
            |_, bytes| {
                let bytes = Zeroizing::new(bytes.collect::<Vec<_>>());
                let seed = <[u8; 32]>::try_from(&bytes[..]).map_err(|_| KeyError)?;
                Ok(Self::from_seed(&Secret::new(seed)))
            },
        )
    }
}

impl fmt::Debug for HybridIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HybridIdentity(..)")
    }
}

/// The file key of one sealed object: opens that object again when the identity is gone. 16 secret bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredFileKey(pub Secret<FILE_KEY_BYTES>);

impl age::Identity for StoredFileKey {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        // the header's MAC, checked by the crate `age` with this key, tells whether the key belongs to the file
        Some(Ok(FileKey::init_with_mut(|out| out.copy_from_slice(self.0.expose()))))
    }
}

/// X-Wing's combiner: `SHA3-256(ss_M | ss_X | ct_X | pk_X | "\.//^\")`.
fn x_wing(ss_m: &[u8], ss_x: &[u8; 32], ct_x: &[u8; 32], pk_x: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let mut hash = sha3::Sha3_256::new();
    for part in [ss_m, ss_x, ct_x, pk_x, XWING_LABEL] {
        hash.update(part);
    }
    Zeroizing::new(hash.finalize().into())
}

/// RFC 9180, section 5.1, `KeySchedule` in base mode with the age info: key and base nonce of the only message.
fn hpke_context(shared: &[u8; 32]) -> (Zeroizing<[u8; 32]>, [u8; 12]) {
    /// Of what is the same for every file: mode, no pre-shared key, the age info.
    static CONTEXT: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let psk_id_hash = labeled_extract(&[], b"psk_id_hash", &[]).0;
        let info_hash = labeled_extract(&[], b"info_hash", INFO).0;
        [&[0][..], &psk_id_hash[..], &info_hash[..]].concat()
    });
    let context = &CONTEXT[..];
    let (_, secret) = labeled_extract(shared, b"secret", &[]);
    let mut key = Zeroizing::new([0; 32]);
    labeled_expand(&secret, b"key", context, &mut key[..]);
    let mut nonce = [0; 12];
    labeled_expand(&secret, b"base_nonce", context, &mut nonce);
    (key, nonce)
}

fn labeled_extract(salt: &[u8], label: &[u8], ikm: &[u8]) -> (Zeroizing<[u8; 32]>, Hkdf<Sha256>) {
    let mut extract = HkdfExtract::<Sha256>::new(Some(salt));
    for part in [b"HPKE-v1", &SUITE_ID[..], label, ikm] {
        extract.input_ikm(part);
    }
    let (prk, hkdf) = extract.finalize();
    (Zeroizing::new(prk.into()), hkdf)
}

fn labeled_expand(prk: &Hkdf<Sha256>, label: &[u8], info: &[u8], out: &mut [u8]) {
    let len = u16::try_from(out.len()).expect("at most 32").to_be_bytes();
    prk.expand_multi_info(&[&len, b"HPKE-v1", SUITE_ID, label, info], out).expect("at most 32 bytes");
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng as _, rngs::StdRng};

    fn identity() -> HybridIdentity {
        HybridIdentity::from_seed(&Secret::new([7; 32]))
    }

    #[test]
    fn keys_survive_their_text() {
        let id = identity();
        let again: HybridIdentity = id.reveal().parse().expect("own text");
        assert_eq!(again.to_recipient(), id.to_recipient());
        let text = id.to_recipient().to_string();
        assert_eq!(text.parse::<HybridRecipient>().expect("own text"), id.to_recipient());
        assert!(text.to_uppercase().parse::<HybridRecipient>().is_err());
        assert!(id.reveal().to_lowercase().parse::<HybridIdentity>().is_err());
    }

    #[test]
    fn what_is_wrapped_unwraps_and_only_with_its_identity() {
        let stanza = identity().to_recipient().wrap(&[3; 16], &mut StdRng::seed_from_u64(1));
        assert_eq!(identity().unwrap(&stanza).expect("valid").expect("ours")[..], [3; 16]);
        let other = HybridIdentity::from_seed(&Secret::new([8; 32]));
        assert!(other.unwrap(&stanza).expect("valid").is_none());
    }

    #[test]
    fn refuses_a_key_that_is_not_canonical_or_of_low_order() {
        let good = *identity().to_recipient().as_bytes();
        let mut high = good;
        high[0] = 0x01; // coefficient 0xd01 = 3329
        high[1] = (high[1] & 0xf0) | 0x0d;
        assert!(HybridRecipient::from_bytes(&high).is_err());
        let mut low_order = good;
        low_order[ML_KEM_PUBLIC..].fill(0);
        assert!(HybridRecipient::from_bytes(&low_order).is_err());
        assert!(HybridRecipient::from_bytes(&good[1..]).is_err());
        assert!(HybridRecipient::from_bytes(&good).is_ok());
    }

    #[test]
    fn low_order_is_what_x25519_turns_into_zeros() {
        let zeros =
            |key: [u8; 32]| !StaticSecret::from([9; 32]).diffie_hellman(&PublicKey::from(key)).was_contributory();
        for mut key in LOW_ORDER {
            assert!(is_low_order(key) && zeros(key), "{key:02x?}");
            key[31] |= 0x80;
            assert!(is_low_order(key) && zeros(key), "{key:02x?}");
            key[1] ^= 1;
            assert!(!is_low_order(key) && !zeros(key), "{key:02x?}");
        }
        // Every number that is not reduced, and its neighbours below.
        for first in 0xe0..=0xff {
            let key = near(first, 0xff, 0x7f);
            assert_eq!(is_low_order(key), zeros(key), "{key:02x?}");
        }
        let mut rng = StdRng::seed_from_u64(2);
        for _ in 0..50 {
            let key = *Secret::<32>::random(&mut rng).expose();
            assert_eq!(is_low_order(key), zeros(key), "{key:02x?}");
        }
    }

    #[test]
    fn an_identity_does_not_print_itself() {
        assert_eq!(format!("{:?}", identity()), "HybridIdentity(..)");
    }
}
