//! `tests/vectors/recipient` and `tests/vectors/seal`

use serde_json::json;
use sybyr_crypto::hex;
use sybyr_crypto::keys::Secret;
use sybyr_crypto::recipient::{HybridIdentity, HybridRecipient};

use crate::fixed::{b64, file_key, intake, rng, seal, seal_under};
use crate::{error, success};

pub(crate) fn make() {
    recipients();
    sealed();
}

fn recipients() {
    for byte in [0, 7, 255] {
        let identity = HybridIdentity::from_seed(&Secret::new([byte; 32]));
        success(
            "recipient",
            &format!("seed-{byte}"),
            "a seed, its identity and its recipient",
            json!({ "seed": hex::encode(&[byte; 32]), "identity": *identity.reveal(), "recipient": identity.to_recipient() }),
        );
    }
    let good = intake().to_recipient().to_string();
    let refuse = |name, comment, text: String| error("recipient", name, comment, json!({ "recipient": text }));
    refuse("upper-case", "one key has one spelling", good.to_uppercase());
    refuse("x25519", "not post-quantum", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p".into());
    refuse("cut", "a letter is missing", good[..good.len() - 1].into());
    refuse("changed", "the checksum does not hold", good.replacen("age1pq1", "age1pq1q", 1));
    refuse("spaces", "nothing around the key", format!(" {good}"));
    let identity = intake().reveal().to_string();
    error(
        "recipient",
        "identity-lower-case",
        "one key has one spelling",
        json!({ "identity": identity.to_lowercase() }),
    );
    error("recipient", "identity-cut", "a letter is missing", json!({ "identity": identity[..identity.len() - 1] }));
}

fn sealed() {
    let to = intake().to_recipient();
    let identity = intake().reveal().to_string();
    for (name, len) in [("one-byte", 1), ("one-chunk", 65536), ("two-chunks", 65537)] {
        let plaintext: Vec<u8> = (0..len).map(|i| u8::try_from(i % 251).expect("below 251")).collect();
        let fields = json!({ "identity": identity, "sealed_b64": b64(&seal(&to, &plaintext, 11)), "plaintext": hex::encode(&plaintext) });
        success("seal", name, "opens, at the edges of a chunk", fields);
    }
    let stanza = |to: &HybridRecipient| {
        let s = to.wrap(&file_key(12), &mut rng(12));
        (s.tag, s.args, s.body)
    };
    let grease = |n: usize| ("Zx!-grease".to_owned(), vec!["a".to_owned(), "b~".to_owned()], vec![7; n]);
    let good = seal_under(&[stanza(&to)], b"text", 12);
    for (name, stanzas) in
        [("grease-after", vec![stanza(&to), grease(48)]), ("grease-before", vec![grease(0), stanza(&to)])]
    {
        let fields = json!({ "identity": identity, "sealed_b64": b64(&seal_under(&stanzas, b"text", 12)), "plaintext": hex::encode(b"text") });
        success("seal", name, "the crate age adds one random stanza", fields);
    }
    let refuse = |name, comment, header, sealed: &[u8]| {
        error("seal", name, comment, json!({ "identity": identity, "sealed_b64": b64(sealed), "header": header }));
    };
    let mut changed = good.clone();
    *changed.last_mut().expect("not empty") ^= 1;
    refuse("changed-payload", "the last byte is another", "accepted", &changed);
    refuse("cut-payload", "the last byte is missing", "accepted", &good[..good.len() - 1]);
    refuse("no-payload", "cut after the nonce", "accepted", &good[..1627 + 16]);
    refuse("cut-header", "cut inside the stanza", "incomplete", &good[..700]);
    refuse("empty", "nothing", "incomplete", b"");
    refuse("plain-text", "not sealed at all", "not-age", b"a tip in clear text");
    refuse(
        "other-version",
        "an age file of another version",
        "not-age",
        &[b"age-encryption.org/v2\n", &good[22..]].concat(),
    );
    refuse(
        "two-recipients",
        "exactly one may open it",
        "recipients",
        &seal_under(&[stanza(&to), stanza(&to)], b"text", 12),
    );
    refuse(
        "two-greases",
        "at most one random stanza",
        "recipients",
        &seal_under(&[grease(1), stanza(&to), grease(1)], b"text", 12),
    );
    refuse(
        "unknown-stanza",
        "no other recipient beside ours",
        "recipients",
        &seal_under(&[stanza(&to), ("X25519".into(), vec!["a".into()], vec![1; 32])], b"text", 12),
    );
    refuse("grease-only", "no recipient at all", "recipients", &seal_under(&[grease(1)], b"text", 12));
    let other = HybridIdentity::from_seed(&Secret::new([0x0c; 32])).to_recipient();
    refuse("another-key", "sealed to somebody else", "accepted", &seal(&other, b"text", 12));
    let mut mac = good.clone();
    mac[1627 - 2] ^= 1;
    refuse(
        "changed-header-mac",
        "the header was tampered with",
        if base64_tail_ok(&mac) { "accepted" } else { "not-age" },
        &mac,
    );
    let mut crlf = good.clone();
    crlf.splice(21..22, *b"\r\n");
    refuse("carriage-return", "one line ending only", "not-age", &crlf);
}

fn base64_tail_ok(sealed: &[u8]) -> bool {
    matches!(sybyr_crypto::seal::check_header(sealed), sybyr_crypto::seal::HeaderState::Accepted(_))
}
