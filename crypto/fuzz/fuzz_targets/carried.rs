//! A carried tip: whatever is accepted is, up to the zeros behind it, what the writer writes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::carried::Carried;

fuzz_target!(|data: &[u8]| {
    let Ok(carried) = Carried::open(data) else { return };
    let written = carried.write();
    assert!(data.starts_with(&written) && data.len() - written.len() < 512);
});
