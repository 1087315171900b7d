//! The text of a checkpoint: one meaning has one spelling.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::log::Checkpoint;
use sybyr_crypto_fuzz::{KEY, PUBLIC, origin, text_of};

fuzz_target!(|data: &[u8]| {
    let origin = origin("2026-1");
    let _ = Checkpoint::open(data, &origin, &PUBLIC);
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(checkpoint) = Checkpoint::parse(text, &origin) {
        let note = checkpoint.sign(&KEY).expect("what is read can be signed");
        assert_eq!(text_of(&note), data);
        assert_eq!(Checkpoint::open(&note, &origin, &PUBLIC), Ok(checkpoint));
    }
});
