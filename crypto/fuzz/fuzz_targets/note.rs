//! A signed note, also with our signature under an invented text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::note::{Note, open, sign};
use sybyr_crypto_fuzz::{KEY, PUBLIC};

fuzz_target!(|data: &[u8]| {
    if let Ok(note) = Note::parse(data) {
        let _ = note.verify("name", &PUBLIC);
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(note) = sign(text, "name", &KEY) {
        assert_eq!(open(&note, "name", &PUBLIC), Ok(text));
    }
});
