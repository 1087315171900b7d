//! Strict JSON: what is accepted reads the same again after it was written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::json::{MAX_LEN, parse_object, write};

fuzz_target!(|data: &[u8]| {
    if let Ok(object) = parse_object(data, MAX_LEN) {
        assert_eq!(parse_object(&write(&object), usize::MAX), Ok(object));
    }
});
