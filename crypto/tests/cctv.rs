//! The age test vectors of C2SP/CCTV against the one path used here: one hybrid recipient opens, everything else is refused.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use sybyr_crypto::hex;
use sybyr_crypto::notation::sha256;
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::seal::{HeaderState, check_header, open_vec};

struct Vector {
    expect: String,
    payload: Option<String>,
    identity: Option<HybridIdentity>,
    file: Vec<u8>,
}

fn vectors() -> BTreeMap<String, Vector> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cctv");
    let files = fs::read_dir(dir).unwrap().map(|f| f.unwrap().path()).filter(|f| f.extension().is_none());
    files.map(|f| (f.file_name().unwrap().to_str().unwrap().to_owned(), parse(&fs::read(&f).unwrap()))).collect()
}

fn parse(bytes: &[u8]) -> Vector {
    let end = bytes.windows(2).position(|w| w == b"\n\n").unwrap();
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let field = |key: &str| head.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(": ")).map(str::to_owned);
    Vector {
        expect: field("expect").unwrap(),
        payload: field("payload"),
        identity: head.lines().filter_map(|l| l.strip_prefix("identity: ")?.parse().ok()).next(),
        file: bytes[end + 2..].to_vec(),
    }
}

#[test]
fn only_a_file_to_one_hybrid_recipient_opens() {
    let stranger = HybridIdentity::from_seed(&sybyr_crypto::keys::Secret::new([1; 32]));
    let (mut opened, mut refused) = (Vec::new(), 0);
    for (name, vector) in vectors() {
        let identity = vector.identity.as_ref().unwrap_or(&stranger);
        match open_vec(identity, &vector.file, 1 << 20) {
            Ok(plaintext) => {
                assert_eq!(vector.expect, "success", "{name} opened");
                assert_eq!(Some(hex::encode(&sha256(&plaintext))), vector.payload, "{name}");
                assert!(matches!(check_header(&vector.file), HeaderState::Accepted(_)), "{name}");
                opened.push(name);
            }
            Err(_) => refused += 1,
        }
    }
    // `hybrid_grease`, `hybrid_and_x25519` and `hybrid_multiple_recipients` open with age; the protocol allows none of them
    assert_eq!(opened, ["hybrid"]);
    assert!(refused > 100, "{refused}");
}

/// The identity on its own, through the crate `age` as it stands: it agrees with age on every file of its kind.
#[test]
fn the_identity_agrees_with_age_on_every_hybrid_file() {
    let vectors = vectors();
    let hybrid: Vec<_> = vectors.iter().filter(|(name, _)| name.starts_with("hybrid")).collect();
    assert_eq!(hybrid.len(), 18);
    for (name, vector) in hybrid {
        let identity = vector.identity.as_ref().unwrap();
        let plaintext = age::Decryptor::new_buffered(&vector.file[..])
            .and_then(|d| d.decrypt([identity as &dyn age::Identity].into_iter()))
            .ok()
            .and_then(|mut reader| {
                let mut plaintext = Vec::new();
                reader.read_to_end(&mut plaintext).ok().map(|_| plaintext)
            });
        assert_eq!(plaintext.is_some(), vector.expect == "success", "{name}");
        if let Some(plaintext) = plaintext {
            assert_eq!(Some(hex::encode(&sha256(&plaintext))), vector.payload, "{name}");
        }
    }
}
