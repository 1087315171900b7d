//! The text of a seen: one meaning has one spelling.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::log::Seen;
use sybyr_crypto_fuzz::{KEY, PUBLIC, origin, text_of};

fuzz_target!(|data: &[u8]| {
    let origin = origin("2026-1");
    let _ = Seen::open(data, &origin, &PUBLIC);
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(seen) = Seen::parse(text, &origin) {
        let note = seen.sign(&KEY).expect("what is read can be signed");
        assert_eq!(text_of(&note), data);
        assert_eq!(Seen::open(&note, &origin, &PUBLIC), Ok(seen));
    }
});
