//! A signed document: what comes out was signed, and signing it again gives the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::document::Document;
use sybyr_crypto::notation::{sign, var};
use sybyr_crypto_fuzz::{KEY, PUBLIC};

fuzz_target!(|data: &[u8]| {
    let Ok(document) = Document::parse(data) else { return };
    if let Ok(json) = document.verify("card", &PUBLIC) {
        assert_eq!([&var(json)[..], &sign(&KEY, "card", &[json])].concat(), data);
    }
});
