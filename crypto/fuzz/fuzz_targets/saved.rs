//! A saved visit: whatever is accepted is, up to the zeros behind it, what the writer writes of its parts in any order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::saved::{open, write_parts};

fuzz_target!(|data: &[u8]| {
    let Ok(parts) = open(data) else { return };
    let written = write_parts(parts.into_iter().rev().collect());
    assert!(data.starts_with(&written) && data.len() - written.len() < 512);
});
